"""What a sound file turned out to be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """What a sound file turned out to be. `duration_ms` of decoded sound; `codec` as FFmpeg names it."""

    media_type: str
    codec: str
    sample_rate_hz: int
    channels: int
    duration_ms: int
