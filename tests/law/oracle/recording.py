"""Recordings (the vocabulary of facts, section 7, table "Recording"). Every function names its row."""

from oracle.disclose import disclose
from oracle.kinds import Case, along, answer, answered, between, gate, step, weigh
from oracle.patient import consent, own_quality, who_may
from oracle.vocabulary import HOUSES, PATIENTS_SIDE, PRIVATE_CIRCLE

CAUTION = ("refused", "withdrawn", "not_asked", "given")  # of two answers by one person, the more cautious


def sound(case: Case) -> bool:
    """Sound, and not a photo or a film."""
    return case.value("medium") == "audio"


def by_organisation(case: Case) -> bool:
    """The provider or his organisation acts, and not the patient's side."""
    return case.value("actor") not in PATIENTS_SIDE


def in_a_house(case: Case) -> bool:
    """A profile with the Ombudsman's rules."""
    return case.value("profile") in HOUSES


def blijf(case: Case) -> bool:
    """Blijf Groep."""
    return case.value("profile") == "blijf_groep"


def hand_held_in_public(case: Case) -> bool:
    """Public space, no fixed camera."""
    return case.value("setting") == "public_space" and not case.holds("fixed_camera")


def record(case: Case) -> str:
    """Three rows by who and what; then unannounced images."""
    if by_organisation(case):
        verdict = record_by_provider(case)
    elif sound(case):
        return along(sound_by_patient(case), weighty_reason(case))
    else:
        verdict = images_by_patient(case)
    return along(verdict, "required" if sound(case) or hand_held_in_public(case) else unannounced(case))


def sound_by_patient(case: Case) -> str:
    """Row `record` sound, patient's side, without its last sentence."""
    asked = [gate(case, "participates")]
    if case.value("setting") == "group":
        asked.append(answer(case, "others_consent"))
    if case.value("profile") == "public_body":
        asked.append(step(case, "announced"))
    if case.value("recording_purpose") == "publication":
        asked.append(answer(case, "other_party_consent"))
    return along("allowed", *asked)


def weighty_reason(case: Case) -> str:
    """Its last sentence: in a house a weighty reason forbids, and an unknown one is for a human."""
    if not in_a_house(case):
        return "required"
    return {"required": "forbidden", "judgement": "judgement", "forbidden": "required"}[weigh(case, "weighty_reason")]


def images_by_patient(case: Case) -> str:
    """Row `record` images, patient's side."""
    if hand_held_in_public(case):
        return "allowed"
    if blijf(case):
        asked = [*(answer(case, fact) for fact in ("employee_decision", "manager_decision")), signature(case)]
    else:
        asked = [answer(case, "other_party_consent"), employee_elsewhere(case)]
    return along("allowed", *asked, others_in_the_picture(case))


def signature(case: Case) -> str:
    """`agreement_signed`: refused is for a human (section 5)."""
    return "judgement" if case.value("agreement_signed") == "refused" else answer(case, "agreement_signed")


def employee_elsewhere(case: Case) -> str:
    """Outside Blijf Groep a refusing employee is one in the picture who refuses."""
    return "forbidden" if case.value("employee_decision") == "refused" else "required"


def others_in_the_picture(case: Case) -> str:
    """`others_consent`: in a group, or when stated."""
    if case.value("setting") != "group" and case.silent("others_consent"):
        return "required"
    return answer(case, "others_consent")


def unannounced(case: Case) -> str:
    """Row unannounced images: stated false, and done."""
    if case.silent("announced") or case.holds("announced") or not case.holds("done"):
        return "required"
    return "forbidden"


def record_by_provider(case: Case) -> str:
    """Row `record` by a provider."""
    stated = [str(case.value(fact)) for fact in ("consent", "other_party_consent") if not case.silent(fact)]
    said = min(stated, key=CAUTION.index, default="not_asked")
    asked = [
        answered(case, who_may(case, said), dead=case.holds("deceased")),
        own_quality(case),
        step(case, "listeners_named"),
        step(case, "retention_named"),
    ]
    if sound(case):
        if case.value("setting") == "group":
            asked.append(answer(case, "others_consent"))
    else:
        asked.append(others_in_the_picture(case))
        if blijf(case):
            asked += [answer(case, fact) for fact in ("employee_decision", "manager_decision") if not case.silent(fact)]
            asked += [] if case.silent("agreement_signed") else [signature(case)]
    return along("allowed", *asked)


def refuse(case: Case) -> str:
    """Row `refuse_recording`."""
    if not sound(case):
        return "forbidden" if hand_held_in_public(case) else "allowed"
    if sound_by_patient(case) == "forbidden":
        return "allowed"
    if not in_a_house(case):
        return "forbidden"
    return along("allowed", weigh(case, "weighty_reason"), step(case, "alternative_offered"))


def share(case: Case) -> str:
    """Rows `share`."""
    recipient = str(case.value("recipient"))
    if by_organisation(case):
        return disclose(case, recipient, house_rule=mutual_consent(case, recipient))
    if not sound(case):
        return along("allowed", answer(case, "other_party_consent"), others_in_the_picture(case))
    together = case.value("share_mode") == "listen_together" or not in_a_house(case)
    if recipient in PRIVATE_CIRCLE and together:
        return "allowed"
    return along("allowed", answer(case, "other_party_consent"))


def mutual_consent(case: Case, recipient: str) -> str:
    """Row `share`, `publish` by a provider, with the conditions of the two norms: sound handed over, and Blijf Groep's images."""
    if not in_a_house(case) or recipient == "patient":
        return "required"
    if sound(case):
        public = case.question == "publish"
        if not public and case.value("share_mode") != "hand_over":
            return "required"
    elif not blijf(case):
        return "required"
    return answer(case, "other_party_consent", dead=case.holds("deceased"))


def publish(case: Case) -> str:
    """Rows `publish`."""
    if by_organisation(case):
        return disclose(case, "general_public", house_rule=mutual_consent(case, "general_public"))
    agreed = along("allowed", answer(case, "other_party_consent"), others_in_the_picture(case))
    if sound(case) or not hand_held_in_public(case):
        return agreed
    against = weigh(case, "portrait_interest")
    return between([agreed, {"required": "forbidden", "judgement": "judgement", "forbidden": "allowed"}[against]])


def give_copy(case: Case) -> str:
    """Row `give_copy`, and section 6."""
    if sound(case):
        return "required" if in_a_house(case) and case.holds("copy_requested") else "allowed"
    return "required" if blijf(case) else "allowed"


def edit(case: Case) -> str:
    """Row `edit`."""
    made = str(case.value("edited"))
    if sound(case) and in_a_house(case):
        return {"none": "conditional", "untold": "forbidden", "told": "allowed", "agreed": "allowed"}[made]
    if not sound(case) and blijf(case):
        return {"none": "conditional", "untold": "forbidden", "told": "forbidden", "agreed": "allowed"}[made]
    return "allowed"


def listen(case: Case) -> str:
    """Row `listen`: two doors; a consent refused or withdrawn, or an expired term, closes both."""
    if case.value("consent") in ("refused", "withdrawn") or case.holds("retention_expired"):
        return "forbidden"
    new = along(answered(case, consent(case), dead=case.holds("deceased")), own_quality(case))
    return between(along("allowed", door) for door in (gate(case, "listener_named"), new))


def keep(case: Case) -> str:
    """Row `keep`: a silent consent counts as given. Asked of a provider: nothing binds the patient's side."""
    if not by_organisation(case):
        return "allowed"
    said = who_may(case, "given") if case.silent("consent") else consent(case)
    given = answered(case, said, dead=case.holds("deceased"))
    expired = "forbidden" if case.holds("retention_expired") else "required"
    return along("allowed", given, own_quality(case), step(case, "retention_named"), expired)


def terminate(case: Case) -> str:
    """Row `terminate_treatment`."""
    return "forbidden" if blijf(case) and case.value("termination_ground") == "publication_only" else "judgement"


def inform(case: Case) -> str:
    """Row `inform_policy`."""
    duties = {"care": (), "public_body": ("website",), "blijf_groep": ("website", "house_rules")}[
        str(case.value("profile"))
    ]
    return "required" if case.value("notice") in duties else "allowed"
