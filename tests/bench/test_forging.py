"""The forger's truth is true, and the scorer tells right from wrong."""

import numpy as np
import pytest

from comparing.channels import lag_s
from comparing.echo import echo, mistaken
from comparing.edits import NAMES
from comparing.material import NoMaterial, lines
from comparing.pairs import Pair, Wanted, pair
from comparing.score import most_per_hour, score
from comparing.tables import tables

RATE = 8_000
SHORT_S = 45.0


@pytest.fixture(autouse=True, scope="module")
def material() -> None:
    try:
        lines()
    except NoMaterial as error:
        pytest.fail(str(error))


def forged(what: str, channel: str, number: int = 2) -> Pair:
    return pair(Wanted(what, channel, number, SHORT_S))


def lags_ms(made: Pair) -> list[float]:
    """By how much half a second of the copy, here and there, lies beside its true place in the original."""
    found = []
    for piece in made.truth.pieces:
        if piece.original is None or piece.copy[1] - piece.copy[0] < 1.5:
            continue
        for at in np.arange(piece.copy[0] + 0.4, piece.copy[1] - 1.0, 2.0):
            true = made.truth.original_s(float(at))
            assert true is not None
            here, there = round(at * RATE), round(true * RATE)
            ours, theirs = made.copy[here : here + RATE // 2], made.original[there : there + RATE // 2]
            if len(theirs) < RATE // 2 or float(np.std(theirs)) < 600:
                continue
            found.append(1000 * lag_s(theirs, ours, 0.02) - 1000 * (here / RATE - at - (there / RATE - true)))
    return found


@pytest.mark.parametrize(
    "channel", ["plain", "opus16", "aac32", "mp3-64", "amr10", "gsm", "mulaw", "ppm", "opus16-twice"]
)
def test_what_was_coded_anew_lies_within_a_millisecond_of_its_stated_place(channel: str) -> None:
    found = lags_ms(forged("cut-100ms", channel))

    assert len(found) > 5
    assert np.mean(np.abs(found) < 1.0) > 0.9
    assert abs(np.median(found)) < 0.2


@pytest.mark.parametrize(
    "what", ["insert-own", "word-own", "reorder", "polished-3s", "longer", "excerpt", "silence", "tone"]
)
def test_every_piece_of_an_edited_copy_comes_from_where_it_is_said_to_come_from(what: str) -> None:
    found = lags_ms(forged(what, "plain"))

    assert len(found) > 4
    assert np.mean(np.abs(found) < 0.3) > 0.95


def test_a_second_device_runs_on_its_stated_clock() -> None:
    found = np.array(lags_ms(forged("faithful", "device-20")))

    assert np.mean(np.abs(found) < 15) > 0.6
    assert abs(np.median(found)) < 8


@pytest.mark.parametrize("what", NAMES)
def test_what_an_edit_did_to_the_length_is_what_its_truth_says(what: str) -> None:
    made = forged(what, "plain")

    gone = sum(one.original[1] - one.original[0] for one in made.truth.edits)
    there = sum(one.copy[1] - one.copy[0] for one in made.truth.edits)
    assert made.truth.verdict == "edited"
    assert len(made.copy) - len(made.original) == pytest.approx((there - gone) * RATE, abs=3)


def test_the_same_name_is_the_same_pair_and_another_number_another() -> None:
    first, second = forged("word-own", "opus16"), forged("word-own", "opus16")

    assert np.array_equal(first.copy, second.copy)
    assert first.truth == second.truth
    assert forged("word-own", "opus16", 3).truth != first.truth


def test_who_says_the_truth_gets_full_marks() -> None:
    made = [forged(what, "plain") for what in ("several-kinds", "reorder", "faithful", "unrelated")]

    _, figures = tables([score(one, echo(one)) for one in made])

    assert figures["coded: precision"] == 1
    assert figures["coded: verdict right"] == 1
    assert figures["coded: kind right"] == 1
    assert figures["coded: interval holds"] == 1
    assert figures["coded: false edits per hour"] == 0


def test_who_points_elsewhere_gets_none() -> None:
    made = forged("cut-100ms", "plain")

    told = score(made, mistaken(made))

    assert [one.found for one in told.found] == [False]
    assert [right for _, right in told.stated] == [False]


def test_a_statement_that_covers_the_whole_copy_earns_nothing() -> None:
    made = forged("cut-100ms", "plain")
    said = echo(made)
    wide = said.edits[0].__class__(
        "replacement", (0.0, said.copy_s), (0.0, said.original_s), (0.0, said.copy_s), (0.0, 1.0), 0.9
    )

    told = score(made, said.__class__("edited", said.original_s, said.copy_s, said.segments, (wide,)))

    assert [one.found for one in told.found] == [False]


def test_no_false_edit_in_three_hundred_hours_bounds_the_rate_at_one_in_a_hundred() -> None:
    assert most_per_hour(0, 300) == pytest.approx(0.00999, abs=1e-4)
