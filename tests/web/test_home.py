"""The list of conversations tells how far each is, and does not call a recording running from which nothing comes in."""

import re

from naklank.actions.announce import announce
from naklank.demo.seed import TWO_OF_US
from tests.web.scene import Scene, scene

SILENT = "geen geluid sinds "
RUNS = "opname loopt"
NOT_FINISHED = "Deze opname is niet afgesloten"
NOW = "Dit gesprek is nu"


def home(here: Scene, role: str) -> str:
    answer = here.browser(role).get("/")
    assert answer.status == 200
    return answer.text


def told(page: str) -> str:
    """The state of the one conversation, in words."""
    found = re.findall(r'<span class="state"[^>]*>(?:<svg.*?</svg>)?([^<]+)</span>', page, re.DOTALL)
    assert len(found) == 1, found
    return found[0]


def test_a_recorder_that_fell_silent_is_not_called_running():
    """The list says what the conversation's own page says, by the same rule, to both."""
    here = scene()
    here.open()
    for role in ("patient", "provider"):
        assert told(home(here, role)) == RUNS
        assert "Er komt geen geluid" not in here.browser(role).get(f"/gesprek/{here.here.id}").text
    here.house.clock.forward(minutes=3)
    for role in ("patient", "provider"):
        said = told(home(here, role))
        assert re.fullmatch(SILENT + r"\d\d\.\d\d uur", said), said
        time = said.removeprefix(SILENT)
        assert f"Sinds {time} ontvangen we niets" in here.browser(role).get(f"/gesprek/{here.here.id}").text


def test_a_silence_of_days_says_which_day():
    here = scene()
    here.open()
    here.house.clock.forward(days=2)
    said = told(home(here, "patient"))
    assert re.fullmatch(SILENT + r"\w+dag \d+ \w+ 20\d\d, \d\d\.\d\d uur", said), said
    assert (
        f"Sinds {said.removeprefix(SILENT)} ontvangen" in here.browser("patient").get(f"/gesprek/{here.here.id}").text
    )


def test_what_is_now_is_called_so_and_an_unfinished_recording_is_not():
    """A recording that stopped coming in stays on top, since she can go on with it, but it is not "now"."""
    here = scene()
    assert NOW in home(here, "patient")
    here.open()
    assert NOW in home(here, "patient")
    here.house.clock.forward(minutes=3)
    assert NOW not in home(here, "patient")
    assert NOT_FINISHED in home(here, "patient")


def test_an_unfinished_recording_does_not_stand_before_what_is_announced_for_today():
    here = scene()
    here.open()
    here.house.clock.forward(minutes=3)
    patient = here.people["patient"]
    today = here.house.conversation(here.people["provider"], patient, "Vandaag")
    announce(here.house, here.actor("patient"), today.id, TWO_OF_US, extent="all", equal_copy=False)
    page = home(here, "patient")
    assert re.search(rf"{NOW}.*Vandaag.*{SILENT}", page, re.DOTALL), page
    assert NOT_FINISHED not in page


def test_an_announcement_for_another_day_is_not_now():
    here = scene()
    here.house.clock.forward(days=2)
    page = home(here, "patient")
    assert NOW not in page
    assert told(page) == "aangekondigd"
