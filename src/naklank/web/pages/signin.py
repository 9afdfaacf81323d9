"""Signing in: a name and a password and then a second step, or a passkey alone. Without a script, password and code work.

Between the two steps the browser holds one cookie that no script reads. Whoever is in goes to the front door, nowhere else.
"""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from naklank.actions.passkeys import begin_entering, finish_entering
from naklank.actions.sign_in import (
    SECOND_STEP_WITHIN,
    begin_sign_in,
    finish_with_code,
    waiting_factors,
)
from naklank.errors import NaklankError, NotAllowed, NotFound
from naklank.text.catalogue import say
from naklank.web.coming_in import drop_step, here_of, hold_step, replace_session, step_of
from naklank.web.here import address_of, form_of, house_of, json_of, language_of, not_understood, run, see, someone
from naklank.web.render import page
from naklank.web.route import Route

Errors = list[dict[str, str]]


async def ask_password(request: Request) -> Response:
    """Ask for name and password; who is in already goes to the front door."""
    return see("/") if someone(request) is not None else password_page(request, "", [])


async def give_password(request: Request) -> Response:
    """Check name and password, and go on to the second step."""
    form, language = await form_of(request), language_of(request)
    name, password = form.get("name", "").strip(), form.get("password", "")
    missing = [
        {"field": field, "text": say(f"signin.{field}_missing", language)}
        for field, given in (("name", name), ("password", password))
        if not given
    ]
    if missing:
        return password_page(request, name, missing)
    try:
        step = await run(begin_sign_in, house_of(request), name, password, address_of(request))
    except NotAllowed as refusal:
        return password_page(request, name, [error_at("name", refusal, language)])
    return hold_step(request, see("/binnen/code"), step.token, SECOND_STEP_WITHIN)


async def ask_code(request: Request) -> Response:
    """Ask for the second factor that this person has."""
    try:
        factors = await run(waiting_factors, house_of(request), step_of(request))
    except NotFound:
        return drop_step(request, see("/binnen"))
    return code_page(request, factors, [])


async def give_code(request: Request) -> Response:
    """Check the six digits, and let in."""
    form, language, house = await form_of(request), language_of(request), house_of(request)
    code, step = form.get("code", "").strip(), step_of(request)
    try:
        factors = await run(waiting_factors, house, step)
        if not code:
            return code_page(request, factors, [{"field": "code", "text": say("signin.code_missing", language)}])
        entered = await run(finish_with_code, house, step, code, address_of(request))
    except NotFound as over:
        return drop_step(request, password_page(request, "", [error_at("name", over, language)]))
    except NotAllowed as refusal:
        return code_page(request, factors, [error_at("code", refusal, language)])
    return await replace_session(request, see("/"), entered)


async def ask_passkey(request: Request) -> Response:
    """What the browser needs to ask for a passkey: of anybody, or after a password of that person."""
    asked = await json_of(request)
    second = step_of(request) if asked.get("second") is True else ""
    options, token = await run(begin_entering, house_of(request), here_of(request), second, address_of(request))
    return JSONResponse({"options": json.loads(options), "token": token})


async def show_passkey(request: Request) -> Response:
    """Check the passkey that was shown, and let in."""
    shown = await json_of(request)
    token, answer = answer_of(shown)
    second = step_of(request) if shown.get("second") is True else ""
    entered = await run(
        finish_entering, house_of(request), token, answer, here_of(request), address_of(request), second
    )
    return await replace_session(request, JSONResponse({"go": "/"}), entered)


def answer_of(shown: dict[str, Any]) -> tuple[str, str]:
    """The token and the browser's answer (as JSON text) that a script sent. Raises `Unreadable`."""
    token, answer = shown.get("token"), shown.get("response")
    if not isinstance(token, str) or not isinstance(answer, dict):
        raise not_understood()
    return token, json.dumps(answer)


def error_at(field: str, error: NaklankError, language: str) -> dict[str, str]:
    """An error of an action, as the form shows it beside a field."""
    return {"field": field, "text": f"{error.what.in_language(language)} {error.todo.in_language(language)}"}


def password_page(request: Request, name: str, errors: Errors) -> Response:
    """The first step. What was typed stays, except the password."""
    return _page(request, mode="password", action="/binnen", errors=errors, value=name, passkey=True)


def code_page(request: Request, factors: tuple[str, ...], errors: Errors) -> Response:
    """The second step, with what this person has."""
    return _page(
        request,
        mode="second",
        action="/binnen/code",
        errors=errors,
        passkey="passkey" in factors,
        app="totp" in factors,
    )


def _page(
    request: Request, *, mode: str, action: str, errors: Errors, value: str = "", passkey: bool, app: bool = True
) -> Response:
    return page(
        request,
        "signin.html",
        status=422 if errors else 200,
        mode=mode,
        action=action,
        errors=errors,
        value=value,
        digits=6,
        passkey=passkey,
        app=app,
    )


ROUTES = [
    Route("GET", "/binnen", "anyone", ask_password),
    Route("POST", "/binnen", "anyone", give_password),
    Route("GET", "/binnen/code", "anyone", ask_code),
    Route("POST", "/binnen/code", "anyone", give_code),
    Route("POST", "/binnen/sleutel/begin", "anyone", ask_passkey, machine=True),
    Route("POST", "/binnen/sleutel", "anyone", show_passkey, machine=True),
]
