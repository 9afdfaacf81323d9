"""`naklank fsck`: reads everything again and believes nothing. Changes nothing; works while Naklank runs.

Exit status 0: all fits (what a crash left behind is told, and harmless). 1: something is damaged, and what. While
another program writes, a first look can be overtaken, so damage then counts only if a second look finds it too.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from naklank.cli.doors import Doors, Found, Load
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.errors import NaklankError
from naklank.text import Text

LOOKS = 4
SHOWN = 200


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "fsck",
        Text("lees alles na, en geloof niets", "read everything again, and believe nothing"),
        run,
        more=Text(
            "Eindigt met 0: alles klopt. 1: er is iets beschadigd. 2: nakijken lukt niet.",
            "Ends with 0: all fits. 1: something is damaged. 2: it cannot be checked.",
        ),
    )
    parser.option(
        "--held",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text("een controlepunt dat u elders bewaarde", "a checkpoint that you kept elsewhere"),
    )
    parser.option(
        "--key",
        type=Path,
        metavar="PEM",
        help=Text("de sleutel die u elders bewaarde", "the key that you kept elsewhere"),
    )
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Check and tell."""
    held, key = _text(options.held), _text(options.key)
    found = checked(load(), options.data, held, key, screen)
    return tell_findings(found, screen, as_json=options.json)


def checked(doors: Doors, folder: Path, held: str | None, key: str | None, screen: Screen) -> Sequence[Found]:
    """What is wrong. Where another program has the folder open: only what is wrong each time one looks."""
    found = doors.fsck(folder, held=held, key=key, progress=screen.progress)
    for _ in range(LOOKS - 1):
        if _sound(found) or not doors.in_use(folder):
            break
        again = {(one.code, one.where) for one in doors.fsck(folder, held=held, key=key, progress=screen.progress)}
        found = [one for one in found if (one.code, one.where) in again]
    return found


def tell_findings(found: Sequence[Found], screen: Screen, *, as_json: bool) -> int:
    """The answer, for a person or a script; returns the exit status."""
    sound = _sound(found)
    if as_json:
        rows = [{"code": one.code, "where": one.where, "bad": one.bad, "detail": one.detail} for one in found]
        screen.json({"sound": sound, "findings": rows})
        return 0 if sound else 1
    for one in found[:SHOWN]:
        word = Text("BESCHADIGD", "DAMAGED") if one.bad == "damage" else Text("over", "left over")
        detail = f" ({one.detail})" if one.detail else ""
        screen.line(
            f"{screen.paint(word.in_language(screen.language), 'bad' if one.bad == 'damage' else 'weak')}  {one.code}  {one.where}{detail}"
        )
    if len(found) > SHOWN:
        screen.say(
            Text("… en nog {more}. Alles: --json", "… and {more} more. All of it: --json"), more=len(found) - SHOWN
        )
    screen.say(_GOOD if sound else _BAD)
    return 0 if sound else 1


def _sound(found: Sequence[Found]) -> bool:
    return all(one.bad != "damage" for one in found)


def _text(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise NaklankError(
            Text(
                f"Het bestand {path} is geen controlepunt en geen sleutel.",
                f"The file {path} is no checkpoint and no key.",
            ),
            Text("Kies wat u eerder elders bewaarde.", "Choose what you kept elsewhere before."),
        ) from error


_GOOD = Text("Alles klopt.", "Everything fits.")
_BAD = Text(
    "Er is iets beschadigd. Bewaar deze map voor onderzoek, en zet een reservekopie terug in een andere map.",
    "Something is damaged. Keep this folder for investigation, and restore a backup into another folder.",
)
