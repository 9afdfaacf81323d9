"""The pages of "Mag dit?": begin at a situation, answer one question a page, read the answer with its reasons.

The answers so far wait in a cookie on the person's own device, only for these pages: what somebody asks about a patient
is private, so it stands in no address and stays on no server.
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.ask_on import Asking, from_text
from naklank.actions.ask_on import begin as begun
from naklank.actions.interview import starts
from naklank.errors import NaklankError
from naklank.text.catalogue import say
from naklank.web.guard import is_https
from naklank.web.here import form_of, house_of, language_of, run, see
from naklank.web.render import page
from naklank.web.route import Route

COOKIE = "may"
BASE = "/mag-dit"
ONWARD = f"{BASE}/verder"
ANSWER = f"{BASE}/antwoord"


async def begin(request: Request) -> Response:
    """The situations to begin from, in ordinary words."""
    return page(request, "may_begin.html", **begin_page(language_of(request)))


async def start(request: Request) -> Response:
    """Begin at one situation, with nothing answered yet."""
    return _on(request, begun(request.path_params["start"], house_of(request).rules.base))


async def ask(request: Request) -> Response:
    """One question."""
    return await _show(request, await _asking(request), [])


async def take(request: Request) -> Response:
    """Take an answer and go on. An answer that cannot be is said on the same page, and nothing is lost."""
    fact, asking, language = request.path_params["fact"], await _asking(request), language_of(request)
    form = await form_of(request)
    try:
        taken = await run(asking.take, fact, form.get("answer", ""), form.get("number", ""))
    except NaklankError as wrong:
        if wrong.status == 404:  # noqa: PLR2004 there is no such question: nothing to show again
            raise
        said = f"{wrong.what.in_language(language)} {wrong.todo.in_language(language)}"
        return await _show(request, asking, [{"field": "answer", "text": said}])
    if isinstance(taken, Asking):
        return _on(request, taken)
    field = "number" if taken == "number" else "answer"
    return await _show(request, asking, [{"field": field, "text": say(f"may.{taken}_missing", language)}])


async def onward(request: Request) -> Response:
    """To the next question, or to the answer where nothing can change it any more."""
    following = await run((await _asking(request)).next_fact)
    return see(ANSWER if following is None else _address(following))


async def answer(request: Request) -> Response:
    """The answer, as far as it is known, with everything it rests on."""
    asking, language = await _asking(request), language_of(request)
    return page(request, "may_answer.html", **await run(answer_page, asking, language))


async def _show(request: Request, asking: Asking, errors: list[dict[str, str]]) -> Response:
    fact, language = request.path_params["fact"], language_of(request)
    shown = await run(ask_page, asking, fact, language, errors)
    return page(request, "may_ask.html", status=422 if errors else 200, **shown)


def begin_page(language: str) -> dict[str, Any]:
    """What the first page shows."""
    groups = [
        {
            "title": title.in_language(language),
            "doors": [{"href": f"{BASE}/begin/{one.id}", "name": one.says.in_language(language)} for one in each],
        }
        for title, each in starts()
    ]
    return {"groups": groups}


def ask_page(asking: Asking, fact: str, language: str, errors: list[dict[str, str]]) -> dict[str, Any]:
    """What the page of one question shows. Raises `NotFound` where there is no such question."""
    asked = asking.asked(fact, language)
    before = asking.before(fact)
    given = asking.facts.get(fact)
    return {
        "asked": asked,
        "options": [{"value": str(value).lower(), "name": name} for value, name in asked.choices],
        "given": "" if given is None else str(given).lower(),
        "situation": asking.start.says.in_language(language),
        "action": _address(fact),
        "back": _address(before[-1]) if before else BASE,
        "now": len(before) + 1,
        "errors": errors,
        "so_far": ANSWER,
    }


def answer_page(asking: Asking, language: str) -> dict[str, Any]:
    """What the page of the answer shows."""
    return {
        "shown": asking.shown(language),
        "situation": asking.start.says.in_language(language),
        "asked": [{"key": asks, "value": word, "change": _address(fact)} for fact, asks, word in asking.said(language)],
        "more": ONWARD if asking.next_fact() else "",
        "back": _address(list(asking.facts)[-1]) if asking.facts else BASE,
        "begin": BASE,
        "question": _address(""),
    }


def _address(fact: str) -> str:
    return f"{BASE}/vraag/{fact}"


async def _asking(request: Request) -> Asking:
    return await run(from_text, request.cookies.get(COOKIE, ""), house_of(request).rules.base)


def _on(request: Request, asking: Asking) -> Response:
    """Keep the answers on the device, and go on to the next question."""
    response = see(ONWARD)
    response.set_cookie(COOKIE, asking.as_text(), path=BASE, httponly=True, samesite="lax", secure=is_https(request))
    return response


ROUTES = [
    Route("GET", BASE, "anyone", begin),
    Route("GET", f"{BASE}/begin/{{start}}", "anyone", start),
    Route("GET", ONWARD, "anyone", onward),
    Route("GET", f"{BASE}/vraag/{{fact}}", "anyone", ask),
    Route("POST", f"{BASE}/vraag/{{fact}}", "anyone", take),
    Route("GET", ANSWER, "anyone", answer),
]
