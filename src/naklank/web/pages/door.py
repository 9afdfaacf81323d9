"""Coming in on a phone: by the QR code, or by the short word on the provider's screen."""

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.join import join
from naklank.errors import Conflict, NotFound
from naklank.text.catalogue import say
from naklank.web.coming_in import come_in
from naklank.web.here import address_of, form_of, house_of, language_of, run, see, someone
from naklank.web.render import page
from naklank.web.route import Route


async def ask_word(request: Request) -> Response:
    """Ask for the word."""
    return _form(request, {"code": "", "word": "", "name": ""}, [])


async def ask_name(request: Request) -> Response:
    """The QR code brought the phone here: ask only how the other may call this person."""
    return _form(request, {"code": request.path_params["code"], "word": "", "name": ""}, [])


async def join_in(request: Request) -> Response:
    """Join the conversation."""
    form = await form_of(request)
    code, word, name = form.get("code", ""), form.get("word", "").strip(), form.get("name", "").strip()
    language = language_of(request)
    errors = []
    if not code and not word:
        errors.append({"field": "word", "text": say("join.word_missing", language)})
    if not name and someone(request) is None:
        errors.append({"field": "name", "text": say("join.name_missing", language)})
    if not errors:
        try:
            entered = await run(
                join, house_of(request), code or word, name, address_of(request), actor=someone(request)
            )
        except (NotFound, Conflict) as refusal:
            words = f"{refusal.what.in_language(language)} {refusal.todo.in_language(language)}"
            errors.append({"field": "name" if code else "word", "text": words})
        else:
            scope = entered[2].scope
            return come_in(request, see(f"/gesprek/{scope}" if scope else "/"), entered)
    return _form(request, {"code": code, "word": word, "name": name}, errors)


def _form(request: Request, values: dict[str, str], errors: list[dict[str, str]]) -> Response:
    known = someone(request)
    asks_name = known is None or known.role != "patient"
    return page(request, "join.html", status=422 if errors else 200, values=values, errors=errors, asks_name=asks_name)


ROUTES = [
    Route("GET", "/mee", "anyone", ask_word),
    Route("GET", "/mee/{code}", "anyone", ask_name),
    Route("POST", "/mee", "anyone", join_in),
]
