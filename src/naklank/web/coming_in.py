"""What a browser holds while it comes in: the token of the step it is at, then its session.

The step token lives in a cookie of its own that no script reads and no other site sends. Nothing here says where to go
next but our own pages, so nobody can be led elsewhere.
"""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.passkeys import Here
from naklank.actions.sessions import end_session
from naklank.model import STAFF, Person, Session
from naklank.web.guard import is_https, remember
from naklank.web.here import house_of, run, someone

STEP = "naklank-step"
TOKEN_LENGTH_MAX = 100


def here_of(request: Request) -> Here:
    """Under which name this browser knows us (behind a proxy: what the proxy says)."""
    url = request.url
    return Here(url.hostname or "localhost", f"{url.scheme}://{url.netloc}", house_of(request).site or "Naklank")


def come_in(request: Request, response: Response, entered: tuple[Person, str, Session]) -> Response:
    """Give the browser its session. A phone keeps it until it ends; a desk forgets it when the browser closes."""
    person, token, session = entered
    lasts = int((session.expires - session.created).total_seconds())
    remember(request, response, token, seconds=None if person.role in STAFF else lasts)
    return drop_step(request, response)


async def replace_session(request: Request, response: Response, entered: tuple[Person, str, Session]) -> Response:
    """Someone showed who he is: end the session that this browser had, if any, and give it the new one."""
    before = someone(request)
    if before is not None:
        await run(end_session, house_of(request), before)
    return come_in(request, response, entered)


def hold_step(request: Request, response: Response, token: str, within: timedelta) -> Response:
    """Let the browser hold the token of its next step."""
    response.set_cookie(
        _step_name(request),
        token,
        max_age=int(within.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=is_https(request),
        path="/",
    )
    return response


def step_of(request: Request) -> str:
    """The token of the step at which this browser is, or ""."""
    token = request.cookies.get(_step_name(request), "")
    return token if len(token) <= TOKEN_LENGTH_MAX else ""


def drop_step(request: Request, response: Response) -> Response:
    """Take the step's token from the browser, if it holds one."""
    name = _step_name(request)
    if name in request.cookies:
        response.delete_cookie(name, path="/", secure=is_https(request), httponly=True, samesite="strict")
    return response


def _step_name(request: Request) -> str:
    return f"__Host-{STEP}" if is_https(request) else STEP
