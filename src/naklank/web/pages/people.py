"""The office lets people in and shuts them out: who Naklank knows, letters to come in by, new staff and who left.

A care provider has no such page: whoever hands out links could come in as the patient (docs/decisions/0010).
"""

from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.first_login import give_first_login
from naklank.actions.list_people import Known, list_people, look_up
from naklank.actions.personal_link import give_link, take_back_link
from naklank.actions.staff import add_member, shut_out
from naklank.errors import Conflict, NaklankError, NotAllowed, NotFound
from naklank.model import STAFF, Role
from naklank.text.catalogue import say
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see
from naklank.web.pages.mine import letter
from naklank.web.pages.signin import Errors, error_at
from naklank.web.render import day, page, when
from naklank.web.route import Route

DONE = ("brief", "buiten")
WAYS = ("password", "totp", "passkey")
NOBODY = {"name": "", "role": "", "sought": ""}


async def everybody(request: Request) -> Response:
    """Staff, the newest of the others, and the form to add a member of staff."""
    return await _list(request, NOBODY, [])


async def search(request: Request) -> Response:
    """The others whose name holds what was typed. A form that posts, so that no name ends up in an address."""
    form = await form_of(request)
    return await _list(request, NOBODY | {"sought": form.get("sought", "").strip()}, [])


async def back_to_everybody(request: Request) -> Response:
    """What was sought is not in an address, so there is nothing to come back to."""
    del request
    return see("/mensen")


async def add(request: Request) -> Response:
    """Add a member of staff, and show the letter for the first time."""
    form, language = await form_of(request), language_of(request)
    values = NOBODY | {"name": form.get("name", "").strip(), "role": form.get("role", "")}
    errors = []
    if not values["name"]:
        errors.append({"field": "name", "text": say("people.name_missing", language)})
    if values["role"] not in STAFF:
        errors.append({"field": "role", "text": say("people.role_missing", language)})
    if errors:
        return await _list(request, values, errors)
    try:
        person, token, code = await run(
            add_member, house_of(request), actor_of(request), values["name"], cast(Role, values["role"])
        )
    except (NotAllowed, NotFound):
        raise
    except NaklankError as refusal:
        return await _list(request, values, [error_at("name", refusal, language)])
    return letter(request, "first_login", person.name, token, code, back=f"/mensen/{person.id}")


async def one(request: Request) -> Response:
    """One person: the ways in, a letter, and for staff the way out."""
    return await _one(request, [])


async def give_letter(request: Request) -> Response:
    """Make a letter and show it, once. The letter before is over."""
    house, actor, key = house_of(request), actor_of(request), request.path_params["person"]
    known = await run(look_up, house, actor, key)
    staff = known.person.role in STAFF
    token, code = await run(give_first_login if staff else give_link, house, actor, known.person.id)
    kind = "first_login" if staff else "link"
    return letter(request, kind, known.person.name, token, code, back=f"/mensen/{key}")


async def back_to_person(request: Request) -> Response:
    """A letter is shown once; who comes back to its address is sent to the page that can make one."""
    return see(f"/mensen/{request.path_params['person']}")


async def take_back(request: Request) -> Response:
    """End the letter of a patient or relative."""
    key = request.path_params["person"]
    await run(take_back_link, house_of(request), actor_of(request), key)
    return see(f"/mensen/{key}?klaar=brief")


async def ask_shut_out(request: Request) -> Response:
    """What shutting out means, and whether to do it."""
    key = request.path_params["person"]
    known = await run(look_up, house_of(request), actor_of(request), key)
    if known.person.role not in STAFF or known.person.id == actor_of(request).person:
        return see(f"/mensen/{key}")
    action = f"/mensen/{key}/buitensluiten"
    return page(request, "shut_out.html", name=known.person.name, action=action, back=f"/mensen/{key}")


async def do_shut_out(request: Request) -> Response:
    """Shut a member of staff out, at once."""
    form, key = await form_of(request), request.path_params["person"]
    if form.get("sure") != "yes":
        return see(f"/mensen/{key}/buitensluiten")
    try:
        await run(shut_out, house_of(request), actor_of(request), key)
    except Conflict as refusal:
        return await _one(request, [error_at("brief", refusal, language_of(request))])
    return see(f"/mensen/{key}?klaar=buiten")


async def _list(request: Request, values: dict[str, str], errors: Errors) -> Response:
    language = language_of(request)
    people = await run(list_people, house_of(request), actor_of(request), values["sought"])
    return page(
        request,
        "people.html",
        status=422 if errors else 200,
        staff=[_line(known, language) for known in people.staff],
        others=[_line(known, language) for known in people.others],
        others_in_all=people.others_in_all,
        roles=[{"value": role, "name": say(f"people.role_{role}", language)} for role in STAFF],
        values=values,
        errors=errors,
        back="/",
    )


async def _one(request: Request, errors: Errors) -> Response:
    language, actor = language_of(request), actor_of(request)
    known = await run(look_up, house_of(request), actor, request.path_params["person"])
    done = request.query_params.get("klaar", "")
    person, base = known.person, f"/mensen/{known.person.id}"
    staff = person.role in STAFF
    rows = {
        "role": say(f"people.role_{person.role}", language),
        "since": when(person.created, language),
        "ways": _ways(known, language),
        "letter": day(known.letter_until, language) if known.letter_until else say("people.letter_none", language),
    }
    return page(
        request,
        "person.html",
        status=422 if errors else 200,
        name=person.name,
        rows=[{"key": say(f"people.key_{key}", language), "value": value} for key, value in rows.items()],
        staff=staff,
        has_ways=bool(known.ways & set(WAYS)),
        letter_action=f"{base}/brief",
        take_back_action=f"{base}/brief-intrekken" if known.letter_until and not staff else "",
        shut_out_href=f"{base}/buitensluiten" if staff and person.id != actor.person else "",
        done=say(f"people.done_{done}", language) if done in DONE else "",
        errors=errors,
        back="/mensen",
    )


def _line(known: Known, language: str) -> dict[str, str]:
    person = known.person
    return {
        "href": f"/mensen/{person.id}",
        "subject": person.name,
        "when": say(f"people.role_{person.role}", language),
        "with": say("people.since", language, day=day(person.created, language)),
        "state": "safe" if known.ways & set(WAYS) else "waiting" if known.letter_until else "closed",
        "word": say(
            "people.state_in"
            if known.ways & set(WAYS)
            else "people.state_letter"
            if known.letter_until
            else "people.state_none",
            language,
        ),
    }


def _ways(known: Known, language: str) -> str:
    ways = [say(f"people.way_{way}", language) for way in WAYS if way in known.ways]
    return ", ".join(ways) or say("people.way_none", language)


ROUTES = [
    Route("GET", "/mensen", "office", everybody),
    Route("POST", "/mensen", "office", add),
    Route("POST", "/mensen/zoek", "office", search),
    Route("GET", "/mensen/zoek", "office", back_to_everybody),
    Route("GET", "/mensen/{person}", "office", one),
    Route("GET", "/mensen/{person}/brief", "office", back_to_person),
    Route("POST", "/mensen/{person}/brief", "office", give_letter),
    Route("POST", "/mensen/{person}/brief-intrekken", "office", take_back),
    Route("GET", "/mensen/{person}/buitensluiten", "office", ask_shut_out),
    Route("POST", "/mensen/{person}/buitensluiten", "office", do_shut_out),
]
