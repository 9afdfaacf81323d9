"""One's own copy: give the other an equal one, take a file along, the receipt, the evidence package; and destruction."""

import json
from collections.abc import AsyncIterator, Iterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from naklank.actions import find
from naklank.actions.access import gone
from naklank.actions.copy import M4A, ask, ending, give, take, take_as_m4a
from naklank.actions.destroy import decide
from naklank.actions.export import package
from naklank.actions.finish_recording import receipt_of
from naklank.model import Recording
from naklank.model.recording import BlobKind
from naklank.text.catalogue import say
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see
from naklank.web.outlet import pieces_of
from naklank.web.render import page
from naklank.web.route import Route

FORMS: dict[str, BlobKind] = {"origineel": "original", "mp3": "rendition"}


async def give_copy(request: Request) -> Response:
    """Give the other party an equal copy."""
    key = request.path_params["recording"]
    await run(give, house_of(request), actor_of(request), key)
    recording = await run(
        house_of(request).store.read, lambda view: find.recording(view, actor_of(request), "see", key)
    )
    return see(f"/gesprek/{recording.conversation}")


async def ask_copy(request: Request) -> Response:
    """Ask for an equal copy. Where the rules make it a duty, it is there at once."""
    key = request.path_params["recording"]
    await run(ask, house_of(request), actor_of(request), key)
    recording = await run(
        house_of(request).store.read, lambda view: find.recording(view, actor_of(request), "see", key)
    )
    return see(f"/gesprek/{recording.conversation}")


async def choose_file(request: Request) -> Response:
    """Which form of the recording to take along."""
    key = request.path_params["recording"]
    recording = await run(
        house_of(request).store.read, lambda view: find.recording(view, actor_of(request), "download", key)
    )
    base = f"/opname/{key}/bestand"
    return page(
        request,
        "take.html",
        original=f"{base}/origineel",
        mp3=f"{base}/mp3",
        m4a=f"{base}/m4a",
        receipt=f"/opname/{key}/ontvangst",
        kind=ending(recording.media_type).upper(),
        back=f"/opname/{key}",
    )


async def take_file(request: Request) -> Response:
    """The file itself, logged before it leaves."""
    key, form = request.path_params["recording"], request.path_params["form"]
    if form == "m4a":
        return await take_m4a(request, key)
    kind = FORMS.get(form)
    if kind is None:
        return see(f"/opname/{key}/bestand")
    recording, blob, pieces = await run(take, house_of(request), actor_of(request), key, kind)
    name = _file_name(recording, blob.media_type)
    return StreamingResponse(
        in_thread(pieces),
        headers={**as_file(name), "Content-Type": blob.media_type, "Content-Length": str(blob.plain_bytes)},
    )


async def take_m4a(request: Request, key: str) -> Response:
    """The original as M4A, made while it leaves: its length is not known beforehand."""
    recording, write = await run(take_as_m4a, house_of(request), actor_of(request), key)
    headers = {**as_file(_file_name(recording, M4A)), "Content-Type": M4A}
    return StreamingResponse(in_thread(pieces_of(write)), headers=headers)


def _file_name(recording: Recording, media_type: str) -> str:
    return f"naklank-{recording.server_begin:%Y-%m-%d}-{recording.id[:6]}.{ending(media_type)}"


async def receipt(request: Request) -> Response:
    """The receipt, as a file to keep."""
    house, key = house_of(request), request.path_params["recording"]
    recording = await run(house.store.read, lambda view: find.recording(view, actor_of(request), "see", key))
    if recording.state in ("destroying", "destroyed"):
        raise gone()
    body = await run(receipt_of, house, key)
    number = json.loads(body)["number"]
    return Response(body, headers={**as_file(f"naklank-ontvangst-{number}.json"), "Content-Type": "application/json"})


async def evidence(request: Request) -> Response:
    """The evidence package as a zip."""
    key = request.path_params["recording"]
    bag = await run(package, house_of(request), actor_of(request), key)
    headers = {**as_file(f"naklank-{key}.zip"), "Content-Type": "application/zip", "Content-Length": str(bag.size)}
    return StreamingResponse(in_thread(pieces_of(bag.write)), headers=headers)


async def in_thread(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Pieces that take reading and deciphering, made in a thread one by one."""
    try:
        while (piece := await run(next, pieces, None)) is not None:
            yield piece
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()


def as_file(name: str) -> dict[str, str]:
    """The header that makes a browser keep an answer as a file. `name` is made by us, of safe letters only."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


async def ask_destroy(request: Request) -> Response:
    """What destroying means, and whether to do it."""
    return await _destroy_page(request, {}, [])


async def _destroy_page(request: Request, values: dict[str, str], errors: list[dict[str, str]]) -> Response:
    key, language, office = request.path_params["recording"], language_of(request), _office(request)
    await run(house_of(request).store.read, lambda view: find.recording(view, actor_of(request), "destroy", key))

    def options(name: str, *each: str) -> list[dict[str, str]]:
        return [{"value": value, "name": say(f"destroy.{name}_{value}", language)} for value in each]

    return page(
        request,
        "destroy.html",
        status=422 if errors else 200,
        action=f"/opname/{key}/vernietigen",
        back=f"/opname/{key}",
        errors=errors,
        office=office,
        grounds=options("ground", *OFFICE_GROUNDS),
        answers=options("answer", *ANSWERS),
        values={"ground": "", **dict.fromkeys(ASKED, ""), **values},
    )


async def destroy(request: Request) -> Response:
    """Decide that the recording is destroyed; the work follows at once. The office says on whose wish, and what the rules turn on."""
    form, key, language = await form_of(request), request.path_params["recording"], language_of(request)
    if form.get("sure") != "yes":
        return see(f"/opname/{key}/vernietigen")
    values = {name: form.get(name, "") for name in ("ground", *ASKED)}
    if _office(request):
        wrong = [] if values["ground"] in OFFICE_GROUNDS else ["ground"]
        if values["ground"] == "patient":
            wrong += [name for name in ASKED if values[name] not in ANSWERS]
        if wrong:
            errors = [{"field": name, "text": say("announce.choice_missing", language)} for name in wrong]
            return await _destroy_page(request, values, errors)
    answered = {name: ANSWERS[values[name]] for name in ASKED if values["ground"] == "patient"}
    ground = values["ground"] if _office(request) else "maker"
    await run(decide, house_of(request), actor_of(request), key, ground, **answered)
    request.app.state.wake_worker()
    return see(f"/opname/{key}")


def _office(request: Request) -> bool:
    """Whether somebody decides for the house, and not a maker for himself."""
    return actor_of(request).role not in ("patient", "provider")


OFFICE_GROUNDS = ("patient", "term", "order")
ASKED = ("legal_retention", "interest_of_others")
ANSWERS: dict[str, bool | str] = {"yes": True, "no": False, "unknown": "unknown"}


ROUTES = [
    Route("POST", "/opname/{recording}/kopie", "person", give_copy),
    Route("POST", "/opname/{recording}/vraag-kopie", "person", ask_copy),
    Route("GET", "/opname/{recording}/bestand", "person", choose_file),
    Route("GET", "/opname/{recording}/bestand/{form}", "person", take_file),
    Route("GET", "/opname/{recording}/ontvangst", "person", receipt),
    Route("GET", "/opname/{recording}/bewijs", "person", evidence),
    Route("GET", "/opname/{recording}/vernietigen", "person", ask_destroy),
    Route("POST", "/opname/{recording}/vernietigen", "person", destroy),
]
