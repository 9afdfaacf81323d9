"""The recorder's and the upload's addresses, abused: wrong hashes, wrong numbers, others' recordings, endless bodies, odd JSON.

Two things must hold whatever comes: the server answers with a sentence (never with a failure), and what was acknowledged
stays as it was.
"""

import hashlib
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naklank.actions import note_moment, verify
from naklank.actions.export import package
from naklank.actions.keep_chunk import CHUNK_BYTES_MAX, CHUNKS_MAX
from naklank.model import Moment, Recording, new_id
from tests.web.asking import Answer, Browser
from tests.web.scene import SOUND, Scene, scene

MADE = {"by": "patient", "took_part": "yes", "setting": "consult", "purpose": "private"}
HASH = hashlib.sha256(SOUND).hexdigest()


@pytest.fixture
def made() -> Scene:
    return scene()


def chunk(browser: Browser, recording: str, number: object, body: bytes, sha256: str | None = None) -> Answer:
    given_hash = hashlib.sha256(body).hexdigest() if sha256 is None else sha256
    kind = "application/octet-stream"
    path = f"/recordings/{recording}/chunks/{number}"
    return browser.ask("PUT", path, body=body, kind=kind, headers={"x-chunk-sha256": given_hash})


def told(answer: Answer) -> bool:
    """A sentence in two languages, and what to do."""
    return set(answer.json["what"]) == set(answer.json["todo"]) == {"nl", "en"} and all(answer.json["what"].values())


@pytest.mark.parametrize(
    "sha256", ["", "0" * 64, HASH.upper(), HASH[:-1], HASH + "0", "x" * 64, "\xe9" * 64, "a" * 5000]
)
def test_a_chunk_with_another_hash_is_not_kept(made: Scene, sha256: str) -> None:
    """It was damaged on the way: said so, and nothing is acknowledged."""
    recording, patient = made.open(), made.browser("patient")
    answer = chunk(patient, recording.id, 1, SOUND, sha256)
    assert (answer.status, told(answer)) == (422, True)
    assert patient.get(f"/recordings/{recording.id}/state").json["have"] == [[0, 0]]


@pytest.mark.parametrize(
    "number",
    [CHUNKS_MAX, 10**14, 10**15, "9" * 5000, "-1", "1.5", "x", "", "0x1", "٣", "%20", "1e3"],
    ids=lambda n: str(n)[:8],
)
def test_a_chunk_with_an_odd_number_is_not_kept(made: Scene, number: object) -> None:
    """Too high, negative, broken, no number: refused or not there."""
    recording, patient = made.open(), made.browser("patient")
    assert chunk(patient, recording.id, number, SOUND).status in (404, 413)
    assert patient.get(f"/recordings/{recording.id}/state").json["have"] == [[0, 0]]


def test_another_chunk_under_the_same_number_never_takes_its_place(made: Scene) -> None:
    """The first stays, byte for byte; rivals lie aside, twenty at most; the same again is fine."""
    recording, patient = made.open(), made.browser("patient")
    for rival in range(30):
        assert chunk(patient, recording.id, 0, b"rival %d" % rival).status == 409
    assert chunk(patient, recording.id, 0, SOUND).status == 200
    assert len(made.house.store.logged("recording:rival")) == 20
    sealed = patient.send("POST", f"/recordings/{recording.id}/finish", {"chunks": 1, "sha256": HASH})
    assert sealed.status == 200
    assert made.house.store.read(lambda view: view.get(Recording, recording.id)).sha256 == HASH  # type: ignore[union-attr]


def test_a_chunk_of_nine_mebibytes_is_refused_before_it_is_read_whole(made: Scene) -> None:
    """Said or unsaid; one of exactly the most is kept."""
    recording, patient = made.open(), made.browser("patient")
    path = f"/recordings/{recording.id}/chunks/1"
    assert chunk(patient, recording.id, 1, b"\0" * (9 << 20)).status == 413
    pieces = [b"\0" * (1 << 20)] * 9
    unsaid = patient.ask("PUT", path, pieces=pieces, headers={"x-chunk-sha256": HASH})
    assert unsaid.status == 413
    assert chunk(patient, recording.id, 1, b"\0" * CHUNK_BYTES_MAX).status == 200


def test_a_closed_recording_takes_nothing_more(made: Scene) -> None:
    """No chunk, no moment, no other seal; asking for the receipt again gives the same."""
    recording, patient = made.sealed(), made.browser("patient")
    before = patient.get(f"/opname/{recording.id}/ontvangst").json["entry"]
    assert chunk(patient, recording.id, 1, b"more").status == 409
    assert chunk(patient, recording.id, 0, b"other").status == 409
    moment = {"id": new_id(), "kind": "gap", "at_ms": 5, "ms": 5}
    assert patient.send("POST", f"/recordings/{recording.id}/moments", moment).status == 409
    again = patient.send("POST", f"/recordings/{recording.id}/finish", {"chunks": 5, "duration_ms": 1})
    assert (again.status, again.json["receipt"]["entry"]) == (200, before)


ODD_FINISHES: list[dict[str, Any]] = [
    {"chunks": n} for n in (0, -1, 2, 1000, CHUNKS_MAX + 1, 1 << 52, (1 << 53) - 1, 1 << 53, 10**300, 0.5, "1", None, True, [], {})
] + [
    {}, {"chunks": 1, "duration_ms": -1}, {"chunks": 1, "duration_ms": 1 << 60}, {"chunks": 1, "duration_ms": "long"},
    {"chunks": 1, "sha256": 5}, {"chunks": 1, "sha256": "0" * 64}, {"chunks": 1, "sha256": "\ud800"}, {"chunks": 1, "device_end": "soon"},
    {"chunks": 1, "device_end": "2026-13-01T00:00:00Z"}, {"chunks": 1, "device_end": "0001-01-01T00:00:00+14:00"},
    {"chunks": 1, "device_end": "9999-12-31T23:59:59-14:00"},
]  # fmt: skip


@pytest.mark.parametrize("body", ODD_FINISHES, ids=str)
def test_an_absurd_end_seals_nothing_and_takes_no_time(made: Scene, body: dict[str, Any]) -> None:
    """Too many, too few, negative, endless, no number, another hash: refused at once, and the recording goes on."""
    recording, patient = made.open(), made.browser("patient")
    began = time.process_time()
    answer = patient.send("POST", f"/recordings/{recording.id}/finish", body)
    assert time.process_time() - began < 5, "counted up to an absurd number"
    assert answer.status in (409, 422), answer.json
    assert told(answer)
    assert chunk(patient, recording.id, 1, SOUND).status == 200
    assert patient.get(f"/recordings/{recording.id}/state").json["state"] == "open"


def test_an_absurd_end_of_an_upload_takes_no_memory(made: Scene) -> None:
    """A file of which the sender says that it has 2^52 pieces."""
    patient = made.browser("patient")
    begun = patient.send("POST", "/uploads", {"name": "memo.m4a", "bytes": 1000, "situation": MADE}).json["recording"]
    assert chunk(patient, begun, 0, SOUND).status == 200
    answer = patient.send("POST", f"/recordings/{begun}/finish", {"chunks": 1 << 52})
    assert (answer.status, told(answer)) == (422, True)


@pytest.mark.parametrize("size", [0, -1, 1 << 62, 5 * 1024**3, "big", None, True, 1.5])
def test_a_file_of_an_absurd_size_is_not_begun(made: Scene, size: object) -> None:
    """Nothing is made: no key, no recording."""
    patient, keys = made.browser("patient"), dict(made.house.keys.kept)
    answer = patient.send("POST", "/uploads", {"name": "memo.m4a", "bytes": size})
    assert answer.status in (413, 422)
    assert made.house.keys.kept == keys
    assert made.house.keys.destroyed == set()


def test_there_is_a_most_of_moments(made: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ten-thousand-and-first is refused, the recording goes on and is sealed with all of the others."""
    monkeypatch.setattr(note_moment, "MOMENTS_MAX", 50)
    recording, patient, provider = made.open(), made.browser("patient"), made.browser("provider")
    path = f"/recordings/{recording.id}/moments"
    statuses = [patient.send("POST", path, {"id": new_id(), "kind": "mark", "at_ms": n}).status for n in range(60)]
    assert statuses == [200] * 50 + [409] * 10
    assert provider.post(f"/opname/{recording.id}/vraag-pauze").status == 409
    assert patient.send("POST", f"/recordings/{recording.id}/finish", {"chunks": 1}).status == 200
    assert made.house.store.read(lambda view: view.count(Moment, recording=recording.id)) == 50
    assert note_moment.MOMENTS_MAX == 50


def test_the_most_of_moments_is_generous() -> None:
    """Nobody who presses a button meets it."""
    assert note_moment.MOMENTS_MAX == 10_000


def test_a_moment_of_one_recording_cannot_be_moved_to_another(made: Scene) -> None:
    """An id that stands elsewhere already is refused, not taken over."""
    first, second, patient = made.open(), made.open(), made.browser("patient")
    moment = {"id": new_id(), "kind": "pause", "at_ms": 5}
    assert patient.send("POST", f"/recordings/{first.id}/moments", moment).status == 200
    assert patient.send("POST", f"/recordings/{first.id}/moments", moment).status == 200
    assert patient.send("POST", f"/recordings/{second.id}/moments", moment).status == 409
    kept = made.house.store.read(lambda view: view.get(Moment, moment["id"]))  # type: ignore[arg-type]
    assert kept is not None
    assert kept.recording == first.id


GOOD = {
    "id": "a" * 26,
    "kind": "pause",
    "at_ms": 5,
    "ms": 5,
    "why": "hidden",
    "note": "",
    "device_time": "2026-11-23T10:00:00Z",
}
ODD_VALUES: list[Any] = [
    -1, 1 << 41, 1 << 53, 10**300, 1.5, True, None, "", "x", "5", [], {}, [1], "\ud800", "\x00", "a" * 600, "../../x", "É", "<b>", "mevrouw de wit",
]  # fmt: skip
TAKEN = {
    "kind": {"pause", "resume"}, "at_ms": set(), "ms": set(), "why": {"", "x"}, "note": {"", "x", "5", "\x00", "../../x", "É", "<b>", "mevrouw de wit"},
    "device_time": {None}, "id": set(),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_moment_with_an_odd_field_is_refused(made: Scene, name: str) -> None:
    """Each field, each odd value. Why it paused is a code: a name of a person never gets into the log by it."""
    recording, patient = made.open(), made.browser("patient")
    wrong = []
    for value in ODD_VALUES:
        body = {**GOOD, "id": new_id(), name: value}
        answer = patient.send("POST", f"/recordings/{recording.id}/moments", body)
        taken = isinstance(value, str | type(None)) and value in TAKEN[name]
        if (answer.status == 200) != taken or answer.status >= 500:
            wrong.append((value, answer.status))
    assert wrong == []


ODD_JSON = [
    b"", b"null", b"1", b'"x"', b"[]", b"{", b"}", b"{]", b"[" * 50_000, b'{"a":' * 9000, b'{"a":NaN}', b'{"a":Infinity}', b'{"a":-Infinity}',
    b"\xff\xfe{\x00}\x00", b"\xef\xbb\xbf{}", b'{"a":"\xff"}', b'{"a":1' + b"0" * 5000 + b"}", b"{'a':1}", b'{"a":"\\ud800"}', b"{} {}", b"\x00", b"a=b",
]  # fmt: skip
SCRIPTS = (
    ("POST", "/conversations/{talk}/recordings"),
    ("POST", "/recordings/{open}/moments"),
    ("POST", "/recordings/{open}/finish"),
    ("POST", "/uploads"),
    ("POST", "/recordings/{kept}/listens"),
    ("PUT", "/recordings/{kept}/place"),
    ("POST", "/binnen/sleutel"),
    ("POST", "/binnen/sleutel/begin"),
    ("POST", "/mijn/sleutel"),
)


@pytest.mark.parametrize("method_path", SCRIPTS, ids=lambda pair: pair[1])
def test_what_is_no_json_object_is_not_understood(made: Scene, method_path: tuple[str, str]) -> None:
    """Empty, deep, endless, not UTF-8, NaN, half characters, of another kind; whatever type it says to be."""
    (method, path), patient = method_path, made.browser("patient")
    path = path.format(talk=made.here.id, open=made.open().id, kept=made.sealed().id)
    wrong = []
    for body in ODD_JSON:
        for kind in (
            "application/json",
            "text/plain",
            "",
            "multipart/form-data; boundary=b",
            "application/json; charset=utf-16",
            "x" * 500,
        ):
            answer = patient.ask(method, path, body=body, kind=kind)
            if answer.status != 422 or not told(answer):
                wrong.append((body[:30], kind[:30], answer.status))
    assert wrong == []


values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(1 << 70), 1 << 70), st.floats(), st.text(max_size=30)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=70), inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=30)
@given(sent=st.dictionaries(st.text(max_size=80), values, max_size=8), begin=st.datetimes())
def test_whatever_a_browser_says_of_its_settings_the_recording_can_be_sealed_and_verified(
    tmp_path_factory: pytest.TempPathFactory, sent: dict[str, Any], begin: Any
) -> None:
    """Huge numbers, half characters, lists, days of long ago: refused, or kept so that the signed manifest holds."""
    made = _one()
    patient = made.browser("patient")
    body = {"media_type": "audio/flac", "settings": sent, "device_begin": begin.isoformat()}
    begun = patient.send("POST", f"/conversations/{made.here.id}/recordings", json.loads(json.dumps(body, default=str)))
    if begun.status == 422:
        return
    assert begun.status == 201
    key = begun.json["recording"]
    assert chunk(patient, key, 0, SOUND).status == 200
    assert (
        patient.send("POST", f"/recordings/{key}/finish", {"chunks": 1, "device_end": begin.isoformat()}).status == 200
    )
    target = tmp_path_factory.mktemp("bag") / "package.zip"
    with target.open("wb") as file:
        package(made.house, made.actor("patient"), key).write(file)
    assert verify.verify(target).verdict == "untouched"


_scenes: list[Scene] = []


def _one() -> Scene:
    if not _scenes:
        _scenes.append(scene())
    return _scenes[0]


def test_nobody_writes_in_the_recording_of_another(made: Scene) -> None:
    """Not the other party, not a stranger's patient, not the office: no chunk, no moment, no end, no look at what is there."""
    recording = made.open()
    tries: list[Callable[[Browser], Answer]] = [
        lambda b: chunk(b, recording.id, 1, SOUND),
        lambda b: chunk(b, recording.id, 0, b"other"),
        lambda b: b.send("POST", f"/recordings/{recording.id}/moments", {**GOOD, "id": new_id()}),
        lambda b: b.send("POST", f"/recordings/{recording.id}/finish", {"chunks": 1}),
        lambda b: b.get(f"/recordings/{recording.id}/state"),
        lambda b: b.post(f"/opname/{recording.id}/bewaar"),
    ]
    for role in (
        "provider",
        "other_provider",
        "other_patient",
        "guest_elsewhere",
        "manager",
        "privacy_officer",
        "relative",
        "stranger",
    ):
        for attempt in tries:
            assert attempt(made.browser(role)).status in (303, 401, 403, 404)
    state = made.browser("patient").get(f"/recordings/{recording.id}/state").json
    assert state == {"state": "open", "have": [[0, 0]], "moments": 0, "source": "browser"}
