"""An organisation's own profile: it may tighten what it likes, and can never take away what the law says."""

from datetime import date

import pytest
from cases import random_cases

from naklank.errors import NaklankError
from naklank.law import RULES
from naklank.law.own_profiles import with_own_profile
from naklank.law.questions import QUESTIONS

DAY = date(2026, 11, 23)
BETTER = ("required", "allowed", "judgement", "unknown", "conditional", "forbidden")
OWN = {
    "id": "de_linde",
    "label": {"nl": "De Linde", "en": "De Linde"},
    "from": "care",
    "takes_over": ["recording.copy.exchange"],
    "adds": [
        {
            "id": "own.ask-first",
            "question": "record",
            "says": {"nl": "Wie bij ons opneemt, zegt dat vooraf.", "en": "Who records here says so beforehand."},
            "when": {"medium": "audio"},
            "needs": {"announced": True},
        }
    ],
    "terms": {"retention": {"nl": "twee jaar", "en": "two years"}},
}
SOUND = {"actor": "patient", "medium": "audio", "profile": "de_linde"}


def test_an_added_rule_asks_for_what_it_says_and_is_cited() -> None:
    """Without announcing: not yet, by policy, in the organisation's own words. In care nothing changes."""
    rules, profile = with_own_profile(OWN)
    answer = rules.ask("record", SOUND, DAY).answer
    assert (answer.verdict, answer.force, answer.missing) == ("conditional", "policy", ("announced",))
    assert "own.ask-first" in {ground.norm for ground in answer.because}
    assert rules.ask("record", {**SOUND, "announced": True}, DAY).answer.verdict == "allowed"
    assert (
        rules.ask("record", {**SOUND, "profile": "care"}, DAY).answer
        == RULES.ask("record", {**SOUND, "profile": "care"}, DAY).answer
    )
    assert profile.terms["retention"].nl == "twee jaar"


def test_what_is_taken_over_holds() -> None:
    """A norm of another profile's policy holds in this one, and answers as it does there."""
    rules, _ = with_own_profile(OWN)
    case = {"actor": "patient", "medium": "audio", "copy_requested": True}
    there = rules.ask("give_copy", {**case, "profile": "public_body"}, DAY).answer.verdict
    assert rules.ask("give_copy", {**case, "profile": "de_linde"}, DAY).answer.verdict == there == "required"
    assert rules.ask("give_copy", {**case, "profile": "care"}, DAY).answer.verdict == "allowed"


def test_policy_can_be_dropped_or_replaced_by_an_own_rule() -> None:
    """A public body that does not hold the duty to announce as the Ombudsman words it, but its own rule."""
    own = {
        **OWN,
        "from": "public_body",
        "takes_over": [],
        "replaces": {"recording.announce.duty": "own.ask-first"},
    }
    rules, profile = with_own_profile(own)
    assert "recording.announce.duty" not in profile.holds
    answer = rules.ask("record", SOUND, DAY).answer
    assert (answer.verdict, answer.carried_by) == ("conditional", ("own.ask-first",))


WRONG = {
    "law dropped": ({"drops": ["secrecy.duty"]}, "drops", "secrecy.duty"),
    "law replaced": ({"replaces": {"consent.explicit.permits": "own.ask-first"}}, "drops", "consent.explicit.permits"),
    "a professional rule dropped": ({"drops": ["recording.audio.group.all-consent"]}, "drops", "recording.audio.group.all-consent"),
    "policy dropped that it never held": ({"drops": ["recording.announce.duty"]}, "drops", "recording.announce.duty"),
    "taken over and dropped": ({"drops": ["recording.copy.exchange"]}, "drops", "recording.copy.exchange"),
    "taken over and replaced": ({"replaces": {"recording.copy.exchange": "own.ask-first"}}, "replaces", "recording.copy.exchange"),
    "replaced by nothing": ({"takes_over": [], "replaces": {"recording.announce.duty": "own.gone"}}, "replaces", "own.gone"),
    "no such norm": ({"takes_over": ["recording.fly"]}, "takes_over", "recording.fly"),
    "law taken over": ({"takes_over": ["secrecy.duty"]}, "takes_over", "secrecy.duty"),
    "a name that exists": ({"id": "care"}, "id", "care"),
    "no name": ({"id": None}, "id", None),
    "no such base": ({"from": "hotel"}, "from", "hotel"),
    "an unknown field": ({"relaxes": []}, "profile", "relaxes"),
    "a list": ({"terms": []}, "terms", []),
    "policy that opens what the law shuts": ({"takes_over": ["recording.audio.org-must-allow"]}, "takes_over", "recording.audio.org-must-allow"),
    "a procedure in the place of consent": ({"takes_over": ["video.blijf.employee-decides"]}, "takes_over", "video.blijf.employee-decides"),
    "a day before the policy it is made from": ({"from": "blijf_groep", "takes_over": [], "since": "2018-10-03"}, "since", "2018-10-03"),
    "replaced by a list": ({"from": "public_body", "takes_over": [], "replaces": {"recording.announce.duty": []}}, "replaces", []),
    "a rule of another profile": ({"adds": [{**OWN["adds"][0], "when": {"profile": "care"}}]}, "adds.when.profile", "care"),
    "a rule that opens": ({"adds": [{**OWN["adds"][0], "gives": "allowed"}]}, "adds", "gives"),
    "a rule with an end": ({"adds": [{**OWN["adds"][0], "until": "2020-01-01"}]}, "adds", "until"),
    "one rule twice": ({"adds": [OWN["adds"][0], OWN["adds"][0]]}, "adds.id", "own.ask-first"),
    "a number for a truth": ({"adds": [{**OWN["adds"][0], "needs": {"announced": 1}}]}, "adds.needs.announced", 1),
    "a sentence that never ends": ({"adds": [{**OWN["adds"][0], "says": "a" * 601}]}, "adds.says", "a" * 601),
    "a sentence over two lines": ({"label": "De\nLinde"}, "label", "De\nLinde"),
    "a day that is none": ({"since": "2026-13-01"}, "since", "2026-13-01"),
    "a rule under a norm's name": ({"adds": [{**OWN["adds"][0], "id": "secrecy.duty"}]}, "adds.id", "secrecy.duty"),
    "a rule that asks nothing": ({"adds": [{**OWN["adds"][0], "needs": {}}]}, "adds.needs", {}),
    "a rule on no fact": ({"adds": [{**OWN["adds"][0], "needs": {"colour": True}}]}, "adds.needs.colour", True),
    "a rule on no value": ({"adds": [{**OWN["adds"][0], "when": {"medium": "smell"}}]}, "adds.when.medium", "smell"),
    "a rule without words": ({"adds": [{**OWN["adds"][0], "says": ""}]}, "adds.says", ""),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_cannot_be_is_refused_with_the_norm(what: str) -> None:
    """Nothing is made; the field and the value are named, and the norm where there is one."""
    changes, field, value = WRONG[what]
    with pytest.raises(NaklankError) as refused:
        with_own_profile({**OWN, **changes})
    assert (refused.value.detail["field"], refused.value.detail["value"]) == (field, value)


def test_what_is_law_is_named_in_its_own_words() -> None:
    """The refusal says the sentence of the norm that cannot be dropped."""
    with pytest.raises(NaklankError) as refused:
        with_own_profile({**OWN, "drops": ["secrecy.duty"]})
    assert RULES.catalogue["secrecy.duty"].says.nl in refused.value.what.nl


def test_what_would_loosen_is_refused_in_the_words_of_the_law() -> None:
    """The refusal says what the law says, and offers what can be taken over instead."""
    with pytest.raises(NaklankError) as refused:
        with_own_profile({**OWN, "takes_over": ["video.blijf.employee-decides"]})
    assert RULES.catalogue["video.consent.all"].says.nl in refused.value.what.nl
    assert "recording.announce.duty" in str(refused.value.detail["allowed"])


def test_the_own_profile_is_what_a_case_means_that_names_none() -> None:
    """Silence is the organisation itself; the profiles of the sources can still be asked by name."""
    rules, _ = with_own_profile(OWN)
    silent = {"actor": "patient", "medium": "audio"}
    assert rules.ask("record", silent, DAY).answer.verdict == "conditional"
    assert rules.ask("record", silent, DAY).answer.profile == "de_linde"
    assert rules.ask("record", {**silent, "profile": "care"}, DAY).answer.verdict == "allowed"
    with pytest.raises(NaklankError):
        with_own_profile({**OWN, "since": "2026-12-01"})[0].ask("record", silent, DAY)


def test_a_policy_taken_over_opens_nothing_before_its_first_day() -> None:
    """Images at Blijf Groep are not shared without consent since 2018; who takes that over is not looser in 2017."""
    rules, _ = with_own_profile({"id": "beeld", "takes_over": ["video.blijf.no-sharing"]})
    facts = {"actor": "patient", "medium": "video", "recipient": "relative", "other_party_consent": "refused"}
    for day in (date(2017, 1, 1), DAY):
        assert rules.ask("share", facts, day).answer.verdict == "forbidden"


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_profile_that_adds_never_permits_more(question: str) -> None:
    """With a rule of its own on every question, no answer is better than without it."""
    adds = [
        {"id": f"own.{number}", "question": question, "says": "Regel", "needs": needs}
        for number, needs in enumerate(({"consent": ["given"]}, {"announced": True}, {"weighty_reason": False}))
    ]
    rules, _ = with_own_profile({"id": "streng", "adds": adds})
    for case in random_cases(question, DAY, 30, 21, 1):
        plain = {**case, "profile": "care"}
        with_ = rules.ask(question, {**case, "profile": "streng"}, DAY).answer.verdict
        without = RULES.ask(question, plain, DAY).answer.verdict
        if with_ in {"required", "allowed"}:
            assert without in {"required", "allowed"}, case


@pytest.mark.parametrize("question", ["record", "share", "publish", "give_copy", "edit"])
def test_the_stricter_profiles_of_the_sources_never_permit_more_sound(question: str) -> None:
    """What Blijf Groep's or a public body's policy permits its visitors with sound, care permits."""
    for case in random_cases(question, DAY, 60, 22):
        sound = {**case, "medium": "audio", "actor": "patient"}
        if RULES._mixed(sound):
            continue
        for strict in ("public_body", "blijf_groep"):
            if RULES.ask(question, {**sound, "profile": strict}, DAY).answer.verdict == "allowed":
                loose = RULES.ask(question, {**sound, "profile": "care"}, DAY).answer.verdict
                assert loose in {"allowed", "required"}, sound
