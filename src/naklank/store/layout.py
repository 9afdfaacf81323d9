"""Where everything lies in the data folder, and how it is made and opened.

Refuses a folder that is not ours, that a newer program made, or that another program has open right now.
"""

import fcntl
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from naklank.actions.ports import Clock
from naklank.errors import Full
from naklank.store.ballast import Ballast
from naklank.store.blobs import FolderBlobs
from naklank.store.database import Database
from naklank.store.datakeys import DataKeys
from naklank.store.failures import Panic, stop_process, unusable
from naklank.store.files import make_folder, sync_folder, write_whole
from naklank.store.keyring import WRAPPING, FileSigner, KeyFile, create_keys, has_keys
from naklank.vault.keys import Recovery

FORMAT = "naklank-data-1"


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one data folder. The keys may lie elsewhere (another disk)."""

    folder: Path
    keys_folder: Path

    @classmethod
    def at(cls, folder: Path, keys_folder: Path | None = None) -> "Layout":
        """The layout of this folder."""
        return cls(folder, keys_folder or folder / "keys")

    @property
    def format(self) -> Path:
        """Says which format the folder has; written last when it is made."""
        return self.folder / "format"

    @property
    def lock(self) -> Path:
        """Held by the one program that has the folder open."""
        return self.folder / "lock"

    @property
    def database(self) -> Path:
        """Records and log."""
        return self.folder / "data.db"

    @property
    def data_keys(self) -> Path:
        """Wrapped data keys."""
        return self.folder / "keys.db"

    @property
    def blobs(self) -> Path:
        """Sealed bytes."""
        return self.folder / "blobs"

    @property
    def ballast(self) -> Path:
        """Room that is held for when the disk is full."""
        return self.folder / "ballast"

    @property
    def destroyed(self) -> Path:
        """The list of destroyed ids."""
        return self.folder / "destroyed.jsonl"

    @property
    def restoring(self) -> Path:
        """Lies there while a backup is being brought back: until it is done, nothing here may be used."""
        return self.folder / "restoring"

    @property
    def site(self) -> Path:
        """The name of the practice or institution."""
        return self.folder / "site"

    @property
    def profile(self) -> Path:
        """The organisation's own profile, if it has one: written by its people, read when the program starts."""
        return self.folder / "profile.json"

    @property
    def demo(self) -> Path:
        """Only in a demo; says whether it is "ready" or still being made."""
        return self.folder / "demo"

    def made(self) -> bool:
        """Whether there is an installation here."""
        return self.format.exists()


@dataclass(frozen=True, slots=True)
class HouseData:
    """Everything that is kept, open."""

    layout: Layout
    store: Database
    blobs: FolderBlobs
    keys: DataKeys
    signer: FileSigner
    ring: KeyFile
    lock: int
    ballast: Ballast

    def close(self) -> None:
        """Write what waits and let go of the folder."""
        self.store.close()
        self.keys.close()
        os.close(self.lock)


def create(
    layout: Layout,
    clock: Clock,
    *,
    origin: str = "",
    recovery: Recovery | None = None,
    before: Callable[[], object] = lambda: None,
) -> None:
    """Make an empty installation: keys, databases, folders. Refuses where there is one. `before` runs as the first step."""
    if layout.made():
        raise unusable(
            "Hier staat al een installatie van Naklank.",
            "There is an installation of Naklank here already.",
            "Kies een andere map met --data.",
            "Choose another folder with --data.",
        )
    if layout.restoring.exists():
        raise unusable(
            "Hier werd een reservekopie teruggezet, en dat is niet af.",
            "A backup was being brought back here, and that is not finished.",
            "Zet de reservekopie nog een keer terug, of kies een andere map met --data.",
            "Bring the backup back once more, or choose another folder with --data.",
        )
    make_folder(layout.folder)
    sync_folder(layout.folder.parent)
    lock = _take_lock(layout)
    try:
        before()
        if not has_keys(layout.keys_folder):
            create_keys(layout.keys_folder, origin, recovery)
        _open_parts(layout, clock, stop_process, lock).close()
    except BaseException:
        _let_go(lock)
        raise
    complete(layout)


def complete(layout: Layout) -> None:
    """Say that everything is there: from now on it is an installation."""
    write_whole(layout.format, f"{FORMAT}\n".encode())


def open_house_data(layout: Layout, clock: Clock, panic: Panic = stop_process) -> HouseData:
    """Open an installation, after checking that it can be trusted."""
    check_format(layout)
    return open_incomplete(layout, clock, panic)


def open_incomplete(layout: Layout, clock: Clock, panic: Panic = stop_process) -> HouseData:
    """Open what is not `complete` yet, for who is making it."""
    lock = _take_lock(layout)
    try:
        return _open_parts(layout, clock, panic, lock)
    except BaseException:
        _let_go(lock)
        raise


def _open_parts(layout: Layout, clock: Clock, panic: Panic, lock: int) -> HouseData:
    ballast = Ballast(layout.ballast)
    try:
        return _open_on(layout, clock, panic, lock, ballast)
    except Full:
        if not ballast.give_up():
            raise
        return _open_on(layout, clock, panic, lock, ballast)


def _open_on(layout: Layout, clock: Clock, panic: Panic, lock: int, ballast: Ballast) -> HouseData:
    signer, ring = FileSigner(layout.keys_folder), KeyFile(layout.keys_folder / WRAPPING)
    keys = DataKeys(layout.data_keys, layout.destroyed, ring, clock, panic, ballast.give_up)
    try:
        blobs = FolderBlobs(layout.blobs, panic, kept_free=ballast.keeps)
        store = Database(layout.database, signer, clock, panic, ballast.give_up)
    except BaseException:
        keys.close()
        raise
    return HouseData(layout, store, blobs, keys, signer, ring, lock, ballast)


def check_format(layout: Layout) -> None:
    """Refuse a folder that is not an installation that this program knows."""
    try:
        found = layout.format.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise unusable(
            "Hier staat nog geen installatie van Naklank.",
            "There is no installation of Naklank here yet.",
            "Voer eerst `naklank init` uit, of wijs de map aan met --data.",
            "Run `naklank init` first, or name the folder with --data.",
        ) from None
    if found != FORMAT:
        raise unusable(
            f"Deze map is gemaakt door een andere versie van Naklank ({found[:40]}).",
            f"This folder was made by another version of Naklank ({found[:40]}).",
            "Werk het programma bij.",
            "Update the program.",
        )


def _take_lock(layout: Layout) -> int:
    handle = os.open(layout.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise unusable(
            "Een ander programma gebruikt deze map nu.",
            "Another program is using this folder now.",
            "Stop het andere programma (naklank serve) en probeer het opnieuw.",
            "Stop the other program (naklank serve) and try again.",
        ) from None
    return handle


def _let_go(lock: int) -> None:
    try:
        os.close(lock)
    except OSError:
        return  # it was closed with the rest already
