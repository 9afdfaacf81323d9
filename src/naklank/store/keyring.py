"""The organisation's own keys: the ring that wraps data keys, and the key that signs.

`KeyRing` is the small protocol behind which a hardware module or a key server can come; `KeyFile` keeps the wrapping
keys in a file of mode 0600. Refuses to run where others can read the files. Data keys themselves: `datakeys.py`.
"""

import base64
import binascii
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from naklank.store.failures import unusable
from naklank.store.files import make_folder, read_secret, sync_folder, write_whole
from naklank.vault import keys as vault_keys
from naklank.vault.checkpoint import to_pem

WRAPPING, SIGNING, ORIGIN = "wrapping.keys", "signing.pem", "origin"
UNFINISHED = "unfinished"
"""Lies in the folder while its files are being made: a crash half-way leaves keys that nobody used, to be made anew."""


class KeyRing(Protocol):
    """Wraps and unwraps data keys. What it wraps with never comes out."""

    def current(self) -> str:
        """The id of the key that wraps now."""
        ...

    def wrap(self, data_key: bytes) -> str:
        """The data key as it may be kept: "<id>:<base64>"."""
        ...

    def unwrap(self, wrapped: str) -> bytes:
        """The data key. Raises `Broken` where it was changed or no key of the ring fits."""
        ...


class KeyFile:
    """A ring of wrapping keys in a file: one base64 line each, the newest first. Old ones stay, for old backups."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys = _read_keys(path)

    def current(self) -> str:
        """The id of the newest key."""
        return vault_keys.wrapping_key_id(self._keys[0])

    def wrap(self, data_key: bytes) -> str:
        """Wrap with the newest key."""
        return vault_keys.wrap(self._keys[0], data_key)

    def unwrap(self, wrapped: str) -> bytes:
        """Unwrap with the key that wrapped it."""
        return vault_keys.pick(self._keys, wrapped)

    def add_key(self) -> str:
        """Put a fresh key in front, durably; returns its id. Then `DataKeys.rewrap` moves everything to it."""
        keys = [vault_keys.new_data_key(), *self._keys]
        write_keys(self._path, keys)
        self._keys = keys
        return self.current()

    def drop_old(self) -> None:
        """Forget all but the newest key. Data keys in backups from before then open no more."""
        write_keys(self._path, self._keys[:1])
        self._keys = self._keys[:1]

    def secrets(self) -> tuple[bytes, ...]:
        """The keys themselves, for the recovery page only."""
        return tuple(self._keys)


class FileSigner:
    """See `Signer` in actions/ports.py: an Ed25519 key and the name of the log, from files."""

    def __init__(self, folder: Path) -> None:
        self._key = _read_signing(folder / SIGNING)
        self._origin = _read_origin(folder / ORIGIN)
        self._pem = to_pem(self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Ed25519 signature, 64 bytes."""
        return self._key.sign(message)

    def public_pem(self) -> str:
        """The public key as PEM."""
        return self._pem

    def origin(self) -> str:
        """The name of this log."""
        return self._origin

    def seed(self) -> bytes:
        """The private key itself, for the recovery page only."""
        return self._key.private_bytes_raw()


def create_keys(folder: Path, origin: str = "", recovery: vault_keys.Recovery | None = None) -> None:
    """Make the organisation's keys in a folder (or write those of a recovery page). Never overwrites."""
    made = recovery or vault_keys.Recovery(secrets.token_bytes(32), (vault_keys.new_data_key(),))
    private = Ed25519PrivateKey.from_private_bytes(made.signing_seed)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with _making(folder):
        write_keys(folder / WRAPPING, made.wrapping_keys)
        write_whole(folder / SIGNING, pem)
        write_whole(folder / ORIGIN, f"{origin or 'naklank.local/' + secrets.token_hex(8)}\n".encode())


def copy_keys(source: Path, folder: Path) -> None:
    """Bring the organisation's keys from another folder. Never overwrites."""
    with _making(folder):
        for name in (WRAPPING, SIGNING, ORIGIN):
            write_whole(folder / name, (source / name).read_bytes())


def has_keys(folder: Path) -> bool:
    """Whether there are keys, whole."""
    return (folder / WRAPPING).exists() and not (folder / UNFINISHED).exists()


@contextmanager
def _making(folder: Path) -> Iterator[None]:
    """While the files are written. Refuses a folder with keys, unless a crash left them half made."""
    make_folder(folder)
    unfinished = folder / UNFINISHED
    if not unfinished.exists() and any((folder / name).exists() for name in (WRAPPING, SIGNING, ORIGIN)):
        raise unusable(
            "Er zijn al sleutels in deze map.",
            "There are keys in this folder already.",
            "Kies een lege map.",
            "Choose an empty folder.",
        )
    write_whole(unfinished, b"")
    yield
    unfinished.unlink()
    sync_folder(folder)


def recovery_of(ring: KeyFile, signer: FileSigner) -> str:
    """The recovery page of this installation."""
    return vault_keys.recovery_text(vault_keys.Recovery(signer.seed(), ring.secrets()))


def write_keys(path: Path, keys: list[bytes] | tuple[bytes, ...]) -> None:
    """Write a file of wrapping keys."""
    write_whole(path, b"".join(base64.b64encode(key) + b"\n" for key in keys))


def _read_keys(path: Path) -> list[bytes]:
    try:
        keys = [base64.b64decode(line, validate=True) for line in read_secret(path).split()]
    except (binascii.Error, ValueError):
        keys = []
    if not keys or any(len(key) != vault_keys.KEY for key in keys):
        raise _bad_file(path)
    return keys


def _read_signing(path: Path) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(read_secret(path), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise _bad_file(path)
    return key


def _read_origin(path: Path) -> str:
    try:
        origin = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        origin = ""
    if not origin or any(c.isspace() or c == "+" for c in origin):
        raise _bad_file(path)
    return origin


def _bad_file(path: Path) -> Exception:
    return unusable(
        f"Het bestand {path.name} met sleutels is beschadigd.",
        f"The key file {path.name} is damaged.",
        "Zet het terug, of maak het opnieuw met de herstelsleutel op papier.",
        "Put it back, or make it again with the recovery key on paper.",
        file=path.name,
    )
