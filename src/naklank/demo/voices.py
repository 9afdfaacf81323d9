"""Speak the fictional conversations and cut them into the chunks that a browser would have sent.

`make_conversation(name)` gives chunks, moments and turns, in about a second, and keeps them while the program runs. Two voices of eSpeak NG,
one of them softer and further away, in a small room with a little noise: good enough to try everything with, and
unmistakably not a real person.
"""

import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from naklank.demo.conversations import SCRIPTS, Cue, Who
from naklank.demo.speech import Speaker, Voice
from naklank.model.recording import MomentKind
from naklank.sound import flac

RATE_HZ = 48_000
MEDIA_TYPE = "audio/flac"
CONVERSATIONS = tuple(SCRIPTS)
_VOICES: dict[str, dict[Who, Voice]] = {
    "bloeddruk": {"provider": Voice("m3", 150, 36, 55), "patient": Voice("f2", 138, 52, 60)},
    "knie": {"provider": Voice("f4", 155, 50, 65), "patient": Voice("m7", 142, 34, 50)},
    "uitslag": {"provider": Voice("f3", 146, 48, 55), "patient": Voice("f5", 152, 60, 65)},
}
_LEVEL: dict[Who, float] = {"provider": 0.42, "patient": 0.2}
_DELAYS_MS: dict[Who, tuple[float, ...]] = {"provider": (7.1, 13.7, 22.3), "patient": (9.3, 17.9, 31.1)}
_GAP_S = 0.55
_LEAD_S = 0.8
_ROOM_TONE = 0.0006


@dataclass(frozen=True, slots=True)
class DemoTurn:
    """One line, and when it sounds."""

    who: Who
    text: str
    from_ms: int
    to_ms: int


@dataclass(frozen=True, slots=True)
class DemoMoment:
    """What the maker did at `at_ms` of the recorded sound; `ms` is how long a pause lasted; `word` goes with a mark."""

    kind: MomentKind
    at_ms: int
    ms: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class DemoConversation:
    """A conversation as a browser would deliver it: the chunks joined are one FLAC file."""

    name: str
    title: str
    media_type: str
    rate_hz: int
    chunks: tuple[bytes, ...]
    moments: tuple[DemoMoment, ...]
    turns: tuple[DemoTurn, ...]
    duration_ms: int


@lru_cache(maxsize=len(SCRIPTS))
def make_conversation(name: str) -> DemoConversation:
    """The conversation of that name (one of `CONVERSATIONS`). Raises `NaklankError` where no voice can be made."""
    samples, turns, moments = _spoken(name)
    return DemoConversation(
        name,
        SCRIPTS[name].subject,
        MEDIA_TYPE,
        RATE_HZ,
        tuple(flac.chunks(samples, RATE_HZ)),
        tuple(moments),
        tuple(turns),
        samples.size * 1000 // RATE_HZ,
    )


def _spoken(name: str) -> tuple[NDArray[np.int16], list[DemoTurn], list[DemoMoment]]:
    speaker = Speaker()
    pieces = [np.zeros(round(_LEAD_S * RATE_HZ), dtype=np.float32)]
    length = pieces[0].size
    turns: list[DemoTurn] = []
    moments = [DemoMoment("begin", 0)]
    for line in SCRIPTS[name].lines:
        now_ms = length * 1000 // RATE_HZ
        if isinstance(line, Cue):
            moments += _moments(line, now_ms)
            continue
        who, text = line
        voice = _in_room(_raised(speaker.say(text, _VOICES[name][who]), speaker.rate_hz), who)
        gap = np.zeros(round(_GAP_S * RATE_HZ), dtype=np.float32)
        turns.append(DemoTurn(who, text, now_ms, (length + voice.size) * 1000 // RATE_HZ))
        pieces += [voice, gap]
        length += voice.size + gap.size
    moments.append(DemoMoment("end", length * 1000 // RATE_HZ))
    sound = np.concatenate(pieces) + _room_tone(length, name)
    return np.clip(np.rint(sound * 32767), -32768, 32767).astype(np.int16), turns, moments


def _moments(cue: Cue, at_ms: int) -> list[DemoMoment]:
    if cue.kind == "pause":
        return [DemoMoment("pause", at_ms, cue.seconds * 1000), DemoMoment("resume", at_ms)]
    return [DemoMoment(cue.kind, at_ms, word=cue.word)]


def _raised(samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float32]:
    """At the rate of a browser, and every line equally loud before the room makes it softer."""
    common = int(np.gcd(RATE_HZ, rate_hz))
    out = signal.resample_poly(samples, RATE_HZ // common, rate_hz // common)
    return np.asarray(out / max(1e-6, float(np.abs(out).max())), dtype=np.float32)


def _in_room(voice: NDArray[np.float32], who: Who) -> NDArray[np.float32]:
    """A few early reflections, each softer and later: near the microphone for the one, further off for the other."""
    out = np.concatenate((voice, np.zeros(RATE_HZ // 10, dtype=np.float32)))
    for step, delay_ms in enumerate(_DELAYS_MS[who], 1):
        shift = round(delay_ms * RATE_HZ / 1000)
        out[shift : shift + voice.size] += voice * np.float32(0.3**step)
    return out * np.float32(_LEVEL[who])


def _room_tone(length: int, name: str) -> NDArray[np.float32]:
    """Noise that falls with frequency, as of a ventilator; the same for each name every time."""
    white = np.random.default_rng(zlib.crc32(name.encode())).normal(size=length)
    dull = signal.lfilter([0.1], [1, -0.9], white) * _ROOM_TONE / 0.23
    return np.asarray(dull, dtype=np.float32)
