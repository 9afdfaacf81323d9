"""Make requirements/*.txt anew: exact versions and hashes for every platform, and no address of any package server.

Uses uv, fetched into a folder of its own, because pip cannot lock for other platforms than this one.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "requirements"
UV = "uv==0.13.9"


def main() -> int:
    """Lock first what the program needs, then what the tests, and the measurements, need on top of exactly that."""
    with tempfile.TemporaryDirectory(prefix="naklank-lock-") as place:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", place, UV], check=True)
        lock(place, "run")
        lock(place, "dev", "--constraint", "run.txt")
        lock(place, "bench", "--constraint", "dev.txt")
    return 0


def lock(place: str, name: str, *more: str) -> None:
    """Resolve `name`.in into `name`.txt and refuse the result if it names a server."""
    target = FOLDER / f"{name}.txt"
    done = subprocess.run(
        [
            f"{place}/bin/uv",
            "pip",
            "compile",
            f"{name}.in",
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--no-emit-index-url",
            "--no-header",
            "--quiet",
            "--upgrade",
            *more,
        ],
        cwd=FOLDER,
        env=os.environ | {"PYTHONPATH": place},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    if "://" in done.stdout:
        raise SystemExit(f"{target} would name a server; nothing was written")
    target.write_text(done.stdout, encoding="utf-8")
    print(f"{target.name}: {done.stdout.count('==')} packages")


if __name__ == "__main__":
    sys.exit(main())
