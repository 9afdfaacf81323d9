"""The arrows of the design, read from the import statements: cores do no I/O and do not know each other, wiring alone joins.

A red test here is no matter of taste: it means that a part now knows something that it must not know. Read ARCHITECTURE.md first.
"""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "naklank"

LEAVES = {"text", "model", "errors"}
ARROWS: dict[str, set[str]] = {
    "text": {"model.comparison"},
    "errors": {"text"},
    "model": set(),
    "logic": LEAVES,
    "law": LEAVES | {"logic"},
    "vault": LEAVES,
    "sound": LEAVES,
    "exchange": LEAVES,
    "actions": LEAVES | {"logic", "law", "vault", "sound", "exchange"},
    "store": LEAVES | {"actions.ports", "logic", "law", "vault", "sound", "exchange"},
    "web": LEAVES | {"actions"},
    "demo": LEAVES | {"actions", "sound"},
    "cli": LEAVES | {"actions", "web.server", "web.rule_book"},
}
"""Part → what it may import of Naklank, besides itself. `wiring` is not in the table: it may import everything. `demo` fills
a practice by the same actions that people use; `cli` starts the server, and what is served comes to it from wiring; it writes the
book of rules from the templates of the web, so that no rule has a second page. The
sentences on a comparison are made from what it found: report, command line and pages say the same."""

OUTSIDE: dict[str, set[str]] = {
    "text": set(),
    "errors": set(),
    "model": set(),
    "logic": set(),
    "law": set(),
    "vault": {"cryptography", "rfc3161_client"},
    "sound": {"numpy", "scipy", "av"},
    "exchange": {"typst"},
    "actions": {"argon2", "cryptography", "webauthn"},
}
"""Core or action → third-party packages that it may use."""

NO_IO = {
    "socket",
    "sqlite3",
    "subprocess",
    "urllib",
    "http",
    "asyncio",
    "ssl",
    "threading",
    "multiprocessing",
    "shutil",
    "tempfile",
}
PURE = ("text", "errors", "model", "logic", "law", "vault", "exchange")
"""Parts that touch no disk, network, thread or process."""

LONGEST = 350
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|managers?|(?<!rule_)base|misc)($|_)")
"""Words that name no idea. "Rule base" is a word of the trade, so it may stand."""

SOURCES = sorted(path for path in PACKAGE.rglob("*.py"))
OURS = sorted(
    path
    for folder in ("src", "tests", "bench", "tools", "verifier")
    for path in (ROOT / folder).rglob("*.py")
    if path.is_file()
)


def module_of(path: Path) -> str:
    """`src/naklank/vault/log.py` → `vault.log`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(path: Path, *, top_only: bool = False) -> list[tuple[int, str]]:
    """Every module that the file imports, full dotted name, with its line. A name imported from a package may be a module."""
    tree = tree_of(path)
    late = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef) for n in ast.walk(f)}
    found = []
    for node in ast.walk(tree):
        if top_only and id(node) in late:
            continue
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full, so that the arrows can be read"
            assert node.module is not None
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def part_of(module: str) -> str:
    return module.split(".", maxsplit=1)[0]


def within(name: str, allowed: set[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


def test_every_part_is_in_the_table():
    """A new package must be given its arrows before it can be used."""
    parts = {part_of(module_of(path)) for path in SOURCES} - {"", "wiring", "__main__"}

    assert parts <= set(ARROWS), f"not in ARROWS: {sorted(parts - set(ARROWS))}"


@pytest.mark.parametrize("part", sorted(ARROWS))
def test_a_part_imports_only_along_its_arrows(part: str):
    """Nothing of Naklank is imported except what DESIGN allows that part to know."""
    wrong = []
    for path in SOURCES:
        if part_of(module_of(path)) != part:
            continue
        for line, name in imports(path):
            if not name.startswith("naklank."):
                continue
            target = name.removeprefix("naklank.")
            if not within(target, ARROWS[part] | {part, "__version__"}):
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", sorted(OUTSIDE))
def test_a_core_uses_only_the_packages_it_is_allowed(part: str):
    """Leaves and rules need the standard library only; the vault needs cryptography, sound needs arrays and PyAV."""
    wrong = []
    for path in SOURCES:
        if part_of(module_of(path)) != part:
            continue
        for line, name in imports(path):
            top = name.split(".", 1)[0]
            if top not in {"naklank", "_typeshed"} and top not in sys.stdlib_module_names and top not in OUTSIDE[part]:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")

    assert not wrong, "\n".join(wrong)


def test_pure_parts_do_no_io():
    """No core opens a file, a socket, a thread or a process: bytes in, bytes out."""
    wrong = []
    for path in SOURCES:
        if part_of(module_of(path)) not in PURE:
            continue
        wrong += [
            f"{path.relative_to(ROOT)}:{n} imports {name}"
            for n, name in imports(path)
            if name.split(".", 1)[0] in NO_IO
        ]
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} opens a file")

    assert not wrong, "\n".join(wrong)


def test_nothing_sees_wiring():
    """Only the program's own start names wiring: no page, command or action builds its own store."""
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in SOURCES
        if part_of(module_of(path)) not in {"wiring", "__main__"}
        for line, name in imports(path)
        if within(name, {"naklank.wiring"})
    ]

    assert not wrong, "\n".join(wrong)


def test_modules_form_no_cycle():
    """Each module can be read, and loaded, before the modules that rest on it."""
    known = {module_of(path): path for path in SOURCES}
    rests_on: dict[str, set[str]] = {}
    for module, path in known.items():
        names = {
            name.removeprefix("naklank.") for _, name in imports(path, top_only=True) if name.startswith("naklank.")
        }
        rests_on[module] = {target for name in names if (target := nearest(name, known)) not in {None, module, ""}}
    loop = find_loop(rests_on)

    assert not loop, " → ".join(loop)


def nearest(name: str, known: dict[str, Path]) -> str | None:
    """The module that `name` is or lives in."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or None


def find_loop(rests_on: dict[str, set[str]]) -> list[str]:
    """One cycle, or nothing."""
    done: set[str] = set()

    def walk(module: str, road: list[str]) -> list[str]:
        if module in road:
            return [*road[road.index(module) :], module]
        if module in done:
            return []
        for target in sorted(rests_on.get(module, ())):
            if loop := walk(target, [*road, module]):
                return loop
        done.add(module)
        return []

    for module in sorted(rests_on):
        if loop := walk(module, []):
            return loop
    return []


def test_the_loop_finder_finds_loops():
    """The test above can fail: a made-up cycle is seen, a made-up chain is not."""
    assert find_loop({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]
    assert find_loop({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_no_module_is_longer_than_a_person_can_hold():
    """A file holds one idea: at most 350 lines, a page, a script of the browser and a style sheet too."""
    web = [path for kind in ("html", "js", "css") for path in (PACKAGE / "web").rglob(f"*.{kind}") if path.is_file()]
    ours = [*SOURCES, *(path for path in web if "vendor" not in path.parts)]
    long = {
        str(path.relative_to(ROOT)): n for path in ours if (n := len(path.read_text("utf-8").splitlines())) > LONGEST
    }

    assert not long, long


def test_the_outsiders_verifier_stands_alone():
    """The verifier is one file of at most 300 lines, and a short one beside it for receipts and logs. They need the standard
    library only, so that a stranger can read them.
    """
    own = sorted((ROOT / "verifier").glob("*.py"))
    known = sys.stdlib_module_names | {path.stem for path in own}
    strange = {name for path in own for _, name in imports(path) if name.split(".", 1)[0] not in known}

    assert not strange
    lengths = {path.stem: len(path.read_text("utf-8").splitlines()) for path in own}
    assert lengths.keys() == {"naklank_verify", "naklank_verify_papers"}
    assert lengths["naklank_verify"] <= 300
    assert lengths["naklank_verify_papers"] <= 150


def test_every_module_says_what_it_does():
    """Each module begins with a docstring that is at least one whole sentence."""
    silent = []
    for path in OURS:
        if not path.read_text("utf-8").strip():
            continue
        first = (ast.get_docstring(tree_of(path)) or "").strip()
        if len(first) < 12 or not re.search(r"[.?:]", first):
            silent.append(str(path.relative_to(ROOT)))

    assert not silent, "\n".join(silent)


def test_names_say_something():
    """No module or class is called utils, helpers, common, manager or base."""
    vague = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if any(VAGUE.search(part) for part in module_of(path).split("."))
    ]
    for path in SOURCES:
        classes = [node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)]
        vague += [f"{path.relative_to(ROOT)}: {name}" for name in classes if VAGUE.search(snake(name))]

    assert not vague, "\n".join(vague)


def snake(name: str) -> str:
    """`RuleBase` → `rule_base`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def tracked() -> list[Path]:
    """What git holds, or would take: everything that is not ignored."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


TEXTUAL = {".py", ".js", ".css", ".html", ".md", ".toml", ".txt", ".json", ".in", ".svg", ".sh", ""}


def test_nothing_is_left_for_later_in_silence():
    """No marker of unfinished work stands in the code: what is not there yet is said in the docs, in words."""
    marker = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
    left = [
        f"{path.relative_to(ROOT)}:{n}"
        for path in tracked()
        if path.suffix in {".py", ".js", ".css", ".html"}
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if marker.search(line)
    ]

    assert not left, "\n".join(left)


def test_no_code_of_others_stands_in_the_repository():
    """No minified file, no bundle, no font: all of that comes from a package registry when the program is built."""
    strange = []
    for path in tracked():
        name = str(path.relative_to(ROOT))
        if re.search(r"\.min\.|\.bundle\.|\.woff2?$|\.ttf$|\.otf$|\.wasm$|\.map$", name) or "node_modules" in name:
            strange.append(name)
        elif path.suffix in {".js", ".css", ".html", ".py"}:
            lines = path.read_text("utf-8").splitlines()
            if any(len(line) > 1000 for line in lines):
                strange.append(f"{name}: a line of more than 1000 characters")
            if re.search(
                r"@license|@preserve|sourceMappingURL|Copyright \(c\)", "\n".join(lines), re.IGNORECASE
            ) and path != Path(__file__):
                strange.append(f"{name}: carries the notice of another")

    assert not strange, "\n".join(strange)


def test_lock_files_name_no_server():
    """Versions and hashes only: where packages come from is the business of the machine that installs them."""
    for name in ("requirements/run.txt", "requirements/dev.txt"):
        content = (ROOT / name).read_text("utf-8")
        assert "://" not in content, name
        pinned = re.findall(r"^[A-Za-z0-9_.-]+==", content, re.MULTILINE)
        hashed = re.findall(r"^[A-Za-z0-9_.-]+==[^\n]*\\\n\s+--hash=sha256:", content, re.MULTILINE)
        assert pinned
        assert len(pinned) == len(hashed), f"{name}: a package without a hash"
    package_lock = (ROOT / "package-lock.json").read_text("utf-8")

    assert '"resolved"' not in package_lock
    assert '"integrity"' in package_lock


def test_no_large_file_is_kept():
    """Sound and screenshots stay small: nothing above 600 kB is committed."""
    large = {str(path.relative_to(ROOT)): size for path in tracked() if (size := path.stat().st_size) > 600_000}

    assert not large, large


def test_no_place_of_one_machine_is_written_down():
    """Nothing refers to somebody's home directory or work tree."""
    place = re.compile(r"/(?:root|home/[a-z]+|work)/[a-z.]")
    found = [
        f"{path.relative_to(ROOT)}:{n}"
        for path in tracked()
        if path.suffix in TEXTUAL and path != Path(__file__)
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if place.search(line)
    ]

    assert not found, "\n".join(found)
