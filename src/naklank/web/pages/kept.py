"""The pages of kept answers: keep one under "Mag dit?", see what was kept, open one just as it was, throw it away."""

from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.answer_paper import Note, answer_pdf
from naklank.actions.ask_on import Asking
from naklank.actions.keep_answer import Opened, keep, kept_by, may_keep, open_kept, throw_away
from naklank.actions.overview import talks_of
from naklank.actions.ports import House
from naklank.actions.weigh_case import from_question
from naklank.actions.weigh_draft import today
from naklank.errors import NaklankError
from naklank.model import Actor
from naklank.text.catalogue import say
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see, someone
from naklank.web.pages.may import BASE, answer_page, asked_at, asking_of
from naklank.web.paper import as_pdf
from naklank.web.render import page, when
from naklank.web.route import Route

LIST = "/bewaarde-antwoorden"


async def answer(request: Request) -> Response:
    """The answer, as far as it is known, with everything it rests on; who is signed in can keep it."""
    return await _answer(request, {"words": "", "conversation": ""}, [])


async def _answer(request: Request, values: dict[str, str], errors: list[dict[str, str]]) -> Response:
    asking, language, actor = await asking_of(request), language_of(request), someone(request)
    shown = await run(answer_page, asking, language, asked_at(request))
    keeping = None
    if actor is not None and may_keep(actor):
        talks = await run(talks_of_own, house_of(request), actor, language)
        keeping = {"action": f"{asked_at(request)}/bewaar", "talks": talks, "typed": values}
    if not await run(weighable, house_of(request), asking):
        shown["weigh"] = ""
    return page(
        request, "may_answer.html", status=422 if errors else 200, **shown | {"keeping": keeping, "errors": errors}
    )


async def answer_on_paper(request: Request) -> Response:
    """The answer as PDF."""
    asking, language = await asking_of(request), language_of(request)
    shown = await run(asking.shown, language)
    said = [(asks, word) for _, asks, word in asking.said(language)]
    whole = await run(asking.next_fact) is None
    situation = asking.start.says.in_language(language)
    return await as_pdf(
        partial(answer_pdf, shown, language, situation, said, whole=whole), f"naklank-antwoord-{shown.day}.pdf"
    )


def weighable(house: House, asking: Asking) -> bool:
    """Whether people here weigh this at all: a judge's weighing is not theirs."""
    try:
        from_question(asking.start.id, asking.facts, today(house), house.rules.base)
    except NaklankError:
        return False
    return True


def talks_of_own(house: House, actor: Actor, language: str) -> list[dict[str, str]]:
    """The conversations that an answer can be kept on."""
    if actor.role not in ("patient", "provider"):
        return []
    return [
        {
            "value": talk.conversation.id,
            "name": f"{talk.conversation.subject or say('home.no_subject', language)}, "
            f"{when(talk.conversation.planned, language)}",
        }
        for talk in talks_of(house, actor)
    ]


async def not_kept(request: Request) -> Response:
    """To the answer: the address of the form, opened again, keeps nothing."""
    await asking_of(request)
    return see(f"{asked_at(request)}/antwoord")


async def keep_one(request: Request) -> Response:
    """Keep the answer. What does not fit is said on the same page, and nothing is lost."""
    asking, form, language = await asking_of(request), await form_of(request), language_of(request)
    values = {name: form.get(name, "") for name in ("words", "conversation")}
    try:
        kept = await run(keep, house_of(request), actor_of(request), asking, values["conversation"], values["words"])
    except NaklankError as wrong:
        if wrong.status != NaklankError.status:
            raise
        said = f"{wrong.what.in_language(language)} {wrong.todo.in_language(language)}"
        return await _answer(request, values, [{"field": "words", "text": said}])
    return see(f"{LIST}/{kept.id}")


async def kept_answers(request: Request) -> Response:
    """What I kept."""
    found = await run(kept_by, house_of(request), actor_of(request))
    return page(request, "kept.html", **list_page(found, language_of(request)))


def list_page(found: list[Opened], language: str) -> dict[str, Any]:
    """What the list shows."""
    return {"kept": [line(one, language) for one in found], "back": "/", "may": BASE}


def line(one: Opened, language: str) -> dict[str, str]:
    """One kept answer as a line in a list."""
    shown = one.shown[language]
    subject = one.conversation.subject or say("home.no_subject", language) if one.conversation else ""
    return {
        "href": f"{LIST}/{one.kept.id}",
        "subject": one.situation(language),
        "when": when(one.kept.kept, language),
        "with": shown.sentence + (f" · {subject}" if subject else ""),
        "state": "",
        "word": "",
        "length": "",
    }


async def kept_answer(request: Request) -> Response:
    """One kept answer, just as it was, and whether the rules have changed since."""
    found = await run(open_kept, house_of(request), actor_of(request), request.path_params["kept"])
    return page(request, "may_answer.html", **await run(kept_page, found, language_of(request)))


async def kept_on_paper(request: Request) -> Response:
    """A kept answer as PDF, with one's own words."""
    found = await run(open_kept, house_of(request), actor_of(request), request.path_params["kept"])
    language = language_of(request)
    shown, situation = found.shown[language], found.situation(language)
    said = [(row["key"], row["value"]) for row in found.said[language]]
    note = await run(note_of, found, language)
    make = partial(answer_pdf, shown, language, situation, said, whole=True, note=note)
    return await as_pdf(make, f"naklank-antwoord-{found.kept.id[:6]}.pdf")


def note_of(found: Opened, language: str) -> Note:
    """When it was kept, with which words and conversation, and whether the rules have changed since."""
    talk = found.conversation
    says = [say("may.kept_on", language, when=when(found.kept.kept, language))]
    says.append(f"{since(found, language)} {found.verdict_changed(language)}".strip())
    if talk is not None:
        subject = talk.subject or say("home.no_subject", language)
        says.append(say("may.kept_with", language, subject=subject))
    elif found.kept.conversation is not None:
        says.append(say("may.kept_unreachable", language))
    return Note(tuple(says), found.words)


def kept_page(found: Opened, language: str) -> dict[str, Any]:
    """What a kept answer shows."""
    return {
        "shown": found.shown[language],
        "situation": found.situation(language),
        "asked": found.said[language],
        "dropped": [],
        "more": "",
        "back": LIST,
        "begin": BASE,
        "question": "",
        "weigh": "",
        "forget": "",
        "paper": f"{LIST}/{found.kept.id}/antwoord.pdf",
        "keeping": None,
        "errors": [],
        "kept": {
            "when": when(found.kept.kept, language),
            "words": found.words,
            "conversation": {
                "href": f"/gesprek/{found.conversation.id}",
                "subject": found.conversation.subject or say("home.no_subject", language),
            }
            if found.conversation
            else None,
            "unreachable": found.kept.conversation is not None and found.conversation is None,
            "since": since(found, language),
            "then": found.verdict_changed(language),
            "away": f"{LIST}/{found.kept.id}/weg",
        },
    }


def since(found: Opened, language: str) -> str:
    """Whether the rules have changed since, in words."""
    if not found.rules_changed:
        return say("may.kept_same_rules", language)
    if found.now is None:
        return say("may.kept_not_now", language)
    return say("may.kept_new_verdict" if found.verdict_changed(language) else "may.kept_new_rules", language)


async def away(request: Request) -> Response:
    """Throw a kept answer away."""
    await run(throw_away, house_of(request), actor_of(request), request.path_params["kept"])
    return see(LIST)


ROUTES = [
    Route("GET", f"{BASE}/{{asking}}/antwoord", "anyone", answer),
    Route("GET", f"{BASE}/{{asking}}/antwoord.pdf", "anyone", answer_on_paper),
    Route("GET", f"{BASE}/{{asking}}/bewaar", "anyone", not_kept),
    Route("POST", f"{BASE}/{{asking}}/bewaar", "self", keep_one),
    Route("GET", LIST, "self", kept_answers),
    Route("GET", f"{LIST}/{{kept}}", "self", kept_answer),
    Route("GET", f"{LIST}/{{kept}}/antwoord.pdf", "self", kept_on_paper),
    Route("POST", f"{LIST}/{{kept}}/weg", "self", away),
]
