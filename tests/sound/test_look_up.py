"""Finding which recording a clip comes from, on real speech: found where it is, and "not from here" where it is not."""

from pathlib import Path

import av
import numpy as np
import pytest

from naklank.sound.compare.signal import RATE_HZ
from naklank.sound.lookup.archive import Archive, archive
from naklank.sound.lookup.fingerprint import WORD_S, fingerprint, from_bytes, to_bytes
from naklank.sound.lookup.look_up import look_up

SPEECH = Path("/usr/share/games/fillets-ng/sound")
MINUTE = 60 * RATE_HZ


@pytest.fixture(scope="module")
def talks() -> list[np.ndarray]:
    """Four different minutes of Dutch talk; the last is in no archive."""
    made: list[np.ndarray] = []
    held: list[np.ndarray] = []
    for path in sorted(SPEECH.glob("*/nl/*-[mv]-*.ogg")):
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
        with av.open(str(path)) as file:
            held += [
                out.to_ndarray()[0] for frame in (*file.decode(audio=0), None) for out in resampler.resample(frame)
            ]
        held.append(np.zeros(RATE_HZ // 3, np.int16))
        if sum(map(len, held)) >= MINUTE:
            made.append(np.concatenate(held)[:MINUTE])
            held = []
        if len(made) == 4:
            return made
    pytest.fail(
        "No Dutch speech here: install Debian's package fillets-ng-data-nl (apt-get install fillets-ng-data-nl)."
    )


@pytest.fixture(scope="module")
def kept(talks: list[np.ndarray]) -> Archive:
    return archive((f"talk {n}", fingerprint(talk)) for n, talk in enumerate(talks[:3]))


def cut(talk: np.ndarray, begin_s: float, seconds: float) -> np.ndarray:
    return talk[round(begin_s * RATE_HZ) : round((begin_s + seconds) * RATE_HZ)]


def noisy(sound: np.ndarray, db: float) -> np.ndarray:
    noise = np.random.default_rng(4).standard_normal(len(sound))
    louder = np.sqrt((sound.astype(float) ** 2).mean()) * 10 ** (-db / 20)
    return np.clip(sound + noise * louder, -32768, 32767).astype(np.int16)


@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("begin_s", [3.11, 24.5, 47.777])
def test_a_clip_is_found_in_its_recording_at_its_place(kept, talks, which: int, begin_s: float):
    found = look_up(kept, cut(talks[which], begin_s, 8.0))

    assert found.places[0].recording == f"talk {which}"
    assert found.places[0].at[0] - found.places[0].clip[0] == pytest.approx(begin_s, abs=0.02)
    assert found.places[0].speed == pytest.approx(1, abs=0.006)


def test_a_clip_is_found_through_noise_and_at_another_loudness(kept, talks):
    found = look_up(kept, noisy(cut(talks[1], 20, 8.0) // 4, 10))

    assert found.places[0].recording == "talk 1"
    assert found.places[0].at[0] - found.places[0].clip[0] == pytest.approx(20, abs=0.02)


@pytest.mark.parametrize("begin_s", range(0, 50, 5))
def test_a_strange_clip_is_not_from_here(kept, talks, begin_s: int):
    found = look_up(kept, cut(talks[3], begin_s, 8.0))

    assert found.places == ()
    assert found.reason is None


@pytest.mark.parametrize("speed", [0.88, 0.9, 1.05, 1.12])
def test_a_clip_that_plays_slower_or_faster_is_found_and_its_speed_told(kept, talks, speed: float):
    clip = cut(talks[2], 15, 10.0)
    there = np.arange(0, len(clip) - 1, speed)
    played = np.interp(there, np.arange(len(clip)), clip).astype(np.int16)

    found = look_up(kept, played)

    assert found.places[0].recording == "talk 2"
    assert found.places[0].speed == pytest.approx(speed, abs=0.01)
    assert found.places[0].at[0] == pytest.approx(15, abs=0.6)


def test_a_clip_of_two_recordings_is_found_in_both(kept, talks):
    found = look_up(kept, np.concatenate([cut(talks[0], 10, 10), cut(talks[2], 30, 10)]))

    first = next(place for place in found.places if place.recording == "talk 0")
    second = next(place for place in found.places if place.recording == "talk 2")
    assert first.clip[1] == pytest.approx(10, abs=1.5)
    assert second.clip[0] == pytest.approx(10, abs=1.5)
    assert second.at[0] - second.clip[0] == pytest.approx(20, abs=0.3)


def test_a_long_clip_is_one_place(kept, talks):
    found = look_up(kept, cut(talks[1], 5, 45))

    assert len(found.places) == 1
    assert found.places[0].at == (pytest.approx(5, abs=0.5), pytest.approx(50, abs=0.5))


def test_what_is_taken_out_is_not_found_any_more(talks):
    left = archive([("talk 0", fingerprint(talks[0])), ("talk 2", fingerprint(talks[2]))])

    assert look_up(left, cut(talks[1], 20, 8)).places == ()


def test_nothing_can_be_said_of_what_is_too_short_or_silent(kept, talks):
    assert look_up(kept, cut(talks[0], 10, 0.2)).reason == "too_short"
    assert look_up(kept, np.zeros(0, np.int16)).reason == "too_short"
    assert look_up(kept, np.zeros(10 * RATE_HZ, np.int16)).reason == "no_speech"


def test_music_and_noise_are_not_from_here(kept):
    at = np.arange(10 * RATE_HZ) / RATE_HZ
    tune = sum(
        np.sin(2 * np.pi * f * at) * (np.sin(2 * np.pi * at * (1 + n)) > 0) for n, f in enumerate((262, 330, 392))
    )
    hiss = np.random.default_rng(1).standard_normal(len(at)) * 3000

    assert look_up(kept, (tune * 4000).astype(np.int16)).places == ()
    assert look_up(kept, hiss.astype(np.int16)).places == ()


def test_nothing_is_from_an_empty_archive(talks):
    assert look_up(archive([]), cut(talks[0], 10, 8)).places == ()


def test_a_fingerprint_is_small_and_comes_back_as_it_was_kept(talks):
    made = fingerprint(talks[0])
    kept = to_bytes(made)

    assert len(made) == round(60 / WORD_S) + 1
    assert len(kept) * 60 < 500_000
    assert (from_bytes(kept) == made).all()
    assert from_bytes(b"something else") is None
    assert from_bytes(kept[:-1]) is None
