"""What tests of recording in a real browser share: Chromium with a WAV as microphone that can be killed, real Dutch speech, and a
comparison of what arrived with what was fed. Knows no server: the same tests run before the stub and the real one.
"""

import contextlib
import io
import os
import random
import shutil
import signal
import subprocess
import time
import wave
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from playwright.sync_api import BrowserContext, Page, Playwright

from tests.processes import family

SPEECH = Path("/usr/share/games/fillets-ng/sound")
CHROMIUM = "/usr/bin/chromium"
RATE = 16000


def dutch_speech(target: Path, seconds: float, seed: int = 1, rate: int = 48000) -> Path:
    """Join real Dutch sentences (Debian's fillets-ng-data-nl) into a mono WAV of at least this length."""
    clips = sorted(SPEECH.glob("*/nl/*.ogg"))
    assert clips, "Dutch speech is missing: install the Debian package fillets-ng-data-nl"
    random.Random(seed).shuffle(clips)
    sound = np.zeros(0, np.float32)
    for clip in clips:
        sound = np.concatenate([sound, decoded(clip.read_bytes(), rate)])
        if len(sound) >= seconds * rate:
            break
    sound = sound[: int(seconds * rate)]
    sound = sound / np.abs(sound).max() * 0.7
    with wave.open(str(target), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((sound * 32767).astype("<i2").tobytes())
    return target


def decoded(data: bytes, rate: int = RATE) -> np.ndarray:
    """Sound file bytes as mono floats at `rate`."""
    resampler = av.AudioResampler("flt", "mono", rate)
    pieces = []
    with av.open(io.BytesIO(data)) as container:
        for frame in container.decode(audio=0):
            frame.pts = None
            pieces += [piece.to_ndarray()[0] for piece in resampler.resample(frame)]
        pieces += [piece.to_ndarray()[0] for piece in resampler.resample(None)]
    return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)


def likeness(got: np.ndarray, fed: np.ndarray, cuts: Iterable[float] = ()) -> tuple[float, float]:
    """How much what arrived is what was fed: correlation of half seconds with sound, weighted by energy, and the share of `got` that was
    compared. `cuts` are the places (ms) of the pauses and gaps that the recording tells of: behind each the sound may lie later in `fed`."""
    size = RATE // 2
    edges = [0, *sorted({int(ms * RATE / 1000) for ms in cuts}), len(got)]
    found: list[tuple[float, float]] = []
    for low, high in pairwise(edges):
        part = got[low:high]
        if high - low < size // 2 or float(part @ part) < 1e-5 * len(part):
            continue
        offset = _place(part[: 4 * RATE], fed)
        for at in range(0, len(part) - size // 2, size):
            piece = part[at : at + size]
            start = max(0, at + offset - RATE // 50)
            field = fed[start : at + offset + len(piece) + RATE // 50]
            energy = float(piece @ piece)
            if energy < 1e-5 * len(piece) or len(field) < len(piece):
                continue
            value, place = _match(piece, field)
            found.append((value, energy))
            offset = start + place - at if value > 0.9 else offset
    total = sum(energy for _, energy in found)
    return (sum(v * e for v, e in found) / total if total else 0.0, len(found) * size / max(1, len(got)))


def _place(piece: np.ndarray, field: np.ndarray) -> int:
    size = 1 << (len(piece) + len(field)).bit_length()
    cross = np.fft.irfft(np.fft.rfft(field, size) * np.conj(np.fft.rfft(piece, size)), size)
    return int(np.argmax(cross[: len(field)]))


def _match(piece: np.ndarray, field: np.ndarray) -> tuple[float, int]:
    cross = np.correlate(field, piece, "valid") if len(piece) < 64 else _valid(field, piece)
    squares = np.concatenate([[0.0], np.cumsum(field.astype(float) ** 2)])
    energy = squares[len(piece) :] - squares[: -len(piece)]
    value = cross / np.sqrt(np.maximum(energy, 1e-9) * float(piece @ piece))
    place = int(np.argmax(value))
    return float(value[place]), place


def _valid(field: np.ndarray, piece: np.ndarray) -> np.ndarray:
    size = 1 << (len(piece) + len(field)).bit_length()
    cross = np.fft.irfft(np.fft.rfft(field, size) * np.conj(np.fft.rfft(piece, size)), size)
    return cross[: len(field) - len(piece) + 1]


class Chromium:
    """One Chromium process with its own profile. `kill()` is SIGKILL for all of it, as when the battery is pulled out."""

    def __init__(
        self, playwright: Playwright, profile: Path, microphone: Path | None = None, *, flags: tuple[str, ...] = ()
    ) -> None:
        for stale in profile.glob("Singleton*"):
            stale.unlink()
        (profile / "DevToolsActivePort").unlink(missing_ok=True)
        sound = [f"--use-file-for-fake-audio-capture={microphone}%noloop"] if microphone else []
        self.process = subprocess.Popen(
            [
                CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream", *sound, "--autoplay-policy=no-user-gesture-required",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                "--disable-quic", "--disable-dev-shm-usage", "--mute-audio", "--remote-debugging-port=0",
                f"--user-data-dir={profile}", *flags, "about:blank",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        self.browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{self._port(profile)}")
        self.context: BrowserContext = self.browser.contexts[0]
        self.errors: list[str] = []

    def _port(self, profile: Path) -> int:
        port_file = profile / "DevToolsActivePort"
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if port_file.exists() and (lines := port_file.read_text().split()):
                return int(lines[0])
            time.sleep(0.05)
        self.kill()
        raise TimeoutError("Chromium did not start")

    def page(self, address: str) -> Page:
        """Open a page; script errors and refusals by the content policy land in `errors`."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda m: self.errors.append(m.text) if m.type == "error" and "Content Security" in m.text else None,
        )
        page.goto(address)
        return page

    def kill(self) -> None:
        """End every process of this browser at once, without warning."""
        for pid in family(self.process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()  # its connection ends with it; closing that as well may wait for ever

    close = kill


@contextlib.contextmanager
def chromium(
    playwright: Playwright, profile: Path, microphone: Path | None = None, **more: object
) -> Iterator[Chromium]:
    """A browser that is gone afterwards, whatever happens."""
    profile.mkdir(parents=True, exist_ok=True)
    browser = Chromium(playwright, profile, microphone, **more)  # type: ignore[arg-type]
    try:
        yield browser
    finally:
        browser.kill()


def press(page: Page, do: str) -> None:
    """Press a button of the recorder."""
    page.evaluate("name => document.querySelector(`[data-recorder] [data-do=${name}]`).click()", do)


def wait_state(page: Page, *states: str, seconds: float = 15) -> None:
    """Wait until the recorder is in one of these states."""
    page.wait_for_function(
        "states => states.includes(document.querySelector('[data-recorder]').dataset.state)",
        arg=list(states),
        timeout=seconds * 1000,
    )


def recorded_ms(page: Page) -> int:
    """How much sound the recorder has so far."""
    return int(page.evaluate("() => document.querySelector('[data-recorder]').session.at"))


def wait_recorded(page: Page, ms: int, seconds: float = 30) -> None:
    """Wait until there is this much sound."""
    page.wait_for_function(
        "ms => document.querySelector('[data-recorder]').session.at >= ms", arg=ms, timeout=seconds * 1000
    )


def said(page: Page) -> str:
    """What the recorder says now."""
    return str(page.evaluate("() => document.querySelector('[data-say]').textContent"))


def wait_said(page: Page, words: str, seconds: float = 20) -> None:
    """Wait until it says something with these words."""
    page.wait_for_function(
        "words => document.querySelector('[data-say]').textContent.includes(words)", arg=words, timeout=seconds * 1000
    )


def sweep(folder: Path) -> None:
    """Remove a profile folder (Chromium may still be letting go of files)."""
    shutil.rmtree(folder, ignore_errors=True)
