"""What the command line needs from the one place that builds real objects (`wiring.py`, which nothing here imports)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from naklank.actions.ports import House, Sound, View

if TYPE_CHECKING:
    from starlette.applications import Starlette

Progress = Callable[[str, int, int], object]


class Open(Protocol):
    """An installation that is open: nobody else has it."""

    @property
    def house(self) -> House:
        """What the actions act on."""
        ...

    def working(self, stamps: tuple[str, str] | None = None) -> AbstractContextManager[None]:
        """Do its jobs and duties in threads meanwhile. `stamps`: address and certificates of an authority for time."""
        ...

    def work_off(self) -> None:
        """Do what is due now."""
        ...

    def seed_demo(self, told: Callable[[str], None]) -> None:
        """Fill a fresh demo; `told` hears each name."""
        ...

    def web_app(self) -> "Starlette":
        """The web application on it."""
        ...

    def rotate_keys(self, *, forget_old: bool) -> tuple[str, int]:
        """A fresh wrapping key for everything: its id, and how many data keys it wraps."""
        ...


class Look(Protocol):
    """An installation that is only read, also beside a running program."""

    def read(self, look: "Callable[[View], Any]", /) -> Any:
        """Look at what is kept."""
        ...

    def checkpoint(self) -> str:
        """The newest signed checkpoint."""
        ...

    def export_log(self) -> Iterator[bytes]:
        """The log file, a line at a time."""
        ...


class Found(Protocol):
    """One finding of a check."""

    @property
    def code(self) -> str:
        """What is wrong."""
        ...

    @property
    def where(self) -> str:
        """Where."""
        ...

    @property
    def bad(self) -> Literal["damage", "leftover"]:
        """How bad."""
        ...

    @property
    def detail(self) -> str:
        """More of it."""
        ...


class Backed(Protocol):
    """What a backup did."""

    snapshot: Path
    copied: int
    kept: int
    copied_bytes: int
    damaged: list[str]


class Doors(Protocol):
    """Ways to get at an installation."""

    def opened(self, folder: Path) -> AbstractContextManager[Open]:
        """Open the installation in `folder`."""
        ...

    def looked_at(self, folder: Path) -> AbstractContextManager[Look]:
        """Read the installation in `folder`, also while another program has it open."""
        ...

    def made(self, folder: Path, *, site: str, demo: bool = False) -> None:
        """Make an empty one. Refuses where there is one."""
        ...

    def sound(self) -> Sound:
        """Decoding and comparing, without an installation."""
        ...

    def in_use(self, folder: Path) -> bool:
        """Whether another program has it open now."""
        ...

    def recovery(self, folder: Path) -> str:
        """The recovery key, to be printed."""
        ...

    def fsck(self, folder: Path, *, held: str | None, key: str | None, progress: Progress) -> Sequence[Found]:
        """Check everything."""
        ...

    def backup(self, folder: Path, target: Path, *, keep: int, progress: Progress) -> Backed:
        """Make a snapshot."""
        ...

    def restore(
        self,
        source: Path,
        folder: Path,
        *,
        keys: Path | None,
        recovery: str | None,
        destroyed: Path | None,
        snapshot: str,
        progress: Progress,
    ) -> Sequence[Found]:
        """Bring a snapshot back into an empty folder, and check it."""
        ...


Load = Callable[[], Doors]
