"""The rule base: what the sources say, one file per subject, in our own words and with their places.

So far: sound recording by an adult patient of a conversation with one provider. What lies outside is not answered.
"""

from naklank.law.answers import VERSION, ask

__all__ = ["VERSION", "ask"]
