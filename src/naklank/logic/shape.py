"""The answer as plain data, in the shape that other programs build on (docs/rules.md, "The answer")."""

from naklank.logic.answers import Answer


def as_data(answer: Answer) -> dict[str, object]:
    """The fields of the answer, ready for JSON."""
    return {
        "question": answer.question,
        "verdict": answer.verdict,
        "force": answer.force,
        "profile": answer.profile,
        "because": [
            {"norm": ground.norm, "role": ground.role, "defeated_by": ground.defeated_by} for ground in answer.because
        ],
        "rests_on": list(answer.rests_on),
        "duties": list(answer.duties),
        "advice": list(answer.advice),
        "missing": list(answer.missing),
        "could_change": [
            {"fact": change.fact, "value": change.value, "verdict": change.verdict} for change in answer.could_change
        ],
        "would_allow": [dict(ways) for ways in answer.would_allow],
        "meanwhile": answer.meanwhile,
        "open": list(answer.open),
        "gap": answer.gap,
        "clash": list(answer.clash),
        "disclaimer": answer.disclaimer,
    }
