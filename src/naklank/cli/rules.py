"""`naklank rules`: look the rules over (`check`), write them down (`page`), compare versions (`diff`), list the `facts`."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from naklank.cli.doors import Load
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.cli.whole_file import write_folder, write_new
from naklank.errors import NaklankError
from naklank.text import Text

if TYPE_CHECKING:
    from naklank.actions.own_profile import RuleBase

WRONG = 1


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "rules",
        Text("bekijk, controleer of vergelijk de regels", "look at, check or compare the rules"),
        run,
        more=Text(
            "check zoekt gaten, tegenspraak en regels die nooit iets beslissen. page schrijft alle regels als tekst. "
            "diff vergelijkt twee bestanden die page --json schreef. facts noemt alle vragen en feiten.",
            "check looks for gaps, clashes and rules that never decide. page writes all rules as text. "
            "diff compares two files that page --json wrote. facts lists all questions and facts.",
        ),
        bare=True,
    )
    parser.mixed = True
    parser.option("what", choices=("check", "page", "diff", "facts"), help=Text("wat te doen", "what to do"))
    parser.option(
        "files",
        nargs="*",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text("bij diff: oud en nieuw; bij page: waarheen", "for diff: old and new; for page: where to"),
    )
    parser.option(
        "--day", default=None, metavar=Text("DAG", "DAY"), help=Text("op welke dag (2026-11-23)", "on which day")
    )
    parser.option(
        "--profile-file",
        type=Path,
        default=None,
        metavar=Text("BESTAND", "FILE"),
        help=Text("met een eigen profiel (docs/rules.md)", "with a profile of your own (docs/rules.md)"),
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=_JSON.in_language(parser.language))
    shape.add_argument(
        "--html",
        type=Path,
        default=None,
        metavar=_FOLDER.in_language(parser.language),
        help=_HTML.in_language(parser.language),
    )


_JSON = Text("voor een programma", "for a program")
_FOLDER = Text("MAP", "FOLDER")
_HTML = Text("bij page: een nieuwe map met webpagina’s", "for page: a new folder of web pages")


def run(options: argparse.Namespace, _load: Load, screen: Screen) -> int:
    """Carry the command out."""
    return {"check": _check, "page": _page, "diff": _diff, "facts": _facts}[options.what](options, screen)


def _check(options: argparse.Namespace, screen: Screen) -> int:
    from naklank.actions.ask import day_of
    from naklank.actions.rules_of_house import check_rules

    found = check_rules(_rules(options), day_of(options.day))
    if options.json:
        screen.json(found.as_data())
    else:
        for line in found.lines(screen.language):
            screen.line(line)
    return 0 if found.holds else WRONG


def _page(options: argparse.Namespace, screen: Screen) -> int:
    from naklank.actions.ask import day_of
    from naklank.actions.read_rules import subjects
    from naklank.actions.rules_in_words import rules_as_text
    from naklank.actions.rules_of_house import rules_as_data

    rules, day = _rules(options), day_of(options.day)
    if options.html:
        from naklank.web.rule_book import rule_book

        write_folder(options.html, rule_book(rules, screen.language, day or date.today()))  # noqa: DTZ011 the law's day is local
        screen.line(str(options.html / "index.html"))
        return 0
    if options.json:
        made = json.dumps(rules_as_data(rules), ensure_ascii=False, indent=1)
    else:
        made = rules_as_text(screen.language, rules, day, tuple(subjects(rules).values()))
    if not options.files:
        screen.line(made.rstrip())
        return 0
    write_new(options.files[0], lambda file: file.write(made.rstrip().encode() + b"\n"))
    screen.line(str(options.files[0]))
    return 0


def _diff(options: argparse.Namespace, screen: Screen) -> int:
    from naklank.actions.rules_of_house import changed_rules

    if len(options.files) != 2:  # noqa: PLR2004 old and new
        raise NaklankError(
            Text("Geef twee bestanden: oud en nieuw.", "Give two files: old and new."),
            Text("Maak ze met `naklank rules page --json`.", "Make them with `naklank rules page --json`."),
        )
    old, new = (_read(path) for path in options.files)
    lines = changed_rules(old, new)
    if options.json:
        screen.json(lines)
        return 0
    for line in lines:
        screen.line(line)
    if not lines:
        screen.say(Text("Er is geen verschil.", "There is no difference."))
    return 0


def _facts(options: argparse.Namespace, screen: Screen) -> int:
    from naklank.actions.rules_of_house import what_can_be_asked

    asked = what_can_be_asked(_rules(options), screen.language)
    if options.json:
        screen.json(asked)
        return 0
    for part in asked.values():
        for name, one in part.items():
            screen.line(f"{name:28} {one['label']}{': ' if one['values'] else ''}{one['values']}")
        screen.line()
    return 0


def _rules(options: argparse.Namespace) -> "RuleBase":
    from naklank.actions.own_profile import RULES, rules_of_file

    file: Path | None = options.profile_file
    return RULES if file is None else rules_of_file(file.read_bytes(), file.name)


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise NaklankError(
            Text(f"Dit bestand bevat geen regels: {path}", f"This file holds no rules: {path}"),
            Text("Maak het met `naklank rules page --json`.", "Make it with `naklank rules page --json`."),
        ) from None
