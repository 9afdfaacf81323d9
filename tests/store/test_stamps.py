"""Time-stamps: asked of an authority over HTTP, kept only when they hold, checked again by fsck, offline."""

import base64
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from small_house import StepClock, event, made

from naklank.errors import NaklankError
from naklank.store.fsck import fsck
from naklank.store.schema import Stamp
from naklank.store.stamps import Stamps
from naklank.vault import timestamp

CONFIG = """[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[stamping]
basicConstraints = CA:FALSE
extendedKeyUsage = critical,timeStamping
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A local authority behind HTTP; `answer` can be replaced to make it lie."""
    folder = tmp_path_factory.mktemp("authority")

    def run(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True, timeout=60)

    (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    run("req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", "-days", "30", "-subj", "/CN=Root",
        "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=keyCertSign,cRLSign")  # fmt: skip
    run("req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=TSA")
    run("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
        "-out", "tsa.pem", "-days", "30", "-extfile", "tsa.cnf", "-extensions", "stamping")  # fmt: skip

    def stamp(query):
        (folder / "query.tsq").write_bytes(query)
        run("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr")
        return (folder / "reply.tsr").read_bytes()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            reply = self.server.answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *words):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.honest = server.answer = stamp
    server.pem = (folder / "tsa.pem").read_text() + (folder / "root.pem").read_text()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def house(tmp_path):
    data = made(tmp_path / "data")
    yield data
    data.close()


def stamps(house, authority):
    return Stamps(house.store, StepClock(), f"http://127.0.0.1:{authority.server_port}/", authority.pem)


def test_the_newest_checkpoint_is_stamped_once(house, authority):
    """The stamp is over that very checkpoint, passes the check, and is not asked for again while nothing happens."""
    wanted = house.store.checkpoint()
    assert stamps(house, authority).ask()
    kept = house.store.timestamp()
    assert kept.checkpoint == wanted
    assert timestamp.check(kept.reply, kept.checkpoint, kept.certificates) == kept.at
    assert not stamps(house, authority).ask()
    house.store.write(lambda tx: tx.log(event("page:look")))
    assert stamps(house, authority).ask()
    assert fsck(house.layout) == []


@pytest.mark.parametrize("lie", [b"", b"no stamp at all", b"x" * 100_000])
def test_a_bad_answer_is_not_kept(house, authority, lie):
    """Nothing, rubbish, or too much: an error with a sentence, and no stamp."""
    authority.answer = lambda query: lie
    try:
        with pytest.raises(NaklankError):
            stamps(house, authority).ask()
    finally:
        authority.answer = authority.honest
    assert house.store.timestamp() is None


def test_a_stamp_for_another_checkpoint_is_not_kept(house, authority):
    """An old, honest reply does not pass for the new one."""
    old = authority.honest(timestamp.request("another text")[0])
    authority.answer = lambda query: old
    try:
        with pytest.raises(NaklankError):
            stamps(house, authority).ask()
    finally:
        authority.answer = authority.honest
    assert house.store.timestamp() is None


def test_an_authority_that_is_not_there_is_an_error_and_no_more(house):
    """The store goes on."""
    with pytest.raises(NaklankError):
        Stamps(house.store, StepClock(), "http://127.0.0.1:9/", "").ask()
    house.store.write(lambda tx: tx.log(event("page:look")))


def test_a_kept_stamp_that_does_not_hold_is_found(house, authority):
    """Also where the row itself was sealed so."""
    assert stamps(house, authority).ask()
    kept = house.store.read(lambda view: view.find(Stamp)[0])
    broken = bytearray(base64.b64decode(kept.reply))
    broken[-1] ^= 1
    wrong = Stamp(kept.id, kept.size, kept.note, base64.b64encode(broken).decode(), kept.certificates, kept.at)
    house.store.write(lambda tx: tx.put(wrong))
    assert {f.code for f in fsck(house.layout)} == {"stamp"}
