"""What comes out of the work, and how it tells how far it is. Light to import."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from naklank.model import SoundFacts

Progress = Callable[[float], None]
"""Told now and then which share of the work is done, 0 to 1."""


@dataclass(slots=True)
class Rendition:
    """What was made.

    `loudness_lufs` is that of the original, None where it is silent; `lost` counts packets that could not be decoded.
    """

    facts: SoundFacts
    sound: BinaryIO
    peaks: bytes
    loudness_lufs: float | None
    lost: int = 0
