"""The answer of a check: what each check found, one verdict, and the words of docs/formats.md section 7 for it."""

from dataclasses import dataclass, field
from typing import Literal

from naklank.errors import NaklankError
from naklank.vault import checkpoint as checkpoints
from naklank.vault.problems import Malformed

Result = Literal["ok", "failed", "missing"]
Verdict = Literal["untouched", "changed", "uncheckable"]
Signer = Literal["established", "not_established", "other"]

CHECKS = ("bag", "manifest", "sound", "log", "checkpoint", "timestamp", "signer")
SMALL = 1 << 24
"""Bytes: only the original may be larger."""


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found. `detail` is a code and, behind a colon, what it is about; empty where all is well."""

    check: str
    result: Result
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """The answer. `changed` are byte ranges of the original, `changed_ms` about where that is in the sound."""

    verdict: Verdict
    checks: tuple[Check, ...]
    fingerprint: str | None = None
    signer: Signer = "not_established"
    known_since: str | None = None
    recording: str | None = None
    changed: tuple[tuple[int, int], ...] = ()
    changed_ms: tuple[tuple[int, int], ...] = ()

    @property
    def exit_status(self) -> int:
        """0 untouched, 1 changed, 2 uncheckable."""
        return ("untouched", "changed", "uncheckable").index(self.verdict)

    def as_json(self) -> dict[str, object]:
        """The object of section 7."""
        return {
            "verdict": self.verdict,
            "checks": [{"check": c.check, "result": c.result, "detail": c.detail} for c in self.checks],
            "fingerprint": self.fingerprint,
            "signer": self.signer,
            "known_since": self.known_since,
            "recording": self.recording,
            "changed": [list(span) for span in self.changed],
        }


@dataclass(slots=True)
class Notes:
    """What was found so far: the worst of each check, and the first of those."""

    found: dict[str, Check] = field(default_factory=lambda: {name: Check(name, "ok") for name in CHECKS})

    def say(self, check: str, result: Result, detail: str) -> None:
        """Note what a check found; only what is worse than before stays."""
        before = self.found[check].result
        if before == "ok" or (before == "missing" and result == "failed"):
            self.found[check] = Check(check, result, detail)


def unreadable(problem: NaklankError) -> Findings:
    """The answer where nothing could be read."""
    why = str(problem.detail.get("why", "unreadable"))
    return Findings("uncheckable", tuple(Check(name, "missing", f"unreadable: {why}") for name in CHECKS))


def normal_key(pem: str | None) -> str | None:
    """The key that a checker was given, written in the one way of section 4. Raises `Malformed` where it is no key."""
    return None if pem is None else checkpoints.to_pem(checkpoints.public_key(pem).public_bytes_raw())


def exact_key(pem: bytes | None) -> str | None:
    """The key if it is written in the one way of section 4."""
    text = plain_text(pem)
    try:
        return text if checkpoints.to_pem(checkpoints.public_key(text).public_bytes_raw()) == text else None
    except Malformed:
        return None


def plain_text(data: bytes | None) -> str:
    """UTF-8 as text; nothing where it is not UTF-8."""
    try:
        return (data or b"").decode()
    except UnicodeDecodeError:
        return ""
