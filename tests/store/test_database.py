"""The store keeps what its port promises: records like a dictionary, units whole or not at all, one order, one log."""

import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from small_house import StepClock, event, filled, made, panic

from naklank.errors import Full, Gone, NaklankError, NotFound
from naklank.model import Conversation, Job, Mark, Person, Recording, Thing
from naklank.store import schema
from naklank.store.database import Database
from naklank.store.failures import Stopped, Unusable
from naklank.store.fsck import fsck
from naklank.store.layout import Layout, create, open_house_data
from naklank.vault import checkpoint, logfile, receipt, tree

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def house(tmp_path):
    data = made(tmp_path / "data")
    yield data
    data.close()


keys = st.sampled_from([f"{n:026d}" for n in range(6)])
times = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
    lambda t: t.replace(tzinfo=UTC, microsecond=t.microsecond // 1000 * 1000)
)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
people = st.builds(Person, keys, st.sampled_from(["patient", "provider"]), words, times)
talks = st.builds(
    Conversation, keys, st.sampled_from(["p", "q"]), times, times, words, st.none() | st.sampled_from(["p", "q"]),
    words, words, st.none() | times, st.none(),
)  # fmt: skip
facts = st.dictionaries(words, st.integers(-(2**40), 2**40) | words | st.booleans() | st.none(), max_size=3)
recordings = st.builds(
    Recording, keys, st.none(), st.sampled_from(["p", "q"]), st.just("browser"), st.sampled_from(["open", "sealed"]),
    words, times, words, facts, st.none() | times,
)  # fmt: skip
records = people | talks | recordings


class Broke(Exception):
    """A unit that fails on purpose."""


class LikeADictionary(RuleBasedStateMachine):
    """The store beside a dictionary: after every unit both say the same, inside the unit and after it."""

    @initialize()
    def begin(self):
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.house = made(Path(self.folder.name) / "data")
        self.model: dict[tuple[type, str], object] = {}
        self.events = 1

    def teardown(self):
        if hasattr(self, "house"):
            findings = fsck(self.house.layout, held=self.house.store.checkpoint(), key=self.house.signer.public_pem())
            self.house.close()
            self.folder.cleanup()
            alone = {"key-missing", "manifest-missing", "points-nowhere"}  # recordings here have no keys, talks nobody
            assert [f for f in findings if f.code not in alone] == [], "what the store wrote must pass its own check"

    @rule(
        steps=st.lists(st.tuples(st.sampled_from(["put", "add", "remove", "log"]), records), max_size=5),
        fails=st.booleans(),
    )
    def unit(self, steps, fails):
        after, logged = dict(self.model), 0

        def run(tx):
            nonlocal logged
            for verb, record in steps:
                place = (type(record), record.id)
                if verb == "put":
                    tx.put(record)
                    after[place] = record
                elif verb == "add":
                    assert tx.add(record) == (place not in after)
                    after.setdefault(place, record)
                elif verb == "remove":
                    tx.remove(*place)
                    after.pop(place, None)
                else:
                    number = tx.log(event("test:step", Thing("person", record.id)))
                    logged += 1
                    assert number in [e.number for e in tx.events(thing=record.id)]
                assert tx.get(*place) == after.get(place)
            if fails:
                raise Broke

        if fails:
            with pytest.raises(Broke):
                self.house.store.write(run)
        else:
            self.house.store.write(run)
            self.model, self.events = after, self.events + logged

    @rule()
    def open_again(self):
        self.house.close()
        self.house = open_house_data(self.house.layout, StepClock(), panic)

    @invariant()
    def same(self):
        if not hasattr(self, "house"):
            return

        def look(view):
            for kind in (Person, Conversation, Recording):
                mine = {k: r for (t, k), r in self.model.items() if t is kind}
                assert {r.id: r for r in view.find(kind)} == mine
                assert view.count(kind) == len(mine)
            mine = [r for (t, _), r in self.model.items() if t is Conversation]
            for patient in (None, "p"):
                found = view.find(Conversation, patient=patient, order="created", newest=True, limit=2)
                wanted = sorted((r for r in mine if r.patient == patient), key=lambda r: (r.created, r.id))[::-1][:2]
                assert found == wanted
            assert len(view.events()) == self.events

        self.house.store.read(look)


TestLikeADictionary = LikeADictionary.TestCase
TestLikeADictionary.settings = settings(max_examples=20, stateful_step_count=8, suppress_health_check=list(HealthCheck))


def test_every_stored_class_comes_back_as_it_went_in(house):
    """One of each kind, with times, truth values, dictionaries and absent values."""
    filled(house)
    kinds = set(schema.KINDS)
    seen = {k for k in kinds if house.store.read(lambda view, k=k: view.find(k))}
    assert {k.__name__ for k in kinds - seen} == {"Challenge", "Tries", "Stamp"}
    for kind in seen:
        record = house.store.read(lambda view, k=kind: view.find(k)[0])
        house.store.write(lambda tx, r=record: tx.put(r))
        key = getattr(record, schema.KINDS[kind].key)
        assert house.store.read(lambda view, k=kind, key=key: view.get(k, key)) == record


def test_a_question_about_an_unknown_field_is_a_mistake(house):
    """Not an empty list: it would hide a typing error."""
    with pytest.raises(TypeError):
        house.store.read(lambda view: view.find(Person, nam="x"))
    with pytest.raises(TypeError):
        house.store.read(lambda view: view.get(dict, "x"))


def test_a_time_without_zone_is_refused_and_nothing_of_the_unit_stays(house):
    """The unit's other records are not kept either."""

    def unit(tx):
        tx.put(Person("a", "patient", "", NOW))
        tx.put(Person("b", "patient", "", NOW.replace(tzinfo=None)))

    with pytest.raises(ValueError):
        house.store.write(unit)
    assert house.store.read(lambda view: view.count(Person)) == 0


def test_units_of_many_threads_are_all_kept_in_one_order(house):
    """8 threads, 50 units each: no number twice, none missing, every record there, the log sound."""
    numbers, lock = [], threading.Lock()

    def call(name):
        for n in range(50):

            def unit(tx, key=f"{name}-{n}"):
                tx.put(Person(key, "patient", "", NOW))
                return tx.log(event("test:many", Thing("person", key)))

            number = house.store.write(unit)
            with lock:
                numbers.append(number)

    threads = [threading.Thread(target=call, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(numbers)) == 400
    assert house.store.read(lambda view: view.count(Person)) == 400
    assert fsck(house.layout) == []


def test_a_failing_unit_in_a_group_fails_alone(house):
    """While one unit waits at the head of a group, others queue up; only the bad one's caller hears of it."""
    gate = threading.Event()
    first = house.store.write_soon(lambda tx: gate.wait(5))
    good = [
        house.store.write_soon(lambda tx, n=n: (tx.put(Person(str(n), "patient", "", NOW)), tx.log(event("test:x")))[1])
        for n in range(5)
    ]

    def bad_unit(tx):
        tx.put(Person("bad", "patient", "", NOW))
        tx.log(event("test:bad"))
        tx.events()  # brings the group's events into the open transaction
        raise Broke

    bad = house.store.write_soon(bad_unit)
    after = house.store.write_soon(lambda tx: tx.log(event("test:after")))
    gate.set()
    assert first.result() is True
    numbers = [f.result() for f in [*good, after]]
    with pytest.raises(Broke):
        bad.result()
    assert numbers == list(range(numbers[0], numbers[0] + 6))
    assert house.store.read(lambda view: view.get(Person, "bad")) is None
    assert house.store.read(lambda view: view.events(kinds=["test:bad"])) == []
    assert fsck(house.layout) == []


def test_a_reader_sees_whole_commits_only(house):
    """Two records that always change together are never seen apart."""
    stop, seen = threading.Event(), set()

    def read():
        while not stop.is_set():
            seen.add(house.store.read(lambda view: tuple(p.name for p in view.find(Person, order="id"))))

    thread = threading.Thread(target=read)
    thread.start()
    for n in range(100):
        house.store.write(lambda tx, n=n: [tx.put(Person(k, "patient", str(n), NOW)) for k in "ab"])
    stop.set()
    thread.join()
    assert all(len(set(names)) <= 1 for names in seen)


def test_a_receipt_holds_against_the_newest_and_an_earlier_checkpoint(house):
    """Receipts verify with the vault; the consistency proof joins the two checkpoints."""
    number = house.store.write(lambda tx: tx.log(event("test:one")))
    then = house.store.checkpoint()
    for _ in range(5):
        house.store.write(lambda tx: tx.log(event("test:more")))
    pem = house.signer.public_pem()
    early = receipt.verify(house.store.receipt_at(number, then), pem)
    late = receipt.verify(house.store.receipt(number), pem)
    assert (early.number, early.checkpoint.size) == (number, checkpoint.parse(then).size)
    assert late.checkpoint.size > early.checkpoint.size
    proof = house.store.consistency(early.checkpoint.size, late.checkpoint.size)
    tree.verify_consistency(
        early.checkpoint.size, late.checkpoint.size, proof, early.checkpoint.root, late.checkpoint.root
    )
    with pytest.raises(NotFound):
        house.store.receipt(number + 1000)
    with pytest.raises(NotFound):
        house.store.receipt_at(number + 3, then)
    with pytest.raises(NaklankError):
        house.store.receipt_at(number, then.replace("naklank.local", "naklank.other"))


def test_the_exported_log_checks(house):
    """The vault accepts the log file, shredded events counted."""
    filled(house)
    found = logfile.check(list(house.store.export_log()), house.signer.public_pem())
    assert found.shredded == 1
    assert found.checkpoint.size == house.store.read(lambda view: view.log_size())


def test_events_are_found_by_thing_kind_and_place(house):
    """Newest first, limited, before a number; seals of rows only for who asks for them."""
    numbers = [
        house.store.write(lambda tx, n=n: tx.log(event(f"test:{n % 2}", Thing("person", f"x{n % 3}"))))
        for n in range(9)
    ]
    events = lambda **how: [e.number for e in house.store.read(lambda view: view.events(**how))]  # noqa: E731
    assert events(thing="x0") == [numbers[6], numbers[3], numbers[0]]
    assert events(thing="x0", newest=False, limit=2) == [numbers[0], numbers[3]]
    assert events(kinds=["test:1"], before=numbers[5]) == [numbers[3], numbers[1]]
    assert events(thing="x1", kinds=["test:0"]) == [numbers[4]]
    house.store.write(lambda tx: tx.put(Person("a", "patient", "", NOW)))
    assert all("log:rows" not in (e.body or "") for e in house.store.read(lambda view: view.events()))
    assert len(events(kinds=["log:rows"])) == 1


def test_a_unit_may_not_start_another_write(house):
    """It would wait for itself for ever; it is told at once."""
    with pytest.raises(RuntimeError):
        house.store.write(lambda tx: house.store.write(lambda tx: None))


def test_after_closing_nothing_is_written_or_read(house):
    """A clear refusal, no half answer."""
    house.store.close()
    with pytest.raises(Stopped):
        house.store.write(lambda tx: None)
    with pytest.raises(Stopped):
        house.store.read(lambda view: None)


class Disk:
    """A connection that fails when told to."""

    def __init__(self, sql):
        self._sql, self.fail_at, self.code = sql, "", 0

    def __getattr__(self, name):
        return getattr(self._sql, name)

    def execute(self, sql, *values):
        if self.fail_at and sql.startswith(self.fail_at):
            error = sqlite3.OperationalError("disk says no")
            error.sqlite_errorcode = self.code
            raise error
        return self._sql.execute(sql, *values)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR])
def test_a_failed_commit_stops_the_process_and_is_never_tried_again(tmp_path, code):
    """`panic` is called once, the caller gets no success, and no later write is accepted."""
    data = made(tmp_path / "data")
    reasons = []
    writer = data.store._writer
    writer._panic = reasons.append
    disk = writer._sql = Disk(writer._sql)
    disk.fail_at, disk.code = "COMMIT", code
    with pytest.raises(sqlite3.OperationalError):
        data.store.write(lambda tx: tx.put(Person("a", "patient", "", NOW)))
    disk.fail_at = ""
    assert len(reasons) == 1
    with pytest.raises(Stopped):
        data.store.write(lambda tx: None)
    data.close()


def test_a_full_disk_is_told_and_the_store_goes_on(house):
    """`Full` to every caller of the group, nothing of it kept; with room again the next write succeeds."""
    writer = house.store._writer
    disk = writer._sql = Disk(writer._sql)
    for place in ("COMMIT", "INSERT INTO person"):
        disk.fail_at, disk.code = place, sqlite3.SQLITE_FULL
        with pytest.raises(Full):
            house.store.write(lambda tx: (tx.put(Person("a", "patient", "", NOW)), tx.log(event("test:full"))))
    disk.fail_at = ""
    assert house.store.read(lambda view: view.get(Person, "a")) is None
    house.store.write(lambda tx: tx.put(Person("b", "patient", "", NOW)))
    assert fsck(house.layout) == []


def test_a_really_full_disk(tmp_path):
    """A limit on file size stands for the full disk: `Full`, then on with reading, then on with writing."""
    data = made(tmp_path / "data")
    pages = data.store._writer._sql.execute("PRAGMA page_count").fetchone()[0]
    data.store._writer._sql.execute(f"PRAGMA max_page_count={pages + 4}")

    def fill():
        for n in range(10_000):
            data.store.write(lambda tx, n=n: tx.put(Person(str(n), "patient", "x" * 500, NOW)))

    with pytest.raises(Full):
        fill()
    count = data.store.read(lambda view: view.count(Person))
    data.store._writer._sql.execute("PRAGMA max_page_count=1073741823")
    data.store.write(lambda tx: tx.put(Person("more", "patient", "", NOW)))
    assert data.store.read(lambda view: view.count(Person)) == count + 1
    assert fsck(data.layout) == []
    data.close()


def test_it_does_not_start_on_a_log_that_was_changed(tmp_path):
    """A node, an entry taken away, or a checkpoint of another key: refused with a sentence."""
    layout = Layout.at(tmp_path / "data")
    create(layout, StepClock())
    data = open_house_data(layout, StepClock())
    filled(data)
    data.close()
    whole = layout.database.read_bytes()
    for change in (
        "UPDATE log_node SET hash = zeroblob(32) WHERE level = (SELECT max(level) FROM log_node)",
        "DELETE FROM log_entry WHERE number = (SELECT max(number) FROM log_entry)",
        "DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)",
        "UPDATE checkpoint SET note = replace(note, 'time 2026', 'time 2025')",
        "UPDATE checkpoint SET note = 'rubbish'",
    ):
        layout.database.write_bytes(whole)
        sql = sqlite3.connect(layout.database)
        for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            sql.execute(f"DROP TRIGGER {name}")
        sql.execute(change)
        sql.commit()
        sql.close()
        with pytest.raises(Unusable):
            open_house_data(layout, StepClock())
    layout.database.write_bytes(b"not a database at all" * 100)
    with pytest.raises(Unusable):
        open_house_data(layout, StepClock())


def test_the_log_is_append_only_also_for_a_slip_in_sql(house):
    """Update, delete and replace are refused; only the salt and text of an event can be taken away."""
    sql = house.store._writer._sql
    for slip in (
        "DELETE FROM log_entry",
        "UPDATE log_entry SET entry = 'x'",
        "UPDATE log_entry SET body = 'x'",
        "INSERT OR REPLACE INTO log_entry VALUES (0, 'x', NULL, NULL, NULL)",
        "DELETE FROM log_node",
        "UPDATE checkpoint SET note = 'x'",
        "INSERT OR REPLACE INTO checkpoint SELECT size, 'x', at FROM checkpoint",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            sql.execute(slip)


def test_a_database_of_a_newer_program_is_refused(tmp_path):
    """With a sentence that says what to do, and without touching it."""
    data = made(tmp_path / "data")
    data.close()
    sql = sqlite3.connect(data.layout.database)
    sql.execute("INSERT INTO schema_version VALUES (99, '')")
    sql.commit()
    sql.close()
    with pytest.raises(Unusable, match="newer"):
        Database(data.layout.database, data.signer, StepClock(), panic)


def test_a_large_row_set_is_sealed_in_pieces(house):
    """Thousands of rows in one unit fit the log, and the check agrees."""
    house.store.write(lambda tx: [tx.put(Mark(str(n), "r", "p", n, "", NOW)) for n in range(2500)])
    assert [f for f in fsck(house.layout) if f.code != "points-nowhere"] == []


def test_jobs_and_sessions_leave_no_trace_in_the_log(house):
    """What is not sealed does not make the log longer."""
    size = house.store.read(lambda view: view.log_size())
    house.store.write(lambda tx: tx.put(Job("a", "test")))
    job = house.store.read(lambda view: view.get(Job, "a"))
    house.store.write(lambda tx: tx.put(replace(job, not_before=NOW + timedelta(days=1))))
    assert house.store.read(lambda view: view.log_size()) == size


def test_a_shredded_event_is_gone_for_readers(house):
    """Its receipt says that it was erased; the others keep theirs."""
    one, two = (house.store.write(lambda tx: tx.log(event("test:shred", Thing("person", "z")))) for _ in range(2))
    house.store.forget([one])
    with pytest.raises(Gone):
        house.store.receipt(one)
    assert receipt.verify(house.store.receipt(two)).number == two
    assert [e.number for e in house.store.read(lambda view: view.events(thing="z"))] == [two]
