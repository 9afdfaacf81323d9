"""A comparison as plain numbers and words and back: to pass it between processes, and to keep it. Nothing is rounded.

The object that other programs read is another one (docs/formats.md); it is made from this.
"""

from dataclasses import asdict
from typing import Any

from naklank.model.comparison import Comparison, Edit, Limit, Segment, Unverifiable


def plain(comparison: Comparison) -> dict[str, Any]:
    """As dictionaries, lists, numbers and words."""
    return asdict(comparison)


def from_plain(said: dict[str, Any]) -> Comparison:
    """The comparison that `plain` was made of."""
    return Comparison(
        **{
            **said,
            "segments": tuple(Segment(**_spans(each)) for each in said["segments"]),
            "edits": tuple(Edit(**_spans(each)) for each in said["edits"]),
            "unverifiable": tuple(Unverifiable(**_spans(each)) for each in said["unverifiable"]),
            "limits": tuple(Limit(**each) for each in said["limits"]),
        }
    )


def _spans(each: dict[str, Any]) -> dict[str, Any]:
    """JSON knows no pairs: its lists become pairs again."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in each.items()}
