"""A phone joins a conversation: the provider's screen shows a QR code and a short word, valid for a quarter of an hour.

One phone joins, then the door closes; the same phone may come back. The code in the QR cannot be guessed. The word can,
so wrong words are counted by address, by word and in all; who tries too often waits, and the QR code goes on working.
"""

import base64
import ipaddress
import re
import secrets
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from naklank.actions import tries
from naklank.actions.access import may, not_found
from naklank.actions.events import event, refusals_logged
from naklank.actions.ports import House, Tx
from naklank.actions.sessions import actor_of, new_session
from naklank.errors import Conflict, NaklankError, NotFound
from naklank.model import (
    Actor,
    Announcement,
    Conversation,
    Person,
    PersonId,
    Recording,
    Session,
    Thing,
    is_id,
    new_id,
    stranger,
)
from naklank.text import Text
from naklank.text.door_words import DOOR_WORDS

DOOR_OPEN = timedelta(minutes=15)
CODE_BYTES = 16
KEY_LENGTH_MAX = 100
NAME_LENGTH_MAX = 60
WRONG_BY_ADDRESS_MAX = 10
WRONG_BY_WORD_MAX = 5
WRONG_IN_ALL_MAX = 50
IN_ALL = "join/all"

_WORD = re.compile(r"([a-z]{3,10})([0-9]{2})")


def open_door(house: House, actor: Actor, conversation_id: str) -> Conversation:
    """Give the conversation a fresh word and code, for one phone, for a quarter of an hour. Only its provider may.

    Raises `Conflict` where a patient joined already, or the conversation is over.
    """

    def unit(tx: Tx) -> Conversation:
        conversation = _own(tx, actor, conversation_id)
        if conversation.ended is not None:
            raise Conflict(
                Text("Dit gesprek is al afgelopen.", "This conversation is over already."),
                Text("Plan een nieuw gesprek.", "Plan a new conversation."),
            )
        if conversation.patient is not None:
            raise _taken()
        now = house.clock.now()
        opened = replace(
            conversation,
            word=_fresh_word(tx, now),
            code=base64.urlsafe_b64encode(secrets.token_bytes(CODE_BYTES)).decode().rstrip("="),
            joinable_until=now + DOOR_OPEN,
        )
        tx.put(opened)
        tx.log(event(house, actor, "door:open", "E", Thing("conversation", opened.id)))
        return opened

    with refusals_logged(house, actor, "door:open", "E", Thing("conversation", conversation_id)):
        return house.store.write(unit)


def join(
    house: House, code_or_word: str, name: str, address: str, *, actor: Actor | None = None
) -> tuple[Person, str, Session]:
    """Let a phone in: by the code of the QR or the word on the screen. Returns the person, the token and the session.

    A phone that nobody knows becomes a patient named `name` who sees this one conversation. `actor` is who the phone
    is signed in as already, if anyone: a patient with a space of her own joins as herself, and the phone that joined
    before comes back in. Raises `NotFound` (wrong or over), `Conflict` (someone is in), `TooMany`.
    """
    outcome = house.store.write(lambda tx: _Door(house, tx, actor, name, address).knock(code_or_word))
    if isinstance(outcome, NaklankError):
        raise outcome
    if outcome.session.scope is not None:
        house.live.changed(outcome.session.scope)
    house.live.changed(outcome.conversation)
    return outcome.person, outcome.token, outcome.session


def send_away(house: House, actor: Actor, conversation_id: str) -> Conversation:
    """Undo that the wrong phone joined: its session ends and the door can open again.

    Only the provider may, and only while nothing was announced or recorded; after that it is somebody's.
    """

    def unit(tx: Tx) -> Conversation:
        conversation = _own(tx, actor, conversation_id)
        if tx.count(Announcement, conversation=conversation.id) or tx.count(Recording, conversation=conversation.id):
            raise Conflict(
                Text("Er is al een opname aangekondigd of gemaakt.", "A recording was announced or made already."),
                Text("Plan een nieuw gesprek.", "Plan a new conversation."),
            )
        if conversation.patient is not None:
            for session in tx.find(Session, person=conversation.patient, scope=conversation.id):
                tx.remove(Session, session.id)
        emptied = replace(conversation, patient=None, word="", code="", joinable_until=None)
        tx.put(emptied)
        who = conversation.patient or ""
        tx.log(event(house, actor, "door:send_away", "U", Thing("conversation", conversation.id), patient=who))
        return emptied

    with refusals_logged(house, actor, "door:send_away", "U", Thing("conversation", conversation_id)):
        conversation = house.store.write(unit)
    house.live.changed(conversation.id)
    return conversation


@dataclass(frozen=True, slots=True)
class _In:
    """Somebody came in."""

    person: Person
    token: str
    session: Session
    conversation: str


class _Door:
    """One knock at the door, inside one unit. Returns refusals, so that what it counted and logged is kept."""

    def __init__(self, house: House, tx: Tx, actor: Actor | None, name: str, address: str) -> None:
        self.house = house
        self.tx = tx
        self.actor = actor if actor is not None and actor.role == "patient" else None
        self.name = name
        self.address = address
        self.now = house.clock.now()
        self.by_address = tries.place("join/address", network(address))

    def knock(self, key: str) -> _In | NaklankError:
        key = key.strip()[:KEY_LENGTH_MAX]
        spoken = _WORD.fullmatch(re.sub(r"[\s\-]+", "", key).lower())
        if spoken is None:
            return self._by_code(key)
        return self._by_word(spoken.group(), tries.place("join/word", spoken.group(1)))

    def _by_code(self, code: str) -> _In | NaklankError:
        found = self.tx.find(Conversation, code=code, limit=1) if code else []
        if not found:
            return self._wrong(self.by_address)
        if not self._welcome(found[0]):
            return self._refused(_over() if found[0].patient is None else _taken(), found[0])
        return self._enter(found[0])

    def _by_word(self, word: str, by_word: str) -> _In | NaklankError:
        limits = {self.by_address: WRONG_BY_ADDRESS_MAX, by_word: WRONG_BY_WORD_MAX, IN_ALL: WRONG_IN_ALL_MAX}
        if any(tries.tries_at(self.tx, key, self.now) >= most for key, most in limits.items()):
            return tries.too_many()
        for conversation in self.tx.find(Conversation, word=word, order="created", newest=True):
            if self._welcome(conversation):
                return self._enter(conversation)
        return self._wrong(self.by_address, by_word, IN_ALL)

    def _welcome(self, conversation: Conversation) -> bool:
        """Say whether this phone may come in: the door is open, or it is the phone that came in before."""
        if conversation.patient is not None:
            return self.actor is not None and conversation.patient == self.actor.person
        until = conversation.joinable_until
        return until is not None and self.now < until and conversation.ended is None

    def _enter(self, conversation: Conversation) -> _In | NaklankError:
        known = self._known(conversation)
        person = known or self._newcomer()
        if isinstance(person, NaklankError):
            return person
        scope = conversation.id if known is None or self.actor is None else self.actor.scope
        token, session = new_session(self.house, person, scope=scope)
        if known is None:
            self.tx.put(person)
        elif self.actor is not None:
            self.tx.remove(Session, self.actor.session)
        self.tx.put(replace(conversation, patient=person.id, joinable_until=None))
        self.tx.put(session)
        actor = actor_of(person, session, self.address)
        things = (Thing("conversation", conversation.id), Thing("person", person.id))
        again: dict[str, object] = {"again": conversation.patient is not None}
        self.tx.log(event(self.house, actor, "door:join", "E", *things, patient=person.id, detail=again))
        return _In(person, token, session, conversation.id)

    def _known(self, conversation: Conversation) -> Person | None:
        """Find who the phone is already: the patient of this very conversation, or one with a space of her own."""
        if self.actor is None or (self.actor.scope is not None and conversation.patient != self.actor.person):
            return None
        return self.tx.get(Person, self.actor.person)

    def _newcomer(self) -> Person | NaklankError:
        name = " ".join(self.name.split())
        if not name or len(name) > NAME_LENGTH_MAX or any(unicodedata.category(c)[0] == "C" for c in name):
            return NaklankError(
                Text("Uw naam missen we nog.", "We still miss your name."),
                Text(
                    f"Vul in hoe u genoemd wilt worden, met hoogstens {NAME_LENGTH_MAX} letters.",
                    f"Fill in what you want to be called, in at most {NAME_LENGTH_MAX} letters.",
                ),
            )
        return Person(PersonId(new_id()), "patient", name, self.now)

    def _wrong(self, *places: str) -> NaklankError:
        if tries.tries_at(self.tx, self.by_address, self.now) >= WRONG_BY_ADDRESS_MAX:
            return tries.too_many()
        for key in places:
            tries.count_try(self.tx, key, self.now)
        return self._refused(
            NotFound(
                Text("Dit woord geldt hier niet, of niet meer.", "This word does not fit, or no longer."),
                Text(
                    "Kijk nog eens op het scherm van uw zorgverlener.",
                    "Look at the screen of your care provider again.",
                ),
            )
        )

    def _refused(self, refusal: NaklankError, conversation: Conversation | None = None) -> NaklankError:
        things = (Thing("conversation", conversation.id),) if conversation is not None else ()
        why: dict[str, object] = {"refusal": type(refusal).__name__}
        who = self.actor or stranger(self.address)
        self.tx.log(event(self.house, who, "door:join", "E", *things, outcome="refused", detail=why))
        return refusal


def network(address: str) -> str:
    """Shorten an address to what one person holds: an IPv6 address to its network of 64 bits, an IPv4 address stays."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else address  # noqa: PLR2004


def _own(tx: Tx, actor: Actor, conversation_id: str) -> Conversation:
    conversation = tx.get(Conversation, conversation_id) if is_id(conversation_id) else None
    if conversation is None:
        raise not_found()
    may(tx, actor, "plan", conversation)
    return conversation


def _fresh_word(tx: Tx, now: datetime) -> str:
    """Pick a word that no open door has and that nobody has been trying."""
    while True:
        letters = secrets.choice(DOOR_WORDS)
        word = f"{letters}{secrets.randbelow(100):02}"
        taken = any(c.joinable_until and c.joinable_until > now for c in tx.find(Conversation, word=word))
        if not taken and not tries.tries_at(tx, tries.place("join/word", letters), now):
            return word


def _over() -> NaklankError:
    return NotFound(
        Text("Deze code geldt niet meer.", "This code is over."),
        Text("Vraag uw zorgverlener om een nieuwe code.", "Ask your care provider for a new code."),
    )


def _taken() -> NaklankError:
    return Conflict(
        Text("Aan dit gesprek doet al een patiënt mee.", "A patient takes part in this conversation already."),
        Text(
            "Is dat niet goed? Dan kan de zorgverlener opnieuw beginnen. Heeft u een persoonlijke link? Gebruik die.",
            "Is that not right? Then the care provider can start again. Do you have a personal link? Use that.",
        ),
    )
