"""`naklank demo`: a fictional practice to try everything in. Loopback only: here anybody may be anybody.

It keeps its own data in `.demo/` and refuses a folder that holds anything else. A demo that was killed while it was being
made is made again.
"""

import argparse
import shutil
import sys
from pathlib import Path

from naklank.cli import address
from naklank.cli.doors import Load
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.cli.serving import Serving, no_desk, serve_until_stopped
from naklank.errors import NaklankError
from naklank.text import Text

PRACTICE = "Huisartsenpraktijk De Linde"
READY = "ready"


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "demo",
        Text("probeer alles in een oefenpraktijk", "try everything in a made-up practice"),
        run,
        more=Text(
            "De eerste keer maakt dit een paar gesprekken. Alles staat in de map .demo hier.\n"
            "Stoppen: Ctrl-C. Opnieuw beginnen: gooi de map .demo weg.",
            "The first time, this makes a few conversations. Everything lies in the folder .demo here.\n"
            "Stop: Ctrl-C. Begin anew: throw the folder .demo away.",
        ),
        bare=True,
    )
    parser.option(
        "--port", type=int, default=8000, metavar=Text("POORT", "PORT"), help=Text("de poort (8000)", "the port (8000)")
    )
    parser.option(
        "--host",
        default="127.0.0.1",
        metavar=Text("ADRES", "ADDRESS"),
        help=Text(
            "alleen een adres van deze computer zelf (127.0.0.1)", "only an address of this machine itself (127.0.0.1)"
        ),
    )


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Make the demo where there is none, and serve it."""
    if not address.is_loopback(options.host):
        raise NaklankError(
            Text(
                "De demo draait alleen op deze computer zelf, want iedereen kan er zijn wie hij wil.",
                "The demo runs on this computer only, because in it anybody can be anybody.",
            ),
            Text(
                "Gebruik --host 127.0.0.1, of in het echt `naklank serve`.",
                "Use --host 127.0.0.1, or for real `naklank serve`.",
            ),
        )
    folder = options.data or Path(".demo")
    sock = address.listen_on(options.host, options.port)
    with sock:
        doors = load()
        if state_of(folder) != READY:
            _make(folder, load, screen)
        with doors.opened(folder) as house:
            place = address.page(options.host, sock)
            how = Serving(folder, lambda: screen.line(f"Naklank: {place}"), lambda: no_desk(screen))
            serve_until_stopped(house, sock, how)
    return 0


def state_of(folder: Path) -> str:
    """How far a demo is: "ready", "being made", or "" where there is nothing yet. Raises for a folder of anything else."""
    marker = folder / "demo"
    if marker.exists():
        return marker.read_text("utf-8").strip()
    if folder.is_dir() and {path.name for path in folder.iterdir()} - {"lock"}:
        raise NaklankError(
            Text(
                f"In de map {folder} staat iets anders dan een demo.",
                f"The folder {folder} holds something else than a demo.",
            ),
            Text(
                "De demo blijft daar vanaf. Kies een lege map met --data.",
                "The demo leaves it alone. Choose an empty folder with --data.",
            ),
        )
    return ""


def _make(folder: Path, load: Load, screen: Screen) -> None:
    """Make it, from nothing: what a killed demo left half made goes first."""
    doors = load()
    if doors.in_use(folder):
        raise NaklankError(
            Text("Deze demo wordt al gemaakt door een ander venster.", "Another window is making this demo already."),
            Text("Wacht tot het daar klaar is.", "Wait until it is done there."),
        )
    if folder.exists():
        _empty(folder)
    print(_MAKING.in_language(screen.language), file=sys.stderr, flush=True)
    doors.made(folder, site=PRACTICE, demo=True)
    with doors.opened(folder) as house:
        house.seed_demo(lambda name: print(f"  {name}", file=sys.stderr, flush=True))


def _empty(folder: Path) -> None:
    """The marker goes last, so that a half emptied demo is still seen to be one."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name == "demo"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


_MAKING = Text("We maken een oefenpraktijk met een paar gesprekken.", "Making a practice with a few conversations.")
