"""What the recorder and the upload page talk to: begin, chunks, moments, finish, state. JSON in, JSON out.

A chunk is answered only after it is durable; that promise is kept in `actions.keep_chunk`.
"""

import json
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from naklank.actions import find
from naklank.actions.finish_recording import finish, state_of
from naklank.actions.keep_chunk import CHUNK_BYTES_MAX, keep
from naklank.actions.note_moment import note
from naklank.actions.start_recording import start
from naklank.actions.upload import CHUNK_BYTES, begin, finish_upload
from naklank.model import Situation, new_id, situation_of
from naklank.web.here import actor_of, house_of, json_of, not_understood, run
from naklank.web.route import Route

JSON_MAX = 256 * 1024


def _text(body: dict[str, object], name: str, default: str | None = None) -> str:
    value = body.get(name, default)
    if not isinstance(value, str):
        raise not_understood()
    return value


def _number(body: dict[str, object], name: str, default: int | None = None) -> int:
    value = body.get(name, default)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 53:
        raise not_understood()
    return value


def _time(body: dict[str, object], name: str) -> datetime | None:
    value = body.get(name)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(str(value))
        return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)
    except (ValueError, OverflowError):
        raise not_understood() from None


async def begin_recording(request: Request) -> Response:
    """Open a recording of this conversation."""
    body = await json_of(request)
    settings = body.get("settings", {})
    recording = await run(
        start,
        house_of(request),
        actor_of(request),
        request.path_params["conversation"],
        key=_text(body, "id", "") or new_id(),
        media_type=_text(body, "media_type"),
        settings=settings if isinstance(settings, dict) else {},
        device_begin=_time(body, "device_begin"),
    )
    return JSONResponse({"recording": recording.id}, status_code=201)


async def put_chunk(request: Request) -> Response:
    """Keep one chunk; 200 means: durable."""
    number = request.path_params["number"]
    sha256 = request.headers.get("x-chunk-sha256", "")
    chunk = await run(
        keep,
        house_of(request),
        actor_of(request),
        request.path_params["recording"],
        number,
        await request.body(),
        sha256,
    )
    return JSONResponse({"number": chunk.number, "sha256": chunk.sha256})


async def put_moment(request: Request) -> Response:
    """Note a moment of a running recording."""
    body = await json_of(request)
    moment = await run(
        note,
        house_of(request),
        actor_of(request),
        request.path_params["recording"],
        key=_text(body, "id"),
        kind=_text(body, "kind"),
        at_ms=_number(body, "at_ms"),
        ms=_number(body, "ms", 0),
        why=_text(body, "why", ""),
        words=_text(body, "note", ""),
        device_time=_time(body, "device_time"),
    )
    return JSONResponse({"id": moment.id})


async def finish_it(request: Request) -> Response:
    """Seal the recording and answer with the receipt."""
    body = await json_of(request)
    house, actor, key = house_of(request), actor_of(request), request.path_params["recording"]
    sha256 = body.get("sha256")
    if sha256 is not None and not isinstance(sha256, str):
        raise not_understood()
    recording = await run(house.store.read, lambda view: find.recording(view, actor, "finish", key))
    chunks = _number(body, "chunks")
    if recording.source == "upload":
        receipt = await run(finish_upload, house, actor, key, chunks=chunks, sha256=sha256)
    else:
        duration = body.get("duration_ms")
        receipt = await run(
            finish,
            house,
            actor,
            key,
            chunks=chunks,
            sha256=sha256,
            device_end=_time(body, "device_end"),
            duration_ms=_number(body, "duration_ms") if duration is not None else None,
        )
    return JSONResponse({"receipt": json.loads(receipt), "next": f"/opname/{key}/veilig"})


async def state(request: Request) -> Response:
    """Say what is acknowledged, for a sender that comes back."""
    recording, have, moments = await run(
        state_of, house_of(request), actor_of(request), request.path_params["recording"]
    )
    return JSONResponse({"state": recording.state, "have": have, "moments": moments, "source": recording.source})


async def begin_upload(request: Request) -> Response:
    """Open a recording for the pieces of a file."""
    body = await json_of(request)
    conversation, said = body.get("conversation"), body.get("situation")
    recording = await run(
        begin,
        house_of(request),
        actor_of(request),
        name=_text(body, "name"),
        size=_number(body, "bytes"),
        media_type=_text(body, "media_type", ""),
        conversation_id=conversation if isinstance(conversation, str) and conversation else None,
        said=situation_of({**said, "medium": "audio"}) if isinstance(said, dict) else Situation(),
    )
    return JSONResponse({"recording": recording.id, "chunk_bytes": CHUNK_BYTES}, status_code=201)


ROUTES = [
    Route("POST", "/conversations/{conversation}/recordings", "person", begin_recording, machine=True),
    Route(
        "PUT",
        "/recordings/{recording}/chunks/{number:count}",
        "person",
        put_chunk,
        machine=True,
        body_max=CHUNK_BYTES_MAX,
    ),
    Route("POST", "/recordings/{recording}/moments", "person", put_moment, machine=True),
    Route("POST", "/recordings/{recording}/finish", "person", finish_it, machine=True, body_max=JSON_MAX),
    Route("GET", "/recordings/{recording}/state", "person", state, machine=True),
    Route("POST", "/uploads", "patient", begin_upload, machine=True),
]
