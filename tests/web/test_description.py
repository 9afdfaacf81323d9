"""The description of every address, and the application held against it: thousands of odd requests, and never a failure.

Schemathesis makes the requests from the description; half of the ids in them are of things that exist, so that they come
past the door. On the real store, so that what a database chokes on is found too.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from naklank import __version__
from naklank.model import Recording
from naklank.web.describe import BYTES, FILES, FORMS, JSON, NOTHING, describe, plain
from naklank.web.routes import ROUTES
from naklank.wiring import made, opened
from tests.tally import Tally, part
from tests.web.asking import Answer, Browser
from tests.web.scene import Scene, scene

DESCRIPTION = describe(ROUTES, __version__)
MANY = 125
QUIET = settings(database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=False)


def test_every_address_that_takes_something_says_what() -> None:
    """None is forgotten, none is named that is not there."""
    bringing = {f"{route.method} {plain(route.path)}" for route in ROUTES if route.method != "GET"}
    named = [*FORMS, *FILES, *JSON, *BYTES, *NOTHING]
    assert sorted(named) == sorted(bringing)
    operations = [name for methods in DESCRIPTION["paths"].values() for name in methods]  # type: ignore[attr-defined]
    assert len(operations) == len(ROUTES)


def test_anyone_can_read_the_description() -> None:
    """As JSON, without signing in, and it says for whom each address is."""
    answer = Browser(scene().app).get("/beschrijving.json")
    assert (answer.status, answer.json) == (200, DESCRIPTION)
    assert answer.json["paths"]["/logboek"]["get"]["x-who"] == "office"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("house") / "data"
    made(folder, site="Praktijk De Proef")
    with opened(folder) as house:
        yield scene(real=house.house)


def ids_of(made: Scene) -> dict[str, list[str]]:
    """Things that exist, by the name that an address gives them."""
    open_, kept, copied = made.open(), made.sealed(), made.sealed(copy=True)
    return {
        "recording": [open_.id, kept.id, copied.id],
        "conversation": [made.here.id, made.elsewhere.id],
        "person": [made.people["patient"].id, made.people["provider"].id],
        "mark": [made.mark(kept)],
        "listen": [made.listen(kept)],
        "step": ["wat", "waarom", "wie", "kopie", "controle"],
        "form": ["origineel", "mp3"],
    }


def asked(browser: Browser, case: Any, ids: dict[str, list[str]], chance: random.Random) -> Answer:
    """Send a case that schemathesis made. The stream that never ends is left after its first piece."""
    path = case.path
    for name, value in (case.path_parameters or {}).items():
        real = name in ids and chance.random() < 0.7
        path = path.replace("{" + name + "}", chance.choice(ids[name]) if real else quote(str(value), safe=""))
    headers = {name.lower(): str(value) for name, value in dict(case.headers or {}).items()}
    headers = {
        name: value
        for name, value in headers.items()
        if name not in ("cookie", "host", "content-type", "content-length")
    }
    query = urlencode(case.query or {}, doseq=True)
    kind, body = case.media_type or "", case.body
    raw = {
        "path": f"{path}?{query}" if query else path,
        "headers": headers,
        "hang_up_after": 1 if path.endswith("/live") else None,
    }
    method = case.method.upper()
    if "urlencoded" in kind and isinstance(body, dict):
        return browser.ask(method, form={str(k): str(v) for k, v in body.items()}, **raw)
    if "json" in kind and not isinstance(body, bytes | type(None)):
        import json

        return browser.ask(method, body=json.dumps(body).encode() if _plain(body) else b"{}", kind=kind, **raw)
    return browser.ask(method, body=body if isinstance(body, bytes) else b"", kind=kind, **raw)


def _plain(body: object) -> bool:
    return not isinstance(body, type(schemathesis.openapi)) and type(body).__name__ != "NotSet"


def documented(case: Any, status: int) -> bool:
    known = DESCRIPTION["paths"][case.path][case.method.lower()]["responses"]  # type: ignore[index]
    return str(status) in known or f"{status // 100}XX" in known


def storm(made: Scene, operation: Any, many: int, tally: Tally) -> None:
    """`many` cases for one operation, as patient, provider, manager and stranger in turn."""
    ids, chance = ids_of(made), random.Random(operation.label)
    turns = [0]

    @settings(QUIET, max_examples=many)
    @given(case=operation.as_strategy(), odd=st.booleans())
    def each(case: Any, odd: bool) -> None:
        del odd
        role = ("patient", "provider", "manager", "stranger")[turns[0] % 4]
        turns[0] += 1
        answer = asked(made.browser(role), case, ids, chance)
        if (answer.status >= 500 and answer.status != 507) or not documented(case, answer.status):
            tally.broke(
                f"{role} {case.method} {case.path} {case.path_parameters} {str(case.body)[:300]}: {answer.status}"
            )
        tally.did(f"{answer.status // 100}xx")

    each()


OPERATIONS = [found.ok() for found in schemathesis.openapi.from_dict(DESCRIPTION).get_all_operations()]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.label)
def test_odd_requests_never_make_it_fail(real: Scene, operation: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """No 5xx, no status that the description does not name; four of each address."""
    tally = Tally("a few", 4, quiet=True)
    storm(real, operation, 4, tally)
    assert tally.lost == [], capsys.readouterr().err[-3000:]


@pytest.mark.soak
def test_ten_thousand_odd_requests(real: Scene, count: Callable[[str, int], Tally]) -> None:
    """The same, 125 of each address (a part does its share at every address)."""
    tally = count("odd requests, never a failure (507 is told as such)", MANY * len(OPERATIONS))
    share = -(-MANY // part()[1])
    for operation in OPERATIONS:
        storm(real, operation, share, tally)
    tally.hold()
    assert real.house.store.read(lambda view: view.count(Recording)) > 0
