"""The threads of a running server do not die of trouble."""

import threading

import pytest

from naklank import wiring
from naklank.errors import NotFound
from naklank.text import Text


@pytest.mark.parametrize(
    "trouble",
    [OSError(24, "Too many open files"), ValueError("nobody thought of it"), NotFound(Text("a", "b"), Text("c", "d"))],
)
def test_who_does_the_jobs_goes_on_after_any_trouble(monkeypatch, capsys, trouble):
    """A worker that is gone in silence would leave decisions undone until somebody starts the server anew."""
    monkeypatch.setattr(wiring, "PATIENCE_SECONDS", 0.0)
    stop, times = threading.Event(), []

    def work():
        times.append(None)
        if len(times) < 3:
            raise trouble
        stop.set()

    wiring._go_on(stop, work)
    assert len(times) == 3
    assert capsys.readouterr().err.count("naklank: ") == 2
