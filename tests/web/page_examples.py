"""Every page with example data, so that it can be seen, measured and tested without a house behind it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request

import naklank.web
from naklank.actions.announce import SOUND_ONLY
from naklank.actions.ask_on import Asking
from naklank.actions.ask_on import begin as begun
from naklank.actions.find_clip import NoReason
from naklank.actions.known_facts import to_record
from naklank.actions.not_permitted import NotPermitted
from naklank.actions.read_comparison import Opened
from naklank.actions.read_trace import FoundAt, State, Trace
from naklank.actions.rule_base import Judge
from naklank.demo.seed import TWO_OF_US
from naklank.exchange.compare_report.report import File
from naklank.law import RULES
from naklank.model import Actor, Answer, KeptComparison, PersonId, Recording, RecordingId, Situation
from naklank.model.comparison import Comparison, Edit, Limit, Segment, Unverifiable
from naklank.model.comparison_clip import Clip
from naklank.text import Text
from naklank.text.catalogue import say
from naklank.web import stijl
from naklank.web.pages import announce_steps, announced, compare, may, public, rules, trace
from naklank.web.refused import refused_page
from tests.web import weigh_examples

TEMPLATES = next(iter(naklank.web.__path__)) + "/templates"

environment = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def clock(ms: int) -> str:
    return f"{ms // 60000}:{ms // 1000 % 60:02}"


def duration(ms: int, language: str) -> str:
    return f"{ms // 60000} {say('look.minutes', language)} {ms // 1000 % 60} {say('look.seconds', language)}"


def draw(template: str, language: str = "nl", *, me: str = "mevrouw De Wit", **values: Any) -> str:
    """Make a page the way web/render.py does, without a request."""
    known = {
        "t": lambda key, **v: say(key, language, **v),
        "language": language,
        "actor": Actor(PersonId("p"), "patient") if me else None,
        "me": me,
        "csrf": "token",
        "url": str,
        "path": "/",
        "when": lambda _: "dinsdag 3 maart 2026, 14.05 uur",
        "day": lambda _: "dinsdag 3 maart 2026",
        "clock": clock,
        "duration": partial(duration, language=language),
        "demo": True,
        "place": "Huisartsenpraktijk De Linde",
    }
    return environment.get_template(template).render(**known, **values)


@dataclass
class Said:
    extent: str = "all"
    why: str = "Ik onthoud slecht wat u zegt als ik gespannen ben."
    listeners: str = "Mijn dochter"
    equal_copy: bool = True


def qr() -> Markup:
    code = segno.make("https://naklank.local/mee/abcdefghijklmnopqrstuvwxyz", error="m")
    return Markup(code.svg_inline(scale=6, border=3, svgclass="qr", lineclass=None, omitsize=True))


TALKS = [
    {
        "href": "#1",
        "subject": "Uitslag van het onderzoek",
        "when": "dinsdag 3 maart 2026, 14.05 uur",
        "with": "Met dokter Van Dam",
        "state": "recording",
        "word": "De opname loopt",
        "length": "",
    },
    {
        "href": "#2",
        "subject": "Nieuwe medicijnen voor het hart",
        "when": "donderdag 19 februari 2026, 9.20 uur",
        "with": "Met dokter Van Dam",
        "state": "safe",
        "word": "Veilig bewaard",
        "length": "23 minuten 12 seconden",
    },
    {
        "href": "#3",
        "subject": "Kennismaking",
        "when": "maandag 2 februari 2026, 11.40 uur",
        "with": "Met dokter Van Dam",
        "state": "closed",
        "word": "Afgelopen",
        "length": "",
    },
]

CONVERSATION = {
    "subject": "Uitslag van het onderzoek", "moment": "dinsdag 3 maart 2026, 14.05 uur", "announcement": None, "answer": "",
    "recording": {"state": "waiting", "detail": ""}, "attributes": {}, "notes": [], "may_ask": True, "answer_action": "#", "announce_href": "#", "record_href": "#",
    **announced.announced_page(None, "nl"),
    **dict.fromkeys(("ask_pause_action", "listen_href", "diary_href", "give_copy_action", "copy_wished", "ask_copy_action", "copy_asked",
                     "destroy_href", "withdraw_action", "gone_href"), ""),
}  # fmt: skip
PROVIDER = CONVERSATION | {
    "patient_name": "mevrouw De Wit", "join": None, "door_action": "", "wrong_action": "", "refuse_href": "#",
}  # fmt: skip
PATIENT = CONVERSATION | {
    "provider_name": "dokter Van Dam",
    "recordings": [],
    "must_announce": False,
}
DOOR = {"svg": qr(), "word": "linde 42", "address": "naklank.local/mee", "until": "14.35 uur", "href": "#"}
RECORDING = {
    "href": "#",
    "subject": "Opname",
    "when": "dinsdag 3 maart 2026, 14.09 uur",
    "with": "23 minuten 12 seconden",
    "length": "",
    "state": "safe",
    "word": "bewaard",
}

WHY = "Ik onthoud slecht wat u zegt als ik gespannen ben."
ASK = {
    "of": 6,
    "role": "patient",
    "action": "#",
    "back": "#",
    "carried": {},
    "errors": [],
    "maker_name": "mevrouw De Wit",
    "provider_name": "dokter Van Dam",
}
CHECK = ASK | {
    "now": 7,
    "extent": "all",
    "listeners": "Mijn dochter",
}
ANSWERS = dict.fromkeys((name for names in announce_steps.FIELDS.values() for name in names), "") | {
    "by": "self_adult", "purpose": "private", "why": WHY, "setting": "consult", "extent": "all", "listeners": "Mijn dochter",
    "equal_copy": "yes",
}  # fmt: skip
CARER = ANSWERS | {
    "by": "",
    "age": "12_15",
    "capable": "yes",
    "purpose": "training",
    "term": "12",
    "listeners": "Mijn begeleider",
}


def chosen(name: str, now: int, role: str = "patient", **answers: str) -> dict[str, Any]:
    """One question with choices."""
    given = dict.fromkeys(ANSWERS, "") | answers
    title, why = announce_steps.heading_of(name, given, role, "nl")
    options = announce_steps.options_of(name, role, "nl")
    return ASK | {
        "now": now,
        "role": role,
        "name": name,
        "title": title,
        "choose_why": why,
        "options": options,
        "value": given[name],
        "why": given["why"],
    }


def checked(answers: dict[str, str], role: str = "patient") -> dict[str, Any]:
    """The check before telling."""
    steps = announce_steps.steps_of(answers, role)
    rows = [
        row | {"change": "#"} for step in steps for row in announce_steps.row_of(step, answers, "nl", "dokter Van Dam")
    ]
    return CHECK | {
        "role": role,
        "rows": rows,
        "extent": answers["extent"],
        "equal_copy": answers["equal_copy"] == "yes",
    }


def heard_of(situation: Situation, *, mine: bool = False, answer: str = "") -> dict[str, Any]:
    """What both screens show of an announcement, as the rules answer it."""
    consent = situation.by == "provider"
    facts = to_record(
        Actor(PersonId("p"), "provider" if consent else "patient"),
        replace(situation, took_part="yes"),
        listeners=True,
        answer=Answer("a", "b", PersonId("q"), datetime(2026, 3, 3, tzinfo=UTC), answer) if answer else None,  # type: ignore[arg-type]
    )
    said = announced.Said.__new__(announced.Said)
    said.mine, said.situation, said.asks_consent, said.answer, said.over = mine, situation, consent, answer, False
    said.decision = Judge(RULES).ask("record", facts, datetime(2026, 3, 3, tzinfo=UTC))
    return {"announcement": Said(), "answer": answer, **announced.announced_page(said, "nl")}


def not_permitted(question: str, procedure: str = "", **facts: Any) -> dict[str, Any]:
    """The page of what the rules do not let be done."""
    decision = Judge(RULES).ask(question, facts, datetime(2026, 3, 3, tzinfo=UTC))
    refused = NotPermitted(decision, SOUND_ONLY if procedure else None)
    shown = refused_page(Request({"type": "http", "path_params": {}}), refused, "nl")
    shown["shown"] = replace(shown["shown"], receipt="0" * 64, rules="0" * 16)
    return shown


CHILD = Situation(
    "parent_with_authority", "under_12", setting="group", others="given", purpose="private", medium="audio"
)
PUPIL = Situation("provider", "12_15", "yes", "consult", purpose="training", medium="audio", term="12")
DESTROY = {"action": "#", "back": "#", "errors": [], "office": False, "grounds": [], "answers": [], "values": {}}
OFFICE = DESTROY | {
    "office": True,
    "grounds": [{"value": g, "name": say(f"destroy.ground_{g}", "nl")} for g in ("patient", "term", "order")],
    "answers": [{"value": g, "name": say(f"destroy.answer_{g}", "nl")} for g in ("yes", "no", "unknown")],
    "values": {"ground": "", "legal_retention": "", "interest_of_others": ""},
}
LISTEN = {"subject": "Uitslag van het onderzoek", "over": "Gesprek met dokter Van Dam, dinsdag 3 maart 2026, 14.09 uur", "sound": "ready", "whys": [{"value": "remember", "name": "Om het nog eens te horen"}], "listen_action": "#", "plain_sound": "", "attributes": {}, "texts": "{}", "own": True, "give_copy_action": "#", "add_action": "#", "back": "#",
          "doors": [{"href": "#", "name": "Zie wie er luisterde", "hint": "Met dag, naam en reden."}, {"href": "#", "name": "Haal de opname op", "hint": "Om zelf te bewaren."}],
          **{key: value for key, value in stijl.sound().items() if key != "marks"}}  # fmt: skip

PERSONAS = [
    {"action": "/demo/wie", "field": "person", "value": role, "name": name, "hint": say(f"welcome.hint_{role}", "nl")}
    for role, name in (("patient", "Mevrouw De Wit, patiënt"), ("provider", "Dokter Van Dam, huisarts"), ("manager", "Meneer Bakker, praktijkmanager"), ("privacy_officer", "Mevrouw Yilmaz, privacyfunctionaris"), ("relative", "Sanne, de dochter van mevrouw De Wit"))
]  # fmt: skip

SIGNIN = {"me": "", "action": "#", "errors": [], "value": "", "digits": 6, "passkey": False, "app": False}
LETTER = {"me": "mevrouw Yilmaz", "today": "dinsdag 3 maart 2026", "until": "maandag 1 juni 2026", "address": "https://naklank.local/link/" + "aB3_-" * 8 + "xyz", "svg": qr(), "code": "7KQM-XW4R", "back": "#"}  # fmt: skip
KNOWN = [
    {"href": "#", "subject": "Mevrouw De Wit", "when": "Patiënt", "with": "Sinds dinsdag 3 maart 2026", "state": "waiting", "word": "heeft een brief"},
    {"href": "#", "subject": "Meneer Jansen", "when": "Patiënt", "with": "Sinds maandag 2 maart 2026", "state": "closed", "word": "geen eigen toegang"},
    {"href": "#", "subject": "Dokter Van Dam", "when": "Zorgverlener", "with": "Sinds maandag 2 februari 2026", "state": "safe", "word": "kan binnenkomen"},
]  # fmt: skip
PEOPLE = {"me": "mevrouw Yilmaz", "staff": KNOWN[2:], "roles": [{"value": r, "name": say(f"people.role_{r}", "nl")} for r in ("provider", "manager", "privacy_officer")], "values": {"name": "", "role": "", "sought": ""}, "back": "#"}  # fmt: skip
PERSON = {
    "me": "mevrouw Yilmaz", "has_ways": True, "letter_action": "#", "errors": [], "back": "#",
    "rows": [{"key": "Voor het eerst hier", "value": "dinsdag 3 maart 2026, 14.05 uur"}, {"key": "Komt binnen met", "value": "wachtwoord, app met cijfers"}],
}  # fmt: skip

RULES_DAY = date(2026, 3, 3)
LONG_AGO = date(2001, 1, 1)


def book(asked: str = "", day: date = RULES_DAY) -> dict[str, Any]:
    return {"me": "", "wrong": False, "signed": None, **rules.contents_page("nl", day, RULES_DAY, asked)}


def chapter(name: str, day: date = RULES_DAY) -> dict[str, Any]:
    return {
        "me": "",
        "wrong": False,
        "signed": SIGNED[0] if name == "house" else None,
        **rules.subject_page(name, "nl", day, RULES_DAY),
    }


SIGNED = [
    {"name": "mr. A. de Boer", "office": "Boer Advocaten", "day": "maandag 2 maart 2026", "remark": "Zie de open punten over beeld.", "rules": "5c1f03a7d9be2480", "here": True},
    {"name": "mr. A. de Boer", "office": "Boer Advocaten", "day": "maandag 12 januari 2026", "remark": "", "rules": "77a0c2e5b1d34f96", "here": False},
]  # fmt: skip
SIGNING = {"me": "mevrouw Yilmaz", "version": "5c1f03a7d9be2480", "values": {"name": "", "office": "", "day": "2026-03-02", "remark": ""}, "errors": [], "remark_max": 1000, "before": SIGNED, "action": "#", "back": "#"}  # fmt: skip


ANSWERED: dict[str, dict[str, str]] = {
    "opnemen": {"participates": "true"},
    "politie": {"consent": "refused"},
    "gevaar": {"recipient": "police", "breach_prevents_harm": "true"},
    "inzage": {"patient_age": "17"},
    "werkgever": {"consent": "not_asked"},
    "bewijs": {},
    "zelf-opnemen": {"consent": "given"},
}
"""Situations with an answer or two: allowed, forbidden, for a person to weigh, required, once something is done, judgement."""


def answered(name: str, **facts: str) -> Asking:
    asking = begun(name)
    for fact, value in facts.items():
        taken = asking.take(fact, value, value)
        assert isinstance(taken, Asking)
        asking = taken
    return asking


DROPPED = replace(answered("politie", consent="refused"), dropped=("consent_explicit",))
KEEPING = {
    "action": "#",
    "talks": [{"value": "1", "name": "Uitslag van het onderzoek, dinsdag 3 maart"}],
    "typed": {"words": "", "conversation": ""},
}
KEPT = {
    "when": "dinsdag 3 maart 2026, 14.05 uur", "words": "De agent belde naar de balie.", "unreachable": False, "since": "De regels zijn sindsdien veranderd. Nu is het antwoord anders:",
    "then": "Ja. U mag de politie gegevens geven. Het hoeft niet.", "conversation": {"href": "#", "subject": "Uitslag van het onderzoek"}, "away": "#",
}  # fmt: skip
KEPT_LINE = {
    "href": "#",
    "subject": "De politie vraagt om gegevens",
    "when": "dinsdag 3 maart 2026, 14.05 uur",
    "with": "Nee. U mag de politie gegevens niet geven.",
    "state": "",
    "word": "",
    "length": "",
}

COMPARED_LINES = [
    {"href": "#", "subject": "WhatsApp Audio 2026-03-09.ogg", "when": "dinsdag 10 maart 2026, 9.20 uur", "with": "De kopie is anders dan het origineel. We vonden 2 veranderingen.", "state": "", "word": "", "length": ""},
    {"href": "#", "subject": "stukje.m4a", "when": "dinsdag 10 maart 2026, 9.25 uur", "with": "", "state": "waiting", "word": "Nog bezig", "length": ""},
]  # fmt: skip
FOUND = {
    "faithful": Comparison("faithful", 1392.0, 1392.0, (Segment((0.0, 1392.0), "original", (0.0, 1392.0)),), verified_share=0.998, drift_ppm=12.0, limits=(Limit("shortest_cut", 40.0),)),
    "undecided": Comparison("undecided", 1392.0, 0.2, (Segment((0.0, 0.2), "foreign"),), reason="too_short", limits=(Limit("nothing_heard"),)),
    "edited": Comparison(
        "edited", 1392.0, 600.0,
        (Segment((0.0, 200.0), "original", (100.0, 300.0)), Segment((200.0, 202.0), "original", (900.0, 902.0)), Segment((202.0, 400.0), "original", (302.0, 500.0)), Segment((400.0, 600.0), "original", (530.0, 730.0))),
        (Edit("replacement", (200.0, 202.0), (300.0, 302.0), (199.99, 202.01), (299.99, 302.01), 0.97, "original", (900.0, 902.0)), Edit("cut", (400.0, 400.0), (500.0, 530.0), (399.98, 400.02), (499.98, 530.02), 0.999)),
        (Unverifiable((580.0, 584.0), "noise"),), 0.981, 41.0, (Limit("shortest_cut", 80.0), Limit("repeated")),
    ),
}  # fmt: skip
SOUNDS = tuple(
    Clip(edit, which, heard, b"")
    for edit, which, heard in (
        (0, "copy", (198.0, 204.0)), (0, "original", (298.0, 304.0)), (0, "taken", (898.0, 904.0)), (1, "copy", (398.0, 402.0)), (1, "original", (498.0, 508.0)),
    )
)  # fmt: skip


def compared(verdict: str) -> Opened:
    """A comparison that is waiting, was refused, or found this."""
    at = datetime(2026, 3, 10, 8, 20, tzinfo=UTC)
    recording = Recording(RecordingId("r"), None, PersonId("p"), "browser", "sealed", "audio/flac", at)
    kept = KeptComparison("c", recording.id, PersonId("p"), at, "done")
    files = (
        File("naklank-2026-03-03-abcdef", 41_000_000, "5c" * 32),
        File("WhatsApp Audio 2026-03-09.ogg", 2_400_000, "7a" * 32),
    )
    refused = (
        (Text("Dit bestand is tekst, geen geluid.", ""), Text("Kies een geluidsbestand.", ""))
        if verdict == "refused"
        else None
    )
    clips = SOUNDS if verdict == "edited" else ()
    return Opened(kept, recording, *files, date(2026, 3, 10), "0.1.0", 0.4, FOUND.get(verdict), refused, clips)


def traced(state: State, **more: Any) -> Trace:
    """A search that is so far, or found this."""
    asked = datetime(2026, 3, 10, 8, 20, tzinfo=UTC)
    said = (
        {"method": "naklank-find 1", "recordings": 1_204, "without": 2, "clip_ms": 12_400}
        if state in ("found", "not_from_here")
        else {}
    )
    return Trace("t", state, asked, "Mevrouw Yilmaz", "circulating", "7a" * 32, **{**said, **more})


def found_at(begin_ms: int, strength: float, one_in: int, *, state: str = "sealed", speed: float = 1.0) -> FoundAt:
    """A place of twelve seconds in a recording of the third of March."""
    at = datetime(2026, 3, 3, 13, 5, tzinfo=UTC)
    recording = Recording(RecordingId("r"), None, PersonId("p"), "browser", state, "audio/flac", at)  # type: ignore[arg-type]
    return FoundAt(recording, "Mevrouw De Wit", (begin_ms, begin_ms + 12_000), (400, 12_400), strength, speed, one_in)


TRACES: dict[str, Trace] = {
    "waiting": traced("waiting", share=0.4),
    "found": traced("found", places=(found_at(724_000, 18.2, 10**12),)),
    "found_two": traced("found", places=(found_at(724_000, 11.2, 10**8, speed=1.05), found_at(95_000, 8.1, 40_000, state="destroyed"))),
    "not_from_here": traced("not_from_here"),
    "undecided": traced("undecided", why="too_short"),
    "failed": traced("failed", why="not_sound"),
    "broken_off": traced("broken_off"),
}  # fmt: skip


PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "stijl": ("stijl.html", stijl.examples("nl")),
    "welcome": ("welcome.html", {"me": "", "personas": PERSONAS}),
    "home_patient": ("home_patient.html", {"now": TALKS[0], "talks": TALKS[1:], "join_action": "#", "upload_href": "#"}),
    "home_patient_empty": ("home_patient.html", {"now": None, "talks": [], "join_action": "#", "upload_href": "#"}),
    "home_provider": ("home_provider.html", {"me": "dokter Van Dam", "today": "dinsdag 3 maart 2026", "talks": TALKS[:1], "later": [], "earlier": TALKS[1:], "plan_action": "#", "values": {"subject": "", "day": "", "time": ""}, "errors": []}),
    "home_staff": ("home_staff.html", {"me": "mevrouw Yilmaz", "facts": [{"key": "Bewaarde opnamen", "value": "12"}, {"key": "Regels in het logboek", "value": "1.042"}], "doors": [{"href": "#", "name": "Lees het logboek", "hint": "Wie deed wat, en wanneer."}]}),
    "conversation_provider_door": ("conversation_provider.html", PROVIDER | {"patient_name": "", "me": "dokter Van Dam", "join": DOOR}),
    "conversation_provider_closed": ("conversation_provider.html", PROVIDER | {"patient_name": "", "me": "dokter Van Dam", "door_action": "#"}),
    "conversation_provider_in": ("conversation_provider.html", PROVIDER | {"me": "dokter Van Dam", "wrong_action": "#"}),
    "conversation_provider_said": ("conversation_provider.html", PROVIDER | {"me": "dokter Van Dam", **heard_of(CHILD)}),
    "conversation_provider_own": ("conversation_provider.html", PROVIDER | {"me": "dokter Van Dam", **heard_of(PUPIL, mine=True, answer="agreed")}),
    "conversation_provider_no": ("conversation_provider.html", PROVIDER | {"me": "dokter Van Dam", **heard_of(PUPIL, mine=True, answer="refused")}),
    "conversation_provider_taken_back": ("conversation_provider.html", PROVIDER | {"me": "dokter Van Dam", "recording": {"state": "ended", "detail": ""}, "destroy_href": "#", **heard_of(PUPIL, mine=True, answer="withdrawn")}),
    "conversation_provider_runs": ("conversation_provider.html", PROVIDER | {"me": "dokter Van Dam", **heard_of(TWO_OF_US, answer="agreed"), "recording": {"state": "running", "detail": ""}, "ask_pause_action": "#"}),
    "conversation_provider_gone": ("conversation_provider.html", PROVIDER | {"me": "dokter Van Dam", **heard_of(TWO_OF_US, answer="agreed"), "gone_href": "#"}),
    "conversation_provider_kept": ("conversation_provider.html", PROVIDER | {"me": "dokter Van Dam", **heard_of(TWO_OF_US, answer="agreed"), "recording": {"state": "ended", "detail": ""}, "listen_href": "#", "diary_href": "#"}),
    "conversation_patient": ("conversation_patient.html", PATIENT),
    "conversation_patient_said": ("conversation_patient.html", PATIENT | heard_of(CHILD, mine=True, answer="agreed")),
    "conversation_patient_asked": ("conversation_patient.html", PATIENT | heard_of(PUPIL)),
    "conversation_patient_agreed": ("conversation_patient.html", PATIENT | heard_of(PUPIL, answer="agreed") | {"withdraw_action": "#"}),
    "conversation_patient_duty": ("conversation_patient.html", PATIENT | {"must_announce": True}),
    "conversation_patient_runs": ("conversation_patient.html", PATIENT | {**heard_of(TWO_OF_US, mine=True, answer="agreed"), "recording": {"state": "paused", "detail": "Er is om een pauze gevraagd."}}),
    "conversation_patient_kept": ("conversation_patient.html", PATIENT | {**heard_of(TWO_OF_US, mine=True), "recording": {"state": "ended", "detail": ""}, "recordings": [RECORDING], "give_copy_action": "#"}),
    "announce_by": ("announce_choice.html", chosen("by", 1)),
    "announce_age": ("announce_choice.html", chosen("age", 2, by="self")),
    "announce_capable": ("announce_choice.html", chosen("capable", 3, by="mentor")),
    "announce_setting": ("announce_choice.html", chosen("setting", 3)),
    "announce_others": ("announce_choice.html", chosen("others", 4)),
    "announce_extent": ("announce_choice.html", chosen("extent", 4)),
    "announce_extent_missing": ("announce_choice.html", chosen("extent", 4) | {"errors": [{"field": "extent", "text": "Kies wat er past."}]}),
    "announce_term": ("announce_choice.html", chosen("term", 5, role="provider")),
    "announce_why": ("announce_why.html", chosen("purpose", 2)),
    "announce_why_provider": ("announce_why.html", chosen("purpose", 3, role="provider")),
    "announce_listeners": ("announce_listeners.html", ASK | {"now": 5, "listeners": ""}),
    "announce_listeners_provider": ("announce_listeners.html", ASK | {"now": 4, "role": "provider", "listeners": "", "errors": [{"field": "listeners", "text": "Zeg wie de opname kan horen."}]}),
    "announce_copy": ("announce_copy.html", ASK | {"now": 6, "equal_copy": "yes"}),
    "announce_check": ("announce_check.html", checked(ANSWERS)),
    "announce_check_alone": ("announce_check.html", checked(ANSWERS | {"equal_copy": "no", "extent": "summary", "why": "", "listeners": ""})),
    "announce_check_provider": ("announce_check.html", checked(CARER, "provider")),
    "refused_group": ("refused.html", not_permitted("record", actor="patient", medium="audio", setting="group", others_consent="not_asked")),
    "refused_images": ("refused.html", not_permitted("record", "images", actor="patient", medium="video")),
    "refused_unknown": ("refused.html", not_permitted("record", actor="patient", medium="audio", setting="unknown", recording_purpose="unknown")),
    "refused_listen": ("refused.html", not_permitted("listen", actor="provider", medium="audio", listener_named=True, consent="withdrawn")),
    "refused_refusing": ("refused.html", not_permitted("refuse_recording", actor="provider", medium="audio")),
    "refuse": ("refuse.html", {"me": "dokter Van Dam", "action": "#", "back": "#", "errors": [], "values": {"weighty": "", "alternative": ""}, "options": {name: [{"value": v, "name": say(f"refuse.{name}_{v}", "nl")} for v in ("yes", "no", "unknown")] for name in ("weighty", "alternative")}}),
    **{f"record_{state}{trouble and '_' + trouble}": ("record.html", {"attributes": {"data-state": state} | ({"data-trouble": trouble} if trouble else {}), "texts": "{}", "subject": "Uitslag van het onderzoek", "back": "#"})
       for state, trouble in (("ready", ""), ("broken", ""), ("asking", ""), ("running", ""), ("running", "offline"), ("paused", ""), ("trouble", "muted"), ("finishing", ""), ("safe", ""))},
    "safe": ("safe.html", {"subject": "Uitslag van het onderzoek", "provider_name": "dokter Van Dam", "moment": "dinsdag 3 maart 2026, 14.09 uur", "length": "23 minuten 12 seconden", "gaps": "", "equal_copy": True, "number": 1042, "receipt_href": "#", "listen_href": "#"}),
    "listen": ("listen.html", LISTEN),
    "listen_other": ("listen.html", LISTEN | {"own": False, "give_copy_action": ""}),
    "listen_waiting": ("listen.html", LISTEN | {"sound": "later"}),
    "listen_never": ("listen.html", LISTEN | {"sound": "never"}),
    "mark": ("mark.html", {"at_ms": 302_000, "note": "Twee keer per dag, bij het eten", "action": "#", "remove": "#", "back": "#"}),
    "diary": ("diary.html", {"subject": "Uitslag van het onderzoek", "days": stijl.days(), "people": [{"value": "", "name": "Iedereen"}, {"value": "1", "name": "Dokter Van Dam"}, {"value": "2", "name": "U"}], "who": "", "back": "#"}),
    "diary_empty": ("diary.html", {"subject": "Uitslag van het onderzoek", "days": [], "people": [], "who": "", "back": "#"}),
    "verify": ("verify.html", {"me": "", "texts": "{}", "words": {}}),
    "error": ("error.html", {"what": "Deze pagina is er niet, of is niet voor u.", "todo": "Ga terug naar het begin.", "code": 404}),
    "error_ours": ("error.html", {"what": "Er ging bij ons iets mis.", "todo": "Probeer het over een minuut nog eens.", "code": 500}),
    "signin_code": ("signin.html", SIGNIN | {"mode": "code", "errors": [{"field": "code", "text": "Deze code kennen we niet. Kijk nog eens op uw brief."}], "digits": 8}),
    "signin_first": ("signin.html", SIGNIN | {"mode": "first", "digits": 8}),
    "signin_password": ("signin.html", SIGNIN | {"mode": "password", "passkey": True}),
    "signin_second": ("signin.html", SIGNIN | {"mode": "second", "passkey": True, "app": True}),
    "signin_second_key": ("signin.html", SIGNIN | {"mode": "second", "passkey": True}),
    "first_time": ("first_time.html", {"me": "", "person": "dokter Van Dam", "value": "", "seed": "A" * 32, "groups": ["ABCD", "2345"] * 4, "svg": qr(), "errors": [{"field": "password", "text": "Dit wachtwoord is te makkelijk te raden."}]}),
    "mine": ("mine.html", {"role": "Patiënt", "passkeys": [], "may_link": True, "others": ["Sinds dinsdag 3 maart 2026, 14.05 uur. Voor het laatst gebruikt op dinsdag 3 maart 2026, 14.35 uur."], "done": "Uw sleutel is gemaakt."}),
    "mine_staff": ("mine.html", {"me": "dokter Van Dam", "role": "Zorgverlener", "passkeys": [{"key": "a", "made": "dinsdag 3 maart 2026, 14.05 uur"}, {"key": "b", "made": "maandag 9 maart 2026, 8.30 uur"}], "may_link": False, "others": [], "done": ""}),
    "letter": ("letter.html", LETTER | {"kind": "link", "name": "Mevrouw De Wit"}),
    "letter_first": ("letter.html", LETTER | {"kind": "first_login", "name": "Dokter Van Dam"}),
    "people": ("people.html", PEOPLE | {"others": KNOWN[:2], "others_in_all": 140, "errors": [{"field": "role", "text": "Kies wat uw collega doet."}]}),
    "people_none": ("people.html", PEOPLE | {"others": [], "others_in_all": 0, "errors": []}),
    "people_sought": ("people.html", PEOPLE | {"others": [], "others_in_all": 140, "errors": [], "values": {"name": "", "role": "", "sought": "Zwaan"}}),
    "person": ("person.html", PERSON | {"name": "Mevrouw De Wit", "staff": False, "take_back_action": "#", "shut_out_href": "", "done": "De brief werkt niet meer."}),
    "person_staff": ("person.html", PERSON | {"name": "Dokter Van Dam", "staff": True, "take_back_action": "", "shut_out_href": "#", "done": ""}),
    "shut_out": ("shut_out.html", {"me": "mevrouw Yilmaz", "name": "Dokter Van Dam", "action": "#", "back": "#"}),
    "join": ("join.html", {"me": "", "values": {"code": "", "word": "", "name": ""}, "asks_name": True, "errors": []}),
    "unfinished": ("unfinished.html", {"mine": True, "chunks": 754, "began": "dinsdag 3 maart 2026, 14.09 uur", "base": "#", "back": "#"}),
    "gone": ("gone.html", {"diary_href": "#", "back": "#"}),
    "gone_no_diary": ("gone.html", {"diary_href": "", "back": "#"}),
    "take": ("take.html", {"original": "#", "mp3": "#", "m4a": "#", "receipt": "#", "kind": "FLAC", "back": "#"}),
    "destroy": ("destroy.html", DESTROY),
    "destroy_office": ("destroy.html", {"me": "mevrouw Yilmaz"} | OFFICE),
    "rules": ("rules.html", book()),
    "rules_found": ("rules.html", book("toestemming")),
    "rules_found_none": ("rules.html", book("zeppelin", LONG_AGO) | {"wrong": True}),
    **{f"rules_{name}": ("rules_subject.html", chapter(name)) for name in ("sound", "after_death", "images_blijf", "consent", "house")},
    "rules_signing": ("sign_rules.html", SIGNING),
    "rules_signing_wrong": ("sign_rules.html", SIGNING | {"before": [], "errors": [{"field": "name", "text": "Dit missen we nog. Vul het in."}]}),
    "rules_then": ("rules_subject.html", chapter("images_blijf", LONG_AGO)),
    "may_begin": ("may_begin.html", {"me": "", **may.begin_page("nl")}),
    "may_ask": ("may_ask.html", {"me": "", **may.ask_page(begun("politie"), "consent", "nl", [], "#")}),
    "may_ask_again": ("may_ask.html", {"me": "", **may.ask_page(begun("politie"), "consent", "nl", [{"field": "answer", "text": "Kies wat er past."}], "#")}),
    "may_ask_number": ("may_ask.html", {"me": "", **may.ask_page(begun("inzage"), "patient_age", "nl", [{"field": "number", "text": "Vul een getal in."}], "#", "zeventien")}),
    **{f"may_answer_{name}": ("may_answer.html", {"me": "", **may.answer_page(answered(name, **facts), "nl", "#")}) for name, facts in ANSWERED.items()},
    "may_ask_dropped": ("may_ask.html", {"me": "", **may.ask_page(DROPPED, "legal_basis", "nl", [], "#")}),
    "may_answer_keeping": ("may_answer.html", {"me": "dokter Van Dam", **may.answer_page(answered("politie", consent="refused"), "nl", "#"), "keeping": KEEPING}),
    "may_answer_kept": ("may_answer.html", {"me": "dokter Van Dam", **may.answer_page(answered("politie", consent="refused"), "nl", "#"), "question": "", "forget": "", "kept": KEPT}),
    **weigh_examples.examples(),
    "kept": ("kept.html", {"me": "dokter Van Dam", "kept": [KEPT_LINE], "back": "#", "may": "#"}),
    "kept_none": ("kept.html", {"me": "dokter Van Dam", "kept": [], "back": "#", "may": "#"}),
    "compare": ("compare.html", {**compare.ask_page([], "#", "nl", []), "earlier": COMPARED_LINES}),
    "compare_missing": ("compare.html", compare.ask_page([], "#", "nl", [{"field": "file", "text": "Er kwam geen bestand mee. Kies eerst een bestand."}])),
    **{f"compared_{verdict}": ("compared.html", compare.compared_page(compared(verdict), "nl")) for verdict in ("waiting", "refused", "faithful", "edited", "undecided")},
    "trace": ("trace.html", {"me": "mevrouw Yilmaz", **trace.ask_page(list(TRACES.values()), "nl", "", [])}),
    "trace_missing": ("trace.html", {"me": "mevrouw Yilmaz", **trace.ask_page([], "nl", "leak", trace.wrong_in({}, NoReason(Text("", ""), Text("", "")), "nl"))}),
    **{f"traced_{name}": ("traced.html", {"me": "mevrouw Yilmaz", **trace.traced_page(one, "nl")}) for name, one in TRACES.items()},
    "upload": ("upload.html", {"talks": [{"value": "1", "name": "Uitslag van het onderzoek, dinsdag 3 maart"}], "chosen": "1", "back": "#", "questions": public.how_it_was_made("nl")}),
}  # fmt: skip


def drawn(name: str, language: str = "nl") -> str:
    """The example page of this name."""
    template, values = PAGES[name]
    given = dict(values)
    me = given.pop("me", "mevrouw De Wit")
    state = given.get("attributes", {}).get("data-state") if template == "record.html" else None
    if state:
        given["attributes"] = {key: value for key, value in given["attributes"].items() if key != "data-state"}
    page = draw(template, language, me=me, **given)
    return page.replace('data-state="ready"', f'data-state="{state}"') if state else page
