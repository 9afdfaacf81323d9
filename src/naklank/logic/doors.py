"""How a question is decided: doors with what they need, and blocks that come last.

Along one door the most cautious need wins; between doors one open door is enough. Every need names the norm that
speaks when it is not met, so that no verdict is without its reason.
"""

from dataclasses import dataclass
from typing import Literal

from naklank.logic.conditions import ALWAYS, Condition
from naklank.logic.facts import FactKind, Value
from naklank.text import Text

Verdict = Literal["required", "allowed", "conditional", "judgement", "unknown", "forbidden"]
Effect = Literal["fine", "conditional", "later", "judgement", "forbidden"]
"""What one need does to its door. `later`: conditional as long as it can still be done, then forbidden."""


@dataclass(frozen=True, slots=True)
class Need:
    """What one door asks of one fact.

    `met` are the values that satisfy it (default: true, or given). The fact's kind says what another value does, unless
    `kind` or `otherwise` (a value, or "open", with its effect) says so here. `when`: only then is it asked.
    `criteria` are the facts that a person weighs where this need leaves the weighing to her.
    """

    fact: str
    norm: str
    met: tuple[Value, ...] = ()
    kind: FactKind | None = None
    when: Condition = ALWAYS
    otherwise: tuple[tuple[Value, Effect], ...] = ()
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A norm that is cited when the condition holds; `on` only where one of these facts is stated too."""

    norm: str
    when: Condition = ALWAYS
    on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Door:
    """One path to the act. `gives` is its verdict when every need is met.

    `norms` carry the door and are cited whenever it is tried; `named` are cited where a fact they name is stated;
    `along` are the duties and advice that come with it. `criteria`: what is weighed where `gives` is judgement.
    `weighed`: its needs are the points of one weighing, so that one of them alone is no reason for a no.
    `instead`: choices of who acts that can open it as well as meeting its needs can.
    """

    id: str
    gives: Verdict
    exists: Condition
    norms: tuple[Cited, ...]
    needs: tuple[Need, ...] = ()
    named: tuple[str, ...] = ()
    along: tuple[Cited, ...] = ()
    criteria: tuple[str, ...] = ()
    weighed: bool = False
    instead: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """What comes after all doors, and makes the verdict no better than its needs allow. `instead`: how to go around it."""

    id: str
    exists: Condition
    needs: tuple[Need, ...]
    instead: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can be asked about an act.

    `presumed` are what silence means here, where that differs from the vocabulary; `presumed_unless` names, for such a
    fact, another fact with the value at which nothing can be presumed any more. `mains` are the rules that it starts
    from; `named` are norms that a stated fact brings in; `along` come with every answer. `meanwhile`: what may be done
    while the answer is open. `open` are the open points with the condition under which an answer touches them.
    """

    id: str
    label: Text
    asks: Text
    doors: tuple[Door, ...]
    mains: tuple[Cited, ...]
    blocks: tuple[Block, ...] = ()
    presumed: tuple[tuple[str, Value], ...] = ()
    presumed_unless: tuple[tuple[str, str, Value], ...] = ()
    named: tuple[Cited, ...] = ()
    along: tuple[Cited, ...] = ()
    meanwhile: Literal["allowed", "forbidden"] = "forbidden"
    open: tuple[tuple[str, Condition], ...] = ()
