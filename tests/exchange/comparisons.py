"""Comparisons of every kind, made up: what the report must be able to show, with names, words and sound beside them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import get_args

from naklank.exchange.compare_report import File, Report, Word
from naklank.model.comparison import Comparison, Edit, Kind, Limit, LimitKind, Reason, Segment, Span, Unverifiable, Why
from naklank.model.comparison_clip import Clip

HOUR = 3600.0
USUAL = (Limit("shortest_cut", 5.0), Limit("place", 10.0))


def kept(copy: Span, original: Span) -> Segment:
    return Segment(copy, "original", original)


def change(
    kind: Kind, copy: Span, original: Span, confidence: float = 0.995, slack: float = 0.004, **more: object
) -> Edit:
    return Edit(
        kind=kind,
        copy=copy,
        original=original,
        copy_within=(copy[0] - slack, copy[1] + slack),
        original_within=(original[0] - slack, original[1] + slack),
        confidence=confidence,
        **more,  # type: ignore[arg-type]
    )


def faithful() -> Comparison:
    return Comparison(
        "faithful", 754.2, 757.9, (
            Segment((0.0, 2.1), "outside"), kept((2.1, 756.3), (0.0, 754.2)), Segment((756.3, 757.9), "outside"),
        ),
        verified_share=0.998, drift_ppm=41.0, limits=USUAL,
    )  # fmt: skip


def excerpt() -> Comparison:
    return Comparison(
        "excerpt",
        2 * HOUR,
        71.5,
        (kept((0.0, 71.5), (2405.25, 2476.75)),),
        verified_share=1.0,
        drift_ppm=0.0,
        limits=USUAL,
    )


def tiny_cut() -> Comparison:
    return Comparison(
        "edited", HOUR, HOUR - 0.04,
        (kept((0.0, 1803.2), (0.0, 1803.2)), kept((1803.2, HOUR - 0.04), (1803.24, HOUR))),
        (change("cut", (1803.2, 1803.2), (1803.2, 1803.24)),),
        verified_share=0.9996, drift_ppm=0.0, limits=USUAL,
    )  # fmt: skip


def sixty() -> Comparison:
    """Sixty changes in twenty minutes, a third of them close together."""
    segments, edits = [], []
    copy = original = 0.0
    kinds: tuple[Kind, ...] = ("cut", "replacement", "insertion", "silence", "gain", "speed")
    for n in range(60):
        length = 4.0 if n % 3 else 52.0
        segments.append(kept((copy, copy + length), (original, original + length)))
        copy, original = copy + length, original + length
        kind = kinds[n % 6]
        out = 0.0 if kind == "insertion" else 0.3 + n % 7 / 5
        put = 0.0 if kind == "cut" else 0.4 + n % 5 / 5
        here, there = (copy, copy + put), (original, original + out)
        if kind in ("gain", "speed"):
            segments.append(kept(here, there))
        elif kind != "cut":
            segments.append(Segment(here, "silence" if kind == "silence" else "foreign"))
        edits.append(
            change(kind, here, there, (0.999, 0.95, 0.8, 0.55)[n % 4], source="foreign" if kind in ("insertion", "replacement") else None,
                   factor=1.1 if kind == "speed" else None, db=-6.0 if kind == "gain" else None)
        )  # fmt: skip
        copy, original = copy + put, original + out
    segments.append(kept((copy, copy + 30.0), (original, original + 30.0)))
    return Comparison("edited", original + 30.0, copy + 30.0, tuple(segments), tuple(edits), (), 0.97, None, USUAL)


def reorder() -> Comparison:
    return Comparison(
        "edited", 300.0, 300.0,
        (kept((0.0, 80.0), (0.0, 80.0)), kept((80.0, 120.0), (150.0, 190.0)), kept((120.0, 190.0), (80.0, 150.0)),
         kept((190.0, 300.0), (190.0, 300.0))),
        (change("reorder", (80.0, 190.0), (80.0, 190.0), slack=0.05),),
        verified_share=1.0, drift_ppm=0.0, limits=USUAL,
    )  # fmt: skip


def taken() -> Comparison:
    """One word replaced by the same voice, from elsewhere in the same recording."""
    return Comparison(
        "edited", 420.0, 420.1,
        (kept((0.0, 131.2), (0.0, 131.2)), Segment((131.2, 131.9), "original", (312.4, 313.1)),
         kept((131.9, 420.1), (131.8, 420.0))),
        (change("replacement", (131.2, 131.9), (131.2, 131.8), 0.96, 0.012, source="original", taken_from=(312.4, 313.1)),),
        verified_share=0.9993, drift_ppm=0.0, limits=USUAL,
    )  # fmt: skip


def faster() -> Comparison:
    return Comparison(
        "edited", 600.0, 600.0 / 1.05, (kept((0.0, 600.0 / 1.05), (0.0, 600.0)),),
        (change("speed", (0.0, 600.0 / 1.05), (0.0, 600.0), 0.999, 0.0, factor=1.05),),
        verified_share=0.996, limits=(*USUAL, Limit("drift_unknown")),
    )  # fmt: skip


def slower() -> Comparison:
    """Half a minute in the middle made slower."""
    return Comparison(
        "edited", 240.0, 243.0,
        (kept((0.0, 100.0), (0.0, 100.0)), kept((100.0, 133.0), (100.0, 130.0)), kept((133.0, 243.0), (130.0, 240.0))),
        (change("speed", (100.0, 133.0), (100.0, 130.0), 0.97, 0.3, factor=30 / 33),),
        verified_share=1.0, drift_ppm=0.0, limits=USUAL,
    )  # fmt: skip


def softer() -> Comparison:
    return Comparison(
        "edited", 240.0, 240.0, (kept((0.0, 240.0), (0.0, 240.0)),),
        (change("gain", (61.0, 95.5), (61.0, 95.5), 0.93, 0.2, db=-9.5), change("gain", (150.0, 152.0), (150.0, 152.0), 0.71, 0.2, db=4.0)),
        verified_share=1.0, drift_ppm=0.0, limits=USUAL,
    )  # fmt: skip


def many_kinds() -> Comparison:
    """What a board may really meet: four kinds of change, something of which nothing can be said, and a start before."""
    return Comparison(
        "edited", 185.0, 177.7,
        (Segment((0.0, 3.0), "outside"), kept((3.0, 44.2), (0.0, 41.2)), kept((44.2, 70.0), (52.9, 78.7)),
         Segment((70.0, 74.4), "foreign"), kept((74.4, 101.5), (78.7, 105.8)), Segment((101.5, 102.3), "foreign"),
         kept((102.3, 140.0), (106.5, 144.2)), Segment((140.0, 143.1), "silence"), kept((143.1, 177.7), (147.3, 181.9))),
        (
            change("cut", (44.2, 44.2), (41.2, 52.9)),
            change("insertion", (70.0, 74.4), (78.7, 78.7), 0.97, 0.02, source="foreign"),
            change("replacement", (101.5, 102.3), (105.8, 106.5), 0.88, 0.03, source="foreign"),
            change("silence", (140.0, 143.1), (144.2, 147.3), 0.992, 0.02),
        ),
        (Unverifiable((120.0, 127.5), "noise"),),
        0.951, -63.0, (Limit("shortest_cut", 40.0), Limit("place", 60.0), Limit("gain_unknown")),
    )  # fmt: skip


def unlikely() -> Comparison:
    """One place, and not sure of it."""
    return Comparison(
        "edited", 90.0, 89.8, (kept((0.0, 33.0), (0.0, 33.0)), kept((33.0, 89.8), (33.2, 90.0))),
        (change("cut", (33.0, 33.0), (33.0, 33.2), 0.62, 0.4),),
        verified_share=0.94, drift_ppm=12.0, limits=USUAL,
    )  # fmt: skip


def unrelated() -> Comparison:
    return Comparison("unrelated", 1260.0, 45.0, (Segment((0.0, 45.0), "foreign"),), limits=(Limit("nothing_heard"),))


def undecided(reason: Reason) -> Comparison:
    return Comparison("undecided", 600.0, 20.0, reason=reason, limits=(Limit("noise"),))


def very_short() -> Comparison:
    return Comparison("undecided", 0.3, 0.3, reason="too_short")


def short_edited() -> Comparison:
    return Comparison(
        "edited", 0.9, 0.8, (kept((0.0, 0.4), (0.0, 0.4)), kept((0.4, 0.8), (0.5, 0.9))),
        (change("cut", (0.4, 0.4), (0.4, 0.5), 0.9),), verified_share=1.0, limits=USUAL,
    )  # fmt: skip


def whole_night() -> Comparison:
    """Eight hours, with three changes near the end."""
    end = 8 * HOUR
    return Comparison(
        "edited", end, end - 8.5,
        (kept((0.0, 28000.0), (0.0, 28000.0)), kept((28000.0, 28003.0), (28005.0, 28008.0)),
         kept((28003.0, 28700.0), (28011.5, 28708.5)), Segment((28700.0, 28700.6), "silence"),
         kept((28700.6, end - 8.5), (28709.1, end))),
        (change("cut", (28000.0, 28000.0), (28000.0, 28005.0)), change("cut", (28003.0, 28003.0), (28008.0, 28011.5)),
         change("silence", (28700.0, 28700.6), (28708.5, 28709.1), 0.91)),
        verified_share=0.9985, drift_ppm=-8.0, limits=USUAL,
    )  # fmt: skip


def second_device() -> Comparison:
    """A phone at the other side of a noisy room: nothing wrong, and much of which nothing can be said."""
    spans = [(n * 31.0 + 4, n * 31.0 + 4 + 3 + n % 5 * 3.5) for n in range(28)]
    whys = get_args(Why)
    return Comparison(
        "faithful", 900.0, 907.0, (Segment((0.0, 4.0), "outside"), kept((4.0, 904.0), (0.0, 900.0)), Segment((904.0, 907.0), "outside")),
        (), tuple(Unverifiable(span, whys[n % len(whys)]) for n, span in enumerate(spans)),
        0.712, 87.0, tuple(Limit(kind, {"shortest_cut": 200.0, "place": 100.0}.get(kind)) for kind in get_args(LimitKind)),
    )  # fmt: skip


def comparisons() -> Iterator[tuple[str, Comparison]]:
    """Each by its name."""
    for one in (
        faithful, excerpt, tiny_cut, sixty, reorder, taken, faster, slower, softer, many_kinds, unlikely, unrelated, very_short, short_edited,
        whole_night, second_device,
    ):  # fmt: skip
        yield one.__name__, one()
    for reason in get_args(Reason):
        yield f"undecided_{reason}", undecided(reason)


CASES = dict(comparisons())


def report(found: Comparison, **more: object) -> Report:
    """A report on it, without sound and words."""
    return replace(
        Report(
            comparison=found,
            original=File("gesprek-3-maart.m4a", 7_204_113, "5f" * 32),
            copy=File("WhatsApp Audio 2026-03-09 at 21.14.03.opus", 1_310_992, "a1" * 32),
            day=date(2026, 11, 27),
            version="1.0",
            settings=(("rate_hz", "8000"),),
        ),
        **more,  # type: ignore[arg-type]
    )


SAYING = (
    "dan gaan we nu naar de uitslag van vorige week kijken u zult het zelf ook wel gemerkt hebben het is niet de bedoeling dat u "
    "daarmee stopt zonder dat u ons eerst belt want dan kan het zijn dat de klachten weer terug komen"
)
SAYS = SAYING.split()


def words(length: float) -> tuple[Word, ...]:
    """A transcript: a word each 0.4 s."""
    return tuple(Word(SAYS[n % len(SAYS)], (n * 0.4, n * 0.4 + 0.35)) for n in range(int(length / 0.4)))


def with_everything(found: Comparison, sound: bytes) -> Report:
    """The same with words and with sound at every change."""
    clips = []
    for n, one in enumerate(found.edits[:20]):
        clips.append(Clip(n, "copy", (max(0.0, one.copy[0] - 2), one.copy[1] + 2), sound))
        clips.append(Clip(n, "original", (max(0.0, one.original[0] - 2), one.original[1] + 2), sound))
        if one.taken_from:
            clips.append(Clip(n, "taken", one.taken_from, sound))
    return report(found, clips=tuple(clips), original_words=words(found.original_s), copy_words=words(found.copy_s))
