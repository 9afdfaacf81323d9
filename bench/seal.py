"""How fast sealing is, against plain AES-GCM of `cryptography` and against a plain copy with fsync, in one run.

Goals: sealing at least 0.9 of plain AES-GCM; random reads of 64 KiB with p99 below 1 ms. Plain AES-GCM always gets
pieces of 64 KiB. Segments are 16 or 56 bytes shorter, so sealing such pieces copies each once: where AES is as fast as
memory that shows ("64k"). Larger pieces ("1m") and files read with `pieces_from` ("file") are not copied. The rounds
take turns; ratios in memory are of processor time, so that a busy machine does not blur them, and medians of rounds.
"""

import argparse
import hashlib
import io
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import repeat, takewhile
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from naklank.model import Event, Thing
from naklank.vault import entry, stream, tree
from naklank.vault.when import read_time

PIECE = 65_536
NAME = "naklank/bench/original"
MIB = 1 << 20


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    begin = clock()
    work()
    return clock() - begin


def plain_gcm(pieces: Iterable[bytes]) -> None:
    """What anybody would write: one nonce and one tag a piece."""
    cipher = AESGCM(os.urandom(32))
    for number, piece in enumerate(pieces):
        cipher.encrypt(number.to_bytes(12), piece, None)


def sealed(pieces: Iterable[bytes]) -> None:
    for _ in stream.seal(bytes(32), NAME, pieces):
        pass


def to_disk(parts: Callable[[], Iterable[bytes]], folder: str) -> None:
    """Write and sync, as a blob is written."""
    with Path(folder, "out").open("wb") as out:
        out.writelines(parts())
        out.flush()
        os.fsync(out.fileno())


def in_memory(mib: int, rounds: int) -> dict[str, float]:
    """Ratios to plain AES-GCM, in processor time."""
    pieces = [os.urandom(PIECE) for _ in range(mib * MIB // PIECE)]
    large = [b"".join(pieces[at : at + 16]) for at in range(0, len(pieces), 16)]
    whole = io.BytesIO(b"".join(pieces))

    def file() -> io.BytesIO:
        whole.seek(0)
        return whole

    works: dict[str, Callable[[], object]] = {
        "plain_gcm": lambda: plain_gcm(pieces),
        "plain_gcm_file": lambda: plain_gcm(takewhile(bool, map(file().read, repeat(PIECE)))),
        "seal_64k": lambda: sealed(pieces),
        "seal_1m": lambda: sealed(large),
        "seal_file": lambda: sealed(stream.pieces_from(file().read)),
        "sha256": lambda: [hashlib.sha256(piece).digest() for piece in pieces],
    }
    times = taking_turns(works, rounds, time.process_time)
    figures = {f"{name}_mib_per_cpu_s": mib / statistics.median(taken) for name, taken in times.items()}
    for name, peer in (("seal_64k", "plain_gcm"), ("seal_1m", "plain_gcm"), ("seal_file", "plain_gcm_file")):
        figures[f"{name}_to_{peer}"] = ratio(times[peer], times[name])
    return figures


def on_disk(mib: int, rounds: int) -> dict[str, float]:
    """Against a plain copy, both written and synced, by the clock on the wall."""
    pieces = [os.urandom(PIECE) for _ in range(mib * MIB // PIECE)]
    with tempfile.TemporaryDirectory() as folder:
        works: dict[str, Callable[[], object]] = {
            "copy_fsync": lambda: to_disk(lambda: pieces, folder),
            "seal_fsync": lambda: to_disk(lambda: stream.seal(bytes(32), NAME, pieces), folder),
        }
        times = taking_turns(works, rounds, time.perf_counter)
    figures = {f"{name}_mib_per_s": mib / statistics.median(taken) for name, taken in times.items()}
    return figures | {"seal_fsync_to_copy_fsync": ratio(times["copy_fsync"], times["seal_fsync"])}


def taking_turns(
    works: dict[str, Callable[[], object]], rounds: int, clock: Callable[[], float]
) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(seconds(work, clock))
    return times


def ratio(peer: list[float], ours: list[float]) -> float:
    """Our speed as a part of the peer's: the median over the rounds."""
    return statistics.median(a / b for a, b in zip(peer, ours, strict=True))


def reading(mib: int, reads: int) -> dict[str, float]:
    """Random 64 KiB ranges of a sealed file, through the file system's cache."""
    rng = random.Random(1)
    with tempfile.TemporaryFile() as file:
        for part in stream.seal(bytes(32), NAME, (os.urandom(MIB) for _ in range(mib))):
            file.write(part)
        file.flush()
        opened = stream.OpenStream(
            bytes(32), NAME, lambda start, length: os.pread(file.fileno(), length, start), file.tell()
        )
        times = []
        for _ in range(reads):
            start = rng.randrange(opened.length - PIECE)
            begin = time.perf_counter()
            opened.read(start, PIECE)
            times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    return {
        "read_64k_p50_ms": times[reads // 2],
        "read_64k_p99_ms": times[reads * 99 // 100],
        "read_64k_max_ms": times[-1],
    }


def logging(count: int) -> dict[str, float]:
    """The tree and the entries, without a database."""
    leaves = [os.urandom(32) for _ in range(count)]
    frontier, groups = tree.Frontier(), tree.Frontier()
    cpu = time.process_time
    one_by_one = seconds(lambda: [frontier.append(leaf) for leaf in leaves], cpu)
    grouped = seconds(lambda: groups.extend(leaves), cpu)
    event = Event(
        read_time("2026-11-22T22:40:01.250Z"), "recording:listen", "R", "done", "p" * 26, "patient", "web",
        (Thing("recording", "r" * 26, 0, 1000),), basis={"verdict": "yes"}, detail={"n": 1},
    )  # fmt: skip
    made = seconds(lambda: [entry.make(number, event, entry.new_salt()) for number in range(count // 10)], cpu)
    return {
        "tree_appends_per_cpu_s": count / one_by_one,
        "tree_extends_per_cpu_s": count / grouped,
        "entry_cpu_us": made / (count // 10) * 1e6,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--mib", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    figures = (
        in_memory(chosen.mib, chosen.rounds)
        | on_disk(chosen.mib, chosen.rounds)
        | reading(chosen.mib, 5000)
        | logging(200_000)
    )
    if chosen.json:
        sys.stdout.write(json.dumps(figures) + "\n")
        return
    for name, value in figures.items():
        print(f"{name:28} {value:14,.3f}")


if __name__ == "__main__":
    main()
