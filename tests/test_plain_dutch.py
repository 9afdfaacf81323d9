"""The words of the interface: plain Dutch in every catalogue, each sentence there for a reason."""

import ast
import re
from pathlib import Path

import pyphen
import pytest

from naklank.text.catalogue import catalogue

SOURCE = Path(__file__).parents[1] / "src/naklank"
SYLLABLES = pyphen.Pyphen(lang="nl_NL")
LONG_ENOUGH = 12
EASY = 60
SPEAKS = {"amounts", "comparing", "comparing_verdict"}
"""Catalogues with functions of their own that say each sentence; their own tests see to that."""
WORDS_A_SENTENCE = 15
BANNED = (
    "indien", "dient te", "dienen te", "middels", "gelieve", "alvorens", "betrokkene", "teneinde", "ten behoeve van", "derhalve",
    "conform", "omtrent", "inzake", "desbetreffende", "voornoemd", "aangaande", "thans", "tevens", "echter", "wij betreuren",
    "sorry", "helaas", "oeps", "foutief", "ongeldig", "u heeft een fout", "je", "jij", "jouw", "jullie",
)  # fmt: skip


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.?!:;]+(?:\s|$)", re.sub(r"\{\w+\}", "Jan", text)) if re.search(r"\w", part)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)


def ease(text: str) -> float:
    """Flesch-Douma: 206.84 - 0.77 * syllables per 100 words - 0.93 * words per sentence."""
    parts = sentences(text)
    said = [word for part in parts for word in words(part)]
    beats = sum(len(SYLLABLES.positions(word)) + 1 for word in said)
    return 206.84 - 77 * beats / len(said) - 0.93 * len(said) / len(parts)


def all_texts() -> dict[str, str]:
    """Every Dutch sentence in the program: the catalogues, and what errors and rules say where they stand."""
    found = {key: text.nl for key, text in catalogue().items()}
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") == "Text"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found.setdefault(f"{file.relative_to(SOURCE)}:{node.lineno}", str(node.args[0].value))
    return found


def test_the_measure_tells_plain_from_lawyerly() -> None:
    """A plain sentence scores high, a lawyer's low; otherwise the next tests would prove nothing."""
    assert ease("U mag dit gesprek opnemen. De ander hoeft dat niet goed te vinden.") > 80
    assert (
        ease(
            "Indien betrokkene voornemens is geluidsregistraties te vervaardigen, dient voorafgaande toestemming verkregen te worden."
        )
        < 30
    )


@pytest.mark.parametrize("key", sorted(k for k, text in catalogue().items() if len(words(text.nl)) >= LONG_ENOUGH))
def test_every_longer_text_reads_easily(key: str) -> None:
    """Flesch-Douma 60 or more, and 15 words a sentence at most on average."""
    text = catalogue()[key].nl
    parts = sentences(text)
    assert ease(text) >= EASY, f"{ease(text):.0f}: {text}"
    assert len(words(text)) / len(parts) <= WORDS_A_SENTENCE, text


def test_nothing_shouts_and_nothing_is_stiff() -> None:
    """No exclamation marks and none of the words that nobody says at a kitchen table."""
    wrong = {
        key: [word for word in BANNED if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)]
        + ["!"] * ("!" in text)
        for key, text in all_texts().items()
    }
    assert {key: words for key, words in wrong.items() if words} == {}


def test_both_languages_fill_in_the_same_things() -> None:
    """A placeholder in one language stands in the other too."""
    pattern = re.compile(r"\{(\w+)\}")
    uneven = {
        key for key, text in catalogue().items() if set(pattern.findall(text.nl)) != set(pattern.findall(text.en))
    }
    assert uneven == set()


def source_of_users() -> str:
    """Everything that may use a word: templates, scripts, and code outside the catalogues."""
    files = [
        *SOURCE.rglob("*.html"),
        *SOURCE.rglob("*.js"),
        *(f for f in SOURCE.rglob("*.py") if "text" not in f.relative_to(SOURCE).parts[:1]),
    ]
    return "\n".join(f.read_text() for f in files if "vendor" not in f.parts)


def test_every_word_that_a_template_asks_for_exists() -> None:
    """Each `t("…")` and `say("…")` names a sentence that somebody wrote."""
    asked = set(re.findall(r"""\b(?:t|say)\(\s*["']([a-z_]+\.[a-z0-9_]+)["']\s*[,)]""", source_of_users()))
    assert len(asked) > 100
    assert asked - set(catalogue()) == set()


def test_every_word_is_used() -> None:
    """A sentence that nothing shows is one that nobody keeps true."""
    source = source_of_users()
    whole = {"recorder", "evidence"} & set(re.findall(r"from naklank\.text(?:\.| import )(\w+)", source))
    given = {key for name in whole | SPEAKS for key in __import__(f"naklank.text.{name}", fromlist=["TEXTS"]).TEXTS}
    starts = tuple(set(re.findall(r"""["'`]([a-z_]+\.[a-z0-9_]*)(?:["']\s*~|\{|\$\{)""", source)))
    unused = {
        key
        for key in catalogue()
        if key not in given and f'"{key}"' not in source and f"'{key}'" not in source and not key.startswith(starts)
    }
    assert unused == set()
