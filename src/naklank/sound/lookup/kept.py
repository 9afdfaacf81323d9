"""Look up a clip among fingerprints as they are kept. They are in memory for this one question, and nowhere after it."""

from collections.abc import Iterable

import numpy as np

from naklank.model.lookup import LookUp
from naklank.sound.lookup.archive import archive
from naklank.sound.lookup.fingerprint import from_bytes
from naklank.sound.lookup.look_up import look_up
from naklank.sound.made import Progress


def look_up_kept(samples: bytes, fingerprints: Iterable[tuple[str, bytes]], progress: Progress | None = None) -> LookUp:
    """The answer for a clip of one channel, 16 bits, 8,000 samples a second. What another version wrote is passed over."""
    known = ((name, one) for name, kept in fingerprints if (one := from_bytes(kept)) is not None)
    return look_up(archive(known), np.frombuffer(samples, np.int16), progress)
