"""Strangers' bytes: whatever arrives, the answer is facts or a refusal with a sentence, soon. Never a crash."""

import io
import random

import pytest
from formats import FORMATS
from hypothesis import given, settings
from hypothesis import strategies as st

from naklank.errors import Unreadable
from naklank.sound.check import check
from naklank.sound.render import render
from tests.tally import Tally, mine

HEADS = [
    b"OggS",
    b"fLaC",
    b"RIFF\0\0\0\0WAVE",
    b"\x1aE\xdf\xa3",
    b"#!AMR\n",
    b"\0\0\0\x18ftypM4A ",
    b"\xff\xfb\x90",
    b"\xff\xf1",
    b"ID3\4",
]


def judged(data: bytes) -> bool:
    """Whether the file was taken."""
    try:
        found = check(io.BytesIO(data))
    except Unreadable as error:
        refusal = error
    else:
        assert found.duration_ms >= 0
        return True
    assert refusal.what.nl
    assert refusal.what.en
    assert refusal.detail["code"]
    return False


@settings(max_examples=150)
@given(st.sampled_from(HEADS), st.binary(max_size=600))
def test_any_bytes_behind_any_beginning_are_judged(head, rest):
    """The first bytes choose the reader; what follows cannot break it."""
    judged(head + rest)


def mutated(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(out)) if dice.random() < 0.6 else dice.randrange(min(len(out), 400))
        match dice.randrange(6):
            case 0:
                out[place] ^= 1 << dice.randrange(8)
            case 1:
                out[place : place + 4] = dice.choice([b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff", dice.randbytes(4)])
            case 2:
                del out[place : place + dice.randint(1, 300)]
            case 3:
                out[place:place] = dice.randbytes(dice.randint(1, 300))
            case 4:
                out[place:place] = out[(other := dice.randrange(len(out))) : other + 200]
            case _:
                del out[max(1, place) :]
        if not out:
            return b""
    return bytes(out)


def rounds(kind: str, file_of, seed: int, tally: Tally) -> None:
    whole = file_of(kind, 1.5)
    for number in mine(range(tally.full)):
        data = mutated(whole, random.Random(f"{kind}{seed}/{number}"))
        taken = judged(data)
        if taken:
            render(io.BytesIO(data), io.BytesIO())
        tally.did("taken" if taken else "refused")
    tally.hold()


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_broken_files_of_every_kind_are_judged(kind, file_of):
    """Bits flipped, pieces out, pieces in, doubled, cut off: an answer each time; and what is taken can be rendered."""
    rounds(kind, file_of, 1, Tally("a few", 40, quiet=True))


@pytest.mark.soak
@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_thousands_of_broken_files_are_judged(kind, file_of, count):
    """The same with 3,000 of each kind."""
    rounds(kind, file_of, 2, count(f"broken files of the kind {kind}, judged", 3000))
