"""Check a package, folder, exported log or receipt on disk, without an account and without the installation's data.

The only part of checking that opens files. It follows no links and reads a zip only in the one form that Naklank writes
(`naklank.exchange.plain_zip`), so that no two programs can see two things in it. Never raises over what a file says:
what cannot be read is `uncheckable`, and says why.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from naklank.errors import NaklankError, Unreadable
from naklank.exchange import plain_zip
from naklank.text import Text
from naklank.vault import evidence, loose_papers
from naklank.vault.evidence import Findings

__all__ = ("Findings", "FolderFiles", "ZipFiles", "verify")

_LEFTOVER = re.compile(r"\._.*|\.DS_Store|Thumbs\.db|desktop\.ini", re.DOTALL)
"""What file managers put in folders by themselves."""


def verify(path: Path, key: str | None = None) -> Findings:
    """The answer for what lies at `path`. `key` is the PEM that the checker was given; raises `Unreadable` where it is none."""
    evidence.normal_key(key)
    try:
        if path.is_dir():
            return evidence.check(FolderFiles(path), key)
        with path.open("rb") as source:
            begin = source.read(4)
            if begin == b"PK\3\4":
                return evidence.check(ZipFiles(source), key)
            source.seek(0)
            return loose_papers.check(source, key)
    except OSError as problem:
        return evidence.unreadable(
            Unreadable(
                Text("Het bestand kan niet worden gelezen.", "The file cannot be read."),
                Text(
                    "Kijk of het bestand er is en of u het mag lezen.", "See whether it is there and you may read it."
                ),
                why=type(problem).__name__,
            )
        )
    except NaklankError as problem:
        return evidence.unreadable(problem)


class ZipFiles:
    """The files of a package that is still a zip."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        found = plain_zip.read(source)
        self._places = {name: found[name] for name in _safe(found)}

    def names(self) -> Iterable[str]:
        """All names."""
        return self._places

    def size(self, name: str) -> int:
        """Bytes of a file."""
        return self._places[name].size

    def pieces(self, name: str, start: int, length: int) -> Iterator[bytes]:
        """These bytes of a file."""
        return plain_zip.pieces(self._source, self._places[name].offset + start, length)


class FolderFiles:
    """The files of a package that was unpacked. Also when it was unpacked into one folder more."""

    def __init__(self, root: Path) -> None:
        inside = list(root.iterdir())
        if len(inside) == 1 and inside[0].is_dir():
            root = inside[0]
        found: dict[str, Path] = {}
        for here, folders, files in os.walk(root):
            for path in (Path(here, name) for name in (*folders, *files)):
                mode = path.lstat().st_mode
                if stat.S_ISREG(mode):
                    found[path.relative_to(root).as_posix()] = path
                elif not stat.S_ISDIR(mode):
                    raise plain_zip.unsafe_name()
        self._paths = {name: found[name] for name in _safe(found)}

    def names(self) -> Iterable[str]:
        """All names."""
        return self._paths

    def size(self, name: str) -> int:
        """Bytes of a file."""
        return self._paths[name].stat().st_size

    def pieces(self, name: str, start: int, length: int) -> Iterator[bytes]:
        """These bytes of a file."""
        with self._paths[name].open("rb") as source:
            yield from plain_zip.pieces(source, start, length)


def _safe(names: Iterable[str]) -> list[str]:
    """Names that mean one thing only, without the leftovers of file managers. Raises `Unreadable` for others."""
    kept = [name for name in names if not _LEFTOVER.fullmatch(name.rsplit("/", 1)[-1])]
    odd = any(not plain_zip.NAME_PART.fullmatch(part) for name in kept for part in name.split("/"))
    if odd or len({name.lower() for name in kept}) != len(kept) or len(kept) > plain_zip.MOST_FILES:
        raise plain_zip.unsafe_name()
    if not {"bagit.txt", "manifest-sha256.txt"} & set(kept):
        raise Unreadable(
            Text("Dit is geen bewijspakket van Naklank.", "This is no evidence package of Naklank."),
            Text(
                "Kies het zip-bestand dat u kreeg, of de map naklank-…", "Choose the zip file, or the folder naklank-…"
            ),
            why="format",
        )
    return kept
