"""`naklank restore DIR`: brings a backup back into an empty data folder and checks it. What was destroyed does not return."""

import argparse
import sys
from pathlib import Path

from naklank.cli.doors import Load
from naklank.cli.fsck import tell_findings
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.errors import NaklankError
from naklank.text import Text


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "restore",
        Text("zet een reservekopie terug in een lege map", "bring a backup back into an empty folder"),
        run,
        more=Text(
            "Wat vernietigd is, komt niet terug: geef met --destroyed de nieuwste lijst die u heeft.\n"
            "Eindigt met 0: alles klopt. 1: er is iets beschadigd. 2: terugzetten lukt niet.",
            "What was destroyed does not return: give the newest list that you have with --destroyed.\n"
            "Ends with 0: all fits. 1: something is damaged. 2: it cannot be restored.",
        ),
        bare=True,
    )
    parser.option(
        "source",
        type=Path,
        metavar=Text("MAP", "DIR"),
        help=Text("de map van de reservekopie", "the folder of the backup"),
    )
    parser.option(
        "--keys",
        type=Path,
        metavar=Text("MAP", "DIR"),
        help=Text("de map met uw sleutels", "the folder with your keys"),
    )
    parser.option(
        "--recovery-file",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text("de herstelsleutel (anders typt u hem over)", "the recovery key (else you type it)"),
    )
    parser.option(
        "--destroyed",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text(
            "de nieuwste lijst van wat vernietigd is (destroyed.jsonl)",
            "the newest list of what was destroyed (destroyed.jsonl)",
        ),
    )
    parser.option(
        "--snapshot",
        default="",
        metavar=Text("NAAM", "NAME"),
        help=Text("welke (anders de nieuwste)", "which (else the newest)"),
    )
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Restore, check, tell."""
    for path in (options.destroyed, options.recovery_file):
        if path is not None and not path.is_file():
            raise NaklankError(
                Text(f"Het bestand {path} is er niet.", f"The file {path} is not there."),
                Text("Kijk naar de naam en de map.", "Look at the name and the folder."),
            )
    found = load().restore(
        options.source,
        options.data,
        keys=options.keys,
        recovery=_recovery(options, screen),
        destroyed=options.destroyed,
        snapshot=options.snapshot,
        progress=screen.progress,
    )
    if not options.json:
        screen.say(Text("Teruggezet in {folder}.", "Restored into {folder}."), folder=options.data)
    return tell_findings(found, screen, as_json=options.json)


def _recovery(options: argparse.Namespace, screen: Screen) -> str | None:
    """The recovery key: from the file, else typed, where no folder with keys is given."""
    if options.recovery_file is not None:
        return key_lines(options.recovery_file.read_text("utf-8"))
    if options.keys is not None or (options.data / "keys").is_dir() or not sys.stdin.isatty():
        return None
    screen.aside(
        Text(
            "Typ de herstelsleutel over. Sluit af met een lege regel.", "Type the recovery key. End with an empty line."
        )
    )
    lines: list[str] = []
    while line := sys.stdin.readline().strip():
        lines.append(line)
    return "\n".join(lines)


def key_lines(text: str) -> str:
    """The lines of the key itself: what `init` wrote above them is for people."""
    return "\n".join(line for line in text.splitlines() if line.strip()[:1].isdigit())
