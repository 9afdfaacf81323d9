"""The report on a comparison: everything found is told, in both languages; nothing leaves; the same gives the same bytes."""

import base64
import hashlib
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html import unescape

import pypdf
import pytest

from naklank.errors import TooLarge
from naklank.exchange.compare_report import File, Word, html, pdf
from naklank.exchange.compare_report.drawing import BAR, DESK, LANE, LEAST, PHONE, spread, svg
from naklank.exchange.compare_report.layout import picture
from naklank.exchange.compare_report.paper import paper
from naklank.exchange.pdf import Drawing
from naklank.model.comparison import Comparison
from naklank.text import compare_report
from naklank.text.amounts import clock, length_said
from naklank.text.comparing import change_said, edit_said, limit_said, sure_number_said, why_said
from naklank.text.comparing_verdict import means_not_said, verdict_said
from tests.exchange.comparisons import CASES, change, kept, report, with_everything

SOUND = b"sound of a few seconds"
SVG = "{http://www.w3.org/2000/svg}"


def plain(page: str) -> str:
    """What the page says, without its marks."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    return re.sub(
        r"\s+",
        " ",
        unescape(re.sub(r"<br>|</?(?:p|li|dt|dd|div|h\d)\b[^>]*>", " ", re.sub(r"<svg.*?</svg>", "", body))),
    )


def said(page: str) -> str:
    return re.sub(r"<[^>]+>", "", plain(page))


def drawn(found: Comparison, *, phone: bool = False) -> ET.Element:
    return ET.fromstring(svg(picture(found), ("A", "B"), "says", PHONE if phone else DESK))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", CASES)
def test_the_page_tells_everything_that_was_found(name: str, language: str) -> None:
    """Verdict, what it does not mean, each change with its places and how sure, each limit and each why, both hashes."""
    found = CASES[name]
    text = said(html(report(found), language))

    wanted = [verdict_said(found), *means_not_said(found), *(limit_said(one) for one in found.limits)]
    wanted += [why_said(one.why) for one in found.unverifiable]
    for edit in found.edits:
        wanted += [change_said(edit), edit_said(edit), sure_number_said(edit.confidence)]
    assert [one.in_language(language) for one in wanted if one.in_language(language) not in text] == []
    places = {
        clock(at)
        for edit in found.edits
        for at in (*edit.copy, *edit.original, *edit.copy_within, *edit.original_within)
    }
    places |= {clock(at) for one in found.segments for at in (*one.copy, *(one.original or ()))}
    assert {place for place in places if place not in text} == set()
    assert all(one in text for one in ("5f" * 32, "a1" * 32, found.method, "rate_hz: 8000", "2026"))


@pytest.mark.parametrize("name", ["many_kinds", "sixty", "second_device", "excerpt", "undecided_too_noisy"])
def test_the_paper_tells_the_same_and_its_drawing_has_words(name: str) -> None:
    """The PDF is read back: the same sentences, tagged, and one figure with what it shows in words."""
    found = CASES[name]
    reader = pypdf.PdfReader(io.BytesIO(pdf(report(found), "nl")))
    text = re.sub(r"\s+", " ", "\n".join(page.extract_text() for page in reader.pages))

    assert verdict_said(found).nl in text
    for edit in found.edits:
        assert edit_said(edit).nl in re.sub(r" Vergelijking door Naklank .{1,160}? Bladzijde \d+ van \d+", "", text)
    for limit in found.limits:
        assert limit_said(limit).nl in text
    assert "a1" * 32 in text.replace(" ", "")
    [figure] = [one for one in _elements(reader) if one.get("/S") == "/Figure"]
    assert verdict_said(found).nl in figure["/Alt"]
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp


def _elements(reader: pypdf.PdfReader) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []

    def walk(node: object) -> None:
        node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_the_same_report_gives_the_same_bytes() -> None:
    """As page and as PDF, with sound and words."""
    given = with_everything(CASES["many_kinds"], SOUND)

    assert html(given, "nl") == html(with_everything(CASES["many_kinds"], SOUND), "nl")
    assert pdf(given, "en") == pdf(with_everything(CASES["many_kinds"], SOUND), "en")


@pytest.mark.parametrize("name", CASES)
def test_a_page_asks_nothing_of_anybody(name: str) -> None:
    """No address but those of the SVG language, and a policy that would forbid any; style and script fit their hashes."""
    page = html(with_everything(CASES[name], SOUND), "nl")

    assert set(re.findall(r"\w+://[^\s\"'<]+", page)) <= {"http://www.w3.org/2000/svg"}
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src 'none'; ")
    for tag in re.findall(r"<(style|script)>", page):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'" in policy
    assert not re.search(r"\s(?:style|on\w+)=", page.split("<body", 1)[1].split("<script", 1)[0])


def test_each_change_has_two_places_to_listen_to_and_a_third_where_it_was_taken_from() -> None:
    """The sound comes back byte for byte out of the page, with the browser's own controls; without sound there is no script."""
    page = html(with_everything(CASES["taken"], SOUND), "nl")

    sounds = re.findall(r'<audio controls [^>]*data-says="([^"]+)"[^>]*src="data:audio/mpeg;base64,([^"]+)"', page)
    assert [says for says, _ in sounds] == [
        "Luister: de kopie",
        "Luister: het origineel",
        "Luister: waar het vandaan komt",
    ]
    assert {base64.b64decode(sound) for _, sound in sounds} == {SOUND}
    assert "<script" not in html(report(CASES["taken"]), "nl")
    assert "<audio" not in html(report(CASES["taken"]), "nl")


HOSTILE = "<img src=x onerror=alert(1)>\"'&amp;</title></style><script>alert(1)</script>"


def test_what_people_wrote_stays_text() -> None:
    """A name or a spoken word that looks like a page is shown as it was written; one that turns text around shows that it does."""
    given = replace(
        report(CASES["many_kinds"]),
        original=File(HOSTILE, 1, "0" * 64),
        copy=File("gesprek\u202egpj.exe", 1, "0" * 64),
        settings=((HOSTILE, HOSTILE),),
        original_words=(Word(HOSTILE, (41.3, 41.6)),),
        version=HOSTILE,
    )
    page = html(given, "nl")

    assert "<img" not in page
    assert page.count("<script") == 0
    assert unescape(page).count(HOSTILE) >= 4
    assert "\u202e" not in page
    assert "gesprek[U+202E]gpj.exe" in page
    assert pdf(given, "nl").startswith(b"%PDF")


def test_the_words_around_a_change_are_shown_with_those_in_it_marked() -> None:
    """Within square brackets stand the words that are gone, and a dozen on either side."""
    text = said(html(with_everything(CASES["taken"], SOUND), "nl"))

    [around] = re.findall(r"Woorden in het origineel: (.+?) Woorden in de kopie", text)
    before, within, after = re.split(r"[\[\]]", around)
    assert before.startswith("… ")
    assert len(before.split()) == 13
    assert len(within.split()) == 2
    assert after.strip().endswith("…")


def test_a_cut_of_forty_milliseconds_in_an_hour_can_be_seen() -> None:
    """It is drawn at least as wide as can be seen, and has its number and a line through both bars, lying and upright."""
    for phone in (False, True):
        image = drawn(CASES["tiny_cut"], phone=phone)
        gone = [one for one in image.iter(f"{SVG}rect") if one.get("stroke-dasharray")]
        along = "height" if phone else "width"
        assert [float(one.get(along, "0")) >= LEAST for one in gone] == [True]
        assert "1" in [one.text for one in image.iter(f"{SVG}text")]
        leaders = [
            one.get("d", "")
            for one in image.iter(f"{SVG}path")
            if one.get("stroke-width") == "1.4" and one.get("fill") == "none"
        ]
        assert any(line.count("L") == 4 for line in leaders)


@pytest.mark.parametrize("phone", [False, True])
def test_sixty_numbers_stand_apart_and_within_the_drawing(phone: bool) -> None:
    """No number lies on another, and none falls off."""
    image = drawn(CASES["sixty"], phone=phone)
    boxes = [
        tuple(float(one.get(name, "0")) for name in ("x", "y", "width", "height"))
        for one in image.iter(f"{SVG}rect")
        if one.get("rx")
    ]
    _, _, width, height = map(float, image.get("viewBox", "").split())

    assert len(boxes) == 60
    assert all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in boxes)
    for n, (x, y, w, h) in enumerate(boxes):
        for left, top, across, down in boxes[n + 1 :]:
            assert x + w <= left or left + across <= x or y + h <= top or top + down <= y


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("phone", [False, True])
def test_everything_that_is_drawn_lies_within_the_drawing(name: str, phone: bool) -> None:
    """No bar, number or time is cut off at the rim (text counted at a wide letter)."""
    image = drawn(CASES[name], phone=phone)
    _, _, width, height = map(float, image.get("viewBox", "").split())

    for one in image.iter(f"{SVG}rect"):
        x, y, w, h = (float(one.get(key, "0")) for key in ("x", "y", "width", "height"))
        assert (x >= 0, y >= 0, x + w <= width, y + h <= height) == (True,) * 4
    for one in image.iter(f"{SVG}text"):
        long, at = 9.6 * len(one.text or ""), float(one.get("x", "0"))
        start = at - {"start": 0.0, "middle": long / 2, "end": long}[one.get("text-anchor", "start")]
        assert (start >= 0, start + long <= width) == (True, True), one.text


def test_what_is_equal_lies_opposite_what_it_is_equal_to() -> None:
    """An excerpt of a minute in two hours: only its surroundings are drawn, and that is said."""
    shown = picture(CASES["excerpt"])

    assert shown.shift == 2405.25
    assert shown.window[1] - shown.window[0] < 100
    assert "getekend" in said(html(report(CASES["excerpt"]), "nl"))


def test_a_piece_from_elsewhere_is_linked_to_where_it_was_taken_from() -> None:
    """The replaced word is joined to its source by a dotted line, and that source is outlined."""
    [link] = [one for one in picture(CASES["taken"]).ribbons if one.look == "taken"]
    assert link.original == (312.4, 313.1)
    assert [one.get("stroke-dasharray") for one in drawn(CASES["taken"]).iter(f"{SVG}path")].count("2 4") == 1


def test_what_could_not_be_judged_is_not_drawn_as_equal() -> None:
    """A stretch of noise inside a kept part is marked in both bars, at its place in the original, and joined by nothing."""
    shown = picture(CASES["many_kinds"])
    marked = {one.bar: one.span for one in shown.stretches if one.look == "unverifiable"}

    assert marked["copy"] == (120.0, 127.5)
    assert marked["original"] == pytest.approx((124.2, 131.7))
    assert [one.original for one in shown.ribbons if one.look == "unsure"] == [marked["original"]]
    assert {one.look for one in picture(CASES["undecided_damaged"]).stretches} == {"unverifiable"}


def test_no_two_parts_are_told_apart_by_colour_alone() -> None:
    """Each look has lines, dashes or a plain surface of its own, and a word in the legend."""
    looks = {look for found in CASES.values() for look in picture(found).looks}
    legend = html(report(CASES["many_kinds"]), "nl").split("<figcaption>")[1].split("</figcaption>")[0]

    assert looks >= {
        "kept",
        "left_out",
        "gone",
        "put_in",
        "silent",
        "moved",
        "faster",
        "softer",
        "louder",
        "unverifiable",
        "outside",
    }
    assert legend.count("<svg") == len(picture(CASES["many_kinds"]).looks)
    assert "Niet te beoordelen" in legend


def test_numbers_that_want_one_place_are_spread_around_it() -> None:
    """In order, apart, near to where they belong, and within."""
    assert spread([50.0, 50.0, 50.0], 10, (0, 100)) == [40.0, 50.0, 60.0]
    assert spread([1.0, 1.0], 10, (0, 100)) == [0.0, 10.0]
    assert spread([99.0, 99.0], 10, (0, 100)) == [90.0, 100.0]
    assert spread([10.0, 80.0], LANE, (0, 100)) == [10.0, 80.0]


def test_more_changes_than_paper_holds_are_refused_with_a_sentence() -> None:
    """Ten thousand changes do not become a book; the page still shows them."""
    edits = tuple(change("cut", (n + 0.5, n + 0.5), (n * 1.1 + 0.5, n * 1.1 + 0.6)) for n in range(10_000))
    found = Comparison("edited", 11_001.0, 10_001.0, (kept((0.0, 10_001.0), (0.0, 11_001.0)),), edits)

    with pytest.raises(TooLarge):
        pdf(report(found), "nl")
    assert html(report(found), "nl").count('class="edit"') == 10_000


def test_each_sentence_of_the_report_is_said_in_some_report() -> None:
    """No word is kept that no report shows."""
    pages = [html(with_everything(found, SOUND), "nl") for found in CASES.values()]
    pages.append(html(replace(report(CASES["faithful"]), copy=File("kopie", 1, "5f" * 32)), "nl"))
    papers = [
        repr(paper(report(CASES["faithful"]), "nl")),
        *(repr(one) for one in paper(with_everything(CASES["taken"], SOUND), "nl").blocks),
    ]
    everything = unescape(" ".join([*pages, *papers]))
    parts = {
        key: [part for part in re.split(r"\{\w+\}", text.nl) if part.strip(" .:,")]
        for key, text in compare_report.TEXTS.items()
    }

    assert {key: part for key, found in parts.items() for part in found if part.strip() not in everything} == {}


def test_the_drawing_on_paper_names_its_length() -> None:
    """Its words tell how long both are."""
    [figure] = [one for one in paper(report(CASES["tiny_cut"]), "en").blocks if isinstance(one, Drawing)]

    assert length_said(3600.0).en in figure.says
    assert BAR > LEAST
