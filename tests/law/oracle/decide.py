"""Every completion of what is unknown is decided; where they differ the verdict is unknown (the vocabulary of facts, sections 2 and 3)."""

from collections.abc import Callable, Iterator
from itertools import product

from oracle import file, recording
from oracle.disclose import disclose
from oracle.kinds import Case
from oracle.vocabulary import GAP, UNKNOWN, Facts, Impossible, Value, values

QUESTIONS: dict[str, Callable[[Case], str]] = {
    "record": recording.record,
    "refuse_recording": recording.refuse,
    "share": recording.share,
    "publish": recording.publish,
    "give_copy": recording.give_copy,
    "edit": recording.edit,
    "listen": recording.listen,
    "keep": recording.keep,
    "use_as_evidence": lambda _: "judgement",
    "terminate_treatment": recording.terminate,
    "inform_policy": recording.inform,
    "disclose": lambda case: disclose(case, str(case.value("recipient"))),
    "access_file": file.access,
    "invoke_privilege": file.privilege,
    "exercise_rights": file.whose_decision,
    "inspect": file.look,
    "copy": file.look,
    "charge_fee": file.fee,
    "correct": file.correct,
    "add_statement": lambda _: "required",
    "destroy": file.destroy,
    "compel": lambda _: "forbidden",
}


def decide(question: str, facts: Facts) -> tuple[str, frozenset[str]]:
    """The verdict, and where it is unknown the facts that decide: with another value of that one, another verdict."""
    verdicts = try_out(question, facts)
    if not verdicts:
        raise Impossible
    found = set(verdicts.values())
    if len(found) == 1:
        only = found.pop()
        return UNKNOWN if only == GAP else only, frozenset()
    return UNKNOWN, frozenset(deciding(verdicts))


def try_out(question: str, facts: Facts) -> dict[tuple[tuple[str, Value], ...], str]:
    """The verdict of every possible completion of the unknown facts that are read. What no completion reads decides nothing."""
    tried: list[str] = []
    while True:
        read: set[str] = set()
        verdicts = {}
        for completion in completions(tried):
            case = Case(question, facts, completion)
            if possible(case):
                verdicts[tuple(completion.items())] = QUESTIONS[question](case)
            read |= case.read
        if read <= set(tried):
            return verdicts
        tried = sorted(read | set(tried))


def completions(tried: list[str]) -> Iterator[dict[str, Value]]:
    """Every combination of values of these facts."""
    for chosen in product(*(values(fact) for fact in tried)):
        yield dict(zip(tried, chosen, strict=True))


def possible(case: Case) -> bool:
    """Not a dead patient who acts, asks or takes back, and not a guardian over a capable adult: as far as it is stated."""

    def is_stated(fact: str, wanted: Value) -> bool:
        return not case.silent(fact) and case.value(fact) == wanted

    open_to = not case.silent("deceased") and case.value("deceased") and case.completion.get("recipient") == "patient"
    if open_to or (
        is_stated("deceased", wanted=True)
        and (is_stated("recipient", "patient") or is_stated("actor", "patient") or is_stated("consent", "withdrawn"))
    ):
        return False
    grown_up = not case.silent("patient_age") and case.age() >= 18
    return not (is_stated("representative_kind", "guardian") and grown_up and is_stated("capable", wanted=True))


def deciding(verdicts: dict[tuple[tuple[str, Value], ...], str]) -> Iterator[str]:
    """Facts for which two completions that differ in nothing else give two verdicts."""
    facts = [fact for fact, _ in next(iter(verdicts))]
    for place, fact in enumerate(facts):
        seen: dict[tuple[tuple[str, Value], ...], str] = {}
        for completion, verdict in verdicts.items():
            rest = completion[:place] + completion[place + 1 :]
            if seen.setdefault(rest, verdict) != verdict:
                yield fact
                break
