"""How every action writes its line in the log: one way, so that all lines read alike.

Kinds are "subject:verb". Nothing that identifies a person outside Naklank goes in: ids, codes, numbers and hashes only.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from naklank.actions.ports import Decision, House
from naklank.errors import NotAllowed, NotFound, TooMany
from naklank.model import Actor, Event, Thing, is_id
from naklank.model.log import Action, Outcome


def event(
    house: House,
    actor: Actor,
    kind: str,
    action: Action,
    *things: Thing,
    outcome: Outcome = "done",
    purpose: str = "",
    patient: str = "",
    decision: Decision | None = None,
    detail: dict[str, object] | None = None,
) -> Event:
    """The event that says `actor` did `kind` now. `decision` is the rule base's answer that it rests on, if any."""
    basis = (
        {}
        if decision is None
        else {
            "question": decision.decided.answer.question,
            "rules": decision.decided.rules,
            "facts": decision.facts_hash,
            "verdict": decision.verdict,
            "norms": " ".join(decision.norms),
            "receipt": decision.receipt,
        }
    )
    return Event(
        time=house.clock.now(),
        kind=kind,
        action=action,
        outcome=outcome,
        actor=actor.person,
        role=actor.role,
        access_point=actor.access_point,
        address=actor.address,
        session=actor.session,
        things=things,
        purpose=purpose,
        patient=patient,
        basis=basis,
        detail=detail or {},
        site=house.site,
        system="naklank",
    )


@contextmanager
def refusals_logged(
    house: House, actor: Actor, kind: str, action: Action, *things: Thing, patient: str = ""
) -> Iterator[None]:
    """Around a read or write: where it is refused, log that `actor` tried `kind`, then raise the refusal as it was.

    A unit that raises keeps nothing, so the line about the refusal is a unit of its own. Ids that do not have the
    shape of an id (somebody typed an address) stay out of the log.
    """
    try:
        yield
    except (NotAllowed, NotFound, TooMany) as refusal:
        named = tuple(thing for thing in things if is_id(thing.id))
        why: dict[str, object] = {"refusal": type(refusal).__name__}
        line = event(house, actor, kind, action, *named, outcome="refused", patient=patient, detail=why)
        house.store.write(lambda tx: tx.log(line))
        refusal.as_logged()
        raise
