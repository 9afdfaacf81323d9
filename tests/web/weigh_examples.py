"""The pages of a weighing with example data: drafts at every step, the check, a signed one, and what a patient reads."""

from typing import Any

from fakes import FakeHouse, acting, fake_house
from naklank.actions.weigh_case import Case, begun_with
from naklank.actions.weigh_draft import begin, conversations_of, open_draft, today, written
from naklank.actions.weigh_read import read_signed, said_in
from naklank.web.pages import weigh
from naklank.web.weigh_rows import check_page, signed_page
from tests.weighed import filled, signed

DOCTOR = "dokter Van Dam"


def examples() -> dict[str, tuple[str, dict[str, Any]]]:
    """Every page of a weighing."""
    house = fake_house()
    doctor = acting(house.person("provider", DOCTOR))
    patient = house.person("patient")
    provider = next(p for p in house.store.read(lambda view: view.find(type(patient))) if p.id == doctor.person)
    talk = house.conversation(provider, patient, "Controle")
    key = filled(
        house,
        doctor,
        "conflict",
        talk,
        {"no_other_way": "false"},
        told="later",
        told_why="Gevaar.",
        told_from="2026-12-24",
    )
    _, case = open_draft(house, doctor, key)
    empty = Case(begun_with("conflict", today(house)), today(house))
    talks = conversations_of(house, doctor)
    made = {"me": DOCTOR}
    pages: dict[str, tuple[str, dict[str, Any]]] = {}
    for step in case.steps():
        shown = weigh.step_page(key, step, case, talks, "nl", [], case.contents)
        pages[f"weigh_step_{step}"] = (f"weigh_{shown['sort']}.html", made | shown)
    lacks = weigh.step_page(
        key, "no_other_way", empty, [], "nl", [{"field": "answer", "text": "Kies een antwoord."}], empty.contents
    )
    child = Case(begun_with("child", today(house)), today(house))
    return pages | {
        "weigh_point_again": ("weigh_point.html", made | lacks),
        "weigh_frame_number": ("weigh_frame.html", made | weigh.step_page(key, "patient_age", child, [], "nl", [], child.contents)),
        "weigh_check_against": ("weigh_check.html", made | check_page(key, case, talks, "nl", [{"field": "sure", "text": "Zeg dat u het weet."}])),
        "weigh_check_begun": ("weigh_check.html", made | check_page(key, empty, talks, "nl", [])),
        "weigh_check_unclear": ("weigh_check.html", made | check_page(key, written(case, "no_other_way", {"answer": "unknown", "reasoning": "r"}), talks, "nl", [])),
        "weigh_away": ("weigh_away.html", made | {"title": "Een ander loopt gevaar", "reference": "Brief", "action": "#", "back": "#"}),
        "weigh_from_may": ("weigh_from_may.html", made | {"situation": "Iemand loopt gevaar", "action": "#", "back": "#"}),
        **_signed(house, doctor, talk, made),
        "weighed_about": ("weighed_about.html", {"lines": [{"when": "dinsdag 3 maart 2026", "about": "Waar het over ging: gegevens verstrekken", "decided": "Het besluit: ja.", "by": "Dit schreef dokter Van Dam voor u:", "words": "Ik heb uw adres gegeven."}], "back": "#"}),
        "weighed_about_none": ("weighed_about.html", {"lines": [], "back": "#"}),
    }  # fmt: skip


def _signed(house: FakeHouse, doctor: Any, talk: Any, made: dict[str, str]) -> dict[str, tuple[str, dict[str, Any]]]:
    begin(house, doctor, begun_with("questions", today(house)))
    one = signed(house, doctor, "conflict", talk, {"no_other_way": "false"})
    read = read_signed(house, doctor, one.id)
    contents = said_in(one, read.fields)
    officer = acting(house.person("privacy_officer"))
    return {
        "weighed": (
            "weighed.html",
            made | signed_page(one.id, read, contents, "Controle", True, "nl", house.rules.base),
        ),
        "weigh_list": ("weigh_list.html", made | weigh.list_page(house, doctor, "nl")),
        "weigh_list_office": ("weigh_list.html", made | weigh.list_page(house, officer, "nl")),
    }
