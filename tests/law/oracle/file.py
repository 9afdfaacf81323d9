"""The file, and whose decision counts (the vocabulary of facts, section 7, the table that begins with `inspect`, `copy`)."""

from oracle.disclose import (
    binds_care,
    blocked,
    circle,
    disclose,
    in_place_of_consent,
    presumption,
    speaks_of_secrecy,
    statutory_duty,
    statutory_right,
)
from oracle.kinds import Case, along, between, gate, step, weigh
from oracle.patient import consent, representation, represented, young_and_capable
from oracle.vocabulary import GAP


def asker(case: Case) -> str:
    """In all file questions a silent recipient is the patient; a dead one does not ask, so then it is unknown who does."""
    if case.silent("recipient") and not case.holds("deceased"):
        return "patient"
    return str(case.value("recipient"))


def look(case: Case) -> str:
    """Row `inspect`, `copy`: patient and representative by right; the rest along the chain of `disclose`."""
    recipient = asker(case)
    if case.holds("deceased"):
        return disclose(case, recipient)
    if recipient == "patient":
        return blocked(case, "forbidden" if represented(case) else third_party(case))
    if recipient == "representative" and represented(case):
        acting = representation(case)
        entitled = along("required" if acting == "allowed" else acting, gate(case, "necessary"), third_party(case))
        return disclose(case, recipient, right=entitled)
    return disclose(case, recipient)


def third_party(case: Case) -> str:
    """Row third-party part: stated to harm nobody required, else forbidden; of other objects that part is withheld."""
    if case.value("object") != "third_party_part" or (
        not case.silent("third_party_privacy") and not case.holds("third_party_privacy")
    ):
        return "required"
    return "forbidden"


def access(case: Case) -> str:
    """Row `access_file`: circle; else only consent given, a presumption or a statute. Silent consent, or none asked, is forbidden."""
    recipient = str(case.value("recipient"))
    ways: list[str | None] = []
    if binds_care(case):
        ways += [circle(recipient), presumption(case, recipient)]
        if consent(case) == "given" and not stands_for_consent(case, recipient):
            ways.append(in_place_of_consent(case, recipient))
    if not speaks_of_secrecy(case) and case.value("legal_basis") == "none":
        return GAP
    found = [along(way, gate(case, "necessary")) for way in ways if way is not None]
    return blocked(case, between([*found, statutory_duty(case), statutory_right(case, recipient)]))


def stands_for_consent(case: Case, recipient: str) -> bool:
    """Rows representation, parents and authorisation: they are no consent, and no ground to open a file oneself."""
    acts = recipient == "representative" and not case.holds("deceased")
    return recipient == "damage_insurer" or (acts and (represented(case) or young_and_capable(case)))


def whose_decision(case: Case) -> str:
    """Row `exercise_rights`: allowed where this actor's decision counts."""
    if case.holds("deceased"):
        return "forbidden"
    if case.value("actor") == "patient":
        return "forbidden" if represented(case) else "allowed"
    if case.value("actor") == "representative" and represented(case):
        return representation(case)
    return "forbidden"


def fee(case: Case) -> str:
    """Row `charge_fee`."""
    return "allowed" if case.holds("repeat_request") else "forbidden"


def correct(case: Case) -> str:
    """Row `correct`: facts in writing, opinions as the provider likes."""
    if case.value("error_kind") == "opinion":
        return "allowed"
    return along("required", step(case, "request_in_writing"))


def destroy(case: Case) -> str:
    """Row `destroy`."""
    if case.holds("legal_retention"):
        return "forbidden"
    others = weigh(case, "interest_of_others")
    return {"required": "allowed", "judgement": "judgement", "forbidden": "required"}[others]


def privilege(case: Case) -> str:
    """Row `invoke_privilege`."""
    verdicts = {
        "none": "allowed",
        "rejected_by_judge": "allowed",
        "claimed": "judgement",
        "found_by_judge": "forbidden",
    }
    return verdicts[str(case.value("privilege_override"))]
