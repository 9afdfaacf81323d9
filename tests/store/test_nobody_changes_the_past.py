"""Somebody who owns the disk changes one thing; the check, with a checkpoint and key kept elsewhere, must find it."""

import hashlib
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from small_house import filled, made

from naklank.store import schema
from naklank.store.fsck import fsck, is_sound
from naklank.store.keyring import FileSigner
from naklank.store.layout import Layout
from naklank.vault import checkpoint, tree
from naklank.vault import entry as entries
from tests.tally import Tally, mine

UNSEALED = {kind.name for kind in schema.KINDS.values() if not kind.sealed} | {"schema_version"}
DATABASES = ("data.db", "keys.db")
CHECKS_OF_ONE = 10
SMALL = ("destroyed.jsonl", "format", "keys/wrapping.keys", "keys/signing.pem", "keys/origin")


def kept(path: Path) -> object:
    """Everything in a database that an answer rests on, or None where it cannot be read."""
    try:
        sql = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        sql.text_factory = bytes
        try:
            found = {"": sql.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()}
            tables = [row[1].decode() for row in found[""] if row[0] == b"table"]
            for table in set(tables) - UNSEALED:
                rows = sql.execute(f'SELECT * FROM "{table}"').fetchall()
                found[table] = max(rows, default=()) if table == "checkpoint" else sorted(map(repr, rows))
            return found
        finally:
            sql.close()
    except (sqlite3.Error, UnicodeDecodeError):
        return None


class Intruder:
    """Knows the layout, the tables and, since it lies on the disk, the signing key."""

    def __init__(self, layout: Layout, dice: random.Random) -> None:
        self.layout = layout
        self.dice = dice
        self.ways = [
            *[self.flip_in_database] * 6,
            *[self.edit_row] * 6,
            self.delete_row,
            self.copy_row,
            self.swap_values,
            *[self.change_blob] * 3,
            self.swap_blobs,
            self.delete_file,
            *[self.flip_in_small_file] * 2,
            self.drop_trigger,
            self.rewrite_history,
            self.cut_the_log,
            self.move_key,
        ]

    def strike(self) -> str:
        """Change one thing; says what, or nothing where it carried no meaning (a free page, a space)."""
        return self.dice.choice(self.ways)()

    def _database(self) -> Path:
        return self.layout.folder / self.dice.choice(("data.db", "data.db", "data.db", "keys.db"))

    def flip_in_database(self) -> str:
        path = self._database()
        before = kept(path)
        data = bytearray(path.read_bytes())
        at = self.dice.randrange(len(data))
        data[at] ^= 1 << self.dice.randrange(8)
        path.write_bytes(data)
        return f"bit at {at} of {path.name}" if kept(path) != before else ""

    def _sql(self, path: Path) -> sqlite3.Connection:
        sql = sqlite3.connect(path, isolation_level=None)
        sql.execute("PRAGMA journal_mode=MEMORY")
        for name, statement in sql.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall():
            sql.execute(f"DROP TRIGGER {name}")
            self._triggers.append(statement)
        return sql

    def _done(self, sql: sqlite3.Connection) -> None:
        for statement in self._triggers:
            sql.execute(statement)
        sql.close()

    def _on_a_row(self, change) -> str:
        """Let `change(sql, table, columns, row)` do its thing on a random row of a random table."""
        path, self._triggers = self._database(), []
        before = kept(path)
        sql = self._sql(path)
        tables = [t for (t,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if t not in UNSEALED]
        table = self.dice.choice(sorted(tables))
        rows = sql.execute(f'SELECT * FROM "{table}"').fetchall()
        said = ""
        if rows:
            columns = [c[1] for c in sql.execute(f'PRAGMA table_info("{table}")')]
            try:
                said = change(sql, table, columns, self.dice.choice(rows), rows)
            except sqlite3.IntegrityError:
                said = ""
        self._done(sql)
        return f"{said} in {table}" if kept(path) != before else ""

    def edit_row(self) -> str:
        def change(sql, table, columns, row, rows):
            place = self.dice.randrange(len(columns))
            new = self._other(row[place], [r[place] for r in rows])
            where = " AND ".join(f'"{c}" IS ?' for c in columns)
            sql.execute(f'UPDATE "{table}" SET "{columns[place]}" = ? WHERE {where}', (new, *row))
            return f"{columns[place]} {row[place]!r:.60} → {new!r:.60}"

        return self._on_a_row(change)

    def _other(self, value, others):
        """A value that could pass for this one."""
        if self.dice.random() < 0.3:
            return self.dice.choice(others)
        if value is None:
            return self.dice.choice((0, 1, "x", "2026-11-22T12:00:00.000Z"))
        if isinstance(value, int):
            return max(0, value + self.dice.choice((-1, 1, 1000)))
        if isinstance(value, bytes):
            at = self.dice.randrange(len(value))
            return value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
        at = self.dice.randrange(len(value) + 1)
        return self.dice.choice((None, "", value + " ", value[:at] + self.dice.choice("abc012") + value[at + 1 :]))

    def delete_row(self) -> str:
        def change(sql, table, columns, row, rows):
            sql.execute(f'DELETE FROM "{table}" WHERE ' + " AND ".join(f'"{c}" IS ?' for c in columns), row)
            return "row deleted"

        return self._on_a_row(change)

    def copy_row(self) -> str:
        def change(sql, table, columns, row, rows):
            new = list(row)
            new[0] = new[0] + 1000 if isinstance(new[0], int) else "q" * 26
            sql.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(row))})', new)
            return "row copied"

        said = self._on_a_row(change)
        return "" if "in destroyed" in said or "in data_key" in said else said

    def swap_values(self) -> str:
        def change(sql, table, columns, row, rows):
            other, place = self.dice.choice(rows), self.dice.randrange(1, len(columns))
            for one, value in ((row, other[place]), (other, row[place])):
                where = " AND ".join(f'"{c}" IS ?' for c in columns)
                sql.execute(f'UPDATE "{table}" SET "{columns[place]}" = ? WHERE {where}', (value, *one))
            return f"{columns[place]} swapped"

        return self._on_a_row(change)

    def _blobs(self) -> list[Path]:
        return sorted(p for p in self.layout.blobs.rglob("*") if p.is_file())

    def change_blob(self) -> str:
        path = self.dice.choice(self._blobs())
        data = bytearray(path.read_bytes())
        at = self.dice.randrange(len(data))
        way = self.dice.randrange(3)
        if way == 0:
            data[at] ^= 1 << self.dice.randrange(8)
        elif way == 1:
            del data[at:]
        else:
            data += b"\0"
        path.write_bytes(data)
        return f"blob {path.name} changed at {at} in way {way}"

    def swap_blobs(self) -> str:
        one, other = self.dice.sample(self._blobs(), 2)
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)
        return f"{one.name} and {other.name} swapped"

    def delete_file(self) -> str:
        path = self.dice.choice([*self._blobs(), *(self.layout.folder / n for n in (*SMALL, *DATABASES))])
        path.unlink()
        return f"{path.name} deleted"

    def flip_in_small_file(self) -> str:
        path = self.layout.folder / self.dice.choice(SMALL)
        data = bytearray(path.read_bytes())
        at = self.dice.randrange(len(data))
        before = data[at]
        data[at] ^= 1 << self.dice.randrange(8)
        path.write_bytes(data)
        space = bytes([before]).isspace() and bytes([data[at]]).isspace()
        dashes = (
            path.name == "signing.pem" and at > 90
        )  # the armour after the key may be wrong without changing the key
        return "" if space or dashes else f"bit at {at} of {path.name}"

    def drop_trigger(self) -> str:
        sql = sqlite3.connect(self.layout.database, isolation_level=None)
        name = self.dice.choice([n for (n,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")])
        sql.execute(f"DROP TRIGGER {name}")
        sql.close()
        return f"trigger {name} dropped"

    def rewrite_history(self) -> str:
        """Change an old event and build the whole log anew over it, signed with the real key."""
        self._triggers = []
        sql = self._sql(self.layout.database)
        rows = sql.execute("SELECT number, salt, body FROM log_entry ORDER BY number").fetchall()
        number, salt, body = self.dice.choice([r for r in rows if r[2] is not None and '"system"' in r[2]])
        forged = body.replace('"actor":"system"', '"actor":"nobody"').replace('"purpose":""', '"purpose":"x"')
        time = entries.parse(sql.execute("SELECT entry FROM log_entry WHERE number = ?", (number,)).fetchone()[0]).time
        text = entries.entry_text(number, time, entries.commitment(salt, forged.encode()))
        sql.execute("UPDATE log_entry SET entry = ?, body = ? WHERE number = ?", (text, forged, number))
        sql.execute("DELETE FROM log_thing WHERE number = ?", (number,))
        event = entries.event_from(entries.read_event(forged.encode()))
        for thing in {event.actor, event.patient, *(t.id for t in event.things)} - {""}:
            sql.execute("INSERT INTO log_thing VALUES (?, ?)", (thing, number))
        self._sign_anew(sql)
        self._done(sql)
        return f"history rewritten at {number}"

    def cut_the_log(self) -> str:
        """Take the last events off and let everything before them stand, properly signed."""
        self._triggers = []
        sql = self._sql(self.layout.database)
        size = sql.execute("SELECT count(*) FROM log_entry").fetchone()[0]
        keep = self.dice.randrange(1, size)
        for table in ("log_entry", "log_thing"):
            sql.execute(f"DELETE FROM {table} WHERE number >= ?", (keep,))
        self._sign_anew(sql)
        self._done(sql)
        return f"log cut at {keep}"

    def _sign_anew(self, sql: sqlite3.Connection) -> None:
        signer = FileSigner(self.layout.keys_folder)
        hash_of_key = checkpoint.key_hash(signer.origin(), signer.public_pem())
        sizes = dict(sql.execute("SELECT size, at FROM checkpoint").fetchall())
        sql.execute("DELETE FROM checkpoint")
        sql.execute("DELETE FROM log_node")
        edge = tree.Frontier()
        for (text,) in sql.execute("SELECT entry FROM log_entry ORDER BY number").fetchall():
            sql.executemany("INSERT INTO log_node VALUES (?, ?, ?)", edge.append(tree.leaf_hash(text.encode())))
            last = edge.size
            at = sizes.get(last) or max(sizes.values())
            time = entries.read_time(at)
            note = checkpoint.sign(
                checkpoint.make(signer.origin(), last, edge.root(), time), signer.origin(), hash_of_key, signer.sign
            )
            sql.execute("INSERT INTO checkpoint VALUES (?, ?, ?)", (last, note, at))

    def move_key(self) -> str:
        """Wrap another key for a recording, properly."""
        from naklank.store.keyring import KeyFile
        from naklank.vault.keys import new_data_key

        ring = KeyFile(self.layout.keys_folder / "wrapping.keys")
        sql = sqlite3.connect(self.layout.data_keys, isolation_level=None)
        recording = self.dice.choice([r for (r,) in sql.execute("SELECT recording FROM data_key")])
        sql.execute("UPDATE data_key SET wrapped = ? WHERE recording = ?", (ring.wrap(new_data_key()), recording))
        sql.close()
        return f"key of {recording} replaced"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A closed installation with one of everything, the checkpoint of its last day and its public key."""
    data = made(tmp_path_factory.mktemp("past") / "data")
    filled(data)
    held, pem = data.store.checkpoint(), data.signer.public_pem()
    data.close()
    return data.layout, held, pem


def changes_are_found(house, folder: Path, tally: Tally, seed: int) -> None:
    layout, held, pem = house
    for number in mine(range(tally.full)):
        dice, said = random.Random(f"{seed}/{number}"), ""
        while not said:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(layout.folder, folder)
            said = Intruder(Layout.at(folder), dice).strike()
        if is_sound(fsck(Layout.at(folder), held=held, key=pem)):
            tally.broke(f"{number}: {said}")
        tally.did()
    tally.hold()


def test_every_change_by_who_owns_the_disk_is_found(house, tmp_path):
    """200 random changes of bits, rows, blobs, keys and history: the check finds each one."""
    changes_are_found(house, tmp_path / "copy", Tally("a few", 200, quiet=True), seed=1)


@pytest.mark.soak
def test_ten_thousand_changes_are_found(house, tmp_path, count):
    """10,000 random changes: the check finds each one."""
    tally = count("changes by who owns the disk, all found", 10_000)
    changes_are_found(house, tmp_path / "copy", tally, seed=2)


def clean_checks_give_no_alarm(folder: Path, tally: Tally) -> None:
    """Checks of houses that nobody touched, in between which the house goes on living."""
    for number in mine(range(tally.full // CHECKS_OF_ONE)):
        data = made(folder / str(number))
        filled(data, sound=hashlib.sha256(bytes([number % 256])).digest() * 30)
        for _ in range(CHECKS_OF_ONE):
            for alarm in fsck(data.layout, held=data.store.checkpoint(), key=data.signer.public_pem()):
                tally.broke(f"{number}: {alarm}")
            tally.did()
            data.store.write(lambda tx: tx.log(_look()))
        data.close()
        shutil.rmtree(folder / str(number))
    tally.hold()


def _look():
    from small_house import event

    return event("page:look")


def test_clean_data_give_no_alarm(tmp_path):
    """200 checks of untouched installations, also while they are open: no finding at all."""
    clean_checks_give_no_alarm(tmp_path, Tally("a few", 200, quiet=True))


@pytest.mark.soak
def test_ten_thousand_clean_checks_give_no_alarm(tmp_path, count):
    """10,000 checks of untouched installations: no finding at all."""
    clean_checks_give_no_alarm(tmp_path, count("checks of what nobody touched, without an alarm", 10_000))


def test_a_log_signed_anew_with_another_key_is_found(house, tmp_path):
    """Whoever holds the real key sees that this log was signed with another."""
    from naklank.store.keyring import create_keys

    layout, held, pem = house
    shutil.copytree(layout.folder, tmp_path / "copy")
    copy = Layout.at(tmp_path / "copy")
    origin = (copy.keys_folder / "origin").read_text().strip()
    wrapping = (copy.keys_folder / "wrapping.keys").read_bytes()
    shutil.rmtree(copy.keys_folder)
    create_keys(copy.keys_folder, origin)
    (copy.keys_folder / "wrapping.keys").write_bytes(wrapping)
    intruder = Intruder(copy, random.Random(3))
    intruder.rewrite_history()
    codes = {finding.code for finding in fsck(copy, held=held, key=pem)}
    assert "other-key" in codes


def test_an_older_copy_of_the_whole_folder_is_found(tmp_path):
    """Rolling everything back to an earlier state shows against the checkpoint of later."""
    data = made(tmp_path / "data")
    filled(data)
    data.close()
    shutil.copytree(data.layout.folder, tmp_path / "old")
    from naklank.store.layout import open_house_data

    data = open_house_data(data.layout, data.store._clock)
    data.store.write(lambda tx: tx.log(_look()))
    held, pem = data.store.checkpoint(), data.signer.public_pem()
    data.close()
    assert fsck(data.layout, held=held, key=pem) == []
    assert {f.code for f in fsck(Layout.at(tmp_path / "old"), held=held, key=pem)} == {"log-cut"}
