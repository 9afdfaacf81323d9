"""What the tests need of the system: installed by apt-get for root on Debian, named for everybody else, never skipped.

Runs on the system's own Python. `make demo` needs none of this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from say import Problem, say, text

PROGRAMS = {
    "chromium": "chromium",
    "strace": "strace",
    "fiu-run": "fiu-utils",
    "openssl": "openssl",
    "ffmpeg": "ffmpeg",
}
"""Program on the path → Debian package that brings it."""

FILES = {
    "/usr/share/games/fillets-ng/script": "fillets-ng-data",
    "/usr/share/games/fillets-ng/sound/airplane/nl": "fillets-ng-data-nl",
}
"""Folder of real Dutch speech → Debian package that brings it."""


def missing() -> list[str]:
    """The packages that are not there yet."""
    programs = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    files = [package for place, package in FILES.items() if not Path(place).exists()]
    return programs + files


def check_system() -> None:
    """Have every package there, or raise a `Problem` that names what is missing."""
    wanted = missing()
    if not wanted:
        return
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise Problem(text("system_missing", packages=" ".join(wanted)))
    say("system", packages=", ".join(wanted))
    apt("update")
    failed = apt("install", "--yes", "--no-install-recommends", *wanted)
    left = missing()
    if left:
        raise Problem(text("system_failed", packages=" ".join(left), detail=failed))


def apt(*arguments: str) -> str:
    """Run apt-get without questions, waiting for another that is busy; returns what it said where it failed."""
    done = subprocess.run(
        ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2", *arguments],
        env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return "" if done.returncode == 0 else "\n".join(done.stdout.splitlines()[-12:])
