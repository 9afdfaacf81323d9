"""What stands before every page: size limits, who is asking, the form token, and the headers that every answer carries.

No answer may be framed, sniffed, cached by strangers, or pull in anything from another host.
"""

import hmac
from functools import partial
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.sessions import whose
from naklank.errors import NaklankError, NotAllowed, TooLarge
from naklank.model import Actor, Person
from naklank.text import Text
from naklank.web.here import address_of, csrf_of, house_of, run
from naklank.web.route import Route, may_knock

COOKIE = "naklank"
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), screen-wake-lock=(self), camera=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}


def is_https(request: Request) -> bool:
    """Whether the browser speaks https with us (or with the proxy before us)."""
    return request.url.scheme == "https"


def cookie_name(request: Request) -> str:
    """The cookie's name; under https the prefix makes browsers refuse it from anywhere else."""
    return f"__Host-{COOKIE}" if is_https(request) else COOKIE


def remember(request: Request, response: Response, token: str, *, seconds: int | None = None) -> Response:
    """Give the browser its session, for as long as it is open, or for `seconds` (a phone closes its browser unasked)."""
    response.set_cookie(
        cookie_name(request),
        token,
        max_age=seconds,
        httponly=True,
        samesite="lax",
        secure=is_https(request),
        path="/",
    )
    return response


def forget(request: Request, response: Response) -> Response:
    """Take the session from the browser."""
    response.delete_cookie(cookie_name(request), path="/", secure=is_https(request), httponly=True, samesite="lax")
    return response


async def know_who(request: Request, *, by_name: bool = True) -> None:
    """Put actor, token and (where a page will show it) name on the request."""
    token = request.cookies.get(cookie_name(request), "")
    house = house_of(request)
    looks_by_itself = "x-live" in request.headers  # a page that keeps itself fresh; nobody is sitting at it for that
    known = partial(whose, touch=not looks_by_itself)
    actor: Actor | None = await run(known, house, token, address_of(request)) if token else None
    request.state.actor = actor
    request.state.token = token if actor is not None else ""
    request.state.name = ""
    if actor is not None and by_name:
        person = await run(house.store.read, lambda view: view.get(Person, actor.person))
        request.state.name = person.name if person else ""


def check_door(request: Request, route: Route) -> None:
    """Raise where this person may not knock on this route."""
    house = house_of(request)
    if may_knock(route.who, request.state.actor, demo=house.demo):
        return
    if request.state.actor is None and route.who != "demo":
        raise SignInFirst
    raise NotAllowed(
        Text("Deze pagina is niet voor u.", "This page is not for you."),
        Text("Ga terug naar uw gesprekken.", "Go back to your conversations."),
    )


class SignInFirst(NotAllowed):
    """Nobody is signed in: a page sends the browser to the door, a script gets 401."""

    status = 401

    def __init__(self) -> None:
        super().__init__(
            Text("U bent niet meer aangemeld.", "You are no longer signed in."),
            Text("Meld u opnieuw aan. Er gaat niets verloren.", "Sign in again. Nothing gets lost."),
        )


async def check_origin(request: Request, route: Route) -> None:
    """A request that changes something must come from our own page, and bring the token of its session."""
    if request.method in ("GET", "HEAD") or route.asks_only:
        return
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    same = (
        site == "same-origin" if site else origin is not None and urlsplit(origin).netloc == request.headers.get("host")
    )
    if not same:
        raise from_elsewhere()
    token = request.state.token
    if token:
        given = request.headers.get("x-csrf", "")
        if (
            not given
            and route.token_within
            and request.headers.get("content-type", "").startswith("multipart/form-data")
        ):
            return  # `file_form.file_of` looks at it before the first byte of the file
        if not given and is_form(request):
            form = await request.form(max_files=0, max_fields=50)
            value = form.get("csrf", "")
            given = value if isinstance(value, str) else ""
        if not hmac.compare_digest(given.encode(), csrf_of(token).encode()):
            raise from_elsewhere()


def is_form(request: Request) -> bool:
    """Whether the body is an ordinary form."""
    return request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")


def from_elsewhere() -> NaklankError:
    """Say that a form did not come from our own page."""
    return NotAllowed(
        Text("Dit formulier kwam niet van deze pagina.", "This form did not come from this page."),
        Text("Laad de pagina opnieuw en probeer het nog een keer.", "Load the page again and try once more."),
    )


def check_size(request: Request, route: Route) -> None:
    """Refuse a body that says beforehand that it is too large; `Limited` counts what does not say."""
    length = request.headers.get("content-length", "0")
    if not length.isascii() or not length.isdigit() or int(length) > route.body_max:
        raise too_large(route.body_max)


def too_large(body_max: int) -> TooLarge:
    """Say that the request is larger than this address takes."""
    return TooLarge(
        Text("Dit is te groot om in één keer te sturen.", "This is too large to send at once."),
        Text("Laad de pagina opnieuw.", "Load the page again."),
        bytes_max=body_max,
    )


def dress(request: Request, response: Response) -> None:
    """Put the headers on that every answer carries."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if is_https(request):
        response.headers.setdefault("Strict-Transport-Security", "max-age=63072000")
    response.headers.setdefault("Cache-Control", "no-store")
