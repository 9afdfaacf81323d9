"""What each device in the room recorded: A is the original, B somebody's own phone, each with its place, noise and clock.

Simplified, and said so: a talker walks for device B only (what counts is how the two differ), rooms do not change while people
talk, and nobody handles the phone.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from comparing import rooms, sounds
from comparing.material import LEAD_S, RATE, Conversation, Wave

EDGE_S = 2.0
"""The original begins this long before the talk."""


@dataclass(frozen=True)
class Recording:
    """The sound of a device at 16 kHz, what time of the original each of its times is, and where speech is (10 ms)."""

    wave: Wave
    clock: tuple[NDArray[np.float64], NDArray[np.float64]]
    active: NDArray[np.bool_]
    traits: dict[str, float] = field(default_factory=dict)

    def original_s(self, here_s: float) -> float:
        """The time in the original of a time in this recording; beyond its ends, as if it had run on."""
        return float(np.interp(here_s, *self.clock))

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.wave) / RATE


def original(talk: Conversation, where: rooms.Room, seed: int) -> Recording:
    """Device A: near, quiet, its clock is the clock."""
    rng = np.random.default_rng([31, seed])
    heard = _in_room(talk.talkers, where, 0)
    heard += _own_noise(rng, heard, talk, rng.uniform(25, 30))
    first, last = round((LEAD_S - EDGE_S) * RATE), round((talk.seconds - LEAD_S + EDGE_S) * RATE)
    wave = _levelled(heard[first:last], 0.07)
    seconds = len(wave) / RATE
    return Recording(wave, (np.array([0, seconds]), np.array([0, seconds])), talk.active[first // 160 : last // 160])


def second(
    talk: Conversation, where: rooms.Room, seed: int, snr_db: float, *, faithful: bool = False, gentle: bool = False
) -> Recording:
    """Device B: another place, microphone, noise and clock. `gentle`: no automatic gain. `faithful`: holds all of A."""
    rng = np.random.default_rng([37, seed])
    traits = {
        "snr_db": snr_db, "rt60": where.rt60, "ppm": float(rng.uniform(-200, 200)), "wander": float(rng.uniform(0, 10)),
        "agc": float(rng.random() < 0.6 and not gentle), "walks": float(rng.random() < 0.25),
        "suppressed": float(rng.random() < 0.2), "bursts": float(rng.integers(1, 5) if rng.random() < 0.3 else 0),
    }  # fmt: skip
    talkers = list(talk.talkers)
    if traits["walks"]:
        who = int(rng.integers(2))
        talkers[who] = _walking(rng, talkers[who])
    heard = _in_room((talkers[0], talkers[1]), where, 1)
    heard = sounds.microphone(rng, heard)
    heard += _own_noise(rng, heard, talk, snr_db)
    if traits["bursts"]:
        heard = sounds.bursts(rng, heard, int(traits["bursts"]))
    heard = sounds.banded(heard, rng.uniform(60, 250), rng.uniform(3600, 7500))
    early = rng.uniform(0.1, 1.5) if faithful else rng.uniform(-4.0, 1.5)
    late = rng.uniform(0.1, 1.5) if faithful else rng.uniform(-4.0, 1.5)
    begin, end = LEAD_S - EDGE_S - early, talk.seconds - LEAD_S + EDGE_S + late
    here, there = _clock(rng, end - begin, traits["ppm"], traits["wander"])
    wave = sounds.read_at(heard, (np.interp(np.arange(int(here[-1] * RATE)) / RATE, here, there) + begin) * RATE)
    if traits["agc"]:
        wave = sounds.automatic_gain(wave, rng.uniform(0.3, 0.8))
    if traits["suppressed"]:
        wave = sounds.suppressed(wave)
    wave = _levelled(wave, 0.07 * 10 ** (rng.uniform(-10, 4) / 20))
    bias = (
        np.mean([rooms.distance(where, who, 1) - rooms.distance(where, who, 0) for who in range(2)]) / rooms.SOUND_M_S
    )
    shifted = there + begin - (LEAD_S - EDGE_S) - bias
    places = np.minimum(np.interp(np.arange(len(wave) // 160) / 100, here, there) + begin, talk.seconds - 0.02)
    return Recording(wave, (here, shifted), talk.active[(places * 100).astype(int)], traits)


def _in_room(talkers: tuple[Wave, Wave], where: rooms.Room, device: int) -> Wave:
    heard = np.zeros(len(talkers[0]), dtype=np.float32)
    for who, dry in enumerate(talkers):
        heard += signal.oaconvolve(dry, rooms.response(where, who, device))[: len(heard)].astype(np.float32)
    return heard


def _own_noise(rng: sounds.Rng, heard: Wave, talk: Conversation, snr_db: float) -> Wave:
    said = np.repeat(talk.active, RATE // 100)[: len(heard)]
    loud = np.sqrt(np.mean(heard[: len(said)][said] ** 2))
    return np.asarray(sounds.noise(rng, len(heard)) * (loud * 10 ** (-snr_db / 20)), dtype=np.float32)


def _levelled(wave: Wave, level: float) -> Wave:
    scaled = wave * (level / np.sqrt(np.mean(wave**2)))
    return np.asarray(np.clip(scaled, -0.99, 0.99), dtype=np.float32)


def _walking(rng: sounds.Rng, dry: Wave) -> Wave:
    """A talker who goes up and down: at most 5 ms nearer or farther in a second."""
    times = np.arange(len(dry)) / RATE
    far, period = rng.uniform(0.002, 0.008), rng.uniform(12, 40)
    delay = far * (1 - np.cos(2 * np.pi * times / period)) / 2
    return sounds.read_at(dry, (times - delay) * RATE)


def _clock(
    rng: sounds.Rng, seconds: float, ppm: float, wander: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Times here and in the room: a rate that differs by `ppm`, and wanders by so many more within minutes."""
    there = np.arange(0, seconds + 10, 10.0)
    there = np.append(there[there < seconds], seconds)
    phase = rng.uniform(0, 2 * np.pi)
    rate = 1 + 1e-6 * (ppm + wander * np.sin(2 * np.pi * there / rng.uniform(200, 900) + phase))
    here = np.concatenate(([0.0], np.cumsum(np.diff(there) * (rate[1:] + rate[:-1]) / 2)))
    return here, there
