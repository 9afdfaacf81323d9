"""Keep an answer of "Mag dit?" as a note, on a conversation or apart; open it again just as it was; throw it away.

Only who kept it can see it: what somebody asks the rules is part of that person's own weighing. It lies sealed under a key of
its own. The log says that the rules were asked and kept, not what or with which answer. See docs/decisions/0020.
"""

import base64
import dataclasses
import hashlib
import os
from dataclasses import dataclass
from typing import Any

from naklank.actions import find
from naklank.actions.answer_shown import Shown, shown_from
from naklank.actions.ask_on import Asking, from_text
from naklank.actions.events import event
from naklank.actions.ports import House, Tx
from naklank.errors import NaklankError, NotAllowed, NotFound
from naklank.model import Actor, Conversation, KeptAnswer, Thing, is_id, new_id
from naklank.text import Text
from naklank.vault import stream, strict

FORMAT = "naklank-kept-answer-1"
WORDS_MAX = 2000
LANGUAGES = ("nl", "en")
ROLES = frozenset({"patient", "provider", "manager", "privacy_officer"})


@dataclass(frozen=True, slots=True)
class Opened:
    """A kept answer as it was, and what the rules would say to the same facts now."""

    kept: KeptAnswer
    words: str
    situations: dict[str, str]
    said: dict[str, list[dict[str, str]]]
    """What was answered, as rows of key and value."""
    shown: dict[str, Shown]
    conversation: Conversation | None
    """None where it was kept apart, or the conversation can no longer be reached."""
    now: Asking | None
    """The same facts under the rules of today; None where those do not take them any more."""

    def situation(self, language: str) -> str:
        """Where it began, in words."""
        return self.situations[language]

    @property
    def rules_changed(self) -> bool:
        """Whether the rules are another version than then."""
        return self.now is None or self.now.rules.version != self.shown["nl"].rules

    def verdict_changed(self, language: str) -> str:
        """What the answer would be now, where that is another verdict; else empty."""
        if self.now is None:
            return ""
        today = self.now.shown(language)
        return today.sentence if today.verdict != self.shown[language].verdict else ""


def may_keep(actor: Actor | None) -> bool:
    """Whether this person can keep an answer: signed in to a space of one's own."""
    return actor is not None and actor.scope is None and actor.role in ROLES


def keep(house: House, actor: Actor, asking: Asking, conversation_id: str = "", words: str = "") -> KeptAnswer:
    """Keep the answer with one's own words. Raises `NotFound` for a conversation that is not this person's."""
    _may(actor)
    if len(words) > WORDS_MAX:
        raise NaklankError(
            Text("Deze notitie is te lang.", "This note is too long."),
            Text(f"Gebruik hoogstens {WORDS_MAX} tekens.", f"Use at most {WORDS_MAX} characters."),
        )
    body = strict.dumps(
        {
            "format": FORMAT,
            "asking": asking.as_text(),
            "words": words.strip(),
            "situation": {language: asking.start.says.in_language(language) for language in LANGUAGES},
            "said": {language: [said[1:] for said in asking.said(language)] for language in LANGUAGES},
            "shown": {language: dataclasses.asdict(asking.shown(language)) for language in LANGUAGES},
            "salt": os.urandom(16).hex(),
        }
    )
    key = new_id()
    sealed = base64.b64encode(stream.seal_bytes(house.keys.new(key), _name(key), body)).decode()
    digest = hashlib.sha256(body).hexdigest()

    def unit(tx: Tx) -> KeptAnswer:
        conversation = find.conversation(tx, actor, "see", conversation_id) if conversation_id else None
        things = [Thing("kept-answer", key)]
        if conversation is not None:
            things.append(Thing("conversation", conversation.id))
        detail: dict[str, object] = {"kept": digest}
        number = tx.log(event(house, actor, "rules:keep", "C", *things, detail=detail))
        made = KeptAnswer(
            key, actor.person, house.clock.now(), sealed, number, conversation.id if conversation is not None else None
        )
        tx.put(made)
        return made

    return house.store.write(unit)


def kept_by(house: House, actor: Actor, conversation_id: str = "") -> list[Opened]:
    """What this person kept, the newest first: all of it, or on one conversation."""
    if actor.scope is not None:
        return []
    found = house.store.read(lambda view: view.find(KeptAnswer, by=actor.person, order="kept", newest=True))
    found = [one for one in found if not conversation_id or one.conversation == conversation_id]
    return [_opened(house, actor, one) for one in found]


def open_kept(house: House, actor: Actor, key: str) -> Opened:
    """One kept answer. Raises `NotFound` for anyone but who kept it."""
    return _opened(house, actor, _own(house, actor, key))


def throw_away(house: House, actor: Actor, key: str) -> None:
    """Destroy a kept answer: its key dies, the log keeps that it was."""
    one = _own(house, actor, key)

    def unit(tx: Tx) -> None:
        tx.remove(KeptAnswer, key)
        things = [Thing("kept-answer", key)]
        if one.conversation is not None:
            things.append(Thing("conversation", one.conversation))
        tx.log(event(house, actor, "rules:forget", "D", *things))

    house.store.write(unit)
    house.keys.destroy(key)


def _own(house: House, actor: Actor, key: str) -> KeptAnswer:
    one = house.store.read(lambda view: view.get(KeptAnswer, key)) if is_id(key) else None
    if one is None or one.by != actor.person or actor.scope is not None:
        raise NotFound(
            Text("Dit bewaarde antwoord is er niet meer.", "This kept answer is no longer there."),
            Text("Kijk in de lijst van wat u bewaarde.", "Look in the list of what you kept."),
        )
    return one


def _opened(house: House, actor: Actor, one: KeptAnswer) -> Opened:
    plain = stream.open_bytes(house.keys.key(one.id), _name(one.id), base64.b64decode(one.sealed))
    kept: dict[str, Any] = strict.loads(plain)  # type: ignore[assignment]  # what we wrote ourselves, sealed since
    return Opened(
        one,
        kept["words"],
        kept["situation"],
        {language: [{"key": asks, "value": value} for asks, value in kept["said"][language]] for language in LANGUAGES},
        {language: shown_from(kept["shown"][language]) for language in LANGUAGES},
        _conversation(house, actor, one),
        _today(house, kept["asking"]),
    )


def _conversation(house: House, actor: Actor, one: KeptAnswer) -> Conversation | None:
    """The conversation that it was kept on, if this person can still reach it."""
    key = one.conversation
    if key is None:
        return None
    try:
        return house.store.read(lambda view: find.conversation(view, actor, "see", key))
    except (NotFound, NotAllowed):
        return None


def _today(house: House, text: str) -> Asking | None:
    try:
        return from_text(text, house.rules.base)
    except NotFound:
        return None


def _name(key: str) -> str:
    return stream.stream_name(key, "answer")


def _may(actor: Actor) -> None:
    if not may_keep(actor):
        raise NotAllowed(
            Text("U kunt hier geen antwoord bewaren.", "You cannot keep an answer here."),
            Text("Meld u eerst aan met uw eigen toegang.", "Sign in with your own access first."),
        )
