"""Any file with sound in it becomes one Signal: what was said stands at its own time, and what is lost is silence and is told."""

import io
import random
import struct
from fractions import Fraction

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naklank.errors import Unreadable
from naklank.sound.compare.hear import hear
from naklank.sound.compare.signal import RATE_HZ, Signal
from naklank.sound.compare.timeline import Timeline
from tests.tally import Tally, mine

WIDE = [
    ("ipod", "aac", 44_100), ("mp4", "aac", 96_000), ("mp4", "alac", 48_000), ("mov", "pcm_s24le", 48_000),
    ("mov", "pcm_s16be", 16_000), ("mp4", "ac3", 48_000), ("mp4", "libmp3lame", 44_100), ("mp4", "libopus", 48_000),
    ("mp4", "flac", 48_000), ("matroska", "aac", 48_000), ("matroska", "flac", 44_100), ("matroska", "vorbis", 48_000),
    ("matroska", "pcm_s16le", 8_000), ("matroska", "tta", 44_100), ("matroska", "wavpack", 48_000), ("webm", "libopus", 48_000),
    ("ogg", "libopus", 48_000), ("ogg", "vorbis", 44_100), ("ogg", "flac", 48_000), ("flac", "flac", 96_000),
    ("mp3", "libmp3lame", 44_100), ("mp3", "libmp3lame", 16_000), ("mp2", "mp2", 48_000), ("adts", "aac", 22_050),
    ("ac3", "ac3", 48_000), ("eac3", "eac3", 48_000), ("wav", "pcm_s16le", 8_000), ("wav", "pcm_u8", 11_025),
    ("wav", "pcm_f32le", 48_000), ("wav", "pcm_f64le", 96_000), ("wav", "pcm_s32le", 192_000), ("wav", "pcm_alaw", 8_000),
    ("wav", "pcm_mulaw", 8_000), ("wav", "adpcm_ima_wav", 22_050), ("wav", "adpcm_ms", 22_050), ("wav", "adpcm_yamaha", 22_050),
    ("wav", "libmp3lame", 44_100), ("wav", "wmav2", 44_100), ("w64", "pcm_s16le", 48_000), ("aiff", "pcm_s16be", 44_100),
    ("au", "pcm_s16be", 16_000), ("au", "pcm_mulaw", 8_000), ("caf", "pcm_s16be", 44_100), ("caf", "alac", 44_100),
    ("asf", "wmav2", 44_100), ("asf", "wmav1", 32_000), ("avi", "libmp3lame", 44_100), ("avi", "pcm_s16le", 16_000),
    ("flv", "libmp3lame", 44_100), ("flv", "aac", 44_100), ("flv", "nellymoser", 22_050), ("mpegts", "aac", 48_000),
    ("mpegts", "mp2", 48_000), ("mpeg", "mp2", 48_000), ("3gp", "libopencore_amrnb", 8_000), ("amr", "libopencore_amrnb", 8_000),
    ("nut", "pcm_s16le", 8_000), ("tta", "tta", 44_100), ("wv", "wavpack", 44_100), ("voc", "pcm_u8", 8_000),
    ("sox", "pcm_s32le", 44_100), ("rm", "ac3", 44_100), ("wav", "g726", 8_000), ("g722", "g722", 16_000),
]  # fmt: skip
"""Container, codec, rate: what people keep and send sound in, as far as it can be made here."""

LATE_S = 0.06
"""How far a container without a word on its encoder's delay may shift everything."""


@pytest.fixture(scope="module")
def speech(samples: np.ndarray) -> np.ndarray:
    """Twelve seconds of speech at 48 kHz."""
    return samples[: 12 * 48_000]


@pytest.fixture(scope="module")
def plainly(speech: np.ndarray) -> np.ndarray:
    """The same as a Signal has it."""
    return hear(io.BytesIO(pack(speech, "wav", "pcm_s16le", 8_000))).samples


def pack(
    sound: np.ndarray, muxer: str, codec: str, rate: int, *, layout: str = "mono", drop: tuple[int, ...] = ()
) -> bytes:
    """The sound (48 kHz; one row a channel) as a file of that kind; the packets of these numbers are never written."""
    rows = np.atleast_2d(sound).astype(np.float32)
    if codec == "vorbis" and layout == "mono":
        rows, layout = np.tile(rows, (2, 1)), "stereo"  # FFmpeg's own encoder knows no other
    out = io.BytesIO()
    with av.open(out, "w", format=muxer) as container:
        stream = container.add_stream(codec, rate=rate, layout=layout, options={"strict": "-2"})
        if codec != "g726":
            stream.bit_rate = 12_200 if "amr" in codec else 64_000
        wanted = stream.codec_context.format.name if stream.codec_context.format else "s16"
        resampler = av.AudioResampler(format=wanted, layout=layout, rate=rate)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(rows.T.reshape(1, -1)), format="flt", layout=layout)
        frame.sample_rate = 48_000
        number = at = 0
        for piece in (*resampler.resample(frame), *resampler.resample(None), None):
            if piece is not None:
                piece.pts, piece.time_base = at, Fraction(1, rate)
                at += piece.samples
            for packet in stream.encode(piece):
                if number not in drop and packet.size:
                    container.mux(packet)
                number += 1
    return out.getvalue()


def late_s(heard: np.ndarray, expected: np.ndarray) -> tuple[float, float]:
    """How much later it stands than expected, and how alike the two then are (1: the same)."""
    size = 1 << (len(heard) + len(expected)).bit_length()
    a, b = heard.astype(float), expected.astype(float)
    both = np.fft.irfft(np.fft.rfft(a, size) * np.conj(np.fft.rfft(b, size)), size)
    place = int(np.abs(both).argmax())
    return (place if place < size // 2 else place - size) / RATE_HZ, float(both[place] / np.sqrt((a @ a) * (b @ b)))


@pytest.mark.parametrize(("muxer", "codec", "rate"), WIDE)
def test_every_kind_of_file_is_heard_at_its_own_time(muxer, codec, rate, speech, plainly):
    """The same twelve seconds, whatever they were packed in; nothing is called damaged."""
    heard = hear(io.BytesIO(pack(speech, muxer, codec, rate)), name=f"x.{muxer}")

    late, alike = late_s(heard.samples, plainly)
    assert abs(heard.seconds - 12) < 0.15
    assert abs(late) < LATE_S
    assert alike > (0.7 if "amr" in codec else 0.8)
    assert heard.damaged == ()


@pytest.mark.parametrize(
    ("muxer", "codec"), [("mp4", "aac"), ("mp3", "libmp3lame"), ("ogg", "libopus"), ("webm", "libopus")]
)
def test_the_silence_that_an_encoder_puts_in_front_is_left_out(muxer, codec, speech, plainly):
    """Where the file says how long it is, as these do, speech stands to the sample where it was."""
    late, alike = late_s(hear(io.BytesIO(pack(speech, muxer, codec, 48_000))).samples, plainly)

    assert abs(late) <= 2 / RATE_HZ
    assert alike > 0.9


@pytest.mark.parametrize(
    ("muxer", "codec"), [("matroska", "mp2"), ("mp4", "aac"), ("avi", "libmp3lame"), ("flv", "aac")]
)
def test_a_film_is_heard_and_not_looked_at(muxer, codec, speech, plainly):
    """Clips go round as films; their picture is not even decoded."""
    out = io.BytesIO()
    with av.open(out, "w", format=muxer) as container:
        picture = container.add_stream("mpeg4" if muxer != "flv" else "flv", rate=10)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        sound = container.add_stream(codec, rate=44_100, layout="mono")
        for number in range(120):
            image = av.VideoFrame.from_ndarray(np.full((48, 64, 3), number, np.uint8), format="rgb24")
            image.pts, image.time_base = number, Fraction(1, 10)
            container.mux(picture.encode(image))
        container.mux(picture.encode(None))
        frame = av.AudioFrame.from_ndarray(speech[None], format="fltp", layout="mono")
        frame.sample_rate = 48_000
        wanted = av.AudioResampler(format=sound.codec_context.format.name, layout="mono", rate=44_100)
        for piece in (*wanted.resample(frame), *wanted.resample(None)):
            container.mux(sound.encode(piece))
        container.mux(sound.encode(None))

    late, alike = late_s(hear(io.BytesIO(out.getvalue())).samples, plainly)
    assert abs(late) < LATE_S
    assert alike > 0.9


@pytest.mark.parametrize("layout", ["mono", "stereo", "2.1", "quad", "5.1", "7.1"])
def test_any_number_of_channels_is_heard(layout, speech, plainly):
    """The same voice in all of them is that voice."""
    count = av.AudioLayout(layout).nb_channels
    heard = hear(io.BytesIO(pack(np.tile(speech, (count, 1)), "wav", "pcm_s16le", 48_000, layout=layout)))

    assert late_s(heard.samples, plainly)[1] > 0.999


@settings(max_examples=25, deadline=None)
@given(
    gain_db=st.floats(-30, 0),
    polarity=st.sampled_from([1, -1]),
    channels=st.sampled_from(["mono", "both", "left", "right", "turned", "noise apart"]),
)
def test_gain_polarity_and_channels_change_nothing_but_the_level(gain_db, polarity, channels, speech, plainly):
    """A dead channel does not thin the voice, a turned one does not cancel it."""
    voice = speech * np.float32(polarity * 10 ** (gain_db / 20))
    nothing = np.zeros_like(voice)
    rows = {
        "mono": [voice], "both": [voice, voice], "left": [voice, nothing], "right": [nothing, voice],
        "turned": [voice, -voice], "noise apart": [voice, nothing + np.float32(1e-4)],
    }[channels]  # fmt: skip
    file = pack(np.stack(rows), "wav", "pcm_s16le", 48_000, layout="mono" if len(rows) == 1 else "stereo")

    late, alike = late_s(hear(io.BytesIO(file)).samples, plainly)
    assert late == 0
    assert abs(alike) > 0.99


def test_two_talkers_with_a_channel_each_are_both_heard(speech):
    """A telephone call keeps its two sides apart; the strongest alone would lose the other."""
    half = speech.size // 2
    near, far = speech.copy(), speech * np.float32(0.2)
    near[half:], far[:half] = 0, 0
    heard = hear(io.BytesIO(pack(np.stack([near, far]), "wav", "pcm_s16le", 48_000, layout="stereo"))).samples

    assert np.abs(heard[heard.size // 2 + RATE_HZ :]).max() > 100


def test_very_quiet_sound_keeps_its_detail(speech, plainly):
    """What is sixty decibels down in 24 bits is made louder before it is cut to 16."""
    heard = hear(io.BytesIO(pack(speech * np.float32(1e-3), "wav", "pcm_f32le", 48_000))).samples

    assert late_s(heard, plainly)[1] > 0.999


def test_packets_that_are_missing_become_silence_of_their_length(speech, plainly):
    """A file that lost two seconds in the middle still has its end at its own time, and says what is missing."""
    lost = tuple(range(250, 350))  # 20 ms each
    heard = hear(io.BytesIO(pack(speech, "webm", "libopus", 48_000, drop=lost)))

    ((begin, end),) = heard.damaged
    assert abs(begin - 5.0) < 0.1
    assert abs(end - begin - 2.0) < 0.05
    assert not heard.samples[round((begin + 0.05) * RATE_HZ) : round((end - 0.05) * RATE_HZ)].any()
    assert abs(late_s(heard.samples[8 * RATE_HZ :], plainly[8 * RATE_HZ :])[0]) < 0.02


@pytest.mark.parametrize(
    ("muxer", "codec"),
    [("mp4", "aac"), ("matroska", "flac"), ("ogg", "vorbis"), ("mp3", "libmp3lame"), ("wav", "pcm_s16le")],
)
def test_a_corrupt_middle_is_survived_and_the_end_stands_in_its_place(muxer, codec, speech, plainly):
    """A tenth of the file is rubbish: what is behind it is heard where it belongs."""
    file = bytearray(pack(speech, muxer, codec, 48_000))
    dice = random.Random(1)
    begin, end = int(len(file) * 0.45), int(len(file) * 0.55)
    file[begin:end] = dice.randbytes(end - begin)
    heard = hear(io.BytesIO(bytes(file)))

    late, alike = late_s(heard.samples[-3 * RATE_HZ :], plainly[-3 * RATE_HZ :])
    assert abs(heard.seconds - 12) < 0.2
    assert abs(late) < 0.2
    assert alike > 0.5


def test_a_length_that_a_header_claims_is_not_believed(speech):
    """Samples are counted: a header may say a year."""
    file = bytearray(pack(speech, "wav", "pcm_s16le", 8_000))
    place = file.index(b"data") + 4
    file[place : place + 4] = struct.pack("<I", 0xFFFF_FFFE)

    assert abs(hear(io.BytesIO(bytes(file))).seconds - 12) < 0.01


def test_an_ogg_that_was_begun_anew_is_heard_to_its_end(speech):
    """After a crash a recorder writes a second stream behind the first."""
    part = pack(speech, "ogg", "libopus", 48_000)

    assert abs(hear(io.BytesIO(part + part)).seconds - 24) < 0.05


@pytest.mark.parametrize("seconds", [0.02, 0.2])
def test_very_short_sound_is_heard(seconds, speech):
    """A fifth of a second is a Signal too; what can be said of it is for the comparison."""
    heard = hear(io.BytesIO(pack(speech[: round(seconds * 48_000)], "wav", "pcm_s16le", 48_000)))

    assert abs(heard.seconds - seconds) < 0.002


def test_silence_clipping_and_strange_numbers_are_heard():
    """All zero, all full scale, and floats that are no numbers."""
    size = 48_000
    for sound in (
        np.zeros(size),
        np.sign(np.sin(np.arange(size) / 20)) * 9,
        np.full(size, np.nan),
        np.full(size, np.inf),
    ):
        heard = hear(io.BytesIO(pack(sound, "wav", "pcm_f32le", 48_000)))
        assert isinstance(heard, Signal)
        assert abs(heard.seconds - 1) < 0.01


PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n/etc/hostname\n#EXT-X-ENDLIST\n"


@pytest.mark.parametrize(
    ("content", "name", "code", "kind"),
    [
        (b"", "x.mp3", "not_sound", "empty"),
        (b"Dit is gewoon tekst.\n" * 50, "x.mp3", "not_sound", "text"),
        (PLAYLIST, "x.m3u8", "not_sound", "text"),
        (b"ffconcat version 1.0\nfile /etc/hostname\n", "x.ffconcat", "not_sound", "text"),
        (b'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"></MPD>', "x.mpd", "not_sound", "text"),
        (b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio 9999 RTP/AVP 0\n", "x.sdp", "not_sound", "text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "x.wav", "not_sound", "picture"),
        (b"PK\x03\x04" + bytes(200), "x.wav", "not_sound", "archive"),
        (bytes(5000), "x.wav", "not_sound", "unknown"),
    ],
)  # fmt: skip
def test_what_is_no_sound_is_refused_with_what_it_is(content, name, code, kind):
    """Also lists that name other files: they are text, and nothing that they name is opened."""
    with pytest.raises(Unreadable) as caught:
        hear(io.BytesIO(content), name=name)

    assert caught.value.detail["code"] == code
    assert caught.value.detail["kind"] == kind


def test_a_film_without_sound_and_a_file_without_a_sample_are_refused():
    """Neither is an empty Signal."""
    out = io.BytesIO()
    with av.open(out, "w", format="matroska") as container:
        picture = container.add_stream("mpeg4", rate=10)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        container.mux(picture.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")))
        container.mux(picture.encode(None))
    with pytest.raises(Unreadable) as caught:
        hear(io.BytesIO(out.getvalue()))
    assert caught.value.detail["code"] == "no_sound"

    with pytest.raises(Unreadable) as caught:
        hear(io.BytesIO(pack(np.zeros(480), "wav", "pcm_s16le", 8_000).partition(b"data")[0] + b"data" + bytes(4)))
    assert caught.value.detail["code"] == "nothing_decodable"


def test_more_than_twelve_hours_is_refused():
    """Counted while hearing, whatever the header says. Silence at the lowest rate, to be quick."""
    head = pack(np.zeros(4_800), "wav", "pcm_u8", 1_000)
    file = (
        head[: head.index(b"data") + 4]
        + struct.pack("<I", 12 * 3600 * 1_000 + 2_000)
        + bytes([128]) * (12 * 3600 * 1_000 + 2_000)
    )

    with pytest.raises(Unreadable) as caught:
        hear(io.BytesIO(file))
    assert caught.value.detail["code"] == "too_long"


def test_times_that_only_shake_are_not_believed():
    """Rounded, shaking and slowly drifting clocks lose nothing and add nothing."""
    timeline, dice = Timeline(0.001), random.Random(3)
    added = sum(timeline.missing_s(round(n * 0.02 * 1.0003 + dice.uniform(0, 0.015), 3), 0.02) for n in range(20_000))

    assert added == 0


def test_a_jump_is_believed_and_a_new_clock_is_not():
    """Two seconds forward are missing; an hour forward with nothing lost, or back to zero, is another clock."""
    timeline = Timeline(1 / 48_000)
    assert [timeline.missing_s(at, 1.0) for at in (5.0, 6.0, 9.0, 10.0)] == [0, 0, 2.0, 0]
    assert timeline.missing_s(3_600.0, 1.0) == 0
    assert timeline.missing_s(0.0, 1.0) == 0
    assert timeline.missing_s(1.0, 1.0) == 0


def broken(data: bytes, dice: random.Random) -> bytes:
    """The file with bytes flipped, pieces out, in, doubled, or cut off."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(out)) if dice.random() < 0.6 else dice.randrange(min(len(out), 400))
        match dice.randrange(5):
            case 0:
                out[place] ^= 1 << dice.randrange(8)
            case 1:
                out[place : place + 4] = dice.choice([b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff", dice.randbytes(4)])
            case 2:
                del out[place : place + dice.randint(1, 300)]
            case 3:
                out[place:place] = dice.randbytes(dice.randint(1, 300))
            case _:
                del out[max(1, place) :]
        if not out:
            return b""
    return bytes(out)


def judged(data: bytes) -> str:
    """Heard or refused with a sentence; anything else is a crash."""
    try:
        heard = hear(io.BytesIO(data))
    except Unreadable as error:
        return "refused" if error.what.nl and error.detail["code"] else "in silence"
    assert all(0 <= begin <= end <= heard.seconds + 1e-9 for begin, end in heard.damaged)
    return "heard"


def rounds(kind: tuple[str, str, int], speech: np.ndarray, seed: int, tally: Tally) -> None:
    whole = pack(speech[: 48_000 * 3 // 2], *kind)
    for number in mine(range(tally.full)):
        tally.did(judged(broken(whole, random.Random(f"{kind}{seed}/{number}"))))
    tally.hold()


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", WIDE)
def test_broken_files_of_every_kind_are_heard_or_refused(kind, speech):
    """An answer each time, whatever was done to the bytes."""
    rounds(kind, speech, 1, Tally("a few", 8, quiet=True))


@pytest.mark.soak
@pytest.mark.parametrize("kind", WIDE)
def test_thousands_of_broken_files_are_heard_or_refused(kind, speech, count):
    """The same with 1,000 of each kind."""
    rounds(kind, speech, 2, count(f"broken files of the kind {'/'.join(map(str, kind))}, heard", 1000))
