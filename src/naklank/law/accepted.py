"""What the check of the rules finds and a lawyer need not look at again: each by name, with the reason.

An entry that nothing answers to any more makes the check fail, so that this list stays true.
"""

from dataclasses import dataclass

from naklank.text import Text


@dataclass(frozen=True, slots=True)
class Accepted:
    """One finding that may stand: the question, what sort of finding, where, and why."""

    question: str
    sort: str
    where: str
    why: Text

    @property
    def name(self) -> tuple[str, str, str]:
        """How the check names it."""
        return (self.question, self.sort, self.where)


_NOBODY_BOUND = Text(
    "Deze persoon heeft geen beroepsgeheim. De regels binden hem niet.",
    "This person is under no duty of secrecy. The rules do not bind him.",
)
_NOT_A_PROFESSIONAL = Text(
    "Deze vraag gaat over een zorgverlener die een dossier opent, niet over de patiënt.",
    "This question is about a professional who opens a file, not about the patient.",
)
_SAYS_NO_TWICE = Text(
    "De hoofdregel zwijgen verbiedt dit ook. De norm staat er als reden bij.",
    "The main rule of silence forbids this too. The norm stands there as a reason.",
)
_ONLY_UNKNOWN = Text(
    "Dit telt alleen waar het onbekend is: dan weegt een mens.",
    "This counts only where it is unknown: then a person weighs it.",
)

ACCEPTED: tuple[Accepted, ...] = ()
