"""Two conversations that know nothing of each other, and everybody who could try a door: what the matrix and its neighbours use.

The house is in memory; recordings are made by the real actions, chunk by chunk, so that everything behind them is there.
"""

import hashlib
from dataclasses import dataclass, field, fields, replace
from typing import Any

from fakes import FakeHouse, acting, fake_house
from naklank.actions import carry_out_comparison, compare_copy, trace_clip
from naklank.actions.announce import announce
from naklank.actions.copy import give
from naklank.actions.destroy import carry_out, decide
from naklank.actions.finish_recording import finish
from naklank.actions.keep_chunk import keep
from naklank.actions.listen import begin
from naklank.actions.mark import add
from naklank.actions.ports import House
from naklank.actions.sealed import seal_blob
from naklank.actions.sessions import begin_session
from naklank.actions.start_recording import start
from naklank.demo.seed import TWO_OF_US
from naklank.model import Actor, Conversation, Person, Recording, new_id
from naklank.model.comparison import Comparison, Edit, Limit, Segment
from naklank.model.comparison_clip import Clip
from naklank.model.lookup import LookUp, Origin
from naklank.web.app import make_app
from naklank.web.live import Bell
from tests.web.asking import Browser

ROLES = (
    "stranger",
    "patient",
    "guest",
    "guest_elsewhere",
    "other_patient",
    "provider",
    "other_provider",
    "manager",
    "privacy_officer",
    "relative",
)
"""Who knocks. `patient` makes the recordings of this conversation; `guest` is her phone that joined by QR; the
`guest_elsewhere`, the `other_patient` and the `other_provider` have conversations of their own."""

SOUND = bytes(range(256)) * 40


CUT = Edit("cut", (1.0, 1.0), (1.0, 2.0), (0.9, 1.1), (0.9, 2.1), 0.97)
FOUND = Comparison(
    "edited",
    10.0,
    9.0,
    (Segment((0.0, 1.0), "original", (0.0, 1.0)), Segment((1.0, 9.0), "original", (2.0, 10.0))),
    (CUT,),
    verified_share=0.98,
    limits=(Limit("shortest_cut", 80.0),),
)
CLIPS = (Clip(0, "copy", (0.0, 3.0), b"mp3 of the copy"), Clip(0, "original", (0.0, 4.0), b"mp3 of the original"))


class Compares:
    """Stands in for the comparison itself."""

    def compare(self, original: Any, copy: Any, **_: Any) -> tuple[Comparison, tuple[Clip, ...]]:
        assert original.read() == SOUND
        assert copy.read()
        return FOUND, CLIPS


@dataclass
class Traces:
    """Stands in for looking up a clip: it finds what the test says."""

    found: LookUp

    def look_up(self, clip: Any, fingerprints: Any, *, progress: Any, **_: Any) -> LookUp:
        assert clip.read()
        list(fingerprints)
        progress(0.5)
        return self.found


@dataclass
class Scene:
    house: FakeHouse
    app: Any
    people: dict[str, Person]
    here: Conversation
    elsewhere: Conversation
    tokens: dict[str, str] = field(default_factory=dict)

    def actor(self, role: str) -> Actor:
        return acting(self.people[role])

    def browser(self, role: str) -> Browser:
        """A browser in which this person is signed in, in a session that lives."""
        if role == "stranger":
            return Browser(self.app)
        person, scope = self.people["patient" if role == "guest" else role], None
        if role == "guest":
            scope = self.here.id
        if role == "guest_elsewhere":
            scope = self.elsewhere.id
        if role not in self.tokens or not self.alive(role):
            self.tokens[role], _ = begin_session(self.house, person, scope=scope, strong=True)
        return Browser(self.app, self.tokens[role])

    def alive(self, role: str) -> bool:
        from naklank.actions.sessions import whose

        return whose(self.house, self.tokens[role], touch=False) is not None

    def open(self, *, maker: str = "patient", talk: Conversation | None = None) -> Recording:
        """A recording that runs, with one chunk."""
        actor, conversation = self.actor(maker), talk or self.here
        recording = start(
            self.house, actor, conversation.id, media_type="audio/flac", settings={"rate": 48000}, device_begin=None
        )
        keep(self.house, actor, recording.id, 0, SOUND, hashlib.sha256(SOUND).hexdigest())
        return recording

    def sealed(self, *, copy: bool = False, maker: str = "patient", talk: Conversation | None = None) -> Recording:
        """A sealed recording with a rendition and peaks; the provider has an equal copy if `copy`."""
        actor, conversation = self.actor(maker), talk or self.here
        recording = self.open(maker=maker, talk=conversation)
        finish(self.house, actor, recording.id, chunks=1, duration_ms=1280)
        rendition = seal_blob(self.house, recording.id, "rendition", "audio/mpeg", [SOUND])
        self.house.store.write(lambda tx: tx.put(rendition))
        if copy:
            give(self.house, actor, recording.id)
        return recording

    def destroyed(self) -> Recording:
        recording = self.sealed(copy=True)
        decide(self.house, acting(self.people["manager"]), recording.id, "order")
        carry_out(self.house, recording.id)
        return recording

    def compared(self, recording: Recording, by: str = "patient") -> str:
        """A comparison with it that is done, with one change that can be heard."""
        coming = compare_copy.begin(self.house, self.actor(by), recording.id, "clip.m4a")
        coming.take(b"a file that goes around")
        kept = coming.arrived()
        carry_out_comparison.carry_out(replace(self.house, sound=Compares()), kept.id)
        return kept.id

    def traced(self, recording: Recording | None = None) -> str:
        """A search of the privacy officer that is done: the clip occurs in this recording, or in none."""
        coming = trace_clip.begin(self.house, self.actor("privacy_officer"), "clip.m4a", "leak")
        coming.take(b"a clip that goes around")
        trace = coming.arrived()
        places = () if recording is None else (Origin(recording.id, (0.0, 1.0), (0.25, 1.25), 12.34, 1e-10, 1.0),)
        trace_clip.carry_out(replace(self.house, sound=Traces(LookUp(1.0, 1.0, places))), trace)
        return trace

    def mark(self, recording: Recording, by: str = "patient") -> str:
        return add(self.house, self.actor(by), recording.id, 500, "halve pil").id

    def listen(self, recording: Recording, by: str = "patient") -> str:
        return begin(self.house, self.actor(by), recording.id).id


def scene(*, demo: bool = False, real: House | None = None) -> Scene:
    """A fresh house with these people in it: in memory, or the `real` one."""
    parts = {part.name: getattr(real, part.name) for part in fields(House)} if real is not None else {}
    house = FakeHouse(**parts) if real is not None else fake_house(demo=demo)
    kinds = {
        "patient": "patient",
        "guest_elsewhere": "patient",
        "other_patient": "patient",
        "provider": "provider",
        "other_provider": "provider",
        "manager": "manager",
        "privacy_officer": "privacy_officer",
        "relative": "relative",
    }
    people = {name: house.person(role, f"Meneer {name}") for name, role in kinds.items()}  # type: ignore[arg-type]
    here = house.conversation(people["provider"], people["patient"], "Controle")
    elsewhere = house.conversation(people["other_provider"], people["guest_elsewhere"], "Uitslag")
    other = house.conversation(people["other_provider"], people["other_patient"], "Knie")
    made = Scene(house, make_app(house, Bell(), lambda: None), people, here, elsewhere)
    for role, talk in (("patient", here), ("guest_elsewhere", elsewhere), ("other_patient", other)):
        announce(house, made.actor(role), talk.id, TWO_OF_US, extent="all", equal_copy=False)
    return made


def nowhere() -> str:
    """The id of nothing."""
    return new_id()
