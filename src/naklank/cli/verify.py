"""`naklank verify PATH`: was this changed? Needs no installation and no account.

Exit status 0: everything that was checked holds. 1: changed, and what. 2: cannot be checked, and why. "Sealed" is never
worded as "true", and without a key from elsewhere it says that the signer is not established.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from naklank.cli.doors import Load
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.errors import NaklankError
from naklank.text import Text
from naklank.text.catalogue import say

if TYPE_CHECKING:
    from naklank.actions.verify import Findings

KEY_BYTES_MAX = 10_000
COLOUR = {"ok": "good", "failed": "bad", "missing": "weak"}
RESULT = {
    "ok": Text("klopt", "holds"),
    "failed": Text("KLOPT NIET", "DOES NOT HOLD"),
    "missing": Text("ontbreekt", "missing"),
}
SPANS_SHOWN = 20
UNREADABLE = {
    "FileNotFoundError": Text(
        "Er is geen bestand {path}. Kijk naar de naam en de map.",
        "There is no file {path}. Look at the name and the folder.",
    ),
    "PermissionError": Text(
        "U mag {path} niet lezen. Vraag de beheerder.", "You may not read {path}. Ask the administrator."
    ),
    "format": Text(
        "{path} is geen bewijspakket, logboek of ontvangstbewijs van Naklank. Kies het zip-bestand dat u kreeg.",
        "{path} is no evidence package, log or receipt of Naklank. Choose the zip file that you were given.",
    ),
    "zip": Text(
        "{path} is beschadigd, of een ander programma heeft het opnieuw ingepakt. Pak het uit en controleer de map.",
        "{path} is damaged, or another program packed it anew. Unpack it and check the folder.",
    ),
    "name": Text(
        "In {path} staan namen die niet kunnen kloppen. Vraag het pakket opnieuw op.",
        "In {path} there are names that cannot be right. Ask for the package again.",
    ),
}
"""Why nothing could be read, by the code that the check gives."""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "verify",
        Text("ga na of een opname is veranderd", "check whether a recording was changed"),
        run,
        more=Text(
            "Eindigt met 0: niet veranderd. 1: veranderd. 2: niet na te gaan.",
            "Ends with 0: not changed. 1: changed. 2: cannot be checked.",
        ),
        bare=True,
    )
    parser.option(
        "path",
        type=Path,
        metavar=Text("PAD", "PATH"),
        help=Text(
            "bewijspakket (zip of map), logboek of ontvangstbewijs", "evidence package (zip or folder), log or receipt"
        ),
    )
    parser.option(
        "--key",
        type=Path,
        metavar=Text("BESTAND", "FILE"),
        help=Text(
            "de sleutel (PEM) die u apart van de praktijk kreeg",
            "the key (PEM) that you got from the practice separately",
        ),
    )
    parser.option("--json", action="store_true", help=Text("het antwoord als JSON", "the answer as JSON"))


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:  # noqa: ARG001  no installation is needed
    """Check it and tell."""
    from naklank.actions.verify import verify

    found = verify(options.path, _key(options.key))
    if options.json:
        screen.json(found.as_json())
    else:
        tell(found, options, screen)
    return found.exit_status


def _key(path: Path | None) -> str | None:
    if path is None:
        return None
    with path.open("rb") as file:
        data = file.read(KEY_BYTES_MAX)
    try:
        return data.decode("ascii").replace("\r\n", "\n").strip() + "\n"
    except UnicodeDecodeError as error:
        raise NaklankError(
            Text("Dit is geen sleutel van Naklank.", "This is not a key of Naklank."),
            Text("Kies het bestand key.pem van de praktijk.", "Choose the file key.pem of the practice."),
        ) from error


def tell(found: "Findings", options: argparse.Namespace, screen: Screen) -> None:
    """One screen that a judge can read."""
    language = screen.language
    since = f" {found.known_since}" if found.verdict == "untouched" and found.known_since else ""
    screen.line(
        screen.paint(
            f"{_headline(found).in_language(language)}{since}", {0: "good", 1: "bad", 2: "strong"}[found.exit_status]
        )
    )
    if reason := _unreadable(found):
        screen.say(UNREADABLE.get(reason, UNREADABLE["format"]), path=options.path)
        return
    screen.line(say(f"verify.{found.verdict}_why", language))
    for start, stop in found.changed_ms[:SPANS_SHOWN]:
        screen.line(f"  {say('verify.where', language, **{'from': _time(start), 'to': _time(stop)})}")
    if not found.changed_ms:
        for start, stop in found.changed[:SPANS_SHOWN]:
            screen.line(f"  {say('verify.bytes', language, **{'from': start, 'to': stop})}")
    screen.line()
    for check in found.checks:
        _line(check.check, check.result, check.detail, screen)
    screen.line()
    _signer(found, options, screen)
    screen.line(say("verify.limits", language))


def _unreadable(found: "Findings") -> str:
    """Why nothing at all could be read; nothing where something could."""
    reasons = {check.detail for check in found.checks}
    reason = next(iter(reasons))
    return reason.removeprefix("unreadable: ") if len(reasons) == 1 and reason.startswith("unreadable: ") else ""


def _headline(found: "Findings") -> Text:
    if found.verdict == "untouched":
        return Text("NIET VERANDERD SINDS", "NOT CHANGED SINCE")
    if found.verdict == "changed":
        return Text("VERANDERD", "CHANGED")
    return Text("NIET NA TE GAAN", "CANNOT BE CHECKED")


def _line(check: str, result: str, detail: str, screen: Screen) -> None:
    label = f"{say(f'verify.check_{check}', screen.language):40}"
    shown = RESULT[result].in_language(screen.language)
    where = f"  ({detail})" if detail and result == "failed" else ""
    screen.line(f"  {label} {screen.paint(shown, COLOUR[result])}{where}")
    if result != "ok":
        screen.line(f"      {say(f'verify.{result}_{check}', screen.language)}")


def _signer(found: "Findings", options: argparse.Namespace, screen: Screen) -> None:
    """Whose key it is, and from where we have it."""
    if found.fingerprint is None:
        return
    if found.signer == "established":
        screen.say(Text("Ondertekend met de sleutel die u gaf:", "Signed with the key that you gave:"))
    elif found.signer == "other":
        screen.say(
            Text(
                f"Ondertekend met een ANDERE sleutel dan u gaf ({options.key}). Dit is de sleutel in het pakket:",
                f"Signed with ANOTHER key than you gave ({options.key}). This is the key in the package:",
            )
        )
    else:
        screen.say(
            Text(
                "Van wie deze sleutel is, staat niet vast: hij komt uit het pakket zelf. Vergelijk dit nummer met dat van de praktijk:",
                "Whose key this is, is not established: it comes from the package itself. Compare this number with that of the practice:",
            )
        )
    screen.line(f"  {found.fingerprint}")


def _time(milliseconds: int) -> str:
    seconds = milliseconds / 1000
    return f"{int(seconds // 3600)}:{int(seconds // 60 % 60):02}:{seconds % 60:04.1f}"
