"""A second, slow reading of the vocabulary of facts: verdict and deciding facts, by trying every completion of a case.

It shares no line with the engine it checks. Every function says which section of the vocabulary it follows.
"""

from oracle.decide import decide
from oracle.vocabulary import Impossible

__all__ = ["Impossible", "decide"]
