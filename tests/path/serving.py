"""The real program, whole, for tests in a browser: a fresh house in a folder, its jobs, and its server on a free port."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from naklank.actions.finish_recording import blob_of
from naklank.actions.sealed import open_blob
from naklank.model import Conversation, Moment, Person, PersonId, Recording, Role, new_id
from naklank.web.server import listen_on
from naklank.wiring import Opened, SystemClock, made, opened
from tests.recorder import witness

PEOPLE: tuple[tuple[Role, str], ...] = (
    ("patient", "Mevrouw De Wit"),
    ("provider", "Dokter Van Dalen"),
    ("manager", "Mevrouw Aydin"),
    ("privacy_officer", "De heer Bos"),
    ("relative", "Lotte de Wit"),
)


@dataclass
class Serving:
    """A running house. Also tells what arrived, in the way that the fault tests of the recorder ask."""

    house: Opened
    port: int
    people: dict[str, PersonId]

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def newest(self) -> str:
        """The id of the newest recording."""
        return self.recordings()[-1].id

    def recordings(self) -> list[Recording]:
        return self.house.house.store.read(lambda view: view.find(Recording, order="server_begin"))

    def sealed(self, recording: str) -> bool:
        found = self.house.house.store.read(lambda view: view.get(Recording, recording))
        return found is not None and found.state == "sealed"

    def sound(self, recording: str) -> bytes:
        """The original, byte for byte."""
        blob = self.house.house.store.read(lambda view: blob_of(view, recording, "original"))
        assert blob is not None
        return open_blob(self.house.house, blob).read(0, blob.plain_bytes)

    def cuts(self, recording: str) -> list[int]:
        """Where pauses and gaps lie, in ms."""
        moments = self.house.house.store.read(lambda view: view.find(Moment, recording=recording))
        return [m.at_ms for m in moments if m.kind in ("pause", "gap")]

    def conversations(self) -> list[Conversation]:
        return self.house.house.store.read(lambda view: view.find(Conversation, order="created"))


def fill(house: Opened) -> dict[str, PersonId]:
    """One person of each role."""
    people: dict[str, PersonId] = {}
    for role, name in PEOPLE:
        person = Person(PersonId(new_id()), role, name, SystemClock().now())
        house.house.store.write(lambda tx, person=person: tx.put(person))
        people[role] = person.id
    return people


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Serving]:
    """Make a house in `folder`, serve it in demo mode from a thread, stop it afterwards."""
    made(folder, site="Praktijk De Proef", demo=True)
    with opened(folder) as house:
        people = fill(house)
        with house.working(), running(house, listen_on("127.0.0.1", 0)) as port:
            yield Serving(house, port, people)


def with_witness(app: Any) -> Any:
    """The program, and at one address of its own the second ear of the tests."""

    async def both(scope: Any, receive: Any, send: Any) -> None:
        if scope.get("path") != witness.ADDRESS:
            await app(scope, receive, send)
            return
        kind = [(b"content-type", b"text/javascript")]
        await send({"type": "http.response.start", "status": 200, "headers": kind})
        await send({"type": "http.response.body", "body": witness.SCRIPT})

    return both


@contextlib.contextmanager
def running(house: Opened, sock: socket.socket) -> Iterator[int]:
    """The server in a thread of its own."""
    config = uvicorn.Config(
        with_witness(house.web_app()), log_level="error", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]

    def run() -> None:
        asyncio.run(server.serve(sockets=[sock]))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
    try:
        yield sock.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)
        sock.close()
