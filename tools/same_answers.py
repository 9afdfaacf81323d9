"""Whether the engine still says the same as it did: every field of the answer, for thousands of random cases of every question.

For who makes `naklank.logic` faster or plainer. Takes the engine of another commit with the rules of this tree, asks both
the same, and shows the first case in which they differ. Usage: `.venv/bin/python tools/same_answers.py REVISION [CASES]`.
"""

import io
import json
import os
import random
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ("src/naklank/logic", "src/naklank/law/rule_base.py")
DAY = date(2026, 11, 23)
SIDE_BY_SIDE = 200
WRONG = ("no such value", 1, 0, -1, 1.0, None, ["patient"], True)


def main(arguments: list[str]) -> int:
    """Compare; 0 where nothing differs."""
    if arguments[0] == "--say":
        say(int(arguments[1]))
        return 0
    cases = arguments[1] if len(arguments) > 1 else "40000"
    with tempfile.TemporaryDirectory(prefix="naklank-same-") as place:
        then = Path(place)
        shutil.copytree(
            ROOT / "src" / "naklank", then / "naklank", ignore=shutil.ignore_patterns("vendor", "__pycache__")
        )
        archive = subprocess.run(["git", "archive", arguments[0], *ENGINE], cwd=ROOT, capture_output=True, check=True)
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            tar.extractall(then / "tar", filter="data")
        shutil.rmtree(then / "naklank" / "logic")
        shutil.copytree(then / "tar" / "src", then, dirs_exist_ok=True)
        both = [saying(where, cases) for where in (then, ROOT / "src")]
    for number, (before, now) in enumerate(zip(*both, strict=True)):
        if before != now:
            print(f"answer {number} differs\nthen {before}\nnow  {now}")
            return 1
    print(f"{len(both[0])} answers, all the same")
    return 0


def saying(where: Path, cases: str) -> list[str]:
    """What the engine of one tree says."""
    done = subprocess.run(
        [sys.executable, __file__, "--say", cases],
        env=os.environ | {"PYTHONPATH": str(where)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def say(count: int) -> None:
    """Print the answers of the engine that is imported."""
    from naklank.actions.ask import ask_lines
    from naklank.law import RULES

    waiting: dict[str, list[dict[str, object]]] = {question: [] for question in RULES.questions}
    for question, facts in random_cases(count):
        line = json.dumps({"question": question, "facts": facts, "day": DAY.isoformat()})
        answer, fits = next(ask_lines([line.encode()]))
        print(line, json.dumps(answer, ensure_ascii=False))
        if fits:
            waiting[question].append(facts)
        if len(waiting[question]) == SIDE_BY_SIDE:
            for case, brief in zip(waiting[question], RULES.briefs(question, waiting[question], DAY), strict=True):
                print(question, case, brief.verdict, sorted(brief.because), sorted(brief.along), brief.missing)
            waiting[question].clear()


def random_cases(count: int) -> Iterator[tuple[str, dict[str, object]]]:
    """Cases of every question: 0 to 20 facts said, 0 to 6 of them unknown, and now and then a value that cannot be."""
    from naklank.law import RULES

    chance = random.Random(1)
    questions = list(RULES.questions)
    for number in range(count):
        question = questions[number % len(questions)]
        names = sorted(RULES.answerer(question, DAY).decider.place)
        some = chance.sample(names, min(chance.randint(0, 20), len(names)))
        facts: dict[str, object] = {}
        for name in some:
            fact = RULES.vocabulary[name]
            facts[name] = chance.randint(0, 70) if fact.bands else chance.choice(fact.states)
        facts.update(dict.fromkeys(chance.sample(some, min(chance.choice((0, 0, 1, 2, 4, 6)), len(some))), "unknown"))
        if some and chance.random() < 0.02:
            facts[chance.choice(some)] = chance.choice(WRONG)
        yield question, facts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
