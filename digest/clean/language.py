"""A guess at a text's language: scripts first, then a vote of the commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from digest.clean.phrases import lexicon

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_LATIN = ("de", "en", "es", "fr", "it", "nl", "pt")


def guess(text: str, tokens: Iterable[str]) -> str:
    """Return the likeliest language code of a text and its words, or empty when nothing speaks for one."""
    letters = sum(map(str.isalpha, text)) or 1
    for code, script in _SCRIPTS:
        if not text.isascii() and len(script.findall(text)) >= 0.2 * letters:
            return code
    count = Counter(tokens)
    votes = {
        code: sum(count[word] for word in lexicon().voices[code].stop)
        for code in _LATIN
        if code in lexicon().voices
    }
    best = max(votes, key=lambda code: (votes[code], code))
    total = sum(count.values())
    # Other Latin-script languages share a few of these words: below one in eight it is none of ours.
    return best if votes[best] >= 2 and votes[best] >= total / 8 else ""
