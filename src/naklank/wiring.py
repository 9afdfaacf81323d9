"""The only place that builds real objects and joins them: a data folder becomes a `House`, a `House` becomes a server.

Imported by `__main__` and by tests, by nothing else.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from starlette.applications import Starlette

from naklank.actions.destroy import carry_out
from naklank.actions.make_rendition import make_rendition
from naklank.actions.ports import House
from naklank.actions.rule_base import RuleBase
from naklank.model import Job
from naklank.sound.worker import InChild
from naklank.store.jobs import Handler, Worker
from naklank.store.layout import HouseData, Layout, create, open_house_data
from naklank.web.app import make_app
from naklank.web.live import Bell

DEMO_SITE = "Huisartsenpraktijk De Linde"


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

    def work_until(self, stop: threading.Event) -> threading.Thread:
        """Do the jobs in a thread of their own until `stop` is set."""
        thread = threading.Thread(target=self.worker.run, args=(stop,), name="naklank-worker", daemon=True)
        thread.start()
        return thread

    def web_app(self) -> Starlette:
        """The web application on it."""
        return make_app(self.house, self.bell, self.worker.wake)

    def seed_demo(self, told: Callable[[str], None]) -> None:
        """Fill a fresh demo."""
        from naklank.demo.seed import seed

        seed(self.house, told)
        self.work_off()

    def work_off(self) -> None:
        """Do what is due now, in this thread."""
        while self.worker.run_one():
            pass


@contextmanager
def opened(folder: Path, keys_folder: Path | None = None, *, demo: bool = False) -> Iterator[Opened]:
    """Open the installation in `folder`, and close it well."""
    clock = SystemClock()
    layout = Layout.at(folder, keys_folder)
    data = open_house_data(layout, clock)
    try:
        bell = Bell()
        house = House(
            store=data.store,
            blobs=data.blobs,
            keys=data.keys,
            signer=data.signer,
            sound=InChild(),
            clock=clock,
            live=bell,
            rules=RuleBase(),
            site=site_of(layout),
            demo=demo,
        )
        yield Opened(data, house, bell, Worker(data.store, clock, handlers_of(house)))
    finally:
        data.close()


def handlers_of(house: House) -> dict[str, Handler]:
    """Which work belongs to which kind of job."""

    def rendition(job: Job) -> None:
        make_rendition(house, job.payload["recording"])

    def destroy(job: Job) -> None:
        carry_out(house, job.payload["recording"])

    return {"rendition": rendition, "destroy": destroy}


def site_of(layout: Layout) -> str:
    """The name of the practice or institution, as chosen at `init`."""
    path = layout.folder / "site"
    return path.read_text("utf-8").strip() if path.exists() else ""


def made(folder: Path, keys_folder: Path | None = None, *, site: str, origin: str = "") -> None:
    """Make an empty installation."""
    layout = Layout.at(folder, keys_folder)
    create(layout, SystemClock(), origin=origin)
    (layout.folder / "site").write_text(site + "\n", "utf-8")


class Doors:
    """What the command line gets: see `naklank.cli.doors`."""

    def opened(self, folder: Path, *, demo: bool = False) -> AbstractContextManager[Opened]:
        """Open the installation in `folder`."""
        return opened(folder, demo=demo)

    def made(self, folder: Path, *, site: str, origin: str = "") -> None:
        """Make an empty one."""
        made(folder, site=site, origin=origin)

    def exists(self, folder: Path) -> bool:
        """Whether there is one."""
        return Layout.at(folder).made()
