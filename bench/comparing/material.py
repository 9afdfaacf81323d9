"""Real talk to forge from: acted Dutch (or Czech) lines of two talkers, joined to conversations that share no line.

The lines are Debian's `fillets-ng-data-nl` (`-cs`); the talker stands in the file's name. Both talkers stay apart and dry, so
that each device in the room can hear them from its own place. Decoded once and kept in a folder for temporary files.
"""

import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

RATE = 16_000
LEAD_S = 4.0
"""Quiet before and after the talk, so that a second device can start earlier or later."""
FOLDER = Path("/usr/share/games/fillets-ng/sound")

Wave = NDArray[np.float32]


class NoMaterial(Exception):
    """The package with the lines is not there."""


@dataclass(frozen=True)
class Conversation:
    """Two dry talkers on one clock, and where speech is (a flag for each 10 ms)."""

    name: str
    talkers: tuple[Wave, Wave]
    active: NDArray[np.bool_]

    @property
    def seconds(self) -> float:
        """How long it is, with the quiet around it."""
        return len(self.talkers[0]) / RATE


@cache
def lines(language: str = "nl") -> tuple[tuple[int, Wave], ...]:
    """All lines: whose (0 or 1) and its sound, in a fixed order."""
    paths = sorted(FOLDER.glob(f"*/{language}/*-[mv]-*.ogg"))
    if not paths:
        raise NoMaterial(f"Install Debian's package fillets-ng-data-{language}.")
    kept = _folder() / f"lines-{language}-{len(paths)}.npz"
    if not kept.exists():
        waves = [decoded(path) for path in paths]
        part = kept.with_suffix(f".{os.getpid()}.npz")
        np.savez(part, sound=np.concatenate(waves), ends=np.cumsum([len(one) for one in waves]))
        part.replace(kept)
    with np.load(kept) as found:
        sound, ends = found["sound"], found["ends"]
    parts = np.split(sound, ends[:-1])
    return tuple(
        (int("-v-" in path.name), wave) for path, wave in zip(paths, parts, strict=True) if len(wave) > RATE // 4
    )


def _folder() -> Path:
    folder = Path(tempfile.gettempdir()) / f"naklank-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def decoded(path: Path) -> Wave:
    """One file at 16 kHz, without the silence at its ends, all lines equally loud."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    with av.open(str(path)) as source:
        made = [part.to_ndarray()[0] for frame in (*source.decode(audio=0), None) for part in resampler.resample(frame)]
    wave = np.concatenate(made).astype(np.float32) if made else np.zeros(0, dtype=np.float32)
    if not wave.any():  # a few files of the package hold no sound
        return wave
    loud = np.flatnonzero(np.abs(wave) > 0.02 * np.abs(wave).max())
    wave = wave[loud[0] : loud[-1] + 1]
    return np.asarray(wave * (0.08 / np.sqrt(np.mean(wave**2))), dtype=np.float32)


def how_many(language: str = "nl", seconds: float = 240.0) -> int:
    """How many conversations there are without a shared line."""
    return int(sum(len(wave) for _, wave in lines(language)) / RATE / (seconds * 0.85))


def conversation(number: int, seconds: float = 240.0, language: str = "nl") -> Conversation:
    """Conversation `number`. Numbers beyond `how_many` are other mixtures of the same lines."""
    every = lines(language)
    deal, place = divmod(number, how_many(language, seconds))
    order = np.random.default_rng([7, deal]).permutation(len(every))
    rng = np.random.default_rng([11, number])
    first = place * len(every) // how_many(language, seconds)
    talkers = [np.zeros(round((seconds + 2 * LEAD_S) * RATE), dtype=np.float32) for _ in range(2)]
    at, end, step = round(LEAD_S * RATE), round((LEAD_S + seconds) * RATE), 0
    while step < len(every):
        who, wave = every[order[(first + step) % len(every)]]
        step += 1
        if at + len(wave) > end:
            break
        talkers[who][at : at + len(wave)] = wave
        at += len(wave) + round(rng.uniform(0.2, 1.5) * RATE)
    both = talkers[0] + talkers[1]
    return Conversation(f"{language}{number}", (talkers[0], talkers[1]), activity(both))


def activity(wave: Wave) -> NDArray[np.bool_]:
    """Whether something is said, for each 10 ms; holes below 30 ms are speech."""
    frame = RATE // 100
    count = len(wave) // frame
    loud = np.sqrt(np.mean(wave[: count * frame].reshape(count, frame) ** 2, axis=1)) > 0.004
    near = np.convolve(loud, np.ones(3), mode="same") > 0
    return np.asarray(near)
