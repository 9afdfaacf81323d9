"""The first person of a new installation, and the link to come in by. Keys and folders are the store's business."""

import unicodedata

from naklank.actions.events import event
from naklank.actions.first_login import give_first_login
from naklank.actions.join import NAME_LENGTH_MAX
from naklank.actions.ports import House, Tx
from naklank.errors import Conflict, NaklankError
from naklank.model import STAFF, SYSTEM, Actor, Person, PersonId, Role, Thing, new_id
from naklank.text import Text


def install(house: House, name: str, role: Role = "privacy_officer", actor: Actor = SYSTEM) -> tuple[Person, str, str]:
    """Make the first member of staff. Returns the person, the token of the first-login link, and its code.

    Raises `Conflict` where this installation has staff already: then the office adds people, not the command line.
    """
    person = new_member(house, name, role)

    def unit(tx: Tx) -> None:
        if any(tx.count(Person, role=staff) for staff in STAFF):
            raise Conflict(
                Text("Deze installatie heeft al medewerkers.", "This installation has staff already."),
                Text("Laat de beheerder mensen toevoegen.", "Let the manager add people."),
            )
        tx.put(person)
        tx.log(event(house, actor, "person:add", "C", Thing("person", person.id), detail={"role": role}))

    house.store.write(unit)
    token, code = give_first_login(house, actor, person.id)
    return person, token, code


def new_member(house: House, name: str, role: Role) -> Person:
    """Make a member of staff, not kept yet. Raises `NaklankError` where the name or the role will not do."""
    clean = " ".join(name.split())
    hidden = any(unicodedata.category(letter)[0] == "C" for letter in clean)
    if not clean or len(clean) > NAME_LENGTH_MAX or hidden or role not in STAFF:
        raise NaklankError(
            Text(
                "De naam of de functie van deze medewerker klopt niet.", "The name or role of this person is not right."
            ),
            Text("Vul een naam in en kies een functie.", "Fill in a name and choose a role."),
        )
    return Person(PersonId(new_id()), role, clean, house.clock.now())
