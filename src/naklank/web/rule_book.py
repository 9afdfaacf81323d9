"""The rules as a folder of pages to keep, send or print: the same templates and sentences as at /regels, without a server.

Every page leads only to others in the folder and to the sources. Nothing runs in it: no script, no form, no search.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from naklank.actions import read_rules
from naklank.actions.own_profile import RuleBase
from naklank.text.catalogue import say
from naklank.web.pages.rules import contents_page, subject_page
from naklank.web.render import environment, words_in

STATIC = Path(__file__).parent / "static"
CONTENTS = "index"
TO_RULES = re.compile(r'(?<=href=")/regels(?:/(?P<subject>\w+))?(?:\?dag=[\d-]+)?(?=["#])')


def rule_book(rules: RuleBase, language: str, day: date) -> Iterator[tuple[str, bytes]]:
    """Each file of the folder: its name with "/" between, and what is in it."""
    yield _page(CONTENTS, "rules.html", language, contents_page(language, day, day, rules=rules))
    for name in read_rules.subjects(rules):
        yield _page(name, "rules_subject.html", language, subject_page(name, language, day, day, rules))
    for folder, ending in (("css", ".css"), ("img", ".svg"), ("vendor/font", ".woff2"), ("vendor/font", ".txt")):
        for file in sorted((STATIC / folder).glob(f"*{ending}")):
            yield f"{folder}/{file.name}", file.read_bytes()


def _page(name: str, template: str, language: str, values: dict[str, Any]) -> tuple[str, bytes]:
    known = {
        **words_in(language),
        "url": lambda address: address.removeprefix("/static/"),
        "path": f"/regels/{name}",
        "place": say("look.name", language),
        "actor": None,
        "me": "",
        "csrf": "",
        "demo": False,
        "still": True,
        "signed": None,
        "wrong": False,
    }
    made = environment.get_template(template).render(**known, **values)
    return f"{name}.html", TO_RULES.sub(lambda found: f"{found['subject'] or CONTENTS}.html", made).encode()
