"""`naklank destroy ID`: destroys a recording for good and keeps the proof that it was there. Asks before it does."""

import argparse
from typing import BinaryIO

from naklank.cli.doors import Load, Open, Progress
from naklank.cli.errand import Answer, Asked, Errand, carry_out
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.cli.seal import COMMAND
from naklank.errors import NaklankError
from naklank.text import Text

GROUNDS: dict[str, Text] = {
    "maker": Text("wie opnam wil het", "whoever recorded it wants so"),
    "patient": Text("de patiënt wil het", "the patient wants so"),
    "term": Text("de bewaartermijn is om", "the term is over"),
    "order": Text("een rechter beval het", "a judge ordered it"),
}


ASKED: dict[str, Text] = {
    "legal-retention": Text(
        "als de patiënt het wil: verbiedt een wet om het nu te vernietigen?",
        "where the patient wants so: does a statute forbid destroying it now?",
    ),
    "interest-of-others": Text(
        "als de patiënt het wil: is het heel belangrijk voor een ander?",
        "where the patient wants so: does it matter a great deal to another?",
    ),
}
ANSWERS = {"yes": True, "no": False, "": None}
"""What was not said is not stated: then the rules presume what is usual."""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "destroy",
        Text("vernietig een opname voorgoed", "destroy a recording for good"),
        run,
        more=Text(
            "De sleutel gaat weg, de bytes gaan weg, het logboek zegt dat het is gebeurd. Terug kan niet.",
            "The key goes, the bytes go, the log says that it was done. There is no way back.",
        ),
    )
    parser.option("recording", metavar="ID", help=Text("het nummer van de opname", "the id of the recording"))
    told = {
        language: ", ".join(f"{key} ({text.in_language(language)})" for key, text in GROUNDS.items())
        for language in ("nl", "en")
    }
    parser.option(
        "--ground", choices=tuple(GROUNDS), required=True, help=Text(f"waarom: {told['nl']}", f"why: {told['en']}")
    )
    for name, what in ASKED.items():
        parser.option(f"--{name}", choices=("yes", "no"), help=what)
    parser.option("--yes", action="store_true", help=Text("vraag niets", "ask nothing"))
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Ask, destroy, tell."""
    from naklank.actions import find

    doors = load()
    with doors.looked_at(options.data) as look:
        recording = look.read(lambda view: find.recording(view, COMMAND, "destroy", options.recording))
    if not options.yes:
        question = Text(
            "Vernietigen kan niet worden teruggedraaid. Typ het nummer van de opname om door te gaan:",
            "Destroying cannot be undone. Type the id of the recording to go on:",
        )
        if screen.ask(question, "--yes") != recording.id:
            raise NaklankError(
                Text("Dat is een ander nummer. Er is niets vernietigd.", "That is another id. Nothing was destroyed."),
                Text("Begin opnieuw als u het zeker weet.", "Begin again if you are sure."),
            )
    answered = {name: getattr(options, name.replace("-", "_")) or "" for name in ASKED}
    asked = {"recording": recording.id, "ground": options.ground, **answered}
    done = carry_out(doors, options.data, ERRAND, asked, screen.progress)
    if options.json:
        screen.json({"recording": recording.id, **done})
    else:
        screen.say(
            Text(
                "Vernietigd. Het staat in het logboek als regel {number}.",
                "Destroyed. It stands in the log as line {number}.",
            ),
            number=done["event"],
        )
    return 0


def destroy(made: Open, asked: Asked, _file: BinaryIO | None, _progress: Progress) -> Answer:
    """Decide and do it; the receipt of the line that says so."""
    from naklank.actions.destroy import carry_out as do_it
    from naklank.actions.destroy import decide

    decide(
        made.house,
        COMMAND,
        asked["recording"],
        asked["ground"],
        legal_retention=ANSWERS[asked.get("legal-retention", "")],
        interest_of_others=ANSWERS[asked.get("interest-of-others", "")],
    )
    number = do_it(made.house, asked["recording"])
    return {"event": number, "receipt": made.house.store.receipt(number).decode()}


ERRAND = Errand("destroy", destroy)
