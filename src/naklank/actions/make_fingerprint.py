"""Make from an original what a clip of it is found by, and seal it under the recording's own key: it is gone when the key is.

Work that was done already is not done again. What cannot be decoded gets no fingerprint: its rendition says why.
"""

from naklank.actions.finish_recording import blob_of
from naklank.actions.one_at_a_time import one_at_a_time
from naklank.actions.ports import House, Tx
from naklank.actions.sealed import plain_file, seal_blob
from naklank.errors import Tampered, Unreadable
from naklank.model import Job, Recording

FINGERPRINT_TYPE = "application/octet-stream"


def make_fingerprint(house: House, recording_id: str) -> None:
    """Make and seal it, where the recording is still there and has none."""
    with one_at_a_time(recording_id):
        recording, original, done = house.store.read(
            lambda view: (
                view.get(Recording, recording_id),
                blob_of(view, recording_id, "original"),
                blob_of(view, recording_id, "fingerprint"),
            )
        )
        if recording is None or recording.state != "sealed" or original is None or done is not None:
            return
        try:
            made = house.sound.fingerprint(plain_file(house, original))
        except Tampered:
            raise  # the sound may be fine and the disk not: the job is tried again, also after a restore
        except Unreadable:
            return
        blob = seal_blob(house, recording_id, "fingerprint", FINGERPRINT_TYPE, [made])

        def unit(tx: Tx) -> None:
            current = tx.get(Recording, recording_id)
            if current is not None and current.state == "sealed":
                tx.put(blob)

        house.store.write(unit)


def ask_for_fingerprints(house: House) -> None:
    """Ask for those of recordings that were sealed before there were any. Asking twice is asking once."""

    def missing(tx: Tx) -> None:
        for recording in tx.find(Recording, state="sealed"):
            if tx.get(Job, job := f"fingerprint/{recording.id}") is None:
                tx.add(Job(job, "fingerprint", {"recording": recording.id}))

    house.store.write(missing)
