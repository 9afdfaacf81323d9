"""`disclose`: its doors, each a function that gives a verdict or None where the door is not there, and its blocks.

The vocabulary of facts, section 7, table `disclose`. Every function names its row.
"""

from oracle.death import consent_in_life, doors_after_death
from oracle.kinds import Case, along, answered, between, gate, step, weigh
from oracle.patient import (
    consent,
    given,
    objection,
    parents_of_a_young_one,
    quality_of_consent,
    representation,
    represented,
    signed,
    young_and_capable,
)
from oracle.vocabulary import GAP, GOVERNMENT, PROVIDERS, RELATIVES

JUSTICE = ("police", "prosecutor", "judge")
SAFEGUARDS = ("supervisor_necessary", "supervisor_proportionate", "supervisor_accountable")


def disclose(case: Case, recipient: str, *, right: str | None = None, house_rule: str = "required") -> str:
    """To the patient allowed; to others the best door, then the blocks.

    `right` is what a recipient may claim by himself (`inspect`, `copy`). A house rule holds every door but a statutory duty.
    """
    himself = "allowed" if recipient == "patient" else right or "forbidden"
    found = [along(door, gate(case, "necessary")) for door in doors(case, recipient)]
    if not (found or speaks_of_secrecy(case) or tried(case, recipient, right)):
        return GAP
    others = between([himself, statutory_right(case, recipient), *found])
    if case.value("content") == "opinion" and recipient not in (*PROVIDERS, "patient", "representative"):
        others = "forbidden"  # block `content`=opinion; rule 5 lets the duty pass
    return blocked(case, between([statutory_duty(case), along(others, house_rule)]))


def blocked(case: Case, verdict: str) -> str:
    """Blocks channel and AVG: every door, duty included; never better than the doors."""
    return along(verdict, exchange(case), data_protection(case))


def exchange(case: Case) -> str:
    """Block `channel`=exchange_system: given and explicit no effect, not asked conditional, else forbidden."""
    if case.value("channel") != "exchange_system":
        return "required"
    return along(answered(case, consent(case), dead=case.holds("deceased")), gate(case, "consent_explicit"))


def data_protection(case: Case) -> str:
    """Block `gdpr_grounds`."""
    return "required" if case.value("gdpr_grounds") == "both" else "forbidden"


def speaks_of_secrecy(case: Case) -> bool:
    """The main rule binds whoever gives care or governs; a patient, and whoever stands beside him, may say what they know."""
    return case.value("actor") not in ("patient", "representative", "relative")


def tried(case: Case, recipient: str, right: str | None) -> bool:
    """The patient himself, a right, a statute; and after a death an interest that was spoken of, rejected or not."""
    interest = case.holds("deceased") and not case.silent("weighty_interest")
    return interest or recipient == "patient" or right is not None or case.value("legal_basis") != "none"


def doors(case: Case, recipient: str) -> list[str]:
    """All doors but the statutory ones, whose limit is their own."""
    if not binds_care(case):
        return doors_of_others(case, recipient)
    dead = case.holds("deceased")
    found = [in_place_of_consent(case, recipient)]
    if dead:
        found += doors_after_death(case, recipient)
    found += [
        circle(recipient),
        presumption(case, recipient),
        conflict_of_duties(case),
        None if dead else weighty_interest(case),
        *doors_of_insurers(case, recipient),
        *doors_of_government(case, recipient),
        research(case, recipient),
    ]
    return [door for door in found if door is not None]


def binds_care(case: Case) -> bool:
    """Rows that rest on what the patient confided are for whoever gives care; the others ask who receives, and not who acts."""
    return case.value("actor") in ("provider", "organisation", "other_person")


def doors_of_others(case: Case, recipient: str) -> list[str]:
    """Rows representation, parents, after death, and those of insurers, disaster and supervisors; row IGJ to prosecutor."""
    dead = case.holds("deceased")
    found: list[str | None] = doors_after_death(case, recipient) if dead else []
    if recipient == "prosecutor" and case.value("actor") == "igj":
        found.append(along("allowed", gate(case, "igj_om_conditions")))
    if recipient == "damage_insurer" and case.value("actor") == "insurer":
        found.append("forbidden")  # row between insurers
    if recipient == "representative" and not dead and (represented(case) or young_and_capable(case)):
        found.append(in_place_of_consent(case, recipient))
    found += [*doors_of_insurers(case, recipient), *doors_of_supervisors(case, recipient)]
    return [door for door in found if door is not None]


def in_place_of_consent(case: Case, recipient: str) -> str | None:
    """Rows consent, representation, parents, authorisation: one of them."""
    dead = case.holds("deceased")
    if recipient == "damage_insurer":
        return signed(case)
    if recipient == "representative" and not dead:
        if represented(case):  # in `inspect` and `copy` it is his right
            return None if case.question in ("inspect", "copy") else representation(case)
        if young_and_capable(case):
            return parents_of_a_young_one(case)
    if dead and (recipient in RELATIVES or recipient == "interested_person"):
        return None  # `deceased.consent` instead
    return own_consent(case, recipient)


def own_consent(case: Case, recipient: str) -> str | None:
    """Row consent."""
    if case.value("actor") not in ("provider", "organisation", "other_person"):
        return None
    if recipient == "external_quality_register" and case.holds("patient_objects"):
        return "forbidden"  # first block
    if recipient == "health_insurer" and diagnosis_kept_off(case):
        return "forbidden"  # row invoice: consent or not
    yes = consent_in_life(case) if case.holds("deceased") else given(case)
    return along("allowed", yes, quality_of_consent(case, recipient))


def circle(recipient: str) -> str | None:
    """Row circle."""
    return "allowed" if recipient in ("involved_provider", "replacement") else None


def presumption(case: Case, recipient: str) -> str | None:
    """Row presumption, with its block. After a death those who have doors of their own there keep no other ("other recipients keep theirs")."""
    if case.holds("deceased") and (recipient in RELATIVES or recipient == "interested_person"):
        return None
    if recipient != "internal_incident_system" and case.value("consent_presumable") not in ("referral", "emergency"):
        return None
    return "forbidden" if objection(case) else "allowed"


def statutory_duty(case: Case) -> str:
    """Row statute, duty: its limit is `necessary`."""
    return gate(case, "necessary") if case.value("legal_basis") == "duty" else "forbidden"


def statutory_right(case: Case, recipient: str) -> str:
    """Row statute, right: `necessary` weighs; to government also good care."""
    if case.value("legal_basis") != "right":
        return "forbidden"
    care = gate(case, "good_care") if recipient in GOVERNMENT else "required"
    return along("allowed", weigh(case, "necessary"), care)


def conflict_of_duties(case: Case) -> str | None:
    """Row conflict of duties, rule 3."""
    if not case.named_unknown("serious_harm_to_other") and not case.holds("serious_harm_to_other"):
        return None
    weighed = ("serious_harm_to_other", "breach_prevents_harm", "no_other_way", "conscience_distress", "least_breach")
    return along("allowed", step(case, "consent_sought"), *(weigh(case, fact) for fact in weighed))


def weighty_interest(case: Case) -> str | None:
    """Row weighty interest, living: never fully open."""
    if case.value("weighty_interest") not in ("claimed", "plausible"):
        return None
    return along("judgement", weigh(case, "concrete_indications"))


def research(case: Case, recipient: str) -> str | None:
    """Row research."""
    if recipient != "researcher":
        return None
    return along("allowed", weigh(case, "consent_unreasonable"), weigh(case, "public_interest"))


def diagnosis_kept_off(case: Case) -> bool:
    """Row invoice: mental health care, with a privacy statement."""
    return case.value("control") == "invoice" and case.holds("mental_health") and case.holds("privacy_statement")


def doors_of_insurers(case: Case, recipient: str) -> list[str | None]:
    """Rows control, invoice, municipality's control, committee."""
    if recipient == "health_insurer" and case.value("control") in ("formal", "material"):
        if case.silent("object") or case.value("object") != "file":
            return ["required"]
        gates = ("last_resort", "regulation_met", "under_medical_adviser")
        return [along("allowed", *(gate(case, fact) for fact in gates))]
    if recipient == "health_insurer" and case.value("control") == "invoice":
        return ["forbidden" if diagnosis_kept_off(case) else "allowed"]
    if recipient == "municipality" and case.value("control") != "none":
        return ["allowed"]
    if recipient == "review_committee" and case.value("committee_ground") != "none":
        return [along("allowed", gate(case, "insurer_affiliated"))]
    return []


def doors_of_government(case: Case, recipient: str) -> list[str | None]:
    """Row judge's exception, and the next."""
    found: list[str | None] = []
    if recipient in JUSTICE:
        found.append(judges_exception(case))
    return [*found, *doors_of_supervisors(case, recipient)]


def doors_of_supervisors(case: Case, recipient: str) -> list[str | None]:
    """Rows disaster and supervisors (NZa and FIOD: their norm names the regulation alone)."""
    found: list[str | None] = []
    if recipient == "public_administration":
        found.append(disaster(case))
    if recipient == "igj":
        found.append(along(*(gate(case, fact) for fact in SAFEGUARDS)))
    if recipient in ("nza", "fiod"):
        stated = [gate(case, fact) for fact in SAFEGUARDS if not case.silent(fact)]
        found.append(along(gate(case, "regulation_met"), *stated))
    return found


def disaster(case: Case) -> str:
    """Row disaster: a picture to coordinate or inform the public, specific data to inform family or for aftercare."""
    if not case.holds("disaster"):
        return "forbidden"
    served = (
        ("coordinate", "inform_public") if case.value("victim_data") == "picture" else ("inform_family", "aftercare")
    )
    return "allowed" if case.value("disaster_purpose") in served else "forbidden"


def judges_exception(case: Case) -> str | None:
    """Row judge's exception, rule 3. Two routes, each with its own ground: the suspected provider, and another's crime.

    What the judge found settles the ground nobody spoke of: another's crime, or the provider's own if there is no other's.
    """
    override = case.value("privilege_override")
    if override in ("none", "rejected_by_judge"):
        return None
    found = override == "found_by_judge"
    base = "required" if found else "judgement"
    suspected = raised(case, "provider_suspected")
    crime = raised(case, "serious_crime_by_other")
    routes = []
    if suspected or (case.silent("provider_suspected") and not crime and not case.silent("serious_crime_by_other")):
        routes.append(along(base, ground(case, "provider_suspected")))
    if crime or (case.silent("serious_crime_by_other") and not (suspected and case.silent("only_via_file"))):
        only = "required" if found and case.silent("only_via_file") else weigh(case, "only_via_file")
        magistrate = step(case, "examining_magistrate") if crime else "required"
        routes.append(along(base, ground(case, "serious_crime_by_other"), only, magistrate))
    return between(routes)


def raised(case: Case, fact: str) -> bool:
    """Stated true or unknown."""
    return case.named_unknown(fact) or case.holds(fact)


def ground(case: Case, fact: str) -> str:
    """A ground nobody spoke of is settled by the judge, or his to find."""
    return "required" if case.silent(fact) else weigh(case, fact)
