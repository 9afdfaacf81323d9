"""The package as a file: the same bytes for the same recording, plain BagIt, read by other programs, large without memory."""

import io
import subprocess
import tracemalloc
import zipfile
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naklank.actions.verify import ZipFiles, verify
from naklank.errors import NaklankError, Tampered
from naklank.exchange import bag, evidence, plain_zip
from naklank.vault import stamp


class Unseekable(io.RawIOBase):
    """A target that can only be written to, and remembers nothing but the length."""

    def __init__(self):
        self.size = 0
        self.sha = sha256()

    def writable(self):
        return True

    def write(self, data):
        self.size += len(data)
        self.sha.update(data)
        return len(data)


def test_one_recording_gives_one_package(make):
    """Making it twice, also to a target that cannot seek, gives the same bytes, of the size that was told beforehand."""
    one = evidence.prepare(make.parts(make.House(), make.sound(), manifests=2))
    two, three = io.BytesIO(), Unseekable()
    assert one.write(two) == one.write(three) == one.size == len(two.getvalue()) == three.size
    assert sha256(two.getvalue()).digest() == three.sha.digest()
    again = evidence.prepare(make.parts(make.House(), make.sound(), manifests=2))
    four = io.BytesIO()
    again.write(four)
    assert four.getvalue() == two.getvalue()


def test_no_package_is_made_of_a_sound_that_is_not_what_was_sealed(make):
    """A damaged store never leaves as evidence."""
    parts = make.parts(make.House(), make.sound())
    with pytest.raises(Tampered):
        evidence.prepare(
            evidence.Parts(bag.given(make.flipped(make.sound())), parts.manifests, parts.checkpoint, parts.key)
        )


def test_other_programs_unpack_it_and_the_lists_hold(make, tmp_path):
    """Python's zipfile finds no fault, and sha256sum agrees with both lists."""
    path = tmp_path / "package.zip"
    path.write_bytes(make.valid()["stamped"])
    with zipfile.ZipFile(path) as zipped:
        assert zipped.testzip() is None
        zipped.extractall(tmp_path)
    inside = tmp_path / f"naklank-{make.RECORDING}"
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        assert (
            subprocess.run(["sha256sum", "--check", "--strict", "--quiet", name], cwd=inside, check=False).returncode
            == 0
        )
    info = (inside / "bag-info.txt").read_text()
    payload = [p for p in (inside / "data").rglob("*") if p.is_file()]
    assert f"Payload-Oxum: {sum(p.stat().st_size for p in payload)}.{len(payload)}\n" in info


def test_the_read_me_says_what_it_does_not_prove(make):
    """Dutch and English, no script, no address, and no claim of truth."""
    page = make.unpacked(make.valid()["plain"])["data/lees-mij.html"].decode()
    for words in (
        "Niet wie er spreekt",
        "Not who is speaking",
        "Not that what is said is true",
        evidence.fingerprint(make.House().pem),
    ):
        assert words in page
    assert "<script" not in page
    assert "http" not in page


def test_memory_stays_small_however_long_the_sound_is(make, tmp_path):
    """A package of 64 MiB is written and checked with less than 16 MiB of memory."""
    piece, count = bytes(range(256)) * 4096, 64
    whole = sha256()
    for _ in range(count):
        whole.update(piece)
    data = piece * 2
    parts = make.parts(make.House(), data, change=lambda _, body: longer(make, body, piece, count, whole.hexdigest()))
    path = tmp_path / "large.zip"
    long = evidence.Parts(lambda: (piece for _ in range(count)), parts.manifests, parts.checkpoint, parts.key)
    tracemalloc.start()
    with path.open("wb") as target:
        evidence.prepare(long).write(target)
    answer = verify(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert answer.verdict == "untouched", answer
    assert peak < 16 << 20


def longer(make, body, piece, count, digest):
    value = make.json.loads(body)
    value["original"] = {
        "bytes": len(piece) * count,
        "chunks": [[len(piece), sha256(piece).hexdigest()]] * count,
        "sha256": digest,
    }
    return make.json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def test_sounds_over_four_gigabytes_fit_in_the_zip():
    """The frame of a large zip is the one that readers expect, and reads back, without four gigabytes on disk."""
    size = 5 << 30
    files = [plain_zip.measure("bagit.txt", bag.given(b"x")), plain_zip.Measured("data/original.wav", size, 7, list)]
    frame = plain_zip.length("naklank-x", files)
    head = plain_zip._local("naklank-x", files[0]) + b"x" + plain_zip._local("naklank-x", files[1])
    tail = plain_zip._directory([(f"naklank-x/{f.name}".encode(), f.crc, f.size) for f in files])
    assert frame == len(head) + size + len(tail)
    source = Sparse(head, size, tail)
    found = ZipFiles(source)
    assert found.size("data/original.wav") == size
    assert b"".join(found.pieces("data/original.wav", size - 10, 10)) == bytes(10)
    with zipfile.ZipFile(source) as zipped:
        assert [i.file_size for i in zipped.infolist()] == [1, size]


class Sparse(io.RawIOBase):
    """Head, many zero bytes, tail."""

    def __init__(self, head, zeros, tail):
        self.head, self.zeros, self.tail, self.at = head, zeros, tail, 0

    def seekable(self):
        return True

    def readable(self):
        return True

    def tell(self):
        return self.at

    def seek(self, at, whence=0):
        base = (0, self.at, len(self.head) + self.zeros + len(self.tail))[whence]
        self.at = base + at
        return self.at

    def read(self, size=-1):
        end = len(self.head) + self.zeros + len(self.tail)
        stop = end if size < 0 else min(end, self.at + size)
        assert stop - self.at < 1 << 24
        made = bytes(self._byte(i) for i in range(self.at, stop))
        self.at = stop
        return made

    def _byte(self, i):
        if i < len(self.head):
            return self.head[i]
        i -= len(self.head) + self.zeros
        return self.tail[i] if i >= 0 else 0


@settings(max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=200).map(lambda b: b"PK\3\4" + b),
        st.text(max_size=200).map(str.encode),
    )
)
def test_any_bytes_get_an_answer(tmp_path_factory, data):
    """Whatever the file: an answer, never an exception."""
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(data)
    assert verify(path).verdict == "uncheckable"


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    (
                        "format",
                        "entry",
                        "salt",
                        "event",
                        "number",
                        "proof",
                        "checkpoint",
                        "key",
                        "original",
                        "recording",
                    )
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=12,
    ),
    st.sampled_from(("manifests/1.json", "manifests/1.receipt.json")),
)
def test_any_json_in_a_package_gets_an_answer(make, tmp_path_factory, value, name):
    """Whatever stands where a manifest or receipt belongs: changed, never an exception."""
    files = make.unpacked(make.package(make.parts(make.House(), make.sound())))
    body = make.json.dumps(value).encode()
    path = tmp_path_factory.getbasetemp() / "json"
    path.write_bytes(make.packed(make.relisted({**files, f"data/{name}": body})))
    assert verify(path).verdict == "changed"


@settings(max_examples=300)
@given(st.binary(max_size=200), st.integers(0, 5000), st.binary(max_size=40))
def test_any_stamp_gets_an_answer(make, data, at, patch):
    """Random replies, and replies with a part overwritten: an answer, never an exception."""
    note = make.parts(make.House(), make.sound()).checkpoint.encode()
    right = make.stamp("ec", note.decode())
    assert stamp.stamped(data, right.certificates, note) is None
    at %= len(right.reply)
    stamp.stamped(right.reply[:at] + patch + right.reply[at + len(patch) :], right.certificates, note)
    pem = right.certificates[: at % 900] + patch.decode("latin-1") + right.certificates[at % 900 :]
    stamp.stamped(right.reply, pem, note)


def test_a_key_that_is_none_is_said_so(make, tmp_path):
    """A wrong --key is the asker's mistake, not a finding."""
    path = tmp_path / "package.zip"
    path.write_bytes(make.valid()["plain"])
    with pytest.raises(NaklankError):
        verify(path, "no key")
