"""For the privacy officer: give a clip that goes around, with a reason; wait; read which recording it occurs in, and where."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.file_pieces import MOST_BYTES
from naklank.actions.find_clip import REASONS, NoReason
from naklank.actions.read_trace import FoundAt, Trace, open_trace, traces
from naklank.actions.trace_clip import begin
from naklank.errors import NaklankError, Unreadable
from naklank.text.amounts import number
from naklank.text.catalogue import catalogue, say
from naklank.web.bringing import FORM_MAX, bring_in, said
from naklank.web.here import actor_of, house_of, language_of, run, see
from naklank.web.render import clock, duration, page, when
from naklank.web.route import Route

BASE = "/herkomst"
HARDLY_OFF = 0.003
"""No clock of a device is further off than this: below it the speed is not worth a line."""
STATES = {"waiting": "waiting", "found": "attention", "not_from_here": "safe"}
STRONG = ((10**9, "most", "billion"), (10**6, "much", "million"))
"""From one in so many strange clips on: the word for the strength, and the word for the number."""


async def ask(request: Request) -> Response:
    """Choose the clip and say why."""
    return await _ask(request, {}, [])


async def _ask(request: Request, values: dict[str, str], errors: list[dict[str, str]]) -> Response:
    earlier = await run(traces, house_of(request), actor_of(request))
    values = ask_page(earlier, language_of(request), values.get("reason", ""), errors)
    return page(request, "trace.html", status=422 if errors else 200, **values)


def ask_page(earlier: list[Trace], language: str, reason: str, errors: list[dict[str, str]]) -> dict[str, Any]:
    """What the form shows, with what was looked up before."""
    return {
        "action": BASE,
        "reasons": [
            {
                "value": each,
                "name": say(f"trace.reason_{each}", language),
                "hint": say(f"trace.reason_{each}_hint", language),
            }
            for each in REASONS
        ],
        "reason": reason,
        "errors": errors,
        "earlier": [_line(one, language) for one in earlier],
        "back": "/",
    }


def _line(one: Trace, language: str) -> dict[str, str]:
    reason = say(f"trace.reason_{one.reason}", language)
    return {
        "href": f"{BASE}/{one.id}",
        "subject": _sentence(one, language),
        "when": when(one.at, language),
        "with": say("trace.by", language, name=one.by, reason=reason) if one.by else reason,
    }


def _sentence(one: Trace, language: str) -> str:
    many = one.state == "found" and len(one.places) > 1
    return say("trace.found_many" if many else f"trace.{one.state}", language, n=len(one.places))


async def bring(request: Request) -> Response:
    """Take the clip as it comes in, sealed piece by piece, and ask for the search."""
    house, actor, language = house_of(request), actor_of(request), language_of(request)
    fields: dict[str, str] = {}
    try:
        trace = await bring_in(request, lambda name: begin(house, actor, name, fields.get("reason", "")), fields)
    except (Unreadable, NoReason) as wrong:
        return await _ask(request, fields, wrong_in(fields, wrong, language))
    request.app.state.wake_worker()
    return see(f"{BASE}/{trace}")


def wrong_in(fields: dict[str, str], wrong: NaklankError, language: str) -> list[dict[str, str]]:
    """What is said at which field. A browser forgets the chosen file, so where only the reason lacks both are asked again."""
    unknown = fields.get("reason", "") not in REASONS
    reason = [{"field": "reason", "text": say("trace.choose_reason", language)}] if unknown else []
    file = say("trace.choose_again", language) if isinstance(wrong, NoReason) else said(wrong, language)
    return [*reason, {"field": "file", "text": file}]


async def read(request: Request) -> Response:
    """What came of it, or how far it is."""
    one = await run(open_trace, house_of(request), actor_of(request), request.path_params["trace"])
    return page(request, "traced.html", **traced_page(one, language_of(request)))


def traced_page(one: Trace, language: str) -> dict[str, Any]:
    """What the page of a search shows."""
    why = f"trace.why_{one.why}"
    leads = {
        "waiting": say("trace.waiting_do", language),
        "not_from_here": say("trace.not_from_here_lead", language),
        "broken_off": say("trace.broken_off_do", language),
        "undecided": say(why if why in catalogue() else "trace.why_", language),
        "failed": say(why if why in catalogue() else "trace.why_", language),
    }
    says = {"found": ("sounds", "not_who", "not_cut"), "not_from_here": ("destroyed", "missed")}
    return {
        "title": _sentence(one, language),
        "lead": leads.get(one.state, ""),
        "asked": when(one.at, language),
        "waiting": one.state == "waiting",
        "again": one.state in ("undecided", "failed", "broken_off"),
        "share": round(one.share, 2),
        "places": [_place(each, language) for each in one.places],
        "says": [say(f"trace.says_{each}", language) for each in says.get(one.state, ())],
        "how": _how(one, language),
        "here": f"{BASE}/{one.id}",
        "back": BASE,
    }


def _place(one: FoundAt, language: str) -> dict[str, Any]:
    word, chance = next(
        ((f"strong_{word}", n) for least, word, n in STRONG if one.one_in >= least), ("strong", "thousands")
    )
    rows = [
        ("maker", one.maker),
        ("at", _span(one.at, language)),
        ("of_clip", _span(one.clip, language)),
        ("strength", say(f"trace.{word}", language, n=number(one.strength, 1).in_language(language))),
        ("chance", say("trace.one_in", language, n=say(f"trace.{chance}", language))),
    ]
    if abs(one.speed - 1) > HARDLY_OFF:
        rows.append(("speed", say("trace.faster", language, n=number(one.speed, 2).in_language(language))))
    return {
        "title": say("trace.recording", language, when=when(one.recording.server_begin, language)),
        "rows": [{"key": say(f"trace.{key}", language), "value": value} for key, value in rows if value],
        "gone": one.recording.state != "sealed",
        "diary": f"/opname/{one.recording.id}/wie",
    }


def _span(span: tuple[int, int], language: str) -> str:
    return say("trace.span", language, begin=clock(span[0]), end=clock(span[1]))


def _how(one: Trace, language: str) -> list[dict[str, str]]:
    rows = {
        "when": when(one.at, language),
        "by": one.by,
        "reason": say(f"trace.reason_{one.reason}", language),
        "length": duration(one.clip_ms, language) if one.clip_ms else "",
        "recordings": str(one.recordings - one.without) if one.method else "",
        "without": str(one.without) if one.without else "",
        "sha256": one.sha256,
        "method": one.method,
    }
    return [{"key": say(f"trace.how_{name}", language), "value": value} for name, value in rows.items() if value]


ROUTES = [
    Route("GET", BASE, "privacy", ask),
    Route("POST", BASE, "privacy", bring, body_max=MOST_BYTES + FORM_MAX, token_within=True),
    Route("GET", f"{BASE}/{{trace}}", "privacy", read),
]
