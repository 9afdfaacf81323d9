"""A `naklank serve` that is killed, and browsers that send chunks to it meanwhile. Nothing here is a test.

`Server` is also what a service manager is: it starts a server that is gone altogether anew. `Sender` does what the recorder in
the browser does: sends a chunk until it is answered with 200, then the next.
"""

import hashlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from naklank.actions.announce import announce
from naklank.actions.plan_conversation import plan
from naklank.actions.sessions import begin_session
from naklank.demo.seed import TWO_OF_US
from naklank.model import Actor, Person, PersonId, new_id
from naklank.web.here import csrf_of
from naklank.wiring import made, opened

PATIENCE_SECONDS = 120


@dataclass
class Server:
    """The supervised server on a port of its own."""

    folder: Path
    errors: Path
    port: int = 0
    starts: int = 0

    def __post_init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._parent: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "naklank", "--data", str(self.folder), "serve", "--port", str(self.port)]
        with self.errors.open("ab") as errors:
            self._parent = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        self.starts += 1

    def child(self) -> int:
        """The process that answers. Waits until there is one."""
        assert self._parent is not None
        listed = Path(f"/proc/{self._parent.pid}/task/{self._parent.pid}/children")
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if found := listed.read_text().split():
                return int(found[0])
            time.sleep(0.01)
        raise AssertionError("the server did not come back")

    def kill_child(self) -> None:
        os.kill(self.child(), signal.SIGKILL)

    def kill_both(self) -> None:
        assert self._parent is not None
        child = self.child()
        self._parent.kill()
        os.kill(child, signal.SIGKILL)
        self._parent.wait(10)
        self.start()

    def stop(self) -> int:
        assert self._parent is not None
        self._parent.terminate()
        return self._parent.wait(PATIENCE_SECONDS)


@dataclass
class Sender:
    """One browser that records."""

    token: str
    talk: str
    recording: str = ""
    acknowledged: dict[int, str] = field(default_factory=dict)
    cuts: int = 0
    wrong: list[str] = field(default_factory=list)

    def headers(self) -> dict[str, str]:
        return {
            "Cookie": f"naklank={self.token}",
            "X-CSRF": csrf_of(self.token),
            "Sec-Fetch-Site": "same-origin",
            "Accept": "application/json",
        }

    def ask(self, port: int, method: str, path: str, body: bytes = b"", **more: str) -> tuple[int, dict[str, object]]:
        """One request on a fresh connection. Raises where the line is cut."""
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        try:
            line.request(method, path, body or None, {**self.headers(), **more})
            answer = line.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            line.close()

    def insist(
        self, port: int, method: str, path: str, body: bytes = b"", **more: str
    ) -> tuple[int, dict[str, object]]:
        """Ask until there is an answer."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return self.ask(port, method, path, body, **more)
            except (OSError, http.client.HTTPException):
                self.cuts += 1
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def begin(self, port: int) -> None:
        body = json.dumps({"media_type": "audio/flac", "settings": {}, "device_begin": None}).encode()
        path = f"/conversations/{self.talk}/recordings"
        status, answer = self.insist(port, "POST", path, body, **{"Content-Type": "application/json"})
        assert status == 201, answer
        self.recording = str(answer["recording"])

    def send_until(self, port: int, stop: threading.Event) -> None:
        """Send chunk after chunk, each until it is acknowledged."""
        while not stop.is_set():
            body, number = random.randbytes(random.randrange(1000, 33_000)), len(self.acknowledged)
            digest = hashlib.sha256(body).hexdigest()
            path = f"/recordings/{self.recording}/chunks/{number}"
            try:
                status, answer = self.insist(port, "PUT", path, body, **{"X-Chunk-SHA256": digest})
            except (OSError, http.client.HTTPException) as error:
                self.wrong.append(repr(error))
                return
            if status != 200:
                self.wrong.append(f"{status}: {answer}")
                return
            self.acknowledged[number] = digest

    def missing(self, port: int, wanted: int) -> list[int]:
        """Which of the first `wanted` chunks the server does not have, by its own word."""
        status, answer = self.insist(port, "GET", f"/recordings/{self.recording}/state")
        assert status == 200, answer
        have = answer["have"]
        assert isinstance(have, list)
        here = {number for first, last in have for number in range(first, last + 1)}
        return [number for number in range(wanted) if number not in here]


def house_with_senders(folder: Path, many: int) -> list[Sender]:
    """A real (not demo) installation in which `many` patients announced a recording."""
    made(folder, site="Praktijk De Proef")
    senders = []
    with opened(folder) as one:
        house = one.house

        def somebody(role: str) -> Person:
            person = Person(PersonId(new_id()), role, role, house.clock.now())  # type: ignore[arg-type]
            house.store.write(lambda tx: tx.put(person))
            return person

        provider = somebody("provider")
        for _ in range(many):
            patient = somebody("patient")
            now = house.clock.now()
            talk = plan(house, Actor(provider.id, "provider"), planned=now, patient=patient.id)
            announce(house, Actor(patient.id, "patient"), talk.id, TWO_OF_US, extent="all", equal_copy=False)
            senders.append(Sender(begin_session(house, patient)[0], talk.id))
    return senders
