"""An installation's own rules reach every door: pages, API, recording. And what rules cannot settle is said, kept shut, and told."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fakes import fake_house
from naklank.actions.rule_base import Judge
from naklank.actions.watched_rules import MOST, WatchedRules
from naklank.errors import NaklankError
from naklank.law import RULES, RuleBase
from naklank.law.own_profiles import with_own_profile
from naklank.law.questions import QUESTIONS
from naklank.logic.conditions import is_
from naklank.logic.doors import Cited, Door
from naklank.wiring import Layout, made, opened, rules_of
from tests.web.scene import Scene, scene

OWN = {
    "id": "ons_huis",
    "label": {"nl": "Ons huis", "en": "Our house"},
    "adds": [
        {
            "id": "own.niet-bellen",
            "question": "record",
            "says": {"nl": "Aan de telefoon nemen wij niet op.", "en": "We do not record on the phone."},
            "when": {"setting": "phone"},
            "needs": {"setting": ["consult", "group", "home_visit"]},
        }
    ],
    "terms": {"retention": {"nl": "Wij bewaren twee jaar.", "en": "We keep for two years."}},
}
PHONE = {"question": "record", "facts": {"actor": "patient", "medium": "audio", "setting": "phone"}}


def broken_rules() -> RuleBase:
    """A rule base in which two rules contradict each other about sound."""
    against = Door("against", "forbidden", is_("medium", "audio"), (Cited("recording.audio.patient.private-use"),))
    record = QUESTIONS["record"]
    return RuleBase(questions={**QUESTIONS, "record": replace(record, doors=(*record.doors, against))})


def scene_with(rules: RuleBase) -> Scene:
    """A house that asks these rules from now on."""
    judge = Judge(RULES)
    here = scene(real=fake_house(rules=judge))
    judge.rules, judge.profile = rules, rules.home
    return here


# A profile of one's own


def test_the_own_profile_decides_on_every_page_and_in_the_api() -> None:
    """Who asks without naming a profile is answered by the organisation's own; the norm's words are its own."""
    here = scene_with(with_own_profile(OWN)[0])
    browser = here.browser("stranger")
    answer = browser.send("POST", "/api/ask", PHONE).json
    assert (answer["verdict"], answer["force"], answer["profile"]) == ("forbidden", "policy", "ons_huis")
    assert "own.niet-bellen" in {ground["norm"] for ground in answer["because"]}
    assert browser.send("POST", "/api/ask", {**PHONE, "profile": "care"}).json["verdict"] == "allowed"
    page = browser.get("/regels/eigen").text
    assert 'id="own.niet-bellen"' in page and "Aan de telefoon nemen wij niet op." in page
    assert "Wij bewaren twee jaar." in page
    contents = browser.get("/regels").text
    assert 'href="/regels/eigen"' in contents and here.house.rules.base.version in contents
    assert "own.niet-bellen" in browser.get("/regels?zoek=telefoon").text


def test_the_own_profile_decides_about_a_recording() -> None:
    """The answer that the recording path gets is that of the organisation's own rules, with its receipt."""
    rules, _ = with_own_profile(OWN)
    judge = Judge(rules, rules.home)
    day = scene().house.clock.now()
    facts: dict[str, Any] = {"actor": "patient", "medium": "audio", "announced": True}
    assert judge.ask("record", {**facts, "setting": "consult"}, day).verdict == "allowed"
    refused = judge.ask("record", {**facts, "setting": "phone"}, day)
    assert (refused.verdict, refused.sentence.nl) == ("forbidden", "Aan de telefoon nemen wij niet op.")


def test_a_profile_in_the_data_folder_is_read_when_the_program_starts(tmp_path: Path) -> None:
    """A good one is what the house asks by; one that loosens the law keeps the program from starting, with the reason."""
    import json

    folder = tmp_path / "data"
    made(folder, site="Praktijk De Brug")
    (folder / "profile.json").write_text(json.dumps(OWN))
    with opened(folder) as one:
        assert one.house.rules.profile == "ons_huis"
        assert one.house.rules.base.profiles["ons_huis"].label.nl == "Ons huis"
    (folder / "profile.json").write_text(json.dumps({**OWN, "takes_over": ["recording.audio.org-must-allow"]}))
    with pytest.raises(NaklankError) as refused, opened(folder):
        pass
    assert "profile.json" in refused.value.what.nl and "org-must-allow" in refused.value.what.nl
    (folder / "profile.json").unlink()
    assert rules_of(Layout.at(folder)).home == "care"


# What the rules cannot settle


def test_a_clash_is_no_yes_at_any_door() -> None:
    """API and answer page say that two rules contradict each other, which two, and to wait; nothing is recorded; all tell it once."""
    told: list[str] = []
    here = scene_with(WatchedRules(broken_rules(), lambda said: told.append(said.en)))
    browser = here.browser("stranger")
    case = {"question": "record", "facts": {"actor": "patient", "medium": "audio"}}
    for _ in range(3):
        answer = browser.send("POST", "/api/ask", case).json
        assert (answer["verdict"], answer["meanwhile"]) == ("unknown", "forbidden")
        assert answer["clash"] == ["recording.audio.patient.private-use"] * 2
    begun = browser.get("/mag-dit/begin/opnemen")
    browser.cookies |= {name: morsel.value for name, morsel in begun.cookies().items()}
    page = browser.get(begun.place.replace("verder", "antwoord")).text
    assert "Hier spreken onze regels elkaar tegen." in page
    decision = here.house.rules.ask("record", {"actor": "patient", "medium": "audio"}, here.house.clock.now())
    assert not decision.permits
    assert "heeft meegekeken" in decision.sentence.nl
    assert len(told) == 1
    assert "record" in told[0] and "recording.audio.patient.private-use" in told[0] and "contradict" in told[0]


def test_a_gap_is_no_yes_and_is_told() -> None:
    """A rule base without any door: unknown, named a gap, told to who keeps the installation without a word of the case."""
    told: list[str] = []
    empty = RuleBase(questions={**QUESTIONS, "record": replace(QUESTIONS["record"], doors=())})
    here = scene_with(WatchedRules(empty, lambda said: told.append(said.en)))
    answer = here.browser("stranger").send("POST", "/api/ask", PHONE).json
    assert (answer["verdict"], answer["gap"], answer["meanwhile"]) == ("unknown", True, "forbidden")
    assert told and "no rule speaks" in told[0] and "phone" not in told[0]


def test_nobody_can_fill_a_log_by_asking() -> None:
    """Each trouble is told once, and there is an end to it."""
    told: list[str] = []
    rules = WatchedRules(broken_rules(), lambda said: told.append(said.en))
    rules._told.update((str(number),) for number in range(MOST))
    assert rules.ask("record", {"actor": "patient", "medium": "audio"}).answer.clash
    assert told == []


def test_many_cases_at_once_know_a_clash_too() -> None:
    """The short answers are those of the long ones."""
    rules = broken_rules()
    cases = [{"actor": "patient", "medium": medium, "other_party_consent": "given"} for medium in ("audio", "video")]
    assert [brief.verdict for brief in rules.briefs("record", cases)] == ["unknown", "allowed"]
