"""Situations that several questions speak of: who acts, who gets it, how old the patient is, who decides for him."""

from naklank.logic.conditions import ALWAYS, Condition, bound, is_, not_known, stated
from naklank.logic.doors import Cited, Need

ALIVE = ~is_("deceased")
DEAD = is_("deceased")

UNDER_12 = is_("patient_age", "under_12")
AGED_12_15 = is_("patient_age", "12_15")
AGED_16_17 = is_("patient_age", "16_17")
FROM_12 = ~UNDER_12
MINOR = is_("patient_age", "under_12", "12_15", "16_17")
ADULT = is_("patient_age", "adult")
INCAPABLE = is_("capable", False)
REPRESENTED = UNDER_12 | INCAPABLE
"""Somebody else decides for the patient."""
DECIDES_AT_12_15 = AGED_12_15 & is_("capable")

PROVIDER_SIDE = is_("actor", "provider", "organisation", "insurer", "igj", "government")
"""Who records, shares or keeps as the one who gives care or governs, and not as the patient or beside him."""
PATIENT_SIDE = ~PROVIDER_SIDE
CARE = is_("actor", "provider", "organisation", "other_person")
"""Who knows what the patient confided, and is no supervisor and no insurer."""

AUDIO = is_("medium", "audio")
IMAGES = is_("medium", "video", "photo")
GROUP = is_("setting", "group")
OPEN_STREET = is_("setting", "public_space") & is_("fixed_camera", False)

ANNOUNCED_FIRST = bound("recording.announce.duty")
MUST_ALLOW = bound("recording.audio.org-must-allow")
COPY_ON_REQUEST = bound("recording.copy.exchange")
EDITS_ARE_TOLD = bound("recording.edit.tell")
MUTUAL_CONSENT = bound("recording.share.mutual-consent")
OUR_CONSENT = bound("recording.share.blijf-consent")
"""The client asks the organisation before a recording goes to anybody; this stands before the mutual consent."""
IMAGE_PROCEDURE = bound("video.blijf.employee-decides")
IMAGES_COPIED = bound("video.blijf.copy")
IMAGES_UNEDITED = bound("video.blijf.no-editing")
IMAGES_UNSHARED = bound("video.blijf.no-sharing")

GOVERNMENT = is_(
    "recipient", "police", "prosecutor", "judge", "municipality", "public_administration", "government_agency"
)
JUSTICE = is_("recipient", "police", "prosecutor", "judge")
SUPERVISOR = is_("recipient", "igj", "nza", "fiod")
OUTSIDE_ASKERS = is_(
    "recipient",
    "medical_adviser",
    "health_insurer",
    "damage_insurer",
    "life_insurer",
    "employer",
    "municipality",
    "government_agency",
)
PROVIDERS = is_("recipient", "involved_provider", "other_provider", "replacement", "supervisor_trainer")
RELATIVES = is_("recipient", "surviving_relative", "relative", "representative")
CONCERNED = (RELATIVES | is_("recipient", "interested_person")) & DEAD
"""Whoever has doors of his own after a death."""
PRIVATE_CIRCLE = is_("recipient", "patient", "representative", "relative", "involved_provider")

PARENTAL = is_("representative_kind", "parent_with_authority", "guardian")
NO_KIND_SAID = ~stated("representative_kind")
FITS_A_CHILD = PARENTAL | NO_KIND_SAID


def brought(norm: str, *facts: str, when: Condition | None = None) -> Cited:
    """A norm that comes only where one of these facts is stated."""
    return Cited(norm, when, facts) if when is not None else Cited(norm, on=facts)


def invoked(fact: str) -> Condition:
    """Say that a weighing door is called upon: its trigger holds, or nobody knows."""
    return is_(fact) | not_known(fact)


def _by(who: str, norm: str, when: Condition, wrong: str, answer: str) -> Need:
    """Who must have given the consent. Given by another it counts as not asked; who gave it need not be said."""
    given = when & is_(answer, "given")
    return Need("consent_by", norm, (who,), when=given, otherwise=((wrong, "later"), ("open", "fine")))


def by_the_entitled(
    own: str,
    child: str = "age.under-12",
    adult: str = "representative.incapable-adult",
    answer: str = "consent",
) -> tuple[Need, ...]:
    """Consent by the one who decides: the patient himself (under the norm `own`), or who stands in for him."""
    return (
        _by("patient", own, ~REPRESENTED, "representative", answer),
        _by("representative", child, UNDER_12, "patient", answer),
        _by("representative", adult, INCAPABLE & FROM_12, "patient", answer),
    )


def answer_of_the_patient(fact: str, norm: str, when: Condition = ALWAYS) -> tuple[Need, ...]:
    """Where a provider acts the other party is the patient: after a death what was not asked can no longer be asked."""
    return (
        Need(fact, norm, when=when & ALIVE),
        Need(fact, norm, otherwise=(("not_asked", "forbidden"),), when=when & DEAD),
    )


_BY_THE_ENTITLED = by_the_entitled("consent.explicit.permits")
_GATES = (
    Need("consent_explicit", "consent.explicit.permits"),
    Need("consent_informed", "consent.informed"),
    Need("consent_voluntary", "consent.voluntary"),
)
OWN_CONSENT_GATES = (*_GATES, _BY_THE_ENTITLED[0])
"""The gates of a consent by a patient who decides for himself."""
CONSENT_GATES = (*_GATES, *_BY_THE_ENTITLED)
"""What makes consent count: explicit, informed, free, and given by the one who decides.

Given by another it counts as not asked.
"""
CONSENT_NORMS = ("consent.form", "consent.withdraw", "age.under-12", "age.12-15.self", "age.16-17")
GIVEN_BRINGS = ("consent.withdraw", "consent.no-duty-to-speak", "consent.form")
AT_12_15 = Cited("age.12-15.parents-involved", DECIDES_AT_12_15, ("patient_age",))
