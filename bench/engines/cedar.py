"""The thirteen rules as Cedar policies, parsed once; the answer names the policies that decided."""

from cedarpy import Decision, Entities, PolicySet, is_authorized

from engines.thirteen import CONDITIONS, Answer, Case

CONDITIONS_MET = " && ".join(f"context.{one}" for one in CONDITIONS)
WHO = {
    "R5": "context.age < 12 && context.guardian_consents",
    "R6": "context.age >= 12 && context.age < 16 && context.patient_consents",
    "R7": "context.age >= 16 && (context.age < 18 || !context.incapacitated) && context.patient_consents",
    "R8": "context.age >= 18 && context.incapacitated && context.representative_consents",
}
PERMITS = (
    ("R1", "record", "context.by_patient"),
    *((f"R4-{rule}", "record", f"!context.by_patient && context.informed && {who}") for rule, who in WHO.items()),
    *((f"R9-{rule}", "tell", f"context.informed && {who}") for rule, who in WHO.items()),
    ("R10", "tell", "context.legal_duty"),
    ("R11", "tell", "context.legal_right"),
    ("R12", "tell", CONDITIONS_MET),
)
FORBIDS = (
    ("R2", "context.group"),
    ("R3", "context.video"),
    ("R13", "context.by_patient && !context.private_use"),
)
POLICIES = "\n".join(
    [
        *(
            f'@id("{rule}") permit(principal, action == Action::"{act}", resource) when {{ {when} }};'
            for rule, act, when in PERMITS
        ),
        *(
            f'@id("{rule}") forbid(principal, action == Action::"record", resource)'
            f" when {{ {when} }} unless {{ context.everyone_consents }};"
            for rule, when in FORBIDS
        ),
    ]
)


class Peer:
    """One policy set, parsed once."""

    name = "cedarpy"
    names_rules = False
    """It names the policies that decided, not every rule in play."""

    def __init__(self) -> None:
        self._policies = PolicySet.from_str(POLICIES)
        self._entities = Entities.from_json_str("[]")

    def answer(self, case: Case) -> Answer:
        """Decide one case."""
        request = {
            "principal": {"type": "Person", "id": "p"},
            "action": {"type": "Action", "id": "record" if case["record"] else "tell"},
            "resource": {"type": "Thing", "id": "t"},
            "context": case,
        }
        result = is_authorized(request, self._policies, self._entities)
        return result.decision == Decision.Allow, frozenset(result.diagnostics.id_annotations_by_reason.values())
