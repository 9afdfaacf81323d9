"""What the comparison says of forged copies: nothing of honest ones, and of edited ones what was done, and where."""

import functools

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from comparing.pairs import Pair, Wanted, pair
from comparing.score import score
from naklank.model.comparison import Comparison
from naklank.sound.compare.compare import compare
from naklank.sound.compare.signal import RATE_HZ, Signal

SECONDS = 60.0
CODED = ("opus16", "opus24", "aac32", "mp3-64", "amr12", "gsm", "mulaw", "agc", "ppm", "soft")
DEVICE = ("device-20", "device-14", "device-14+opus16", "device-8")


@functools.lru_cache(maxsize=8)
def held(what: str, channel: str, number: int = 0) -> tuple[Pair, Comparison]:
    forged = pair(Wanted(what, channel, number, SECONDS))
    return forged, compare(Signal(forged.original), Signal(forged.copy))


@pytest.mark.parametrize("channel", CODED)
def test_a_copy_that_was_only_coded_anew_is_faithful(channel: str) -> None:
    """No edit, all speech verified, and each moment of the copy mapped to its own."""
    forged, said = held("faithful", channel)
    assert (said.verdict, said.edits) == ("faithful", ())
    assert said.verified_share > 0.98
    mapped = np.abs(score(forged, said).mapped_ms)
    assert np.nanpercentile(mapped, 95) < 2


@pytest.mark.parametrize("channel", DEVICE)
@pytest.mark.parametrize("number", [0, 3])
def test_the_patients_own_phone_in_the_room_is_not_accused(channel: str, number: int) -> None:
    """Another microphone, place, noise, clock and gain: no edit is stated."""
    _, said = held("faithful", channel, number)
    assert said.edits == ()
    assert said.verdict in ("faithful", "excerpt")


def test_an_excerpt_is_called_an_excerpt() -> None:
    """Nothing changed inside; it says which part."""
    forged, said = held("excerpt", "opus16")
    assert (said.verdict, said.edits) == ("excerpt", ())
    assert np.nanpercentile(np.abs(score(forged, said).mapped_ms), 95) < 2


@pytest.mark.parametrize("channel", ["opus16", "amr12"])
@pytest.mark.parametrize("what", ["cut-20ms", "cut-50ms", "cut-200ms", "polished-1s", "polished-3s"])
def test_a_cut_in_a_coded_copy_is_found_where_it_is(channel: str, what: str) -> None:
    """One cut, nothing else; the stated interval holds the true splice, and the length gone is exact to 2 ms."""
    forged, said = held(what, channel, 7)
    (true,) = forged.truth.edits
    assert [edit.kind for edit in said.edits] == ["cut"]
    (edit,) = said.edits
    assert edit.copy_within[0] - 0.002 <= true.copy[0] <= edit.copy_within[1] + 0.002
    gone, was = edit.original[1] - edit.original[0], true.original[1] - true.original[0]
    assert abs(gone - was) < 0.002


@pytest.mark.parametrize(
    ("channel", "what"),
    [
        ("device-20", "cut-100ms"),
        ("device-20", "cut-200ms"),
        ("device-14+opus16", "cut-100ms"),
        ("device-14+opus16", "polished-1s"),
    ],
)
def test_a_cut_in_another_microphones_copy_is_found(channel: str, what: str) -> None:
    """One cut, and how much is gone to 12 ms (two talkers may be heard some milliseconds apart)."""
    forged, said = held(what, channel, 3)
    (true,) = forged.truth.edits
    assert [edit.kind for edit in said.edits] == ["cut"]
    (edit,) = said.edits
    assert abs(edit.original[1] - edit.original[0] - (true.original[1] - true.original[0])) < 0.012
    assert edit.copy_within[0] - 0.05 <= true.copy[0] <= edit.copy_within[1] + 0.05


@pytest.mark.parametrize(
    ("what", "kinds"),
    [
        ("insert-foreign", {"insertion"}),
        ("insert-own", {"insertion"}),
        ("word-foreign", {"replacement"}),
        ("word-own", {"replacement"}),
        ("silence", {"silence"}),
        ("reorder", {"reorder"}),
    ],
)
def test_each_kind_of_edit_is_named(what: str, kinds: set[str]) -> None:
    """In a copy through Opus at 16 kbit/s: one edit, of that kind, at that place."""
    forged, said = held(what, "opus16", 7)
    assert {edit.kind for edit in said.edits} == kinds
    assert len(said.edits) == 1
    true = forged.truth.edits[0]
    assert abs(said.edits[0].copy[0] - true.copy[0]) < 0.3
    assert abs(said.edits[0].copy[1] - true.copy[1]) < 0.3


def test_a_file_against_itself_is_faithful_with_one_segment() -> None:
    """To the last sample."""
    original = pair(Wanted("faithful", "plain", 2, SECONDS)).original
    said = compare(Signal(original), Signal(original))
    assert (said.verdict, said.edits) == ("faithful", ())
    assert [(one.source, one.copy, one.original) for one in said.segments] == [
        ("original", (0.0, said.copy_s), (0.0, said.original_s))
    ]


def test_the_same_files_give_the_same_answer_twice() -> None:
    """Nothing rests on luck."""
    forged, said = held("cut-200ms", "device-14+opus16", 3)
    assert compare(Signal(forged.original), Signal(forged.copy)) == said


@pytest.mark.parametrize("factor", [-1.0, 0.25, -0.1])
def test_gain_and_polarity_change_nothing(factor: float) -> None:
    """Softer, or upside down: the same edits."""
    forged, said = held("cut-50ms", "opus16", 7)
    other = compare(Signal(forged.original), Signal(np.round(forged.copy * factor).astype(np.int16)))
    assert [(edit.kind, edit.original) for edit in other.edits] == [(edit.kind, edit.original) for edit in said.edits]


def test_another_talk_of_the_same_people_in_the_same_room_is_unrelated() -> None:
    """Same voices, same room, other words."""
    _, said = held("unrelated", "opus16", 3)
    assert said.verdict in ("unrelated", "undecided")
    assert said.edits == ()


noise = np.random.default_rng(5)


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros(0, dtype=np.int16),
        np.zeros(80, dtype=np.int16),
        np.zeros(8 * RATE_HZ, dtype=np.int16),
        np.full(8 * RATE_HZ, 12_345, dtype=np.int16),
        noise.integers(-9000, 9000, 20 * RATE_HZ).astype(np.int16),
        (9000 * np.sin(np.arange(20 * RATE_HZ) * 0.3)).astype(np.int16),
        np.sign(np.sin(np.arange(20 * RATE_HZ) * 0.02)).astype(np.int16) * 32_767,
    ],
    ids=["nothing", "10 ms", "silence", "a constant", "noise", "a tone", "a clipped tone"],
)
def test_what_is_no_talk_gets_no_accusation(samples: np.ndarray) -> None:
    """As copy and as original: undecided or unrelated, with a reason where undecided, and no edit."""
    talk = pair(Wanted("faithful", "plain", 2, SECONDS)).original
    for original, copy in ((talk, samples), (samples, talk), (samples, samples)):
        said = compare(Signal(original), Signal(copy))
        assert said.edits == ()
        assert said.verdict in ("undecided", "unrelated") or original is copy
        assert (said.reason is not None) == (said.verdict == "undecided")


@settings(max_examples=6, phases=(Phase.explicit, Phase.generate))
@given(data=st.data())
def test_a_script_of_cuts_comes_back_as_that_script(data: st.DataObject) -> None:
    """Any cuts of 30 ms to 5 s where something is said, at least 5 s apart."""
    original = pair(Wanted("faithful", "plain", 4, SECONDS)).original
    loud = np.convolve(np.square(original.astype(float)), np.ones(800) / 800, "same") > 4e5
    script, at = [], 4.0
    while at < len(original) / RATE_HZ - 9 and len(script) < 4:
        begin = at + data.draw(st.floats(0, 3))
        length = data.draw(st.floats(0.03, 5))
        first, last = round(begin * RATE_HZ), round((begin + length) * RATE_HZ)
        if loud[first - 200 : first].all() and loud[last : last + 200].all():
            script.append((first, last))
            at = begin + length + 5
        else:
            at += 0.2
    kept = np.ones(len(original), dtype=bool)
    for first, last in script:
        kept[first:last] = False
    said = compare(Signal(original), Signal(original[kept]))
    assert [edit.kind for edit in said.edits] == ["cut"] * len(script)
    for edit, (first, last) in zip(said.edits, script, strict=True):
        assert abs(edit.original[0] - first / RATE_HZ) < 0.5  # a pause may lie there; what is gone is known exactly
        assert abs(edit.original[1] - edit.original[0] - (last - first) / RATE_HZ) < 0.002
