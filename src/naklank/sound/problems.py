"""What can be wrong with a sound file, as sentences for the person who sent it.

Every function returns an `Unreadable` for the caller to raise. `detail["code"]` names the kind for a script,
`detail["at_ms"]` the place where there is one.
"""

from naklank.errors import Unreadable
from naklank.text import Text

LONGEST_MS = 8 * 3600 * 1000

_SEND_SOUND = Text(
    "Kies een geluidsbestand, bijvoorbeeld m4a, mp3, ogg, webm, wav, flac, amr of 3gp.",
    "Choose a sound file, for example m4a, mp3, ogg, webm, wav, flac, amr or 3gp.",
)
_SEND_AGAIN = Text(
    "Kopieer het bestand nog een keer van het apparaat waarmee u opnam en stuur het opnieuw.",
    "Copy the file once more from the device that recorded it and send it again.",
)

_KINDS = {
    "empty": Text("Dit bestand is leeg.", "This file is empty."),
    "text": Text("Dit bestand is tekst, geen geluid.", "This file is text, not sound."),
    "picture": Text("Dit bestand is een plaatje, geen geluid.", "This file is a picture, not sound."),
    "archive": Text("Dit bestand is een zip, geen geluid.", "This file is a zip, not sound."),
    "document": Text("Dit bestand is een document, geen geluid.", "This file is a document, not sound."),
    "unknown": Text("Dit bestand is geen geluid dat Naklank kent.", "This file is not sound that Naklank knows."),
}


def clock(at_ms: int) -> Text:
    """A time in words: "12 minuten en 5 seconden"."""
    hours, rest = divmod(max(0, at_ms) // 1000, 3600)
    minutes, seconds = divmod(rest, 60)
    nl = [f"{hours} uur"] if hours else []
    en = [f"{hours} hour{'s' * (hours != 1)}"] if hours else []
    if minutes or hours:
        nl.append(f"{minutes} {'minuut' if minutes == 1 else 'minuten'}")
        en.append(f"{minutes} minute{'s' * (minutes != 1)}")
    nl.append(f"{seconds} {'seconde' if seconds == 1 else 'seconden'}")
    en.append(f"{seconds} second{'s' * (seconds != 1)}")
    return Text(_and(nl, "en"), _and(en, "and"))


def _and(words: list[str], joiner: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def not_sound(kind: str) -> Unreadable:
    """The file is something else: one of `_KINDS`."""
    return Unreadable(_KINDS[kind], _SEND_SOUND, code="not_sound", kind=kind)


def film() -> Unreadable:
    """There is moving picture in it."""
    return Unreadable(
        Text(
            "Dit bestand is een film. Beeld kan Naklank nog niet bewaren.",
            "This file is a film. Naklank cannot keep video yet.",
        ),
        Text(
            "Maak er een geluidsbestand van, of neem alleen het geluid op.",
            "Turn it into a sound file, or record the sound only.",
        ),
        code="film",
    )


def no_sound_inside() -> Unreadable:
    """A container of a known kind without a sound track, or with no sample in it."""
    return Unreadable(
        Text("Er zit geen geluid in dit bestand.", "There is no sound in this file."), _SEND_SOUND, code="no_sound"
    )


def unsupported(codec: str) -> Unreadable:
    """The container is known, what is in it is not on our list."""
    name = codec if codec.isascii() and codec.replace("_", "").isalnum() and len(codec) <= 40 else "?"  # noqa: PLR2004
    return Unreadable(
        Text(
            f"Dit soort geluid kan Naklank nog niet lezen ({name}).",
            f"Naklank cannot read this kind of sound yet ({name}).",
        ),
        _SEND_SOUND,
        code="unsupported",
        codec=name,
    )


def unusual(setting: str, value: int) -> Unreadable:
    """A rate or a number of channels that no recorder of conversations has."""
    return Unreadable(
        Text(
            "Dit bestand heeft instellingen die bij geen opname passen. Misschien is het beschadigd.",
            "This file has settings that fit no recording. Perhaps it is damaged.",
        ),
        _SEND_AGAIN,
        code="unusual",
        setting=setting,
        value=value,
    )


def damaged(at_ms: int) -> Unreadable:
    """Cannot be decoded from here."""
    at = clock(at_ms)
    return Unreadable(
        Text(f"Dit bestand is beschadigd, na {at.nl} geluid.", f"This file is damaged, after {at.en} of sound."),
        _SEND_AGAIN,
        code="damaged",
        at_ms=at_ms,
    )


def truncated(at_ms: int) -> Unreadable:
    """The end is missing."""
    at = clock(at_ms)
    return Unreadable(
        Text(
            f"Het einde van dit bestand ontbreekt. Het geluid is goed tot {at.nl}.",
            f"The end of this file is missing. The sound is good until {at.en}.",
        ),
        _SEND_AGAIN,
        code="truncated",
        at_ms=at_ms,
    )


def unfinished() -> Unreadable:
    """An MP4 without its index: the recorder never closed it."""
    return Unreadable(
        Text(
            "Dit bestand is niet afgemaakt. De index van het geluid ontbreekt.",
            "This file was never finished. The index of the sound is missing.",
        ),
        _SEND_AGAIN,
        code="unfinished",
        at_ms=0,
    )


def too_long() -> Unreadable:
    """More than eight hours."""
    return Unreadable(
        Text("Deze opname duurt langer dan 8 uur.", "This recording is longer than 8 hours."),
        Text(
            "Verdeel de opname in stukken van hoogstens 8 uur.", "Divide the recording into parts of at most 8 hours."
        ),
        code="too_long",
        longest_ms=LONGEST_MS,
    )


def outside_reference() -> Unreadable:
    """An MP4 whose sound lies in another file."""
    return Unreadable(
        Text("Het geluid zelf zit niet in dit bestand.", "The sound itself is not in this file."),
        _SEND_SOUND,
        code="outside",
    )


def too_hard() -> Unreadable:
    """Decoding took more memory or time than any honest recording needs, or the decoder broke."""
    return Unreadable(
        Text(
            "Naklank kon dit bestand niet lezen. Misschien is het beschadigd.",
            "Naklank could not read this file. Perhaps it is damaged.",
        ),
        _SEND_AGAIN,
        code="too_hard",
    )
