"""Is the port of the demo free? If not, who has it? Names the process where the system allows. Standard library only."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

from say import Problem, text

LISTENING = "0A"


def check_port(wanted: str) -> None:
    """Raise a `Problem` that names who holds the port, unless we could listen on it."""
    if not wanted.isdigit() or not 0 < int(wanted) < 65536:
        raise Problem(text("port_wrong", port=wanted))
    port = int(wanted)
    try:
        listen_once(port)
    except OSError as problem:
        if problem.errno != errno.EADDRINUSE:
            raise Problem(text("port_forbidden", port=port, why=problem.strerror, other=free_port())) from problem
        raise Problem(text("port_taken", port=port, who=holder(port), other=free_port())) from problem


def listen_once(port: int) -> None:
    """Listen on loopback for a moment, the way the server will."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        probe.listen(1)


def free_port() -> int:
    """The first free port from 8001 up, to propose."""
    for port in range(8001, 8100):
        try:
            listen_once(port)
        except OSError:
            continue
        return port
    return 0


def holder(port: int) -> str:
    """The program that listens on `port`, as far as we may see."""
    inodes = listening_inodes(port)
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            held = {os.readlink(str(link)) for link in (entry / "fd").iterdir()}
            if any(f"socket:[{inode}]" in held for inode in inodes):
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
                return text("process", program=command[:80], pid=entry.name)
        except OSError:
            continue  # not ours to look at, or gone meanwhile
    return text("somebody")


def listening_inodes(port: int) -> set[str]:
    """The sockets that listen on `port`, by the number that the kernel gives them."""
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        lines = table.read_text(encoding="ascii").splitlines()[1:] if table.exists() else []
        for line in lines:
            fields = line.split()
            if fields[3] == LISTENING and int(fields[1].rsplit(":", 1)[1], 16) == port:
                found.add(fields[9])
    return found
