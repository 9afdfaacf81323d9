"""Backups: complete, checked, without keys, and never a way back for what was destroyed."""

import shutil

import pytest
from small_house import StepClock, event, filled, made, seal_chunk

from naklank.errors import Gone, NaklankError, Tampered
from naklank.model import Destruction, Recording
from naklank.store.backup import backup, snapshots
from naklank.store.fsck import fsck
from naklank.store.keyring import recovery_of
from naklank.store.layout import Layout, open_house_data
from naklank.store.restore import restore
from naklank.vault import stream
from naklank.vault.keys import read_recovery


@pytest.fixture
def living(tmp_path):
    """A running installation, its ids, and a place for backups."""
    data = made(tmp_path / "data")
    ids = filled(data)
    yield data, ids, tmp_path / "backup"
    data.close()


def plain(house, recording: str) -> bytes:
    name = f"{recording}/original"
    opened = stream.OpenStream(
        house.keys.key(recording),
        stream.stream_name(recording, "original"),
        lambda at, n: house.blobs.read(name, at, n),
        house.blobs.size(name),
    )
    return opened.read(0, opened.length)


def test_a_backup_of_a_running_installation_restores_to_the_same(living, tmp_path):
    """What comes back is sound, and sounds the same."""
    data, ids, target = living
    report = backup(data.layout, target, StepClock())
    assert report.damaged == []
    wanted = plain(data, ids["sealed"])
    new = Layout.at(tmp_path / "new")
    assert restore(target, new, StepClock(), keys=data.layout.keys_folder) == []
    back = open_house_data(new, StepClock())
    try:
        assert plain(back, ids["sealed"]) == wanted
        with pytest.raises(Gone):
            back.keys.key(ids["destroyed"])
    finally:
        back.close()


def test_the_recovery_page_is_enough_to_restore(living, tmp_path):
    """Backup and paper together bring everything back; the log has the same name and key."""
    data, _, target = living
    backup(data.layout, target, StepClock())
    page = read_recovery(recovery_of(data.ring, data.signer))
    new = Layout.at(tmp_path / "new")
    assert restore(target, new, StepClock(), recovery=page) == []
    assert fsck(new, key=data.signer.public_pem()) == []


def test_no_key_of_the_organisation_is_in_a_backup(living):
    """A search of the raw bytes finds neither the wrapping key nor the signing key, and without them nothing opens."""
    data, _, target = living
    backup(data.layout, target, StepClock())
    secrets = [*data.ring.secrets(), data.signer.seed()]
    for file in (p for p in target.rglob("*") if p.is_file()):
        assert not any(secret in file.read_bytes() for secret in secrets), file
    with pytest.raises(NaklankError):
        restore(target, Layout.at(target.parent / "new"), StepClock())


def test_a_second_backup_copies_only_what_is_new(living):
    """Sealed originals never change, so they are copied once."""
    data, _, target = living
    clock = StepClock()
    first = backup(data.layout, target, clock)
    second = backup(data.layout, target, clock)
    assert first.copied > second.copied
    assert second.kept == 2  # original and rendition of the sealed one


def test_a_restored_backup_does_not_bring_back_what_was_destroyed_since(living, tmp_path):
    """The list of destroyed ids lies beside the target; the old backup's key and bytes are killed again."""
    data, ids, target = living
    backup(data.layout, target, StepClock())
    data.keys.destroy(ids["sealed"])
    new = Layout.at(tmp_path / "new")
    given = data.layout.destroyed
    assert restore(target, new, StepClock(), keys=data.layout.keys_folder, destroyed=given) == []
    back = open_house_data(new, StepClock())
    try:
        with pytest.raises(Gone):
            back.keys.key(ids["sealed"])
        assert list(back.blobs.names(ids["sealed"])) == []
        recording = back.store.read(lambda view: view.get(Recording, ids["sealed"]))
        decision = back.store.read(lambda view: view.get(Destruction, ids["sealed"]))
        assert recording.state == "destroyed"
        assert decision.done is not None
    finally:
        back.close()


def test_the_next_backup_forgets_the_bytes_of_what_was_destroyed(living):
    """Blobs of a destroyed recording leave the backup folder, and an older snapshot no longer brings them back."""
    data, ids, target = living
    clock = StepClock()
    backup(data.layout, target, clock)
    assert list((target / "blobs" / ids["sealed"]).iterdir())
    data.keys.destroy(ids["sealed"])
    backup(data.layout, target, clock)
    assert not (target / "blobs" / ids["sealed"]).exists()
    oldest = snapshots(target)[0].name
    new = Layout.at(target.parent / "new")
    assert restore(target, new, clock, keys=data.layout.keys_folder, snapshot=oldest) == []


def test_a_changed_byte_in_a_backup_is_refused(living, tmp_path):
    """Restoring checks every hash: one flipped bit, and nothing is restored as if all were well."""
    data, ids, target = living
    backup(data.layout, target, StepClock())
    blob = target / "blobs" / ids["sealed"] / "original"
    changed = bytearray(blob.read_bytes())
    changed[100] ^= 1
    blob.write_bytes(changed)
    new = Layout.at(tmp_path / "new")
    with pytest.raises(Tampered):
        restore(target, new, StepClock(), keys=data.layout.keys_folder)
    assert not new.made()


def test_an_interrupted_backup_is_no_backup(living):
    """A snapshot without its list of hashes does not count, and the next backup removes it."""
    data, _, target = living
    clock = StepClock()
    report = backup(data.layout, target, clock)
    (report.snapshot / "hashes.sha256").unlink()
    with pytest.raises(NaklankError):
        restore(target, Layout.at(target.parent / "new"), clock, keys=data.layout.keys_folder)
    backup(data.layout, target, clock)
    assert len(list((target / "snapshots").iterdir())) == 1


def test_only_the_newest_snapshots_stay(living):
    """Old snapshots go; blobs that no snapshot names go with them."""
    data, _, target = living
    clock = StepClock()
    for _ in range(4):
        backup(data.layout, target, clock, keep=2)
        data.store.write(lambda tx: tx.log(event("page:look")))
    assert len(snapshots(target)) == 2


def test_a_damaged_blob_is_named_and_does_not_pass_for_a_backup(living):
    """The copy is held against the hash in the database; what differs is told."""
    data, ids, target = living
    name = f"{ids['sealed']}/rendition"
    path = data.layout.blobs / name
    path.write_bytes(path.read_bytes()[:-1])
    assert backup(data.layout, target, StepClock()).damaged == [name]


def test_a_backup_while_recording_is_whole(living, tmp_path):
    """Chunks that come in during the backup are in it wholly or not at all."""
    import threading

    data, ids, target = living
    stop = threading.Event()

    def record() -> None:
        number = 10
        while not stop.is_set():
            chunk = seal_chunk(data, ids["open"], number, bytes([number % 251]) * 500)
            data.store.write(lambda tx, chunk=chunk: tx.add(chunk))
            number += 1

    thread = threading.Thread(target=record)
    thread.start()
    try:
        for number in range(3):
            clock = StepClock()
            place = target / str(number)
            backup(data.layout, place, clock)
            new = Layout.at(tmp_path / f"new{number}")
            findings = restore(place, new, clock, keys=data.layout.keys_folder)
            assert [f for f in findings if f.bad == "damage"] == []
            shutil.rmtree(new.folder)
    finally:
        stop.set()
        thread.join()
