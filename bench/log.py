"""How many durable, signed log events a second: in groups, against one commit for each event, in the same run.

An event is acknowledged when its entry, its tree nodes and a signed checkpoint are synced to disk.
"""

import argparse
import shutil
import statistics
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

from naklank.model import Event, Thing
from naklank.store.layout import HouseData, Layout, create, open_house_data


class Now:
    """The machine's clock."""

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC)


def event(number: int) -> Event:
    """One listen, as the log gets them."""
    thing = Thing("recording", f"{number % 97:026d}", number, number + 1000)
    return Event(
        datetime.now(UTC),
        "recording:listen",
        "R",
        "done",
        "a" * 26,
        "patient",
        "web",
        (thing,),
        purpose="own",
        patient="a" * 26,
        address="127.0.0.1",
        session="s" * 26,
        system="naklank",
    )


def in_groups(house: HouseData, count: int, callers: int) -> float:
    """Events a second when `callers` hand in events as fast as they are answered, 64 under way each."""

    def call() -> None:
        waiting = []
        for number in range(count // callers):
            waiting.append(house.store.write_soon(lambda tx, n=number: tx.log(event(n))))
            if len(waiting) >= 64:
                waiting.pop(0).result()
        for future in waiting:
            future.result()

    return _timed(call, callers, count)


def one_by_one_callers(house: HouseData, count: int, callers: int) -> tuple[float, list[float]]:
    """Events a second, and the wait of each in ms, when `callers` threads each wait for their own event."""
    waits: list[float] = []

    def call() -> None:
        for number in range(count // callers):
            begun = time.perf_counter()
            house.store.write(lambda tx, n=number: tx.log(event(n)))
            waits.append((time.perf_counter() - begun) * 1000)

    return _timed(call, callers, count), waits


def _timed(call, callers: int, count: int) -> float:
    threads = [threading.Thread(target=call) for _ in range(callers)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return count / (time.perf_counter() - begun)


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=int, default=60_000)
    arguments.add_argument("--folder", type=Path, default=None, help="on the disk to measure")
    given = arguments.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="naklank-bench-", dir=given.folder))
    layout = Layout.at(folder / "data")
    create(layout, Now())
    house = open_house_data(layout, Now())
    try:
        single, _ = one_by_one_callers(house, 600, 1)
        grouped = in_groups(house, given.events, 4)
        waiting, waits = one_by_one_callers(house, given.events // 4, 32)
        p50, p99 = statistics.median(waits), statistics.quantiles(waits, n=100)[98]
        print(f"single commits            {single:10,.0f} events/s")
        print(f"groups, 4 callers ahead   {grouped:10,.0f} events/s   {grouped / single:5.1f} × single")
        print(
            f"groups, 32 callers wait   {waiting:10,.0f} events/s   {waiting / single:5.1f} × single   p50 {p50:.1f} ms  p99 {p99:.1f} ms"
        )
    finally:
        house.close()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
