"""`lees-mij.html`: what the package proves and what it does not, in Dutch and English, for people and for paper.

One file that needs nothing: no script, no picture, no address of anything elsewhere. It is an explanation; the checks
of docs/formats.md section 7 never look at its words.
"""

from dataclasses import dataclass
from html import escape

from naklank.text import Text
from naklank.text.evidence import TEXTS

_STYLE = """
body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:36em;background:#faf6ef;color:#1d2a2e;
font:1.125rem/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",Verdana,sans-serif}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 1rem}h2{font-size:1.25rem;margin:2.2rem 0 .4rem}
section+section{margin-top:3.5rem;padding-top:2.5rem;border-top:1px solid #4d5b60}
li{margin:.5rem 0}dt{color:#4d5b60;margin-top:.8rem}dd{margin:0;overflow-wrap:anywhere}
code{font-family:"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.88em;overflow-wrap:anywhere}
@media print{body{background:#fff;font-size:11pt;max-width:none;padding:0}section+section{break-before:page;border:0}}
"""


@dataclass(frozen=True, slots=True)
class ReadMe:
    """What the page tells of this package. Times as the formats write them."""

    recording: str
    organisation: str
    sound: str
    media_type: str
    bytes: int
    began: str
    ended: str
    signed_at: str
    checkpoint_time: str
    stamped: bool
    fingerprint: str


def page(facts: ReadMe) -> bytes:
    """The whole page, UTF-8."""
    title = f"{TEXTS['evidence.title'].nl} / {TEXTS['evidence.title'].en}"
    return (
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n"
        f"{_section(facts, 'nl')}\n{_section(facts, 'en')}\n</body></html>\n"
    ).encode()


def _section(facts: ReadMe, language: str) -> str:
    command = f"naklank verify naklank-{facts.recording}.zip --key …"
    alone = f"python3 naklank_verify.py naklank-{facts.recording}.zip --key …"
    parts = [f'<section lang="{language}"><h1>{_say("title", language)}</h1><p>{_say("lead", language)}</p>']
    parts.append(_list("does", 3, language, {2: facts.checkpoint_time}))
    parts.append(_list("not", 5, language, {}))
    parts.append(_list("how", 3, language, {2: command, 3: alone}, ordered=True))
    parts.append(
        f"<h2>{_say('facts', language)}</h2><dl>{_facts(facts, language)}</dl><p>{_say('utc', language)}</p></section>"
    )
    return "\n".join(parts)


def _facts(facts: ReadMe, language: str) -> str:
    stamped = "stamped.yes" if facts.stamped else "stamped.no"
    rows = {
        "recording": facts.recording,
        "sound": f"data/{facts.sound} ({facts.media_type}, {facts.bytes} bytes)",
        "began": facts.began,
        "ended": facts.ended,
        "signed": facts.signed_at,
        "checkpoint": facts.checkpoint_time,
        "stamped": _text(stamped).in_language(language),
        "log": facts.organisation,
        "key": facts.fingerprint,
    }
    return "".join(f"<dt>{_say(name, language)}</dt><dd>{escape(value)}</dd>" for name, value in rows.items())


def _list(name: str, count: int, language: str, filled: dict[int, str], *, ordered: bool = False) -> str:
    tag = "ol" if ordered else "ul"
    items = []
    for number in range(1, count + 1):
        sentence = _say(f"{name}.{number}", language)
        for place in ("{time}", "{command}"):
            sentence = sentence.replace(place, f"<code>{escape(filled.get(number, ''))}</code>")
        items.append(f"<li>{sentence}</li>")
    return f"<h2>{_say(name, language)}</h2><{tag}>{''.join(items)}</{tag}>"


def _text(name: str) -> Text:
    return TEXTS[f"evidence.{name}"]


def _say(name: str, language: str) -> str:
    return escape(_text(name).in_language(language))
