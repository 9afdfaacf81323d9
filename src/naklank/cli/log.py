"""`naklank log`: reads the log, follows it, or writes all of it with its signed checkpoint. Works while Naklank runs.

It reads the files of the installation directly. Whoever may do that can also do it with other tools, so this reading
stands in no log; reading through the pages does.
"""

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from naklank.cli.doors import Load, Look
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.cli.whole_file import write_new
from naklank.errors import NaklankError
from naklank.text import Text
from naklank.text.catalogue import catalogue, say

if TYPE_CHECKING:
    from naklank.model import LoggedEvent

LINES = 50
EVERY_SECONDS = 0.5


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "log",
        Text("lees het logboek, of schrijf het weg", "read the log, or write it to a file"),
        run,
        more=Text(
            "Bewaar een controlepunt op een andere computer: daarmee is te zien of iemand het verleden veranderde.",
            "Keep a checkpoint on another machine: it shows whether somebody changed the past.",
        ),
    )
    parser.option(
        "--limit",
        type=int,
        default=LINES,
        metavar="N",
        help=Text("zoveel regels, 0 is alles (50)", "so many lines, 0 is all (50)"),
    )
    parser.option(
        "--recording", default="", metavar="ID", help=Text("alleen over deze opname", "only about this recording")
    )
    parser.option(
        "--follow", action="store_true", help=Text("blijf lezen (stoppen: Ctrl-C)", "go on reading (stop: Ctrl-C)")
    )
    parser.option(
        "--export",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text("schrijf het hele logboek, met bewijs", "write the whole log, with its proof"),
    )
    parser.option(
        "--checkpoint", action="store_true", help=Text("toon het nieuwste controlepunt", "print the newest checkpoint")
    )
    parser.option(
        "--json", action="store_true", help=Text("een regel JSON per gebeurtenis", "a line of JSON per event")
    )


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Read, follow or write."""
    if options.limit < 0:
        raise NaklankError(
            Text("--limit is 0 of meer.", "--limit is 0 or more."),
            Text("Kies een ander getal.", "Choose another number."),
        )
    with load().looked_at(options.data) as look:
        if options.checkpoint:
            print(look.checkpoint(), end="", flush=True)
        elif options.export is not None:
            write_new(options.export, lambda file: [file.write(line) for line in look.export_log()])
            screen.line(str(options.export))
        else:
            _read(options, look, screen)
    return 0


def _read(options: argparse.Namespace, look: Look, screen: Screen) -> None:
    newest = look.read(lambda view: view.events(thing=options.recording, limit=options.limit))
    last = -1
    for event in reversed(newest):
        screen.line(_as_json(event) if options.json else _as_line(event, look, screen.language))
        last = event.number
    while options.follow:
        time.sleep(EVERY_SECONDS)
        fresh = look.read(lambda view: view.events(thing=options.recording, limit=1000))
        for event in reversed([one for one in fresh if one.number > last]):
            screen.line(_as_json(event) if options.json else _as_line(event, look, screen.language))
            last = event.number


def _as_json(event: "LoggedEvent") -> str:
    body = json.loads(event.body) if event.body is not None else None
    return json.dumps({"number": event.number, "event": body}, ensure_ascii=False, sort_keys=True)


def _as_line(event: "LoggedEvent", look: Look, language: str) -> str:
    """Number, time, who, what, about what."""
    if event.body is None:
        return f"{event.number:7}  {event.entry.splitlines()[2]}  {say('diary.shredded', language)}"
    body = json.loads(event.body)
    about = " ".join(f"{thing['kind']} {thing['id']}" for thing in body["things"])
    key = f"diary.did_{body['kind'].replace(':', '_')}"
    did = (
        catalogue()[key].in_language(language)
        if key in catalogue()
        else say("diary.other", language, kind=body["kind"])
    )
    if body["outcome"] == "refused":
        did = say("diary.refused", language, kind=body["kind"])
    return f"{event.number:7}  {body['time']}  {_who(body, look, language)} {did}  {about}".rstrip()


def _who(body: dict[str, str], look: Look, language: str) -> str:
    from naklank.model import Person

    person = look.read(lambda view: view.get(Person, body["actor"]))
    return person.name if person else say(f"diary.role_{body['role']}", language)
