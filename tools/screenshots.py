"""Make docs/images/ anew: start a fresh demo, walk the whole path in Chromium, keep each page as a small picture.

What is shown is what the program does: a phone joins by the word on the provider's screen, announces, records a made-up
microphone, and stops. To add a picture of a page, add a line to `PAGES`; for one on the way, a `keep` in `walk`.
Needs the packages of `make test`. Usage: `make screenshots`, or `tools/screenshots.py --to FOLDER --only NAME …`.
"""

from __future__ import annotations

import argparse
import contextlib
import fractions
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import av
import av.filter
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = ("patient", "provider", "manager", "privacy_officer", "relative")
"""In the order of the buttons on the first page of the demo."""

PHONE, DESK = {"width": 360, "height": 760}, {"width": 1280, "height": 860}
TOTAL_MAX = 1_500_000
Scheme = Literal["light", "dark"]
NO_STATUTE = ("label:has(input[value='none'])", "main form button[type='submit']")
SO_FAR = ("details:has(a[href$='/antwoord']) > summary", "main a[href$='/antwoord']")
FIRST_RECORDING = ("main a[href^='/gesprek/']", "main a[href^='/opname/']")


@dataclass(frozen=True)
class Shot:
    """One picture of one page. `path` is an address; `follow` are links to click from there, by selector."""

    name: str
    person: str
    path: str
    follow: tuple[str, ...] = ()
    phone: bool = False
    scheme: Scheme = "light"
    whole: bool = False


PAGES = (
    Shot("welcome", "", "/"),
    Shot("home-phone", "patient", "/", phone=True),
    Shot("home-provider", "provider", "/"),
    Shot("listen", "patient", "/", FIRST_RECORDING),
    Shot("listen-phone", "patient", "/", FIRST_RECORDING, phone=True),
    Shot("listen-dark", "patient", "/", FIRST_RECORDING, scheme="dark"),
    Shot("who-listened", "patient", "/", (*FIRST_RECORDING, "a[href$='/wie']")),
    Shot("log", "privacy_officer", "/logboek"),
    Shot("verify", "", "/nagaan"),
    Shot("verify-phone", "", "/nagaan", phone=True),
    Shot("may-answer-phone", "", "/mag-dit/begin/politie", (*NO_STATUTE, *SO_FAR), phone=True),
    Shot("rules-map", "", "/regels/sound"),
)


def main() -> int:
    """Make all pictures, or those asked for; fail where they are too large together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--address", default="", help="of a demo that runs already")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="naklank-shots-")))
        address = given.address or stack.enter_context(running_demo(place))
        playwright = stack.enter_context(sync_playwright())
        studio = Studio(stack.enter_context(chromium(playwright)), address, given.to, frozenset(given.only))
        for shot in PAGES:
            studio.page(shot)
        if not given.only or studio.wanted & WALKED:
            walk(studio)
    total = sum(path.stat().st_size for path in given.to.glob("*.png"))
    print(f"{len(list(given.to.glob('*.png')))} pictures, {total / 1000:.0f} kB, in {given.to}")
    return 0 if total <= TOTAL_MAX else 1


@contextlib.contextmanager
def running_demo(place: Path) -> Iterator[str]:
    """A demo with fresh data on a free port; yields its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    command = [sys.executable, "-m", "naklank", "--data", str(place / "demo"), "demo", "--port", str(port)]
    with subprocess.Popen(command, cwd=place, stdout=sys.stderr) as server:
        try:
            wait_for(address, server)
            yield address
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the first page answers; give up where the server stopped or stays silent."""
    for _ in range(600):
        if server.poll() is not None:
            raise SystemExit(f"the demo stopped with status {server.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the demo did not answer within five minutes")


@contextlib.contextmanager
def chromium(playwright) -> Iterator[Browser]:  # noqa: ANN001, the type has no public name
    """The system's Chromium with a microphone that makes a sound, and without talk to the outside."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise SystemExit("Chromium is not here. On Debian: apt-get install chromium")
    browser = playwright.chromium.launch(
        executable_path=found,
        args=[
            "--no-sandbox",
            "--disable-background-networking",
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--autoplay-policy=no-user-gesture-required",
        ],
    )
    try:
        yield browser
    finally:
        browser.close()


class Studio:
    """Opens pages as somebody, and keeps pictures of them."""

    def __init__(self, browser: Browser, address: str, folder: Path, wanted: frozenset[str]) -> None:
        self._browser = browser
        self.address = address
        self._folder = folder
        self.wanted = wanted

    def context(self, person: str, *, phone: bool = False, scheme: Scheme = "light") -> BrowserContext:
        """A browser of its own, signed in as one of the demo's people ("" for nobody)."""
        context = self._browser.new_context(
            viewport=PHONE if phone else DESK,
            color_scheme=scheme,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            permissions=["microphone"],
            reduced_motion="reduce",
            base_url=self.address,
        )
        if person:
            page = context.new_page()
            page.goto("/")
            page.locator("form[action='/demo/wie'] button").nth(PEOPLE.index(person)).click()
            page.wait_for_load_state()
            page.close()
        return context

    def page(self, shot: Shot) -> None:
        """One picture from the list."""
        if self.wanted and shot.name not in self.wanted:
            return
        context = self.context(shot.person, phone=shot.phone, scheme=shot.scheme)
        page = context.new_page()
        page.goto(shot.path)
        for link in shot.follow:
            page.locator(link).first.click()
            page.wait_for_load_state()
        self.keep(page, shot.name, whole=shot.whole)
        context.close()

    def keep(self, page: Page, name: str, *, whole: bool = False) -> None:
        """Keep what the page shows now, once its letters are there, in at most 256 colours."""
        if self.wanted and name not in self.wanted:
            return
        page.evaluate("document.fonts.ready.then(() => true)")
        page.wait_for_timeout(250)
        target = self._folder / f"{name}.png"
        target.write_bytes(fewer_colours(page.screenshot(full_page=whole, animations="disabled")))
        print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB")


WALKED = frozenset(
    {"provider-door", "join-phone", "announce-phone", "announce-check-phone", "provider-announced"}
    | {"record-ready-phone", "record-phone", "record-dark", "provider-recording", "safe-phone"}
)
"""What `walk` keeps on its way."""


def walk(studio: Studio) -> None:
    """The path of one conversation: door, phone, announcement, recording, safe."""
    desk = studio.context("provider").new_page()
    desk.goto("/")
    desk.fill("input[name=subject]", "Uitslag onderzoek")
    desk.locator("form[action='/gesprek'] button").first.click()
    desk.wait_for_selector(".word")
    studio.keep(desk, "provider-door")
    word = desk.locator(".word").inner_text().strip()
    phone = studio.context("", phone=True).new_page()
    join(studio, phone, word)
    announce(studio, phone)
    desk.wait_for_selector("#aangekondigd")
    studio.keep(desk, "provider-announced")
    record(studio, phone, desk)


def join(studio: Studio, phone: Page, word: str) -> None:
    """A phone that was never here before types the word of the provider's screen."""
    phone.goto("/mee")
    phone.fill("input[name=word]", word)
    phone.fill("input[name=name]", "Mevrouw De Vries")
    studio.keep(phone, "join-phone")
    press(phone)
    phone.wait_for_selector("[data-live]")


def announce(studio: Studio, phone: Page) -> None:
    """Answer each question with its first choice, or nothing, and tell it."""
    phone.locator("a[href$='/aankondigen']").first.click()
    phone.wait_for_load_state()
    studio.keep(phone, "announce-phone")
    for _ in range(8):
        if not re.search(r"/aankondigen", phone.url):
            return
        if phone.locator("section.part").count():
            studio.keep(phone, "announce-check-phone", whole=True)
        choices = phone.locator("main input[type=radio]")
        if choices.count():
            choices.first.check()
        press(phone)


def press(page: Page) -> None:
    """Press the page's main button and wait for what comes."""
    page.locator("main form button:not(.link)").last.click()
    page.wait_for_load_state()
    page.wait_for_timeout(200)


def record(studio: Studio, phone: Page, desk: Page) -> None:
    """Record some seconds, end, and see that it is safe."""
    phone.locator("a[href$='/opnemen']").first.click()
    phone.wait_for_selector("[data-state=ready]")
    studio.keep(phone, "record-ready-phone")
    phone.locator("[data-do=start]").click()
    phone.wait_for_selector("[data-recorder][data-state=running]")
    phone.wait_for_timeout(7000)
    studio.keep(phone, "record-phone")
    phone.emulate_media(color_scheme="dark")
    studio.keep(phone, "record-dark")
    phone.emulate_media(color_scheme="light")
    studio.keep(desk, "provider-recording")
    phone.locator("[data-do=end]").click()
    phone.wait_for_url(re.compile(r"/veilig"), timeout=60_000)
    studio.keep(phone, "safe-phone")


def fewer_colours(png: bytes) -> bytes:
    """The same picture with a palette of its own of 256 colours: a third of the bytes, and it looks the same."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(png)
        file.flush()
        with av.open(file.name) as source:
            frame = next(source.decode(video=0)).reformat(format="rgb24")
    graph = av.filter.Graph()
    source_node = graph.add_buffer(
        width=frame.width, height=frame.height, format="rgb24", time_base=fractions.Fraction(1)
    )
    split, palette, use = (
        graph.add("split"),
        graph.add("palettegen", "stats_mode=single"),
        graph.add("paletteuse", "dither=none"),
    )
    sink = graph.add("buffersink")
    source_node.link_to(split)
    split.link_to(use, 0, 0)
    split.link_to(palette, 1, 0)
    palette.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    frame.pts = 0
    source_node.push(frame)
    source_node.push(None)
    made = sink.pull()
    codec = av.CodecContext.create("png", "w")
    codec.width, codec.height, codec.pix_fmt = made.width, made.height, made.format.name
    codec.time_base = fractions.Fraction(1)
    codec.options = {"compression_level": "9", "pred": "none"}
    small = b"".join(bytes(packet) for packet in (*codec.encode(made), *codec.encode(None)))
    return small if len(small) < len(png) else png


if __name__ == "__main__":
    sys.exit(main())
