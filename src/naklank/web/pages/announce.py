"""Announce a recording: one question a page, back and change at any time, ending in a sentence that both read aloud.

The answers so far wait in a cookie on the person's own phone, only for these pages: a reason is private, so it is in no
address and not on the server before the person says it. Which questions there are: `announce_steps`.
"""

import base64
import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions import find
from naklank.actions.announce import announce, permitted
from naklank.actions.overview import Talk, talk
from naklank.errors import NotFound
from naklank.model import Extent
from naklank.text import Text
from naklank.text.catalogue import say
from naklank.web.guard import is_https
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see
from naklank.web.pages.announce_steps import (
    CHECK,
    EXTENTS,
    FIELDS,
    IMAGES,
    NAMES,
    Answers,
    heading_of,
    options_of,
    row_of,
    situation_from,
    steps_of,
    wrong,
)
from naklank.web.render import page
from naklank.web.route import Route

COOKIE = "announcement"
COOKIE_MAX = 3500


async def begin(request: Request) -> Response:
    """Start at the first question."""
    await _look(request)
    return see(f"{_base(request)}/{steps_of(_answers(request), actor_of(request).role)[0]}")


async def ask(request: Request) -> Response:
    """Show one question, or the check before telling."""
    step, answers = request.path_params["step"], _answers(request)
    if step != CHECK and step not in NAMES:
        raise _no_such_step()
    await _look(request)
    if step == CHECK and (open_question := _open_question(request, answers)):
        return see(f"{_base(request)}/{open_question}")
    return await _show(request, step, answers, [])


async def take(request: Request) -> Response:
    """Take an answer and go on; on the check page: announce."""
    step = request.path_params["step"]
    form, answers, base = await form_of(request), _answers(request), _base(request)
    await _look(request)
    if step == CHECK:
        return await _announce(request, answers)
    if step not in NAMES:
        raise _no_such_step()
    for field in FIELDS[NAMES[step]]:
        answers[field] = form.get(field, "").strip()
    errors = wrong(NAMES[step], answers, actor_of(request).role, language_of(request))
    if errors:
        return await _show(request, step, answers, errors)
    order = steps_of(answers, actor_of(request).role)
    if step not in order:
        raise _no_such_step()
    following = order.index(step) + 1
    if NAMES[step] == "others" or (NAMES[step] == "setting" and order[following] != "groep") or _images(step, answers):
        await _early(request, answers)
    changing = request.query_params.get("na") == CHECK
    on = CHECK if changing or following == len(order) else order[following]
    response = see(f"{base}/{on}")
    value = base64.urlsafe_b64encode(json.dumps(answers, ensure_ascii=False).encode()).decode()
    response.set_cookie(COOKIE, value, path=base, httponly=True, samesite="strict", secure=is_https(request))
    return response


def _images(step: str, answers: Answers) -> bool:
    return NAMES[step] == "extent" and answers["extent"] == IMAGES


async def _early(request: Request, answers: Answers) -> None:
    """Ask the rules as soon as what they turn on was said, so that nobody answers more questions than is of use."""
    role = actor_of(request).role
    said = situation_from(answers, role)
    key, listeners = request.path_params["conversation"], bool(answers["listeners"])
    await run(permitted, house_of(request), actor_of(request), key, said, listeners=listeners)


async def _announce(request: Request, answers: Answers) -> Response:
    key = request.path_params["conversation"]
    if _open_question(request, answers):
        return see(f"{_base(request)}/{CHECK}")
    extent: Extent = next(each for each in EXTENTS if each == answers["extent"])
    await run(
        announce,
        house_of(request),
        actor_of(request),
        key,
        situation_from(answers, actor_of(request).role),
        extent=extent,
        equal_copy=answers["equal_copy"] == "yes",
        why=answers["why"],
        listeners=answers["listeners"],
    )
    response = see(f"/gesprek/{key}")
    response.delete_cookie(COOKIE, path=_base(request))
    return response


def _open_question(request: Request, answers: Answers) -> str | None:
    """The first question that has no answer yet, or one that cannot be."""
    role = actor_of(request).role
    found = (step for step in steps_of(answers, role) if wrong(NAMES[step], answers, role, "nl"))
    open_question = next(found, None)
    return "wat" if open_question is None and answers["extent"] == IMAGES else open_question


async def _look(request: Request) -> Talk:
    """The conversation, for who may announce a recording of it. Nobody else gets as far as a question."""
    house, actor, key = house_of(request), actor_of(request), request.path_params["conversation"]
    return await run(house.store.read, lambda view: talk(view, find.conversation(view, actor, "announce", key)))


def _base(request: Request) -> str:
    return f"/gesprek/{request.path_params['conversation']}/aankondigen"


def _answers(request: Request) -> Answers:
    """The answers so far, from the person's own phone; anything odd counts as not answered."""
    empty: Answers = dict.fromkeys((field for fields in FIELDS.values() for field in fields), "")
    given = request.cookies.get(COOKIE, "")
    if not given or len(given) > COOKIE_MAX:
        return empty
    try:
        kept = json.loads(base64.urlsafe_b64decode(given))
    except (ValueError, RecursionError):
        return empty
    if not isinstance(kept, Mapping):
        return empty
    return {name: value if isinstance(value := kept.get(name, ""), str) else "" for name in empty}


async def _show(request: Request, step: str, answers: Answers, errors: list[dict[str, str]]) -> Response:
    actor, language, seen = actor_of(request), language_of(request), await _look(request)
    key, base, role = request.path_params["conversation"], _base(request), actor.role
    maker, other = (seen.patient, seen.provider) if role == "patient" else (seen.provider, seen.patient)
    order = steps_of(answers, role)
    at = order.index(step) if step in order else len(order)
    maker_name, other_name = maker.name if maker else "", other.name if other else say("home.nobody_yet", language)
    shown: dict[str, Any] = {
        **answers,
        "role": role,
        "action": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "back": f"{base}/{order[at - 1]}" if at else f"/gesprek/{key}",
        "now": at + 1,
        "of": len(order),
        "carried": {},
        "errors": errors,
        "maker_name": maker_name,
        "provider_name": other_name,
    }
    if step == CHECK:
        rows = [
            row | {"change": f"{base}/{each}?na={CHECK}"}
            for each in order
            for row in row_of(each, answers, language, other_name)
        ]
        shown.update(equal_copy=answers["equal_copy"] == "yes", rows=rows)
        return page(request, "announce_check.html", **shown)
    name = NAMES[step]
    template = {"purpose": "why", "listeners": "listeners", "equal_copy": "copy"}.get(name, "choice")
    if template in ("choice", "why"):
        title, why = heading_of(name, answers, role, language)
        options = options_of(name, role, language)
        shown.update(name=name, title=title, choose_why=why, options=options, value=answers[name])
    return page(request, f"announce_{template}.html", status=422 if errors else 200, **shown)


def _no_such_step() -> NotFound:
    return NotFound(
        Text("Deze vraag is er niet.", "There is no such question."), Text("Begin opnieuw.", "Begin again.")
    )


ROUTES = [
    Route("GET", "/gesprek/{conversation}/aankondigen", "person", begin),
    Route("GET", "/gesprek/{conversation}/aankondigen/{step}", "person", ask),
    Route("POST", "/gesprek/{conversation}/aankondigen/{step}", "person", take),
]
