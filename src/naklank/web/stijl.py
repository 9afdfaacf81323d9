"""Example data for `/stijl`: every component in every state, with invented people. Knows no store and no request."""

import math
from typing import Any

PAUSES = ((0.52, 0.56), (0.8, 0.815))
"""Where the invented conversation is silent, as shares of its length."""


def hills(points: int = 250) -> str:
    """A landscape as speech makes it: phrases that swell and die away, with pauses between. Same every time."""
    path = ["M0 100"]
    for n in range(points + 1):
        at = n / points
        phrase = abs(math.sin(at * 23)) ** 0.7 * (0.55 + 0.45 * math.sin(at * 5.3 + 1.1))
        grain = 0.72 + 0.28 * math.sin(n * 1.7) * math.cos(n * 0.37)
        silence = 0.06 if any(begin < at < end for begin, end in PAUSES) else 1.0
        height = max(1.5, 96 * abs(phrase) * grain * silence)
        path.append(f"L{at * 1000:.1f} {100 - height:.1f}")
    return " ".join([*path, "L1000 100Z"])


def sound() -> dict[str, Any]:
    """What the player shows of an invented conversation."""
    marks: list[dict[str, Any]] = [
        {"id": "m1", "at_ms": 302_000, "note": "Twee keer per dag, bij het eten", "change": "#", "remove": "#"},
        {"id": "m2", "at_ms": 611_000, "note": "Vragen: mag ik nog autorijden?", "change": "#", "remove": "#"},
        {"id": "m3", "at_ms": 1_190_000, "note": "", "change": "#", "remove": "#"},
    ]
    parts = [
        {
            "at_ms": 0,
            "name": "Het gesprek",
            "text": "",
            "pauses": [{"at_ms": 741_000, "text": "Hier was pauze."}],
            "marks": marks[:2],
        },
        {"at_ms": 1_120_000, "name": "De samenvatting", "text": "", "pauses": [], "marks": marks[2:]},
    ]
    length = 1_392_000
    return {
        "length_ms": length,
        "at_ms": 487_000,
        "hills": hills(),
        "pins": [mark["at_ms"] / length for mark in marks],
        "parts": parts,
        "marks": marks,
    }


def days() -> list[dict[str, Any]]:
    """Three days of a diary."""
    return [
        {
            "name": "dinsdag 3 maart 2026",
            "entries": [
                {"time": "14.09 uur", "who": "U", "did": "begon de opname.", "why": "", "kind": "self"},
                {"time": "14.32 uur", "who": "U", "did": "gaf de ander dezelfde opname.", "why": "", "kind": "self"},
            ],
        },
        {
            "name": "woensdag 4 maart 2026",
            "entries": [
                {
                    "time": "8.50 uur",
                    "who": "Dokter Van Dam",
                    "did": "luisterde.",
                    "why": "het stuk 18:40–23:12 · om iets na te gaan",
                    "kind": "",
                },
                {
                    "time": "11.15 uur",
                    "who": "Meneer Bakker",
                    "did": "wilde luisteren. Dat mocht niet.",
                    "why": "voor de zorg",
                    "kind": "refused",
                },
            ],
        },
    ]


def examples(language: str) -> dict[str, Any]:  # noqa: ARG001 — the invented people speak Dutch in either language
    """Everything that stijl.html asks for."""
    return {"shown": shown()}


def shown() -> dict[str, Any]:
    """The examples by component."""
    colours = ["paper", "card", "sunk", "ink", "soft", "line", "edge", "do", "recording", "safe", "attention"]
    return {
        "colours": colours,
        "sound": sound(),
        "days": days(),
        "talks": [
            {
                "href": "#",
                "subject": "Uitslag van het onderzoek",
                "when": "dinsdag 3 maart, 14.05 uur",
                "with": "Met dokter Van Dam",
                "state": "recording",
                "word": "De opname loopt",
                "length": "",
            },
            {
                "href": "#",
                "subject": "Nieuwe medicijnen voor het hart",
                "when": "donderdag 19 februari, 9.20 uur",
                "with": "Met dokter Van Dam",
                "state": "safe",
                "word": "Veilig bewaard",
                "length": "23 minuten",
            },
        ],
        "checks": [
            {"name": "Het pakket is compleet", "result": "ok", "detail": ""},
            {"name": "Het geluid is byte voor byte gelijk", "result": "failed", "detail": "Anders vanaf byte 70.211"},
            {"name": "Een ander tekende voor de tijd", "result": "missing", "detail": "Er is geen tijdstempel bij"},
        ],
        "errors": [
            {"field": "voorbeeld-fout", "text": "Vul in hoe u heet."},
            {"field": "keuze-fout", "text": "Kies wat u wilt opnemen."},
        ],
        "choices": [
            {"value": "all", "name": "Het hele gesprek", "hint": "U kunt alles rustig terughoren."},
            {"value": "part", "name": "Een deel", "hint": "Bijvoorbeeld alleen de uitslag."},
        ],
    }
