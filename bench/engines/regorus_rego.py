"""The thirteen rules in Rego, run by regorus; the answer names the rules in play."""

import json
from collections.abc import Callable, Sequence

import regorus
from regorus.regorus import Program, Rvm

from engines.thirteen import Answer, Case

POLICY = """
package law
import rego.v1

default allowed := false

needs_consent if not input.record
needs_consent if not input.by_patient

decides := "R5" if input.age < 12
decides := "R6" if { input.age >= 12; input.age < 16 }
decides := "R7" if { input.age >= 16; input.age < 18 }
decides := "R7" if { input.age >= 18; not input.incapacitated }
decides := "R8" if { input.age >= 18; input.incapacitated }

agreed if { decides == "R5"; input.guardian_consents }
agreed if { decides in {"R6", "R7"}; input.patient_consents }
agreed if { decides == "R8"; input.representative_consents }

consent if { input.informed; agreed }

conflict if {
    input.everything_tried; input.conscience; input.harm
    input.no_other_way; input.prevents_harm; input.least_breach
}

everyones contains "R2" if { input.record; input.group }
everyones contains "R3" if { input.record; input.video }
everyones contains "R13" if { input.record; input.by_patient; not input.private_use }

everyone if input.everyone_consents
everyone if count(everyones) == 0

rules contains "R1" if { input.record; input.by_patient }
rules contains "R4" if { input.record; not input.by_patient }
rules contains rule if some rule in everyones
rules contains decides if needs_consent
rules contains "R9" if not input.record
rules contains "R10" if { not input.record; input.legal_duty }
rules contains "R11" if { not input.record; input.legal_right }
rules contains "R12" if { not input.record; conflict }

allowed if { input.record; input.by_patient; everyone }
allowed if { input.record; not input.by_patient; consent; everyone }
allowed if { not input.record; consent }
allowed if { not input.record; input.legal_duty }
allowed if { not input.record; input.legal_right }
allowed if { not input.record; conflict }

answer := {"allowed": allowed, "rules": rules}
"""


class Peer:
    """The policy, compiled once for regorus' virtual machine: over three times as fast as its `Engine` here.

    A case goes in as JSON: its other door takes a dict, but turns true and false into the numbers 1 and 0.
    """

    name = "celine-regorus"
    names_rules = True

    def __init__(self) -> None:
        program = Program.compile_from_modules("{}", [("law.rego", POLICY)], ["data.law.answer"])
        self._machine = Rvm()
        self._machine.load_program(program)

    def answer(self, case: Case) -> Answer:
        """Decide one case."""
        return self.answer_text(json.dumps(case))

    def answer_text(self, case: str) -> Answer:
        """The same where the case is JSON already."""
        self._machine.set_input_json(case)
        answer = json.loads(self._machine.execute())
        return answer["allowed"], frozenset(answer["rules"])


def through_engine(cases: Sequence[str]) -> Callable[[], list[Answer]]:
    """The same policy by regorus' interpreter, which most programs use."""
    engine = regorus.Engine()
    engine.add_policy("law.rego", POLICY)

    def answers() -> list[Answer]:
        made = []
        for case in cases:
            engine.set_input_json(case)
            answer = engine.eval_rule("data.law.answer")
            made.append((answer["allowed"], frozenset(answer["rules"])))
        return made

    return answers
