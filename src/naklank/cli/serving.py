"""Serve an open installation in this process until somebody stops it, and then close everything well."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from naklank.cli.doors import Open


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve. `ready` is called once requests are answered; `stamps` names an authority for time."""

    ready: Callable[[], None]
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False
    stamps: tuple[str, str] | None = None


def serve_until_stopped(house: Open, sock: socket.socket, how: Serving) -> None:
    """Serve until Ctrl-C or SIGTERM."""
    from naklank.web.server import serve

    with _signals_do_not_kill(), house.working(how.stamps):
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
