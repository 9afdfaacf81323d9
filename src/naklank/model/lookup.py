"""What looking up a clip finds: places in recordings, or none. Times are seconds, in the decoded sound of each."""

from dataclasses import dataclass
from typing import Literal

Reason = Literal["too_short", "no_speech"]
LOOKUP_METHOD = "naklank-find 1"
"""The name of the method; it changes whenever the same clip and archive could give another answer."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A stretch of the clip, and the stretch of a recording that it agrees with.

    `strength` is in units of chance agreement; `chance` is how often a clip from elsewhere reaches it in an archive of this size.
    `speed`: seconds of the recording in one second of the clip.
    """

    recording: str
    clip: tuple[float, float]
    at: tuple[float, float]
    strength: float
    chance: float
    speed: float


@dataclass(frozen=True, slots=True)
class LookUp:
    """The whole answer: no places and no `reason` is "not from here"."""

    clip_s: float
    archive_h: float
    places: tuple[Origin, ...]
    reason: Reason | None = None
