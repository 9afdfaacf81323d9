"""The rules of one day: a question without the norms that do not hold then.

A door goes with its first norm, a need and a citation with theirs. Where all doors are gone there is a gap, and a gap is
answered with `unknown`: a rule that does not hold any more never opens anything by its absence alone.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from naklank.logic.doors import Block, Cited, Door, Question
from naklank.logic.norms import Norm


def turning_days(catalogue: Mapping[str, Norm]) -> tuple[date, ...]:
    """The first days on which the rules differ from the day before."""
    starts = {norm.since for norm in catalogue.values() if norm.since}
    ends = {date.fromordinal(norm.until.toordinal() + 1) for norm in catalogue.values() if norm.until}
    return tuple(sorted(starts | ends))


def on_day(question: Question, catalogue: Mapping[str, Norm], day: date) -> Question:
    """The question as its rules stand on this day."""
    gone = {norm.id for norm in catalogue.values() if not norm.holds_on(day)}
    if not gone:
        return question

    def stay(cited: tuple[Cited, ...]) -> tuple[Cited, ...]:
        return tuple(one for one in cited if one.norm not in gone)

    def door(one: Door) -> Door:
        return replace(
            one,
            norms=stay(one.norms),
            needs=tuple(need for need in one.needs if need.norm not in gone),
            named=tuple(norm for norm in one.named if norm not in gone),
            along=stay(one.along),
        )

    def block(one: Block) -> Block:
        return replace(one, needs=tuple(need for need in one.needs if need.norm not in gone))

    return replace(
        question,
        doors=tuple(door(one) for one in question.doors if one.norms[0].norm not in gone),
        mains=stay(question.mains),
        blocks=tuple(block(one) for one in question.blocks),
        named=stay(question.named),
        along=stay(question.along),
    )
