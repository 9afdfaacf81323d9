"""Why a file cannot be compared, as sentences for the person who brought it. Each returns an error for the caller to raise."""

from naklank.errors import Unreadable
from naklank.text import Text

LONGEST_S = 12 * 3600
"""Nothing longer is compared: more than any conversation, and what two of them take fits in memory."""

_ANOTHER_FILE = Text(
    "Vraag het bestand nog een keer, of kies een ander bestand.", "Ask for the file once more, or choose another file."
)


def too_long() -> Unreadable:
    """More than twelve hours of sound."""
    return Unreadable(
        Text("Dit geluid duurt langer dan 12 uur.", "This sound is longer than 12 hours."),
        Text(
            "Kies een kortere opname, of deel het bestand op.",
            "Choose a shorter recording, or divide the file into parts.",
        ),
        code="too_long",
        longest_s=LONGEST_S,
    )


def too_much() -> Unreadable:
    """Both could be heard, and holding them against each other takes more memory than a comparison gets."""
    return Unreadable(
        Text(
            "Deze twee bestanden zijn samen te lang om te vergelijken.",
            "These two files together are too long to compare.",
        ),
        Text("Vergelijk een korter stuk van de kopie.", "Compare a shorter piece of the copy."),
        code="too_much",
    )


def nothing_decodable() -> Unreadable:
    """It looks like sound, and not one sample came out of it."""
    return Unreadable(
        Text(
            "Het geluid in dit bestand is zo beschadigd dat er niets van te horen is.",
            "The sound in this file is so damaged that nothing of it can be heard.",
        ),
        _ANOTHER_FILE,
        code="nothing_decodable",
    )
