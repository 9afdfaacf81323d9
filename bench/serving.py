"""The server as people meet it: many recordings at once, the first sound, a cold start, memory. One real `naklank serve`.

Each of N browsers sends one chunk of FLAC size a second over its own connection and waits for "durable". Then listens
begin at random seconds of an eight-hour recording. Everything over loopback, on the machine that also makes the load.
"""

import argparse
import asyncio
import hashlib
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from naklank.actions.announce import announce
from naklank.actions.plan_conversation import plan
from naklank.actions.sealed import seal_blob
from naklank.actions.sessions import begin_session
from naklank.demo.seed import TWO_OF_US
from naklank.model import Actor, Person, PersonId, Recording, RecordingId, Role, new_id
from naklank.web.here import csrf_of
from naklank.wiring import Opened, made, opened

CHUNK_BYTES = 33_000
EIGHT_HOURS_MS = 8 * 3600 * 1000
BYTES_PER_MS = 8
FIRST_SOUND_BYTES = 65_536


@dataclass
class Maker:
    """One browser: its session, and the recording that it makes."""

    token: str
    conversation: str
    recording: str = ""
    waits_ms: list[float] = field(default_factory=list)
    failed: int = 0


def person(house: Opened, role: Role) -> Person:
    """Somebody new."""
    made_now = Person(PersonId(new_id()), role, f"{role} {new_id()[:5]}", datetime.now(UTC))
    house.house.store.write(lambda tx: tx.put(made_now))
    return made_now


def prepare(folder: Path, many: int) -> tuple[list[Maker], str, str]:
    """A house with `many` announced conversations, and one recording of eight hours. Returns makers, a listener's token, its id."""
    made(folder, site="Meting")
    with opened(folder) as house:
        provider = person(house, "provider")
        makers = []
        for _ in range(many):
            patient = person(house, "patient")
            acting = Actor(patient.id, "patient")
            talk = plan(
                house.house, Actor(provider.id, "provider"), planned=house.house.clock.now(), patient=patient.id
            )
            announce(house.house, acting, talk.id, TWO_OF_US, extent="all", equal_copy=False)
            makers.append(Maker(begin_session(house.house, patient)[0], talk.id))
        listener = person(house, "patient")
        return makers, begin_session(house.house, listener)[0], long_recording(house, listener)


def long_recording(house: Opened, maker: Person) -> str:
    """Eight hours of (meaningless) rendition, sealed as a real one is."""
    key = RecordingId(new_id())
    house.house.keys.new(key)
    now = house.house.clock.now()
    recording = Recording(key, None, maker.id, "upload", "sealed", "audio/mpeg", now, duration_ms=EIGHT_HOURS_MS)
    piece = os.urandom(1 << 20)
    pieces = (piece for _ in range(EIGHT_HOURS_MS * BYTES_PER_MS >> 20))
    blob = seal_blob(house.house, key, "rendition", "audio/mpeg", pieces)
    house.house.store.write(lambda tx: (tx.put(replace(recording, server_end=now)), tx.put(blob)))
    return key


class Line:
    """One HTTP/1.1 connection that stays open."""

    def __init__(self, port: int, token: str) -> None:
        self.port = port
        self.about = (
            f"Host: localhost:{port}\r\nCookie: naklank={token}\r\nX-CSRF: {csrf_of(token)}\r\n"
            "Sec-Fetch-Site: same-origin\r\nAccept: application/json\r\n"
        )

    async def open(self) -> "Line":
        """Connect."""
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def ask(self, method: str, path: str, body: bytes = b"", more: str = "") -> tuple[int, bytes]:
        """Ask once; returns status and body."""
        head = f"{method} {path} HTTP/1.1\r\n{self.about}{more}Content-Length: {len(body)}\r\n\r\n"
        self.writer.write(head.encode() + body)
        await self.writer.drain()
        status = int((await self.reader.readline()).split()[1])
        length = 0
        while (line := await self.reader.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return status, await self.reader.readexactly(length)


async def one_maker(maker: Maker, port: int, seconds: int, begin: float) -> None:
    """One chunk a second, at a moment of its own within the second."""
    line = await Line(port, maker.token).open()
    chunk = os.urandom(CHUNK_BYTES)
    digest = hashlib.sha256(chunk).hexdigest()
    for number in range(seconds):
        await asyncio.sleep(max(0.0, begin + number - time.perf_counter()))
        sent = time.perf_counter()
        path = f"/recordings/{maker.recording}/chunks/{number}"
        status, _ = await line.ask("PUT", path, chunk, f"X-Chunk-SHA256: {digest}\r\n")
        maker.waits_ms.append((time.perf_counter() - sent) * 1000)
        maker.failed += status != 200


async def many_at_once(makers: list[Maker], port: int, seconds: int) -> None:
    """All of them, spread over the second as real ones are."""
    for maker in makers:
        line = await Line(port, maker.token).open()
        body = json.dumps({"media_type": "audio/flac", "settings": {}, "device_begin": None}).encode()
        json_type = "Content-Type: application/json\r\n"
        status, answer = await line.ask("POST", f"/conversations/{maker.conversation}/recordings", body, json_type)
        assert status == 201, answer
        maker.recording = json.loads(answer)["recording"]
        line.writer.close()
    start = time.perf_counter() + 0.5
    await asyncio.gather(*(one_maker(m, port, seconds, start + random.random()) for m in makers))


async def first_sounds(port: int, token: str, recording: str, many: int) -> list[float]:
    """From pressing play at a random second to the first bytes of sound, in ms."""
    line = await Line(port, token).open()
    waits = []
    for _ in range(many):
        at = random.randrange(EIGHT_HOURS_MS) * BYTES_PER_MS
        begun = time.perf_counter()
        status, answer = await line.ask(
            "POST", f"/recordings/{recording}/listens", b'{"why": "remember"}', "Content-Type: application/json\r\n"
        )
        assert status == 201, answer
        sound = json.loads(answer)["sound"]
        status, _ = await line.ask("GET", sound, more=f"Range: bytes={at}-{at + FIRST_SOUND_BYTES - 1}\r\n")
        assert status in (206, 416), status
        waits.append((time.perf_counter() - begun) * 1000)
    return waits


def start_server(folder: Path, port: int) -> tuple[subprocess.Popen[bytes], float]:
    """A fresh server; returns it and the seconds until its first page was there."""
    begun = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "-m", "naklank", "--data", str(folder), "serve", "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )

    async def first_page() -> None:
        while True:
            try:
                line = await Line(port, "x" * 43).open()
                await line.ask("GET", "/nagaan")
            except (OSError, asyncio.IncompleteReadError, IndexError):
                await asyncio.sleep(0.01)
            else:
                return

    asyncio.run(asyncio.wait_for(first_page(), 30))
    return server, time.perf_counter() - begun


def memory_of(server: subprocess.Popen[bytes]) -> int:
    """Resident KiB of the server and its children."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            group = os.getpgid(int(status.parent.name))
        except (OSError, ValueError):
            continue
        if group == server.pid and "VmRSS" in fields:
            total += int(fields["VmRSS"].split()[0])
    return total


def p(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--recordings", type=int, default=200)
    arguments.add_argument("--seconds", type=int, default=30)
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="naklank-bench-"))
    port = random.randrange(20000, 40000)
    makers, token, long = prepare(folder / "data", given.recordings)
    starts = []
    for _ in range(3):
        server, cold = start_server(folder / "data", port)
        starts.append(cold)
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
    server, _ = start_server(folder / "data", port)
    try:
        before = memory_of(server)
        asyncio.run(many_at_once(makers, port, given.seconds))
        after = memory_of(server)
        sounds = asyncio.run(first_sounds(port, token, long, 100))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)
    waits = [wait for maker in makers for wait in maker.waits_ms]
    figures = {
        "recordings_at_once": given.recordings,
        "chunks": len(waits),
        "errors": sum(maker.failed for maker in makers),
        "ack_p50_ms": round(statistics.median(waits), 1),
        "ack_p99_ms": round(p(waits, 0.99), 1),
        "ack_worst_ms": round(max(waits), 1),
        "first_sound_p50_ms": round(statistics.median(sounds), 1),
        "first_sound_worst_ms": round(max(sounds), 1),
        "cold_start_s": round(min(starts), 2),
        "memory_idle_mb": round(before / 1024, 1),
        "memory_per_recording_kb": round((after - before) / given.recordings, 1),
    }
    for name, value in figures.items():
        print(f"{name:26} {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
