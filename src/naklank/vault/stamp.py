"""Judge an RFC 3161 time-stamp from anybody, byte by byte: the same rules as `static/verify/stamp.js`, and nothing that can crash.

Holds when the reply is granted, over these bytes, signed by one certificate for time-stamping that stands in the given
PEM, whose chain ends there in one that signed itself, all valid at the time that the stamp names. RSA (PKCS#1 v1.5) and
ECDSA on P-256, P-384 and P-521, over the hash that the signer names. Bytes of the reply that the authority did not sign
(copies of certificates) do not count.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

_INTEGER, _BITS, _OCTETS, _OID, _BOOLEAN, _SEQUENCE, _SET = 2, 3, 4, 6, 1, 0x30, 0x31
_UTC, _GENERALIZED = 0x17, 0x18
_SIGNED_DATA, _TST_INFO = "2a864886f70d010702", "2a864886f70d0109100104"
_CONTENT_TYPE, _MESSAGE_DIGEST = "2a864886f70d010903", "2a864886f70d010904"
_CERTIFICATE_V1, _CERTIFICATE_V2 = "2a864886f70d010910020c", "2a864886f70d010910022f"
_EXTENDED_USE, _BASIC, _STAMPING, _RSA = "551d25", "551d13", "2b06010505070308", "2a864886f70d010101"
_HASHES = {"608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512"}
_SIGNATURES = {
    "2a864886f70d01010b": ("rsa", "sha256"),
    "2a864886f70d01010c": ("rsa", "sha384"),
    "2a864886f70d01010d": ("rsa", "sha512"),
    "2a8648ce3d040302": ("ec", "sha256"),
    "2a8648ce3d040303": ("ec", "sha384"),
    "2a8648ce3d040304": ("ec", "sha512"),
}
_ALGORITHMS: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_CURVES = ("secp256r1", "secp384r1", "secp521r1")
_TIME = re.compile(rb"(\d{4}|\d{2})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z")
_PEM = re.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----", re.ASCII)
_LONG_FORM, _MOST_LENGTH_BYTES, _SHORT_YEAR, _PIVOT, _MOST_LINKS, _YES = 0x80, 3, 2, 50, 8, b"\xff"
_NO_BITS_LEFT = b"\0"
_FIRST, _THIRD = 0xA0, 0xA3  # context tags [0] and [3]


class _Malformed(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Element:
    """One element of DER."""

    tag: int
    body: bytes
    whole: bytes


@dataclass(frozen=True, slots=True)
class _Certificate:
    der: bytes
    signed: bytes
    algorithm: _Element
    named: bytes
    signature: bytes
    serial: bytes
    issuer: bytes
    subject: bytes
    key: bytes
    begins: datetime
    ends: datetime
    extensions: dict[str, tuple[bool, _Element]]


def stamped(reply: bytes, certificates: str, note: bytes) -> datetime | None:
    """The time of the stamp, in whole seconds, if it holds; else None."""
    try:
        return _check(reply, certificates, note)
    except (_Malformed, IndexError, ValueError, OverflowError, binascii.Error):
        return None


def _element(data: bytes, at: int = 0) -> _Element:
    tag, length, start = data[at], data[at + 1], at + 2
    if length >= _LONG_FORM:
        count = length - _LONG_FORM
        if not 1 <= count <= _MOST_LENGTH_BYTES or start + count > len(data):
            raise _Malformed
        length = int.from_bytes(data[start : start + count])
        start += count
    if start + length > len(data):
        raise _Malformed
    return _Element(tag, data[start : start + length], data[at : start + length])


def _only(data: bytes) -> _Element:
    """The one element that these bytes are."""
    one = _element(data)
    if len(one.whole) != len(data):
        raise _Malformed
    return one


def _inside(one: _Element, tag: int) -> list[_Element]:
    if one.tag != tag:
        raise _Malformed
    found, at = [], 0
    while at < len(one.body):
        found.append(_element(one.body, at))
        at += len(found[-1].whole)
    return found


def _body(one: _Element, tag: int) -> bytes:
    if one.tag != tag:
        raise _Malformed
    return one.body


def _oid(one: _Element | None) -> str:
    return one.body.hex() if one and one.tag == _OID else ""


def _first_oid(one: _Element) -> str:
    return _oid(_inside(one, _SEQUENCE)[0])


def _time(one: _Element) -> datetime:
    found = _TIME.fullmatch(one.body)
    if not found or one.tag not in (_UTC, _GENERALIZED) or (one.tag == _UTC) != (len(found[1]) == _SHORT_YEAR):
        raise _Malformed
    year, *rest = (int(part) for part in found.groups())
    if one.tag == _UTC:
        year += 2000 if year < _PIVOT else 1900
    return datetime(year, *rest, tzinfo=UTC)  # type: ignore[misc, arg-type]


def _certificate(der: bytes) -> _Certificate:
    signed, algorithm, signature = _inside(_only(der), _SEQUENCE)[:3]
    fields = [one for one in _inside(signed, _SEQUENCE) if one.tag != _FIRST]
    serial, named, issuer, validity, subject, key = fields[:6]
    begins, ends = (_time(one) for one in _inside(validity, _SEQUENCE))
    extensions: dict[str, tuple[bool, _Element]] = {}
    for block in [one for one in fields if one.tag == _THIRD][:1]:
        for row in _inside(_inside(block, _THIRD)[0], _SEQUENCE):
            name, *rest = _inside(row, _SEQUENCE)
            critical = rest[0].tag == _BOOLEAN and rest[0].body[:1] == _YES
            extensions.setdefault(_oid(name), (critical, _element(_body(rest[-1], _OCTETS))))
    return _Certificate(
        der=der,
        signed=signed.whole,
        algorithm=algorithm,
        named=named.whole,
        signature=_body(signature, _BITS),
        serial=serial.whole,
        issuer=issuer.whole,
        subject=subject.whole,
        key=key.whole,
        begins=begins,
        ends=ends,
        extensions=extensions,
    )


def _made(key: bytes, kind: str, name: str, signature: bytes, message: bytes) -> bool:
    """Whether this key made this signature."""
    try:
        loaded = load_der_public_key(key)
        if kind == "rsa" and isinstance(loaded, rsa.RSAPublicKey):
            loaded.verify(signature, message, padding.PKCS1v15(), _ALGORITHMS[name])
            return True
        if kind == "ec" and isinstance(loaded, ec.EllipticCurvePublicKey) and loaded.curve.name in _CURVES:
            loaded.verify(signature, message, ec.ECDSA(_ALGORITHMS[name]))
            return True
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        pass
    return False


def _issued(child: _Certificate, parent: _Certificate) -> bool:
    algorithm = _SIGNATURES.get(_first_oid(child.algorithm))
    return (
        algorithm is not None
        and child.algorithm.whole == child.named
        and child.signature[:1] == _NO_BITS_LEFT
        and child.issuer == parent.subject
        and _made(parent.key, *algorithm, child.signature[1:], child.signed)
    )


def _is_authority(one: _Certificate) -> bool:
    if _BASIC not in one.extensions:
        return False
    inside = _inside(one.extensions[_BASIC][1], _SEQUENCE)
    return bool(inside) and inside[0].tag == _BOOLEAN and inside[0].body[:1] == _YES


def _anchored(one: _Certificate, every: Sequence[_Certificate], at: datetime, left: int = _MOST_LINKS) -> bool:
    """Whether a chain leads from here to a certificate that signed itself, all of them valid then."""
    if not one.begins <= at <= one.ends or left == 0:
        return False
    if _issued(one, one):
        return True
    parents = (parent for parent in every if parent is not one and _is_authority(parent) and _issued(one, parent))
    return any(_anchored(parent, every, at, left - 1) for parent in parents)


def _names_signer(known: dict[str, _Element], signer: _Certificate) -> bool:
    newer = known.get(_CERTIFICATE_V2)
    one = newer or known.get(_CERTIFICATE_V1)
    if one is None:
        return False
    parts = _inside(_inside(_inside(one, _SEQUENCE)[0], _SEQUENCE)[0], _SEQUENCE)
    own = _HASHES.get(_first_oid(parts[0])) if parts[0].tag == _SEQUENCE else "sha256" if newer else "sha1"
    stated = next((part.body for part in parts if part.tag == _OCTETS), b"")
    return own is not None and hashlib.new(own, signer.der, usedforsecurity=False).digest() == stated


def _signer(pem: str, sid: _Element) -> tuple[_Certificate | None, list[_Certificate]]:
    """The certificate for time-stamping that the reply names, and all that the PEM holds."""
    blocks = ["".join(block.split()) for block in _PEM.findall(pem)]
    ders = [base64.b64decode(block, validate=True) for block in blocks]
    if [base64.b64encode(der).decode() for der in ders] != blocks:
        raise _Malformed
    every = [_certificate(der) for der in ders]
    issuer, serial = _inside(sid, _SEQUENCE)
    found = next((one for one in every if (one.issuer, one.serial) == (issuer.whole, serial.whole)), None)
    critical, use = found.extensions.get(_EXTENDED_USE, (False, None)) if found else (False, None)
    fits = use is not None and critical and [_oid(one) for one in _inside(use, _SEQUENCE)] == [_STAMPING]
    return found if fits else None, every


def _granted(reply: bytes) -> list[_Element]:
    """The signed data of a granted reply."""
    status, token = _inside(_only(reply), _SEQUENCE)
    kind, wrapped = _inside(token, _SEQUENCE)
    if _body(_inside(status, _SEQUENCE)[0], _INTEGER) != b"\0" or _oid(kind) != _SIGNED_DATA:
        raise _Malformed
    return _inside(_inside(wrapped, _FIRST)[0], _SEQUENCE)


def _check(reply: bytes, pem: str, note: bytes) -> datetime | None:
    signed_data = _granted(reply)
    kind, inner = _inside(signed_data[2], _SEQUENCE)
    info = _body(_inside(inner, _FIRST)[0], _OCTETS)
    signers = _inside(signed_data[-1], _SET)
    _, _, imprint, _, generated = _inside(_element(info), _SEQUENCE)[:5]
    imprint_kind, imprint_hash = _inside(imprint, _SEQUENCE)
    over_note = _body(imprint_hash, _OCTETS) == hashlib.sha256(note).digest()
    if (
        _oid(kind) != _TST_INFO
        or _HASHES.get(_first_oid(imprint_kind)) != "sha256"
        or len(signers) != 1
        or not over_note
    ):
        return None
    at = _time(generated)
    _, sid, digest_kind, attributes, signature_kind, signature = _inside(signers[0], _SEQUENCE)[:6]
    signer, every = _signer(pem, sid)
    name = _HASHES.get(_first_oid(digest_kind))
    rows = [_inside(row, _SEQUENCE) for row in _inside(attributes, _FIRST)]
    known = {_oid(row[0]): _inside(row[1], _SET)[0] for row in rows}
    if (
        signer is None
        or name is None
        or _oid(known.get(_CONTENT_TYPE)) != _TST_INFO
        or not _names_signer(known, signer)
    ):
        return None
    digest = known.get(_MESSAGE_DIGEST)
    if digest is None or _body(digest, _OCTETS) != hashlib.new(name, info).digest():
        return None
    algorithm_oid = _first_oid(signature_kind)
    algorithm = ("rsa", name) if algorithm_oid == _RSA else _SIGNATURES.get(algorithm_oid)
    message = bytes([_SET]) + attributes.whole[1:]
    good = (
        algorithm is not None
        and algorithm[1] == name
        and _made(signer.key, *algorithm, _body(signature, _OCTETS), message)
    )
    return at if good and _anchored(signer, every, at) else None
