"""The catalogue of norms: complete, as its own words say it, and resting on lines that are there."""

import json
from pathlib import Path

import pytest

from naklank.law.documents import DOCUMENTS
from naklank.law.norms import CATALOGUE, OPEN_POINTS
from naklank.law.subjects import ALL, GROUPS
from naklank.law.vocabulary import VOCABULARY

NORMS = json.loads((Path(__file__).parent / "norms.json").read_text())
"""Of every norm of the sources: kind, rank, force, and the lines it rests on. Ids and numbers only."""
OURS = {norm for norm in CATALOGUE if norm.startswith("house.")}


def test_every_norm_of_the_sources_is_in_the_catalogue_and_nothing_else() -> None:
    """209 norms; besides those only rules of Naklank itself, which rest on no source and say so."""
    assert set(CATALOGUE) - OURS == set(NORMS)
    assert all(CATALOGUE[norm].force == "house" and not CATALOGUE[norm].sources for norm in OURS)


@pytest.mark.parametrize("norm", sorted(NORMS))
def test_a_norm_is_what_the_sources_make_it(norm: str) -> None:
    """Kind, rank, force and every line of source are the catalogue's."""
    ours, theirs = CATALOGUE[norm], NORMS[norm]
    rank = "none" if theirs["rank"] == "no rank" else theirs["rank"]
    assert (ours.kind, ours.rank, ours.force) == (theirs["kind"], rank, theirs["force"])
    lines = {(source.document, source.first_line, source.last_line) for source in ours.sources}
    assert lines == {tuple(source) for source in theirs["sources"]}


@pytest.mark.parametrize("norm", CATALOGUE.values(), ids=lambda norm: norm.id)
def test_what_a_norm_names_exists(norm) -> None:
    """Documents, facts with their values, and the norms that go before it are all real."""
    assert {source.document for source in norm.sources} <= set(DOCUMENTS)
    for given in norm.when:
        assert set(given.values) <= set(VOCABULARY[given.fact].states), given
    known = {*CATALOGUE, *(point.id for point in OPEN_POINTS)}
    for name in norm.unless:
        assert any(other == name or (name.endswith(".*") and other.startswith(name[:-1])) for other in known), name


def test_every_norm_has_one_subject_and_every_subject_a_group() -> None:
    """A reader who goes through the subjects meets each norm once."""
    listed = [norm.id for subject in ALL for norm in subject.norms]
    assert sorted(listed) == sorted(CATALOGUE)
    assert {subject.group for subject in ALL} == set(GROUPS)


def test_every_open_point_says_what_is_open_and_what_is_done_meanwhile() -> None:
    """48 points, each with a question, a treatment and a place in the sources."""
    assert len({point.id for point in OPEN_POINTS}) == 48
    for point in OPEN_POINTS:
        assert point.id.startswith("open.")
        assert all((point.asks.nl, point.asks.en, point.treated.nl, point.treated.en, point.sources))
