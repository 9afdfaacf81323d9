"""Brings a backup back: every hash checked, every destroyed recording kept destroyed, everything re-read afterwards.

Needs the organisation's keys, from a folder or from the recovery page: they are not in the backup. Refuses a folder
that holds an installation. The destroyed ids of the backup (all its snapshots), of the target folder and of a given
list are replayed, so that an old backup never brings back what was destroyed since.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from naklank.actions.ports import Clock, Tx
from naklank.model import (
    Blob,
    Chunk,
    Copy,
    Destruction,
    Event,
    KeptComparison,
    Listen,
    Manifest,
    Mark,
    Moment,
    PersonId,
    Place,
    Recording,
    Thing,
)
from naklank.store.backup import SETTINGS, copy_file, read_hashes, snapshots
from naklank.store.blobs import is_name
from naklank.store.datakeys import read_destroyed
from naklank.store.failures import damaged, full, is_full, unusable
from naklank.store.files import make_folder, write_whole
from naklank.store.fsck import Finding, fsck
from naklank.store.fsck.report import Progress
from naklank.store.keyring import copy_keys, create_keys, has_keys
from naklank.store.layout import HouseData, Layout, complete, open_incomplete
from naklank.vault import checkpoint
from naklank.vault.keys import Recovery
from naklank.vault.strict import dumps
from naklank.vault.when import read_time

ROWS = (Blob, Chunk, Copy, KeptComparison, Listen, Manifest, Mark, Moment, Place)
DATABASES = ("data.db", "keys.db")


def restore(
    source: Path,
    layout: Layout,
    clock: Clock,
    *,
    keys: Path | None = None,
    recovery: Recovery | None = None,
    destroyed: Path | None = None,
    snapshot: str = "",
    progress: Progress | None = None,
) -> list[Finding]:
    """Restore the newest snapshot (or the named one) into an empty data folder; returns what fsck finds afterwards."""
    if layout.made():
        raise unusable(
            "In deze map staat al een installatie.",
            "There is an installation in this folder already.",
            "Kies een lege map met --data.",
            "Choose an empty folder with --data.",
        )
    try:
        chosen = _choose(source, snapshot)
        gone = _all_destroyed(source, layout, destroyed)
        make_folder(layout.folder)
        write_whole(layout.restoring, b"")
        _forget_cut_off(layout)
        _copy_all(source, chosen, layout, gone, progress)
        _bring_keys(layout, chosen, keys, recovery)
        _write_destroyed(layout, gone)
        house = open_incomplete(layout, clock)
        try:
            _replay(house, clock, gone)
        finally:
            house.close()
        layout.restoring.unlink()
        complete(layout)  # the last thing: who is cut off before this begins anew, and nobody uses what is half back
    except OSError as error:
        if is_full(error):
            raise full() from error
        raise
    return fsck(layout, progress=progress)


def _choose(source: Path, name: str) -> Path:
    found = [s for s in snapshots(source) if not name or s.name == name]
    if not found:
        raise unusable(
            "Hier staat geen (complete) reservekopie.",
            "There is no (complete) backup here.",
            "Wijs de map aan waarin `naklank backup` schreef.",
            "Name the folder that `naklank backup` wrote to.",
        )
    return found[-1]


def _all_destroyed(source: Path, layout: Layout, given: Path | None) -> dict[str, str]:
    lists = [*(s / "destroyed.jsonl" for s in snapshots(source)), layout.destroyed, *([given] if given else [])]
    gone: dict[str, str] = {}
    for path in lists:
        for recording, at in read_destroyed(path):
            gone.setdefault(recording, at)
    return gone


def _forget_cut_off(layout: Layout) -> None:
    """Write-ahead logs of a restore that was cut off: SQLite would bring them into the databases that come now."""
    for name in DATABASES:
        for rest in ("-wal", "-shm"):
            (layout.folder / f"{name}{rest}").unlink(missing_ok=True)


def _copy_all(source: Path, snapshot: Path, layout: Layout, gone: dict[str, str], progress: Progress | None) -> None:
    """Copy everything that the snapshot lists, and check each hash on the way."""
    hashes = read_hashes(snapshot)
    for count, (name, digest) in enumerate(sorted(hashes.items()), 1):
        is_blob = name.startswith("blobs/") and is_name(name)
        if is_blob and name.split("/")[1] in gone:
            continue
        if not is_blob and name not in (*DATABASES, *SETTINGS, "destroyed.jsonl", "checkpoint.txt"):
            raise _bad(name)
        origin = source / name if is_blob else snapshot / name
        if not origin.is_file():
            raise _bad(name)
        if name not in ("destroyed.jsonl", "checkpoint.txt"):
            found, _ = copy_file(origin, layout.folder / name)
            if found != digest:
                (layout.folder / name).unlink()
                raise _bad(name)
        if progress is not None:
            progress("restore", count, len(hashes))
    if not set(DATABASES) <= hashes.keys():
        raise _bad("data.db")


def _bring_keys(layout: Layout, snapshot: Path, keys: Path | None, recovery: Recovery | None) -> None:
    if has_keys(layout.keys_folder):
        return
    if keys is not None:
        copy_keys(keys, layout.keys_folder)
    elif recovery is not None:
        origin = checkpoint.parse((snapshot / "checkpoint.txt").read_text("utf-8")).origin
        create_keys(layout.keys_folder, origin, recovery)
    else:
        raise unusable(
            "Zonder de sleutels van uw organisatie gaat de reservekopie niet open.",
            "Without the keys of your organisation the backup does not open.",
            "Geef de map met sleutels (--keys) of de herstelsleutel op papier.",
            "Give the folder with keys (--keys) or the recovery key on paper.",
        )


def _write_destroyed(layout: Layout, gone: dict[str, str]) -> None:
    """The list first: opening the keys then kills every key that is on it."""
    lines = b"".join(dumps({"at": at, "recording": recording}) + b"\n" for recording, at in sorted(gone.items()))
    write_whole(layout.destroyed, lines)


def _replay(house: HouseData, clock: Clock, gone: dict[str, str]) -> None:
    """What was destroyed after the backup is destroyed again, and the log says so."""
    here = house.store.read(lambda view: view.find(Recording))
    for recording in here:
        if recording.id in gone and recording.state != "destroyed":
            for name in list(house.blobs.names(f"{recording.id}/")):
                house.blobs.delete(name)
            house.store.write(partial(_destroy_again, clock=clock, recording=recording, at=gone[recording.id]))
    house.store.write(lambda tx: tx.log(_event(clock, "backup:restore")))
    house.store.tidy()


def _destroy_again(tx: Tx, *, clock: Clock, recording: Recording, at: str) -> None:
    for kind in ROWS:
        for row in tx.find(kind, recording=recording.id):
            tx.remove(kind, getattr(row, "name" if kind is Blob else "id"))
    tx.put(
        Recording(
            id=recording.id, conversation=recording.conversation, maker=recording.maker, source=recording.source,
            state="destroyed", media_type=recording.media_type, server_begin=recording.server_begin,
            server_end=recording.server_end, event=recording.event,
        )
    )  # fmt: skip
    number = tx.log(_event(clock, "recording:destroyed", Thing("recording", recording.id), purpose="replayed"))
    known = tx.get(Destruction, recording.id) or Destruction(
        recording.id, read_time(at), PersonId("system"), "replayed"
    )
    tx.put(replace(known, done=clock.now(), done_event=number))


def _event(clock: Clock, kind: str, *things: Thing, purpose: str = "") -> Event:
    return Event(
        clock.now(), kind, "D" if things else "E", "done", "system", "system", "system", things,
        purpose=purpose, system="naklank",
    )  # fmt: skip


def _bad(name: str) -> Exception:
    return damaged(
        "De reservekopie is beschadigd of niet compleet.", f"The backup is damaged or not complete: {name}.", file=name
    )
