"""BagIt 1.0 (RFC 8493) in a zip: streamed, deterministic, with SHA-256 manifests (docs/formats.md section 7).

Every file is read twice: once for its hashes and size, once to be written. So the lists can stand in front, the size of
the zip is known before its first byte, and nothing is ever kept in memory or in a temporary file.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from naklank.exchange import plain_zip
from naklank.exchange.plain_zip import Measured

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
Pieces = Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Bag:
    """A bag that is ready to be written: `size` bytes of zip."""

    folder: str
    files: tuple[Measured, ...]
    hashes: Mapping[str, str]
    size: int

    def write(self, target: BinaryIO) -> int:
        """Write the zip to `target`, which need not be able to seek. Returns the number of bytes."""
        return plain_zip.write(target, self.folder, self.files)


def prepare(folder: str, payload: Mapping[str, Pieces], info: Mapping[str, str]) -> Bag:
    """Read all of `payload` (names under data/, the largest last) once and lay out the bag. `info` is for bag-info.txt."""
    data, hashes = [], {}
    for name, pieces in payload.items():
        measured, digest = _measure(f"data/{name}", pieces)
        data.append(measured)
        hashes[measured.name] = digest
    oxum = f"{sum(file.size for file in data)}.{len(data)}"
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": "".join(f"{k}: {v}\n" for k, v in {**info, "Payload-Oxum": oxum}.items()).encode(),
        "manifest-sha256.txt": _list(hashes),
    }
    tags["tagmanifest-sha256.txt"] = _list({name: sha256(body).hexdigest() for name, body in tags.items()})
    files = (*(plain_zip.measure(name, given(body)) for name, body in tags.items()), *data)
    return Bag(folder, files, hashes, plain_zip.length(folder, files))


def given(body: bytes) -> Pieces:
    """These bytes as something that can be read again and again."""
    return lambda: iter((body,))


def _list(hashes: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items())).encode()


def _measure(name: str, pieces: Pieces) -> tuple[Measured, str]:
    whole, crc, size = sha256(), 0, 0
    for piece in pieces():
        whole.update(piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    return Measured(name, size, crc, pieces), whole.hexdigest()
