"""The child process: the same answers, and a fence around it."""

import io
import subprocess
import sys
import textwrap

import pytest

from naklank.errors import NaklankError, Unreadable
from naklank.sound import parent
from naklank.sound.direct import Direct
from naklank.sound.worker import InChild


def test_the_child_gives_the_same_answers_as_we_would(file_of):
    """Check, rendition, waveform and download are byte for byte those of this process."""
    data = file_of("m4a", 6)
    outs = [io.BytesIO() for _ in range(4)]
    child, direct = InChild(), Direct()

    assert child.check(io.BytesIO(data), "") == direct.check(io.BytesIO(data), "")
    far, near = child.render(io.BytesIO(data), outs[0]), direct.render(io.BytesIO(data), outs[1])
    assert (far.facts, far.peaks, far.loudness_lufs, far.lost) == (
        near.facts,
        near.peaks,
        near.loudness_lufs,
        near.lost,
    )
    assert outs[0].getvalue() == outs[1].getvalue()
    assert far.sound is outs[0]
    child.convert(io.BytesIO(data), "audio/mpeg", outs[2])
    direct.convert(io.BytesIO(data), "audio/mpeg", outs[3])
    assert outs[2].getvalue() == outs[3].getvalue()


def test_a_refusal_comes_through_with_its_sentences():
    """The person sees what the child found."""
    with pytest.raises(Unreadable) as caught:
        InChild().check(io.BytesIO(b"%PDF-1.4 not sound"), "audio/mpeg")

    assert caught.value.what.nl == "Dit bestand is een document, geen geluid."
    assert caught.value.detail == {"code": "not_sound", "kind": "document"}


def test_an_unknown_kind_of_download_is_refused(file_of):
    """Also an error that is no fault of the file keeps its kind."""
    with pytest.raises(NaklankError) as caught:
        InChild().convert(io.BytesIO(file_of("ogg", 2)), "audio/x-strange", io.BytesIO())

    assert not isinstance(caught.value, Unreadable)


def test_a_child_that_is_killed_is_a_refusal_and_no_crash(file_of, monkeypatch):
    """A decoder that breaks takes one child with it; the server says that the file could not be read."""
    real = subprocess.Popen

    class Doomed(io.BytesIO):
        child: "subprocess.Popen[bytes] | None" = None

        def read(self, size: int | None = -1) -> bytes:
            if self.child is not None:
                self.child.kill()
            return super().read(size)

    source = Doomed(file_of("ogg", 5))

    def popen(*arguments, **settings):
        source.child = real(*arguments, **settings)
        return source.child

    monkeypatch.setattr(parent.subprocess, "Popen", popen)
    with pytest.raises(Unreadable) as caught:
        InChild().check(source, "")

    assert caught.value.detail["code"] == "too_hard"
    assert source.child is not None
    assert source.child.returncode == -9


def test_a_fault_of_the_source_is_not_blamed_on_the_file(file_of):
    """If our own store fails while the child reads, that error comes out, and the child is gone."""

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("the disk is away")

    with pytest.raises(OSError, match="the disk is away"):
        InChild().check(Failing(file_of("ogg", 2)), "")


def in_fence(code: str) -> "subprocess.CompletedProcess[str]":
    script = "from naklank.sound import child\nchild.STALL_CPU_S = 1\nchild.fence()\n" + textwrap.dedent(code)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=False)


def test_the_child_cannot_write_a_file(tmp_path):
    """No plain sound can reach a disk: the kernel refuses the first byte."""
    place = tmp_path / "leak"
    done = in_fence(f"""
        import signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        file = open({str(place)!r}, "wb", buffering=0)
        file.write(b"plain sound")
    """)

    assert done.returncode != 0
    assert "File too large" in done.stderr
    assert place.read_bytes() == b""


def test_the_child_cannot_take_all_memory():
    """A file that asks for three gigabytes gets an error, not our machine."""
    done = in_fence("bytearray(3 << 30)")

    assert "MemoryError" in done.stderr


def test_a_child_that_makes_no_progress_is_killed():
    """A loop without sound ends by the kernel after the stretch of processor time it was given."""
    done = in_fence("while True: pass")

    assert done.returncode < 0


def test_the_server_need_not_load_ffmpeg_to_use_it():
    """Importing the worker loads neither PyAV nor scipy nor numpy: the server starts quickly."""
    script = "import sys, naklank.sound.worker; print(sorted({'av', 'scipy', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True)

    assert done.stdout.strip() == "[]"
