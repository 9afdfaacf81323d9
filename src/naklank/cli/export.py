"""`naklank export ID`: writes the evidence package of a recording as one zip, and prints where. Never overwrites."""

import argparse
from pathlib import Path
from typing import BinaryIO, cast

from naklank.cli.doors import Load
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
            "Dat u het maakte, staat in het logboek. Draait Naklank? Haal het pakket dan op bij de opname zelf.",
            "That you made it stands in the log. Is Naklank running? Then get the package at the recording itself.",
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
    from naklank.actions.export import package

    with load().opened(options.data) as made:
        path = options.out or Path(f"{options.recording}.zip")
        refuse_existing(path)
        bag = package(made.house, COMMAND, options.recording)
        write_new(path, lambda file: bag.write(cast("BinaryIO", _Counted(file, bag.size, screen))))
    screen.json(
        {"recording": options.recording, "path": str(path), "bytes": bag.size}
    ) if options.json else screen.line(str(path))
    return 0


class _Counted:
    """A file that tells how far it is."""

    def __init__(self, file: BinaryIO, size: int, screen: Screen) -> None:
        self._file = file
        self._size = size
        self._done = 0
        self._screen = screen

    def write(self, data: bytes) -> int:
        """Write and count."""
        self._done += self._file.write(data)
        self._screen.progress("export", self._done, self._size)
        return len(data)
