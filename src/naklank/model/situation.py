"""What somebody said about a conversation before, or after, recording it: the answers to the questions on the page.

Each answer is one of the codes below or "unknown"; nothing else gets in, and nothing is filled in for who said nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

UNKNOWN = "unknown"
CODES: dict[str, tuple[str, ...]] = {
    "by": (
        "patient",
        "parent_with_authority",
        "guardian",
        "curator",
        "mentor",
        "written_proxy",
        "relative",
        "provider",
    ),
    "age": ("under_12", "12_15", "16_17", "adult"),
    "capable": ("yes", "no"),
    "setting": ("consult", "home_visit", "phone", "group"),
    "others": ("given", "not_asked", "refused"),
    "purpose": ("private", "treatment", "training", "evidence", "publication"),
    "medium": ("audio", "video", "photo"),
    "took_part": ("yes", "no"),
    "told": ("yes", "no"),
    "term": ("1", "3", "12", "60"),
}
"""What can be answered: who records, the patient's age, whether the patient decides himself, where and with whom, whether everybody
else there agreed, what for, sound or images, whether who records takes part, whether the other knew, and how many months it is kept."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The answers."""

    by: str = UNKNOWN
    age: str = UNKNOWN
    capable: str = UNKNOWN
    setting: str = UNKNOWN
    others: str = UNKNOWN
    purpose: str = UNKNOWN
    medium: str = UNKNOWN
    took_part: str = UNKNOWN
    told: str = UNKNOWN
    term: str = UNKNOWN

    def as_codes(self) -> dict[str, str]:
        """What was said, without what is unknown: what the log keeps of it."""
        said = {field.name: str(getattr(self, field.name)) for field in fields(self)}
        return {name: code for name, code in said.items() if code != UNKNOWN}


def situation_of(said: Mapping[str, object]) -> Situation:
    """Read answers that came from outside: what is not one of the codes counts as not said."""
    return Situation(**{name: code for name, codes in CODES.items() for code in codes if said.get(name) == code})
