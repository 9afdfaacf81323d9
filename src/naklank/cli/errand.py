"""An errand: work on an installation that a command asks for, done here or by the server that has the folder open.

One program at a time writes in a data folder. Where `naklank serve` or the demo has it open, the command hands its errand
in at the server's desk (`desk.py`), and the server, which stays the one writer, does it. Else the command opens the
folder itself. Whoever typed it sees no difference: the same answer, progress, sentences and exit status.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from naklank.cli.doors import Doors, Open, Progress
from naklank.cli.wire import answer_of, knocked
from naklank.errors import Conflict
from naklank.text import Text

Asked = dict[str, Any]
Answer = dict[str, Any]

PATIENCE_SECONDS = 10.0
"""How long a folder may be taken by a program that opens no desk: one that is starting, or another command."""

BETWEEN_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Errand:
    """Its name on the wire, and who does it. Question and answer are plain JSON; a file goes along as it is.

    `alone` is done first where this command has the folder for itself: then nobody else can be half-way.
    """

    name: str
    do: Callable[[Open, Asked, BinaryIO | None, Progress], Answer]
    alone: Callable[[Open], None] | None = None


def carry_out(
    doors: Doors, folder: Path, errand: Errand, asked: Asked, progress: Progress, file: BinaryIO | None = None
) -> Answer:
    """Have it done, whoever has the folder open. Raises what the work raises."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        desk = knocked(folder)
        if desk is not None:
            with desk:
                return answer_of(desk, errand.name, asked, file, progress)
        if not doors.in_use(folder):
            with doors.opened(folder) as made:
                if errand.alone is not None:
                    errand.alone(made)
                return errand.do(made, asked, file, progress)
        if time.monotonic() > until:
            raise Conflict(
                Text(
                    "Een ander programma gebruikt deze map nu, en neemt geen opdrachten aan.",
                    "Another program is using this folder now, and takes no commands.",
                ),
                Text(
                    "Wacht tot het klaar is, of stop het, en probeer het opnieuw.",
                    "Wait until it is done, or stop it, and try again.",
                ),
            )
        time.sleep(BETWEEN_SECONDS)
