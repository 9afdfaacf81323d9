"""`naklank find`: from a sealed file to the place a clip of it was taken from, and nothing of it once it is destroyed."""

import json
import wave
from pathlib import Path

import pytest

from tests.cli.conftest import Naklank


@pytest.fixture
def kept(naklank: Naklank, dutch_speech: Path) -> str:
    """The one recording of this installation."""
    naklank("init", "--no-account", "--yes")
    return naklank("seal", dutch_speech, "--wait").out.strip()


def cut(source: Path, target: Path, begin_s: float, seconds: float, *, backwards: bool = False) -> Path:
    with wave.open(str(source)) as file, wave.open(str(target), "wb") as out:
        out.setparams(file.getparams())
        file.setpos(round(begin_s * file.getframerate()))
        frames = file.readframes(round(seconds * file.getframerate()))
        if backwards:
            frames = memoryview(frames).cast("h")[::-1].tobytes()
        out.writeframes(frames)
    return target


def test_a_clip_is_found_until_its_recording_is_destroyed(naklank, kept, dutch_speech, tmp_path):
    clip = cut(dutch_speech, tmp_path / "clip.wav", 21.5, 8)

    done = naklank("find", clip, "--json")
    assert done.status == 0, done.err
    [place] = json.loads(done.out)["places"]
    assert place["recording"] == kept
    assert place["start"] - place["clip_start"] == pytest.approx(21.5, abs=0.02)
    assert kept in naklank("find", clip).out

    assert naklank("destroy", kept, "--ground", "term", "--yes").status == 0
    after = naklank("find", clip, "--json")
    assert after.status == 1
    assert json.loads(after.out)["answer"] == "not_from_here"


def test_a_strange_clip_is_not_from_here(naklank, kept, dutch_speech, tmp_path):
    done = naklank("find", cut(dutch_speech, tmp_path / "clip.wav", 21.5, 8, backwards=True))

    assert done.status == 1
    assert "Niet van hier" in done.out


def test_what_is_too_short_or_no_sound_ends_with_2_and_why(naklank, kept, dutch_speech, tmp_path):
    short = naklank("find", cut(dutch_speech, tmp_path / "kort.wav", 21.5, 0.2))
    rubbish = tmp_path / "rommel.wav"
    rubbish.write_bytes(b"this is no sound" * 40)
    broken = naklank("find", rubbish)

    assert (short.status, broken.status) == (2, 2)
    assert "te kort" in short.out
    assert len(broken.err.splitlines()) == 2
