"""The facts with their values and presumptions, and the groups that the tables name (the vocabulary of facts, sections 4 and 5)."""

from collections.abc import Mapping
from typing import Final

Value = bool | int | str
Facts = Mapping[str, Value]

UNKNOWN: Final = "unknown"
GAP: Final = "gap"  # no door was tried: the rules do not speak of it, and the verdict is unknown


class Impossible(ValueError):
    """Facts that cannot hold together."""


AGES: Final = (11, 13, 15, 16, 17, 40)  # one or two for every bracket that a norm names
DAYS: Final = (0, 30, 31)

ACTORS: Final = (
    "patient",
    "representative",
    "relative",
    "provider",
    "organisation",
    "insurer",
    "igj",
    "government",
    "other_person",
)

RECIPIENTS: Final = (
    "patient",
    "representative",
    "relative",
    "surviving_relative",
    "interested_person",
    "involved_provider",
    "other_provider",
    "replacement",
    "supervisor_trainer",
    "internal_incident_system",
    "external_quality_register",
    "veilig_thuis",
    "public_health_service",
    "medical_adviser",
    "health_insurer",
    "damage_insurer",
    "life_insurer",
    "review_committee",
    "employer",
    "researcher",
    "police",
    "prosecutor",
    "judge",
    "igj",
    "nza",
    "fiod",
    "municipality",
    "public_administration",
    "government_agency",
    "general_public",
    "other_third_party",
)

REPRESENTATIVES: Final = (
    "parent_with_authority",
    "guardian",
    "curator",
    "mentor",
    "written_proxy",
    "partner",
    "parent",
    "child",
    "sibling",
    "grandparent",
    "grandchild",
    "financial_administrator",
)

YES_NO: Final = (True, False)
THREE_ANSWERS: Final = ("given", "refused", "not_asked")

CHOICES: Final[dict[str, tuple[Value, ...]]] = {
    "profile": ("care", "public_body", "blijf_groep"),
    "actor": ACTORS,
    "recipient": RECIPIENTS,
    "object": ("file", "part", "third_party_part", "access_overview", "recording"),
    "patient_age": AGES,
    "representative_kind": REPRESENTATIVES,
    "consent": ("given", "refused", "withdrawn", "not_asked"),
    "consent_by": ("patient", "representative"),
    "consent_form": ("oral", "written", "in_file"),
    "consent_presumable": ("none", "referral", "emergency", "aftercare"),
    "medium": ("audio", "video", "photo"),
    "recording_purpose": ("private", "treatment", "training", "evidence", "publication"),
    "setting": ("consult", "group", "phone", "home_visit", "public_space"),
    "other_party_consent": THREE_ANSWERS,
    "others_consent": THREE_ANSWERS,
    "share_mode": ("listen_together", "hand_over"),
    "edited": ("none", "untold", "told", "agreed"),
    "employee_decision": THREE_ANSWERS,
    "manager_decision": THREE_ANSWERS,
    "agreement_signed": THREE_ANSWERS,
    "termination_ground": ("publication_only", "publication_and_more"),
    "notice": ("waiting_room_sign", "website", "house_rules", "own_policy"),
    "channel": ("direct", "exchange_system"),
    "legal_basis": ("none", "duty", "right"),
    "content": ("factual", "opinion"),
    "gdpr_grounds": ("both", "missing_6", "missing_9"),
    "authorisation": THREE_ANSWERS,
    "weighty_interest": ("none", "claimed", "plausible", "rejected"),
    "interest_kind": ("descent", "hereditary", "will", "claim", "grief", "other"),
    "privilege_override": ("none", "claimed", "found_by_judge", "rejected_by_judge"),
    "victim_data": ("picture", "specific"),
    "disaster_purpose": ("coordinate", "inform_public", "inform_family", "aftercare", "other"),
    "control": ("none", "invoice", "formal", "material"),
    "committee_ground": ("none", "cause_of_death", "fraud_suspicion"),
    "error_kind": ("factual_wrong", "factual_incomplete", "opinion"),
    "days_since_request": DAYS,
}

# Column "if silent", section 5. Adults are 40 here.
PRESUMED: Final[dict[str, Value]] = {
    "profile": "care",
    "object": "file",
    "patient_age": 40,
    "capable": True,
    "consent": "not_asked",
    "consent_explicit": True,
    "consent_informed": True,
    "consent_voluntary": True,
    "consent_presumable": "none",
    "recording_purpose": "private",
    "participates": True,
    "setting": "consult",
    "other_party_consent": "not_asked",
    "others_consent": "not_asked",
    "share_mode": "hand_over",
    "edited": "none",
    "employee_decision": "not_asked",
    "manager_decision": "not_asked",
    "agreement_signed": "not_asked",
    "channel": "direct",
    "legal_basis": "none",
    "necessary": True,
    "good_care": True,
    "content": "factual",
    "gdpr_grounds": "both",
    "authorisation": "not_asked",
    "weighty_interest": "none",
    "interest_kind": "other",
    "privilege_override": "none",
    "control": "none",
    "committee_ground": "none",
    "days_since_request": 0,
}

# Booleans that are taken for false when nobody speaks of them: "false", and the steps that are "not yet".
FALSE_WHEN_SILENT: Final = frozenset({
    "done", "deceased", "senior_representative", "patient_objects", "fixed_camera", "announced", "weighty_reason",
    "alternative_offered", "listeners_named", "retention_named", "retention_expired", "copy_requested", "purpose_stated",
    "targeted_questions", "consent_sought", "serious_harm_to_other", "refusal_recorded", "incident_notified",
    "provider_suspected", "serious_crime_by_other", "examining_magistrate", "disaster", "mental_health",
    "privacy_statement", "anonymised", "third_party_privacy", "repeat_request", "request_in_writing", "legal_retention",
    "interest_of_others",
})  # fmt: skip

# Kind `weigh`: stated unknown they are for a human, and are not tried out.
WEIGHED: Final = frozenset({
    "weighty_reason", "recording_complete", "portrait_interest", "serious_harm_to_other", "breach_prevents_harm",
    "no_other_way", "conscience_distress", "least_breach", "concrete_indications", "only_via_file", "file_has_answer",
    "provider_suspected", "serious_crime_by_other", "consent_infeasible", "consent_unreasonable", "public_interest",
    "interest_of_others",
})  # fmt: skip

# Gates with "open" in the column "if silent": they wait.
WAITING_GATES: Final = frozenset({
    "igj_om_conditions", "supervisor_necessary", "supervisor_proportionate", "supervisor_accountable", "last_resort",
    "regulation_met", "under_medical_adviser", "insurer_affiliated",
})  # fmt: skip

# "The usual actor", section 4; where it names two, or a holder or maker, the first: the patient.
USUAL_ACTOR: Final = {
    "record": "patient",
    "share": "patient",
    "publish": "patient",
    "give_copy": "patient",
    "edit": "patient",
    "use_as_evidence": "patient",
    "exercise_rights": "patient",
    "terminate_treatment": "organisation",
    "inform_policy": "organisation",
    "compel": "government",
}

PATIENTS_SIDE: Final = frozenset({"patient", "representative", "relative", "other_person"})
HOUSES: Final = frozenset({"public_body", "blijf_groep"})
PRIVATE_CIRCLE: Final = frozenset({"patient", "representative", "relative", "involved_provider"})
RELATIVES: Final = frozenset({"representative", "relative", "surviving_relative"})
PROVIDERS: Final = frozenset({"involved_provider", "other_provider", "replacement", "supervisor_trainer"})
GOVERNMENT: Final = frozenset({
    "police", "prosecutor", "judge", "municipality", "public_administration", "government_agency",
})  # fmt: skip
OUTSIDERS: Final = frozenset({
    "medical_adviser", "health_insurer", "damage_insurer", "life_insurer", "employer", "municipality", "government_agency",
})  # fmt: skip


def values(fact: str) -> tuple[Value, ...]:
    """All that a fact may be; for numbers, one or two of every bracket."""
    return CHOICES.get(fact, YES_NO)
