"""Check an evidence package: the seven checks of docs/formats.md section 7, and one verdict.

Pure: the files come through `Files`, the sound in pieces, so that gigabytes fit in little memory. Never raises over what
a file says; a check that finds something wrong says so, and the others are still done. `Unreadable` from `Files` means
that nothing can be said: `unreadable` turns it into an answer. `verifier/naklank_verify.py` and the page
`static/verify/` are written from the same page of formats and must give the same answer.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol

from naklank.errors import Unreadable
from naklank.text import Text
from naklank.vault import checkpoint as checkpoints
from naklank.vault import papers
from naklank.vault.findings import (
    CHECKS,
    SMALL,
    Check,
    Findings,
    Notes,
    Signer,
    Verdict,
    exact_key,
    normal_key,
    plain_text,
    unreadable,
)
from naklank.vault.papers import PROOF, Described
from naklank.vault.stamp import stamped
from naklank.vault.when import write_time

__all__ = ["CHECKS", "Check", "Files", "Findings", "check", "normal_key", "unreadable"]

TAGS = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")
_TAG_LIST = "tagmanifest-sha256.txt"
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_SOUND = re.compile(r"data/original\.(flac|ogg|webm|m4a|mp3|wav|amr|3gp|bin)", re.ASCII)
_OTHER = re.compile(r"data/(checkpoint\.txt|timestamp\.tsr|tsa\.pem|key\.pem|lees-mij\.html)", re.ASCII)
_HASH_AND_SPACES = 66


class Files(Protocol):
    """The files of a package, by name ("data/key.pem"). May raise `Unreadable` at any call."""

    def names(self) -> Iterable[str]:
        """All names, each once."""
        ...

    def size(self, name: str) -> int:
        """Bytes of a file."""
        ...

    def pieces(self, name: str, start: int, length: int) -> Iterable[bytes]:
        """Exactly these bytes, in pieces of modest size."""
        ...


class _Package:
    """The files with their hashes, each file hashed once."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.names = frozenset(files.names())
        self.hashes: dict[str, str] = {}

    def take(self, name: str) -> bytes | None:
        """All of a small file, or None."""
        if name not in self.names:
            return None
        size = self.files.size(name)
        if size > SMALL:
            raise Unreadable(
                Text(f"Het bestand {name} is te groot.", f"The file {name} is too large."),
                Text("Vraag het pakket opnieuw op.", "Ask for the package again."),
                why="size",
            )
        return b"".join(self.files.pieces(name, 0, size))

    def data(self, name: str) -> bytes | None:
        """A small file of the payload, or None."""
        return self.take(f"data/{name}")

    def digest(self, name: str) -> str:
        """SHA-256 of a file."""
        if name not in self.hashes:
            whole = sha256()
            for piece in self.files.pieces(name, 0, self.files.size(name)):
                whole.update(piece)
            self.hashes[name] = whole.hexdigest()
        return self.hashes[name]


def check(files: Files, key: str | None = None) -> Findings:
    """The answer for a package. `key` is the PEM that the checker was given, if any; raises `Malformed` where that is no key."""
    given = normal_key(key)
    package, notes = _Package(files), Notes()
    pem, note = package.data("key.pem"), package.data("checkpoint.txt")
    found = papers.numbers(package.names)
    first = papers.check_manifests(package.data, found, pem, notes)
    papers.check_log(package.data, found, pem, note, first, notes)
    changed, milliseconds = _check_sound(package, first, notes)
    _check_bag(package, notes)
    known = papers.check_checkpoint(note, pem, first, notes)
    stamped = _check_timestamp(package, note, notes)
    signer = _check_signer(pem, given, notes)
    good = exact_key(pem)
    return Findings(
        verdict=_verdict(notes, signer),
        checks=tuple(notes.found.values()),
        fingerprint=checkpoints.fingerprint(good) if good else None,
        signer=signer,
        known_since=stamped or known,
        recording=first.recording if first else None,
        changed=changed,
        changed_ms=milliseconds,
    )


def _verdict(notes: Notes, signer: Signer) -> Verdict:
    results = {name: found.result for name, found in notes.found.items()}
    if any(results[name] == "failed" for name in CHECKS[:6]):
        return "changed"
    if signer == "other" or any(results[name] == "missing" for name in CHECKS[:5]):
        return "uncheckable"
    return "untouched"


def _check_sound(
    package: _Package, first: Described | None, notes: Notes
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    sounds = [name for name in package.names if _SOUND.fullmatch(name)]
    if len(sounds) != 1 or first is None:
        notes.say("sound", "failed" if len(sounds) > 1 else "missing", "absent: original" if not sounds else "original")
        return (), ()
    wrong = _compare(package, sounds[0], first)
    if wrong:
        begin, stop = wrong[0][2], wrong[0][3]
        notes.say("sound", "failed", f"bytes: {wrong[0][0]}-{wrong[0][1]}, chunks {begin}-{stop}")
    count, duration = len(first.chunks), first.duration_ms
    spans = (
        ()
        if not count or duration is None
        else tuple((duration * min(a, count) // count, duration * min(b, count) // count) for _, _, a, b in wrong)
    )
    return tuple((a, b) for a, b, _, _ in wrong), spans


def _compare(package: _Package, name: str, first: Described) -> list[tuple[int, int, int, int]]:
    """The ranges that differ: from byte, to byte, from chunk, to chunk (the ends not included)."""
    length, at, wrong = package.files.size(name), 0, list[tuple[int, int, int, int]]()
    whole = sha256()
    extra = (max(0, length - first.size), "")
    for number, (size, wanted) in enumerate((*first.chunks, extra)):
        part, there = sha256(), max(0, min(size, length - at))
        for piece in package.files.pieces(name, at, there):
            part.update(piece)
            whole.update(piece)
        if size and (there < size or part.hexdigest() != wanted):
            begin = wrong.pop() if wrong and wrong[-1][1] == at else (at, at, number, number)
            wrong.append((begin[0], at + size, begin[2], number + 1))
        at += size
    package.hashes[name] = whole.hexdigest()
    if not wrong and package.hashes[name] != first.digest:
        wrong.append((0, length, 0, len(first.chunks)))
    return wrong


def _check_bag(package: _Package, notes: Notes) -> None:
    for tag, is_payload in (("manifest-sha256.txt", True), (_TAG_LIST, False)):
        listed = package.take(tag)
        if listed is None:
            continue
        inside = [name for name in package.names if name.startswith("data/") == is_payload and name != _TAG_LIST]
        wanted = {f"{package.digest(name)}  {name}" for name in inside} | {""}
        for line in sorted(wanted ^ set(plain_text(listed).split("\n"))):
            name = line[_HASH_AND_SPACES:]
            gone = line not in wanted and name not in package.names
            notes.say("bag", "missing" if gone else "failed", f"{'absent' if gone else 'hash'}: {name}")
    for name in sorted(package.names | set(TAGS)):
        if name not in package.names:
            notes.say("bag", "missing", f"absent: {name}")
        elif name not in TAGS and not (_SOUND.fullmatch(name) or PROOF.fullmatch(name) or _OTHER.fullmatch(name)):
            notes.say("bag", "failed", f"extra: {name}")
    if package.take("bagit.txt") not in (None, _DECLARATION):
        notes.say("bag", "failed", "malformed: bagit.txt")


def _check_timestamp(package: _Package, note: bytes | None, notes: Notes) -> str | None:
    """The time that the authority put on the checkpoint, where it holds."""
    reply, authority = package.data("timestamp.tsr"), package.data("tsa.pem")
    if reply is None or authority is None or note is None:
        notes.say("timestamp", "missing", "none" if reply is None else "absent: tsa.pem or checkpoint.txt")
        return None
    at = stamped(reply, plain_text(authority), note)
    if at is None:
        notes.say("timestamp", "failed", "does not hold: timestamp.tsr")
    return None if at is None else write_time(at)


def _check_signer(pem: bytes | None, given: str | None, notes: Notes) -> Signer:
    if given is None or pem is None:
        notes.say("signer", "missing", "no key given" if given is None else "absent: key.pem")
        return "not_established"
    if exact_key(pem) == given:
        return "established"
    notes.say("signer", "failed", "another key: key.pem")
    return "other"
