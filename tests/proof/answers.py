"""What two answers are compared by."""

Answer = dict[str, object]


def short(answer: Answer) -> Answer:
    """What must be the same: everything but the wording of details."""
    kept = {name: answer[name] for name in ("verdict", "fingerprint", "signer", "known_since", "recording", "changed")}
    return {**kept, "checks": {row["check"]: row["result"] for row in answer["checks"]}}
