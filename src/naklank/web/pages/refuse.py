"""A care provider does not want what was announced: first what the rules say, then, where they leave room, the reason and what is offered."""

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.not_permitted import NotPermitted
from naklank.actions.refuse_recording import may_refuse, refuse_recording
from naklank.text.catalogue import say
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see
from naklank.web.refused import refused_page
from naklank.web.render import page
from naklank.web.route import Route

VALUES: dict[str, bool | str] = {"yes": True, "no": False, "unknown": "unknown"}


async def ask(request: Request) -> Response:
    """Ask for the reason and what is offered; where no reason can make a difference, say so at once."""
    house, actor, key = house_of(request), actor_of(request), request.path_params["conversation"]
    decision = await run(may_refuse, house, actor, key)
    if decision.verdict == "forbidden":
        return page(request, "refused.html", **refused_page(request, NotPermitted(decision), language_of(request)))
    return await _form(request, {}, [])


async def refuse(request: Request) -> Response:
    """Refuse, with what was said. What the rules do not allow is refused itself, with their answer."""
    form, key, language = await form_of(request), request.path_params["conversation"], language_of(request)
    values = {name: form.get(name, "") for name in ("weighty", "alternative")}
    errors = [
        {"field": name, "text": say("announce.choice_missing", language)}
        for name, value in values.items()
        if value not in VALUES
    ]
    if errors:
        await run(may_refuse, house_of(request), actor_of(request), key)
        return await _form(request, values, errors)
    weighty, alternative = VALUES[values["weighty"]], VALUES[values["alternative"]]
    await run(refuse_recording, house_of(request), actor_of(request), key, weighty=weighty, alternative=alternative)
    return see(f"/gesprek/{key}")


async def _form(request: Request, values: dict[str, str], errors: list[dict[str, str]]) -> Response:
    key, language = request.path_params["conversation"], language_of(request)
    options = {
        name: [{"value": value, "name": say(f"refuse.{name}_{value}", language)} for value in ("yes", "no", "unknown")]
        for name in ("weighty", "alternative")
    }
    return page(
        request,
        "refuse.html",
        status=422 if errors else 200,
        action=f"/gesprek/{key}/weigeren",
        back=f"/gesprek/{key}",
        options=options,
        values={"weighty": "", "alternative": "", **values},
        errors=errors,
    )


ROUTES = [
    Route("GET", "/gesprek/{conversation}/weigeren", "provider", ask),
    Route("POST", "/gesprek/{conversation}/weigeren", "provider", refuse),
]
