"""From the model's objects to signed bytes and back: manifests, checkpoints, receipts, log files, and who is convicted."""

import dataclasses
import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from naklank.errors import NaklankError, Tampered
from naklank.model import Blob, Chunk, Event, LoggedEvent, Moment, PersonId, Recording, RecordingId, Thing
from naklank.vault import checkpoint, entry, logfile, manifest, receipt, tree

SIGNER = Ed25519PrivateKey.generate()
PEM = checkpoint.to_pem(SIGNER.public_key().public_bytes_raw())
OTHER = Ed25519PrivateKey.generate()
OTHER_PEM = checkpoint.to_pem(OTHER.public_key().public_bytes_raw())
ORIGIN = "naklank.local/test"
NOW = datetime(2026, 11, 22, 22, 40, 1, 250_000, UTC)
CHUNKS = [b"een", b"twee", b"drie!"]
WHOLE = b"".join(CHUNKS)
ID = RecordingId("r" * 26)
MAKER = PersonId("p" * 26)


def recording(**changed) -> Recording:
    made = Recording(
        id=ID, conversation=None, maker=MAKER, source="browser", state="open", media_type="audio/flac",
        server_begin=NOW, server_end=NOW + timedelta(seconds=3), bytes=len(WHOLE), chunks=len(CHUNKS),
        settings={"sampleRate": 48000, "latency": 0.01}, sha256=hashlib.sha256(WHOLE).hexdigest(), file_name="geheim.flac",
    )  # fmt: skip
    return dataclasses.replace(made, **changed)


def chunk(number: int, data: bytes, aside: int = 0) -> Chunk:
    return Chunk(f"{ID}/{number:09}", ID, number, len(data), hashlib.sha256(data).hexdigest(), NOW, aside)


RENDITION = Blob(f"{ID}/rendition", ID, "rendition", "audio/mpeg", 9, "1" * 64, 99, "2" * 64)


def first_manifest() -> bytes:
    rows = [chunk(n, data) for n, data in reversed(list(enumerate(CHUNKS)))]
    return manifest.build(
        recording(),
        [*rows, chunk(1, b"rival", aside=1)],
        [Moment("m", ID, "pause", 1000, MAKER, NOW, None, 500, "hidden")],
        [(MAKER, "patient"), ("d" * 26, "provider")],
        organisation=ORIGIN, signed_at=NOW, announcement=3,
    )  # fmt: skip


def test_a_manifest_says_what_the_recording_is():
    """The chunks stand in order of number without the refused rival, and no file name or plain name goes in."""
    body = first_manifest()
    read = manifest.verify(body, manifest.sign(body, SIGNER.sign), PEM)
    assert read.chunks == tuple((len(data), hashlib.sha256(data).hexdigest()) for data in CHUNKS)
    assert (read.number, read.supersedes, read.recording, read.organisation) == (1, None, ID, ORIGIN)
    assert read.digest == hashlib.sha256(body).hexdigest()
    assert read.fields["server_end"] == "2026-11-22T22:40:04.250Z"
    assert b"geheim" not in body
    assert body == json.dumps(json.loads(body), sort_keys=True, separators=(",", ":")).encode()


def test_later_manifests_chain_and_keep_what_must_stay():
    """A second and third manifest change only what may change, and the three hold together in this order only."""
    one = first_manifest()
    two = manifest.later(one, derived=[RENDITION], duration_ms=2990, signed_at=NOW + timedelta(minutes=1))
    three = manifest.later(two, derived=[RENDITION], duration_ms=2991, signed_at=NOW + timedelta(minutes=2))
    readings = [manifest.parse(body) for body in (one, two, three)]
    manifest.check_chain(readings)
    assert readings[1].fields["derived"] == [
        {"what": "rendition", "media_type": "audio/mpeg", "bytes": 9, "sha256": "1" * 64}
    ]
    kept = set(readings[0].fields) - manifest.CHANGING
    assert all(readings[0].fields[name] == readings[2].fields[name] for name in kept)
    for wrong in ([readings[0], readings[2]], readings[1:], readings[::-1]):
        with pytest.raises(Tampered):
            manifest.check_chain(wrong)


def test_a_manifest_is_only_made_of_a_whole_recording():
    """A recording that has not ended, or whose bytes are not all there, is not described as if it were."""
    for wrong in (recording(server_end=None), recording(bytes=5)):
        with pytest.raises(ValueError):
            manifest.build(wrong, [chunk(0, WHOLE)], [], [], organisation=ORIGIN, signed_at=NOW)


@given(st.data())
def test_no_changed_byte_of_a_manifest_or_its_signature_passes(data):
    """Any one changed byte of body or signature is refused."""
    body = first_manifest()
    signature = manifest.sign(body, SIGNER.sign)
    at = data.draw(st.integers(0, len(body) - 1))
    with pytest.raises(NaklankError):
        manifest.verify(body[:at] + bytes([body[at] ^ data.draw(st.integers(1, 255))]) + body[at + 1 :], signature, PEM)
    at = data.draw(st.integers(0, len(signature) - 1))
    with pytest.raises(NaklankError):
        manifest.verify(body, signature[:at] + chr(ord(signature[at]) ^ 1) + signature[at + 1 :], PEM)


def test_a_signed_manifest_is_no_checkpoint_and_the_other_way_round():
    """The key signs both, and neither signature passes for the other."""
    body = checkpoint.make(ORIGIN, 0, tree.EMPTY_ROOT, NOW)
    with pytest.raises(NaklankError):
        manifest.verify(body.encode(), manifest.sign(body.encode(), SIGNER.sign), PEM)
    forged = checkpoint.sign(
        body, ORIGIN, checkpoint.key_hash(ORIGIN, PEM), lambda text: SIGNER.sign(manifest._CONTEXT + text)
    )
    with pytest.raises(Tampered):
        checkpoint.verify(forged, PEM)


class Log:
    """A small log: events, entries, stored nodes."""

    def __init__(self, events: list[Event]) -> None:
        self.salts = [bytes([n]) * 32 for n in range(len(events))]
        made = [entry.make(n, event, self.salts[n]) for n, event in enumerate(events)]
        self.entries = [text for text, _ in made]
        self.bodies = [body for _, body in made]
        self.frontier = tree.Frontier()
        nodes = self.frontier.extend(tree.leaf_hash(text.encode()) for text in self.entries)
        self.nodes = {(level, index): node for level, index, node in nodes}

    def read(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]

    def note(self, size: int, at: datetime = NOW, key: Ed25519PrivateKey = SIGNER) -> str:
        body = checkpoint.make(ORIGIN, size, tree.root_at(self.read, size), at)
        pem = checkpoint.to_pem(key.public_key().public_bytes_raw())
        return checkpoint.sign(body, ORIGIN, checkpoint.key_hash(ORIGIN, pem), key.sign)

    def receipt(self, number: int, size: int) -> bytes:
        return receipt.make(
            entry=self.entries[number], salt=self.salts[number], event=self.bodies[number], number=number,
            proof=tree.inclusion(self.read, number, size), checkpoint=self.note(size), key=PEM,
        )  # fmt: skip

    def rows(self) -> list[LoggedEvent]:
        rows = zip(self.entries, self.salts, self.bodies, strict=True)
        return [LoggedEvent(n, text, salt, body.decode()) for n, (text, salt, body) in enumerate(rows)]


def event(number: int, outcome: str = "done") -> Event:
    return Event(
        NOW + timedelta(seconds=number), "recording:listen", "R", outcome, MAKER, "patient", "web",
        (Thing("recording", ID, 0, number), Thing("person", MAKER)), detail={"n": number}, basis={"verdict": "yes"},
    )  # fmt: skip


LOG = Log([event(n) for n in range(40)])
FORGED = Log([event(n, "refused" if n == 7 else "done") for n in range(40)])


def test_an_event_comes_back_from_its_entry():
    """What was logged is read back as the same event, from the entry, the salt and the JSON."""
    for number in (0, 7, 39):
        fields = entry.open_entry(LOG.entries[number], LOG.salts[number], LOG.bodies[number])
        assert entry.event_from(fields) == event(number)


@given(st.integers(1, 40), st.data())
def test_receipts_hold_for_every_event(size, data):
    """A receipt of any event at any size verifies, with the key given and with its own."""
    number = data.draw(st.integers(0, size - 1))
    made = LOG.receipt(number, size)
    for pem in (PEM, None):
        held = receipt.verify(made, pem)
        assert (held.number, held.checkpoint.size) == (number, size)
        assert entry.event_from(held.event) == event(number)
    with pytest.raises(Tampered):
        receipt.verify(made, OTHER_PEM)


@given(st.data())
def test_no_changed_byte_of_a_receipt_says_something_else(data):
    """A receipt with one changed byte is refused, or says exactly what it said (a key that is not needed, white space)."""
    made = LOG.receipt(7, 40)
    at = data.draw(st.integers(0, len(made) - 1))
    changed = made[:at] + bytes([made[at] ^ data.draw(st.integers(1, 255))]) + made[at + 1 :]
    try:
        held = receipt.verify(changed, PEM)
    except NaklankError:
        return
    assert held == receipt.verify(made, PEM)


def test_rewritten_history_convicts_its_signer():
    """The same key signed two stories: with the other entry at the same number, or two roots of one size, it is convicted."""
    held = receipt.verify(LOG.receipt(7, 20), PEM)
    proof = tree.inclusion(FORGED.read, 7, 40)
    assert receipt.convicts(held, FORGED.note(40), entry=FORGED.entries[7], inclusion=proof) == "convicted"
    assert receipt.convicts(held, FORGED.note(20)) == "convicted"
    shorter = tree.inclusion(FORGED.read, 7, 10)
    assert receipt.convicts(held, FORGED.note(10), entry=FORGED.entries[7], inclusion=shorter) == "convicted"


def test_an_honest_log_is_never_convicted():
    """A log that only grew is cleared by its proof, and without one nothing is said against it."""
    held = receipt.verify(LOG.receipt(7, 20), PEM)
    assert receipt.convicts(held, LOG.note(20)) == "consistent"
    for size in (21, 32, 40, 19, 8, 1):
        proof = tree.consistency(LOG.read, min(size, 20), max(size, 20))
        assert receipt.convicts(held, LOG.note(size), consistency=proof) == "consistent"
        assert receipt.convicts(held, LOG.note(size)) == "unproven"
        assert receipt.convicts(held, LOG.note(size), consistency=[bytes(32)]) == "unproven"
    same = tree.inclusion(LOG.read, 7, 40)
    assert receipt.convicts(held, LOG.note(40), entry=LOG.entries[7], inclusion=same) == "unproven"


def test_nobody_is_convicted_on_forged_evidence():
    """A proof that does not lead to the signed root, or a checkpoint of another key or log, is refused as evidence."""
    held = receipt.verify(LOG.receipt(7, 20), PEM)
    proof = tree.inclusion(FORGED.read, 7, 40)
    with pytest.raises(Tampered):
        receipt.convicts(held, LOG.note(40), entry=FORGED.entries[7], inclusion=proof)
    with pytest.raises(Tampered):
        receipt.convicts(held, FORGED.note(40, key=OTHER), entry=FORGED.entries[7], inclusion=proof)


def test_a_rewritten_log_cannot_prove_that_it_grew():
    """Whatever proof the forger makes, it never reads as consistent."""
    held = receipt.verify(LOG.receipt(7, 20), PEM)
    for nodes in (LOG, FORGED):
        proof = tree.consistency(nodes.read, 20, 40)
        assert receipt.convicts(held, FORGED.note(40), consistency=proof) == "unproven"


def test_a_log_file_holds_with_events_shredded():
    """The file that is written checks out, also when some events were shredded, and counts them."""
    rows = [dataclasses.replace(row, salt=None, body=None) if row.number in (3, 5) else row for row in LOG.rows()]
    lines = list(logfile.write(LOG.note(40), PEM, rows))
    held = logfile.check(lines, PEM)
    assert (held.checkpoint.size, held.opened, held.shredded) == (40, 38, 2)


@given(st.data())
def test_no_changed_byte_of_a_log_file_says_something_else(data):
    """A log file with one changed byte is refused, or reads exactly as before."""
    lines = list(logfile.write(LOG.note(40), PEM, LOG.rows()))
    row = data.draw(st.integers(0, 40))
    at = data.draw(st.integers(0, len(lines[row]) - 1))
    changed = bytearray(lines[row])
    changed[at] ^= data.draw(st.integers(1, 255))
    try:
        held = logfile.check([*lines[:row], bytes(changed), *lines[row + 1 :]], PEM)
    except NaklankError:
        return
    assert held == logfile.check(lines, PEM)


def test_times_without_a_zone_are_never_written():
    """A time that could be any hour is a mistake of the program, and stops it."""
    with pytest.raises(ValueError):
        checkpoint.make(ORIGIN, 0, tree.EMPTY_ROOT, datetime(2026, 1, 1))
    with pytest.raises(ValueError):
        checkpoint.make("two words", 0, tree.EMPTY_ROOT, NOW)
