"""The rule base: what the sources say, in our own words and with their places, and what follows for a case.

`norms/` holds the norms by subject, `questions/` the doors of each question, `vocabulary` the facts that a case can
state, `profiles` what an organisation adds. `ask` answers.
"""

from naklank.law.rule_base import RULES, Decided, RuleBase, ask

__all__ = ["RULES", "Decided", "RuleBase", "ask"]
