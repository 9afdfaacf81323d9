"""What stands before every page: form tokens, cookies, headers, sizes, odd addresses. Tried as a rude browser would."""

import base64
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naklank.actions.sessions import IDLE_STAFF, LIMIT_OTHERS
from naklank.errors import Tampered
from naklank.text import Text
from naklank.web.here import csrf_of
from naklank.web.route import Route
from naklank.web.routes import ROUTES
from tests.web.asking import HOST, Answer, Browser
from tests.web.scene import SOUND, Scene, scene

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "microphone=(self), screen-wake-lock=(self), camera=(), geolocation=(), payment=(), usb=()",
}


@pytest.fixture(scope="module")
def made() -> Scene:
    return scene()


def session_cookie(answer: Answer) -> Any:
    return next((c for name, c in answer.cookies().items() if name in ("naklank", "__Host-naklank")), None)


# A form must come from our own page


BAD_ORIGINS: list[dict[str, str | None]] = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "SAME-ORIGIN"},
    {"sec-fetch-site": "cross-site", "origin": f"http://{HOST}"},
    {"sec-fetch-site": None},
    {"sec-fetch-site": None, "origin": "null"},
    {"sec-fetch-site": None, "origin": ""},
    {"sec-fetch-site": None, "origin": "http://evil.example"},
    {"sec-fetch-site": None, "origin": f"http://{HOST}.evil.example"},
    {"sec-fetch-site": None, "origin": f"http://{HOST}:81"},
    {"sec-fetch-site": None, "origin": f"http://evil.example/{HOST}"},
    {"sec-fetch-site": None, "origin": f"http://user@{HOST}"},
    {"sec-fetch-site": None, "origin": HOST},
    {"sec-fetch-site": None, "origin": None, "referer": f"http://{HOST}/"},
]


@pytest.mark.parametrize("headers", BAD_ORIGINS, ids=str)
def test_a_form_from_elsewhere_is_refused_even_with_the_right_token(
    made: Scene, headers: dict[str, str | None]
) -> None:
    """Other sites, subdomains, ports, no origin at all; signed in or not."""
    for role in ("patient", "stranger"):
        answer = made.browser(role).post("/taal", {"language": "en", "back": "/mee"}, headers=headers)
        assert answer.status == 403
        assert answer.cookies() == {}


def test_a_form_of_our_own_page_is_taken(made: Scene) -> None:
    """With Sec-Fetch-Site, or in an older browser with Origin."""
    for headers in ({}, {"sec-fetch-site": None, "origin": f"http://{HOST}"}):
        assert made.browser("patient").post("/taal", {"language": "en", "back": "/mee"}, headers=headers).status == 303


POSTS = [route for route in ROUTES if route.method != "GET" and route.who != "demo"]


CHANGES = [route for route in POSTS if not route.asks_only]


def test_what_may_be_asked_from_elsewhere_changes_nothing_and_knows_nobody(made: Scene) -> None:
    """Without a token and from another site the rules answer as they answer anybody; nothing is logged, no cookie is set."""
    asked = [route for route in POSTS if route.asks_only]
    assert [route.path for route in asked] == ["/api/ask"]
    before = len(made.house.store.logged())
    case = b'{"question": "record", "facts": {"actor": "patient", "medium": "audio"}}'
    headers = {"sec-fetch-site": "cross-site", "origin": "https://elsewhere.example", "x-csrf": None}
    said = [
        made.browser(role).ask("POST", "/api/ask", body=case, kind="application/json", headers=headers)
        for role in ("patient", "stranger")
    ]
    assert [answer.status for answer in said] == [200, 200]
    assert said[0].text == said[1].text
    assert [answer.cookies() for answer in said] == [{}, {}]
    assert len(made.house.store.logged()) == before


@pytest.mark.parametrize("route", CHANGES, ids=lambda r: f"{r.method} {r.path}")
def test_nothing_is_changed_without_the_token_of_this_very_session(made: Scene, route: Route) -> None:
    """Missing, empty, of another session, nearly right, in the address, the session's own token: each route refuses all."""
    role = {"provider": "provider", "office": "manager", "privacy": "privacy_officer"}.get(route.who, "patient")
    browser = made.browser(role)
    path = re.sub(r"\{[^}]*\}", "1", route.path)
    right, before = csrf_of(browser.token), len(made.house.store.logged())
    for wrong in (None, "", csrf_of("other"), right[:-1], right.upper(), right + "0", browser.token, "\xe9"):
        for address in (path, f"{path}?csrf={right}"):
            answer = browser.ask(route.method, address, form={"csrf": csrf_of("x")}, headers={"x-csrf": wrong})
            assert answer.status == 403, wrong
    assert [e.kind for e in made.house.store.logged()[before:] if e.outcome != "refused"] == []


def test_the_token_may_stand_in_the_form(made: Scene) -> None:
    """That is how pages without a script send it; twice or in a file part it does not count."""
    browser = made.browser("patient")
    good = {"csrf": csrf_of(browser.token), "language": "en", "back": "/mee"}
    assert browser.post("/taal", good, headers={"x-csrf": None}).status == 303
    boundary = b'--b\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n' + good["csrf"].encode() + b"\r\n--b--\r\n"
    answer = browser.ask(
        "POST", "/taal", body=boundary, kind="multipart/form-data; boundary=b", headers={"x-csrf": None}
    )
    assert answer.status == 403


# Cookies


def test_the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites() -> None:
    """HttpOnly, SameSite, whole site; under https Secure and with the prefix that no other site can set."""
    for https in (False, True):
        demo = scene(demo=True)
        person = re.findall(r'name="person" value="([a-z2-7]{26})"', Browser(demo.app, https=https).get("/").text)[0]
        cookie = session_cookie(Browser(demo.app, https=https).post("/demo/wie", {"person": person}))
        assert cookie.key == ("__Host-naklank" if https else "naklank")
        assert cookie["httponly"]
        assert cookie["samesite"].lower() == "lax"
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""
        assert bool(cookie["secure"]) is https
        assert len(cookie.value) >= 43, "256 bits"


def test_under_https_a_cookie_without_the_prefix_is_nobody(made: Scene) -> None:
    """A neighbour site could have set it."""
    token = made.browser("patient").token
    plain = Browser(made.app, https=True, cookies={"naklank": token})
    assert plain.get("/mijn").place == "/"
    assert Browser(made.app, token, https=True).get("/mijn").status == 200


def test_signing_out_ends_the_session_itself_not_only_the_cookie() -> None:
    """Who copied the cookie before is out too, also of an open stream and for scripts."""
    made = scene()
    browser = made.browser("patient")
    copied = Browser(made.app, browser.token)
    assert copied.get("/mijn").status == 200
    answer = browser.post("/uit")
    assert answer.status == 303
    assert session_cookie(answer)["max-age"] == "0" or "1970" in session_cookie(answer)["expires"]
    assert (copied.get("/mijn").status, copied.get("/mijn").place) == (303, "/")
    assert copied.get(f"/conversations/{made.here.id}/live").status == 401
    assert copied.post("/uit").status == 303


def test_sessions_end_by_themselves() -> None:
    """A desk after a quarter of an hour, a phone after a week, whatever the cookie says."""
    made = scene()
    desk, phone = made.browser("provider"), made.browser("patient")
    assert desk.get("/mijn").status == 200
    made.house.clock.forward(seconds=IDLE_STAFF.total_seconds())
    assert (desk.get("/mijn").place, phone.get("/mijn").status) == ("/", 200)
    for _ in range(16):
        made.house.clock.forward(hours=11)
        phone.get("/mijn")
    assert made.house.clock.now() - made.house.store.logged("session:begin")[0].time > LIMIT_OTHERS
    assert phone.get("/mijn").place == "/"


@pytest.mark.parametrize(("headers", "still_in"), [({}, True), ({"x-live": "1"}, False)])
def test_a_page_that_keeps_itself_fresh_keeps_nobody_in(headers: dict[str, str], still_in: bool) -> None:
    """Three looks within a quarter of an hour: by a person they keep the session alive, by the page itself they do not."""
    made = scene()
    provider = made.browser("provider")
    for _ in range(3):
        made.house.clock.forward(minutes=7)
        provider.get("/", headers=headers)
    assert ("Afmelden" in provider.get("/").text) == still_in


def test_a_session_that_was_planted_is_not_taken_over_by_who_comes_in() -> None:
    """Who comes in gets a token that did not exist before; the one that the browser brought opens nothing new."""
    demo = scene(demo=True)
    planted = Browser(demo.app, cookies={"naklank": "planted"})
    person = re.findall(r'name="person" value="([a-z2-7]{26})"', planted.get("/").text)[0]
    given_out = session_cookie(planted.post("/demo/wie", {"person": person})).value
    assert given_out != "planted"
    assert Browser(demo.app, cookies={"naklank": "planted"}).get("/mijn").place == "/"
    attacker = demo.browser("patient")
    victim = Browser(demo.app, attacker.token)
    fresh = session_cookie(victim.post("/demo/wie", {"person": person})).value
    assert fresh != attacker.token


def test_a_stored_session_is_not_the_token(made: Scene) -> None:
    """Who reads the database cannot come in with what stands there."""
    from naklank.model import Session

    token = made.browser("patient").token
    sessions = made.house.store.read(lambda view: view.find(Session))
    assert all(token not in (s.id, str(s)) for s in sessions)
    assert all(Browser(made.app, s.id).get("/mijn").place == "/" for s in sessions)


junk = st.text(st.characters(min_codepoint=33, max_codepoint=255, exclude_characters=";,\x7f"), max_size=200)


@given(value=junk)
def test_odd_cookies_are_as_none_at_all(made: Scene, value: str) -> None:
    """Whatever stands in the session, language, step or announcement cookie: a page, in Dutch, for nobody in particular."""
    for name in ("naklank", "language", "naklank-step", "announcement"):
        if name == "language" and value.strip() in ("nl", "en", '"nl"', '"en"'):
            continue
        answer = Browser(made.app, cookies={name: value}).get("/binnen")
        assert answer.status == 200
        assert '<html lang="nl">' in answer.text


@given(value=st.one_of(junk, st.binary(max_size=200).map(lambda b: base64.urlsafe_b64encode(b).decode())))
def test_an_odd_announcement_cookie_counts_as_nothing_answered(made: Scene, value: str) -> None:
    """Half, nested, of another kind, not text: the first question comes, with nothing filled in."""
    patient = made.browser("patient")
    patient.cookies = {"announcement": value}
    base = f"/gesprek/{made.here.id}/aankondigen"
    assert patient.get(f"{base}/wat").status == 200
    check = patient.get(f"{base}/controle")
    assert (check.status, check.place) == (303, f"{base}/voor-wie")


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "1",
        "null",
        '{"extent": 1}',
        '{"extent": ["all"]}',
        "{" * 900,
        "[" * 900,
        '{"extent": "all", "equal_copy": true}',
        "NaN",
    ],
)
def test_an_announcement_cookie_that_is_json_but_not_ours(made: Scene, text: str) -> None:
    """The same."""
    patient = made.browser("patient")
    patient.cookies = {"announcement": base64.urlsafe_b64encode(text.encode()).decode()}
    answer = patient.get(f"/gesprek/{made.here.id}/aankondigen/controle")
    assert answer.status == 303


def test_huge_cookies_are_as_none_at_all(made: Scene) -> None:
    """60 kB of cookie: no hash is made of it, no page is filled with it."""
    for name in ("naklank", "naklank-step", "language", "announcement"):
        answer = Browser(made.app, cookies={name: "a" * 60_000}).get("/binnen/code")
        assert (answer.status, answer.place) == (303, "/binnen")
    patient = made.browser("patient")
    patient.cookies = {"announcement": "a" * 60_000}
    assert patient.get(f"/gesprek/{made.here.id}/aankondigen/wat").status == 200


# Headers


def wears_all(answer: Answer) -> dict[str, str | None]:
    return {name: answer.header(name) for name, value in ALWAYS.items() if answer.header(name) != value}


def test_every_answer_wears_the_headers(made: Scene) -> None:
    """Pages, redirects, refusals, errors, files, scripts' answers, what is not there, what is too large, other methods."""
    patient = made.browser("patient")
    recording = made.sealed()
    answers = {
        "page": patient.get("/mijn"),
        "redirect": Browser(made.app).get("/mijn"),
        "not there": patient.get("/nergens"),
        "slash": patient.get("/mijn/"),
        "not his": patient.get("/opname/x"),
        "refused": patient.get("/logboek"),
        "401": Browser(made.app).get("/recordings/x/state"),
        "json 404": patient.get("/recordings/x/state"),
        "csrf": patient.post("/uit", headers={"x-csrf": None}),
        "method": patient.ask("DELETE", "/mijn"),
        "too large": patient.ask("POST", "/taal", body=b"a" * 70_000),
        "static": patient.get("/static/css/tokens.css"),
        "static unchanged": patient.get("/static/css/tokens.css", headers={"if-none-match": patient.get("/static/css/tokens.css").header("etag")}),
        "static not there": patient.get("/static/nothing.css"),
        "static method": patient.ask("POST", "/static/css/tokens.css"),
        "static up": patient.get("/static/../app.py"),
        "sound": patient.get(f"/listens/{made.listen(recording)}/sound"),
        "package": patient.get(f"/opname/{recording.id}/bewijs"),
        "health": Browser(made.app).get("/gezond"),
        "bad form": patient.ask("POST", "/taal", body=b"--", kind="multipart/form-data; boundary=b"),
    }  # fmt: skip
    bare = {name: wears_all(answer) for name, answer in answers.items() if wears_all(answer)}
    assert bare == {}
    kept = {name: answer.header("cache-control") for name, answer in answers.items()}
    for_files = {kept.pop("static"), kept.pop("static unchanged")}
    assert for_files == {"no-cache"}
    assert {value for value in kept.values() if value is not None and "no-store" not in value} == set()
    assert [name for name, value in kept.items() if value is None] == []


def test_under_https_browsers_are_told_to_stay_there(made: Scene) -> None:
    """Two years; not without https, where it would do nothing."""
    assert Browser(made.app, https=True).get("/binnen").header("strict-transport-security") == "max-age=63072000"
    assert Browser(made.app).get("/binnen").header("strict-transport-security") is None


def test_no_page_holds_anything_that_the_policy_would_block_or_another_host(made: Scene) -> None:
    """No inline style, script or handler, and no address of another host, on the pages of the patient."""
    recording, patient = made.sealed(copy=True), made.browser("patient")
    for path in (
        "/",
        "/mijn",
        f"/gesprek/{made.here.id}",
        f"/opname/{recording.id}",
        f"/opname/{recording.id}/wie",
        "/nagaan",
        "/toevoegen",
    ):
        page = patient.get(path).text
        assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style|javascript:", page), path
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", page), path


# How large


SIZES = [route for route in POSTS if route.who in {"anyone", "person"} and not route.token_within]
"""Forms with a file take gigabytes: `test_compare_pages.py` looks at those."""


@pytest.mark.parametrize("route", SIZES, ids=lambda r: f"{r.method} {r.path}")
def test_a_body_that_is_too_large_is_refused_said_or_unsaid(made: Scene, route: Route) -> None:
    """With a true length, a false one, none at all, or one that is no number: never more is read than the route takes."""
    browser, path = made.browser("patient"), re.sub(r"\{[^}]*\}", "1", route.path)
    kind = "application/json" if route.machine else "application/x-www-form-urlencoded"
    body = b"a" * (route.body_max + 1)
    pieces = [body[i : i + 65536] for i in range(0, len(body), 65536)]
    said = browser.ask(route.method, path, body=body, kind=kind)
    assert said.status == 413
    unsaid = browser.ask(route.method, path, pieces=pieces, kind=kind)
    lied = browser.ask(route.method, path, pieces=pieces, kind=kind, headers={"content-length": "5"})
    # A route that needs no body never reads it, so it may also go on as if nothing was sent; so does one that was never begun.
    reads = route.path not in UNREAD
    assert {unsaid.status, lied.status} == {413} if reads else 413 not in (unsaid.status, lied.status), (unsaid, lied)
    for odd in ("-1", "1e3", "", " 5", "٣", "9" * 400, "5, 5"):
        if odd.isascii():
            assert browser.ask(
                route.method, path, pieces=[b"a"], kind=kind, headers={"content-length": odd}
            ).status in (413, 400), odd


UNREAD = {
    "/uit", "/opname/{recording}/vraag-pauze", "/opname/{recording}/bewaar", "/opname/{recording}/kopie",
    "/opname/{recording}/merken/{mark}/weg", "/opname/{recording}/vraag-kopie", "/gesprek/{conversation}/intrekken",
    "/mag-dit/{asking}/vraag/{fact}", "/mag-dit/{asking}/wis", "/opname/{recording}/vergelijken/{comparison}/weg",
}  # fmt: skip


def test_a_line_that_is_cut_while_a_body_comes_in_changes_nothing(made: Scene) -> None:
    """Half a chunk is no chunk."""
    recording, patient = made.open(), made.browser("patient")
    have = patient.get(f"/recordings/{recording.id}/state").json
    assert have["have"] == [[0, 0]]
    answer = patient.ask(
        "PUT", f"/recordings/{recording.id}/chunks/1", pieces=[SOUND[:50]], headers={"x-chunk-sha256": "0" * 64}
    )
    assert answer.status == 422
    assert patient.get(f"/recordings/{recording.id}/state").json == have


# Odd addresses


ADDRESSES = [
    b"/..", b"/../etc/passwd", b"/static/../../app.py", b"/static/..%2f..%2fapp.py", b"/static/%2e%2e/%2e%2e/app.py",
    b"/static/..%5c..%5capp.py", b"/static//etc/passwd", b"/static/%00", b"/static/css/tokens.css%00.js", b"/static/.%00./app.py",
    b"/static/css", b"/static/", b"/static", b"//evil.example/", b"//evil.example/mijn/", b"/mijn//", b"/%2e%2e/mijn", b"/mijn%2f", b"/mijn%00",
    b"/mijn%0d%0aSet-Cookie:%20a=b", b"/mijn\xc3\xa9", b"/%E2%80%AEnijm", b"/mijn;a=b", b"/MIJN", b"/gesprek/%2e%2e", b"/opname/..%2f..%2fmijn",
    b"/recordings/" + b"9" * 5000 + b"/state", b"/controlepunt/" + b"9" * 5000 + b"/1",
    b"/controlepunt/-1/2", b"/controlepunt/1.5/2", b"/a" * 20_000, b"/?" , b"/\xff\xfe", b"*", b"",
]  # fmt: skip


@pytest.mark.parametrize("raw", ADDRESSES, ids=lambda raw: repr(raw[:40]))
def test_odd_addresses_are_not_there(made: Scene, raw: bytes) -> None:
    """Up, encoded, doubled, cut by NUL, with line ends, endless: not there, nothing of the disk, no header of theirs, no other host."""
    for role in ("stranger", "patient"):
        answer = made.browser(role).ask("GET", "/", raw=raw)
        assert answer.status in (404, 303, 401, 200), answer.status
        if answer.status == 200:
            assert raw in (b"/?", b"//evil.example/") or raw == b"/", raw
        assert b"make_app" not in answer.body
        assert answer.header("set-cookie") is None
        assert answer.place in ("", "/", "/binnen")
        assert wears_all(answer) == {}


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:80",
        "",
        "a b",
        "naklank.example@evil.example",
        "[::1",
        "\xe9",
        "a" * 5000,
        "<script>",
    ],
)
def test_the_host_that_a_browser_names_leads_nobody_elsewhere(made: Scene, host: str) -> None:
    """Redirects stay paths; the page of the QR code shows what was named only as text; nothing breaks."""
    for path in ("/", "/binnen", "/mijn", "/mijn/", f"/gesprek/{made.here.id}"):
        answer = made.browser("patient").get(path, headers={"host": host})
        assert answer.status in (200, 303, 404)
        assert answer.place == "" or answer.place.startswith("/")
        assert "<script>" not in answer.text.replace('<script type="', "")


@pytest.mark.parametrize(
    "back",
    [
        "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "http:evil.example", "javascript:alert(1)", " //evil.example",
        "\t//evil.example", "/\t/evil.example", "/\n/evil.example", "/\r\nSet-Cookie: a=b", "/\x00/evil.example", "", "mijn", "?a", "@evil.example", "/\u2028/evil.example",
    ],
)  # fmt: skip
def test_choosing_a_language_leads_nobody_elsewhere(made: Scene, back: str) -> None:
    """Only a path of our own, else the front door; no header is born from it."""
    answer = made.browser("patient").post("/taal", {"language": "en", "back": back})
    assert (answer.status, answer.place) == (303, "/")
    assert list(answer.cookies()) == ["language"]


@given(back=st.text(max_size=30))
def test_wherever_it_says_to_go_back_to_it_stays_here(made: Scene, back: str) -> None:
    """As a browser resolves it: scheme and host stay ours."""
    from urllib.parse import urljoin, urlsplit

    answer = made.browser("stranger").post(
        "/taal", {"language": "nl", "back": back.encode("utf-8", "replace").decode()}
    )
    assert answer.status == 303
    parts = urlsplit(urljoin(f"http://{HOST}/mijn", answer.place.replace("\\", "/")))
    assert (parts.scheme, parts.netloc) == ("http", HOST)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X"])
def test_other_methods_are_not_there(made: Scene, method: str) -> None:
    """None does anything, none tells which there are, none echoes what came."""
    before = len(made.house.store.logged())
    for path in ("/", "/mijn", "/taal", "/uit", f"/gesprek/{made.here.id}", "/gezond", "/static/css/tokens.css"):
        answer = made.browser("patient").ask(method, path, headers={"x-echo": "hello"})
        assert answer.status in (404, 405), path
        assert answer.header("access-control-allow-origin") is None
        assert b"hello" not in answer.body
    assert [e for e in made.house.store.logged()[before:] if e.outcome != "refused" and e.kind != "session:begin"] == []


def test_head_is_get_without_a_body_and_changes_no_more(made: Scene) -> None:
    """For every GET of the patient that the page offers."""
    for path in ("/", "/mijn", f"/gesprek/{made.here.id}", "/gezond", "/nagaan"):
        browser = made.browser("patient")
        assert browser.ask("HEAD", path).status == browser.get(path).status


# A mistake of ours


class Mistake(RuntimeError):
    pass


@pytest.mark.parametrize("machine", [False, True])
def test_a_mistake_gives_our_own_page_with_a_number_and_the_story_only_to_the_operator(
    made: Scene, machine: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 500, all headers, a number that stands on stderr too with the traceback; nothing of that in the browser."""
    patient, secret = made.browser("patient"), "secret-words-of-the-mistake"

    def fail(*_: object, **__: object) -> None:
        raise Mistake(secret)

    monkeypatch.setattr(made.house.store, "read" if machine else "checkpoint", fail)
    patched = "/gezond" if machine else "/controlepunt"
    answer = Browser(made.app).get(patched)
    monkeypatch.undo()
    said = capsys.readouterr().err
    assert answer.status == 500
    assert wears_all(answer) == {}
    assert answer.header("cache-control") == "no-store"
    for word in (secret, "Traceback", "Mistake", "naklank/web", ".py"):
        assert word not in answer.text, word
        assert word in said
    number = answer.json["number"] if machine else re.findall(r"nummer: ([0-9A-Z]{8})", answer.text)[0]
    assert said.startswith(f"naklank: mistake {number} at GET {patched}: Mistake\n")
    assert said.count(number) == 1
    assert patient.get("/mijn").status == 200


def test_a_mistake_names_the_route_and_never_the_letter_token(
    made: Scene, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The address of a letter opens somebody's space: it stays out of the operator's log."""
    monkeypatch.setattr("naklank.web.pages.letter.qr", lambda _: 1 / 0)
    monkeypatch.setattr("naklank.web.pages.letter._code_page", lambda *_: 1 / 0)
    assert Browser(made.app).get("/link/this-is-the-token").status == 500
    said = capsys.readouterr().err
    assert "GET /link/{token}: ZeroDivisionError" in said
    assert "this-is-the-token" not in said


def test_sealed_bytes_that_were_changed_are_told_as_that(made: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Known troubles keep their own words and status."""

    def fail(*_: object, **__: object) -> None:
        raise Tampered(Text("Veranderd.", "Changed."), Text("Waarschuw.", "Warn."))

    monkeypatch.setattr(made.house.store, "checkpoint", fail)
    answer = Browser(made.app).get("/controlepunt")
    assert answer.status == 500
    assert "Veranderd." in answer.text
