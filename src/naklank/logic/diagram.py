"""Sets of combinations as decision diagrams: for spaces too large to give each combination a bit.

A set answers `&`, `|`, `^` and `~` as a whole number does that is used as a mask, so the code of a question
(naklank.logic.compiled) runs over it unchanged, and stays exact however many facts are open. Source: multi-valued
decision diagrams, after R. E. Bryant, "Graph-Based Algorithms for Boolean Function Manipulation" (1986).
"""

from collections.abc import Callable, Sequence
from operator import and_, or_, xor

Node = int
"""A number in the table. 0: no combination below here, 1: every one."""
Made = tuple[int, tuple[Node, ...]]
"""A node: the place of the axis that it splits on, and what stands under each of its classes."""
LARGEST = 1 << 20
"""Nodes after which everything is forgotten before a next case, so that a long run does not grow without end."""


class Diagrams:
    """The table of all nodes. Two sets are equal exactly where their numbers are."""

    def __init__(self) -> None:
        self._made: list[Made] = [(1 << 30, ()), (1 << 30, ())]
        self._number: dict[Made, Node] = {}
        self._done: dict[tuple[object, Node, Node], Node] = {}

    @property
    def full(self) -> bool:
        """Whether it is time to begin anew."""
        return len(self._made) > LARGEST or len(self._done) > 4 * LARGEST

    def node(self, place: int, below: tuple[Node, ...]) -> Node:
        """The one node of this kind. Where all that stands under it is equal, it is that."""
        if below.count(below[0]) == len(below):
            return below[0]
        made = (place, below)
        found = self._number.get(made)
        if found is None:
            found = self._number[made] = len(self._made)
            self._made.append(made)
        return found

    def join(self, what: Callable[[int, int], int], one: Node, other: Node) -> Node:
        """Apply a bit's operation, the same both ways round, to two sets."""
        if one > other:
            one, other = other, one
        if other <= 1:
            return what(one, other)
        if one <= 1:
            short = self._short(what, one, other)
            if short is not None:
                return short
        elif one == other:
            return 0 if what is xor else one
        key = (what, one, other)
        found = self._done.get(key)
        if found is None:
            (first, under), (second, below) = self._made[one], self._made[other]
            join = self.join
            if first == second:
                made = tuple([join(what, a, b) for a, b in zip(under, below, strict=True)])
            elif first < second:
                made = tuple([join(what, a, other) for a in under])
            else:
                made = tuple([join(what, one, b) for b in below])
            found = self._done[key] = self.node(min(first, second), made)
        return found

    def _short(self, what: Callable[[int, int], int], one: Node, other: Node) -> Node | None:
        """What is known at once where one of the two is nothing or everything."""
        if what is and_:
            return other if one else 0
        if what is or_:
            return 1 if one else other
        return None if one else other

    def without(self, node: Node, place: int) -> Node:
        """The set with one axis set free: each combination with all that differ from it along that axis alone."""
        first, below = self._made[node]
        if first > place:
            return node
        key = ("without", node, place)
        found = self._done.get(key)
        if found is None:
            if first == place:
                found = 0
                for each in below:
                    found = self.join(or_, found, each)
            else:
                found = self.node(first, tuple([self.without(each, place) for each in below]))
            self._done[key] = found
        return found


class Combinations:
    """A set of combinations. Works together with the whole numbers 0, which is the empty set, and -1 (`~0`), which is all."""

    __slots__ = ("_node", "_table")

    def __init__(self, table: Diagrams, node: Node) -> None:
        self._table, self._node = table, node

    @staticmethod
    def along(table: Diagrams, place: int, classes: Sequence[int]) -> "Combinations":
        """Where one axis stands in a class that is marked with 1."""
        return Combinations(table, table.node(place, tuple(classes)))

    def _with(self, what: Callable[[int, int], int], other: "Combinations | int") -> "Combinations":
        if isinstance(other, Combinations):
            return Combinations(self._table, self._table.join(what, self._node, other._node))  # noqa: SLF001 its own kind
        return Combinations(self._table, self._table.join(what, int(other != 0), self._node))

    def __and__(self, other: "Combinations | int") -> "Combinations":
        return self._with(and_, other)

    def __or__(self, other: "Combinations | int") -> "Combinations":
        return self._with(or_, other)

    def __xor__(self, other: "Combinations | int") -> "Combinations":
        return self._with(xor, other)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __invert__(self) -> "Combinations":
        return Combinations(self._table, self._table.join(xor, 1, self._node))

    def __bool__(self) -> bool:
        return self._node != 0

    def without(self, place: int) -> "Combinations":
        """The set with one axis set free."""
        return Combinations(self._table, self._table.without(self._node, place))
