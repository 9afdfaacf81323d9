"""The counts of the full numbers add up, and a broken promise cannot hide in them."""

import pytest

from tests.tally import Tally, mine, part, table


def test_the_parts_together_are_the_whole(monkeypatch):
    """Nothing twice, nothing left out."""
    found = []
    for which in range(1, 5):
        monkeypatch.setenv("NAKLANK_PART", f"{which}/4")
        found += mine(range(10))
    assert sorted(found) == list(range(10))
    monkeypatch.delenv("NAKLANK_PART")
    assert part() == (1, 1)
    assert list(mine("abc")) == ["a", "b", "c"]


@pytest.mark.parametrize("wrong", ["0/4", "5/4", "half"])
def test_a_part_that_is_none_is_refused(monkeypatch, wrong):
    """A typing error does not become an empty run."""
    monkeypatch.setenv("NAKLANK_PART", wrong)
    with pytest.raises(AssertionError):
        part()


def test_one_broken_promise_fails_it_and_stands_in_the_table(capsys):
    """Told at once, counted at the end."""
    tally = Tally("kills", 200)
    tally.did("went on")
    tally.broke("kill 1: a chunk is gone")
    tally.did("lost")
    tally.measured(3, "ms")
    tally.measured(2, "ms")
    assert "LOST kills: kill 1" in capsys.readouterr().out
    with pytest.raises(AssertionError, match="1 of 2"):
        tally.hold()
    assert [cell.strip() for cell in table([tally])[2].split("|")[1:5]] == ["kills", "2 of 200", "1", "3 ms"]


def test_nothing_tried_is_nothing_proved():
    """An empty part does not pass."""
    with pytest.raises(AssertionError, match="nothing was tried"):
        Tally("kills", 200, quiet=True).hold()
