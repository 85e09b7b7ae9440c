"""What the words of a line tell of who speaks: log odds that it is the page that talks to its visitor, and no news.

``voice.json`` has a weight for each word, beginning, pair and sign that was seen at least twice, and the class of block
in which it was seen most. ``tests/quality/learn_voice.py`` makes it from lines that were written for it.
"""

from __future__ import annotations

import functools
import os

import msgspec


class Voice(msgspec.Struct, frozen=True):
    """The weights of the signs of a line, and the class each of them speaks for."""

    prior: float
    weights: dict[str, float]
    classes: dict[str, str]


@functools.cache
def load() -> Voice:
    """Return the weights, read once."""
    path = os.path.join(os.path.dirname(__file__), "voice.json")
    with open(path, "rb") as file:
        return msgspec.json.decode(file.read(), type=Voice)
