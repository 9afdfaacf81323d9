"""`naklank ask` on a terminal: choose a situation, answer what still matters one question at a time, and read the answer.

Beside the numbers: `w` why this is asked, `t` back, `s` to stop and see the answer so far. Ctrl-D stops too.
"""

import sys
from collections.abc import Sequence
from datetime import date

from naklank.actions.answer_lines import answer_lines
from naklank.actions.interview import Asked, Interview, Start, starts
from naklank.actions.own_profile import RuleBase
from naklank.cli.screen import Screen
from naklank.errors import NaklankError
from naklank.text import Text
from naklank.text.catalogue import say

Value = str | int | bool
BACK, WHY, STOP = "t", "w", "s"
KEYS = {
    "nl": "Typ het nummer. w: waarom deze vraag. t: terug. s: stop, en laat het antwoord zien.",
    "en": "Type the number. w: why this question. t: back. s: stop, and show the answer.",
}
DIGITS_MAX = 5


def ask_on(screen: Screen, rules: RuleBase, question: str, facts: dict[str, object], day: date | None) -> None:
    """Ask until nothing can change the answer any more, or the person stops; then answer."""
    start: Start | None = None
    if not question:
        start = _situation(screen)
        if start is None:
            return
        question, facts = start.question, {**start.facts, **facts}
    going = Interview({"question": question, "facts": facts}, rules, day, start)
    screen.line()
    screen.line(KEYS["en" if screen.language == "en" else "nl"])
    _questions(screen, going)
    screen.line()
    for line in answer_lines(going.decided(), screen.language, rules, start):
        screen.line(line)


def _situation(screen: Screen) -> Start | None:
    """Who somebody is, then what she wants; None where she stops."""
    groups = starts()
    while True:
        screen.say(_WHO)
        who = _pick(screen, [title.in_language(screen.language) for title, _ in groups])
        if not isinstance(who, int):
            if who == BACK:
                continue
            return None
        screen.line()
        screen.say(_WHAT)
        each = groups[who][1]
        what = _pick(screen, [one.says.in_language(screen.language) for one in each])
        if isinstance(what, int):
            return each[what]
        if what != BACK:
            return None


def _questions(screen: Screen, going: Interview) -> None:
    """One question after another; each answer can be taken back."""
    before: list[dict[str, Value]] = []
    while (asked := going.next(screen.language)) is not None:
        screen.line()
        screen.line(asked.asks)
        answer = _answer(screen, asked)
        if answer == STOP:
            return
        if answer == BACK:
            going.facts = before.pop() if before else going.facts
            continue
        kept = dict(going.facts)
        try:
            going.tell(asked.fact, answer)
        except NaklankError as wrong:
            screen.line(f"{wrong.what.in_language(screen.language)} {wrong.todo.in_language(screen.language)}")
            continue
        before.append(kept)


def _answer(screen: Screen, asked: Asked) -> Value:
    """A value, or `BACK` or `STOP`."""
    while True:
        if asked.number:
            screen.say(_NUMBER)
            said = _typed(screen)
            picked: Value | None = (
                asked.choices[-1][0]
                if said == "?"
                else int(said)
                if said.isdecimal() and len(said) <= DIGITS_MAX
                else None
            )
        else:
            place = _pick(screen, [label for _, label in asked.choices])
            said, picked = (place, None) if isinstance(place, str) else ("", asked.choices[place][0])
        if picked is not None:
            return picked
        if said in (BACK, STOP):
            return said
        if said == WHY:
            screen.line(
                f"{say('may.because', screen.language)} {asked.because}" if asked.because else _PLAIN[screen.language]
            )


def _pick(screen: Screen, labels: Sequence[str]) -> int | str:
    """The place of the one that was chosen, or one of the keys."""
    for number, label in enumerate(labels, 1):
        screen.line(f"  {number:2d}  {label}")
    while True:
        said = _typed(screen)
        if said in (BACK, STOP, WHY):
            return said
        if said.isdecimal() and len(said) <= DIGITS_MAX and 1 <= int(said) <= len(labels):
            return int(said) - 1
        screen.say(_AGAIN)


def _typed(screen: Screen) -> str:
    """What was typed, without capitals; `STOP` at the end of what is typed."""
    screen.clear()
    print("> ", end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        screen.line()
        return STOP
    return line.strip().lower()


_WHO = Text("Wie bent u?", "Who are you?")
_WHAT = Text("Waarover gaat uw vraag?", "What is your question about?")
_NUMBER = Text("Typ een getal, of ? als u het niet weet.", "Type a number, or ? if you do not know.")
_AGAIN = Text("Typ het nummer van uw antwoord.", "Type the number of your answer.")
_PLAIN = {
    "nl": "Het antwoord kan hiervan afhangen.",
    "en": "The answer may turn on this.",
}
