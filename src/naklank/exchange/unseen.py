"""Characters that are no text or turn text around unseen, and how they are shown: by their number in Unicode.

A name such as "gesprek[U+202E]gpj.exe" must not look like another one.
"""

import unicodedata


def unfit(character: str) -> bool:
    """What is no text, or would turn text around unseen: control, private, half and unassigned characters, direction marks."""
    if character == "\n" or character in "\u200c\u200d\u00ad":
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Cn"} or character in "\u2028\u2029"


def name_of(character: str) -> str:
    """How such a character is shown: a number, or what it means for a line."""
    if character in "\t\r\u2028\u2029":
        return {"\t": " ", "\r": ""}.get(character, "\n")
    return f"[U+{ord(character):04X}]"


def without_unseen(words: str) -> str:
    """The same words with every such character shown by its number."""
    return "".join(name_of(one) if unfit(one) else one for one in words)
