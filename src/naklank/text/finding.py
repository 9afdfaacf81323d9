"""The sentences about looking up where a clip comes from."""

from naklank.text import Text
from naklank.text.amounts import clock

_NOTHING = {
    None: Text(
        "Niet van hier: in geen enkele opname klinkt dit fragment.",
        "Not from here: this clip sounds in none of the recordings.",
    ),
    "too_short": Text(
        "Dit fragment is te kort. Kies een stuk van ten minste 5 seconden.",
        "This clip is too short. Choose a piece of at least 5 seconds.",
    ),
    "no_speech": Text(
        "In dit fragment is te weinig te horen. Kies een stuk waarin iemand praat.",
        "There is too little to hear in this clip. Choose a piece in which somebody speaks.",
    ),
}


def found_said(count: int) -> Text:
    """That it was found."""
    if count == 1:
        return Text("Gevonden in deze opname:", "Found in this recording:")
    return Text(f"Gevonden op {count} plaatsen:", f"Found in {count} places:")


def nothing_said(reason: str | None) -> Text:
    """That it was not, or why nothing can be said."""
    return _NOTHING[reason]


def place_said(begin: float, end: float, strength: float, speed: float) -> Text:
    """Which part of the clip it is, and how strong."""
    nl = f"    van het fragment {clock(begin)} - {clock(end)}, sterkte {strength:.1f}"
    en = f"    of the clip {clock(begin)} - {clock(end)}, strength {strength:.1f}"
    if abs(speed - 1) > 0.003:  # noqa: PLR2004  no clock of a device is that wrong
        nl, en = f"{nl}, speelt {speed:.2f} keer zo snel", f"{en}, plays {speed:.2f} times as fast"
    return Text(nl, en)


def without_said(count: int) -> Text:
    """That not all could be looked at."""
    if count == 1:
        return Text("1 opname kan nog niet worden doorzocht.", "1 recording cannot be searched yet.")
    return Text(f"{count} opnamen kunnen nog niet worden doorzocht.", f"{count} recordings cannot be searched yet.")
