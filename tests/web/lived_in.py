"""A house in which things have happened, served for real: a recorded conversation on real Dutch speech, one that is announced, one with
an open door, a recording that was destroyed and one that was never closed. For tests that look at pages as people do.
"""

import hashlib
import io
import time
import wave
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import numpy as np

from naklank.actions import carry_out_comparison, compare_copy, trace_clip
from naklank.actions.announce import announce, answer
from naklank.actions.destroy import carry_out, decide
from naklank.actions.finish_recording import blob_of, finish
from naklank.actions.join import open_door
from naklank.actions.keep_chunk import keep
from naklank.actions.listen import begin, hear, sound_of
from naklank.actions.mark import add
from naklank.actions.note_moment import note
from naklank.actions.overview import talk
from naklank.actions.personal_link import give_link
from naklank.actions.plan_conversation import plan
from naklank.actions.ports import House
from naklank.actions.sessions import begin_session
from naklank.actions.start_recording import start
from naklank.demo.seed import TWO_OF_US
from naklank.model import Actor, Conversation, ConversationId, Person, PersonId, Recording, Situation, new_id
from naklank.model.recording import BlobKind
from naklank.sound import flac
from tests.path.serving import Serving
from tests.weighed import filled, signed

RATE = 48_000
TO_LEARN = Situation("provider", "12_15", "yes", "consult", purpose="training", medium="audio", term="12")
SECONDS = 9
WAIT_S = 240


@dataclass
class LivedIn:
    """The house, what is in it by name, and a way to be somebody."""

    serving: Serving
    recorded: Conversation
    announced: Conversation
    asked: Conversation
    planned: Conversation
    recording: str
    open: str
    destroyed: str
    mark: str
    link: str
    draft: str
    weighed: str
    comparison: str
    trace: str
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def house(self) -> House:
        return self.serving.house.house

    def cookie(self, who: str) -> list[dict[str, object]]:
        """What the browser of this person holds; `guest` is a phone that joined by QR, `stranger` holds nothing."""
        if who == "stranger":
            return []
        if who not in self.tokens:
            key = self.serving.people["patient" if who == "guest" else who]
            person = self.house.store.read(lambda view: view.get(Person, key))
            assert person is not None
            scope = ConversationId(self.recorded.id) if who == "guest" else None
            self.tokens[who], _ = begin_session(self.house, person, scope=scope, strong=True)
        return [{"name": "naklank", "value": self.tokens[who], "domain": "localhost", "path": "/"}]


def lived_in(serving: Serving, speech: Path) -> LivedIn:
    """Fill a served house, by the actions that the pages use. Returns when the sound can be played."""
    house = serving.house.house
    patient, provider = (Actor(serving.people[role], role) for role in ("patient", "provider"))  # type: ignore[arg-type]
    now, a_second = house.clock.now(), timedelta(seconds=1)
    recorded = plan(house, provider, planned=now, subject="Uitslag bloedonderzoek", patient=patient.person)
    announced = plan(house, provider, planned=now - a_second, subject="Controle", patient=patient.person)
    asked = plan(house, provider, planned=now - 4 * a_second, subject="Begeleiding", patient=patient.person)
    unfinished = plan(house, provider, planned=now - 2 * a_second, subject="Knie", patient=patient.person)
    planned = plan(house, provider, planned=now - 3 * a_second, subject="Kennismaking")
    open_door(house, provider, planned.id)
    for each in (recorded, announced, unfinished):
        announce(
            house,
            patient,
            each.id,
            TWO_OF_US,
            extent="all",
            equal_copy=True,
            why="Ik vergeet veel",
            listeners="mijn dochter",
        )
        answer(house, provider, each.id, "agreed")
    announce(house, provider, asked.id, TO_LEARN, extent="all", equal_copy=True, listeners="mijn begeleider")
    destroyed = _open(house, patient, recorded, pieces(speech)[:2])
    finish(house, patient, destroyed, chunks=2)
    decide(house, Actor(serving.people["manager"], "manager"), destroyed, "order")
    carry_out(house, destroyed)
    recording = _recorded(house, patient, recorded, pieces(speech))
    left = _open(house, patient, unfinished, pieces(speech)[:1])
    made = add(house, patient, recording, 2000, "halve pil")
    wait_until_playable(house, recording)
    _heard(house, patient, recording, "remember")
    _heard(house, provider, recording, "care")
    link, _ = give_link(house, patient, patient.person)
    draft = filled(house, provider, "conflict", recorded, {"no_other_way": "false"})
    weighed = signed(house, provider, "conflict", recorded).id
    compared = _compared(house, patient, recording, speech)
    wait_until_silent(house, unfinished)
    return LivedIn(
        serving, recorded, announced, asked, planned, recording, left, destroyed, made.id, link, draft, weighed, compared,
        _traced(house, serving.people["privacy_officer"], recording, speech),
    )  # fmt: skip


def pieces(speech: Path) -> list[bytes]:
    """The first seconds as the chunks of a browser."""
    with wave.open(str(speech)) as file:
        assert file.getframerate() == RATE
        samples = np.frombuffer(file.readframes(SECONDS * RATE), "<i2")
    return list(flac.chunks(samples, RATE))


def _open(house: House, patient: Actor, talk: Conversation, chunks: list[bytes]) -> str:
    settings: dict[str, object] = {"sampleRate": RATE}
    recording = start(
        house, patient, talk.id, media_type="audio/flac", settings=settings, device_begin=house.clock.now()
    )
    for number, chunk in enumerate(chunks):
        keep(house, patient, recording.id, number, chunk, hashlib.sha256(chunk).hexdigest())
    return recording.id


def _recorded(house: House, patient: Actor, talk: Conversation, chunks: list[bytes]) -> str:
    recording = _open(house, patient, talk, chunks)
    for kind, at_ms, ms in (
        ("pause", 3000, 0),
        ("resume", 3000, 65_000),
        ("mark", 4000, 0),
        ("gap", 5000, 1500),
        ("summary", 6000, 0),
    ):
        note(house, patient, recording, key=new_id(), kind=kind, at_ms=at_ms, ms=ms)
    finish(house, patient, recording, chunks=len(chunks), duration_ms=SECONDS * 1000, device_end=house.clock.now())
    return recording


def _compared(house: House, patient: Actor, recording: str, speech: Path) -> str:
    """The same sound with a second and a half taken out, held against it."""
    with wave.open(str(speech)) as file:
        samples = np.frombuffer(file.readframes(SECONDS * RATE), "<i2")
    coming = compare_copy.begin(house, patient, recording, "WhatsApp Audio.wav")
    coming.take(waved(np.concatenate((samples[: 3 * RATE], samples[9 * RATE // 2 :])).tobytes()))
    key = coming.arrived().id
    carry_out_comparison.carry_out(house, key)
    return key


def _traced(house: House, officer: str, recording: str, speech: Path) -> str:
    """Five seconds of the same sound, looked up."""
    wait_until_there(house, recording, "fingerprint")
    coming = trace_clip.begin(house, Actor(PersonId(officer), "privacy_officer"), "WhatsApp Audio.wav", "circulating")
    with wave.open(str(speech)) as file:
        file.setpos(2 * RATE)
        coming.take(waved(file.readframes(5 * RATE)))
    trace = coming.arrived()
    trace_clip.carry_out(house, trace)
    return trace


def waved(frames: bytes) -> bytes:
    """Samples as a file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setparams((1, 2, RATE, 0, "NONE", ""))
        made.writeframes(frames)
    return out.getvalue()


def wait_until_playable(house: House, recording: str) -> None:
    """Until the worker has made the rendition."""
    wait_until_there(house, recording, "rendition")


def wait_until_there(house: House, recording: str, kind: BlobKind) -> None:
    """Until the worker has made this of it."""
    until = time.monotonic() + WAIT_S
    while house.store.read(lambda view: blob_of(view, recording, kind)) is None:
        found = house.store.read(lambda view: view.get(Recording, recording))
        assert found is not None
        assert not found.problem, found.problem
        assert time.monotonic() < until, f"no {kind} was made"
        time.sleep(0.05)


def wait_until_silent(house: House, unfinished: Conversation) -> None:
    """Until the pages call its recorder silent, so that they say the same however fast the rest was made."""
    seen = house.store.read(lambda view: talk(view, unfinished))
    assert seen.phase == "recording"
    while seen.silent_since(house.clock.now()) is None:
        time.sleep(0.05)


def _heard(house: House, actor: Actor, recording: str, why: str) -> None:
    listening, sound = sound_of(house, actor, begin(house, actor, recording, why).id)
    assert hear(house, actor, listening, sound.blob, 0, 8000)
