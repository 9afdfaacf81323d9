"""The doors through medical secrecy while the patient lives, and those that a death does not touch.

Each door is one row of the table under "disclose" in docs/rules.md. After a death other doors take the place of consent:
naklank.law.questions.after_death.
"""

from naklank.law.questions.situations import (
    ALIVE,
    AT_12_15,
    CARE,
    CONCERNED,
    CONSENT_GATES,
    CONSENT_NORMS,
    DEAD,
    DECIDES_AT_12_15,
    FITS_A_CHILD,
    FROM_12,
    GIVEN_BRINGS,
    GOVERNMENT,
    INCAPABLE,
    MINOR,
    OUTSIDE_ASKERS,
    OWN_CONSENT_GATES,
    REPRESENTED,
    UNDER_12,
    brought,
)
from naklank.logic.conditions import is_, stated
from naklank.logic.doors import Cited, Door, Need

ENOUGH = Need("necessary", "disclosure.minimum")
GIVEN = is_("consent", "given")
REPRESENTATIVE = is_("recipient", "representative")
PARENTS_OF_12_15 = REPRESENTATIVE & DECIDES_AT_12_15 & ALIVE
STANDS_IN = REPRESENTATIVE & REPRESENTED & ALIVE
DAMAGE_INSURER = is_("recipient", "damage_insurer")
ADVISER = is_("recipient", "medical_adviser")
EXTERNAL_REGISTER = is_("recipient", "external_quality_register")
MUNICIPALITY = is_("recipient", "municipality")
HEALTH_INSURER = is_("recipient", "health_insurer")
KEPT_OFF_THE_INVOICE = Need(
    "privacy_statement",
    "insurer.privacy-statement",
    (False,),
    "gate",
    when=HEALTH_INSURER & is_("control", "invoice") & is_("mental_health"),
)
"""A diagnosis that the patient keeps off the invoice, consent or not."""
NOT_REFUSED = Need("consent", "consent.presumed.objection", ("given", "not_asked"))
NO_OBJECTION = Need("patient_objects", "consent.presumed.objection", (False,))

CONSENT_ALONG = (
    *(Cited(norm, GIVEN) for norm in GIVEN_BRINGS),
    AT_12_15,
)
ASKED_NEEDS = (
    Need("purpose_stated", "questions.purpose", when=ADVISER | (OUTSIDE_ASKERS & stated("purpose_stated"))),
    Need(
        "targeted_questions",
        "questions.targeted",
        when=ADVISER | (OUTSIDE_ASKERS & ~DAMAGE_INSURER & stated("targeted_questions")),
    ),
)
ASKED_NORMS = (
    Cited("questions.consent", OUTSIDE_ASKERS & ~DAMAGE_INSURER),
    Cited("questions.purpose", ADVISER),
    Cited("questions.targeted", ADVISER),
    Cited("questions.factual", ADVISER),
    brought("questions.purpose", "purpose_stated", when=OUTSIDE_ASKERS),
    brought("questions.targeted", "targeted_questions", when=OUTSIDE_ASKERS),
    brought("questions.factual", "content", when=OUTSIDE_ASKERS),
)
ASKED_ALONG = (
    Cited("questions.necessary", OUTSIDE_ASKERS),
    Cited("municipality.privacy-law", MUNICIPALITY),
)

SELF = Door(
    "self",
    "allowed",
    is_("recipient", "patient"),
    (Cited("secrecy.patient-right"),),
)

BY_CONSENT = Door(
    "consent",
    "allowed",
    CARE
    & ALIVE
    & ~is_("recipient", "patient", "damage_insurer")
    & ~(REPRESENTATIVE & (REPRESENTED | DECIDES_AT_12_15)),
    (
        Cited("consent.explicit.permits"),
        Cited("municipality.consent", MUNICIPALITY),
        Cited("quality.external", EXTERNAL_REGISTER),
        *ASKED_NORMS,
    ),
    (
        Need("consent", "consent.explicit.permits"),
        *CONSENT_GATES,
        Need("good_care", "state.good-care", when=GOVERNMENT),
        Need("patient_objects", "quality.objection", (False,), when=EXTERNAL_REGISTER),
        KEPT_OFF_THE_INVOICE,
        *ASKED_NEEDS,
        ENOUGH,
    ),
    CONSENT_NORMS,
    (*CONSENT_ALONG, *ASKED_ALONG),
)

IN_LIFE = Door(
    "consent-in-life",
    "allowed",
    CARE & DEAD & ~is_("recipient", "patient", "damage_insurer") & ~CONCERNED,
    (Cited("consent.explicit.permits"), Cited("deceased.consent.recorded"), *ASKED_NORMS),
    (
        Need("consent", "consent.explicit.permits"),
        Need("consent_form", "deceased.consent.recorded", ("in_file",)),
        *CONSENT_GATES,
        Need("good_care", "state.good-care", when=GOVERNMENT),
        Need("patient_objects", "quality.objection", (False,), when=EXTERNAL_REGISTER),
        KEPT_OFF_THE_INVOICE,
        *ASKED_NEEDS,
        ENOUGH,
    ),
    CONSENT_NORMS,
    (*CONSENT_ALONG, *ASKED_ALONG),
)

_OF_A_CHILD = ("parent_with_authority", "guardian")
_OF_AN_ADULT = (
    "curator",
    "mentor",
    "written_proxy",
    "partner",
    "parent",
    "child",
    "sibling",
    "grandparent",
    "grandchild",
)
"""Who stands in for an incapable patient: any of both, and the first is named as the way to be allowed."""
REPRESENTATION_NEEDS = (
    Need("representative_kind", "age.under-12", ("parent_with_authority", "guardian"), when=UNDER_12 & ~FITS_A_CHILD),
    Need("representative_kind", "representative.incapable-adult", (*_OF_A_CHILD, *_OF_AN_ADULT), when=FROM_12 & MINOR),
    Need("representative_kind", "representative.incapable-adult", (*_OF_AN_ADULT, *_OF_A_CHILD), when=~MINOR),
    Need("senior_representative", "representative.order", (False,)),
    Need(
        "patient_objects",
        "representative.patient-objection",
        (False,),
        otherwise=((True, "judgement"),),
    ),
)
REPRESENTATION = Door(
    "representation",
    "allowed",
    STANDS_IN,
    (
        Cited("representative.no-secrecy"),
        Cited("age.under-12", UNDER_12),
        Cited("representative.incapable-adult", INCAPABLE & FROM_12),
    ),
    (*REPRESENTATION_NEEDS, ENOUGH),
    ("age.12-15.self", "age.16-17"),
    (Cited("representative.need-to-know"), Cited("representative.order")),
)

PARENTS = Door(
    "parents",
    "allowed",
    PARENTS_OF_12_15,
    (
        Cited("age.12-15.self"),
        Cited("consent.explicit.permits"),
        Cited("age.12-15.parents-involved"),
    ),
    (
        Need(
            "consent",
            "age.12-15.self",
            otherwise=(("refused", "judgement"), ("withdrawn", "judgement")),
            criteria=("good_care", "patient_objects"),
        ),
        Need(
            "patient_objects",
            "age.12-15.parents-involved",
            (False,),
            otherwise=((True, "judgement"),),
            criteria=("good_care", "patient_objects"),
        ),
        *OWN_CONSENT_GATES,
        ENOUGH,
    ),
    CONSENT_NORMS,
    CONSENT_ALONG,
)

CIRCLE = Door(
    "circle",
    "allowed",
    CARE & is_("recipient", "involved_provider", "replacement"),
    (
        Cited("circle.involved", is_("recipient", "involved_provider")),
        Cited("circle.replacement", is_("recipient", "replacement")),
    ),
    (ENOUGH,),
)

PRESUMED = Door(
    "presumption",
    "allowed",
    CARE & (ALIVE | ~CONCERNED) & is_("consent_presumable", "referral", "emergency"),
    (
        Cited("consent.presumed.referral", is_("consent_presumable", "referral")),
        Cited("consent.presumed.emergency", is_("consent_presumable", "emergency")),
    ),
    (NO_OBJECTION, NOT_REFUSED, ENOUGH),
    along=(Cited("consent.presumed.necessary-only"),),
)

INCIDENT_SYSTEM = Door(
    "incident-system",
    "allowed",
    CARE & is_("recipient", "internal_incident_system"),
    (Cited("quality.internal"),),
    (
        Need("patient_objects", "quality.objection", (False,)),
        Need("consent", "quality.objection", ("given", "not_asked")),
        ENOUGH,
    ),
    along=(Cited("consent.presumed.necessary-only"),),
)

BY_DUTY = Door(
    "statutory-duty",
    "required",
    is_("legal_basis", "duty"),
    (Cited("legal.duty"),),
    (ENOUGH,),
)
BY_RIGHT = Door(
    "statutory-right",
    "allowed",
    is_("legal_basis", "right"),
    (Cited("legal.right"), Cited("legal.right.veilig-thuis", is_("recipient", "veilig_thuis"))),
    (
        Need("necessary", "disclosure.minimum", kind="weigh"),
        Need("good_care", "state.good-care", when=GOVERNMENT),
    ),
)

CONFLICT = Door(
    "conflict-of-duties",
    "allowed",
    CARE & stated("serious_harm_to_other"),
    (Cited("conflict.breach-allowed"),),
    (
        Need("consent_sought", "conflict.consent-sought"),
        Need("serious_harm_to_other", "conflict.serious-harm"),
        Need("breach_prevents_harm", "conflict.harm-averted"),
        Need("no_other_way", "conflict.no-other-way"),
        Need("conscience_distress", "conflict.conscience"),
        Need("least_breach", "conflict.least-breach"),
        ENOUGH,
    ),
    weighed=True,
)

WEIGHTY = Door(
    "weighty-interest",
    "judgement",
    CARE & ALIVE & stated("weighty_interest"),
    (Cited("weighty.living"),),
    (
        Need("weighty_interest", "weighty.living", ("claimed", "plausible")),
        Need("concrete_indications", "weighty.living"),
        ENOUGH,
    ),
    criteria=("weighty_interest", "concrete_indications"),
)

RESEARCH = Door(
    "research",
    "allowed",
    CARE & is_("recipient", "researcher"),
    (Cited("research.without-consent"),),
    (
        Need("consent_unreasonable", "research.consent-unreasonable"),
        Need("public_interest", "research.public-interest"),
        ENOUGH,
    ),
    along=(Cited("research.anonymous"),),
    weighed=True,
)

SILENCE = Door(
    "silence",
    "forbidden",
    ~is_("actor", "patient", "representative", "relative") & ~is_("recipient", "patient"),
    (Cited("secrecy.duty"),),
)
"""The main rule itself: where no other door is open, whoever is bound to secrecy keeps silent."""

LIVING = (
    SILENCE,
    SELF,
    BY_CONSENT,
    IN_LIFE,
    REPRESENTATION,
    PARENTS,
    CIRCLE,
    PRESUMED,
    INCIDENT_SYSTEM,
    BY_DUTY,
    BY_RIGHT,
    CONFLICT,
    WEIGHTY,
    RESEARCH,
)
"""Doors of the patient, the circle, statute and weighing."""

OPINION_REACHES = ~is_(
    "recipient",
    "patient",
    "representative",
    "involved_provider",
    "other_provider",
    "replacement",
    "supervisor_trainer",
)
