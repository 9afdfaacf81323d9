"""What can go wrong, said so that a person can act on it.

Every error that reaches a user is a `NaklankError`: what happened and what to do, in Dutch and English.
A stack trace is for a programming mistake only.
"""

from typing import Self

from naklank.text import Text


class NaklankError(Exception):
    """Something went wrong that the user can understand.

    `what` says what happened, `todo` what the user can do now. `status` is the HTTP status that fits.
    `detail` holds machine-readable facts (numbers, ids; never sound, names or keys).
    """

    status = 400
    logged = False
    """Whether the log tells of it already."""

    def __init__(self, what: Text, todo: Text, **detail: object) -> None:
        super().__init__(what.en)
        self.what = what
        self.todo = todo
        self.detail = detail

    def as_logged(self) -> Self:
        """Itself, marked: whoever raises it has written its line in the log."""
        self.logged = True
        return self


class NotAllowed(NaklankError):
    """This person may not do this. Says nothing about whether the thing exists."""

    status = 403


class NotFound(NaklankError):
    """There is no such thing, or it is not for this person: deliberately the same answer."""

    status = 404


class Conflict(NaklankError):
    """It clashes with what is already kept. What was kept stays."""

    status = 409


class TooMany(NaklankError):
    """Too many tries in a short time. Says nothing about whether any of them was near."""

    status = 429


class TooLarge(NaklankError):
    """More than this installation takes at once."""

    status = 413


class Unreadable(NaklankError):
    """The bytes are not what they should be (not sound, damaged, not our format)."""

    status = 422


class Full(NaklankError):
    """No room to keep it safely; nothing that was kept is lost."""

    status = 507


class Tampered(NaklankError):
    """Sealed bytes were changed, moved or cut off. Never shown as anything else."""

    status = 500


class Gone(NaklankError):
    """It was destroyed, on a ground that the log names."""

    status = 410
