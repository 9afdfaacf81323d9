"""Answer one question about one case from the rules. Pure; never guesses.

Each condition stands for a fact of its own, so the verdict over all values that an unknown fact could have is exact
here: an unknown fact gives "unknown" unless another fact forbids anyway.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from naklank.logic.facts import UNKNOWN, Case
from naklank.logic.rules import Condition, Question, Rule
from naklank.logic.verdicts import Answer, Verdict, most_cautious
from naklank.text import Text

NO_SUCH_QUESTION = Text("Deze vraag kan Naklank nog niet beantwoorden.", "Naklank cannot answer this question yet.")
STRANGE_FACT = Text(
    "Naklank kent een van deze gegevens nog niet. Daarom zegt het geen ja en geen nee.",
    "Naklank does not know one of these facts yet. So it says neither yes nor no.",
)
FACT_MISSING = Text("We weten nog niet: {label}", "We do not know yet: {label}")


def decide(questions: Mapping[str, Question], rules: Sequence[Rule], question_id: str, case: Case, day: date) -> Answer:
    """Answer `question_id` for `case` by the rules that hold on `day`."""
    question = questions.get(question_id)
    if question is None:
        return Answer(question_id, "unknown", NO_SUCH_QUESTION, supported=False)
    if case.strange:
        return Answer(question_id, "unknown", STRANGE_FACT, missing=case.strange, supported=False)
    for part in question.frame:
        if part.condition.holds(case) is not True:
            missing = (part.condition.fact,) if case.value(part.condition.fact) == UNKNOWN else ()
            return Answer(question_id, "unknown", part.outside, missing=missing, supported=False)
    mine = [rule for rule in rules if question_id in rule.asks and rule.since <= day]
    return _answer(question, mine, case)


def _answer(question: Question, rules: Sequence[Rule], case: Case) -> Answer:
    mains = [r for r in rules if r.rank == "main" and r.gives is not None and _applies(r, case)]
    if len(mains) != 1:
        return Answer(question.id, "unknown", question.beyond, supported=False)
    main = mains[0]
    against = [
        r for r in rules if r.rank in ("exception", "block") and main.norm in r.excepts and _all_hold(r.when, case)
    ]
    steps = [effect for c in main.when if (effect := _effect(c, case)) is not None]
    given = [r.gives for r in against if r.gives is not None]
    verdict = most_cautious([*given, *steps, main.gives or "unknown"])
    speaker = against[0] if against else main
    along = [r for r in rules if r.gives is None and _comes_along(r, case)]
    missing = tuple(c.fact for c in main.when if c.holds(case) is not True) if verdict != "forbidden" else ()
    return Answer(
        question=question.id,
        verdict=verdict,
        sentence=_sentence(verdict, speaker, missing, case),
        because=tuple(r.norm for r in (main, *against)) + tuple(r.norm for r in along if r.kind != "advice"),
        advice=tuple(r.norm for r in along if r.kind == "advice"),
        missing=missing,
        open=tuple(point for r in (main, *against) for point in r.leaves_open),
    )


def _applies(rule: Rule, case: Case) -> bool:
    """A main rule is out of reach where one of its frame facts has another value."""
    frame = [c for c in rule.when if case.vocabulary[c.fact].kind == "frame"]
    return all(c.holds(case) is not False for c in frame)


def _effect(condition: Condition, case: Case) -> Verdict | None:
    """What an unmet condition does, by the kind of its fact; None where it is met."""
    holds = condition.holds(case)
    if holds:
        return None
    kind = case.vocabulary[condition.fact].kind
    if holds is None:
        return "judgement" if kind == "weigh" else "unknown"
    if kind != "step" or case.value("done") is True:
        return "forbidden"
    return "unknown" if case.value("done") == UNKNOWN else "conditional"


def _all_hold(conditions: Sequence[Condition], case: Case) -> bool:
    return all(condition.holds(case) is True for condition in conditions)


def _comes_along(rule: Rule, case: Case) -> bool:
    if rule.brought_by and not any(fact in case.stated for fact in rule.brought_by):
        return False
    return _all_hold(rule.when, case)


def _sentence(verdict: Verdict, speaker: Rule, missing: tuple[str, ...], case: Case) -> Text:
    if verdict != "unknown" or not missing:
        return speaker.says
    label = case.vocabulary[missing[0]].label
    return Text(
        FACT_MISSING.in_language("nl", label=label.nl + "."), FACT_MISSING.in_language("en", label=label.en + ".")
    )
