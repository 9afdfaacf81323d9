"""Sealed bytes in a folder: the `Blobs` port. A name holds a whole blob or nothing, and what `put` returned for is on the disk.

The way: a new file in `.new/`, every byte, sync, rename to its name, sync the folder (and the parents of new folders).
Refuses names that could lead out of the folder. A full disk is `Full`; a disk that fails stops the process.
"""

import hashlib
import os
import re
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from naklank.errors import NotFound
from naklank.store.failures import Panic, damaged, full, is_broken, is_full, stop_process
from naklank.text import Text

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*(?:/[A-Za-z0-9][A-Za-z0-9-]*)*", re.ASCII)
MAX_NAME = 200
PLACE_TRIES = 20
_NEW = ".new"
_FILE_MODE = 0o600
_FOLDER_MODE = 0o700


def is_name(name: str) -> bool:
    """Whether `name` has the shape of a blob's name."""
    return len(name) <= MAX_NAME and _NAME.fullmatch(name) is not None


class FolderBlobs:
    """See `Blobs` in actions/ports.py. Sweeps what an interrupted `put` left when it is made: one program per folder."""

    def __init__(
        self,
        folder: Path,
        panic: Panic = stop_process,
        *,
        sweep: bool = True,
        kept_free: Callable[[], bool] = lambda: False,
    ) -> None:
        self.folder = folder
        self._panic = panic
        self._kept_free = kept_free
        self._known: set[Path] = set()
        self._lock = threading.Lock()
        if sweep:
            self._make_folder(folder / _NEW)
            for leftover in (folder / _NEW).iterdir():
                leftover.unlink()

    @classmethod
    def reading(cls, folder: Path) -> "FolderBlobs":
        """The blobs of a folder for who only reads; it changes nothing, also beside a running program."""
        return cls(folder, sweep=False)

    def put(self, name: str, pieces: Iterable[bytes]) -> tuple[int, str]:
        """Write and sync; returns (bytes, SHA-256 hex). `Full` also where the last room is kept for the log (`ballast.py`)."""
        target = self._path(name)
        if self._kept_free():
            raise full()
        fresh = self.folder / _NEW / secrets.token_hex(16)
        try:
            size, digest = self._write(fresh, pieces)
            self._place(fresh, target)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
        return size, digest

    def _write(self, fresh: Path, pieces: Iterable[bytes]) -> tuple[int, str]:
        size, digest = 0, hashlib.sha256()
        try:
            file = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _FILE_MODE)
        except OSError as error:
            self._fail(error)
        try:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                self._write_all(file, piece)
            try:
                os.fsync(file)
            except OSError as error:  # nobody was promised this new file, so without room it is simply thrown away
                self._fail(error, synced=not is_full(error))
        finally:
            os.close(file)
        return size, digest.hexdigest()

    def _write_all(self, file: int, piece: bytes) -> None:
        rest = memoryview(piece)
        try:
            while rest:
                rest = rest[os.write(file, rest) :]
        except OSError as error:
            self._fail(error)

    def _place(self, fresh: Path, target: Path) -> None:
        for last in (*[False] * PLACE_TRIES, True):
            try:
                self._make_folder(target.parent)
                fresh.rename(target)
                self._sync_folder(target.parent)
            except FileNotFoundError:  # the folder was empty and somebody tidied it away just now
                with self._lock:
                    self._known.discard(target.parent)
                if last or not fresh.exists():
                    raise
            except OSError as error:
                self._fail(error)
            else:
                return

    def _make_folder(self, folder: Path) -> None:
        if folder in self._known:
            return
        with self._lock:
            self._make_folders(folder)

    def _make_folders(self, folder: Path) -> None:
        """What is there already is synced the first time too: a crash may have come between making and syncing it."""
        if folder in self._known:
            return
        if folder != self.folder:
            self._make_folders(folder.parent)
        folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        self._sync_folder(folder.parent)
        self._known.add(folder)

    def _sync_folder(self, folder: Path) -> None:
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as error:
            self._fail(error)
        try:
            os.fsync(handle)
        except OSError as error:
            self._fail(error, synced=True)
        finally:
            os.close(handle)

    def _fail(self, error: OSError, *, synced: bool = False) -> NoReturn:
        """A full disk is told to the caller; after a failed sync or an input/output error nobody knows what the disk holds."""
        if is_full(error) and not synced:
            raise full() from error
        if synced or is_broken(error):
            self._panic(f"{error.strerror} (blobs)")
        raise error

    def read(self, name: str, start: int, length: int) -> bytes:
        """Exactly these bytes (fewer only at the end of the blob)."""
        try:
            file = os.open(self._path(name), os.O_RDONLY | os.O_CLOEXEC)
            try:
                return _read_all(file, start, length)
            finally:
                os.close(file)
        except FileNotFoundError:
            raise _absent(name) from None
        except OSError as error:
            raise damaged(
                "De schijf geeft een bestand niet terug.", "The disk does not give a file back.", name=name
            ) from error

    def size(self, name: str) -> int:
        """Bytes under the name."""
        try:
            return self._path(name).stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            raise _absent(name) from None

    def delete(self, name: str) -> None:
        """Remove it, durably, and the folders that become empty."""
        target = self._path(name)
        try:
            target.unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            self._fail(error)
        self._sync_nearest(target.parent)
        self._tidy(target.parent)

    def _sync_nearest(self, folder: Path) -> None:
        """Sync the folder, or where somebody tidied it away the one above: then its going is durable."""
        while folder != self.folder.parent:
            try:
                self._sync_folder(folder)
            except (FileNotFoundError, NotADirectoryError):
                folder = folder.parent
            else:
                return

    def _tidy(self, folder: Path) -> None:
        with self._lock:
            while folder != self.folder:
                try:
                    folder.rmdir()
                except OSError:  # not empty, or gone already: both are fine
                    return
                self._known.discard(folder)
                folder = folder.parent

    def names(self, prefix: str = "") -> Iterator[str]:
        """All names that begin with `prefix`, sorted."""
        above = prefix.rpartition("/")[0]
        if above and not is_name(above):
            return iter(())
        begin = self.folder / above
        walk = os.walk(begin, onerror=_seen)  # by itself it would leave out in silence what it cannot read
        found = (str(Path(top, f).relative_to(self.folder)) for top, _, files in walk for f in files)
        return iter(sorted(n for n in found if n.startswith(prefix) and not n.startswith(f"{_NEW}/")))

    def room(self) -> int:
        """Free bytes where new blobs would go."""
        disk = os.statvfs(self.folder)
        return disk.f_bavail * disk.f_frsize

    def _path(self, name: str) -> Path:
        if not is_name(name):
            raise _absent(name)
        return self.folder / name


def _read_all(file: int, start: int, length: int) -> bytes:
    parts = []
    while length > 0:
        part = os.pread(file, length, start)
        if not part:
            break
        parts.append(part)
        start += len(part)
        length -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _seen(error: OSError) -> None:
    """A folder that is not there (any more) holds nothing; one that cannot be read may hold anything."""
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        name = Path(error.filename or "").name
        raise damaged(
            "De schijf geeft een map niet terug.", "The disk does not give a folder back.", name=name
        ) from error


def _absent(name: str) -> NotFound:
    return NotFound(
        Text("Dit bestand is er niet.", "This file is not there."),
        Text("Ga terug en kies iets anders.", "Go back and choose something else."),
        name=name[:MAX_NAME],
    )
