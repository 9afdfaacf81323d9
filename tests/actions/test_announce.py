"""What was said of a conversation decides what the rules answer; an action does what they answer, and nothing else."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from fakes import FakeHouse, acting, fake_house
from naklank.actions.announce import announce, answer, may_record, must_announce
from naklank.actions.known_facts import to_refuse
from naklank.actions.not_permitted import NotPermitted
from naklank.actions.plan_conversation import plan
from naklank.actions.refuse_recording import refuse_recording
from naklank.actions.rule_base import Judge
from naklank.actions.start_recording import start
from naklank.actions.upload import begin as bring_in
from naklank.actions.withdraw import withdraw
from naklank.demo.seed import TWO_OF_US
from naklank.errors import Conflict
from naklank.law import RULES
from naklank.law import ask as ask_the_law
from naklank.model import Actor, Announcement, Answer, Conversation, Recording, Situation, situation_of

PROFILES = ("care", "public_body", "blijf_groep")
BY_PROVIDER = replace(TWO_OF_US, by="provider", purpose="training", term="12")


class Stage:
    """A patient and a care provider with a conversation, in a house of one kind."""

    def __init__(self, profile: str = "care") -> None:
        self.house: FakeHouse = fake_house(rules=Judge(RULES, profile))
        self.patient, self.provider = acting(self.house.person("patient")), acting(self.house.person("provider"))
        self.talk: Conversation = plan(
            self.house, self.provider, planned=self.house.clock.now(), patient=self.patient.person
        )

    def announce(self, said: Situation, *, by: Actor | None = None, listeners: str = "mijn begeleider") -> Announcement:
        who = by or (self.provider if said.by == "provider" else self.patient)
        made, _ = announce(self.house, who, self.talk.id, said, extent="all", equal_copy=False, listeners=listeners)
        return made

    def start(self, by: Actor) -> Recording:
        return start(self.house, by, self.talk.id, media_type="audio/flac", settings={}, device_begin=None)

    def lines(self, kind: str) -> list[dict[str, Any]]:
        """The lines of this kind, newest first."""
        return [json.loads(line.body) for line in self.house.store.read(lambda view: view.events(kinds=[kind]))]

    def kept(self, what: type) -> int:
        return self.house.store.read(lambda view: view.count(what))


def situations() -> Iterator[Situation]:
    """Everything that the pages can send that the rules might turn on."""
    whos = [("patient", "adult", "yes"), ("patient", "12_15", "yes"), ("patient", "under_12", "unknown")]
    whos += [
        ("parent_with_authority", "under_12", "unknown"),
        ("mentor", "adult", "no"),
        ("relative", "adult", "unknown"),
    ]
    whos += [("provider", "adult", "yes"), ("provider", "adult", "no"), ("unknown", "unknown", "unknown")]
    rooms = [("consult", "unknown"), ("phone", "unknown"), ("unknown", "unknown")]
    rooms += [("group", others) for others in ("given", "not_asked", "refused", "unknown")]
    purposes, media, terms = (
        ("private", "evidence", "publication", "unknown"),
        ("audio", "video", "unknown"),
        ("12", "unknown"),
    )
    for (by, age, capable), (setting, others), purpose, medium, term in product(whos, rooms, purposes, media, terms):
        if by != "provider" and term == "12":
            continue
        yield Situation(by, age, capable, setting, others, purpose, medium, term=term)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_outcome_of_announcing_is_what_the_rules_answer_to_the_same_facts(profile: str) -> None:
    """Each situation in each kind of house: kept exactly where the rules allow it or wait for the other party alone; sound only."""
    outcomes = set()
    for said in situations():
        stage = Stage(profile)
        by = stage.provider if said.by == "provider" else stage.patient
        try:
            stage.announce(said)
        except NotPermitted as refused:
            outcome = refused.decision
        else:
            outcome = may_record(stage.house, by, said, listeners=True, answer=None)
        law = ask_the_law("record", outcome.decided.stated).answer
        waits = law.verdict == "conditional" and set(law.missing) <= {"consent", "consent_by", "other_party_consent"}
        expected = (law.verdict in ("allowed", "required") or waits) and said.medium not in ("video", "photo")
        assert (stage.kept(Announcement) == 1) is expected, (said, law.verdict, law.missing)
        line = stage.lines("announcement:make")[0]
        assert line["basis"]["verdict"] == law.verdict
        assert line["outcome"] == ("done" if expected else "refused")
        assert outcome.decided.stated["profile"] == profile
        outcomes.add((law.verdict, expected))
    assert len(outcomes) >= 5, outcomes


@pytest.mark.parametrize("profile", PROFILES)
def test_the_outcome_of_bringing_in_a_file_is_what_the_rules_answer(profile: str) -> None:
    """A file is a recording that was made: told or not, with others or not, of one's own talk or not."""
    outcomes = set()
    for said, took_part, told in product(situations(), ("yes", "no", "unknown"), ("yes", "no", "unknown")):
        stage = Stage(profile)
        if said.medium != "audio" or said.by == "provider":
            continue
        made = replace(said, took_part=took_part, told=told)
        with contextlib.suppress(NotPermitted):
            bring_in(stage.house, stage.patient, name="memo", size=1, media_type="", conversation_id=None, said=made)
        kept = stage.kept(Recording) == 1
        line = stage.lines("recording:upload")[0]
        facts = {
            "profile": profile, "medium": "audio", "done": True, "participates": {"yes": True, "no": False}.get(took_part, "unknown"),
            "announced": {"yes": True, "no": False}.get(told, "unknown"), "recording_purpose": said.purpose, "setting": said.setting,
            "actor": {"patient": "patient", "relative": "relative", "unknown": "unknown"}.get(said.by, "representative"),
            "patient_age": {"adult": 18, "12_15": 15, "under_12": 11}.get(said.age, "unknown"),
            "capable": {"yes": True, "no": False}.get(said.capable, "unknown"),
            "other_party_consent": "not_asked", "weighty_reason": False,
        }  # fmt: skip
        if said.by not in ("patient", "relative", "unknown"):
            facts["representative_kind"] = said.by
        if said.setting in ("group", "unknown"):
            facts["others_consent"] = said.others
        law = ask_the_law("record", facts).answer
        assert line["basis"]["verdict"] == law.verdict
        assert kept is (law.verdict in ("allowed", "required")), (made, law.verdict)
        outcomes.add(law.verdict)
    assert outcomes >= {"allowed", "forbidden", "unknown"}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("weighty", "alternative"), list(product((True, False, "unknown"), repeat=2)))
def test_the_outcome_of_refusing_is_what_the_rules_answer(profile: str, weighty: object, alternative: object) -> None:
    """A care provider's no counts exactly where the rules let it; then the recording does not begin."""
    stage = Stage(profile)
    stage.announce(TWO_OF_US)
    facts = to_refuse(replace(TWO_OF_US, took_part="yes"), weighty=weighty, alternative=alternative)  # type: ignore[arg-type]
    law = ask_the_law("refuse_recording", facts, profile=profile).answer

    counted = law.verdict == "allowed"
    with contextlib.nullcontext() if counted else pytest.raises(NotPermitted) as refusal:
        refuse_recording(stage.house, stage.provider, stage.talk.id, weighty=weighty, alternative=alternative)  # type: ignore[arg-type]

    assert counted or refusal.value.instead, "another way is always named"
    assert stage.kept(Answer) == counted
    line = stage.lines("announcement:answer")[0]
    assert (line["basis"]["question"], line["basis"]["verdict"]) == ("refuse_recording", law.verdict)
    if counted:
        with pytest.raises(NotPermitted):
            stage.start(stage.patient)
    else:
        assert stage.start(stage.patient).maker == stage.patient.person


def test_a_line_says_what_it_rested_on() -> None:
    """Question, version of the rules, hash of the facts, verdict, norms and receipt; and the answers as codes, no words of a person."""
    stage = Stage()

    stage.announce(replace(TWO_OF_US, setting="group", others="given"))

    [line] = stage.lines("announcement:make")
    decision = may_record(
        stage.house, stage.patient, replace(TWO_OF_US, setting="group", others="given"), listeners=True, answer=None
    )
    assert line["basis"] == {
        "question": "record", "rules": RULES.version, "facts": decision.facts_hash, "verdict": "allowed",
        "norms": " ".join(decision.norms), "receipt": decision.receipt,
    }  # fmt: skip
    assert situation_of(line["detail"]["situation"]) == replace(TWO_OF_US, setting="group", others="given")
    assert "begeleider" not in json.dumps(line)


def test_in_a_group_that_was_not_asked_the_rule_stops_it_and_nothing_is_kept() -> None:
    """The refusal carries the norm, what is still needed, and another way."""
    stage = Stage()

    with pytest.raises(NotPermitted) as refusal:
        stage.announce(replace(TWO_OF_US, setting="group", others="not_asked"))

    refused = refusal.value
    assert refused.decision.decided.answer.missing == ("others_consent",)
    assert "recording.audio.group.all-consent" in refused.decision.norms
    assert "recording.talk.offer-summary" in refused.instead
    assert refused.ask_further == "/mag-dit/begin/groep"
    assert stage.kept(Announcement) == 0


def test_what_the_log_no_longer_says_is_not_known_and_nothing_begins() -> None:
    """Where the line of the announcement was shredded, the recording has to be announced anew."""
    stage = Stage()
    made = stage.announce(TWO_OF_US)
    stage.house.store._state.events = [
        replace(line, kind="gone") if line.kind == "announcement:make" else line
        for line in stage.house.store._state.events
    ]

    with pytest.raises(NotPermitted) as refusal:
        stage.start(stage.patient)

    assert made.id
    assert refusal.value.decision.verdict == "unknown"


def test_where_announcing_is_a_duty_the_house_says_so() -> None:
    """By the rules, not by a list of profiles."""
    assert [must_announce(Stage(p).house, Stage(p).patient) for p in PROFILES] == [False, True, False]


# The care provider's own recording


def test_a_care_provider_records_only_after_the_patient_said_yes() -> None:
    """Announced, it waits; a yes opens it, a talk does not."""
    stage = Stage()
    stage.announce(BY_PROVIDER)
    with pytest.raises(NotPermitted):
        stage.start(stage.provider)
    answer(stage.house, stage.patient, stage.talk.id, "talk")
    with pytest.raises(NotPermitted):
        stage.start(stage.provider)

    answer(stage.house, stage.patient, stage.talk.id, "agreed")

    assert stage.start(stage.provider).maker == stage.provider.person
    assert stage.lines("recording:begin")[0]["basis"]["verdict"] == "allowed"


@pytest.mark.parametrize(
    ("said", "listeners", "missing"),
    [
        (replace(BY_PROVIDER, term="unknown"), "mijn begeleider", "retention_named"),
        (BY_PROVIDER, "", "listeners_named"),
        (replace(BY_PROVIDER, setting="group", others="not_asked"), "mijn begeleider", "others_consent"),
    ],
)
def test_who_listens_how_long_and_what_others_say_must_be_known_before_a_patient_can_say_yes(
    said: Situation, listeners: str, missing: str
) -> None:
    """Without it there is nothing to agree to: it is not even announced."""
    stage = Stage()

    with pytest.raises(NotPermitted) as refusal:
        stage.announce(said, listeners=listeners)

    assert missing in refusal.value.decision.decided.answer.missing


def test_no_and_not_any_more_stop_it() -> None:
    """A refusal and a withdrawal each close the door; a withdrawal after a yes too."""
    stage = Stage()
    stage.announce(BY_PROVIDER)
    answer(stage.house, stage.patient, stage.talk.id, "refused")
    with pytest.raises(NotPermitted):
        stage.start(stage.provider)
    with pytest.raises(Conflict):
        withdraw(stage.house, stage.patient, stage.talk.id)
    answer(stage.house, stage.patient, stage.talk.id, "agreed")

    assert withdraw(stage.house, stage.patient, stage.talk.id) == 1

    with pytest.raises(NotPermitted) as refusal:
        stage.start(stage.provider)
    assert refusal.value.decision.verdict == "forbidden"


def test_for_a_patient_who_does_not_decide_a_yes_of_the_patient_is_not_enough() -> None:
    """Whoever decides for the patient says so himself."""
    stage = Stage()
    stage.announce(replace(BY_PROVIDER, capable="no"))
    answer(stage.house, stage.patient, stage.talk.id, "agreed")
    with pytest.raises(NotPermitted):
        stage.start(stage.provider)

    answer(stage.house, stage.patient, stage.talk.id, "agreed_for")

    assert stage.start(stage.provider)


@pytest.mark.parametrize("reply", ["agreed_for", "refused", "withdrawn"])
def test_an_answer_that_only_consent_knows_does_not_fit_a_patients_own_announcement(reply: str) -> None:
    """A care provider's no goes by the rules; nobody consents for him."""
    stage = Stage()
    stage.announce(TWO_OF_US)

    with pytest.raises(Conflict):
        answer(stage.house, stage.provider, stage.talk.id, reply)  # type: ignore[arg-type]

    assert stage.kept(Answer) == 0
