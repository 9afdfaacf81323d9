"""For tests of actions: argon2 with the least cost it knows, so that hundreds of tries take a moment. Its own test uses the real cost."""

import pytest
from argon2 import PasswordHasher

from naklank.actions import slow_hash


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow_hash, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    slow_hash._of_nothing.cache_clear()
