"""Sealed streams: the same bytes as Tink, any range, bounded memory, and nothing that was touched opens."""

import base64
import contextlib
import io
import os
import random
import tracemalloc

import pytest
import tink
from hypothesis import given
from hypothesis import strategies as st
from tink import cleartext_keyset_handle, streaming_aead
from tink.proto import aes_gcm_hkdf_streaming_pb2, common_pb2, tink_pb2

from naklank.errors import Tampered
from naklank.vault import stream

KEY = os.urandom(32)
NAME = stream.stream_name("abcdefghijklmnopqrstuvwxyz", "original")
BORDERS = sorted(
    {
        max(0, size + off)
        for size in (0, 1, 4096, stream.FIRST, stream.FIRST + stream.NEXT, stream.FIRST + 3 * stream.NEXT, 1_000_000)
        for off in (-1, 0, 1)
    }
)


def tink_primitive(secret: bytes = KEY) -> streaming_aead.StreamingAead:
    """Tink's own implementation, with our key and our parameters."""
    streaming_aead.register()
    key = aes_gcm_hkdf_streaming_pb2.AesGcmHkdfStreamingKey(version=0, key_value=secret)
    key.params.ciphertext_segment_size = stream.SEGMENT
    key.params.derived_key_size = 32
    key.params.hkdf_hash_type = common_pb2.SHA256
    keyset = tink_pb2.Keyset(primary_key_id=1)
    row = keyset.key.add()
    row.key_id = 1
    row.status = tink_pb2.ENABLED
    row.output_prefix_type = tink_pb2.RAW
    row.key_data.type_url = "type.googleapis.com/google.crypto.tink.AesGcmHkdfStreamingKey"
    row.key_data.value = key.SerializeToString()
    row.key_data.key_material_type = tink_pb2.KeyData.SYMMETRIC
    handle = cleartext_keyset_handle.read(tink.BinaryKeysetReader(keyset.SerializeToString()))
    return handle.primitive(streaming_aead.StreamingAead)


@pytest.fixture(scope="module")
def oracle():
    return tink_primitive()


def sealed_by_tink(oracle, plain: bytes) -> bytes:
    class Kept(io.BytesIO):
        def close(self):
            pass

    kept = Kept()
    with oracle.new_encrypting_stream(kept, NAME.encode()) as out:
        out.write(plain)
    return kept.getvalue()


def opener(sealed: bytes, calls: list | None = None, name: str = NAME, key: bytes = KEY) -> stream.OpenStream:
    def read(start, length):
        if calls is not None:
            calls.append((start, length))
        return sealed[start : start + length]

    return stream.OpenStream(key, name, read, len(sealed))


@pytest.mark.parametrize("size", BORDERS)
def test_tink_opens_what_we_seal(oracle, size):
    """Another library reads our streams, at every size around the borders of segments."""
    plain = os.urandom(size)
    sealed = stream.seal_bytes(KEY, NAME, plain)
    with oracle.new_decrypting_stream(io.BytesIO(sealed), NAME.encode()) as source:
        assert source.read() == plain


@pytest.mark.parametrize("size", BORDERS)
def test_we_open_what_tink_seals(oracle, size):
    """We read another library's streams, at every size around the borders of segments."""
    plain = os.urandom(size)
    sealed = sealed_by_tink(oracle, plain)
    assert len(sealed) == stream.sealed_length(size)
    assert stream.open_bytes(KEY, NAME, sealed) == plain


def test_500_random_ranges_of_a_tink_stream(oracle):
    """Any range of a stream that Tink sealed is what was put in, and only the segments that cover it are read."""
    plain = os.urandom(1_500_000)
    calls: list[tuple[int, int]] = []
    opened = opener(sealed_by_tink(oracle, plain), calls)
    rng = random.Random(7)
    for _ in range(500):
        start = rng.randrange(len(plain) + 10)
        length = rng.choice((0, 1, 100, 65_536, 700_000))
        del calls[:]
        assert opened.read(start, length) == plain[start : start + length]
        covered = -(-length // stream.NEXT) + 1
        assert sum(length for _, length in calls) <= covered * stream.SEGMENT
        assert len(calls) <= 1 + covered // stream.BATCH


def test_tink_opens_the_vectors():
    """The stream vectors themselves open with Tink."""
    from test_vectors import load, plain_bytes, sealed_of

    shared = load("stream")
    oracle = tink_primitive(base64.b64decode(shared["key"]))
    for case in shared["cases"]:
        if case["failure"] is None:
            sealed = io.BytesIO(sealed_of(shared, case))
            with oracle.new_decrypting_stream(sealed, shared["name"].encode()) as source:
                assert source.read() == plain_bytes(case["plain_bytes"]), case["id"]


@given(st.lists(st.binary(max_size=200_000) | st.integers(0, 200_000).map(bytes), max_size=5), st.data())
def test_any_pieces_come_back_in_any_range(pieces, data):
    """However the bytes arrive in pieces, any range of the sealed stream gives them back."""
    plain = b"".join(pieces)
    sealed = b"".join(stream.seal(KEY, NAME, pieces))
    assert len(sealed) == stream.sealed_length(len(plain))
    assert stream.plain_length(len(sealed)) == len(plain)
    start = data.draw(st.integers(0, len(plain) + 1))
    stop = data.draw(st.integers(start, len(plain) + 2))
    assert b"".join(opener(sealed).pieces(start, stop)) == plain[start:stop]


@given(st.integers(0, 2**45))
def test_lengths_are_each_others_inverse(plain):
    """The two length functions undo each other, and no other length of sealed bytes near by is taken for a stream."""
    sealed = stream.sealed_length(plain)
    assert stream.plain_length(sealed) == plain
    for near in range(sealed + 1, sealed + 20):
        with contextlib.suppress(Tampered):
            assert stream.sealed_length(stream.plain_length(near)) == near


def test_every_kind_of_damage_is_refused():
    """2,000 random damages (bits, cuts, swaps, insertions): reading all of the stream never succeeds."""
    plain = os.urandom(300_000)
    sealed = stream.seal_bytes(KEY, NAME, plain)
    rng = random.Random(11)
    for _ in range(2000):
        bad = bytearray(sealed)
        at = rng.randrange(len(bad))
        match rng.randrange(5):
            case 0:
                bad[at] ^= 1 << rng.randrange(8)
            case 1:
                del bad[at:]
            case 2:
                bad[at:at] = rng.randbytes(rng.choice((1, 16, stream.SEGMENT)))
            case 3:
                del bad[at : at + rng.choice((1, 16, stream.SEGMENT))]
            case 4:
                one, two = rng.sample(range(4), 2)
                segment = stream.SEGMENT
                bad[one * segment : (one + 1) * segment], bad[two * segment : (two + 1) * segment] = (
                    bad[two * segment : (two + 1) * segment],
                    bad[one * segment : (one + 1) * segment],
                )
        with pytest.raises(Tampered):
            stream.open_bytes(KEY, NAME, bytes(bad))


def test_a_range_opens_though_another_segment_is_damaged_and_that_one_does_not():
    """Damage is told exactly where it is read, with the number of the segment."""
    plain = os.urandom(300_000)
    bad = bytearray(stream.seal_bytes(KEY, NAME, plain))
    bad[2 * stream.SEGMENT + 5] ^= 1
    opened = opener(bytes(bad))
    assert opened.read(0, 100_000) == plain[:100_000]
    with pytest.raises(Tampered) as refused:
        opened.read(140_000, 10)
    assert refused.value.detail["segment"] == 2


def test_wrong_key_and_wrong_name_do_not_open():
    """A stream opens with its own key under its own name only; an empty one too."""
    for plain in (b"", b"x", os.urandom(100_000)):
        sealed = stream.seal_bytes(KEY, NAME, plain)
        for key, name in ((os.urandom(32), NAME), (KEY, NAME + "x")):
            with pytest.raises(Tampered):
                stream.open_bytes(key, name, sealed)


def test_two_seals_of_the_same_bytes_differ():
    """Salt and nonce prefix are fresh every time."""
    assert stream.seal_bytes(KEY, NAME, b"same") != stream.seal_bytes(KEY, NAME, b"same")


def test_sealing_and_opening_64_mib_takes_little_memory():
    """Memory is bounded by a few segments, not by the length of the recording."""
    piece = os.urandom(1 << 20)
    tracemalloc.start()
    try:
        total = sum(len(part) for part in stream.seal(KEY, NAME, (piece for _ in range(64))))
        assert total == stream.sealed_length(64 << 20)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 << 20


def test_a_buffer_that_is_filled_anew_does_not_change_what_was_sealed():
    """A caller that reuses one buffer for all pieces gets its own bytes back."""

    def pieces():
        buffer = bytearray(50_000)
        for n in range(5):
            buffer[:] = bytes([n]) * 50_000
            yield buffer

    sealed = b"".join(stream.seal(KEY, NAME, pieces()))
    assert stream.open_bytes(KEY, NAME, sealed) == b"".join(bytes([n]) * 50_000 for n in range(5))


@pytest.mark.parametrize("size", BORDERS)
def test_a_file_is_sealed_whole(size):
    """Reading a file in the sizes of segments gives all of it, whatever its length."""
    plain = os.urandom(size)
    pieces = list(stream.pieces_from(io.BytesIO(plain).read))
    assert b"".join(pieces) == plain
    assert stream.open_bytes(KEY, NAME, b"".join(stream.seal(KEY, NAME, pieces))) == plain


def test_a_short_read_is_told_as_damage():
    """A blob that is shorter than it was said to be does not pass."""
    sealed = stream.seal_bytes(KEY, NAME, os.urandom(200_000))
    opened = stream.OpenStream(KEY, NAME, lambda at, n: sealed[:150_000][at : at + n], len(sealed))
    with pytest.raises(Tampered):
        opened.read(0, 200_000)
