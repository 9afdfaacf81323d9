"""How long a comparison takes and how much memory, after decoding: in a child of its own, against the length of the original.

A quarter, a half and a whole hour against a copy with three cuts, and a 30 s clip against an hour; `--hours 8` for more.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHILD = """
import json, resource, sys, time
import numpy as np
from naklank.sound.compare.compare import compare
from naklank.sound.compare.signal import Signal
with np.load(sys.argv[1]) as found:
    original, copy = Signal(found["original"]), Signal(found["copy"])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
wall, spent = time.monotonic(), time.process_time()
said = compare(original, copy)
spent, wall = time.process_time() - spent, time.monotonic() - wall
print(json.dumps({"cpu": spent, "wall": wall, "before": before / 1024, "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "verdict": said.verdict, "edits": len(said.edits), "seconds": said.copy_s}))
"""


def main() -> None:
    """Measure each length once, in its own child."""
    parser = argparse.ArgumentParser(description="Measure the time that comparisons take.")
    parser.add_argument("--hours", type=float, nargs="+", default=[0.25, 0.5, 1.0])
    given = parser.parse_args()
    figures: dict[str, float] = {}
    print(f"{'original':>10}{'copy':>10}{'processor s':>13}{'wall s':>9}{'MiB':>8}{'times real time':>17}  said")
    for hours, clip in [*((one, 0.0) for one in given.hours), (1.0, 30.0)]:
        took = measured(hours, clip)
        name = f"{hours:g} h and {f'{clip:.0f} s' if clip else f'{hours:g} h'}"
        ratio = float(took["seconds"]) / float(took["cpu"])
        print(
            f"{hours:8g} h{took['seconds']:8.0f} s{took['cpu']:13.2f}{took['wall']:9.2f}{took['mib']:8.0f}{ratio:17.0f}"
            f"  {took['verdict']}, {took['edits']} edits"
        )
        figures |= {f"{name}: processor s": round(float(took["cpu"]), 3), f"{name}: MiB": round(float(took["mib"]))}
    print(json.dumps(figures))


def measured(hours: float, clip_s: float) -> dict[str, float]:
    """Forge in one child, compare in another: what forging needed is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pair.npz"
        forge = [sys.executable, "-m", "comparing.long", str(hours), str(clip_s), str(path)]
        subprocess.run(forge, cwd=HERE, check=True)
        done = subprocess.run([sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, check=True)
    took: dict[str, float] = json.loads(done.stdout)
    return took


if __name__ == "__main__":
    main()
