"""Look up where a clip comes from: who may, what the log keeps of it, and that a destroyed recording is looked at no more."""

import hashlib
import io
import json

import pytest

from naklank.actions.destroy import carry_out, decide
from naklank.actions.find_clip import find_clip
from naklank.actions.make_fingerprint import ask_for_fingerprints, make_fingerprint
from naklank.errors import NaklankError, NotFound, Unreadable
from naklank.model import Blob, Job, Recording
from naklank.model.lookup import LookUp, Origin
from naklank.text import Text
from tests.web.scene import Scene, scene

CLIP = b"a clip that goes around"


class Stand:
    """Finds the clip in the first recording that has a fingerprint, or in none."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, bytes]] = []
        self.made = 0
        self.raises: Exception | None = None

    def fingerprint(self, source):
        self.made += 1
        if self.raises is not None:
            raise self.raises
        return b"print of " + source.read()[:8]

    def look_up(self, clip, fingerprints, *, name="", progress=None):
        self.seen = list(fingerprints)
        places = tuple(Origin(one, (0.0, 5.0), (61.25, 66.25), 12.3, 1e-9, 1.0) for one, _ in self.seen[:1])
        return LookUp(5.0, 1.0, places)


@pytest.fixture
def made() -> tuple[Scene, Recording, Stand]:
    stage, stand = scene(), Stand()
    object.__setattr__(stage.house, "sound", stand)
    recording = stage.sealed()
    make_fingerprint(stage.house, recording.id)
    return stage, recording, stand


def find(stage: Scene, by: str = "privacy_officer", reason: str = "complaint"):
    return find_clip(stage.house, stage.actor(by), io.BytesIO(CLIP), name="clip.m4a", reason=reason)


def lines(stage: Scene):
    found = stage.house.store.read(lambda view: view.events(kinds=["clip:find"]))
    return [json.loads(one.body) for one in found if one.body]


def test_a_clip_is_found_and_the_log_says_who_looked_why_for_what_and_what_was_found(made):
    stage, recording, _ = made

    traced = find(stage)

    assert traced.as_json()["answer"] == "found"
    assert traced.exit_status == 0
    [line] = lines(stage)
    assert line["actor"] == stage.actor("privacy_officer").person
    assert line["purpose"] == "complaint"
    assert line["detail"]["sha256"] == hashlib.sha256(CLIP).hexdigest()
    assert line["things"] == [{"kind": "recording", "id": recording.id, "from_ms": 61_250, "to_ms": 66_250}]
    assert CLIP.decode() not in json.dumps(line)


@pytest.mark.parametrize("role", ["patient", "provider", "other_provider", "relative", "manager"])
def test_nobody_but_the_privacy_officer_looks_up_a_clip(made, role):
    stage, _, stand = made
    stand.seen = []

    with pytest.raises(NotFound):
        find(stage, role)

    assert stand.seen == []
    assert [line["outcome"] for line in lines(stage)] == ["refused"]


@pytest.mark.parametrize("reason", ["", "curious"])
def test_a_person_gives_a_reason_that_is_known(made, reason):
    stage, _, _ = made

    with pytest.raises(NaklankError):
        find(stage, reason=reason)

    assert lines(stage) == []


def test_a_destroyed_recording_is_not_found_any_more(made):
    stage, recording, stand = made
    assert stand.made == 1
    decide(stage.house, stage.actor("patient"), recording.id, "maker")

    assert find(stage).as_json()["answer"] == "not_from_here"
    assert stand.seen == []

    carry_out(stage.house, recording.id)
    assert find(stage).exit_status == 1
    assert stage.house.store.read(lambda view: view.find(Blob, recording=recording.id)) == []
    assert list(stage.house.blobs.names(f"{recording.id}/")) == []


def test_the_fingerprint_is_made_once_and_lies_sealed(made):
    stage, recording, stand = made
    make_fingerprint(stage.house, recording.id)

    assert stand.made == 1
    name = f"{recording.id}/fingerprint"
    assert b"print of" not in stage.house.blobs.read(name, 0, stage.house.blobs.size(name))


def test_sealing_asks_for_the_fingerprint_and_older_recordings_get_theirs(made):
    stage, recording, _ = made
    job = f"fingerprint/{recording.id}"
    assert stage.house.store.read(lambda view: view.get(Job, job)) is not None
    stage.house.store.write(lambda tx: tx.remove(Job, job))

    ask_for_fingerprints(stage.house)
    ask_for_fingerprints(stage.house)

    assert stage.house.store.read(lambda view: view.count(Job, kind="fingerprint")) == 1


def test_what_cannot_be_decoded_gets_no_fingerprint_and_is_counted(made):
    stage, _, stand = made
    stand.raises = Unreadable(Text("Stuk.", "Broken."), Text("Niets.", "Nothing."))
    other = stage.sealed()
    make_fingerprint(stage.house, other.id)

    assert find(stage).as_json()["without_fingerprint"] == 1
