"""Hold a circulated file against a recording: bring it in by an ordinary form, wait, read what was found, hear it, take it along."""

from functools import partial
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.compare_copy import begin
from naklank.actions.comparison_shown import Shown, shown
from naklank.actions.file_pieces import MOST_BYTES
from naklank.actions.listen import check_hearing
from naklank.actions.read_comparison import (
    Opened,
    comparisons_of,
    hear_clip,
    open_comparison,
    take_report,
    throw_away,
)
from naklank.errors import NaklankError, NotFound, Unreadable
from naklank.text import Text
from naklank.text.catalogue import say
from naklank.web.bringing import FORM_MAX, bring_in, said
from naklank.web.here import actor_of, house_of, language_of, run, see
from naklank.web.pages.copies import as_file
from naklank.web.paper import as_pdf
from naklank.web.ranges import Unsatisfiable, wanted
from naklank.web.render import page, when
from naklank.web.route import Route

BASE = "/opname/{recording}/vergelijken"


async def ask(request: Request) -> Response:
    """Choose the file that goes around."""
    return await _ask(request, [])


async def _ask(request: Request, errors: list[dict[str, str]]) -> Response:
    house, actor, key = house_of(request), actor_of(request), request.path_params["recording"]
    language = language_of(request)
    await run(check_hearing, house, actor, "compare", key, "recording:compare")
    earlier = await run(comparisons_of, house, actor, key)
    return page(
        request,
        "compare.html",
        status=422 if errors else 200,
        **ask_page(earlier, f"/opname/{key}", language, errors),
    )


def ask_page(earlier: list[Opened], recording: str, language: str, errors: list[dict[str, str]]) -> dict[str, Any]:
    """What the form shows, with what was compared before."""
    return {
        "action": f"{recording}/vergelijken",
        "errors": errors,
        "earlier": [_line(one, f"{recording}/vergelijken", language) for one in earlier],
        "back": recording,
    }


def _line(one: Opened, base: str, language: str) -> dict[str, str]:
    if one.refused is not None:
        state, word = "attention", say("compare.is_refused", language)
    elif one.found is None:
        state, word = "waiting", say("compare.is_waiting", language)
    else:
        state, word = "", ""
    said = ""
    if one.found is not None and one.day is not None:
        said = shown(one.found, one.original, one.copy, one.day, one.version, (), language).verdict
    return {
        "href": f"{base}/{one.kept.id}",
        "subject": one.copy.name or say("compare.title", language),
        "when": when(one.asked, language),
        "with": said,
        "state": state,
        "word": word,
        "length": "",
    }


async def bring(request: Request) -> Response:
    """Take the file as it comes in, sealed piece by piece, and ask for the comparison."""
    house, actor, key = house_of(request), actor_of(request), request.path_params["recording"]
    try:
        kept = await bring_in(request, lambda name: begin(house, actor, key, name))
    except Unreadable as wrong:
        return await _ask(request, [{"field": "file", "text": said(wrong, language_of(request))}])
    request.app.state.wake_worker()
    return see(f"/opname/{kept.recording}/vergelijken/{kept.id}")


async def read(request: Request) -> Response:
    """What came of it, or how far it is."""
    opened = await run(
        open_comparison,
        house_of(request),
        actor_of(request),
        request.path_params["recording"],
        request.path_params["comparison"],
    )
    language = language_of(request)
    return page(request, "compared.html", **await run(compared_page, opened, language))


def compared_page(opened: Opened, language: str) -> dict[str, Any]:
    """What the page of a comparison shows."""
    made: Shown | None = None
    if opened.found is not None and opened.day is not None:
        made = shown(opened.found, opened.original, opened.copy, opened.day, opened.version, opened.clips, language)
    base = f"/opname/{opened.recording.id}/vergelijken"
    here = f"{base}/{opened.kept.id}"
    forms = {"verslag.html": "page", "verslag.pdf": "paper"} | (
        {"verslag-met-geluid.html": "sound"} if opened.clips else {}
    )
    return {
        "name": opened.copy.name or say("compare.title", language),
        "asked": when(opened.asked, language),
        "shown": made,
        "drawn": {name: Markup(getattr(made.drawn, name)) for name in ("patterns", "desk", "phone")} if made else {},  # noqa: S704  our own drawing
        "legend": [(Markup(swatch), word) for swatch, word in made.drawn.legend] if made else [],  # noqa: S704
        "refused": [text.in_language(language) for text in opened.refused] if opened.refused else [],
        "share": round(opened.share, 2),
        "plays": f"{here}/fragment",
        "doors": [
            {
                "href": f"{here}/{path}",
                "name": say(f"compare.save_{name}", language),
                "hint": say(f"compare.save_{name}_hint", language),
            }
            for path, name in forms.items()
        ],
        "here": here,
        "away": f"{here}/weg",
        "back": base,
    }


async def report(request: Request) -> Response:
    """The report as a file; with sound only at the address that says so."""
    form = request.path_params["form"]
    forms = {"verslag.html": "html", "verslag-met-geluid.html": "html", "verslag.pdf": "pdf"}
    if form not in forms:
        raise no_such_form()
    key = request.path_params["comparison"]
    make = partial(
        take_report,
        house_of(request),
        actor_of(request),
        request.path_params["recording"],
        key,
        forms[form],  # type: ignore[arg-type]
        language_of(request),
        with_sound="geluid" in form,
    )
    name = f"naklank-vergelijking-{key[:6]}"
    if forms[form] == "pdf":
        return await as_pdf(make, f"{name}.pdf")
    return Response(await run(make), headers=as_file(f"{name}.html"), media_type="text/html")


def no_such_form() -> NaklankError:
    """Say that there is no such file."""
    return NotFound(
        Text("Zo'n bestand is er niet.", "There is no such file."),
        Text("Ga terug naar de vergelijking.", "Go back to the comparison."),
    )


async def clip(request: Request) -> Response:
    """How a change sounds, as MP3; players ask for it in parts."""
    body = await run(
        hear_clip,
        house_of(request),
        actor_of(request),
        request.path_params["recording"],
        request.path_params["comparison"],
        request.path_params["change"],
        request.path_params["which"],
    )
    headers = {"Accept-Ranges": "bytes", "Content-Type": "audio/mpeg"}
    try:
        span = wanted(request.headers.get("range"), len(body))
    except Unsatisfiable:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{len(body)}"})
    if span is None:
        return Response(body, headers=headers)
    headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{len(body)}"
    return Response(body[span.start : span.stop], status_code=206, headers=headers)


async def away(request: Request) -> Response:
    """Throw a comparison away."""
    key = request.path_params["recording"]
    await run(throw_away, house_of(request), actor_of(request), key, request.path_params["comparison"])
    return see(f"/opname/{key}/vergelijken")


ROUTES = [
    Route("GET", BASE, "person", ask),
    Route("POST", BASE, "person", bring, body_max=MOST_BYTES + FORM_MAX, token_within=True),
    Route("GET", f"{BASE}/{{comparison}}", "person", read),
    Route("GET", f"{BASE}/{{comparison}}/{{form}}", "person", report),
    Route("GET", f"{BASE}/{{comparison}}/fragment/{{change:count}}/{{which}}", "person", clip, machine=True),
    Route("POST", f"{BASE}/{{comparison}}/weg", "person", away),
]
