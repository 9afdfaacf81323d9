"""Follow the delay of another microphone's recording, through the reflections of its room.

Through another microphone the strongest path jumps from look to look: talkers sit in different places, and a wall may be louder
than the way straight on. But a room stands still: whoever speaks from one place makes the same *response* each time, dozens of
reflections in the same pattern, whatever is said. So each look's response is held against the responses of the *voices* heard in
the last half minute. One that fits at the lag where it should be says that nothing was cut since; one that fits well at another
lag, together with the next ones, says what was cut, to the sample. No single reflection counts for more than a few others.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from naklank.sound.compare.grow import FITS, REACH, Look, Run
from naklank.sound.compare.signal import RATE_HZ

MOST = 4.0
"""A reflection counts for at most this many standard deviations."""
LIKE = 0.2
"""Responses of one place are this alike or more; of two places, at the best of 2,000 lags, 0.17 was the most in 2,000 pairs."""
SURE = 0.3
_SIZE = 4 * REACH
_LAGS = REACH * 4 // 5
_VOICES = 6
_FORGET = 40 * RATE_HZ
_BLEND = 0.3
_SLACK = 12
"""A place is known to 1.5 ms: heads turn."""
_CLOCKS = 350e-6
LEAST_STEP = RATE_HZ * 32 // 1000
"""Two talkers may be heard 30 ms apart by the two microphones (ten metres); what jumps further was cut."""
_AHEAD = 8
_FEW_SPEECH = 0.15
_LONG = 3 * RATE_HZ

_FREQUENCIES = np.arange(_SIZE // 2 + 1) / _SIZE

Spectrum = NDArray[np.complex64]


@dataclass(slots=True)
class Voice:
    """Somebody speaking from one place: the pattern of the response (as a spectrum), and the delay at which it was last heard."""

    spectrum: Spectrum
    offset: float
    at: int
    peak_lag: int
    name: int
    first: int


@dataclass(slots=True)
class Heard:
    """One look, the name of the voice that spoke (None: nobody known), the delay of that voice then, and how sure that is."""

    look: Look
    voice: int | None
    delay: float
    alike: float
    proof: bool = False
    """Whether the voice was known long before: a look is like the one half a second ago whatever is said, for they overlap."""


@dataclass(slots=True)
class Track:
    """Looks between two steps: nothing was cut here that is longer than `LEAST_STEP`."""

    heard: list[Heard] = field(default_factory=list)
    step: float = 0.0
    """How much the delay jumped before this track, in samples."""


class Follower:
    """Goes through the looks of one run and cuts them into tracks."""

    def __init__(self) -> None:
        self.voices: list[Voice] = []
        self._names = 0
        self._last: int | None = None

    def tracks(self, run: Run) -> list[Track]:
        """The tracks of a run. Who spoke in the run before may speak on, at the new delay."""
        looks = [look for look in run.looks if look.speech >= _FEW_SPEECH]
        if looks and self._last is not None:
            for voice in self.voices:
                voice.offset += looks[0].delay - self._last
        self._last = looks[-1].delay if looks else self._last
        out = [Track()]
        spectra = [_spectrum(look) for look in looks]
        for number, look in enumerate(looks):
            spectrum = spectra[number]
            at_home = self._at_home(look, spectrum)
            if at_home is not None:
                out[-1].heard.append(at_home)
                self._learn(at_home, spectrum)
                continue
            step = self._step(looks[number : number + _AHEAD], spectra[number : number + _AHEAD])
            if step is not None:
                for voice in self.voices:
                    voice.offset += step
                out.append(Track(step=step))
                again = self._at_home(look, spectrum)
                if again is not None:
                    out[-1].heard.append(again)
                    self._learn(again, spectrum)
                    continue
            out[-1].heard.append(self._new(look, spectrum))
        return [track for track in out if track.heard]

    def _at_home(self, look: Look, spectrum: Spectrum) -> Heard | None:
        """The voice that fits where it should be; None where none does."""
        best: Heard | None = None
        for voice in self.voices:
            if look.at - voice.at > _FORGET:
                continue
            lags = _correlation(voice.spectrum, spectrum)
            middle = round(look.offset - voice.offset)
            slack = round(_SLACK + _CLOCKS * (look.at - voice.at))
            low, high = max(0, _LAGS + middle - slack), min(2 * _LAGS, _LAGS + middle + slack + 1)
            if high <= low:
                continue
            at = low + int(np.argmax(lags[low:high]))
            if lags[at] >= LIKE and (best is None or lags[at] > best.alike):
                lag = at + _between(lags, at) - _LAGS
                best = Heard(
                    look,
                    voice.name,
                    look.offset - lag - voice.peak_lag,
                    float(lags[at]),
                    look.at - voice.first >= _LONG,
                )
        return best

    def _step(self, looks: list[Look], spectra: list[Spectrum]) -> float | None:
        """By how much the delay jumped, if the looks from here on say so together and none says that it did not."""
        said: list[tuple[float, float]] = []
        for look, spectrum in zip(looks, spectra, strict=True):
            if self._at_home(look, spectrum) is not None:
                return None
            best: tuple[float, float] | None = None
            for voice in self.voices:
                if look.at - voice.at > _FORGET:
                    continue
                lags = _correlation(voice.spectrum, spectrum)
                at = int(np.argmax(lags))
                moved = look.offset - (at - _LAGS) - voice.offset
                if lags[at] >= LIKE and abs(moved) >= LEAST_STEP and (best is None or lags[at] > best[1]):
                    best = (moved, float(lags[at]))
            if best is not None:
                said.append(best)
            agree = [one for one in said if abs(one[0] - said[0][0]) <= _SLACK]
            if len(agree) >= 2 and sum(one[1] for one in agree) >= 2 * SURE:  # noqa: PLR2004 - two agree
                return float(np.median([one[0] for one in agree]))
            if len(said) > len(agree) + 1:
                return None
        return None

    def _learn(self, heard: Heard, spectrum: Spectrum) -> None:
        """The voice's pattern moves a little towards what was just heard, and so does its delay."""
        voice = next(one for one in self.voices if one.name == heard.voice)
        offset = heard.delay + voice.peak_lag
        turns = np.exp(2j * np.pi * _FREQUENCIES * (heard.look.offset - offset)).astype(np.complex64)
        mixed = (1 - _BLEND) * voice.spectrum + _BLEND * spectrum * turns
        voice.spectrum = (mixed / (np.sqrt(np.mean(np.abs(mixed) ** 2)) + 1e-9)).astype(np.complex64)
        voice.offset, voice.at = offset, heard.look.at

    def _new(self, look: Look, spectrum: Spectrum) -> Heard:
        """Somebody not heard before, if it fits at all."""
        if look.fit < FITS:
            return Heard(look, None, look.delay, 0.0)
        self._names += 1
        voice = Voice(spectrum, look.offset, look.at, look.lag, self._names, look.at)
        self.voices = [*sorted(self.voices, key=lambda one: one.at)[-_VOICES + 1 :], voice]
        return Heard(look, voice.name, look.delay, 0.0)


def _spectrum(look: Look) -> Spectrum:
    clipped = np.clip(look.response, -MOST, MOST)
    pattern = (clipped / (np.linalg.norm(clipped) + 1e-9)).astype(np.float32)
    return np.asarray(fft.rfft(pattern, _SIZE), dtype=np.complex64)


def _between(lags: NDArray[np.float32], at: int) -> float:
    """Where between the samples the peak is: the top of the parabola through three of them."""
    if not 0 < at < len(lags) - 1:
        return 0.0
    left, middle, right = (float(one) for one in lags[at - 1 : at + 2])
    bend = left - 2 * middle + right
    return 0.0 if bend >= 0 else max(-0.5, min(0.5, 0.5 * (left - right) / bend))


def _correlation(one: Spectrum, other: Spectrum) -> NDArray[np.float32]:
    """How alike two patterns are with the second this much later: lags -_LAGS to _LAGS."""
    lags = fft.irfft(np.conj(one) * other, _SIZE)
    return np.concatenate((lags[-_LAGS:], lags[: _LAGS + 1]))
