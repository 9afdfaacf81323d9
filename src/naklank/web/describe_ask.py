"""How `/api/ask` is described: the case with every fact and its values, the answer field by field, the refusal, examples."""

from naklank.actions.ask import ask_case, error_data
from naklank.actions.own_profile import RULES, RuleBase
from naklank.errors import NaklankError

Schema = dict[str, object]
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date", "examples": ["2026-11-23"]}
VERDICTS = ["required", "allowed", "conditional", "judgement", "unknown", "forbidden"]
FORCES = ["law", "professional", "policy", "practice", "proposal", "house"]
ROLES = ["main", "exception", "block", "modifier", "none"]
CASE = {"id": 7, "question": "share", "facts": {"actor": "patient", "medium": "audio", "recipient": "employer"}}
WRONG = {"question": "share", "facts": {"medium": "smell"}}
EXAMPLE_DAY = "2026-11-23"


def case_schema(rules: RuleBase = RULES) -> Schema:
    """What can be asked. Other names than these are ignored."""
    return {
        "type": "object",
        "required": ["question", "facts"],
        "properties": {
            "question": {"enum": list(rules.questions)},
            "facts": {"type": "object", "properties": facts_of(rules), "additionalProperties": False},
            "day": DAY,
            "profile": {"enum": list(rules.profiles)},
            "id": {"description": "Comes back as it was."},
        },
    }


def facts_of(rules: RuleBase) -> dict[str, Schema]:
    """Each fact with the values that it may have; `unknown` is always one."""
    made: dict[str, Schema] = {}
    for fact in rules.vocabulary.values():
        if fact.bands:
            values: Schema = {"anyOf": [{"type": "integer", "minimum": 0, "maximum": fact.most}, {"const": "unknown"}]}
        elif fact.values:
            values = {"enum": [*fact.values, "unknown"]}
        else:
            values = {"enum": [True, False, "unknown"]}
        made[fact.id] = {**values, "description": fact.label.en}
    return made


def answer_schema(rules: RuleBase = RULES) -> Schema:
    """Every field of an answer; what each says stands in docs/rules.md."""
    norms: Schema = {"type": "array", "items": TEXT}
    value: Schema = {"type": ["string", "boolean", "integer"]}
    facts: Schema = {"type": "array", "items": {"enum": list(rules.vocabulary)}}
    ground: Schema = {
        "type": "object",
        "required": ["norm", "role", "defeated_by"],
        "properties": {"norm": TEXT, "role": {"enum": ROLES}, "defeated_by": {"type": ["string", "null"]}},
    }
    change: Schema = {
        "type": "object",
        "required": ["fact", "value", "verdict"],
        "properties": {"fact": TEXT, "value": value, "verdict": {"enum": VERDICTS}},
    }
    fields: dict[str, Schema] = {
        "question": {"enum": list(rules.questions)},
        "verdict": {"enum": VERDICTS},
        "force": {"enum": FORCES},
        "profile": {"enum": [*rules.profiles, "unknown"]},
        "because": {"type": "array", "items": ground},
        "rests_on": facts,
        "duties": norms,
        "advice": norms,
        "missing": facts,
        "could_change": {"type": "array", "items": change},
        "would_allow": {"type": "array", "items": {"type": "object", "additionalProperties": value}},
        "meanwhile": {"enum": ["required", "allowed", "forbidden"]},
        "open": norms,
        "gap": {"type": "boolean"},
        "clash": norms,
        "disclaimer": TEXT,
        "day": DAY,
        "rules": TEXT,
        "receipt": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    return {
        "type": "object",
        "required": list(fields),
        "properties": {**fields, "id": {"description": "As it was given; not there where none was."}},
        "additionalProperties": False,
    }


def refusal_schema() -> Schema:
    """What is wrong with a case."""
    error: Schema = {
        "type": "object",
        "required": ["field", "value", "allowed", "what"],
        "properties": {
            "field": {**TEXT, "description": "The question, the fact, or `case` where it is no case at all."},
            "value": {"description": "As it was given."},
            "allowed": {"description": "The values that can be, or what sort of value."},
            "what": {"type": "object", "required": ["nl", "en"], "properties": {"nl": TEXT, "en": TEXT}},
        },
    }
    return {"type": "object", "required": ["error"], "properties": {"error": error}}


def describe_ask(operation: dict[str, object], rules: RuleBase = RULES) -> dict[str, object]:
    """The operation with what it takes and gives, in full, and with examples that are answers of these rules."""
    case = {**CASE, "day": EXAMPLE_DAY, "profile": "care"}
    answers = operation["responses"]
    assert isinstance(answers, dict)
    return {
        **operation,
        "description": "At most 64 KiB. Nothing is kept. Field by field: docs/rules.md.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": case_schema(rules), "example": case}},
        },
        "responses": {
            **answers,
            "200": _body("The answer, whatever the verdict.", answer_schema(rules), ask_case(case, rules)),
            "422": _body("This is no case: field, value, and what is allowed.", refusal_schema(), _refusal(rules)),
        },
    }


def _refusal(rules: RuleBase) -> dict[str, object]:
    try:
        return ask_case(WRONG, rules)
    except NaklankError as error:
        return {"error": error_data(error)}


def _body(says: str, schema: Schema, example: object) -> dict[str, object]:
    return {"description": says, "content": {"application/json": {"schema": schema, "example": example}}}
