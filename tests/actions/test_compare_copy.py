"""Hold a circulated file against a recording: who may, what the log says, what stays on disk, and what dies with what."""

import hashlib
import io
import json

import pytest

from fakes import FakeHouse
from naklank.actions import compare_copy
from naklank.actions.carry_out_comparison import carry_out, how_far
from naklank.actions.compare_copy import begin, sweep
from naklank.actions.destroy import carry_out as destroy_now
from naklank.actions.destroy import decide
from naklank.actions.file_pieces import PIECE_BYTES
from naklank.actions.read_comparison import comparisons_of, hear_clip, open_comparison, throw_away
from naklank.errors import Conflict, Gone, NotAllowed, NotFound, TooLarge, Unreadable
from naklank.model import Job, KeptComparison, Recording
from naklank.model.comparison import Comparison, Edit
from naklank.model.comparison_clip import Clip
from naklank.text import Text
from tests.web.scene import SOUND, Scene, scene

FILE = bytes(range(251)) * 40_000
FOUND = Comparison(
    "edited", 10.0, 9.0, edits=(Edit("cut", (1.0, 1.0), (1.0, 2.0), (0.9, 1.1), (0.9, 2.1), 0.97),), verified_share=0.5
)
CLIPS = (Clip(0, "copy", (0.0, 3.0), b"mp3 of the copy"), Clip(0, "original", (0.0, 4.0), b"mp3 of the original"))


class Stand:
    """A comparison that reads both files whole, and finds what the test says."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.raises: Exception | None = None
        self.meanwhile = lambda: None

    def compare(self, original, copy, *, names, progress, with_clips):
        self.got = [original.read(), copy.read()]
        copy.seek(PIECE_BYTES - 3)
        assert copy.read(6) == self.got[1][PIECE_BYTES - 3 : PIECE_BYTES + 3]
        assert copy.seek(-5, io.SEEK_END) == len(self.got[1]) - 5
        progress(0.5)
        self.meanwhile()
        if self.raises is not None:
            raise self.raises
        return FOUND, CLIPS if with_clips else ()


@pytest.fixture
def made() -> tuple[Scene, Recording, Stand]:
    stage, stand = scene(), Stand()
    object.__setattr__(stage.house, "sound", stand)
    return stage, stage.sealed(), stand


def brought(stage: Scene, recording: Recording, file: bytes = FILE, *, by: str = "patient", name: str = "clip.m4a"):
    coming = begin(stage.house, stage.actor(by), recording.id, name)
    for at in range(0, len(file), 1_000_003):
        coming.take(file[at : at + 1_000_003])
    return coming.arrived()


def job_done(house: FakeHouse, key: str) -> None:
    assert house.store.read(lambda view: view.get(Job, f"compare/{key}")).payload == {"comparison": key}
    carry_out(house, key)


def logged(house: FakeHouse, *kinds: str) -> list[dict]:
    found = house.store.read(lambda view: view.events(kinds=kinds, newest=False))
    return [json.loads(one.body) for one in found]


def plain_somewhere(house: FakeHouse, words: bytes) -> bool:
    return any(words in house.blobs.read(name, 0, house.blobs.size(name)) for name in house.blobs.names())


def test_both_files_reach_the_comparison_byte_for_byte_and_what_was_found_is_kept(made):
    """From the first piece to the report, with the hash of exactly these files."""
    stage, recording, stand = made
    kept = brought(stage, recording)
    waiting = open_comparison(stage.house, stage.actor("patient"), recording.id, kept.id)
    assert (waiting.kept.state, waiting.found, waiting.copy.name) == ("waiting", None, "clip.m4a")
    job_done(stage.house, kept.id)
    assert stand.got == [SOUND, FILE]
    (done,) = comparisons_of(stage.house, stage.actor("patient"), recording.id)
    assert (done.found, done.refused, done.copy.bytes) == (FOUND, None, len(FILE))
    assert (done.copy.sha256, done.original.sha256) == (
        hashlib.sha256(FILE).hexdigest(),
        hashlib.sha256(SOUND).hexdigest(),
    )


def test_the_circulated_file_lies_sealed_while_it_waits_and_is_gone_after(made):
    """Plain sound never touches the disk, and nobody keeps the file of another longer than needed."""
    stage, recording, _ = made
    kept = brought(stage, recording)
    pieces = [name for name in stage.house.blobs.names() if "/comparison/" in name]
    assert len(pieces) == kept.pieces == -(-len(FILE) // PIECE_BYTES)
    assert not plain_somewhere(stage.house, FILE[1000:1300])
    job_done(stage.house, kept.id)
    assert not [name for name in stage.house.blobs.names() if "/comparison/" in name]


def test_the_log_says_who_held_which_file_against_which_recording_and_with_which_verdict(made):
    """The hash of the file, not its name: names tell things."""
    stage, recording, _ = made
    kept = brought(stage, recording, name="ruzie met dokter Bos.m4a")
    job_done(stage.house, kept.id)
    asked, found = logged(stage.house, "recording:compare", "recording:compared")
    assert (asked["actor"], asked["things"][0]["id"]) == (stage.people["patient"].id, recording.id)
    assert asked["detail"]["sha256"] == hashlib.sha256(FILE).hexdigest()
    assert asked["basis"]["question"] == "listen"
    assert (found["detail"]["verdict"], found["detail"]["comparison"]) == ("edited", kept.id)
    assert "Bos" not in json.dumps(logged(stage.house))


def test_only_who_may_hear_the_recording_may_hold_a_file_against_it(made):
    """The others are told no before a byte comes in, and that is logged."""
    stage, recording, _ = made
    for role, error in (
        ("provider", NotAllowed), ("manager", NotAllowed), ("other_patient", NotFound), ("relative", NotFound),
    ):  # fmt: skip
        with pytest.raises(error):
            begin(stage.house, stage.actor(role), recording.id, "clip.m4a")
    assert stage.house.store.read(lambda view: view.find(KeptComparison)) == []
    with pytest.raises(Conflict):
        begin(stage.house, stage.actor("patient"), stage.open().id, "clip.m4a")


def test_a_comparison_is_for_who_asked_for_it(made):
    """The other party, with an equal copy, has comparisons of his own and does not see hers."""
    stage, _, _ = made
    recording = stage.sealed(copy=True)
    hers, his = brought(stage, recording), brought(stage, recording, by="provider")
    assert [one.kept.id for one in comparisons_of(stage.house, stage.actor("provider"), recording.id)] == [his.id]
    for act in (open_comparison, throw_away):
        with pytest.raises(NotFound):
            act(stage.house, stage.actor("provider"), recording.id, hers.id)
    with pytest.raises(NotFound):
        open_comparison(stage.house, stage.actor("patient"), stage.sealed().id, hers.id)


def test_how_a_change_sounds_is_logged_with_its_seconds_before_it_leaves(made):
    """Of the original the span of the recording, of the copy only that it was heard. Where the log fails, nothing leaves."""
    stage, recording, _ = made
    kept = brought(stage, recording)
    job_done(stage.house, kept.id)
    patient = stage.actor("patient")
    assert hear_clip(stage.house, patient, recording.id, kept.id, 0, "original") == CLIPS[1].sound
    assert hear_clip(stage.house, patient, recording.id, kept.id, 0, "copy") == CLIPS[0].sound
    original, copy = logged(stage.house, "recording:hear_change")
    assert (original["things"][0]["from_ms"], original["things"][0]["to_ms"]) == (0, 4000)
    assert (copy["things"][0].get("from_ms"), copy["detail"]["of"]) == (None, "copy")
    stage.house.store.fail_next(OSError("the disk is away"))
    with pytest.raises(OSError, match="the disk is away"):
        hear_clip(stage.house, patient, recording.id, kept.id, 0, "copy")
    with pytest.raises(NotFound):
        hear_clip(stage.house, patient, recording.id, kept.id, 5, "copy")


def test_what_cannot_be_heard_is_kept_as_a_refusal_with_its_sentences(made):
    """Not tried again and again; the file is gone all the same."""
    stage, recording, stand = made
    stand.raises = Unreadable(Text("Dit is tekst.", "This is text."), Text("Kies.", "Choose."), file="copy")
    kept = brought(stage, recording)
    job_done(stage.house, kept.id)
    opened = open_comparison(stage.house, stage.actor("patient"), recording.id, kept.id)
    assert (opened.kept.state, opened.found) == ("refused", None)
    assert opened.refused == (Text("Dit is tekst.", "This is text."), Text("Kies.", "Choose."))
    assert not [name for name in stage.house.blobs.names() if "/comparison/" in name]
    assert logged(stage.house, "recording:compared")[0]["outcome"] == "failed"


def test_a_fault_of_ours_is_tried_again_and_done_work_is_not(made):
    """The job runs anew and finds the file still there; a second run of what is done changes nothing."""
    stage, recording, stand = made
    kept = brought(stage, recording)
    stand.raises = OSError("the disk is away")
    with pytest.raises(OSError, match="the disk is away"):
        carry_out(stage.house, kept.id)
    assert how_far(kept.id) == 0
    stand.raises = None
    carry_out(stage.house, kept.id)
    size = stage.house.store.read(lambda view: view.log_size())
    carry_out(stage.house, kept.id)
    assert stage.house.store.read(lambda view: view.log_size()) == size


def test_what_is_destroyed_or_thrown_away_meanwhile_leaves_nothing(made):
    """The comparison that still runs keeps nothing, and what was kept dies with the recording's key."""
    stage, recording, stand = made
    patient = stage.actor("patient")
    first = brought(stage, recording)
    stand.meanwhile = lambda: throw_away(stage.house, patient, recording.id, first.id)
    carry_out(stage.house, first.id)
    assert comparisons_of(stage.house, patient, recording.id) == []
    stand.meanwhile = lambda: None
    second = brought(stage, recording)
    carry_out(stage.house, second.id)
    third = brought(stage, recording)
    decide(stage.house, patient, recording.id, "maker")
    destroy_now(stage.house, recording.id)
    carry_out(stage.house, third.id)
    assert stage.house.store.read(lambda view: view.find(KeptComparison)) == []
    assert list(stage.house.blobs.names(f"{recording.id}/")) == []
    with pytest.raises(Gone):
        open_comparison(stage.house, patient, recording.id, second.id)


def test_a_file_that_stops_half_way_is_swept_a_day_later_and_pieces_of_nobody_at_once(made):
    """What still comes in or waits is left alone."""
    stage, recording, _ = made
    waits = brought(stage, recording)
    half = begin(stage.house, stage.actor("patient"), recording.id, "half.m4a")
    half.take(FILE)
    stage.house.blobs.put(f"{recording.id}/comparison/{'a' * 26}/000000", [b"sealed"])
    assert sweep(stage.house) == 1
    stage.house.clock.forward(hours=25)
    assert sweep(stage.house) == 1
    assert [one.id for one in stage.house.store.read(lambda view: view.find(KeptComparison))] == [waits.id]
    assert {name.split("/")[2] for name in stage.house.blobs.names() if "/comparison/" in name} == {waits.id}


def test_nothing_and_too_much_are_refused(made, monkeypatch):
    """An empty file with a sentence; too large a file as soon as it is."""
    stage, recording, _ = made
    with pytest.raises(Unreadable):
        brought(stage, recording, b"")
    monkeypatch.setattr(compare_copy, "MOST_BYTES", 5)
    coming = begin(stage.house, stage.actor("patient"), recording.id, "x")
    with pytest.raises(TooLarge):
        coming.take(b"123456")
    coming.give_up()
    assert stage.house.store.read(lambda view: [one.id for one in view.find(KeptComparison)]) != [coming.kept.id]


def test_a_name_is_a_name_and_no_path(made):
    """Browsers of old send whole paths."""
    stage, recording, _ = made
    for given, kept in (
        ("C:\\Users\\Anna\\clip.m4a", "clip.m4a"),
        ("../../etc/passwd", "passwd"),
        ("x" * 900, "x" * 200),
    ):
        one = brought(stage, recording, name=given)
        assert open_comparison(stage.house, stage.actor("patient"), recording.id, one.id).copy.name == kept
