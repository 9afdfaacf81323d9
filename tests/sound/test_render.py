"""The rendition: a byte is a time, time is that of the original, and our own recordings are read to their end."""

import io
import struct

import numpy as np
import pytest
from formats import encode
from scipy import signal

from naklank.sound import flac
from naklank.sound.check import check
from naklank.sound.convert import convert
from naklank.sound.decode import Reader, mono
from naklank.sound.mp3 import BYTES_PER_MS, FRAME_BYTES, FRAME_MS, RATE_HZ
from naklank.sound.render import render


def rendered(data: bytes):
    target = io.BytesIO()
    return render(io.BytesIO(data), target), target.getvalue()


def samples_of(data: bytes, rate: int = RATE_HZ, *, strict: bool = True) -> np.ndarray:
    return np.concatenate(list(mono(Reader(io.BytesIO(data), strict=strict).frames(), rate_hz=rate)))


def shift_ms(one: np.ndarray, other: np.ndarray, rate: int) -> float:
    """How much later `other` is than `one`, by correlation."""
    size = min(one.size, other.size)
    both = signal.correlate(other[:size], one[:size], mode="full", method="fft")
    return (int(np.argmax(both)) - (size - 1)) * 1000 / rate


@pytest.mark.parametrize("kind", ["ogg", "m4a", "wav", "amr", "webm", "mp3", "flac"])
def test_a_byte_is_a_time_and_time_is_that_of_the_original(kind, file_of):
    """Frames of one size without header or tag, as many as the sound needs, and no shift, at the begin nor at the end."""
    original = file_of(kind, 20)
    made, mp3 = rendered(original)

    assert len(mp3) % FRAME_BYTES == 0
    assert all(mp3[at : at + 3] == b"\xff\xfb\x58" for at in range(0, len(mp3), FRAME_BYTES))
    assert b"Xing" not in mp3
    assert b"Info" not in mp3[:FRAME_BYTES]
    assert 0 <= len(mp3) / BYTES_PER_MS - made.facts.duration_ms < FRAME_MS + 1
    before, after = samples_of(original), samples_of(mp3)
    for where in (slice(0, 6 * RATE_HZ), slice(-8 * RATE_HZ, -2 * RATE_HZ)):
        whole = before.size
        begin = where.start if where.start >= 0 else whole + where.start
        piece = slice(begin, begin + 6 * RATE_HZ)
        assert abs(shift_ms(before[piece], after[piece], RATE_HZ)) <= 1.0


def test_the_waveform_has_twenty_pairs_a_second(file_of):
    """Each pair is low and high of a twentieth of a second of what one hears."""
    made, mp3 = rendered(file_of("wav", 20))

    pairs = np.frombuffer(made.peaks, dtype=np.int8).reshape(-1, 2)
    assert len(pairs) == 20 * 20
    assert (pairs[:, 0] <= pairs[:, 1]).all()
    heard = samples_of(mp3)
    assert pairs.max() / 127 == pytest.approx(np.abs(heard).max(), abs=0.15)


def test_progress_only_grows_and_ends_near_one(file_of):
    """Who waits sees how far it is."""
    told: list[float] = []
    render(io.BytesIO(file_of("ogg", 20)), io.BytesIO(), progress=told.append)

    assert told == sorted(told)
    assert told[-1] > 0.8


def pieces(samples: np.ndarray, rate: int) -> list[bytes]:
    whole = np.clip(samples * 32767, -32768, 32767).astype(np.int16)
    return list(flac.chunks(whole, rate))


@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_chunks_joined_are_the_recording_sample_for_sample(samples, rate):
    """FLAC in chunks of a second loses nothing; each chunk behind the header can be decoded alone."""
    whole = np.clip(samples[: 10 * rate] * 32767, -32768, 32767).astype(np.int16)
    chunks = list(flac.chunks(whole, rate))
    header = chunks[0][:42]

    assert len(chunks) in (9, 10)
    got = samples_of(b"".join(chunks), rate)
    assert np.array_equal(np.rint(got * 32768).astype(np.int16), whole)
    alone = samples_of(header + chunks[4], rate)
    assert alone.size == pytest.approx(rate, rel=0.1)


@pytest.mark.parametrize("rate", [16_000, 48_000])
def test_a_recording_with_lost_chunks_is_read_to_its_end(samples, rate):
    """Where chunks got lost the frame numbers jump; the rest is all there, in the check and in the rendition."""
    chunks = pieces(samples[: 20 * rate], rate)
    holed = b"".join(chunks[:5] + chunks[8:12] + chunks[13:])
    missing_ms = 4 * samples_of(chunks[0], rate).size * 1000 / rate

    assert check(io.BytesIO(holed)).duration_ms == pytest.approx(20_000 - missing_ms, abs=2)
    made, _mp3 = rendered(holed)
    assert made.facts.duration_ms == pytest.approx(20_000 - missing_ms, abs=2)
    assert made.lost == 0


def test_a_chained_ogg_is_read_to_its_end(samples):
    """After a crash the recorder begins a new stream in the same file; both are heard, one behind the other."""
    first, second = encode(samples[: 48_000 * 5], "ogg"), encode(samples[48_000 * 5 : 48_000 * 12], "ogg")
    chained = first + second

    assert check(io.BytesIO(chained)).duration_ms == pytest.approx(12_000, abs=30)
    _made, mp3 = rendered(chained)
    late = slice(7 * RATE_HZ, 11 * RATE_HZ)
    assert abs(shift_ms(samples_of(chained)[late], samples_of(mp3)[late], RATE_HZ)) <= 1.0


def test_a_link_that_never_got_sound_does_no_harm(samples):
    """The browser died right after the headers of the new stream: what was before is still read."""
    first, second = encode(samples[: 48_000 * 5], "ogg"), encode(samples[: 48_000 * 2], "ogg")
    pages = [at for at in range(len(second)) if second[at : at + 4] == b"OggS"]

    assert check(io.BytesIO(first + second[: pages[2]])).duration_ms == pytest.approx(5000, abs=30)


def test_a_damaged_recording_of_our_own_is_still_rendered(samples):
    """What is sealed is sealed: damage in the middle costs a moment, not the rest, and is counted or shorter."""
    chunks = pieces(samples[: 20 * 48_000], 48_000)
    broken = bytearray(b"".join(chunks))
    broken[len(broken) // 2 : len(broken) // 2 + 2000] = bytes(2000)

    made, _mp3 = rendered(bytes(broken))

    assert 18_500 < made.facts.duration_ms <= 20_000


@pytest.mark.parametrize(("media_type", "kind"), [("audio/mp4", b"ftyp"), ("audio/mpeg", b"\xff\xfb")])
def test_a_download_for_old_players_holds_the_same_sound(media_type, kind, file_of):
    """M4A and MP3 come whole out of a target that can only be appended to, and sound at the same time (50 ms)."""

    class Pipe(io.RawIOBase):
        def __init__(self):
            self.got = b""

        def writable(self):
            return True

        def write(self, data):
            self.got += bytes(data)
            return len(data)

    target = Pipe()
    convert(io.BytesIO(file_of("ogg", 20)), media_type, target)

    assert kind in target.got[:12]
    assert check(io.BytesIO(target.got)).duration_ms == pytest.approx(20_000, abs=80)
    shift = shift_ms(samples_of(file_of("ogg", 20))[: 8 * RATE_HZ], samples_of(target.got)[: 8 * RATE_HZ], RATE_HZ)
    assert abs(shift) <= 50


def test_a_stereo_recording_keeps_both_voices(samples):
    """A talker on each side: both are in the one channel of the rendition."""
    left, right = samples[: 48_000 * 4].copy(), samples[: 48_000 * 4].copy()
    left[48_000 * 2 :] = 0
    right[: 48_000 * 2] = 0
    both = (np.stack([left, right], axis=1) * 32767).astype("<i2").tobytes()
    fmt = struct.pack("<HHIIHH", 1, 2, 48_000, 192_000, 4, 16)
    wav = b"RIFF" + struct.pack("<I", 36 + len(both)) + b"WAVEfmt " + struct.pack("<I", 16) + fmt
    _made, mp3 = rendered(wav + b"data" + struct.pack("<I", len(both)) + both)

    heard = samples_of(mp3)
    halves = np.std(heard[: 2 * RATE_HZ]), np.std(heard[2 * RATE_HZ :])
    assert min(halves) > 0.02
