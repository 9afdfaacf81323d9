"""Make a `Signal` of any file with sound in it, however it was packed, cut or damaged.

Time is counted in samples (`timeline.py`); what could not be decoded is silence and is listed. Channels become one without
cancelling (`mixing.py`). What the file may reach, and what it may be, stands in `opening.py`. Delay that an encoder put in
front is left out, as players do. Refuses with a sentence: no sound, more than twelve hours, nothing to be heard at all.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO, TypeAlias

import av
import numpy as np
from numpy.typing import NDArray

from naklank.errors import Unreadable
from naklank.sound.compare import refused
from naklank.sound.compare.mixing import Levels, Mix
from naklank.sound.compare.opening import opened, ordinary, stretches
from naklank.sound.compare.signal import RATE_HZ, Signal
from naklank.sound.compare.tape import Tape
from naklank.sound.compare.timeline import WITHOUT_A_CLOCK, Bytes, Timeline

Progress = Callable[[float], None]
Packet: TypeAlias = "av.Packet[av.AudioStream]"

_MOST_STUMBLES = 1_000
_TOLD_EVERY = 4_096


def hear(source: BinaryIO, *, name: str = "", progress: Progress | None = None) -> Signal:
    """The sound of the file. `name` helps only where its bytes do not say what it is. Raises `Unreadable`."""
    hearing = _Hearing(source, name, progress)
    signal = hearing.run(Mix())
    better = hearing.levels.better()
    return signal if better is None else hearing.run(better)


class _Hearing:
    def __init__(self, source: BinaryIO, name: str, progress: Progress | None) -> None:
        self._source, self._name, self._progress = source, name, progress
        self._size = max(1, source.seek(0, 2))
        self.levels = Levels()
        self._mix = Mix()
        self._tape = Tape()
        self._resampler: av.AudioResampler | None = None
        self._shape: tuple[int, str, str] | None = None
        self._drained_at, self._fed_s = 0, 0.0
        """How much went into the resampler since it was last empty: it gives back whole seconds, so the tape lags behind."""

    def run(self, mix: Mix) -> Signal:
        self._mix, self._tape, self._resampler, self._shape = mix, Tape(), None, None
        self._drained_at, self._fed_s = 0, 0.0
        heard = False
        for stretch, kind in stretches(self._source):
            try:
                with opened(stretch, kind, self._name) as (container, stream):
                    heard = self._stretch(container, stream) or heard
            except Unreadable as error:
                if not heard or error.detail.get("code") == "too_long":
                    raise
                self._doubt(0.0)
        if not heard:
            raise refused.nothing_decodable()
        return self._tape.signal()

    def _stretch(self, container: av.container.InputContainer, stream: av.AudioStream) -> bool:
        """One stream to its end; whether anything was heard."""
        tick_s = float(stream.time_base) if stream.time_base else 1.0
        timeline = Timeline(tick_s)
        pace = Bytes() if container.format.name in WITHOUT_A_CLOCK else None
        heard = False
        for count, packet in enumerate(_packets(container, stream)):
            if pace is not None:
                timeline.lost_s += pace.skipped_s(packet.pos, packet.size)
            try:
                frames = packet.decode()
            except av.FFmpegError:
                duration_s = (packet.duration or 0) * tick_s
                timeline.lost_s += duration_s if pace is None else max(duration_s, pace.lost_s(packet.size))
                self._doubt(0.0)
                continue
            for frame in frames:
                if ordinary(frame.sample_rate, frame.layout.nb_channels):
                    self._frame(frame, timeline, clock=pace is None)
                    heard = True
            if pace is not None and frames:
                pace.heard(packet.size, sum(frame.samples / frame.sample_rate for frame in frames))
            if self._progress is not None and count % _TOLD_EVERY == 0:
                self._progress(min(1.0, self._source.tell() / self._size))
        self._drain()
        if heard and timeline.lost_s:
            self._silence(timeline.lost_s)
        return heard

    def _silence(self, seconds: float) -> None:
        self._tape.silence(seconds)
        self._drained_at = self._tape.used

    def _frame(self, frame: av.AudioFrame, timeline: Timeline, *, clock: bool) -> None:
        at_s = float(frame.pts * frame.time_base) if clock and frame.pts is not None and frame.time_base else None
        missing_s = timeline.missing_s(at_s, frame.samples / frame.sample_rate)
        shape = (frame.sample_rate, frame.layout.name, frame.format.name)
        if missing_s > 0 or shape != self._shape:
            self._drain()
            self._shape = shape
            if missing_s > 0:
                self._silence(missing_s)
        if self._resampler is None:
            self._resampler = av.AudioResampler(
                format="flt", layout=frame.layout.name, rate=RATE_HZ, frame_size=RATE_HZ
            )
        if frame.is_corrupt:
            self._doubt(frame.samples / frame.sample_rate)
        frame.pts = None
        self._fed_s += frame.samples / frame.sample_rate
        for out in self._resampler.resample(frame):
            self._keep(out)

    def _doubt(self, seconds: float) -> None:
        """What comes now is damaged, for so long."""
        here = self._drained_at + round(self._fed_s * RATE_HZ)
        self._tape.damaged(here, here + round(seconds * RATE_HZ))

    def _drain(self) -> None:
        if self._resampler is not None:
            for out in self._resampler.resample(None):
                self._keep(out)
            self._resampler = None
        self._drained_at, self._fed_s = self._tape.used, 0.0

    def _keep(self, out: av.AudioFrame) -> None:
        block: NDArray[np.float32] = (
            out.to_ndarray().reshape(-1, out.layout.nb_channels).T.astype(np.float32, copy=False)
        )
        if not np.isfinite(block).all():
            block = np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0)
        mixed = self._mix.of(block)
        self.levels.see(block, mixed)
        self._tape.add(mixed)


def _packets(container: av.container.InputContainer, stream: av.AudioStream) -> Iterator[Packet]:
    """All packets of the sound. Where reading stumbles it goes on behind that, as long as there is something behind it."""
    for _ in range(_MOST_STUMBLES):
        try:
            yield from container.demux(stream)
        except av.error.EOFError:
            return
        except av.FFmpegError:
            continue
        return
