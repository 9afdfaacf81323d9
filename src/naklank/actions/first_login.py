"""New staff come in for the first time by a link and a code, and choose a password and a second factor.

Then the link is over. Also the way back for who lost password or phone: a new link replaces whatever was there.
"""

from datetime import timedelta

from naklank.actions import totp
from naklank.actions.access import OFFICE, not_found
from naklank.actions.events import event, refusals_logged
from naklank.actions.passkeys import Here, begin_adding, read_new, use_up
from naklank.actions.personal_link import Showing, give
from naklank.actions.ports import House, Tx, View
from naklank.actions.sessions import end_all_sessions, hash_token, new_token
from naklank.actions.sign_in import PASSWORD_TYPED_MAX, enter, login_key
from naklank.actions.slow_hash import slow_hash
from naklank.errors import Conflict, NaklankError, NotAllowed, NotFound
from naklank.model import STAFF, Actor, Challenge, Credential, Person, PersonId, Session, Thing
from naklank.text import Text

SET_UP_WITHIN = timedelta(minutes=30)
PASSWORD_LENGTH_MIN = 12
DIFFERENT_LETTERS_MIN = 5
LOGIN_LENGTH_MAX = 100


def give_first_login(house: House, actor: Actor, person: PersonId) -> tuple[str, str]:
    """Make a first-login link and its code for a member of staff. The office may, and Naklank itself at `init`."""
    with refusals_logged(house, actor, "first_login:give", "C", Thing("person", person)):
        return give(house, actor, person, "first_login", _may_give)


def open_first_login(house: House, token: str, code: str, address: str) -> tuple[Person, str]:
    """Show link and code; returns the person and a token for the page on which she chooses password and factor."""

    def begin(tx: Tx, person: Person) -> tuple[Person, str]:
        set_up, now = new_token(), house.clock.now()
        tx.put(Challenge(hash_token(set_up), "first_login", person.id, "", now, now + SET_UP_WITHIN))
        tx.log(event(house, _as(person, address), "first_login:open", "E", Thing("person", person.id)))
        return person, set_up

    return Showing(house, token, code, address, "first_login").then(begin)


def complete_with_code(
    house: House, set_up: str, login: str, password: str, *, seed: str, code: str, address: str
) -> tuple[Person, str, Session]:
    """Choose a login, a password and an authenticator app, whose first code proves that it works.

    `seed` is what the page made with `totp.new_seed` and showed as a QR code. Returns person, cookie's token, session.
    """
    step = totp.step_of(house, seed, code)
    if step is None:
        raise NotAllowed(
            Text("De code uit de app past niet.", "The code of the app does not fit."),
            Text(
                "Scan de QR-code opnieuw en vul de nieuwste code in.",
                "Scan the QR code again and fill in the latest code.",
            ),
        )
    person = house.store.read(lambda view: who_sets_up(view, house, set_up))
    kept = password_of(house, person, login, password)
    factor = totp.seal_seed(house, person.id, seed, step=step)
    try:
        entered, old = house.store.write(lambda tx: keep(tx, house, set_up, kept, factor, address))
    except NaklankError:
        house.keys.destroy(factor.id)
        raise
    for key in old:
        house.keys.destroy(key)
    return entered


def begin_passkey(house: House, set_up: str, here: Here) -> tuple[str, str]:
    """Ask the browser for a passkey as second factor. Returns the options (JSON) and a token to come back with."""
    return begin_adding(house, house.store.read(lambda view: who_sets_up(view, house, set_up)), here)


def complete_with_passkey(
    house: House, set_up: str, login: str, password: str, *, token: str, response: str, here: Here, address: str
) -> tuple[Person, str, Session]:
    """Choose a login, a password and the passkey that `begin_passkey` asked for."""
    person = house.store.read(lambda view: who_sets_up(view, house, set_up))
    factor = read_new(house, person.id, token, response, here)
    kept = password_of(house, person, login, password)

    def unit(tx: Tx) -> tuple[tuple[Person, str, Session], list[str]]:
        use_up(tx, token)
        return keep(tx, house, set_up, kept, factor, address)

    entered, old = house.store.write(unit)
    for key in old:
        house.keys.destroy(key)
    return entered


def who_sets_up(view: View, house: House, set_up: str) -> Person:
    """Find who holds this page. Raises `NotFound` where its half hour is over."""
    waiting = view.get(Challenge, hash_token(set_up))
    over = waiting is None or waiting.kind != "first_login" or house.clock.now() >= waiting.expires
    person = view.get(Person, waiting.person) if waiting is not None and waiting.person and not over else None
    if person is None:
        raise NotFound(
            Text("Dit duurde te lang.", "This took too long."),
            Text("Open de link nog een keer.", "Open the link once more."),
        )
    return person


def password_of(house: House, person: Person, login: str, password: str) -> Credential:
    """Make the password credential. Raises `NaklankError` where login or password will not do."""
    name = login.strip()
    if not name or len(name) > LOGIN_LENGTH_MAX or not name.isprintable():
        raise NaklankError(
            Text("De naam waarmee u inlogt missen we nog.", "We still miss the name you sign in with."),
            Text("Kies een naam, bijvoorbeeld uw e-mailadres.", "Choose a name, your e-mail address for example."),
        )
    too_plain = len(set(password)) < DIFFERENT_LETTERS_MIN or name.casefold() in password.casefold()
    if not PASSWORD_LENGTH_MIN <= len(password) <= PASSWORD_TYPED_MAX or too_plain:
        raise NaklankError(
            Text("Dit wachtwoord is te makkelijk te raden.", "This password is too easy to guess."),
            Text(
                f"Kies er een van minstens {PASSWORD_LENGTH_MIN} tekens, zonder uw naam erin. Een korte zin is goed.",
                f"Choose at least {PASSWORD_LENGTH_MIN} characters, without your name. A short sentence is good.",
            ),
        )
    return Credential(login_key(name), person.id, "password", slow_hash(password), house.clock.now())


def keep(
    tx: Tx, house: House, set_up: str, password: Credential, factor: Credential, address: str
) -> tuple[tuple[Person, str, Session], list[str]]:
    """Inside a unit: replace every credential of this person by these two, and let her in.

    Returns who came in, and the ids of the data keys that are now nobody's.
    """
    person = who_sets_up(tx, house, set_up)
    taken = tx.get(Credential, password.id)
    if taken is not None and taken.person != person.id:
        raise Conflict(
            Text("Deze naam is al in gebruik.", "This name is in use already."),
            Text("Kies een andere naam om mee in te loggen.", "Choose another name to sign in with."),
        )
    old = tx.find(Credential, person=person.id)
    for credential in old:
        tx.remove(Credential, credential.id)
    end_all_sessions(tx, person.id)
    tx.put(password)
    tx.put(factor)
    told: dict[str, object] = {"factor": factor.kind}
    tx.log(event(house, _as(person, address), "first_login:complete", "C", Thing("person", person.id), detail=told))
    entered = enter(tx, house, person, set_up, address, factor.kind)
    return entered, [credential.id for credential in old if credential.kind == "totp"]


def _as(person: Person, address: str) -> Actor:
    return Actor(person.id, person.role, address=address)


def _may_give(person: Person, actor: Actor) -> None:
    if person.role not in STAFF or not (actor.role in OFFICE or actor.role == "system"):
        raise not_found()
