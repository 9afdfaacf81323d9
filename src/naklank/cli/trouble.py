"""Any exception as two sentences: what happened, and what to do. Nobody who types a command sees a stack trace."""

import sqlite3

from naklank.errors import NaklankError
from naklank.text import Text


def told(error: Exception) -> NaklankError:
    """An error of the system in words; anything else is a mistake of ours, and is said to be one."""
    if isinstance(error, NaklankError):
        return error
    if isinstance(error, sqlite3.Error):
        return NaklankError(
            Text(f"De database is niet te lezen ({error}).", f"The database cannot be read ({error})."),
            Text("Voer `naklank fsck` uit, of zet een reservekopie terug.", "Run `naklank fsck`, or restore a backup."),
        )
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        return NaklankError(
            Text(
                f"Dit lukt niet{where}: {error.strerror or error}.",
                f"This does not work{where}: {error.strerror or error}.",
            ),
            Text("Kijk of de map er is en of u erbij mag.", "See whether the folder is there and you may use it."),
        )
    return NaklankError(
        Text(
            f"Er ging iets mis door een fout in Naklank ({type(error).__name__}).",
            f"Something went wrong by a mistake in Naklank ({type(error).__name__}).",
        ),
        Text(
            "Zet NAKLANK_TRACE=1 voor de opdracht en stuur ons wat u dan ziet.",
            "Put NAKLANK_TRACE=1 before the command and send us what you see then.",
        ),
    )
