"""What an unmet need does: the table of kinds, as conditions.

Source: the vocabulary of facts, section 3. An answer that was not asked for, and a step not taken, can still come:
conditional; once the act is done, or the person who should be asked is dead, they cannot: forbidden.
"""

from dataclasses import dataclass

from naklank.logic.conditions import All, Condition, Either, Is, NotKnown, is_
from naklank.logic.doors import Need
from naklank.logic.facts import OPEN, Fact, Value

PATIENTS_OWN = ("consent", "consent_by", "authorisation")
"""Answers that only the patient can give: after his death nobody can ask for them any more."""

LATER = "later"
"""Conditional as long as it can still be done, then forbidden."""


@dataclass(frozen=True, slots=True)
class Effects:
    """When a need makes its door forbidden, a matter of judgement, or conditional; None: never."""

    forbidden: Condition | None
    judgement: Condition | None
    conditional: Condition | None


def met_values(need: Need, fact: Fact) -> tuple[Value, ...]:
    """The values that satisfy a need."""
    return need.met or (("given",) if fact.kind == "answer" else (True,))


def effects_of(need: Need, fact: Fact) -> Effects:
    """Turn a need into conditions on the case."""
    by_effect: dict[str, list[Value]] = {}
    for state in (*fact.states, OPEN):
        by_effect.setdefault(_effect(need, fact, state), []).append(state)
    forbidden = _is(need.fact, by_effect.get("forbidden"))
    judgement = _is(need.fact, by_effect.get("judgement"))
    conditional = _is(need.fact, by_effect.get("conditional"))
    later = _is(need.fact, by_effect.get(LATER))
    if later is not None:
        late = is_("done")
        if need.fact in PATIENTS_OWN:
            late = Either((late, is_("deceased")))
        forbidden = _or(forbidden, All((later, late)))
        conditional = _or(conditional, All((later, ~late)))
    if (need.kind or fact.kind) == "weigh":
        known = ~NotKnown(need.fact)
        judgement = _or(judgement, NotKnown(need.fact))
        forbidden = None if forbidden is None else All((known, forbidden))
    return Effects(_only(need, forbidden), _only(need, judgement), _only(need, conditional))


def _effect(need: Need, fact: Fact, state: Value) -> str:
    said = dict(need.otherwise)
    if state in said:
        return said[state]
    if state in met_values(need, fact):
        return "fine"
    kind = need.kind or fact.kind
    if kind == "step" or (kind == "answer" and state == "not_asked"):
        return LATER
    if state == OPEN:
        return {"gate": "conditional", "weigh": "judgement"}.get(kind, "forbidden")
    return "forbidden"


def _is(fact: str, values: list[Value] | None) -> Condition | None:
    return Is(fact, tuple(values)) if values else None


def _or(one: Condition | None, other: Condition) -> Condition:
    return other if one is None else Either((one, other))


def _only(need: Need, condition: Condition | None) -> Condition | None:
    return None if condition is None else All((need.when, condition))
