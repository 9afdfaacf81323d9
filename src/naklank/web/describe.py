"""The description of every address in OpenAPI, made from the routes themselves, for who builds something that talks with Naklank.

Served to anyone at `/beschrijving.json`: it tells what can be asked, nothing of anybody. A route that takes a body is
named in `BODIES`; a test sees to it that none is forgotten.
"""

import re
from collections.abc import Iterable

from naklank.actions.own_profile import RULES, RuleBase
from naklank.model.situation import CODES
from naklank.web.describe_ask import describe_ask
from naklank.web.route import Route

ASK = "POST /api/ask"

Schema = dict[str, object]
TEXT: Schema = {"type": "string"}
ID: Schema = {"type": "string", "pattern": "^[a-z2-7]{26}$"}
COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": (1 << 53) - 1}
TIME: Schema = {"type": "string", "format": "date-time"}
PARAMETER = re.compile(r"\{(\w+)(?::(\w+))?\}")
IDS = ("recording", "conversation", "person", "mark", "listen", "weighing", "comparison", "trace")

FORMS: dict[str, tuple[str, ...]] = {
    "POST /demo/wie": ("person",),
    "POST /taal": ("language", "back"),
    "POST /mee": ("code", "word", "name"),
    "POST /binnen": ("name", "password"),
    "POST /binnen/code": ("code",),
    "POST /link/{token}": ("code",),
    "POST /eerste/{token}": ("code",),
    "POST /eerste-keer": ("name", "password", "seed", "code"),
    "POST /mensen": ("name", "role"),
    "POST /mensen/zoek": ("sought",),
    "POST /mensen/{person}/buitensluiten": ("sure",),
    "POST /mijn/sleutel/weg": ("key",),
    "POST /gesprek": ("subject", "day", "time"),
    "POST /gesprek/{conversation}/antwoord": ("reply",),
    "POST /gesprek/{conversation}/aankondigen/{step}": (
        "by",
        "age",
        "capable",
        "purpose",
        "why",
        "setting",
        "others",
        "extent",
        "listeners",
        "term",
        "equal_copy",
    ),
    "POST /gesprek/{conversation}/weigeren": ("weighty", "alternative"),
    "POST /afwegingen": ("kind",),
    "POST /afweging/{weighing}/stap/{step}": (
        *("answer", "number", "evidence", "reasoning", "reference", "conversation", "asked", "who", "when", "said"),
        *("alternatives", "decision", "why", "what", "to", "told", "words", "told_why", "told_from", "later"),
    ),
    "POST /afweging/{weighing}/tekenen": ("sure",),
    "POST /mag-dit/{asking}/vraag/{fact}": ("answer", "number"),
    "POST /mag-dit/{asking}/bewaar": ("words", "conversation"),
    "POST /opname/{recording}/luister": ("why",),
    "POST /opname/{recording}/merken": ("at", "note"),
    "POST /opname/{recording}/merken/{mark}": ("note",),
    "POST /regels/nagekeken": ("name", "office", "day", "remark"),
    "POST /opname/{recording}/vernietigen": ("sure", "ground", "legal_retention", "interest_of_others"),
}
"""Forms, by their fields. Signed in, a form brings `csrf` too, or the request the header X-CSRF."""

PASSKEY: Schema = {"token": TEXT, "response": {"type": "object"}}
JSON: dict[str, tuple[Schema, tuple[str, ...]]] = {
    "POST /binnen/sleutel/begin": ({"second": {"type": "boolean"}}, ()),
    "POST /binnen/sleutel": ({**PASSKEY, "second": {"type": "boolean"}}, ("token", "response")),
    "POST /eerste-keer/sleutel/begin": ({"name": TEXT, "password": TEXT}, ("name", "password")),
    "POST /eerste-keer/sleutel": (
        {"name": TEXT, "password": TEXT, **PASSKEY},
        ("name", "password", "token", "response"),
    ),
    "POST /mijn/sleutel": (PASSKEY, ("token", "response")),
    "POST /conversations/{conversation}/recordings": (
        {
            "media_type": {"enum": ["audio/flac", "audio/ogg; codecs=opus"]},
            "settings": {"type": "object"},
            "device_begin": TIME,
        },
        ("media_type",),
    ),
    "POST /recordings/{recording}/moments": (
        {
            "id": ID,
            "kind": {"enum": ["pause", "resume", "mark", "summary", "conversation", "gap", "trouble"]},
            "at_ms": COUNT,
            "ms": COUNT,
            "why": {"type": "string", "pattern": "^[a-z_-]{0,40}$"},
            "note": {"type": "string", "maxLength": 500},
            "device_time": TIME,
        },
        ("id", "kind", "at_ms"),
    ),
    "POST /recordings/{recording}/finish": (
        {"chunks": COUNT, "sha256": TEXT, "duration_ms": COUNT, "device_end": TIME},
        ("chunks",),
    ),
    "POST /uploads": (
        {
            "name": TEXT,
            "bytes": COUNT,
            "media_type": TEXT,
            "conversation": ID,
            "situation": {
                "type": "object",
                "properties": {name: {"enum": list(codes)} for name, codes in CODES.items()},
            },
        },
        ("name", "bytes"),
    ),
    "POST /recordings/{recording}/listens": (
        {"why": {"enum": ["remember", "together", "check", "care"]}},
        (),
    ),
    ASK: ({}, ()),  # in full: naklank.web.describe_ask
    "PUT /recordings/{recording}/place": ({"at_ms": COUNT}, ("at_ms",)),
}
"""JSON, by fields, and which of them are needed."""

FILES: dict[str, tuple[str, ...]] = {
    "POST /opname/{recording}/vergelijken": ("file",),
    "POST /herkomst": ("reason", "file"),
}
"""Forms with a file, by their fields, of which the file is the last. The form token comes before it, or in the header."""

BYTES = ("PUT /recordings/{recording}/chunks/{number}",)
NOTHING = (
    "POST /uit",
    "POST /mijn/sleutel/begin",
    "POST /mijn/link",
    "POST /mijn/elders-af",
    "POST /mijn/overal-af",
    "POST /mensen/{person}/brief",
    "POST /mensen/{person}/brief-intrekken",
    "POST /gesprek/{conversation}/deur",
    "POST /gesprek/{conversation}/verkeerde-telefoon",
    "POST /opname/{recording}/vraag-pauze",
    "POST /opname/{recording}/bewaar",
    "POST /opname/{recording}/merken/{mark}/weg",
    "POST /opname/{recording}/kopie",
    "POST /opname/{recording}/vergelijken/{comparison}/weg",
    "POST /mag-dit/{asking}/afwegen",
    "POST /afweging/{weighing}/weg",
    "POST /afweging/{weighing}/herzien",
    "POST /mag-dit/{asking}/wis",
    "POST /bewaarde-antwoorden/{kept}/weg",
    "POST /opname/{recording}/vraag-kopie",
    "POST /gesprek/{conversation}/intrekken",
)
"""What takes no body but the form token."""


def describe(routes: Iterable[Route], version: str, rules: RuleBase = RULES) -> dict[str, object]:
    """The whole description. `rules`: those of the installation, whose facts and profiles can be asked about."""
    paths: dict[str, dict[str, object]] = {}
    for route in routes:
        paths.setdefault(plain(route.path), {})[route.method.lower()] = operation(route, rules)
    cookie = {"type": "apiKey", "in": "cookie", "name": "naklank"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Naklank",
            "version": version,
            "description": "What changes something brings the header X-CSRF (or the field csrf) and comes from our own page.",
        },
        "paths": paths,
        "components": {"securitySchemes": {"session": cookie}},
    }


def plain(path: str) -> str:
    """The path with its parameters as OpenAPI writes them."""
    return PARAMETER.sub(r"{\1}", path)


def operation(route: Route, rules: RuleBase = RULES) -> dict[str, object]:
    """One method on one path."""
    name = f"{route.method} {plain(route.path)}"
    made: dict[str, object] = {
        "operationId": name,
        "summary": (route.handler.__doc__ or "").strip().split("\n")[0],
        "x-who": route.who,
        "parameters": [parameter(found, kind) for found, kind in PARAMETER.findall(route.path)] + chunk_hash(name),
        "responses": answers(route),
    }
    if route.who not in ("anyone", "demo"):
        made["security"] = [{"session": []}]
    body = body_of(name)
    if body is not None:
        made["requestBody"] = {"required": True, "content": body}
    return describe_ask(made, rules) if name == ASK else made


def parameter(name: str, kind: str) -> dict[str, object]:
    """One part of the path that varies."""
    schema = (
        {**COUNT, "maximum": 10**15 - 1}
        if kind == "count"
        else ID
        if name in IDS
        else {"type": "string", "minLength": 1}
    )
    return {"name": name, "in": "path", "required": True, "schema": schema}


def chunk_hash(name: str) -> list[dict[str, object]]:
    """The header that says what the bytes of a chunk are."""
    schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    return [{"name": "X-Chunk-SHA256", "in": "header", "required": True, "schema": schema}] if name in BYTES else []


def body_of(name: str) -> dict[str, object] | None:
    """What a request brings, by media type; None where it brings nothing."""
    if name in FORMS:
        fields: Schema = dict.fromkeys(FORMS[name], TEXT)
        return {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": fields}}}
    if name in JSON:
        fields, needed = JSON[name]
        return {"application/json": {"schema": {"type": "object", "properties": fields, "required": list(needed)}}}
    if name in FILES:
        *before, file = FILES[name]
        fields = {"csrf": TEXT, **dict.fromkeys(before, TEXT), file: {"type": "string", "format": "binary"}}
        needed = tuple(FILES[name])
        return {"multipart/form-data": {"schema": {"type": "object", "properties": fields, "required": list(needed)}}}
    if name in BYTES:
        return {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    return None


def answers(route: Route) -> dict[str, object]:
    """What can come back. Errors are told in Dutch and English: what happened, and what to do."""
    told = {"description": "What happened and what to do (JSON for scripts, a page for people)."}
    known: dict[str, object] = {"2XX": {"description": "Done, or shown."}, "4XX": told}
    if not route.machine:
        known["3XX"] = {"description": "Done; go on at the address in Location. Or: sign in first."}
    if route.method != "GET":
        known["507"] = {"description": "No room to keep it safely; nothing that was kept is lost."}
    return known
