"""Tests of what measures: `bench/` is no part of the package, so its folder is put on the path."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
