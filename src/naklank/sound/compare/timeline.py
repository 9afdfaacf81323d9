"""Where each piece of sound belongs in time, when a file says one thing and its samples another.

Samples are counted: clocks of files are rounded, drift and start anywhere. A file's own times are believed only where
they jump: then something is missing between two pieces, and silence of that length keeps the rest in its place. A jump
back, or by more than ten minutes with nothing lost in between, is a clock that began anew.
"""

from dataclasses import dataclass, field

FINE_S, COARSE_S = 0.015, 0.040
"""How far times may jump without a meaning: where a clock counts samples, and where it counts milliseconds or shakes."""
LONGEST_GAP_S = 600.0
_NEW_CLOCK_S = 1.0
_FOLLOWING = 0.05


@dataclass(slots=True)
class Timeline:
    """Asked for each piece in turn. `tick_s` is the unit of the file's clock."""

    tick_s: float
    lost_s: float = field(default=0.0, init=False)
    """How long the packets were, since the last good piece, that could not be decoded."""
    _next_s: float | None = field(default=None, init=False)

    def missing_s(self, at_s: float | None, length_s: float) -> float:
        """How much silence belongs before a piece that says it begins at `at_s` (None: it does not say)."""
        lost, self.lost_s = self.lost_s, 0.0
        if at_s is None or self._next_s is None:
            self._next_s = None if at_s is None else at_s + length_s
            return lost
        jump = at_s - self._next_s
        believed = FINE_S if self.tick_s < FINE_S / 20 else COARSE_S
        if jump > believed:
            self._next_s = at_s + length_s
            return jump if jump <= max(LONGEST_GAP_S, 2 * lost) else lost
        if jump < -_NEW_CLOCK_S:
            self._next_s = at_s + length_s
            return lost
        self._next_s += length_s + _FOLLOWING * jump
        if lost and jump > 0:
            self._next_s = at_s + length_s
        return min(lost, max(0.0, jump))


WITHOUT_A_CLOCK = frozenset(["aac", "ac3", "amr", "amrnb", "amrwb", "dts", "eac3", "gsm", "loas", "mp2", "mp3"])
"""Containers that are one frame behind the other; their times are counted by FFmpeg and say nothing about what is missing."""


@dataclass(slots=True)
class Bytes:
    """How long a stretch of bytes must have sounded, told by the ones that did: for files without a clock of their own."""

    _end: int | None = field(default=None, init=False)
    _bytes: int = field(default=0, init=False)
    _seconds: float = field(default=0.0, init=False)

    def skipped_s(self, place: int | None, size: int) -> float:
        """How much is missing between the packet before and this one, which begins at byte `place`."""
        end, self._end = self._end, None if place is None else place + size
        return 0.0 if end is None or place is None else self.lost_s(place - end)

    def lost_s(self, size: int) -> float:
        """How long so many bytes would have sounded."""
        return min(max(0, size) * self._seconds / self._bytes, LONGEST_GAP_S) if self._bytes else 0.0

    def heard(self, size: int, seconds: float) -> None:
        """These bytes sounded so long."""
        self._bytes += size
        self._seconds += seconds
