"""Coming in with a letter: its address and its code together open someone's own space, or let new staff choose how to come in.

The code is never in an address, and what the address holds says nothing about who it is for.
"""

import json
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from naklank.actions import totp
from naklank.actions.first_login import (
    LOGIN_LENGTH_MAX,
    SET_UP_WITHIN,
    begin_passkey,
    complete_with_code,
    complete_with_passkey,
    open_first_login,
    password_of,
    who_sets_up,
)
from naklank.actions.personal_link import CODE_LENGTH, enter_by_link
from naklank.errors import Conflict, NaklankError, NotAllowed, NotFound, TooMany
from naklank.model import Person
from naklank.text.catalogue import say
from naklank.web.coming_in import here_of, hold_step, replace_session, step_of
from naklank.web.here import address_of, form_of, house_of, json_of, language_of, run, see
from naklank.web.pages.signin import Errors, answer_of, error_at
from naklank.web.render import page, qr
from naklank.web.route import Route

GROUP = 4


async def ask_link_code(request: Request) -> Response:
    """Ask for the code in the letter."""
    return _code_page(request, "link", [])


async def give_link_code(request: Request) -> Response:
    """Let someone into her own space."""
    code = await _code(request)
    if isinstance(code, Response):
        return code
    try:
        entered = await run(enter_by_link, house_of(request), request.path_params["token"], code, address_of(request))
    except NotFound as refusal:
        return _code_page(request, "link", [error_at("code", refusal, language_of(request))])
    return await replace_session(request, see("/"), entered)


async def ask_first_code(request: Request) -> Response:
    """Ask new staff for the code in the letter."""
    return _code_page(request, "eerste", [])


async def give_first_code(request: Request) -> Response:
    """Go on to the page where new staff choose how to come in."""
    code = await _code(request)
    if isinstance(code, Response):
        return code
    try:
        _, step = await run(
            open_first_login, house_of(request), request.path_params["token"], code, address_of(request)
        )
    except NotFound as refusal:
        return _code_page(request, "eerste", [error_at("code", refusal, language_of(request))])
    return hold_step(request, see("/eerste-keer"), step, SET_UP_WITHIN)


async def choose(request: Request) -> Response:
    """Ask for a name, a password and a second lock."""
    person = await _who(request)
    return _choose_page(request, person, totp.new_seed(), "", [])


async def chosen_with_app(request: Request) -> Response:
    """Keep name, password and authenticator app, and let in."""
    form, language, house = await form_of(request), language_of(request), house_of(request)
    person = await _who(request)
    name, password, code = form.get("name", "").strip(), form.get("password", ""), form.get("code", "").strip()
    seed = form.get("seed", "")
    given = (("name", name), ("password", password), ("code", code))
    missing = [{"field": f, "text": say(f"signin.{f}_missing", language)} for f, value in given if not value]
    if missing:
        return _choose_page(request, person, seed, name, missing)
    try:
        entered = await run(
            complete_with_code,
            house,
            step_of(request),
            name,
            password,
            seed=seed,
            code=code,
            address=address_of(request),
        )
    except (NotFound, TooMany):
        raise
    except NaklankError as refusal:
        return _choose_page(request, person, seed, name, [error_at(_field(refusal, name), refusal, language)])
    return await replace_session(request, see("/"), entered)


async def ask_first_passkey(request: Request) -> Response:
    """What the browser needs to make a passkey; name and password are looked at first, so that no key is made in vain."""
    asked, house = await json_of(request), house_of(request)
    name, password = _typed(asked)
    await run(password_of, house, await _who(request), name, password)
    options, token = await run(begin_passkey, house, step_of(request), here_of(request))
    return JSONResponse({"options": json.loads(options), "token": token})


async def chosen_with_passkey(request: Request) -> Response:
    """Keep name, password and passkey, and let in."""
    shown = await json_of(request)
    name, password = _typed(shown)
    token, answer = answer_of(shown)
    entered = await run(
        complete_with_passkey,
        house_of(request),
        step_of(request),
        name,
        password,
        token=token,
        response=answer,
        here=here_of(request),
        address=address_of(request),
    )
    return await replace_session(request, JSONResponse({"go": "/"}), entered)


async def _code(request: Request) -> str | Response:
    code = (await form_of(request)).get("code", "").strip()
    kind = "link" if request.url.path.startswith("/link/") else "eerste"
    error = {"field": "code", "text": say("signin.code_missing", language_of(request))}
    return code or _code_page(request, kind, [error])


async def _who(request: Request) -> Person:
    house, step = house_of(request), step_of(request)
    return await run(house.store.read, lambda view: who_sets_up(view, house, step))


def _typed(asked: dict[str, object]) -> tuple[str, str]:
    name, password = asked.get("name"), asked.get("password")
    return (name if isinstance(name, str) else ""), (password if isinstance(password, str) else "")


def _field(refusal: NaklankError, name: str) -> str:
    if isinstance(refusal, NotAllowed):
        return "code"
    odd = len(name) > LOGIN_LENGTH_MAX or not name.isprintable()
    return "name" if isinstance(refusal, Conflict) or odd else "password"


def _code_page(request: Request, kind: str, errors: Errors) -> Response:
    return page(
        request,
        "signin.html",
        status=422 if errors else 200,
        mode="code" if kind == "link" else "first",
        action=f"/{kind}/{quote(request.path_params['token'])}",
        errors=errors,
        value="",
        digits=CODE_LENGTH,
        passkey=False,
        app=False,
    )


def _choose_page(request: Request, person: Person, seed: str, name: str, errors: Errors) -> Response:
    address = totp.seed_address(seed, person.name, house_of(request).site or "Naklank")
    return page(
        request,
        "first_time.html",
        status=422 if errors else 200,
        person=person.name,
        value=name,
        seed=seed,
        groups=[seed[start : start + GROUP] for start in range(0, len(seed), GROUP)],
        svg=qr(address),
        errors=errors,
    )


ROUTES = [
    Route("GET", "/link/{token}", "anyone", ask_link_code),
    Route("POST", "/link/{token}", "anyone", give_link_code),
    Route("GET", "/eerste/{token}", "anyone", ask_first_code),
    Route("POST", "/eerste/{token}", "anyone", give_first_code),
    Route("GET", "/eerste-keer", "anyone", choose),
    Route("POST", "/eerste-keer", "anyone", chosen_with_app),
    Route("POST", "/eerste-keer/sleutel/begin", "anyone", ask_first_passkey, machine=True),
    Route("POST", "/eerste-keer/sleutel", "anyone", chosen_with_passkey, machine=True),
]
