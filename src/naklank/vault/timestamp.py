"""RFC 3161 time-stamps over checkpoints: ask, and check a reply years later without a network (docs/formats.md, 7).

This module makes the request and judges the reply; sending it is the store's. Refuses a reply that was not granted,
that is over something else, or whose signer is not a time-stamping certificate among the authority's certificates.
Certificates are judged at the time that the stamp names, so that a stamp outlives them. Whether the authority itself
can be trusted is not decided here.
"""

import hashlib
from datetime import UTC, datetime

import rfc3161_client as rfc3161
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509.oid import ExtendedKeyUsageOID

from naklank.text import Text
from naklank.vault.problems import Broken, Malformed

_SHA256 = "2.16.840.1.101.3.4.2.1"
_GRANTED = 0
_UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, x509.InvalidVersion, x509.UnsupportedGeneralNameType)
"""What the libraries raise on bytes that are almost a reply or a certificate."""


def request(checkpoint: str) -> tuple[bytes, int]:
    """The request over this checkpoint (DER, to be sent as application/timestamp-query), and its nonce."""
    builder = rfc3161.TimestampRequestBuilder().data(checkpoint.encode())
    made = (
        builder.hash_algorithm(rfc3161.HashAlgorithm.SHA256).nonce(nonce=True).cert_request(cert_request=True).build()
    )
    if made.nonce is None:
        raise ValueError("a request carries a nonce")
    return made.as_bytes(), made.nonce


def check(reply: bytes, checkpoint: str, certificates: str, nonce: int | None = None) -> datetime:
    """The time that an authority put on this checkpoint, if the reply holds; else `Broken` or `Malformed`.

    `certificates` is PEM: the signer's, those between, and a self-signed one that the chain ends in. With `nonce`
    (right after asking) the reply must answer that very request.
    """
    chain = _certificates(certificates)
    try:
        found = _decoded(reply)
        if found.status != _GRANTED:
            raise _broken("not-granted", "is niet toegekend", "was not granted")
        token = found.tst_info
        imprint = token.message_imprint
        at: datetime = token.gen_time
        signers = [(signer.issuer, signer.serial_number) for signer in found.signed_data.signer_infos]
    except _UNREADABLE:
        raise Malformed(
            "bad-timestamp", Text("Het tijdstempel is niet leesbaar.", "The time-stamp cannot be read.")
        ) from None
    if (
        imprint.hash_algorithm.dotted_string != _SHA256
        or imprint.message != hashlib.sha256(checkpoint.encode()).digest()
    ):
        raise _broken("wrong-imprint", "hoort niet bij dit controlepunt", "does not belong to this checkpoint")
    if nonce is not None and token.nonce != nonce:
        raise _broken("wrong-nonce", "is geen antwoord op deze vraag", "does not answer this request")
    signer = next((one for one in chain if (one.issuer, one.serial_number) in signers), None)
    if signer is None or len(signers) != 1 or not _may_stamp(signer):
        raise _broken("wrong-signer", "is niet van deze instantie", "is not of this authority")
    _check_signature(found, checkpoint, signer, chain)
    return at.astimezone(UTC)


def _decoded(reply: bytes) -> rfc3161.TimeStampResponse:
    """Read the reply. The library panics, instead of raising an ordinary error, on some replies that nobody honest sends."""
    try:
        return rfc3161.decode_timestamp_response(reply)
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        raise ValueError("not a time-stamp") from None


def _check_signature(
    found: rfc3161.TimeStampResponse, checkpoint: str, signer: x509.Certificate, chain: list[x509.Certificate]
) -> None:
    roots = [one for one in chain if _self_signed(one)]
    between = [one for one in chain if one not in roots and one != signer]
    try:
        verifier = rfc3161.VerifierBuilder(tsa_certificate=signer, intermediates=between, roots=roots).build()
        verifier.verify(found, hashlib.sha256(checkpoint.encode()).digest())
    except (rfc3161.VerificationError, *_UNREADABLE):
        raise _broken("bad-timestamp-signature", "is veranderd of niet echt", "was changed or is not real") from None


def _certificates(pem: str) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem.encode())
    except _UNREADABLE:
        raise Malformed(
            "bad-certificates",
            Text("De certificaten bij het tijdstempel zijn niet leesbaar.", "The certificates cannot be read."),
        ) from None


def _may_stamp(certificate: x509.Certificate) -> bool:
    """Whether the certificate is for time-stamping, and says so in the critical way that RFC 3161 asks for."""
    try:
        use = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except (x509.ExtensionNotFound, x509.DuplicateExtension, *_UNREADABLE):
        return False
    return use.critical and list(use.value) == [ExtendedKeyUsageOID.TIME_STAMPING]


def _self_signed(certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(certificate)
    except (InvalidSignature, UnsupportedAlgorithm, *_UNREADABLE):
        return False
    return True


def _broken(why: str, nl: str, en: str) -> Broken:
    return Broken(why, Text(f"Het tijdstempel {nl}.", f"The time-stamp {en}."))
