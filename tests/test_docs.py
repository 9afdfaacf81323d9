"""The documentation cannot lie: what it names exists, what it links to is there, what it says to type works."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
READ_BY_USERS = [ROOT / "README.md", ROOT / "docs" / "running.md"]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def commands() -> set[str]:
    """The commands that `naklank --help` lists."""
    shown = run_naklank("--help")

    assert shown.returncode == 0, shown.stderr
    return set(re.findall(r"^ {4}([a-z][a-z-]+)(?= {2,})", shown.stdout, re.MULTILINE))


@cache
def run_naklank(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "naklank", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path):
    """Each relative link and image in the documentation points at a file of the repository."""
    broken = [link for link in LINK.findall(text_of(page)) if not (page.parent / link).exists()]

    assert not broken, broken


def test_every_make_target_that_is_named_exists():
    """What the pages tell people to make can be made."""
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {
        (page.name, target)
        for page in PAGES
        for target in re.findall(r"(?:`|^\s*|&& )make ([a-z]+)", text_of(page), re.MULTILINE)
    }

    assert named
    assert {target for _, target in named} <= targets, named


def test_every_command_that_is_named_exists(commands: set[str]):
    """A command in the documentation is a command of the program."""
    named = {
        (page.name, command)
        for page in PAGES
        for command in re.findall(r"(?:`|^\s*(?:\$ )?|bin/)naklank ([a-z][a-z-]+)", text_of(page), re.MULTILINE)
    }

    assert named
    unknown = {(page, command) for page, command in named if command not in commands}
    assert not unknown, unknown


def test_every_command_is_documented(commands: set[str]):
    """Each command of the program stands in the README or in the page for who runs it."""
    pages = "\n".join(text_of(page) for page in READ_BY_USERS)

    assert commands
    missing = {command for command in commands if not re.search(rf"naklank {command}(?![a-z-])", pages)}
    assert not missing, missing


def test_every_command_explains_itself(commands: set[str]):
    """Each command answers `--help`."""
    silent = {command for command in commands if run_naklank(command, "--help").returncode != 0}

    assert not silent, silent


def test_blocks_marked_as_runnable_run(tmp_path: Path):
    """A block of commands that says `sh runnable` works as written, in order, in an empty folder."""
    for page in PAGES:
        blocks = re.findall(r"^```sh runnable\n(.*?)^```", text_of(page), re.MULTILINE | re.DOTALL)
        if not blocks:
            continue
        place = tmp_path / page.stem
        place.mkdir()
        script = "set -eu\n" + "\n".join(blocks)
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=place,
            env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(place), "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=200,
            check=False,
        )

        assert done.returncode == 0, f"{page.name}\n{done.stdout}\n{done.stderr}"


def test_the_words_are_those_of_the_code():
    """Each name in the third column of docs/words.md is used in the code."""
    code = "\n".join(text_of(path) for path in (ROOT / "src" / "naklank").rglob("*.py"))
    rows = re.findall(r"^\| [^|]+ \| [^|]+ \| `([A-Za-z_]+)` \|", text_of(ROOT / "docs" / "words.md"), re.MULTILINE)

    assert len(rows) > 30
    unused = [name for name in rows if not re.search(rf"\b{name}\b", code)]
    assert not unused, unused


def test_a_word_is_explained_once():
    """No term stands twice in docs/words.md, and none is left without a meaning."""
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \| `\w+` \| ([^|]+) \|$", text_of(ROOT / "docs" / "words.md"), re.MULTILINE
    )
    terms = [dutch.strip() for dutch, _, _ in rows]

    assert len(terms) == len(set(terms))
    assert all(len(meaning.strip()) > 10 for _, _, meaning in rows)


def test_the_nouns_of_the_model_are_in_the_words():
    """Whoever adds a noun to the model says in docs/words.md what it is."""
    from naklank import model

    words = text_of(ROOT / "docs" / "words.md")
    inner = {"Blob", "Challenge", "Credential", "LoggedEvent", "Reply", "Role", "SoundFacts", "Thing", "Tries"}
    nouns = {name for name in model.__all__ if name[0].isupper() and not name.isupper() and not name.endswith("Id")}

    missing = {noun for noun in nouns - inner if f"`{noun}`" not in words}
    assert not missing, missing


def threats() -> list[tuple[int, str]]:
    """Number and test column of each row of the threat model."""
    rows = re.findall(r"^\| (\d+) \|.*\| ([^|]+) \|$", text_of(ROOT / "docs" / "threat-model.md"), re.MULTILINE)
    return [(int(number), shown) for number, shown in rows]


def test_each_threat_names_a_test_that_exists_or_says_that_there_is_none():
    """The threat model points at real tests, and is plain about where there are none."""
    rows = threats()

    assert [number for number, _ in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= 40
    for number, shown in rows:
        named = re.findall(r"`([\w/]+\.py)::(\w+)`", shown)
        assert named or shown.strip() == "No test yet", f"threat {number}: {shown}"
        for file, function in named:
            path = ROOT / "tests" / file
            assert path.is_file(), f"threat {number}: {file} is not there"
            assert re.search(rf"def {function}\b", text_of(path)), f"threat {number}: {file} has no {function}"


def test_decisions_are_numbered_and_listed():
    """Each decision has its own number and stands in the list."""
    folder = ROOT / "docs" / "decisions"
    names = sorted(path.name for path in folder.glob("[0-9]*.md"))
    numbers = [name[:4] for name in names]

    assert len(numbers) == len(set(numbers))
    listed = text_of(folder / "README.md")
    assert [name for name in names if f"({name})" not in listed] == []
