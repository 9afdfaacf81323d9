"""One's own copy: give the other an equal one, take a file along, the receipt, the evidence package; and destruction."""

import json
from collections.abc import AsyncIterator, Iterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from naklank.actions import find
from naklank.actions.access import gone
from naklank.actions.copy import M4A, ending, give, take, take_as_m4a
from naklank.actions.destroy import decide
from naklank.actions.export import package
from naklank.actions.finish_recording import receipt_of
from naklank.model import Recording
from naklank.model.recording import BlobKind
from naklank.web.here import actor_of, form_of, house_of, run, see
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
    key = request.path_params["recording"]
    await run(house_of(request).store.read, lambda view: find.recording(view, actor_of(request), "destroy", key))
    return page(request, "destroy.html", action=f"/opname/{key}/vernietigen", back=f"/opname/{key}", errors=[])


async def destroy(request: Request) -> Response:
    """Decide that the recording is destroyed; the work follows at once."""
    form, key = await form_of(request), request.path_params["recording"]
    if form.get("sure") != "yes":
        return see(f"/opname/{key}/vernietigen")
    ground = "maker" if actor_of(request).role in ("patient", "provider") else form.get("ground", "order")
    await run(decide, house_of(request), actor_of(request), key, ground)
    request.app.state.wake_worker()
    return see(f"/opname/{key}")


ROUTES = [
    Route("POST", "/opname/{recording}/kopie", "person", give_copy),
    Route("GET", "/opname/{recording}/bestand", "person", choose_file),
    Route("GET", "/opname/{recording}/bestand/{form}", "person", take_file),
    Route("GET", "/opname/{recording}/ontvangst", "person", receipt),
    Route("GET", "/opname/{recording}/bewijs", "person", evidence),
    Route("GET", "/opname/{recording}/vernietigen", "person", ask_destroy),
    Route("POST", "/opname/{recording}/vernietigen", "person", destroy),
]
