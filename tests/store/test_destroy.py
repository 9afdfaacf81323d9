"""Destroyed is gone: no file of the data folder holds key or plain sound afterwards, and nothing brings it back."""

import pytest
from small_house import filled, made, seal_blob

from naklank.errors import Gone
from naklank.model import Mark, new_id
from naklank.store.datakeys import DataKeys, read_destroyed
from naklank.store.layout import open_house_data

SECRET = b"the tumour is benign, said the doctor; " * 30


def raw_search(folder, *needles: bytes) -> list[str]:
    """Files under the folder that hold one of these bytes, in whatever form we could write them."""
    return [str(p) for p in folder.rglob("*") if p.is_file() and any(n in p.read_bytes() for n in needles)]


def test_neither_key_nor_sound_is_found_afterwards(tmp_path):
    """A search through every file (databases, write-ahead logs, blobs, temporary files) finds no key, wrapped or bare."""
    house = made(tmp_path / "data")
    recording = new_id()
    key = house.keys.new(recording)
    blob = seal_blob(house, recording, "original", SECRET)
    house.store.write(lambda tx: tx.put(blob))
    wrapped = house.keys._row(recording).encode()
    assert raw_search(tmp_path, wrapped), "the search can find a wrapped key"
    house.keys.destroy(recording)
    house.blobs.delete(blob.name)
    house.store.write(lambda tx: tx.remove(type(blob), blob.name))
    house.store.tidy()
    needles = (key, key.hex().encode(), wrapped, wrapped.split(b":")[1], SECRET[:39], blob.sealed_sha256.encode())
    assert raw_search(tmp_path, *needles) == []
    house.close()
    assert raw_search(tmp_path, *needles) == []


def test_an_erased_event_is_found_nowhere(tmp_path):
    """Shredding removes what an event said from every file, and the log still proves the rest."""
    from small_house import event

    from naklank.store.fsck import fsck

    house = made(tmp_path / "data")
    filled(house)
    number = house.store.write(lambda tx: tx.log(event("page:look", detail={"code": "find-me-if-you-can"})))
    assert raw_search(tmp_path, b"find-me-if-you-can")
    house.store.forget([number])
    assert raw_search(tmp_path, b"find-me-if-you-can") == []
    with pytest.raises(Gone):
        house.store.receipt(number)
    assert fsck(house.layout, held=house.store.checkpoint(), key=house.signer.public_pem()) == []
    house.close()


def test_a_removed_note_is_found_nowhere(tmp_path):
    """`tidy` leaves nothing of a removed row in the database file or beside it."""
    house = made(tmp_path / "data")
    filled(house)
    mark = house.store.read(lambda view: view.find(Mark)[0])
    house.store.write(lambda tx: tx.remove(Mark, mark.id))
    house.store.tidy()
    assert raw_search(tmp_path, mark.note.encode()) == []
    house.close()


def test_a_destroyed_id_never_gets_a_key_again(tmp_path):
    """Neither at once nor after a restart, also where only the list survived."""
    house = made(tmp_path / "data")
    recording = new_id()
    house.keys.new(recording)
    house.keys.destroy(recording)
    house.keys.destroy(recording)
    with pytest.raises(Gone):
        house.keys.new(recording)
    layout, clock = house.layout, house.store._clock
    house.close()
    house = open_house_data(layout, clock)
    with pytest.raises(Gone):
        house.keys.new(recording)
    house.close()
    layout.data_keys.unlink()
    keys = DataKeys(layout.data_keys, layout.destroyed, house.ring, clock)
    with pytest.raises(Gone):
        keys.new(recording)
    keys.close()


def test_a_restored_keys_file_is_brought_up_to_date_at_the_start(tmp_path):
    """Somebody puts yesterday's keys.db back: the list beside it kills the key again before anyone can ask for it."""
    house = made(tmp_path / "data")
    recording = new_id()
    house.keys.new(recording)
    layout, clock = house.layout, house.store._clock
    house.close()
    yesterday = layout.data_keys.read_bytes()
    house = open_house_data(layout, clock)
    house.keys.destroy(recording)
    house.close()
    layout.data_keys.write_bytes(yesterday)
    house = open_house_data(layout, clock)
    with pytest.raises(Gone):
        house.keys.key(recording)
    house.close()


def test_a_line_that_a_crash_cut_short_is_taken_off_the_list(tmp_path):
    """A torn last line was never acknowledged; the lines before it stay."""
    house = made(tmp_path / "data")
    house.keys.destroy("a" * 26)
    layout, clock = house.layout, house.store._clock
    house.close()
    with layout.destroyed.open("ab") as file:
        file.write(b'{"at":"2026')
    open_house_data(layout, clock).close()
    assert [recording for recording, _ in read_destroyed(layout.destroyed)] == ["a" * 26]
    assert layout.destroyed.read_bytes().endswith(b"\n")
