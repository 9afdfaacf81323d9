"""Where a server listens: is this address this machine's own, who has the port, and what to type in a browser.

Refuses, in words, a port that is taken (and says by whom, where the system tells) and an address that is not ours.
"""

import errno
import ipaddress
import os
import socket
from contextlib import suppress
from pathlib import Path

from naklank.errors import NaklankError
from naklank.text import Text

LISTENING = "0A"
PORTS = 65536
BACKLOG = 512


def is_loopback(host: str) -> bool:
    """Whether every address behind this name is of this machine alone."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, None)} if host else set()
        return bool(found) and all(ipaddress.ip_address(one.partition("%")[0]).is_loopback for one in found)
    except (OSError, UnicodeError, ValueError):
        return False


def listen_on(host: str, port: int) -> socket.socket:
    """A socket that listens. Who connects now waits until somebody answers, also while a server is coming back."""
    if not 0 <= port < PORTS:
        raise NaklankError(
            Text(f"Poort {port} bestaat niet.", f"There is no port {port}."),
            Text("Kies een getal tot 65535.", "Choose a number up to 65535."),
        )
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as error:
        raise NaklankError(
            Text(f"Het adres {host} is niet te vinden.", f"The address {host} cannot be found."),
            Text("Kies een adres van deze computer.", "Choose an address of this machine."),
        ) from error
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(BACKLOG)
    except OSError as error:
        sock.close()
        raise _refused(host, port, error) from error
    return sock


def _refused(host: str, port: int, error: OSError) -> NaklankError:
    if error.errno == errno.EADDRINUSE:
        by = holder(port)
        return NaklankError(
            Text(
                f"Poort {port} is al in gebruik{f' door {by}' if by else ''}.",
                f"Port {port} is taken{f' by {by}' if by else ''}.",
            ),
            Text(f"Stop dat programma, of kies --port {port + 1}.", f"Stop that program, or choose --port {port + 1}."),
        )
    if error.errno == errno.EACCES:
        return NaklankError(
            Text(f"Poort {port} mag alleen de beheerder gebruiken.", f"Port {port} is for the administrator only."),
            Text("Kies een poort boven 1024, zoals --port 8000.", "Choose a port above 1024, such as --port 8000."),
        )
    return NaklankError(
        Text(f"Het adres {host} is niet van deze computer.", f"The address {host} is not of this machine."),
        Text("Kies een ander adres met --host.", "Choose another address with --host."),
        reason=str(error),
    )


def holder(port: int) -> str:
    """The program that listens on `port` ("python3 demo.py, 1234"), as far as this system shows it; else nothing."""
    sockets = {f"socket:[{inode}]" for inode in _listening(port)}
    for process in Path("/proc").glob("[0-9]*") if sockets else ():
        with suppress(OSError):
            if any(str(link.readlink()) in sockets for link in (process / "fd").iterdir()):
                words = (process / "cmdline").read_bytes().split(b"\0")
                name = " ".join(Path(os.fsdecode(word)).name for word in words[:3] if word)
                return f"{name[:60]} ({process.name})"
    return ""


def _listening(port: int) -> set[str]:
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        with suppress(OSError):
            for line in table.read_text("ascii").splitlines()[1:]:
                fields = line.split()
                if fields[3] == LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
                    found.add(fields[9])
    return found


def page(host: str, sock: socket.socket, *, secure: bool = False) -> str:
    """What to type in a browser on this machine."""
    name = f"[{host}]" if ":" in host else host
    shown = "localhost" if host in ("127.0.0.1", "::1", "0.0.0.0", "::", "") else name  # noqa: S104  compared, not bound
    return f"{'https' if secure else 'http'}://{shown}:{sock.getsockname()[1]}"
