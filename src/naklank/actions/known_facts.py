"""What an action knows of its case, in the words of the rules: the one place where a situation becomes facts.

Stated is what somebody said on a page, what the log holds, and what Naklank sees itself. What matters and is not known is
"unknown"; no fact is made up so that something may pass. The rules judge; nothing is judged here. Which action asks which
question with which of these: docs/decisions/0022-what-an-action-knows.md.
"""

import json
from datetime import datetime, timedelta

from naklank.actions.ports import View
from naklank.logic.answers import AGE_OF_BAND
from naklank.logic.facts import UNKNOWN, Value
from naklank.model import Actor, Announcement, Answer, Conversation, Copy, Person, Recording, Situation, situation_of

Facts = dict[str, Value]

MEDIUM = "audio"
"""Naklank keeps sound only: whatever has moving images in it is refused where it comes in."""

DECIDES_FOR = ("parent_with_authority", "guardian", "curator", "mentor", "written_proxy")
"""Who may say that she decides for the patient; each a `representative_kind` of the rules."""

CONSENT = {"agreed": "given", "agreed_for": "given", "refused": "refused", "withdrawn": "withdrawn"}
"""What a reply means as consent. Any other reply, or none, is not yet an answer."""

YES_NO: dict[str, Value] = {"yes": True, "no": False, UNKNOWN: UNKNOWN}
DAYS_A_MONTH = 30


# Recording


def to_record(
    actor: Actor,
    said: Situation,
    *,
    listeners: bool = False,
    answer: Answer | None = None,
    announced: Value = True,
    done: bool = False,
) -> Facts:
    """The facts of `record`: for who announces, begins or brings in a recording.

    `listeners`: whether she named who will hear it. `announced` holds by itself where the announcement is what we are at.
    """
    facts = _of_the_talk(said) | _of_the_patient(said) | {"announced": announced, "done": done}
    if actor.role == "provider":
        return facts | {
            "actor": "provider",
            "listeners_named": listeners,
            "retention_named": said.term != UNKNOWN,
            **_consent(answer, said),
        }
    return (
        facts
        | _who_records(said)
        | {
            "other_party_consent": _agreement(answer),
            "weighty_reason": answer is not None and answer.reply == "refused",
        }
    )


def to_refuse(said: Situation, *, weighty: Value, alternative: Value) -> Facts:
    """The facts of `refuse_recording`, for a provider who says no to what was announced."""
    return (
        _of_the_talk(said)
        | _of_the_patient(said)
        | {
            "actor": "provider",
            "announced": True,
            "other_party_consent": "refused",
            "weighty_reason": weighty,
            "alternative_offered": alternative,
        }
    )


def _of_the_talk(said: Situation) -> Facts:
    others: Facts = {"others_consent": said.others} if said.setting in ("group", UNKNOWN) else {}
    return {
        "medium": said.medium,
        "recording_purpose": said.purpose,
        "participates": YES_NO[said.took_part],
        "setting": said.setting,
        **others,
    }


def _of_the_patient(said: Situation) -> Facts:
    """An age is said in brackets; each stands for its years by one of them."""
    return {"patient_age": AGE_OF_BAND[said.age] if said.age != UNKNOWN else UNKNOWN, "capable": YES_NO[said.capable]}


def _who_records(said: Situation) -> Facts:
    if said.by in DECIDES_FOR:
        return {"actor": "representative", "representative_kind": said.by}
    return {"actor": said.by if said.by in ("patient", "relative") else UNKNOWN}


def _consent(answer: Answer | None, said: Situation) -> Facts:
    """The patient's own answer on her own screen: in so many words, after she read who listens and how long, and that no is fine."""
    given = CONSENT.get(answer.reply, "not_asked") if answer else "not_asked"
    if answer is None or given != "given":
        return {"consent": given}
    return {
        "consent": given,
        "consent_by": "representative" if answer.reply == "agreed_for" else "patient",
        "consent_explicit": True,
        "consent_informed": said.term != UNKNOWN,
        "consent_voluntary": True,
    }


def _agreement(answer: Answer | None) -> Value:
    given = CONSENT.get(answer.reply, "not_asked") if answer else "not_asked"
    return "refused" if given == "withdrawn" else given


# What was said, and about which recording


def said_of(view: View, announcement: Announcement) -> Situation:
    """What its maker said of the conversation, as the log has it; unknown where the log no longer says it."""
    lines = view.events(thing=announcement.id, kinds=["announcement:make"], limit=1)
    detail = json.loads(lines[0].body).get("detail", {}) if lines and lines[0].body else {}
    said = detail.get("situation")
    return situation_of(said) if isinstance(said, dict) else Situation()


def latest_announcement(view: View, conversation: Conversation) -> Announcement | None:
    """The announcement that holds now: the last one in the log, for two may bear one time."""
    found = view.find(Announcement, conversation=conversation.id, order="event", newest=True, limit=1)
    return found[0] if found else None


def latest_answer(view: View, announcement: Announcement) -> Answer | None:
    """The other party's answer that holds now."""
    found = view.find(Answer, announcement=announcement.id, order="event", newest=True, limit=1)
    return found[0] if found else None


def announcement_of(view: View, recording: Recording) -> Announcement | None:
    """The announcement under which a recording was made: the last one of its maker before it began."""
    if recording.conversation is None:
        return None
    found = view.find(Announcement, conversation=recording.conversation, by=recording.maker, order="event", newest=True)
    return next((each for each in found if each.at <= recording.server_begin), None)


def by_provider(view: View, recording: Recording) -> bool:
    """Whether a care provider made it."""
    maker = view.get(Person, recording.maker)
    return maker is not None and maker.role == "provider"


# What is done with a recording


def to_listen(view: View, actor: Actor, recording: Recording, now: datetime) -> Facts:
    """The facts of `listen`. A provider who made it listens by the patient's consent; anybody else by being the maker or by a copy."""
    own = recording.maker == actor.person
    if own and by_provider(view, recording):
        return {"actor": "provider", "medium": MEDIUM, "listener_named": True, **_under_consent(view, recording, now)}
    return {
        "actor": actor.role if actor.role in ("patient", "provider") else UNKNOWN,
        "medium": MEDIUM,
        "own_recording": own,
        "equal_copy": own or view.count(Copy, recording=recording.id, person=actor.person) > 0,
    }


def to_give_copy(view: View, recording: Recording, *, requested: bool) -> Facts:
    """The facts of `give_copy`: who made it, and whether the other asked for it."""
    actor = "provider" if by_provider(view, recording) else "patient"
    return {"actor": actor, "medium": MEDIUM, "copy_requested": requested}


def to_keep(view: View, recording: Recording, now: datetime) -> Facts:
    """The facts of `keep`, for whoever made it."""
    if by_provider(view, recording):
        announcement = announcement_of(view, recording)
        named: Value = said_of(view, announcement).term != UNKNOWN if announcement else UNKNOWN
        return {"actor": "provider", "medium": MEDIUM, "retention_named": named, **_under_consent(view, recording, now)}
    return of_a_file() if recording.source == "command" else {"actor": "patient", "medium": MEDIUM}


def of_a_file() -> Facts:
    """The facts of `keep`, for a file that the organisation keeps by command: nobody says how it was made."""
    unknown: Facts = dict.fromkeys(("consent", "retention_named", "retention_expired"), UNKNOWN)
    return {"actor": "organisation", "medium": MEDIUM, **unknown}


def to_destroy(*, legal_retention: Value | None, interest_of_others: Value | None) -> Facts:
    """The facts of `destroy`, for the office that was asked by the patient; the two are what it answers itself, if it was asked."""
    answered = {"legal_retention": legal_retention, "interest_of_others": interest_of_others}
    return {
        "actor": "organisation",
        "object": "recording",
        "recipient": "patient",
        **{fact: value for fact, value in answered.items() if value is not None},
    }


def _under_consent(view: View, recording: Recording, now: datetime) -> Facts:
    """What became of the consent under which a provider recorded, and of the term that was named."""
    announcement = announcement_of(view, recording)
    if announcement is None:
        return {"consent": UNKNOWN, "retention_expired": UNKNOWN}
    answer = latest_answer(view, announcement)
    return {
        "consent": CONSENT.get(answer.reply, "not_asked") if answer else "not_asked",
        "retention_expired": _expired(said_of(view, announcement).term, recording.server_begin, now),
    }


def _expired(term: str, begun: datetime, now: datetime) -> Value:
    return UNKNOWN if term == UNKNOWN else now > begun + timedelta(days=DAYS_A_MONTH * int(term))
