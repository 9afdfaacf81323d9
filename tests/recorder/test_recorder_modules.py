"""The small pure parts of the recorder, run in Node and held against something else that knows: hashlib, FFmpeg, arithmetic."""

import base64
import hashlib
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import av
import pytest

from naklank.model import is_id
from tests.recorder.test_flac import node

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    done = subprocess.run([node(), "--no-warnings", str(HERE / "modules.mjs")], capture_output=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_the_hash_in_pieces_is_the_hash_of_the_whole(told: dict[str, Any]) -> None:
    """SHA-256 fed in odd pieces equals hashlib's, at every length around a block's edge."""
    for length, value in told["sha256"].items():
        data = bytes((i * 7 + (i >> 8)) & 255 for i in range(int(length)))
        assert value == hashlib.sha256(data).hexdigest(), length


def test_steady_drifting_and_late_sound_has_no_gaps(told: dict[str, Any]) -> None:
    """A minute of steady sound, over an hour with a clock 300 ppm off, and a busy machine that catches up: no gap is told."""
    assert told["steady"] == told["drift"] == told["late"] == []


def test_skipped_frames_are_a_gap_of_their_length(told: dict[str, Any]) -> None:
    """4800 frames left out at 48 kHz are 100 ms, told at once."""
    assert told["skipped"] == [{"ms": 100, "why": "frames", "back_ms": 0, "block": 100}]


def test_a_counter_that_stood_still_is_a_gap_of_that_time(told: dict[str, Any]) -> None:
    """Half a minute in which the browser counted no frames is told within seconds, at the place where it happened."""
    [gap] = told["stalled"]
    assert gap["why"] == "clock"
    assert gap["ms"] == pytest.approx(30000, abs=1)
    assert gap["block"] * 1024 / 48 - gap["back_ms"] == pytest.approx(400 * 1024 / 48, abs=1)
    assert gap["block"] < 400 + 5000 * 48 / 1024


def test_zeros_that_the_browser_filled_in_are_told(told: dict[str, Any]) -> None:
    """A run of exact zeros across two blocks is one gap where it begins; 90 zeros are too few to be one."""
    first, second, third, fourth = told["filled"]
    assert (first, second, fourth) == ([], [], [])
    assert third == [{"ms": 9, "why": "filled", "at_ms": round(1924 / 48)}]


def test_our_ogg_pages_are_ogg(told: dict[str, Any]) -> None:
    """The checksum is that of Ogg, packets know their length, and FFmpeg reads all 350 packets with the end trimmed."""
    assert told["crc"] == 0x89A1897F
    assert told["samples"] == [960, 480, 2880]
    with av.open(io.BytesIO(base64.b64decode(told["ogg"])), options={"err_detect": "crccheck+explode"}) as container:
        samples = sum(frame.samples for frame in container.decode(audio=0))
    assert samples == 48000 * 7 - 500 - 312


def test_ids_have_the_shape_of_ids(told: dict[str, Any]) -> None:
    """Fresh ids are accepted by the server and differ."""
    assert all(is_id(key) for key in told["ids"])
    assert len(set(told["ids"])) == 200
