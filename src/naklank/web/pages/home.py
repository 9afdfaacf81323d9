"""The front door of who is known: in the demo the choice of who you are, else one's own conversations."""

from datetime import datetime
from itertools import chain

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions.overview import Phase, Talk, loose_recordings, talks_of
from naklank.actions.ports import View
from naklank.actions.sessions import begin_session, end_session
from naklank.errors import NotFound
from naklank.model import ROLES, Actor, Person, Recording, Role
from naklank.text import Text
from naklank.text.catalogue import say
from naklank.web.guard import forget, remember
from naklank.web.here import actor_of, address_of, form_of, house_of, language_of, run, see, someone
from naklank.web.render import ZONE, clock_time, day, duration, page, since, when
from naklank.web.route import Route

SHAPES: dict[Phase, str] = {
    "planned": "waiting",
    "announced": "waiting",
    "recording": "recording",
    "paused": "paused",
    "sealed": "safe",
    "destroyed": "closed",
    "ended": "closed",
}


async def home(request: Request) -> Response:
    """Show what somebody comes for; who is not known chooses (demo) or signs in."""
    actor = someone(request)
    if actor is None:
        return await welcome(request) if house_of(request).demo else see("/binnen")
    if actor.scope is not None:
        return see(f"/gesprek/{actor.scope}")
    if actor.role == "patient":
        return await patient_home(request, actor)
    if actor.role == "provider":
        return await provider_home(request, actor, {"subject": "", "day": "", "time": ""}, [])
    return await staff_home(request, actor)


async def patient_home(request: Request, actor: Actor) -> Response:
    """My conversations: the one that is now on top."""
    house, language = house_of(request), language_of(request)
    talks = await run(talks_of, house, actor)
    loose = await run(loose_recordings, house, actor)
    at = house.clock.now()
    now = going_on(talks, at)
    return page(
        request,
        "home_patient.html",
        now=talk_line(now, actor, at, language) if now else None,
        talks=[talk_line(talk, actor, at, language) for talk in talks if talk is not now]
        + [loose_line(recording, language) for recording in loose],
        join_action="/mee",
        upload_href="/toevoegen",
    )


def going_on(talks: list[Talk], at: datetime) -> Talk | None:
    """The conversation that is now: one that is being recorded, else one announced for today, else one left unfinished."""

    def today(talk: Talk) -> bool:
        return talk.conversation.planned.astimezone(ZONE).date() == at.astimezone(ZONE).date()

    recording = (talk for talk in talks if talk.running and not talk.silent_since(at))
    announced = (talk for talk in talks if talk.phase == "announced" and today(talk))
    unfinished = (talk for talk in talks if talk.running)
    return next(chain(recording, announced, unfinished), None)


async def provider_home(
    request: Request, actor: Actor, values: dict[str, str], errors: list[dict[str, str]]
) -> Response:
    """Today's conversations, those later and earlier, and the form to plan one."""
    house, language = house_of(request), language_of(request)
    talks = await run(talks_of, house, actor)
    now = house.clock.now()
    today = now.astimezone(ZONE).date()
    dated = [
        (talk.conversation.planned.astimezone(ZONE).date(), talk_line(talk, actor, now, language)) for talk in talks
    ]
    at = {
        line["href"]: clock_time(talk.conversation.planned, language)
        for talk, (_, line) in zip(talks, dated, strict=True)
    }
    return page(
        request,
        "home_provider.html",
        status=422 if errors else 200,
        today=day(now, language),
        talks=[line | {"when": at[line["href"]]} for on, line in dated if on == today],
        later=[line for on, line in reversed(dated) if on > today],
        earlier=[line for on, line in dated if on < today],
        plan_action="/gesprek",
        values=values,
        errors=errors,
    )


async def staff_home(request: Request, actor: Actor) -> Response:
    """What a manager or privacy officer can do, and how things stand. A relative has nothing here yet."""
    house, language = house_of(request), language_of(request)
    if actor.role == "relative":
        return page(request, "relative.html")
    facts = await run(house.store.read, standing)
    doors = [
        ("/mensen", "people"),
        ("/logboek", "log"),
        ("/mag-dit", "may"),
        ("/bewaarde-antwoorden", "kept"),
        ("/afwegingen", "weigh"),
        *([("/herkomst", "trace")] if actor.role == "privacy_officer" else []),
        ("/sleutel", "key"),
    ]
    return page(
        request,
        "home_staff.html",
        facts=[{"key": say(f"office.fact_{name}", language), "value": str(value)} for name, value in facts.items()],
        doors=[
            {
                "href": href,
                "name": say(f"office.door_{name}", language),
                "hint": say(f"office.door_{name}_hint", language),
            }
            for href, name in doors
        ],
    )


def standing(view: View) -> dict[str, int]:
    """How many of what; no names, no subjects."""
    return {
        "sealed": view.count(Recording, state="sealed"),
        "open": view.count(Recording, state="open"),
        "destroyed": view.count(Recording, state="destroyed"),
        "log": view.log_size(),
    }


async def welcome(request: Request) -> Response:
    """Ask who the visitor wants to be today, from the people of the demo."""
    people = await run(demo_people, request)
    language = language_of(request)
    personas = [
        {
            "action": "/demo/wie",
            "field": "person",
            "value": person.id,
            "name": person.name,
            "hint": say(f"welcome.hint_{person.role}", language),
        }
        for person in people
    ]
    return page(request, "welcome.html", personas=personas)


def demo_people(request: Request) -> list[Person]:
    """The fictional people of the demo: the first of each role."""
    house = house_of(request)
    by_role: dict[Role, Person] = {}
    for person in house.store.read(lambda view: view.find(Person, order="created")):
        by_role.setdefault(person.role, person)
    return [by_role[role] for role in ROLES if role in by_role]


async def be_someone(request: Request) -> Response:
    """Become one of the demo's people. The route exists in demo mode only."""
    form = await form_of(request)
    people = await run(demo_people, request)
    person = next((p for p in people if p.id == form.get("person")), None)
    if person is None:
        raise NotFound(
            Text("Deze persoon is er niet.", "This person is not there."),
            Text("Kies iemand anders.", "Choose someone else."),
        )
    token, _ = await run(begin_session, house_of(request), person, strong=True, address=address_of(request))
    return remember(request, see("/"), token)


async def leave(request: Request) -> Response:
    """Sign out."""
    await run(end_session, house_of(request), actor_of(request))
    return forget(request, see("/"))


async def choose_language(request: Request) -> Response:
    """Remember the language, and go back to the page."""
    form = await form_of(request)
    back = form.get("back", "/")
    safe = back if back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable() else "/"
    response = see(safe)
    response.set_cookie("language", "en" if form.get("language") == "en" else "nl", max_age=31_536_000, samesite="lax")
    return response


def talk_line(talk: Talk, actor: Actor, now: datetime, language: str) -> dict[str, str]:
    """One conversation as a line in a list. Where a recorder fell silent it says so, as the conversation's own page does."""
    other = talk.provider if actor.role == "patient" else talk.patient
    with_whom = say("home.with", language, name=other.name) if other else say("home.nobody_yet", language)
    length = sum(r.duration_ms or 0 for r in talk.kept)
    silent = talk.silent_since(now)
    return {
        "href": f"/gesprek/{talk.conversation.id}",
        "subject": talk.conversation.subject or say("home.no_subject", language),
        "when": when(talk.conversation.planned, language),
        "with": with_whom,
        "length": duration(length, language) if length else "",
        "state": "attention" if silent else SHAPES[talk.phase],
        "word": say("home.phase_silent", language, time=since(silent, now, language))
        if silent
        else say(f"home.phase_{talk.phase}", language),
    }


def loose_line(recording: Recording, language: str) -> dict[str, str]:
    """A file that was brought in, as a line in a list."""
    phase: Phase = "sealed" if recording.state == "sealed" else "destroyed" if "destroy" in recording.state else "ended"
    return {
        "href": f"/opname/{recording.id}",
        "subject": recording.file_name or say("home.no_subject", language),
        "when": when(recording.server_begin, language),
        "with": say("home.brought_in", language),
        "length": duration(recording.duration_ms, language) if recording.duration_ms else "",
        "state": SHAPES[phase],
        "word": say("home.unfinished" if recording.state == "open" else f"home.phase_{phase}", language),
    }


ROUTES = [
    Route("GET", "/", "anyone", home),
    Route("POST", "/demo/wie", "demo", be_someone),
    Route("POST", "/uit", "person", leave),
    Route("POST", "/taal", "anyone", choose_language),
]
