"""All the ways in which the unknown facts of a case could turn out, side by side in the bits of an integer.

Each unknown fact is an axis; a whole number of 2^n bits says of every combination whether something holds in it. So one
pass over the rules answers for all combinations at once, exactly. A case without unknowns is a space of one bit.
"""

from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=4096)
def slab(stride: int, size: int, place: int, total: int) -> int:
    """Mark the combinations in which the axis of this stride and size stands at `place`."""
    block = ((1 << stride) - 1) << (stride * place)
    period = stride * size
    while period < total:
        block |= block << period
        period *= 2
    return block & ((1 << total) - 1)


@lru_cache(maxsize=4096)
def axis_masks(stride: int, size: int, total: int) -> tuple[int, ...]:
    """Mark the combinations of every place of one axis."""
    return tuple(slab(stride, size, place, total) for place in range(size))


def strides(sizes: Sequence[int]) -> tuple[tuple[int, ...], int]:
    """Give each axis its stride; also the number of combinations."""
    steps, total = [], 1
    for size in sizes:
        steps.append(total)
        total *= size
    return tuple(steps), total


def gathering(stride: int, size: int) -> tuple[int, ...]:
    """By how much to shift, again and again, to gather every place of an axis at its first: each step doubles the reach."""
    steps, covered = [], 1
    while covered < size:
        step = min(covered, size - covered)
        steps.append(stride * step)
        covered += step
    return tuple(steps)


def differs_along(masks: Sequence[int], steps: Sequence[int], first: int) -> bool:
    """Whether two of the masks can both be had by moving along one axis alone: whether the fact matters.

    `steps` gather the axis, `first` marks its first place. The masks must not overlap: each combination has one verdict,
    or none where it is not possible.
    """
    met = 0
    for mask in masks:
        for step in steps:
            mask |= mask >> step  # noqa: PLW2901 the same mask, gathered
        mask &= first  # noqa: PLW2901
        if met & mask:
            return True
        met |= mask
    return False
