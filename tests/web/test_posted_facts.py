"""Somebody posts other facts than the page asked: what was not asked, or cannot be, is not known; nothing passes by it."""

import base64
import json
from typing import Any

import pytest

from naklank.actions.announce import announce, answer
from naklank.actions.known_facts import said_of
from naklank.actions.listen import begin, hear, sound_of
from naklank.actions.not_permitted import NotPermitted
from naklank.actions.withdraw import withdraw
from naklank.model import Announcement, Recording, Situation
from naklank.web.pages.announce_steps import NAMES
from tests.web.asking import Answer as Page
from tests.web.scene import Scene, scene

GOOD = {"by": "self_adult", "purpose": "private", "setting": "consult", "extent": "all", "equal_copy": "no"}
TO_LEARN = Situation("provider", "adult", "yes", "consult", purpose="training", medium="audio", term="12")


@pytest.fixture
def made() -> Scene:
    return scene()


def announced(made: Scene, who: str = "patient", **answers: str) -> Page:
    """Bring all answers at once in the cookie, as somebody who skips the pages would, and tell it."""
    browser = made.browser(who)
    cookie = base64.urlsafe_b64encode(json.dumps(GOOD | answers).encode()).decode()
    browser.cookies = {**getattr(browser, "cookies", {}), "announcement": cookie}
    return browser.post(f"/gesprek/{made.here.id}/aankondigen/controle", {"medium": "video", "others": "given"})


def kept(made: Scene) -> list[Announcement]:
    return made.house.store.read(lambda view: view.find(Announcement, conversation=made.here.id, order="event"))


def last(made: Scene) -> Situation:
    return made.house.store.read(lambda view: said_of(view, kept(made)[-1]))


def test_what_the_pages_ask_is_announced(made: Scene) -> None:
    """Otherwise the rest of this file would prove nothing."""
    before = len(kept(made))
    assert announced(made).status == 303
    assert len(kept(made)) == before + 1
    assert last(made) == Situation("patient", "adult", "yes", "consult", purpose="private", medium="audio")


@pytest.mark.parametrize(
    "odd",
    [
        {"by": "provider"}, {"by": "patient"}, {"by": "judge"}, {"purpose": "treatment"}, {"purpose": ""}, {"setting": "public_space"},
        {"setting": "unknown"}, {"by": "self", "age": "18"}, {"by": "self", "age": "adult", "capable": "maybe"},
        {"setting": "group"}, {"setting": "group", "others": "yes"}, {"extent": "images"}, {"extent": ""}, {"equal_copy": ""},
    ],
    ids=str,
)  # fmt: skip
def test_an_answer_that_cannot_be_sends_back_to_its_question(made: Scene, odd: dict[str, str]) -> None:
    """Nothing is announced."""
    before = len(kept(made))
    answered = announced(made, **odd)
    assert (answered.status, answered.place) == (303, f"/gesprek/{made.here.id}/aankondigen/controle")
    assert len(kept(made)) == before


def test_answers_to_questions_that_were_not_asked_say_nothing(made: Scene) -> None:
    """No group, so nobody's agreement; an adult who decides, so no other age; and never a term, or that she took part, by post."""
    assert (
        announced(made, others="given", age="under_12", capable="no", term="12", took_part="no", told="no").status
        == 303
    )
    assert last(made) == Situation("patient", "adult", "yes", "consult", purpose="private", medium="audio")


def test_a_group_that_did_not_agree_is_refused_with_the_rule_whichever_way_it_is_posted(made: Scene) -> None:
    """On the page of the rules: what is needed, another way, the source; and the log has it."""
    before = len(kept(made))
    for others in ("not_asked", "refused", "unknown"):
        refused = announced(made, setting="group", others=others)
        assert refused.status == 403
        assert "/regels/" in refused.text
        assert "/mag-dit/begin/groep" in refused.text
    assert len(kept(made)) == before
    assert [line.outcome for line in made.house.store.logged("announcement:make")][-3:] == ["refused"] * 3


@pytest.mark.parametrize(
    "situation",
    [None, "yes", [], {}, {"by": "provider"}, {"by": "patient", "took_part": "no", "setting": "consult", "purpose": "private"},
     {"by": "patient", "took_part": True, "setting": "consult", "purpose": "private"}, {"by": "patient", "took_part": "yes", "setting": "group", "purpose": "private"}],
    ids=str,
)  # fmt: skip
def test_a_file_of_which_nobody_says_how_it_was_made_is_not_kept(made: Scene, situation: Any) -> None:
    """Nothing said, said in another form, or said that others talked: refused with the verdict; no recording, no key."""
    before, keys = len(made.house.store.read(lambda view: view.find(Recording))), dict(made.house.keys.kept)
    sent = {"name": "memo.m4a", "bytes": 1000, "situation": situation}
    refused = made.browser("patient").send("POST", "/uploads", sent)
    assert (refused.status, refused.json["question"]) == (403, "record")
    assert refused.json["verdict"] in ("unknown", "forbidden")
    assert len(made.house.store.read(lambda view: view.find(Recording))) == before
    assert made.house.keys.kept == keys


def by_provider(made: Scene) -> Recording:
    """A sealed recording of the care provider's own, with the patient's consent and an equal copy for her."""
    provider, patient = made.actor("provider"), made.actor("patient")
    announce(made.house, provider, made.here.id, TO_LEARN, extent="all", equal_copy=True, listeners="alleen ik")
    answer(made.house, patient, made.here.id, "agreed")
    return made.sealed(maker="provider")


def test_a_care_provider_hears_what_he_recorded_until_the_consent_is_taken_back(made: Scene) -> None:
    """Also in the middle of listening: the next stretch is refused. The patient goes on hearing her equal copy."""
    recording, provider, patient = by_provider(made), made.actor("provider"), made.actor("patient")
    listening, sound = sound_of(made.house, provider, begin(made.house, provider, recording.id).id)
    assert hear(made.house, provider, listening, sound.blob, 0, 800)

    withdraw(made.house, patient, made.here.id)

    with pytest.raises(NotPermitted):
        hear(made.house, provider, listening, sound.blob, 800, 1600)
    with pytest.raises(NotPermitted):
        begin(made.house, provider, recording.id)
    assert made.browser("provider").get(f"/opname/{recording.id}/bewijs").status == 403
    hers, sound = sound_of(made.house, patient, begin(made.house, patient, recording.id).id)
    assert hear(made.house, patient, hers, sound.blob, 0, 800)


def test_when_the_term_is_over_a_care_provider_hears_it_no_more(made: Scene) -> None:
    """The term that was named when consent was asked."""
    recording, provider = by_provider(made), made.actor("provider")
    begin(made.house, provider, recording.id)
    made.house.clock.forward(days=366)
    with pytest.raises(NotPermitted) as refusal:
        begin(made.house, provider, recording.id)
    assert "recording.provider.name-retention" in refusal.value.decision.norms


def test_a_copy_that_is_asked_for_is_the_makers_to_give_in_general_care(made: Scene) -> None:
    """The maker sees the wish; nothing is given by itself. Who holds a copy cannot ask again."""
    recording = made.sealed()
    provider, patient = made.browser("provider"), made.browser("patient")
    assert provider.post(f"/opname/{recording.id}/vraag-kopie").status == 303
    assert provider.get(f"/opname/{recording.id}").status == 403
    assert "vraagt om dezelfde opname" in patient.get(f"/gesprek/{made.here.id}").text
    assert patient.post(f"/opname/{recording.id}/kopie").status == 303
    assert provider.post(f"/opname/{recording.id}/vraag-kopie").status == 403


def test_the_office_says_what_the_rules_turn_on_before_a_patients_recording_goes(made: Scene) -> None:
    """Asked on the page; unknown or kept by a statute: refused with the rule. Nothing said: asked again."""
    recording, officer = made.sealed(), made.browser("privacy_officer")
    path, asked = f"/opname/{recording.id}/vernietigen", {"sure": "yes", "ground": "patient"}
    assert officer.post(path, {"sure": "yes"}).status == 422
    assert officer.post(path, asked).status == 422
    for statute, other, status in (
        ("unknown", "no", 403),
        ("yes", "no", 403),
        ("no", "unknown", 403),
        ("no", "no", 303),
    ):
        answers = asked | {"legal_retention": statute, "interest_of_others": other}
        assert officer.post(path, answers).status == status, answers


@pytest.mark.parametrize("who", ["patient", "provider"])
def test_every_question_can_be_asked_of_either_party(made: Scene, who: str) -> None:
    """Whatever was answered before: each page comes, in both languages."""
    browser = made.browser(who)
    for language in ("nl", "en"):
        browser.post("/taal", {"language": language, "back": "/"})
        for step in NAMES:
            for by in ("self", "self_adult", "mentor"):
                cookie = base64.urlsafe_b64encode(json.dumps({"by": by, "setting": "group"}).encode()).decode()
                browser.cookies = {**getattr(browser, "cookies", {}), "announcement": cookie}
                assert browser.get(f"/gesprek/{made.here.id}/aankondigen/{step}").status == 200, (step, by)
