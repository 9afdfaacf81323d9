"""The thirteen rules as a logic program, grounded once; a case is a set of assumptions. Its heads name the rules."""

from clingo import Control, Function, String, Symbol

from engines.thirteen import YES_NO, Answer, Case

BANDS = ("under_12", "from_12", "from_16", "adult")
PROGRAM = (
    "\n".join(f"{{ {fact} }}." for fact in YES_NO)
    + """
1 { under_12; from_12; from_16; adult } 1.
needs_consent :- not record.
needs_consent :- not by_patient.
decides("R5") :- under_12.
decides("R6") :- from_12.
decides("R7") :- from_16.
decides("R7") :- adult, not incapacitated.
decides("R8") :- adult, incapacitated.
agreed :- decides("R5"), guardian_consents.
agreed :- decides("R6"), patient_consents.
agreed :- decides("R7"), patient_consents.
agreed :- decides("R8"), representative_consents.
consent :- informed, agreed.
conflict :- everything_tried, conscience, harm, no_other_way, prevents_harm, least_breach.
everyones("R2") :- record, group.
everyones("R3") :- record, video.
everyones("R13") :- record, by_patient, not private_use.
held :- everyones(_), not everyone_consents.
rule("R1") :- record, by_patient.
rule("R4") :- record, not by_patient.
rule(R) :- everyones(R).
rule(R) :- decides(R), needs_consent.
rule("R9") :- not record.
rule("R10") :- not record, legal_duty.
rule("R11") :- not record, legal_right.
rule("R12") :- not record, conflict.
allowed :- record, by_patient, not held.
allowed :- record, not by_patient, consent, not held.
allowed :- not record, consent.
allowed :- not record, legal_duty.
allowed :- not record, legal_right.
allowed :- not record, conflict.
#show allowed/0.
#show rule/1.
"""
)


class Peer:
    """One grounded program."""

    name = "clingo"
    names_rules = True

    def __init__(self) -> None:
        self._control = Control(["1"])
        self._control.add("base", [], PROGRAM)
        self._control.ground([("base", [])])
        self._atom = {name: self._literal(Function(name)) for name in (*YES_NO, *BANDS)}
        self._allowed = Function("allowed")
        self._rules = {Function("rule", [String(f"R{number}")]): f"R{number}" for number in range(1, 14)}

    def _literal(self, symbol: Symbol) -> int:
        return self._control.symbolic_atoms[symbol].literal

    def answer(self, case: Case) -> Answer:
        """Decide one case."""
        atom = self._atom
        given = [atom[fact] if case[fact] else -atom[fact] for fact in YES_NO]
        age = case["age"]
        given.append(atom["under_12" if age < 12 else "from_12" if age < 16 else "from_16" if age < 18 else "adult"])
        with self._control.solve(assumptions=given, yield_=True) as found:
            model = found.model()
            shown = model.symbols(shown=True)
        return self._allowed in shown, frozenset(self._rules[one] for one in shown if one != self._allowed)
