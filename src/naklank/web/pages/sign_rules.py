"""Where the office writes down that a lawyer looked the rules over, and reads who did so before."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.sign_rules import REMARK_MAX, sign_offs, sign_rules
from naklank.errors import NaklankError
from naklank.model import SignOff
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see
from naklank.web.pages.rules import signed
from naklank.web.render import page
from naklank.web.route import Route

PATH = "/regels/nagekeken"
FIELDS = ("name", "office", "day", "remark")
Errors = list[dict[str, str]]


async def form(request: Request) -> Response:
    """A form to write it down, and everything that was written down before."""
    return await _show(request, dict.fromkeys(FIELDS, ""), [])


async def write(request: Request) -> Response:
    """Write it down. What does not fit is said at its field, and nothing that was typed is lost."""
    given = await form_of(request)
    values = {name: given.get(name, "") for name in FIELDS}
    try:
        await run(lambda: sign_rules(house_of(request), actor_of(request), **values))
    except NaklankError as wrong:
        if "field" not in wrong.detail:
            raise
        language = language_of(request)
        said = f"{wrong.what.in_language(language)} {wrong.todo.in_language(language)}"
        return await _show(request, values, [{"field": str(wrong.detail["field"]), "text": said}])
    return see(PATH)


async def _show(request: Request, values: dict[str, str], errors: Errors) -> Response:
    house = house_of(request)
    before = await run(sign_offs, house)
    version = house.rules.base.version
    shown = sign_page(before, version, language_of(request), values, errors)
    return page(request, "sign_rules.html", status=422 if errors else 200, **shown)


def sign_page(
    before: list[SignOff], version: str, language: str, values: dict[str, str], errors: Errors
) -> dict[str, Any]:
    """What `sign_rules.html` shows."""
    return {
        "version": version,
        "values": values,
        "errors": errors,
        "remark_max": REMARK_MAX,
        "before": [signed(one, version, language) for one in before],
        "action": PATH,
        "back": "/regels",
    }


ROUTES = [Route("GET", PATH, "office", form), Route("POST", PATH, "office", write)]
