"""What many cases say, fact by fact: a row of codes, one byte a case.

Code 0 means that the case is silent on the fact. A row is turned into marks by one table: of a value, of a statement.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from naklank.logic.facts import UNKNOWN, Fact, Value

SILENT = 0
CODES = 256
SAID = bytes([SILENT, *[1] * (CODES - 1)])
"""The table that marks the cases in which a fact is said, be it as unknown."""
LARGEST_NUMBER = 1000
"""Numbers up to here are remembered with their band."""
Rows = Mapping[str, bytes | bytearray]


class Coding:
    """The codes of all values of all facts."""

    def __init__(self, vocabulary: Mapping[str, Fact]) -> None:
        self._codes = {fact.id: _Codes(fact) for fact in vocabulary.values()}
        self.fits = all(len(codes) < CODES for codes in self._codes.values())
        """Whether a byte holds every code."""

    def table(self, name: str, states: Mapping[Value, int], silent: int = 0) -> bytes:
        """The table that marks the cases where a fact has one of the states that are true here (or is not said)."""
        table = bytearray(CODES)
        table[SILENT] = bool(silent)
        for state, true in states.items():
            table[self._codes[name][state]] = bool(true)
        return bytes(table)

    def rows(self, cases: Sequence[Mapping[str, Value]]) -> Rows:
        """Code cases that each say other facts."""
        codes = self._codes
        rows: defaultdict[str, bytearray] = defaultdict(lambda: bytearray(len(cases)))
        for number, case in enumerate(cases):
            for name, value in case.items():
                rows[name][number] = codes[name][value]
        return dict(rows)

    def rows_of(self, columns: Mapping[str, Sequence[Value]]) -> Rows:
        """Code cases that all say the same facts, given by fact."""
        return {name: bytes(map(self._codes[name].__getitem__, values)) for name, values in columns.items()}


class _Codes(dict[Value, int]):
    """The codes of one fact: by state, and of a number that of its band."""

    def __init__(self, fact: Fact) -> None:
        super().__init__({state: code for code, state in enumerate((*fact.states, UNKNOWN), SILENT + 1)})
        self._fact = fact

    def __missing__(self, value: Value) -> int:
        code = self[self._fact.state(value)]
        if isinstance(value, int) and value < LARGEST_NUMBER:
            self[value] = code
        return code
