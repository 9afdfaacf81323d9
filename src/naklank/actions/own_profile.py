"""An organisation's own profile from a file: read it, or refuse it with the reason. The fields: docs/rules.md."""

from naklank.actions.exact_json import MARK, exact_json
from naklank.errors import NaklankError
from naklank.law import RULES, RuleBase
from naklank.law.own_profiles import with_own_profile
from naklank.text import Text

__all__ = ["RULES", "RuleBase", "rules_of_file"]
LARGEST = 1_000_000


def rules_of_file(data: bytes, name: str) -> RuleBase:
    """The rules with the profile of a file as the one that asks. Raises `NaklankError`, which names the file."""
    try:
        if len(data) > LARGEST:
            raise _too_large(len(data))
        rules, _ = with_own_profile(exact_json(data.removeprefix(MARK)), RULES)
    except NaklankError as error:
        field, value, allowed = (error.detail.get(part) for part in ("field", "value", "allowed"))
        said = f" ({field}: {_short(value)})"
        raise NaklankError(
            Text(f"{name}: {error.what.nl}{said}", f"{name}: {error.what.en}{said}"),
            Text(f"{error.todo.nl} Wat kan: {_short(allowed)}", f"{error.todo.en} What can be: {_short(allowed)}"),
            **error.detail,
        ) from None
    return rules


def _short(value: object) -> str:
    said = ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
    return said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"


_SHOWN = 400


def _too_large(size: int) -> NaklankError:
    return NaklankError(
        Text("Dit bestand is te groot.", "This file is too large."),
        Text("Maak het korter.", "Make it shorter."),
        field="profile",
        value=f"{size} bytes",
        allowed=f"at most {LARGEST} bytes",
    )
