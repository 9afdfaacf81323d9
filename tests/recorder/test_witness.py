"""The comparison with what the browser gave can say no: else the full numbers would prove nothing."""

import numpy as np
import pytest

from tests.recorder.witness import unlike

GIVEN = np.random.default_rng(5).integers(-9000, 9000, 96_000).astype(np.int32)


def test_what_was_given_is_recognised_wherever_it_begins():
    """Begun later than the witness, rounded otherwise, or going on after it was asked."""
    assert unlike(GIVEN[4000:90_000] + 1, GIVEN) == ""
    assert unlike(GIVEN[4000:], GIVEN[:80_000]) == ""
    assert unlike(np.zeros(5000, np.int32), GIVEN) == ""


@pytest.mark.parametrize(
    ("changed", "how"),
    [
        (np.concatenate([GIVEN[4000:30_000], GIVEN[30_001:]]), "not those that the browser gave, from 26000"),
        (
            np.concatenate([GIVEN[4000:30_000], [0] * 128, GIVEN[30_000:]]),
            "not those that the browser gave, from 26000",
        ),
        (np.where(np.arange(96_000) == 50_000, GIVEN + 5, GIVEN), "1 of 96000 samples"),
        (GIVEN[::-1], "nothing that the browser gave begins like it"),
        (np.concatenate([GIVEN[90_000:], GIVEN]), "could be compared"),
    ],
)
def test_one_sample_gone_made_up_or_changed_is_seen(changed: np.ndarray, how: str):
    """Also sound that is there twice, or backwards."""
    assert how in unlike(changed, GIVEN)
