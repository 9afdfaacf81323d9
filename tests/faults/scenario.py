"""The whole life of a recording on a real house, told step by step to a tester who breaks it off somewhere.

`python -m tests.faults.scenario WARM_FOLDER` lives once on WARM_FOLDER (so that everything is imported), then waits for
lines `{"folder", "socket", "short"}` and lives each in a fork. The fork says on the socket what it was promised: with
`send`, a call that no fault touches. A step that meets a full disk is told and done again. Nothing here is a test.
"""

import base64
import hashlib
import io
import json
import os
import socket
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from naklank.actions import export, finish_recording, keep_chunk, mark, note_moment, start_recording, upload
from naklank.actions.announce import announce
from naklank.actions.copy import give
from naklank.actions.destroy import carry_out, decide
from naklank.actions.finish_recording import receipt_of
from naklank.actions.listen import ONE_ANSWER, begin, hear, sound_of
from naklank.actions.make_rendition import make_rendition
from naklank.actions.plan_conversation import plan
from naklank.actions.ports import House
from naklank.demo.seed import TWO_OF_US
from naklank.errors import Full
from naklank.model import Actor, Person, PersonId, new_id
from naklank.sound import flac
from naklank.sound.direct import Direct
from naklank.wiring import Opened, opened

T = TypeVar("T")
TRIES = 4
RATE_HZ = 16_000


def sound() -> list[bytes]:
    """The chunks of a second of noise, which nothing else on a disk looks like. The same ones each time."""
    noise = np.random.default_rng(7).integers(-8000, 8000, RATE_HZ, dtype=np.int16)
    return list(flac.chunks(noise, RATE_HZ, chunk_ms=250))


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def in_house(one: Opened, **changed: Any) -> House:
    """The house, with the work on sound done in this process: what the fence around it costs is not what is tried here."""
    return replace(one.house, sound=Direct(), **changed)


def actor_of(house: House, role: str) -> Actor:
    person = house.store.read(lambda view: view.find(Person, role=role)[0])
    return Actor(PersonId(person.id), person.role)


@dataclass
class Teller:
    """Says what was promised, past all faults."""

    line: socket.socket | None
    stumbled: int = 0

    def __call__(self, what: str, **facts: object) -> None:
        if self.line is not None:
            self.line.sendall((json.dumps({"what": what, **facts}) + "\n").encode())

    def step(self, name: str, do: Callable[[], T]) -> T:
        """Do it; where the disk is full (or anything else raises), tell, and do it again as a person would."""
        for _ in range(TRIES):
            try:
                return do()
            except Full:
                self("full", step=name)
            except Exception as error:
                self("stumbled", step=name, error=repr(error), story=traceback.format_exc()[-1500:])
        raise RuntimeError(f"{name} does not go on")


@dataclass
class Life:
    """One life. Each method is one part of it, in order."""

    one: Opened
    house: House
    tell: Teller

    def __post_init__(self) -> None:
        self.patient = actor_of(self.house, "patient")
        self.provider = actor_of(self.house, "provider")

    def live(self) -> None:
        talk = self.announced()
        kept = self.recorded(talk)
        self.made_playable(kept)
        self.listened(kept)
        self.handed_out(kept)
        self.destroyed(self.brought_in())

    def announced(self) -> str:
        step, house = self.tell.step, self.house
        now = house.clock.now()
        talk = step("plan", lambda: plan(house, self.provider, planned=now, patient=self.patient.person)).id
        self.tell("planned", conversation=talk)
        said, _ = step(
            "announce", lambda: announce(house, self.patient, talk, TWO_OF_US, extent="all", equal_copy=False)
        )
        self.tell("announced", event=said.event)
        return talk

    def recorded(self, talk: str) -> str:
        step, house, patient = self.tell.step, self.house, self.patient
        settings: dict[str, object] = {"rate": RATE_HZ}
        recording = step(
            "start",
            lambda: start_recording.start(
                house, patient, talk, media_type="audio/flac", settings=settings, device_begin=None
            ),
        ).id
        self.tell("started", recording=recording, wrapped=self.one.data.keys._row(recording))
        pieces = sound()
        for number, body in enumerate(pieces):
            self.chunk(recording, number, body)
        moment = new_id()
        step(
            "moment",
            lambda: note_moment.note(house, patient, recording, key=moment, kind="mark", at_ms=400, words="belangrijk"),
        )
        self.tell("moment", recording=recording, moment=moment, words="belangrijk")
        whole = sha256(b"".join(pieces))
        receipt = step(
            "finish",
            lambda: finish_recording.finish(house, patient, recording, chunks=len(pieces), sha256=whole),
        )
        self.tell("sealed", recording=recording, sha256=whole, receipt=base64.b64encode(receipt).decode())
        return recording

    def chunk(self, recording: str, number: int, body: bytes) -> None:
        digest = sha256(body)
        self.tell.step("chunk", lambda: keep_chunk.keep(self.house, self.patient, recording, number, body, digest))
        self.tell("chunk", recording=recording, number=number, sha256=digest)

    def made_playable(self, recording: str) -> None:
        self.tell.step("rendition", lambda: make_rendition(self.house, recording))
        self.tell("playable", recording=recording)

    def listened(self, recording: str) -> None:
        step, house, patient = self.tell.step, self.house, self.patient
        step("give", lambda: give(house, patient, recording))
        self.tell("copy", recording=recording, person=self.provider.person)
        for actor in (patient, self.provider):
            listen = step("listen", lambda actor=actor: begin(house, actor, recording))  # type: ignore[misc]
            self.tell("listen", event=listen.event)
            blob = step("sound", lambda a=actor, n=listen: sound_of(house, a, n.id)[1].blob)  # type: ignore[misc]
            stop = min(ONE_ANSWER, blob.plain_bytes)
            heard = step("hear", lambda a=actor, b=blob, s=stop, n=listen: hear(house, a, n, b, 0, s))  # type: ignore[misc]
            self.tell(
                "heard",
                listen=listen.id,
                recording=recording,
                stop=stop,
                sha256=sha256(heard),
                probe=heard[64:96].hex(),
            )
        made = step("mark", lambda: mark.add(house, patient, recording, 700, "vragen"))
        self.tell("mark", recording=recording, mark=made.id, words="vragen")

    def handed_out(self, recording: str) -> None:
        def write() -> int:
            return export.package(self.house, self.patient, recording).write(io.BytesIO())

        self.tell("package", recording=recording, bytes=self.tell.step("export", write))

    def brought_in(self) -> str:
        step, house, patient = self.tell.step, self.house, self.patient
        body = b"".join(sound())
        recording = step(
            "upload",
            lambda: upload.begin(
                house,
                patient,
                name="memo.flac",
                size=len(body),
                media_type="audio/flac",
                conversation_id=None,
                said=replace(TWO_OF_US, took_part="yes"),
            ),
        ).id
        self.tell("started", recording=recording, wrapped=self.one.data.keys._row(recording))
        self.chunk(recording, 0, body)
        receipt = step(
            "finish_upload",
            lambda: upload.finish_upload(house, patient, recording, chunks=1, sha256=sha256(body)),
        )
        self.tell("sealed", recording=recording, sha256=sha256(body), receipt=base64.b64encode(receipt).decode())
        return recording

    def destroyed(self, recording: str) -> None:
        receipt = self.tell.step("receipt", lambda: receipt_of(self.house, recording))
        self.tell("receipt", receipt=base64.b64encode(receipt).decode())
        self.tell("destroying", recording=recording)
        decision = self.tell.step("decide", lambda: decide(self.house, self.patient, recording, "maker"))
        self.tell("decided", recording=recording, event=decision.decided_event)
        number = self.tell.step("destroy", lambda: carry_out(self.house, recording))
        self.tell("destroyed", recording=recording, event=number)


def live(folder: Path, tell: Teller) -> None:
    """A life from opening the house to closing it."""
    with opened(folder) as one:
        tell("open")
        Life(one, in_house(one, reserve_bytes=0), tell).live()
    tell("done")


def write_short(at: int) -> None:
    """Let the `at`-th write of this program keep only half of its bytes, as the system may."""
    write, count = os.write, 0

    def half(handle: int, data: Any) -> int:
        nonlocal count
        count += 1
        return write(handle, memoryview(data)[: max(1, len(data) // 2)]) if count == at else write(handle, data)

    os.write = half


def one_life(order: dict[str, Any]) -> int:
    """In the fork: wait until the tester is ready, then live."""
    line = socket.socket(socket.AF_UNIX)
    line.connect(order["socket"])
    tell = Teller(line)
    tell("pid", pid=os.getpid())
    line.recv(1)
    if order["short"]:
        write_short(order["short"])
    try:
        live(Path(order["folder"]), tell)
    except Full:
        tell("full", step="open")
        return 9
    except Exception as error:
        tell("fell", error=repr(error), story=traceback.format_exc()[-2500:])
        return 1
    return 0


def main() -> None:
    live(Path(sys.argv[1]), Teller(None))
    print(json.dumps({"ready": True}), flush=True)
    for text in sys.stdin:
        child = os.fork()
        if child == 0:
            status = 99
            try:
                status = one_life(json.loads(text))
            finally:
                os._exit(status)
        print(json.dumps({"status": os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}), flush=True)


if __name__ == "__main__":
    main()
