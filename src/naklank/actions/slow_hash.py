"""Hash what people type (passwords, codes by letter) so that a stolen database does not give it away: argon2id.

Slow on purpose, so never inside a unit of change; and at most two at once, because each takes 64 MiB. Where nobody is
known, a hash of nothing is tried just the same: the time says nothing about who exists.
"""

import functools
import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE_MAX = 2
HASHER = PasswordHasher()

_turn = threading.BoundedSemaphore(AT_ONCE_MAX)


def slow_hash(typed: str) -> str:
    """Hash for keeping."""
    with _turn:
        return HASHER.hash(typed)


def fits(kept: str | None, typed: str) -> bool:
    """Say whether `typed` is what was hashed. With None (nobody is known) it takes as long and says no."""
    with _turn:
        try:
            HASHER.verify(kept or _of_nothing(), typed)
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


@functools.cache
def _of_nothing() -> str:
    return HASHER.hash(secrets.token_hex())
