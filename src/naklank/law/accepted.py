"""What the check of the rules finds and a lawyer need not look at again: each by name, with the reason.

An entry that nothing answers to any more makes the check fail, so that this list stays true.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from naklank.text import Text


@dataclass(frozen=True, slots=True)
class Accepted:
    """One finding that may stand: the question, what sort of finding, where, and why. `*` in `where` stands for anything."""

    question: str
    sort: str
    where: str
    why: Text

    @property
    def name(self) -> tuple[str, str, str]:
        """How the check names it."""
        return (self.question, self.sort, self.where)

    def covers(self, name: tuple[str, str, str]) -> bool:
        """Whether this finding is one that may stand."""
        question, sort, where = name
        return (question, sort) == (self.question, self.sort) and fnmatchcase(where, self.where)


_NOBODY_BOUND = Text(
    "Deze persoon heeft geen beroepsgeheim. De regels binden hem niet.",
    "This person is under no duty of secrecy. The rules do not bind him.",
)
_SAYS_NO_TWICE = Text(
    "De hoofdregel zwijgen verbiedt dit ook. De norm staat er als reden bij.",
    "The main rule of silence forbids this too. The norm stands there as a reason.",
)
_ONLY_UNKNOWN = Text(
    "Dit telt alleen waar het onbekend is: dan weegt een mens.",
    "This counts only where it is unknown: then a person weighs it.",
)

_SILENT_IS_CLOSED = Text(
    "Wie zwijgt over toestemming, krijgt hier “nee”. De andere antwoorden staan bij een andere norm.",
    "Silence on consent is “no” here. The other answers stand with another norm.",
)
_ABOUT_SECRECY = ("disclose", "inspect", "copy", "access_file")
ACCEPTED: tuple[Accepted, ...] = (
    *(
        Accepted(question, "gap", f"{who} to *", _NOBODY_BOUND)
        for question in _ABOUT_SECRECY
        for who in ("patient", "representative", "relative")
    ),
    *(
        Accepted(question, "never decides", "between-insurers", _SAYS_NO_TWICE)
        for question in ("share", "disclose", "inspect", "copy")
    ),
    *(
        Accepted("access_file", "never decides", f"{door}: consent (circle.own-files-only)", _SILENT_IS_CLOSED)
        for door in ("consent", "consent-in-life")
    ),
    Accepted(
        "destroy", "never decides", "interest-of-others: interest_of_others (file.destroy.interest)", _ONLY_UNKNOWN
    ),
)
