"""An organisation's own profile, as data: which norms of policy it takes over, drops or replaces, what it adds, its terms.

It may tighten whatever it likes: an added rule is a block, and a block never makes an answer better. It cannot drop or
replace what the law or the profession says. What cannot be is refused when the profile is read, with the norm; then there
is no answer. The fields: docs/rules.md, "A profile of your own".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from naklank.errors import NaklankError
from naklank.law.norms.who import EVERYONE
from naklank.law.profiles import Profile
from naklank.law.rule_base import RULES, RuleBase
from naklank.logic.conditions import Condition, bound, is_
from naklank.logic.doors import Block, Need, Question
from naklank.logic.facts import Fact, Value
from naklank.logic.norms import Given, Norm
from naklank.text import Text

FIELDS = frozenset({"id", "label", "from", "since", "takes_over", "drops", "replaces", "adds", "terms"})
RULE_FIELDS = frozenset({"id", "question", "says", "when", "needs"})
PROFILE_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")
RULE_ID = re.compile(r"own\.[a-z0-9][a-z0-9.-]{0,59}")
BINDING = ("law", "professional")
"""Forces that no organisation can take away."""
LOOSER = {
    "recording.audio.org-must-allow": "recording.audio.patient.private-use",
    "video.blijf.employee-decides": "video.consent.all",
}
"""Norms of policy that open what the law keeps shut, each with that law: a ground to refuse sound, a procedure in the
place of consent. They come with the profile that has them and cannot be taken over into another."""
RULES_MOST = 200
SENTENCE_MOST = 600


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule that an organisation adds: in which question, when it counts, what it asks, in its own words."""

    norm: Norm
    question: str
    when: Condition
    needs: tuple[tuple[str, tuple[Value, ...]], ...]

    @property
    def block(self) -> Block:
        """The rule as a block: it comes last, and only where the profile holds it."""
        needs = tuple(Need(fact, self.norm.id, met) for fact, met in self.needs)
        return Block(self.norm.id, bound(self.norm.id) & self.when, needs)


def with_own_profile(data: object, rules: RuleBase = RULES) -> tuple[RuleBase, Profile]:
    """Read a profile and put it beside those of the sources; from then on it is what a case means that names none.

    Raises `NaklankError` with field, value and what is allowed.
    """
    fields = _object(data, "profile", FIELDS)
    own = tuple(_own_rules(fields.get("adds", []), rules))
    profile = _profile(fields, own, rules)
    catalogue = {**rules.catalogue, **{rule.norm.id: rule.norm for rule in own}}
    questions = {name: _with_blocks(question, own) for name, question in rules.questions.items()}
    return RuleBase({**rules.profiles, profile.id: profile}, catalogue, questions, profile.id), profile


def _with_blocks(question: Question, own: tuple[OwnRule, ...]) -> Question:
    mine = tuple(rule.block for rule in own if rule.question == question.id)
    return replace(question, blocks=(*question.blocks, *mine)) if mine else question


def _profile(fields: Mapping[str, object], own: tuple[OwnRule, ...], rules: RuleBase) -> Profile:
    name = fields.get("id")
    if not isinstance(name, str) or not PROFILE_ID.fullmatch(name) or name in rules.profiles:
        raise _refused("id", name, "a new name of small letters, digits and _", _NAME)
    base = fields.get("from", "care")
    if not isinstance(base, str) or base not in rules.profiles:
        raise _refused("from", base, sorted(rules.profiles), _NO_SUCH)
    terms = _object(fields.get("terms", {}), "terms", None)
    return Profile(
        name,
        _text(fields.get("label", name), "label"),
        _held(fields, base, own, rules),
        _since(fields.get("since"), rules.profiles[base]),
        {term: _text(said, f"terms.{term}") for term, said in terms.items()},
    )


def _held(fields: Mapping[str, object], base: str, own: tuple[OwnRule, ...], rules: RuleBase) -> frozenset[str]:
    """The norms that the profile holds."""
    policy = {norm for profile in rules.profiles.values() for norm in profile.holds}
    takes = _norms(fields.get("takes_over", []), "takes_over", rules)
    drops = _norms(fields.get("drops", []), "drops", rules)
    replaces = _object(fields.get("replaces", {}), "replaces", None)
    added = {rule.norm.id for rule in own}
    for norm in _norms(list(replaces), "replaces", rules):
        if norm in takes:
            raise _refused("replaces", norm, "a norm that is not taken over as well", _BOTH)
        if not isinstance(replaces[norm], str) or replaces[norm] not in added:
            raise _refused("replaces", replaces[norm], sorted(added), _NOT_ADDED)
    for norm in takes:
        if norm not in policy:
            raise _refused("takes_over", norm, sorted(policy), _HOLDS_ANYWAY)
        if norm in drops:
            raise _refused("drops", norm, "a norm that is not taken over as well", _BOTH)
        if norm in LOOSER and norm not in rules.profiles[base].holds:
            allowed = sorted(policy - set(LOOSER))
            raise _refused("takes_over", norm, allowed, _LOOSER, rules.catalogue[LOOSER[norm]])
    for norm in (*drops, *replaces):
        if rules.catalogue[norm].force in BINDING or norm not in rules.profiles[base].holds:
            raise _refused("drops", norm, sorted(rules.profiles[base].holds), _NOT_YOURS, rules.catalogue[norm])
    return frozenset((rules.profiles[base].holds | set(takes) | added) - set(drops) - set(replaces))


def _own_rules(listed: object, rules: RuleBase) -> Iterator[OwnRule]:
    if not isinstance(listed, list):
        raise _refused("adds", listed, "a list of rules", _SHAPE)
    if len(listed) > RULES_MOST:
        raise _refused("adds", len(listed), f"at most {RULES_MOST} rules", _SHAPE)
    seen: set[str] = set()
    for each in listed:
        fields = _object(each, "adds", RULE_FIELDS)
        name, question = fields.get("id"), fields.get("question")
        if not isinstance(name, str) or not RULE_ID.fullmatch(name) or name in seen or name in rules.catalogue:
            raise _refused("adds.id", name, "a new name that begins with own.", _NAME)
        if not isinstance(question, str) or question not in rules.questions:
            raise _refused("adds.question", question, sorted(rules.questions), _NO_SUCH)
        seen.add(name)
        when = tuple(_facts(fields.get("when", {}), "adds.when", rules.vocabulary))
        needs = tuple(_facts(fields.get("needs", {}), "adds.needs", rules.vocabulary))
        if not needs:
            raise _refused(
                "adds.needs", fields.get("needs"), "at least one fact with the values that are enough", _SHAPE
            )
        given = tuple(Given(fact, *values) for fact, values in (*when, *needs))
        says = _text(fields.get("says"), "adds.says")
        norm = Norm(name, "prohibition", "block", "policy", EVERYONE, says, (), when=given)
        condition: Condition = bound(name)
        for fact, values in when:
            condition &= is_(fact, *values)
        yield OwnRule(norm, question, condition, needs)


def _facts(said: object, field: str, vocabulary: Mapping[str, Fact]) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for name, value in _object(said, field, None).items():
        fact = vocabulary.get(name)
        if fact is None or name == "profile":  # the rule is of one profile already
            raise _refused(f"{field}.{name}", value, sorted(set(vocabulary) - {"profile"}), _NO_SUCH)
        values = tuple(value) if isinstance(value, list) else (value,)
        states = fact.states
        if not values or any(not _is_state(one, states) for one in values):
            raise _refused(f"{field}.{name}", value, list(states), _NO_SUCH)
        yield name, values


def _is_state(one: object, states: tuple[Value, ...]) -> bool:
    return any(one == state and type(one) is type(state) for state in states)


def _norms(listed: object, field: str, rules: RuleBase) -> tuple[str, ...]:
    if not isinstance(listed, list):
        raise _refused(field, listed, "a list of ids of norms", _SHAPE)
    for norm in listed:
        if not isinstance(norm, str) or norm not in rules.catalogue:
            raise _refused(field, norm, "the id of a norm", _NO_SUCH)
    return tuple(listed)


def _object(said: object, field: str, known: frozenset[str] | None) -> Mapping[str, object]:
    if not isinstance(said, Mapping):
        raise _refused(field, said, "an object", _SHAPE)
    for name in said:
        if known is not None and name not in known:
            raise _refused(field, name, sorted(known), _NO_SUCH)
    return said


def _text(said: object, field: str) -> Text:
    """A sentence: in both languages, or one for both."""
    dutch, english = (said.get("nl"), said.get("en", said.get("nl"))) if isinstance(said, Mapping) else (said, said)
    if isinstance(dutch, str) and isinstance(english, str) and _fits(dutch) and _fits(english):
        return Text(dutch.strip(), english.strip())
    allowed = f"a sentence of at most {SENTENCE_MOST} signs on one line, or an object with nl and en"
    raise _refused(field, said, allowed, _SHAPE)


def _fits(sentence: str) -> bool:
    return bool(sentence.strip()) and len(sentence) <= SENTENCE_MOST and sentence.isprintable()


def _since(said: object, base: Profile) -> date | None:
    """The first day of the profile: its own, and never before that of the policy that it is made from."""
    if said is None:
        return base.since
    try:
        since = date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        since = None
    if since is None:
        raise _refused("since", said, "a day as 2026-11-23", _SHAPE)
    if base.since is not None and since < base.since:
        raise _refused("since", said, f"{base.since.isoformat()} or later", _TOO_EARLY)
    return since


_SHAPE = Text("Dit deel van het profiel klopt niet.", "This part of the profile does not fit.")
_NAME = Text("Deze naam kan niet, of bestaat al.", "This name cannot be, or exists already.")
_NO_SUCH = Text("Dit bestaat niet.", "This does not exist.")
_BOTH = Text(
    "U kunt een regel niet overnemen en ook vervangen of laten vallen.",
    "A norm cannot be taken over and replaced or dropped too.",
)
_NOT_ADDED = Text(
    "De regel die ervoor in de plaats komt, staat er niet bij.", "The rule that takes its place is not added."
)
_TOO_EARLY = Text(
    "Het beleid waar dit profiel van uitgaat, gold toen nog niet.",
    "The policy that this profile is made from did not hold yet.",
)
_LOOSER = Text(
    "Deze regel zou bij u iets toestaan wat de wet niet toestaat:",
    "With you this norm would allow what the law does not:",
)
_HOLDS_ANYWAY = Text("Deze regel geldt al voor iedereen.", "This norm holds for everybody already.")
_NOT_YOURS = Text(
    "Een organisatie kan deze regel niet laten vallen: het is wet, een beroepsregel, of geen beleid van haar.",
    "An organisation cannot drop this norm: it is law, a professional rule, or no policy of its own.",
)


def _refused(field: str, value: object, allowed: object, what: Text, norm: Norm | None = None) -> NaklankError:
    said = what if norm is None else Text(f"{what.nl} {norm.says.nl}", f"{what.en} {norm.says.en}")
    todo = Text("Pas het profiel aan.", "Change the profile.")
    return NaklankError(said, todo, field=field, value=value, allowed=allowed)
