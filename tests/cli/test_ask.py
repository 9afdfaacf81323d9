"""`naklank ask`: one case, many, or asked on at a terminal. Whatever comes in: an answer or a named mistake, never a stack trace."""

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Naklank

SOUND = {"question": "record", "facts": {"actor": "patient", "medium": "audio"}}
GOOD = json.dumps({"id": "a", **SOUND}).encode()


def asked(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "naklank", "ask", *words],
        input=given,
        capture_output=True,
        env={**os.environ, "NAKLANK_LANG": "nl"},
        timeout=120,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


# One case


def test_an_answer_for_people_is_in_dutch_unless_asked_otherwise(naklank: Naklank) -> None:
    """The verdict first, then why, with the name of the norm and its place."""
    dutch = naklank("ask", "--question", "record", "--fact", "actor=patient", "--fact", "medium=audio")
    assert (dutch.status, dutch.out.splitlines()[0]) == (0, "Ja. Het mag, en het hoeft niet.")
    assert "[recording.audio.patient.private-use; S" in dutch.out
    english = naklank("ask", "--question", "record", "--fact", "medium=audio", "--lang", "en")
    assert english.out.startswith("Yes.")


def test_one_case_comes_as_json_from_the_input_or_from_the_options(naklank: Naklank) -> None:
    """The same answer, with the same receipt."""
    piped = asked("--json", given=b"\xef\xbb\xbf" + GOOD)
    typed = naklank("ask", "--json", "--question", "record", "--fact", "actor=patient", "--fact", "medium=audio")
    one, other = json.loads(piped.stdout), json.loads(typed.out)
    assert (piped.returncode, typed.status) == (0, 0)
    assert one.pop("id") == "a" and one == other
    assert one["verdict"] == "allowed"


def test_the_exit_status_is_0_whatever_the_verdict_and_2_for_what_is_no_case(naklank: Naklank) -> None:
    """A refusal by the rules is an answer; a fact that does not exist is not."""
    no = naklank("ask", "--json", "--question", "compel", "--fact", "actor=government")
    assert (no.status, json.loads(no.out)["verdict"]) == (0, "forbidden")
    for wrong in ("colour=red", "medium=smell", "medium", "patient_age=-1", "patient_age=9999999999999999999999"):
        refused = naklank("ask", "--question", "record", "--fact", wrong)
        assert (refused.status, refused.out) == (2, "")
        assert len(refused.err.splitlines()) >= 2
    twice = naklank("ask", "--question", "record", "--fact", "medium=audio", "--fact", "medium=video")
    assert twice.status == 2 and "twee keer" in twice.err


def test_day_and_profile_of_the_options_hold_for_cases_that_do_not_say_theirs() -> None:
    """What a case says itself goes before."""
    lines = [{"question": "record", "facts": {"medium": "audio"}}, {**SOUND, "profile": "care", "day": "2026-01-02"}]
    given = b"\n".join(json.dumps(line).encode() for line in lines)
    done = asked("--jsonl", "--profile", "public_body", "--day", "2026-11-23", given=given)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["profile"], one["day"]) for one in answers] == [("public_body", "2026-11-23"), ("care", "2026-01-02")]


def test_without_a_terminal_and_without_a_question_it_says_what_to_give() -> None:
    """It does not wait for somebody who is not there."""
    done = asked(given=b"")
    assert done.returncode == 2 and "--question" in done.stderr.decode()


# Many cases

BAD = {
    "no JSON": b"{",
    "nothing": b"",
    "only spaces": b"   ",
    "no object": b"[1, 2]",
    "no UTF-8": b'{"question": "record", "facts": {"medium": "\xff\xfe"}}',
    "binary": bytes(range(256)).replace(b"\n", b""),
    "a zero byte": b"\x00",
    "UTF-16": '{"question": "record"}'.encode("utf-16").replace(b"\n", b""),
    "a name twice": b'{"question": "record", "question": "share", "facts": {}}',
    "a fact twice": b'{"question": "record", "facts": {"medium": "audio", "medium": "video"}}',
    "NaN": b'{"question": "record", "facts": {"patient_age": NaN}}',
    "Infinity": b'{"question": "record", "facts": {"patient_age": Infinity}}',
    "1e999": b'{"question": "record", "facts": {"patient_age": 1e999}}',
    "half a character": b'{"question": "record", "facts": {"medium": "\\ud800"}}',
    "a number of 5000 digits": b'{"question": "record", "facts": {"patient_age": ' + b"9" * 5000 + b"}}",
    "deeper than deep": b"[" * 50_000,
    "a line of a megabyte": b'{"question": "record", "facts": {}, "x": "' + b"a" * 1_000_000 + b'"}',
    "a mark in the middle": b"\xef\xbb\xbf" + GOOD,
    "a day that is none": b'{"question": "record", "facts": {}, "day": 20261123}',
    "a week for a day": b'{"question": "record", "facts": {}, "day": "2026-W48-1"}',
    "no facts": b'{"question": "record", "facts": null}',
}


def test_each_bad_line_gets_its_own_answer_and_the_others_are_answered() -> None:
    """One line out for each line in, in order; the mistake names line, field, value and what is allowed; status 2."""
    lines = [GOOD]
    for bad in BAD.values():
        lines += [bad, GOOD]
    done = asked("--jsonl", given=b"\n".join(lines) + b"\n")
    answers = [json.loads(line, parse_constant=pytest.fail) for line in done.stdout.splitlines()]
    assert (done.returncode, len(answers)) == (2, len(lines))
    for number, (name, answer) in enumerate(zip(BAD, answers[1::2], strict=True)):
        assert answer["line"] == 2 * number + 2, name
        assert {"field", "value", "allowed"} <= answer["error"].keys(), name
        assert answer["error"]["field"] and answer["error"]["allowed"], name
    assert {json.dumps(answer) for answer in answers[::2]} == {json.dumps(answers[0])}


def test_a_mark_at_the_start_and_line_ends_of_windows_are_no_mistake() -> None:
    """And the last line may lack its end; what is not ours in a case is left alone, the id comes back as it was."""
    strange = {"id": {"a": [1, None]}, **SOUND, "note": "ours", "gap": True}
    done = asked("--jsonl", given=b"\xef\xbb\xbf" + GOOD + b"\r\n" + json.dumps(strange).encode())
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, [one["verdict"] for one in answers]) == (0, ["allowed", "allowed"])
    assert answers[1]["id"] == {"a": [1, None]}


def test_a_line_in_is_a_line_out_before_the_next_is_given() -> None:
    """Who writes one case and waits, gets its answer."""
    with subprocess.Popen(
        [sys.executable, "-m", "naklank", "ask", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as going:
        assert going.stdin is not None and going.stdout is not None
        for number in range(3):
            going.stdin.write(json.dumps({"id": number, **SOUND}).encode() + b"\n")
            going.stdin.flush()
            assert select.select([going.stdout], [], [], 60)[0], "no answer came"
            assert json.loads(going.stdout.readline())["id"] == number
        going.stdin.close()
        assert going.wait(60) == 0


def test_a_reader_who_goes_away_ends_it_without_a_word() -> None:
    """As with `head`."""
    with subprocess.Popen(
        [sys.executable, "-m", "naklank", "ask", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as going:
        assert going.stdin is not None and going.stdout is not None and going.stderr is not None
        going.stdin.write((GOOD + b"\n") * 50)
        going.stdin.flush()
        assert going.stdout.readline()
        going.stdout.close()
        going.stdin.write((GOOD + b"\n") * 50)
        going.stdin.close()
        assert going.wait(60) == 141
        assert going.stderr.read() == b""


# A profile of one's own


def test_a_profile_from_a_file_is_what_cases_mean_that_name_none(naklank: Naklank, tmp_path: Path) -> None:
    """And a file that cannot be is refused with its name, the field and the norm."""
    own = {
        "id": "ons_huis",
        "adds": [{"id": "own.zeg-het", "question": "record", "says": "Zeg het.", "needs": {"announced": True}}],
    }
    file = tmp_path / "profiel.json"
    file.write_text(json.dumps(own))
    words = ("ask", "--json", "--question", "record", "--fact", "actor=patient", "--fact", "medium=audio")
    with_, without = naklank(*words, "--profile-file", file), naklank(*words)
    assert json.loads(without.out)["verdict"] == "allowed"
    assert (json.loads(with_.out)["verdict"], json.loads(with_.out)["profile"]) == ("conditional", "ons_huis")
    assert json.loads(naklank(*words, "--profile-file", file, "--profile", "care").out)["verdict"] == "allowed"
    file.write_text(json.dumps({**own, "drops": ["secrecy.duty"]}))
    refused = naklank(*words, "--profile-file", file)
    assert (refused.status, refused.out) == (2, "")
    assert "profiel.json" in refused.err and "drops: secrecy.duty" in refused.err
    for broken in (b"", b"{", b"[]", b"\xff", b'{"id": "a", "id": "b"}', b"9" * 1_000_001):
        file.write_bytes(broken)
        assert naklank(*words, "--profile-file", file).status == 2
    assert naklank(*words, "--profile-file", tmp_path / "none.json").status == 2


# At a terminal


class Terminal:
    """`naklank ask` at a terminal of its own."""

    def __init__(self, *words: str) -> None:
        self.process, self._handle = pty.fork()
        if self.process == 0:
            os.environ |= {"NAKLANK_LANG": "nl", "TERM": "dumb"}
            os.execv(sys.executable, [sys.executable, "-m", "naklank", "ask", *words])
        self.seen = ""

    def until(self, wanted: str) -> str:
        """Read until something stands there; what came since the last time."""
        fresh, end = "", time.monotonic() + 60
        while wanted not in fresh:
            if not select.select([self._handle], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError(f"waited for {wanted!r}, saw {fresh!r}")
            try:
                piece = os.read(self._handle, 65536)
            except OSError:  # the other side is gone
                piece = b""
            if not piece:
                break
            fresh += piece.decode()
        self.seen += fresh
        return fresh

    def types(self, line: str) -> None:
        os.write(self._handle, line.encode())

    def status(self) -> int:
        self.until("\0")
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def close(self) -> None:
        os.close(self._handle)


@pytest.fixture
def terminal() -> Iterator[type[Terminal]]:
    made: list[Terminal] = []

    class Kept(Terminal):
        def __init__(self, *words: str) -> None:
            super().__init__(*words)
            made.append(self)

    yield Kept
    for one in made:
        one.close()


def number_of(label: str, shown: str) -> str:
    """The number before a choice."""
    return next(line.split()[0] for line in shown.splitlines() if line.strip().endswith(label))


def test_at_a_terminal_it_asks_on_until_it_is_clear(terminal: type[Terminal]) -> None:
    """Choose who and what, take an answer back, ask why, say that one does not know; then the answer, with its reasons."""
    going = terminal()
    going.types(number_of("Ik ben patiënt of cliënt", going.until("> ")) + "\n")
    going.types(number_of("Ik wil mijn opname aan iemand anders laten horen", going.until("> ")) + "\n")
    shown = going.until("> ")
    assert "Wie krijgt uw opname te horen?" in shown and "w: waarom" in shown
    going.types("w\n")
    assert "Het antwoord kan van deze regel afhangen" in going.until("> ")
    going.types("honderd\n")
    assert "Typ het nummer van uw antwoord" in going.until("> ")
    going.types(number_of("Iemand anders", shown) + "\n")
    assert "Vindt uw zorgverlener het goed?" in going.until("> ")
    going.types("t\n")
    shown = going.until("> ")
    assert "Wie krijgt uw opname te horen?" in shown
    going.types(number_of("Iemand anders", shown) + "\n")
    shown = going.until("> ")
    going.types(number_of("Dat weet ik niet", shown) + "\n")
    while "Kenmerk:" not in (shown := going.until("> ")) and "> " in shown:
        going.types(number_of("Dat weet ik niet", shown) + "\n")
    assert going.status() == 0
    assert (
        "We weten nog niet of u uw opname mag delen." in going.seen
        and "recording.share.outside-private-sphere" in going.seen
    )


def test_who_stops_gets_the_answer_so_far(terminal: type[Terminal]) -> None:
    """With `s`, or at the end of what is typed (Ctrl-D)."""
    for stop in ("s\n", "\x04"):
        going = terminal("--question", "record")
        assert "Gaat het om geluid of om beeld?" in going.until("> ")
        going.types(stop)
        assert going.status() == 0
        assert "Dat weten we nog niet." in going.seen and "Wat we nog moeten weten" in going.seen


def test_an_interrupt_ends_it_quietly(terminal: type[Terminal]) -> None:
    """Ctrl-C: no stack trace."""
    going = terminal()
    going.until("> ")
    going.types("\x03")
    assert going.status() == 130
    assert "Traceback" not in going.seen


# The rules themselves


def test_the_rules_are_written_down_and_two_versions_compared(naklank: Naklank, tmp_path: Path) -> None:
    """As text in either language, as data in either order of words; a profile of one's own shows as what it adds."""
    assert "Regels van Naklank" in naklank("rules", "page").out
    assert "### Consent" in naklank("rules", "page", "--lang", "en").out
    assert naklank("rules", "page", "--json", "old.json").out == "old.json\n"
    own = {"id": "ons", "adds": [{"id": "own.a", "question": "record", "says": "Regel", "needs": {"announced": True}}]}
    (tmp_path / "own.json").write_text(json.dumps(own))
    naklank("rules", "page", "new.json", "--json", "--profile-file", "own.json")
    changed = naklank("rules", "diff", "old.json", "new.json")
    assert changed.status == 0
    assert {"+ norms: own.a", "~ questions: record: blocks", "+ profiles: ons"} <= set(changed.out.splitlines())
    assert naklank("rules", "diff", "old.json", "old.json").out == "Er is geen verschil.\n"
    assert "own.a" in naklank("rules", "page", "--profile-file", "own.json").out
    assert naklank("rules", "page", "old.json").status == 2, "it never writes over a file"
    for broken in (b"", b"[]", b'{"format": "other"}', b"\xff"):
        (tmp_path / "broken.json").write_bytes(broken)
        refused = naklank("rules", "diff", "old.json", "broken.json")
        assert refused.status == 2 and "--json" in refused.err
    assert naklank("rules", "diff", "old.json").status == 2


def test_every_question_and_fact_is_listed(naklank: Naklank) -> None:
    """With what each may be, for people and for programs."""
    listed = json.loads(naklank("rules", "facts", "--json").out)
    assert listed["facts"]["medium"]["values"] == "audio, video, photo, unknown"
    assert "record" in listed["questions"]
    assert "medium  " in naklank("rules", "facts").out
