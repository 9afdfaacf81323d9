"""Commands beside a running server: it does their errands, and stays the one that writes."""

import contextlib
import json
import os
import signal
import socket
import stat
import threading
from pathlib import Path

import pytest

from conftest import answers, free_port, soon, started
from naklank.cli import errand, wire
from naklank.cli.desk import open_desk
from naklank.cli.serving import ERRANDS
from naklank.wiring import opened


@contextlib.contextmanager
def served(folder: Path):
    """An open installation with a desk and workers, in this process; what it does is done in other threads."""
    with opened(folder) as made, made.working(), open_desk(made, folder, ERRANDS) as desk:
        assert desk
        yield made


def test_every_command_that_writes_works_beside_a_server(installed, clip, tmp_path):
    """seal, export, destroy, rotate-keys and the first account: asked of a real `naklank serve`, done by it, same answers."""
    port = free_port()
    with started("serve", "--port", port, "--data", "data", folder=tmp_path) as server:
        soon(lambda: answers(port))
        recording = json.loads(installed("seal", clip, "--json", "--wait").out)["recording"]
        assert installed("export", recording).out == f"{recording}.zip\n"
        assert json.loads(installed("export", recording, "--out", "b.zip", "--json").out) == {
            "bytes": (tmp_path / "b.zip").stat().st_size,
            "path": "b.zip",
            "recording": recording,
        }
        assert installed("verify", "b.zip").status == 0
        assert json.loads(installed("rotate-keys", "--json").out)["count"] == 1
        assert installed("export", recording, "--out", "c.zip").status == 0
        assert "Link voor Mevrouw De Vries" in installed("init", "--person", "Mevrouw De Vries").out
        gone = json.loads(installed("destroy", recording, "--ground", "term", "--yes", "--json").out)
        (tmp_path / "receipt.json").write_text(gone["receipt"])
        assert installed("verify", "receipt.json").status == 0
        assert "vernietigd" in installed("export", recording, "--out", "d.zip").err
        assert not list(tmp_path.glob("*d.zip*"))
        assert server.poll() is None
        assert installed("fsck").status == 0
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0
    assert not (tmp_path / "data/desk").exists()
    assert installed("fsck").status == 0


def test_what_the_server_refuses_is_said_as_if_it_were_done_here(installed, clip, tmp_path):
    """No sound, an unknown id, a file that is there already: the same sentences and status 2, and nothing stays."""
    (tmp_path / "memo.ogg").write_text("geen geluid")
    (tmp_path / "there.zip").write_text("mine")
    tries = (
        ["seal", "memo.ogg"],
        ["seal", "nothing.ogg"],
        ["export", "geen-nummer"],
        ["export", "a" * 26, "--out", "there.zip"],
        ["destroy", "a" * 26, "--ground", "term", "--yes"],
        ["init", "--person", " "],
    )
    here = [installed(*words) for words in tries]
    with served(tmp_path / "data"):
        there = [installed(*words) for words in tries]
    assert there == here
    assert {one.status for one in there} == {2}
    assert (tmp_path / "there.zip").read_text() == "mine"
    assert not [path for path in (tmp_path / "data/blobs").rglob("*") if path.is_file()]


def test_two_that_seal_at_once_both_get_their_recording(installed, clip, tmp_path):
    """A second `seal` does not take the first for something that was left behind."""
    with served(tmp_path / "data") as made:
        from naklank.actions.upload import begin
        from naklank.cli.seal import COMMAND
        from naklank.model import Situation

        other = begin(
            made.house,
            COMMAND,
            name="a",
            size=9,
            media_type="a/b",
            conversation_id=None,
            said=Situation(),
            source="command",
        ).id
        assert installed("seal", clip).status == 0
        assert other in made.data.keys.ids()


def test_nobody_else_can_use_the_desk(installed, tmp_path):
    """The socket is there with mode 0600 from the first moment it can be found, and gone afterwards."""
    with served(tmp_path / "data"):
        mode = (tmp_path / "data/desk").stat().st_mode
        assert stat.S_ISSOCK(mode)
        assert stat.S_IMODE(mode) == 0o600
        assert not (tmp_path / "data/desk.new").exists()
    assert not (tmp_path / "data/desk").exists()


def test_a_socket_that_a_killed_server_left_is_no_trouble(installed, clip, tmp_path):
    """A command works by itself then, and the next server puts its own in place."""
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(tmp_path / "data/desk"))
    recording = installed("seal", clip).out.strip()
    with served(tmp_path / "data"):
        assert installed("export", recording).status == 0


def test_a_folder_with_a_very_long_name_has_a_desk_too(naklank, tmp_path):
    """A Unix socket's address holds some hundred bytes; the folder's name may be longer."""
    folder = tmp_path / ("a" * 90) / ("b" * 90)
    assert naklank("init", "--data", folder, "--no-account", "--yes").status == 0
    with served(folder):
        assert naklank("rotate-keys", "--data", folder, "--recovery-file", "r.txt").status == 0


def test_a_server_that_dies_midway_is_told(installed, clip, tmp_path):
    """Killed while it works: a sentence that says what to look at, status 2, no half file, and all fits afterwards."""
    recording = installed("seal", clip).out.strip()
    port = free_port()
    with started("serve", "--port", port, "--data", "data", folder=tmp_path):
        soon(lambda: answers(port))
        child = Path("/proc") / str(_listener(tmp_path / "data"))
        os.kill(int(child.name), signal.SIGSTOP)
        threading.Timer(1, os.kill, (int(child.name), signal.SIGKILL)).start()
        done = installed("export", recording)
    assert done.status == 2
    assert "voordat het antwoord kwam" in done.err
    assert "naklank log" in done.err
    assert not list(tmp_path.glob("*.zip*"))
    assert installed("fsck").status == 0


def _listener(folder: Path) -> int:
    """The process that holds the folder's lock."""
    inode = (folder / "lock").stat().st_ino
    for line in Path("/proc/locks").read_text().splitlines():
        if f":{inode} " in line:
            return int(line.split()[4])
    raise AssertionError("nobody holds it")


def test_what_nobody_waits_for_any_more_is_not_kept(installed, clip, tmp_path, monkeypatch):
    """Ctrl-C on `seal` beside a server: the server notices, and nothing of the file stays."""
    monkeypatch.setattr("naklank.actions.upload.CHUNK_BYTES", 2000)
    with served(tmp_path / "data") as made:
        line = wire.knocked(tmp_path / "data")
        assert line is not None

        def away(*_: object) -> None:
            raise KeyboardInterrupt

        with clip.open("rb") as file, line, pytest.raises(KeyboardInterrupt):
            wire.answer_of(line, "seal", {"name": "x", "wait": False}, file, away)
        soon(made.data.keys.destroyed)
        soon(lambda: made.data.keys.ids() == [])
    assert installed("fsck").status == 0


def test_rubbish_at_the_desk_harms_nothing(installed, clip, tmp_path):
    """Half a question, no JSON, an errand that does not exist, another version: two sentences or nothing; the next is helped."""
    with served(tmp_path / "data"):
        for words in (
            b"",
            b"hello\n",
            b'{"errand": "sing"}\n',
            b'{"errand": "sing", "version": "0", "asked": {}}\n',
            b"[]\n",
        ):
            line = wire.knocked(tmp_path / "data")
            assert line is not None
            with line:
                line.sendall(words)
                line.shutdown(socket.SHUT_WR)
                told = list(wire.lines(line))
            assert all(set(one) == {"error"} for one in told)
        old = wire.knocked(tmp_path / "data")
        assert old is not None
        with old:
            wire.tell(old, {"errand": "seal", "version": "0.0.0-old", "asked": {}})
            assert "andere versie" in next(wire.lines(old))["error"]["what"]["nl"]
        assert installed("seal", clip).status == 0


def test_reading_works_beside_a_program_that_takes_no_commands(installed, clip, tmp_path, monkeypatch):
    """Another command has the data: seal, export, destroy wait a while and then say so; log, fsck and backup work."""
    monkeypatch.setattr(errand, "PATIENCE_SECONDS", 0.3)
    recording = installed("seal", clip).out.strip()
    with opened(tmp_path / "data"):
        for words in (
            ["seal", clip],
            ["export", recording],
            ["destroy", recording, "--ground", "term", "--yes"],
            ["rotate-keys"],
        ):
            done = installed(*words)
            assert done.status == 2, words
            assert "ander programma" in done.err
        assert installed("log").status == 0
        assert installed("log", "--export", "log.jsonl").status == 0
        assert installed("fsck").status == 0
        assert installed("backup", "backup").status == 0
    assert installed("verify", "log.jsonl").status == 0


def test_a_command_waits_for_another_that_is_nearly_done(installed, clip, tmp_path):
    """Two commands after each other, typed at once: the second waits a little and then does its work."""
    opening = opened(tmp_path / "data")
    opening.__enter__()
    threading.Timer(0.5, opening.__exit__, (None, None, None)).start()
    assert installed("seal", clip).status == 0
