"""The thirteen rules as one JSONLogic expression, run by datalogic; it names no rules."""

from datalogic_py import Engine

from engines.thirteen import CONDITIONS, Answer, Case


def _says(fact: str) -> dict:
    return {"var": fact}


def _no(what: dict) -> dict:
    return {"!": [what]}


def _every(*parts: dict) -> dict:
    return {"and": list(parts)}


def _some(*parts: dict) -> dict:
    return {"or": list(parts)}


AGE = _says("age")
AGREED = {
    "if": [
        {"<": [AGE, 12]}, _says("guardian_consents"),
        {"<": [AGE, 16]}, _says("patient_consents"),
        _every({">=": [AGE, 18]}, _says("incapacitated")), _says("representative_consents"),
        _says("patient_consents"),
    ]
}  # fmt: skip
CONSENT = _every(_says("informed"), AGREED)
PLAIN = _no(_some(_says("group"), _says("video")))
RULE = {
    "if": [
        _says("record"),
        {
            "if": [
                _says("by_patient"),
                _some(_says("everyone_consents"), _every(PLAIN, _says("private_use"))),
                _every(CONSENT, _some(_says("everyone_consents"), PLAIN)),
            ]
        },
        _some(CONSENT, _says("legal_duty"), _says("legal_right"), _every(*map(_says, CONDITIONS))),
    ]
}


class Peer:
    """One compiled rule."""

    name = "datalogic-py"
    names_rules = False

    def __init__(self) -> None:
        self._rule = Engine().compile(RULE)

    def answer(self, case: Case) -> Answer:
        """Decide one case."""
        return self._rule.evaluate(case), frozenset()
