"""Which saved pages tell the same story: a similarity hash of the paragraphs, and paragraphs they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from itertools import combinations, pairwise

from digest.text.folding import words

BITS = 64
NEAR = 6
"""Hashes that differ in at most so many bits are of one story: about nineteen of twenty words are the same."""
SHINGLE = 3
MOST = 4000
RARE = 4
"""A paragraph in more articles than this is the house's, and says nothing of two stories being one."""

# A byte's bits, each in a lane of 16 of one number, so that eight counters go up with one addition.
_LANES = tuple(sum((byte >> bit & 1) << 16 * bit for bit in range(8)) for byte in range(256))
_BANDS = tuple(pairwise((0, 10, 19, 28, 37, 46, 55, BITS)))  # one more than NEAR


def simhash(paragraphs: Iterable[str]) -> int:
    """Hash a text so that texts alike have hashes alike: 64 bits over runs of three words; 0 for no text."""
    said = [word for paragraph in paragraphs for word in _words(paragraph)]
    runs = {" ".join(said[i : i + SHINGLE]) for i in range(max(1, len(said) - SHINGLE + 1))}
    if not said:
        return 0
    marks = b"".join(
        blake2b(run.encode("utf-8", "surrogatepass"), digest_size=BITS // 8).digest()
        for run in sorted(runs)[:MOST]
    )
    half = min(len(runs), MOST) / 2
    found = 0
    for place in range(BITS // 8):
        bytes_ = Counter(marks[place :: BITS // 8])
        total = sum(_LANES[byte] * count for byte, count in bytes_.items())
        for bit in range(8):
            if (total >> 16 * bit & 0xFFFF) > half:
                found |= 1 << 8 * place + bit
    return found or 1


def stories(fingerprints: Mapping[str, int], prose: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Map every path to the first path of its story.

    ``fingerprints`` holds the hash of each path, ``prose`` the folded paragraphs of each. Paths are of one story
    when their hashes are near, or when more than half of the shorter one's paragraphs stand in the other.
    """
    first = {path: path for path in fingerprints}
    _join(first, _near(fingerprints))
    told: dict[str, set[str]] = {}
    for path in prose:
        told.setdefault(_first(first, path), set()).update(prose[path])
    _join(first, _sharing(told))
    return {path: _first(first, path) for path in sorted(first)}


def _first(first: dict[str, str], path: str) -> str:
    while first[path] != path:
        first[path] = first[first[path]]
        path = first[path]
    return path


def _join(first: dict[str, str], pairs: Iterable[tuple[str, str]]) -> None:
    for one, other in pairs:
        low, high = sorted((_first(first, one), _first(first, other)))
        first[high] = low


def _near(fingerprints: Mapping[str, int]) -> list[tuple[str, str]]:
    """Pair the paths whose hashes differ in few bits; such two agree in at least one band of bits."""
    groups: dict[tuple[int, int], list[str]] = {}
    for path, mark in sorted(fingerprints.items()):
        for start, stop in _BANDS if mark else ():
            band = mark >> start & (1 << stop - start) - 1
            groups.setdefault((start, band), []).append(path)
    return [
        (one, other)
        for group in groups.values()
        for one, other in combinations(group, 2)
        if (fingerprints[one] ^ fingerprints[other]).bit_count() <= NEAR
    ]


def _sharing(prose: Mapping[str, AbstractSet[str]]) -> list[tuple[str, str]]:
    """Pair the paths that share most of their paragraphs: a story saved again after it had grown."""
    holders: dict[str, list[str]] = {}
    for path, lines in sorted(prose.items()):
        for line in sorted(lines):
            holders.setdefault(line, []).append(path)
    shared: Counter[tuple[str, str]] = Counter()
    for paths in holders.values():
        if len(paths) <= RARE:
            shared.update(combinations(paths, 2))
    return [
        pair
        for pair, count in shared.items()
        if count >= 2 and count * 2 > min(len(prose[path]) for path in pair)
    ]


def _words(paragraph: str) -> list[str]:
    """Return the words of a paragraph, or its characters in a script without spaces."""
    found = words(paragraph)
    return found if len(found) * 20 > len(paragraph) else list("".join(found))
