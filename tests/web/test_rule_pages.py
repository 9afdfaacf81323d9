"""The pages of the rules: all of them, for everybody, in two languages, as of any day, with what they rest on."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import page_examples
import pytest

from naklank.actions import read_rules
from naklank.actions.sign_rules import sign_offs
from naklank.actions.told import told_of
from naklank.law import RULES, RuleBase
from naklank.law.documents import DOCUMENTS
from naklank.law.norms import CATALOGUE
from naklank.law.subjects import ALL, GROUPS
from naklank.web.pages.rules import subject_page
from tests.web.asking import Browser
from tests.web.scene import Scene, scene
from tests.web.test_look import address, broken, browser, opened  # noqa: F401 — fixtures

TODAY = date(2026, 3, 3)


@pytest.fixture(scope="module")
def made() -> Scene:
    return scene()


def seen(made: Scene, path: str, language: str = "nl", status: int = 200) -> str:
    """The page as somebody sees it who is not signed in."""
    stranger = Browser(made.app, language=language)
    answer = stranger.get(path, headers={"accept-language": language})
    assert answer.status == status, (path, answer.status)
    assert f'<html lang="{language}">' in answer.text
    return answer.text


def words(page: str) -> str:
    """What can be read, without the tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_norm_stands_on_exactly_one_page(made: Scene, language: str) -> None:
    """With its sentence, in both languages; and the contents lead to every page."""
    home: dict[str, list[str]] = {}
    contents = seen(made, "/regels", language)
    for subject in ALL:
        assert f'href="/regels/{subject.id}"' in contents
        page = seen(made, f"/regels/{subject.id}", language)
        text = words(page)
        for norm in re.findall(r'<li class="rule" id="([^"]+)"', page):
            home.setdefault(norm, []).append(subject.id)
            assert CATALOGUE[norm].says.in_language(language) in text
            assert CATALOGUE[norm].binds.in_language(language) in text
    assert home == {norm.id: [subject.id] for subject in ALL for norm in subject.norms}
    assert set(home) == set(CATALOGUE)
    assert all(title.in_language(language) in words(contents) for title in GROUPS.values())
    assert RULES.version in contents


def test_every_address_of_a_norm_leads_to_it(made: Scene) -> None:
    """What other pages link to is there."""
    pages = {subject.id: seen(made, f"/regels/{subject.id}") for subject in ALL}
    for norm in CATALOGUE:
        path, _, place = read_rules.norm_address(norm).partition("#")
        assert pages[path.removeprefix("/regels/")].count(f'id="{place}"') == 1


def test_every_link_on_the_pages_leads_somewhere(made: Scene) -> None:
    """Within the rules: each subject and each place on a page exists."""
    pages = {f"/regels/{subject.id}": seen(made, f"/regels/{subject.id}") for subject in ALL}
    places = {path: set(re.findall(r'\sid="([^"]+)"', page)) for path, page in pages.items()}
    for path, page in pages.items():
        for link in re.findall(r'href="((?:/regels/[^"?]+|#)[^"]*)"', page):
            target, _, place = link.partition("#")
            assert target in ("", *pages), link
            assert not place or place in places[target or path] | {"inhoud"}, f"{path}: {link}"


def test_a_norm_shows_what_it_rests_on(made: Scene) -> None:
    """Document with its public address, heading, lines; and the law, with the word that the passage does not name it."""
    page = seen(made, "/regels/sound")
    assert f'href="{DOCUMENTS["S0"].site}"' in page
    text = words(page)
    assert "KNMG, “Mag een patiënt geluidsopnames maken”, regel 72 tot en met 76" in text
    assert "Geldt vanaf donderdag 4 oktober 2018." in text
    text = words(seen(made, "/regels/file"))
    assert "De wet erachter: WGBO. De bron noemt die hier niet zelf." in text


def test_an_exception_stands_under_its_rule(made: Scene) -> None:
    """And says what it goes before in other subjects."""
    page = seen(made, "/regels/file")
    rule, exception = page.index('id="file.destroy"'), page.index('id="file.destroy.legal-retention"')
    between = page[rule:exception]
    assert between.count('<li class="rule"') == 0 or 'class="first"' in between
    assert "Dit gaat ervoor" in between
    consent = seen(made, "/regels/consent")
    assert 'href="/regels/secrecy#secrecy.duty">' in consent


def test_each_example_on_a_page_cites_the_norm_it_stands_under(made: Scene) -> None:
    """The story, the question and the answer in words; nothing under another norm."""
    page = seen(made, "/regels/after_death")
    entries = re.split(r'(?=<li class="rule" id=")', page)[1:]
    shown = 0
    for entry in entries:
        norm = re.match(r'<li class="rule" id="([^"]+)"', entry)[1]  # type: ignore[index]
        titles = [unescape(title) for title in re.findall(r'<p lang="nl"><b>(.+?)\.</b>', entry)]
        assert titles == [case.title for case in told_of(norm)]
        shown += len(titles)
        for case in told_of(norm):
            assert norm in case.cites
            assert case.narrative in words(entry) and case.answered.nl in words(entry)
    assert shown > 10


# The day


def test_a_rule_is_left_out_before_its_first_day(made: Scene) -> None:
    """The policy of Blijf Groep began on 4 October 2018; the page says what it leaves out, and of which day it is."""
    before = seen(made, "/regels/images_blijf?dag=2018-10-03")
    after = seen(made, "/regels/images_blijf?dag=2018-10-04")
    assert 'id="video.blijf.client-records"' in after
    assert 'id="video.blijf.client-records"' not in before
    assert "woensdag 3 oktober 2018" in before and "U kijkt niet naar vandaag" in before
    assert "die op deze dag niet gelden" in before and "die op deze dag niet gelden" not in after


def test_a_made_up_rule_holds_from_its_first_to_its_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between them it stands there; a day before or after, the page and its count do without it."""
    first, last = date(2026, 4, 1), date(2026, 4, 30)
    (house,) = (subject for subject in ALL if subject.id == "house")
    new = replace(house, norms=(replace(house.norms[0], since=first, until=last),))
    monkeypatch.setattr(read_rules, "ALL", tuple(new if subject is house else subject for subject in ALL))

    def there(day: date) -> list[str]:
        page = subject_page("house", "nl", day, day)
        shown = [entry["id"] for part in page["parts"] for entry in part["entries"]]
        assert page["left_out"] == 1 - len(shown) and len(page["map"]["boxes"]) == len(shown)
        assert {s.id: n for c in read_rules.chapters(day) for s, n in c.subjects}["house"] == len(shown)
        return shown

    assert there(first) == there(last) == ["house.listen.equal-copy"]
    assert there(first - timedelta(1)) == there(last + timedelta(1)) == []


def test_examples_are_told_only_of_the_rules_of_today(made: Scene) -> None:
    """A case that was answered by today's rules proves nothing of those of 2001."""
    assert "Bijvoorbeeld" in seen(made, "/regels/file")
    assert "Bijvoorbeeld" in seen(made, "/regels/file?dag=2019-01-01")
    assert "Bijvoorbeeld" not in seen(made, "/regels/file?dag=2001-01-01")


@pytest.mark.parametrize("path", ["/regels", "/regels/file"])
@pytest.mark.parametrize("day", ["2026-02-30", "gisteren", "0000-01-01", "99999-01-01", "%00", "2026-03-03%22%3E"])
def test_what_is_no_day_is_said_and_today_is_shown(made: Scene, path: str, day: str) -> None:
    """The page does not pretend to know it."""
    assert "Deze dag kennen we niet" in seen(made, f"{path}?dag={day}", status=422)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29"])
def test_the_oldest_and_the_last_day_work(made: Scene, day: str) -> None:
    """And the day is kept in every link to another subject."""
    page = seen(made, f"/regels?dag={day}")
    assert f'href="/regels/sound?dag={day}"' in page
    assert f'href="/regels?dag={day}"' in seen(made, f"/regels/sound?dag={day}")


def test_a_subject_that_is_not_there_is_said(made: Scene) -> None:
    """404, with what to do."""
    assert "Dit onderwerp is er niet" in seen(made, "/regels/zeppelin", status=404)


# Search


def test_search_finds_by_word_and_by_name_and_marks_it(made: Scene) -> None:
    """In the language of the page."""
    page = seen(made, "/regels?zoek=verdriet")
    assert 'href="/regels/after_death#deceased.interest.grief"><mark>Verdriet</mark> verwerken' in page
    assert "Eén regel met “verdriet”" in page
    assert "<mark>Grie" not in page
    assert "<mark>Grief</mark>" in seen(made, "/regels?zoek=grief", "en").replace("grief", "Grief")
    assert "<mark>file.destroy.interest</mark>" in seen(made, "/regels?zoek=file.destroy.interest")


def test_search_says_so_when_nothing_is_found(made: Scene) -> None:
    """And what else to try; an empty search is no search."""
    page = seen(made, "/regels?zoek=zeppelin")
    assert "We vonden geen regel met “zeppelin”" in page and "Probeer een ander woord" in page
    assert 'href="/regels/sound"' in seen(made, "/regels?zoek=%20%20")


@pytest.mark.parametrize(
    "hostile",
    ['"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "{{ 7*7 }}", "'; drop table norms; --", "\x00\x1b", "{count}{x}", "</mark><b>", "%" * 50, "ï" * 5000],
)  # fmt: skip
def test_hostile_words_are_words(made: Scene, hostile: str) -> None:
    """They come back as they were typed, and nothing more."""
    page = seen(made, f"/regels?zoek={quote(hostile)}")
    assert shape(page) == shape(seen(made, "/regels?zoek=zeppelin"))
    assert "49" not in words(page)
    if hostile.isprintable():
        assert hostile[:200] in unescape(page)


def shape(page: str) -> list[tuple[str, list[str]]]:
    """Every tag with the names of its attributes, as a browser reads the page."""
    found: list[tuple[str, list[str]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, [name for name, _ in attrs]))

    Reader().feed(page)
    return found


# As it looks


@pytest.mark.browser
def test_the_drawing_can_be_read_on_a_phone_and_slid_with_the_keyboard(browser: Any, address: str) -> None:  # noqa: F811
    """At 360 px the words are 14 px or more and inside their boxes; the page stays still, the drawing slides by the arrow keys."""
    page, complaints = opened(browser, address, 360, java_script_enabled=True)
    for name in [name for name in page_examples.PAGES if page_examples.PAGES[name][0] == "rules_subject.html"]:
        page.goto(f"{address}/{name}")
        if not page.locator(".rule-map").count():
            continue
        outside = page.evaluate(
            """() => [...document.querySelectorAll('.rule-map g')].flatMap((g) => {
              const box = g.querySelector('.outline').getBBox();
              return [...g.querySelectorAll('text')].filter((t) => { const b = t.getBBox(); return b.x + b.width > box.x + box.width - 4 || b.y + b.height > box.y + box.height; })
                .map((t) => t.textContent);
            })"""
        )
        assert outside == [], name
        size = page.evaluate("16 * document.querySelector('.rule-map svg').getScreenCTM().a")
        assert size >= 14, name
        assert page.locator(".rule-map svg").get_attribute("role") == "img"
        assert page.locator(".rule-map svg").get_attribute("aria-label")
    page.goto(f"{address}/rules_after_death")
    page.focus(".rule-map .room")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert page.evaluate("document.querySelector('.rule-map .room').scrollLeft") > 0
    assert page.evaluate("scrollX") == 0
    assert complaints == []
    page.context.close()


@pytest.mark.browser
def test_on_paper_the_drawing_and_the_place_to_sign_stay_whole(browser: Any, address: str) -> None:  # noqa: F811
    """Neither is cut by the end of a page; sources are there unasked; what cannot be pressed on paper is gone."""
    page, _ = opened(browser, address, 794)
    page.emulate_media(media="print")
    for name in ("rules_sound", "rules_images_blijf", "rules_after_death"):
        page.goto(f"{address}/{name}")
        for whole in (".rule-map", ".sign"):
            assert page.locator(whole).evaluate("e => getComputedStyle(e).breakInside") == "avoid"
            assert page.locator(whole).evaluate("e => e.getBoundingClientRect().height") < 950, (name, whole)
            assert page.locator(whole).is_visible()
        drawing = page.locator(".rule-map svg").bounding_box()
        assert drawing and drawing["width"] <= 794
        assert page.locator(".places").first.is_visible()
        assert page.locator(".sign dl > div").count() == 4
        assert not page.locator("form:visible").count()
    page.context.close()


# A lawyer's signature

SIGNATURE = {
    "name": "mr. A. de Boer",
    "office": "Boer Advocaten",
    "day": "2026-11-20",
    "remark": "Kijk nog naar beeld.",
}


@pytest.mark.parametrize("role", ["manager", "privacy_officer"])
def test_the_office_writes_down_who_looked_the_rules_over(role: str) -> None:
    """Everybody reads it on the pages; the log has the version and no name; it says who wrote it down."""
    made = scene()
    assert "Nog niet nagekeken door een jurist" in seen(made, "/regels")
    done = made.browser(role).post("/regels/nagekeken", SIGNATURE)
    assert (done.status, done.place) == (303, "/regels/nagekeken")
    for path in ("/regels", "/regels/sound"):
        text = words(seen(made, path))
        assert "mr. A. de Boer (Boer Advocaten) keek de regels na op vrijdag 20 november 2026." in text
        assert "Dat ging over deze versie. Opmerking: Kijk nog naar beeld." in text
    (kept,) = sign_offs(made.house)
    assert (kept.rules, kept.by) == (RULES.version, made.people[role].id)
    (line,) = made.house.store.read(lambda view: view.events(kinds=["rules:sign"]))
    assert RULES.version in line.body and "Boer" not in line.body


def test_a_signature_does_not_hold_for_another_version() -> None:
    """Once a rule changes, the pages say that this version was not looked over, and who looked at the one before."""
    made = scene()
    made.browser("manager").post("/regels/nagekeken", SIGNATURE)
    made.house.rules.rules = RuleBase(catalogue={**CATALOGUE, "x.new": replace(CATALOGUE["secrecy.duty"], id="x.new")})
    text = words(seen(made, "/regels"))
    assert "Deze versie is nog niet nagekeken" in text and "Sindsdien is er iets veranderd." in text
    assert "Dat ging over deze versie" not in text


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("office", ""), ("day", "gisteren"), ("day", "2026-11-24"), ("name", "a" * 201), ("remark", "a" * 1001), ("name", "a\x00b")],
)  # fmt: skip
def test_a_signature_that_does_not_fit_is_said_at_its_field(field: str, value: str) -> None:
    """Nothing is kept, and what was typed is still there."""
    made = scene()
    answer = made.browser("manager").post("/regels/nagekeken", {**SIGNATURE, field: value})
    assert answer.status == 422
    assert f'id="{field}-error"' in answer.text and SIGNATURE["office" if field != "office" else "name"] in answer.text
    assert sign_offs(made.house) == []


@pytest.mark.parametrize("role", ["patient", "provider", "relative", "guest"])
def test_nobody_else_signs(role: str) -> None:
    """Not a patient, a provider or a relative; no link leads them there."""
    made = scene()
    assert made.browser(role).post("/regels/nagekeken", SIGNATURE).status == 403
    assert "/regels/nagekeken" not in made.browser(role).get("/regels").text
    assert 'href="/regels/nagekeken"' in made.browser("manager").get("/regels").text
    assert sign_offs(made.house) == []
