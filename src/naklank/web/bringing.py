"""Take in the file of a form as it comes: into work that keeps its pieces, and nothing half where the line is cut."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import anyio
from starlette.requests import Request

from naklank.errors import NaklankError, Unreadable
from naklank.text import Text
from naklank.web.file_form import file_of
from naklank.web.here import run

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")

FORM_MAX = 1 << 20
"""What a form brings besides its file."""


class Coming(Protocol[T_co]):
    """A file on its way in."""

    def take(self, body: bytes) -> None:
        """The next bytes."""

    def arrived(self) -> T_co:
        """That was all; what came of it."""
        ...

    def give_up(self) -> None:
        """Let nothing of it stay."""


async def bring_in(request: Request, begin: Callable[[str], Coming[T]], fields: dict[str, str] | None = None) -> T:
    """Take the file in by what `begin` gives for its name. What stands before it in the form is in `fields` by then.

    Raises `Unreadable` where none came along.
    """
    coming: Coming[T] | None = None
    try:
        async for part in file_of(request, fields):
            if isinstance(part, bytes):
                if coming is not None:
                    await run(coming.take, part)
            elif part.name and coming is None:
                coming = await run(begin, part.name)
        if coming is None:
            raise missing()  # noqa: TRY301
        return await run(coming.arrived)
    except BaseException:  # also where the line is cut: nothing half stays
        if coming is not None:
            with anyio.CancelScope(shield=True):
                await run(coming.give_up)
        raise


def missing() -> NaklankError:
    """Say that no file was chosen."""
    return Unreadable(
        Text("Er kwam geen bestand mee.", "No file came along."),
        Text("Kies eerst een bestand.", "Choose a file first."),
    )


def said(wrong: NaklankError, language: str) -> str:
    """What is wrong and what to do, as one text beside a field."""
    return f"{wrong.what.in_language(language)} {wrong.todo.in_language(language)}"
