"""`naklank ask`: what the rules say about a case; for people, for scripts, or asking on until it is clear.

Needs no installation. Exit status 0 whatever the verdict, 2 where a case is malformed.
"""

import argparse
import json
import sys
from collections.abc import Sequence

from naklank.cli.doors import Load
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.errors import NaklankError
from naklank.text import Text

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
        "--day", default=None, metavar=Text("DAG", "DAY"), help=Text("op welke dag (2026-11-23)", "on which day")
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=_said(parser.language, _JSON))
    shape.add_argument("--jsonl", action="store_true", help=_said(parser.language, _JSONL))


_JSON = Text("één geval als JSON, van de invoer of van de opties", "one case as JSON, from the input or the options")
_JSONL = Text("veel gevallen, één per regel", "many cases, one a line")


def _said(language: str, text: Text) -> str:
    return text.in_language(language)


def run(options: argparse.Namespace, _load: Load, screen: Screen) -> int:
    """Carry the command out."""
    from naklank.actions.ask import decide, in_words

    if options.jsonl:
        return _lines()
    if options.json:
        return _one(options)
    if not options.question or (not options.fact and sys.stdin.isatty()):
        return _interview(options, screen)
    for line in in_words(decide(_case(options)), screen.language):
        screen.line(line)
    return 0


def _one(options: argparse.Namespace) -> int:
    from naklank.actions.ask import ask_case, error_data

    try:
        case = _case(options) if options.question else _parsed(sys.stdin.read())
        print(json.dumps(ask_case(case), ensure_ascii=False))
    except NaklankError as error:
        print(json.dumps({"error": error_data(error)}, ensure_ascii=False))
        return MALFORMED
    return 0


def _lines() -> int:
    from naklank.actions.ask import ask_lines

    status = 0
    for answer, fits in ask_lines(sys.stdin):
        print(json.dumps(answer, ensure_ascii=False))
        status = status if fits else MALFORMED
    return status


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise NaklankError(
            Text("Dit is geen JSON.", "This is not JSON."),
            Text("Geef één object met question en facts.", "Give one object with question and facts."),
            field="case",
            value=text[:80],
            allowed="one object of JSON",
        ) from None


def _case(options: argparse.Namespace) -> dict[str, object]:
    facts: dict[str, object] = {}
    for said in options.fact:
        name, mark, value = said.partition("=")
        if not mark:
            raise NaklankError(
                Text(f"“{said}” is geen feit met een waarde.", f"“{said}” is no fact with a value."),
                Text("Schrijf het als feit=waarde.", "Write it as fact=value."),
                field=said,
                value=None,
                allowed="fact=value",
            )
        facts[name.strip()] = _value(value.strip())
    case: dict[str, object] = {"question": options.question, "facts": facts}
    if options.day is not None:
        case["day"] = options.day
    if options.profile is not None:
        case["profile"] = options.profile
    return case


def _value(said: str) -> object:
    if said in ("true", "false"):
        return said == "true"
    return int(said) if said.isascii() and said.isdigit() else said


# Asking on


def _interview(options: argparse.Namespace, screen: Screen) -> int:
    from naklank.actions.ask import in_words
    from naklank.actions.interview import Interview, questions

    if not options.question:
        named = questions(screen.language)
        screen.say(Text("Waarover gaat uw vraag?", "What is your question about?"))
        options.question = str(_choose(named, screen) or "")
    going = Interview(_case(options))
    while (asked := going.next(screen.language)) is not None:
        screen.line()
        screen.line(asked.asks)
        answer = _number(screen) if asked.number else _choose(asked.choices, screen)
        if answer is None:
            break
        going.tell(asked.fact, answer)
        screen.line()
        screen.line(in_words(going.decided(), screen.language)[0])
    screen.line()
    for line in in_words(going.decided(), screen.language):
        screen.line(line)
    return 0


def _choose(choices: Sequence[tuple[object, str]], screen: Screen) -> object | None:
    """One of the choices; None where the person stops."""
    for number, (_, label) in enumerate(choices, 1):
        screen.line(f"  {number}  {label}")
    while True:
        line = _typed()
        if line is None:
            return None
        if line.isascii() and line.isdigit() and 1 <= int(line) <= len(choices):
            return choices[int(line) - 1][0]
        screen.say(Text("Typ het nummer van uw antwoord.", "Type the number of your answer."))


def _number(screen: Screen) -> object | None:
    while True:
        line = _typed()
        if line is None:
            return None
        if line == "?":
            return "unknown"
        if line.isascii() and line.isdigit():
            return int(line)
        screen.say(Text("Typ een getal, of ? als u het niet weet.", "Type a number, or ? if you do not know."))


def _typed() -> str | None:
    print("> ", end="", flush=True)
    line = sys.stdin.readline()
    return line.strip() if line else None
