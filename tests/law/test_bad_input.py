"""What is no case is refused with the field, the value and what can be; the cases beside it are answered all the same."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naklank.actions.ask import ask_case, ask_lines, error_data
from naklank.errors import NaklankError
from naklank.law import RULES, ask
from naklank.law.vocabulary import VOCABULARY

SOUND = {"actor": "patient", "medium": "audio"}

WRONG = {
    "no such fact": ({"question": "record", "facts": {"colour": "red"}}, "colour"),
    "no such word": ({"question": "record", "facts": {"medium": "smell"}}, "medium"),
    "a word for a truth": ({"question": "record", "facts": {"capable": "yes"}}, "capable"),
    "a number for a truth": ({"question": "record", "facts": {"capable": 1}}, "capable"),
    "a truth for a number": ({"question": "record", "facts": {"patient_age": True}}, "patient_age"),
    "a word for a number": ({"question": "record", "facts": {"patient_age": "18"}}, "patient_age"),
    "half a year": ({"question": "record", "facts": {"patient_age": 17.5}}, "patient_age"),
    "before birth": ({"question": "record", "facts": {"patient_age": -1}}, "patient_age"),
    "a list": ({"question": "record", "facts": {"medium": ["audio"]}}, "medium"),
    "nothing": ({"question": "record", "facts": {"medium": None}}, "medium"),
    "no such question": ({"question": "fly", "facts": {}}, "question"),
    "a question of another type": ({"question": 3, "facts": {}}, "question"),
    "facts that are a list": ({"question": "record", "facts": []}, "facts"),
    "no such day": ({"question": "record", "facts": SOUND, "day": "2026-02-30"}, "day"),
    "no such profile": ({"question": "record", "facts": SOUND, "profile": "hotel"}, "profile"),
    "two profiles": ({"question": "record", "facts": {**SOUND, "profile": "care"}, "profile": "public_body"}, "profile"),
    "a policy before its day": ({"question": "record", "facts": {**SOUND, "profile": "blijf_groep"}, "day": "2018-10-03"}, "day"),
    "the dead withdraw": ({"question": "inspect", "facts": {"deceased": True, "consent": "withdrawn"}}, "consent"),
    "the dead receive": ({"question": "inspect", "facts": {"deceased": True, "recipient": "patient"}}, "recipient"),
    "the dead act": ({"question": "record", "facts": {"deceased": True, "actor": "patient"}}, "actor"),
    "a ward of forty who decides": (
        {"question": "exercise_rights", "facts": {"representative_kind": "guardian", "patient_age": 40, "capable": True}},
        "representative_kind",
    ),
    "no object": ([1, 2], "case"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_is_refused_with_field_value_and_what_can(what: str) -> None:
    """The field is named, with its value as it was given, and what is allowed there; in both languages."""
    case, field = WRONG[what]
    with pytest.raises(NaklankError) as refused:
        ask_case(case)
    said = error_data(refused.value)
    assert said["field"] == field
    assert said["allowed"]
    assert refused.value.what.nl != refused.value.what.en


def test_in_a_batch_a_bad_line_is_named_and_the_others_are_answered() -> None:
    """One answer for each line, in order, each with its id; a bad one says which line it was."""
    good = json.dumps({"id": "a", "question": "record", "facts": SOUND}).encode()
    bad = json.dumps({"id": "b", "question": "record", "facts": {"medium": "smell"}}).encode()
    made = list(ask_lines([good, bad, b"{", b"", b"[" * 20_000, good]))
    assert [fits for _, fits in made] == [True, False, False, False, False, True]
    assert made[1][0]["id"] == "b"
    assert [answer.get("line") for answer, _ in made] == [None, 2, 3, 4, 5, None]
    assert made[5][0] == made[0][0]


def test_a_case_of_which_no_rule_speaks_is_unknown_and_says_so() -> None:
    """A patient is bound by no secrecy: the answer is no guess, and names itself a gap."""
    answer = ask("disclose", {"actor": "patient", "recipient": "employer"}).answer
    assert (answer.verdict, answer.gap) == ("unknown", True)


def test_the_policy_of_blijf_groep_holds_from_its_day() -> None:
    """On 4 October 2018 it answers; the day before it is refused (see above)."""
    assert ask("record", {**SOUND, "profile": "blijf_groep"}, date(2018, 10, 4)).answer.verdict == "allowed"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from([*RULES.questions, "nothing"]),
    st.dictionaries(st.sampled_from(sorted(VOCABULARY)) | st.text(max_size=6), JUNK, max_size=5),
    JUNK,
)
def test_no_junk_gets_anything_but_an_answer_or_a_refusal(question: str, facts: dict, day: object) -> None:
    """Whatever stands in a case: an answer with a receipt, or a refusal that names its field."""
    line = json.dumps({"question": question, "facts": facts, "day": day}).encode()
    ((answer, fits),) = ask_lines([line])
    if fits:
        assert len(str(answer["receipt"])) == 64
    else:
        assert answer["error"]["field"] is not None
