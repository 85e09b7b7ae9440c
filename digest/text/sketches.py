"""A text's sketch: a few hundred bytes by which copies and rewrites of it are known, without the text.

Two kinds of its parts are hashed: pairs of neighbouring words, which a copy keeps and another story has not, and
telling words (names and numbers), which tell two stories of one form apart. Of each kind the smallest hashes are
kept: they are a fair sample of all, and the same where the parts are (bottom-k sketches: Cohen and Kaplan, 2007).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

PAIRS = 96
TELLING = 48
FEWEST = 30
"""Pairs below which a text is too short for a judgement."""
LONGEST = 40_000
"""Characters of a text that are looked at; a story has five thousand."""

SHARED = 0.3
"""Share of the pairs of words that a copy has in common with its original at the least."""
TOLD = 0.45
"""Share of the names and numbers, likewise."""
FAITHFUL = 0.75
"""How well names and numbers are kept at the least, by what the pairs let expect: a form filled in anew loses them.

Where a share of words was changed, a pair is whole if both its words are, so the root of the pairs' share is that of
single words.
"""

NAMELESS = 0.6
"""Share of the pairs from which texts without names and numbers are copies."""

_HEAD = struct.Struct("<HHB")
_WORD = re.compile(r"\w+")
_DENSE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


class Sketch(NamedTuple):
    """A sketch's parts: how many pairs and telling words the text has, and the smallest hashes of each, in order."""

    pairs: int
    telling: int
    pair_hashes: tuple[int, ...]
    telling_hashes: tuple[int, ...]


def sketch(text: str) -> bytes:
    """Make the sketch of a text; empty where it is too short for a judgement."""
    text = text[:LONGEST]
    if _DENSE.search(text):  # scripts without spaces: every letter is a word
        text = _DENSE.sub(r" \g<0> ", text)
    words = _WORD.findall(text)
    folded = list(map(str.casefold, words))
    pairs = _hashed(map(" ".join, pairwise(folded)))
    if len(pairs) < FEWEST:
        return b""
    telling = _hashed(_telling(set(words)))
    kept, told = sorted(pairs)[:PAIRS], sorted(telling)[:TELLING]
    head = _HEAD.pack(min(len(pairs), 65535), min(len(telling), 65535), len(kept))
    return head + struct.pack(f"<{len(kept) + len(told)}I", *kept, *told)


def _hashed(parts: Iterable[str]) -> set[int]:
    return set(map(crc32, map(str.encode, parts)))


def _telling(words: set[str]) -> Iterator[str]:
    """Give the numbers and the names: words in capitals that the text has in no other form."""
    for word in words:
        if word[0].isdigit() or (word[0].isupper() and word.lower() not in words):
            yield word


def unpacked(data: bytes) -> Sketch:
    """Read a sketch that :func:`sketch` made."""
    pairs, telling, kept = _HEAD.unpack_from(data)
    hashes = struct.unpack_from(f"<{(len(data) - _HEAD.size) // 4}I", data, _HEAD.size)
    return Sketch(pairs, telling, hashes[:kept], hashes[kept:])


def is_copy(one: Sketch, other: Sketch) -> bool:
    """Judge whether two sketches are of one story."""
    return likeness(one, other) > 0


def likeness(one: Sketch, other: Sketch) -> float:
    """Measure how surely two sketches are of one story, by what they share of the shorter text; 0 if they are not."""
    shared = _share(one.pairs, one.pair_hashes, other.pairs, other.pair_hashes)
    if shared < SHARED:
        return 0.0
    if not (one.telling and other.telling):
        return shared if shared >= NAMELESS else 0.0
    told = _share(one.telling, one.telling_hashes, other.telling, other.telling_hashes)
    return shared + told if told >= max(TOLD, FAITHFUL * shared**0.5) else 0.0


def _share(count: int, hashes: Sequence[int], others: int, other: Sequence[int]) -> float:
    """Estimate how much of the smaller of two sets is in the other, by their smallest hashes."""
    if not (hashes and other):
        return 0.0
    limit = min(
        hashes[-1] if len(hashes) < count else 1 << 32,
        other[-1] if len(other) < others else 1 << 32,
    )
    mine, theirs = set(hashes), set(other)
    seen = [key for key in mine | theirs if key <= limit]
    likeness = sum(key in mine and key in theirs for key in seen) / len(seen)
    return likeness * (count + others) / (1 + likeness) / min(count, others)
