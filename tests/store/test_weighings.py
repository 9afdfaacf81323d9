"""Weighings on disk: whoever owns the disk and all keys cannot change one unseen, and older databases get the tables."""

import sqlite3

from small_house import StepClock, filled, made, panic, seal_words

from naklank.model import Weighing, WeighingDraft
from naklank.store.fsck import fsck
from naklank.store.layout import open_house_data
from naklank.vault import stream, weighing


def codes(data) -> set[str]:
    return {finding.code for finding in fsck(data.layout)}


def opened_body(data, one: Weighing) -> bytes:
    import base64

    name = stream.stream_name(one.id, "weighing")
    return stream.open_bytes(data.keys.key(one.id), name, base64.b64decode(one.sealed))


def edit(data, key: str, **columns: object) -> None:
    with sqlite3.connect(data.layout.database) as sql:
        for column, value in columns.items():
            sql.execute(f"UPDATE weighing SET {column} = ? WHERE id = ?", (value, key))


def test_a_weighing_that_its_owner_rewrote_with_the_real_keys_is_found(tmp_path):
    """Another decision, sealed under the real key, with its own hash in the row: row seal and signing event both tell."""
    data = made(tmp_path / "data")
    key = filled(data)["weighing"]
    assert fsck(data.layout) == []
    one = data.store.read(lambda view: view.get(Weighing, key))
    forged = opened_body(data, one).replace(b'"decision":"do"', b'"decision":"do_not"')
    weighing.read(forged)
    edit(data, key, sealed=seal_words(data, key, "weighing", forged), sha256=weighing.digest(forged))
    assert codes(data) == {"row-seal", "weighing"}
    data.close()


def test_a_weighing_that_was_taken_away_or_hidden_from_the_patient_is_found(tmp_path):
    """The row gone; the day from which she reads it put off."""
    data = made(tmp_path / "data")
    key = filled(data)["weighing"]
    edit(data, key, shown_from="2036-01-01T00:00:00.000Z")
    assert codes(data) == {"row-seal"}
    with sqlite3.connect(data.layout.database) as sql:
        sql.execute("DELETE FROM weighing")
    assert "row-gone" in codes(data)
    data.close()


def test_a_draft_whose_bytes_were_changed_is_found(tmp_path):
    """Nothing rests on a draft, but its writer hears that it does not open any more."""
    data = made(tmp_path / "data")
    filled(data)
    with sqlite3.connect(data.layout.database) as sql:
        sql.execute("UPDATE weighingdraft SET sealed = 'AAAA'")
    assert codes(data) == {"weighing-draft"}
    data.close()


def test_a_database_from_before_weighings_gets_their_tables(tmp_path):
    """Opened by this program it is whole, and holds what it held."""
    data = made(tmp_path / "data")
    layout = data.layout
    data.close()
    with sqlite3.connect(layout.database) as sql:
        sql.executescript(
            "DROP TABLE weighing; DROP TABLE weighingdraft; DROP TABLE signoff; DELETE FROM schema_version WHERE version > 1;"
        )
    again = open_house_data(layout, StepClock(), panic)
    assert fsck(layout) == []
    assert again.store.read(lambda view: (view.find(Weighing), view.find(WeighingDraft))) == ([], [])
    again.close()
