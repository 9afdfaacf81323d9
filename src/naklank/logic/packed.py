"""Many cases in one whole number: how a mark per case becomes a mask over all of them, and a mask a mark again.

Where nothing is open a case is one bit (`Bits`). Where facts are open a case is a lane of some bytes, in which every
combination has a bit (`Lanes`). A mark is a byte, 0 or 1; the marks of all cases stand in a row.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress
from typing import TypeVar

from naklank.logic.space import slab

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Bits:
    """So many cases, a bit each."""

    count: int

    @property
    def everything(self) -> int:
        """The bits of all cases."""
        return (1 << self.count) - 1

    def spread(self, marks: bytes | bytearray) -> int:
        """The bit of each case that is marked."""
        return int(marks[::-1].translate(_DIGITS), 2)

    def narrow(self, mask: int) -> bytes:
        """Mark each case whose bit is there."""
        return f"{mask:0{self.count}b}".encode().translate(_TRUTH)[::-1]


_TRUTH = bytes.maketrans(b"01", b"\0\1")
_DIGITS = bytes.maketrans(b"\0\1", b"01")


@dataclass(frozen=True, slots=True)
class Lanes:
    """So many cases, a lane of `width` bytes each: a power of two."""

    count: int
    width: int

    @property
    def everything(self) -> int:
        """The bits of all combinations of all cases."""
        return (1 << 8 * self.count * self.width) - 1

    def spread(self, marks: bytes | bytearray) -> int:
        """All the bits of each case that is marked."""
        spaced = bytearray(self.count * self.width)
        spaced[:: self.width] = marks
        lowest = int.from_bytes(spaced, "little")
        return (lowest << 8 * self.width) - lowest

    def narrow(self, mask: int) -> bytes:
        """Mark each case of which any bit is there."""
        step = self.width * 4
        while step >= 8:  # noqa: PLR2004 down to one byte
            mask |= mask >> step
            step //= 2
        return mask.to_bytes(self.count * self.width, "little")[:: self.width].translate(_ANY)

    def repeat(self, lane: int) -> int:
        """The same lane for every case."""
        return _repeated(lane, self.width, self.count)

    def differs(self, masks: list[int], bit: int, bits: int) -> bytes:
        """Mark each case in which two of the masks can both be had by moving along one axis: whether its fact matters.

        As `naklank.logic.space.differs_along`, for all cases at once. `bit`, `bits`: where the axis begins, how many it has.
        """
        first = self.repeat(slab(1 << bit, 1 << bits, 0, 8 * self.width))
        met = found = 0
        for mask in masks:
            for step in range(bit, bit + bits):
                mask |= mask >> (1 << step)  # noqa: PLW2901 the same mask, gathered
            mask &= first  # noqa: PLW2901
            found |= met & mask
            met |= mask
        return self.narrow(found)


_ANY = bytes([0, *[1] * 255])


@lru_cache(maxsize=1024)
def _repeated(lane: int, width: int, count: int) -> int:
    return int.from_bytes(lane.to_bytes(width, "little") * count, "little")


def columns(rows: Mapping[Name, bytes], count: int) -> list[tuple[Name, ...]]:
    """Turn marks that stand by name into names that stand by case.

    Eight names go in a byte: so a case's names are found by a few bytes, and equal ones are made once.
    """
    names = tuple(rows)
    if not names:
        return [()] * count
    packed = []
    for at in range(0, len(names), 8):
        byte = 0
        for bit, name in enumerate(names[at : at + 8]):
            byte |= int.from_bytes(rows[name], "little") << bit
        packed.append(byte.to_bytes(count, "little"))
    found = _Names(names)
    return list(map(found.__getitem__, zip(*packed, strict=True)))


class _Names(dict[tuple[int, ...], tuple[Name, ...]]):
    """The names that some bytes stand for, worked out when first asked."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, packed: tuple[int, ...]) -> tuple[Name, ...]:
        marks = chain.from_iterable(map(_BITS_OF.__getitem__, packed))
        made = self[packed] = tuple(compress(self._names, marks))
        return made


_BITS_OF = tuple(tuple(byte >> bit & 1 for bit in range(8)) for byte in range(256))
