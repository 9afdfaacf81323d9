"""Run every measurement in this folder, one after the other, and print the figures with date, commit and machine.

Each `bench/*.py` prints a table for people and may end in one line of JSON. Writes nothing in the repository, unless
asked with `--keep docs/figures.md`. A measurement that fails makes the whole fail; its figures are never guessed.
Usage: `make bench`, `make bench ARGS="--only log --json"`, `make bench ARGS="--keep docs/figures.md"`.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LONGEST_S = 1800
SOAK = "## The full numbers\n"


@dataclass
class Outcome:
    """What one measurement printed, and its last line read as JSON if it was that."""

    name: str
    table: str
    seconds: float
    failed: str = ""
    figures: dict[str, object] = field(default_factory=dict)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and keep where asked."""
    given = options(arguments)
    chosen = [path for path in sorted(HERE.glob("[a-z]*.py")) if path.stem != "run"]
    if given.only:
        chosen = [path for path in chosen if path.stem in given.only]
    if not chosen:
        print(f"Nothing to measure in {HERE.name}/ by that name.", file=sys.stderr)
        return 2
    about = surroundings()
    if not given.json:
        print("\n".join(f"{name}: {value}" for name, value in about.items()), end="\n\n", flush=True)
    outcomes = []
    for path in chosen:
        outcome = measure(path)
        outcomes.append(outcome)
        if not given.json:
            print(f"== {outcome.name} ({outcome.seconds:.0f} s)\n{outcome.table}\n", flush=True)
        if outcome.failed:
            print(f"{outcome.name} failed:\n{outcome.failed}\n", file=sys.stderr, flush=True)
    if given.json:
        print(
            json.dumps(
                {"about": about, "figures": {o.name: o.figures or o.table for o in outcomes}}, ensure_ascii=False
            )
        )
    failed = [outcome.name for outcome in outcomes if outcome.failed]
    if given.keep and not failed:
        given.keep.write_text(page(about, outcomes) + full_numbers(given.keep), encoding="utf-8")
    return 1 if failed else 0


def options(arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Run the measurements in bench/.")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="only these")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write a page of Markdown as well")
    return parser.parse_args(arguments)


def measure(path: Path) -> Outcome:
    """Run one file with this Python and take what it printed."""
    began = time.monotonic()
    try:
        done = subprocess.run(
            [sys.executable, str(path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=LONGEST_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome(path.stem, "", LONGEST_S, failed=f"not ready after {LONGEST_S} seconds")
    outcome = Outcome(path.stem, done.stdout.rstrip(), time.monotonic() - began)
    if done.returncode != 0:
        outcome.failed = (done.stderr or done.stdout or f"exit status {done.returncode}").strip()
    lines = outcome.table.splitlines()
    if lines and lines[-1].startswith("{"):
        outcome.figures = json.loads(lines[-1])
        outcome.table = "\n".join(lines[:-1]).rstrip()
    return outcome


def surroundings() -> dict[str, str]:
    """When, of what, and on what."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "commit": commit(),
        "machine": f"{processor()}, {cores} cores, {memory_gib():.0f} GiB, {platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "load before": " ".join(f"{load:.1f}" for load in os.getloadavg()),
    }


def commit() -> str:
    """The commit that is measured, and whether something was changed since."""
    try:
        name = git("rev-parse", "--short=12", "HEAD")
        changed = git("status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{name} with changes" if changed else name


def git(*arguments: str) -> str:
    """What git says."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def processor() -> str:
    """The processor's own name."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown processor")


def memory_gib() -> float:
    """Memory of the machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3


def page(about: dict[str, str], outcomes: list[Outcome]) -> str:
    """The figures as a page of the documentation."""
    head = "# Figures\n\nMade by `make bench`; not written by hand, but for the last section. Ratios within one run say more than numbers.\n\n"
    facts = "".join(f"- {name}: {value}\n" for name, value in about.items())
    return head + facts + "".join(f"\n## {o.name}\n\n```\n{o.table}\n```\n" for o in outcomes)


def full_numbers(kept: Path) -> str:
    """What the page says of `make soak`: that takes hours, and is written down apart."""
    if not kept.exists():
        return ""
    _, mark, rest = kept.read_text(encoding="utf-8").partition(SOAK)
    return f"\n{mark}{rest}" if mark else ""


if __name__ == "__main__":
    sys.exit(main())
