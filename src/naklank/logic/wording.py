"""The answer in words: one sentence that says the verdict, and the sentence of the norm that carries it."""

from collections.abc import Mapping

from naklank.logic.answers import Answer
from naklank.logic.doors import Verdict
from naklank.logic.norms import Norm
from naklank.text import Text

SENTENCES: dict[Verdict, Text] = {
    "required": Text("Ja. Het moet.", "Yes. It must be done."),
    "allowed": Text("Ja. Het mag, en het hoeft niet.", "Yes. You may, and need not."),
    "conditional": Text("Ja, als eerst nog iets gebeurt.", "Yes, once something has been done first."),
    "judgement": Text("Dat moet een mens wegen.", "A person must weigh that."),
    "unknown": Text("Dat weten we nog niet.", "We do not know yet."),
    "forbidden": Text("Nee. Het mag niet.", "No. It is not allowed."),
}
ONE_MISSING = Text("Het hangt af van één ding dat we nog niet weten.", "It turns on one thing that we do not know yet.")
MORE_MISSING = Text("Het hangt af van dingen die we nog niet weten.", "It turns on things that we do not know yet.")
GAP = Text("Hier zeggen onze regels niets over.", "Our rules say nothing about this.")
CLASH = Text("Hier spreken onze regels elkaar tegen.", "Here our rules contradict each other.")
UNSETTLED = Text(
    "Doe het niet voordat iemand die de regels kent, heeft meegekeken.",
    "Do not do it before somebody who knows the rules has looked at it.",
)


def sentence(answer: Answer) -> Text:
    """The verdict as a sentence."""
    if answer.clash:
        return CLASH
    return GAP if answer.gap and not answer.missing else SENTENCES[answer.verdict]


def reason(answer: Answer, catalogue: Mapping[str, Norm]) -> Text:
    """The sentence of the norm that carries the verdict, or that something is not known."""
    if answer.clash:
        return UNSETTLED
    if answer.verdict == "unknown" and answer.missing:
        return ONE_MISSING if len(answer.missing) == 1 else MORE_MISSING
    return catalogue[answer.reason].says if answer.reason else sentence(answer)
