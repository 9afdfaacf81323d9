"""One conversation on two screens: the provider's with the QR code and the answer, the patient's with what comes next."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions import find
from naklank.actions.announce import answer, must_announce
from naklank.actions.copy import asked_for
from naklank.actions.join import open_door, send_away
from naklank.actions.keep_answer import kept_by
from naklank.actions.listen import may_hear
from naklank.actions.note_moment import ask_pause
from naklank.actions.overview import Phase, Talk, talk
from naklank.actions.plan_conversation import SUBJECT_MAX, plan
from naklank.actions.ports import House, View
from naklank.actions.withdraw import consented, withdraw
from naklank.errors import NaklankError
from naklank.model import Actor, Copy, Recording, RecordingId
from naklank.text import Text
from naklank.text.catalogue import say
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see
from naklank.web.pages.announced import Said, announced_page
from naklank.web.pages.home import SHAPES, provider_home
from naklank.web.pages.kept import line
from naklank.web.render import ZONE, duration, page, qr, since, when
from naklank.web.route import Route

REPLIES = ("agreed", "agreed_for", "talk", "summary", "refused")


async def show(request: Request) -> Response:
    """The conversation as this person sees it."""
    house, actor, language = house_of(request), actor_of(request), language_of(request)
    key = request.path_params["conversation"]

    def look(view: View) -> tuple[Talk, dict[RecordingId, set[str]], Said | None]:
        seen = talk(view, find.conversation(view, actor, "see", key))
        copies = {r.id: {str(copy.person) for copy in view.find(Copy, recording=r.id)} for r in seen.kept}
        return seen, copies, Said(house, view, seen, actor) if seen.announcement else None

    seen, copies, said = await run(house.store.read, look)
    known: dict[str, Any] = {
        "subject": seen.conversation.subject or say("home.no_subject", language),
        "moment": when(seen.conversation.planned, language),
        "announcement": seen.announcement,
        "answer": seen.answer.reply if seen.answer else "",
        "recording": running_of(seen, house.clock.now(), language),
        "attributes": {"data-live-from": f"/conversations/{key}/live"},
        "notes": [],
        "may_ask": actor.scope is None,
        **announced_page(said, language),
        **await run(house.store.read, lambda view: of_recordings(house, view, seen, actor, copies)),
        "announce_href": f"/gesprek/{key}/aankondigen",
        "record_href": f"/gesprek/{key}/opnemen",
        "answer_action": f"/gesprek/{key}/antwoord",
    }
    if actor.scope is None:
        known["notes"] = [line(one, language) for one in await run(kept_by, house, actor, key)]
    if actor.role == "provider":
        return page(request, "conversation_provider.html", **known, **for_provider(request, seen, language))
    must = await run(must_announce, house, actor)
    return page(request, "conversation_patient.html", **known, **for_patient(seen, language), must_announce=must)


def of_recordings(
    house: House, view: View, seen: Talk, actor: Actor, copies: dict[RecordingId, set[str]]
) -> dict[str, str]:
    """What this person can do with what was recorded: listen, give or ask an equal copy, take back consent."""
    mine = [r for r in seen.kept if r.maker == actor.person]
    theirs = [r for r in seen.kept if r.maker != actor.person]
    ungiven = next((r for r in mine if not copies[r.id]), None)
    heard = next((r for r in seen.kept if r in mine or actor.person in copies[r.id]), None)
    wished = next((r for r in theirs if actor.person not in copies[r.id]), None)
    takes_back = actor.role == "patient" and consented(view, seen.conversation)
    withdrawn = next((r for r in mine if not may_hear(house, view, actor, r).permits), None)
    return {
        "give_copy_action": f"/opname/{ungiven.id}/kopie" if ungiven else "",
        "copy_wished": "yes" if ungiven and asked_for(view, ungiven) else "",
        "ask_copy_action": f"/opname/{wished.id}/vraag-kopie" if wished and not asked_for(view, wished) else "",
        "copy_asked": "yes" if wished and asked_for(view, wished) else "",
        "listen_href": f"/opname/{heard.id}" if heard and heard is not withdrawn else "",
        "diary_href": f"/opname/{heard.id}/wie" if heard else "",
        "withdraw_action": f"/gesprek/{seen.conversation.id}/intrekken" if takes_back else "",
        "destroy_href": f"/opname/{withdrawn.id}/vernietigen" if withdrawn else "",
    }


def for_provider(request: Request, seen: Talk, language: str) -> dict[str, Any]:
    """What only the provider's screen shows: the door, the answer, the wish to pause."""
    base = f"/gesprek/{seen.conversation.id}"
    running = seen.running if seen.phase == "recording" else None
    theirs = running is not None and running.maker == seen.conversation.patient
    gone = next((r for r in seen.recordings if "destroy" in r.state), None)
    return {
        "patient_name": seen.patient.name if seen.patient else "",
        "join": door_of(request, seen, language),
        "door_action": "" if seen.patient or seen.conversation.ended else f"{base}/deur",
        "wrong_action": f"{base}/verkeerde-telefoon"
        if seen.patient and not seen.announcement and not seen.recordings
        else "",
        "refuse_href": f"{base}/weigeren",
        "ask_pause_action": f"/opname/{running.id}/vraag-pauze" if running and theirs else "",
        "gone_href": f"/opname/{gone.id}" if gone and not seen.kept and not seen.running else "",
    }


def for_patient(seen: Talk, language: str) -> dict[str, Any]:
    """What only the patient's phone shows: what was recorded, and the wish to pause what the other records."""
    running = seen.running if seen.phase == "recording" else None
    theirs = running is not None and running.maker == seen.conversation.provider
    return {
        "provider_name": seen.provider.name if seen.provider else "",
        "recordings": [recording_line(r, language) for r in seen.recordings if r is not seen.running],
        "ask_pause_action": f"/opname/{running.id}/vraag-pauze" if running and theirs else "",
    }


def running_of(seen: Talk, now: datetime, language: str) -> dict[str, str]:
    """Whether it runs now, as both screens show it; and that nothing comes in, where that is so."""
    silent = seen.silent_since(now)
    if silent:
        return {"state": "trouble", "detail": say("conversation.silent", language, time=since(silent, now, language))}
    state = {"recording": "running", "paused": "paused"}.get(seen.phase, "ended" if seen.kept else "waiting")
    detail = say("conversation.asked_pause", language) if seen.asked_pause else ""
    return {"state": state, "detail": detail}


def door_of(request: Request, seen: Talk, language: str) -> dict[str, object] | None:
    """The QR code and the word, while nobody has joined and the door is open."""
    conversation = seen.conversation
    until = conversation.joinable_until
    if conversation.patient is not None or until is None or until <= house_of(request).clock.now():
        return None
    base = str(request.base_url).rstrip("/")
    return {
        "svg": qr(f"{base}/mee/{conversation.code}"),
        "word": f"{conversation.word[:-2]} {conversation.word[-2:]}",
        "address": f"{base.split('://', 1)[1]}/mee",
        "href": f"/mee/{conversation.code}",
        "until": say("conversation.until", language, time=f"{until.astimezone(ZONE):%H.%M}"),
    }


def recording_line(recording: Recording, language: str) -> dict[str, str]:
    """One recording as a line in a list."""
    phase: Phase = "sealed" if recording.state == "sealed" else "destroyed" if "destroy" in recording.state else "ended"
    return {
        "href": f"/opname/{recording.id}",
        "subject": say(f"conversation.recording_{recording.source}", language),
        "when": when(recording.server_begin, language),
        "with": duration(recording.duration_ms, language) if recording.duration_ms else "",
        "length": "",
        "state": SHAPES[phase],
        "word": say("home.unfinished" if recording.state == "open" else f"home.phase_{phase}", language),
    }


async def plan_one(request: Request) -> Response:
    """Plan a conversation for the day and time in the form (now, if they are empty), and open its door."""
    form = await form_of(request)
    house, actor, language = house_of(request), actor_of(request), language_of(request)
    values = {name: form.get(name, "").strip() for name in ("subject", "day", "time")}
    planned = _time(values, house.clock.now())
    if planned is None:
        errors = [{"field": "day", "text": say("home.plan_time_wrong", language)}]
        return await provider_home(request, actor, values, errors)
    if len(values["subject"]) > SUBJECT_MAX:
        errors = [{"field": "subject", "text": say("home.plan_subject_long", language)}]
        return await provider_home(request, actor, values, errors)
    conversation = await run(plan, house, actor, planned=planned, subject=values["subject"])
    await run(open_door, house, actor, conversation.id)
    return see(f"/gesprek/{conversation.id}")


def _time(values: dict[str, str], now: datetime) -> datetime | None:
    """The chosen moment by the clock on the wall; what was left empty is now. None where it cannot be read."""
    here = now.astimezone(ZONE)
    text = f"{values['day'] or here.date().isoformat()}T{values['time'] or here.strftime('%H:%M')}"
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


async def door(request: Request) -> Response:
    """Open the door anew: a fresh code and word."""
    key = request.path_params["conversation"]
    await run(open_door, house_of(request), actor_of(request), key)
    return see(f"/gesprek/{key}")


async def wrong_phone(request: Request) -> Response:
    """The wrong phone joined: send it away."""
    key = request.path_params["conversation"]
    await run(send_away, house_of(request), actor_of(request), key)
    return see(f"/gesprek/{key}")


async def reply(request: Request) -> Response:
    """Answer what was announced."""
    form = await form_of(request)
    key, given = request.path_params["conversation"], form.get("reply", "")
    if given not in REPLIES:
        raise NaklankError(
            Text("Kies een van de antwoorden.", "Choose one of the answers."),
            Text("Ga terug en kies opnieuw.", "Go back and choose again."),
        )
    await run(answer, house_of(request), actor_of(request), key, given)  # type: ignore[arg-type]
    return see(f"/gesprek/{key}")


async def take_back(request: Request) -> Response:
    """Take back the consent to what the care provider records."""
    key = request.path_params["conversation"]
    await run(withdraw, house_of(request), actor_of(request), key)
    return see(f"/gesprek/{key}")


async def want_pause(request: Request) -> Response:
    """The other party asks for a pause; the maker's screen shows it at once."""
    moment = await run(ask_pause, house_of(request), actor_of(request), request.path_params["recording"])
    recording = await run(house_of(request).store.read, lambda view: view.get(Recording, moment.recording))
    return see(f"/gesprek/{recording.conversation}" if recording else "/")


ROUTES = [
    Route("POST", "/gesprek", "provider", plan_one),
    Route("GET", "/gesprek/{conversation}", "person", show),
    Route("POST", "/gesprek/{conversation}/deur", "provider", door),
    Route("POST", "/gesprek/{conversation}/verkeerde-telefoon", "provider", wrong_phone),
    Route("POST", "/gesprek/{conversation}/antwoord", "person", reply),
    Route("POST", "/gesprek/{conversation}/intrekken", "person", take_back),
    Route("POST", "/opname/{recording}/vraag-pauze", "person", want_pause),
]
