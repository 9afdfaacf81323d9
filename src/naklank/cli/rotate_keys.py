"""`naklank rotate-keys`: a fresh wrapping key for every data key. Touches no recording. The recovery key changes with it."""

import argparse
from pathlib import Path
from typing import BinaryIO

from naklank.cli.doors import Load, Open, Progress
from naklank.cli.errand import Answer, Asked, Errand, carry_out
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.cli.whole_file import refuse_existing, write_new
from naklank.text import Text


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "rotate-keys",
        Text("vernieuw de sleutel die alle sleutels bewaart", "renew the key that keeps all keys"),
        run,
        more=Text(
            "Doe dit als iemand weggaat die bij de sleutels kon. Druk daarna de nieuwe herstelsleutel af.",
            "Do so when somebody leaves who could get at the keys. Then print the new recovery key.",
        ),
    )
    parser.option(
        "--forget-old",
        action="store_true",
        help=Text(
            "vergeet de oude sleutel; reservekopieën van vóór nu gaan dan niet meer open",
            "forget the old key; backups from before now then open no more",
        ),
    )
    parser.option(
        "--recovery-file",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text(
            "schrijf de herstelsleutel hierin, en toon hem niet",
            "write the recovery key to this file, and do not show it",
        ),
    )
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Rotate, and give the new recovery key."""
    if options.recovery_file:
        refuse_existing(options.recovery_file)
    doors = load()
    done = carry_out(doors, options.data, ERRAND, {"forget_old": options.forget_old}, screen.progress)
    page = doors.recovery(options.data)
    if options.recovery_file:
        write_new(options.recovery_file, lambda file: file.write(page.encode()))
    if options.json:
        screen.json({**done, **({} if options.recovery_file else {"recovery": page})})
        return 0
    screen.say(
        Text(
            "Nieuwe sleutel {key}. Aantal sleutels dat hij bewaart: {count}.",
            "New key {key}. Number of keys that it keeps: {count}.",
        ),
        **done,
    )
    if not options.recovery_file:
        screen.say(
            Text(
                "De herstelsleutel is nu deze. Gooi de oude pas weg na een nieuwe reservekopie.\n",
                "The recovery key is now this one. Throw the old one away only after a new backup.\n",
            )
        )
        screen.line(page)
    return 0


def rotate_keys(made: Open, asked: Asked, _file: BinaryIO | None, _progress: Progress) -> Answer:
    """Make a key and wrap everything with it."""
    key, count = made.rotate_keys(forget_old=asked["forget_old"])
    return {"key": key, "count": count}


ERRAND = Errand("rotate-keys", rotate_keys)
