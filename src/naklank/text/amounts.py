"""How long, how much and where, in words and figures of both languages. Nothing is rounded up to more than there is."""

from datetime import date
from decimal import ROUND_FLOOR, Decimal

from naklank.text import Text

TEXTS: dict[str, Text] = {
    "amounts.less_than": Text("minder dan {length}", "less than {length}"),
    "amounts.and": Text("{one} en {other}", "{one} and {other}"),
    "amounts.ms": Text("{n} milliseconden", "{n} milliseconds"),
    "amounts.ms_one": Text("1 milliseconde", "1 millisecond"),
    "amounts.s": Text("{n} seconden", "{n} seconds"),
    "amounts.s_one": Text("1 seconde", "1 second"),
    "amounts.min": Text("{n} minuten", "{n} minutes"),
    "amounts.min_one": Text("1 minuut", "1 minute"),
    "amounts.h": Text("{n} uur", "{n} hours"),
    "amounts.h_one": Text("1 uur", "1 hour"),
}

SECOND_MS = 1_000
MINUTE_MS = 59_950
"""From here on it would be written as 60 seconds."""
TEN_MS = 9_995
"""From here on hundredths of a second are left out."""


def clock(seconds: float) -> str:
    """A place in a file: `m:ss.mmm`, from one hour on `h:mm:ss.mmm`. The same in both languages, as sound editors write it."""
    whole, ms = divmod(max(0, round(seconds * SECOND_MS)), SECOND_MS)
    minutes, s = divmod(whole, 60)
    hours, m = divmod(minutes, 60)
    return f"{hours}:{m:02}:{s:02}.{ms:03}" if hours else f"{m}:{s:02}.{ms:03}"


def length_said(seconds: float) -> Text:
    """How long something is: milliseconds below a second, then seconds, minutes and hours. Never "nothing"."""
    ms = round(seconds * 1000)
    if ms < 1:
        return filled(TEXTS["amounts.less_than"], length=_counted("ms", "1"))
    if ms < SECOND_MS:
        return _counted("ms", str(ms))
    if ms < MINUTE_MS:
        return _counted("s", number(seconds, 2 if ms < TEN_MS else 1))
    whole = round(seconds)
    hours, minutes, s = whole // 3600, whole // 60 % 60, whole % 60
    parts = [_counted(unit, str(n)) for unit, n in (("h", hours), ("min", minutes), ("s", s)) if n][:2]
    return parts[0] if len(parts) == 1 else filled(TEXTS["amounts.and"], one=parts[0], other=parts[1])


MONTHS = (
    ("januari", "January"), ("februari", "February"), ("maart", "March"), ("april", "April"), ("mei", "May"), ("juni", "June"),
    ("juli", "July"), ("augustus", "August"), ("september", "September"), ("oktober", "October"), ("november", "November"),
    ("december", "December"),
)  # fmt: skip


def day_said(day: date) -> Text:
    """A day as it is written in a letter: "27 november 2026"."""
    dutch, english = MONTHS[day.month - 1]
    return Text(f"{day.day} {dutch} {day.year}", f"{day.day} {english} {day.year}")


def number(value: float, digits: int) -> Text:
    """A number with at most so many decimals: a comma in Dutch, a point in English, no idle zeros."""
    plain = f"{value:.{digits}f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Text(plain.replace(".", ","), plain)


def floored(value: float, digits: int) -> Text:
    """The same, rounded down, so that it never says more than was found. What is a hair below counts as there."""
    down = Decimal(repr(value + 1e-9)).quantize(Decimal(1).scaleb(-digits), ROUND_FLOOR)
    return number(float(down), digits)


def filled(text: Text, **values: str | Text) -> Text:
    """The sentence with its places filled, in both languages."""
    dutch = {name: value.nl if isinstance(value, Text) else value for name, value in values.items()}
    english = {name: value.en if isinstance(value, Text) else value for name, value in values.items()}
    return Text(text.nl.format(**dutch), text.en.format(**english))


def _counted(unit: str, n: str | Text) -> Text:
    one = n == "1" or (isinstance(n, Text) and n.nl == "1")
    return TEXTS[f"amounts.{unit}_one"] if one else filled(TEXTS[f"amounts.{unit}"], n=n)
