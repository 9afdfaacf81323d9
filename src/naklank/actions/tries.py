"""Count failed tries, so that nobody finds a word, code or password by trying.

A try is counted before it is judged and given back when it was right, so that many at once are not more than many in a
row. A window begins with its first failed try and is forgotten when it is over.
"""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from naklank.actions.ports import Tx, View
from naklank.errors import TooMany
from naklank.model import Tries
from naklank.text import Text

WINDOW = timedelta(minutes=15)


def place(*parts: str) -> str:
    """Name where tries are counted. The last part (an address, a login) is hashed: it is not ours to keep in plain."""
    return "/".join((*parts[:-1], hashlib.sha256(parts[-1].encode()).hexdigest()))


def tries_at(view: View, key: str, now: datetime) -> int:
    """Say how many tries failed here in the window that runs now."""
    tries = view.get(Tries, key)
    return tries.count if tries is not None and now - tries.since < WINDOW else 0


def count_try(tx: Tx, key: str, now: datetime) -> int:
    """Count one more and say how many there are now."""
    tries = tx.get(Tries, key)
    if tries is None or now - tries.since >= WINDOW:
        tries = Tries(key, 0, now)
    tx.put(replace(tries, count=tries.count + 1))
    return tries.count + 1


def give_back(tx: Tx, key: str) -> None:
    """Take one counted try back: it was right after all."""
    tries = tx.get(Tries, key)
    if tries is not None:
        tx.put(replace(tries, count=max(0, tries.count - 1)))


def too_many() -> TooMany:
    """Make the answer for who must wait, the same whether or not any try was near."""
    return TooMany(
        Text("Er is te vaak iets verkeerds geprobeerd.", "Something wrong was tried too often."),
        Text("Wacht een kwartier en probeer het dan opnieuw.", "Wait a quarter of an hour and try again."),
    )
