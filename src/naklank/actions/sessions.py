"""Who is behind this browser: sessions begin, are recognised by their token, and end.

The token is 32 random bytes that only the browser holds; what is kept is its SHA-256. Staff who leave the desk are out
after 15 minutes, patients after 12 hours; nobody is put out while a recording of his own is still running.
"""

import base64
import hashlib
import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from naklank.actions.events import event
from naklank.actions.ports import House, Tx, View
from naklank.model import (
    STAFF,
    Actor,
    Challenge,
    ConversationId,
    Person,
    PersonId,
    Recording,
    Session,
    Thing,
    Tries,
)

TOKEN_BYTES = 32
TOKEN_LENGTH_MAX = 100
IDLE_STAFF = timedelta(minutes=15)
IDLE_OTHERS = timedelta(hours=12)
LIMIT_STAFF = timedelta(hours=12)
LIMIT_OTHERS = timedelta(days=7)
TOUCH_EVERY = timedelta(minutes=1)
TRIES_KEPT = timedelta(days=1)


def begin_session(
    house: House, person: Person, *, scope: ConversationId | None = None, strong: bool = False, address: str = ""
) -> tuple[str, Session]:
    """Begin a session for a person who has shown who he is; returns the token for the cookie and the session."""
    token, session = new_session(house, person, scope=scope, strong=strong)

    def unit(tx: Tx) -> None:
        tx.put(session)
        tx.log(event(house, actor_of(person, session, address), "session:begin", "E", Thing("person", person.id)))

    house.store.write(unit)
    return token, session


def whose(house: House, token: str, address: str = "", *, touch: bool = True) -> Actor | None:
    """Say who holds this token now, or None. Cheap: one read, and at most one write a minute.

    `touch=False` is for what a page asks by itself: a screen that stays open does not keep its owner signed in.
    """
    if not token or len(token) > TOKEN_LENGTH_MAX:
        return None
    now = house.clock.now()
    key = hash_token(token)

    def look(view: View) -> tuple[Session, Person] | None:
        session = view.get(Session, key)
        person = view.get(Person, session.person) if session is not None else None
        if session is None or person is None or not _lives(view, session, person, now, demo=house.demo):
            return None
        return session, person

    found = house.store.read(look)
    if found is None:
        return None
    session, person = found
    if touch and now - session.seen >= TOUCH_EVERY:
        house.store.write(lambda tx: _touch(tx, key, now))
    return actor_of(person, session, address)


def end_session(house: House, actor: Actor) -> None:
    """End the session of this actor. Fine where it ended already."""

    def unit(tx: Tx) -> None:
        if tx.get(Session, actor.session) is None:
            return
        tx.remove(Session, actor.session)
        tx.log(event(house, actor, "session:end", "E", Thing("person", actor.person)))

    house.store.write(unit)


def other_sessions(house: House, actor: Actor) -> list[Session]:
    """Every other browser in which this person is signed in now, the one last used on top."""

    def look(view: View) -> list[Session]:
        person = view.get(Person, actor.person)
        found = view.find(Session, person=actor.person, order="seen", newest=True) if person is not None else []
        now = house.clock.now()
        return [
            session
            for session in found
            if person is not None
            and session.id != actor.session
            and _lives(view, session, person, now, demo=house.demo)
        ]

    return house.store.read(look)


def end_elsewhere(house: House, actor: Actor, *, here_too: bool = False) -> int:
    """Sign this person out in every other browser, and where asked in this one too. Says how many there were."""

    def unit(tx: Tx) -> int:
        ended = end_all_sessions(tx, actor.person, but="" if here_too else actor.session)
        told: dict[str, object] = {"ended": ended}
        tx.log(event(house, actor, "session:end_elsewhere", "D", Thing("person", actor.person), detail=told))
        return ended

    return house.store.write(unit)


def new_session(
    house: House, person: Person, *, scope: ConversationId | None = None, strong: bool = False
) -> tuple[str, Session]:
    """Make a token and its session, not kept yet: for actions that keep it in a unit of their own."""
    token = new_token()
    now = house.clock.now()
    limit = LIMIT_STAFF if person.role in STAFF else LIMIT_OTHERS
    return token, Session(
        id=hash_token(token), person=person.id, created=now, seen=now, expires=now + limit, scope=scope, strong=strong
    )


def end_all_sessions(tx: Tx, person: PersonId, *, but: str = "") -> int:
    """Inside a unit: end every session of this person (except `but`) and say how many there were."""
    ended = [session for session in tx.find(Session, person=person) if session.id != but]
    for session in ended:
        tx.remove(Session, session.id)
    return len(ended)


def actor_of(person: Person, session: Session, address: str) -> Actor:
    """Name the actor that this session stands for."""
    return Actor(person.id, person.role, scope=session.scope, session=session.id, access_point="web", address=address)


def new_token() -> str:
    """Make a token nobody can guess: 256 random bits, base64url."""
    return base64.urlsafe_b64encode(secrets.token_bytes(TOKEN_BYTES)).decode().rstrip("=")


def hash_token(token: str) -> str:
    """Hash a token for keeping. It is random, so one plain SHA-256 is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def sweep(house: House) -> int:
    """Remove sessions, challenges and counted tries that are over; returns how many. For the worker, now and then."""
    now = house.clock.now()

    def unit(tx: Tx) -> int:
        sessions = [s.id for s in tx.find(Session) if s.expires <= now]
        challenges = [c.id for c in tx.find(Challenge) if c.expires <= now]
        tries = [t.id for t in tx.find(Tries) if now - t.since >= TRIES_KEPT]
        for kind, keys in ((Session, sessions), (Challenge, challenges), (Tries, tries)):
            for key in keys:
                tx.remove(kind, key)
        return len(sessions) + len(challenges) + len(tries)

    return house.store.write(unit)


def _lives(view: View, session: Session, person: Person, now: datetime, *, demo: bool) -> bool:
    if now >= session.expires:
        return False
    if person.role in STAFF:
        return now - session.seen < IDLE_STAFF and (session.strong or demo)
    if now - session.seen < IDLE_OTHERS:
        return True
    return view.count(Recording, maker=person.id, state="open") > 0


def _touch(tx: Tx, key: str, now: datetime) -> None:
    session = tx.get(Session, key)
    if session is not None and session.seen < now:
        tx.put(replace(session, seen=now))
