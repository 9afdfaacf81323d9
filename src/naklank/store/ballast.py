"""Room that is held while there is plenty, and given up when the disk is full, for what must go on then.

A running server holds a file of random bytes. When the database or the list of destroyed ids finds no room, the file goes,
and they try once more: so a listen is still logged, a recording still destroyed. New sealed bytes never use that room:
`keeps` says so to the blobs. It is taken again once there is room for it twice.
"""

import os
import threading
from pathlib import Path

from naklank.store.failures import is_full

BALLAST_BYTES = 16 * 1024 * 1024
"""The write-ahead log grows to 8 MiB; the rest is for some thousands of events."""
_PIECE = 1024 * 1024


class Ballast:
    """The file, and whether it was given up. Holds nothing until `hold` is called: a command needs none."""

    def __init__(self, path: Path, size: int = BALLAST_BYTES) -> None:
        self._path = path
        self._size = size
        self._lock = threading.Lock()
        self._given_up = False

    def hold(self) -> bool:
        """Take the room, where there is enough for others beside it. Returns whether it is held now."""
        with self._lock:
            if not self._whole():
                self._given_up = True
                if self._free() >= 2 * self._size:
                    self._given_up = not self._fill()
            return not self._given_up

    def give_up(self) -> bool:
        """Let go of the room. Returns whether there is any now, so that it is worth to try again."""
        with self._lock:
            self._given_up = self._given_up or self._path.exists()
            self._path.unlink(missing_ok=True)
            return self._given_up and self._free() > _PIECE

    def keeps(self) -> bool:
        """Whether what is free now is for the log, not for new blobs."""
        return self._given_up and self._free() < self._size

    def _whole(self) -> bool:
        return self._path.exists() and self._path.stat().st_size == self._size

    def _free(self) -> int:
        disk = os.statvfs(self._path.parent)
        return disk.f_bavail * disk.f_frsize

    def _fill(self) -> bool:
        """Random bytes: no file system can store them as less."""
        try:
            with self._path.open("wb") as file:
                for start in range(0, self._size, _PIECE):
                    file.write(os.urandom(min(_PIECE, self._size - start)))
        except OSError as error:
            self._path.unlink(missing_ok=True)
            if is_full(error):
                return False
            raise
        return True
