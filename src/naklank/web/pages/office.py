"""For manager and privacy officer: the whole log, in the same words as the diary."""

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.read_log import read_log
from naklank.web.here import actor_of, house_of, language_of, run
from naklank.web.pages.diary import entry
from naklank.web.render import day, page
from naklank.web.route import Route


async def log(request: Request) -> Response:
    """The newest lines of the log, a page at a time."""
    language, before = language_of(request), request.query_params.get("voor", "")
    start = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None  # noqa: PLR2004 — below 2^53
    lines, following = await run(read_log, house_of(request), actor_of(request), before=start)
    days = [
        {"name": name, "entries": [entry(line, actor_of(request).person, language) for line in group]}
        for name, group in groupby(lines, key=lambda line: day(line.at, language))
    ]
    return page(
        request, "log.html", days=days, more=f"/logboek?voor={following}" if following is not None else "", back="/"
    )


ROUTES = [Route("GET", "/logboek", "office", log)]
