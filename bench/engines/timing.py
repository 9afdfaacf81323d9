"""How a time is taken: processor time of this one thread, after a warm-up, the median of some rounds."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping

Work = Callable[[], object]


def microseconds(work: Work, count: int, rounds: int) -> float:
    """Processor time for one of `count`."""
    return alternating({"": work}, count, rounds)[""]


def alternating(works: Mapping[str, Work], count: int, rounds: int) -> dict[str, float]:
    """The same for several that are compared: in turn within each round, so that all meet the same machine."""
    spent: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    gc.collect()
    gc.freeze()  # what is there before does not count against who makes an answer
    for _ in range(rounds):
        for name, work in works.items():
            begun = time.process_time()
            work()
            spent[name].append(time.process_time() - begun)
    gc.unfreeze()
    return {name: statistics.median(times) / count * 1e6 for name, times in spent.items()}
