"""The office looks who Naklank knows, and by which ways each of them can come in. No care provider may, no patient.

That a list with names was read is itself logged. What somebody recorded or heard is not told here.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from naklank.actions.access import OFFICE, not_found
from naklank.actions.events import event, refusals_logged
from naklank.actions.personal_link import WRONG_CODES_MAX
from naklank.actions.ports import House, Tx
from naklank.model import STAFF, Actor, Credential, Person, Thing, is_id
from naklank.model.people import CredentialKind

NEWEST_SHOWN = 50
NAME_SOUGHT_MAX = 60


@dataclass(frozen=True, slots=True)
class Known:
    """A person, the ways in that hold now, and until when a letter works (None: there is none)."""

    person: Person
    ways: frozenset[CredentialKind]
    letter_until: datetime | None


@dataclass(frozen=True, slots=True)
class People:
    """All staff, those of the others who were asked for, and how many others there are in all."""

    staff: tuple[Known, ...]
    others: tuple[Known, ...]
    others_in_all: int


def list_people(house: House, actor: Actor, name: str = "") -> People:
    """All staff by name, and patients and relatives: those whose name holds `name`, the newest first."""
    sought = " ".join(name[:NAME_SOUGHT_MAX].split()).casefold()

    def unit(tx: Tx) -> People:
        _office_only(actor)
        people = tx.find(Person, order="created", newest=True)
        ways: dict[str, list[Credential]] = defaultdict(list)
        for credential in tx.find(Credential):
            ways[credential.person].append(credential)
        known = [_known(house, person, ways[person.id]) for person in people]
        others = [each for each in known if each.person.role not in STAFF]
        found = [each for each in others if sought in each.person.name.casefold()][:NEWEST_SHOWN]
        tx.log(event(house, actor, "people:read", "R", detail={"shown": len(found)}))
        staff = sorted((k for k in known if k.person.role in STAFF), key=lambda k: k.person.name.casefold())
        return People(tuple(staff), tuple(found), len(others))

    with refusals_logged(house, actor, "people:read", "R"):
        return house.store.write(unit)


def look_up(house: House, actor: Actor, person_id: str) -> Known:
    """One person, and the ways in that hold."""

    def unit(tx: Tx) -> Known:
        _office_only(actor)
        person = tx.get(Person, person_id) if is_id(person_id) else None
        if person is None:
            raise not_found()
        patient = "" if person.role in STAFF else person.id
        tx.log(event(house, actor, "person:read", "R", Thing("person", person.id), patient=patient))
        return _known(house, person, tx.find(Credential, person=person.id))

    with refusals_logged(house, actor, "person:read", "R", Thing("person", person_id)):
        return house.store.write(unit)


def _known(house: House, person: Person, credentials: list[Credential]) -> Known:
    now = house.clock.now()
    holding = [c for c in credentials if c.expires is None or works(c, now)]
    letters = [c.expires for c in holding if c.expires is not None]
    return Known(person, frozenset(c.kind for c in holding), max(letters, default=None))


def works(link: Credential, now: datetime) -> bool:
    """Whether this letter still lets somebody in."""
    return link.expires is not None and link.expires > now and link.uses_left != 0 and link.failures < WRONG_CODES_MAX


def _office_only(actor: Actor) -> None:
    if actor.role not in OFFICE:
        raise not_found()
