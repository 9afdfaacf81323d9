"""Decide, and sign: the weighing and the event that names its hash are durable together, and never change again.

Who decides against what her own findings lead to signs that she knows it. Signing twice is signing once.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time

from naklank.actions import find
from naklank.actions.access import not_found
from naklank.actions.events import event
from naklank.actions.ports import House, Tx
from naklank.actions.rule_base import decision_of
from naklank.actions.weigh_case import Case
from naklank.actions.weigh_contents import Found
from naklank.actions.weigh_draft import begin, open_draft, same_version, seal, throw_away
from naklank.actions.weigh_read import contents_of, own
from naklank.errors import Conflict
from naklank.model import Actor, Conversation, Event, Thing, Weighing, WeighingDraft
from naklank.text import Text
from naklank.vault import weighing
from naklank.vault.when import write_time


def sign(house: House, actor: Actor, key: str, *, knowing: bool = False) -> Weighing:
    """Sign one's own draft. Raises `Conflict` where something is lacking, or where it is `against` without knowing so."""
    known = house.store.read(lambda view: own(view, actor, key))
    if known is not None:
        return known
    draft, case = open_draft(house, actor, key)
    case.check()
    _ready(case, knowing=knowing)
    talk = house.store.read(lambda view: _talk(view.get(Conversation, case.contents.conversation)))
    before = _before(house, actor, case.contents.supersedes)
    body = weighing.build(_fields(house, actor, key, case, talk, before))
    digest, sealed = weighing.digest(body), seal(house, key, "weighing", body)
    line = _line(house, actor, key, case, talk, digest)

    def unit(tx: Tx) -> Weighing:
        there = own(tx, actor, key)
        if there is not None:
            return there
        now = tx.get(WeighingDraft, key)
        if now is None:  # thrown away on another screen
            raise not_found()
        same_version(now, draft)
        if talk is not None:
            find.conversation(tx, actor, "see", talk.id)
        signed = Weighing(
            key, actor.person, case.contents.kind, case.plan.question, house.clock.now(), digest, sealed, tx.log(line),
            conversation=talk.id if talk else None,
            patient=talk.patient if talk else None,
            supersedes=case.contents.supersedes,
            shown_from=_shown_from(house, case),
        )  # fmt: skip
        tx.put(signed)
        tx.remove(WeighingDraft, key)
        return signed

    return house.store.write(unit)


def revise(house: House, actor: Actor, key: str) -> WeighingDraft:
    """Begin a new weighing that comes after a signed one, with everything written there to go on from."""
    before = contents_of(house, actor, key)
    return begin(house, actor, replace(before, supersedes=key))


def discard(house: House, actor: Actor, key: str) -> None:
    """Throw away a draft; what was signed stays."""
    if house.store.read(lambda view: own(view, actor, key)) is not None:
        raise Conflict(
            Text("Deze afweging is al ondertekend.", "This weighing is signed already."),
            Text("Maak zo nodig een nieuwe die erop volgt.", "If needed, make a new one that follows it."),
        )
    throw_away(house, actor, key)


def _ready(case: Case, *, knowing: bool) -> None:
    if case.unfinished():
        raise Conflict(
            Text("Deze afweging is nog niet af.", "This weighing is not finished yet."),
            Text("Vul eerst in wat nog mist.", "First fill in what is missing."),
        )
    if case.against() and not knowing:
        raise Conflict(
            Text(
                "Uw besluit wijkt af van wat uw bevindingen zeggen.",
                "Your decision departs from what your findings say.",
            ),
            Text("Zeg eerst dat u dat weet.", "First say that you know it."),
        )


def _talk(found: Conversation | None) -> Conversation | None:
    return found if found is not None and found.patient is not None else None


def _before(house: House, actor: Actor, key: str) -> dict[str, str] | None:
    found = house.store.read(lambda view: own(view, actor, key)) if key else None
    return None if found is None else {"weighing": found.id, "sha256": found.sha256}


def _fields(
    house: House, actor: Actor, key: str, case: Case, talk: Conversation | None, before: dict[str, str] | None
) -> Mapping[str, object]:
    made, decided = case.contents, case.decided()
    later = case.told_from()
    gives = "geven" in case.steps()
    return {
        "weighing": key,
        "organisation": house.signer.origin(),
        "kind": made.kind,
        "start": made.start,
        "by": actor.person,
        "role": actor.role,
        "signed_at": write_time(house.clock.now()),
        "conversation": talk.id if talk else None,
        "patient": talk.patient if talk else None,
        "reference": made.reference,
        "supersedes": before,
        "question": case.plan.question,
        "rules": decided.rules,
        "day": decided.day.isoformat(),
        "facts": dict(case.told),
        "points": [_point(case, point.fact, point.norm) for point in case.points],
        "verdict": decided.answer.verdict,
        "receipt": decided.receipt,
        "colleague": {"asked": made.asked == "yes", "who": made.who, "when": made.when, "said": made.said},
        "alternatives": made.alternatives,
        "decision": made.decision,
        "why": made.why,
        "against": case.against(),
        "gives": {"what": made.what if gives else "", "to": made.to if gives else ""},
        "told": {
            "how": made.told or "not",
            "words": made.words,
            "why": made.told_why,
            "from": later.isoformat() if later else None,
        },
    }


def _point(case: Case, fact: str, norm: str) -> dict[str, object]:
    found = case.contents.found.get(fact, Found())
    assert found.value is not None, "nothing is signed while a point is open"
    return {
        "fact": fact,
        "norm": norm,
        "value": found.value,
        "finding": case.findings()[fact],
        "evidence": found.evidence,
        "reasoning": found.reasoning,
    }


def _line(house: House, actor: Actor, key: str, case: Case, talk: Conversation | None, digest: str) -> Event:
    decided = case.decided()
    basis = decision_of(decided, case.rules)
    things = [Thing("weighing", key)]
    if talk is not None:
        things.append(Thing("conversation", talk.id))
    if case.contents.supersedes:
        things.append(Thing("weighing", case.contents.supersedes))
    return event(
        house,
        actor,
        weighing.SIGNED,
        "C",
        *things,
        purpose=case.contents.kind,
        patient=talk.patient if talk is not None and talk.patient is not None else "",
        decision=basis,
        detail={
            "weighing": digest,
            "rules": decided.rules,
            "decision": case.contents.decision,
            "against": case.against(),
        },
    )


def _shown_from(house: House, case: Case) -> datetime | None:
    """When the patient reads what was written for her."""
    later = case.told_from()
    if case.contents.told == "now":
        return house.clock.now()
    return datetime.combine(later, time(), UTC) if later else None
