"""The pages on which somebody weighs: begin, one question a page, look everything over, decide and sign.

What is written is kept at every step, also where it is not finished; only the weigher sees it until she signs.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.ask_on import Asking
from naklank.actions.ports import House
from naklank.actions.weigh_case import Case, begun_with, from_question
from naklank.actions.weigh_contents import Contents, Found
from naklank.actions.weigh_draft import begin, conversations_of, drafts_of, keep, open_draft, today, written
from naklank.actions.weigh_read import others, signed_already, signed_of
from naklank.actions.weigh_shown import act_of, asks_of, kinds, points_of, title_of, word_of
from naklank.actions.weigh_sign import discard, sign
from naklank.errors import NaklankError, NotFound
from naklank.model import Actor, Conversation
from naklank.text.catalogue import say
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see
from naklank.web.pages.may import asked_at, asking_of
from naklank.web.render import page, when
from naklank.web.route import Route
from naklank.web.weigh_rows import base_of, check_page, step_of, talk_name

LIST = "/afwegingen"
FROM_MAY = "/mag-dit/{asking}/afwegen"
UNPROCESSABLE = 422
GONE_OR_NOT_YOURS = (403, 404)


async def weighings(request: Request) -> Response:
    """My weighings: those under way, those signed, what can be begun; for the office also what others signed."""
    return page(
        request, "weigh_list.html", **await run(list_page, house_of(request), actor_of(request), language_of(request))
    )


def list_page(house: House, actor: Actor, language: str) -> dict[str, Any]:
    """What the overview shows."""
    signed = signed_of(house, actor)
    followed = {one.supersedes for one, _ in signed}
    return {
        "kinds": [
            {"action": LIST, "field": "kind", "value": code, "name": name, "hint": about}
            for code, name, about in kinds(language)
        ],
        "drafts": [
            _line(base_of(draft.id), made, when(draft.saved, language), "weigh.saved", "waiting", "draft", language)
            for draft, made in drafts_of(house, actor)
        ],
        "signed": [
            _line(
                base_of(one.id),
                Contents(one.kind, reference=reference),
                when(one.signed, language),
                "weigh.signed_on",
                "closed" if one.id in followed else "safe",
                "revised" if one.id in followed else "signed",
                language,
            )
            for one, reference in signed
        ],
        "others": [
            {
                "href": base_of(one.id),
                "subject": act_of(one.question, language).capitalize(),
                "when": say("weigh.signed_on", language, when=when(one.signed, language)),
                "with": say("weigh.by", language, name=name),
                "length": "",
                "state": "safe",
                "word": say("weigh.state_signed", language),
            }
            for one, name in others(house, actor)
        ],
        "back": "/",
    }


def _line(href: str, made: Contents, moment: str, says: str, shape: str, state: str, language: str) -> dict[str, str]:
    return {
        "href": href,
        "subject": made.reference or say("weigh.no_reference", language),
        "when": say(says, language, when=moment),
        "with": title_of(made.kind, made.start, language) if made.kind != "may" or made.start else "",
        "length": "",
        "state": shape,
        "word": say(f"weigh.state_{state}", language),
    }


async def begin_one(request: Request) -> Response:
    """Begin a weighing of a kind."""
    form, house = await form_of(request), house_of(request)
    contents = begun_with(form.get("kind", ""), today(house))
    draft = await run(begin, house, actor_of(request), contents)
    return see(step_of(draft.id, "over"))


async def from_may(request: Request) -> Response:
    """From a question under "Mag dit?" that a person must weigh: say what happens, before anything is kept."""
    asking = await asking_of(request)
    await run(_of_question, house_of(request), asking)
    situation = asking.start.says.in_language(language_of(request))
    return page(
        request,
        "weigh_from_may.html",
        situation=situation,
        action=f"{asked_at(request)}/afwegen",
        back=f"{asked_at(request)}/antwoord",
    )


async def begin_from_may(request: Request) -> Response:
    """Begin a weighing of what was asked, with the answers that were given."""
    asking, house = await asking_of(request), house_of(request)
    contents = await run(_of_question, house, asking)
    draft = await run(begin, house, actor_of(request), contents)
    return see(step_of(draft.id, "over"))


def _of_question(house: House, asking: Asking) -> Contents:
    return from_question(asking.start.id, asking.facts, today(house), house.rules.base)


Page = Callable[[Request], Coroutine[Any, Any, Response]]


def unless_signed(show: Page) -> Page:
    """To the signed weighing where there is no draft any more: after the button back, or a second press on "sign"."""

    async def shown(request: Request) -> Response:
        try:
            return await show(request)
        except NotFound:
            key, house, actor = request.path_params["weighing"], house_of(request), actor_of(request)
            if not await run(signed_already, house, actor, key):
                raise
            return see(base_of(key))

    return shown


async def step(request: Request) -> Response:
    """One question."""
    key, name = request.path_params["weighing"], request.path_params["step"]
    _, case = await run(open_draft, house_of(request), actor_of(request), key)
    return await _show_step(request, key, name, case, [])


async def take(request: Request) -> Response:
    """Keep what was written, and go on where nothing is lacking. What cannot be kept is said, and stays in the fields."""
    key, name, language = request.path_params["weighing"], request.path_params["step"], language_of(request)
    house, actor, form = house_of(request), actor_of(request), await form_of(request)
    draft, before = await run(open_draft, house, actor, key)
    case = written(before, name, form)
    try:
        await run(keep, house, actor, draft, case)
    except NaklankError as wrong:
        if wrong.status in GONE_OR_NOT_YOURS:
            raise
        said = f"{wrong.what.in_language(language)} {wrong.todo.in_language(language)}"
        errors = [{"field": first_field(case.sort_of(name)), "text": said}]
        return await _show_step(request, key, name, before, errors, case.contents)
    if form.get("later"):
        return see(LIST)
    lacking = case.lacking(name)
    if lacking:
        errors = [{"field": field, "text": say(_lack(case, name, lack), language)} for field, lack in lacking]
        return await _show_step(request, key, name, case, errors)
    steps = case.steps()
    at = steps.index(name)
    return see(step_of(key, steps[at + 1]) if at + 1 < len(steps) else f"{base_of(key)}/nakijken")


def first_field(sort: str) -> str:
    """Where an error of a whole step belongs."""
    fields = {"over": "reference", "collega": "said", "anders": "alternatives", "besluit": "why", "geven": "what"}
    return fields.get(sort, "words" if sort == "patient" else "answer")


def _lack(case: Case, name: str, lack: str) -> str:
    number = case.sort_of(name) == "frame" and case.asks_number(name)
    return "weigh.lacks_frame_number" if number else lack


async def _show_step(
    request: Request, key: str, name: str, case: Case, errors: list[dict[str, str]], typed: Contents | None = None
) -> Response:
    talks = await run(conversations_of, house_of(request), actor_of(request)) if name == "over" else []
    shown = await run(step_page, key, name, case, talks, language_of(request), errors, typed or case.contents)
    return page(request, f"weigh_{shown['sort']}.html", status=UNPROCESSABLE if errors else 200, **shown)


def step_page(
    key: str,
    name: str,
    case: Case,
    talks: list[Conversation],
    language: str,
    errors: list[dict[str, str]],
    made: Contents,
) -> dict[str, Any]:
    """What the page of one step shows. Raises `NotFound` where the weighing has no such step."""
    sort, steps = case.sort_of(name), case.steps()
    at = steps.index(name)
    shown: dict[str, Any] = {
        "sort": sort,
        "made": made,
        "title": title_of(made.kind, made.start, language),
        "now": at + 1,
        "of": len(steps),
        "action": step_of(key, name),
        "back": step_of(key, steps[at - 1]) if at else LIST,
        "check": f"{base_of(key)}/nakijken",
        "errors": errors,
    }
    if sort in ("frame", "point"):
        found = made.found.get(name, Found())
        value = made.given.get(name) if sort == "frame" else found.value
        shown |= {
            "asks": asks_of(name, language),
            "number": case.asks_number(name),
            "options": [
                {"value": str(each).lower(), "name": word_of(name, each, language) or say("weigh.unclear", language)}
                for each in case.choices(name)
            ],
            "given": "" if value is None else str(value).lower(),
            "found": found,
        }
    if sort == "point":
        shown["point"] = next(point for point in points_of(case, language) if point.fact == name)
    if sort == "over":
        nothing = {"value": "", "name": say("weigh.conversation_none", language)}
        shown["talks"] = [nothing, *({"value": talk.id, "name": talk_name(talk, language)} for talk in talks)]
    if sort == "besluit":
        shown["act"] = act_of(case.plan.question, language)
    return shown


async def check(request: Request) -> Response:
    """Everything together: what was found, what it leads to, what was decided, and what is still missing."""
    return await _check(request, [])


async def _check(request: Request, errors: list[dict[str, str]]) -> Response:
    key, house, actor = request.path_params["weighing"], house_of(request), actor_of(request)
    _, case = await run(open_draft, house, actor, key)
    talks = await run(conversations_of, house, actor)
    shown = await run(check_page, key, case, talks, language_of(request), errors)
    return page(request, "weigh_check.html", status=UNPROCESSABLE if errors else 200, **shown)


async def sign_it(request: Request) -> Response:
    """Decide and sign. Against one's own findings only by who says that she knows it."""
    key, house, actor, form = (
        request.path_params["weighing"],
        house_of(request),
        actor_of(request),
        await form_of(request),
    )
    try:
        await run(sign, house, actor, key, knowing=form.get("sure") == "yes")
    except NaklankError as wrong:
        if wrong.status in GONE_OR_NOT_YOURS:
            raise
        _, case = await run(open_draft, house, actor, key)
        unsure = not await run(case.unfinished) and await run(case.against)
        language = language_of(request)
        said = f"{wrong.what.in_language(language)} {wrong.todo.in_language(language)}"
        text = say("weigh.against_sure_missing", language) if unsure else said
        return await _check(request, [{"field": "sure" if unsure else "inhoud", "text": text}])
    return see(base_of(key))


async def throw_away(request: Request) -> Response:
    """Ask whether the draft may go."""
    key = request.path_params["weighing"]
    _, case = await run(open_draft, house_of(request), actor_of(request), key)
    title = title_of(case.contents.kind, case.contents.start, language_of(request))
    reference = case.contents.reference or say("weigh.no_reference", language_of(request))
    return page(
        request, "weigh_away.html", title=title, reference=reference, action=f"{base_of(key)}/weg", back=f"{base_of(key)}/nakijken"
    )  # fmt: skip


async def throw_away_now(request: Request) -> Response:
    """Throw the draft away."""
    await run(discard, house_of(request), actor_of(request), request.path_params["weighing"])
    return see(LIST)


ROUTES = [
    Route("GET", LIST, "staff", weighings),
    Route("POST", LIST, "staff", begin_one),
    Route("GET", FROM_MAY, "staff", from_may),
    Route("POST", FROM_MAY, "staff", begin_from_may),
    Route("GET", "/afweging/{weighing}/stap/{step}", "staff", unless_signed(step)),
    Route("POST", "/afweging/{weighing}/stap/{step}", "staff", unless_signed(take)),
    Route("GET", "/afweging/{weighing}/nakijken", "staff", unless_signed(check)),
    Route("POST", "/afweging/{weighing}/tekenen", "staff", unless_signed(sign_it)),
    Route("GET", "/afweging/{weighing}/weg", "staff", unless_signed(throw_away)),
    Route("POST", "/afweging/{weighing}/weg", "staff", unless_signed(throw_away_now)),
]
