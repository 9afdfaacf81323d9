"""The pages of weighing, as somebody goes through them without a script: from the list to the signature, and back to change."""

import json
import re

import pytest

from naklank.actions.weigh_read import for_patient
from naklank.law import RULES
from naklank.law.weighings import WEIGHINGS
from naklank.logic.wording import SENTENCES
from naklank.vault import weighing
from tests.web.asking import Answer, Browser
from tests.web.scene import Scene, scene
from tests.web.test_may import go
from tests.weighed import EVIDENCE, WORDS


@pytest.fixture
def made() -> Scene:
    return scene()


def fill(answer: Answer, choose=lambda name, values: values[0], **more: str) -> dict[str, str]:
    """What somebody fills in on a page: the first choice, and words in every field."""
    form = {**WORDS, **EVIDENCE, "number": "13", "conversation": ""} | more
    fields = {
        name: form[name] for name in re.findall(r'<(?:textarea|input|select) id="(\w+)"', answer.text) if name in form
    }
    for name in set(re.findall(r'type="radio" id="[\w-]+" name="(\w+)"', answer.text)):
        values = re.findall(rf'name="{name}" value="(\w+)"', answer.text)
        fields[name] = more.get(name) or choose(name, values)
    return fields


def met(step: str, values: list[str]) -> str:
    """The choice that meets a point."""
    wanted = {"refusal_recorded": "false", "weighty_interest": "plausible", "told": "now", "asked": "yes"}
    return wanted.get(step, "true" if "true" in values else values[0])


def walk(browser: Browser, answer: Answer, choose=met, **more: str) -> tuple[Answer, list[str]]:
    """Follow the pages from a first step to the check."""
    steps: list[str] = []
    while found := re.search(r'action="(/afweging/[a-z2-7]{26}/stap/(\w+))"', answer.text):
        step = found[2]
        assert step not in steps, steps
        steps.append(step)
        form = fill(answer, lambda name, values, step=step: choose(step if name == "answer" else name, values), **more)
        answer = go(browser, browser.post(found[1], form))
        assert answer.status == 200, (step, answer.text)
    return answer, steps


def begun(browser: Browser, kind: str) -> Answer:
    return go(browser, browser.post("/afwegingen", {"kind": kind}))


def here(answer: Answer) -> str:
    return re.search(r"/afweging/([a-z2-7]{26})", answer.text)[1]


def signed(browser: Browser, kind: str, choose=met, **more: str) -> Answer:
    check, _ = walk(browser, begun(browser, kind), choose, **more)
    return go(browser, browser.post(f"/afweging/{here(check)}/tekenen", {"sure": "yes"}))


@pytest.mark.parametrize("kind", WEIGHINGS)
def test_every_kind_goes_from_the_list_to_a_signature_one_question_a_page(made: Scene, kind: str) -> None:
    """The check shows the answer that the rules give to what was found; the signed page shows the same."""
    browser = made.browser("provider")
    assert f'value="{kind}"' in browser.get("/afwegingen").text
    check, steps = walk(browser, begun(browser, kind))
    assert len(steps) == len(set(steps)) >= 6
    wanted = "judgement" if kind == "interest" else "required" if kind in ("after_death", "child") else "allowed"
    assert f'data-verdict="{wanted}"' in check.text
    assert "Besluit en teken" in check.text
    assert 'name="sure"' not in check.text
    done = go(browser, browser.post(f"/afweging/{here(check)}/tekenen", {}))
    assert "Deze afweging ligt vast" in done.text
    assert SENTENCES[wanted].nl in done.text
    assert all(word in done.text for word in (WORDS["alternatives"], EVIDENCE["evidence"], EVIDENCE["reasoning"]))


def test_one_of_six_not_met_is_no_and_signing_against_it_is_said_plainly(made: Scene) -> None:
    """The page says so before she signs, signing without her word changes nothing, and the signed page says it too."""
    browser = made.browser("provider")
    choose = lambda step, values: "false" if step == "no_other_way" else met(step, values)  # noqa: E731
    check, _ = walk(browser, begun(browser, "conflict"), choose)
    assert 'data-verdict="forbidden"' in check.text
    assert "Uw besluit wijkt af van uw bevindingen" in check.text
    assert "Aan deze punten is niet voldaan" in check.text
    key = here(check)
    again = browser.post(f"/afweging/{key}/tekenen", {})
    assert (again.status, 'role="alert"' in again.text) == (422, True)
    assert made.house.store.logged("weighing:sign") == []
    done = go(browser, browser.post(f"/afweging/{key}/tekenen", {"sure": "yes"}))
    assert "Het besluit wijkt af van de bevindingen" in done.text
    assert made.house.store.logged("weighing:sign")[0].detail["against"] is True


def test_nothing_is_lost_where_something_is_missing_or_the_browser_is_closed(made: Scene) -> None:
    """What was written of a step that is not whole is kept; another browser goes on there."""
    browser = made.browser("provider")
    first = begun(browser, "conflict")
    key = here(first)
    for step, form in (
        ("over", {"reference": "Brief van maart"}),
        ("recipient", {"answer": "police"}),
        ("consent", {"answer": "refused"}),
    ):
        assert browser.post(f"/afweging/{key}/stap/{step}", form).status == 303
    wrong = browser.post(f"/afweging/{key}/stap/consent_sought", {"answer": "true", "evidence": "Ik belde twee keer."})
    assert wrong.status == 422
    assert "Leg uit hoe u tot uw antwoord komt." in wrong.text
    assert "Ik belde twee keer." in wrong.text
    other = made.browser("provider")
    page = go(other, other.get(f"/afweging/{key}"))
    assert f'action="/afweging/{key}/stap/consent_sought"' in page.text
    assert "Ik belde twee keer." in page.text
    assert re.search(r'value="true" checked', page.text)
    assert "Brief van maart" in other.get("/afwegingen").text


def test_keeping_for_later_asks_for_nothing_more(made: Scene) -> None:
    """A step left half is kept, and the list shows it."""
    browser = made.browser("provider")
    key = here(begun(browser, "questions"))
    kept = browser.post(f"/afweging/{key}/stap/necessary", {"evidence": "Halve zin", "later": "yes"})
    assert (kept.status, kept.place) == (303, "/afwegingen")
    assert "Halve zin" in browser.get(f"/afweging/{key}/stap/necessary").text


def test_every_answer_can_be_changed_until_it_is_signed(made: Scene) -> None:
    """From the check back to a point, answered otherwise, and the answer of the rules is another."""
    browser = made.browser("provider")
    check, _ = walk(browser, begun(browser, "conflict"))
    key = here(check)
    assert f'href="/afweging/{key}/stap/least_breach"' in check.text
    form = {"answer": "false", **EVIDENCE}
    browser.post(f"/afweging/{key}/stap/least_breach", form)
    assert 'data-verdict="forbidden"' in browser.get(f"/afweging/{key}/nakijken").text
    browser.post(f"/afweging/{key}/tekenen", {"sure": "yes"})
    assert browser.get(f"/afweging/{key}/stap/least_breach").status == 303
    assert browser.post(f"/afweging/{key}/stap/least_breach", form).status == 303
    assert 'data-verdict="forbidden"' in browser.get(f"/afweging/{key}").text


def test_what_cannot_be_kept_is_said_and_stays_in_the_field(made: Scene) -> None:
    """A story that is too long: the page says so, the words are still there, and nothing half was kept."""
    browser = made.browser("provider")
    key = here(begun(browser, "conflict"))
    long = "lang " * 1000
    wrong = browser.post(f"/afweging/{key}/stap/anders", {"alternatives": long})
    assert wrong.status == 422
    assert "te lang" in wrong.text
    assert long.strip() in wrong.text
    assert long.strip() not in browser.get(f"/afweging/{key}/stap/anders").text


@pytest.mark.parametrize("odd", ["", "x", "\x00", "a" * 300, "<script>alert(1)</script>", "'; --", "☃"])
def test_odd_answers_are_shown_as_words_and_never_as_a_page_of_their_own(made: Scene, odd: str) -> None:
    """Every field of every step takes it or says what is missing; nothing fails, nothing runs."""
    browser = made.browser("provider")
    check, steps = walk(browser, begun(browser, "conflict"))
    key = here(check)
    for step in reversed(steps):
        form = {**dict.fromkeys((*WORDS, *EVIDENCE), odd), "answer": odd, "told_from": odd, "conversation": ""}
        answer = browser.post(f"/afweging/{key}/stap/{step}", form)
        assert answer.status in (303, 422), (step, answer.status)
        assert "<script>alert" not in answer.text
    assert browser.get(f"/afweging/{key}/nakijken").status == 200
    assert "<script>alert" not in browser.get(f"/afweging/{key}/nakijken").text


def test_from_a_question_that_a_person_must_weigh_one_goes_on_with_what_was_answered(made: Scene) -> None:
    """The link stands with the answer for staff only; the points hold what was answered."""
    for role, linked in (("stranger", False), ("patient", False), ("provider", True)):
        browser = made.browser(role)
        answer = go(browser, browser.get("/mag-dit/begin/gevaar"))
        while found := re.search(r'action="(/mag-dit/[\w-]+)/vraag/(\w+)"', answer.text):
            told = {"recipient": "relative", "content": "factual", "legal_basis": "none"}
            value, base = told.get(found[2], "unknown"), found[1]
            answer = go(browser, browser.post(f"{found[1]}/vraag/{found[2]}", {"answer": value}))
        assert 'data-verdict="judgement"' in answer.text
        assert (f'href="{base}/afwegen"' in answer.text) is linked
    go(browser, browser.post(f"{base}/vraag/necessary", {"answer": "true"}))
    assert "Iemand loopt gevaar" in browser.get(f"{base}/afwegen").text
    first = go(browser, browser.post(f"{base}/afwegen", {}))
    assert re.search(r'value="true" checked', browser.get(f"/afweging/{here(first)}/stap/necessary").text)
    check, steps = walk(browser, first)
    assert {"no_other_way", "conscience_distress", "least_breach", "breach_prevents_harm"} <= set(steps)
    done = go(browser, browser.post(f"/afweging/{here(check)}/tekenen", {}))
    assert "Deze afweging ligt vast" in done.text


def test_what_the_judge_weighs_nobody_here_weighs(made: Scene) -> None:
    """From a question on evidence there is no way into a weighing."""
    browser = made.browser("provider")
    begun = browser.get("/mag-dit/begin/bewijs")
    assert "Weeg dit nu" not in go(browser, begun).text
    answer = browser.get(begun.place.replace("verder", "afwegen"))
    assert answer.status == 400
    assert "Dit weegt u niet zelf af" in answer.text


def test_file_and_receipt_are_what_was_signed(made: Scene) -> None:
    """The file hashes to what the event in the receipt names."""
    browser = made.browser("provider")
    key = here(signed(browser, "conflict"))
    body = browser.get(f"/afweging/{key}/bestand").body
    paper = browser.get(f"/afweging/{key}/ontvangst").json
    assert weighing.check(body, json.loads(paper["event"]))["weighing"] == key
    assert RULES.version in body.decode()


def test_a_revision_begins_with_everything_and_the_old_page_leads_to_the_new(made: Scene) -> None:
    """Both pages name each other, and the list says which holds no more."""
    browser = made.browser("provider")
    key = here(signed(browser, "conflict"))
    first = go(browser, browser.post(f"/afweging/{key}/herzien", {}))
    check, _ = walk(browser, first)
    new = here(check)
    assert new != key
    done = go(browser, browser.post(f"/afweging/{new}/tekenen", {}))
    assert f'href="/afweging/{key}"' in done.text
    assert f'href="/afweging/{new}"' in browser.get(f"/afweging/{key}").text
    assert "Herzien" in browser.get("/afwegingen").text


def test_the_office_reads_what_its_duty_asks_and_sees_no_subject_of_a_conversation(made: Scene) -> None:
    """A privacy officer reads all; the name of the conversation is for who weighed."""
    browser, officer = made.browser("provider"), made.browser("privacy_officer")
    key = here(signed(browser, "conflict", conversation=made.here.id))
    assert "Controle" in browser.get(f"/afweging/{key}").text
    assert f'href="/afweging/{key}"' in officer.get("/afwegingen").text
    page = officer.get(f"/afweging/{key}")
    assert EVIDENCE["evidence"] in page.text
    assert "Controle" not in page.text
    assert "las een afweging" in officer.get("/logboek").text


def test_the_patient_reads_the_decision_and_the_words_for_her_and_nothing_else(made: Scene) -> None:
    """No evidence, no reasoning, no name of a colleague; escaped like everything."""
    browser, patient = made.browser("provider"), made.browser("patient")
    signed(browser, "conflict", conversation=made.here.id, words="Ik heb <b>uw adres</b> gegeven.")
    page = patient.get("/afgewogen")
    assert "Ik heb &lt;b&gt;uw adres&lt;/b&gt; gegeven." in page.text
    for word in (EVIDENCE["evidence"], WORDS["who"], WORDS["why"], WORDS["to"]):
        assert word not in page.text
    assert len(for_patient(made.house, made.actor("patient"))) == 1
    assert 'href="/afgewogen"' in patient.get("/").text


def test_in_english_no_dutch_is_left(made: Scene) -> None:
    """Steps, check and signed page speak one language; what a person wrote stays as it is."""
    browser = made.browser("provider")
    browser.language = "en"
    first = begun(browser, "conflict")
    pages = [first.text]
    check, _ = walk(browser, first)
    pages.append(check.text)
    pages.append(go(browser, browser.post(f"/afweging/{here(check)}/tekenen", {})).text)
    for page in pages:
        for word in ("Ga verder", "Waarom", "Wijzig", "Het besluit", "voldaan", "Kenmerk", "Lees de regel", "uur"):
            assert not re.search(rf"\b{word}\b", page), word


def test_the_pages_are_few_enough(made: Scene) -> None:
    """Nobody answers more than sixteen pages for one weighing."""
    browser = made.browser("provider")
    for kind in WEIGHINGS:
        _, steps = walk(browser, begun(browser, kind))
        assert len(steps) <= 16, (kind, steps)


def test_the_way_back_after_signing_leads_to_what_was_signed(made: Scene) -> None:
    """Neither the button back nor a second press on "sign" ends on a page that says there is nothing."""
    browser = made.browser("provider")
    answer, _ = walk(browser, begun(browser, "conflict"))
    key = here(answer)
    for _press in range(2):
        signed = browser.post(f"/afweging/{key}/tekenen", {})
        assert (signed.status, dict(signed.headers)["location"]) == (303, f"/afweging/{key}")
    for path in ("nakijken", "stap/over", "weg"):
        back = browser.get(f"/afweging/{key}/{path}")
        assert (back.status, dict(back.headers)["location"]) == (303, f"/afweging/{key}")
    assert made.browser("manager").get(f"/afweging/{key}/nakijken").status == 404
