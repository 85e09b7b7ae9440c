"""The text of the article that a page tells to machines: a vote on its blocks, where the two agree.

Such texts leave out subheads, standfirsts and lists, and some tell another story or its first lines only. So a
text counts where it and the main content are mostly one, and then it moves the doubtful blocks alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model.extract import Block

ENOUGH = 200
"""Characters a text has at least."""
AGREED = 0.7
"""Share of the main content's words that are told, and of the told words that are main content."""
TOLD, UNTOLD = 0.6, -0.9
"""What a vote adds to the log odds of a block."""
_ALL, _NONE = 0.8, 0.1
_WORDS = re.compile(r"\w+")
_Runs = frozenset[tuple[str, ...]]


def votes(blocks: Sequence[Block], main: Sequence[bool], body: str) -> list[float]:
    """Return what the told text adds to the log odds of each block; nothing where it is another text."""
    silent = [0.0] * len(blocks)
    if len(body) < ENOUGH:
        return silent
    told = _WORDS.findall(body.lower())
    runs, whole = _runs(told), f" {' '.join(told)} "
    words = [_WORDS.findall(block.text.lower()) for block in blocks]
    shares = [_share(found, runs, whole) for found in words]
    sizes = [len(found) if m else 0 for found, m in zip(words, main, strict=True)]
    common = sum(size * share for size, share in zip(sizes, shares, strict=True))
    if common < AGREED * max(1, sum(sizes), len(told)):
        return silent
    first = next((i for i, share in enumerate(shares) if share >= _ALL and sizes[i]), 0)
    return [
        _vote(block, share, behind=i > first)
        for i, (block, share) in enumerate(zip(blocks, shares, strict=True))
    ]


def _vote(block: Block, share: float, *, behind: bool) -> float:
    """Return the vote on one block: subheads, and what stands before the first paragraph, are rarely told."""
    if share >= _ALL:
        return TOLD
    return UNTOLD if share <= _NONE and behind and block.kind != "heading" else 0.0


def _runs(words: Sequence[str]) -> _Runs:
    return frozenset(zip(words, words[1:], words[2:], words[3:], strict=False))


def _share(words: Sequence[str], told: _Runs, whole: str) -> float:
    """Return the share of a block's runs of four words that are told; of fewer words, whether they are."""
    runs = list(zip(words, words[1:], words[2:], words[3:], strict=False))
    if not runs:
        return float(f" {' '.join(words)} " in whole)
    return sum(run in told for run in runs) / len(runs)
