"""Staff sign in: a login and password first, then a second factor. Without both there is no session.

Unknown logins take as long and read the same as wrong passwords. Tries are counted by login and by address.
"""

import hashlib
import unicodedata
from dataclasses import dataclass, replace
from datetime import timedelta

from naklank.actions import totp, tries
from naklank.actions.events import event
from naklank.actions.join import network
from naklank.actions.ports import House, Tx, View
from naklank.actions.sessions import actor_of, hash_token, new_session, new_token
from naklank.actions.slow_hash import fits
from naklank.errors import NaklankError, NotAllowed, NotFound
from naklank.model import STAFF, Challenge, Credential, Person, Session, Thing, stranger
from naklank.text import Text

SECOND_STEP_WITHIN = timedelta(minutes=5)
WRONG_BY_LOGIN_MAX = 10
WRONG_BY_ADDRESS_MAX = 30
WRONG_CODES_MAX = 5
PASSWORD_TYPED_MAX = 256


@dataclass(frozen=True, slots=True)
class SecondStep:
    """The password was right: what the browser must hold to go on, and which second factors this person has."""

    token: str
    factors: tuple[str, ...]


def begin_sign_in(house: House, login: str, password: str, address: str) -> SecondStep:
    """Check login and password. Raises `NotAllowed` where they do not fit, `TooMany` where tried too often."""
    key = login_key(login)
    places = (tries.place("sign-in/login", key), tries.place("sign-in/address", network(address)))
    found = house.store.write(lambda tx: _take(tx, house, key, places))
    if isinstance(found, NaklankError):
        raise found
    right = fits(found.secret if found is not None else None, password[:PASSWORD_TYPED_MAX])
    kept = found if right else None

    def settle(tx: Tx) -> SecondStep | NaklankError:
        person = tx.get(Person, kept.person) if kept is not None else None
        if kept is None or person is None or person.role not in STAFF or tx.get(Credential, key) != kept:
            why: dict[str, object] = {"refusal": "NotAllowed"}
            tx.log(event(house, stranger(address), "sign-in:password", "E", outcome="refused", detail=why))
            return _does_not_fit()
        for place in places:
            tries.give_back(tx, place)
        token, now = new_token(), house.clock.now()
        tx.put(Challenge(hash_token(token), "second_factor", person.id, "", now, now + SECOND_STEP_WITHIN))
        tx.log(event(house, stranger(address), "sign-in:password", "E", Thing("person", person.id)))
        return SecondStep(token, _factors(tx, person))

    outcome = house.store.write(settle)
    if isinstance(outcome, NaklankError):
        raise outcome
    return outcome


def finish_with_code(house: House, token: str, code: str, address: str) -> tuple[Person, str, Session]:
    """Finish with the six digits of the app. Returns the person, the token for the cookie and the session.

    Raises `NotAllowed` where the code does not fit, `NotFound` where the first step is over, `TooMany`.
    """
    person, seeds = house.store.read(lambda view: _seeds(view, house, token))
    opened = [(seed, totp.open_seed(house, seed)) for seed in seeds]

    def unit(tx: Tx) -> tuple[Person, str, Session] | NaklankError:
        waiting_person(tx, house, token)
        place = tries.place("sign-in/code", person.id)
        if tries.tries_at(tx, place, house.clock.now()) >= WRONG_CODES_MAX:
            return tries.too_many()
        for seed, raw in opened:
            kept = tx.get(Credential, seed.id)
            step = totp.step_of(house, raw, code, after=kept.counter) if kept is not None else None
            if kept is not None and step is not None:
                tx.put(replace(kept, counter=step))
                return enter(tx, house, person, token, address, "totp")
        tries.count_try(tx, place, house.clock.now())
        why: dict[str, object] = {"refusal": "NotAllowed"}
        who = stranger(address)
        tx.log(event(house, who, "sign-in:code", "E", Thing("person", person.id), outcome="refused", detail=why))
        return NotAllowed(
            Text("Deze code past niet.", "This code does not fit."),
            Text("Wacht op de volgende code in uw app.", "Wait for the next code in your app."),
        )

    outcome = house.store.write(unit)
    if isinstance(outcome, NaklankError):
        raise outcome
    return outcome


def waiting_person(view: View, house: House, token: str) -> Person:
    """Find who is waiting at the second step with this token. Raises `NotFound` where it is over."""
    waiting = view.get(Challenge, hash_token(token))
    over = waiting is None or waiting.kind != "second_factor" or house.clock.now() >= waiting.expires
    person = view.get(Person, waiting.person) if waiting is not None and waiting.person and not over else None
    if person is None:
        raise NotFound(
            Text("Dit duurde te lang.", "This took too long."),
            Text("Begin opnieuw met uw wachtwoord.", "Start again with your password."),
        )
    return person


def waiting_factors(house: House, token: str) -> tuple[str, ...]:
    """Say which second factors who waits with this token has: "totp", "passkey". Raises `NotFound` where it is over."""

    def look(view: View) -> tuple[str, ...]:
        person = waiting_person(view, house, token)
        return _factors(view, person)

    return house.store.read(look)


def enter(tx: Tx, house: House, person: Person, token: str, address: str, how: str) -> tuple[Person, str, Session]:
    """Inside a unit: both factors were shown. The first step is used up and a strong session begins."""
    tx.remove(Challenge, hash_token(token))
    cookie, session = new_session(house, person, strong=True)
    tx.put(session)
    actor = actor_of(person, session, address)
    tx.log(event(house, actor, "session:begin", "E", Thing("person", person.id), detail={"factor": how}))
    return person, cookie, session


def login_key(login: str) -> str:
    """Name the password credential of a login: the same however it is typed, and not readable in what is kept."""
    plain = unicodedata.normalize("NFKC", login).strip().casefold()
    return "password/" + hashlib.sha256(plain.encode()).hexdigest()


def _take(tx: Tx, house: House, key: str, places: tuple[str, str]) -> Credential | NaklankError | None:
    now = house.clock.now()
    limits = zip(places, (WRONG_BY_LOGIN_MAX, WRONG_BY_ADDRESS_MAX), strict=True)
    if any(tries.tries_at(tx, place, now) >= most for place, most in limits):
        return tries.too_many()
    for place in places:
        tries.count_try(tx, place, now)
    return tx.get(Credential, key)


def _seeds(view: View, house: House, token: str) -> tuple[Person, list[Credential]]:
    person = waiting_person(view, house, token)
    return person, [c for c in view.find(Credential, person=person.id) if c.kind == "totp"]


def _factors(view: View, person: Person) -> tuple[str, ...]:
    return tuple(sorted({c.kind for c in view.find(Credential, person=person.id)} & {"totp", "passkey"}))


def _does_not_fit() -> NotAllowed:
    return NotAllowed(
        Text("Deze naam en dit wachtwoord horen niet bij elkaar.", "This name and this password do not fit."),
        Text(
            "Probeer het nog een keer, of vraag uw beheerder om een nieuwe link.", "Try again, or ask for a new link."
        ),
    )
