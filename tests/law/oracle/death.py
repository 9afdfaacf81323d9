"""After death (the vocabulary of facts, section 7, "After death")."""

from oracle.kinds import Case, along, gate, weigh
from oracle.patient import FIT_FOR_A_CHILD, consent, objection, own_quality
from oracle.vocabulary import RELATIVES


def doors_after_death(case: Case, recipient: str) -> list[str]:
    """The five doors, and the recorded refusal that closes them from 12."""
    doors = []
    if recipient in RELATIVES or recipient == "interested_person":
        doors.append(recorded_consent(case))
    if recipient in RELATIVES:
        doors.append(along("required", gate(case, "incident_notified")))
    if case.value("weighty_interest") in ("claimed", "plausible"):
        doors.append(interest(case))
    if was_parent(case, recipient):
        doors.append(child(case))
    if recipient in RELATIVES and case.question == "disclose" and case.value("consent_presumable") == "aftercare":
        doors.append("forbidden" if objection(case) else "allowed")
    if doors and case.age() >= 12 and case.holds("refusal_recorded"):
        return ["forbidden"]
    return doors


def recorded_consent(case: Case) -> str:
    """`deceased.consent`: 12 or over, given, laid down in the file; a silent form is unknown. Consent is explicit, informed, free."""
    if case.age() < 12 or consent(case) != "given" or case.value("consent_form") != "in_file":
        return "forbidden"
    return own_quality(case)


def interest(case: Case) -> str:
    """`deceased.interest`: plausible, only through the file, and the file can tell; claimed is for a human; grief is none."""
    if case.value("interest_kind") == "grief":
        return "forbidden"
    weighty = "judgement" if case.value("weighty_interest") == "claimed" else "required"
    return along(weighty, weigh(case, "only_via_file"), weigh(case, "file_has_answer"))


def was_parent(case: Case, recipient: str) -> bool:
    """`deceased.child`: a representative (silent kind: parent with authority), a surviving relative only with the kind stated."""
    if recipient == "representative":
        return case.silent("representative_kind") or case.value("representative_kind") in FIT_FOR_A_CHILD
    if recipient == "surviving_relative" and not case.silent("representative_kind"):
        return case.value("representative_kind") in FIT_FOR_A_CHILD
    return False


def child(case: Case) -> str:
    """`deceased.child`: under 16, and good care, which weighs here."""
    return weigh(case, "good_care") if case.age() < 16 else "forbidden"


def consent_in_life(case: Case) -> str:
    """For other recipients, in the place of consent: consent in life laid down in the file."""
    if consent(case) != "given":
        return "forbidden"
    return "allowed" if case.value("consent_form") == "in_file" else "forbidden"
