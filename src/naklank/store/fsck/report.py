"""What a check found: a list, never an exception."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from naklank.errors import NaklankError

Progress = Callable[[str, int, int], object]
"""Called with what is checked, how many are done, and how many there are (0: not known)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` says what is wrong, `where` which row, event, blob or file it is. "damage": an answer may be wrong now.
    "leftover": harmless, such as a blob that a crash left behind.
    """

    code: str
    where: str
    bad: Literal["damage", "leftover"]
    detail: str = ""


def is_sound(findings: list[Finding]) -> bool:
    """Whether nothing in the list is damage."""
    return all(finding.bad != "damage" for finding in findings)


class Report:
    """Collects findings."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.findings: list[Finding] = []
        self._progress = progress

    def damage(self, code: str, where: object, detail: object = "") -> None:
        """Something is not what was kept."""
        self.findings.append(Finding(code, str(where)[:200], "damage", str(detail)[:300]))

    def leftover(self, code: str, where: object, detail: object = "") -> None:
        """Something is there that nothing points at."""
        self.findings.append(Finding(code, str(where)[:200], "leftover", str(detail)[:300]))

    def done(self, what: str, count: int, of: int = 0) -> None:
        """Tell how far it is."""
        if self._progress is not None:
            self._progress(what, count, of)

    @contextlib.contextmanager
    def guard(self, code: str, where: object) -> Iterator[None]:
        """Whatever goes wrong inside is a finding: on rubbish a check reports, it does not fall over."""
        try:
            yield
        except NaklankError as error:
            why = error.detail.get("why", "")
            self.damage(code, where, f"{why}: {error}" if why else error)
        except (Exception, RecursionError) as error:  # noqa: BLE001  rubbish may raise anything; it is told
            self.damage(code, where, f"{type(error).__name__}: {error}")
