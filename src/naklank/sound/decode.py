"""Decode a sound file with FFmpeg's libraries, fenced in: one demuxer, listed decoders, no protocols.

`Reader` gives frames as they come; `mono` gives blocks of float samples at one rate. Counts samples itself and does
not believe any length that a header claims. Refuses film, codecs not listed, and settings out of the ordinary.
A chained Ogg file (a new stream after a crash) is opened link by link.

Strict reading raises `Unreadable` at the first damage; lenient reading (for what we recorded and sealed ourselves,
where a hole is evidence and not a reason to hide the rest) skips what cannot be decoded and counts it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

import av
import numpy as np
from numpy.typing import NDArray

from naklank.errors import Unreadable
from naklank.sound import problems
from naklank.sound.containers import Window, flac, links
from naklank.sound.sniff import Kind, sniff

Block = NDArray[np.float32]
Packet: TypeAlias = "av.Packet[av.AudioStream]"

CODECS = frozenset(
    [
        "aac",
        "alac",
        "mp3",
        "mp3float",
        "mp2",
        "mp2float",
        "opus",
        "vorbis",
        "flac",
        "amrnb",
        "amrwb",
        "pcm_u8",
        "pcm_s16le",
        "pcm_s24le",
        "pcm_s32le",
        "pcm_f32le",
        "pcm_f64le",
        "pcm_alaw",
        "pcm_mulaw",
        "pcm_s16be",
        "adpcm_ms",
        "adpcm_ima_wav",
    ]
)
LOWEST_HZ, HIGHEST_HZ = 4_000, 192_000
MOST_CHANNELS = 8
_FENCE = {
    "codec_whitelist": ",".join(sorted(CODECS)),
    "protocol_whitelist": "none",
    "format_whitelist": "ogg,flac,wav,matroska,webm,amr,amrnb,amrwb,mov,mp4,m4a,3gp,3g2,mj2,aac,mp3",
    "probesize": "5000000",
}


@dataclass(slots=True)
class Nature:
    """What the decoder found, filled in while reading. `lost` counts what a lenient reader had to skip."""

    kind: Kind
    codec: str = ""
    sample_rate_hz: int = 0
    channels: int = 0
    seconds: float = 0.0
    lost: int = 0

    @property
    def at_ms(self) -> int:
        """How much sound was decoded so far."""
        return round(self.seconds * 1000)


class Reader:
    """Frames of a sound file, in order. `nature` grows while they are read."""

    def __init__(self, source: BinaryIO, *, strict: bool) -> None:
        self._source = source
        self._strict = strict
        self.nature = Nature(sniff(source))
        self.size = source.seek(0, 2)

    def frames(self) -> Iterator[av.AudioFrame]:
        """All frames of all links. Raises `Unreadable`; in a lenient reading only when nothing at all can be read."""
        for link in links(self._source, self.nature.kind):
            try:
                yield from self._link(link)
            except Unreadable:
                if self._strict or self.nature.seconds == 0:
                    raise
                self.nature.lost += 1
        if self.nature.seconds == 0:
            raise problems.no_sound_inside()

    def _link(self, link: Window) -> Iterator[av.AudioFrame]:
        with _opened(link, self.nature) as (container, stream):
            doubt = _FlacDoubt() if self._strict and stream.codec_context.name == "flac" else None
            if doubt is not None:
                stream.codec_context.options = {"err_detect": "crccheck+explode"}
            packets = container.demux(stream)
            while True:
                packet: Packet | None = None
                try:
                    packet = next(packets, None)
                    decoded = packet.decode() if packet is not None else []
                except av.FFmpegError as error:
                    self._trouble(error, at_end=_is_last(packet, link))
                    if packet is None or isinstance(error, av.error.MemoryError):
                        return
                    continue
                if packet is None:
                    return
                if doubt is not None and doubt.about(packet):
                    raise problems.damaged(self.nature.at_ms)
                for frame in decoded:
                    self._count(frame)
                    yield frame

    def _trouble(self, error: av.FFmpegError, *, at_end: bool) -> None:
        if self._strict and at_end:
            raise problems.truncated(self.nature.at_ms) from error
        if self._strict:
            raise problems.damaged(self.nature.at_ms) from error
        self.nature.lost += 1

    def _count(self, frame: av.AudioFrame) -> None:
        _ordinary(frame.sample_rate, frame.layout.nb_channels)
        nature = self.nature
        nature.sample_rate_hz = nature.sample_rate_hz or frame.sample_rate
        nature.channels = max(nature.channels, frame.layout.nb_channels)
        nature.seconds += frame.samples / frame.sample_rate
        if nature.at_ms > problems.LONGEST_MS:
            raise problems.too_long()


class _FlacDoubt:
    """Where the clock of a FLAC jumps, a chunk was lost (fine, it is noted) or bytes are damaged: the checksum tells."""

    def __init__(self) -> None:
        self._before: Packet | None = None

    def about(self, packet: Packet) -> bool:
        """Whether the frame before this packet, or this one, carries bytes that belong to no frame."""
        before, self._before = self._before, packet
        if before is None:
            return False
        if before.pts is not None and before.duration and packet.pts == before.pts + before.duration:
            return False
        return not all(flac.whole_frame(bytes(one)) for one in (before, packet) if one.size)


def _is_last(packet: "Packet | None", link: Window) -> bool:
    """Whether what could not be decoded runs up to the end of the file: then its rest is what is missing."""
    return packet is not None and packet.pos is not None and packet.pos + packet.size >= link.size


@contextmanager
def _opened(link: Window, nature: Nature) -> Iterator[tuple[av.container.InputContainer, av.AudioStream]]:
    try:
        container = av.open(
            link, "r", format=nature.kind.demuxer, options=dict(_FENCE), metadata_errors="replace", buffer_size=1 << 16
        )
    except av.FFmpegError as error:
        raise problems.damaged(nature.at_ms) from error
    try:
        yield container, _sound_stream(container, nature)
    finally:
        container.close()


def _sound_stream(container: av.container.InputContainer, nature: Nature) -> av.AudioStream:
    for video in container.streams.video:
        if not video.disposition & av.stream.Disposition.attached_pic:
            raise problems.film()
    if not container.streams.audio:
        raise problems.no_sound_inside()
    stream = container.streams.audio[0]
    codec = stream.codec_context
    if codec is None or codec.name not in CODECS:
        raise problems.unsupported(codec.name if codec is not None else "?")
    codec.thread_count = 1
    nature.codec = nature.codec or stream.codec.canonical_name
    return stream


def _ordinary(rate_hz: int, channels: int) -> None:
    if not LOWEST_HZ <= rate_hz <= HIGHEST_HZ:
        raise problems.unusual("sample_rate_hz", rate_hz)
    if not 1 <= channels <= MOST_CHANNELS:
        raise problems.unusual("channels", channels)


def mono(frames: Iterator[av.AudioFrame], *, rate_hz: int) -> Iterator[Block]:
    """The frames as one channel of float samples at `rate_hz`, in blocks of a second."""
    resampler: av.AudioResampler | None = None
    shape: tuple[int, str, str] | None = None
    for frame in frames:
        frame.pts = None
        now = (frame.sample_rate, frame.layout.name, frame.format.name)
        if now != shape:
            yield from _drained(resampler)
            resampler = av.AudioResampler(format="flt", layout="mono", rate=rate_hz, frame_size=rate_hz)
            shape = now
        assert resampler is not None
        for out in resampler.resample(frame):
            yield out.to_ndarray()[0]
    yield from _drained(resampler)


def _drained(resampler: av.AudioResampler | None) -> Iterator[Block]:
    if resampler is not None:
        for out in resampler.resample(None):
            yield out.to_ndarray()[0]
