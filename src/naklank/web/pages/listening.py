"""Recording, the moment after, and listening back: the pages around the sound."""

import json
import re
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from naklank.actions import find, mark
from naklank.actions.access import can
from naklank.actions.finish_recording import blob_of, finish, receipt_of, state_of
from naklank.actions.listen import WHYS, begin, place_of
from naklank.actions.overview import talk
from naklank.actions.ports import House, View
from naklank.actions.sealed import open_blob
from naklank.actions.start_recording import may_begin
from naklank.errors import NaklankError
from naklank.model import Actor, Conversation, Copy, Mark, Moment, Person, Recording, is_id
from naklank.text import Text, recorder
from naklank.text.catalogue import say
from naklank.web.here import actor_of, form_of, house_of, language_of, run, see
from naklank.web.landscape import path_of
from naklank.web.render import duration, page, when
from naklank.web.route import Route

TIME_WORDS = ("hour", "hours", "minute", "minutes", "second", "seconds")
SHORT_MS, ONE_PLACE_MS = 1000, 500
CLOCK = re.compile(r"^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$")


async def record(request: Request) -> Response:
    """The page empties: one large button."""
    house, actor, language = house_of(request), actor_of(request), language_of(request)
    key = request.path_params["conversation"]
    seen = await run(house.store.read, lambda view: talk(view, find.conversation(view, actor, "record", key)))
    if seen.announcement is None or seen.announcement.by != actor.person:
        return see(f"/gesprek/{key}/aankondigen")
    if not (await run(may_begin, house, actor, key)).permits:
        return see(f"/gesprek/{key}")
    return page(
        request,
        "record.html",
        subject=seen.conversation.subject or say("home.no_subject", language),
        back=f"/gesprek/{key}",
        attributes={"data-conversation": key, "data-lang": language, "data-extent": seen.announcement.extent},
        texts={name: text.in_language(language) for name, text in recorder.TEXTS.items()},
    )


async def safe(request: Request) -> Response:
    """The moment after: it is kept, here is the receipt, this is what happens next."""
    house, actor, key = house_of(request), actor_of(request), request.path_params["recording"]
    language = language_of(request)

    def look(view: View) -> tuple[Recording, bool, list[Moment], Conversation | None]:
        recording = find.recording(view, actor, "see", key)
        talk_of = view.get(Conversation, recording.conversation) if recording.conversation else None
        return recording, bool(view.find(Copy, recording=key)), view.find(Moment, recording=key, kind="gap"), talk_of

    recording, shared, gaps, conversation = await run(house.store.read, look)
    if recording.state != "sealed":
        return see(f"/opname/{key}")
    receipt = json.loads(await run(receipt_of, house, key))
    provider = await run(
        house.store.read, lambda view: view.get(Person, conversation.provider) if conversation else None
    )
    return page(
        request,
        "safe.html",
        subject=title_of(recording, conversation, language),
        provider_name=provider.name if provider else "",
        moment=when(recording.device_begin or recording.server_begin, language),
        length=duration(recording.duration_ms, language)
        if recording.duration_ms
        else say("safe.length_later", language),
        gaps=duration(sum(gap.ms for gap in gaps), language) if gaps else "",
        number=receipt["number"],
        equal_copy=shared,
        receipt_href=f"/opname/{key}/ontvangst",
        listen_href=f"/opname/{key}",
    )


async def listen(request: Request) -> Response:
    """The player, or where there is nothing to play: why not, and what now."""
    house, actor, key = house_of(request), actor_of(request), request.path_params["recording"]
    recording = await run(house.store.read, lambda view: find.recording(view, actor, "see", key))
    if recording.state == "open":
        return await _unfinished(request, recording)
    if recording.state != "sealed":
        reads = await run(house.store.read, lambda view: can(view, actor, "see_log", recording))
        return page(request, "gone.html", diary_href=f"/opname/{key}/wie" if reads else "", back=_back(recording))
    return await _player(request, house, actor, key)


async def _player(request: Request, house: House, actor: Actor, key: str) -> Response:
    language = language_of(request)
    seen = await run(house.store.read, lambda view: Heard(view, actor, key))
    recording = seen.recording
    marks = await run(mark.marks_of, house, actor, key)
    peaks = seen.peaks
    drawn = await run(lambda: open_blob(house, peaks).read(0, peaks.plain_bytes)) if peaks else b""
    length = recording.duration_ms or 0
    base = f"/opname/{key}"
    begun = request.query_params.get("luister", "")
    return page(
        request,
        "listen.html",
        subject=title_of(recording, seen.conversation, language),
        over=say("listen.over", language, name=seen.other, when=when(recording.server_begin, language))
        if seen.other
        else when(recording.server_begin, language),
        sound="ready" if seen.rendition else "never" if recording.problem else "later",
        length_ms=length,
        at_ms=min(await run(place_of, house, actor, key), length),
        hills=path_of(drawn),
        pins=[made.at_ms / length for made, _ in marks] if length else [],
        parts=parts_of(seen.moments, marks, key, language),
        add_action=f"{base}/merken",
        doors=doors_of(recording, seen, language),
        own=recording.maker == actor.person,
        give_copy_action=f"{base}/kopie" if recording.maker == actor.person and seen.other and not seen.copies else "",
        whys=[{"value": why, "name": say(f"listen.why_{why}", language)} for why in WHYS],
        listen_action=f"{base}/luister",
        plain_sound=f"/listens/{begun}/sound" if is_id(begun) else "",
        attributes={"data-begin": f"/recordings/{key}/listens", "data-place": f"/recordings/{key}/place"},
        texts={
            **{name: say(f"look.{name}", language) for name in TIME_WORDS},
            "trouble": say("listen.trouble", language),
        },
        other_name=seen.other,
        back=_back(recording),
    )


async def begin_plainly(request: Request) -> Response:
    """Sit down to listen in a browser without scripts: the page comes back with the browser's own player."""
    form, key = await form_of(request), request.path_params["recording"]
    begun = await run(begin, house_of(request), actor_of(request), key, form.get("why", "remember"))
    return see(f"/opname/{key}?luister={begun.id}")


class Heard:
    """One look at everything the listening page shows. Raises where `actor` may not listen."""

    def __init__(self, view: View, actor: Actor, key: str) -> None:
        self.recording = find.recording(view, actor, "listen", key)
        self.rendition = blob_of(view, key, "rendition")
        self.peaks = blob_of(view, key, "peaks")
        self.moments = view.find(Moment, recording=key, order="at_ms")
        self.copies = view.find(Copy, recording=key)
        talk_id = self.recording.conversation
        self.conversation = view.get(Conversation, talk_id) if talk_id else None
        other = None
        if self.conversation is not None:
            patient, provider = self.conversation.patient, self.conversation.provider
            other = provider if actor.person == patient else patient
        person = view.get(Person, other) if other else None
        self.other = person.name if person else ""
        self.may_destroy = can(view, actor, "destroy", self.recording)


def doors_of(recording: Recording, seen: Heard, language: str) -> list[dict[str, str]]:
    """What else one can do with a recording."""
    base = f"/opname/{recording.id}"
    names = {
        "wie": "diary",
        "bestand": "download",
        "vergelijken": "compare",
        "bewijs": "export",
        "ontvangst": "receipt",
    }
    if not seen.rendition:
        names.pop("bestand")
    if seen.may_destroy:
        names["vernietigen"] = "destroy"
    return [
        {
            "href": f"{base}/{path}",
            "name": say(f"listen.{name}", language),
            "hint": say(f"listen.{name}_hint", language),
        }
        for path, name in names.items()
    ]


def title_of(recording: Recording, conversation: Conversation | None, language: str) -> str:
    """What to call a recording."""
    subject = conversation.subject if conversation else ""
    return subject or recording.file_name or say("home.no_subject", language)


def _back(recording: Recording) -> str:
    return f"/gesprek/{recording.conversation}" if recording.conversation else "/"


async def _unfinished(request: Request, recording: Recording) -> Response:
    """It was never closed: the maker's phone can send the rest, or the maker keeps what is there."""
    actor = actor_of(request)
    mine = recording.maker == actor.person
    have: list[tuple[int, int]] = []
    if mine:
        _, have, _ = await run(state_of, house_of(request), actor, recording.id)
    return page(
        request,
        "unfinished.html",
        recording=recording,
        mine=mine,
        chunks=sum(last - first + 1 for first, last in have),
        began=when(recording.server_begin, language_of(request)),
        base=f"/opname/{recording.id}",
        back=f"/gesprek/{recording.conversation}" if recording.conversation else "/",
    )


async def keep_what_is_here(request: Request) -> Response:
    """Seal what arrived; what never came stands in the manifest as a gap."""
    house, actor, key = house_of(request), actor_of(request), request.path_params["recording"]
    _, have, _ = await run(state_of, house, actor, key)
    count = have[-1][1] + 1 if have else 0
    await run(finish, house, actor, key, chunks=count, what_is_here=True)
    return see(f"/opname/{key}/veilig")


def parts_of(moments: list[Moment], marks: list[tuple[Mark, str]], key: str, language: str) -> list[dict[str, object]]:
    """The conversation and its summary as parts, each with its pauses, gaps and own marks."""
    starts = [(0, "conversation"), *((m.at_ms, m.kind) for m in moments if m.kind in ("summary", "conversation"))]
    if len(starts) > 1 and starts[1][0] == 0:
        starts.pop(0)
    ends = [at for at, _ in starts[1:]] + [1 << 60]
    return [
        {
            "at_ms": at,
            "name": say(f"listen.part_{kind}", language),
            "text": "",
            "pauses": [_stop(m, language) for m in stops_of(moments) if at <= m.at_ms < end],
            "marks": [mark_line(m, words, key) for m, words in marks if at <= m.at_ms < end],
        }
        for (at, kind), end in zip(starts, ends, strict=True)
    ]


def stops_of(moments: list[Moment]) -> list[Moment]:
    """Where nothing was recorded. Gaps at one place are one gap to who listens."""
    stops: list[Moment] = []
    for moment in moments:
        last = stops[-1] if stops else None
        if moment.kind == "gap" and last and last.kind == "gap" and moment.at_ms - last.at_ms <= ONE_PLACE_MS:
            stops[-1] = replace(last, ms=last.ms + moment.ms)
        elif moment.kind in ("pause", "gap"):
            stops.append(moment)
    return stops


def _stop(moment: Moment, language: str) -> dict[str, object]:
    if moment.kind == "gap" and moment.ms >= SHORT_MS:
        text = say("listen.gap_long_here", language, length=duration(moment.ms, language))
    else:
        text = say("listen.gap_here" if moment.kind == "gap" else "listen.pause_here", language)
    return {"at_ms": moment.at_ms, "text": text}


def mark_line(made: Mark, words: str, key: str) -> dict[str, object]:
    """One own mark, with the address where it can be changed or removed."""
    return {"id": made.id, "at_ms": made.at_ms, "note": words, "edit": f"/opname/{key}/merken/{made.id}"}


async def add_mark(request: Request) -> Response:
    """Put a mark at the time in the form ("12:34")."""
    form, key = await form_of(request), request.path_params["recording"]
    at_ms = milliseconds(form.get("at", ""))
    if at_ms is None:
        raise NaklankError(
            Text("Deze tijd kunnen we niet lezen.", "We cannot read this time."),
            Text("Typ minuten en seconden, zoals 12:34.", "Type minutes and seconds, such as 12:34."),
        )
    await run(mark.add, house_of(request), actor_of(request), key, at_ms, form.get("note", ""))
    return see(f"/opname/{key}")


def milliseconds(text: str) -> int | None:
    """A place in the sound from "12:34" or "1:02:03"; None where it is no such thing."""
    match = CLOCK.match(text.strip().replace(".", ":"))
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


async def edit_mark(request: Request) -> Response:
    """The page on which a mark gets other words, or goes."""
    key, made = request.path_params["recording"], request.path_params["mark"]
    marks = await run(mark.marks_of, house_of(request), actor_of(request), key)
    found = next(((m, words) for m, words in marks if m.id == made), None)
    if found is None:
        return see(f"/opname/{key}")
    base = f"/opname/{key}/merken/{made}"
    return page(
        request,
        "mark.html",
        at_ms=found[0].at_ms,
        note=found[1],
        action=base,
        remove=f"{base}/weg",
        back=f"/opname/{key}",
    )


async def change_mark(request: Request) -> Response:
    """Give a mark other words."""
    form = await form_of(request)
    await run(mark.change, house_of(request), actor_of(request), request.path_params["mark"], form.get("note", ""))
    return see(f"/opname/{request.path_params['recording']}")


async def remove_mark(request: Request) -> Response:
    """Take a mark away."""
    await run(mark.remove, house_of(request), actor_of(request), request.path_params["mark"])
    return see(f"/opname/{request.path_params['recording']}")


ROUTES = [
    Route("GET", "/gesprek/{conversation}/opnemen", "person", record),
    Route("GET", "/opname/{recording}", "person", listen),
    Route("POST", "/opname/{recording}/luister", "person", begin_plainly),
    Route("GET", "/opname/{recording}/veilig", "person", safe),
    Route("POST", "/opname/{recording}/bewaar", "person", keep_what_is_here),
    Route("POST", "/opname/{recording}/merken", "person", add_mark),
    Route("GET", "/opname/{recording}/merken/{mark}", "person", edit_mark),
    Route("POST", "/opname/{recording}/merken/{mark}", "person", change_mark),
    Route("POST", "/opname/{recording}/merken/{mark}/weg", "person", remove_mark),
]
