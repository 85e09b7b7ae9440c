"""What the words of a page's markup tell: log odds that blocks inside such an element are article.

``markup.json`` has a table for each ring around a block: its own element and the next one, the three around them,
and all others. A tag counts as a word with "<" before it. A word is there when several sites use it.
"""

from __future__ import annotations

import functools
import os

import msgspec


@functools.cache
def load() -> tuple[dict[str, float], ...]:
    """Return the tables from the inner ring to the outer one."""
    path = os.path.join(os.path.dirname(__file__), "markup.json")
    with open(path, "rb") as file:
        return tuple(msgspec.json.decode(file.read(), type=list[dict[str, float]]))
