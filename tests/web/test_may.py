"""The pages of "Mag dit?", as somebody goes through it without a script: every situation ends in an answer, whatever is answered."""

import random
import re

import pytest

from naklank.law import RULES, ask
from naklank.law.starts import GROUPS, STARTS
from tests.web.asking import Answer, Browser
from tests.web.scene import scene

MOST = 22
"""Questions after which somebody gives up."""


@pytest.fixture(scope="module")
def app():
    return scene().app


def walk(browser: Browser, start: str, choose) -> tuple[Answer, list[tuple[str, str]]]:
    """Follow the pages from a situation to the answer; `choose` picks from the values on the page."""
    given: list[tuple[str, str]] = []
    answer = go(browser, browser.get(f"/mag-dit/begin/{start}"))
    while 'name="answer"' in answer.text:
        base, fact = re.search(r'action="(/mag-dit/[\w-]+)/vraag/(\w+)"', answer.text).groups()
        values = re.findall(r'name="answer" value="(\w+)"', answer.text)
        value = choose(fact, values)
        given.append((fact, value))
        assert len(given) <= MOST, given
        answer = go(browser, browser.post(f"{base}/vraag/{fact}", {"answer": value, "number": value}))
        assert answer.status == 200, (given, answer.text)
    return answer, given


def go(browser: Browser, answer: Answer) -> Answer:
    """Follow what the page says, and keep what it gives to keep."""
    while answer.status == 303:
        for name, morsel in answer.cookies().items():
            browser.cookies[name] = morsel.value
        answer = browser.get(answer.place)
    return answer


def test_there_are_situations_for_everybody() -> None:
    """At least 25, for each who asks, and every question of the rule base can be begun."""
    assert len(STARTS) >= 25
    assert {start.who for start in STARTS.values()} == set(GROUPS)
    assert {start.question for start in STARTS.values()} == set(RULES.questions)


@pytest.mark.parametrize("start", STARTS)
def test_every_situation_ends_in_an_answer(app, start: str) -> None:
    """By chance three times, and once with "I do not know" to everything; the answer is that of the rule base."""
    for seed in range(4):
        chance = random.Random(seed)
        browser = Browser(app)

        def choose(_fact: str, values: list[str]) -> str:
            some = [value for value in values if value != "unknown"] or ["15", "40"]
            return "unknown" if seed == 3 else chance.choice(some)  # noqa: B023 used at once

        shown, given = walk(browser, start, choose)

        facts = {fact: read(fact, value) for fact, value in given}
        told = ask(STARTS[start].question, {**STARTS[start].facts, **facts})
        assert told.receipt in shown.text
        assert f'data-verdict="{told.answer.verdict}"' in shown.text
        assert "Dit is het antwoord tot nu toe" not in shown.text


def read(fact: str, value: str) -> object:
    if value in ("true", "false"):
        return value == "true"
    return int(value) if value.isdigit() else value


def begun_at(browser: Browser, start: str) -> str:
    """Begin at a situation; where the pages of this asking are."""
    first = browser.get(f"/mag-dit/begin/{start}")
    browser.cookies["may"] = first.cookies()["may"].value
    return first.place.removesuffix("/verder")


def test_nothing_chosen_is_said_on_top_and_nothing_is_lost(app) -> None:
    """The same page with an error at the field and what was typed; the answers before it still stand."""
    browser = Browser(app)
    base = begun_at(browser, "ouder-dossier")
    again = browser.post(f"{base}/vraag/patient_age", {"answer": "", "number": "zeventien"})
    assert again.status == 422
    assert 'role="alert"' in again.text and 'value="zeventien"' in again.text
    long = browser.post(f"{base}/vraag/patient_age", {"number": "9" * 400})
    assert long.status == 422 and "drie cijfers" in long.text
    assert go(browser, browser.post(f"{base}/vraag/patient_age", {"number": "17"})).status == 200


def test_an_answer_can_be_changed(app) -> None:
    """Go back to a question, answer it otherwise, and the answer is another."""
    browser = Browser(app)
    refused, _ = walk(browser, "groep", lambda fact, values: "refused" if fact == "others_consent" else values[0])
    assert 'data-verdict="forbidden"' in refused.text
    address = re.search(r'href="(/mag-dit/[\w-]+/vraag/others_consent)"', refused.text).group(1)
    again = browser.get(address)
    assert re.search(r'value="refused" checked', again.text)
    go(browser, browser.post(address, {"answer": "given"}))
    assert 'data-verdict="forbidden"' not in browser.get(address.replace("vraag/others_consent", "antwoord")).text


def test_later_answers_that_no_longer_fit_are_dropped_and_said_so(app) -> None:
    """Consent first given, with how; then refused: the questions about how it was given go, the others stay."""
    browser = Browser(app)
    base = begun_at(browser, "politie")
    for fact, value in (("consent", "given"), ("consent_explicit", "true"), ("legal_basis", "none")):
        go(browser, browser.post(f"{base}/vraag/{fact}", {"answer": value}))
    changed = go(browser, browser.post(f"{base}/vraag/consent", {"answer": "refused"}))
    assert "pasten niet meer" in changed.text
    assert "Heeft de patiënt duidelijk ja gezegd" in changed.text
    answer = browser.get(f"{base}/antwoord").text
    assert f"{base}/vraag/legal_basis" in answer
    assert "Staat in een wet dat u deze gegevens" in answer


def test_two_askings_in_two_tabs_do_not_mix(app) -> None:
    """Each has an address of its own, and its cookie goes only there."""
    browser = Browser(app)
    one, two = browser.get("/mag-dit/begin/politie"), browser.get("/mag-dit/begin/opnemen")
    paths = [answer.cookies()["may"]["path"] for answer in (one, two)]
    assert paths[0] != paths[1]
    assert [answer.place for answer in (one, two)] == [f"{path}/verder" for path in paths]


def test_answers_can_be_erased(app) -> None:
    """Who uses another's device takes the answers away again."""
    browser = Browser(app)
    base = begun_at(browser, "politie")
    gone = browser.post(f"{base}/wis")
    assert gone.place == "/mag-dit"
    assert gone.cookies()["may"].value == "" and gone.cookies()["may"]["path"] == base


def test_what_cannot_be_is_said_with_what_can(app) -> None:
    """A patient who died cannot take back consent today; the page says so and keeps the rest."""
    browser = Browser(app)
    base = begun_at(browser, "familie-vraagt")
    wrong = browser.post(f"{base}/vraag/consent", {"answer": "withdrawn"})
    assert wrong.status == 422
    assert "overleden" in wrong.text
    assert "geweigerd" in wrong.text


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "x",
        "bnVsbA==",
        "W10=",
        "eyJzdGFydCI6Im9wbmVtZW4iLCJmYWN0cyI6eyJtZWRpdW0iOiJzbWVsbCJ9fQ==",
        "e30=",
        "7" * 5000,
    ],
)
def test_an_odd_cookie_begins_anew(app, odd: str) -> None:
    """Whatever stands in the cookie: a page that says where to begin."""
    for path in ("verder", "vraag/consent", "antwoord"):
        answer = Browser(app, cookies={"may": odd}).get(f"/mag-dit/abcdefghijk/{path}")
        assert answer.status == 404
        assert "Kies eerst een situatie" in answer.text


def test_no_answer_stands_in_an_address_or_on_the_server(app) -> None:
    """The facts travel in the cookie alone, readable by no script, only for these pages."""
    browser = Browser(app)
    base = begun_at(browser, "politie")
    taken = browser.post(f"{base}/vraag/consent", {"answer": "refused"})
    assert taken.place == f"{base}/verder"
    morsel = taken.cookies()["may"]
    assert (morsel["httponly"], morsel["path"]) == (True, base)


def test_in_english_no_dutch_is_left(app) -> None:
    """The answer page speaks one language."""
    shown, _ = walk(Browser(app, language="en"), "politie", lambda _fact, values: values[1])
    for word in ("Waarom", "Bronnen", "Uw antwoorden", "geweigerd", "Nee."):
        assert word not in shown.text


def test_a_program_may_ask_without_signing_in(app) -> None:
    """The same answer as everywhere, also from another site; a case that cannot be gets its field."""
    browser = Browser(app)
    case = {"question": "record", "facts": {"actor": "patient", "medium": "audio"}, "id": 7}
    answer = browser.send(
        "POST", "/api/ask", case, headers={"sec-fetch-site": "cross-site", "origin": "https://elsewhere.example"}
    )
    assert (answer.status, answer.json["verdict"], answer.json["id"]) == (200, "allowed", 7)
    wrong = browser.send("POST", "/api/ask", {"question": "record", "facts": {"medium": "smell"}})
    assert (wrong.status, wrong.json["error"]["field"]) == (422, "medium")
    assert browser.ask("POST", "/api/ask", body=b"{", kind="application/json").status == 422
