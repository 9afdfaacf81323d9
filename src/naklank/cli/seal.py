"""`naklank seal FILE`: keeps a sound file, through the same actions as an upload, and prints its id.

The recording lives in the house's own space: its maker is the installation ("system"), because a command has no person
behind it who showed who he is. It is in nobody's list of conversations; export and verify work on it as on any other.
"""

import argparse
import hashlib
import os
import time
from pathlib import Path
from typing import BinaryIO

from naklank.cli.doors import Load, Open, Progress
from naklank.cli.errand import Answer, Asked, Errand, carry_out
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.errors import NaklankError
from naklank.model import Actor, PersonId, Situation
from naklank.text import Text

COMMAND = Actor(PersonId("system"), "system", access_point="cli")
"""Who acts in the log when a command does something."""

LOOK_SECONDS = 0.2


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "seal",
        Text("bewaar een geluidsbestand", "keep a sound file"),
        run,
        more=Text(
            "Toont alleen het nummer van de nieuwe opname. Die is van de instelling zelf, niet van een persoon.",
            "Prints the id of the new recording only. It belongs to the institution itself, not to a person.",
        ),
    )
    parser.option("file", type=Path, metavar=Text("BESTAND", "FILE"), help=Text("het geluid", "the sound"))
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))
    parser.option(
        "--wait", action="store_true", help=Text("wacht tot het te beluisteren is", "wait until it can be listened to")
    )


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Keep it; print the id."""
    asked = {"name": options.file.name, "wait": options.wait}
    with options.file.open("rb") as source:
        done = carry_out(load(), options.data, ERRAND, asked, screen.progress, source)
    screen.json(done) if options.json else screen.line(done["recording"])
    return 0


def seal(made: Open, asked: Asked, file: BinaryIO | None, progress: Progress) -> Answer:
    """Keep the file, and wait for its rendition where that was asked."""
    assert file is not None, "there is a file to seal"
    recording, digest = keep_file(made, progress, file, asked["name"], os.fstat(file.fileno()).st_size)
    if asked["wait"]:
        made.work_off()
        _wait_for_rendition(made, recording)
    return {"recording": recording, "sha256": digest}


def _wait_for_rendition(made: Open, recording: str) -> None:
    """A running server may have taken the job before us: wait until it is done, or went wrong and is tried later."""
    from naklank.model import Job

    def job() -> Job | None:
        return made.house.store.read(lambda view: view.get(Job, f"rendition/{recording}"))

    while (one := job()) is not None and one.done is None and not one.problem:
        time.sleep(LOOK_SECONDS)


def forget_half(made: Open) -> None:
    """What a killed `seal` left half brought in goes; while we have the folder for ourselves, nobody is half-way."""
    from naklank.actions.sweep_leftovers import give_up, half_brought_in

    for left in made.house.store.read(half_brought_in):
        give_up(made.house, left)


ERRAND = Errand("seal", seal, alone=forget_half)


def keep_file(made: Open, progress: Progress, source: BinaryIO, name: str, size: int) -> tuple[str, str]:
    """Keep the file in chunks, check it whole, seal it; returns id and SHA-256. Whatever goes wrong, nothing of it stays."""
    from naklank.actions.keep_chunk import keep
    from naklank.actions.sweep_leftovers import give_up, half_brought_in
    from naklank.actions.upload import CHUNK_BYTES, begin, finish_upload

    house = made.house
    recording = begin(
        house,
        COMMAND,
        name=name,
        size=size,
        media_type="application/octet-stream",
        conversation_id=None,
        said=Situation(),
        source="command",
    )
    whole, chunks, done = hashlib.sha256(), 0, 0
    try:
        while piece := source.read(CHUNK_BYTES):
            whole.update(piece)
            keep(house, COMMAND, recording.id, chunks, piece, hashlib.sha256(piece).hexdigest())
            chunks, done = chunks + 1, done + len(piece)
            progress("store", done, size)
        finish_upload(house, COMMAND, recording.id, chunks=chunks, sha256=whole.hexdigest())
    except BaseException as error:
        if any(one == recording.id for one in house.store.read(half_brought_in)):
            give_up(house, recording.id)
        raise _with_place(error) from error
    return recording.id, whole.hexdigest()


def _with_place(error: BaseException) -> BaseException:
    """Where in the sound it is damaged, where that is known and not said yet."""
    at_ms = error.detail.get("at_ms") if isinstance(error, NaklankError) else None
    if not isinstance(error, NaklankError) or not isinstance(at_ms, int):
        return error
    at = f"{at_ms // 3_600_000}:{at_ms // 60_000 % 60:02}:{at_ms // 1000 % 60:02}"
    if at in error.what.nl:
        return error
    return type(error)(Text(f"{error.what.nl} Bij {at}.", f"{error.what.en} At {at}."), error.todo, **error.detail)
