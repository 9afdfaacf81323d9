"""Templates: the words, dates and times that every page may use, and how a page is made."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import segno
from babel.dates import format_datetime
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from naklank.text import recorder
from naklank.text.catalogue import say
from naklank.web.here import csrf_of, language_of, someone

TEMPLATES = Path(__file__).parent / "templates"
ZONE = ZoneInfo("Europe/Amsterdam")
HOUR_S = 3600
PATTERNS = {"nl": "EEEE d MMMM y, HH.mm 'uur'", "en": "EEEE d MMMM y, HH:mm"}
TIMES = {"nl": "HH.mm 'uur'", "en": "HH:mm"}
DAYS = {"nl": "EEEE d MMMM y", "en": "EEEE d MMMM y"}

RESCUE = tuple(key for key in recorder.TEXTS if key.startswith("rec.rescue_"))
"""What any page may have to say of a recording that lies unfinished on this device."""

environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def when(moment: datetime, language: str) -> str:
    """A moment in words, by the clock on the wall in the Netherlands: "dinsdag 3 maart 2026, 14.05 uur"."""
    return format_datetime(moment.astimezone(ZONE), PATTERNS[language], locale=language)


def clock_time(moment: datetime, language: str) -> str:
    """The time on the clock on the wall in the Netherlands: "14.05 uur"."""
    return format_datetime(moment.astimezone(ZONE), TIMES[language], locale=language)


def since(moment: datetime, now: datetime, language: str) -> str:
    """A moment that lies behind us: of today only its time, of an earlier day the day too."""
    today = moment.astimezone(ZONE).date() == now.astimezone(ZONE).date()
    return clock_time(moment, language) if today else when(moment, language)


def day(moment: datetime, language: str) -> str:
    """A day in words: "dinsdag 3 maart 2026"."""
    return format_datetime(moment.astimezone(ZONE), DAYS[language], locale=language)


def clock(ms: int) -> str:
    """A place in the sound: "12:34", or "1:02:03" from one hour on."""
    seconds = ms // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def duration(ms: int, language: str) -> str:
    """A length in words: "1 uur, 2 minuten en 3 seconden" without the parts that are zero."""
    seconds = ms // 1000
    parts = [(seconds // 3600, "look.hour", "look.hours"), (seconds // 60 % 60, "look.minute", "look.minutes")]
    if seconds < HOUR_S:
        parts.append((seconds % 60, "look.second", "look.seconds"))
    words = [f"{n} {say(one if n == 1 else many, language)}" for n, one, many in parts if n]
    return " ".join(words) or f"0 {say('look.seconds', language)}"


def as_script(values: Mapping[str, str]) -> str:
    """JSON that is safe inside a script element of type application/json."""
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")


def qr(address: str) -> Markup:
    """A QR code as SVG, without inline style, for a page."""
    code = segno.make(address, error="m")
    return Markup(code.svg_inline(scale=6, border=3, svgclass="qr", lineclass=None, omitsize=True))  # noqa: S704 — made here from an escaped address


def words_in(language: str) -> dict[str, Any]:
    """What a template may say in this language, whoever reads it."""
    return {
        "t": lambda key, **v: say(key, language, **v),
        "language": language,
        "url": str,
        "when": partial(when, language=language),
        "day": partial(day, language=language),
        "clock": clock,
        "duration": partial(duration, language=language),
    }


def page(request: Request, template: str, /, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Make a page from a template. Every template may use t, language, actor, csrf, when, day, clock, duration, demo."""
    language = language_of(request)
    words = dict(values.pop("texts", {}))
    if someone(request) is not None:
        words |= {key: say(key, language) for key in RESCUE}
    token = getattr(request.state, "token", "")
    known = {
        **words_in(language),
        "actor": someone(request),
        "texts": as_script(words) if words else "",
        "place": request.app.state.house.site,
        "me": getattr(request.state, "name", ""),
        "csrf": csrf_of(token) if token else "",
        "path": request.url.path,
        "demo": request.app.state.house.demo,
    }
    body = environment.get_template(template).render(**known, **values)
    return HTMLResponse(body, status_code=status)
