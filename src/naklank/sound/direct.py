"""The `Sound` port without a fence: the work done here and now, in this process.

For tests and tools. Strangers' files belong in `InChild` (worker.py).
"""

from typing import BinaryIO

from naklank.model import SoundFacts
from naklank.sound.check import check
from naklank.sound.compare.hear import hear
from naklank.sound.convert import convert
from naklank.sound.lookup.fingerprint import fingerprint, to_bytes
from naklank.sound.made import Progress, Rendition
from naklank.sound.render import render


class Direct:
    """The work done here and now."""

    def check(self, source: BinaryIO, media_type: str, *, progress: Progress | None = None) -> SoundFacts:
        """See `naklank.sound.check`."""
        return check(source, media_type, progress=progress)

    def render(self, source: BinaryIO, target: BinaryIO, *, progress: Progress | None = None) -> Rendition:
        """See `naklank.sound.render`."""
        return render(source, target, progress=progress)

    def convert(self, source: BinaryIO, media_type: str, target: BinaryIO, *, progress: Progress | None = None) -> None:
        """See `naklank.sound.convert`."""
        convert(source, media_type, target, progress=progress)

    def fingerprint(self, source: BinaryIO, *, progress: Progress | None = None) -> bytes:
        """See `naklank.sound.lookup`."""
        return to_bytes(fingerprint(hear(source, progress=progress).samples))
