"""Read lines as they come: what is there at once together, so that who writes one line gets one answer, and many go fast.

A line longer than `most` is cut there and the rest of it thrown away; it never fills the memory.
"""

from collections.abc import Iterator
from typing import Protocol

PIECE = 1 << 16


class Stream(Protocol):
    """What can give what there is, without waiting for more."""

    def read1(self, size: int, /) -> bytes:
        """What there is, at most `size` bytes; nothing at the end."""
        ...


def lines_as_they_come(stream: Stream, most: int) -> Iterator[list[bytes]]:
    """The lines of each piece that comes, without their ends. The last line may lack its end."""
    begun = b""
    while piece := stream.read1(PIECE):
        first, *others = piece.split(b"\n")
        begun = (begun + first)[: most + 1]
        if others:
            yield [begun, *others[:-1]]
            begun = others[-1]
    if begun:
        yield [begun]
