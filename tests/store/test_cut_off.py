"""Making an installation, bringing a backup back and destroying are cut off half-way: done again they finish, and nothing half is used."""

import os
import sqlite3
import threading
import time

import pytest
from small_house import StepClock, filled, made

from naklank.errors import NaklankError
from naklank.model import Recording
from naklank.store import connect, datakeys, keyring, restore
from naklank.store.backup import backup
from naklank.store.blobs import FolderBlobs
from naklank.store.failures import Unusable
from naklank.store.fsck import fsck
from naklank.store.keyring import create_keys, has_keys
from naklank.store.layout import Layout, create, open_house_data


class PowerCut(Exception):
    """Here it ended."""


def cut_at(monkeypatch, module, name: str, which: int) -> None:
    """The `which`-th call of this function is the last thing that happens."""
    real, calls = getattr(module, name), []

    def cut(*given, **more):
        calls.append(None)
        if len(calls) == which:
            raise PowerCut
        return real(*given, **more)

    monkeypatch.setattr(module, name, cut)


@pytest.mark.parametrize("which", [1, 2, 3, 4])
def test_an_installation_whose_keys_were_half_made_is_made_the_next_time(tmp_path, monkeypatch, which):
    """Whatever was written of the keys: nobody used them yet, so they are made anew, and then never again."""
    layout = Layout.at(tmp_path / "data", tmp_path / "elsewhere" / "keys")
    with monkeypatch.context() as cutting:
        cut_at(cutting, keyring, "write_whole", which)
        with pytest.raises(PowerCut):
            create(layout, StepClock())
    assert not has_keys(layout.keys_folder)
    create(layout, StepClock())
    open_house_data(layout, StepClock()).close()
    kept = (layout.keys_folder / "wrapping.keys").read_bytes()
    with pytest.raises(Unusable):
        create_keys(layout.keys_folder)
    assert (layout.keys_folder / "wrapping.keys").read_bytes() == kept


@pytest.fixture
def destroyed_since(tmp_path):
    """A backup, and the list of what was destroyed after it."""
    data = made(tmp_path / "data")
    ids = filled(data)
    backup(data.layout, tmp_path / "backup", StepClock())
    data.keys.destroy(ids["sealed"])
    data.close()
    return data.layout, ids


@pytest.mark.parametrize(
    ("name", "which"),
    [("copy_file", 1), ("copy_file", 4), ("copy_keys", 1), ("_write_destroyed", 1), ("_replay", 1), ("complete", 1)],
)
def test_a_restore_that_was_cut_off_is_no_installation_and_is_done_again(
    destroyed_since, tmp_path, monkeypatch, name, which
):
    """Above all: what was destroyed since the backup is destroyed again before anybody can open it."""
    old, ids = destroyed_since
    new = Layout.at(tmp_path / "new")

    def bring_back():
        return restore.restore(tmp_path / "backup", new, StepClock(), keys=old.keys_folder, destroyed=old.destroyed)

    with monkeypatch.context() as cutting:
        cut_at(cutting, restore, name, which)
        with pytest.raises(PowerCut):
            bring_back()
    with pytest.raises(Unusable):
        open_house_data(new, StepClock())
    if name != "complete":
        with pytest.raises(Unusable):
            create(new, StepClock())
    assert bring_back() == []
    house = open_house_data(new, StepClock())
    assert house.store.read(lambda view: view.get(Recording, ids["sealed"])).state == "destroyed"
    house.close()
    assert not new.restoring.exists()
    assert fsck(new) == []


def test_the_log_of_a_restore_that_was_cut_off_does_not_enter_the_next_one(destroyed_since, tmp_path, monkeypatch):
    """SQLite would bring a write-ahead log that lies beside into a database that it does not belong to."""
    old, _ = destroyed_since
    new = Layout.at(tmp_path / "new")
    new.folder.mkdir()
    for name in restore.DATABASES:
        (new.folder / f"{name}-wal").write_bytes(os.urandom(4096))
    assert restore.restore(tmp_path / "backup", new, StepClock(), keys=old.keys_folder) == []


def wal(data) -> int:
    return data.layout.data_keys.with_name("keys.db-wal").stat().st_size


@pytest.fixture
def reading(tmp_path):
    """An installation, and somebody who reads in its keys, as a backup does."""
    data = made(tmp_path / "data")
    recording = "r" * 26
    data.keys.new(recording)
    reader = sqlite3.connect(data.layout.data_keys, check_same_thread=False)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM data_key").fetchone()
    yield data, recording, reader
    reader.close()
    data.close()


def test_a_key_is_destroyed_only_when_nothing_of_it_is_left_also_beside_a_backup(reading):
    """It waits for who reads, and others are not kept waiting meanwhile."""
    data, recording, reader = reading
    wrapped = data.keys._row(recording).encode()
    waiting = threading.Thread(target=data.keys.destroy, args=(recording,))
    waiting.start()
    time.sleep(0.5)
    assert waiting.is_alive()
    data.keys.new("s" * 26)
    reader.rollback()
    waiting.join(20)
    assert not waiting.is_alive()
    found = [p.name for p in data.layout.folder.iterdir() if p.is_file() and wrapped in p.read_bytes()]
    assert found == []


def test_a_key_of_which_something_is_left_is_not_called_destroyed(reading, monkeypatch):
    """Who waits too long is told, and the next try finishes it."""
    data, recording, reader = reading
    monkeypatch.setattr(datakeys, "ERASE_SECONDS", 0.0)
    with pytest.raises(NaklankError):
        data.keys.destroy(recording)
    reader.rollback()
    data.keys.destroy(recording)
    assert wal(data) == 0


def test_a_folder_that_a_crash_left_unsynced_is_synced_before_anything_in_it_is_promised(tmp_path, monkeypatch):
    """It is there already, so nobody makes it any more; its name may still be in memory only."""
    (tmp_path / "blobs" / "abc" / "chunk").mkdir(parents=True)
    blobs, synced = FolderBlobs(tmp_path / "blobs"), []
    real = FolderBlobs._sync_folder
    monkeypatch.setattr(FolderBlobs, "_sync_folder", lambda self, folder: (synced.append(folder), real(self, folder)))
    blobs.put("abc/chunk/1", [b"sealed"])
    assert {tmp_path / "blobs", tmp_path / "blobs" / "abc", tmp_path / "blobs" / "abc" / "chunk"} <= {*synced}


def test_a_key_that_is_destroyed_at_the_second_try_has_one_time(tmp_path, monkeypatch):
    """The disk was full after the id stood on the list: list and database tell the same time afterwards."""
    data = made(tmp_path / "data")
    data.keys.new("r" * 26)
    with monkeypatch.context() as cutting:
        cut_at(cutting, data.keys, "_kill", 1)
        with pytest.raises(PowerCut):
            data.keys.destroy("r" * 26)
    data.keys.destroy("r" * 26)
    told = dict(datakeys.read_destroyed(data.layout.destroyed))
    assert told == data.keys.destroyed()
    data.close()
    assert fsck(data.layout) == []


def test_a_database_that_opened_for_reading_only_is_not_taken_for_one_that_can_be_written(tmp_path, monkeypatch):
    """SQLite falls back to reading where opening for writing failed; every write would fail until somebody started it anew."""
    made(tmp_path / "data").close()
    real = sqlite3.connect
    monkeypatch.setattr(connect.sqlite3, "connect", lambda path, **how: real(f"file:{path}?mode=ro", uri=True, **how))
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connect.open_writer(tmp_path / "data" / "data.db")
