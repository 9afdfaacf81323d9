"""The thirteen rules as three decision tables, run by zen; it names the row that was hit, not every rule in play."""

import json
from itertools import pairwise

import zen

from engines.thirteen import CONDITIONS, Answer, Case

WHO = (
    ({"age": "< 12"}, "'guardian'"),
    ({"age": "[12..15]"}, "'patient'"),
    ({"age": ">= 18", "incapacitated": "true"}, "'representative'"),
    ({}, "'patient'"),
)
CONSENT = (
    *(
        ({"decides": f"'{who}'", "informed": "true", f"{who}_consents": "true"}, "true")
        for who in ("guardian", "patient", "representative")
    ),
    ({}, "false"),
)
RECORD, TELL = {"record": "true"}, {"record": "false"}
PLAIN = {"group": "false", "video": "false"}
VERDICT = (
    ({**RECORD, "by_patient": "true", "everyone_consents": "true"}, "'R1'"),
    ({**RECORD, "by_patient": "true", "private_use": "true", **PLAIN}, "'R1'"),
    ({**RECORD, "by_patient": "false", "consent": "true", "everyone_consents": "true"}, "'R4'"),
    ({**RECORD, "by_patient": "false", "consent": "true", **PLAIN}, "'R4'"),
    ({**TELL, "consent": "true"}, "'R9'"),
    ({**TELL, "legal_duty": "true"}, "'R10'"),
    ({**TELL, "legal_right": "true"}, "'R11'"),
    ({**TELL, **dict.fromkeys(CONDITIONS, "true")}, "'R12'"),
    ({}, "''"),
)
Rows = tuple[tuple[dict[str, str], str], ...]


def _table(name: str, gives: str, rows: Rows) -> dict:
    asked = list(dict.fromkeys(fact for row, _ in rows for fact in row))
    return {
        "id": name,
        "name": name,
        "type": "decisionTableNode",
        "content": {
            "hitPolicy": "first",
            "passThrough": True,
            "inputs": [{"id": fact, "name": fact, "field": fact} for fact in asked],
            "outputs": [{"id": "out", "name": gives, "field": gives}],
            "rules": [
                {"_id": f"{name}-{number}", **{fact: row.get(fact, "") for fact in asked}, "out": out}
                for number, (row, out) in enumerate(rows)
            ],
        },
    }


def graph() -> dict:
    """The tables, one after the other."""
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        _table("who", "decides", WHO),
        _table("consenting", "consent", CONSENT),
        _table("verdict", "rule", VERDICT),
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    names = [node["id"] for node in nodes]
    edges = [
        {"id": f"{one}-{other}", "type": "edge", "sourceId": one, "targetId": other} for one, other in pairwise(names)
    ]
    return {"nodes": nodes, "edges": edges}


class Peer:
    """One decision, read once."""

    name = "zen-engine"
    names_rules = False

    def __init__(self) -> None:
        self._decision = zen.ZenEngine().create_decision(json.dumps(graph()))

    def answer(self, case: Case) -> Answer:
        """Decide one case."""
        rule = self._decision.evaluate(case)["result"]["rule"]
        return bool(rule), frozenset((rule,))
