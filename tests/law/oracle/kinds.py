"""What an unmet fact does, by its kind, and the two orders of verdicts (the vocabulary of facts, section 3)."""

from collections.abc import Iterable

from oracle.vocabulary import (
    FALSE_WHEN_SILENT,
    PRESUMED,
    UNKNOWN,
    USUAL_ACTOR,
    WAITING_GATES,
    WEIGHED,
    Facts,
    Value,
    values,
)

ALONG_ONE_DOOR = ("forbidden", "judgement", "conditional", "allowed", "required")  # rule 1; unknown is tried out
BETWEEN_DOORS = ("required", "allowed", "judgement", "conditional", "forbidden")  # rule 2


def along(*verdicts: str) -> str:
    """One door: the most cautious wins."""
    return min(verdicts, key=ALONG_ONE_DOOR.index)


def between(verdicts: Iterable[str]) -> str:
    """Several doors: one open door is enough; without any door the act is forbidden."""
    return min([*verdicts, "forbidden"], key=BETWEEN_DOORS.index)


class Case:
    """One completion of a case: every fact that is unknown has a value here, and it is noted which of those are read."""

    def __init__(self, question: str, stated: Facts, completion: Facts) -> None:
        self.question = question
        self.stated = stated
        self.completion = completion
        self.read: set[str] = set()

    def silent(self, fact: str) -> bool:
        """Nobody spoke of it."""
        return fact not in self.stated

    def named_unknown(self, fact: str) -> bool:
        """Somebody said that he does not know."""
        return self.stated.get(fact) == UNKNOWN

    def value(self, fact: str) -> Value:
        """The stated value, or the presumption, or what this completion makes of it."""
        if fact in self.stated and self.stated[fact] != UNKNOWN:
            return self.stated[fact]
        if fact not in self.stated:
            if fact == "actor":
                return USUAL_ACTOR.get(self.question, "provider")
            if fact in FALSE_WHEN_SILENT:
                return False
            if fact in PRESUMED:
                return PRESUMED[fact]
        self.read.add(fact)
        return self.completion.get(fact, values(fact)[0])

    def holds(self, fact: str) -> bool:
        """A frame fact that is true."""
        return self.value(fact) is True

    def age(self) -> int:
        """The patient's age."""
        return int(self.value("patient_age"))


def answer(case: Case, fact: str, *, dead: bool = False) -> str:
    """Kind `answer`, of a person who may be dead."""
    return answered(case, str(case.value(fact)), dead=dead)


def answered(case: Case, given: str, *, dead: bool = False) -> str:
    """Kind `answer`, of an answer already looked up."""
    if given == "given":
        return "required"
    if given == "not_asked" and not dead and not case.holds("done"):
        return "conditional"
    return "forbidden"


def step(case: Case, fact: str) -> str:
    """Kind `step`: it can still be taken, as long as the act is not done."""
    if case.holds(fact):
        return "required"
    return "forbidden" if case.holds("done") else "conditional"


def gate(case: Case, fact: str) -> str:
    """Kind `gate`: true or not; one without a presumption waits."""
    if fact in WAITING_GATES and case.silent(fact):
        return "conditional"
    return "required" if case.holds(fact) else "forbidden"


def weigh(case: Case, fact: str) -> str:
    """Kind `weigh`; also for a gate that the tables let weigh at one door, which has its presumption."""
    if case.named_unknown(fact):
        return "judgement"
    if case.silent(fact) and fact in WEIGHED and fact not in FALSE_WHEN_SILENT:
        return "judgement"
    return "required" if case.holds(fact) else "forbidden"
