"""The ways a copy goes from hand to hand: codecs, narrow bands, other clocks. Bytes in memory; decoded as the program does."""

import io
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray
from scipy import signal

from comparing import material
from comparing.material import RATE, Wave
from naklank.sound.compare.hear import hear
from naklank.sound.compare.signal import RATE_HZ

Samples = NDArray[np.int16]


@dataclass(frozen=True)
class Codec:
    """How one kind of file is made: FFmpeg's names, samples and bits a second."""

    container: str
    name: str
    rate: int
    bits: int = 0
    ending: str = ""


CODECS = {
    "opus16": Codec("ogg", "libopus", 48_000, 16_000, ".ogg"),
    "opus24": Codec("ogg", "libopus", 48_000, 24_000, ".ogg"),
    "aac32": Codec("mp4", "aac", 16_000, 32_000, ".m4a"),
    "aac64": Codec("mp4", "aac", 44_100, 64_000, ".m4a"),
    "mp3-64": Codec("mp3", "libmp3lame", 44_100, 64_000, ".mp3"),
    "amr12": Codec("amr", "libopencore_amrnb", 8_000, 12_200, ".amr"),
    "amr10": Codec("amr", "libopencore_amrnb", 8_000, 10_200, ".amr"),
    "mulaw": Codec("wav", "pcm_mulaw", 8_000, 0, ".wav"),
    "gsm": Codec("gsm", "libgsm", 8_000, 13_000, ".gsm"),
}


def plain(wave: Wave) -> Samples:
    """The sound as the comparison hears it, without a codec."""
    half = signal.resample_poly(wave, RATE_HZ, RATE).astype(np.float32)
    return np.asarray(np.rint(np.clip(half, -1, 32767 / 32768) * 32768), dtype=np.int16)


def passed(wave: Wave, codec: str) -> tuple[Samples, bytes]:
    """What the comparison hears of the wave after the codec, and the file."""
    data = encoded(wave, codec)
    return hear(io.BytesIO(data), name=f"x{CODECS[codec].ending}").samples, data


def encoded(wave: Wave, codec: str) -> bytes:
    """The wave as a file of that kind."""
    how = CODECS[codec]
    level = np.clip(wave, -1, 32767 / 32768)
    if how.rate == 8_000:
        level = signal.sosfilt(signal.butter(2, [200, 3500], "bandpass", fs=RATE, output="sos"), level)
    pcm = np.asarray(np.rint(np.clip(level, -1, 32767 / 32768) * 32768), dtype=np.int16)
    if how.name == "libgsm":
        return _gsm(pcm)
    out = io.BytesIO()
    with av.open(out, "w", format=how.container) as container:
        stream: Any = container.add_stream(how.name, rate=how.rate, layout="mono")
        if how.bits:
            stream.bit_rate = how.bits
        frame = av.AudioFrame.from_ndarray(pcm[None, :], format="s16", layout="mono")
        frame.sample_rate = RATE
        size = stream.codec_context.frame_size or 1024
        resampler = av.AudioResampler(format=stream.codec_context.format.name, layout="mono", rate=how.rate)
        fifo = av.AudioFifo()
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            part.pts = None
            fifo.write(part)
        at = 0
        while (piece := fifo.read(size)) is not None or (piece := fifo.read(partial=True)) is not None:
            piece.pts = at
            at += piece.samples
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return out.getvalue()


def _gsm(pcm: Samples) -> bytes:
    given = ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-"]
    made = ["-ar", "8000", "-c:a", "libgsm", "-f", "gsm", "-"]
    done = subprocess.run(
        ["ffmpeg", "-v", "error", *given, *made], input=pcm.tobytes(), capture_output=True, check=True
    )
    return done.stdout


@cache
def delay_s(codec: str) -> float:
    """How much later sound comes out of a file than it went in: measured, once for each codec, on half a minute of talk."""
    talk = material.conversation(3, 30.0)
    wave = talk.talkers[0] + talk.talkers[1]
    rng = np.random.default_rng(5)
    wave = np.asarray(wave + rng.standard_normal(len(wave)) * 1e-3, dtype=np.float32)
    return lag_s(plain(wave), passed(wave, codec)[0])


def lag_s(original: Samples, copy: Samples, most_s: float = 0.25) -> float:
    """By how much the copy is later: the peak of the correlation whitened between 300 and 3,300 Hz, between the samples."""
    size = 2 ** int(np.ceil(np.log2(len(original) + len(copy))))
    product = np.fft.rfft(copy, size) * np.conj(np.fft.rfft(original, size))
    pitches = np.fft.rfftfreq(size, 1 / RATE_HZ)
    white = np.where((pitches > 300) & (pitches < 3300), product / (np.abs(product) + 1e-9), 0)
    fine = 16
    found = np.fft.irfft(white, size)
    reach = round(most_s * RATE_HZ)
    near = np.concatenate((found[-reach:], found[: reach + 1]))
    best = int(np.argmax(np.abs(near)))
    around = near[max(0, best - 16) : best + 17]
    smooth = signal.resample_poly(around, fine, 1)
    return float((max(0, best - 16) + np.argmax(np.abs(smooth)) / fine - reach) / RATE_HZ)
