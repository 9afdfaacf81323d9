"""The kinds of file that people bring: muxer, encoder, rate and the media type that we give them; and how to make one."""

import io

import av
import numpy as np

FORMATS = {
    "m4a": ("ipod", "aac", 48_000, "audio/mp4"),
    "mp3": ("mp3", "libmp3lame", 48_000, "audio/mpeg"),
    "ogg": ("ogg", "libopus", 48_000, "audio/ogg"),
    "webm": ("webm", "libopus", 48_000, "audio/webm"),
    "wav": ("wav", "pcm_s16le", 48_000, "audio/wav"),
    "flac": ("flac", "flac", 48_000, "audio/flac"),
    "aac": ("adts", "aac", 44_100, "audio/aac"),
    "amr": ("amr", "libopencore_amrnb", 8_000, "audio/amr"),
    "3gp": ("3gp", "libopencore_amrnb", 8_000, "audio/3gpp"),
}


def encode(samples: np.ndarray, kind: str) -> bytes:
    """The samples (48 kHz) as a file of that kind."""
    muxer, codec, rate, _media_type = FORMATS[kind]
    out = io.BytesIO()
    out.name = f"x.{kind}"
    with av.open(out, "w", format=muxer) as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        if "amr" in codec:
            stream.bit_rate = 12_200
        wanted = stream.codec_context.format.name if stream.codec_context.format else "s16"
        resampler = av.AudioResampler(format=wanted, layout="mono", rate=rate)
        frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
        frame.sample_rate = 48_000
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            piece.pts = None
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return out.getvalue()
