"""`naklank serve`: runs the real thing. A small parent keeps it alive; a child opens the data and answers.

Refuses a demo folder: there, anybody can be anybody. Says plainly where https is missing, because a browser gives no
microphone without it.
"""

import argparse
import os
import socket
import ssl
from pathlib import Path

from naklank.cli import address
from naklank.cli.doors import Load
from naklank.cli.parser import Commands
from naklank.cli.screen import Screen
from naklank.cli.serving import Serving, no_desk, serve_until_stopped
from naklank.cli.settings import Settings, settings_of
from naklank.cli.supervise import CANNOT_START, Supervisor
from naklank.cli.trouble import told
from naklank.errors import NaklankError
from naklank.text import Text

FELL_OVER = 1


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add(
        "serve",
        Text("laat Naklank draaien", "run Naklank"),
        run,
        more=Text(
            "Valt het uit, dan komt het vanzelf terug. Stoppen: Ctrl-C.\n"
            "Deze opties mogen ook in config.toml in de gegevensmap staan (zonder streepjes ervoor).",
            "If it falls over, it comes back by itself. Stop: Ctrl-C.\n"
            "These options may also stand in config.toml in the data folder (without the dashes).",
        ),
    )
    parser.option(
        "--host", metavar=Text("ADRES", "ADDRESS"), help=Text("het adres (127.0.0.1)", "the address (127.0.0.1)")
    )
    parser.option("--port", type=int, metavar=Text("POORT", "PORT"), help=Text("de poort (8000)", "the port (8000)"))
    parser.option(
        "--certificate",
        metavar="PEM",
        help=Text("certificaat voor https, met de keten", "certificate for https, with its chain"),
    )
    parser.option("--key", metavar="PEM", help=Text("de sleutel van het certificaat", "the key of the certificate"))
    parser.option(
        "--behind-proxy",
        action="store_true",
        default=None,
        help=Text("een proxy op deze computer doet de https", "a proxy on this machine does the https"),
    )
    parser.option(
        "--tsa",
        metavar="URL",
        help=Text("tijdstempeldienst (RFC 3161), elke dag", "time-stamping authority (RFC 3161), daily"),
    )
    parser.option(
        "--tsa-certificates",
        metavar="PEM",
        help=Text("de certificaten van die dienst", "the certificates of that authority"),
    )


def run(options: argparse.Namespace, load: Load, screen: Screen) -> int:
    """Bind, and keep a server alive."""
    folder = options.data
    if (folder / "demo").exists():
        raise NaklankError(
            Text(
                "Dit is de map van een demo. Daarin kan iedereen zijn wie hij wil.",
                "This is the folder of a demo. In it, anybody can be anybody.",
            ),
            Text(
                "Gebruik `naklank demo`, of maak een echte installatie met `naklank init`.",
                "Use `naklank demo`, or make a real installation with `naklank init`.",
            ),
        )
    how = settings_of(options, folder)
    _usable(how)
    with address.listen_on(how.host, how.port) as sock:
        _warn(how, screen)

        def life(number: int) -> int:
            return _life(number, folder, load, screen, sock, how)

        return Supervisor(life, screen.aside).run()


def _life(number: int, folder: Path, load: Load, screen: Screen, sock: socket.socket, how: Settings) -> int:
    """One life of the server, in a process of its own."""
    place = address.page(how.host, sock, secure=how.certificate is not None)
    back = Text("Naklank draait weer: ", "Naklank runs again: ").in_language(screen.language)
    try:
        with load().opened(folder) as house:
            serve_until_stopped(
                house,
                sock,
                Serving(
                    folder=folder,
                    no_desk=lambda: no_desk(screen),
                    ready=lambda: screen.line(f"{back if number > 1 else 'Naklank: '}{place}"),
                    certificate=how.certificate,
                    key=how.key,
                    behind_proxy=how.behind_proxy,
                    stamps=how.stamps,
                ),
            )
    except NaklankError as error:
        screen.error(error)
        return CANNOT_START
    except Exception as error:  # told in words; the parent brings us back
        if os.environ.get("NAKLANK_TRACE"):
            raise
        screen.error(told(error))
        return CANNOT_START if isinstance(error, PermissionError) else FELL_OVER
    return 0


def _usable(how: Settings) -> None:
    """Refuse a certificate that does not work before anybody waits for an answer."""
    if how.certificate is None or how.key is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(how.certificate, how.key)
    except (ssl.SSLError, OSError) as error:
        raise NaklankError(
            Text("Het certificaat en de sleutel zijn niet te gebruiken.", "Certificate and key cannot be used."),
            Text(
                f"Kijk of ze bij elkaar horen en of u ze mag lezen ({error}).",
                f"See whether they belong together and may be read ({error}).",
            ),
        ) from error


def _warn(how: Settings, screen: Screen) -> None:
    """The microphone needs https, except on this machine itself."""
    if how.certificate is None and not how.behind_proxy:
        if not address.is_loopback(how.host):
            screen.aside(
                Text(
                    "Let op: zonder https geeft een browser geen microfoon. Opnemen kan nu alleen op deze computer zelf.\n"
                    "Geef --certificate en --key, of zet een proxy met https ervoor (--behind-proxy).",
                    "Mind: without https a browser gives no microphone. Recording works on this machine itself only.\n"
                    "Give --certificate and --key, or put a proxy with https in front (--behind-proxy).",
                )
            )
        else:
            screen.aside(
                Text(
                    "Alleen deze computer kan erbij. Voor telefoons is https nodig: zie `naklank serve --help`.",
                    "Only this machine can reach it. Phones need https: see `naklank serve --help`.",
                )
            )
