"""`naklank COMMAND …`: finds the command, runs it, and turns what goes wrong into two sentences and exit status 2.

Exit status: 0 done, 1 something that was checked does not hold, 2 not done and why. Ctrl-C: 130. Nobody ever sees a stack
trace, unless the environment variable NAKLANK_TRACE asks for it.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from naklank import __version__
from naklank.cli import (
    ask,
    backup,
    compare,
    demo,
    destroy,
    export,
    find,
    fsck,
    init,
    log,
    restore,
    rotate_keys,
    rules,
    seal,
    serve,
    verify,
)
from naklank.cli.doors import Doors
from naklank.cli.parser import Commands, Parser
from naklank.cli.screen import Screen, language_of_surroundings
from naklank.cli.trouble import told
from naklank.errors import NaklankError
from naklank.text import Text

COMMANDS = (
    demo,
    init,
    serve,
    seal,
    export,
    verify,
    compare,
    find,
    log,
    fsck,
    backup,
    restore,
    destroy,
    rotate_keys,
    ask,
    rules,
)
NOT_DONE = 2
INTERRUPTED = 130
NOBODY_READS = 141
"""What a shell makes of a program whose reader went away."""


def run(arguments: Sequence[str], load: Callable[[], Doors]) -> int:
    """Run one command; returns the exit status. `load` gives the real objects, for commands that need them."""
    language = _language(arguments)
    try:
        options = _parser(language).parse_args(arguments)
    except SystemExit as end:  # argparse has said why
        return _flushed(end.code if isinstance(end.code, int) else NOT_DONE)
    screen = Screen(getattr(options, "lang", language), getattr(options, "quiet", False))
    try:
        return _flushed(_carry_out(options, load, screen))
    except BrokenPipeError:
        _no_more_output()
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED
    except NaklankError as error:
        screen.error(error)
    except Exception as error:  # whatever it is, a person reads it
        if os.environ.get("NAKLANK_TRACE"):
            raise
        screen.error(told(error))
    return NOT_DONE


def _carry_out(options: argparse.Namespace, load: Callable[[], Doors], screen: Screen) -> int:
    options.data = data_folder(options) if hasattr(options, "data") or options.command != "demo" else None
    if not options.bare and not (options.data / "format").exists():
        raise NaklankError(
            Text(
                f"Hier staat nog geen installatie van Naklank: {options.data}",
                f"There is no installation of Naklank here yet: {options.data}",
            ),
            Text(
                "Voer eerst `naklank init` uit, of wijs de map aan met --data.",
                "Run `naklank init` first, or name the folder with --data.",
            ),
        )
    status: int = options.run(options, load, screen)
    screen.clear()
    return status


def data_folder(options: argparse.Namespace) -> Path:
    """Where the installation lies: --data, NAKLANK_DATA, or the usual place."""
    given = getattr(options, "data", None) or os.environ.get("NAKLANK_DATA")
    return Path(given or "~/.local/share/naklank").expanduser()


def _parser(language: str) -> Parser:
    parser = Parser(
        language=language,
        prog="naklank",
        description=Text(
            "Gesprekken opnemen, bewaren, terugluisteren en nagaan.\n"
            "Eerst eens kijken? Typ `naklank demo`. In het echt begint u met `naklank init`.",
            "Record conversations, keep them, listen back, and verify.\n"
            "A first look? Type `naklank demo`. For real, begin with `naklank init`.",
        ).in_language(language),
    )
    parser.everywhere()
    parser.option(
        "--version",
        action="version",
        version=f"naklank {__version__}",
        default=argparse.SUPPRESS,
        help=Text("toon de versie", "show the version"),
    )
    commands = Commands(parser)
    for command in COMMANDS:
        command.add(commands)
    return parser


def _language(arguments: Sequence[str]) -> str:
    """The language that the line itself asks for, also for the help; else that of the surroundings."""
    for place, word in enumerate(arguments):
        name, _, value = word.partition("=")
        if name == "--":
            break
        if name == "--lang":
            wanted = value or next(iter(arguments[place + 1 :]), "")
            if wanted in ("nl", "en"):
                return wanted
    return language_of_surroundings()


def _flushed(status: int) -> int:
    """Write out what is left, so that a reader who went away is noticed here."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _no_more_output()
        return NOBODY_READS
    return status


def _no_more_output() -> None:
    """Keep Python from complaining at its end that nobody reads."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
