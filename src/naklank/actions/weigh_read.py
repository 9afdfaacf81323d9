"""Read weighings that were signed: who weighed, and the office for its own duty; the patient reads what was written for her.

A privacy officer watches over all of them; a manager reads those about recording, which is her policy. Each reading stands
in the log.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from naklank.actions.access import not_found
from naklank.actions.events import event
from naklank.actions.ports import House, Tx, View
from naklank.actions.weigh_contents import Contents, Found
from naklank.actions.weigh_draft import unseal, weighs
from naklank.errors import NotAllowed, Tampered
from naklank.model import Actor, LoggedEvent, Person, Thing, Weighing, is_id
from naklank.text import Text
from naklank.vault import weighing

ABOUT_RECORDING = ("record", "refuse_recording", "terminate_treatment", "inform_policy", "share", "publish", "keep")
"""What a manager decides on."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed weighing with what it says, who signed it, and what came after it."""

    weighing: Weighing
    fields: dict[str, object]
    by: str
    later: tuple[Weighing, ...]


@dataclass(frozen=True, slots=True)
class ForPatient:
    """What a patient reads of a weighing: when, who, what was decided, and the words that were written for her."""

    signed: datetime
    by: str
    question: str
    decision: str
    words: str


def signed_of(house: House, actor: Actor) -> list[tuple[Weighing, str]]:
    """One's own weighings with their references, the newest first."""
    weighs(actor)
    found = house.store.read(lambda view: view.find(Weighing, by=actor.person, order="signed", newest=True))
    return [(one, str(fields_of(house, one)["reference"])) for one in found]


def others(house: House, actor: Actor) -> list[tuple[Weighing, str]]:
    """What others signed, for the office, as far as its duty goes: with who signed, without what was written."""
    weighs(actor)

    def look(view: View) -> list[tuple[Weighing, str]]:
        found = view.find(Weighing, order="signed", newest=True)
        return [(one, _name(view, one)) for one in found if one.by != actor.person and may_read(actor, one)]

    return house.store.read(look)


def may_read(actor: Actor, one: Weighing) -> bool:
    """Whether this person may read this weighing."""
    if actor.scope is not None:
        return False
    if actor.role == "privacy_officer":
        return True
    if actor.role == "manager" and one.question in ABOUT_RECORDING:
        return True
    return actor.person == one.by and actor.role in ("provider", "manager")


def signed_already(house: House, actor: Actor, key: str) -> bool:
    """Whether this person signed this weighing herself."""
    if not is_id(key):
        return False
    one = house.store.read(lambda view: view.get(Weighing, key))
    return one is not None and one.by == actor.person


def read_signed(house: House, actor: Actor, key: str, form: str = "page") -> Signed:
    """Read one. That it was read stands in the log before it is shown."""

    def unit(tx: Tx) -> tuple[Weighing, str, tuple[Weighing, ...], LoggedEvent | None]:
        one = _found(tx, actor, key)
        tx.log(
            event(
                house, actor, "weighing:read", "R", Thing("weighing", one.id),
                patient=one.patient or "", detail={"form": form},
            )
        )  # fmt: skip
        later = tuple(tx.find(Weighing, supersedes=one.id, order="signed"))
        return one, _name(tx, one), later, _signing(tx, one)

    one, name, later, logged = house.store.write(unit)
    body = _body(house, one)
    if logged is not None and logged.body is not None:
        weighing.check(body, json.loads(logged.body))
    return Signed(one, weighing.read(body), name, later)


def file_of(house: House, actor: Actor, key: str) -> bytes:
    """The exact bytes that were signed, to keep."""
    return _body(house, read_signed(house, actor, key, "file").weighing)


def receipt_of(house: House, actor: Actor, key: str) -> bytes:
    """The receipt of the signing event, for who may read the weighing."""
    one = house.store.read(lambda view: _found(view, actor, key))
    return house.store.receipt(one.event)


def for_patient(house: House, actor: Actor) -> list[ForPatient]:
    """What was weighed about this patient, as far as it is to be read now, the newest first. The reading is logged."""
    if actor.role != "patient" or actor.scope is not None:
        raise NotAllowed(
            Text("Met deze telefoon kunt u dit niet lezen.", "You cannot read this from this phone."),
            Text("Kom binnen met uw persoonlijke link.", "Come in with your personal link."),
        )
    now = house.clock.now()

    def unit(tx: Tx) -> list[tuple[Weighing, str]]:
        found = tx.find(Weighing, patient=actor.person, order="signed", newest=True)
        shown = [one for one in found if one.shown_from is not None and one.shown_from <= now]
        for one in shown:
            thing = Thing("weighing", one.id)
            tx.log(event(house, actor, "weighing:read", "R", thing, patient=actor.person, detail={"form": "own"}))
        return [(one, _name(tx, one)) for one in shown]

    return [_for_patient(house, one, name) for one, name in house.store.write(unit)]


def contents_of(house: House, actor: Actor, key: str) -> Contents:
    """What one's own signed weighing says, to go on from. Raises `NotFound` for who did not sign it."""
    one = house.store.read(lambda view: own(view, actor, key))
    if one is None:
        raise not_found()
    return said_in(one, fields_of(house, one))


def said_in(one: Weighing, made: dict[str, object]) -> Contents:
    """What a signed weighing says, as its weigher wrote it."""
    points, told, gives, colleague = made["points"], made["told"], made["gives"], made["colleague"]
    assert isinstance(points, list)
    assert isinstance(told, dict)
    assert isinstance(gives, dict)
    assert isinstance(colleague, dict)
    facts = made["facts"]
    assert isinstance(facts, dict)
    return Contents(
        kind=one.kind,
        start=str(made["start"]),
        given=facts,
        found={point["fact"]: Found(point["value"], point["evidence"], point["reasoning"]) for point in points},
        reference=str(made["reference"]),
        conversation=one.conversation or "",
        asked="yes" if colleague["asked"] else "no",
        who=colleague["who"],
        when=colleague["when"],
        said=colleague["said"],
        alternatives=str(made["alternatives"]),
        decision=str(made["decision"]),
        why=str(made["why"]),
        what=gives["what"],
        to=gives["to"],
        told=told["how"],
        words=told["words"],
        told_why=told["why"],
        told_from=told["from"] or "",
    )


def own(view: View, actor: Actor, key: str) -> Weighing | None:
    """One's own signed weighing, if there."""
    weighs(actor)
    one = view.get(Weighing, key) if is_id(key) else None
    return one if one is not None and one.by == actor.person else None


def fields_of(house: House, one: Weighing) -> dict[str, object]:
    """What a signed weighing says. Raises `Tampered` where it is not what was signed."""
    return weighing.read(_body(house, one))


def _body(house: House, one: Weighing) -> bytes:
    body = unseal(house, one.id, "weighing", one.sealed)
    if weighing.digest(body) != one.sha256:
        raise Tampered(
            Text("Deze afweging is op schijf veranderd.", "This weighing was changed on disk."),
            Text("Waarschuw de beheerder.", "Tell the administrator."),
            weighing=one.id,
        )
    return body


def _found(view: View, actor: Actor, key: str) -> Weighing:
    one = view.get(Weighing, key) if is_id(key) else None
    if one is None or not may_read(actor, one):
        raise not_found()
    return one


def _signing(view: View, one: Weighing) -> LoggedEvent | None:
    """The event that signed it; None where it was shredded after its term."""
    found = view.events(thing=one.id, kinds=(weighing.SIGNED,))
    return next((logged for logged in found if logged.number == one.event), None)


def _name(view: View, one: Weighing) -> str:
    person = view.get(Person, one.by)
    return person.name if person else ""


def _for_patient(house: House, one: Weighing, name: str) -> ForPatient:
    made = fields_of(house, one)
    told = made["told"]
    assert isinstance(told, dict)
    return ForPatient(one.signed, name, one.question, str(made["decision"]), told["words"])
