"""How every action writes its line in the log: one way, so that all lines read alike.

Kinds are "subject:verb". Nothing that identifies a person outside Naklank goes in: ids, codes, numbers and hashes only.
"""

from naklank.actions.ports import Decision, House
from naklank.model import Actor, Event, Thing
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
    basis = {} if decision is None else {
        "verdict": decision.verdict,
        "norms": " ".join(decision.norms),
        "receipt": decision.receipt,
    }
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
