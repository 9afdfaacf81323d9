"""The sound itself, over byte ranges: 206, 416, suffix ranges, If-Range. Each stretch is logged before it leaves."""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from naklank.actions import listen
from naklank.web.here import actor_of, house_of, json_of, not_understood, run
from naklank.web.ranges import Unsatisfiable, wanted
from naklank.web.route import Route


async def begin_listen(request: Request) -> Response:
    """Sit down to listen; the answer names the address of the sound."""
    body = await json_of(request)
    why = body.get("why", "remember")
    begun = await run(listen.begin, house_of(request), actor_of(request), request.path_params["recording"], str(why))
    return JSONResponse({"listen": begun.id, "sound": f"/listens/{begun.id}/sound"}, status_code=201)


async def sound(request: Request) -> Response:
    """Give (a part of) the rendition. At most ONE_ANSWER bytes for one range; players ask on by themselves."""
    house, actor = house_of(request), actor_of(request)
    listening, found = await run(listen.sound_of, house, actor, request.path_params["listen"])
    blob, tag = found.blob, found.tag
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": tag,
        "Cache-Control": "private, no-store",
        "Content-Type": blob.media_type,
    }
    try:
        span = wanted(request.headers.get("range"), blob.plain_bytes, if_range=request.headers.get("if-range"), tag=tag)
    except Unsatisfiable:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{blob.plain_bytes}"})
    if request.method == "HEAD":
        return Response(headers={**headers, "Content-Length": str(blob.plain_bytes)})
    if span is not None:
        stop = min(span.stop, span.start + listen.ONE_ANSWER)
        body = await run(listen.hear, house, actor, listening, blob, span.start, stop)
        headers["Content-Range"] = f"bytes {span.start}-{stop - 1}/{blob.plain_bytes}"
        return Response(body, status_code=206, headers=headers)

    async def whole() -> AsyncIterator[bytes]:
        for start in range(0, blob.plain_bytes, listen.ONE_ANSWER):
            stop = min(blob.plain_bytes, start + listen.ONE_ANSWER)
            yield await run(listen.hear, house, actor, listening, blob, start, stop)

    return StreamingResponse(whole(), headers={**headers, "Content-Length": str(blob.plain_bytes)})


async def save_place(request: Request) -> Response:
    """Remember where this person is."""
    body = await json_of(request)
    at_ms = body.get("at_ms")
    if isinstance(at_ms, bool) or not isinstance(at_ms, int) or not 0 <= at_ms < 1 << 40:
        raise not_understood()
    await run(listen.save_place, house_of(request), actor_of(request), request.path_params["recording"], at_ms)
    return JSONResponse({"at_ms": at_ms})


ROUTES = [
    Route("POST", "/recordings/{recording}/listens", "person", begin_listen, machine=True),
    Route("GET", "/listens/{listen}/sound", "person", sound, machine=True),
    Route("PUT", "/recordings/{recording}/place", "person", save_place, machine=True),
]
