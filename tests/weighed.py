"""Weigh as a person does, step by step, by the actions that the pages use: for tests that need a draft or a signed weighing."""

from collections.abc import Mapping

from naklank.actions.ports import House
from naklank.actions.weigh_case import Case, begun_with
from naklank.actions.weigh_draft import begin, keep, open_draft, today, written
from naklank.actions.weigh_sign import sign
from naklank.model import Actor, Conversation, Weighing

WORDS = {
    "reference": "Brief van maart",
    "asked": "yes",
    "who": "Dokter Smit",
    "when": "gisteren",
    "said": "Wacht nog een dag.",
    "alternatives": "Nog een keer bellen.",
    "decision": "do",
    "why": "De tijd dringt.",
    "what": "Alleen het adres.",
    "to": "De wijkagent",
    "told": "now",
    "words": "Ik heb het adres gegeven.",
}
EVIDENCE = {"evidence": "Wat hij vanmorgen zei.", "reasoning": "Hij noemde een tijd en een plek."}
AGE = "13"


def form_for(case: Case, step: str, found: Mapping[str, str] = {}, **words: str) -> dict[str, str]:
    """What somebody fills in at a step: all met, unless `found` says otherwise for a fact."""
    if case.sort_of(step) == "frame":
        first = "" if case.asks_number(step) else str(case.choices(step)[0]).lower()
        return {"answer": found.get(step, first), "number": AGE}
    if case.sort_of(step) == "point":
        return {"answer": found.get(step, str(case.point(step).met[0]).lower()), **EVIDENCE}
    return {**WORDS, **words}


def filled(
    house: House, actor: Actor, kind: str, talk: Conversation | None = None, found: Mapping[str, str] = {}, **words: str
) -> str:
    """A draft with everything filled in; returns its id."""
    draft = begin(house, actor, begun_with(kind, today(house)))
    draft, case = open_draft(house, actor, draft.id)
    done: set[str] = set()
    while left := [step for step in case.steps() if step not in done]:
        more = {"conversation": talk.id if talk else ""} | words
        case = written(case, left[0], form_for(case, left[0], found, **more))
        draft = keep(house, actor, draft, case)
        done.add(left[0])
    assert case.unfinished() == []
    return draft.id


def signed(
    house: House,
    actor: Actor,
    kind: str = "conflict",
    talk: Conversation | None = None,
    found: Mapping[str, str] = {},
    **words: str,
) -> Weighing:
    """A signed weighing."""
    return sign(house, actor, filled(house, actor, kind, talk, found, **words), knowing=True)
