"""What is left of conditions, and of a door, where one fact has one value whatever a case says of it.

Making public is giving to everybody: there a door for the police is no door, and a need that asks it of the police no need.
"""

from dataclasses import replace

from naklank.logic.conditions import ALWAYS, All, Condition, Either, Is, Not
from naklank.logic.doors import Block, Cited, Door
from naklank.logic.facts import Value

NEVER = ~ALWAYS


def settled(condition: Condition, fact: str, value: Value) -> Condition:
    """The condition without that fact: what still depends on others, or `ALWAYS`, or `NEVER`."""
    match condition:
        case Is(name, values) if name == fact:
            return ALWAYS if value in values else NEVER
        case Not(of):
            inner = settled(of, fact, value)
            return inner.of if isinstance(inner, Not) else Not(inner)
        case All() | Either():
            neutral, final = (ALWAYS, NEVER) if isinstance(condition, All) else (NEVER, ALWAYS)
            parts = [settled(part, fact, value) for part in condition.parts()]
            left = tuple(part for part in parts if part != neutral)
            if final in left or not left:
                return final if left else neutral
            return left[0] if len(left) == 1 else type(condition)(left)
    return condition


def cited(norms: tuple[Cited, ...], fact: str, value: Value) -> tuple[Cited, ...]:
    """The citations that can still hold."""
    left = (replace(one, when=settled(one.when, fact, value)) for one in norms)
    return tuple(one for one in left if one.when != NEVER)


def doors_left(doors: tuple[Door, ...], fact: str, value: Value) -> tuple[Door, ...]:
    """The doors that can still be there, each with what it can still ask and cite."""
    found = []
    for door in doors:
        exists = settled(door.exists, fact, value)
        if exists != NEVER:
            needs = (replace(need, when=settled(need.when, fact, value)) for need in door.needs)
            found.append(
                replace(
                    door,
                    exists=exists,
                    norms=cited(door.norms, fact, value),
                    needs=tuple(need for need in needs if need.when != NEVER),
                    along=cited(door.along, fact, value),
                )
            )
    return tuple(found)


def blocks_left(blocks: tuple[Block, ...], fact: str, value: Value) -> tuple[Block, ...]:
    """The blocks that can still be there."""
    left = (replace(block, exists=settled(block.exists, fact, value)) for block in blocks)
    return tuple(block for block in left if block.exists != NEVER)
