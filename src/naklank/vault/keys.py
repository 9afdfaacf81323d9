"""Data keys, how they are wrapped, and the printed recovery key that brings everything back.

A data key is 32 random bytes per recording, kept as `<id of the wrapping key>:<base64 of AES-KW>`. The recovery key is
a page of short groups of letters and digits. Each line carries its own check, so that a typing mistake is told with
the number of its line; the whole carries one too. It refuses to guess.
"""

import base64
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from naklank.text import Text
from naklank.vault import strict
from naklank.vault.problems import Broken, Malformed

KEY = 32
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\t": None})
_LINE = 10
_GROUP = 4
_VERSION = 1
_LEAST_CHECK = 4


def new_data_key() -> bytes:
    """A fresh key for one recording."""
    return os.urandom(KEY)


def wrapping_key_id(wrapping_key: bytes) -> str:
    """The id of a wrapping key: 16 hexadecimal digits that follow from the key and give nothing of it away."""
    return hashlib.sha256(b"naklank-wrapping-key-1\n" + wrapping_key).hexdigest()[:16]


def wrap(wrapping_key: bytes, data_key: bytes) -> str:
    """The data key as it may be kept: `<id of the wrapping key>:<base64>`."""
    if len(wrapping_key) != KEY or len(data_key) != KEY:
        raise ValueError("keys have 32 bytes")
    return f"{wrapping_key_id(wrapping_key)}:{base64.b64encode(aes_key_wrap(wrapping_key, data_key)).decode()}"


def wrapped_by(wrapped: str) -> str:
    """The id of the wrapping key that a kept data key needs."""
    return wrapped.partition(":")[0]


def unwrap(wrapping_key: bytes, wrapped: str) -> bytes:
    """The data key. Raises `Broken` where it was wrapped by another key or changed."""
    key_id, _, body = wrapped.partition(":")
    sealed = strict.as_base64(body, "key", KEY + 8)
    try:
        if key_id == wrapping_key_id(wrapping_key):
            return aes_key_unwrap(wrapping_key, sealed)
    except InvalidUnwrap:
        pass
    raise Broken(
        "wrong-key",
        Text("Deze sleutel past niet op deze opname.", "This key does not fit this recording."),
        Text(
            "Zet de juiste sleutel van uw organisatie terug, met de herstelsleutel op papier.",
            "Bring back the right key of your organisation, with the recovery key on paper.",
        ),
        needs=key_id,
    )


@dataclass(frozen=True, slots=True)
class Recovery:
    """What an installation cannot do without: the seed of the signing key and the wrapping keys, newest first."""

    signing_seed: bytes
    wrapping_keys: tuple[bytes, ...]


def recovery_text(recovery: Recovery) -> str:
    """The recovery key as lines to print: `" 1  XXXX XXXX XXXX XXXX  CCCC"`, the last group a check on the line."""
    secret = b"".join((recovery.signing_seed, *recovery.wrapping_keys))
    if len(secret) != KEY * (1 + len(recovery.wrapping_keys)) or not recovery.wrapping_keys:
        raise ValueError("a recovery key holds a seed and at least one wrapping key of 32 bytes")
    body = bytes([_VERSION, len(recovery.wrapping_keys)]) + secret
    check = _LEAST_CHECK + -(len(body) + _LEAST_CHECK) % _LINE
    body += hashlib.sha256(b"naklank-recovery-1\n" + body).digest()[:check]
    lines = [body[at : at + _LINE] for at in range(0, len(body), _LINE)]
    return "".join(
        f"{number:2}  {_spaced(_letters(line))}  {_check(number, line)}\n" for number, line in enumerate(lines, 1)
    )


def read_recovery(text: str) -> Recovery:
    """What a typed recovery key holds. Small letters, O for 0, I or L for 1, no spaces or line numbers: all fine."""
    lines = [line for line in text.upper().splitlines() if line.strip()]
    body = b"".join(_read_line(number, line) for number, line in enumerate(lines, 1))
    length = 2 + KEY * (1 + body[1]) if len(body) > 1 else 0
    if (
        not body
        or body[0] != _VERSION
        or not body[1]
        or len(body) != length + _LEAST_CHECK + -(length + _LEAST_CHECK) % _LINE
    ):
        raise _mistyped("bad-recovery", 0)
    if hashlib.sha256(b"naklank-recovery-1\n" + body[:length]).digest()[: len(body) - length] != body[length:]:
        raise _mistyped("bad-recovery", 0)
    parts = [body[at : at + KEY] for at in range(2, length, KEY)]
    return Recovery(parts[0], tuple(parts[1:]))


def _letters(data: bytes) -> str:
    bits = int.from_bytes(data)
    return "".join(_ALPHABET[bits >> shift & 31] for shift in range(len(data) * 8 - 5, -1, -5))


def _spaced(letters: str) -> str:
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _check(number: int, line: bytes) -> str:
    """Four letters (20 bits) that fit only this line at this place."""
    digest = hashlib.sha256(b"naklank-recovery-line-1\n" + bytes([number]) + line).digest()
    return _letters(digest[:5])[:_GROUP]


def _read_line(number: int, line: str) -> bytes:
    letters = line.translate(_LOOKALIKES)
    wanted = _LINE * 8 // 5 + _GROUP
    if len(letters) == wanted + len(str(number)):
        letters = letters.removeprefix(str(number))
    if len(letters) != wanted or not set(letters) <= set(_ALPHABET):
        raise _mistyped("bad-recovery-line", number)
    bits = 0
    for letter in letters[:-_GROUP]:
        bits = bits << 5 | _ALPHABET.index(letter)
    data = bits.to_bytes(_LINE)
    if _check(number, data) != letters[-_GROUP:]:
        raise _mistyped("bad-recovery-line", number)
    return data


def _mistyped(why: str, line: int) -> Malformed:
    if line:
        what = Text(f"Regel {line} van de herstelsleutel klopt niet.", f"Line {line} of the recovery key is not right.")
    else:
        what = Text("De herstelsleutel is niet compleet.", "The recovery key is not complete.")
    return Malformed(
        why,
        what,
        Text("Vergelijk met het papier en typ opnieuw.", "Compare with the paper and type it again."),
        line=line,
    )


def pick(wrapping_keys: Sequence[bytes], wrapped: str) -> bytes:
    """Unwrap with whichever of these keys wrapped it. Raises `Broken` where none did."""
    wanted = wrapped_by(wrapped)
    fitting = [key for key in wrapping_keys if wrapping_key_id(key) == wanted]
    return unwrap((fitting or list(wrapping_keys))[0], wrapped)
