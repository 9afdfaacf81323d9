"""A weighing that is still being written: begin, open, keep, throw away. Only the weigher sees it, and it lies sealed.

Two screens with the same draft do not undo each other: who keeps an older state hears so, and loses nothing.
"""

import base64
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from naklank.actions import find
from naklank.actions.access import not_found
from naklank.actions.events import event
from naklank.actions.ports import House, Tx, View
from naklank.actions.weigh_case import Case
from naklank.actions.weigh_contents import Contents, Found, from_bytes
from naklank.errors import Conflict, NotAllowed
from naklank.logic.facts import UNKNOWN, Fact, Value
from naklank.model import STAFF, Actor, Conversation, Thing, WeighingDraft, is_id, new_id
from naklank.text import Text
from naklank.vault import stream

DRAFTS_MAX = 200
"""Of one person, at once."""
DIGITS_MAX = 3


def today(house: House) -> date:
    """The day for which the rules are asked."""
    return house.clock.now().date()


def begin(house: House, actor: Actor, contents: Contents) -> WeighingDraft:
    """Begin a weighing. Its key is durable before anything lies under it."""
    weighs(actor)
    key = new_id()
    house.keys.new(key)
    now = house.clock.now()
    draft = WeighingDraft(key, actor.person, now, now, 1, seal(house, key, "draft", contents.as_bytes()))

    def unit(tx: Tx) -> None:
        if tx.count(WeighingDraft, by=actor.person) >= DRAFTS_MAX:
            raise Conflict(
                Text("U bent al aan heel veel afwegingen begonnen.", "You have begun very many weighings."),
                Text("Maak er eerst een af, of gooi er een weg.", "First finish one, or throw one away."),
            )
        tx.put(draft)
        tx.log(event(house, actor, "weighing:begin", "C", Thing("weighing", key), purpose=contents.kind))

    house.store.write(unit)
    return draft


def drafts_of(house: House, actor: Actor) -> list[tuple[WeighingDraft, Contents]]:
    """One's own drafts, the newest first."""
    weighs(actor)
    drafts = house.store.read(lambda view: view.find(WeighingDraft, by=actor.person, order="saved", newest=True))
    return [(draft, _contents(house, draft)) for draft in drafts]


def open_draft(house: House, actor: Actor, key: str) -> tuple[WeighingDraft, Case]:
    """One's own draft. Raises `NotFound` for who did not begin it."""
    draft = house.store.read(lambda view: _own(view, actor, key))
    return draft, Case(_contents(house, draft), today(house), house.rules.base)


def keep(house: House, actor: Actor, draft: WeighingDraft, case: Case) -> WeighingDraft:
    """Keep what was written. Raises where it cannot be, or where another screen kept something since `draft` was read."""
    case.check()
    sealed = seal(house, draft.id, "draft", case.contents.as_bytes())
    kept = replace(draft, saved=house.clock.now(), version=draft.version + 1, sealed=sealed)

    def unit(tx: Tx) -> None:
        same_version(_own(tx, actor, draft.id), draft)
        if case.contents.conversation:
            find.conversation(tx, actor, "see", case.contents.conversation)
        tx.put(kept)

    house.store.write(unit)
    return kept


def throw_away(house: House, actor: Actor, key: str) -> None:
    """Throw a draft away: its row, and its key."""

    def unit(tx: Tx) -> None:
        _own(tx, actor, key)
        tx.remove(WeighingDraft, key)
        tx.log(event(house, actor, "weighing:discard", "D", Thing("weighing", key)))

    house.store.write(unit)
    house.keys.destroy(key)


def conversations_of(house: House, actor: Actor) -> list[Conversation]:
    """What this person can link a weighing to: a provider's own conversations with a patient, the newest first."""
    if actor.role != "provider":
        return []
    found = house.store.read(lambda view: view.find(Conversation, provider=actor.person, order="planned", newest=True))
    return [talk for talk in found if talk.patient is not None]


def written(case: Case, step: str, form: Mapping[str, str]) -> Case:
    """The case with what somebody wrote at one step. What is lacking stays lacking; nothing is refused here."""
    made, sort = case.contents, case.sort_of(step)
    text = {name: value.replace("\r\n", "\n").strip() for name, value in form.items()}
    if sort == "frame":
        value = _value(case.rules.vocabulary[step], text.get("answer", ""), text.get("number", ""))
        given = {fact: one for fact, one in made.given.items() if fact != step}
        made = replace(made, given=given if value is None else {**given, step: value})
    elif sort == "point":
        value = _value(case.rules.vocabulary[step], text.get("answer", ""), text.get("number", ""))
        found = Found(value, text.get("evidence", ""), text.get("reasoning", ""))
        made = replace(made, found={**made.found, step: found})
    else:
        for name in WRITTEN[sort]:
            made = _with(made, name, _chosen(name, text.get(name, "")))
    return Case(made, case.day, case.rules)


WRITTEN: dict[str, tuple[str, ...]] = {
    "over": ("reference", "conversation"),
    "collega": ("asked", "who", "when", "said"),
    "anders": ("alternatives",),
    "besluit": ("decision", "why"),
    "geven": ("what", "to"),
    "patient": ("told", "words", "told_why", "told_from"),
}
"""The fields of each step that is no fact."""
CHOICES: dict[str, tuple[str, ...]] = {
    "asked": ("yes", "no"),
    "decision": ("do", "do_not"),
    "told": ("now", "later", "not"),
}


def _with(made: Contents, name: str, value: str) -> Contents:
    changed: dict[str, Any] = {name: value}
    return replace(made, **changed)


def _chosen(name: str, value: str) -> str:
    return value if value in CHOICES.get(name, (value,)) else ""


def _value(known: Fact, answer: str, number: str) -> Value | None:
    if known.bands and answer != UNKNOWN:
        fits = number.isascii() and number.isdigit() and len(number) <= DIGITS_MAX
        return int(number) if fits else None
    return next((value for value in (*known.states, UNKNOWN) if str(value).lower() == answer), None)


def weighs(actor: Actor) -> None:
    """Return if this person may weigh at all: staff, in a session of their own."""
    if actor.role not in STAFF or actor.scope is not None:
        raise NotAllowed(
            Text("Afwegen doet wie hier werkt.", "Weighing is for who works here."),
            Text("Vraag het uw zorgverlener.", "Ask your care provider."),
        )


def same_version(now: WeighingDraft, read: WeighingDraft) -> None:
    """Return if nothing was kept since."""
    if now.version != read.version:
        raise Conflict(
            Text(
                "U heeft deze afweging op een ander scherm veranderd.", "You changed this weighing on another screen."
            ),
            Text("Laad de pagina opnieuw. Wat daar staat, is bewaard.", "Load the page again. What is there is kept."),
        )


def seal(house: House, key: str, what: str, plain: bytes) -> str:
    """Seal under the key of this id, as base64 text."""
    sealed = stream.seal_bytes(house.keys.key(key), stream.stream_name(key, what), plain)
    return base64.b64encode(sealed).decode()


def unseal(house: House, key: str, what: str, sealed: str) -> bytes:
    """Open what `seal` made. Raises `Tampered`."""
    return stream.open_bytes(house.keys.key(key), stream.stream_name(key, what), base64.b64decode(sealed))


def _contents(house: House, draft: WeighingDraft) -> Contents:
    return from_bytes(unseal(house, draft.id, "draft", draft.sealed))


def _own(view: View, actor: Actor, key: str) -> WeighingDraft:
    weighs(actor)
    draft = view.get(WeighingDraft, key) if is_id(key) else None
    if draft is None or draft.by != actor.person:
        raise not_found()
    return draft
