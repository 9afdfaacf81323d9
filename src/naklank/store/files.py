"""Small files that must be whole or absent: written beside, synced, renamed; and the rule who may read secret ones."""

import os
import stat
from pathlib import Path

from naklank.store.failures import Panic, full, is_broken, is_full, stop_process, unusable

SECRET_MODE = 0o600
FOLDER_MODE = 0o700


def write_whole(path: Path, data: bytes, *, mode: int = SECRET_MODE, panic: Panic = stop_process) -> None:
    """Make `path` hold `data`, durably; after a crash it holds the old bytes or the new ones."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
        try:
            os.fchmod(handle, mode)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        fresh.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        if is_full(error):
            raise full() from error
        if is_broken(error):
            panic(f"{error.strerror} ({path.name})")
        raise


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing; the name of each is durable in the one above."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in this folder durable."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_secret(path: Path) -> bytes:
    """The bytes of a secret file. Refuses one that others may read, and says how to mend it."""
    try:
        data = path.read_bytes()
        mode = path.stat().st_mode
    except OSError as error:
        raise unusable(
            f"Het sleutelbestand {path.name} is niet te lezen.",
            f"The key file {path.name} cannot be read.",
            "Zet het terug, of maak het opnieuw met de herstelsleutel op papier.",
            "Put it back, or make it again with the recovery key on paper.",
            file=path.name,
        ) from error
    if stat.S_IMODE(mode) & 0o077:
        raise unusable(
            f"Anderen op deze computer kunnen het sleutelbestand {path.name} lezen. Naklank start niet.",
            f"Others on this machine can read the key file {path.name}. Naklank does not start.",
            f"Voer uit: chmod 600 {path.name} (in de map met sleutels).",
            f"Run: chmod 600 {path.name} (in the folder with keys).",
            file=path.name,
        )
    return data
