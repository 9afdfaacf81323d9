"""A route says who may knock on it; a route without that cannot be made.

What somebody may do with one conversation or recording is decided by `actions.access`; this is only the outer door.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from naklank.model import Actor

Who = Literal["anyone", "demo", "person", "self", "patient", "provider", "office", "privacy", "staff"]
"""Who may knock: anyone; anyone in demo mode only; who is signed in (a phone that joined by QR too); who is signed in with
a full session (not that phone); by role."""

Handler = Callable[[Request], Awaitable[Response]]

BY_ROLE: dict[str, tuple[str, ...]] = {
    "patient": ("patient",),
    "provider": ("provider",),
    "office": ("manager", "privacy_officer"),
    "privacy": ("privacy_officer",),
    "staff": ("provider", "manager", "privacy_officer"),
}


@dataclass(frozen=True, slots=True)
class Route:
    """One method on one path. `machine` routes answer errors as JSON, the others as a page.

    `body_max` is how many bytes a request may bring. `asks_only` routes change nothing and know nobody, so a program or
    another site may ask them too. `token_within` routes take a form with a file: its token is the first field of the form,
    and the handler sees to it before it reads on.
    """

    method: Literal["GET", "POST", "PUT", "DELETE"]
    path: str
    who: Who
    handler: Handler
    machine: bool = False
    body_max: int = 64 * 1024
    asks_only: bool = False
    token_within: bool = False


def may_knock(who: Who, actor: Actor | None, *, demo: bool) -> bool:
    """Whether this actor (None: not signed in) may use a route for `who`."""
    if who in ("anyone", "demo"):
        return demo or who == "anyone"
    if actor is None:
        return False
    if who in ("person", "self"):
        return who == "person" or actor.scope is None
    return actor.role in BY_ROLE[who]
