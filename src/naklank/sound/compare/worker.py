"""Compare two files in a child process of its own, so that a stranger's file can at worst kill that child.

The child sees neither names of files nor the files: it asks for bytes at an offset, of the original and the copy laid end
to end (`Joined`). Neither is ever whole in memory or on a disk. Fence: `child.py`; what is said: `naklank.sound.pipe`.
"""

import io
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from naklank.model.comparison import Comparison
from naklank.model.comparison_clip import Clip
from naklank.sound.compare.passing import from_plain
from naklank.sound.made import Progress
from naklank.sound.parent import in_a_child


def compare_in_child(
    original: BinaryIO,
    copy: BinaryIO,
    names: tuple[str, str] = ("", ""),
    progress: Progress | None = None,
    *,
    with_clips: bool = False,
) -> tuple[Comparison, tuple[Clip, ...]]:
    """What the comparison finds, and how the changes sound where that is asked for.

    Raises `Unreadable`; `detail["file"]` then says which of the two. Of `names` only the end is used (".g722"), for
    sound that nothing else tells.
    """
    both = Joined(original, copy)
    ends = [f"x{PurePath(name).suffix}" for name in names]
    job: dict[str, object] = {"verb": "compare", "split": both.split, "names": ends, "clips": with_clips}
    said, sound = in_a_child("naklank.sound.compare.child", job, both, None, progress)  # type: ignore[arg-type]
    found, places = said["found"], said["clips"]
    assert isinstance(found, dict)
    assert isinstance(places, list)
    return from_plain(found), tuple(_clips(places, sound))


def _clips(places: list[Any], sound: bytes) -> Iterator[Clip]:
    at = 0
    for edit, which, heard, size in places:
        yield Clip(edit, which, (heard[0], heard[1]), sound[at : at + size])
        at += size


class Joined(io.RawIOBase):
    """Two files as one: the second begins at `split`."""

    def __init__(self, first: BinaryIO, second: BinaryIO) -> None:
        self._first, self._second = first, second
        self.split = first.seek(0, io.SEEK_END)
        self._size = self.split + second.seek(0, io.SEEK_END)
        self._at = 0

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in the two."""
        self._at = (0, self._at, self._size)[whence] + offset
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Bytes from there; what is asked across the split comes from the first and then from the second."""
        size = self._size - self._at if size < 0 else size
        data = b""
        if self._at < self.split:
            self._first.seek(self._at)
            data = self._first.read(min(size, self.split - self._at))
            self._at += len(data)
        if len(data) < size and self._at >= self.split:
            self._second.seek(self._at - self.split)
            rest = self._second.read(size - len(data))
            self._at += len(rest)
            data += rest
        return data
