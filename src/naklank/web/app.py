"""The web application: joins the routes, and puts the guard before and the error pages behind each of them."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount
from starlette.routing import Route as Path_
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope

from naklank.actions.not_permitted import NotPermitted
from naklank.actions.ports import House
from naklank.errors import NaklankError
from naklank.text import Text
from naklank.web import guard
from naklank.web.broken import report
from naklank.web.here import language_of, not_understood
from naklank.web.live import Bell
from naklank.web.refused import log_refusal, refused_page
from naklank.web.render import page
from naklank.web.route import Route
from naklank.web.routes import ROUTES

HUNG_UP = 499
"""What servers write where the client closed the connection; nobody receives it."""

STATIC = Path(__file__).parent / "static"


class Count(Convertor[int]):
    """A number in an address: short enough that nothing has to reckon with huge ones. A longer one is no address of ours."""

    regex = "[0-9]{1,15}"

    def convert(self, value: str) -> int:
        """Read it."""
        return int(value)

    def to_string(self, value: int) -> str:
        """Write it."""
        return str(value)


register_url_convertor("count", Count())


class Files(StaticFiles):
    """Our own style, scripts and font; the same headers as everything else, kept by the browser for an hour."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file, dressed."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        guard.dress(Request(scope), response)
        return response


def make_app(house: House, bell: Bell, wake_worker: Callable[[], None]) -> Starlette:
    """The application that serves this house. `bell` wakes open screens; `wake_worker` says that there is a job."""
    app = Starlette(
        routes=[*(_wrap(route) for route in ROUTES), Mount("/static", Files(directory=STATIC), name="static")],
        exception_handlers={
            404: _nothing_here,
            405: _nothing_here,
            NaklankError: _refusal,
            Exception: _nothing_works,
        },
    )
    app.router.redirect_slashes = False
    app.state.house = house
    app.state.bell = bell
    app.state.wake_worker = wake_worker
    return app


def _wrap(route: Route) -> Path_:
    methods = [route.method, "HEAD"] if route.method == "GET" else [route.method]
    return Path_(route.path, _guarded(route), methods=methods, name=f"{route.method} {route.path}")


def _guarded(route: Route) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            guard.check_size(request, route)
            request._receive = _limited(request.receive, route.body_max)  # noqa: SLF001 — starlette has no other place for it
            await guard.know_who(request, by_name=not route.machine)
            guard.check_door(request, route)
            await guard.check_origin(request, route)
            response = await route.handler(request)
        except ClientDisconnect:
            # The line was cut while the body came in: nobody is left to answer, and nothing was begun.
            return Response(status_code=HUNG_UP)
        except guard.SignInFirst as refusal:
            response = await _refusal(request, refusal) if route.machine else RedirectResponse("/", 303)
        except NaklankError as refusal:
            await log_refusal(request, route, refusal)
            response = await _told(request, route, refusal)
        except HTTPException:  # a form that is no form
            response = await _told(request, route, not_understood())
        except Exception as mistake:  # noqa: BLE001 — told to the operator in full, to the person with a number
            response = await _told(request, route, report(f"{route.method} {route.path}", mistake))
        guard.dress(request, response)
        return response

    return answer


async def _told(request: Request, route: Route, refusal: NaklankError) -> Response:
    return _as_json(refusal) if route.machine else await _refusal(request, refusal)


def _limited(receive: Receive, body_max: int) -> Receive:
    """Count the body as it comes in: a length that was not said, or not true, changes nothing."""
    count = 0

    async def counting() -> dict[str, object]:
        nonlocal count
        message = await receive()
        count += len(message.get("body", b""))
        if count > body_max:
            raise guard.too_large(body_max)
        return dict(message)

    return counting


def _as_json(error: NaklankError) -> Response:
    return JSONResponse(
        {
            "what": {"nl": error.what.nl, "en": error.what.en},
            "todo": {"nl": error.todo.nl, "en": error.todo.en},
            **error.detail,
        },
        status_code=error.status,
    )


async def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, NaklankError)
    if "application/json" in request.headers.get("accept", ""):
        response = _as_json(error)
    else:
        language = language_of(request)
        for missing in ("actor", "token", "name"):
            if not hasattr(request.state, missing):
                setattr(request.state, missing, None if missing == "actor" else "")
        if isinstance(error, NotPermitted):
            response = page(request, "refused.html", status=error.status, **refused_page(request, error, language))
        else:
            response = page(
                request,
                "error.html",
                status=error.status,
                what=error.what.in_language(language),
                todo=error.todo.in_language(language),
                code=error.status,
            )
    guard.dress(request, response)
    return response


async def _nothing_here(request: Request, _: Exception) -> Response:
    return await _refusal(request, _NOTHING)


async def _nothing_works(request: Request, mistake: Exception) -> Response:
    """The last resort, where even our error page could not be made; the server writes the story."""
    del mistake
    response = PlainTextResponse("Er ging iets mis bij ons. / Something went wrong on our side.", 500)
    guard.dress(request, response)
    return response


class _Nothing(NaklankError):
    status = 404


_NOTHING = _Nothing(
    Text("Deze pagina is er niet, of is niet voor u.", "This page does not exist, or is not for you."),
    Text("Ga terug naar het begin.", "Go back to the start."),
)
