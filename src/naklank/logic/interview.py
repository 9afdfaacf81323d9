"""What to ask next: only facts that can still change the answer, one at a time, until none is left.

First what is missing, then what was presumed. "I do not know" is an answer too: the fact is unknown from then on, and is
not asked again.
"""

from collections.abc import Collection, Iterator, Mapping

from naklank.logic.answers import Answer, Answerer
from naklank.logic.facts import Value


def next_facts(answerer: Answerer, stated: Mapping[str, Value], never: Collection[str] = ()) -> Iterator[str]:
    """The facts that matter now and were not asked, the most telling first."""
    answer = answerer.answer(stated)
    seen: set[str] = set(never) | set(stated)
    for fact in (*answer.missing, *_changing(answer)):
        if fact not in seen:
            seen.add(fact)
            yield fact


def _changing(answer: Answer) -> Iterator[str]:
    for change in answer.could_change:
        yield change.fact
