"""Jobs are done, tried again, taken over after a kill, and never lost."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from small_house import made

from naklank.model import Job
from naklank.store.jobs import Worker, wait_after


class HandClock:
    """A clock that stands still until moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def house(tmp_path):
    data = made(tmp_path / "data")
    yield data
    data.close()


def job(house, key="a"):
    return house.store.read(lambda view: view.get(Job, key))


def test_a_job_is_done_once(house):
    """Asked for twice under one id, it runs once and stays written down as done."""
    ran = []
    worker = Worker(house.store, HandClock(), {"test": lambda j: ran.append(j.payload)})
    for _ in range(2):
        house.store.write(lambda tx: tx.add(Job("a", "test", {"x": "1"})))
    assert worker.run_one()
    assert not worker.run_one()
    assert ran == [{"x": "1"}]
    assert job(house).done is not None


def test_a_job_that_fails_is_tried_again_later_and_later(house):
    """The failure stands in the row; nothing is tried before its time; in the end it is done."""
    clock, tries = HandClock(), []

    def handler(j):
        tries.append(j.attempts)
        if len(tries) < 3:
            raise RuntimeError("not yet")

    worker = Worker(house.store, clock, {"test": handler})
    house.store.write(lambda tx: tx.add(Job("a", "test")))
    assert worker.run_one()
    assert "not yet" in job(house).problem
    assert not worker.run_one()
    clock.time += wait_after(1)
    assert worker.run_one()
    clock.time += wait_after(1)
    assert not worker.run_one()
    clock.time += wait_after(2)
    assert worker.run_one()
    assert tries == [1, 2, 3]
    assert job(house).problem == ""


def test_a_job_of_a_killed_worker_is_taken_over(house):
    """Its lease runs out, another takes it; what the first one writes afterwards no longer counts."""
    clock = HandClock()
    worker = Worker(house.store, clock, {"test": lambda j: None})
    house.store.write(lambda tx: tx.add(Job("a", "test")))
    dead = worker.take()
    assert worker.take() is None
    clock.time += timedelta(minutes=2)
    assert worker.run_one()
    house.store.write(lambda tx: worker._write_down(tx, dead, "late"))
    assert job(house).problem == ""
    assert job(house).attempts == 2


def test_two_workers_never_take_the_same_job(house):
    """40 jobs, 4 workers, each job run exactly once."""
    ran, lock = [], threading.Lock()

    def handler(j):
        with lock:
            ran.append(j.id)

    house.store.write(lambda tx: [tx.add(Job(str(n), "test")) for n in range(40)])
    workers = [Worker(house.store, HandClock(), {"test": handler}) for _ in range(4)]

    def work(worker):
        while worker.run_one():
            pass

    threads = [threading.Thread(target=work, args=(w,)) for w in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ran, key=int) == [str(n) for n in range(40)]


def test_long_work_keeps_its_lease(house):
    """While the handler runs, the lease is renewed."""
    from naklank.store.jobs import is_due

    clock = HandClock()
    seen = []

    def handler(j):
        before = job(house).leased_until
        clock.time += timedelta(seconds=0.25)
        for _ in range(200):
            if job(house).leased_until > before:
                break
            threading.Event().wait(0.01)
        seen.append(is_due(job(house), clock.time))

    worker = Worker(house.store, clock, {"test": handler}, lease=timedelta(seconds=0.3))
    house.store.write(lambda tx: tx.add(Job("a", "test")))
    assert worker.run_one()
    assert seen == [False]


def test_a_job_of_an_unknown_kind_waits(house):
    """It is not touched by a worker that does not know it."""
    house.store.write(lambda tx: tx.add(Job("a", "other")))
    assert not Worker(house.store, HandClock(), {"test": lambda j: None}).run_one()
    assert replace(job(house)) == Job("a", "other")
