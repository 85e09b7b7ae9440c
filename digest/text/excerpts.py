"""The beginning of a text, cut where it hurts least."""

from __future__ import annotations

from digest.text import sentences

_DENSE = 12
"""Characters of a text that stand for a word: where no spaces are set, a text of few words may be endless."""
_AHEAD = 200
"""Characters behind the cut that are looked at, to see whether a sentence ends right there."""
_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"))


def shortened(text: str, words: int) -> str:
    """Give the first ``words`` words of a text, whose words single spaces part.

    It ends with the last sentence that is whole, where that leaves more than half; else with an ellipsis.
    """
    parts = text.split(" ")
    most = len(" ".join(parts[:words]))
    limit = words * _DENSE
    if len(parts) <= words and most <= limit:
        return text
    whole = _whole_sentences(text, min(most, limit))
    if 2 * len(whole) > min(most, limit):
        return whole
    if most > limit:
        return text[:limit].rstrip() + "…"
    return text[:most].rstrip(",;:–—-") + " …"


def _whole_sentences(text: str, most: int) -> str:
    """Give the sentences that end within ``most`` characters, the last of which leaves no quotation open."""
    near = text[: most + _AHEAD]
    end = closed = 0
    for sentence in sentences.split(near):
        end = near.index(sentence, end) + len(sentence)
        if end > most:
            break
        closed = end if _is_closed(near[:end]) else closed
    return near[:closed]


def _is_closed(text: str) -> bool:
    """Tell whether as many quotations end as begin; in German “ ends what „ began."""
    if "„" in text:
        return text.count("„") == text.count("“") + text.count("”")
    return not text.count('"') % 2 and all(text.count(a) == text.count(b) for a, b in _PAIRS)
