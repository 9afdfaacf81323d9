"""`naklank COMMAND …`: finds the command, runs it, and turns an error into two sentences and exit status 2."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from naklank.cli import demo
from naklank.cli.doors import Doors
from naklank.errors import NaklankError

COMMANDS = (demo,)


def language() -> str:
    """Dutch, unless the surroundings ask for English."""
    chosen = os.environ.get("NAKLANK_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "en" if chosen.lower().startswith("en") else "nl"


def run(arguments: Sequence[str], doors: Doors) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="naklank")
    parser.add_argument("--lang", choices=("nl", "en"), default=language())
    parser.add_argument("--data", type=Path, default=None)
    commands = parser.add_subparsers(dest="command", required=True)
    for module in COMMANDS:
        module.add(commands)
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options, doors)
    except NaklankError as error:
        print(error.what.in_language(options.lang), error.todo.in_language(options.lang), sep="\n", file=sys.stderr)
        return 2
    return status
