"""What the maker says of the conversation decides whether the rules cover it; nothing is assumed that nobody said."""

import json

import pytest

from fakes import acting, fake_house
from naklank.actions.announce import UNCOVERED, announce
from naklank.actions.plan_conversation import plan
from naklank.errors import NotAllowed
from naklank.model import Announcement

OTHERWISE = [situation for situation, unknown in UNCOVERED.items() if unknown]


def prepared():
    house = fake_house()
    patient, provider = acting(house.person("patient")), acting(house.person("provider"))
    return house, patient, plan(house, provider, planned=house.clock.now(), patient=patient.person)


def newest(house):
    """The newest line of the log, read."""
    return json.loads(house.store.read(lambda view: view.events(kinds=["announcement:make"]))[0].body)


def test_two_people_of_age_in_one_room_are_covered_and_the_log_says_what_was_said() -> None:
    """The announcement is kept; its line names the situation, the verdict and the receipt."""
    house, patient, talk = prepared()

    announce(house, patient, talk.id, situation="pair", extent="all", equal_copy=False)

    line = newest(house)
    assert line["outcome"] == "done"
    assert line["detail"]["situation"] == "pair"
    assert line["basis"]["verdict"] == "allowed"
    assert house.store.read(lambda view: view.count(Announcement)) == 1


@pytest.mark.parametrize("situation", OTHERWISE)
def test_what_the_rules_do_not_cover_is_refused_with_their_sentence_and_nothing_is_kept(situation: str) -> None:
    """Younger, more people or at a distance, for somebody else: not supported yet, said so, and in the log."""
    house, patient, talk = prepared()

    with pytest.raises(NotAllowed) as refusal:
        announce(house, patient, talk.id, situation=situation, extent="all", equal_copy=False)

    assert "nog niet" in refusal.value.what.nl
    line = newest(house)
    assert (line["outcome"], line["basis"]["verdict"]) == ("refused", "unknown")
    assert line["detail"] == {"situation": situation}
    assert house.store.read(lambda view: view.count(Announcement)) == 0
