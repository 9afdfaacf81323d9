"""Words of the interface in Dutch (B1, "u") and English. A leaf: knows nothing else of Naklank.

`Text` is one sentence in both languages. The sentences of the pages live in one file per page family
(`announce.py`, `listen.py`, …), each with a dictionary `TEXTS`; `naklank.text.catalogue` joins them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or word in Dutch and English.

    Both may hold `{name}` placeholders, filled by `in_language(lang, name=value)`.
    """

    nl: str
    en: str

    def in_language(self, language: str, **values: object) -> str:
        """The sentence in `language` ("nl" or "en"; anything else gives Dutch), placeholders filled."""
        sentence = self.en if language == "en" else self.nl
        return sentence.format(**values) if values else sentence
