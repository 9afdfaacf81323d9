"""What a page knows of the request: the house, who asks, in which language; and how it runs an action.

Actions are ordinary blocking functions, so they run in a thread; pages are async.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from typing import ParamSpec, TypeVar

import anyio
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from naklank.actions.ports import House
from naklank.errors import NaklankError, Unreadable
from naklank.model import Actor
from naklank.text import Text

P = ParamSpec("P")
T = TypeVar("T")

threads = anyio.CapacityLimiter(24)
"""How many actions run at once; a chunk waits in one while the disk syncs. More threads only fight over the interpreter."""


async def run(action: Callable[P, T], *args: P.args, **values: P.kwargs) -> T:
    """Run an action in a thread and give its result."""
    return await anyio.to_thread.run_sync(lambda: action(*args, **values), limiter=threads)


def house_of(request: Request) -> House:
    """The house that this server serves."""
    house: House = request.app.state.house
    return house


def actor_of(request: Request) -> Actor:
    """Who asks. Only for routes that need someone; the outer door has made sure of that."""
    actor: Actor | None = request.state.actor
    assert actor is not None, "a route for anyone may not ask who it is without looking first"
    return actor


def someone(request: Request) -> Actor | None:
    """Who asks, or None."""
    actor: Actor | None = request.state.actor
    return actor


def language_of(request: Request) -> str:
    """The reader's language: the one chosen, else the browser's first of the two, else Dutch."""
    chosen = request.cookies.get("language")
    if chosen in ("nl", "en"):
        return chosen
    for part in request.headers.get("accept-language", "").lower().split(","):
        if part.strip().startswith("nl"):
            return "nl"
        if part.strip().startswith("en"):
            return "en"
    return "nl"


def csrf_of(token: str) -> str:
    """The token that a form of this session must bring: it can be computed only by who holds the cookie."""
    return hmac.new(token.encode(), b"naklank form", hashlib.sha256).hexdigest()


def address_of(request: Request) -> str:
    """The network address of the browser (behind a proxy: what the proxy says, if the server was told to trust it)."""
    return request.client.host if request.client else ""


async def form_of(request: Request) -> Mapping[str, str]:
    """The fields of a form, text only. Raises `Unreadable`."""
    form = await request.form(max_files=0, max_fields=50)
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def json_of(request: Request) -> dict[str, object]:
    """The JSON object that a script sent. Raises `Unreadable` for anything else."""
    try:
        value = json.loads((await request.body()).decode(), parse_constant=_no_number)
        json.dumps(value, ensure_ascii=False).encode()  # half a character cannot be kept
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise not_understood()
    return value


def _no_number(name: str) -> object:
    raise ValueError(name)


def not_understood() -> NaklankError:
    """Say that what came is not what this address takes."""
    return Unreadable(
        Text("We begrijpen deze vraag niet.", "We do not understand this request."),
        Text("Laad de pagina opnieuw en probeer het nog een keer.", "Load the page again and try once more."),
    )


def see(path: str) -> Response:
    """Send the browser on after a form was handled."""
    return RedirectResponse(path, status_code=303)
