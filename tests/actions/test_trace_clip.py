"""Look up a clip for a page that waits: what is logged when, where the clip lies meanwhile, and what is left once it stops."""

import hashlib
import json

import pytest

from naklank.actions import trace_clip
from naklank.actions.find_clip import NoReason
from naklank.actions.make_fingerprint import make_fingerprint
from naklank.actions.read_trace import open_trace, traces
from naklank.actions.sweep_leftovers import sweep_leftovers
from naklank.actions.trace_clip import begin, carry_out, how_far
from naklank.errors import NotFound, TooLarge, Unreadable
from naklank.model import Job, Recording
from naklank.model.lookup import LookUp, Origin
from naklank.text import Text
from tests.web.scene import Scene, scene

CLIP = bytes(range(251)) * 20_000


class Stand:
    """Finds the clip in the first recording that has a fingerprint, or does what the test says."""

    def __init__(self) -> None:
        self.got = b""
        self.name = ""
        self.told: list[float | None] = []
        self.raises: Exception | None = None
        self.meanwhile = lambda: None
        self.places: int | None = None

    def fingerprint(self, source):
        return b"print of " + source.read()[:8]

    def look_up(self, clip, fingerprints, *, name, progress):
        self.got, self.name = clip.read(), name
        kept = list(fingerprints)
        progress(0.5)
        self.meanwhile()
        if self.raises is not None:
            raise self.raises
        return LookUp(5.0, 1.0, tuple(Origin(key, (0.0, 5.0), (61.25, 66.25), 12.345, 3e-9, 1.02) for key, _ in kept))


@pytest.fixture
def made() -> tuple[Scene, Recording, Stand]:
    trace_clip._held.clear()
    stage, stand = scene(), Stand()
    object.__setattr__(stage.house, "sound", stand)
    recording = stage.sealed()
    make_fingerprint(stage.house, recording.id)
    return stage, recording, stand


def brought(stage: Scene, clip: bytes = CLIP, *, name: str = "ruzie met dokter Bos.m4a", reason: str = "leak") -> str:
    coming = begin(stage.house, stage.actor("privacy_officer"), name, reason)
    for at in range(0, len(clip), 1_000_003):
        coming.take(clip[at : at + 1_000_003])
    return coming.arrived()


def opened(stage: Scene, trace: str):
    return open_trace(stage.house, stage.actor("privacy_officer"), trace)


def lines(stage: Scene, *kinds: str) -> list[dict]:
    found = stage.house.store.read(lambda view: view.events(kinds=kinds, newest=False))
    return [json.loads(one.body) for one in found]


def lying(stage: Scene) -> list[str]:
    return [name for name in stage.house.blobs.names() if "/clip/" in name]


def test_the_clip_reaches_the_search_byte_for_byte_and_the_answer_stands_in_the_log_alone(made):
    stage, recording, stand = made
    trace = brought(stage)
    assert opened(stage, trace).state == "waiting"

    carry_out(stage.house, trace)

    assert (stand.got, stand.name) == (CLIP, "x.m4a")
    found = opened(stage, trace)
    assert (found.state, found.reason, found.by) == ("found", "leak", "Meneer privacy_officer")
    assert found.sha256 == hashlib.sha256(CLIP).hexdigest()
    (place,) = found.places
    assert (place.recording.id, place.maker, place.at, place.clip) == (
        recording.id,
        "Meneer patient",
        (61_250, 66_250),
        (0, 5_000),
    )
    assert (place.strength, place.speed, place.one_in) == (12.34, 1.02, 333_333_333)


def test_asking_is_logged_before_the_work_and_the_answer_with_the_recording_neither_with_the_name(made):
    """What the patient reads is the line that names her recording, by the one who asked."""
    stage, recording, _ = made
    trace = brought(stage)
    (asked,) = lines(stage, "clip:ask", "clip:find")
    assert (asked["actor"], asked["purpose"]) == (stage.actor("privacy_officer").person, "leak")
    assert asked["detail"] == {"trace": trace, "sha256": hashlib.sha256(CLIP).hexdigest(), "bytes": len(CLIP)}

    carry_out(stage.house, trace)

    (found,) = lines(stage, "clip:find")
    assert (found["actor"], found["things"][0]["id"]) == (stage.actor("privacy_officer").person, recording.id)
    assert "Bos" not in json.dumps(lines(stage))


def test_the_clip_lies_sealed_under_a_key_that_is_on_no_disk_and_is_gone_after(made):
    stage, _, _ = made
    keys = set(stage.house.keys.kept)
    trace = brought(stage)

    assert len(lying(stage)) == 2
    assert all(CLIP[1000:1300] not in stage.house.blobs.read(one, 0, 1 << 30) for one in lying(stage))
    assert set(stage.house.keys.kept) == keys

    carry_out(stage.house, trace)
    assert (lying(stage), how_far(trace)) == ([], None)


def test_how_far_it_is_can_be_asked_meanwhile(made):
    stage, _, stand = made
    trace = brought(stage)
    seen = []
    stand.meanwhile = lambda: seen.append(opened(stage, trace))

    carry_out(stage.house, trace)

    assert [(one.state, one.share) for one in seen] == [("waiting", 0.5)]


def test_a_search_that_the_program_lost_by_stopping_says_so_and_its_clip_is_swept(made):
    """Whoever starts anew holds no key: the job does nothing, the page asks for the clip again."""
    stage, _, _ = made
    trace = brought(stage)
    trace_clip._held.clear()

    carry_out(stage.house, trace)
    assert opened(stage, trace).state == "broken_off"
    assert len(lying(stage)) == 2
    going_on = brought(stage)
    assert sweep_leftovers(stage.house, []) == (2, 0)
    assert {name.split("/")[0] for name in lying(stage)} == {going_on}


def test_what_cannot_be_heard_is_said_with_its_reason_and_logged(made):
    stage, _, stand = made
    trace = brought(stage)
    stand.raises = Unreadable(Text("Dit is tekst.", "This is text."), Text("Kies.", "Choose."), code="not_sound")

    carry_out(stage.house, trace)

    assert (opened(stage, trace).state, opened(stage, trace).why) == ("failed", "not_sound")
    assert [line["outcome"] for line in lines(stage, "clip:find")] == ["failed"]
    assert lying(stage) == []


def test_a_fault_of_ours_is_tried_again_and_done_work_is_not(made):
    stage, _, stand = made
    trace = brought(stage)
    job = stage.house.store.read(lambda view: view.get(Job, f"find/{trace}"))
    assert (job.kind, job.payload) == ("find", {"trace": trace})
    stand.raises = OSError("the disk is away")
    with pytest.raises(OSError, match="the disk is away"):
        carry_out(stage.house, trace)
    stand.raises = None

    carry_out(stage.house, trace)
    carry_out(stage.house, trace)

    assert [line["outcome"] for line in lines(stage, "clip:find")] == ["done"]


@pytest.mark.parametrize("role", ["patient", "provider", "relative", "manager"])
def test_nobody_else_brings_a_clip_or_reads_what_came_of_one(made, role):
    stage, _, _ = made
    trace = brought(stage)
    carry_out(stage.house, trace)

    for act in (
        lambda: begin(stage.house, stage.actor(role), "clip.m4a", "leak"),
        lambda: open_trace(stage.house, stage.actor(role), trace),
        lambda: traces(stage.house, stage.actor(role)),
    ):
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize("reason", ["", "curious"])
def test_without_a_known_reason_not_a_byte_is_taken(made, reason):
    stage, _, _ = made

    with pytest.raises(NoReason):
        begin(stage.house, stage.actor("privacy_officer"), "clip.m4a", reason)

    assert trace_clip._held == {}


def test_nothing_and_too_much_are_refused_and_leave_nothing(made, monkeypatch):
    stage, _, _ = made
    monkeypatch.setattr(trace_clip, "MOST_BYTES", 5)
    coming = begin(stage.house, stage.actor("privacy_officer"), "x", "leak")
    with pytest.raises(Unreadable):
        coming.arrived()
    with pytest.raises(TooLarge):
        coming.take(b"123456")
    coming.give_up()
    assert (lying(stage), trace_clip._held, lines(stage, "clip:ask")) == ([], {}, [])


def test_the_list_has_every_search_once_the_newest_first_and_reading_it_is_logged(made):
    stage, _, _ = made
    first, second = brought(stage), brought(stage, reason="complaint")
    carry_out(stage.house, first)

    found = traces(stage.house, stage.actor("privacy_officer"))

    assert {(one.id, one.state, one.reason) for one in found} == {
        (first, "found", "leak"),
        (second, "waiting", "complaint"),
    }
    assert [line["actor"] for line in lines(stage, "log:read")] == [stage.actor("privacy_officer").person]
