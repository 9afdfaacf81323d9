"""Searching the rules: predictable, whole words or parts, without capitals and accents; and the cases told beside a norm."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naklank.actions.read_rules import chapters, norm_address, open_on, passages_in_words, subjects
from naklank.actions.rules_search import LONGEST, folded, marked, search_rules, words_of
from naklank.actions.told import MOST, all_told, told_of
from naklank.law import ask
from naklank.law.norms import CATALOGUE, OPEN_POINTS

TODAY = date(2026, 3, 3)


def ids(asked: str, language: str = "nl", day: date = TODAY) -> list[str]:
    return [hit.norm.id for found in search_rules(asked, language, day) for hit in found.hits]


def test_a_word_is_found_wherever_it_stands_in_a_sentence() -> None:
    """Exactly the norms whose sentence holds it, when it stands nowhere else."""
    assert ids("verdriet") == ["deceased.interest.grief"]
    assert ids("grief", "en") == ["deceased.interest.grief"]
    assert "deceased.secrecy" in ids("zwijgt")


def test_capitals_and_accents_do_not_count() -> None:
    """Who types "PATIENT" finds "patiënt"."""
    assert ids("PATIENT") == ids("patiënt") == ids("patie\u0308nt") != []


def test_every_word_must_stand_there() -> None:
    """Two words find what holds both."""
    both = ids("kopie dossier")
    assert set(both) == set(ids("kopie")) & set(ids("dossier"))
    assert 0 < len(both) < len(ids("dossier"))


@pytest.mark.parametrize("norm", sorted(CATALOGUE))
def test_every_norm_is_found_by_its_name(norm: str) -> None:
    """A lawyer can type what stands in a receipt."""
    assert norm in ids(norm) and norm in ids(norm, "en")


def test_law_and_headings_are_searched_too() -> None:
    """By statute, and by the heading in the source; and what was found there is told."""
    (found,) = [
        hit for one in search_rules("wkkgz", "nl", TODAY) for hit in one.hits if hit.norm.id == "deceased.incident"
    ]
    assert [("Wkkgz", True)] in [list(pieces) for pieces in found.besides]
    assert "deceased.interest" in ids("zwaarwegend belang")


def test_what_does_not_hold_on_the_day_is_not_found() -> None:
    """The policy of Blijf Groep holds since 4 October 2018."""
    assert "video.blijf.client-records" in ids("video.blijf", day=date(2018, 10, 4))
    assert "video.blijf.client-records" not in ids("video.blijf", day=date(2018, 10, 3))


@pytest.mark.parametrize("nothing", ["", "   ", "zeppelin", "\x00", "a" * 10_000])
def test_nothing_is_found_for_what_is_not_there(nothing: str) -> None:
    """No words, no such word, far too many letters."""
    assert ids(nothing) == []


@given(st.text(), st.text(max_size=LONGEST))
def test_marking_changes_no_letter(text: str, asked: str) -> None:
    """The pieces together are the text, whatever was typed; a marked piece holds a word, and nothing else does."""
    words = words_of(asked)
    pieces = marked(text, words)
    assert "".join(piece for piece, _ in pieces) == text
    assert len(folded(text)) == len(text)
    assert not [piece for piece, is_it in pieces if not is_it and any(word in folded(piece) for word in words)]


@pytest.mark.parametrize("norm", sorted(norm for norm in CATALOGUE if told_of(norm)))
def test_each_example_beside_a_norm_really_rests_on_it(norm: str) -> None:
    """Asked anew, the rules give the answer that stands there, and cite the norm."""
    for case in told_of(norm):
        answer = ask(case.question, case.facts).answer
        assert answer.verdict == case.verdict
        assert norm in {*(ground.norm for ground in answer.because), *answer.duties, *answer.advice}
        assert case.answered.nl and case.asks.nl and case.narrative


def test_examples_are_few_and_differ() -> None:
    """At most three; where cases with another answer exist, they come first."""
    assert all(len(told_of(norm)) <= MOST for norm in CATALOGUE)
    for norm in CATALOGUE:
        answers = {case.verdict for case in all_told() if norm in case.cites}
        assert len({case.verdict for case in told_of(norm)}) == min(MOST, len(answers))


def test_every_open_point_stands_with_some_norm() -> None:
    """None falls between the pages; and what points to it speaks of documents, not of our letters for them."""
    met = {point.id for norm in CATALOGUE.values() for point in open_on(norm)}
    assert met == {point.id for point in OPEN_POINTS}
    assert all("S" + str(n) not in passages_in_words(point).nl for n in range(5) for point in OPEN_POINTS)


def test_an_open_point_that_a_norm_names_stands_with_it_and_one_about_other_lines_does_not() -> None:
    """By name, by lines that overlap, by the number of an item; not by the same document alone."""
    named = {point.id for point in open_on(CATALOGUE["recording.announce.duty"])}
    assert "open.announce" in named and "open.former-practice" not in named
    assert {point.id for point in open_on(CATALOGUE["file.copy.fee"])} == {"open.fee"}


def test_a_norm_has_an_address() -> None:
    """Its subject, and its place there."""
    assert norm_address("file.inspect") == "/regels/file#file.inspect"
    assert {norm_address(norm).partition("#")[0] for norm in CATALOGUE} == {f"/regels/{name}" for name in subjects()}
    with pytest.raises(KeyError):
        norm_address("no.such.norm")


def test_the_contents_count_what_holds_that_day() -> None:
    """All 210 today, fewer before the policy."""

    def count(day: date) -> int:
        return sum(many for chapter in chapters(day) for _, many in chapter.subjects)

    assert count(TODAY) == len(CATALOGUE)
    assert count(date(2018, 10, 3)) == len([norm for norm in CATALOGUE.values() if norm.since is None])
