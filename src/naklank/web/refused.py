"""One place for refusals: that they are in the log, whichever page it was, and what the page of a refusal by the rules shows.

An action that logs its own refusals marks them (`NaklankError.as_logged`), so that no refusal stands there twice. Who is
not signed in leaves no line here: tries at the doors are counted and logged by those doors.
"""

from typing import Any

from starlette.requests import Request

from naklank.actions.answer_shown import norm_shown, show
from naklank.actions.events import event
from naklank.actions.not_permitted import NotPermitted
from naklank.errors import NaklankError, NotAllowed, NotFound, TooMany
from naklank.model import Actor, Thing, is_id
from naklank.model.log import Action
from naklank.web.here import house_of, run
from naklank.web.route import Route

ACTIONS: dict[str, Action] = {"GET": "R", "POST": "U", "PUT": "U", "DELETE": "D"}


async def log_refusal(request: Request, route: Route, refusal: NaklankError) -> None:
    """Log that this person was refused what the address names, unless that was logged or nothing is named."""
    actor: Actor | None = getattr(request.state, "actor", None)
    things = tuple(Thing(kind, value) for kind, value in sorted(request.path_params.items()) if is_id(str(value)))
    if actor is None or not things or refusal.logged or not isinstance(refusal, NotAllowed | NotFound | TooMany):
        return
    why: dict[str, object] = {"refusal": type(refusal).__name__, "route": f"{route.method} {route.path}"}
    line = event(house_of(request), actor, "web:refused", ACTIONS[route.method], *things, outcome="refused", detail=why)
    store = house_of(request).store
    await run(store.write, lambda tx: tx.log(line))


def refused_page(request: Request, refused: NotPermitted, language: str) -> dict[str, Any]:
    """What the page shows where the rules do not let something be done: their answer, what is missing, and what can be done instead."""
    decision, talk = refused.decision, request.path_params.get("conversation", "")
    return {
        "shown": show(decision.decided, language, decision.base),
        "procedure": refused.procedure.in_language(language) if refused.procedure else "",
        "instead": [norm_shown(norm, language, decision.base) for norm in refused.instead],
        "ask_further": refused.ask_further,
        "back": f"/gesprek/{talk}" if talk else "/",
    }
