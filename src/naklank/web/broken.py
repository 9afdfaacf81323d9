"""What nobody foresaw: the person gets our own page with a number, the operator the whole story under that number on stderr.

Nothing of the story goes to the browser. The line names the route, never the address: a letter's token may stand there.
"""

import secrets
import sys
import traceback

from naklank.errors import NaklankError
from naklank.text import Text

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 8


class Stumbled(NaklankError):
    """A mistake of ours. What was kept before it is kept."""

    status = 500


def report(route: str, error: BaseException) -> Stumbled:
    """Write one line and the traceback on stderr, and make what the person gets: a sentence and the same number."""
    number = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    story = "".join(traceback.format_exception(error))
    print(f"naklank: mistake {number} at {route}: {type(error).__name__}\n{story}", end="", file=sys.stderr, flush=True)  # noqa: T201 — for the operator
    return Stumbled(
        Text("Er ging iets mis bij ons.", "Something went wrong on our side."),
        Text(
            f"Probeer het nog een keer. Blijft het zo? Geef de praktijk dan dit nummer: {number}.",
            f"Try once more. Does it stay this way? Then give the practice this number: {number}.",
        ),
        number=number,
    )
