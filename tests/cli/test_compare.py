"""`naklank compare`: a board's question typed on a line. One screen for people, one object for programs, an exit status for scripts."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from naklank.cli.main import run
from naklank.model.comparison import Comparison, Edit, Limit, Segment, Unverifiable
from tests.cli.conftest import Naklank

NL = Path("/usr/share/games/fillets-ng/sound")

FOUND = Comparison(
    "edited", 100.0, 90.00049,
    (Segment((0.0, 61.2), "original", (12.4, 73.6)), Segment((61.2, 90.00049), "outside")),
    (
        Edit("cut", (61.2, 61.2), (73.6, 81.9), (61.1, 61.3), (73.5, 82.0), 0.99999),
        Edit("insertion", (70.0, 71.5), (90.0, 90.0), (69.9, 71.6), (89.9, 90.1), 0.9125, "original", (5.0, 6.5)),
        Edit("speed", (80.0, 85.0), (92.0, 97.2), (79.9, 85.1), (91.0, 98.0), 0.7, factor=1.04),
        Edit("gain", (85.0, 86.0), (97.2, 98.2), (84.9, 86.1), (97.0, 98.4), 0.5, db=-6.04),
    ),
    (Unverifiable((88.0, 88.5), "noise"),), 0.98765, 41.04, (Limit("shortest_cut", 80.0), Limit("noise")),
)  # fmt: skip


class Stand:
    """Doors with a comparison that finds what the test says."""

    def __init__(self, found: Comparison) -> None:
        self.found = found
        self.names: tuple[str, str] = ("", "")

    def __call__(self) -> "Stand":
        return self

    def sound(self) -> "Stand":
        return self

    def compare(self, original, copy, *, names, progress, with_clips):
        self.names = names
        return self.found, ()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "gesprek.flac", tmp_path / "rondgaand.m4a"
    one.write_bytes(b"one")
    other.write_bytes(b"other")
    return one, other


def typed(stand: Stand, capfd, *words: object) -> tuple[int, str, str]:
    status = run(["compare", *map(str, words)], stand)
    return status, *capfd.readouterr()


@pytest.mark.parametrize(
    ("verdict", "status"), [("faithful", 0), ("excerpt", 0), ("edited", 1), ("unrelated", 1), ("undecided", 2)]
)
def test_the_exit_status_says_whether_something_differs(verdict, status, files, capfd):
    """0 nothing changed, 1 different, 2 nothing can be said and why."""
    found = Comparison(verdict, 10.0, 9.0, reason="too_short" if verdict == "undecided" else None)
    got, out, _ = typed(Stand(found), capfd, *files, "--lang", "nl")

    assert got == status
    if verdict == "undecided":
        assert "De kopie is te kort." in out


def test_the_object_has_the_fields_of_the_contract_and_nothing_says_more_than_was_found(files, capfd):
    """Milliseconds; confidence and share rounded down; sentences in English unless Dutch is asked for."""
    _, out, err = typed(Stand(FOUND), capfd, *files, "--json")
    got = json.loads(out)

    assert err == ""
    assert got["verdict"] == "edited"
    assert got["segments"] == [
        {"copy_start": 0.0, "copy_end": 61.2, "source": "original", "original_start": 12.4, "original_end": 73.6},
        {"copy_start": 61.2, "copy_end": 90.0, "source": "outside"},
    ]
    assert got["edits"][0] == {
        "kind": "cut", "copy_start": 61.2, "copy_end": 61.2, "original_start": 73.6, "original_end": 81.9,
        "copy_within": [61.1, 61.3], "original_within": [73.5, 82.0], "confidence": 0.999,
    }  # fmt: skip
    assert {key: got["edits"][1][key] for key in ("source", "taken_start", "taken_end", "confidence")} == {
        "source": "original", "taken_start": 5.0, "taken_end": 6.5, "confidence": 0.912,
    }  # fmt: skip
    assert (got["edits"][2]["factor"], got["edits"][3]["db"]) == (1.04, -6.0)
    assert got["unverifiable"] == [{"copy_start": 88.0, "copy_end": 88.5, "why": "noise"}]
    assert (got["verified_share"], got["drift_ppm"], got["method"]) == (0.9876, 41.0, FOUND.method)
    assert got["limits"][0].startswith("If less than 80 milliseconds")
    assert got["copy_sha256"] == "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa"
    dutch = json.loads(typed(Stand(FOUND), capfd, *files, "--json", "--lang", "nl")[1])
    assert dutch["limits"][0].startswith("Als er minder dan 80 milliseconden")


def test_the_answer_for_people_fits_a_screen_and_names_both_places_of_each_change(files, capfd):
    """The verdict first; then what differs, with its time in both files and how sure that is."""
    _, out, _ = typed(Stand(FOUND), capfd, *files, "--lang", "nl")
    lines = out.splitlines()

    assert lines[0] == "De kopie is anders dan het origineel. We vonden 4 veranderingen."
    assert any(
        all(part in line for part in ("Weg", "1:01.200", "1:13.600 - 1:21.900", "vrijwel zeker")) for line in lines
    )
    assert any("0:05.000" in line and "0:06.500" in line for line in lines), "where the piece was taken from"
    assert "Van de spraak in de kopie vonden we 98,7 procent terug in het origineel." in out
    assert len(lines) < 40 and max(map(len, lines)) <= 140


def test_a_long_list_stops_at_a_screen_and_says_how_much_more_there_is(files, capfd):
    """Hundreds of changes do not push the verdict off the screen."""
    many = Comparison("edited", 100.0, 90.0, edits=(FOUND.edits[0],) * 300)
    _, out, _ = typed(Stand(many), capfd, *files, "--lang", "nl")

    assert "En nog 280." in out
    assert len(out.splitlines()) < 40


# With the real engine


def forged(folder: Path, name: str, *words: str, source: Path) -> Path:
    """A file made from another by ffmpeg."""
    made = folder / name
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", source, *words, made], check=True, timeout=60)
    return made


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, dutch_speech: Path) -> Path:
    """Twenty seconds of Dutch speech."""
    folder = tmp_path_factory.mktemp("original")
    return forged(folder, "gesprek.flac", "-t", "20", "-ac", "1", source=dutch_speech)


def test_an_honest_copy_is_faithful_and_a_cut_is_found_where_it_is(naklank: Naklank, tmp_path: Path, original: Path):
    """The whole way: two files, the fenced child, the engine, the exit status."""
    copy = forged(tmp_path, "kopie.ogg", "-c:a", "libopus", "-b:a", "24k", source=original)
    honest = naklank("compare", original, copy, "--json")
    assert (honest.status, json.loads(honest.out)["verdict"]) == (0, "faithful")
    assert naklank("compare", original, copy, "--json").out == honest.out

    cut = forged(
        tmp_path, "knip.m4a", "-af", "aselect='not(between(t,8,9.5))',asetpts=N/SR/TB", "-c:a", "aac", source=original
    )
    edited = naklank("compare", original, cut, "--json")
    found = json.loads(edited.out)
    assert (edited.status, [each["kind"] for each in found["edits"]]) == (1, ["cut"])
    assert abs(found["edits"][0]["original_start"] - 8) < 0.1


def test_a_report_is_written_once_and_holds_sound_only_where_that_is_asked_for(
    naklank: Naklank, tmp_path: Path, original: Path
):
    """Page and PDF; the same inputs give the same bytes; nothing is written over; paper has no sound."""
    cut = forged(tmp_path, "knip.wav", "-af", "aselect='not(between(t,8,9.5))',asetpts=N/SR/TB", source=original)
    day = ("--day", "2026-11-27")
    for name in ("een.html", "twee.html", "een.pdf", "twee.pdf"):
        assert naklank("compare", original, cut, "--report", tmp_path / name, *day).status == 1
    one = (tmp_path / "een.html").read_text()
    assert (tmp_path / "twee.html").read_text() == one
    assert (tmp_path / "een.pdf").read_bytes() == (tmp_path / "twee.pdf").read_bytes()
    assert (tmp_path / "een.pdf").read_bytes().startswith(b"%PDF") and "data:audio" not in one
    again = naklank("compare", original, cut, "--report", tmp_path / "een.html")
    assert (again.status, again.out) == (2, "") and "een.html" in again.err
    loud = naklank("compare", original, cut, "--report", tmp_path / "geluid.html", "--sound", *day, "--json")
    assert loud.status == 1 and (tmp_path / "geluid.html").read_text().count("data:audio/mpeg") == 2
    for words in (["--sound"], ["--sound", "--report", "x.pdf"], ["--report", "x.doc"]):
        assert naklank("compare", original, cut, *words).status == 2
    assert not list(tmp_path.glob("x.*"))


def test_what_is_no_sound_ends_with_2_and_says_which_file_it_is(naklank: Naklank, tmp_path: Path, original: Path):
    """Empty, text with a sound's name, a folder, not there: two sentences, no stack trace, nothing on standard output."""
    empty, text = tmp_path / "leeg.mp3", tmp_path / "tekst.wav"
    empty.write_bytes(b"")
    text.write_text("Dit is gewoon tekst.\n" * 40)
    for copy, said in ((empty, "leeg"), (text, "tekst"), (tmp_path, "geen bestand"), (tmp_path / "weg.ogg", "weg.ogg")):
        done = naklank("compare", original, copy, "--json")
        assert (done.status, done.out) == (2, "")
        assert said in done.err and len(done.err.splitlines()) == 2
    assert "de kopie" in naklank("compare", original, text).err
    assert "het origineel" in naklank("compare", text, original).err


def test_very_little_or_no_sound_is_undecided_with_the_reason(naklank: Naklank, tmp_path: Path, original: Path):
    """A fifth of a second, pure silence: no verdict is made up."""
    short = forged(tmp_path, "kort.wav", "-t", "0.2", source=original)
    silent = forged(tmp_path, "stil.wav", "-af", "volume=0", source=original)
    for one in (short, silent):
        done = naklank("compare", original, one, "--json")
        assert (done.status, json.loads(done.out)["verdict"]) == (2, "undecided")
        assert json.loads(done.out)["reason"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("turned.wav", ["-af", "pan=stereo|c0=c0|c1=-1*c0"]),
        ("dead.mp3", ["-af", "pan=stereo|c0=0*c0|c1=c0", "-b:a", "64k"]),
        ("soft.m4a", ["-af", "volume=-20dB", "-c:a", "aac"]),
        ("upside.flac", ["-af", "aeval=-val(0)"]),
        ("fine.wav", ["-ar", "96000"]),
        ("vbr.mp3", ["-q:a", "5"]),
        ("film.mkv", ["-f", "lavfi", "-i", "color=c=black:s=64x48:d=20", "-c:v", "mpeg4", "-c:a", "ac3", "-shortest"]),
    ],
)  # fmt: skip
def test_channels_polarity_gain_and_packing_are_no_edits(name, words, naklank: Naklank, tmp_path: Path, original: Path):
    """Whatever carries the same sound is the same copy."""
    done = naklank("compare", original, forged(tmp_path, name, *words, source=original), "--json")

    assert (done.status, json.loads(done.out)["verdict"]) == (0, "faithful"), done.out


def test_the_real_sound_of_these_tests_is_no_silence(original: Path):
    """The comparisons above are of something."""
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", original, "-f", "s16le", "-"], capture_output=True, check=True)
    assert np.frombuffer(raw.stdout, np.int16).std() > 100
