"""A weighing that was signed: to read and print, to keep as file and receipt, to follow by a new one; and what the patient reads."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.ports import House
from naklank.actions.weigh_contents import Contents
from naklank.actions.weigh_draft import open_draft
from naklank.actions.weigh_read import Signed, file_of, for_patient, read_signed, receipt_of, said_in
from naklank.actions.weigh_shown import act_of
from naklank.actions.weigh_sign import revise
from naklank.actions.weighing_paper import Said, weighing_pdf
from naklank.errors import NotFound
from naklank.model import Actor, Conversation
from naklank.text.catalogue import say
from naklank.web.here import actor_of, house_of, language_of, run, see
from naklank.web.pages.copies import as_file
from naklank.web.paper import as_pdf
from naklank.web.render import page, when
from naklank.web.route import Route
from naklank.web.weigh_rows import Rows, base_of, signed_page, step_of, talk_name


async def weighing(request: Request) -> Response:
    """A signed weighing; of one that is still being written, the step where it was left."""
    key, house, actor, language = (
        request.path_params["weighing"],
        house_of(request),
        actor_of(request),
        language_of(request),
    )
    try:
        signed = await run(read_signed, house, actor, key)
    except NotFound:
        _, case = await run(open_draft, house, actor, key)
        lacking = await run(case.unfinished)
        return see(step_of(key, lacking[0]) if lacking else f"{base_of(key)}/nakijken")
    made: Contents = said_in(signed.weighing, signed.fields)
    talk = await run(_talk, house, actor, signed, language)
    mine = signed.weighing.by == actor.person
    return page(request, "weighed.html", **signed_page(key, signed, made, talk, mine, language, house.rules.base))


def _talk(house: House, actor: Actor, signed: Signed, language: str) -> str:
    """The conversation by name for who weighed; others read no subjects of conversations."""
    one = signed.weighing
    if one.conversation is None or one.by != actor.person:
        return ""
    found = house.store.read(lambda view: view.get(Conversation, str(one.conversation)))
    return talk_name(found, language) if found else ""


async def save_file(request: Request) -> Response:
    """The exact bytes that were signed."""
    key = request.path_params["weighing"]
    body = await run(file_of, house_of(request), actor_of(request), key)
    return _kept(body, f"afweging-{key[:6]}.json")


async def save_receipt(request: Request) -> Response:
    """The receipt that the log gives for it."""
    key = request.path_params["weighing"]
    body = await run(receipt_of, house_of(request), actor_of(request), key)
    return _kept(body, f"afweging-{key[:6]}-ontvangst.json")


async def save_paper(request: Request) -> Response:
    """The weighing as PDF, to read on paper."""
    key, house, actor, language = (
        request.path_params["weighing"],
        house_of(request),
        actor_of(request),
        language_of(request),
    )
    signed = await run(read_signed, house, actor, key, "pdf")
    talk = await run(_talk, house, actor, signed, language)
    shown = await run(
        signed_page,
        key,
        signed,
        said_in(signed.weighing, signed.fields),
        talk,
        mine=False,
        language=language,
        rules=house.rules.base,
    )
    said = Said(
        shown["title"],
        shown["lead"],
        _pairs(shown["about"]),
        _pairs(shown["decision"]),
        _pairs(shown["proof"]),
        tuple(one["when"] for one in shown["later"]),
    )
    return await as_pdf(partial(weighing_pdf, signed, said, language, house.rules.base), f"afweging-{key[:6]}.pdf")


def _pairs(rows: Rows) -> tuple[tuple[str, str], ...]:
    return tuple((row["key"], row["value"]) for row in rows)


def _kept(body: bytes, name: str) -> Response:
    return Response(body, media_type="application/json", headers=as_file(name))


async def revise_it(request: Request) -> Response:
    """Begin a weighing that follows this one."""
    draft = await run(revise, house_of(request), actor_of(request), request.path_params["weighing"])
    return see(step_of(draft.id, "over"))


async def about_me(request: Request) -> Response:
    """What was weighed about this patient."""
    language = language_of(request)
    found = await run(for_patient, house_of(request), actor_of(request))
    lines = [
        {
            "when": when(one.signed, language),
            "about": say("weigh.about_you_what", language, kind=act_of(one.question, language)),
            "decided": say(f"weigh.about_you_{one.decision}", language),
            "by": say("weigh.about_you_words", language, name=one.by),
            "words": one.words,
        }
        for one in found
    ]
    return page(request, "weighed_about.html", lines=lines, back="/")


ROUTES = [
    Route("GET", "/afweging/{weighing}", "staff", weighing),
    Route("GET", "/afweging/{weighing}/bestand", "staff", save_file),
    Route("GET", "/afweging/{weighing}/afweging.pdf", "staff", save_paper),
    Route("GET", "/afweging/{weighing}/ontvangst", "staff", save_receipt),
    Route("POST", "/afweging/{weighing}/herzien", "staff", revise_it),
    Route("GET", "/afgewogen", "patient", about_me),
]
