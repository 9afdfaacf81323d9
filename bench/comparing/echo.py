"""Comparisons that know the truth, and one that is wrong on purpose: to try the scorer, never to be measured."""

from dataclasses import replace

from comparing.pairs import Pair
from naklank.model.comparison import Comparison, Edit, Segment


def echo(pair: Pair) -> Comparison:
    """What an ideal comparison says."""
    edits = tuple(
        Edit(one.kind, one.copy, one.original, (one.copy[0] - 0.002, one.copy[1] + 0.002), one.original, 0.99,
             taken_from=one.taken_from, factor=one.factor, db=one.db)
        for one in pair.truth.edits
    )  # fmt: skip
    pieces = tuple(Segment(one.copy, one.source, one.original) for one in pair.truth.pieces)
    return Comparison(
        pair.truth.verdict, len(pair.original) / 8000, len(pair.copy) / 8000, pieces, edits, verified_share=1.0
    )


def mistaken(pair: Pair, late_s: float = 5.0) -> Comparison:
    """The same, but every edit stands `late_s` later and has another kind."""
    said = echo(pair)
    wrong = tuple(
        replace(
            one,
            kind="gain" if one.kind != "gain" else "cut",
            copy=(one.copy[0] + late_s, one.copy[1] + late_s),
            copy_within=(one.copy_within[0] + late_s, one.copy_within[1] + late_s),
        )
        for one in said.edits
    )
    return replace(said, edits=wrong)
