"""The six digits of an authenticator app (RFC 6238), as a second factor for staff.

The seed is kept sealed under a data key of its own. A code is accepted once: never the same or an earlier step again.
"""

import base64
import binascii
import secrets

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from naklank.actions.ports import House
from naklank.errors import NaklankError
from naklank.model import Credential, PersonId, new_id
from naklank.text import Text
from naklank.vault import stream

SEED_BYTES = 20
STEP_S = 30
DIGITS = 6
STEPS_EITHER_SIDE = 1
"""A clock that is off by half a minute, or slow fingers, still fit."""


def new_seed() -> str:
    """Make a seed, in base32 as apps read it."""
    return base64.b32encode(secrets.token_bytes(SEED_BYTES)).decode()


def seed_address(seed: str, name: str, site: str) -> str:
    """Make the `otpauth:` address of a seed, for the QR code."""
    return _totp(_raw(seed)).get_provisioning_uri(name, site)


def seal_seed(house: House, person: PersonId, seed: str, *, step: int) -> Credential:
    """Make the credential of a seed whose code of `step` was just shown. Its data key is durable when this returns."""
    key_id = new_id()
    sealed = stream.seal_bytes(house.keys.new(key_id), _name(key_id), _raw(seed))
    kept = base64.b64encode(sealed).decode()
    return Credential(key_id, person, "totp", kept, house.clock.now(), counter=step)


def open_seed(house: House, credential: Credential) -> bytes:
    """Open a sealed seed."""
    key = house.keys.key(credential.id)
    return stream.open_bytes(key, _name(credential.id), base64.b64decode(credential.secret))


def step_of(house: House, seed: bytes | str, code: str, *, after: int = -1) -> int | None:
    """Find the step, later than `after`, that this code belongs to now; None where there is none."""
    typed = "".join(code.split())[: DIGITS + 1].encode()
    totp = _totp(seed if isinstance(seed, bytes) else _raw(seed))
    now = int(house.clock.now().timestamp()) // STEP_S
    for step in range(now - STEPS_EITHER_SIDE, now + STEPS_EITHER_SIDE + 1):
        try:
            totp.verify(typed, step * STEP_S)
        except InvalidToken:
            continue
        if step > after:
            return step
    return None


def _totp(seed: bytes) -> TOTP:
    return TOTP(seed, DIGITS, SHA1(), STEP_S)  # noqa: S303 (what authenticator apps know; HMAC does not need collision resistance)


def _raw(seed: str) -> bytes:
    try:
        raw = base64.b32decode(seed)
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != SEED_BYTES:
        raise NaklankError(
            Text("De code voor de app klopt niet.", "The seed for the app is not right."),
            Text("Begin dit scherm opnieuw.", "Start this page again."),
        )
    return raw


def _name(key_id: str) -> str:
    return stream.stream_name(key_id, "totp")
