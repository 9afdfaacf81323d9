"""`naklank demo`: a fictional practice to try everything in. Loopback only: here anybody may be anybody."""

import argparse
import ipaddress
import socket
import threading
from pathlib import Path

from naklank.cli.doors import Doors
from naklank.errors import NaklankError
from naklank.text import Text
from naklank.web.server import listen_on, serve

PRACTICE = "Huisartsenpraktijk De Linde"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "demo", help="probeer alles in een oefenpraktijk · try everything in a made-up practice"
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, doors: Doors) -> int:
    """Make the demo where there is none, and serve it."""
    refuse_public(options.host)
    sock = listen_on(options.host, options.port)
    folder = options.data or Path(".demo")
    if not doors.exists(folder):
        print("We maken een oefenpraktijk met een paar gesprekken …", flush=True)
        doors.made(folder, site=PRACTICE)
        with doors.opened(folder, demo=True) as house:
            house.seed_demo(lambda name: print(f"  {name}", flush=True))
    stop = threading.Event()
    with doors.opened(folder, demo=True) as house:
        house.work_until(stop)
        address = f"http://localhost:{sock.getsockname()[1]}"
        serve(house.web_app(), sock, ready=lambda: print(f"Naklank: {address}", flush=True))
        stop.set()
    return 0


def refuse_public(host: str) -> None:
    """In the demo anybody may be anybody, so it listens on this machine only."""
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError:
        addresses = {host}
    if not all(_is_loopback(str(address)) for address in addresses):
        raise NaklankError(
            Text(
                "De demo draait alleen op deze computer zelf: iedereen kan er zijn wie hij wil.",
                "The demo runs on this computer only: in it, anybody can be anybody.",
            ),
            Text("Gebruik --host 127.0.0.1, of naklank serve.", "Use --host 127.0.0.1, or naklank serve."),
        )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
