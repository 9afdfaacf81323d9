"""The doors for relatives and others after the patient's death. A refusal that the patient had laid down stops them all.

Source: S4 "Nabestaande". Under 12 a refusal has no effect: such a child does not decide yet.
"""

from naklank.law.questions.giving import ENOUGH, NO_OBJECTION, NOT_REFUSED
from naklank.law.questions.situations import (
    AGED_12_15,
    CONCERNED,
    DEAD,
    FROM_12,
    RELATIVES,
    UNDER_12,
    by_the_entitled,
)
from naklank.logic.conditions import Condition, is_, not_known, stated
from naklank.logic.doors import Cited, Door, Need

NOT_REFUSED_ON_RECORD = Need("refusal_recorded", "deceased.refusal", (False,), when=FROM_12)
KIN = RELATIVES & DEAD

# Under 12 this door is closed whoever consented.
_BY_THE_DEAD = tuple(need for need in by_the_entitled("deceased.consent") if need.norm != "age.under-12")
CONSENT_IN_LIFE = Door(
    "deceased-consent",
    "required",
    CONCERNED,
    (Cited("deceased.consent"), Cited("deceased.consent.recorded")),
    (
        Need("patient_age", "deceased.consent", ("12_15", "16_17", "adult")),
        Need("consent", "deceased.consent"),
        Need("consent_form", "deceased.consent.recorded", ("in_file",)),
        NOT_REFUSED_ON_RECORD,
        Need("consent_explicit", "consent.explicit.permits", when=stated("consent_explicit")),
        Need("consent_informed", "consent.informed", when=stated("consent_informed")),
        Need("consent_voluntary", "consent.voluntary", when=stated("consent_voluntary")),
        *_BY_THE_DEAD,
        ENOUGH,
    ),
    ("deceased.refusal", "consent.withdraw"),
)
AFTER_INCIDENT = Door(
    "deceased-incident",
    "required",
    KIN,
    (Cited("deceased.incident"),),
    (Need("incident_notified", "deceased.incident"), NOT_REFUSED_ON_RECORD, ENOUGH),
    ("deceased.refusal",),
)
BY_INTEREST = Door(
    "deceased-interest",
    "required",
    DEAD & ~is_("recipient", "patient") & stated("weighty_interest"),
    (Cited("deceased.interest"), Cited("deceased.interest.persuade")),
    (
        Need("weighty_interest", "deceased.interest.persuade", ("plausible",), otherwise=(("claimed", "judgement"),)),
        Need(
            "interest_kind",
            "deceased.interest.grief",
            ("descent", "hereditary", "will", "claim", "other"),
        ),
        Need("only_via_file", "deceased.interest.only-via-file"),
        Need("file_has_answer", "deceased.interest.provider-checks"),
        NOT_REFUSED_ON_RECORD,
        ENOUGH,
    ),
    ("deceased.refusal",),
    weighed=True,
)
_AS_PARENT = is_("recipient", "representative") | (
    is_("recipient", "surviving_relative")
    & stated("representative_kind")
    & is_("representative_kind", "parent_with_authority", "guardian")
)
OF_A_CHILD = Door(
    "deceased-child",
    "required",
    DEAD & _AS_PARENT,
    (Cited("deceased.child"),),
    (
        Need("patient_age", "deceased.child", ("under_12", "12_15")),
        Need(
            "representative_kind",
            "deceased.child",
            ("parent_with_authority", "guardian"),
            when=stated("representative_kind"),
        ),
        Need("good_care", "deceased.child.good-care", kind="weigh"),
        NOT_REFUSED_ON_RECORD,
        ENOUGH,
    ),
    ("deceased.refusal", "deceased.child.good-care"),
)
AFTERCARE = Door(
    "deceased-aftercare",
    "allowed",
    KIN & is_("consent_presumable", "aftercare"),
    (Cited("deceased.aftercare"),),
    (NO_OBJECTION, NOT_REFUSED, NOT_REFUSED_ON_RECORD, ENOUGH),
    ("deceased.refusal",),
)
GRIEF_HINT = Cited("deceased.aftercare", DEAD & is_("interest_kind", "grief") & stated("interest_kind"))

FILE_AFTER_DEATH = (CONSENT_IN_LIFE, AFTER_INCIDENT, BY_INTEREST, OF_A_CHILD)
ALL_AFTER_DEATH = (*FILE_AFTER_DEATH, AFTERCARE)

DEAD_MAINS = (
    Cited("deceased.secrecy", DEAD),
    Cited("deceased.no-say", CONCERNED),
    Cited("deceased.no-access", CONCERNED),
)


def open_after_death() -> tuple[tuple[str, Condition], ...]:
    """Say which open points a case after a death touches."""
    parent = is_("recipient", "representative") | (
        is_("recipient", "surviving_relative", "relative")
        & is_("representative_kind", "parent_with_authority", "guardian", "parent")
        & stated("representative_kind")
    )
    under_16 = UNDER_12 | AGED_12_15
    refused = is_("refusal_recorded") | not_known("refusal_recorded")
    aftercare = is_("consent_presumable", "aftercare")
    return (
        ("open.child-refusal", DEAD & stated("refusal_recorded") & under_16 & parent),
        ("open.refusal-reach", DEAD & refused & (is_("recipient", "interested_person") | aftercare)),
        (
            "open.child-parents",
            DEAD & under_16 & is_("representative_kind", "parent") & stated("representative_kind"),
        ),
    )
