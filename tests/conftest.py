"""For all tests: real Dutch speech; and makes `import fakes` work from every folder, because pytest puts this folder on the path."""

from pathlib import Path

import pytest

CLIPS = Path("/usr/share/games/fillets-ng/sound")
SPEECH_S = 60


@pytest.fixture(scope="session")
def dutch_speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A WAV (48 kHz, one channel, 16 bit) of a minute in which two Dutch actors talk to each other."""
    import av

    clips = sorted(CLIPS.glob("*/nl/*-[mv]-*.ogg"))
    if not clips:
        pytest.fail(
            "No Dutch speech here: install Debian's package fillets-ng-data-nl (apt-get install fillets-ng-data-nl)."
        )
    path = tmp_path_factory.mktemp("speech") / "speech.wav"
    samples = 0
    with av.open(str(path), "w", format="wav") as out:
        stream = out.add_stream("pcm_s16le", rate=48_000, layout="mono")
        for clip in clips:
            if samples >= SPEECH_S * 48_000:
                break
            resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
            with av.open(str(clip)) as source:
                for frame in (*source.decode(audio=0), None):
                    for made in resampler.resample(frame):
                        made.pts = samples
                        samples += made.samples
                        out.mux(stream.encode(made))
        out.mux(stream.encode(None))
    return path
