"""The thirteen rules as formulas for z3, with facts that may be unknown: the verdict, and which unknown facts matter.

Two solvers are filled once; a case is a set of assumptions, handed over by z3's C interface since its Python classes cost
more than the solving. One holds the rules: can it be allowed, can it be forbidden? The other holds them twice: can the
verdict differ where all facts but one are equal?
"""

import z3

from engines.thirteen import CONDITIONS, FACTS, UNKNOWN, YES_NO, Answer, Case

YES, NO = 1, -1
"""What z3's C interface says of satisfiable and unsatisfiable."""


def _allowed(x: dict[str, z3.BoolRef]) -> z3.BoolRef:
    adult = z3.Not(x["below_18"])
    agreed = z3.If(
        x["below_12"],
        x["guardian_consents"],
        z3.If(
            z3.And(adult, x["incapacitated"]),
            x["representative_consents"],
            x["patient_consents"],
        ),
    )
    consent = z3.And(x["informed"], agreed)
    together = z3.Or(x["group"], x["video"])
    patient = z3.Or(x["everyone_consents"], z3.And(z3.Not(together), x["private_use"]))
    provider = z3.And(consent, z3.Or(x["everyone_consents"], z3.Not(together)))
    tell = z3.Or(consent, x["legal_duty"], x["legal_right"], z3.And(*(x[one] for one in CONDITIONS)))
    return z3.If(x["record"], z3.If(x["by_patient"], patient, provider), tell)


def _facts(of: str) -> tuple[dict[str, z3.BoolRef], list[z3.BoolRef]]:
    """The facts as Booleans, an age as three of them, with what always holds of those."""
    x = {name: z3.Bool(f"{name} {of}") for name in (*YES_NO, "below_12", "below_16", "below_18")}
    return x, [z3.Implies(x["below_12"], x["below_16"]), z3.Implies(x["below_16"], x["below_18"])]


AGE = ("below_12", "below_16", "below_18")


class Peer:
    """The two solvers, filled once."""

    name = "z3"
    names_rules = False

    def __init__(self) -> None:
        self._keep: list[object] = []
        self._context = z3.main_ctx().ref()
        x, always = _facts("x")
        y, too = _facts("y")
        self._known = {name: (self._ast(z3.Not(one)), self._ast(one)) for name, one in x.items()}
        allowed, forbidden = z3.Bool("allowed"), z3.Bool("forbidden")
        self._alone = self._solver(
            *always, z3.Implies(allowed, _allowed(x)), z3.Implies(forbidden, z3.Not(_allowed(x)))
        )
        self._allowed, self._forbidden = self._ast(allowed), self._ast(forbidden)
        equal = {fact: z3.Bool(f"equal {fact}") for fact in FACTS}
        same = [
            z3.Implies(equal[fact], x[name] == y[name])
            for fact in FACTS
            for name in (AGE if fact == "age" else (fact,))
        ]
        self._twice = self._solver(*always, *too, *same, _allowed(x), z3.Not(_allowed(y)))
        self._equal = {fact: self._ast(one) for fact, one in equal.items()}

    def _solver(self, *formulas: z3.BoolRef) -> object:
        solver = z3.SolverFor("QF_UF")  # the quickest of its solvers here
        solver.add(*formulas)
        self._keep.append(solver)
        return solver.solver

    def _ast(self, formula: z3.BoolRef) -> z3.Ast:
        self._keep.append(formula)
        return formula.as_ast()

    def _can(self, solver: object, given: list[z3.Ast]) -> bool:
        said = z3.Z3_solver_check_assumptions(self._context, solver, len(given), (z3.Ast * len(given))(*given))
        assert said in (YES, NO)
        return said == YES

    def _given(self, case: Case) -> list[z3.Ast]:
        known = self._known
        given = [known[fact][value] for fact in YES_NO if (value := case[fact]) != UNKNOWN]
        age = case["age"]
        if age != UNKNOWN:
            given += [known["below_12"][age < 12], known["below_16"][age < 16], known["below_18"][age < 18]]
        return given

    def answer(self, case: Case) -> Answer:
        """Decide one case in which everything is known."""
        return self._can(self._alone, [*self._given(case), self._allowed]), frozenset()

    def answer_open(self, case: Case) -> tuple[str, frozenset[str]]:
        """Decide one case in which facts are unknown: the verdict, and which of them matter."""
        given = self._given(case)
        if not self._can(self._alone, [*given, self._allowed]):
            return "forbidden", frozenset()
        if not self._can(self._alone, [*given, self._forbidden]):
            return "allowed", frozenset()
        equal = self._equal
        matter = frozenset(
            fact
            for fact in FACTS
            if case[fact] == UNKNOWN
            and self._can(self._twice, [*given, *(equal[other] for other in FACTS if other != fact)])
        )
        return UNKNOWN, matter


class ByClasses(Peer):
    """The same by the Python classes of z3, as most programs use it."""

    def _solver(self, *formulas: z3.BoolRef) -> z3.Solver:
        solver = z3.SolverFor("QF_UF")
        solver.add(*formulas)
        return solver

    def _ast(self, formula: z3.BoolRef) -> z3.BoolRef:
        return formula

    def _can(self, solver: z3.Solver, given: list[z3.BoolRef]) -> bool:
        return solver.check(*given) == z3.sat
