"""Who decides, who may keep silent, and what nobody may be forced to: `exercise_rights`, `invoke_privilege`, `compel`."""

from naklank.law.questions.giving import REPRESENTATION_NEEDS
from naklank.law.questions.situations import (
    ADULT,
    AGED_12_15,
    AGED_16_17,
    ALIVE,
    DEAD,
    FROM_12,
    INCAPABLE,
    REPRESENTED,
    UNDER_12,
)
from naklank.logic.conditions import ALWAYS, is_, not_known, stated
from naklank.logic.doors import Cited, Door, Need, Question
from naklank.text import Text

_INCAPABLE_MINOR = ("open.incapable-minor", is_("patient_age", "12_15", "16_17") & INCAPABLE & stated("capable"))
_BANDS = (
    Cited("age.under-12", UNDER_12),
    Cited("age.12-15.self", AGED_12_15),
    Cited("age.16-17", AGED_16_17),
)
EXERCISE_RIGHTS = Question(
    "exercise_rights",
    Text("rechten uitoefenen", "exercise rights"),
    Text("Wiens beslissing telt?", "Whose decision counts?"),
    doors=(
        Door(
            "decides-himself",
            "allowed",
            is_("actor", "patient") & ALIVE,
            (
                *_BANDS,
                Cited("secrecy.patient-right"),
                Cited("representative.incapable-adult", INCAPABLE & FROM_12),
            ),
            (
                Need("patient_age", "age.under-12", ("12_15", "16_17", "adult")),
                Need("capable", "age.12-15.self", when=AGED_12_15),
                Need("capable", "age.16-17", when=AGED_16_17),
                Need("capable", "representative.incapable-adult", when=ADULT),
            ),
            along=(Cited("age.12-15.parents-involved", AGED_12_15),),
        ),
        Door(
            "stands-in",
            "allowed",
            is_("actor", "representative") & ALIVE,
            (*_BANDS, Cited("representative.incapable-adult", ADULT | (INCAPABLE & FROM_12))),
            (
                Need("capable", "age.12-15.self", (False,), when=AGED_12_15),
                Need("capable", "age.16-17", (False,), when=AGED_16_17),
                Need("capable", "representative.incapable-adult", (False,), when=ADULT),
                *REPRESENTATION_NEEDS,
            ),
            along=(
                Cited("age.12-15.parents-involved", AGED_12_15),
                Cited("representative.order"),
                Cited("representative.need-to-know", REPRESENTED),
            ),
        ),
        Door(
            "nobody-else",
            "forbidden",
            ~is_("actor", "patient", "representative") | DEAD,
            (Cited("secrecy.patient-right"), *_BANDS, Cited("deceased.no-say", DEAD)),
        ),
    ),
    mains=(Cited("secrecy.patient-right"),),
    presumed=(("actor", "patient"),),
    open=(
        _INCAPABLE_MINOR,
        ("open.representative-order", stated("senior_representative")),
    ),
)
COMPEL = Question(
    "compel",
    Text("dwingen", "compel"),
    Text("Mag de overheid iemand dwingen gegevens te geven?", "May government force somebody to give data?"),
    doors=(Door("never", "forbidden", ALWAYS, (Cited("state.no-coercion"),)),),
    mains=(Cited("state.no-coercion"),),
    presumed=(("actor", "government"),),
    along=(Cited("state.refusal-consequence"), Cited("state.respects")),
)
INVOKE_PRIVILEGE = Question(
    "invoke_privilege",
    Text("zich verschonen", "invoke privilege"),
    Text(
        "Mag u zwijgen tegenover rechter, politie of justitie?",
        "May you keep silent before a judge, the police or the prosecution?",
    ),
    doors=(
        Door(
            "privilege",
            "allowed",
            ALWAYS,
            (Cited("witness.privilege"),),
            (
                Need(
                    "privilege_override",
                    "witness.judge-decides",
                    ("none", "rejected_by_judge"),
                    otherwise=(("claimed", "judgement"),),
                ),
            ),
            named=(
                "witness.very-exceptional",
                "witness.suspect-example",
                "justice.exception.suspect",
                "justice.exception.other-crime",
                "justice.magistrate",
            ),
            along=(Cited("witness.judge-decides", on=("privilege_override",)),),
        ),
    ),
    mains=(Cited("witness.privilege"),),
    meanwhile="allowed",
    along=(Cited("secrecy.duty"),),
    open=(
        (
            "open.magistrate",
            (is_("provider_suspected") | not_known("provider_suspected"))
            & is_("recipient", "police", "prosecutor")
            & stated("recipient"),
        ),
    ),
)
