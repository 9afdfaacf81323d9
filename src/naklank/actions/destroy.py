"""Destroy a recording so that it is really gone, and keep the proof that it was.

Two steps, so that a crash between them loses nothing of the decision: first the decision (record, log, job, in one
transaction), then the work: the key dies, the bytes are swept, the rows go, the database is scrubbed, the log says so.
The work may be done twice: each step is fine where it was already done.
"""

from dataclasses import replace

from naklank.actions import find
from naklank.actions.events import event
from naklank.actions.known_facts import to_destroy, to_keep
from naklank.actions.not_permitted import refuse
from naklank.actions.one_at_a_time import one_at_a_time
from naklank.actions.ports import Decision, House, Tx, View
from naklank.errors import NaklankError
from naklank.logic.facts import Value
from naklank.model import (
    SYSTEM,
    Actor,
    Blob,
    Chunk,
    Copy,
    Destruction,
    Job,
    KeptComparison,
    Listen,
    Manifest,
    Mark,
    Moment,
    Place,
    Recording,
    RecordingId,
    Thing,
)
from naklank.text import Text

GROUNDS = ("maker", "patient", "term", "order", "refused_upload")
"""On whose wish or by what rule: the maker's, the patient's, the end of the term, a judge's order, an upload that is not sound."""

ROWS = (Blob, Chunk, Copy, KeptComparison, Listen, Manifest, Mark, Moment, Place)


def decide(
    house: House,
    actor: Actor,
    recording_id: str,
    ground: str,
    *,
    legal_retention: Value | None = None,
    interest_of_others: Value | None = None,
) -> Destruction:
    """Decide that a recording is destroyed, and ask for the work in the same transaction. From now on nobody hears it.

    Where the patient asks the house for it, whoever decides says whether a statute keeps it, or the interest of another. None is
    for who was not asked (the operator's command): then the rules presume what is usual, and the log's receipt shows that.
    Raises `NotPermitted` where the rules do not let it go.
    """
    if ground not in GROUNDS:
        raise NaklankError(
            Text("Deze reden om te vernietigen kennen we niet.", "We do not know this ground for destroying."),
            Text("Kies een van de redenen op de pagina.", "Choose one of the grounds on the page."),
        )

    def asked(view: View) -> Decision | None:
        recording = find.recording(view, actor, "destroy", recording_id)
        if ground == "patient":
            facts = to_destroy(legal_retention=legal_retention, interest_of_others=interest_of_others)
            return house.rules.ask("destroy", facts, house.clock.now())
        if ground in ("maker", "term"):
            return house.rules.ask("keep", to_keep(view, recording, house.clock.now()), house.clock.now())
        return None

    decision = house.store.read(asked)
    if decision is not None and not lets_go(decision):
        raise refuse(house, actor, decision, "recording:destroy", "D", Thing("recording", recording_id))

    def unit(tx: Tx) -> Destruction:
        recording = find.recording(tx, actor, "destroy", recording_id)
        known = tx.get(Destruction, recording.id)
        if known is not None:
            return known
        thing = Thing("recording", recording.id)
        number = tx.log(event(house, actor, "recording:destroy", "D", thing, purpose=ground, decision=decision))
        decided = Destruction(recording.id, house.clock.now(), actor.person, ground, decided_event=number)
        tx.put(decided)
        tx.put(replace(recording, state="destroying"))
        tx.add(Job(f"destroy/{recording.id}", "destroy", {"recording": recording.id}))
        return decided

    return house.store.write(unit)


def lets_go(decision: Decision) -> bool:
    """Whether the recording may go: destroying is allowed, or nothing says that it must be kept."""
    if decision.decided.answer.question == "destroy":
        return decision.permits
    return decision.verdict != "required"


def carry_out(house: House, recording_id: str) -> int:
    """Do the work of a decision. Returns the number of the event that says it is done."""
    with one_at_a_time(recording_id):
        decision = house.store.read(lambda view: view.get(Destruction, recording_id))
        assert decision is not None, "a destruction is decided before it is carried out"
        if decision.done_event is None:
            _wipe(house, recording_id)
        number = house.store.write(lambda tx: _done(house, tx, recording_id))
        house.store.tidy()
        return number


def _wipe(house: House, recording_id: str) -> None:
    house.keys.destroy(recording_id)
    for name in list(house.blobs.names(f"{recording_id}/")):
        house.blobs.delete(name)


def _done(house: House, tx: Tx, recording_id: str) -> int:
    decision = tx.get(Destruction, recording_id)
    assert decision is not None
    if decision.done_event is not None:
        return decision.done_event
    for kind in ROWS:
        for row in tx.find(kind, recording=recording_id):
            tx.remove(kind, getattr(row, "name" if kind is Blob else "id"))
    recording = tx.get(Recording, recording_id)
    if recording is not None:
        tx.put(_husk(recording))
    number = tx.log(
        event(
            house,
            SYSTEM,
            "recording:destroyed",
            "D",
            Thing("recording", recording_id),
            purpose=decision.ground,
            detail={"decided": decision.decided_event or 0},
        )
    )
    tx.put(replace(decision, done=house.clock.now(), done_event=number))
    return number


def _husk(recording: Recording) -> Recording:
    """What stays of a destroyed recording: that it was, whose it was, and when."""
    return Recording(
        id=RecordingId(recording.id),
        conversation=recording.conversation,
        maker=recording.maker,
        source=recording.source,
        state="destroyed",
        media_type=recording.media_type,
        server_begin=recording.server_begin,
        server_end=recording.server_end,
        event=recording.event,
    )
