"""What the rules do not let anybody do: refused with their answer, so that a page can show why, and what may be done instead.

The line in the log is written by who refuses, with the receipt of the decision.
"""

from naklank.actions.events import event
from naklank.actions.ports import Decision, House
from naklank.errors import NotAllowed
from naklank.law.starts import STARTS
from naklank.logic.wording import sentence
from naklank.model import Actor, Thing
from naklank.model.log import Action
from naklank.text import Text

NO_RECORDING = ("record", "refuse_recording")
"""Questions after whose no there is another way to remember what was said."""

INSTEAD = (
    "recording.talk.offer-summary",
    "recording.talk.companion",
    "recording.talk.drawing",
    "recording.talk.teach-back",
)
"""The norms that name such a way."""

_READ_WHY = Text("Lees hieronder waarom, en wat wel kan.", "Read below why, and what can be done.")


class NotPermitted(NotAllowed):
    """The rules do not let this be done as it stands. `procedure` says what Naklank itself cannot do yet, if it is that."""

    def __init__(self, decision: Decision, procedure: Text | None = None) -> None:
        answer = decision.decided.answer
        super().__init__(
            procedure or sentence(answer),
            decision.sentence if procedure is None else _READ_WHY,
            question=answer.question,
            verdict=answer.verdict,
            missing=list(answer.missing),
            norms=list(answer.carried_by),
            receipt=decision.receipt,
        )
        self.decision = decision
        self.procedure = procedure

    @property
    def instead(self) -> tuple[str, ...]:
        """The norms that name another way; none where it is not about making a recording."""
        if self.decision.decided.answer.question not in NO_RECORDING:
            return ()
        return tuple(norm for norm in INSTEAD if norm in self.decision.norms)

    @property
    def ask_further(self) -> str:
        """Where "Mag dit?" begins for a case like this one: the situation that says most of what was stated."""
        decided = self.decision.decided
        fitting = [
            start
            for start in STARTS.values()
            if start.question == decided.answer.question
            and all(decided.stated.get(fact) == value for fact, value in start.facts.items())
        ]
        if not fitting:
            return "/mag-dit"
        return f"/mag-dit/begin/{max(fitting, key=lambda start: len(start.facts)).id}"


def refuse(
    house: House,
    actor: Actor,
    decision: Decision,
    kind: str,
    action: Action,
    *things: Thing,
    patient: str = "",
    detail: dict[str, object] | None = None,
    procedure: Text | None = None,
) -> NotPermitted:
    """Log that this was refused, with the decision, and make the refusal for who asked."""
    line = event(
        house, actor, kind, action, *things, outcome="refused", patient=patient, decision=decision, detail=detail
    )
    house.store.write(lambda tx: tx.log(line))
    refused = NotPermitted(decision, procedure)
    refused.as_logged()
    return refused
