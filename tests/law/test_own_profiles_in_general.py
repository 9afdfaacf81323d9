"""Of any profile that can be made: it never permits what the law forbids, and what only adds never permits more at all."""

import random
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from cases import values
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naklank.law import RULES, RuleBase
from naklank.law.own_profiles import LOOSER, with_own_profile
from naklank.law.questions import QUESTIONS
from naklank.logic.facts import UNKNOWN, Value

DAYS = (date(2017, 1, 1), date(2018, 10, 4), date(2026, 11, 23))
PERMITS = ("required", "allowed")
POLICY = sorted({norm for profile in RULES.profiles.values() for norm in profile.holds})
BOUND = sorted(QUESTIONS)
CASES = 40


@cache
def names(question: str) -> list[str]:
    """The facts that a question reads, and some that any rule of one's own may ask for."""
    return sorted({*RULES.answerer(question, DAYS[-1]).decider.place, "announced", "consent", "patient_age"})


@st.composite
def profiles(draw: st.DrawFn, question: str) -> dict[str, object]:
    """A profile as somebody may write it: made from any, with any policy taken over or dropped, and rules of its own."""
    base = draw(st.sampled_from(sorted(RULES.profiles)))
    holds = sorted(RULES.profiles[base].holds)
    free = [norm for norm in POLICY if norm not in LOOSER]
    takes = draw(st.lists(st.sampled_from(free), max_size=6, unique=True))
    drops = draw(st.lists(st.sampled_from(holds), max_size=4, unique=True)) if holds else []
    facts = [name for name in names(question) if name != "profile"]
    adds = []
    for number in range(draw(st.integers(0, 2))):
        said: list[dict[str, object]] = []
        for least in (0, 1):
            some = draw(st.lists(st.sampled_from(facts), min_size=least, max_size=2, unique=True))
            said.append({name: draw(st.sampled_from(list(RULES.vocabulary[name].states))) for name in some})
        adds.append({"id": f"own.{number}", "question": question, "says": "Regel", "when": said[0], "needs": said[1]})
    return {
        "id": "eigen",
        "from": base,
        "takes_over": [norm for norm in takes if norm not in drops],
        "drops": drops,
        "adds": adds,
    }


def cases(question: str, seed: int) -> list[dict[str, Value]]:
    """Cases over the facts of a question, some of them unknown."""
    chance = random.Random(seed)
    made: list[dict[str, Value]] = []
    facts = [name for name in names(question) if name != "profile"]
    while len(made) < CASES:
        some = chance.sample(facts, chance.randint(min(2, len(facts)), min(14, len(facts))))
        case = {name: chance.choice([*values(RULES.vocabulary[name])] * 4 + [UNKNOWN]) for name in some}
        turns = (
            {**case, name: state}
            for name in case
            if case[name] == UNKNOWN
            for state in RULES.vocabulary[name].states
            if isinstance(state, bool | str) and not RULES.vocabulary[name].bands
        )
        if not RULES._mixed(case) and not any(RULES._mixed(turn) for turn in turns):
            made.append(case)
    return made


def permits(rules: RuleBase, question: str, case: dict[str, Value], day: date) -> bool:
    return rules.ask(question, case, day).answer.verdict in PERMITS


@pytest.mark.parametrize("question", BOUND)
@settings(max_examples=6, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_no_profile_permits_what_the_law_forbids_nor_more_than_it_drops(question: str, data: st.DataObject) -> None:
    """Where the profile that it is made from forbids by law or by the rule of a profession, it forbids too.

    Where it drops nothing, it permits nothing that this profile does not: what it takes over or adds only tightens.
    One thing turns with it: a recording that a policy no longer permits (not announced) may be refused.
    """
    own = data.draw(profiles(question))
    rules, profile = with_own_profile(own)
    base = str(own["from"])
    day = data.draw(st.sampled_from([day for day in DAYS if day >= (profile.since or DAYS[0])]))
    for case in cases(question, data.draw(st.integers(0, 1 << 30))):
        if not permits(rules, question, case, day):
            continue
        before = RULES.ask(question, {**case, "profile": base}, day).answer
        possible = RULES.answerer(question, day).decider.run({**case, "profile": base}).verdicts
        if before.verdict in PERMITS or set(possible) <= set(PERMITS):
            continue
        if question == "refuse_recording" and not permits(rules, "record", recorded(case), day):
            assert case.get("announced") is not True and "recording.announce.duty" in profile.holds, (own, case)
            continue
        assert own["drops"], (own, case, before.verdict)
        assert before.force not in ("law", "professional") or before.verdict != "forbidden", (own, case)


def recorded(case: dict[str, Value]) -> dict[str, Value]:
    """The same case, asked of the one who records, and who can only be alive."""
    said = {name: value for name, value in case.items() if name not in ("actor", "deceased")}
    return {**said, "actor": "patient"}


@pytest.mark.parametrize("norm", sorted(LOOSER))
def test_a_norm_that_opens_what_the_law_shuts_really_does(norm: str) -> None:
    """What the list of refused norms says is so: taken over by force, one of them permits what the law forbids."""
    case: dict[str, Value]
    if norm == "recording.audio.org-must-allow":
        question = "refuse_recording"
        case = {"actor": "provider", "medium": "audio", "weighty_reason": True, "alternative_offered": True}
    else:
        question = "record"
        case = {"actor": "patient", "medium": "video", "other_party_consent": "refused"}
        case |= {"employee_decision": "given", "manager_decision": "given", "agreement_signed": "given"}
    plain = RULES.ask(question, case, DAYS[-1]).answer
    assert (plain.verdict, plain.force) == ("forbidden", "law")
    forced = {**RULES.profiles, "care": replace(RULES.profiles["care"], holds=frozenset({norm}))}
    assert permits(RuleBase(forced), question, case, DAYS[-1])
