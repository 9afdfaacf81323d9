"""Take one passkey away: of a phone that is lost, a laptop that was sold. Never the last way in.

Only one's own. The device keeps its half, which opens nothing here any more.
"""

from naklank.actions.access import not_found
from naklank.actions.events import event
from naklank.actions.list_people import works
from naklank.actions.ports import House, Tx, View
from naklank.errors import Conflict, NaklankError
from naklank.model import STAFF, Actor, Credential, Thing
from naklank.text import Text


def passkeys_of(view: View, actor: Actor) -> list[Credential]:
    """One's own passkeys, the oldest first."""
    own = [one for one in view.find(Credential, person=actor.person) if one.kind == "passkey"]
    return sorted(own, key=lambda passkey: passkey.created)


def remove(house: House, actor: Actor, key: str) -> None:
    """Take it away. Raises `Conflict` where nothing else would let this person in, `NotFound` where it is not theirs."""

    def unit(tx: Tx) -> None:
        passkey = tx.get(Credential, key)
        if passkey is None or passkey.kind != "passkey" or passkey.person != actor.person:
            raise not_found()
        rest = [one for one in tx.find(Credential, person=actor.person) if one.id != key]
        if not _comes_in(house, actor, rest):
            raise _last_way(actor)
        tx.remove(Credential, key)
        patient = "" if actor.role in STAFF else actor.person
        tx.log(event(house, actor, "passkey:remove", "D", Thing("person", actor.person), patient=patient))

    house.store.write(unit)


def _comes_in(house: House, actor: Actor, ways: list[Credential]) -> bool:
    """Whether these are enough: a passkey, a password with an app for codes, or a letter that still works."""
    kinds = {way.kind for way in ways}
    if "passkey" in kinds:
        return True
    if actor.role in STAFF:
        return {"password", "totp"} <= kinds
    return any(way.kind == "link" and works(way, house.clock.now()) for way in ways)


def _last_way(actor: Actor) -> NaklankError:
    what = Text(
        "Dit is uw enige manier om binnen te komen. Daarom blijft deze sleutel staan.",
        "This is your only way in. Therefore this key stays.",
    )
    if actor.role in STAFF:
        return Conflict(what, Text("Maak eerst een andere sleutel.", "Make another key first."))
    return Conflict(what, Text("Maak eerst een brief of een andere sleutel.", "Make a letter or another key first."))
