"""Servers: `serve` comes back whatever kills it, `demo` stays on this machine, and both stop well."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from conftest import answers, free_port, soon, started
from naklank.cli import address
from naklank.cli.supervise import Supervisor, back_off
from naklank.errors import NaklankError


def child_of(pid: int) -> int:
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    ).stdout.split()
    return int(children[0]) if children else 0


def knock(port: int) -> None:
    """Try a wrong word at the door: the server writes that down."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/mee",
        b"word=appel&name=Jan",
        {"sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"},
    )
    with contextlib.suppress(OSError):
        urllib.request.urlopen(request, timeout=60).close()


@pytest.fixture
def folder(installed, tmp_path):
    """A folder with an installation in `data`."""
    return tmp_path


def test_serve_comes_back_after_a_kill_and_after_a_failed_sync_and_stops_well(folder, installed, clip):
    """kill -9 of the server, then a sync that fails: each time it answers again by itself; SIGTERM ends it with 0."""
    if shutil.which("strace") is None:
        pytest.fail("strace is not here: install it (apt-get install strace).")
    kept = installed("seal", clip).out.strip()
    port = free_port()
    with started("serve", "--port", port, "--data", "data", folder=folder) as server:
        assert soon(lambda: answers(port)) == 200
        first = child_of(server.pid)
        os.kill(first, signal.SIGKILL)
        assert answers(port) == 200, "who asks meanwhile waits for the next life"
        second = child_of(server.pid)
        assert second not in (0, first)
        tracer = subprocess.Popen(
            [
                "strace",
                "-f",
                "-q",
                "-p",
                str(second),
                "-e",
                "trace=fsync,fdatasync",
                "-e",
                "inject=fsync,fdatasync:error=EIO",
            ],
            stderr=(folder / "trace.txt").open("w"),
        )
        soon(lambda: "TracerPid:\t0" not in Path(f"/proc/{second}/status").read_text())
        knock(port)
        tracer.wait(60)
        assert answers(port) == 200
        assert child_of(server.pid) != second
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0
    told = (folder / "err.txt").read_text()
    assert "werd gestopt (SIGKILL)" in told
    assert "De schijf faalde. Het start opnieuw" in told
    assert "Traceback" not in told
    assert (folder / "out.txt").read_text().count("Naklank draait weer") == 2
    assert installed("fsck").status == 0
    assert installed("export", kept).status == 0


def test_a_server_whose_parent_died_stops_and_lets_go_of_the_data(folder, installed):
    """kill -9 of the parent leaves no server behind that holds the folder."""
    port = free_port()
    with started("serve", "--port", port, "--data", "data", folder=folder) as server:
        soon(lambda: answers(port))
        child = child_of(server.pid)
        os.kill(server.pid, signal.SIGKILL)
        soon(lambda: not os.path.exists(f"/proc/{child}") or "zombie" in Path(f"/proc/{child}/status").read_text(), 30)
    assert installed("rotate-keys", "--json").status == 0


def test_serve_does_not_hammer_at_what_cannot_start(folder, installed):
    """A folder in use, a lost key: the sentence once, status 2, no second try."""
    from naklank.wiring import opened

    with opened(folder / "data"), started("serve", "--port", free_port(), "--data", "data", folder=folder) as server:
        assert server.wait(60) == 2
    told = (folder / "err.txt").read_text()
    assert told.count("Een ander programma gebruikt deze map") == 1
    assert "start opnieuw" not in told


@pytest.mark.parametrize(
    ("words", "nl"),
    [
        (["--certificate", "cert.pem"], "horen bij elkaar"),
        (["--certificate", "no.pem", "--key", "no.pem"], "is er niet"),
        (["--certificate", "recovery.txt", "--key", "recovery.txt"], "niet te gebruiken"),
        (["--tsa", "ftp://x", "--tsa-certificates", "recovery.txt"], "‘tsa’"),
        (["--port", "70000"], "bestaat niet"),
        (["--host", "203.0.113.7"], "niet van deze computer"),
        (["--host", "bestaat.invalid"], "niet te vinden"),
    ],
)
def test_serve_refuses_settings_that_cannot_work(folder, installed, words, nl):
    """Each with a sentence of its own, before anything starts."""
    (folder / "cert.pem").write_text("x")
    done = installed("serve", *words)
    assert done.status == 2
    assert nl in done.err


def test_settings_stay_in_a_file_and_the_line_counts_over_it(folder, installed):
    """config.toml holds the same names; a wrong name or kind is refused, never ignored."""
    import argparse

    from naklank.cli.settings import KINDS, settings_of

    nothing = dict.fromkeys(name.replace("-", "_") for name in KINDS)
    (folder / "data/config.toml").write_text(
        'host = "::1"\nport = 8123\nbehind-proxy = true\ntsa = "http://t.example"\ntsa-certificates = "tsa.pem"\n'
    )
    (folder / "data/tsa.pem").write_text("PEM")
    found = settings_of(argparse.Namespace(**{**nothing, "port": 9}), folder / "data")
    assert (found.host, found.port, found.behind_proxy, found.stamps) == ("::1", 9, True, ("http://t.example", "PEM"))
    for text in ("prot = 1", 'port = "8000"', "port = ", "behind-proxy = 1"):
        (folder / "data/config.toml").write_text(text)
        assert installed("serve").status == 2


def test_a_taken_port_says_who_has_it(folder, installed):
    """The program and its number, and another port to try."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = installed("serve", "--port", port)
    assert done.status == 2
    assert f"Poort {port} is al in gebruik" in done.err
    assert f"({os.getpid()})" in done.err
    assert f"--port {port + 1}" in done.err


def test_serve_says_where_https_is_missing(folder):
    """On an address that others reach, without https: no microphone there, and what to do."""
    port = free_port()
    with started("serve", "--host", "0.0.0.0", "--port", port, "--data", "data", folder=folder) as server:
        soon(lambda: answers(port))
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == 0
    assert "zonder https geeft een browser geen microfoon" in (folder / "err.txt").read_text()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "203.0.113.7", "", "bestaat.invalid"])
def test_the_demo_refuses_every_address_but_loopback(naklank, tmp_path, host):
    """Also all addresses at once, and names that lead elsewhere or nowhere; nothing is made."""
    done = naklank("demo", "--host", host)
    assert done.status == 2
    assert "alleen op deze computer" in done.err
    assert not (tmp_path / ".demo").exists()


def test_a_name_that_also_leads_elsewhere_is_not_this_machine(monkeypatch):
    """One loopback address among others does not make a name ours."""
    mixed = [(0, 0, 0, "", ("127.0.0.1", 0)), (0, 0, 0, "", ("192.0.2.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: mixed)
    assert not address.is_loopback("both")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: mixed[:1])
    assert address.is_loopback("ours")


def test_demo_and_real_keep_away_from_each_other(folder, installed):
    """`demo` refuses a real installation and a folder of anything else; `serve` refuses a demo."""
    assert "iets anders dan een demo" in installed("demo", "--port", free_port(), "--data", "data").err
    (folder / "photos").mkdir()
    (folder / "photos/cat.jpg").write_text("x")
    assert installed("demo", "--port", free_port(), "--data", "photos").status == 2
    assert (folder / "photos/cat.jpg").exists()
    (folder / "data/demo").write_text("ready\n")
    done = installed("serve", "--port", free_port())
    assert done.status == 2
    assert "map van een demo" in done.err


def test_a_demo_that_was_killed_while_it_was_made_is_made_again(tmp_path):
    """Killed at the seeding, it starts over; then it answers, keeps what it made, and stops with 0."""
    port = free_port()
    with started("demo", "--port", port, folder=tmp_path) as demo:
        soon((tmp_path / ".demo/data.db").exists)
        os.killpg(demo.pid, signal.SIGKILL)
    assert (tmp_path / ".demo/demo").read_text() == "being made\n"
    with started("demo", "--port", port, folder=tmp_path) as demo:
        soon((tmp_path / "out.txt").read_text, 200)
        assert answers(port) == 200
        demo.send_signal(signal.SIGINT)
        assert demo.wait(60) == 0
    made = (tmp_path / ".demo/format").stat().st_mtime_ns
    with started("demo", "--port", port, folder=tmp_path) as demo:
        assert soon(lambda: answers(port)) == 200
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(60) == 0
    assert (tmp_path / ".demo/format").stat().st_mtime_ns == made
    assert (tmp_path / "out.txt").read_text() == f"Naklank: http://localhost:{port}\n" * 2
    assert "Traceback" not in (tmp_path / "err.txt").read_text()


def test_waiting_grows_and_ends(monkeypatch):
    """0.2 s, 0.4 s … half a minute; what cannot start at all (2) stays down, what only cannot start now after it fell is brought back."""
    assert [back_off(n) for n in (1, 2, 3, 50)] == [0.2, 0.4, 0.8, 30.0]
    lives = iter([70, -9, 1, 2, 0])
    told = []
    supervisor = Supervisor(lambda _: 0, told.append)
    monkeypatch.setattr(Supervisor, "_one_life", lambda _: next(lives))
    monkeypatch.setattr(Supervisor, "_wait", lambda *_: None)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert supervisor.run() == 0
    assert [text.en for text in told] == [
        "The disk failed. It starts anew in 0.2 s.",
        "Naklank was killed (SIGKILL). It starts anew in 0.4 s.",
        "Naklank fell over (1). It starts anew in 0.8 s.",
        "Naklank cannot start now. It starts anew in 1.6 s.",
    ]
    lives = iter([2])
    assert supervisor.run() == 2


def test_rounds_go_on_when_one_fails(capsys):
    """A duty that fails is told and tried again; the others keep their rhythm."""
    from naklank.store.rounds import Round, go_round
    from naklank.text import Text

    stop, seen = threading.Event(), []

    def fail() -> None:
        raise NaklankError(Text("kapot", "broken"), Text("wacht", "wait"))

    def count() -> None:
        seen.append(time.monotonic())
        if len(seen) == 3:
            stop.set()

    go_round([Round("a", 0.01, fail), Round("b", 0.01, count)], stop)
    assert len(seen) == 3
    assert "naklank: a: broken" in capsys.readouterr().err


def test_a_word_to_stop_between_two_lives_is_heard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SIGTERM while there is no child to pass it on to: no next child is started, and nobody has to ask twice."""
    lived, real = tmp_path / "lives", signal.pthread_sigmask
    lived.write_text("")

    def work(life: int) -> int:
        with lived.open("a") as file:
            file.write(f"{life} ")
        return 1

    def mask(how: int, numbers: set[signal.Signals]) -> set[signal.Signals]:
        if how == signal.SIG_BLOCK and lived.read_text():
            os.kill(os.getpid(), signal.SIGTERM)
        return real(how, numbers)

    monkeypatch.setattr(signal, "pthread_sigmask", mask)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        assert Supervisor(work, lambda _: None).run() == 0
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert lived.read_text() == "1 "
