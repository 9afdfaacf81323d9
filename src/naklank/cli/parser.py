"""How commands are read from the line, in Dutch or English: argparse with its own words translated.

`--data`, `--lang` and `--quiet` may stand before or after the command. What cannot be read ends with two sentences and
exit status 2.
"""

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from naklank.text import Text

HEADINGS = {
    "usage: ": Text("gebruik: ", "usage: "),
    "positional arguments:": Text("wat erbij hoort:", "arguments:"),
    "options:": Text("opties:", "options:"),
}
COMPLAINTS: tuple[tuple[str, Text], ...] = (
    (r"the following arguments are required: (.+)", Text("Er ontbreekt: {0}.", "Missing: {0}.")),
    (r"one of the arguments (.+) is required", Text("Kies een van {0}.", "Choose one of {0}.")),
    (r"unrecognized arguments: (.+)", Text("Dit kennen we niet: {0}.", "This is not known: {0}.")),
    (
        r"argument (?:.+): invalid choice: (.+) \(choose from (.+)\)",
        Text("{0} kan niet. Kies uit: {1}.", "{0} will not do. Choose from: {1}."),
    ),
    (r"argument (.+): expected one argument", Text("Achter {0} moet nog iets staan.", "{0} needs a value.")),
    (r"argument (.+): expected .+", Text("Achter {0} moet nog iets staan.", "{0} needs a value.")),
    (r"argument (.+): invalid \w+ value: (.+)", Text("{1} past niet bij {0}.", "{1} does not fit {0}.")),
    (
        r"argument (.+): not allowed with argument (.+)",
        Text("{0} en {1} gaan niet samen.", "{0} and {1} do not go together."),
    ),
    (r"argument (.+): ignored explicit argument (.+)", Text("{0} krijgt geen waarde.", "{0} takes no value.")),
)
"""What argparse says, and how we say it."""


class Parser(argparse.ArgumentParser):
    """One command's reader. `language` is "nl" or "en"."""

    def __init__(self, *, language: str = "nl", **rest: Any) -> None:
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **rest
        )
        self.language = language
        self.mixed = False
        """Whether options may stand between the words that belong together; argparse cannot do that by itself."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the line; where options may stand between words, as if they did not."""
        if not self.mixed:
            return super().parse_known_args(args, namespace)
        self.mixed = False
        self.usage = super().format_usage().removeprefix("usage: ").strip()
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.mixed = True

    def option(self, *names: str, help: Text, metavar: Text | str | None = None, **rest: Any) -> None:  # noqa: A002
        """Add an argument with its explanation in both languages."""
        shown = metavar.in_language(self.language) if isinstance(metavar, Text) else metavar
        if shown is not None:
            rest["metavar"] = shown
        self.add_argument(*names, help=help.in_language(self.language).replace("%", "%%"), **rest)

    def everywhere(self) -> "Parser":
        """Add what every command takes."""
        quiet = argparse.SUPPRESS
        self.option(
            "--data",
            type=Path,
            default=quiet,
            metavar=Text("MAP", "DIR"),
            help=Text(
                "waar alles staat (anders $NAKLANK_DATA, anders ~/.local/share/naklank)",
                "where everything lies (else $NAKLANK_DATA, else ~/.local/share/naklank)",
            ),
        )
        self.option(
            "--lang", choices=("nl", "en"), default=quiet, help=Text("Nederlands of Engels", "Dutch or English")
        )
        self.option(
            "--quiet",
            "-q",
            action="store_true",
            default=quiet,
            help=Text("laat de voortgang niet zien", "show no progress"),
        )
        self.option("--help", "-h", action="help", default=quiet, help=Text("toon deze uitleg", "show this help"))
        return self

    def format_help(self) -> str:
        """The help, its headings in the language."""
        return self._translated(super().format_help())

    def format_usage(self) -> str:
        """The line of usage, in the language."""
        return self._translated(super().format_usage())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and what to do, and stop with 2."""
        todo = Text("Typ `{prog} --help` voor uitleg.", "Type `{prog} --help` for help.")
        said = [complaint(message, self.language), todo.in_language(self.language, prog=self.prog)]
        print(*said, sep="\n", file=sys.stderr)
        raise SystemExit(2)

    def _translated(self, text: str) -> str:
        for english, heading in HEADINGS.items():
            text = re.sub(rf"^{re.escape(english)}", heading.in_language(self.language), text, flags=re.MULTILINE)
        return text


def complaint(message: str, language: str) -> str:
    """What argparse complains about, in our words; its own where it says something that we do not know."""
    for pattern, text in COMPLAINTS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return text.in_language(language).format(*match.groups())
    return message


class Commands:
    """Where each command adds itself."""

    def __init__(self, parser: Parser) -> None:
        self._language = parser.language
        self._made = parser.add_subparsers(
            dest="command", required=True, metavar=Text("OPDRACHT", "COMMAND").in_language(parser.language)
        )

    def add(
        self, name: str, short: Text, run: Callable[..., int], *, more: Text | None = None, bare: bool = False
    ) -> Parser:
        """Add a command that is carried out by `run`. `bare`: it works without an installation."""
        said = short.in_language(self._language)
        whole = f"{said[0].upper()}{said[1:]}." + (f"\n\n{more.in_language(self._language)}" if more else "")
        parser = self._made.add_parser(name, help=said, description=whole, language=self._language)
        assert isinstance(parser, Parser)
        parser.set_defaults(run=run, bare=bare)
        return parser.everywhere()
