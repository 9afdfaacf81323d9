"""Checking a file: what we take, what we refuse, and with which sentence."""

import io
import random
import re
import subprocess

import pytest
from formats import FORMATS

from naklank.errors import Unreadable
from naklank.sound import problems
from naklank.sound.check import check

KINDS = sorted(FORMATS)


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        check(io.BytesIO(data))
    assert "{" not in caught.value.what.nl + caught.value.todo.nl
    return caught.value


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_recording_that_people_have_is_taken(kind, file_of):
    """m4a, mp3, Opus, WebM, WAV, FLAC, AAC, AMR and 3GP are decoded to the end, with their real length."""
    found = check(io.BytesIO(file_of(kind, 20)))

    assert found.media_type == FORMATS[kind][3]
    assert found.sample_rate_hz == FORMATS[kind][2]
    assert found.channels == 1
    assert found.duration_ms == pytest.approx(20_000, abs=100)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"Lieve dokter, hierbij mijn opname." * 50, "text"),
        (b"\xff\xfeh\0o\0i\0", "text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture"),
        (b"PK\x03\x04" + bytes(200), "archive"),
        (b"%PDF-1.7\n" + bytes(200), "document"),
        (bytes(range(256)) * 4, "unknown"),
    ],
)
def test_what_is_not_sound_is_refused_by_its_name(data, kind):
    """Text, a picture, a zip, a document, nothing: each is called what it is."""
    error = refusal(data)

    assert error.detail == {"code": "not_sound", "kind": kind}
    assert error.what.nl.startswith("Dit bestand is")


def ffmpeg(*arguments: str, path) -> bytes:
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments, str(path)], check=True, timeout=30)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "film.3gp"])
def test_a_film_is_refused_because_it_is_a_film(name, tmp_path):
    """Moving picture is told as such, not as damage."""
    size = "176x144"
    data = ffmpeg(
        "-f", "lavfi", "-i", f"testsrc=size={size}:rate=10:duration=2", "-f", "lavfi", "-i", "sine=duration=2",
        "-c:a", "libopus" if name.endswith("webm") else "aac", path=tmp_path / name,
    )  # fmt: skip

    error = refusal(data)

    assert error.detail["code"] == "film"
    assert "Beeld kan Naklank nog niet bewaren" in error.what.nl


@pytest.mark.parametrize("name", ["cover.mp3", "cover.m4a", "cover.flac"])
def test_a_cover_picture_does_not_make_it_a_film(name, tmp_path, dutch_speech):
    """A still picture inside a sound file is left alone."""
    picture = tmp_path / "cover.jpg"
    ffmpeg("-f", "lavfi", "-i", "color=red:size=600x600", "-frames:v", "1", path=picture)
    data = ffmpeg(
        "-t", "5", "-i", str(dutch_speech), "-i", str(picture), "-map", "0", "-map", "1",
        "-c:v", "copy", "-disposition:v", "attached_pic", path=tmp_path / name,
    )  # fmt: skip

    assert check(io.BytesIO(data)).duration_ms == pytest.approx(5000, abs=60)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_its_end_is_refused_with_how_far_it_is_good(kind, file_of):
    """Half a file says until where; an MP4 whose index stood at the end says that the index is missing."""
    whole = file_of(kind, 20)

    error = refusal(whole[: len(whole) // 2 + 3])

    if kind in ("m4a", "3gp"):
        assert error.detail["code"] == "unfinished"
    else:
        assert error.detail["code"] == "truncated"
        assert error.detail["at_ms"] == pytest.approx(10_000, abs=2500)
        assert re.search(r"goed tot \d+ seconden?\.", error.what.nl)


def test_a_cut_m4a_with_its_index_in_front_says_how_far_it_is_good(tmp_path, dutch_speech):
    """Where the index is there, so is the answer."""
    data = ffmpeg("-t", "20", "-i", str(dutch_speech), "-movflags", "faststart", path=tmp_path / "x.m4a")

    error = refusal(data[: len(data) // 2])

    assert error.detail["code"] == "truncated"
    assert error.detail["at_ms"] == pytest.approx(10_000, abs=2500)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"wav", "amr", "3gp"}))
def test_damage_in_the_middle_is_refused_with_the_place(kind, file_of):
    """Four kilobytes of rubbish are found, and the place is told. (WAV and AMR have no checksum: any bytes are sound.)"""
    whole = bytearray(file_of(kind, 20))
    middle = len(whole) // 2
    whole[middle : middle + 4000] = random.Random(7).randbytes(4000)

    error = refusal(bytes(whole))

    assert error.detail["code"] == "damaged"
    assert error.detail["at_ms"] == pytest.approx(10_000, abs=2500)
    assert "beschadigd" in error.what.nl


def test_more_than_the_longest_is_refused(file_of, monkeypatch):
    """The limit counts decoded sound, whatever the header says."""
    monkeypatch.setattr(problems, "LONGEST_MS", 15_000)

    assert refusal(file_of("ogg", 20)).detail["code"] == "too_long"


def test_the_longest_is_eight_hours():
    """What the sentence promises is what is counted."""
    assert problems.LONGEST_MS == 8 * 60 * 60 * 1000


def wav(rate: int, channels: int, frames: int = 4000) -> bytes:
    data = bytes(2 * channels * frames)
    fmt = b"fmt " + (16).to_bytes(4, "little") + (1).to_bytes(2, "little") + channels.to_bytes(2, "little")
    fmt += rate.to_bytes(4, "little") + (rate * channels * 2).to_bytes(4, "little")
    fmt += (channels * 2).to_bytes(2, "little") + (16).to_bytes(2, "little")
    body = b"WAVE" + fmt + b"data" + len(data).to_bytes(4, "little") + data
    return b"RIFF" + len(body).to_bytes(4, "little") + body


@pytest.mark.parametrize(("rate", "channels"), [(1, 1), (3999, 1), (400_000, 1), (48_000, 9), (48_000, 200)])
def test_settings_of_no_recorder_are_refused(rate, channels):
    """A rate of 1 Hz or 200 channels is a trick or damage."""
    assert refusal(wav(rate, channels)).detail["code"] == "unusual"


def test_sound_that_lies_in_another_file_is_refused(file_of):
    """An MP4 may point at a path on our disk; FFmpeg never gets to see such a file."""
    data = bytearray(file_of("m4a", 5))
    place = data.index(b"url \0\0\0\x01")
    data[place + 7] = 0

    assert refusal(bytes(data)).detail["code"] == "outside"


@pytest.mark.parametrize(
    ("at_ms", "nl", "en"),
    [
        (0, "0 seconden", "0 seconds"),
        (61_500, "1 minuut en 1 seconde", "1 minute and 1 second"),
        (7_325_000, "2 uur, 2 minuten en 5 seconden", "2 hours, 2 minutes and 5 seconds"),
    ],
)
def test_a_place_is_told_in_words(at_ms, nl, en):
    """Minutes and seconds as one says them."""
    assert (problems.clock(at_ms).nl, problems.clock(at_ms).en) == (nl, en)
