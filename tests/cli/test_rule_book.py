"""`naklank rules page --html`: the rules as a folder of pages that needs no server."""

import re
from pathlib import Path

from naklank.actions import read_rules
from naklank.law import RULES
from naklank.text.catalogue import say
from tests.cli.conftest import Naklank

HREF = re.compile(r'(?:href|src)="([^"]+)"')
INERT = ("<script", "<form", "<input", "<button")


def test_the_rules_are_written_as_pages_that_lead_to_each_other_and_to_the_sources_alone(
    naklank: Naklank, tmp_path: Path
) -> None:
    """Every rule stands in one of them, and nothing in them runs or asks."""
    book = tmp_path / "regels"
    done = naklank("rules", "page", "--html", book)
    assert (done.status, done.out.strip()) == (0, str(book / "index.html"))
    pages = {file.name: file.read_text("utf-8") for file in book.glob("*.html")}
    assert set(pages) == {"index.html", *(f"{name}.html" for name in read_rules.subjects(RULES))}
    for name, page in pages.items():
        assert not [word for word in INERT if word in page], name
        for address in HREF.findall(page):
            file, _, part = address.partition("#")
            if not address.startswith("https://") and not address.startswith("http://"):
                assert (book / (file or name)).is_file(), (name, address)
                assert not part or f'id="{part}"' in pages[file or name], (name, address)
    written = "".join(pages.values())
    assert all(
        f'id="{norm.id}"' in written for subject in read_rules.subjects(RULES).values() for norm in subject.norms
    )
    assert say("rules.lead", "nl") in pages["index.html"]


def test_a_folder_that_is_there_is_left_alone(naklank: Naklank, tmp_path: Path) -> None:
    """Said in words, and nothing half is left behind."""
    (tmp_path / "regels").mkdir()
    done = naklank("rules", "page", "--html", tmp_path / "regels")
    assert done.status == 2
    assert "schrijft daar niet overheen" in done.err
    assert [file.name for file in tmp_path.iterdir()] == ["regels"]


def test_the_book_is_of_the_day_and_in_the_language_that_were_asked(naklank: Naklank, tmp_path: Path) -> None:
    """Like the pages of the server."""
    naklank("rules", "page", "--html", tmp_path / "then", "--day", "2018-10-03", "--lang", "en")
    page = (tmp_path / "then" / "index.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert "3 October 2018" in page
