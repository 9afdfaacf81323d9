"""Find a conversation or recording for someone, or say the same "not found" for what is not there and what is not his."""

from typing import TypeVar

from naklank.actions.access import Verb, may, not_found
from naklank.actions.ports import View
from naklank.model import Actor, Conversation, Recording, is_id

T = TypeVar("T", Conversation, Recording)


def conversation(view: View, actor: Actor, verb: Verb, key: str) -> Conversation:
    """The conversation with this id, if `actor` may do `verb` with it. Raises `NotFound` otherwise."""
    return _found(view, actor, verb, Conversation, key)


def recording(view: View, actor: Actor, verb: Verb, key: str) -> Recording:
    """The recording with this id, if `actor` may do `verb` with it. Raises `NotFound` otherwise, `Gone` if destroyed."""
    return _found(view, actor, verb, Recording, key)


def _found(view: View, actor: Actor, verb: Verb, kind: type[T], key: str) -> T:
    record = view.get(kind, key) if is_id(key) else None
    if record is None:
        raise not_found()
    may(view, actor, verb, record)
    return record
