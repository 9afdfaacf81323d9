"""The office adds members of staff and shuts out who left. What somebody did stays in the log under the same id."""

from naklank.actions.access import OFFICE, not_found
from naklank.actions.events import event, refusals_logged
from naklank.actions.first_login import give_first_login
from naklank.actions.install import new_member
from naklank.actions.ports import House, Tx
from naklank.actions.sessions import end_all_sessions
from naklank.errors import Conflict
from naklank.model import STAFF, Actor, Credential, Person, PersonId, Role, Thing, is_id
from naklank.text import Text


def add_member(house: House, actor: Actor, name: str, role: Role) -> tuple[Person, str, str]:
    """Add a member of staff. Returns the person, the token of the first-login link, and its code."""

    def unit(tx: Tx) -> Person:
        _office_only(actor)
        person = new_member(house, name, role)
        tx.put(person)
        tx.log(event(house, actor, "person:add", "C", Thing("person", person.id), detail={"role": role}))
        return person

    with refusals_logged(house, actor, "person:add", "C"):
        person = house.store.write(unit)
    token, code = give_first_login(house, actor, person.id)
    return person, token, code


def shut_out(house: House, actor: Actor, person_id: PersonId) -> None:
    """End every session, password, app, passkey and link of a member of staff, at once.

    Raises `Conflict` for oneself: an office that shuts itself out cannot let anybody in again.
    """

    def unit(tx: Tx) -> list[str]:
        _office_only(actor)
        person = tx.get(Person, person_id) if is_id(person_id) else None
        if person is None or person.role not in STAFF:
            raise not_found()
        if person.id == actor.person:
            raise Conflict(
                Text("U kunt uzelf niet buitensluiten.", "You cannot shut yourself out."),
                Text("Vraag een collega om dit te doen.", "Ask a colleague to do this."),
            )
        old = tx.find(Credential, person=person.id)
        for credential in old:
            tx.remove(Credential, credential.id)
        end_all_sessions(tx, person.id)
        tx.log(event(house, actor, "person:shut_out", "U", Thing("person", person.id)))
        return [credential.id for credential in old if credential.kind == "totp"]

    with refusals_logged(house, actor, "person:shut_out", "U", Thing("person", person_id)):
        keys = house.store.write(unit)
    for key in keys:
        house.keys.destroy(key)


def _office_only(actor: Actor) -> None:
    if actor.role not in OFFICE and actor.role != "system":
        raise not_found()
