"""The questions before a recording: which there are for whom, what can be chosen, and what follows from the answers.

They ask what the rules turn on, and nothing else that matters is filled in: what was not asked stays unknown.
"""

from naklank.actions.announce import WORDS_MAX
from naklank.model import Extent, Situation, situation_of
from naklank.text.catalogue import catalogue, say

Answers = dict[str, str]
EXTENTS: tuple[Extent, ...] = ("all", "part", "summary")
IMAGES = "images"
CHECK = "controle"
NAMES = {
    "voor-wie": "by",
    "leeftijd": "age",
    "beslissen": "capable",
    "waarom": "purpose",
    "hoe": "setting",
    "groep": "others",
    "wat": "extent",
    "wie": "listeners",
    "hoelang": "term",
    "kopie": "equal_copy",
}
"""Every question by its address."""
FIELDS = {name: (name, "why") if name == "purpose" else (name,) for name in NAMES.values()}
"""What the form of each question sends."""

BY_PATIENT = (
    "self_adult",
    "self",
    "parent_with_authority",
    "guardian",
    "curator",
    "mentor",
    "written_proxy",
    "relative",
)
CHOICES: dict[str, tuple[str, ...]] = {
    "by": BY_PATIENT,
    "age": ("under_12", "12_15", "16_17", "adult"),
    "capable": ("yes", "no", "unknown"),
    "setting": ("consult", "home_visit", "phone", "group"),
    "others": ("given", "not_asked", "refused", "unknown"),
    "extent": (*EXTENTS, IMAGES),
    "term": ("1", "3", "12", "60"),
    "equal_copy": ("yes", "no"),
}
PURPOSES = {"patient": ("private", "evidence", "publication"), "provider": ("treatment", "training", "evidence")}


def steps_of(answers: Answers, role: str) -> tuple[str, ...]:
    """The questions for this person, in order, as far as the answers say which come."""
    group = ("groep",) if answers["setting"] == "group" else ()
    decides = ("leeftijd",) if answers["age"] == "under_12" else ("leeftijd", "beslissen")
    if role == "provider":
        return (*decides, "waarom", "wie", "hoelang", "hoe", *group, "wat", "kopie")
    who = ("voor-wie",) if answers["by"] in ("", "self_adult") else ("voor-wie", *decides)
    return (*who, "waarom", "hoe", *group, "wat", "wie", "kopie")


def situation_from(answers: Answers, role: str) -> Situation:
    """What the answers say. An answer to a question that was not among hers says nothing."""
    asked = {NAMES[step] for step in steps_of(answers, role)}
    said = {name: value for name, value in answers.items() if name in asked}
    who = {"by": "provider"} if role == "provider" else {"by": said.get("by", "")}
    if who["by"] == "self_adult":
        who = {"by": "patient", "age": "adult", "capable": "yes"}
    elif who["by"] == "self":
        who = {"by": "patient"}
    # The recorder takes sound; who wants images says so at the question what to record.
    return situation_of({**said, **who, "medium": "video" if answers["extent"] == IMAGES else "audio"})


def choices_of(name: str, role: str) -> tuple[str, ...]:
    """What can be chosen at a question; nothing where it is answered in words."""
    return PURPOSES.get(role, ()) if name == "purpose" else CHOICES.get(name, ())


def options_of(name: str, role: str, language: str) -> list[dict[str, str]]:
    """The choices with their words."""
    return [
        {"value": value, "name": say(f"announce.{name}_{value}", language), "hint": _hint(name, value, language)}
        for value in choices_of(name, role)
    ]


def _hint(name: str, value: str, language: str) -> str:
    key = f"announce.{name}_{value}_hint"
    return say(key, language) if key in catalogue() else ""


def heading_of(name: str, answers: Answers, role: str, language: str) -> tuple[str, str]:
    """The question, and why it is asked; put to the patient herself where she records for herself."""
    own = name in ("age", "capable") and role == "patient" and answers["by"] == "self"
    theirs = name in ("purpose", "listeners") and role == "provider"
    form = "_own" if own else "_provider" if theirs else ""
    return say(f"announce.{name}_title{form}", language), say(f"announce.{name}_why", language)


def wrong(name: str, answers: Answers, role: str, language: str) -> list[dict[str, str]]:
    """What is missing or cannot be in the answer to a question."""
    choices = choices_of(name, role)
    if choices and answers[name] not in choices:
        return [{"field": name, "text": say("announce.choice_missing", language)}]
    if name == "listeners" and role == "provider" and not answers[name]:
        return [{"field": name, "text": say("announce.listeners_missing", language)}]
    for field in FIELDS[name]:
        if len(answers[field]) > WORDS_MAX:
            return [{"field": field, "text": say("announce.too_long", language, most=WORDS_MAX)}]
    return []


def row_of(step: str, answers: Answers, language: str, other: str) -> list[dict[str, str]]:
    """What was answered, as rows of a summary."""
    name = NAMES[step]
    key = say(f"announce.key_{name}", language, name=other)
    if name == "listeners":
        return [{"key": key, "value": answers[name] or say("announce.not_said", language)}]
    rows = [{"key": key, "value": say(f"announce.{name}_{answers[name]}", language)}]
    if name == "purpose":
        words = answers["why"] or say("announce.not_said", language)
        rows.append({"key": say("announce.key_why", language), "value": words})
    return rows
