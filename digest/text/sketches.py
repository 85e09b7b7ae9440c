"""A text's sketch: a few hundred bytes by which copies and rewrites of it are known, without the text.

Two kinds of its parts are hashed: pairs of neighbouring words, which a copy keeps and another story has not, and
telling words (names and numbers), which tell two stories of one form apart. Of each kind the smallest hashes are
kept: they are a fair sample of all, and the same where the parts are (bottom-k sketches: Cohen and Kaplan, 2007).

Each hash says in its lowest bits in which eighth of the text the part stands first. What a copy keeps is spread over
the text; what a house puts under all its stories, or a follow-up repeats of the day before, stands together. So a
share of parts is measured twice: over the whole text, and over the half of its eighths where least is shared.
"""

from __future__ import annotations

import math
import re
import struct
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

PAIRS = 96
TELLING = 40
FEWEST = 30
"""Pairs below which a text is too short for a judgement."""
SEEN = 16
"""Pairs of the shorter text that both samples must speak of, for a judgement."""
LONGEST = 40_000
"""Characters of a text that are looked at; a story has five thousand."""

SHARED = 0.3
"""Share of the pairs of words that a copy has in common with its original at the least."""
SPREAD = 0.2
"""The same in the half of the text where least is shared."""
SPARE, FEW, SPREADS = 0.03, 1.3, 2.1
"""What may be missing of the share of names and numbers that the pairs let expect; a form filled in anew has less.

Where a share of words was changed, a pair is whole if both its words are: the root of the pairs' share is expected.
Allowed are a constant, so many names and numbers whatever there are, and so many times the spread that chance has.
"""
EVEN = (0.65, 2.1)
"""Sum of both shares of names and numbers less the share of the pairs, at the least.

The second figure, divided by the root of the number of names and numbers, is taken off: few say little.
"""
NAMELESS = 0.6
"""Share of the pairs from which texts without names and numbers are copies."""

_PARTS = 8
_PLACE = _PARTS - 1
_WHOLE = 1 << 32
_HEAD = struct.Struct("<HHB")
_NOUNS_IN_CAPITALS = ("de", "lb", "gsw", "nds")
# Scripts that set no spaces, where every letter is a word.
_DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_DENSE_RUN = re.compile(f"[{_DENSE}]+")
_POINTS = re.compile(
    "[\xa0-\xbf\u060c\u061b\u061f\u0964\u0965\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+"
)
_SPACES = bytes(b if b > 127 or chr(b).isalnum() else 32 for b in range(256))
# A number, or a word that may have a capital.
_TELLING = re.compile(rf"[^\W_a-z{_DENSE}][^\W{_DENSE}]*(?:[.,:]\d+)*")
_ASCII_TELLING = re.compile(r"[A-Z0-9]\w*(?:[.,:]\d+)*")
_ENDS = frozenset(".!?:…")


class Sample(NamedTuple):
    """The smallest ``keys`` of the ``total`` parts of a text, in order; all there are up to ``limit``.

    ``marks`` are the keys with the eighth of the text in their lowest bits.
    """

    total: int
    keys: tuple[int, ...]
    known: frozenset[int]
    limit: int
    marks: tuple[int, ...]


class Sketch:
    """A sketch's two samples, each read when it is first asked for: most likenesses end with the first."""

    def __init__(self, data: bytes) -> None:
        *self.totals, self._kept = _HEAD.unpack_from(data)
        self._marks = struct.unpack_from(f"<{(len(data) - _HEAD.size) // 4}I", data, _HEAD.size)

    @cached_property
    def pairs(self) -> Sample:
        """Give the sample of the pairs of neighbouring words."""
        return _sample(self.totals[0], self._marks[: self._kept])

    @cached_property
    def telling(self) -> Sample:
        """Give the sample of the names and numbers."""
        return _sample(self.totals[1], self._marks[self._kept :])


def sketch(text: str, language: str = "") -> bytes:
    """Make the sketch of a text; empty where it is too short for a judgement."""
    text = "\n" + text[:LONGEST]
    said = _words(text)
    keys = list(map(crc32, map(b" ".join, pairwise(said))))
    pairs = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    if len(pairs) < FEWEST:
        return b""
    telling = _telling(text, language)
    kept, told = sorted(pairs)[:PAIRS], sorted(telling)[:TELLING]
    head = _HEAD.pack(min(len(pairs), 65535), min(len(telling), 65535), len(kept))
    return head + struct.pack(
        f"<{len(kept) + len(told)}I",
        *(key & ~_PLACE | pairs[key] * _PARTS // len(said) for key in kept),
        *(key & ~_PLACE | telling[key] * _PARTS // len(text) for key in told),
    )


def _words(text: str) -> list[bytes]:
    """Cut a text into its words without case and points; many times as fast as a pattern of words."""
    if not text.isascii():
        text = _DENSE_RUN.sub(lambda run: f" {' '.join(run[0])} ", _POINTS.sub(" ", text))
    return text.casefold().encode("utf-8", "replace").translate(_SPACES).split()


def _telling(text: str, language: str) -> dict[int, int]:
    """Map the hashes of numbers and names to the place in the text where they stand first.

    Where all nouns have capitals, names are those that stand beside another such word.
    """
    found: dict[int, int] = {}
    alone = language.partition("-")[0] not in _NOUNS_IN_CAPITALS
    for match in (_ASCII_TELLING if text.isascii() else _TELLING).finditer(text):
        word, start = match[0], match.start()
        if word[0].isdigit():
            if not text[start - 1].isdecimal():
                found.setdefault(_hashed(word.replace(",", "")), start)
        elif word[0].isupper() and _inside(text, start) and (alone or _has_neighbour(text, match)):
            found.setdefault(_hashed(word), start)
    return found


def _hashed(word: str) -> int:
    return crc32(word.encode("utf-8", "replace"))


def _inside(text: str, start: int) -> bool:
    """Tell whether a word opens no sentence: there all words have capitals."""
    if text[start - 1] != " ":
        return _DENSE_RUN.match(text, start - 1) is not None
    before = text[start - 2]
    return before not in _ENDS and not before.isspace()


def _has_neighbour(text: str, name: re.Match[str]) -> bool:
    before = text[max(0, name.start() - 40) : name.start()].split()
    return text[name.end() + 1 : name.end() + 2].isupper() or bool(
        before and before[-1][0].isupper()
    )


def keys(data: bytes, most: int) -> list[int]:
    """Give the smallest keys of a sketch, at most so many of each kind: enough to find what may be like it."""
    kept = _HEAD.unpack_from(data)[2]
    size = _HEAD.size + 4 * kept
    pairs, telling = data[_HEAD.size : size][: 4 * most], data[size : size + 4 * most]
    marks = struct.unpack(f"<{(len(pairs) + len(telling)) // 4}I", pairs + telling)
    return [mark & ~_PLACE for mark in marks]


def _sample(total: int, marks: tuple[int, ...]) -> Sample:
    keys = tuple([mark & ~_PLACE for mark in marks])
    return Sample(total, keys, frozenset(keys), keys[-1] if len(keys) < total else _WHOLE, marks)


def likeness(one: Sketch, other: Sketch) -> float:
    """Measure how surely two sketches are of one story, by what they share of the shorter text; 0 if they are not.

    It is 2 where all that both samples speak of is shared.
    """
    short, long = (one, other) if _length(one) < _length(other) else (other, one)
    seen, shared = _share(short.pairs, long.pairs)
    if seen < SEEN or shared < SHARED:
        return 0.0
    few, told = _share(short.telling, long.telling)
    if few and told < _expected(shared, few):
        return 0.0
    if _least(short.pairs, long.pairs, seen) < SPREAD:
        return 0.0
    if not few:
        return 2 * shared if shared >= NAMELESS else 0.0
    kept = told + _least(short.telling, long.telling, few)
    return shared + told if kept - shared >= EVEN[0] - EVEN[1] / math.sqrt(few) else 0.0


def _length(one: Sketch) -> tuple[int, int, tuple[int, ...]]:
    return *one.totals, one.pairs.marks


def _share(short: Sample, long: Sample) -> tuple[int, float]:
    """Count the parts of the shorter text that both samples speak of, and give the share of them that is in both."""
    seen = bisect_right(short.keys, min(short.limit, long.limit))
    return seen, len(short.known & long.known) / seen if seen else 0.0


def _expected(shared: float, seen: int) -> float:
    """Give the least share of ``seen`` names and numbers that a copy has when it shares so many pairs."""
    share = math.sqrt(min(1.0, shared))
    return share - SPARE - FEW / seen - SPREADS * math.sqrt(share * (1 - share) / seen)


def _least(short: Sample, long: Sample, seen: int) -> float:
    """Give the share in the half of the eighths of the shorter text where it is least."""
    all_, hits = [0] * _PARTS, [0] * _PARTS
    for key, mark in zip(short.keys[:seen], short.marks, strict=False):
        all_[mark & _PLACE] += 1
        hits[mark & _PLACE] += key in long.known
    ranked = sorted(
        (hit / count, hit, count) for hit, count in zip(hits, all_, strict=True) if count
    )
    half = ranked[: (len(ranked) + 1) // 2]
    return sum(hit for _, hit, _ in half) / sum(count for _, _, count in half)
