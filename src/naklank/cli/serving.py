"""Serve an open installation in this process until somebody stops it, and then close everything well."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from naklank.cli import destroy, export, find, init, rotate_keys, seal
from naklank.cli.desk import open_desk
from naklank.cli.doors import Open
from naklank.cli.screen import Screen
from naklank.text import Text

ERRANDS = (seal.ERRAND, find.ERRAND, export.ERRAND, destroy.ERRAND, rotate_keys.ERRAND, init.ERRAND)
"""What a command may ask of a running server."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve. `ready` is called once requests are answered; `stamps` names an authority for time. Commands find
    their desk in `folder`; `no_desk` is called where its disk cannot have one.
    """

    folder: Path
    ready: Callable[[], None]
    no_desk: Callable[[], None]
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False
    stamps: tuple[str, str] | None = None


def serve_until_stopped(house: Open, sock: socket.socket, how: Serving) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    from naklank.web.server import serve

    with _signals_do_not_kill(), house.working(how.stamps), open_desk(house, how.folder, ERRANDS) as desk:
        if not desk:
            how.no_desk()
        serve(
            house.web_app(),
            sock,
            ready=how.ready,
            certificate=how.certificate,
            key=how.key,
            behind_proxy=how.behind_proxy,
        )


@contextmanager
def _signals_do_not_kill() -> Iterator[None]:
    """The server hears the signals itself, and raises them once more when it has stopped; then we still have to close."""
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def no_desk(screen: Screen) -> None:
    """Say that commands will have to wait."""
    screen.aside(
        Text(
            "Let op: op deze schijf kan Naklank geen opdrachten aannemen terwijl het draait.\n"
            "Stop Naklank voor seal, export, destroy en rotate-keys.",
            "Mind: on this disk Naklank cannot take commands while it runs.\n"
            "Stop Naklank for seal, export, destroy and rotate-keys.",
        )
    )
