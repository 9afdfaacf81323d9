"""A day on which the disk fills up. `python -m tests.faults.full_disk FOLDER`, with FOLDER on a small disk of its own.

Prints what happened as JSON, one line for each question of `test_full_disk.py`. Nothing here is a test.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from naklank.actions import start_recording
from naklank.actions.announce import announce
from naklank.actions.destroy import carry_out, decide
from naklank.actions.finish_recording import finish
from naklank.actions.keep_chunk import keep
from naklank.actions.listen import begin, hear, sound_of
from naklank.actions.plan_conversation import plan
from naklank.actions.sealed import open_chunk
from naklank.demo.seed import TWO_OF_US
from naklank.errors import Full
from naklank.model import Chunk, Recording
from naklank.store.fsck import fsck
from naklank.store.layout import Layout
from naklank.wiring import made, opened
from tests.faults.scenario import Life, Teller, actor_of, in_house, sha256, sound
from tests.path.serving import fill

PIECE = 256 * 1024
SMALL_RESERVE = 20 * 1024 * 1024
OTHERS = 24 * 1024 * 1024


def say(question: str, answer: object) -> None:
    print(json.dumps([question, answer]), flush=True)


def tried(do: Callable[[], object]) -> str:
    """ "went on", or what the person is told."""
    try:
        do()
    except Full as error:
        return f"full {error.status}"
    return "went on"


def stuff(path: Path) -> None:
    """Another program takes every byte that is left."""
    with path.open("wb", buffering=0) as file:
        for size in (65_536, 4096, 512, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue


class Day:
    """The house and what it has acknowledged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.others = folder.parent / "of-others"
        self.others.write_bytes(bytes(OTHERS))
        self.filler = folder.parent / "of-somebody-else"
        made(folder, site="Praktijk De Proef")
        with opened(folder) as one:
            fill(one)
        self.acknowledged: dict[int, str] = {}

    def begin(self) -> str:
        house, patient, provider = self.house, self.patient, self.provider
        talk = plan(house, provider, planned=house.clock.now(), patient=patient.person)
        announce(house, patient, talk.id, TWO_OF_US, extent="all", equal_copy=False)
        return start_recording.start(
            house, patient, talk.id, media_type="audio/flac", settings={}, device_begin=None
        ).id

    def record(self, recording: str, pieces: int) -> None:
        for _ in range(pieces):
            body, number = os.urandom(PIECE), len(self.acknowledged)
            keep(self.house, self.patient, recording, number, body, sha256(body))
            self.acknowledged[number] = sha256(body)

    def lost(self, recording: str) -> int:
        chunks = self.house.store.read(lambda view: view.find(Chunk, recording=recording, aside=0, order="number"))
        there = {chunk.number: sha256(open_chunk(self.house, chunk)) for chunk in chunks}
        return sum(there.get(number) != digest for number, digest in self.acknowledged.items())

    def listen(self, recording: str) -> None:
        listen = begin(self.house, self.patient, recording)
        blob = sound_of(self.house, self.patient, listen.id)[1].blob
        assert hear(self.house, self.patient, listen, blob, 0, blob.plain_bytes)

    def destroy(self, recording: str) -> None:
        decide(self.house, self.patient, recording, "maker")
        carry_out(self.house, recording)

    def run(self) -> None:
        with opened(self.folder) as one:
            self.house = in_house(one, reserve_bytes=SMALL_RESERVE)
            say("held at the start", one.data.ballast.hold())
            self.patient, self.provider = actor_of(self.house, "patient"), actor_of(self.house, "provider")
            life = Life(one, self.house, Teller(None))
            first, second = (life.recorded(life.announced()) for _ in "12")
            life.made_playable(first)
            running = self.begin()
            say("recording until it is full", tried(lambda: self.record(running, 10_000)))
            say("acknowledged", len(self.acknowledged))
            say("lost when full", self.lost(running))
            say("a new recording", tried(self.begin))
            # What was planned and announced meanwhile may have taken the held room: it is taken again once there is room.
            self.others.unlink()
            say("held before nothing is free", one.data.ballast.hold())
            self.at_nothing_free(running, first, second)
            self.filler.unlink()
            self.after(running, first)
            say("held again", one.data.ballast.hold())
        say("found by fsck", [str(finding) for finding in fsck(Layout.at(self.folder))])

    def at_nothing_free(self, running: str, first: str, second: str) -> None:
        stuff(self.filler)
        say("bytes free", self.house.blobs.room())
        say("lost at nothing free", self.lost(running))
        say("listening at nothing free", tried(lambda: [self.listen(first) for _ in range(50)]))
        say("a chunk at nothing free", tried(lambda: self.record(running, 1)))
        say("a new recording at nothing free", tried(self.begin))
        say("destroying at nothing free", tried(lambda: self.destroy(second)))
        state = self.house.store.read(lambda view: view.get(Recording, second))
        say("destroyed", state.state if state else "")

    def after(self, running: str, first: str) -> None:
        """There is room again (a recording is sealed beside its chunks, so it needs as much as it has)."""
        say("a chunk after", tried(lambda: self.record(running, 1)))
        say("listening after", tried(lambda: self.listen(first)))
        say("lost after", self.lost(running))
        chunks = len(self.acknowledged)
        say("sealing after", tried(lambda: finish(self.house, self.patient, running, chunks=chunks)))


if __name__ == "__main__":
    assert sound()
    Day(Path(sys.argv[1]) / "data").run()
