"""A pair by its name: which conversation, which device, which edit, which channel. The same name is always the same pair.

`pair(Wanted(...))` forges one; `wanted(...)` lists what a run forges. Channels: see `CODED` and `DEVICE`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from comparing import channels, devices, edits, material, rooms, sounds
from comparing.material import RATE, Wave
from comparing.splicing import edited
from comparing.truth import Truth

CODED = (
    "plain",
    "opus16",
    "opus24",
    "aac32",
    "aac64",
    "mp3-64",
    "amr12",
    "amr10",
    "gsm",
    "mulaw",
    "agc",
    "ppm",
    "soft",
    "opus16-twice",
)
DEVICE = ("device-20", "device-14", "device-8", "device-20+opus16", "device-14+opus16", "device-8+opus16")
HONEST = ("faithful", "excerpt", "longer")
"""Copies in which nothing was changed: whole, a part, or with another room's sound before and after."""


@dataclass(frozen=True)
class Wanted:
    """What to forge. `what`: one of `HONEST`, "unrelated", or a name of `edits.NAMES`."""

    what: str
    channel: str
    number: int = 0
    seconds: float = 240.0
    language: str = "nl"

    @property
    def family(self) -> str:
        """The row of the goals it counts for."""
        return "coded" if self.channel in CODED else "device at 8 dB" if "-8" in self.channel else "device"


@dataclass(frozen=True)
class Pair:
    """Original and copy as the comparison hears them (8 kHz), and the truth. `data`: the copy's file, where it was coded."""

    wanted: Wanted
    original: NDArray[np.int16]
    copy: NDArray[np.int16]
    truth: Truth
    speech_s: float
    traits: dict[str, float]
    data: bytes = b""


def pair(what: Wanted) -> Pair:
    """Forge one."""
    rng = np.random.default_rng([41, what.number, *what.what.encode(), *what.channel.encode()])
    first = _original(what.number, what.seconds, what.language)
    source, shown = _recording(what), first
    if what.what == "unrelated":
        shown = _original(what.number + 1, what.seconds, what.language, room_of=what.number)
    wave, truth = _forged(what, rng, source, shown)
    copy, truth, data = _channelled(what, rng, wave, truth)
    if what.what == "unrelated":
        truth = Truth("unrelated", ())
    speech = float(np.count_nonzero(source.active)) / 100
    return Pair(what, channels.plain(shown.wave), copy, truth, speech, source.traits, data)


def _recording(what: Wanted, number: int | None = None) -> devices.Recording:
    """What the copy was made from: the original itself, or a second device."""
    which = what.number if number is None else number
    if not what.channel.startswith("device"):
        return _original(which, what.seconds, what.language, room_of=what.number)
    snr = float(what.channel.split("+")[0].split("-")[1])
    gentle, faithful = what.what.startswith("gain"), what.what == "faithful"
    return _second(which, what.seconds, what.language, snr, what.number, gentle=gentle, faithful=faithful)


@lru_cache(maxsize=4)
def _original(number: int, seconds: float, language: str, room_of: int | None = None) -> devices.Recording:
    where = rooms.room(number if room_of is None else room_of)
    return devices.original(material.conversation(number, seconds, language), where, number)


@lru_cache(maxsize=4)
def _second(
    number: int, seconds: float, language: str, snr: float, room_of: int, *, gentle: bool, faithful: bool
) -> devices.Recording:
    talk = material.conversation(number, seconds, language)
    return devices.second(talk, rooms.room(room_of), 1000 * number + round(snr), snr, faithful=faithful, gentle=gentle)


def _forged(what: Wanted, rng: sounds.Rng, source: devices.Recording, shown: devices.Recording) -> tuple[Wave, Truth]:
    length = shown.seconds
    if what.what in ("faithful", "unrelated"):
        return edited(source, (), whole_original_s=length)
    if what.what == "excerpt":
        begin = rng.uniform(0.1, 0.5) * source.seconds
        end = begin + rng.uniform(0.2, 0.45) * source.seconds
        return edited(source, (), part=(round(begin * RATE), round(end * RATE)), whole_original_s=length)
    if what.what == "longer":
        stranger = _original(what.number + 5, what.seconds, what.language).wave
        strange = np.asarray(stranger[8 * RATE : 8 * RATE + round(rng.uniform(2, 8) * RATE)], dtype=np.float32)
        room = sounds.noise(rng, round(rng.uniform(1, 6) * RATE)) * np.float32(0.004)
        before, after = (strange, room) if rng.random() < 0.5 else (room, strange)
        return edited(source, (), before=before, after=after, whole_original_s=length)
    other = _recording(what, what.number + 1) if "foreign" in what.what or what.what == "cut-and-word" else source
    return edited(source, edits.made(what.what, rng, source, other))


def _channelled(what: Wanted, rng: sounds.Rng, wave: Wave, truth: Truth) -> tuple[NDArray[np.int16], Truth, bytes]:
    way = what.channel.partition("+")[2] if what.channel.startswith("device") else what.channel
    if way in channels.CODECS:
        copy, data = channels.passed(wave, way)
        return copy, truth.moved(1.0, channels.delay_s(way)), data
    if way == "opus16-twice":
        once = channels.passed(wave, "mp3-64")[0].astype(np.float32) / 32768
        copy, data = channels.passed(np.asarray(signal.resample_poly(once, 2, 1), dtype=np.float32), "opus16")
        return copy, truth.moved(1.0, channels.delay_s("mp3-64") + channels.delay_s("opus16")), data
    if way == "agc":
        wave = sounds.automatic_gain(wave, rng.uniform(0.3, 0.8))
    elif way == "ppm":
        times = 1 + 1e-6 * float(rng.uniform(50, 200) * rng.choice([-1, 1]))
        wave = sounds.read_at(wave, np.arange(int(len(wave) * times)) / times)
        truth = truth.moved(times, 0.0)
    elif way == "soft":
        wave = np.asarray(wave * 10 ** (rng.uniform(-20, -6) / 20), dtype=np.float32)
    return channels.plain(wave), truth, b""


def wanted(
    channels_: tuple[str, ...], whats: tuple[str, ...], each: int, first: int = 0, seconds: float = 240.0
) -> Iterator[Wanted]:
    """`each` pairs of every edit over every channel, spread over the conversations."""
    number = first
    for what in whats:
        for channel in channels_:
            for _ in range(each):
                yield Wanted(what, channel, number % 10_000, seconds)
                number += 7
