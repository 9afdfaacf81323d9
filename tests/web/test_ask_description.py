"""What is said of `/api/ask` is so: any case that the description allows is answered or refused in the shape that it names."""

import json
from datetime import date
from typing import Any

import jsonschema_rs
import pytest

from naklank.law import RULES
from naklank.law.own_profiles import with_own_profile
from naklank.web.describe import describe
from naklank.web.describe_ask import CASE, WRONG, case_schema
from naklank.web.routes import ROUTES
from tests.law.cases import random_cases
from tests.web.scene import Scene, scene

DAY = date(2026, 11, 23)
OPERATION: Any = describe(ROUTES, "0")["paths"]["/api/ask"]["post"]  # type: ignore[index]


def schema(status: str) -> Any:
    return OPERATION["responses"][status]["content"]["application/json"]["schema"]


@pytest.fixture(scope="module")
def here() -> Scene:
    return scene()


def asked(here: Scene, case: object) -> tuple[int, Any]:
    answer = here.browser("stranger").ask("POST", "/api/ask", body=json.dumps(case).encode(), kind="application/json")
    return answer.status, answer.json


@pytest.mark.parametrize("question", RULES.questions)
def test_every_answer_has_the_shape_that_is_described(here: Scene, question: str) -> None:
    """For cases of every question; each case itself is one that the description allows."""
    for facts in random_cases(question, DAY, 8, 31, 2):
        case = {"question": question, "facts": facts, "day": "2026-11-23", "id": [1]}
        jsonschema_rs.validate(case_schema(), case)
        status, answer = asked(here, case)
        assert status == 200, answer
        jsonschema_rs.validate(schema("200"), answer)


@pytest.mark.parametrize(
    "case",
    [WRONG, {}, {"question": 3}, {"question": "fly", "facts": {}}, {**CASE, "day": "soon"}, {**CASE, "profile": "hotel"}, {**CASE, "facts": {"patient_age": 131}}],
)  # fmt: skip
def test_every_refusal_has_the_shape_that_is_described(here: Scene, case: dict[str, object]) -> None:
    """Status 422, with field, value and what is allowed; the description does not allow the case either."""
    status, answer = asked(here, case)
    assert status == 422
    jsonschema_rs.validate(schema("422"), answer)
    assert answer["error"]["allowed"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"question": "record", "question": "share"}',
        b"NaN",
        b'{"question": "record", "facts": {"patient_age": 1e400}}',
    ],
)
def test_what_is_no_json_is_refused_in_the_same_shape(here: Scene, body: bytes) -> None:
    """A program reads one kind of refusal."""
    answer = here.browser("stranger").ask("POST", "/api/ask", body=body, kind="application/json")
    assert answer.status == 422
    jsonschema_rs.validate(schema("422"), answer.json)


def test_a_body_that_is_too_large_is_refused(here: Scene) -> None:
    """Above 64 KiB, as the description says."""
    body = b'{"x": "' + b"a" * 70_000 + b'"}'
    assert here.browser("stranger").ask("POST", "/api/ask", body=body, kind="application/json").status == 413


def test_the_examples_are_what_the_rules_answer(here: Scene) -> None:
    """Asked here, the described case gives the described answer."""
    case = OPERATION["requestBody"]["content"]["application/json"]["example"]
    assert asked(here, case) == (200, OPERATION["responses"]["200"]["content"]["application/json"]["example"])
    assert asked(here, WRONG) == (422, OPERATION["responses"]["422"]["content"]["application/json"]["example"])


def test_a_profile_of_ones_own_is_in_the_description_of_its_installation() -> None:
    """So that a program can ask by it."""
    rules, _ = with_own_profile({"id": "ons_huis"})
    assert "ons_huis" in str(case_schema(rules)) and "ons_huis" not in str(case_schema())
