"""`naklank export ID`: writes the evidence package of a recording as one zip, and prints where. Never overwrites."""

import argparse
from pathlib import Path
from typing import BinaryIO, cast

from naklank.cli.doors import Load, Open, Progress
from naklank.cli.errand import Answer, Asked, Errand, carry_out
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.cli.seal import COMMAND
from naklank.cli.whole_file import refuse_existing, write_new
from naklank.text import Text


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "export",
        Text("maak het bewijspakket van een opname", "make the evidence package of a recording"),
        run,
        more=Text(
            "Dat u het maakte, staat in het logboek. Dit werkt ook terwijl Naklank draait.",
            "That you made it stands in the log. This works while Naklank runs, too.",
        ),
    )
    parser.option("recording", metavar="ID", help=Text("het nummer van de opname", "the id of the recording"))
    parser.option(
        "--out",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text("waarheen (anders ID.zip, hier)", "where to (else ID.zip, here)"),
    )
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Write it; print the path."""
    path = options.out or Path(f"{options.recording}.zip")
    refuse_existing(path)
    doors, told = load(), dict[str, object]()

    def fill(file: BinaryIO) -> None:
        told.update(carry_out(doors, options.data, ERRAND, {"recording": options.recording}, screen.progress, file))

    write_new(path, fill)
    if options.json:
        screen.json({"recording": options.recording, "path": str(path), **told})
    else:
        screen.line(str(path))
    return 0


def export(made: Open, asked: Asked, file: BinaryIO | None, progress: Progress) -> Answer:
    """Write the package into the file."""
    from naklank.actions.export import package

    assert file is not None, "an export has somewhere to go"
    bag = package(made.house, COMMAND, asked["recording"])
    bag.write(cast("BinaryIO", _Counted(file, bag.size, progress)))
    return {"bytes": bag.size}


ERRAND = Errand("export", export)


class _Counted:
    """A file that tells how far it is."""

    def __init__(self, file: BinaryIO, size: int, progress: Progress) -> None:
        self._file = file
        self._size = size
        self._done = 0
        self._progress = progress

    def write(self, data: bytes) -> int:
        """Write and count."""
        self._done += self._file.write(data)
        self._progress("export", self._done, self._size)
        return len(data)
