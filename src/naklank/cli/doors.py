"""What the command line needs from the one place that builds real objects (`wiring.py`, which nothing here imports)."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from starlette.applications import Starlette

from naklank.actions.ports import House


class Open(Protocol):
    """An installation that is open."""

    @property
    def house(self) -> House:
        """What the actions act on."""
        ...

    def work_until(self, stop: threading.Event) -> threading.Thread:
        """Do its jobs in a thread until `stop` is set."""
        ...

    def work_off(self) -> None:
        """Do what is due now."""
        ...

    def seed_demo(self, told: Callable[[str], None]) -> None:
        """Fill a fresh demo; `told` hears each name."""
        ...

    def web_app(self) -> Starlette:
        """The web application on it."""
        ...


class Doors(Protocol):
    """Ways to get at an installation."""

    def opened(self, folder: Path, *, demo: bool = False) -> AbstractContextManager[Open]:
        """Open the installation in `folder`."""
        ...

    def made(self, folder: Path, *, site: str, origin: str = "") -> None:
        """Make an empty one. Refuses where there is one."""
        ...

    def exists(self, folder: Path) -> bool:
        """Whether there is one."""
        ...
