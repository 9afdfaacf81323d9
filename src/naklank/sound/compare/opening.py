"""Open any file with sound in it, by FFmpeg's libraries, and let it reach nothing but its own bytes.

FFmpeg may guess what the file is, among containers that never open another file: no playlists, no lists of files, no
streams from a network, no rows of pictures. Nor has it any protocol to open one with. Only decoders of sound may run.
What is not sound is refused with the kind of thing that it is.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import PurePath
from typing import BinaryIO

import av
import av.codec

from naklank.errors import Unreadable
from naklank.sound import problems
from naklank.sound.compare import refused
from naklank.sound.containers import Window, links
from naklank.sound.sniff import HEAD, Kind, other_than_sound, sniff

CONTAINERS = (
    "3gp 3g2 aac ac3 ac4 act aea aiff alaw amr amrnb amrwb apac ape asf asf_o au avi avr bonk caf codec2 dfpwm dsf dss "
    "dts dtshd dv eac3 epaf f4v flac flv g722 g723_1 g726 g726le g728 g729 gsm gxf hcom iamf ilbc ircam ivr kux lc3 "
    "live_flv loas m4a matroska mj2 mlp mmf mov mp3 mp4 mpc mpc8 mpeg mpegts mulaw mxf nistsphere nsv nut oma ogg osq "
    "paf pva pvf qcp qoa rm rka rso sbc sds shn sln sox swf tak truehd tta vivo voc vqf w64 wav wavarc webm wsd wtv wv wve "
    "xwma 3dostr aptx aptx_hd adx ast iff pmp spdif s337m smjpeg wc3movie xvag dhav avs3 latm"
)
"""The demuxers of FFmpeg that read sound from their own bytes alone."""

WITHOUT_A_MARK = {
    ".al": "alaw", ".alaw": "alaw", ".ul": "mulaw", ".ulaw": "mulaw", ".mulaw": "mulaw",
    ".g722": "g722", ".g726": "g726", ".g729": "g729", ".gsm": "gsm", ".sln": "sln", ".lc3": "lc3", ".sbc": "sbc",
}  # fmt: skip
"""Sound as telephone exchanges write it has no first bytes to know it by; the end of its name then says what it is."""

LOWEST_HZ, HIGHEST_HZ = 1_000, 768_000
MOST_CHANNELS = 64
_SILENT_CODECS = frozenset({"anull", "wavesynth", "comfortnoise"})
"""Decoders that make sound of their own."""


@cache
def fence() -> dict[str, str]:
    """What the libraries may use for this file."""
    return {
        "codec_whitelist": ",".join(sorted(_decoders() - _SILENT_CODECS)),
        "format_whitelist": ",".join(CONTAINERS.split()),
        "protocol_whitelist": "none",
        "probesize": "5000000",
        "analyzeduration": "10000000",
    }


@cache
def _decoders() -> frozenset[str]:
    found = set()
    for name in av.codec.codecs_available:
        try:
            codec = av.codec.Codec(name, "r")
        except av.codec.codec.UnknownCodecError:
            continue
        if codec.type == "audio":
            found.add(name)
    return frozenset(found)


def stretches(source: BinaryIO) -> Iterator[tuple[BinaryIO | Window, Kind | None]]:
    """The streams of the file one after another: one, or the links of an Ogg that was begun anew."""
    kind = known(source)
    if kind is None or kind.demuxer != "ogg":
        source.seek(0)
        yield source, kind
        return
    for link in links(source, kind):
        yield link, kind


def known(source: BinaryIO) -> Kind | None:
    """What its first bytes say, where they say it plainly."""
    try:
        return sniff(source)
    except Unreadable:
        return None


@contextmanager
def opened(
    stretch: BinaryIO | Window, kind: Kind | None, name: str
) -> Iterator[tuple[av.container.InputContainer, av.AudioStream]]:
    """The container and its sound, the best of several. Raises `Unreadable` where it is not sound or holds none."""
    container = _container(stretch, kind, name)
    try:
        yield container, _sound(container)
    finally:
        container.close()


def _container(stretch: BinaryIO | Window, kind: Kind | None, name: str) -> av.container.InputContainer:
    guesses = [None, kind.demuxer if kind else None, WITHOUT_A_MARK.get(PurePath(name).suffix.lower())]
    for number, demuxer in enumerate(guesses):
        if number and demuxer is None:
            continue
        stretch.seek(0)
        with suppress(av.FFmpegError):
            return av.open(
                stretch, "r", format=demuxer, options=dict(fence()), metadata_errors="replace", buffer_size=1 << 16
            )
    raise refused.nothing_decodable() if kind else _not_sound(stretch)


def _not_sound(stretch: BinaryIO | Window) -> Unreadable:
    stretch.seek(0)
    return problems.not_sound(other_than_sound(stretch.read(HEAD)))


def _sound(container: av.container.InputContainer) -> av.AudioStream:
    stream = container.streams.best("audio")
    if stream is None:
        raise problems.no_sound_inside()
    assert isinstance(stream, av.AudioStream)
    codec = stream.codec_context
    if codec is None:
        raise problems.unsupported("?")
    if codec.name in _SILENT_CODECS:
        raise problems.unsupported(codec.name)
    codec.thread_count = 1
    return stream


def ordinary(rate_hz: int, channels: int) -> bool:
    """Whether a frame has a rate and a number of channels that sound can have."""
    return LOWEST_HZ <= rate_hz <= HIGHEST_HZ and 1 <= channels <= MOST_CHANNELS
