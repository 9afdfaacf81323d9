"""One's own page: who I am here, my passkeys, a letter for later, and where else I am signed in.

Not for a phone that joined by QR code: that phone sees its one conversation.
"""

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from naklank.actions.passkeys import begin_adding, finish_adding
from naklank.actions.personal_link import LIFE, give_link
from naklank.actions.remove_passkey import passkeys_of, remove
from naklank.actions.sessions import end_elsewhere, other_sessions
from naklank.model import STAFF, Person
from naklank.text.catalogue import say
from naklank.web.coming_in import here_of
from naklank.web.guard import forget
from naklank.web.here import actor_of, form_of, house_of, json_of, language_of, run, see
from naklank.web.pages.signin import answer_of
from naklank.web.render import day, page, qr, when
from naklank.web.route import Route

DONE = ("sleutel", "sleutel-weg", "elders")
GROUP = 4


async def mine(request: Request) -> Response:
    """The page."""
    house, actor, language = house_of(request), actor_of(request), language_of(request)
    passkeys = await run(house.store.read, lambda view: passkeys_of(view, actor))
    others = await run(other_sessions, house, actor)
    done = request.query_params.get("klaar", "")
    return page(
        request,
        "mine.html",
        role=say(f"people.role_{actor.role}", language),
        passkeys=[{"key": one.id, "made": when(one.created, language)} for one in passkeys],
        may_link=actor.role not in STAFF,
        others=[
            say("mine.session", language, seen=when(s.seen, language), began=when(s.created, language)) for s in others
        ],
        done=say(f"mine.done_{done}", language) if done in DONE else "",
    )


async def ask_passkey(request: Request) -> Response:
    """What the browser needs to make a passkey for this person."""
    house, actor = house_of(request), actor_of(request)
    person = await run(house.store.read, lambda view: view.get(Person, actor.person))
    assert person is not None, "a session without a person is nobody's, and did not come past the guard"
    options, token = await run(begin_adding, house, person, here_of(request))
    return JSONResponse({"options": json.loads(options), "token": token})


async def keep_passkey(request: Request) -> Response:
    """Keep the passkey that the browser made."""
    token, answer = answer_of(await json_of(request))
    await run(finish_adding, house_of(request), actor_of(request), token, answer, here_of(request))
    return JSONResponse({"go": "/mijn?klaar=sleutel"})


async def remove_passkey(request: Request) -> Response:
    """Take one passkey away."""
    form = await form_of(request)
    await run(remove, house_of(request), actor_of(request), form.get("key", ""))
    return see("/mijn?klaar=sleutel-weg")


async def make_link(request: Request) -> Response:
    """A new letter for oneself, shown once. The one before is over."""
    house, actor = house_of(request), actor_of(request)
    token, code = await run(give_link, house, actor, actor.person)
    return letter(request, "link", request.state.name, token, code, back="/mijn")


async def back_to_mine(request: Request) -> Response:
    """A letter is shown once; who comes back to its address is sent to the page that can make one."""
    del request
    return see("/mijn")


async def sign_out_elsewhere(request: Request) -> Response:
    """End every other session."""
    await run(end_elsewhere, house_of(request), actor_of(request))
    return see("/mijn?klaar=elders")


async def sign_out_everywhere(request: Request) -> Response:
    """End every session, this one too."""
    await run(end_elsewhere, house_of(request), actor_of(request), here_too=True)
    return forget(request, see("/"))


def letter(request: Request, kind: str, name: str, token: str, code: str, *, back: str) -> Response:
    """A letter with address and code, to print. `kind` is "link" or "first_login"."""
    house, language = house_of(request), language_of(request)
    path = "link" if kind == "link" else "eerste"
    address = f"{str(request.base_url).rstrip('/')}/{path}/{token}"
    now = house.clock.now()
    until = now + (LIFE["link"] if kind == "link" else LIFE["first_login"])
    return page(
        request,
        "letter.html",
        kind=kind,
        name=name,
        today=day(now, language),
        until=day(until, language),
        address=address,
        svg=qr(address),
        code="-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP)),
        back=back,
    )


ROUTES = [
    Route("GET", "/mijn", "self", mine),
    Route("POST", "/mijn/sleutel/begin", "self", ask_passkey, machine=True),
    Route("POST", "/mijn/sleutel", "self", keep_passkey, machine=True),
    Route("POST", "/mijn/sleutel/weg", "self", remove_passkey),
    Route("GET", "/mijn/link", "self", back_to_mine),
    Route("POST", "/mijn/link", "self", make_link),
    Route("POST", "/mijn/elders-af", "self", sign_out_elsewhere),
    Route("POST", "/mijn/overal-af", "self", sign_out_everywhere),
]
