"""Search the rules: every word asked for must stand in the sentence, the name, the law or the headings of one norm.

Plain and predictable: capitals and accents do not count, half a word is enough, nothing is guessed.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from naklank.actions.read_rules import law_of, places_of, subjects
from naklank.law import RULES, RuleBase
from naklank.law.subjects import Subject
from naklank.logic.norms import Norm

LONGEST = 200
Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces; true where a word that was asked for stands."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A norm that was found: its sentence, and what else of it holds the words (its name, its law, headings)."""

    norm: Norm
    says: Pieces
    besides: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one subject."""

    subject: Subject
    hits: tuple[Hit, ...]


def search_rules(asked: str, language: str, day: date, rules: RuleBase = RULES) -> tuple[Found, ...]:
    """The norms of a day that hold every word, by subject. Nothing for no words."""
    words = words_of(asked)
    if not words:
        return ()
    found = [
        Found(
            subject,
            _nearest_first(
                hit for norm in subject.norms if norm.holds_on(day) and (hit := _hit(norm, words, language))
            ),
        )
        for subject in subjects(rules).values()
    ]
    return tuple(one for one in found if one.hits)


def _nearest_first(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """First those whose sentence holds a word."""
    return tuple(sorted(hits, key=lambda hit: not any(is_it for _, is_it in hit.says)))


def words_of(asked: str) -> tuple[str, ...]:
    """The words that are looked for."""
    return tuple(dict.fromkeys(folded(unicodedata.normalize("NFC", asked[:LONGEST])).split()))


def folded(text: str) -> str:
    """Without capitals and accents, letter for letter: as long as the text itself."""
    return "".join(unicodedata.normalize("NFD", letter.lower())[0] for letter in text)


def _hit(norm: Norm, words: tuple[str, ...], language: str) -> Hit | None:
    says = norm.says.in_language(language)
    law = law_of(norm)
    others = [norm.id, *([law.in_language(language)] if law else [])]
    others += dict.fromkeys(place.part.in_language(language) for place in places_of(norm) if place.part.nl)
    if not all(any(word in folded(text) for text in (says, *others)) for word in words):
        return None
    besides = (marked(text, words) for text in others)
    return Hit(norm, marked(says, words), tuple(pieces for pieces in besides if any(is_it for _, is_it in pieces)))


def marked(text: str, words: tuple[str, ...]) -> Pieces:
    """The text in pieces, with the words in pieces of their own."""
    plain, on = folded(text), [False] * len(text)
    for word in words:
        at = plain.find(word)
        while at >= 0:
            on[at : at + len(word)] = [True] * len(word)
            at = plain.find(word, at + 1)
    pieces: list[tuple[str, bool]] = []
    for letter, is_it in zip(text, on, strict=True):
        if pieces and pieces[-1][1] == is_it:
            pieces[-1] = (pieces[-1][0] + letter, is_it)
        else:
            pieces.append((letter, is_it))
    return tuple(pieces)
