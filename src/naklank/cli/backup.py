"""`naklank backup DIR`: a consistent copy, also while Naklank runs. The organisation's own keys are never in it."""

import argparse
from pathlib import Path

from naklank.cli.doors import Load
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.errors import NaklankError
from naklank.text import Text

KEPT = 7


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "backup",
        Text("maak een reservekopie, ook terwijl Naklank draait", "make a backup, also while Naklank runs"),
        run,
        more=Text(
            "De sleutels van uw organisatie zitten er niet in. Bewaar die, of de herstelsleutel, ergens anders.",
            "The keys of your organisation are not in it. Keep those, or the recovery key, somewhere else.",
        ),
    )
    parser.option(
        "target",
        type=Path,
        metavar=Text("MAP", "DIR"),
        help=Text("waarheen, op een andere schijf", "where to, on another disk"),
    )
    parser.option(
        "--keep",
        type=int,
        default=KEPT,
        metavar="N",
        help=Text("zoveel kopieën blijven (7)", "so many copies stay (7)"),
    )
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Back up and tell; 1 where something could not be copied because it is damaged."""
    if options.keep < 1 or options.target.resolve().is_relative_to(options.data.resolve()):
        raise NaklankError(
            Text("Zo bewaart u geen reservekopie.", "No backup can be kept so."),
            Text(
                "Kies een map buiten de gegevens, en --keep 1 of meer.",
                "Choose a folder outside the data, and --keep 1 or more.",
            ),
        )
    made = load().backup(options.data, options.target, keep=options.keep, progress=screen.progress)
    if options.json:
        screen.json(
            {
                "snapshot": str(made.snapshot),
                "copied": made.copied,
                "kept": made.kept,
                "bytes": made.copied_bytes,
                "damaged": made.damaged,
            }
        )
    else:
        screen.line(str(made.snapshot))
        screen.aside(
            Text(
                "Bestanden: {copied} gekopieerd, {kept} stonden er al.",
                "Files: {copied} copied, {kept} there already.",
            ),
            copied=made.copied,
            kept=made.kept,
        )
        for name in made.damaged:
            screen.aside(Text("BESCHADIGD, niet gekopieerd: {name}", "DAMAGED, not copied: {name}"), name=name)
    return 1 if made.damaged else 0
