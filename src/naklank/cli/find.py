"""`naklank find CLIP`: say which recording this clip comes from, where, and how sure that is.

Exit status 0: found. 1: not from here. 2: nothing can be said, or the file cannot be heard, and why. It is logged, with the
clip's hash and the reason, if one was given.
"""

import argparse
from pathlib import Path
from typing import Any, BinaryIO

from naklank.cli.doors import Load, Open, Progress
from naklank.cli.errand import Answer, Asked, Errand, carry_out
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.cli.seal import COMMAND
from naklank.text import Text
from naklank.text.amounts import clock
from naklank.text.finding import found_said, nothing_said, place_said, without_said

STATUS = {"found": 0, "not_from_here": 1, "undecided": 2}
STEPS = 1_000
REASONS = ("circulating", "complaint", "leak", "request_of_patient")


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "find",
        Text("zoek uit welke opname een fragment komt", "find which recording a clip comes from"),
        run,
        more=Text(
            "Eindigt met 0: gevonden. 1: niet van hier. 2: niets over te zeggen. Het zoeken staat in het logboek.",
            "Ends with 0: found. 1: not from here. 2: nothing can be said. The log says that it was looked up.",
        ),
    )
    parser.option("clip", type=Path, metavar=Text("FRAGMENT", "CLIP"), help=Text("het geluid", "the sound"))
    parser.option("--reason", choices=REASONS, default="", help=Text("waarom u zoekt", "why you look it up"))
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Look it up and tell."""
    asked = {"name": options.clip.name, "reason": options.reason}
    with options.clip.open("rb") as source:
        answer = carry_out(load(), options.data, ERRAND, asked, screen.progress, source)
    screen.json(answer) if options.json else tell(answer, screen)
    return STATUS[answer["answer"]]


def tell(answer: dict[str, Any], screen: Screen) -> None:
    """The answer for a person."""
    screen.say(found_said(len(answer["places"])) if answer["places"] else nothing_said(answer["reason"]))
    for place in answer["places"]:
        screen.line(f"  {place['recording']}  {clock(place['start'])} - {clock(place['end'])}")
        screen.say(place_said(place["clip_start"], place["clip_end"], place["strength"], place["speed"]))
    if answer["without_fingerprint"]:
        screen.say(without_said(answer["without_fingerprint"]))


def find(made: Open, asked: Asked, file: BinaryIO | None, progress: Progress) -> Answer:
    """Look it up in the installation that is open."""
    from naklank.actions.find_clip import find_clip

    assert file is not None, "there is a clip to look up"

    def told(share: float) -> None:
        progress("find", round(share * STEPS), STEPS)

    found = find_clip(made.house, COMMAND, file, name=asked["name"], reason=asked["reason"], progress=told)
    return found.as_json()


ERRAND = Errand("find", find)
