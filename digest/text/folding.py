"""Lines folded for comparison: two that say the same thing in other figures or signs fold alike."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

LETTERS = 3
"""A line with fewer letters says nothing that could be recognised."""
LONGEST = 96
"""Longer folds are cut to this many characters, the last 17 of them a mark of the whole."""

# Vowel signs of Indic scripts are parts of words, though they are no letters.
_SIGNS = re.compile("(?:[^\\w\u0300-\u036f\u0900-\u0dff\u0e00-\u0e4e]|_)+")
_SHORT = range(4, 13)
_FIGURES = re.compile(r"\d(?:[\d.,:'’]*\d)?")
_ZEROS = re.compile(r"\b0(?: 0)+\b")


def words(text: str) -> list[str]:
    """Return the words and figures of a text: NFKC, lower case, without punctuation."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _SIGNS.sub(" ", plain.lower()).split()


def fold(text: str) -> str:
    """Fold a line: its words with a 0 for every figure; empty where it has no three letters."""
    found = _ZEROS.sub("0", " ".join(words(_FIGURES.sub("0", text))))
    if sum(sign.isalpha() for sign in found) < LETTERS:
        return ""
    if len(found) <= LONGEST:
        return found
    mark = blake2b(found.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{found[: LONGEST - len(mark) - 1]}~{mark}"


def variants(folded: str) -> tuple[str, ...]:
    """Cut the first or the last word off a short folded line, with a star for it: what a line says but for a word."""
    said = folded.split()
    if len(said) not in _SHORT or len(folded) >= LONGEST:
        return ()
    return (" ".join(["*", *said[1:]]), " ".join([*said[:-1], "*"]))
