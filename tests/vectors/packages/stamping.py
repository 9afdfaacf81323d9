"""A little time-stamping authority of our own, by openssl: used once for each stamp, which is then kept in `stamps/`."""

import subprocess
import tempfile
from pathlib import Path

from naklank.exchange import evidence

HERE = Path(__file__).parent


def stamp(name: str, note: str) -> evidence.Stamp:
    """An RFC 3161 reply over `note` by a little authority of our own; made once, then kept."""
    folder = HERE / "stamps"
    reply = folder / f"{name}.tsr"
    if not reply.exists():
        make_stamp(name, note.encode())
    return evidence.Stamp(reply.read_bytes(), (folder / f"{name}.pem").read_text())


CONFIG = """
[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[stamper]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[plain]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,codeSigning
[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
clock_precision_digits = 3
accuracy = secs:1
ess_cert_id_alg = sha256
signer_digest = sha256
"""


def make_stamp(name: str, note: bytes) -> None:
    (HERE / "stamps").mkdir(exist_ok=True)
    kind = "rsa:2048" if name.startswith("rsa") else "ec"
    more = [] if kind != "ec" else ["-pkeyopt", "ec_paramgen_curve:P-256"]
    use = "plain" if "wrong-use" in name else "stamper"
    with tempfile.TemporaryDirectory() as where:
        at = Path(where)
        (at / "conf").write_text(CONFIG)
        (at / "serial").write_text("01\n")
        (at / "note").write_bytes(note)

        def run(*words: str) -> None:
            subprocess.run(("openssl", *words), cwd=at, check=True, capture_output=True)

        new = ("req", "-newkey", kind, *more, "-nodes", "-config", "conf")
        run(
            *new,
            "-x509",
            "-days",
            "7300",
            "-keyout",
            "ca.key",
            "-out",
            "ca.pem",
            "-subj",
            "/CN=Vector authority",
            "-extensions",
            "ca",
        )
        run(*new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Vector stamper")
        run(
            "x509",
            "-req",
            "-in",
            "tsa.csr",
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-days",
            "7300",
            "-out",
            "tsa.pem",
            "-extfile",
            "conf",
            "-extensions",
            "stamper",
        )
        if use == "plain":
            run(
                "x509",
                "-req",
                "-in",
                "tsa.csr",
                "-CA",
                "ca.pem",
                "-CAkey",
                "ca.key",
                "-set_serial",
                "77",
                "-days",
                "7300",
                "-out",
                "plain.pem",
                "-extfile",
                "conf",
                "-extensions",
                "plain",
            )
        run("ts", "-query", "-data", "note", "-sha256", "-cert", "-out", "ask")
        run(
            "ts",
            "-reply",
            "-config",
            "conf",
            "-queryfile",
            "ask",
            "-signer",
            "tsa.pem",
            "-inkey",
            "tsa.key",
            "-out",
            "reply",
        )
        shown = (at / ("plain.pem" if use == "plain" else "tsa.pem")).read_text()
        (HERE / "stamps" / f"{name}.pem").write_text(shown + (at / "ca.pem").read_text())
        (HERE / "stamps" / f"{name}.tsr").write_bytes((at / "reply").read_bytes())
