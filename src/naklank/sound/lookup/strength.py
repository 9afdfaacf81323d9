"""What strength means: how often a clip that is from nowhere in the archive agrees so well with some place in it.

The highest of many strengths of chance follows Gumbel's law: each hour more, each way of trying more, adds a little to it.
LOCATION and SCALE were fitted to the median and the 99th percentile of 1,200 strange clips of real speech, five seconds each, in
an archive of MEASURED_HOURS (docs/decisions/0025); a smaller archive gets no lower bound than that one.
"""

import math

LOCATION = 4.02
SCALE = 0.364
MEASURED_HOURS = 52.6
BOUND = 5e-5
"""A place counts as found where fewer than this share of the strange clips would reach its strength by Gumbel's law."""


def chance(strength: float, hours: float, tries: int = 1) -> float:
    """The share of strange clips that reach this strength in an archive of so many hours, looked up in so many ways."""
    more = max(hours, MEASURED_HOURS) / MEASURED_HOURS * tries
    return -math.expm1(-more * math.exp(-(strength - LOCATION) / SCALE))


def strong_enough(strength: float, hours: float, tries: int = 1) -> bool:
    """Whether chance is out of the question."""
    return chance(strength, hours, tries) < BOUND
