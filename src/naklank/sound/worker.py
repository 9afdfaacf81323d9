"""Do the decoding in a child process, so that a stranger's file can at worst kill that child.

`InChild` implements the `Sound` port. The child gets no file and no name: it asks its parent for bytes at an offset over
a pipe and sends back what it made, so it can read an index that stands at the end (M4A) without the sound ever being whole
in memory or on a disk. Why a pipe and not a file in memory: an upload may be 4 GiB, and memory may be swapped out.
The parent's side is in `parent.py`; the child's own fence (memory, processor time, no files) in `child.py`.
"""

import threading
from collections.abc import Iterable
from pathlib import PurePath
from typing import BinaryIO

from naklank.model import SoundFacts
from naklank.model.comparison import Comparison
from naklank.model.comparison_clip import Clip
from naklank.model.lookup import LookUp
from naklank.sound.compare.worker import compare_in_child
from naklank.sound.made import Progress, Rendition
from naklank.sound.parent import in_a_child

HEARD = 0.5
"""The share of looking up a clip that is hearing it."""


class InChild:
    """The work done in a child process of low priority. At most `at_once` of them run; others wait their turn.

    One comparison runs at a time: it may take gigabytes.
    """

    def __init__(self, at_once: int = 2) -> None:
        self._turn, self._comparing = threading.BoundedSemaphore(at_once), threading.BoundedSemaphore(1)

    def check(self, source: BinaryIO, media_type: str, *, progress: Progress | None = None) -> SoundFacts:
        """See `naklank.sound.check`."""
        answer, _rest = self._run({"verb": "check", "media_type": media_type}, source, None, progress)
        return _facts(answer["facts"])

    def render(self, source: BinaryIO, target: BinaryIO, *, progress: Progress | None = None) -> Rendition:
        """See `naklank.sound.render`. Where it raises, `target` may hold a part."""
        answer, peaks = self._run({"verb": "render"}, source, target, progress)
        loudness, lost = answer["loudness_lufs"], answer["lost"]
        assert isinstance(lost, int)
        return Rendition(
            _facts(answer["facts"]), target, peaks, loudness if isinstance(loudness, float) else None, lost
        )

    def convert(self, source: BinaryIO, media_type: str, target: BinaryIO, *, progress: Progress | None = None) -> None:
        """See `naklank.sound.convert`. Where it raises, `target` may hold a part."""
        self._run({"verb": "convert", "media_type": media_type}, source, target, progress)

    def fingerprint(self, source: BinaryIO, *, progress: Progress | None = None) -> bytes:
        """See `naklank.sound.lookup`."""
        return self._run({"verb": "fingerprint"}, source, None, progress)[1]

    def look_up(
        self,
        clip: BinaryIO,
        fingerprints: Iterable[tuple[str, bytes]],
        *,
        name: str = "",
        progress: Progress | None = None,
    ) -> LookUp:
        """See `naklank.sound.lookup`. The child only hears the clip: the archive never comes near a stranger's file."""
        job: dict[str, object] = {"verb": "hear", "name": f"x{PurePath(name).suffix}"}
        _said, samples = self._run(job, clip, None, part_of(progress, 0, HEARD))
        from naklank.sound.lookup.kept import look_up_kept

        return look_up_kept(samples, fingerprints, part_of(progress, HEARD, 1))

    def compare(
        self,
        original: BinaryIO,
        copy: BinaryIO,
        *,
        names: tuple[str, str] = ("", ""),
        progress: Progress | None = None,
        with_clips: bool = False,
    ) -> tuple[Comparison, tuple[Clip, ...]]:
        """See `naklank.sound.compare`."""
        with self._comparing:
            return compare_in_child(original, copy, names, progress, with_clips=with_clips)

    def _run(
        self, job: dict[str, object], source: BinaryIO, target: BinaryIO | None, progress: Progress | None
    ) -> tuple[dict[str, object], bytes]:
        with self._turn:
            return in_a_child("naklank.sound.child", job, source, target, progress)


def part_of(progress: Progress | None, begin: float, end: float) -> Progress | None:
    """What tells the share of one part of the work as a share of the whole."""
    return None if progress is None else lambda share: progress(begin + (end - begin) * share)


def _facts(said: object) -> SoundFacts:
    assert isinstance(said, dict)
    return SoundFacts(**said)
