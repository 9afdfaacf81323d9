"""All words of the interface under one roof: joins the `TEXTS` of every file beside this one.

Refuses two sentences under one key, and a key that nobody wrote. Each file is one family of pages; `look.py` holds the
labels of components.
"""

import pkgutil
from functools import cache
from importlib import import_module
from types import MappingProxyType

from naklank import text
from naklank.text import Text


@cache
def catalogue() -> MappingProxyType[str, Text]:
    """Every sentence by its key ("announce.title"). Raises `ValueError` where a key stands in two files."""
    joined: dict[str, Text] = {}
    home: dict[str, str] = {}
    for module in sorted(found.name for found in pkgutil.iter_modules(text.__path__)):
        if module == "catalogue":
            continue
        texts: dict[str, Text] = getattr(import_module(f"naklank.text.{module}"), "TEXTS", {})
        for key, sentence in texts.items():
            if key in joined:
                raise ValueError(f"{key} is said in both {home[key]} and {module}")
            joined[key] = sentence
            home[key] = module
    return MappingProxyType(joined)


def say(key: str, language: str, **values: object) -> str:
    """The sentence under `key` in `language`, placeholders filled. Raises `KeyError` where nobody wrote it."""
    return catalogue()[key].in_language(language, **values)
