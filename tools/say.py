"""The sentences of the tools, in Dutch or English by LC_ALL, LC_MESSAGES or LANG. Runs on old Pythons too."""

from __future__ import annotations

import os
import sys


class Problem(Exception):
    """Something stands in the way; the message says what, and what to do."""


def dutch() -> bool:
    """Whether this shell speaks Dutch."""
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return spoken.lower().startswith("nl")


def text(name: str, **values: object) -> str:
    """One sentence in the language of the shell, placeholders filled."""
    return TEXTS[name][0 if dutch() else 1].format(**values)


def say(name: str, **values: object) -> None:
    """Tell how far it is, on the error stream, so that the output of a command stays clean."""
    sys.stderr.write(text(name, **values) + "\n")
    sys.stderr.flush()


TEXTS = {
    "usage": (
        "Gebruik: prepare.py run|dev [--system] [--port NUMMER]",
        "Usage: prepare.py run|dev [--system] [--port NUMBER]",
    ),
    "other_python": (
        "python3 is hier versie {old}; Naklank gebruikt {found}.",
        "python3 is version {old} here; Naklank uses {found}.",
    ),
    "old_python": (
        (
            "Naklank heeft Python 3.11 of nieuwer nodig; hier staat {old}.\n"
            "Installeer een nieuwere (op Debian en Ubuntu: apt-get install python3.11 python3.11-venv), "
            "of wijs er een aan: make PYTHON=/pad/naar/python3.11 demo"
        ),
        (
            "Naklank needs Python 3.11 or newer; here it is {old}.\n"
            "Install a newer one (on Debian and Ubuntu: apt-get install python3.11 python3.11-venv), "
            "or point at one: make PYTHON=/path/to/python3.11 demo"
        ),
    ),
    "no_venv": (
        (
            "Deze Python mist het onderdeel venv. Op Debian en Ubuntu: apt-get install python3-venv "
            "(of python{version}-venv). Probeer het daarna opnieuw."
        ),
        (
            "This Python lacks the venv module. On Debian and Ubuntu: apt-get install python3-venv "
            "(or python{version}-venv). Then try again."
        ),
    ),
    "venv": ("Een eigen omgeving maken in .venv …", "Making an environment of its own in .venv …"),
    "venv_failed": (
        "De omgeving in .venv kon niet worden gemaakt: {why}",
        "The environment in .venv could not be made: {why}",
    ),
    "packages": (
        "{packages} pakketten halen en nakijken (alleen de eerste keer; dit duurt het langst) …",
        "Fetching and checking {packages} packages (the first time only; this takes longest) …",
    ),
    "package": (
        "Naklank klaarzetten, met het lettertype voor de bladzijden …",
        "Installing Naklank, with the font for its pages …",
    ),
    "again": ("Het netwerk haperde. Nog een keer …", "The network faltered. Once more …"),
    "waiting": (
        "Een andere make is hier al bezig; even wachten …",
        "Another make is busy here; waiting for it …",
    ),
    "ready": ("Klaar in {seconds} seconden.", "Ready in {seconds} seconds."),
    "disk_full": (
        "De schijf is vol, dus de installatie is niet af. Maak ruimte en probeer het opnieuw.\n\n{detail}",
        "The disk is full, so the installation is not finished. Make room and try again.\n\n{detail}",
    ),
    "no_room": (
        "De schijf van {place} heeft nog {free} MB vrij; {needed} MB is nodig. Maak ruimte en probeer het opnieuw.",
        "The disk of {place} has {free} MB left; {needed} MB is needed. Make room and try again.",
    ),
    "wrong_hash": (
        (
            "Een pakket is niet wat het slotbestand zegt, dus het is niet geïnstalleerd. "
            "Kijk of het netwerk iets verandert (een tussenstation, een eigen pakketserver).\n\n{detail}"
        ),
        (
            "A package is not what the lock file says, so it was not installed. "
            "See whether the network changes things (a proxy, a package server of your own).\n\n{detail}"
        ),
    ),
    "no_network": (
        (
            "De pakketten waren niet op te halen: er is geen netwerk, of de pakketserver antwoordt niet. "
            "Wat al klaar was, blijft; probeer het opnieuw.\n\n{detail}"
        ),
        (
            "The packages could not be fetched: there is no network, or the package server does not answer. "
            "What was done stays done; try again.\n\n{detail}"
        ),
    ),
    "no_package": (
        "Een pakket bestaat niet voor deze Python op dit systeem.\n\n{detail}",
        "A package does not exist for this Python on this system.\n\n{detail}",
    ),
    "failed": ("De installatie is mislukt.\n\n{detail}", "The installation failed.\n\n{detail}"),
    "port_taken": (
        "Poort {port} is al in gebruik, door {who}. Sluit dat, of kies een andere: make demo PORT={other}",
        "Port {port} is in use already, by {who}. Close that, or choose another: make demo PORT={other}",
    ),
    "port_forbidden": (
        "Poort {port} mag hier niet worden gebruikt ({why}). Kies een andere: make demo PORT={other}",
        "Port {port} may not be used here ({why}). Choose another: make demo PORT={other}",
    ),
    "port_wrong": (
        "PORT moet een getal van 1 tot en met 65535 zijn, niet {port!r}.",
        "PORT must be a number from 1 to 65535, not {port!r}.",
    ),
    "somebody": ("een ander programma", "another program"),
    "process": ("{program} (proces {pid})", "{program} (process {pid})"),
    "system": (
        "Wat de tests van het systeem nodig hebben installeren: {packages} …",
        "Installing what the tests need from the system: {packages} …",
    ),
    "system_missing": (
        (
            "De tests hebben dit nodig van het systeem: {packages}.\n"
            "Installeer het (op Debian: apt-get install {packages}) en probeer het opnieuw."
        ),
        (
            "The tests need this from the system: {packages}.\n"
            "Install it (on Debian: apt-get install {packages}) and try again."
        ),
    ),
    "system_failed": (
        "apt-get kon dit niet installeren: {packages}.\n\n{detail}",
        "apt-get could not install this: {packages}.\n\n{detail}",
    ),
}
