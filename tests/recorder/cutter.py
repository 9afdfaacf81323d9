"""A line between browser and server that can be cut in the ways that real lines are cut. Works before any HTTP server.

Ways: `pass`; `refuse` (connections are reset at once); `hang` (accepted, nothing ever answered); `drop` (half of what is sent arrives,
then reset); `halve` (half of the answer arrives); `lose` (the server did it, the answer never comes).
"""

import contextlib
import socket
import struct
import threading

WAYS = ("refuse", "hang", "drop", "halve", "lose")
RESET = struct.pack("ii", 1, 0)


class Cutter:
    """Forwards a free loopback port to `target`; `way` says what happens now. A change of way cuts what runs."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.way = "pass"
        self.count = {"connections": 0, "cut": 0}
        self.lock = threading.Lock()
        self.open: set[socket.socket] = set()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def be(self, way: str) -> None:
        """From now on the line behaves like this, for connections that are there too."""
        with self.lock:
            self.way = way
            running = list(self.open)
        for connection in running:
            self._reset(connection)

    def stop(self) -> None:
        self.listener.close()
        self.be("refuse")

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.count["connections"] += 1
            if self.way == "refuse":
                self._reset(client)
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                self._reset(client)
                continue
            with self.lock:
                self.open |= {client, server}
            for source, sink, answering in ((client, server, False), (server, client, True)):
                threading.Thread(target=self._pump, args=(source, sink, answering), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, answering: bool) -> None:
        try:
            while data := source.recv(65536):
                way = self.way
                if way == "hang":
                    continue
                if (way == "drop" and not answering) or (way == "halve" and answering):
                    sink.sendall(data[: len(data) // 2])
                if way in ("refuse", *(("lose", "halve") if answering else ("drop",))):
                    self._reset(source)
                    self._reset(sink)
                    return
                sink.sendall(data)
            with contextlib.suppress(OSError):
                sink.shutdown(socket.SHUT_WR)
        except OSError:
            self._reset(sink)
        finally:
            with self.lock:
                self.open.discard(source)

    def _reset(self, connection: socket.socket) -> None:
        self.count["cut"] += 1
        with contextlib.suppress(OSError):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            connection.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(OSError):
            connection.close()
        with self.lock:
            self.open.discard(connection)
