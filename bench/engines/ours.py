"""The thirteen rules in our engine, by its public way: facts, norms, doors with what they need."""

from collections.abc import Sequence

from engines.thirteen import CONDITIONS, YES_NO
from naklank.logic.answers import Answerer
from naklank.logic.citing import Citer
from naklank.logic.conditions import Condition, is_
from naklank.logic.decide import Decider
from naklank.logic.doors import Cited, Door, Need, Question
from naklank.logic.facts import OPEN, Fact
from naklank.logic.norms import Given, Norm, Source
from naklank.text import Text

BANDS = (("under_12", 12), ("12_15", 16), ("16_17", 18), ("adult", None))


def _text(said: str) -> Text:
    return Text(said, said)


VOCABULARY = {fact: Fact(fact, _text(fact), "frame", (), OPEN) for fact in YES_NO} | {
    "age": Fact("age", _text("age"), "frame", (), OPEN, BANDS, most=120),
    "profile": Fact("profile", _text("profile"), "frame", ("any",), "any"),
}


def _norm(number: int, *when: Given) -> Norm:
    said = _text(f"rule {number}")
    source = Source("S", f"rule {number}", number, number)
    return Norm(f"R{number}", "permission", "main", "law", said, said, (source,), when)


CATALOGUE = {
    norm.id: norm
    for norm in (
        *(_norm(number) for number in (1, 4, 9, 10, 11, 12)),
        _norm(2, Given("group", True)),
        _norm(3, Given("video", True)),
        _norm(5, Given("age", "under_12")),
        _norm(6, Given("age", "12_15")),
        _norm(7, Given("age", "16_17", "adult")),
        _norm(8, Given("incapacitated", True)),
        _norm(13, Given("private_use", False)),
    )
}

BY_REPRESENTATIVE = is_("age", "adult") & is_("incapacitated")
CONSENT = (
    Need("guardian_consents", "R5", when=is_("age", "under_12")),
    Need("patient_consents", "R6", when=is_("age", "12_15")),
    Need("patient_consents", "R7", when=is_("age", "16_17", "adult") & ~BY_REPRESENTATIVE),
    Need("representative_consents", "R8", when=BY_REPRESENTATIVE),
)
EVERYONE = (Need("everyone_consents", "R2", when=is_("group")), Need("everyone_consents", "R3", when=is_("video")))


def _consent(rule: str) -> tuple[Need, ...]:
    return (Need("informed", rule), *CONSENT)


def _door(name: str, exists: Condition, rule: str, *needs: Need) -> Door:
    return Door(name, "allowed", exists, (Cited(rule),), needs)


RECORD, BY_PATIENT = is_("record"), is_("by_patient")
CONFLICT = is_(CONDITIONS[0])
for _condition in CONDITIONS[1:]:
    CONFLICT &= is_(_condition)
DOORS = (
    _door("patient", RECORD & BY_PATIENT, "R1", *EVERYONE, Need("everyone_consents", "R13", when=~is_("private_use"))),
    _door("provider", RECORD & ~BY_PATIENT, "R4", *_consent("R4"), *EVERYONE),
    _door("told", ~RECORD, "R9", *_consent("R9")),
    _door("duty", ~RECORD & is_("legal_duty"), "R10"),
    _door("right", ~RECORD & is_("legal_right"), "R11"),
    _door("conflict", ~RECORD & CONFLICT, "R12"),
)


def question(doors: Sequence[Door] = DOORS) -> Question:
    """The question whether something may be done."""
    return Question("may", _text("may"), _text("may it?"), tuple(doors), ())


def answerer(
    asked: Question, vocabulary: dict[str, Fact] = VOCABULARY, catalogue: dict[str, Norm] = CATALOGUE
) -> Answerer:
    """Compile it."""
    citer = Citer(asked, catalogue, vocabulary)
    return Answerer(citer, Decider(citer.program, vocabulary), catalogue, vocabulary)
