"""The pages of "Mag dit?": begin at a situation, answer one question a page, read the answer with its reasons.

The answers so far wait in a cookie on the person's own device, only for the pages of this one asking: what somebody asks
about a patient is private, so it stands in no address and stays on no server. Each asking has an address of its own, so that
two of them in two tabs never mix.
"""

import re
import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.ask_on import Asking, from_text
from naklank.actions.ask_on import begin as begun
from naklank.actions.interview import starts
from naklank.errors import NaklankError, NotFound
from naklank.text import Text
from naklank.text.catalogue import say
from naklank.web.guard import is_https
from naklank.web.here import form_of, house_of, language_of, run, see
from naklank.web.render import page
from naklank.web.route import Route

COOKIE = "may"
BASE = "/mag-dit"
KEPT_S = 12 * 3600
"""How long the answers stay on the device: a working day."""
NAME = re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII)


async def begin(request: Request) -> Response:
    """The situations to begin from, in ordinary words."""
    return page(request, "may_begin.html", **begin_page(language_of(request)))


async def start(request: Request) -> Response:
    """Begin at one situation, with nothing answered yet."""
    return _on(request, secrets.token_urlsafe(8), begun(request.path_params["start"], house_of(request).rules.base))


async def ask(request: Request) -> Response:
    """One question."""
    return await _show(request, await asking_of(request), [])


async def take(request: Request) -> Response:
    """Take an answer and go on. An answer that cannot be is said on the same page, and nothing is lost."""
    fact, asking, language = request.path_params["fact"], await asking_of(request), language_of(request)
    form = await form_of(request)
    answer, number = form.get("answer", ""), form.get("number", "")
    try:
        taken = await run(asking.take, fact, answer, number)
    except NaklankError as wrong:
        if wrong.status == NotFound.status:
            raise
        said = f"{wrong.what.in_language(language)} {wrong.todo.in_language(language)}"
        return await _show(request, asking, [{"field": "answer", "text": said}], answer)
    if isinstance(taken, Asking):
        return _on(request, _name(request), taken)
    field = "answer" if taken == "choice" else "number"
    errors = [{"field": field, "text": say(f"may.{taken}_missing", language)}]
    return await _show(request, asking, errors, number if field == "number" else answer)


async def onward(request: Request) -> Response:
    """To the next question, or to the answer where nothing can change it any more."""
    following = await run((await asking_of(request)).next_fact)
    return see(f"{asked_at(request)}/antwoord" if following is None else f"{asked_at(request)}/vraag/{following}")


async def forget(request: Request) -> Response:
    """Take the answers off this device."""
    response = see(BASE)
    response.delete_cookie(COOKIE, path=asked_at(request))
    return response


async def _show(request: Request, asking: Asking, errors: list[dict[str, str]], typed: str = "") -> Response:
    fact, language = request.path_params["fact"], language_of(request)
    shown = await run(ask_page, asking, fact, language, errors, asked_at(request), typed)
    return page(request, "may_ask.html", status=422 if errors else 200, **shown)


def begin_page(language: str) -> dict[str, Any]:
    """What the first page shows."""
    groups = [
        {
            "id": each[0].who,
            "title": title.in_language(language),
            "doors": [{"href": f"{BASE}/begin/{one.id}", "name": one.says.in_language(language)} for one in each],
        }
        for title, each in starts()
    ]
    return {"groups": groups}


def ask_page(
    asking: Asking, fact: str, language: str, errors: list[dict[str, str]], base: str, typed: str = ""
) -> dict[str, Any]:
    """What the page of one question shows. Raises `NotFound` where there is no such question."""
    asked = asking.asked(fact, language)
    before = asking.before(fact)
    given = asking.facts.get(fact)
    return {
        "asked": asked,
        "options": [{"value": str(value).lower(), "name": name} for value, name in asked.choices],
        "given": typed or ("" if given is None else str(given).lower()),
        "situation": asking.start.says.in_language(language),
        "dropped": [asking.asks(one, language) for one in asking.dropped],
        "action": f"{base}/vraag/{fact}",
        "back": f"{base}/vraag/{before[-1]}" if before else BASE,
        "now": len(before) + 1,
        "errors": errors,
        "so_far": f"{base}/antwoord",
        "answered": [
            {"key": asks, "value": word, "change": f"{base}/vraag/{one}"}
            for one, asks, word in asking.said(language)
            if one != fact
        ],
    }


def answer_page(asking: Asking, language: str, base: str) -> dict[str, Any]:
    """What the page of the answer shows."""
    return {
        "shown": asking.shown(language),
        "situation": asking.start.says.in_language(language),
        "asked": [
            {"key": asks, "value": word, "change": f"{base}/vraag/{fact}"} for fact, asks, word in asking.said(language)
        ],
        "dropped": [asking.asks(one, language) for one in asking.dropped],
        "more": f"{base}/verder" if asking.next_fact() else "",
        "back": f"{base}/vraag/{list(asking.facts)[-1]}" if asking.facts else BASE,
        "begin": BASE,
        "question": f"{base}/vraag/",
        "weigh": f"{base}/afwegen",
        "forget": f"{base}/wis",
        "paper": f"{base}/antwoord.pdf",
        "keeping": None,
        "kept": None,
        "errors": [],
    }


def _name(request: Request) -> str:
    name: str = request.path_params["asking"]
    return name


def asked_at(request: Request) -> str:
    """Where the pages of this asking are."""
    return f"{BASE}/{_name(request)}"


async def asking_of(request: Request) -> Asking:
    """The asking that this address is about. Raises `NotFound` where there is none on this device."""
    if not NAME.fullmatch(_name(request)):
        raise NotFound(
            Text("Deze pagina is er niet.", "There is no such page."),
            Text("Kies een situatie onder “Mag dit?”.", "Choose a situation under “May I?”."),
        )
    return await run(from_text, request.cookies.get(COOKIE, ""), house_of(request).rules.base)


def _on(request: Request, name: str, asking: Asking) -> Response:
    """Keep the answers on the device, and go on to the next question."""
    base = f"{BASE}/{name}"
    response = see(f"{base}/verder")
    response.set_cookie(
        COOKIE, asking.as_text(), max_age=KEPT_S, path=base, httponly=True, samesite="lax", secure=is_https(request)
    )
    return response


ROUTES = [
    Route("GET", BASE, "anyone", begin),
    Route("GET", f"{BASE}/begin/{{start}}", "anyone", start),
    Route("GET", f"{BASE}/{{asking}}/verder", "anyone", onward),
    Route("GET", f"{BASE}/{{asking}}/vraag/{{fact}}", "anyone", ask),
    Route("POST", f"{BASE}/{{asking}}/vraag/{{fact}}", "anyone", take),
    Route("POST", f"{BASE}/{{asking}}/wis", "anyone", forget),
]
