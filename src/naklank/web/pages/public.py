"""What anybody may see: the page that verifies, the public key, the newest checkpoint, and whether the server is well."""

import base64

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from naklank import __version__
from naklank.actions.overview import talks_of
from naklank.actions.ports import House
from naklank.text import recorder as recorder_texts
from naklank.text.catalogue import say
from naklank.web.describe import describe
from naklank.web.here import actor_of, house_of, language_of, run
from naklank.web.render import page, when
from naklank.web.route import Route
from naklank.web.stijl import shown


async def verify(request: Request) -> Response:
    """Check a package inside the browser: nothing is sent."""
    words = {"data-lang": language_of(request)}
    return page(request, "verify.html", words=words, scripts=["/static/verify/page.js"])


async def key(request: Request) -> Response:
    """The public key that signs here, to hold packages against."""
    return PlainTextResponse(house_of(request).signer.public_pem(), media_type="application/x-pem-file")


async def checkpoint(request: Request) -> Response:
    """The newest signed checkpoint, for who keeps watch over the log."""
    return PlainTextResponse(await run(house_of(request).store.checkpoint))


async def consistency(request: Request) -> Response:
    """Proof that the log of one size is the beginning of the log of another."""
    first, second = request.path_params["first"], request.path_params["second"]
    proof = await run(house_of(request).store.consistency, first, second)
    return JSONResponse({"first": first, "second": second, "proof": [base64.b64encode(h).decode() for h in proof]})


async def health(request: Request) -> Response:
    """Whether the server can read and write."""

    def look(house: House) -> int:
        return house.store.read(lambda view: view.log_size())

    return JSONResponse({"log_size": await run(look, house_of(request))})


async def description(request: Request) -> Response:
    """Every address, in OpenAPI."""
    from naklank.web.routes import ROUTES as EVERY

    return JSONResponse(describe(EVERY, __version__, house_of(request).rules.base))


async def style(request: Request) -> Response:
    """Every component in every state; in the demo only."""
    return page(request, "stijl.html", shown=shown())


MADE: dict[str, tuple[str, ...]] = {
    "by": ("patient", "parent_with_authority", "guardian", "curator", "mentor", "written_proxy", "relative"),
    "took_part": ("yes", "no"),
    "setting": ("consult", "home_visit", "phone", "group"),
    "others": ("given", "not_asked", "refused"),
    "told": ("yes", "no"),
    "purpose": ("private", "evidence", "publication"),
}
"""What is asked of a file: the facts that the rules on making a recording turn on."""


def how_it_was_made(language: str) -> list[dict[str, object]]:
    """The questions about a recording made elsewhere. Who knows no answer leaves it at that."""
    return [
        {
            "name": name,
            "label": say(f"upload.{name}", language),
            "options": [
                {"value": "", "name": say(f"upload.{name}_none", language)},
                *({"value": value, "name": say(f"upload.{name}_{value}", language)} for value in values),
            ],
        }
        for name, values in MADE.items()
    ]


async def upload(request: Request) -> Response:
    """Add a file that was recorded elsewhere."""
    language = language_of(request)
    talks = await run(talks_of, house_of(request), actor_of(request))
    return page(
        request,
        "upload.html",
        talks=[
            {
                "value": talk.conversation.id,
                "name": f"{talk.conversation.subject or say('home.no_subject', language)}, "
                f"{when(talk.conversation.planned, language)}",
            }
            for talk in talks
        ],
        chosen=request.query_params.get("gesprek", ""),
        questions=how_it_was_made(language),
        back="/",
        scripts=["/static/upload.js"],
        texts={name: text.in_language(language) for name, text in recorder_texts.TEXTS.items()},
    )


ROUTES = [
    Route("GET", "/nagaan", "anyone", verify),
    Route("GET", "/sleutel", "anyone", key),
    Route("GET", "/controlepunt", "anyone", checkpoint),
    Route("GET", "/controlepunt/{first:count}/{second:count}", "anyone", consistency, machine=True),
    Route("GET", "/gezond", "anyone", health, machine=True),
    Route("GET", "/beschrijving.json", "anyone", description, machine=True),
    Route("GET", "/stijl", "demo", style),
    Route("GET", "/toevoegen", "patient", upload),
]
