"""The child that compares: its fence while it hears strangers' files, what it says, and clips that the parent gets back."""

import io
import os
import subprocess
import sys
import textwrap

import pytest

from naklank.errors import Unreadable
from naklank.model.comparison import Comparison, Edit, Limit, Segment, Unverifiable
from naklank.sound import parent
from naklank.sound.check import check
from naklank.sound.compare.clips import around
from naklank.sound.compare.passing import from_plain, plain
from naklank.sound.compare.worker import Joined, compare_in_child
from naklank.sound.worker import InChild

STAND_IN = """
import sys, types
from naklank.model.comparison import Comparison, Edit
engine = types.ModuleType("naklank.sound.compare.compare")
def compare(original, copy, *, progress=None):
    {body}
engine.compare = compare
sys.modules["naklank.sound.compare.compare"] = engine
from naklank.sound.compare import child
{before}
child.main()
"""
WHOLE = 'progress(0.5); return Comparison("faithful", original.seconds, copy.seconds)'
EDITED = """return Comparison("edited", original.seconds, copy.seconds, edits=(
        Edit("cut", (1.0, 1.0), (1.0, 3.0), (0.9, 1.1), (0.9, 3.1), 0.9),
        Edit("insertion", (2.0, 2.5), (4.0, 4.0), (1.9, 2.6), (3.9, 4.1), 0.9, "original", (0.5, 1.0))))"""


@pytest.fixture
def child(monkeypatch):
    """The real child with a comparison put in, for what happens around it."""

    def make(body: str = WHOLE, before: str = "") -> None:
        script = STAND_IN.format(body=body, before=textwrap.dedent(before))
        real = subprocess.Popen

        def popen(words, **settings):
            return real(
                [sys.executable, "-c", script],
                **settings | {"env": {**settings["env"], "PYTHONPATH": os.pathsep.join(sys.path)}},
            )

        monkeypatch.setattr(parent.subprocess, "Popen", popen)

    return make


def test_two_files_go_in_and_what_was_found_comes_out(child, file_of):
    """Each of another kind; progress never goes back and ends above a half."""
    child()
    told: list[float] = []
    found, cut = InChild().compare(io.BytesIO(file_of("ogg", 6)), io.BytesIO(file_of("mp3", 4)), progress=told.append)

    assert (found.verdict, round(found.original_s, 1), round(found.copy_s, 1), cut) == ("faithful", 6.0, 4.0, ())
    assert told == sorted(told) and told[-1] > 0.5


def test_a_change_can_be_heard_in_both_files_and_where_it_was_taken_from(child, file_of):
    """Only where that is asked for; each clip is a file that plays."""
    child(EDITED)
    original, copy = file_of("wav", 6), file_of("wav", 4)
    _, cut = compare_in_child(io.BytesIO(original), io.BytesIO(copy), with_clips=True)

    assert [(one.edit, one.which) for one in cut] == [
        (0, "copy"),
        (0, "original"),
        (1, "copy"),
        (1, "original"),
        (1, "taken"),
    ]
    assert cut[1].heard == (0.0, 5.0)
    for one in cut:
        assert abs(check(io.BytesIO(one.sound)).duration_ms / 1000 - (one.heard[1] - one.heard[0])) < 0.3
    assert compare_in_child(io.BytesIO(original), io.BytesIO(copy))[1] == ()


def test_a_clip_stays_within_the_file_and_within_ten_seconds():
    """At an edge it is moved, never longer than the file."""
    assert around((0.0, 0.0), 100) == (0.0, 4.0)
    assert around((100.0, 100.0), 100) == (96.0, 100)
    assert around((20.0, 80.0), 100) == (18.0, 28.0)
    assert around((0.1, 0.1), 0.2) == (0.0, 0.2)


@pytest.mark.parametrize(("place", "which"), [(0, "original"), (1, "copy")])
def test_what_cannot_be_heard_is_refused_with_which_of_the_two(child, place, which, file_of):
    """The person sees which file is no sound."""
    child()
    files = [file_of("ogg", 2), file_of("ogg", 2)]
    files[place] = b"%PDF-1.4 not sound"
    with pytest.raises(Unreadable) as caught:
        compare_in_child(io.BytesIO(files[0]), io.BytesIO(files[1]))

    assert caught.value.detail["file"] == which
    assert caught.value.what.nl == "Dit bestand is een document, geen geluid."


def test_while_a_file_is_heard_no_other_file_and_no_socket_can_be_opened(child, file_of):
    """The fence holds whatever a demuxer would like to read."""
    child(
        before="""
        import errno, socket, naklank.sound.compare.hear as hearing
        real = hearing.hear
        def curious(source, **rest):
            for reach in (lambda: open("/etc/hostname"), socket.socket):
                try:
                    reach()
                except OSError as error:
                    assert error.errno == errno.EMFILE, error
                else:
                    raise AssertionError("it could be opened")
            return real(source, **rest)
        hearing.hear = curious
        """
    )
    assert compare_in_child(io.BytesIO(file_of("m4a", 2)), io.BytesIO(file_of("webm", 2)))[0].verdict == "faithful"


def test_a_file_that_takes_too_much_memory_is_refused(child, file_of):
    """The child is cut off, the parent goes on."""
    child(
        before="import naklank.sound.compare.hear as hearing\nhearing.hear = lambda source, **rest: bytearray(3 << 30)"
    )
    with pytest.raises(Unreadable) as caught:
        compare_in_child(io.BytesIO(file_of("ogg", 2)), io.BytesIO(file_of("ogg", 2)))

    assert caught.value.detail["code"] == "too_hard"


def test_a_comparison_that_takes_too_much_memory_blames_neither_file(child, file_of):
    """Both were heard: they are too long together, and not damaged."""
    child(body="bytearray(5 << 30)")
    with pytest.raises(Unreadable) as caught:
        compare_in_child(io.BytesIO(file_of("ogg", 2)), io.BytesIO(file_of("ogg", 2)))

    assert caught.value.detail == {"code": "too_much"}


def test_nothing_is_lost_on_the_way_between_processes():
    """Every field, with and without what may be missing."""
    edit = Edit("speed", (1.0, 2.0), (1.0, 2.1), (0.9, 2.1), (0.9, 2.2), 0.97, "original", (3.0, 4.0), 1.05, -3.0)
    found = Comparison(
        "undecided", 10.0, 9.0, (Segment((0.0, 9.0), "foreign"), Segment((9.0, 9.5), "original", (1.0, 1.5))), (edit,),
        (Unverifiable((2.0, 3.0), "noise"),), 0.5, 41.0, (Limit("noise"), Limit("place", 10.0)), "too_short",
    )  # fmt: skip
    import json

    assert from_plain(json.loads(json.dumps(plain(found)))) == found


def test_two_files_laid_end_to_end_read_as_one():
    """Also across the place where they meet."""
    both = Joined(io.BytesIO(b"abcde"), io.BytesIO(b"fgh"))
    both.seek(3)
    assert (both.split, both.read(4), both.read(9), both.read(9)) == (5, b"defg", b"h", b"")
    assert both.seek(0, io.SEEK_END) == 8
