"""Time-stamps by an authority made for the test with OpenSSL, judged without a network."""

import random
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID

from naklank.errors import NaklankError
from naklank.vault import timestamp

CHECKPOINT = "naklank.local/test\n1\nAAAA\ntime 2026-11-22T22:40:01.250Z\n\n— naklank.local/test AAAA\n"
CONFIG = """[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_alg = sha256
[stamping]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,timeStamping
[serving]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,serverAuth
"""


class Authority:
    """A root, a time-stamping certificate under it (`use` says what it may do), and replies by `openssl ts`."""

    def __init__(self, folder: Path, use: str = "stamping") -> None:
        folder.mkdir()
        self.folder = folder
        (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01")
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
        self.run("req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", "-days", "30", "-subj", "/CN=Root",
                 "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=keyCertSign,cRLSign")  # fmt: skip
        self.run("req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=TSA")
        self.run("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
                 "-out", "tsa.pem", "-days", "30", "-extfile", "tsa.cnf", "-extensions", use)  # fmt: skip
        self.pem = (folder / "tsa.pem").read_text() + (folder / "root.pem").read_text()

    def run(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True, timeout=60)

    def stamp(self, query: bytes) -> bytes:
        (self.folder / "query.tsq").write_bytes(query)
        self.run("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr")
        return (self.folder / "reply.tsr").read_bytes()


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("tsa") / "one")


@pytest.fixture(scope="module")
def stamped(authority):
    query, nonce = timestamp.request(CHECKPOINT)
    return authority.stamp(query), nonce


def test_a_reply_gives_its_time(authority, stamped):
    """A real reply holds, with and without its nonce, and names a time of a moment ago."""
    reply, nonce = stamped
    at = timestamp.check(reply, CHECKPOINT, authority.pem, nonce)
    assert timestamp.check(reply, CHECKPOINT, authority.pem) == at
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=5)


def test_openssl_agrees_with_the_command_in_the_formats(authority, stamped):
    """The command that docs/formats.md gives to outsiders says the same."""
    reply, _ = stamped
    at = timestamp.check(reply, CHECKPOINT, authority.pem)
    for name, data in {
        "reply.tsr": reply,
        "checkpoint.txt": CHECKPOINT.encode(),
        "all.pem": authority.pem.encode(),
    }.items():
        (authority.folder / name).write_bytes(data)
    authority.run("ts", "-verify", "-data", "checkpoint.txt", "-in", "reply.tsr", "-CAfile", "all.pem",
                  "-untrusted", "all.pem", "-attime", str(int(at.timestamp())))  # fmt: skip


def refusal(*arguments) -> str:
    with pytest.raises(NaklankError) as refused:
        timestamp.check(*arguments)
    return str(refused.value.detail["why"])


def test_another_checkpoint_nonce_or_authority_is_refused(authority, stamped, tmp_path):
    """A reply is good for one checkpoint, one request and one authority, and each refusal says which."""
    reply, nonce = stamped
    other = Authority(tmp_path / "other")
    tsa = (authority.folder / "tsa.pem").read_text()
    assert refusal(reply, CHECKPOINT.replace("1\n", "2\n"), authority.pem) == "wrong-imprint"
    assert refusal(reply, CHECKPOINT, authority.pem, nonce + 1) == "wrong-nonce"
    assert refusal(reply, CHECKPOINT, other.pem) == "wrong-signer"
    assert refusal(reply, CHECKPOINT, tsa) == "bad-timestamp-signature"
    assert refusal(reply, CHECKPOINT, tsa + other.pem) == "bad-timestamp-signature"
    assert refusal(reply, CHECKPOINT, "no certificate") == "bad-certificates"


def test_a_request_that_was_refused_is_no_stamp(authority):
    """A reply with another status than granted does not hold."""
    assert refusal(authority.stamp(b"no request"), CHECKPOINT, authority.pem) in ("not-granted", "bad-timestamp")


def test_a_certificate_that_is_not_for_time_stamping_is_refused(authority, stamped):
    """The same key under a certificate for another use stamps nothing."""
    reply, _ = stamped
    authority.run("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-out", "server.pem",
                  "-days", "30", "-extfile", "tsa.cnf", "-extensions", "serving",
                  "-set_serial", serial(authority))  # fmt: skip
    pem = (authority.folder / "server.pem").read_text() + (authority.folder / "root.pem").read_text()
    assert refusal(reply, CHECKPOINT, pem) == "wrong-signer"


def serial(authority: Authority) -> str:
    words = ["openssl", "x509", "-in", "tsa.pem", "-noout", "-serial"]
    shown = subprocess.run(words, cwd=authority.folder, check=True, capture_output=True, text=True, timeout=60)
    return "0x" + shown.stdout.strip().partition("=")[2]


def until(authority: Authority, end: datetime) -> str:
    """The authority's certificates, the signer's valid until `end`."""
    tsa, root = x509.load_pem_x509_certificates(authority.pem.encode())
    key = load_pem_private_key((authority.folder / "root.key").read_bytes(), None)
    made = x509.CertificateBuilder(issuer_name=tsa.issuer, subject_name=tsa.subject, serial_number=tsa.serial_number)
    made = made.public_key(tsa.public_key()).not_valid_before(end - timedelta(days=1)).not_valid_after(end)
    made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    parts = (made.sign(key, SHA256()), root)
    return "".join(part.public_bytes(Encoding.PEM).decode() for part in parts)


def test_a_reply_outlives_its_certificate(tmp_path):
    """A stamp made while the certificate was valid is still good after the certificate has ended."""
    authority = Authority(tmp_path / "short")
    end = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=3)
    pem = until(authority, end)
    (authority.folder / "tsa.pem").write_text(pem[: pem.index("-----END CERTIFICATE-----") + 26])
    reply = authority.stamp(timestamp.request(CHECKPOINT)[0])
    while datetime.now(UTC) < end + timedelta(seconds=1):
        time.sleep(0.1)
    assert timestamp.check(reply, CHECKPOINT, pem) <= end


def test_a_stamp_from_before_or_after_the_certificate_is_refused(authority):
    """Certificates are judged at the time of the stamp: one that had ended by then stamps nothing."""
    (authority.folder / "checkpoint.txt").write_text(CHECKPOINT)
    authority.run("ts", "-query", "-data", "checkpoint.txt", "-sha256", "-out", "bare.tsq")
    reply = authority.stamp((authority.folder / "bare.tsq").read_bytes())  # carries no certificate of its own
    at = timestamp.check(reply, CHECKPOINT, authority.pem)
    assert timestamp.check(reply, CHECKPOINT, until(authority, at + timedelta(seconds=1))) == at
    assert refusal(reply, CHECKPOINT, until(authority, at - timedelta(seconds=1))) == "bad-timestamp-signature"
    assert refusal(reply, CHECKPOINT, until(authority, at + timedelta(days=3))) == "bad-timestamp-signature"


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
def test_damaged_replies_give_a_refusal_or_the_very_same_time(authority, stamped):
    """1,500 flipped bits: nothing but our errors comes out, and no damaged reply gives another time."""
    reply, _ = stamped
    at = timestamp.check(reply, CHECKPOINT, authority.pem)
    rng = random.Random(5)
    passed = 0
    for _ in range(1500):
        bad = bytearray(reply)
        bad[rng.randrange(len(bad))] ^= 1 << rng.randrange(8)
        try:
            assert timestamp.check(bytes(bad), CHECKPOINT, authority.pem) == at
            passed += 1
        except NaklankError:
            continue
    assert passed < 75
