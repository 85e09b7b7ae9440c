"""Where sentences end, in any of the scripts we meet; a small grammar, no training data."""

from __future__ import annotations

import re
from functools import lru_cache

FINAL = ".!?…。！？।॥؟"
CLOSERS = "\"'”’“»«›‹)]}」』）】〉》*_ \u00a0"

_BORDER = re.compile(
    r"[.!?…؟](?:[\"'”’»)\]]{0,3}|\s?[»“])\s+"
    r"|[。！？।॥][”’」』）】\"]{0,3}\s*"
)
_OPENER = re.compile(r"[\"'“‘„«»(\[¿¡\-–—•]*\s?[^\W_a-zà-ÿ]")
_SHORT = re.compile(
    r"(?:^|[\s(\"'“„])(?:[A-ZÀ-Þ]|[A-Za-z](?:\.[A-Za-z])+|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Inc|Ltd|Pvt|Pte|Co|Corp|Cos|Bros|vs|No|Nr"
    r"|Gen|Gov|Sen|Rep|Lt|Col|Capt|Hon|Rev|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Rs|Mt|Ft|ca|bzw|ggf|inkl|exkl"
    r"|Abs|Art|Mio|Mrd|Std|Tel|etc|approx|est|Mme|Mlle|Sra|Dra|Ing|Lic|Av|Cía|Abb|Hrsg|evtl|sog|vgl|usw)\.$"
)
_LONGEST_SHORT = 7
"""Letters of a word that is longer than any abbreviation we know."""
_DAY = re.compile(
    r"(?:^|\s)(?:[Aa]m|[Vv]om|[Zz]um|[Dd]er|dem|den|des|[Bb]is|[Ii]m|[Aa]b|[Ss]eit|[Bb]eim|und)\s\d{1,2}\.$"
)


def ends(text: str) -> bool:
    """Tell whether a text ends a sentence: final punctuation, and quotes or brackets after it."""
    bare = text.rstrip(CLOSERS)
    return bool(bare) and bare[-1] in FINAL


def split(text: str) -> list[str]:
    """Cut a text into sentences; joined by single spaces they give its words back in order."""
    return list(_parts(text))


@lru_cache(maxsize=128)
def _parts(text: str) -> tuple[str, ...]:
    """Cut a text once for all who read it: a story's figures, key points and what its rights let be shown."""
    parts: list[str] = []
    start = 0
    for border in _BORDER.finditer(text):
        # Only what stands right before it is looked at: time stays linear where no border is one.
        tail = text[max(start, border.start() - 16) : border.end()].strip()
        if tail and _is_border(tail, text, border.end()):
            parts.append(text[start : border.end()].strip())
            start = border.end()
    rest = text[start:].strip()
    return (*parts, rest) if rest else tuple(parts)


def first(text: str) -> str:
    """Return the first sentence of a text."""
    sentences = split(text)
    return sentences[0] if sentences else ""


def _is_border(tail: str, text: str, at: int) -> bool:
    """Judge a possible border: abbreviations, initials and German ordinals do not end a sentence."""
    last = tail.rstrip(CLOSERS)[-1:]
    if last not in "。！？।॥" and not _OPENER.match(text, at):
        return False
    return tail[-1] != "." or not _is_shortened(tail[-16:])


def _is_shortened(tail: str) -> bool:
    """Tell the point of an abbreviation, an initial or a German ordinal: none stands behind a long word."""
    if tail[-2:-1].isdecimal():
        return _DAY.search(tail) is not None
    long = len(tail) > _LONGEST_SHORT and tail[-_LONGEST_SHORT - 1 : -1].isalpha()
    return not long and _SHORT.search(tail) is not None
