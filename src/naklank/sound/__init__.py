"""Decode, check, even out and encode sound; nothing here knows recordings, people or pages.

Start at `check.py` (is it sound, is it whole?), `render.py` (what browsers play), `convert.py` (what one downloads).
`Direct` does the work in this process; `InChild` (worker.py) in a fenced child process, which is what the program uses.
"""

from typing import BinaryIO

from naklank.model import SoundFacts
from naklank.sound.check import Progress, check
from naklank.sound.convert import convert
from naklank.sound.render import Rendition, render

__all__ = ["Direct", "Progress", "Rendition", "check", "convert", "render"]


class Direct:
    """The work done here and now, in this process. For tests and tools; strangers' files belong in `InChild`."""

    def check(self, source: BinaryIO, media_type: str, *, progress: Progress | None = None) -> SoundFacts:
        """See `naklank.sound.check`."""
        return check(source, media_type, progress=progress)

    def render(self, source: BinaryIO, target: BinaryIO, *, progress: Progress | None = None) -> Rendition:
        """See `naklank.sound.render`."""
        return render(source, target, progress=progress)

    def convert(self, source: BinaryIO, media_type: str, target: BinaryIO, *, progress: Progress | None = None) -> None:
        """See `naklank.sound.convert`."""
        convert(source, media_type, target, progress=progress)
