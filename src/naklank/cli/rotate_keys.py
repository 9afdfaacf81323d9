"""`naklank rotate-keys`: a fresh wrapping key for every data key. Touches no recording. The recovery key changes with it."""

import argparse
from pathlib import Path

from naklank.cli.doors import Load
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
    with doors.opened(options.data) as made:
        key, count = made.rotate_keys(forget_old=options.forget_old)
    page = doors.recovery(options.data)
    if options.recovery_file:
        write_new(options.recovery_file, lambda file: file.write(page.encode()))
    if options.json:
        screen.json({"key": key, "count": count, **({} if options.recovery_file else {"recovery": page})})
        return 0
    screen.say(
        Text("Nieuwe sleutel {key}. Hij bewaart nu {count} sleutels.", "New key {key}. It keeps {count} keys now."),
        key=key,
        count=count,
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
