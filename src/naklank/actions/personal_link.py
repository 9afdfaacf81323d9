"""A personal link and a code by letter: together they open someone's own space, apart they are worth nothing.

For patients and relatives (`link`) and, once, for new staff (`first_login`). Who gives a link away for somebody else
must be the office, not the care provider: a provider could come in as the patient and listen.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal, TypeVar

from naklank.actions import tries
from naklank.actions.access import OFFICE, not_found
from naklank.actions.events import event, refusals_logged
from naklank.actions.join import network
from naklank.actions.ports import House, Tx, View
from naklank.actions.sessions import actor_of, hash_token, new_session, new_token
from naklank.actions.slow_hash import fits, slow_hash
from naklank.errors import NaklankError, NotFound
from naklank.model import STAFF, Actor, Credential, Person, PersonId, Session, Thing, is_id, stranger
from naklank.text import Text

LinkKind = Literal["link", "first_login"]
T = TypeVar("T")

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No I, L, O, 0 or 1: nobody has to guess which it was."""

CODE_LENGTH = 8
CODE_TYPED_MAX = 40
LIFE: dict[LinkKind, timedelta] = {"link": timedelta(days=90), "first_login": timedelta(days=7)}
USES: dict[LinkKind, int] = {"link": 50, "first_login": 5}
WRONG_CODES_MAX = 5
WRONG_BY_ADDRESS_MAX = 20


def give_link(house: House, actor: Actor, person: PersonId) -> tuple[str, str]:
    """Make a link for a patient or relative: the token for its address, and the code for the letter.

    An earlier link of this person is over. The person herself may, once she is in; for somebody else the office may.
    """
    with refusals_logged(house, actor, "link:give", "C", Thing("person", person)):
        return give(house, actor, person, "link", _may_give)


def take_back_link(house: House, actor: Actor, person: PersonId) -> None:
    """End this person's link. Sessions that it began go on until they end."""

    def unit(tx: Tx) -> None:
        _may_give(_person(tx, person), actor)
        _end_links(tx, person, "link")
        tx.log(event(house, actor, "link:take_back", "D", Thing("person", person), patient=person))

    with refusals_logged(house, actor, "link:take_back", "D", Thing("person", person)):
        house.store.write(unit)


def enter_by_link(house: House, token: str, code: str, address: str) -> tuple[Person, str, Session]:
    """Let someone in by link and code, into her own full space. Returns the person, the cookie's token, the session.

    Raises `NotFound` where link and code do not belong together or are over, `TooMany` where tried too often.
    """
    show = Showing(house, token, code, address, "link")

    def enter(tx: Tx, person: Person) -> tuple[Person, str, Session]:
        cookie, session = new_session(house, person)
        tx.put(session)
        actor = actor_of(person, session, address)
        tx.log(event(house, actor, "link:enter", "E", Thing("person", person.id), patient=person.id))
        return person, cookie, session

    return show.then(enter)


def give(
    house: House, actor: Actor, person_id: PersonId, kind: LinkKind, check: Callable[[Person, Actor], None]
) -> tuple[str, str]:
    """Make a link of either kind, where `check` does not raise."""
    house.store.read(lambda view: check(_person(view, person_id), actor))
    token = new_token()
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    now = house.clock.now()
    link = Credential(
        id=hash_token(token),
        person=person_id,
        kind=kind,
        secret=slow_hash(code),
        created=now,
        expires=now + LIFE[kind],
        uses_left=USES[kind],
    )

    def unit(tx: Tx) -> None:
        person = _person(tx, person_id)
        check(person, actor)
        _end_links(tx, person_id, kind)
        tx.put(link)
        patient = person_id if person.role == "patient" else ""
        tx.log(event(house, actor, f"{kind}:give", "C", Thing("person", person_id), patient=patient))

    house.store.write(unit)
    return token, code


@dataclass(frozen=True, slots=True)
class Showing:
    """Someone shows a link and a code. The try is counted before it is judged, so that many at once are not more."""

    house: House
    token: str
    code: str
    address: str
    kind: LinkKind

    def then(self, act: Callable[[Tx, Person], T]) -> T:
        """Run `act` for the person if link and code belong together and still hold; else raise the one refusal."""
        shown = self.house.store.write(self._take)
        if isinstance(shown, NaklankError):
            raise shown
        typed = "".join(self.code[:CODE_TYPED_MAX].split()).replace("-", "").upper()
        right = fits(shown.secret if shown is not None else None, typed)
        link = shown if right else None
        outcome = self.house.store.write(lambda tx: self._settle(tx, link, act))
        if isinstance(outcome, NaklankError):
            raise outcome
        return outcome

    def _place(self) -> str:
        return tries.place("link/address", network(self.address))

    def _take(self, tx: Tx) -> Credential | NaklankError | None:
        now = self.house.clock.now()
        if tries.tries_at(tx, self._place(), now) >= WRONG_BY_ADDRESS_MAX:
            return tries.too_many()
        tries.count_try(tx, self._place(), now)
        link = self._holds(tx)
        if link is not None:
            tx.put(replace(link, failures=link.failures + 1))
        return link

    def _settle(self, tx: Tx, link: Credential | None, act: Callable[[Tx, Person], T]) -> T | NaklankError:
        now_kept = tx.get(Credential, link.id) if link is not None else None
        person = tx.get(Person, link.person) if link is not None else None
        if now_kept is None or now_kept.uses_left is None or now_kept.uses_left < 1 or person is None:
            why: dict[str, object] = {"refusal": "NotFound"}
            who = stranger(self.address)
            tx.log(event(self.house, who, f"{self.kind}:enter", "E", outcome="refused", detail=why))
            return _no_link()
        tx.put(replace(now_kept, failures=0, uses_left=now_kept.uses_left - 1))
        tries.give_back(tx, self._place())
        return act(tx, person)

    def _holds(self, tx: Tx) -> Credential | None:
        """Find the link, unless it is over, used up or locked."""
        link = tx.get(Credential, hash_token(self.token))
        if link is None or link.kind != self.kind or link.expires is None or not link.uses_left:
            return None
        if self.house.clock.now() >= link.expires or link.failures >= WRONG_CODES_MAX:
            return None
        return link


def _may_give(person: Person, actor: Actor) -> None:
    herself = actor.person == person.id and actor.role == person.role
    if person.role in STAFF or not (herself or actor.role in OFFICE or actor.role == "system"):
        raise not_found()


def _person(view: View, key: PersonId) -> Person:
    person = view.get(Person, key) if is_id(key) else None
    if person is None:
        raise not_found()
    return person


def _end_links(tx: Tx, person: PersonId, kind: LinkKind) -> None:
    for old in tx.find(Credential, person=person):
        if old.kind == kind:
            tx.remove(Credential, old.id)


def _no_link() -> NotFound:
    return NotFound(
        Text(
            "Deze link en code horen niet bij elkaar, of ze gelden niet meer.",
            "This link and code do not fit, or no longer.",
        ),
        Text(
            "Kijk de brief nog eens na, of vraag de praktijk om een nieuwe.",
            "Look at the letter again, or ask for a new one.",
        ),
    )
