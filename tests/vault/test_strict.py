"""Strict JSON: what we write we read, and no bytes whatever bring anything but a value or a clear refusal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naklank.errors import Unreadable
from naklank.vault import strict

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
INTEGER = st.integers(-strict.MAX_INTEGER, strict.MAX_INTEGER)
VALUE = st.recursive(
    st.none() | st.booleans() | INTEGER | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(VALUE)
def test_what_is_written_is_read_back_and_written_the_same(value):
    """Reading and writing are inverse, in one canonical form that ordinary JSON readers understand."""
    written = strict.dumps(value)
    assert strict.loads(written) == json.loads(written) == value
    assert strict.dumps(strict.loads(written)) == written
    assert written == json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@given(st.binary() | st.text('[]{}",:\\u0d8e+-.1 tfn').map(lambda text: text.encode()))
def test_any_bytes_give_a_value_or_a_refusal(data):
    """Nothing but `Unreadable` ever comes out of reading, and what is read could be written."""
    try:
        value = strict.loads(data, floats=True)
    except Unreadable:
        return
    else:
        assert json.loads(data) == value
        strict.dumps(value)


@pytest.mark.parametrize("depth", [900, 5000, 1_000_000])
def test_depth_never_becomes_a_recursion_error(depth):
    """However deep, in lists or objects, the answer is the same refusal; also from deep inside other calls."""

    def from_deep_inside(left: int, data: bytes) -> None:
        if left:
            from_deep_inside(left - 1, data)
        else:
            strict.loads(data)

    for data in (b"[" * depth, b'{"a":' * depth, b"[" * depth + b"]" * depth, b'"' + b"[" * depth):
        with pytest.raises(Unreadable):
            from_deep_inside(500, data)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {"\udfff": 1}])
def test_what_nobody_could_read_is_not_written(value):
    """Writing refuses what reading would refuse."""
    with pytest.raises(Unreadable):
        strict.dumps(value)
