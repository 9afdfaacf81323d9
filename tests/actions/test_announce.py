"""What the maker says of the conversation decides what the rules answer; nothing is assumed that nobody said."""

import json

import pytest

from fakes import acting, fake_house
from naklank.actions.announce import SITUATIONS, Situation, announce, may_record
from naklank.actions.plan_conversation import plan
from naklank.errors import NotAllowed
from naklank.model import Announcement


def prepared():
    house = fake_house()
    patient, provider = acting(house.person("patient")), acting(house.person("provider"))
    return house, patient, plan(house, provider, planned=house.clock.now(), patient=patient.person)


def newest(house):
    """The newest line of the log, read."""
    return json.loads(house.store.read(lambda view: view.events(kinds=["announcement:make"]))[0].body)


@pytest.mark.parametrize("situation", ["pair", "young", "distance", "group_agreed", "for_another"])
def test_what_the_rules_allow_is_announced_and_the_log_says_what_was_said(situation: Situation) -> None:
    """The announcement is kept; its line names the situation, the verdict and the receipt."""
    house, patient, talk = prepared()

    _, decision = announce(house, patient, talk.id, situation=situation, extent="all", equal_copy=False)

    line = newest(house)
    assert line["outcome"] == "done"
    assert line["detail"]["situation"] == situation
    assert (line["basis"]["verdict"], line["basis"]["receipt"]) == ("allowed", decision.receipt)
    assert house.store.read(lambda view: view.count(Announcement)) == 1


def test_in_a_group_that_was_not_asked_the_rule_stops_it_and_nothing_is_kept() -> None:
    """The sentence is the rule's own, the refusal stands in the log, and there is no announcement."""
    house, patient, talk = prepared()

    with pytest.raises(NotAllowed) as refusal:
        announce(house, patient, talk.id, situation="group", extent="all", equal_copy=False)

    assert "groep" in refusal.value.what.nl
    line = newest(house)
    assert (line["outcome"], line["basis"]["verdict"]) == ("refused", "conditional")
    assert "recording.audio.group.all-consent" in line["basis"]["norms"]
    assert line["detail"] == {"situation": "group"}
    assert house.store.read(lambda view: view.count(Announcement)) == 0


def test_every_situation_is_answered_by_a_norm() -> None:
    """No situation falls through the rules."""
    house, patient, _ = prepared()

    for situation in SITUATIONS:
        assert may_record(house, patient, situation).norms, situation
