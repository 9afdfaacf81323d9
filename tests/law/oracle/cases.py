"""Random cases in which doors open: whole groups of facts that one door needs, each met about half of the time, some of them unknown."""

import random
from math import prod

from oracle.vocabulary import RECIPIENTS, UNKNOWN, WEIGHED, Value, values

COMPLETIONS = 1_000  # no case with more than this is drawn: every one of them is tried out
UNKNOWNS = (0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 7, 8)
STATED_AGES = (4, 11, 12, 13, 15, 16, 17, 18, 40, 77)
STATED_DAYS = (0, 21, 30, 31, 90)

PATIENT = ("patient_age", "capable", "representative_kind", "senior_representative", "patient_objects")
CONSENT = ("consent", "consent_explicit", "consent_informed", "consent_voluntary", "consent_by")
LIMITS = ("necessary", "good_care", "content", "gdpr_grounds", "channel")
STATUTE = ("legal_basis", "necessary", "good_care")
DUTIES = (
    "serious_harm_to_other",
    "consent_sought",
    "breach_prevents_harm",
    "no_other_way",
    "conscience_distress",
    "least_breach",
)
INTEREST = ("weighty_interest", "interest_kind", "concrete_indications", "only_via_file", "file_has_answer")
DEATH = (
    "deceased",
    "patient_age",
    "consent",
    "consent_form",
    "refusal_recorded",
    "incident_notified",
    "representative_kind",
    "consent_presumable",
)
OUTSIDE = ("consent", "purpose_stated", "targeted_questions", "content")
JUSTICE = (
    "privilege_override",
    "provider_suspected",
    "serious_crime_by_other",
    "only_via_file",
    "examining_magistrate",
    "igj_om_conditions",
)
SAFEGUARDS = (
    "supervisor_necessary",
    "supervisor_proportionate",
    "supervisor_accountable",
    "regulation_met",
    "consent_infeasible",
)
HEALTH_INSURER = (
    "control",
    "object",
    "last_resort",
    "regulation_met",
    "under_medical_adviser",
    "mental_health",
    "privacy_statement",
)

BY_RECIPIENT: dict[str, tuple[str, ...]] = {
    "representative": PATIENT,
    "damage_insurer": ("authorisation", "targeted_questions", "purpose_stated", "consent"),
    "health_insurer": HEALTH_INSURER,
    "municipality": ("control", *OUTSIDE, "good_care"),
    "review_committee": ("committee_ground", "insurer_affiliated"),
    "researcher": ("consent_unreasonable", "public_interest", "anonymised"),
    "public_administration": ("disaster", "victim_data", "disaster_purpose"),
    "police": JUSTICE,
    "prosecutor": JUSTICE,
    "judge": JUSTICE,
    "igj": SAFEGUARDS,
    "nza": SAFEGUARDS,
    "fiod": SAFEGUARDS,
    "medical_adviser": OUTSIDE,
    "life_insurer": OUTSIDE,
    "employer": OUTSIDE,
    "government_agency": (*OUTSIDE, "good_care"),
    "surviving_relative": DEATH,
    "relative": DEATH,
    "interested_person": (*DEATH, *INTEREST),
}
OTHERS = {"prosecutor": "igj", "damage_insurer": "insurer"}  # who may act besides those who give care
RECIPIENT_GROUPS = (
    PATIENT, CONSENT, LIMITS, STATUTE, DUTIES, INTEREST, DEATH, ("consent", "consent_presumable", "patient_objects"),
)  # fmt: skip

HOUSE = ("profile", "medium")
PROCEDURE = ("employee_decision", "manager_decision", "agreement_signed")
ASKED = ("consent", "other_party_consent", "others_consent")
PICTURE = ("setting", "fixed_camera", "announced", "done", "portrait_interest")

GROUPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "record": (
        (*HOUSE, "recording_purpose", "participates"),
        ASKED,
        PROCEDURE,
        PICTURE,
        ("weighty_reason", "setting", "announced"),
        ("listeners_named", "retention_named", *CONSENT),
        ("patient_age", "capable", "deceased"),
    ),
    "refuse_recording": (
        HOUSE,
        ("weighty_reason", "alternative_offered"),
        ASKED,
        PICTURE,
        ("recording_purpose", "participates", "setting", "announced", "employee_decision"),
    ),
    "publish": (
        HOUSE,
        ASKED,
        PICTURE,
        ("share_mode", "recording_purpose"),
        CONSENT,
        LIMITS,
        STATUTE,
        ("deceased", "consent_form", "patient_age"),
    ),
    "give_copy": ((*HOUSE, "copy_requested", "done"),),
    "edit": ((*HOUSE, "edited", "done"),),
    "listen": (
        ("listener_named", "consent", "retention_expired", "done"),
        HOUSE,
        ("deceased", *CONSENT, "patient_age", "capable"),
    ),
    "keep": (
        ("retention_named", "consent", "retention_expired", "done"),
        HOUSE,
        ("deceased", *CONSENT, "patient_age", "capable"),
    ),
    "use_as_evidence": ((*HOUSE, "edited", "recording_complete", "announced"),),
    "terminate_treatment": ((*HOUSE, "termination_ground"),),
    "inform_policy": (("profile", "notice"),),
    "exercise_rights": (PATIENT, ("deceased", "consent")),
    "charge_fee": (("repeat_request", "recipient", "deceased"),),
    "correct": (("error_kind", "request_in_writing", "days_since_request", "done"),),
    "add_statement": (("recipient", "request_in_writing"),),
    "destroy": (("legal_retention", "interest_of_others", "recipient"),),
    "invoke_privilege": (("recipient", *JUSTICE),),
    "compel": (("recipient", "legal_basis"),),
}
PROFESSIONALS = (
    "involved_provider",
    "other_provider",
    "replacement",
    "supervisor_trainer",
    "medical_adviser",
    "researcher",
    "public_health_service",
    "veilig_thuis",
    "other_third_party",
)
TO_SOMEBODY = ("disclose", "inspect", "copy", "access_file", "share")
ACTORS: dict[str, tuple[str, ...]] = {
    "record": ("patient", "representative", "relative", "provider", "organisation", "other_person", "insurer"),
    "exercise_rights": ("patient", "representative", "relative", "provider"),
}
HOLDERS = (
    "patient",
    "representative",
    "relative",
    "provider",
    "provider",
    "organisation",
    "other_person",
)
KEEPERS = ("provider", "provider", "organisation", "other_person")

# Values that open a door; of every other boolean it is "true".
OPENING: dict[str, tuple[Value, ...]] = {
    "patient_age": (11, 13, 15, 40),
    "capable": (True, False),
    "representative_kind": ("parent_with_authority", "guardian", "mentor", "partner"),
    "senior_representative": (False,),
    "patient_objects": (False,),
    "consent": ("given",),
    "consent_form": ("in_file",),
    "consent_presumable": ("referral", "emergency", "aftercare"),
    "other_party_consent": ("given",),
    "others_consent": ("given",),
    "employee_decision": ("given",),
    "manager_decision": ("given",),
    "agreement_signed": ("given",),
    "authorisation": ("given",),
    "retention_expired": (False,),
    "portrait_interest": (False,),
    "weighty_reason": (False, True),
    "refusal_recorded": (False,),
    "legal_retention": (False,),
    "channel": ("direct",),
    "content": ("factual",),
    "gdpr_grounds": ("both",),
    "legal_basis": ("duty", "right"),
    "weighty_interest": ("plausible",),
    "interest_kind": ("will",),
    "privilege_override": ("found_by_judge",),
    "control": ("formal", "material", "invoice"),
    "committee_ground": ("cause_of_death", "fraud_suspicion"),
    "setting": ("group", "public_space", "consult"),
    "done": (False, True),
}


def draw(rng: random.Random, question: str) -> dict[str, Value]:
    """The facts of one case."""
    facts: dict[str, Value] = {}
    groups = GROUPS.get(question, ())
    if question in TO_SOMEBODY:
        recipient = rng.choice(PROFESSIONALS if question == "access_file" else RECIPIENTS)
        if rng.random() < 0.94 or question == "access_file":
            facts["recipient"] = recipient
        own = BY_RECIPIENT.get(recipient, ())
        if question != "share" and recipient in OTHERS and rng.random() < 0.3:
            facts["actor"] = OTHERS[recipient]
        groups = (own, own, *RECIPIENT_GROUPS, ("object", "third_party_privacy"))
        if question == "share":
            groups = (*groups, (*HOUSE, "share_mode"), ASKED, (*HOUSE, "setting", "done"))
    if "actor" not in facts and rng.random() < 0.85:
        facts["actor"] = rng.choice(actors(question))
    for group in rng.sample(groups, min(len(groups), rng.randint(1, 4))):
        facts |= {fact: one_value(rng, fact) for fact in group if fact not in facts and rng.random() < 0.75}
    if rng.random() < 0.08:
        facts["done"] = True
    return cloud(rng, facts, [fact for group in groups for fact in group])


def actors(question: str) -> tuple[str, ...]:
    """Who may act in this question."""
    if question in ("share", "publish", "give_copy", "edit"):
        return HOLDERS
    if question == "refuse_recording":
        return ("provider", "organisation")
    return ACTORS.get(question, KEEPERS)


def one_value(rng: random.Random, fact: str) -> Value:
    """An opening value half of the time, else any value."""
    if rng.random() < 0.55:
        return rng.choice(
            OPENING.get(fact, (True,) if True in values(fact) and fact != "patient_age" else values(fact))
        )
    if fact == "patient_age":
        return rng.choice(STATED_AGES)
    return rng.choice(STATED_DAYS if fact == "days_since_request" else values(fact))


def cloud(rng: random.Random, facts: dict[str, Value], readable: list[str]) -> dict[str, Value]:
    """Some facts become unknown: stated ones most of all, as those are likely to count."""
    many = rng.choice(UNKNOWNS)
    for _ in range(many):
        fact = rng.choice(sorted(facts) if facts and rng.random() < 0.7 else readable)
        before = facts.get(fact)
        facts[fact] = UNKNOWN
        if size(facts) > COMPLETIONS:
            if before is None:
                del facts[fact]
            else:
                facts[fact] = before
    return facts


def size(facts: dict[str, Value]) -> int:
    """How many completions there are, at most."""
    return prod(len(values(fact)) for fact, value in facts.items() if value == UNKNOWN and fact not in WEIGHED)
