"""How a command and a running server talk: a Unix socket in the data folder, lines of JSON, a file handed over as it is.

The command sends one line, `{"errand", "version", "asked"}`, with the file it opened, if any, attached. The server sends lines:
`{"progress": [what, count, of]}`, and at the end `{"done": answer}` or `{"error": {"what", "todo"}}`. No byte of sound goes
over the wire: the server reads or writes the file itself, by the handle that the command was allowed to open.
"""

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from naklank import __version__
from naklank.cli.doors import Progress
from naklank.errors import NaklankError
from naklank.text import Text

NAME = "desk"
LINE_MAX = 1 << 20
PIECE = 1 << 16
NAME_MAX = 100
"""Longer names than this do not fit in the address of a Unix socket on every system."""

GONE = (FileNotFoundError, ConnectionRefusedError)
"""Nobody is there: no socket, or one that a killed server left behind."""


@contextlib.contextmanager
def short_name(folder: Path, name: str) -> Iterator[str]:
    """A name for a socket in this folder that fits in its address, however long the folder's own name is."""
    plain = str(folder / name)
    if len(os.fsencode(plain)) <= NAME_MAX:
        yield plain
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{handle}/{name}"
    finally:
        os.close(handle)


def knocked(folder: Path) -> socket.socket | None:
    """A line to the server that has this folder open, or None where nobody listens."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with short_name(folder, NAME) as name:
            line.connect(name)
    except GONE:
        line.close()
        return None
    except BaseException:
        line.close()
        raise
    return line


def answer_of(
    line: socket.socket, errand: str, asked: dict[str, Any], file: BinaryIO | None, progress: Progress
) -> dict[str, Any]:
    """Hand an errand in and wait for its answer. Raises what the server says went wrong, and where it went away."""
    question = _line({"errand": errand, "version": __version__, "asked": asked})
    try:
        if file is not None:
            socket.send_fds(line, [question[:1]], [file.fileno()])
            question = question[1:]
        line.sendall(question)
        for told in lines(line):
            if "progress" in told:
                progress(*told["progress"])
            elif "error" in told:
                raise NaklankError(Text(**told["error"]["what"]), Text(**told["error"]["todo"]))
            elif "done" in told:
                done: dict[str, Any] = told["done"]
                return done
    except ConnectionError:
        pass  # it died; the same as when it goes away without a word
    raise NaklankError(
        Text(
            "Naklank viel uit, of stopte, voordat het antwoord kwam.",
            "Naklank fell over, or stopped, before it answered.",
        ),
        Text(
            "Kijk met `naklank log` of het al gebeurd is. Zo niet, probeer het opnieuw.",
            "See with `naklank log` whether it was done. If not, try again.",
        ),
    )


def lines(line: socket.socket, begun: bytes = b"") -> Iterator[dict[str, Any]]:
    """Each line that comes, until the other goes away. A line that is too long is the end."""
    held = begun
    while len(held) <= LINE_MAX:
        whole, mark, rest = held.partition(b"\n")
        if mark:
            yield json.loads(whole)
            held = rest
        elif piece := line.recv(PIECE):
            held += piece
        else:
            return


def tell(line: socket.socket, told: dict[str, Any]) -> None:
    """Send one line."""
    line.sendall(_line(told))


def _line(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"
