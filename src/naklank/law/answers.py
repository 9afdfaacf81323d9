"""Ask the whole rule base one question about one case. Pure: same rules, same day, same facts, same receipt."""

from collections.abc import Mapping
from datetime import date

from naklank.law import recording
from naklank.law.facts import VOCABULARY
from naklank.logic.decide import decide
from naklank.logic.facts import read_case
from naklank.logic.receipts import receipt, version_of
from naklank.logic.rules import Question, Rule
from naklank.logic.verdicts import Answer

RULES: tuple[Rule, ...] = recording.RULES
QUESTIONS: dict[str, Question] = {question.id: question for question in recording.QUESTIONS}
VERSION = version_of(tuple(QUESTIONS.values()), RULES)
"""Names the rule base by what it says; stands in every receipt."""


def ask(question: str, facts: Mapping[str, object], day: date) -> tuple[Answer, str]:
    """Answer the question for this case on this day, with the receipt's hash.

    Raises `NaklankError` with field, value and what is allowed where a fact has a value that it cannot have.
    """
    case = read_case(VOCABULARY, facts)
    answer = decide(QUESTIONS, RULES, question, case, day)
    return answer, receipt(VERSION, day, case, answer)
