"""The thirteen rules in plain Python, and random cases of their twenty facts: what every engine is held against.

R1 a patient may record; R2 in a group, R3 on video, and R13 not for private use only with everyone's consent. R4 a
provider records, and R9 tells, only with the informed consent of who decides: below 12 the guardian (R5), 12 to 15 the
patient (R6), from 16 the patient (R7), for an adult who cannot decide the representative (R8). Without consent a
provider tells by legal duty (R10), legal right (R11), or in a conflict of duties with all six conditions met (R12).
"""

import random
from collections.abc import Iterator

ADULT, MAY_DECIDE, TWELVE = 18, 16, 12
CONDITIONS = ("everything_tried", "conscience", "harm", "no_other_way", "prevents_harm", "least_breach")
"""The six of R12."""
YES_NO = (
    "record", "by_patient", "private_use", "group", "video", "everyone_consents", "incapacitated", "informed",
    "guardian_consents", "patient_consents", "representative_consents", "legal_duty", "legal_right", *CONDITIONS,
)  # fmt: skip
FACTS = (*YES_NO, "age")
UNKNOWN = "unknown"

Case = dict[str, bool | int | str]
Answer = tuple[bool, frozenset[str]]


def random_cases(count: int, seed: int, unknowns: int = 0) -> Iterator[Case]:
    """Cases in which every fact is said, so many of them as unknown."""
    chance = random.Random(seed)
    for _ in range(count):
        case: Case = {fact: chance.random() < 0.5 for fact in YES_NO}
        case["age"] = chance.choice((chance.randint(0, 11), chance.randint(12, 15), 16, 17, chance.randint(18, 99)))
        if chance.random() < 0.3:  # else all six are hardly ever met
            case.update(dict.fromkeys(CONDITIONS, True))
        case.update(dict.fromkeys(chance.sample(FACTS, unknowns), UNKNOWN))
        yield case


def decide(c: Case) -> Answer:
    """Whether it is allowed, and the rules in play."""
    rules = set()
    consent = False
    if not (c["record"] and c["by_patient"]):
        rule, who = _who(c)
        rules.add(rule)
        consent = bool(c["informed"] and c[who])
    if c["record"]:
        allowed = c["by_patient"] or consent
        rules.add("R1" if c["by_patient"] else "R4")
        exceptions = (("R2", c["group"]), ("R3", c["video"]), ("R13", c["by_patient"] and not c["private_use"]))
        rules.update(rule for rule, holds in exceptions if holds)
        return bool(allowed and (c["everyone_consents"] or rules.isdisjoint({"R2", "R3", "R13"}))), frozenset(rules)
    ways = (("R10", c["legal_duty"]), ("R11", c["legal_right"]), ("R12", all(c[one] for one in CONDITIONS)))
    rules.update(rule for rule, holds in ways if holds)
    return consent or any(holds for _, holds in ways), frozenset({"R9", *rules})


def _who(c: Case) -> tuple[str, str]:
    if c["age"] < TWELVE:
        return "R5", "guardian_consents"
    if c["age"] < MAY_DECIDE:
        return "R6", "patient_consents"
    if c["age"] >= ADULT and c["incapacitated"]:
        return "R8", "representative_consents"
    return "R7", "patient_consents"


AGES = (5, 13, 16, 40)
"""One age of each kind that the rules tell apart."""


def decide_open(case: Case) -> tuple[str, frozenset[str]]:
    """By trying every way in which the unknown facts could turn out: the verdict, and which of them matter to it."""
    open_ = [fact for fact in FACTS if case[fact] == UNKNOWN]
    ways: list[Case] = [dict(case)]
    for fact in open_:
        ways = [{**way, fact: value} for way in ways for value in (AGES if fact == "age" else (True, False))]
    verdicts = {tuple(way[fact] for fact in open_): decide(way)[0] for way in ways}
    if len(set(verdicts.values())) == 1:
        return ("allowed" if next(iter(verdicts.values())) else "forbidden"), frozenset()
    matter = set()
    for number, fact in enumerate(open_):
        seen: dict[tuple[object, ...], bool] = {}
        for way, verdict in verdicts.items():
            if seen.setdefault((*way[:number], *way[number + 1 :]), verdict) != verdict:
                matter.add(fact)
    return UNKNOWN, frozenset(matter)
