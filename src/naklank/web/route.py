"""A route says who may knock on it; a route without that cannot be made.

What somebody may do with one conversation or recording is decided by `actions.access`; this is only the outer door.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from naklank.model import Actor

Who = Literal["anyone", "demo", "person", "patient", "provider", "office", "staff"]
"""Who may knock: anyone; anyone in demo mode only; who is signed in (a phone that joined by QR too); by role."""

Handler = Callable[[Request], Awaitable[Response]]

STAFF = ("provider", "manager", "privacy_officer")


@dataclass(frozen=True, slots=True)
class Route:
    """One method on one path. `machine` routes answer errors as JSON, the others as a page.

    `body_max` is how many bytes a request may bring.
    """

    method: Literal["GET", "POST", "PUT", "DELETE"]
    path: str
    who: Who
    handler: Handler
    machine: bool = False
    body_max: int = 64 * 1024


def may_knock(who: Who, actor: Actor | None, *, demo: bool) -> bool:
    """Whether this actor (None: not signed in) may use a route for `who`."""
    if who == "anyone":
        return True
    if who == "demo":
        return demo
    if actor is None:
        return False
    if who == "person":
        return True
    if who == "office":
        return actor.role in ("manager", "privacy_officer")
    if who == "staff":
        return actor.role in STAFF
    return actor.role == who
