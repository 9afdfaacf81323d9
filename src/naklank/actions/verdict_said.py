"""The verdict as one sentence about the act that was asked for: who may, must or may not do what."""

from naklank.law.starts import Start
from naklank.logic.answers import Answer
from naklank.logic.doors import Verdict
from naklank.logic.wording import sentence
from naklank.text import Text

_NL: dict[Verdict, str] = {
    "required": "Ja. {Who} moet {what}{does}.",
    "allowed": "Ja. {Who} mag {what}{does}.",
    "conditional": "Nog niet. Eerst moet er iets gebeuren. Daarna mag {who} {what}{does}.",
    "judgement": "Een mens moet wegen of {who} {what}mag {does}.",
    "unknown": "We weten nog niet of {who} {what}mag {does}.",
    "forbidden": "Nee. {Who} mag {what}niet {does}.",
}
_EN: dict[Verdict, str] = {
    "required": "Yes. {Who} must {does}.",
    "allowed": "Yes. {Who} may {does}.",
    "conditional": "Not yet. Something must happen first. Then {who} may {does}.",
    "judgement": "A person must weigh whether {who} may {does}.",
    "unknown": "We do not know yet whether {who} may {does}.",
    "forbidden": "No. {Who} may not {does}.",
}
_NEED_NOT = Text(" Het hoeft niet.", " It need not be done.")


def verdict_said(answer: Answer, start: Start | None) -> Text:
    """The sentence. Without a situation, or where no rule speaks or two contradict each other: that of the rules alone."""
    if start is None or answer.clash or (answer.gap and not answer.missing):
        return sentence(answer)
    act = start.act
    what = f"{act.what.nl} " if act.what.nl else ""
    nl = _NL[answer.verdict].format(Who=_first_up(act.who.nl), who=act.who.nl, what=what, does=act.does.nl)
    en = _EN[answer.verdict].format(Who=_first_up(act.who.en), who=act.who.en, does=act.does.en)
    own = start.who == "patient" and act.who.nl == "u"
    need_not = answer.verdict == "allowed" and not own
    return Text(nl + _NEED_NOT.nl, en + _NEED_NOT.en) if need_not else Text(nl, en)


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
