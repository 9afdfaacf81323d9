"""How each part of the drawing looks: a pattern for each, so that none rests on colour, and the same patterns for the legend."""

from naklank.exchange.compare_report.layout import Look

INK, TEAL, PAPER = "#1d2a2e", "#0b5d66", "#ffffff"

FILLS: dict[Look, str] = {
    "kept": "#bccfcd",
    "left_out": "#f2ebdf",
    "gone": PAPER,
    "put_in": "url(#put_in)",
    "silent": "url(#silent)",
    "moved": "url(#moved)",
    "faster": "url(#faster)",
    "slower": "url(#slower)",
    "louder": "url(#louder)",
    "softer": "url(#softer)",
    "unverifiable": "url(#unverifiable)",
    "outside": PAPER,
}
DASHED: frozenset[Look] = frozenset({"gone", "outside"})
STROKES: dict[Look, str] = {"kept": TEAL, "left_out": "#78807f", "outside": "#78807f", "unverifiable": "#4d5b60"}
"""The outline; ink where nothing else is said."""

TAKEN = f'fill="none" stroke="{INK}" stroke-width="1.6" stroke-dasharray="2 4"'
"""A line to where a piece was taken from."""
_LINE = f'stroke="{INK}" stroke-width="1.6" fill="none"'
_WASH = {
    "put_in": ("#faefd6", 7, f'<path d="M-1 8 8 -1M-2 2 2 -2M5 9 9 5" {_LINE}/>'),
    "silent": (PAPER, 8, f'<path d="M0 4H8" {_LINE}/>'),
    "moved": ("#e3eeec", 6, f'<path d="M3 0V6" {_LINE}/>'),
    "faster": ("#e3eeec", 10, f'<path d="M3 2 7 5 3 8" {_LINE}/>'),
    "slower": ("#e3eeec", 10, f'<path d="M7 2 3 5 7 8" {_LINE}/>'),
    "louder": ("#e3eeec", 10, f'<path d="M2 8 5 2 8 8" {_LINE}/>'),
    "softer": ("#e3eeec", 10, f'<path d="M2 2 5 8 8 2" {_LINE}/>'),
    "unverifiable": (PAPER, 6, f'<circle cx="3" cy="3" r="1.3" fill="{INK}"/>'),
}


def definitions() -> str:
    """The patterns themselves, once in a document."""
    return "".join(
        f'<pattern id="{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">'
        f'<rect width="{size}" height="{size}" fill="{wash}"/>{lines}</pattern>'
        for name, (wash, size, lines) in _WASH.items()
    )


def paint(look: Look) -> str:
    """The attributes of a part that looks so."""
    dashes = ' stroke-dasharray="4 3"' if look in DASHED else ""
    return f'fill="{FILLS[look]}" stroke="{STROKES.get(look, INK)}" stroke-width="1.2"{dashes}'


def swatch(look: Look, *, own_patterns: bool = False) -> str:
    """A small example of it, for the legend. With `own_patterns` it is a drawing that stands alone."""
    alone = f"<defs>{definitions()}</defs>" if own_patterns else ""
    y, height = (7, 8) if look == "outside" else (1, 20)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="swatch" viewBox="0 0 40 22" width="40" height="22" aria-hidden="true">'
        f'{alone}<rect x="1" y="{y}" width="38" height="{height}" {paint(look)}/></svg>'
    )


def dotted() -> str:
    """The example of the line from where a piece was taken."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="swatch" viewBox="0 0 40 22" width="40" height="22" aria-hidden="true">'
        f'<path d="M2 19 38 3" {TAKEN}/></svg>'
    )
