"""How many words a text has, and how long they take to read."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 230
"""Silent reading of news prose by an adult, in words; a round figure on the slow side."""

_DASHES = str.maketrans("—–…/", "    ")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def count(text: str) -> int:
    """Count the words of a text.

    Figures and hyphenated words count once ("1,200.50", "year-on-year"). Han and kana are written
    without spaces: two characters count as one word, which is the mean length of a Chinese or
    Japanese word.
    """
    rest, characters = (text, 0) if text.isascii() else _CJK.subn(" ", text)
    tokens = rest.translate(_DASHES).split()
    words = [token for token in tokens if token[0].isalnum() or any(map(str.isalnum, token))]
    return len(words) + (characters + 1) // 2


def minutes(words: int) -> int:
    """Give the reading time of so many words in whole minutes, at least 1."""
    return max(1, round(words / WORDS_A_MINUTE))
