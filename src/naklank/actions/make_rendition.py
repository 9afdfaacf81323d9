"""Make from an original what every browser plays, and the waveform; then sign a second manifest that names both.

The original stays what it was. Work that was done already is not done again, so the job may be taken twice.
"""

import io
from dataclasses import replace

from naklank.actions.events import event
from naklank.actions.finish_recording import blob_of
from naklank.actions.one_at_a_time import one_at_a_time
from naklank.actions.ports import House, Tx
from naklank.actions.sealed import plain_file, seal_blob
from naklank.actions.sign_manifest import sign_derived
from naklank.errors import NaklankError, Tampered
from naklank.model import SYSTEM, Recording, Thing

PEAKS_TYPE = "application/octet-stream"
SLICE = 1 << 20


def make_rendition(house: House, recording_id: str) -> None:
    """Render, seal and sign. A recording that cannot be rendered keeps its original and gets a `problem`."""
    with one_at_a_time(recording_id):
        recording, original, done = house.store.read(
            lambda view: (
                view.get(Recording, recording_id),
                blob_of(view, recording_id, "original"),
                blob_of(view, recording_id, "rendition"),
            )
        )
        if recording is None or recording.state != "sealed" or original is None or done is not None:
            return
        # The rendition of eight hours is 230 MB: it stays in memory, because plain sound never touches the disk.
        target = io.BytesIO()
        try:
            made = house.sound.render(plain_file(house, original), target)
        except NaklankError as trouble:
            why = trouble.what.en[:200]
            house.store.write(lambda tx: _cannot(house, tx, recording, why))
            if isinstance(trouble, Tampered):
                raise  # the sound may be fine and the disk not: the job is tried again, also after a restore
            return
        view = target.getbuffer()
        sound = seal_blob(
            house,
            recording_id,
            "rendition",
            "audio/mpeg",
            (bytes(view[at : at + SLICE]) for at in range(0, len(view), SLICE)),
        )
        peaks = seal_blob(house, recording_id, "peaks", PEAKS_TYPE, [made.peaks])
        sign_derived(house, recording, [sound, peaks], made.facts.duration_ms)
    if recording.conversation is not None:
        house.live.changed(recording.conversation)


def _cannot(house: House, tx: Tx, recording: Recording, why: str) -> None:
    current = tx.get(Recording, recording.id)
    if current is not None and current.state == "sealed" and current.problem != why:
        tx.put(replace(current, problem=why))
        tx.log(event(house, SYSTEM, "recording:derive_failed", "E", Thing("recording", recording.id), outcome="failed"))
