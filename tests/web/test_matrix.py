"""Every route, tried by everybody, with things that are there, that are someone else's, that never were, and that were destroyed.

What must come back stands here by hand, one row for each route; a route without a row fails, so nobody can add a door
without saying who may go through it. One letter for each of `ROLES`, in that order:

    o  done or shown                 d  sent to the front door (401 for a script)      e  past the door; what was sent is refused
    x  refused: 403                  -  "not there, or not for you": 404               g  destroyed: 410
"""

import copy
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from naklank.actions.ask_on import begin as begin_asking
from naklank.actions.keep_answer import keep
from naklank.actions.weigh_case import begun_with
from naklank.actions.weigh_draft import begin, today
from naklank.demo.seed import TWO_OF_US
from naklank.model import Recording, new_id
from naklank.web.route import Route
from naklank.web.routes import ROUTES
from tests.web.asking import Answer, Browser
from tests.web.scene import ROLES, SOUND, Scene, scene
from tests.weighed import filled, signed

Letters = str
EVERYBODY = "oooooooooo"
NOBODY = "xxxxxxxxxx"
OFFICE = "dxxxxxxoox"
PRIVACY = "dxxxxxxxox"
PARTIES = "doo--o-xx-"
"""Both parties of the conversation; the office may know that it is there, but it is not for them."""
MAKER = "doo--x-xx-"
DEAD = "dgg--x-xx-"
"""The maker hears that it was destroyed; the other, who may not do this anyway, hears only that."""
HELD_DEAD = "dgg--g-xx-"
"""The maker, and the other who held a copy: both hear that it was destroyed."""


@dataclass(frozen=True)
class Row:
    """What must come back, for each kind of thing that the address can name; "" where it names nothing.

    `unknown` is what comes back for an address that names nothing that exists; where it is not given, everybody who
    passes the outer door gets 404.
    """

    who: dict[str, Letters]
    form: dict[str, str] | None = None
    json: Callable[[Scene], object] | None = None
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    unknown: Letters = ""


def all_(letters: Letters, **more: Any) -> Row:
    return Row({"": letters}, **more)


def talk(letters: Letters, **more: Any) -> Row:
    return Row({"conversation": letters}, **more)


def sound(open: Letters, kept: Letters, copied: Letters, destroyed: Letters, **more: Any) -> Row:  # noqa: A002
    return Row({"open": open, "kept": kept, "copied": copied, "destroyed": destroyed}, **more)


def moment(_: Scene) -> object:
    return {"id": new_id(), "kind": "mark", "at_ms": 10, "note": "halve pil"}


MADE = {"by": "patient", "took_part": "yes", "setting": "consult", "purpose": "private"}
CHUNK_HASH = hashlib.sha256(SOUND).hexdigest()
YES = {"sure": "yes", "ground": "order"}
WEIGHER = "dxxxxo---x"
"""Who began it, and nobody else."""
NOT_THERE = "dxxxx----x"
READERS = {"draft": NOT_THERE, "weighed": "dxxxxo--ox", "weighed_refusal": "dxxxxo-oox"}
"""Who weighed and the privacy officer; the manager too where it is about recording."""
FILE_FORM = b'--xx\r\nContent-Disposition: form-data; name="file"; filename="clip.m4a"\r\n\r\nsound\r\n--xx--\r\n'
TRACE_FORM = b'--xx\r\nContent-Disposition: form-data; name="reason"\r\n\r\nleak\r\n' + FILE_FORM
COMPARED = Row({"compared": "doo--x-xx-", "compared_copied": "doo----xx-", "destroyed": HELD_DEAD})
"""Who asked for it, and nobody else; the other party hears that it is not there, or that the recording is not for him."""
TABLE: dict[str, Row] = {
    "GET /": all_(EVERYBODY),
    "POST /demo/wie": all_(NOBODY),
    "POST /uit": all_("dooooooooo"),
    "POST /taal": all_(EVERYBODY, form={"language": "en", "back": "/mee"}),
    "GET /mee": all_(EVERYBODY),
    "GET /mee/{code}": all_(EVERYBODY),
    "POST /mee": all_("eeeeeeeeee", form={"code": "wrong", "name": "Iemand"}),
    "GET /binnen": all_(EVERYBODY),
    "POST /binnen": all_("eeeeeeeeee"),
    "GET /binnen/code": all_(EVERYBODY),
    "POST /binnen/code": all_("eeeeeeeeee"),
    "POST /binnen/sleutel/begin": all_(EVERYBODY, json=lambda _: {}),
    "POST /binnen/sleutel": all_("eeeeeeeeee", json=lambda _: {}),
    "GET /link/{token}": all_(EVERYBODY),
    "POST /link/{token}": all_("eeeeeeeeee", form={"code": "wrong"}),
    "GET /eerste/{token}": all_(EVERYBODY),
    "POST /eerste/{token}": all_("eeeeeeeeee", form={"code": "wrong"}),
    "GET /eerste-keer": all_("----------"),
    "POST /eerste-keer": all_("----------"),
    "POST /eerste-keer/sleutel/begin": all_("----------", json=lambda _: {}),
    "POST /eerste-keer/sleutel": all_("----------", json=lambda _: {"token": "x", "response": {}}),
    "GET /mijn": all_("doxxoooooo"),
    "POST /mijn/sleutel/begin": all_("doxxoooooo", json=lambda _: {}),
    "POST /mijn/sleutel": all_("dexxeeeeee", json=lambda _: {}),
    "POST /mijn/sleutel/weg": all_("d-xx------", form={"key": "passkey/none"}),
    "GET /mijn/link": all_("doxxoooooo"),
    "POST /mijn/link": all_("doxxo----o"),
    "POST /mijn/elders-af": all_("doxxoooooo"),
    "POST /mijn/overal-af": all_("doxxoooooo"),
    "GET /mensen": all_(OFFICE),
    "POST /mensen": all_("dxxxxxxeex"),
    "POST /mensen/zoek": all_(OFFICE, form={"sought": "meneer"}),
    "GET /mensen/zoek": all_(OFFICE),
    "GET /mensen/{person}": Row({"person": OFFICE}),
    "GET /mensen/{person}/brief": Row({"person": OFFICE}, unknown=OFFICE),
    "POST /mensen/{person}/brief": Row({"person": OFFICE}),
    "POST /mensen/{person}/brief-intrekken": Row({"person": OFFICE}),
    "GET /mensen/{person}/buitensluiten": Row({"person": OFFICE}),
    "POST /mensen/{person}/buitensluiten": Row({"member": OFFICE}, form=YES),
    "POST /gesprek": all_("dxxxxooxxx", form={"subject": "Controle"}),
    "GET /gesprek/{conversation}": talk(PARTIES),
    "POST /gesprek/{conversation}/deur": talk("dxxxxe-xxx"),
    "POST /gesprek/{conversation}/verkeerde-telefoon": talk("dxxxxe-xxx"),
    "POST /gesprek/{conversation}/antwoord": talk("dxx--o-xx-", form={"reply": "agreed"}),
    "POST /opname/{recording}/vraag-pauze": sound("dxx--o-xx-", "dxx--e-xx-", "dxx--e-xx-", "dxx--g-xx-"),
    "GET /gesprek/{conversation}/aankondigen": talk(PARTIES),
    "GET /gesprek/{conversation}/aankondigen/{step}": talk(PARTIES),
    "POST /gesprek/{conversation}/aankondigen/{step}": talk(PARTIES, form={"extent": "all"}),
    "GET /gesprek/{conversation}/weigeren": talk("dxxxxo-xxx"),
    "POST /gesprek/{conversation}/weigeren": talk("dxxxxx-xxx", form={"weighty": "yes", "alternative": "yes"}),
    "POST /gesprek/{conversation}/intrekken": talk("dee--x-xx-"),
    "GET /conversations/{conversation}/live": talk(PARTIES),
    "POST /conversations/{conversation}/recordings": talk("doo--e-xx-", json=lambda _: {"media_type": "audio/flac"}),
    "PUT /recordings/{recording}/chunks/{number:count}": sound(
        MAKER, "dee--x-xx-", "dee--x-xx-", DEAD, body=SOUND, headers={"x-chunk-sha256": CHUNK_HASH}
    ),
    "POST /recordings/{recording}/moments": sound(MAKER, "dee--x-xx-", "dee--x-xx-", DEAD, json=moment),
    "POST /recordings/{recording}/finish": sound(MAKER, MAKER, MAKER, DEAD, json=lambda _: {"chunks": 1}),
    "GET /recordings/{recording}/state": sound(MAKER, MAKER, MAKER, DEAD),
    "POST /uploads": all_(
        "doo--xxxxx",
        json=lambda s: {"name": "memo.m4a", "bytes": 1000, "conversation": s.here.id, "situation": MADE},
    ),
    "GET /gesprek/{conversation}/opnemen": talk(PARTIES),
    "GET /opname/{recording}": sound(PARTIES, MAKER, PARTIES, PARTIES),
    "GET /opname/{recording}/veilig": sound(PARTIES, PARTIES, PARTIES, PARTIES),
    "POST /opname/{recording}/bewaar": sound(MAKER, MAKER, MAKER, DEAD),
    "POST /opname/{recording}/merken": sound(MAKER, MAKER, PARTIES, HELD_DEAD, form={"at": "0:01", "note": "x"}),
    "GET /opname/{recording}/merken/{mark}": sound(MAKER, MAKER, PARTIES, HELD_DEAD),
    "POST /opname/{recording}/merken/{mark}": sound(
        "doo-------", "doo-------", "doo-------", "d---------", form={"note": "x"}
    ),
    "POST /opname/{recording}/merken/{mark}/weg": sound("doo-------", "doo-------", "doo-------", "d---------"),
    "POST /recordings/{recording}/listens": sound(MAKER, MAKER, PARTIES, HELD_DEAD, json=lambda _: {"why": "care"}),
    "POST /opname/{recording}/luister": sound(MAKER, MAKER, PARTIES, HELD_DEAD, form={"why": "care"}),
    "GET /listens/{listen}/sound": sound("dee-------", "doo-------", "doo-------", "d---------"),
    "PUT /recordings/{recording}/place": sound(MAKER, MAKER, PARTIES, HELD_DEAD, json=lambda _: {"at_ms": 5}),
    "GET /opname/{recording}/wie": sound("doo--x-oo-", "doo--x-oo-", "doo--o-oo-", "doo--o-oo-"),
    "POST /opname/{recording}/kopie": sound(MAKER, MAKER, MAKER, DEAD),
    "POST /opname/{recording}/vraag-kopie": sound("dxx--o-xx-", "dxx--o-xx-", "dxx--x-xx-", "dxx--x-xx-"),
    "GET /opname/{recording}/bestand": sound(MAKER, MAKER, PARTIES, HELD_DEAD),
    "GET /opname/{recording}/bestand/{form}": sound("dee--x-xx-", MAKER, PARTIES, HELD_DEAD),
    "GET /opname/{recording}/ontvangst": sound("dee--e-xx-", PARTIES, PARTIES, "dgg--g-xx-"),
    "GET /opname/{recording}/bewijs": sound("dee--x-xx-", MAKER, PARTIES, HELD_DEAD),
    "GET /opname/{recording}/vernietigen": sound("dox--x-oo-", "dox--x-oo-", "dxx--x-oo-", "dox--x-oo-"),
    "POST /opname/{recording}/vernietigen": sound(
        "dox--x-oo-", "dox--x-oo-", "dxx--x-oo-", "dox--x-oo-", form=YES
    ),
    "GET /opname/{recording}/vergelijken": sound(MAKER, MAKER, PARTIES, HELD_DEAD),
    "POST /opname/{recording}/vergelijken": sound(
        "dee--x-xx-", MAKER, PARTIES, HELD_DEAD, body=FILE_FORM, headers={"content-type": "multipart/form-data; boundary=xx"}
    ),
    "GET /opname/{recording}/vergelijken/{comparison}": COMPARED,
    "GET /opname/{recording}/vergelijken/{comparison}/{form}": COMPARED,
    "GET /opname/{recording}/vergelijken/{comparison}/fragment/{change:count}/{which}": COMPARED,
    "POST /opname/{recording}/vergelijken/{comparison}/weg": COMPARED,
    "GET /logboek": all_(OFFICE),
    "GET /herkomst": all_(PRIVACY),
    "POST /herkomst": all_(
        PRIVACY, body=TRACE_FORM, headers={"content-type": "multipart/form-data; boundary=xx"}
    ),
    "GET /herkomst/{trace}": Row({"trace": PRIVACY}),
    "GET /mag-dit": all_(EVERYBODY),
    "GET /mag-dit/begin/{start}": all_(EVERYBODY),
    "GET /mag-dit/{asking}/verder": all_("----------"),
    "GET /mag-dit/{asking}/vraag/{fact}": all_("----------"),
    "POST /mag-dit/{asking}/vraag/{fact}": all_("----------", form={"answer": "given"}),
    "GET /mag-dit/{asking}/antwoord": all_("----------"),
    "GET /mag-dit/{asking}/antwoord.pdf": all_("----------"),
    "POST /mag-dit/{asking}/wis": all_(EVERYBODY),
    "GET /mag-dit/{asking}/bewaar": all_("----------"),
    "POST /mag-dit/{asking}/bewaar": all_("d-xx------"),
    "GET /bewaarde-antwoorden": all_("doxxoooooo"),
    "GET /bewaarde-antwoorden/{kept}": Row({"kept-answer": "d-xx-o----"}),
    "GET /bewaarde-antwoorden/{kept}/antwoord.pdf": Row({"kept-answer": "d-xx-o----"}),
    "POST /bewaarde-antwoorden/{kept}/weg": Row({"kept-answer": "d-xx-o----"}),
    "POST /api/ask": all_(EVERYBODY, json=lambda _: {"question": "record", "facts": {"medium": "audio"}}),
    "GET /nagaan": all_(EVERYBODY),
    "GET /beschrijving.json": all_(EVERYBODY),
    "GET /sleutel": all_(EVERYBODY),
    "GET /controlepunt": all_(EVERYBODY),
    "GET /controlepunt/{first:count}/{second:count}": all_(EVERYBODY),
    "GET /gezond": all_(EVERYBODY),
    "GET /stijl": all_(NOBODY),
    "GET /toevoegen": all_("dooooxxxxx"),
    "GET /regels/nagekeken": all_(OFFICE),
    "POST /regels/nagekeken": all_("dxxxxxxeex"),
    "GET /afwegingen": all_("dxxxxoooox"),
    "POST /afwegingen": all_("dxxxxoooox", form={"kind": "conflict"}),
    "GET /mag-dit/{asking}/afwegen": all_(NOT_THERE),
    "POST /mag-dit/{asking}/afwegen": all_(NOT_THERE),
    "GET /afweging/{weighing}": Row(READERS | {"draft": WEIGHER}),
    "GET /afweging/{weighing}/bestand": Row(READERS),
    "GET /afweging/{weighing}/afweging.pdf": Row(READERS),
    "GET /afweging/{weighing}/ontvangst": Row(READERS),
    "GET /afweging/{weighing}/stap/{step}": Row({"draft": WEIGHER, "weighed": WEIGHER}),
    "POST /afweging/{weighing}/stap/{step}": Row({"draft": WEIGHER, "weighed": WEIGHER}, form={"reference": "x"}),
    "GET /afweging/{weighing}/nakijken": Row({"draft": WEIGHER, "weighed": WEIGHER}),
    "POST /afweging/{weighing}/tekenen": Row({"draft": WEIGHER, "begun": "dxxxxe---x", "weighed": WEIGHER}),
    "GET /afweging/{weighing}/weg": Row({"draft": WEIGHER, "weighed": WEIGHER}),
    "POST /afweging/{weighing}/weg": Row({"draft": WEIGHER, "weighed": "dxxxxe---x"}),
    "POST /afweging/{weighing}/herzien": Row({"draft": NOT_THERE, "weighed": WEIGHER}),
    "GET /afgewogen": all_("doxxoxxxxx"),
    "GET /regels": all_(EVERYBODY),
    "GET /regels/{subject}": all_(EVERYBODY),
}  # fmt: skip
ODD = ("x", "..", "%2e%2e", "%00", "a%2fb", "A" * 26, "%E2%98%83", "1", "'; --", "a" * 3000)
NAMES = ("recording", "conversation", "person", "mark", "listen", "weighing", "kept", "comparison", "trace")


def name_of(route: Route) -> str:
    return f"{route.method} {route.path}"


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    """Who adds a route says here who may use it, also for each kind of thing that it names."""
    assert sorted(TABLE) == sorted(map(name_of, ROUTES))
    assert len(TABLE) == len(ROUTES)
    for name, row in TABLE.items():
        assert all(len(letters) == len(ROLES) and set(letters) <= set("odex-g") for letters in row.who.values()), name


def letter_of(role: str, route: Route, answer: Answer) -> str:
    """What came back, as a letter."""
    if answer.status == 401 or (role == "stranger" and answer.status == 303 and answer.place == "/"):
        assert answer.status == (401 if route.machine else 303)
        return "d"
    known = {403: "x", 404: "-", 410: "g", 400: "e", 409: "e", 422: "e", 429: "e"}
    if answer.status < 400:
        return "o"
    return known.get(answer.status, str(answer.status))


class Things:
    """The things of a scene; a fresh one for each request that changes something."""

    def __init__(self, made: Scene) -> None:
        self.scene = made
        self.kept: dict[str, dict[str, str]] = {}

    def of(self, kind: str, *, fresh: bool) -> dict[str, str]:
        if fresh or kind not in self.kept:
            self.kept[kind] = self.make(kind)
        return self.kept[kind]

    def make(self, kind: str) -> dict[str, str]:
        made = self.scene
        if kind in ("conversation", "trace"):
            return {kind: made.here.id if kind == "conversation" else made.traced()}
        if kind == "person":
            return {"person": made.people["other_patient"].id}
        if kind == "member":
            return {"person": made.house.person("provider", "Dokter Nieuw").id}
        if kind in ("draft", "begun", "weighed", "weighed_refusal"):
            return {"weighing": self.weighing(kind)}
        if kind == "kept-answer":
            return {"kept": keep(made.house, made.actor("provider"), begin_asking("dwang")).id}
        return self.recording(kind) if kind else {}

    def weighing(self, kind: str) -> str:
        house, weigher = self.scene.house, self.scene.actor("provider")
        if kind == "begun":
            return begin(house, weigher, begun_with("conflict", today(house))).id
        if kind == "draft":
            return filled(house, weigher, "conflict", self.scene.here)
        return signed(house, weigher, "refuse" if kind == "weighed_refusal" else "conflict", self.scene.here).id

    def recording(self, kind: str) -> dict[str, str]:
        made = self.scene
        made_now: Recording = {
            "open": made.open, "kept": made.sealed, "copied": lambda: made.sealed(copy=True), "destroyed": made.destroyed,
            "compared": made.sealed, "compared_copied": lambda: made.sealed(copy=True),
        }[kind]()  # fmt: skip
        ids = {"recording": made_now.id, "mark": new_id(), "listen": new_id(), "comparison": new_id()}
        if kind.startswith("compared"):
            return ids | {"comparison": made.compared(made_now)}
        if kind != "destroyed":
            ids |= {"mark": made.mark(made_now), "listen": made.listen(made_now)}
        return ids


def path_of(route: Route, ids: dict[str, str], odd: str = "") -> str:
    """The address, with these ids. `odd` stands in the place of the first thing that the address names."""
    values = {
        "step": "wat", "form": "verslag.html" if "{comparison}" in route.path else "origineel", "change:count": "0", "which": "copy", "number:count": "1", "first:count": "0", "second:count": "1",
        "code": "x", "token": "x", "subject": "sound", "start": "opnemen", "fact": "consent", "asking": "abcdefghijk",
        **({"step": "over"} if "{weighing}" in route.path else {}), **dict.fromkeys(NAMES, new_id()), **ids,
    }  # fmt: skip
    path = route.path
    for name, value in values.items():
        path = path.replace("{" + name + "}", value)
    assert "{" not in path, f"the table does not know all of {route.path}"
    return path


def knock(browser: Browser, made: Scene, route: Route, row: Row, path: str) -> Answer:
    hang_up = 1 if route.path.endswith("/live") else None
    if row.json is not None:
        return browser.send(route.method, path, row.json(made), headers=dict(row.headers))
    if row.body:
        return browser.ask(route.method, path, body=row.body, headers=dict(row.headers))
    if route.method == "GET":
        return browser.get(path, hang_up_after=hang_up)
    return browser.post(path, row.form or {})


def kept(made: Scene) -> dict[str, Any]:
    """Everything that is kept, to compare."""
    state = made.house.store._state
    return {
        "records": {kind.__name__: dict(rows) for kind, rows in state.records.items()},
        "blobs": dict(made.house.blobs.kept),
        "keys": (dict(made.house.keys.kept), set(made.house.keys.destroyed)),
    }


def refused_without_a_trace(made: Scene, before: dict[str, Any], events: int) -> list[str]:
    """What a refused request changed, but for a line in the log that says that it was refused."""
    after, new = kept(made), made.house.store._state.events[events:]
    wrong = [name for name in before if before[name] != after[name]]
    return wrong + [f"event {event.kind} {event.outcome}" for event in new if event.outcome != "refused"]


@pytest.fixture
def made() -> Scene:
    return scene()


@pytest.mark.parametrize("route", ROUTES, ids=name_of)
def test_everybody_gets_exactly_what_the_table_says(made: Scene, route: Route) -> None:
    """Each role, each kind of thing. A refusal changes nothing."""
    row, things, wrong = TABLE[name_of(route)], Things(made), []
    for kind, letters in row.who.items():
        for role, expected in zip(ROLES, letters, strict=True):
            browser = made.browser(role)
            ids = things.of(kind, fresh=route.method != "GET" and expected == "o")
            before, events = copy.copy(kept(made)), len(made.house.store._state.events)
            answer = knock(browser, made, route, row, path_of(route, ids))
            got = letter_of(role, route, answer)
            if got != expected:
                wrong.append(
                    f"{kind or 'anything'}, {role}: expected {expected}, got {got} ({answer.status} {answer.place})"
                )
            if expected in "dx-g":
                wrong += [
                    f"{kind}, {role}: refused, yet changed {what}"
                    for what in refused_without_a_trace(made, before, events)
                ]
    assert wrong == []


def names_a_thing(route: Route) -> bool:
    return any("{" + name + "}" in route.path for name in NAMES)


@pytest.mark.parametrize("route", [route for route in ROUTES if names_a_thing(route)], ids=name_of)
def test_what_is_not_yours_and_what_is_not_there_are_one_answer(made: Scene, route: Route) -> None:
    """Same status, same headers, same words (but for the address that the page repeats): nobody finds out by trying."""
    row, things, wrong = TABLE[name_of(route)], Things(made), []
    for kind, letters in row.who.items():
        ids = things.of(kind, fresh=False)
        for role, expected in zip(ROLES, letters, strict=True):
            unknown = row.unknown or "".join(letter if letter == "d" else "-" for letter in letters)
            random_ids = {name: new_id() for name in ids}
            answer = knock(made.browser(role), made, route, row, path_of(route, random_ids))
            wanted = unknown[ROLES.index(role)]
            outer = expected == "x" and letter_of(role, route, answer) == "x"
            if not outer and letter_of(role, route, answer) != wanted:
                wrong.append(f"{kind}, {role}, unknown: expected {wanted}, got {answer.status} {answer.place}")
            if expected == "-":
                foreign = knock(made.browser(role), made, route, row, path_of(route, ids))
                if without(answer, random_ids) != without(foreign, ids):
                    wrong.append(
                        f"{kind}, {role}: foreign and unknown differ: {answer.body[-200:]!r} {foreign.body[-200:]!r}"
                    )
    assert wrong == []


def without(answer: Answer, ids: dict[str, str]) -> tuple[int, Any, bytes]:
    body = answer.body
    for value in ids.values():
        body = body.replace(value.encode(), b"ID")
    return answer.status, sorted(h for h in answer.headers if h[0] != "content-length"), body


@pytest.mark.parametrize("route", [route for route in ROUTES if "{" in route.path], ids=name_of)
def test_odd_ids_are_refused_like_any_other(made: Scene, route: Route) -> None:
    """Dots, slashes, NUL, snowmen, quotes, very long ones: never a page, never a failure."""
    row, wrong = TABLE[name_of(route)], []
    open_to_all = set("".join(row.who.values())) <= set("oe")
    slow = "{token}" in route.path and route.method == "POST"  # each try hashes a code for a while
    for odd in ODD[:3] if slow else ODD:
        for role in ("stranger",) if slow else ("stranger", "patient", "provider", "manager"):
            values = dict.fromkeys([*NAMES, "code", "token", "step", "form"], odd)
            answer = knock(made.browser(role), made, route, row, path_of(route, values))
            fine = answer.status in (401, 403, 404, 303) or (open_to_all and answer.status in (200, 422))
            if not fine:
                wrong.append(f"{odd[:30]} {role}: {answer.status}")
    assert wrong == []


def test_the_choice_of_who_you_are_exists_only_in_a_demo() -> None:
    """In a demo it is there, and the page of all components; elsewhere both are refused for everybody (see the table)."""
    demo = scene(demo=True)
    stranger = demo.browser("stranger")
    assert stranger.get("/").status == 200
    assert stranger.get("/stijl").status == 200
    offered = re.findall(r'name="person" value="([a-z2-7]{26})"', stranger.get("/").text)
    assert len(offered) == 5, "one of each role"
    chosen = stranger.post("/demo/wie", {"person": offered[0]})
    assert (chosen.status, chosen.place) == (303, "/")
    assert "naklank" in chosen.cookies()
    assert stranger.post("/demo/wie", {"person": new_id()}).status == 404


def test_a_phone_that_joined_by_qr_sees_one_conversation_and_nothing_else_of_the_same_person(made: Scene) -> None:
    """The person has two conversations; the phone of the one opens nothing of the other, neither page nor sound."""
    second = made.house.conversation(made.people["provider"], made.people["patient"], "Tweede")
    from naklank.actions.announce import announce

    announce(made.house, made.actor("patient"), second.id, TWO_OF_US, extent="all", equal_copy=False)
    recording = made.sealed(talk=second)
    listen = made.listen(recording)
    guest, patient = made.browser("guest"), made.browser("patient")
    for path in (
        f"/gesprek/{second.id}",
        f"/opname/{recording.id}",
        f"/opname/{recording.id}/bewijs",
        f"/listens/{listen}/sound",
    ):
        assert (guest.get(path).status, patient.get(path).status) == (404, 200), path
    home = guest.get("/")
    assert (home.status, home.place) == (303, f"/gesprek/{made.here.id}")
    assert "Tweede" not in guest.get("/toevoegen").text
