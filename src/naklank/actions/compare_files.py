"""Hold a copy against an original, both as files of whoever asks. Needs no installation and keeps nothing."""

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

from naklank.actions.ports import Progress, Sound
from naklank.exchange.compare_report.report import File
from naklank.exchange.comparison_json import as_json
from naklank.model.comparison import Comparison
from naklank.model.comparison_clip import Clip

_PIECE = 1 << 20
EXIT_STATUS = {"faithful": 0, "excerpt": 0, "edited": 1, "unrelated": 1, "undecided": 2}


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found, and between which two files."""

    found: Comparison
    original: File
    copy: File
    clips: tuple[Clip, ...] = ()

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The object that other programs read (docs/formats.md)."""
        hashes = {"original": self.original.sha256, "copy": self.copy.sha256}
        return as_json(self.found, hashes, language)

    @property
    def exit_status(self) -> int:
        """0: nothing was changed. 1: something differs. 2: nothing can be said."""
        return EXIT_STATUS[self.found.verdict]


def compare_files(
    sound: Sound,
    original: BinaryIO,
    copy: BinaryIO,
    *,
    names: tuple[str, str],
    progress: Progress | None = None,
    with_clips: bool = False,
) -> Compared:
    """Compare the two. Raises `Unreadable` where one of them cannot be heard; `detail["file"]` says which."""
    measured = (measure(original, names[0]), measure(copy, names[1]))
    found, clips = sound.compare(original, copy, names=names, progress=progress, with_clips=with_clips)
    return Compared(found, *measured, clips)


def measure(file: BinaryIO, name: str) -> File:
    """What the file is, byte for byte."""
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        digest.update(piece)
        size += len(piece)
    return File(name, size, digest.hexdigest())


__all__ = ["Compared", "File", "compare_files", "measure"]
