"""Who listened: a diary in ordinary words, in order of time, with a filter, and fit to print."""

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.diary import Line, read
from naklank.text.catalogue import catalogue, say
from naklank.web.here import actor_of, house_of, language_of, run
from naklank.web.render import ZONE, clock, day, page, when
from naklank.web.route import Route

GIVES_A_REASON = ("recording:listen", "clip:ask", "clip:find")
"""What is done with a reason that the diary has words for."""


async def who_listened(request: Request) -> Response:
    """The diary of one recording for this person, the newest on top."""
    key, language, actor = request.path_params["recording"], language_of(request), actor_of(request)
    chosen = request.query_params.get("who", "")
    recording, lines = await run(read, house_of(request), actor, key)
    shown = [line for line in reversed(lines) if chosen in ("", line.person)]
    days = [
        {"name": name, "entries": [entry(line, actor.person, language) for line in group]}
        for name, group in groupby(shown, key=lambda line: day(line.at, language))
    ]
    names = {line.person: who(line, actor.person, language) for line in lines if line.person}
    return page(
        request,
        "diary.html",
        subject=recording.file_name or when(recording.server_begin, language),
        days=days,
        people=[{"value": "", "name": say("diary.everybody", language)}]
        + [{"value": person, "name": name} for person, name in names.items()],
        who=chosen,
        back=f"/opname/{key}",
    )


def who(line: Line, me: str, language: str) -> str:
    """The person of a line, in words."""
    return say("diary.you", language) if line.person == me else line.name or say(f"diary.role_{line.role}", language)


def entry(line: Line, me: str, language: str) -> dict[str, str]:
    """One line of the diary in words."""
    if line.shredded:
        return {"time": "", "who": "", "did": say("diary.shredded", language), "why": "", "kind": ""}
    did = did_what(line, language)
    heard = line.spans if line.kind == "recording:listen" else ()
    spans = ", ".join(f"{clock(start)}–{clock(stop)}" for start, stop in heard)
    why = say(f"diary.why_{line.purpose}", language) if line.kind in GIVES_A_REASON and line.purpose else ""
    parts = [part for part in (say("diary.spans", language, spans=spans) if spans else "", why) if part]
    return {
        "time": f"{line.at.astimezone(ZONE):%H.%M}" + (" uur" if language == "nl" else ""),
        "who": who(line, me, language),
        "did": did,
        "why": " · ".join(parts),
        "kind": "refused" if line.outcome == "refused" else "self" if line.person == me else "",
    }


def did_what(line: Line, language: str) -> str:
    """What was done, in words; a refusal says so, and what has no words of its own is named by its kind."""
    if line.outcome == "refused":
        return say("diary.refused", language, kind=line.kind)
    key = f"diary.did_{line.kind.replace(':', '_')}"
    return say(key, language) if key in catalogue() else say("diary.other", language, kind=line.kind)


ROUTES = [Route("GET", "/opname/{recording}/wie", "person", who_listened)]
