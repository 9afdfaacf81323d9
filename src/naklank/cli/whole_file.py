"""Write a file, or a folder of files, that is whole or not there, and never over another one."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from naklank.errors import NaklankError
from naklank.text import Text


def refuse_existing(path: Path) -> None:
    """Raise where something stands under this name."""
    if path.exists() or path.is_symlink():
        raise NaklankError(
            Text(
                f"Er is al een bestand {path}. Naklank schrijft daar niet overheen.",
                f"There is a file {path} already. Naklank does not write over it.",
            ),
            Text("Kies een andere naam.", "Choose another name."),
        )


def write_new(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a new file of this name, readable by nobody else. Raises where there is one, also if it comes meanwhile."""
    refuse_existing(path)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        _place(fresh, path)
    finally:
        with suppress(FileNotFoundError):
            fresh.unlink()


def _place(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        refuse_existing(path)
        raise
    except OSError:  # a disk without hard links: look once more, then rename
        refuse_existing(path)
        fresh.rename(path)


def write_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Make a new folder with these files, by names with "/" between. It is whole or not there. Raises where one stands there."""
    refuse_existing(path)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    fresh.mkdir()
    try:
        for name, body in files:
            file = fresh / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        refuse_existing(path)
        fresh.rename(path)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
