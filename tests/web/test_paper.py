"""The PDFs of an answer, a kept answer and a signed weighing: they say what the page says, to whom the page says it."""

import html
import io
import re

import pypdf
import pytest

from naklank.actions.answer_shown import Shown
from naklank.actions.ask_on import Asking
from naklank.actions.ask_on import begin as begin_asking
from naklank.actions.keep_answer import keep
from naklank.text.catalogue import say
from tests.web.asking import Answer, Browser
from tests.web.scene import Scene, scene
from tests.weighed import signed

WORDS = 'Omdat ik het *niet* zeker wist: #sys $x$ \\ "zo".'


@pytest.fixture(scope="module")
def made() -> Scene:
    return scene()


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def read(answer: Answer) -> str:
    """The words of a PDF, as one line."""
    assert answer.status == 200, answer.text
    assert answer.header("content-type") == "application/pdf"
    assert answer.header("cache-control") == "no-store"
    return flat("\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.body)).pages))


def name_of(answer: Answer) -> str:
    return re.fullmatch(r'attachment; filename="([\w.-]+)"', answer.header("content-disposition") or "")[1]


def begun(app: object, start: str, language: str = "nl", **facts: str) -> tuple[Browser, str, Asking]:
    """A browser that has answered these questions, the address of the asking, and the asking."""
    browser = Browser(app)
    browser.cookies["language"] = language
    answer = browser.get(f"/mag-dit/begin/{start}")
    asking = begin_asking(start)
    base = answer.place.removesuffix("/verder")
    for fact, value in [("", ""), *facts.items()]:
        if fact:
            answer = browser.post(f"{base}/vraag/{fact}", {"answer": value})
            taken = asking.take(fact, value, "")
            assert isinstance(taken, Asking)
            asking = taken
        browser.cookies |= {name: morsel.value for name, morsel in answer.cookies().items()}
    return browser, base, asking


def all_that_it_says(shown: Shown, language: str) -> list[str]:
    norms = (*shown.carrying, *shown.duties, *shown.closed, *shown.beside, *shown.advice)
    return [
        *(
            shown.sentence,
            shown.reason,
            shown.disclaimer,
            shown.receipt,
            shown.rules,
            shown.day_said.in_language(language),
        ),
        *(one.says for one in norms),
        *(words for one in norms for words, _ in one.places),
        *(words for words, _ in shown.sources),
        *(fact.asks for fact in shown.assumed),
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("start", "facts"),
    [
        ("opnemen", {"recording_purpose": "private", "participates": "true", "setting": "consult"}),
        ("dwang", {}),
        ("weigeren", {}),
    ],
)
def test_the_pdf_says_everything_that_the_answer_says(made: Scene, start: str, facts: dict[str, str], language: str):
    browser, base, asking = begun(made.app, start, language, **facts)
    shown = asking.shown(language)

    answer = browser.get(f"{base}/antwoord.pdf")
    text = read(answer)

    for words in all_that_it_says(shown, language):
        assert flat(words) in text
    assert text.count("☐") == len(shown.duties)
    assert (say("may.not_all", language) in text) == (asking.next_fact() is not None)
    assert name_of(answer) == f"naklank-antwoord-{shown.day}.pdf"


def test_the_page_leads_to_its_pdf(made: Scene):
    browser, base, _ = begun(made.app, "opnemen")

    assert f'href="{base}/antwoord.pdf"' in browser.get(f"{base}/antwoord").text


def test_a_kept_answer_has_its_words_and_its_answers_on_paper(made: Scene):
    kept = keep(made.house, made.actor("provider"), begin_asking("dwang"), made.here.id, WORDS)
    browser = made.browser("provider")

    answer = browser.get(f"/bewaarde-antwoorden/{kept.id}/antwoord.pdf")
    text = read(answer)

    assert flat(WORDS) in text
    assert say("may.kept_same_rules", "nl") in text
    assert begin_asking("dwang").shown("nl").receipt in text
    assert name_of(answer) == f"naklank-antwoord-{kept.id[:6]}.pdf"
    assert f'href="/bewaarde-antwoorden/{kept.id}/antwoord.pdf"' in browser.get(f"/bewaarde-antwoorden/{kept.id}").text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_weighing_on_paper_says_what_its_page_says(made: Scene, language: str):
    one = signed(made.house, made.actor("provider"), "conflict", made.here, why=WORDS)
    browser = made.browser("provider")
    browser.cookies["language"] = language
    page = browser.get(f"/afweging/{one.id}").text
    on_paper = page[page.index("<h1") : page.index(say("weigh.revise", language))]

    answer = browser.get(f"/afweging/{one.id}/afweging.pdf")
    text = read(answer)

    values = re.findall(r"<(?:h1|h2|h3|dt|dd)[^>]*>([^<]+)</", on_paper)
    assert len(values) > 20
    for words in map(html.unescape, values):
        assert flat(words).strip() in text, words
    assert flat(WORDS) in text
    assert one.sha256 in text
    assert name_of(answer) == f"afweging-{one.id[:6]}.pdf"
    assert f'href="/afweging/{one.id}/afweging.pdf"' in page


def test_reading_a_weighing_on_paper_stands_in_the_log(made: Scene):
    one = signed(made.house, made.actor("provider"), "conflict", made.here)
    made.browser("provider").get(f"/afweging/{one.id}/afweging.pdf")

    found = made.house.store.read(lambda view: view.events(thing=one.id, kinds=("weighing:read",)))

    assert '"form":"pdf"' in (found[-1].body or "").replace(" ", "")


def test_what_is_too_long_for_a_pdf_is_said_and_not_made(made: Scene, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("naklank.exchange.pdf.CHARACTERS_MAX", 100)
    browser, base, _ = begun(made.app, "opnemen")

    answer = browser.get(f"{base}/antwoord.pdf")

    assert answer.status == 413
    assert "Dit is te lang voor een PDF." in answer.text


def test_what_takes_too_long_is_given_up(made: Scene, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("naklank.web.paper.SECONDS_MAX", 0)
    browser, base, _ = begun(made.app, "opnemen")

    answer = browser.get(f"{base}/antwoord.pdf")

    assert answer.status == 429
    assert "De PDF maken duurt nu te lang." in answer.text
