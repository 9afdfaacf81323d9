"""Copies against their originals: forged pairs of which the truth is known, held against what the comparison says.

`--quick` (the default under `make bench`): every edit over a few channels, a few minutes. `--each N`: N pairs of every edit over
every channel. `--hours H`: honest copies alone, so many hours a channel. `--channels`, `--whats`: only these. `--keep FILE`: a
line of JSON for each pair. `--echo`: an engine that says the truth, to try the scorer. How scores are made: `comparing/score.py`.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from itertools import zip_longest
from multiprocessing import get_context
from pathlib import Path

from comparing import edits
from comparing.echo import echo
from comparing.pairs import CODED, DEVICE, HONEST, Wanted, pair, wanted
from comparing.score import Score, score
from comparing.tables import tables
from naklank.sound.compare.compare import compare
from naklank.sound.compare.signal import Signal

QUICK = ("opus16", "amr10", "device-14+opus16")


def main() -> None:
    """Forge, compare, score, print."""
    given = options()
    work = list(chosen(given))
    scores: list[Score] = []
    kept = given.keep.open("w", encoding="utf-8") if given.keep else None
    with get_context("spawn").Pool(given.processes) as pool:
        for number, one in enumerate(pool.imap_unordered(tried, [(each, given.echo) for each in work]), 1):
            scores.append(one)
            if kept:
                print(json.dumps(one.plain()), file=kept, flush=True)
            if given.progress:
                print(f"{number}/{len(work)} {one.what} {one.channel} {one.number}: {one.verdict}", file=sys.stderr)
    scores.sort(key=lambda one: (one.family, one.channel, one.what, one.number))
    text, figures = tables(scores)
    print(text)
    spent = sum(one.seconds for one in scores)
    print(
        f"\ncomparing: {sum(one.copy_s for one in scores) / max(spent, 1e-9):.0f} times real time a core (processor time)"
    )
    print(json.dumps({name: round(value, 5) for name, value in figures.items()}, ensure_ascii=False))


def tried(job: tuple[Wanted, bool]) -> Score:
    """One pair, forged and compared."""
    what, echoed = job
    forged = pair(what)
    began = time.process_time()
    said = echo(forged) if echoed else compare(Signal(forged.original), Signal(forged.copy))
    return score(forged, said, time.process_time() - began)


def chosen(given: argparse.Namespace) -> Iterator[Wanted]:
    """Which pairs."""
    channels = tuple(given.channels or ((*CODED, *DEVICE) if given.each or given.hours else QUICK))
    whats = tuple(given.whats or (*HONEST, *edits.NAMES, "unrelated"))
    if given.hours:
        count = max(1, round(given.hours * 3600 / given.seconds / len(HONEST)))
        kinds = tuple(one for one in whats if one in HONEST)
        every = [list(wanted((channel,), kinds, count, given.first, given.seconds)) for channel in channels]
        yield from (one for row in zip_longest(*every) for one in row if one is not None)
        return
    yield from wanted(channels, whats, given.each or 1, given.first, given.seconds if given.each else 60.0)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Score the comparison on forged pairs.")
    parser.add_argument("--quick", action="store_true", help="every edit once over a few channels; the default")
    parser.add_argument("--each", type=int, default=0, metavar="N", help="pairs of every edit over every channel")
    parser.add_argument("--hours", type=float, default=0, metavar="H", help="honest copies alone, hours a channel")
    parser.add_argument("--seconds", type=float, default=240.0, help="how long each conversation is")
    parser.add_argument("--channels", nargs="+", choices=(*CODED, *DEVICE))
    parser.add_argument("--whats", nargs="+", choices=(*HONEST, *edits.NAMES, "unrelated"))
    parser.add_argument("--first", type=int, default=0, help="the first conversation: other numbers, other pairs")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="FILE")
    parser.add_argument("--echo", action="store_true")
    parser.add_argument("--progress", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
