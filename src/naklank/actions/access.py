"""Who may do what: the one place that says which actor may do which verb with which conversation or recording.

It answers who somebody is to the thing. Whether the law lets that person do it is for the rule base, which every
action asks for itself.
What is not yours and what is not there are refused in the same words, so that nobody can find out by trying.
"""

import json
from typing import Literal

from naklank.actions.ports import View
from naklank.errors import Gone, NaklankError, NotAllowed, NotFound
from naklank.model import Actor, Announcement, Conversation, Copy, Recording
from naklank.text import Text

Verb = Literal[
    "see",
    "announce",
    "answer",
    "refuse",
    "withdraw",
    "record",
    "ask_pause",
    "finish",
    "listen",
    "compare",
    "mark",
    "download",
    "give_copy",
    "ask_copy",
    "see_log",
    "see_whole_log",
    "find_clip",
    "sign_rules",
    "export",
    "destroy",
    "plan",
]

Relation = Literal["maker", "holder", "party", "provider", "office", "system", "nobody"]
"""What an actor is to a thing.

Of a recording: its `maker`, a party who is a `holder` of an equal copy, a `party` without one. Of a conversation: its
`provider`, or the other `party`. Of neither: a manager or privacy officer (`office`), Naklank itself (`system`),
or `nobody`.
"""

OFFICE = ("manager", "privacy_officer")

WITH_A_RECORDING: dict[Verb, frozenset[Relation]] = {
    "see": frozenset({"maker", "holder", "party", "system"}),
    "record": frozenset({"maker", "system"}),
    "finish": frozenset({"maker", "system"}),
    "ask_pause": frozenset({"holder", "party"}),
    "listen": frozenset({"maker", "holder"}),
    "compare": frozenset({"maker", "holder"}),
    "mark": frozenset({"maker", "holder"}),
    "download": frozenset({"maker", "holder"}),
    "give_copy": frozenset({"maker"}),
    "ask_copy": frozenset({"party"}),
    "see_log": frozenset({"maker", "holder", "office", "system"}),
    "export": frozenset({"maker", "holder", "system"}),
    "destroy": frozenset({"maker", "office", "system"}),
}

WITH_A_CONVERSATION: dict[Verb, frozenset[Relation]] = {
    "see": frozenset({"provider", "party", "system"}),
    "announce": frozenset({"provider", "party"}),
    "answer": frozenset({"provider", "party"}),
    "refuse": frozenset({"provider"}),
    "withdraw": frozenset({"party"}),
    "record": frozenset({"provider", "party", "system"}),
    "finish": frozenset({"provider", "system"}),
    "see_log": frozenset({"provider", "party", "office", "system"}),
    "plan": frozenset({"provider"}),
}

NEEDS_SOUND: tuple[Verb, ...] = (
    "record", "finish", "ask_pause", "listen", "compare", "mark", "download", "give_copy", "ask_copy", "export",
)  # fmt: skip
"""What nobody can do any more once the recording was destroyed."""


def may(view: View, actor: Actor, verb: Verb, on: Recording | Conversation | None) -> None:
    """Return if `actor` may do `verb` with this recording or conversation (None: with the house), else raise.

    Raises `NotFound` for who has nothing to do with it; `NotAllowed`, with the reason, for who may know that it is
    there; `Gone` where a recording that the actor may know of was destroyed and the verb needs its sound.
    """
    if on is None:
        if not _with_the_house(actor, verb):
            raise not_found()
        return
    relation = relation_to(view, actor, on)
    if relation == "nobody":
        raise not_found()
    if isinstance(on, Recording):
        _with_recording(view, actor, verb, on, relation)
    else:
        _with_conversation(view, actor, verb, on, relation)


def can(view: View, actor: Actor, verb: Verb, on: Recording | Conversation | None) -> bool:
    """Whether `may` would let it pass: for a page that offers only what can be done."""
    try:
        may(view, actor, verb, on)
    except NaklankError:
        return False
    return True


def relation_to(view: View, actor: Actor, on: Recording | Conversation) -> Relation:
    """Say what the actor is to this thing. Who joined by QR is nothing to what lies outside that conversation."""
    if actor.role == "system":
        return "system"
    conversation_id = on.conversation if isinstance(on, Recording) else on.id
    if actor.scope is not None and actor.scope != conversation_id:
        return "nobody"
    if actor.role in OFFICE:
        return "office"
    return _position(actor, on) if isinstance(on, Conversation) else _relation_to_recording(view, actor, on)


def not_found() -> NotFound:
    """Make the one answer for what is not there and for what is not this person's."""
    return NotFound(
        Text("Dit is er niet, of het is niet voor u.", "This is not there, or it is not for you."),
        Text("Ga terug naar uw gesprekken.", "Go back to your conversations."),
    )


def gone() -> Gone:
    """Make the answer for what a destroyed recording no longer has."""
    return Gone(
        Text("Deze opname is vernietigd.", "This recording was destroyed."),
        Text("In het logboek staat wanneer en waarom.", "The log says when and why."),
    )


def _relation_to_recording(view: View, actor: Actor, on: Recording) -> Relation:
    if actor.role not in ("patient", "provider"):
        return "nobody"
    if on.maker == actor.person:
        return "maker"
    conversation = view.get(Conversation, on.conversation) if on.conversation is not None else None
    if conversation is None or _position(actor, conversation) == "nobody":
        return "nobody"
    return "holder" if _holds(view, actor.person, on) else "party"


def _holds(view: View, person: str, on: Recording) -> bool:
    """Whether this person holds an equal copy; of a destroyed recording: held one, as long as the log tells so."""
    if view.count(Copy, recording=on.id, person=person):
        return True
    given = view.events(thing=on.id, kinds=("copy:give",)) if on.state == "destroyed" else []
    return any(thing["id"] == person for one in given if one.body for thing in json.loads(one.body)["things"])


def _position(actor: Actor, conversation: Conversation) -> Relation:
    if actor.role == "provider" and conversation.provider == actor.person:
        return "provider"
    if actor.role == "patient" and conversation.patient == actor.person:
        return "party"
    return "nobody"


def _with_the_house(actor: Actor, verb: Verb) -> bool:
    if actor.scope is not None:
        return False
    if verb == "plan":
        return actor.role == "provider"
    if verb == "find_clip":
        return actor.role in ("privacy_officer", "system")
    return verb in ("see_whole_log", "sign_rules") and (actor.role in OFFICE or actor.role == "system")


def _with_conversation(view: View, actor: Actor, verb: Verb, on: Conversation, relation: Relation) -> None:
    if relation not in WITH_A_CONVERSATION.get(verb, frozenset()):
        raise _refusal(verb, relation)
    if verb == "answer":
        latest = view.find(Announcement, conversation=on.id, order="event", newest=True, limit=1)
        if latest and latest[0].by == actor.person:
            raise _refusal(verb, relation)


def _with_recording(view: View, actor: Actor, verb: Verb, on: Recording, relation: Relation) -> None:
    patient_reads = verb == "see_log" and relation == "party" and actor.role == "patient"
    if relation not in WITH_A_RECORDING.get(verb, frozenset()) and not patient_reads:
        raise _refusal(verb, relation)
    if verb in NEEDS_SOUND and on.state in ("destroying", "destroyed"):
        raise gone()
    if verb == "destroy" and relation == "maker":
        _own_destruction(view, actor, on)


def _own_destruction(view: View, actor: Actor, on: Recording) -> None:
    """Let a maker destroy alone only what is hers alone, and not from a phone that anybody may have picked up."""
    if actor.scope is not None:
        raise NotAllowed(
            Text("Met deze telefoon kunt u niet vernietigen.", "You cannot destroy from this phone."),
            Text("Kom binnen met uw persoonlijke link, of vraag het de praktijk.", _BY_LINK_EN),
        )
    if any(copy.person != actor.person for copy in view.find(Copy, recording=on.id)):
        raise NotAllowed(
            Text(
                "Een ander heeft een gelijke kopie van deze opname.",
                "Someone else holds an equal copy of this recording.",
            ),
            Text("Vraag de praktijk om vernietiging. Daar kijkt iemand naar beide kanten.", _ASK_EN),
        )


_BY_LINK_EN = "Come in with your personal link, or ask the practice."
_ASK_EN = "Ask the practice to destroy it. Someone there looks at both sides."


def _refusal(verb: Verb, relation: Relation) -> NaklankError:
    what, todo = _REASONS.get((verb, relation)) or _REASONS.get((verb, "nobody")) or _REASONS["see", "nobody"]
    return NotAllowed(what, todo)


_NO_COPY = (
    Text("U heeft nog geen gelijke kopie van deze opname.", "You do not hold an equal copy of this recording yet."),
    Text(
        "Vraag de ander om een kopie. Daarna kunt u luisteren.", "Ask the other for a copy. After that you can listen."
    ),
)
_NEVER_LISTEN = (
    Text("Voor u is het logboek, niet het geluid.", "The log is for you, the sound is not."),
    Text("Vraag het aan wie de opname maakte.", "Ask the person who made the recording."),
)
_MAKER_ONLY = (
    Text("Dit kan alleen wie de opname maakt.", "Only the person who makes the recording can do this."),
    Text("Vraag het aan de ander.", "Ask the other person."),
)
_REASONS: dict[tuple[Verb, Relation], tuple[Text, Text]] = {
    ("see", "nobody"): (
        Text("Dit hoort niet bij wat u hier kunt doen.", "This is not among the things you can do here."),
        Text("Ga terug naar uw gesprekken.", "Go back to your conversations."),
    ),
    ("answer", "nobody"): (
        Text("U heeft de opname zelf aangekondigd.", "You announced the recording yourself."),
        Text("Wacht op het antwoord van de ander.", "Wait for the answer of the other."),
    ),
    ("refuse", "party"): (
        Text("Alleen de zorgverlener kan een opname weigeren.", "Only the care provider can refuse a recording."),
        Text(
            "Wilt u het niet? Zeg nee op de pagina van het gesprek.", "Do you mind? Say no on the conversation's page."
        ),
    ),
    ("withdraw", "provider"): (
        Text("Alleen de patiënt kan toestemming intrekken.", "Only the patient can take back consent."),
        Text("Wilt u niet meer opnemen? Stop de opname.", "Do you not want to record any more? Stop the recording."),
    ),
    ("ask_pause", "maker"): (
        Text("Het is uw eigen opname.", "It is your own recording."),
        Text("Druk zelf op pauze.", "Press pause yourself."),
    ),
    ("ask_copy", "maker"): (
        Text("Het is uw eigen opname.", "It is your own recording."),
        Text("U kunt haar al beluisteren.", "You can listen to it already."),
    ),
    ("ask_copy", "holder"): (
        Text("U heeft al een gelijke kopie.", "You hold an equal copy already."),
        Text("U kunt haar beluisteren.", "You can listen to it."),
    ),
    ("plan", "nobody"): (
        Text("Alleen de zorgverlener plant een gesprek.", "Only the care provider plans a conversation."),
        Text("Vraag het uw zorgverlener.", "Ask your care provider."),
    ),
    ("record", "nobody"): _MAKER_ONLY,
    ("finish", "nobody"): _MAKER_ONLY,
    ("give_copy", "nobody"): _MAKER_ONLY,
    ("listen", "party"): _NO_COPY,
    ("mark", "party"): _NO_COPY,
    ("compare", "party"): _NO_COPY,
    ("download", "party"): _NO_COPY,
    ("export", "party"): _NO_COPY,
    ("see_log", "party"): _NO_COPY,
    ("see", "office"): _NEVER_LISTEN,
    ("listen", "office"): _NEVER_LISTEN,
    ("mark", "office"): _NEVER_LISTEN,
    ("compare", "office"): _NEVER_LISTEN,
    ("download", "office"): _NEVER_LISTEN,
    ("export", "office"): _NEVER_LISTEN,
}
