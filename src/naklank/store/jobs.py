"""Carries out `Job` records: takes one by a lease, runs its handler, writes down how it went.

A job is kept in the transaction that asked for it and is done only when its row says so: after a kill the lease runs
out and the job is taken again, so every handler first looks whether its work was already done. A job that fails is
tried again later and later; it never disappears.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from naklank.actions.ports import Clock, Store, Tx, View
from naklank.errors import Full, NaklankError
from naklank.model import Job

LEASE = timedelta(seconds=60)
LONGEST_WAIT = timedelta(hours=1)
PROBLEM_MAX = 300

Handler = Callable[[Job], None]


def is_due(job: Job, now: datetime) -> bool:
    """Whether this job may be taken now."""
    return (
        job.done is None
        and (job.not_before is None or job.not_before <= now)
        and (job.leased_until is None or job.leased_until <= now)
    )


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many failures: 1 s, 2 s, 4 s … at most an hour."""
    return min(timedelta(seconds=2 ** min(attempts - 1, 20)), LONGEST_WAIT)


class Worker:
    """Runs jobs one after the other. Several workers may run beside each other."""

    def __init__(
        self, store: Store, clock: Clock, handlers: Mapping[str, Handler], *, lease: timedelta = LEASE
    ) -> None:
        self._store = store
        self._clock = clock
        self._handlers = handlers
        self._lease = lease
        self._wake = threading.Event()

    def take(self) -> Job | None:
        """Lease the job that is due first, if any; looks before it writes, so that an idle worker writes nothing."""
        kinds = tuple(self._handlers)

        def due(view: View) -> list[Job]:
            now = self._clock.now()
            open_jobs = view.find(Job, done=None, order="not_before")
            return [job for job in open_jobs if job.kind in kinds and is_due(job, now)]

        def lease(tx: Tx) -> Job | None:
            jobs = due(tx)
            if not jobs:
                return None
            leased = replace(jobs[0], leased_until=self._clock.now() + self._lease, attempts=jobs[0].attempts + 1)
            tx.put(leased)
            return leased

        return self._store.write(lease) if self._store.read(due) else None

    def run_one(self) -> bool:
        """Take and do one job; False where there was none."""
        job = self.take()
        if job is None:
            return False
        with self._renewing(job):
            problem = self._problem(job)
        self._store.write(lambda tx: self._write_down(tx, job, problem))
        return True

    def run(self, stop: threading.Event, *, poll_seconds: float = 2.0) -> None:
        """Work until `stop`. `wake` spares it the wait."""
        while not stop.is_set():
            if not self.run_one():
                self._wake.wait(poll_seconds)
                self._wake.clear()

    def wake(self) -> None:
        """There may be work (or it is time to stop)."""
        self._wake.set()

    def _problem(self, job: Job) -> str:
        try:
            self._handlers[job.kind](job)
        except NaklankError as error:
            return error.what.en[:PROBLEM_MAX]
        except Exception as error:  # noqa: BLE001  kept for the operator and tried again, never lost
            return f"{type(error).__name__}: {error}"[:PROBLEM_MAX]
        return ""

    def _write_down(self, tx: Tx, job: Job, problem: str) -> None:
        now = self._clock.now()
        kept = tx.get(Job, job.id)
        if kept is None or kept.attempts != job.attempts:
            return  # somebody took it over after our lease ran out
        if problem:
            later = now + wait_after(job.attempts)
            tx.put(replace(kept, leased_until=None, not_before=later, problem=problem))
        else:
            tx.put(replace(kept, leased_until=None, done=now, problem=""))

    @contextlib.contextmanager
    def _renewing(self, job: Job) -> Iterator[None]:
        """Keep the lease while the work lasts."""
        done = threading.Event()

        def renew() -> None:
            while not done.wait(self._lease.total_seconds() / 3):
                # Without room the lease may run out; who takes the job over then finds what was done.
                with contextlib.suppress(Full):
                    self._store.write(lambda tx: self._renew(tx, job))

        thread = threading.Thread(target=renew, name="naklank-lease", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _renew(self, tx: Tx, job: Job) -> None:
        kept = tx.get(Job, job.id)
        if kept is not None and kept.done is None and kept.attempts == job.attempts:
            tx.put(replace(kept, leased_until=self._clock.now() + self._lease))
