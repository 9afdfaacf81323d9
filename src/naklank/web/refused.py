"""One place that sees to it that who was refused something is in the log, whichever page it was.

An action that logs its own refusals marks them (`NaklankError.as_logged`), so that no refusal stands there twice. Who is
not signed in leaves no line here: tries at the doors are counted and logged by those doors.
"""

from starlette.requests import Request

from naklank.actions.events import event
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
