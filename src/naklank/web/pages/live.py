"""Keep two screens in step: a stream of events that wakes a page when the conversation changes."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from naklank.actions import find
from naklank.actions.overview import Talk, talk
from naklank.actions.ports import House, View
from naklank.actions.sessions import whose
from naklank.errors import NaklankError
from naklank.model import Actor
from naklank.web.here import actor_of, address_of, house_of, run
from naklank.web.live import Bell
from naklank.web.route import Route

BREATH_S = 20
"""A comment line this often keeps proxies from closing the stream, and shows us that the browser is gone."""
LISTEN_S = 5
"""While a recording runs: nobody rings when nothing comes in any more, so we look by ourselves."""


def state_of(seen: Talk, now: datetime) -> dict[str, object]:
    """What a screen needs to know at once; the page itself asks for the rest."""
    running, silent = seen.running, seen.silent_since(now)
    return {
        "joined": seen.patient is not None,
        "phase": seen.phase,
        "kept": len(seen.kept),
        "recording": running.id if running else None,
        "state": {"recording": "running", "paused": "paused"}.get(seen.phase, "ended" if seen.kept else "waiting"),
        "silent_since": silent.isoformat() if silent else None,
        "asked_pause": seen.asked_pause,
        "at_ms": seen.at_ms,
        "announcement": seen.announcement.id if seen.announcement else None,
        "answer": seen.answer.reply if seen.answer else None,
    }


async def live(request: Request) -> Response:
    """The stream of one conversation, for who may see it, for as long as the session lives."""
    house, actor, key = house_of(request), actor_of(request), request.path_params["conversation"]
    token, address = request.state.token, address_of(request)
    await run(_look, house, actor, key)
    bell: Bell = request.app.state.bell

    async def stream() -> AsyncIterator[str]:
        async with bell.waiting(key) as rung:
            last = ""
            while True:
                rung.clear()
                who = await run(whose, house, token, address, touch=False)
                if who is None or who.person != actor.person:
                    yield "event: gone\ndata: {}\n\n"
                    return
                try:
                    seen = await run(_look, house, actor, key)
                except NaklankError:  # sent away, or it is no longer there
                    yield "event: gone\ndata: {}\n\n"
                    return
                now = json.dumps(seen, sort_keys=True)
                yield f"event: changed\ndata: {now}\n\n" if now != last else ": still here\n\n"
                last = now
                try:
                    await asyncio.wait_for(rung.wait(), LISTEN_S if seen["phase"] == "recording" else BREATH_S)
                except TimeoutError:
                    continue

    return StreamingResponse(stream(), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


def _look(house: House, actor: Actor, key: str) -> dict[str, object]:
    def look(view: View) -> dict[str, object]:
        return state_of(talk(view, find.conversation(view, actor, "see", key)), house.clock.now())

    return house.store.read(look)


ROUTES = [Route("GET", "/conversations/{conversation}/live", "person", live, machine=True)]
