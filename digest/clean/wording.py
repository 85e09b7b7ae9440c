"""Who speaks in a line, by its words: the page to its visitor, or a reporter.

Phrases and grammar find what is worded as others have worded it. What is left was learned from some
thousand lines of both kinds: no word decides, their sum does, and the words that weighed most are named.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from digest.clean.features import Features
from digest.clean.lazy import remembered
from digest.learned import voice_words
from digest.text import money

LONGEST = 400
NEVER = -9.0
NEWS, UNSPACED_NEWS = -0.5, 1.0
"""Log odds under which a sentence is a reporter's; few lines without spaces were there to learn from."""
SMALL = 40
"""Lines of an extract up to which its last sentences are its own and no teasers of other stories."""
SUSPECT, SUSPECT_SHORT, LONG = 1.6, 0.6, 80
"""Log odds from which a long and a short sentence is no certain part of the story, and where long begins."""
KNOWN = frozenset(("en", "de", "fr", "es", "pt"))
"""Languages with lines enough to learn from; elsewhere words prove less."""
_BEGINNING = 5
_LENGTHS = (1, 2, 3, 5, 8, 13, 20, 35)
_NAMED = 3
_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"^[^\w\s\"'“„«(\[]")


@remembered
def page(f: Features) -> float:
    """Return the log odds that a line is the page's own; long paragraphs are nobody's but the reporter's."""
    if f.weight > LONGEST:
        return NEVER
    learned = voice_words.load()
    known = learned.weights
    return learned.prior + sum(map(known.get, signs(f), repeat(0.0)))


@remembered
def told(f: Features) -> bool:
    """Judge a sentence, however short, that a reporter tells: it orders nothing, and its words are not a page's."""
    if not f.final or f.imperative or f.block.link_share >= 0.5 or f.weight < 10:
        return False
    if f.quote_start or f.reported:
        return True
    return not f.orders and page(f) < (UNSPACED_NEWS if f.unspaced else NEWS)


@remembered
def suspected(f: Features) -> str:
    """Name the class of a sentence whose words are a page's, though it has the shape of a story's; else nothing."""
    if f.language not in KNOWN or not f.final or f.reported or f.quote_start or f.unspaced:
        return ""
    needed = SUSPECT if f.weight >= LONG else SUSPECT_SHORT
    return class_of(f) if page(f) >= needed + doubt(f) else ""


def doubt(f: Features) -> float:
    """Return what is asked for beyond English: there were fewer lines to learn from, or none."""
    if f.language == "en":
        return 0.0
    return 0.6 if f.language in KNOWN else 1.0


def told_on(measured: Sequence[Features], places: Sequence[int], share: float) -> set[int]:
    """Return those of some lines from which on at least a share of them are told."""
    on: set[int] = set()
    told_ = 0
    for lines, i in enumerate(reversed(places), start=1):
        if told(measured[i]):
            told_ += 1
            if told_ >= share * lines:
                on.add(i)
    return on


def reasons(f: Features) -> str:
    """Name the words that spoke most for the page."""
    weights = voice_words.load().weights
    heard = sorted(((weights.get(sign, 0.0), sign) for sign in signs(f)), reverse=True)
    return ", ".join(f"“{sign}”" for weight, sign in heard[:_NAMED] if weight > 0)


def class_of(f: Features) -> str:
    """Return the class of block for which the words of a line speak most."""
    learned = voice_words.load()
    votes: Counter[str] = Counter()
    for sign in sorted(signs(f)):
        if sign in learned.classes:
            votes[learned.classes[sign]] += max(0.0, learned.weights[sign])  # type: ignore[assignment]
    return max(votes, key=lambda c: (votes[c], c)) if votes else "C1"


def signs(f: Features) -> list[str]:
    """Return what is weighed of a line: its words, their beginnings, its pairs of words, and its shape; each once."""
    found = dict.fromkeys(_shape(f))
    if f.unspaced:
        dense = "".join(f.tokens)
        found.update(dict.fromkeys(dense[i : i + 2] for i in range(len(dense) - 1)))
        return list(found)
    before = "^"
    for token in f.tokens:
        word = "0" if token.isdecimal() else token
        found[word] = None
        found[f"{before} {word}"] = None
        if len(word) > _BEGINNING:
            found[word[:_BEGINNING] + "~"] = None
        before = word
    found[f"{before} {_end(f)}"] = None
    return list(found)


def _end(f: Features) -> str:
    mark = f.text.rstrip()[-1:]
    return mark if mark in "?!.:…" else "$"


def _shape(f: Features) -> list[str]:
    """Return the signs that are no words: length, voices, prices, marks."""
    count = len(f.tokens) if not f.unspaced else f.weight // 5
    found = [f"#{bisect.bisect_left(_LENGTHS, count)}", "#end" + _end(f)]
    if f.reader:
        found.append("#reader")
    if f.ours:
        found.append("#house")
    if f.orders:
        found.append("#orders")
        if f.imperative:
            found.append("#order")
    if f.reported:
        found.append("#reported")
    if f.quote_start:
        found.append("#quotation")
    if _DIGIT.search(f.text) and money.has_amount(f.text):
        found.append("#money")
    if not f.text[:1].isalnum() and _SIGN.match(f.text) is not None:
        found.append("#mark")
    if f.text.isupper():
        found.append("#capitals")
    return found
