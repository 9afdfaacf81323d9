"""The patient's rights on the file: inspect, copy, its price, correct, add a statement, destroy; and who decides."""

from dataclasses import replace

from naklank.law.questions.after_death import DEAD_MAINS, FILE_AFTER_DEATH
from naklank.law.questions.control import BY_POWER
from naklank.law.questions.disclosing import ALONG, BLOCKS, IN_CIRCLE, NAMED, OPEN
from naklank.law.questions.giving import LIVING, REPRESENTATION_NEEDS, STANDS_IN
from naklank.law.questions.situations import (
    AGED_12_15,
    ALIVE,
    DEAD,
    FROM_12,
    GOVERNMENT,
    INCAPABLE,
    UNDER_12,
    brought,
)
from naklank.logic.conditions import ALWAYS, is_, not_known, stated
from naklank.logic.doors import Cited, Door, Need, Question
from naklank.text import Text

OWN = is_("recipient", "patient")
OTHERS_PART = is_("object", "third_party_part") & stated("object")
THIRD_PARTY = (
    Need(
        "third_party_privacy",
        "file.third-party-limit",
        (False,),
        when=OTHERS_PART & stated("third_party_privacy"),
    ),
    Need("object", "file.third-party-limit", ("file",), when=OTHERS_PART & ~stated("third_party_privacy")),
)
OWN_FILE = OWN | STANDS_IN
_HIS_TASK = Need("necessary", "representative.need-to-know")
_FILE_ALONG = (
    Cited("representative.need-to-know", STANDS_IN),
    Cited("representative.order", STANDS_IN),
    Cited("age.12-15.parents-involved", AGED_12_15 & ~INCAPABLE, ("patient_age",)),
    brought("file.third-party-limit", "third_party_privacy"),
)


def _own_doors(norm: str, extra: tuple[Cited, ...]) -> tuple[Door, ...]:
    """The doors of the patient himself and of who stands in for him."""
    return (
        Door(
            "own-file",
            "required",
            OWN & ALIVE,
            (Cited(norm), *extra),
            (
                Need("patient_age", "age.under-12", ("12_15", "16_17", "adult")),
                Need("capable", "representative.incapable-adult"),
                *THIRD_PARTY,
            ),
            ("age.12-15.self", "age.16-17", "file.third-party-limit"),
            _FILE_ALONG,
        ),
        Door(
            "file-of-represented",
            "required",
            STANDS_IN,
            (
                Cited(norm),
                Cited("representative.no-secrecy"),
                Cited("age.under-12", UNDER_12),
                Cited("representative.incapable-adult", INCAPABLE & FROM_12),
                *extra,
            ),
            (*REPRESENTATION_NEEDS, *THIRD_PARTY, _HIS_TASK),
            ("age.12-15.self", "age.16-17", "file.third-party-limit"),
            _FILE_ALONG,
        ),
    )


_OTHERS_DOORS = tuple(
    replace(door, exists=(~OWN_FILE if door.id == "silence" else ~OWN) & door.exists)
    for door in (*LIVING, *BY_POWER, *FILE_AFTER_DEATH)
    if door.id not in {"self", "representation"}
)
_OTHERS_MAINS = (
    Cited("secrecy.duty", ~OWN_FILE),
    Cited("secrecy.patient-right", ~OWN_FILE),
    Cited("secrecy.scope.everything-learned", ~OWN_FILE),
    Cited("secrecy.third-parties", ~IN_CIRCLE),
    Cited("state.no-access", GOVERNMENT),
    *DEAD_MAINS,
)
_COPY_OPEN = (
    *OPEN,
    (
        "open.child-copy",
        DEAD
        & is_("patient_age", "under_12", "12_15")
        & (
            is_("recipient", "representative")
            | (is_("representative_kind", "parent_with_authority", "guardian") & stated("representative_kind"))
        ),
    ),
    ("open.copy-third-party", stated("third_party_privacy") | OTHERS_PART),
)
_ABOUT_OTHERS = tuple(Cited(cited.norm, cited.when & ~OWN_FILE, cited.on) for cited in ALONG)

_A_DEAD_PATIENT_ASKS_NOTHING = (("recipient", "deceased", True),)

INSPECT = Question(
    "inspect",
    Text("inzage geven", "give inspection"),
    Text("Moet of mag iemand het dossier inzien?", "Must or may somebody see the file?"),
    doors=(
        *_own_doors(
            "file.inspect",
            (Cited("file.inspect.access-overview", is_("object", "access_overview")),),
        ),
        *_OTHERS_DOORS,
    ),
    mains=(*_OTHERS_MAINS, Cited("file.inspect", OWN_FILE)),
    blocks=BLOCKS,
    presumed=(("recipient", "patient"),),
    presumed_unless=_A_DEAD_PATIENT_ASKS_NOTHING,
    named=NAMED,
    along=(Cited("file.inspect.electronic", OWN_FILE), *_ABOUT_OTHERS),
    open=OPEN,
)
COPY = Question(
    "copy",
    Text("afschrift geven", "give a copy"),
    Text("Moet of mag iemand een kopie van het dossier krijgen?", "Must or may somebody get a copy of the file?"),
    doors=(
        *_own_doors(
            "file.copy",
            (
                Cited("file.copy.part", is_("object", "part")),
                Cited("file.inspect.access-overview", is_("object", "access_overview")),
            ),
        ),
        *_OTHERS_DOORS,
    ),
    mains=(*_OTHERS_MAINS, Cited("file.copy", OWN_FILE)),
    blocks=BLOCKS,
    presumed=(("recipient", "patient"),),
    presumed_unless=_A_DEAD_PATIENT_ASKS_NOTHING,
    named=NAMED,
    along=(Cited("file.copy.free", OWN_FILE), *_ABOUT_OTHERS),
    open=_COPY_OPEN,
)

CHARGE_FEE = Question(
    "charge_fee",
    Text("kosten rekenen", "charge a fee"),
    Text("Mag een kopie geld kosten?", "May a copy cost money?"),
    doors=(
        Door(
            "repeated",
            "allowed",
            ALWAYS,
            (Cited("file.copy.fee", is_("repeat_request")),),
            (Need("repeat_request", "file.copy.free"),),
            named=("file.copy.fee",),
        ),
    ),
    mains=(Cited("file.copy.free"),),
    presumed=(("recipient", "patient"),),
    open=(("open.fee", ALWAYS),),
)
ADD_STATEMENT = Question(
    "add_statement",
    Text("verklaring toevoegen", "add a statement"),
    Text("Moet een eigen verklaring in het dossier?", "Must an own statement go into the file?"),
    doors=(Door("statement", "required", ALWAYS, (Cited("file.statement"),)),),
    mains=(Cited("file.statement"),),
    presumed=(("recipient", "patient"),),
)
FACTUAL = is_("error_kind", "factual_wrong", "factual_incomplete")
CORRECT = Question(
    "correct",
    Text("corrigeren", "correct"),
    Text("Moet iets in het dossier worden verbeterd?", "Must something in the file be corrected?"),
    doors=(
        Door(
            "factual",
            "required",
            FACTUAL,
            (Cited("file.correct"),),
            (Need("request_in_writing", "file.correct.written"),),
            ("file.correct.written",),
        ),
        Door("opinion", "allowed", is_("error_kind", "opinion"), (Cited("file.correct"),)),
    ),
    mains=(Cited("file.correct"),),
    presumed=(("recipient", "patient"),),
    along=(
        Cited("file.correct.month"),
        Cited("file.correct.written"),
        Cited("file.statement", is_("error_kind", "opinion")),
    ),
    open=(
        ("open.correction-month", is_("days_since_request", "late")),
        ("open.correction-duty", FACTUAL),
    ),
)
KEPT_BY_LAW = is_("legal_retention")
DESTROY = Question(
    "destroy",
    Text("vernietigen", "destroy"),
    Text("Moeten deze gegevens worden vernietigd?", "Must these data be destroyed?"),
    doors=(
        Door(
            "on-request",
            "required",
            ~is_("interest_of_others") & ~not_known("interest_of_others"),
            (Cited("file.destroy"),),
            (Need("legal_retention", "file.destroy.legal-retention", (False,)),),
            ("file.destroy.interest",),
        ),
        Door(
            "interest-of-others",
            "allowed",
            is_("interest_of_others") | not_known("interest_of_others"),
            (Cited("file.destroy"), Cited("file.destroy.interest")),
            (
                Need("legal_retention", "file.destroy.legal-retention", (False,)),
                Need("interest_of_others", "file.destroy.interest"),
            ),
        ),
    ),
    mains=(Cited("file.destroy"),),
    presumed=(("recipient", "patient"),),
    along=(Cited("file.statement", KEPT_BY_LAW | is_("interest_of_others")),),
    open=(("open.destroy-interest", stated("interest_of_others")),),
)

FILE_QUESTIONS = (
    INSPECT,
    COPY,
    CHARGE_FEE,
    CORRECT,
    ADD_STATEMENT,
    DESTROY,
)
