"""Turn something that writes to a file into the pieces of an answer, with little in memory, and stop it when nobody reads on."""

import io
import queue
import threading
from collections.abc import Callable, Iterator
from typing import BinaryIO

PIECE = 1 << 18
AHEAD = 8


class _Stopped(Exception):
    """The reader went away."""


class _Outlet(io.RawIOBase):
    def __init__(self, pieces: "queue.Queue[bytes | BaseException | None]", gone: threading.Event) -> None:
        super().__init__()
        self._pieces = pieces
        self._gone = gone

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        while True:
            if self._gone.is_set():
                raise _Stopped
            try:
                self._pieces.put(piece, timeout=1)
            except queue.Full:
                continue
            return len(piece)


def pieces_of(write: Callable[[BinaryIO], object]) -> Iterator[bytes]:
    """What `write` writes, piece by piece. `write` runs in a thread; closing the iterator stops it. Its errors are raised here."""
    waiting: queue.Queue[bytes | BaseException | None] = queue.Queue(AHEAD)
    gone = threading.Event()

    def work() -> None:
        end: BaseException | None = None
        try:
            with io.BufferedWriter(_Outlet(waiting, gone), PIECE) as target:
                write(target)
        except _Stopped:
            return
        except BaseException as error:  # noqa: BLE001 — raised again in the reader's thread
            end = error
        while not gone.is_set():
            try:
                waiting.put(end, timeout=1)
            except queue.Full:
                continue
            return

    threading.Thread(target=work, name="naklank-outlet", daemon=True).start()
    try:
        while (piece := waiting.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        gone.set()
