"""The only place that builds real objects and joins them: a data folder becomes a `House`, a `House` becomes a server.

Imported by `__main__` and by tests, by nothing else.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from naklank.actions import carry_out_comparison, sessions, trace_clip
from naklank.actions.destroy import carry_out
from naklank.actions.make_fingerprint import ask_for_fingerprints, make_fingerprint
from naklank.actions.make_rendition import make_rendition
from naklank.actions.own_profile import rules_of_file
from naklank.actions.ports import House
from naklank.actions.rule_base import Judge
from naklank.actions.sweep_leftovers import half_brought_in, sweep_leftovers
from naklank.actions.watched_rules import WatchedRules
from naklank.errors import NaklankError
from naklank.law import RULES, RuleBase
from naklank.model import Job
from naklank.sound.worker import InChild
from naklank.store.files import write_whole
from naklank.store.jobs import Handler, Worker
from naklank.store.layout import HouseData, Layout, create, open_house_data
from naklank.store.reading import Look, in_use, looked_at
from naklank.store.rounds import Round, go_round
from naklank.text import Text
from naklank.web.live import Bell

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from naklank.store.backup import BackupReport
    from naklank.store.fsck import Finding
    from naklank.store.fsck.report import Progress

HOUR = 3600.0
PATIENCE_SECONDS = 5.0


class SystemClock:
    """The server's clock, in UTC, to the millisecond (finer times would not survive the log)."""

    def now(self) -> datetime:
        """Give the time."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


@dataclass(frozen=True, slots=True)
class Opened:
    """An installation that is open: what is kept, the house built on it, and who does its jobs."""

    data: HouseData
    house: House
    bell: Bell
    worker: Worker
    long_worker: Worker

    @contextmanager
    def working(self, stamps: tuple[str, str] | None = None) -> Iterator[None]:
        """Do the jobs and the duties in threads of their own meanwhile; at the end they are asked to stop, and waited for."""
        stop, duties = threading.Event(), self.duties(stamps)
        threads = [
            threading.Thread(target=_go_on, args=(stop, work), name=name, daemon=True)
            for name, work in (
                ("naklank-worker", lambda: self.worker.run(stop)),
                ("naklank-long-worker", lambda: self.long_worker.run(stop)),
                ("naklank-rounds", lambda: go_round(duties, stop)),
            )
        ]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            self._wake()
            for thread in threads:
                thread.join(PATIENCE_SECONDS)

    def duties(self, stamps: tuple[str, str] | None) -> list[Round]:
        """What a running server does by itself. Looks now, before anybody is half-way, at what may be left over."""
        keys, abandoned = self.data.keys.ids(), self.house.store.read(half_brought_in)
        rounds = [
            Round("sweep", 24 * HOUR, lambda: sweep_leftovers(self.house, keys, abandoned=abandoned)),
            Round("room", HOUR / 6, self.data.ballast.hold),
            Round("fingerprints", 24 * HOUR, lambda: ask_for_fingerprints(self.house)),
            Round("sessions", HOUR, lambda: sessions.sweep(self.house)),
        ]
        if stamps is not None:
            from naklank.store.stamps import Stamps

            authority = Stamps(self.data.store, self.house.clock, *stamps)
            rounds.append(Round("time-stamp", 24 * HOUR, authority.ask))
        return rounds

    def web_app(self) -> "Starlette":
        """The web application on it."""
        from naklank.web.app import make_app

        return make_app(self.house, self.bell, self._wake)

    def _wake(self) -> None:
        self.worker.wake()
        self.long_worker.wake()

    def seed_demo(self, told: Callable[[str], None]) -> None:
        """Fill a fresh demo. What is made from the recordings follows while it already serves."""
        from naklank.demo.seed import seed

        seed(self.house, told)
        write_whole(self.data.layout.demo, b"ready\n")

    def work_off(self) -> None:
        """Do what is due now, in this thread."""
        while self.worker.run_one() or self.long_worker.run_one():
            pass

    def rotate_keys(self, *, forget_old: bool) -> tuple[str, int]:
        """Give everything a fresh wrapping key."""
        from naklank.store.rotate import rotate

        return rotate(self.data, self.house.clock, forget_old=forget_old)


def _go_on(stop: threading.Event, work: Callable[[], None]) -> None:
    """Work until `stop`, also after trouble (a full disk may have room again). What a closing store refuses is no trouble."""
    while not stop.is_set():
        try:
            work()
        except Exception as error:  # noqa: BLE001  told, and gone on: without this thread no decision is carried out any more
            if not stop.is_set():
                why = error.what.en if isinstance(error, NaklankError) else f"{type(error).__name__}: {error}"
                print(f"naklank: {why}", file=sys.stderr, flush=True)  # noqa: T201  for the operator
                stop.wait(PATIENCE_SECONDS)


@contextmanager
def opened(folder: Path, keys_folder: Path | None = None) -> Iterator[Opened]:
    """Open the installation in `folder`, and close it well."""
    clock = SystemClock()
    layout = Layout.at(folder, keys_folder)
    data = open_house_data(layout, clock)
    try:
        bell, rules = Bell(), WatchedRules(rules_of(layout), _for_the_operator)
        house = House(
            store=data.store,
            blobs=data.blobs,
            keys=data.keys,
            signer=data.signer,
            sound=InChild(),
            clock=clock,
            live=bell,
            rules=Judge(rules, rules.home),
            site=site_of(layout),
            demo=layout.demo.exists(),
        )
        yield Opened(
            data,
            house,
            bell,
            Worker(data.store, clock, handlers_of(house)),
            Worker(data.store, clock, long_handlers_of(house)),
        )
    finally:
        data.close()


def handlers_of(house: House) -> dict[str, Handler]:
    """Which work belongs to which kind of job."""

    def rendition(job: Job) -> None:
        make_rendition(house, job.payload["recording"])

    def destroy(job: Job) -> None:
        carry_out(house, job.payload["recording"])

    def fingerprint(job: Job) -> None:
        make_fingerprint(house, job.payload["recording"])

    return {"rendition": rendition, "fingerprint": fingerprint, "destroy": destroy}


def long_handlers_of(house: House) -> dict[str, Handler]:
    """Work that takes minutes: it has a thread of its own, so that nobody's destruction or rendition waits for it."""

    def compare(job: Job) -> None:
        carry_out_comparison.carry_out(house, job.payload["comparison"])

    def find(job: Job) -> None:
        trace_clip.carry_out(house, job.payload["trace"])

    return {"compare": compare, "find": find}


def rules_of(layout: Layout) -> RuleBase:
    """The rules, with the organisation's own profile if there is one. Raises `NaklankError` where it cannot be."""
    if not layout.profile.exists():
        return RULES
    return rules_of_file(layout.profile.read_bytes(), layout.profile.name)


def _for_the_operator(said: Text) -> None:
    print(f"naklank: {said.en}", file=sys.stderr, flush=True)  # noqa: T201  for the operator


def site_of(layout: Layout) -> str:
    """The name of the practice or institution, as chosen at `init`."""
    return layout.site.read_text("utf-8").strip() if layout.site.exists() else ""


def made(folder: Path, keys_folder: Path | None = None, *, site: str, origin: str = "", demo: bool = False) -> None:
    """Make an empty installation. A demo is marked as one before anything else is there, and ready only once it is filled."""
    layout = Layout.at(folder, keys_folder)
    create(layout, SystemClock(), origin=origin, before=lambda: _name(layout, site, demo=demo))


def _name(layout: Layout, site: str, *, demo: bool) -> None:
    if demo:
        write_whole(layout.demo, b"being made\n")
    write_whole(layout.site, f"{site}\n".encode())


class Doors:
    """What the command line gets: see `naklank.cli.doors`."""

    def opened(self, folder: Path) -> AbstractContextManager[Opened]:
        """Open the installation in `folder`."""
        return opened(folder)

    def looked_at(self, folder: Path) -> AbstractContextManager[Look]:
        """Read it, also while another program has it open."""
        return looked_at(Layout.at(folder))

    def made(self, folder: Path, *, site: str, demo: bool = False) -> None:
        """Make an empty one."""
        made(folder, site=site, demo=demo)

    def sound(self) -> InChild:
        """Decoding and comparing, without an installation."""
        return InChild()

    def in_use(self, folder: Path) -> bool:
        """Whether another program has it open now."""
        return in_use(Layout.at(folder))

    def recovery(self, folder: Path) -> str:
        """The recovery key."""
        from naklank.store.keyring import WRAPPING, FileSigner, KeyFile, recovery_of

        keys = Layout.at(folder).keys_folder
        return recovery_of(KeyFile(keys / WRAPPING), FileSigner(keys))

    def fsck(self, folder: Path, *, held: str | None, key: str | None, progress: "Progress") -> "list[Finding]":
        """Check everything."""
        from naklank.store.fsck import fsck

        return fsck(Layout.at(folder), held=held, key=key, progress=progress)

    def backup(self, folder: Path, target: Path, *, keep: int, progress: "Progress") -> "BackupReport":
        """Make a snapshot."""
        from naklank.store.backup import backup

        return backup(Layout.at(folder), target, SystemClock(), keep=keep, progress=progress)

    def restore(
        self,
        source: Path,
        folder: Path,
        *,
        keys: Path | None,
        recovery: str | None,
        destroyed: Path | None,
        snapshot: str,
        progress: "Progress",
    ) -> "list[Finding]":
        """Bring a snapshot back."""
        from naklank.store.restore import restore
        from naklank.vault.keys import read_recovery

        paper = read_recovery(recovery) if recovery is not None else None
        layout = Layout.at(folder)
        return restore(
            source, layout, SystemClock(),
            keys=keys, recovery=paper, destroyed=destroyed, snapshot=snapshot, progress=progress,
        )  # fmt: skip
