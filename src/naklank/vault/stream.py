"""The sealed stream (docs/formats.md section 1): bytes that only the recording's key opens, from any place.

The layout is that of Tink's AesGcmHkdfStreaming, so that another library can open what we seal. Sealing streams
with bounded memory; opening reads only the segments that a range needs. Refuses (`Tampered`) whatever was changed,
moved to another name, or cut off. A cut that leaves whole segments is seen because the last segment says that it is
the last: the caller passes the number of sealed bytes that lie there, and compares it with what it remembers.
"""

import os
from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from naklank.errors import TooLarge
from naklank.text import Text
from naklank.vault.problems import RESTORE, Broken

KEY = 32
SEGMENT = 65_536
TAG = 16
SALT = 32
PREFIX = 7
HEADER = 1 + SALT + PREFIX
FIRST = SEGMENT - HEADER - TAG
"""Plain bytes in a full segment 0."""
NEXT = SEGMENT - TAG
"""Plain bytes in every other full segment."""
BATCH = 16
"""Segments that one call of `read` fetches at most: 1 MiB."""
MOST_SEGMENTS = 2**32

Read = Callable[[int, int], bytes]
"""`read(start, length)`: exactly these sealed bytes."""


def stream_name(recording: str, what: str) -> str:
    """The name that a stream is bound to: `what` of this recording ("original", "chunk/7", "note/<mark>")."""
    return f"naklank/{recording}/{what}"


def sealed_length(plain: int) -> int:
    """How many bytes `plain` bytes take when sealed."""
    rest = max(0, plain - FIRST)
    return HEADER + plain + TAG * (1 + -(-rest // NEXT))


def plain_length(sealed: int) -> int:
    """How many plain bytes a sealed stream of this length holds. Raises `Broken` where no stream has this length."""
    if sealed < HEADER + TAG:
        raise _broken("truncated", "", None)
    segments = -(-sealed // SEGMENT)
    plain = sealed - HEADER - TAG * segments
    if segments > MOST_SEGMENTS or sealed_length(plain) != sealed:
        raise _broken("truncated", "", None)
    return plain


def _broken(why: str, name: str, segment: int | None) -> Broken:
    return Broken(
        why,
        Text(
            "Het verzegelde bestand is veranderd, verplaatst of afgekapt. Het gaat niet open.",
            "The sealed file was changed, moved or cut off. It does not open.",
        ),
        RESTORE,
        name=name,
        segment=segment,
    )


def _cipher(key: bytes, name: str, salt: bytes) -> AESGCM:
    if len(key) != KEY or not name.startswith("naklank/"):
        raise ValueError("a data key has 32 bytes and a stream's name begins with naklank/")
    return AESGCM(HKDF(SHA256(), KEY, salt, name.encode("ascii")).derive(key))


def seal(key: bytes, name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Seal `pieces` as one stream; yields it in parts of at most 64 KiB, holding about one segment in memory."""
    salt, prefix = os.urandom(SALT), os.urandom(PREFIX)
    return seal_with(key, name, pieces, salt, prefix)


def seal_with(key: bytes, name: str, pieces: Iterable[bytes], salt: bytes, prefix: bytes) -> Iterator[bytes]:
    """`seal` with a given salt and nonce prefix, for test vectors only: a pair used twice breaks the seal."""
    encrypt = _cipher(key, name, salt).encrypt
    yield bytes([HEADER]) + salt + prefix
    number = 0
    held: bytes | memoryview = b""
    for segment in _cut(pieces):
        if number:
            if number >= MOST_SEGMENTS:
                raise _too_large()
            yield encrypt(prefix + (number - 1).to_bytes(4) + b"\0", held, None)
        held = segment
        number += 1
    yield encrypt(prefix + max(0, number - 1).to_bytes(4) + b"\1", held, None)


def _too_large() -> TooLarge:
    return TooLarge(
        Text("Dit is te groot om te verzegelen.", "This is too large to seal."),
        Text("Deel het op in kleinere stukken.", "Divide it into smaller pieces."),
    )


def _cut(pieces: Iterable[bytes]) -> Iterator[bytes | memoryview]:
    """The plain bytes cut at segment borders: views where a segment lies in one piece, joined where it does not."""
    parts: list[bytes | memoryview] = []
    missing = FIRST
    for piece in pieces:
        view = memoryview(bytes(piece))  # no copy of bytes; a buffer that its owner fills anew would change under us
        at, size = 0, len(view)
        while size - at >= missing:
            parts.append(view[at : at + missing])
            at += missing
            missing = NEXT
            yield parts[0] if len(parts) == 1 else b"".join(parts)
            parts = []
        if at < size:
            parts.append(view[at:])
            missing -= size - at
    if parts:
        yield b"".join(parts)


def pieces_from(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """All of a file (`read` is its method), cut where segments end, so that sealing need not copy it together."""
    size = FIRST
    while piece := read(size):
        yield piece
        size = NEXT


class OpenStream:
    """A sealed stream, read at any place.

    `read(start, length)` gives the sealed bytes, `sealed_bytes` is how many lie there. `length` is the number of
    plain bytes. Opening reads the header only; a wrong key, name or byte shows at the first read that touches it.
    """

    def __init__(self, key: bytes, name: str, read: Read, sealed_bytes: int) -> None:
        self.length = plain_length(sealed_bytes)
        self._name = name
        self._read = read
        self._sealed = sealed_bytes
        self._last = -(-sealed_bytes // SEGMENT) - 1
        header = read(0, HEADER)
        if len(header) != HEADER or header[0] != HEADER:
            raise _broken("header", name, 0)
        self._decrypt = _cipher(key, name, header[1 : 1 + SALT]).decrypt
        self._prefix = header[1 + SALT :]

    def read(self, start: int, length: int) -> bytes:
        """Exactly these plain bytes; fewer only at the end."""
        return b"".join(self.pieces(start, start + length))

    def pieces(self, start: int, stop: int) -> Iterator[bytes]:
        """The plain bytes from `start` up to `stop` (or the end), a segment at a time."""
        if start < 0:
            raise ValueError("a range begins at 0 or later")
        stop = min(stop, self.length)
        if start >= stop:
            if not self.length:
                yield from self._open(0, 0)  # an empty stream has one segment, and that too must be whole
            return
        first, final = (start + HEADER) // NEXT, (stop - 1 + HEADER) // NEXT
        for low in range(first, final + 1, BATCH):
            high = min(final, low + BATCH - 1)
            for number, plain in zip(range(low, high + 1), self._open(low, high), strict=True):
                begin = number * NEXT - HEADER if number else 0
                if begin >= start and begin + len(plain) <= stop:
                    yield plain
                else:
                    yield plain[max(0, start - begin) : stop - begin]

    def _open(self, low: int, high: int) -> Iterator[bytes]:
        """The plain bytes of segments `low` up to and including `high`, read in one go."""
        begin = low * SEGMENT if low else HEADER
        end = min((high + 1) * SEGMENT, self._sealed)
        sealed = memoryview(self._read(begin, end - begin))
        if len(sealed) != end - begin:
            raise _broken("truncated", self._name, high)
        for number in range(low, high + 1):
            at = (number * SEGMENT if number else HEADER) - begin
            nonce = self._prefix + number.to_bytes(4) + (b"\1" if number == self._last else b"\0")
            try:
                yield self._decrypt(nonce, sealed[at : (number + 1) * SEGMENT - begin], None)
            except InvalidTag:
                raise _broken("tampered", self._name, number) from None


def seal_bytes(key: bytes, name: str, plain: bytes) -> bytes:
    """Seal something small (a note, a chunk, peaks) in one go."""
    return b"".join(seal(key, name, (plain,)))


def open_bytes(key: bytes, name: str, sealed: bytes) -> bytes:
    """Open something small in one go: all of it, or `Broken`."""
    stream = OpenStream(key, name, lambda start, length: sealed[start : start + length], len(sealed))
    return stream.read(0, stream.length)
