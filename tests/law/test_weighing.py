"""What is weighed follows from the rules: the doors that leave it to a person, and each point that can turn the verdict."""

from datetime import date

import pytest

from naklank.law import RULES
from naklank.law.asking import ASKS
from naklank.law.looking_at import LOOK_AT
from naklank.law.weighings import WEIGHINGS, WeighingKind
from naklank.logic.facts import UNKNOWN
from naklank.logic.weighing import Criterion, criteria, judging

DAY = date(2026, 11, 27)
SIX = (
    "consent_sought",
    "serious_harm_to_other",
    "breach_prevents_harm",
    "no_other_way",
    "conscience_distress",
    "least_breach",
)


def frames(kind: WeighingKind) -> list[dict]:
    """Every frame that can be told for a kind, with ages on both sides of every band."""
    made = [dict(kind.facts)]
    for fact in kind.asks:
        known = RULES.vocabulary[fact]
        values = (11, 13) if known.bands else kind.among.get(fact, known.states)
        made = [{**frame, fact: value} for frame in made for value in values]
    return made


def points(kind: WeighingKind, frame: dict) -> tuple[Criterion, ...]:
    answerer = RULES.answerer(kind.question, DAY)
    return criteria(answerer, frame, kind.doors, also=kind.also, without=kind.without)


def verdict(question: str, facts: dict) -> str:
    return RULES.ask(question, facts, DAY).answer.verdict


def test_a_conflict_of_duties_has_its_six_conditions_in_the_order_of_the_source() -> None:
    """Six, whoever is told; each cites its own norm."""
    kind = WEIGHINGS["conflict"]
    for frame in frames(kind):
        found = points(kind, frame)
        assert tuple(point.fact for point in found) == SIX, frame
        assert len({point.norm for point in found}) == 6


@pytest.mark.parametrize("kind", WEIGHINGS.values(), ids=lambda kind: kind.id)
def test_with_every_point_met_the_door_is_open_and_with_one_not_met_it_is_not(kind: WeighingKind) -> None:
    """For every kind and every frame. An interest of somebody while the patient lives is left to the person even then."""
    for frame in frames(kind):
        found = points(kind, frame)
        met = {**frame, **{point.fact: point.met[0] for point in found}}
        best = verdict(kind.question, met)
        assert best in {"allowed", "required"} or (kind.id == "interest" and best == "judgement"), (frame, best)
        for point in found:
            known = RULES.vocabulary[point.fact]
            for other in (value for value in known.states if value not in point.met and value not in point.open):
                assert verdict(kind.question, {**met, point.fact: other}) not in {best, "required", "allowed"}, point
            assert point.finding(UNKNOWN) == "unclear"


@pytest.mark.parametrize("kind", WEIGHINGS.values(), ids=lambda kind: kind.id)
def test_every_point_has_a_question_an_explanation_and_a_norm_with_a_source(kind: WeighingKind) -> None:
    """What a person reads beside each point."""
    for frame in frames(kind):
        for point in points(kind, frame):
            assert point.fact in ASKS
            assert point.fact in LOOK_AT
            assert RULES.catalogue[point.norm].sources, point.norm


def test_questions_of_outsiders_are_weighed_on_consent_purpose_aim_facts_and_need() -> None:
    """Medical adviser, insurers, employer, municipality and agencies; a damage insurer brings an authorisation instead."""
    kind = WEIGHINGS["questions"]
    for frame in frames(kind):
        asked = {point.fact for point in points(kind, frame)}
        assert {"targeted_questions", "necessary", "content"} <= asked
        assert ("authorisation" in asked) == (frame["recipient"] == "damage_insurer")
        assert ("purpose_stated" in asked) or frame["recipient"] == "damage_insurer"
        assert "consent" in asked


def test_what_the_answer_calls_criteria_is_among_the_points() -> None:
    """Any case that a person must weigh: the doors that leave it to her are found, and their points hold the criteria."""
    cases = [
        ("disclose", {"recipient": "police", "serious_harm_to_other": True, "consent": "refused"}),
        ("disclose", {"recipient": "relative", "weighty_interest": "claimed", "consent": "refused"}),
        ("disclose", {"recipient": "veilig_thuis", "legal_basis": "right", "necessary": "unknown"}),
        ("disclose", {"recipient": "representative", "patient_age": 13, "consent": "refused"}),
        ("inspect", {"recipient": "surviving_relative", "deceased": True, "weighty_interest": "claimed"}),
        ("inspect", {"recipient": "representative", "deceased": True, "patient_age": 9, "good_care": "unknown"}),
        ("refuse_recording", {"medium": "audio", "profile": "public_body", "weighty_reason": "unknown"}),
        ("destroy", {"interest_of_others": "unknown"}),
        ("use_as_evidence", {}),
        ("terminate_treatment", {"profile": "care"}),
    ]
    for question, facts in cases:
        answer = RULES.ask(question, facts, DAY).answer
        answerer = RULES.answerer(question, DAY)
        doors = judging(answerer, facts)
        assert answer.verdict == "judgement", (question, facts)
        assert doors, (question, facts)
        asked = {point.fact for point in criteria(answerer, facts, doors)}
        assert set(answer.missing) <= asked, (question, answer.missing, asked)


def test_where_the_rules_decide_nobody_weighs() -> None:
    """No door is left to a person where the answer is yes, no, or not known."""
    for facts in ({"recipient": "involved_provider"}, {"recipient": "employer"}, {}):
        assert judging(RULES.answerer("disclose", DAY), facts) == ()
