"""The first rules: each applies, just does not, and with a fact unknown; and what they cite is really there."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naklank import law
from naklank.actions.rule_base import RuleBase
from naklank.errors import NaklankError
from naklank.law.answers import QUESTIONS, RULES
from naklank.law.facts import VOCABULARY
from naklank.logic.facts import UNKNOWN, Fact
from naklank.logic.verdicts import Answer

DAY = date(2026, 11, 23)
NORMS = json.loads((Path(__file__).parent / "norms.json").read_text())
"""Of every norm: kind, rank, force, and the lines of the sources it rests on. Ids and numbers only."""

PATIENT = {"actor": "patient", "medium": "audio"}
PROVIDER_LISTENS = {"actor": "provider", "medium": "audio", "own_recording": False}


def ask(question: str, **facts: object) -> Answer:
    return law.ask(question, facts, DAY)[0]


# Recording


def test_a_patient_may_record_sound_for_herself() -> None:
    """The main rule: allowed, without permission, with the advice to announce."""
    answer = ask("record", **PATIENT)
    assert (answer.verdict, answer.supported) == ("allowed", True)
    assert answer.because == ("recording.audio.patient.private-use",)
    assert "recording.announce.courtesy" in answer.advice


def test_all_facts_stated_as_presumed_give_the_same_verdict() -> None:
    """Saying what was presumed changes nothing but what is cited."""
    stated = {
        "profile": "care",
        "recording_purpose": "private",
        "setting": "consult",
        "participates": True,
        "patient_age": 18,
        "capable": True,
        "deceased": False,
        "done": False,
    }
    assert ask("record", **PATIENT, **stated).verdict == "allowed"


@pytest.mark.parametrize("consent", ["given", "refused", "not_asked", UNKNOWN])
def test_the_consent_of_the_other_plays_no_part(consent: str) -> None:
    """A "no" of the provider does not make a private sound recording unlawful; the norm that says so is cited."""
    answer = ask("record", **PATIENT, other_party_consent=consent)
    assert answer.verdict == "allowed"
    assert "recording.audio.patient.no-consent-needed" in answer.because
    assert "recording.audio.patient.no-consent-needed" not in ask("record", **PATIENT).because


def test_who_does_not_take_part_may_not_record() -> None:
    """The exception beats the main rule: a phone left behind is not covered."""
    answer = ask("record", **PATIENT, participates=False)
    assert answer.verdict == "forbidden"
    assert answer.because[:2] == ("recording.audio.patient.private-use", "recording.audio.participant-only")


def test_whether_she_takes_part_must_be_known_once_it_is_doubted() -> None:
    """Unknown is not the same as silent: it is asked for, by name."""
    answer = ask("record", **PATIENT, participates=UNKNOWN)
    assert (answer.verdict, answer.missing, answer.supported) == ("unknown", ("participates",), True)


@pytest.mark.parametrize(
    ("announced", "cited"),
    [({"announced": False}, True), ({"announced": True}, False), ({"announced": UNKNOWN}, False), ({}, False)],
)
def test_recording_without_saying_so_is_no_offence(announced: dict[str, object], cited: bool) -> None:
    """Allowed in any case; that it is not punishable is said only where it was stated that nothing was said."""
    answer = ask("record", **PATIENT, done=True, **announced)
    assert answer.verdict == "allowed"
    assert ("recording.audio.covert.not-punishable" in answer.because) is cited


def test_a_part_only_is_a_good_way_too() -> None:
    """Worked case 005: announced, sound, private; the advice names recording a part."""
    answer = ask("record", **PATIENT, recording_purpose="private", announced=True, setting="consult")
    assert answer.verdict == "allowed"
    assert "recording.talk.partial" in answer.advice


# Copy and listening


def test_a_patient_may_give_a_copy_and_need_not() -> None:
    """In general care no source asks for a copy; that this is left open is said."""
    answer = ask("give_copy", **PATIENT, copy_requested=True)
    assert answer.verdict == "allowed"
    assert answer.open == ("open.copy-care",)


def test_a_patient_listens_to_her_own_recording() -> None:
    """Her own recording is hers to hear."""
    assert ask("listen", **PATIENT, own_recording=True, equal_copy=False).verdict == "allowed"


def test_a_provider_listens_once_an_equal_copy_was_given() -> None:
    """With the copy: allowed. Without: not yet, and what is missing is named. Unknown: unknown."""
    assert ask("listen", **PROVIDER_LISTENS, equal_copy=True).verdict == "allowed"
    for facts in ({}, {"equal_copy": False}):
        without = ask("listen", **PROVIDER_LISTENS, **facts)
        assert (without.verdict, without.missing) == ("conditional", ("equal_copy",))
    assert ask("listen", **PROVIDER_LISTENS, equal_copy=UNKNOWN).verdict == "unknown"
    assert ask("listen", **PROVIDER_LISTENS, equal_copy=False, done=True).verdict == "forbidden"
    assert ask("listen", **PROVIDER_LISTENS, equal_copy=False, done=UNKNOWN).verdict == "unknown"


# What is not supported yet

OUTSIDE = [
    {"medium": "video"},
    {"medium": "photo"},
    {"medium": UNKNOWN},
    {"actor": "provider"},
    {"actor": "representative"},
    {"actor": "relative"},
    {"actor": "organisation"},
    {"actor": UNKNOWN},
    {"setting": "group"},
    {"setting": "phone"},
    {"setting": "home_visit"},
    {"setting": "public_space"},
    {"setting": UNKNOWN},
    {"patient_age": 17},
    {"patient_age": 0},
    {"patient_age": UNKNOWN},
    {"capable": False},
    {"capable": UNKNOWN},
    {"deceased": True},
    {"profile": "public_body"},
    {"profile": "blijf_groep"},
    {"profile": UNKNOWN},
    {"recording_purpose": "publication"},
    {"recording_purpose": "training"},
    {"recording_purpose": UNKNOWN},
    {"others_consent": "given"},
    {"weighty_reason": True},
    {"representative_kind": "guardian"},
]


@pytest.mark.parametrize("question", ["record", "give_copy"])
@pytest.mark.parametrize("outside", OUTSIDE, ids=str)
def test_outside_of_what_is_supported_there_is_no_answer(question: str, outside: dict[str, object]) -> None:
    """Neither yes nor no, and a sentence that says that it is not supported."""
    answer = ask(question, **(PATIENT | outside))
    assert (answer.verdict, answer.supported) == ("unknown", False)
    assert "nog niet" in answer.sentence.nl
    assert "yet" in answer.sentence.en


@pytest.mark.parametrize(
    "facts",
    [
        {"actor": "patient", "own_recording": False, "equal_copy": True},
        {"actor": "provider", "own_recording": True},
        {"actor": "relative", "own_recording": False, "equal_copy": True},
    ],
    ids=str,
)
def test_other_listening_is_not_supported(facts: dict[str, object]) -> None:
    """A provider's recording, or a relative who listens: no answer yet."""
    answer = ask("listen", medium="audio", **facts)
    assert (answer.verdict, answer.supported) == ("unknown", False)


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"actor": "provider", "own_recording": UNKNOWN, "equal_copy": True}, ("own_recording",)),
        ({"actor": "provider", "equal_copy": True}, ("own_recording",)),
        ({"actor": UNKNOWN, "own_recording": True}, ("actor",)),
    ],
    ids=str,
)
def test_whose_recording_it_is_must_be_known(facts: dict[str, object], missing: tuple[str, ...]) -> None:
    """Not knowing whose recording it is, or who listens: unknown, and what is missing is named."""
    answer = ask("listen", medium="audio", **facts)
    assert (answer.verdict, answer.missing) == ("unknown", missing)


@pytest.mark.parametrize("question", ["share", "publish", "disclose", "", "RECORD"])
def test_other_questions_are_not_supported(question: str) -> None:
    """A question without rules gets no answer."""
    answer = ask(question, **PATIENT)
    assert (answer.verdict, answer.supported) == ("unknown", False)


def test_silence_on_medium_is_not_sound() -> None:
    """What has no presumption is not presumed."""
    assert ask("record", actor="patient").missing == ("medium",)


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("medium", "smell"),
        ("patient_age", -1),
        ("patient_age", "18"),
        ("patient_age", True),
        ("capable", "yes"),
        ("capable", 1),
        ("actor", None),
        ("actor", ["patient"]),
    ],
)
def test_a_value_that_cannot_be_is_refused(fact: str, value: object) -> None:
    """The error names field, value and what is allowed."""
    with pytest.raises(NaklankError) as refusal:
        ask("record", **(PATIENT | {fact: value}))
    assert refusal.value.detail["field"] == fact
    assert refusal.value.detail["value"] == value
    assert refusal.value.detail["allowed"]


# Over all cases


def values(fact: Fact) -> st.SearchStrategy[object]:
    known: st.SearchStrategy[object] = {
        "word": st.sampled_from(fact.values or ("",)),
        "boolean": st.booleans(),
        "integer": st.integers(0, 120),
    }[fact.type]
    return st.one_of(st.just(UNKNOWN), known)


cases = st.fixed_dictionaries({}, optional={fact.id: values(fact) for fact in VOCABULARY.values()})
questions = st.sampled_from(sorted(QUESTIONS))


@given(questions, cases, st.data())
def test_knowing_more_never_adds_a_verdict(question: str, facts: dict[str, object], data: st.DataObject) -> None:
    """Where a verdict stands although facts are unknown, no value of any of them changes it."""
    answer = ask(question, **facts)
    unknown = [name for name, value in facts.items() if value == UNKNOWN]
    if not answer.supported or answer.verdict == "unknown" or not unknown:
        return
    name = data.draw(st.sampled_from(unknown))
    told = ask(question, **(facts | {name: data.draw(values(VOCABULARY[name]))}))
    assert told.verdict == answer.verdict


@given(questions, cases)
def test_nothing_is_allowed_outside_the_frame(question: str, facts: dict[str, object]) -> None:
    """Whatever else is said: a yes only for sound, care, private use, an adult who can decide, two in a room."""
    answer = ask(question, **facts)
    if answer.verdict != "unknown":
        assert facts.get("medium") == "audio"
        assert facts.get("profile", "care") == "care"
        assert facts.get("recording_purpose", "private") == "private"
        assert facts.get("setting", "consult") == "consult"
        assert facts.get("patient_age", 18) >= 18  # type: ignore[operator]
        assert facts.get("capable", True) is True
        assert answer.supported


# Sources and receipts


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.norm}-{rule.asks[0]}")
def test_every_rule_stands_in_the_norms_as_it_says(rule) -> None:
    """Kind, rank, force and each cited line are those of the norm; Naklank's own rules are named as its own."""
    if rule.force == "house":
        assert rule.norm.startswith("house.")
        assert rule.norm not in NORMS
        return
    norm = NORMS[rule.norm]
    assert (rule.kind, rule.rank, rule.force) == (norm["kind"], norm["rank"], norm["force"])
    assert [[s.document, s.first_line, s.last_line] for s in rule.sources] == norm["sources"]


def test_every_rule_speaks_both_languages() -> None:
    """Each sentence stands in Dutch and in English, without the words that the house style avoids."""
    for rule in RULES:
        assert rule.says.nl.endswith((".", "?"))
        assert rule.says.en.endswith((".", "?"))
        assert not any(word in rule.says.nl.lower() for word in ("indien", "dient", "middels", "gelieve", "!"))


def test_every_exception_names_a_rule_that_is_there() -> None:
    """No exception hangs in the air."""
    norms = {rule.norm for rule in RULES}
    assert all(set(rule.excepts) <= norms for rule in RULES)
    assert all(rule.excepts for rule in RULES if rule.rank in ("exception", "block"))


def test_the_receipt_is_the_same_for_the_same_and_other_for_anything_else() -> None:
    """Question, day, each fact and the verdict count; the order in which facts are given does not."""

    def receipt(question: str = "record", day: date = DAY, **facts: object) -> str:
        return law.ask(question, PATIENT | facts, day)[1]

    assert receipt() == law.ask("record", dict(reversed(PATIENT.items())), DAY)[1]
    others = [
        receipt("give_copy"),
        receipt(day=date(2026, 11, 24)),
        receipt(participates=True),
        receipt(participates=False),
        receipt(strange=True),
    ]
    assert len({receipt(), *others}) == 6


def test_before_the_rules_held_there_is_no_answer() -> None:
    """A day before any rule began is not answered by rules of later."""
    answer, _ = law.ask("record", PATIENT, date(2017, 12, 31))
    assert (answer.verdict, answer.supported) == ("unknown", False)


def test_the_port_gives_the_actions_what_they_need() -> None:
    """Verdict, sentence, norms, receipt of 64 digits, and whether it is supported."""
    decision = RuleBase().ask("record", dict(PATIENT), datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert (decision.verdict, decision.supported) == ("allowed", True)
    assert decision.norms[0] == "recording.audio.patient.private-use"
    assert decision.receipt == law.ask("record", PATIENT, DAY)[1]
    assert len(decision.receipt) == 64
    assert not RuleBase().ask("share", {}, datetime(2026, 11, 23, 9, tzinfo=UTC)).supported
