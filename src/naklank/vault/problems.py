"""How the vault says no: two errors, each with sentences for people and a code for machines.

`Malformed`: these bytes are not what the format says, so nothing can be said about them.
`Broken`: they are well-formed, and do not hold: a hash, a proof or a signature disagrees.
The code stands in `detail["why"]` and is the "failure" that the vectors of tests/vectors/ name.
"""

from naklank.errors import Tampered, Unreadable
from naklank.text import Text

ASK_AGAIN = Text(
    "Vraag het bestand opnieuw op bij wie het u gaf.",
    "Ask for the file again from the one who gave it to you.",
)
KEEP_AND_TELL = Text(
    "Bewaar het bestand zoals het is en meld dit aan de beheerder.",
    "Keep the file as it is and tell the administrator.",
)
RESTORE = Text(
    "Gebruik dit bestand niet. Laat de beheerder de opslag controleren (naklank fsck).",
    "Do not use this file. Let the administrator check the storage (naklank fsck).",
)


class Malformed(Unreadable):
    """Not in our format, so nothing can be checked."""

    def __init__(self, why: str, what: Text, todo: Text = ASK_AGAIN, **detail: object) -> None:
        super().__init__(what, todo, why=why, **detail)
        self.why = why


class Broken(Tampered):
    """In our format, and it does not hold: something was changed, moved or cut off."""

    def __init__(self, why: str, what: Text, todo: Text = KEEP_AND_TELL, **detail: object) -> None:
        super().__init__(what, todo, why=why, **detail)
        self.why = why
