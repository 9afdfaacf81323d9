"""Identifiers: random, opaque, typed. They say nothing about a person or a day."""

import base64
import secrets
from typing import NewType

PersonId = NewType("PersonId", str)
ConversationId = NewType("ConversationId", str)
RecordingId = NewType("RecordingId", str)

LENGTH = 26
"""Characters of an id: 128 random bits in lower-case base32, without padding."""


def new_id() -> str:
    """A fresh id: 128 random bits as 26 characters of a-z and 2-7."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()


def is_id(value: str) -> bool:
    """Whether `value` has the shape of an id (so that it is safe in a path and a file name)."""
    return len(value) == LENGTH and all(c in "abcdefghijklmnopqrstuvwxyz234567" for c in value)
