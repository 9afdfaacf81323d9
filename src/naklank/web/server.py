"""Serve an application: one process, one event loop, an address that is printed only once it answers."""

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from naklank.errors import NaklankError
from naklank.text import Text


def listen_on(host: str, port: int) -> socket.socket:
    """A bound socket. Raises `NaklankError` where the port is taken or the address is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
    except OSError as error:
        sock.close()
        raise NaklankError(
            Text(f"Poort {port} op {host} is niet vrij.", f"Port {port} on {host} is not free."),
            Text(
                "Kies een andere poort, bijvoorbeeld met --port 8001.", "Choose another port, for example --port 8001."
            ),
            reason=str(error),
        ) from error
    return sock


def serve(
    app: Starlette,
    sock: socket.socket,
    *,
    ready: Callable[[], None] = lambda: None,
    certificate: Path | None = None,
    key: Path | None = None,
    behind_proxy: bool = False,
) -> None:
    """Serve until SIGINT or SIGTERM. `ready` is called once requests are answered."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        ssl_certfile=str(certificate) if certificate else None,
        ssl_keyfile=str(key) if key else None,
        proxy_headers=behind_proxy,
        forwarded_allow_ips="127.0.0.1,::1" if behind_proxy else "",
        timeout_graceful_shutdown=3,
        lifespan="off",
    )
    server = uvicorn.Server(config)

    async def main() -> None:
        serving = asyncio.create_task(server.serve(sockets=[sock]))
        while not server.started and not serving.done():  # noqa: ASYNC110  uvicorn tells by a flag, not by an event
            await asyncio.sleep(0.01)
        if server.started:
            ready()
        await serving

    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(main())
