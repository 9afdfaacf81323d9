"""Every page of the running program, as the people it is for see it, in a real browser with real data.

For each: axe has nothing to say, nor the console or the content policy; nothing is asked of another host; at 320 px nothing lies sideways;
the Tab key reaches everything that can be pressed, and shows where it is. What a screen reader gets is kept in `golden/`;
NAKLANK_GOLDEN=write makes these files anew, to be read before they are committed. The last tests go without JavaScript.
"""

import os
import re
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from naklank.web.route import Route
from naklank.web.routes import ROUTES
from tests.path.serving import serving
from tests.web.lived_in import RATE, LivedIn, lived_in, waved
from tests.web.test_look import WIDER, broken

pytestmark = pytest.mark.browser

GOLDEN = Path(__file__).parent / "golden"
STEPS = ("over", "recipient", "no_other_way", "collega", "anders", "besluit", "geven", "patient")
"""One of each sort of step of a weighing."""
PAGES: tuple[tuple[str, str], ...] = (
    ("stranger", "/"),
    ("stranger", "/binnen"),
    ("stranger", "/mee"),
    ("stranger", "/mee/{code}"),
    ("stranger", "/link/{link}"),
    ("stranger", "/eerste/{link}"),
    ("stranger", "/nagaan"),
    ("stranger", "/regels"),
    ("stranger", "/mag-dit"),
    ("stranger", "/regels/{subject}"),
    ("stranger", "/stijl"),
    ("stranger", "/nergens"),
    ("patient", "/"),
    ("patient", "/mijn"),
    ("patient", "/toevoegen"),
    ("patient", "/gesprek/{recorded}"),
    ("patient", "/gesprek/{announced}"),
    ("patient", "/gesprek/{announced}/aankondigen/voor-wie"),
    ("patient", "/gesprek/{announced}/aankondigen/leeftijd"),
    ("patient", "/gesprek/{announced}/aankondigen/beslissen"),
    ("patient", "/gesprek/{announced}/aankondigen/hoe"),
    ("patient", "/gesprek/{announced}/aankondigen/groep"),
    ("patient", "/gesprek/{announced}/aankondigen/wat"),
    ("patient", "/gesprek/{announced}/aankondigen/waarom"),
    ("patient", "/gesprek/{announced}/aankondigen/wie"),
    ("patient", "/gesprek/{announced}/aankondigen/kopie"),
    ("patient", "/gesprek/{announced}/opnemen"),
    ("patient", "/gesprek/{asked}"),
    ("provider", "/gesprek/{asked}"),
    ("provider", "/gesprek/{announced}/weigeren"),
    ("provider", "/gesprek/{asked}/aankondigen/wie"),
    ("provider", "/gesprek/{asked}/aankondigen/hoelang"),
    ("patient", "/opname/{recording}"),
    ("patient", "/opname/{recording}/veilig"),
    ("patient", "/opname/{recording}/merken/{mark}"),
    ("patient", "/opname/{recording}/wie"),
    ("patient", "/opname/{recording}/bestand"),
    ("patient", "/opname/{recording}/vergelijken"),
    ("patient", "/opname/{recording}/vergelijken/{comparison}"),
    ("patient", "/opname/{open}"),
    ("patient", "/opname/{destroyed}"),
    ("patient", "/opname/{destroyed}/vernietigen"),
    ("patient", "/afgewogen"),
    ("patient", "/logboek"),
    ("guest", "/gesprek/{recorded}"),
    ("provider", "/"),
    ("provider", "/mijn"),
    ("provider", "/bewaarde-antwoorden"),
    ("provider", "/gesprek/{recorded}"),
    ("provider", "/gesprek/{announced}"),
    ("provider", "/gesprek/{planned}"),
    ("provider", "/opname/{recording}"),
    ("provider", "/opname/{recording}/wie"),
    ("provider", "/afwegingen"),
    ("provider", "/afweging/{weighed}"),
    ("provider", "/afweging/{draft}/nakijken"),
    ("provider", "/afweging/{draft}/weg"),
    *(("provider", f"/afweging/{{draft}}/stap/{step}") for step in STEPS),
    ("privacy_officer", "/afwegingen"),
    ("manager", "/"),
    ("manager", "/mensen"),
    ("manager", "/mensen/{person}"),
    ("manager", "/mensen/{member}"),
    ("manager", "/mensen/{member}/buitensluiten"),
    ("privacy_officer", "/"),
    ("privacy_officer", "/logboek"),
    ("privacy_officer", "/herkomst"),
    ("privacy_officer", "/herkomst/{trace}"),
    ("privacy_officer", "/opname/{recording}/vernietigen"),
    ("relative", "/"),
)
NOT_A_PAGE = re.compile(
    r"/(?:binnen/code|eerste-keer|sleutel|controlepunt.*|gezond|beschrijving\.json|.*\.pdf|.*/(?:live|state|sound|ontvangst|bewijs|brief|zoek|link)|mag-dit/.+/.+|bewaarde-antwoorden/[^/]+|afweging/[^/]+/bestand|"
    r".*/bestand/\{form\}|.*/\{comparison\}/.*|.*/aankondigen)"
)
"""What answers with a file, a redirect or data; and the pages of coming in, which `test_signin_pages.py` walks."""
NAMED = {
    "welcome": ("stranger", "/"),
    "verify": ("stranger", "/nagaan"),
    "home_patient": ("patient", "/"),
    "home_provider": ("provider", "/"),
    "conversation_patient": ("patient", "/gesprek/{recorded}"),
    "conversation_provider": ("provider", "/gesprek/{recorded}"),
    "door": ("provider", "/gesprek/{planned}"),
    "announce_whom": ("patient", "/gesprek/{announced}/aankondigen/voor-wie"),
    "announce_group": ("patient", "/gesprek/{announced}/aankondigen/groep"),
    "consent_asked": ("patient", "/gesprek/{asked}"),
    "consent_awaited": ("provider", "/gesprek/{asked}"),
    "announce_how": ("patient", "/gesprek/{announced}/aankondigen/hoe"),
    "announce_what": ("patient", "/gesprek/{announced}/aankondigen/wat"),
    "announce_why": ("patient", "/gesprek/{announced}/aankondigen/waarom"),
    "announce_who": ("patient", "/gesprek/{announced}/aankondigen/wie"),
    "announce_copy": ("patient", "/gesprek/{announced}/aankondigen/kopie"),
    "record": ("patient", "/gesprek/{announced}/opnemen"),
    "safe": ("patient", "/opname/{recording}/veilig"),
    "listen": ("patient", "/opname/{recording}"),
    "diary": ("patient", "/opname/{recording}/wie"),
    "compare": ("patient", "/opname/{recording}/vergelijken"),
    "compared": ("patient", "/opname/{recording}/vergelijken/{comparison}"),
    "trace": ("privacy_officer", "/herkomst"),
    "traced": ("privacy_officer", "/herkomst/{trace}"),
    "weigh_point": ("provider", "/afweging/{draft}/stap/no_other_way"),
    "weigh_check": ("provider", "/afweging/{draft}/nakijken"),
}
CAN_BE_PRESSED = """() => {
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], [tabindex]:not([tabindex="-1"])';
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled;
  const radios = new Set();
  return [...document.querySelectorAll(all)].filter((e) => {
    if (!seen(e)) return false;
    if (e.type !== 'radio') return true;
    if (radios.has(e.name)) return false;
    radios.add(e.name);
    return true;
  }).map((e, i) => { e.dataset.stop = e.type === 'radio' ? `radio ${e.name}` : i; return e.dataset.stop; });
}"""
OUTER = "e => e.outerHTML.slice(0, 80)"
HERE = """() => {
  const e = document.activeElement;
  const shown = [e, e.closest('.choice'), e.closest('label'), e.nextElementSibling, e.parentElement].filter(Boolean).some((one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
  });
  const box = e.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { stop: e.dataset.stop ?? (e.type === 'radio' ? `radio ${e.name}` : null), shown, inside, what: e.outerHTML.slice(0, 80) };
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, dutch_speech: Path) -> Iterator[LivedIn]:
    with serving(tmp_path_factory.mktemp("lived") / "house") as running:
        yield lived_in(running, dutch_speech)


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    yield running
    running.close()


def as_(browser: Browser, home: LivedIn, who: str, width: int = 320, **more: Any) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": width, "height": 700},
        reduced_motion="reduce",
        locale="nl-NL",
        base_url=home.serving.address,
        **more,
    )
    context.add_cookies(home.cookie(who))  # type: ignore[arg-type]
    return context


def address(home: LivedIn, path: str) -> str:
    people = home.serving.people
    code = next(talk.code for talk in home.serving.conversations() if talk.id == home.planned.id)
    return path.format(
        open=home.open, destroyed=home.destroyed, mark=home.mark, draft=home.draft, weighed=home.weighed, comparison=home.comparison, trace=home.trace, link=home.link, code=code, person=people["patient"], member=people["provider"], subject="after_death",
        recorded=home.recorded.id, announced=home.announced.id, asked=home.asked.id, planned=home.planned.id, recording=home.recording,
    )  # fmt: skip


def watched(context: BrowserContext, home: LivedIn) -> tuple[Page, list[str]]:
    """A page, and what is not as it should be: console errors, script errors, requests that leave the house."""
    page, found = context.new_page(), []
    page.on("console", lambda m: found.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    page.on(
        "request",
        lambda r: (
            found.append(f"asked {r.url}") if not r.url.startswith((home.serving.address, "data:", "blob:")) else None
        ),
    )
    return page, found


def without_a_mouse(page: Page) -> list[str]:
    """Press Tab until it comes round: what is never reached, or reached without showing it.

    A field for a day or a time is several stops: its parts, and the button of the calendar, which has a ring of its own. So is
    the browser's own player: play, place, loudness and what is under its three dots.
    """
    stops, shown = [str(stop) for stop in page.evaluate(CAN_BE_PRESSED)], {}
    parts = 4 * page.locator("input[type=date], input[type=time]").count() + 5 * page.locator("audio[controls]").count()
    page.evaluate("document.activeElement.blur()")
    for _ in range(len(stops) + parts + 3):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["stop"] is not None:
            key = str(here["stop"])
            shown[key] = shown.get(key, False) or (here["shown"] and here["inside"])
    wrong = {
        stop: "focus cannot be seen" if stop in shown else "never reached" for stop in stops if not shown.get(stop)
    }
    return [f"{what}: {page.locator(f'[data-stop={stop!r}]').first.evaluate(OUTER)}" for stop, what in wrong.items()]


def test_no_page_was_forgotten() -> None:
    """Each address that shows a page is walked below."""
    walked = [re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) + "$") for _, path in PAGES]

    def is_walked(route: Route) -> bool:
        return any(
            shape.match(re.sub(r"\{step\}", "wat", route.path))
            or shape.match(re.sub(r"\{step\}", "over", route.path))
            or shape.match(route.path)
            for shape in walked
        )

    pages = [r.path for r in ROUTES if r.method == "GET" and not r.machine and not NOT_A_PAGE.fullmatch(r.path)]
    assert [r for r in ROUTES if r.path in pages and r.method == "GET" and not is_walked(r)] == []


@pytest.mark.parametrize("who", sorted({who for who, _ in PAGES}))
def test_every_page_is_for_everybody(browser: Browser, home: LivedIn, who: str) -> None:
    """All pages of one person, on the narrowest phone."""
    context, wrong = as_(browser, home, who), {}
    page, found = watched(context, home)
    for path in (path for each, path in PAGES if each == who):
        found.clear()
        answer = page.goto(address(home, path))
        assert answer is not None
        page.wait_for_load_state("load")
        refused = answer.status in (403, 404)
        assert answer.status == 200 or (refused and path in ("/nergens", "/logboek")), (path, answer.status)
        trouble = [f for f in found if not (refused and "Failed to load resource" in f)]
        trouble += [f"axe: {each}" for each in broken(page)] + [f"sideways: {each}" for each in page.evaluate(WIDER)]
        trouble += without_a_mouse(page) if path != "/stijl" else []
        if trouble:
            wrong[path] = trouble
    context.close()
    assert wrong == {}


def told(page: Page, home: LivedIn) -> str:
    """What a screen reader gets, without what differs from day to day."""
    text = page.locator("body").aria_snapshot() + "\n"
    text = text.replace(home.serving.address.split("://")[1], "HIER")
    door = next(talk for talk in home.serving.conversations() if talk.id == home.planned.id)
    for value, name in ((door.code, "CODE"), (f"{door.word[:-2]} {door.word[-2:]}", "WOORD")):
        text = text.replace(value, name) if value else text
    for shape, name in (
        (r"\b[a-z2-7]{26}\b", "ID"),
        (r"(?:maan|dins|woens|donder|vrij|zater|zon)dag \d{1,2} \w+ \d{4}", "DAG"),
        (r"\b\d{1,2}\.\d{2}(?: uur)?\b", "TIJD"),
        (r"\b(sterk|duidelijk) \(\d+(?:,\d)?\)", r"\1 (GETAL)"),
        (r'(Nummer in het logboek\n\s+- definition: )"\d+"', r"\1GETAL"),
    ):
        text = re.sub(shape, name, text)
    return text


@pytest.mark.parametrize("name", sorted(NAMED))
def test_what_a_screen_reader_gets_stays_as_it_was_read(browser: Browser, home: LivedIn, name: str) -> None:
    """The accessible tree of the pages that matter most, against the file in `golden/`."""
    who, path = NAMED[name]
    context = as_(browser, home, who, 360)
    page, _ = watched(context, home)
    page.goto(address(home, path))
    page.wait_for_load_state("load")
    page.wait_for_timeout(300)
    got, file = told(page, home), GOLDEN / f"{name}.yml"
    context.close()
    if os.environ.get("NAKLANK_GOLDEN") == "write":
        file.write_text(got)
    assert file.exists(), "make it with NAKLANK_GOLDEN=write, read it, then commit it"
    assert got == file.read_text()


# Without JavaScript


@pytest.fixture
def plain(browser: Browser, home: LivedIn) -> Iterator[Any]:
    """Pages of people whose browser runs no script."""
    contexts: list[BrowserContext] = []

    def open_(who: str, path: str) -> Page:
        context = as_(browser, home, who, 360, java_script_enabled=False, accept_downloads=True)
        contexts.append(context)
        page, _ = watched(context, home)
        page.goto(address(home, path))
        return page

    yield open_
    for context in contexts:
        context.close()


def on(page: Page) -> None:
    page.click("main form button[data-look=do]")


def test_announcing_and_answering_need_no_script(plain: Any, home: LivedIn) -> None:
    """The questions, a check, the sentence; on the other screen the answer. An empty answer is said on top, a no is explained."""
    patient = plain("patient", "/gesprek/{announced}/aankondigen")
    assert patient.url.endswith("/voor-wie")
    on(patient)
    assert patient.locator("[role=alert]").count() == 1
    patient.check("input[value=self_adult]")
    on(patient)
    patient.check("input[value=private]")
    patient.fill("#why", "Zonder script")
    on(patient)
    patient.check("input[value=group]")
    on(patient)
    patient.check("input[value=not_asked]")
    on(patient)
    assert "Bij een groep moet iedereen het vooraf goed vinden" in patient.inner_text("main")
    patient.goto(address(home, "/gesprek/{announced}/aankondigen/hoe"))
    patient.check("input[value=consult]")
    on(patient)
    patient.check("input[value=part]")
    on(patient)
    patient.fill("#listeners", "mijn zus")
    on(patient)
    patient.check("input[value=no]")
    on(patient)
    assert "Zonder script" in patient.inner_text("main")
    on(patient)
    assert patient.url.endswith(f"/gesprek/{home.announced.id}")
    provider = plain("provider", "/gesprek/{announced}")
    assert "Zonder script" in provider.inner_text("main")
    provider.click("button[value=talk]")
    assert provider.locator("button[value=talk]").count() == 0
    assert provider.locator("button[value=agreed]").count() == 1


def test_recording_needs_a_script_and_says_what_can_be_done(plain: Any, home: LivedIn) -> None:
    """No button that does nothing, no word of waiting: she can record elsewhere and add it, or leave it to the other."""
    page = plain("patient", "/gesprek/{announced}/opnemen")
    assert page.locator("h1:visible").all_inner_texts() == ["Opnemen lukt hier niet"]
    assert "Deze pagina neemt op met JavaScript." in page.inner_text("main")
    assert page.locator("button:visible, [data-coming]:visible").count() == 0
    page.click("main a[href='/toevoegen']")
    assert page.url.endswith("/toevoegen")
    assert "JavaScript staat uit" in page.inner_text("main")
    assert page.locator("main button:visible").count() == 0


@pytest.mark.parametrize(("who", "why"), [("patient", ""), ("provider", "check")])
def test_listening_needs_no_script(plain: Any, home: LivedIn, who: str, why: str) -> None:
    """The browser's own player, once she said that she listens; who did not record it says why. It is in the diary."""
    page = plain(who, "/opname/{recording}")
    assert page.locator("[data-player]:visible, [data-why]:visible").count() == 0
    assert page.locator("select[name=why]").count() == (1 if why else 0)
    if why:
        page.select_option("select[name=why]", why)
    page.click("form[action$='/luister'] button")
    sound = page.locator("audio[controls]").get_attribute("src")
    heard = page.request.get(address(home, sound), headers={"Range": "bytes=0-65535"})
    assert (heard.status, len(heard.body())) == (206, 65_536)
    page.goto(address(home, "/opname/{recording}/wie"))
    if why:
        assert "om iets na te gaan" in page.inner_text(".diary")


def test_marks_need_no_script(plain: Any) -> None:
    """Add one, change its words, remove it."""
    page = plain("patient", "/opname/{recording}")
    page.fill("#at", "0:05")
    page.fill("#note", "bel de apotheek")
    page.click("form[action$='/merken'] button")
    assert "bel de apotheek" in page.inner_text("main")
    page.locator("a[href*='/merken/']").last.click()
    page.fill("#note", "bel de huisarts")
    page.click("form[action*='/merken/']:not([action$='/weg']) button")
    assert "bel de huisarts" in page.inner_text("main")
    page.locator("a[href*='/merken/']").last.click()
    page.click("form[action$='/weg'] button")
    assert "bel de huisarts" not in page.inner_text("main")


def test_the_diary_and_the_receipt_need_no_script(plain: Any, home: LivedIn) -> None:
    """Who listened, with the filter; the receipt as a file."""
    page = plain("patient", "/opname/{recording}/wie")
    assert "Dokter Van Dalen" in page.inner_text(".diary")
    page.select_option("select[name=who]", label="Dokter Van Dalen")
    page.click("form:has(select[name=who]) button")
    assert f"who={home.serving.people['provider']}" in page.url
    assert "Dokter Van Dalen" in page.inner_text(".diary")
    page.goto(f"/opname/{home.recording}/veilig")
    with page.expect_download() as download:
        page.click(f"a[href='/opname/{home.recording}/ontvangst']")
    assert re.fullmatch(r"naklank-ontvangst-\d+\.json", download.value.suggested_filename)
    assert '"naklank-receipt-1"' in Path(download.value.path()).read_text()


def test_looking_up_a_clip_needs_no_script(plain: Any, home: LivedIn, dutch_speech: Path) -> None:
    """A reason and a file; without a reason both are asked again; the answer, and the line in the patient's diary."""
    with wave.open(str(dutch_speech)) as speech:
        clip = {"name": "clip.wav", "mimeType": "audio/wav", "buffer": waved(speech.readframes(5 * RATE))}
    page = plain("privacy_officer", "/herkomst")
    page.eval_on_selector_all("input[required]", "all => all.forEach((one) => one.removeAttribute('required'))")
    page.set_input_files("#file", clip)
    on(page)
    assert page.locator("[role=alert] a").count() == 2
    page.check("input[value=complaint]")
    page.set_input_files("#file", clip)
    on(page)
    page.wait_for_url("**/herkomst/*")
    until = time.monotonic() + 60
    while page.locator("[data-waiting]").count():
        assert time.monotonic() < until
        page.click("main a[data-look=quiet]")
    assert page.inner_text("h1") == "Dit fragment komt voor in een opname van hier"
    assert "van 0:00 tot 0:05" in page.inner_text("main")
    patient = plain("patient", "/opname/{recording}/wie")
    assert "zocht uit waar een fragment vandaan komt" in patient.inner_text(".diary")
    assert "om een klacht" in patient.inner_text(".diary")


def test_searching_the_rules_and_another_day_need_no_script(plain: Any) -> None:
    """A word leads to a rule, at its own place on its page; a day leads to the rules of that day."""
    page = plain("stranger", "/regels")
    page.fill("#zoek", "verdriet")
    page.click("form[role=search] button")
    assert page.locator("mark").all_inner_texts() == ["Verdriet"]
    page.click(".hits a")
    assert page.url.endswith("/regels/after_death#deceased.interest.grief")
    page.click("summary:visible >> nth=0")
    assert page.locator(".places").first.is_visible()
    page.click("summary:has-text('Kijk naar een andere dag')")
    page.fill("#dag", "2018-10-03")
    page.click("form:has(#dag) button")
    assert "woensdag 3 oktober 2018" in page.inner_text("main")
