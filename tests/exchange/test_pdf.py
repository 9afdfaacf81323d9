"""A document as PDF: what is written comes out as text, the marks of the standards are there, and the same gives the same."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pypdf
import pytest

from naklank.errors import TooLarge
from naklank.exchange.pdf import CHARACTERS_MAX, Heading, Link, Paper, Paragraph, Points, Rows, pdf

CODE = '#sys.inputs #panic("x") $x^2$ \\ " *b* _i_ @ref <lab> // c /* x */ `raw` #read("/etc/passwd") = kop - punt'
PAPER = Paper(
    title="Ja, dit mag.",
    language="nl",
    day=datetime(2026, 11, 27, tzinfo=UTC),
    above=(Paragraph("Ik ben patiënt", "over"),),
    blocks=(
        Paragraph("Want zo staat het er.", "lead"),
        Heading("Wat erbij hoort"),
        Points((("Zeg het vooraf.", "(wet, regel 12)"), ("Bewaar het veilig.",)), boxes=True),
        Heading("Bronnen"),
        Points((("wet, artikel 7", Link("Lees de wet", "https://wetten.example/7")),)),
        Rows((("Wie neemt op?", "De patiënt"),)),
    ),
    footer="Kenmerk: abc",
    pages="Bladzijde {page} van {of}",
    unseen="Sommige tekens staan er als nummer.",
)


def reader(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


def text_of(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in reader(made).pages)


def saying(*words: str) -> Paper:
    return replace(PAPER, blocks=tuple(Paragraph(one, "own") for one in words))


def structure(made: bytes) -> list[str]:
    """The kinds of the elements of the structure tree, in reading order."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"]).lstrip("/"))
            if "/K" in node:
                walk(node["/K"])

    walk(reader(made).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_everything_that_the_document_says_can_be_read_from_the_pdf():
    text = text_of(pdf(PAPER))

    for words in (
        *(
            "Ik ben patiënt",
            "Ja, dit mag.",
            "Want zo staat het er.",
            "Wat erbij hoort",
            "Zeg het vooraf.",
            "(wet, regel 12)",
        ),
        *("Lees de wet", "Wie neemt op?", "De patiënt", "Kenmerk: abc", "Bladzijde 1 van 1"),
    ):
        assert words in text
    assert text.count("☐") == 2


def test_title_language_and_the_marks_of_both_standards_are_there():
    made = reader(pdf(replace(PAPER, language="en")))
    root = made.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()

    assert made.metadata is not None
    assert made.metadata.title == "Ja, dit mag."
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfaid:part>3</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_headings_lists_and_links_are_elements_of_the_structure():
    kinds = structure(pdf(PAPER))

    assert kinds.count("H1") == 1
    assert kinds.count("H2") == 2
    assert kinds.count("L") == 3
    assert kinds.count("LI") == 4
    assert kinds.count("Link") == 1
    assert kinds.index("H1") < kinds.index("H2") < kinds.index("L")


def test_every_font_is_inside():
    fonts = [font.get_object() for page in reader(pdf(PAPER)).pages for font in page["/Resources"]["/Font"].values()]

    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_a_link_leads_to_its_address():
    [page] = reader(pdf(PAPER)).pages

    assert [one.get_object()["/A"]["/URI"] for one in page["/Annots"]] == ["https://wetten.example/7"]


def test_the_same_document_gives_the_same_bytes():
    assert pdf(PAPER) == pdf(PAPER)


def test_what_looks_like_code_comes_out_as_text_everywhere():
    made = pdf(
        replace(
            PAPER,
            title=CODE,
            above=(Paragraph(CODE, "over"),),
            blocks=(Heading(CODE), Paragraph(CODE), Points(((CODE,),), boxes=True), Rows(((CODE, CODE),))),
            footer=CODE,
        )
    )

    assert re.sub(r"\s+", " ", text_of(made)).count(CODE) == 8
    assert reader(made).metadata.title == CODE


@pytest.mark.parametrize("word", ["x" * 3000, "ab" * 32, "https://example.nl/" + "pad/" * 200])
def test_a_very_long_word_stays_on_the_page_and_stays_whole(word: str):
    text = text_of(pdf(saying(word)))
    lines = [line for line in text.split("\n") if line[:4] in word]

    assert word in re.sub(r"\s|Kenmerk: abc\nBladzijde \d van \d\n?", "", text)
    assert max(map(len, lines)) < 90


def test_a_receipt_is_never_broken_and_holds_nothing_unseen():
    receipt = "0123456789abcdef" * 4
    drawn: list[str] = []
    for page in reader(pdf(replace(saying(f"Kenmerk: {receipt}"), footer=receipt))).pages:
        page.extract_text(visitor_text=lambda text, *_: drawn.append(text))

    assert "".join(drawn).count(receipt) == 2
    assert "\u200b" not in "".join(drawn)


def test_greek_cyrillic_and_hebrew_are_shown_as_they_are():
    text = text_of(pdf(saying("Ελληνικά", "привет", "Çelik Łódź")))

    assert "Ελληνικά" in text
    assert "привет" in text
    assert "Çelik Łódź" in text
    assert PAPER.unseen not in text


def test_right_to_left_words_come_out_whole():
    text = text_of(pdf(saying("שלום", "مرحبا")))

    assert "שלום" in text or "םולש" in text
    assert "مرحبا" in text or "ابحرم" in text


def test_a_character_without_a_glyph_is_named_by_its_number_and_that_is_said():
    text = text_of(pdf(saying("Fijn 😀 zo", "漢")))

    assert "Fijn [U+1F600] zo" in text
    assert "[U+6F22]" in text
    assert PAPER.unseen in text


@pytest.mark.parametrize(
    "odd", ["\x00", "\x07", "\x1b", "\x85", "\ufeff", "\ue000", "\ufffe", "\u0378", "\ud83d", "\u202e", "\u2066"]
)
def test_what_is_no_text_or_turns_text_around_is_shown_as_a_number(odd: str):
    text = text_of(pdf(saying(f"voor{odd}na")))

    assert f"voor[U+{ord(odd):04X}]na" in text
    assert PAPER.unseen in text


def test_line_breaks_stay_line_breaks():
    text = text_of(pdf(saying("eerste\r\ntweede\nderde\tvierde")))

    assert "eerste\ntweede\nderde vierde" in re.sub(r" +\n", "\n", text)
    assert PAPER.unseen not in text


@pytest.mark.parametrize(
    "paper", [saying("x" * CHARACTERS_MAX), replace(PAPER, blocks=(Points((("x",),) * 2001),)), saying(*["x"] * 2001)]
)
def test_what_is_too_much_for_paper_is_refused(paper: Paper):
    with pytest.raises(TooLarge):
        pdf(paper)


def test_the_typesetter_is_loaded_only_when_a_document_is_made():
    code = "import sys, naklank.exchange.pdf, naklank.web.routes; assert 'typst' not in sys.modules"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
