"""What the pages of a weighing show, as rows and values for their templates: a draft, and what was signed."""

from datetime import UTC, date, datetime, time
from typing import Any

from naklank.actions.own_profile import RuleBase
from naklank.actions.weigh_case import Case
from naklank.actions.weigh_contents import Contents
from naklank.actions.weigh_read import Signed
from naklank.actions.weigh_shown import (
    act_of,
    leads_to,
    points_of,
    points_signed,
    title_of,
    told_first,
    verdict_sentence,
)
from naklank.model import Conversation
from naklank.text.catalogue import say
from naklank.web.render import day, when

SHAPES = {"allowed": "ok", "required": "ok", "forbidden": "closed", "conditional": "waiting"}
Rows = list[dict[str, str]]


def base_of(key: str) -> str:
    """The address of a weighing."""
    return f"/afweging/{key}"


def step_of(key: str, step: str) -> str:
    """The address of one of its steps."""
    return f"{base_of(key)}/stap/{step}"


def day_in_words(iso: str, language: str) -> str:
    """A day as people write it; what is no day stays as it is."""
    try:
        return day(datetime.combine(date.fromisoformat(iso), time(12), UTC), language)
    except ValueError:
        return iso


def check_page(
    key: str, case: Case, talks: list[Conversation], language: str, errors: list[dict[str, str]]
) -> dict[str, Any]:
    """The page on which everything is looked over before it is signed."""
    made, lacking = case.contents, case.unfinished()
    shown = leads_to(case, language)
    points = points_of(case, language)
    return {
        "title": title_of(made.kind, made.start, language),
        "lacking": [
            {"href": step_of(key, step), "says": say(lack, language)}
            for step in lacking
            for _, lack in case.lacking(step)[:1]
        ],
        "onward": step_of(key, lacking[0]) if lacking else "",
        "about": _about(key, case, talks, language),
        "points": points,
        "stops": [point.asks for point in points if point.finding == "not_met"],
        "change": {point.fact: step_of(key, point.fact) for point in case.points},
        "decision": _decision(key, case, language),
        "shown": shown if all(point.finding for point in points) else None,
        "shape": SHAPES.get(shown.verdict, "missing"),
        "yours": case.left_to_her(),
        "unclear": shown.verdict == "judgement" and not case.left_to_her(),
        "against": not lacking and case.against(),
        "does": made.decision,
        "action": f"{base_of(key)}/tekenen",
        "away": f"{base_of(key)}/weg",
        "back": step_of(key, case.steps()[-1]),
        "errors": errors,
    }


def _about(key: str, case: Case, talks: list[Conversation], language: str) -> Rows:
    made = case.contents
    over = step_of(key, "over")
    talk = next((talk for talk in talks if talk.id == made.conversation), None)
    rows = [_row("weigh.key_reference", made.reference, over, language)]
    said = talk_name(talk, language) if talk else say("weigh.conversation_none", language)
    rows.append(_row("weigh.key_conversation", said, over, language))
    order = (*case.plan.facts, *case.plan.asks, *case.frame)  # JSON keeps no order of its own
    for fact in dict.fromkeys(name for name in order if name in case.frame or name in case.plan.asks):
        [(_, asks, word)] = told_first({fact: case.frame.get(fact, "unknown")}, language)
        none = say("weigh.unclear" if fact in case.frame else "weigh.not_said", language)
        change = step_of(key, fact) if fact in case.plan.asks else ""
        rows.append({"key": asks, "value": _first_up(word or none), "change": change})
    return rows


def _decision(key: str, case: Case, language: str) -> Rows:
    return [
        row | {"change": step_of(key, step)}
        for step, row in decision_rows(case.contents, language, case.steps(), case.told_from())
    ]


def decision_rows(
    made: Contents, language: str, steps: tuple[str, ...], from_day: date | None
) -> list[tuple[str, dict[str, str]]]:
    """How it was decided, each row with its step."""

    def row(key: str, value: str) -> dict[str, str]:
        return _row(key, value, "", language)

    colleague = {
        "yes": say("weigh.value_colleague", language, who=made.who, when=made.when, said=made.said),
        "no": say("weigh.asked_no", language),
    }.get(made.asked, "")
    rows = [
        ("collega", row("weigh.key_collega", colleague)),
        ("anders", row("weigh.key_anders", made.alternatives)),
        (
            "besluit",
            row("weigh.key_besluit", say(f"weigh.decision_{made.decision}", language) if made.decision else ""),
        ),
        ("besluit", row("weigh.key_why", made.why)),
    ]
    if "geven" in steps:
        both = say("weigh.value_gives", language, what=made.what, to=made.to) if made.what or made.to else ""
        rows.append(("geven", row("weigh.key_geven", both)))
    if "patient" in steps:
        later = day_in_words(from_day.isoformat(), language) if from_day else ""
        told = {
            "now": say("weigh.value_now", language, words=made.words),
            "later": say("weigh.value_later", language, day=later, words=made.words, why=made.told_why),
            "not": say("weigh.value_not", language, why=made.told_why),
        }.get(made.told, "")
        rows.append(("patient", row("weigh.key_patient", told)))
    return rows


def signed_page(
    key: str,
    signed: Signed,
    made: Contents,
    talk: str,
    mine: bool,  # noqa: FBT001 one of seven
    language: str,
    rules: RuleBase,
) -> dict[str, Any]:
    """The page of a signed weighing."""
    one, fields = signed.weighing, signed.fields
    points = points_signed(fields, language, rules)
    without = frozenset(point.fact for point in points)
    facts, before = fields["facts"], fields["supersedes"]
    assert isinstance(facts, dict)
    about = [_row("weigh.key_reference", made.reference, "", language)]
    about += [_row("weigh.key_conversation", talk, "", language)] if talk else []
    about += [
        {"key": asks, "value": _first_up(word or say("weigh.unclear", language))}
        for _, asks, word in told_first(facts, language, without)
    ]
    steps = tuple(name for name, there in (("geven", made.what), ("patient", made.told_why or made.words)) if there)
    until = date.fromisoformat(made.told_from) if made.told_from else None
    verdict = str(fields["verdict"])
    return {
        "title": title_of(one.kind, made.start, language),
        "lead": say("weigh.done_lead", language, name=signed.by, when=when(one.signed, language)),
        "decided": say(f"weigh.decided_{made.decision}", language),
        "act": act_of(one.question, language),
        "about": about,
        "points": points,
        "stops": [point.asks for point in points if point.finding == "not_met"],
        "decision": [row for _, row in decision_rows(made, language, steps, until)],
        "verdict": verdict,
        "sentence": verdict_sentence(verdict, language),
        "shape": SHAPES.get(verdict, "missing"),
        "against": fields["against"],
        "later": [{"href": base_of(o.id), "when": when(o.signed, language)} for o in signed.later],
        "earlier": base_of(before["weighing"]) if isinstance(before, dict) else "",
        "proof": [
            _row("weigh.key_number", str(one.event), "", language),
            _row("weigh.key_hash", one.sha256, "", language),
            {
                "key": say("weigh.key_rules", language, day=day_in_words(str(fields["day"]), language)),
                "value": str(fields["rules"]),
            },
            _row("weigh.key_decision_receipt", str(fields["receipt"]), "", language),
        ],
        "file": f"{base_of(key)}/bestand",
        "receipt": f"{base_of(key)}/ontvangst",
        "paper": f"{base_of(key)}/afweging.pdf",
        "revise": f"{base_of(key)}/herzien" if mine else "",
        "back": "/afwegingen",
    }


def talk_name(talk: Conversation, language: str) -> str:
    """A conversation by its subject and its day."""
    return f"{talk.subject or say('home.no_subject', language)}, {day(talk.planned, language)}"


def _row(key: str, value: str, change: str, language: str) -> dict[str, str]:
    return {"key": say(key, language), "value": value or say("weigh.not_said", language), "change": change}


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
