"""Announce a recording: one question a page, back and change at any time, ending in a sentence that both read aloud.

The answers so far wait in a cookie on the person's own phone, only for these pages: a reason is private, so it is in no
address and not on the server before the person says it.
"""

import base64
import json
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions import find
from naklank.actions.announce import SITUATIONS, WORDS_MAX, Situation, announce, permitted
from naklank.actions.overview import Talk, talk
from naklank.errors import NotFound
from naklank.model import Extent
from naklank.text import Text
from naklank.text.catalogue import say
from naklank.web.guard import is_https
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see
from naklank.web.render import page
from naklank.web.route import Route

STEPS = {"hoe": "situation", "wat": "extent", "waarom": "why", "wie": "listeners", "kopie": "equal_copy"}
TEMPLATES = {"situation": "situation", "extent": "extent", "why": "why", "listeners": "listeners", "equal_copy": "copy"}
CHECK = "controle"
EXTENTS: tuple[Extent, ...] = ("all", "part", "summary")
COOKIE = "announcement"
COOKIE_MAX = 3500


async def begin(request: Request) -> Response:
    """Start at the first question."""
    await _look(request)
    return see(f"{_base(request)}/hoe")


async def ask(request: Request) -> Response:
    """Show one question, or the check before telling."""
    step = request.path_params["step"]
    if step != CHECK and step not in STEPS:
        raise _no_such_step()
    answers = _answers(request)
    if step == CHECK:
        open_question = next((s for s, name in STEPS.items() if _wrong(name, answers, "nl")), None)
        if open_question is not None:
            return see(f"{_base(request)}/{open_question}")
    return await _show(request, step, answers, [])


async def take(request: Request) -> Response:
    """Take an answer and go on; on the check page: announce."""
    step = request.path_params["step"]
    form, answers, base = await form_of(request), _answers(request), _base(request)
    await _look(request)
    if step == CHECK:
        return await _announce(request, answers)
    if step not in STEPS:
        raise _no_such_step()
    name = STEPS[step]
    answers[name] = form.get(name, "").strip()
    errors = _wrong(name, answers, language_of(request))
    if errors:
        return await _show(request, step, answers, errors)
    if name == "situation":
        key = request.path_params["conversation"]
        await run(permitted, house_of(request), actor_of(request), key, _situation(answers))
    order = list(STEPS)
    changing = request.query_params.get("na") == CHECK
    following = order.index(step) + 1
    response = see(f"{base}/{CHECK if changing or following == len(order) else order[following]}")
    value = base64.urlsafe_b64encode(json.dumps(answers, ensure_ascii=False).encode()).decode()
    response.set_cookie(COOKIE, value, path=base, httponly=True, samesite="strict", secure=is_https(request))
    return response


async def _announce(request: Request, answers: Mapping[str, str]) -> Response:
    key = request.path_params["conversation"]
    if any(_wrong(name, answers, "nl") for name in STEPS.values()):
        return see(f"{_base(request)}/{CHECK}")
    extent: Extent = next(e for e in EXTENTS if e == answers["extent"])
    await run(
        announce,
        house_of(request),
        actor_of(request),
        key,
        situation=_situation(answers),
        extent=extent,
        equal_copy=answers["equal_copy"] == "yes",
        why=answers["why"],
        listeners=answers["listeners"],
    )
    response = see(f"/gesprek/{key}")
    response.delete_cookie(COOKIE, path=_base(request))
    return response


def _situation(answers: Mapping[str, str]) -> Situation:
    return next(each for each in SITUATIONS if each == answers["situation"])


async def _look(request: Request) -> Talk:
    """The conversation, for who may announce a recording of it. Nobody else gets as far as a question."""
    house, actor, key = house_of(request), actor_of(request), request.path_params["conversation"]
    return await run(house.store.read, lambda view: talk(view, find.conversation(view, actor, "announce", key)))


def _base(request: Request) -> str:
    return f"/gesprek/{request.path_params['conversation']}/aankondigen"


def _answers(request: Request) -> dict[str, str]:
    """The answers so far, from the person's own phone; anything odd counts as not answered."""
    empty = dict.fromkeys(STEPS.values(), "")
    given = request.cookies.get(COOKIE, "")
    if not given or len(given) > COOKIE_MAX:
        return empty
    try:
        kept = json.loads(base64.urlsafe_b64decode(given))
    except (ValueError, RecursionError):
        return empty
    if not isinstance(kept, dict):
        return empty
    return {name: value if isinstance(value := kept.get(name, ""), str) else "" for name in empty}


def _wrong(name: str, answers: Mapping[str, str], language: str) -> list[dict[str, str]]:
    if name == "situation" and answers[name] not in SITUATIONS:
        return [{"field": name, "text": say("announce.situation_missing", language)}]
    if name == "extent" and answers[name] not in EXTENTS:
        return [{"field": name, "text": say("announce.extent_missing", language)}]
    if name == "equal_copy" and answers[name] not in ("yes", "no"):
        return [{"field": name, "text": say("announce.copy_missing", language)}]
    if len(answers[name]) > WORDS_MAX:
        return [{"field": name, "text": say("announce.too_long", language, most=WORDS_MAX)}]
    return []


async def _show(request: Request, step: str, answers: Mapping[str, str], errors: list[dict[str, str]]) -> Response:
    actor, language, seen = actor_of(request), language_of(request), await _look(request)
    key, base = request.path_params["conversation"], _base(request)
    maker, other = (seen.patient, seen.provider) if actor.role == "patient" else (seen.provider, seen.patient)
    order = list(STEPS)
    at = order.index(step) if step in STEPS else len(order)
    shown: dict[str, object] = {
        **answers,
        "action": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "back": f"{base}/{order[at - 1]}" if at else f"/gesprek/{key}",
        "now": at + 1,
        "of": len(order),
        "carried": {},
        "errors": errors,
        "maker_name": maker.name if maker else "",
        "provider_name": other.name if other else say("home.nobody_yet", language),
    }
    if step == CHECK:
        change = {TEMPLATES[name]: f"{base}/{each}?na={CHECK}" for each, name in STEPS.items()}
        shown.update(equal_copy=answers["equal_copy"] == "yes", change=change)
    template = f"announce_{TEMPLATES[STEPS[step]] if step in STEPS else 'check'}.html"
    return page(request, template, status=422 if errors else 200, **shown)


def _no_such_step() -> NotFound:
    return NotFound(
        Text("Deze vraag is er niet.", "There is no such question."), Text("Begin opnieuw.", "Begin again.")
    )


ROUTES = [
    Route("GET", "/gesprek/{conversation}/aankondigen", "person", begin),
    Route("GET", "/gesprek/{conversation}/aankondigen/{step}", "person", ask),
    Route("POST", "/gesprek/{conversation}/aankondigen/{step}", "person", take),
]
