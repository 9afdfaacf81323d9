"""The patient: who acts for him, and what he answered (the vocabulary of facts, section 5, and section 7, first rows of `disclose`)."""

from oracle.kinds import Case, along, answer, gate, step
from oracle.vocabulary import GOVERNMENT, OUTSIDERS

FIT_FOR_A_CHILD = ("parent_with_authority", "guardian")


def represented(case: Case) -> bool:
    """Under 12, or incapable: somebody else acts for him."""
    return case.age() < 12 or not case.holds("capable")


def young_and_capable(case: Case) -> bool:
    """A capable child of 12 to 15."""
    return 12 <= case.age() < 16 and case.holds("capable")


def consent(case: Case) -> str:
    """What was answered: consent given by the wrong person counts as not asked (row consent; the label of `consent_by`: who gave it)."""
    return who_may(case, str(case.value("consent")))


def who_may(case: Case, said: str) -> str:
    """An answer, by who gave it."""
    if said != "given" or case.silent("consent_by"):
        return said
    entitled = "representative" if represented(case) else "patient"
    return said if case.value("consent_by") == entitled else "not_asked"


def objection(case: Case) -> bool:
    """The first block: an objection, or a consent refused or withdrawn."""
    return case.holds("patient_objects") or consent(case) in ("refused", "withdrawn")


def own_quality(case: Case) -> str:
    """Row consent: explicit, informed, free."""
    return along(gate(case, "consent_explicit"), step(case, "consent_informed"), gate(case, "consent_voluntary"))


def quality_of_consent(case: Case, recipient: str) -> str:
    """Row consent: the same; to government also good care; and section M's questions of outsiders."""
    care = gate(case, "good_care") if recipient in GOVERNMENT else "required"
    return along(own_quality(case), care, outsiders_questions(case, recipient))


def outsiders_questions(case: Case, recipient: str) -> str:
    """Below the blocks: the two steps count when stated, and silent only for the medical adviser and one for the damage insurer."""
    if recipient not in OUTSIDERS:
        return "required"
    verdict = "required"
    for fact, silent_for in (
        ("purpose_stated", ("medical_adviser",)),
        ("targeted_questions", ("medical_adviser", "damage_insurer")),
    ):
        if recipient in silent_for or not case.silent(fact):
            verdict = along(verdict, step(case, fact))
    return verdict


def fitting(case: Case) -> bool:
    """Row representation: the kinds that fit, by age."""
    if case.age() < 12:
        return case.silent("representative_kind") or case.value("representative_kind") in FIT_FOR_A_CHILD
    return case.value("representative_kind") != "financial_administrator"


def representation(case: Case) -> str:
    """Row representation: the patient is alive, and one who is represented."""
    if not fitting(case) or case.holds("senior_representative"):
        return "forbidden"
    return "judgement" if case.holds("patient_objects") else "allowed"


def parents_of_a_young_one(case: Case) -> str:
    """Row parents of a capable child of 12 to 15."""
    quality = quality_of_consent(case, "representative")
    if consent(case) in ("refused", "withdrawn"):
        return along("judgement", quality)
    return along("judgement" if case.holds("patient_objects") else "allowed", given(case), quality)


def given(case: Case) -> str:
    """The consent itself, by its kind."""
    said = consent(case)
    if said == "given":
        return "required"
    if said == "not_asked" and not case.holds("done") and not case.holds("deceased"):
        return "conditional"
    return "forbidden"


def signed(case: Case) -> str:
    """Row authorisation, which stands in the place of consent at a damage insurer."""
    if consent(case) in ("refused", "withdrawn"):
        return "forbidden"
    asked = answer(case, "authorisation", dead=case.holds("deceased"))
    return along("allowed", asked, outsiders_questions(case, "damage_insurer"))
