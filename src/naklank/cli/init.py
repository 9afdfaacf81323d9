"""`naklank init`: makes a real installation: keys, the first account, and a recovery key to print. Never overwrites.

Where there is an installation without staff (made with --no-account), `--person` makes the first account in it.
"""

import argparse
from pathlib import Path
from typing import BinaryIO, get_args

from naklank.cli.doors import Doors, Load, Open, Progress
from naklank.cli.errand import Answer, Asked, Errand, carry_out
from naklank.cli.parser import Commands, Parser
from naklank.cli.screen import Screen
from naklank.cli.whole_file import refuse_existing, write_new
from naklank.errors import NaklankError
from naklank.model import STAFF, Role
from naklank.text import Text

ROLES: dict[str, Text] = {
    "privacy_officer": Text("privacy-medewerker", "privacy officer"),
    "manager": Text("leidinggevende", "manager"),
    "provider": Text("zorgverlener", "care provider"),
}
UNNAMED = Text("Onze praktijk", "Our practice")
LOCAL = "http://localhost:8000"


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "init",
        Text("maak een echte installatie", "make a real installation"),
        run,
        more=Text(
            "Maakt sleutels, een link voor de eerste medewerker, en een herstelsleutel om af te drukken.\n"
            'Zonder vragen: naklank init --name "Praktijk De Brug" --no-account --yes',
            "Makes keys, a link for the first member of staff, and a recovery key to print.\n"
            'Without questions: naklank init --name "Practice The Bridge" --no-account --yes',
        ),
        bare=True,
    )
    _options(parser)


def _options(parser: Parser) -> None:
    parser.option(
        "--name",
        metavar=Text("NAAM", "NAME"),
        help=Text("de naam van uw praktijk of instelling", "the name of your practice or institution"),
    )
    parser.option(
        "--person",
        metavar=Text("NAAM", "NAME"),
        help=Text("de naam van de eerste medewerker", "the name of the first member of staff"),
    )
    parser.option(
        "--role",
        choices=tuple(ROLES),
        help=Text("de functie (anders: privacy_officer)", "the role (else: privacy_officer)"),
    )
    parser.option(
        "--address",
        default=LOCAL,
        metavar="URL",
        help=Text(
            "waar mensen Naklank vinden, zoals https://naklank.praktijk.nl",
            "where people find Naklank, such as https://naklank.practice.org",
        ),
    )
    parser.option(
        "--no-account", action="store_true", help=Text("maak nu geen medewerker", "make no member of staff now")
    )
    parser.option(
        "--recovery-file",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text(
            "schrijf de herstelsleutel hierin, en toon hem niet",
            "write the recovery key to this file, and do not show it",
        ),
    )
    parser.option("--yes", action="store_true", help=Text("vraag niets", "ask nothing"))
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Make it, or make the first account in one that has none."""
    there = (options.data / "format").exists()
    if there and not options.person:
        raise NaklankError(
            Text(
                f"Hier staat al een installatie van Naklank: {options.data}",
                f"There is an installation of Naklank here already: {options.data}",
            ),
            Text(
                "Kies een andere map met --data. Of maak met --person de eerste medewerker.",
                "Choose another folder with --data. Or make the first member of staff with --person.",
            ),
        )
    _refuse_rubbish(options)
    person = None if options.no_account else _person(options, screen)
    doors, told = load(), dict[str, object]()
    if not there:
        told |= _make(options, doors, screen)
    if person is not None:
        told |= _account(options, doors, screen, *person)
    if options.json:
        screen.json(told)
    else:
        screen.say(_NEXT)
    return 0


def _refuse_rubbish(options: argparse.Namespace) -> None:
    if not options.address.startswith(("https://", "http://")):
        raise NaklankError(
            Text("Een adres begint met https://.", "An address begins with https://."),
            Text(
                "Bijvoorbeeld --address https://naklank.praktijk.nl",
                "For example --address https://naklank.practice.org",
            ),
        )
    if options.recovery_file:
        refuse_existing(options.recovery_file)
    if options.yes and not options.no_account and not options.person:
        raise NaklankError(
            Text(
                "Met --yes vragen we niets, en we weten niet wie de eerste medewerker is.",
                "With --yes nothing is asked, and the first member of staff is not known.",
            ),
            Text("Geef --person NAAM, of --no-account.", "Give --person NAME, or --no-account."),
        )


def _person(options: argparse.Namespace, screen: Screen) -> tuple[str, Role]:
    """Who comes first: as given, else asked."""
    name = options.person or screen.ask(
        Text("Hoe heet de eerste medewerker?", "What is the name of the first member of staff?"), "--person"
    )
    role = options.role
    if role is None and not (options.yes or options.person):
        known = " ".join(f"{key} ({text.in_language(screen.language)})" for key, text in ROLES.items())
        question = Text(f"Welke functie? {known} [privacy_officer]", f"Which role? {known} [privacy_officer]")
        role = screen.ask(question, "--role")
    role = role or "privacy_officer"
    if role not in STAFF or role not in get_args(Role):
        raise NaklankError(
            Text(f"De functie ‘{role}’ kennen we niet.", f"The role ‘{role}’ is not known."),
            Text(f"Kies uit: {', '.join(ROLES)}.", f"Choose from: {', '.join(ROLES)}."),
        )
    return name, role


def _make(options: argparse.Namespace, doors: Doors, screen: Screen) -> dict[str, object]:
    site = options.name
    if site is None:
        site = (
            UNNAMED.in_language(screen.language)
            if options.yes
            else screen.ask(Text("Hoe heet uw praktijk?", "What is the name of your practice?"), "--name")
        )
    clean = " ".join(site.split()) or UNNAMED.in_language(screen.language)
    doors.made(options.data, site=clean)
    page = doors.recovery(options.data)
    if options.recovery_file:
        words = _RECOVERY.in_language(screen.language)
        write_new(options.recovery_file, lambda file: file.write(f"{clean}\n{words}\n\n{page}".encode()))
    elif not options.json:
        screen.say(Text("Naklank staat klaar in {folder}.", "Naklank is ready in {folder}."), folder=options.data)
        screen.line()
        screen.say(_RECOVERY)
        screen.line(f"\n{page}")
    with doors.opened(options.data) as made:
        key = made.house.signer.public_pem()
    shown: dict[str, object] = {} if options.recovery_file else {"recovery": page}
    return {"folder": str(options.data), "name": clean, "key": key, **shown}


def _account(options: argparse.Namespace, doors: Doors, screen: Screen, name: str, role: Role) -> dict[str, object]:
    done = carry_out(doors, options.data, ERRAND, {"name": name, "role": role}, screen.progress)
    link, code = f"{options.address.rstrip('/')}/eerste/{done['token']}", done["code"]
    if not options.json:
        screen.say(
            Text(
                "Link voor {name}. Die werkt één keer, met deze code:\n\n  {link}\n  code: {code}\n",
                "Link for {name}. It works once, with this code:\n\n  {link}\n  code: {code}\n",
            ),
            name=done["name"],
            link=link,
            code=code,
        )
    return {"person": done["person"], "link": link, "code": code}


def first_account(made: Open, asked: Asked, _file: BinaryIO | None, _progress: Progress) -> Answer:
    """Make the first member of staff."""
    from naklank.actions.install import install

    person, token, code = install(made.house, asked["name"], asked["role"])
    return {"person": person.id, "name": person.name, "token": token, "code": code}


ERRAND = Errand("first-account", first_account)


_RECOVERY = Text(
    "Dit is de herstelsleutel. Druk hem af en leg hem in een kluis, niet op deze computer.\n"
    "Gaat de computer stuk, dan opent u hiermee uw reservekopie. Zonder sleutel opent niemand ooit nog een opname.\n"
    "Wie dit papier heeft, kan alles openen en namens u ondertekenen.",
    "This is the recovery key. Print it and put it in a safe, not on this machine.\n"
    "If the machine breaks, it opens your backup. Without a key nobody ever opens a recording again.\n"
    "Whoever has this paper can open everything and sign in your name.",
)
_NEXT = Text("Start nu: naklank serve", "Now start: naklank serve")
