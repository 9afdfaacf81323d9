"""Check what is not a package: one receipt (docs/formats.md section 5) or an exported log (section 6).

Three of the seven checks apply: log, checkpoint, signer. The same answer as for a package, in the same words.
"""

from collections.abc import Iterable
from typing import BinaryIO

from naklank.errors import Unreadable
from naklank.text import Text
from naklank.vault import checkpoint as checkpoints
from naklank.vault import entry as entries
from naklank.vault import findings, papers, strict, tree
from naklank.vault.checkpoint import Checkpoint
from naklank.vault.findings import Check, Findings
from naklank.vault.problems import Broken, Malformed
from naklank.vault.when import write_time

_LINE = frozenset({"entry", "salt", "event"})
_HEADER = frozenset({"format", "checkpoint", "key"})


def check(source: BinaryIO, key: str | None) -> Findings:
    """The answer for an open receipt or log. Raises `Unreadable` where it is neither."""
    line = source.readline(findings.SMALL)
    first = _object(line)
    if first is not None and first.get("format") == "naklank-log-1":
        return _judge(first, _log(first, source), None, key)
    receipt = first if first is not None else _object(line + source.read(findings.SMALL - len(line)))
    if receipt is not None and receipt.get("format") == "naklank-receipt-1" and not source.read(1):
        detail, recording = _receipt(receipt)
        return _judge(receipt, detail, recording, key)
    raise Unreadable(
        Text(
            "Dit is geen bewijspakket, ontvangstbewijs of logboek van Naklank.",
            "This is no evidence package, receipt or log of Naklank.",
        ),
        Text("Kies het zip-bestand dat u kreeg.", "Choose the zip file that you were given."),
        why="format",
    )


def _object(data: bytes) -> dict[str, object] | None:
    try:
        value = strict.loads(data, floats=True)
    except Malformed:
        return None
    return value if isinstance(value, dict) else None


def _head(paper: dict[str, object]) -> Checkpoint:
    return checkpoints.parse(strict.as_text(paper.get("checkpoint"), "checkpoint"))


def _receipt(receipt: dict[str, object]) -> tuple[str, str | None]:
    """What is wrong with it ("" if nothing), and the recording that its event is about."""
    try:
        strict.as_object(receipt, papers.RECEIPT, "receipt")
        event = papers.opened(receipt, _head(receipt))
    except (Broken, Malformed) as problem:
        return problem.why, None
    things = event["things"]
    found = [thing["id"] for thing in things if thing["kind"] == "recording"] if isinstance(things, list) else []
    return "", found[0] if found else None


def _log(header: dict[str, object], lines: Iterable[bytes]) -> str:
    """What is wrong with the lines of the log, and where."""
    frontier = tree.Frontier()
    try:
        head = _head(strict.as_object(header, _HEADER, "log"))
        for line in lines:
            frontier.append(tree.leaf_hash(_entry(line, frontier.size).encode()))
    except (Broken, Malformed) as problem:
        return f"{problem.why}: line {frontier.size + 2}"
    return "" if (frontier.size, frontier.root()) == (head.size, head.root) else "root: the log"


def _entry(line: bytes, number: int) -> str:
    if not line.endswith(b"\n") or len(line) > findings.SMALL:
        raise strict.wrong("line")
    row = strict.as_object(strict.loads(line, floats=True), _LINE, "line")
    text = strict.as_text(row["entry"], "entry")
    if entries.parse(text).number != number:
        raise strict.wrong("number")
    if row["salt"] is not None or row["event"] is not None:
        salt = strict.as_base64(row["salt"], "salt", entries.SALT)
        entries.open_entry(text, salt, strict.as_text(row["event"], "event").encode())
    return text


def _judge(paper: dict[str, object], wrong: str, recording: str | None, key: str | None) -> Findings:
    """Checkpoint, signer and verdict. `wrong` is what the log check found."""
    given, own = findings.normal_key(key), paper.get("key")
    pem = findings.exact_key(own.encode(errors="replace")) if isinstance(own, str) else None
    known, trouble = None, "malformed: key"
    try:
        if pem is not None:
            known, trouble = (
                write_time(checkpoints.verify(strict.as_text(paper.get("checkpoint"), "checkpoint"), pem).time),
                "",
            )
    except (Broken, Malformed) as problem:
        trouble = problem.why
    signer: findings.Signer = "not_established" if given is None else "established" if given == pem else "other"
    checks = (
        Check("log", "failed" if wrong else "ok", wrong),
        Check("checkpoint", "failed" if trouble else "ok", trouble),
        {
            "established": Check("signer", "ok"),
            "not_established": Check("signer", "missing", "no key given"),
            "other": Check("signer", "failed", "another key"),
        }[signer],
    )
    return Findings(
        verdict="changed" if wrong or trouble else "uncheckable" if signer == "other" else "untouched",
        checks=checks,
        fingerprint=checkpoints.fingerprint(pem) if pem else None,
        signer=signer,
        known_since=known,
        recording=recording,
    )
