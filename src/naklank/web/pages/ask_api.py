"""The rule base for programs: one case in, one answer out. It changes nothing and keeps nothing, so anyone may ask."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from naklank.actions.ask import ask_body, error_data
from naklank.errors import NaklankError
from naklank.web.here import house_of, run
from naklank.web.route import Route

MALFORMED = 422


async def ask(request: Request) -> Response:
    """Ask the rules about a case. What cannot be is named: field, value, and what is allowed."""
    body, rules = await request.body(), house_of(request).rules.base
    try:
        return JSONResponse(await run(ask_body, body, rules))
    except NaklankError as error:
        return JSONResponse({"error": error_data(error)}, status_code=MALFORMED)


ROUTES = [Route("POST", "/api/ask", "anyone", ask, machine=True, asks_only=True)]
