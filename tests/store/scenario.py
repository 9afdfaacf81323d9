"""A program for tests of faults: does one write path after the other and says on file descriptor 3 what it was promised.

`python scenario.py FOLDER PATH`. Nothing here is a test; `test_no_promise_is_broken.py` runs it under strace and then
looks whether every promise that came through was kept.
"""

import hashlib
import itertools
import os
import sys
from pathlib import Path

from small_house import StepClock, event, seal_chunk

from naklank.errors import Full
from naklank.model import Chunk, Person, Recording, Thing
from naklank.store import blobs
from naklank.store.layout import HouseData, Layout, open_house_data

PROMISES = 3
ROUNDS = 3


def promise(*words: object) -> None:
    """Tell the tester, past all faults: the tester injects only into calls on files of the data folder."""
    os.write(PROMISES, (" ".join(map(str, words)) + "\n").encode())


def write_records(house: HouseData) -> None:
    """Two records and an event in each unit."""
    now = StepClock().now()
    for number in range(ROUNDS):
        key = f"{number:026d}"

        def unit(tx, key=key):
            tx.put(Person(f"a{key[1:]}", "patient", key, now))
            tx.put(Person(f"b{key[1:]}", "patient", key, now))
            return tx.log(event("test:unit", Thing("person", key)))

        promise("begin", key)
        said = house.store.write(unit)
        promise("unit", key, said)


def keep_chunks(house: HouseData) -> None:
    """What acknowledging a chunk means: sealed bytes, then the record."""
    recording = "r" * 26
    house.keys.new(recording)
    promise("key", recording, hashlib.sha256(house.keys.key(recording)).hexdigest())
    house.store.write(
        lambda tx: tx.put(Recording(recording, None, "a" * 26, "browser", "open", "audio/flac", StepClock().now()))
    )
    for number in range(ROUNDS):
        body = bytes([number]) * 1000
        chunk = seal_chunk(house, recording, number, body)
        house.store.write(lambda tx, chunk=chunk: tx.add(chunk))
        promise("chunk", recording, number, chunk.sha256)
    assert house.store.read(lambda view: view.count(Chunk)) == ROUNDS


def destroy_keys(house: HouseData) -> None:
    """Make a key, keep a blob, destroy both."""
    for number in range(ROUNDS):
        recording = f"{number:026d}".replace("0", "k")
        key = house.keys.new(recording)
        promise("key", recording, hashlib.sha256(key).hexdigest())
        promise("destroying", recording)
        house.keys.destroy(recording)
        promise("destroyed", recording)


PATHS = {"records": write_records, "chunks": keep_chunks, "keys": destroy_keys}


def name_new_files() -> None:
    """Temporary names that the tester knows in advance, so that faults reach those files too."""
    numbers = itertools.count()
    blobs.secrets.token_hex = lambda size: f"{next(numbers):032d}"  # type: ignore[attr-defined]


def main() -> int:
    name_new_files()
    house = open_house_data(Layout.at(Path(sys.argv[1])), StepClock())
    promise("open")
    try:
        PATHS[sys.argv[2]](house)
        house.close()
    except Full:
        promise("full")
        return 9
    promise("done")
    return 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)
