"""Data keys, wrapping, and the recovery key on paper."""

import os
import random

import pytest
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap
from hypothesis import given
from hypothesis import strategies as st

from naklank.errors import NaklankError, Tampered, Unreadable
from naklank.vault import keys, strict

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET = st.binary(min_size=32, max_size=32)


def test_a_wrapped_key_unwraps_with_its_own_key_only():
    """The wrapped form holds the id of its key and RFC 3394 bytes, and gives nothing to another key."""
    mine, other, data = os.urandom(32), os.urandom(32), keys.new_data_key()
    wrapped = keys.wrap(mine, data)
    assert keys.wrapped_by(wrapped) == keys.wrapping_key_id(mine)
    assert keys.unwrap(mine, wrapped) == data == keys.pick([other, mine], wrapped)
    assert aes_key_unwrap(mine, strict.as_base64(wrapped.split(":")[1], "key")) == data
    relabelled = keys.wrapping_key_id(other) + wrapped[wrapped.index(":") :]
    for key, text in ((other, wrapped), (other, relabelled)):
        with pytest.raises(Tampered):
            keys.unwrap(key, text)
    with pytest.raises(Tampered):
        keys.pick([other], wrapped)


def test_a_changed_wrapped_key_is_refused():
    """Every single changed character of what is kept is noticed."""
    key = os.urandom(32)
    wrapped = keys.wrap(key, os.urandom(32))
    for at in range(len(wrapped)):
        changed = wrapped[:at] + ("b" if wrapped[at] != "b" else "c") + wrapped[at + 1 :]
        with pytest.raises(NaklankError):
            keys.unwrap(key, changed)


@given(SECRET, st.lists(SECRET, min_size=1, max_size=5))
def test_the_recovery_key_brings_everything_back(seed, wrapping):
    """What is printed can be typed again, sloppily, with one wrapping key or several."""
    recovery = keys.Recovery(seed, tuple(wrapping))
    text = keys.recovery_text(recovery)
    assert keys.read_recovery(text) == recovery
    bare = "\n".join(line[2:].replace(" ", "") for line in text.splitlines())
    assert keys.read_recovery(bare.lower().replace("0", "o").replace("1", "l")) == recovery
    assert keys.read_recovery("\n\n" + text.replace(" ", "-").replace("\n", "\r\n")) == recovery


@given(SECRET, SECRET, st.data())
def test_a_typing_mistake_is_told_with_its_line(seed, wrapping, data):
    """One wrong letter, or two letters swapped, names the line where it stands."""
    lines = keys.recovery_text(keys.Recovery(seed, (wrapping,))).splitlines()
    row = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.sampled_from([n for n, letter in enumerate(lines[row]) if n > 3 and letter != " "]))
    wrong = data.draw(st.sampled_from([letter for letter in ALPHABET if letter != lines[row][at]]))
    lines[row] = lines[row][:at] + wrong + lines[row][at + 1 :]
    with pytest.raises(Unreadable) as refused:
        keys.read_recovery("\n".join(lines))
    assert refused.value.detail["line"] == row + 1


def test_lines_in_another_order_or_missing_are_told():
    """Each line fits its own place only, and none can be left out."""
    lines = keys.recovery_text(keys.Recovery(os.urandom(32), (os.urandom(32),))).splitlines()
    for wrong in (lines[::-1], lines[1:], lines[:-1], [], [*lines, lines[-1]], ["hallo"]):
        with pytest.raises(Unreadable):
            keys.read_recovery("\n".join(wrong))


def test_whole_lines_of_another_recovery_key_do_not_mix():
    """Lines of two recovery keys, each right for itself, do not pass together."""
    rng = random.Random(1)
    one, two = (
        keys.recovery_text(keys.Recovery(rng.randbytes(32), (rng.randbytes(32),))).splitlines() for _ in range(2)
    )
    with pytest.raises(Unreadable):
        keys.read_recovery("\n".join([*one[:3], *two[3:]]))
