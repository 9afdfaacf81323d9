"""The look: what can be measured of it. Pages are drawn from example data and served by a tiny server with the real policy."""

import functools
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import page_examples
import pytest
from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "src/naklank/web/static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
TEXT_ON = {
    "ink": ("paper", "card", "sunk", "do-wash", "recording-wash", "safe-wash", "attention-wash"),
    "soft": ("paper", "card", "sunk", "do-wash", "recording-wash", "safe-wash"),
    "do": ("paper", "card", "sunk", "do-wash", "recording-wash"),
    "recording": ("paper", "card", "recording-wash"),
    "safe": ("paper", "card", "safe-wash", "recording-wash"),
    "attention": ("paper", "card", "attention-wash", "recording-wash"),
    "on-do": ("do", "do-deep"),
    "on-recording": ("recording", "recording-deep"),
}
SMALL_TARGETS = """() => {
  const inText = (e) => e.tagName === 'A' && getComputedStyle(e).display === 'inline';
  const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.skip');
  return [...document.querySelectorAll('a, button, select, textarea, summary, input:not([type=hidden]), label.choice, label.tick')]
    .filter((e) => seen(e) && !inText(e) && !(e.tagName === 'INPUT' && e.closest('.choice, .tick')))
    .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
    .filter(([, box]) => box.height < 44 || box.width < 44)
    .map(([what, box]) => `${what} ${Math.round(box.width)}x${Math.round(box.height)}`);
}"""
TWICE = """() => {
  const root = document.documentElement;
  root.style.fontSize = `calc(${getComputedStyle(root).fontSize} * 2)`;
  return [];
}"""
WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > room + 1)
    .map((e) => e.outerHTML.slice(0, 90)).slice(0, 5);
}"""


def tokens(scheme: str) -> dict[str, str]:
    """The colours of tokens.css, light or dark."""
    sheet = (STATIC / "css/tokens.css").read_text()
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    return found | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_on_every_ground_it_stands_on(scheme: str) -> None:
    """4.5 to 1 for text, 3 to 1 for the edge of what can be pressed or filled in."""
    colours = tokens(scheme)
    thin = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, grounds in TEXT_ON.items()
        for ground in grounds
        if contrast(colours[text], colours[ground]) < 4.5
    }
    faint = {
        ground: contrast(colours["edge"], colours[ground])
        for ground in ("paper", "card")
        if contrast(colours["edge"], colours[ground]) < 3
    }
    assert (thin, faint) == ({}, {})


@pytest.mark.parametrize("name", page_examples.PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_made_in_both_languages_without_a_missing_word(name: str, language: str) -> None:
    """Every example renders with undefined names refused, and holds no inline style or script that the policy would block."""
    page = page_examples.drawn(name, language)
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style", page)
    assert all('src="' in tag or 'type="application/json"' in tag for tag in re.findall(r"<script[^>]*>", page))


class Pages(BaseHTTPRequestHandler):
    """The example pages and the static files, under the policy of the real server."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].strip("/")
        file = STATIC / path.removeprefix("static/")
        if path in page_examples.PAGES:
            self.answer(page_examples.drawn(path).encode(), "text/html; charset=utf-8")
        elif path.startswith("static/") and file.is_file():
            self.answer(file.read_bytes(), guess_type(path)[0] or "application/octet-stream")
        else:
            self.send_error(404)

    def answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    yield running
    running.close()


@functools.cache
def axe() -> str:
    """The checker, fetched by the lock file's hash where it is not here yet."""
    fetched = subprocess.run(
        [sys.executable, "hatch_build.py", "axe"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return Path(fetched.stdout.strip()).read_text()


def opened(browser: Browser, address: str, width: int, **options: Any) -> tuple[Page, list[str]]:
    """A fresh page of this width, and what the browser complains of."""
    page = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options).new_page()
    page.route(re.compile(r"\.js$"), lambda route: route.fulfill(body="", content_type="text/javascript"))
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    return page, complaints


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_the_page_of_all_components(
    browser: Browser, address: str, width: int, scheme: Any
) -> None:
    """`/stijl` shows every component in every state; axe has no complaint, nor has the content-security policy."""
    page, complaints = opened(browser, address, width, color_scheme=scheme)
    page.goto(f"{address}/stijl")
    assert (broken(page), complaints) == ([], [])
    page.context.close()


def broken(page: Page) -> list[str]:
    page.evaluate(axe())
    outcome = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in outcome["violations"]]


@pytest.mark.browser
def test_every_page_can_be_used_on_a_phone(browser: Browser, address: str) -> None:
    """At 360 px, in the dark: axe finds nothing, what can be pressed is 44 px or more (but for a link within a sentence),
    and with text twice as large nothing leaves the screen sideways."""
    page, complaints = opened(browser, address, 360, color_scheme="dark")
    found = {}
    for name in page_examples.PAGES:
        page.goto(f"{address}/{name}")
        found[name] = [*broken(page), *page.evaluate(SMALL_TARGETS), *page.evaluate(TWICE), *page.evaluate(WIDER)]
    assert ({name: wrong for name, wrong in found.items() if wrong}, complaints) == ({}, [])
    page.context.close()


@pytest.mark.browser
def test_every_page_can_be_used_on_a_desk(browser: Browser, address: str) -> None:
    """At 1280 px, in the light: large enough to press, and nothing sideways with text twice as large."""
    page, complaints = opened(browser, address, 1280, color_scheme="light")
    found = {}
    for name in page_examples.PAGES:
        page.goto(f"{address}/{name}")
        found[name] = [*page.evaluate(SMALL_TARGETS), *page.evaluate(TWICE), *page.evaluate(WIDER)]
    assert ({name: wrong for name, wrong in found.items() if wrong}, complaints) == ({}, [])
    page.context.close()


@pytest.mark.browser
def test_no_page_scrolls_sideways_at_320_px(browser: Browser, address: str) -> None:
    """The narrowest screen that people still have."""
    page, _ = opened(browser, address, 320)
    wide = {}
    for name in page_examples.PAGES:
        page.goto(f"{address}/{name}")
        wide[name] = page.evaluate(WIDER)
    assert {name: what for name, what in wide.items() if what} == {}
    page.context.close()


@pytest.mark.browser
def test_the_recorder_shows_one_state_at_a_time(browser: Browser, address: str) -> None:
    """Whatever `data-state` the script sets, there is exactly one large sentence and only the buttons that make sense then."""
    page, _ = opened(browser, address, 360)
    page.goto(f"{address}/record_ready")
    shown = {}
    for state in ("ready", "asking", "running", "paused", "trouble", "finishing", "safe"):
        page.evaluate("s => { document.querySelector('[data-recorder]').dataset.state = s; }", state)
        assert page.locator("h1:visible").count() == 1
        shown[state] = page.eval_on_selector_all(
            "[data-do]", "all => all.filter(e => e.checkVisibility()).map(e => e.dataset.do)"
        )
    assert shown == {
        "ready": ["start"], "asking": [], "running": ["pause", "mark", "summary", "end"],
        "paused": ["resume", "mark", "summary", "end"], "trouble": ["resume", "mark", "summary", "end"], "finishing": [], "safe": [],
    }  # fmt: skip
    page.context.close()


@pytest.mark.browser
def test_our_own_font_is_used(browser: Browser, address: str) -> None:
    """The face comes from our own server, not from the system or another host."""
    page, _ = opened(browser, address, 360)
    page.goto(f"{address}/welcome")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('18px \"Atkinson Hyperlegible Next\"')")
    assert page.evaluate("[...document.fonts].some(f => f.status === 'loaded')")
    page.context.close()
