"""`naklank ask`: what the rules say about a case; for people, for scripts, or asking on until it is clear.

Needs no installation. Exit status 0 whatever the verdict, 2 where a case is malformed.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from naklank.cli.doors import Load
from naklank.cli.lines import Stream, lines_as_they_come
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.errors import NaklankError
from naklank.text import Text

if TYPE_CHECKING:
    from naklank.actions.own_profile import RuleBase

MALFORMED = 2


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "ask",
        Text("vraag of iets mag, en waarom", "ask whether something is allowed, and why"),
        run,
        more=Text(
            "Zonder --fact stelt Naklank zelf vragen. Met --json leest het één geval, met --jsonl één per regel.",
            "Without --fact Naklank asks you on. With --json it reads one case, with --jsonl one a line.",
        ),
        bare=True,
    )
    parser.option(
        "--question",
        default="",
        metavar="ID",
        help=Text("de vraag, bijvoorbeeld record", "the question, such as record"),
    )
    parser.option(
        "--fact",
        action="append",
        default=[],
        metavar=Text("FEIT=WAARDE", "FACT=VALUE"),
        help=Text("wat u weet; vaker mag", "what you know; may be repeated"),
    )
    parser.option("--profile", default=None, metavar="ID", help=Text("soort organisatie", "kind of organisation"))
    parser.option(
        "--profile-file",
        type=Path,
        default=None,
        metavar=Text("BESTAND", "FILE"),
        help=Text("een eigen profiel (docs/rules.md)", "a profile of your own (docs/rules.md)"),
    )
    parser.option(
        "--day", default=None, metavar=Text("DAG", "DAY"), help=Text("op welke dag (2026-11-23)", "on which day")
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=_JSON.in_language(parser.language))
    shape.add_argument("--jsonl", action="store_true", help=_JSONL.in_language(parser.language))


_JSON = Text("één geval als JSON, van de invoer of van de opties", "one case as JSON, from the input or the options")
_JSONL = Text("veel gevallen, één per regel", "many cases, one a line")


def run(options: argparse.Namespace, _load: Load, screen: Screen) -> int:
    """Carry the command out."""
    from naklank.actions.answer_lines import answer_lines
    from naklank.actions.ask import decide

    rules = rules_asked(options, screen)
    if options.jsonl:
        return _lines(options, rules)
    if options.json:
        return _one(options, rules)
    if sys.stdin.isatty() and not (options.question and options.fact):
        from naklank.actions.ask import day_of
        from naklank.cli.ask_on import ask_on

        facts = facts_of(options.fact)
        if options.profile is not None:
            facts["profile"] = options.profile
        ask_on(screen, rules, options.question, facts, day_of(options.day))
        return 0
    if not options.question:
        raise NaklankError(
            Text("Welke vraag het is, staat er niet bij.", "It does not say which question it is."),
            Text(
                "Geef --question en --fact, of lees gevallen met --json of --jsonl.",
                "Give --question and --fact, or read cases with --json or --jsonl.",
            ),
        )
    for line in answer_lines(decide(_case(options), rules), screen.language, rules):
        screen.line(line)
    return 0


def rules_asked(options: argparse.Namespace, screen: Screen) -> "RuleBase":
    """The rules, with the profile of a file if one was given; what they cannot settle is told beside the answer."""
    from naklank.actions.own_profile import RULES, rules_of_file
    from naklank.actions.watched_rules import WatchedRules

    file: Path | None = options.profile_file
    return WatchedRules(RULES if file is None else rules_of_file(file.read_bytes(), file.name), screen.aside)


def _one(options: argparse.Namespace, rules: "RuleBase") -> int:
    from naklank.actions.ask import LARGEST_CASE, ask_body, ask_case, error_data
    from naklank.actions.exact_json import MARK

    try:
        if options.question or options.fact:
            answer = ask_case(_case(options), rules)
        else:
            answer = ask_body(sys.stdin.buffer.read(LARGEST_CASE + 1).removeprefix(MARK), rules, usual_of(options))
    except NaklankError as error:
        print(json.dumps({"error": error_data(error)}, ensure_ascii=False))
        return MALFORMED
    print(json.dumps(answer, ensure_ascii=False))
    return 0


def usual_of(options: argparse.Namespace) -> dict[str, object]:
    """What the options say of cases that do not say it themselves."""
    said = {"profile": options.profile, "day": options.day}
    return {name: value for name, value in said.items() if value is not None}


def _lines(options: argparse.Namespace, rules: "RuleBase") -> int:
    """Answer each line as it comes; what comes at once leaves at once."""
    from naklank.actions.ask import LARGEST_CASE, AskedLines

    asked, status = AskedLines(rules, usual_of(options)), 0
    for lines in lines_as_they_come(cast(Stream, sys.stdin.buffer), LARGEST_CASE):
        answers = [asked.answer(line) for line in lines]
        sys.stdout.write("".join(f"{json.dumps(answer, ensure_ascii=False)}\n" for answer, _ in answers))
        sys.stdout.flush()
        status = status if all(fits for _, fits in answers) else MALFORMED
    return status


def _case(options: argparse.Namespace) -> dict[str, object]:
    case: dict[str, object] = {"question": options.question, "facts": facts_of(options.fact)}
    if options.day is not None:
        case["day"] = options.day
    if options.profile is not None:
        case["profile"] = options.profile
    return case


def facts_of(given: list[str]) -> dict[str, object]:
    """The facts of the options. Raises `NaklankError` where one is no fact with a value, or stands there twice."""
    facts: dict[str, object] = {}
    for said in given:
        name, mark, value = said.partition("=")
        name = name.strip()
        if not mark:
            raise _wrong(f"“{said}” is geen feit met een waarde.", f"“{said}” is no fact with a value.", said)
        if name in facts:
            raise _wrong(f"Het feit {name} staat er twee keer.", f"The fact {name} stands there twice.", name)
        facts[name] = _value(value.strip())
    return facts


def _wrong(nl: str, en: str, field: str) -> NaklankError:
    todo = Text("Schrijf elk feit één keer, als feit=waarde.", "Write each fact once, as fact=value.")
    return NaklankError(Text(nl, en), todo, field=field, value=None, allowed="fact=value")


def _value(said: str) -> object:
    if said in ("true", "false"):
        return said == "true"
    return int(said) if said.isascii() and said.removeprefix("-").isdigit() and len(said) < _DIGITS else said


_DIGITS = 20
