"""Which blocks of a page a main-content extractor takes: trafilatura's opinion as a hint."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

import msgspec

from digest.model.extract import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ELEMENTS = 30_000
"""Elements of a page beyond which the main content is not looked for: that cost grows faster than the page."""

_FOLD = re.compile(r"[\W_]+")
# Letters and digits; a shorter text may stand inside another one by chance.
_LONG = 25
_NEAR = 10  # blocks before the first and after the last long one


def judged(root: HtmlElement, found: list[tuple[Block, bool]]) -> tuple[Block, ...]:
    """Mark the blocks that belong to the main content, and those that do not.

    ``found`` holds each block with whether it is page furniture. Blocks stay unmarked where no main
    content is found.
    """
    lines = _main_lines(root) if found else []
    if not lines:
        return tuple(block for block, _ in found)
    marks = _marks(
        [_folded(block.text) for block, _ in found], [chrome for _, chrome in found], lines
    )
    pairs = zip(found, marks, strict=True)
    return tuple(msgspec.structs.replace(block, main=mark) for (block, _), mark in pairs)


def _marks(texts: list[str], chrome: list[bool], lines: list[str]) -> list[bool]:
    """Find the lines of the main content among blocks: whole long ones anywhere, all others near those.

    A page that holds its story twice (for two screen widths) gets the first copy marked.
    """
    left, whole = Counter(lines), "\n".join(lines)
    marks = [False] * len(texts)
    for index, text in enumerate(texts):
        if len(text) >= _LONG and left[text] > 0:
            marks[index] = True
            left[text] -= 1
    sure = [index for index, mark in enumerate(marks) if mark]
    near = range(sure[0] - _NEAR, sure[-1] + _NEAR + 1) if sure else range(len(texts))
    for index in near:
        if 0 <= index < len(texts) and not marks[index]:
            marks[index] = _stands_in(texts[index], whole, left, chrome=chrome[index])
    return marks


def _main_lines(root: HtmlElement) -> list[str]:
    """Ask trafilatura for the main content's lines, folded; none where it finds nothing or fails."""
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        return []
    from trafilatura import extract

    try:
        text = extract(
            deepcopy(root),
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001 # a hint is not worth the page: the extractor fails in many ways
        return []
    return [line for line in map(_folded, (text or "").split("\n")) if line]


def _folded(text: str) -> str:
    return _FOLD.sub("", text).casefold()


def _stands_in(text: str, whole: str, each: Mapping[str, int], *, chrome: bool) -> bool:
    """Tell whether a block is a short line of the main content, a part of a long one, or holds several.

    Unclosed forms and menus may hold the whole page: furniture speaks against short texts only.
    """
    if len(text) < _LONG:
        return not chrome and text in each
    if text in each:
        return False  # another copy
    if text in whole:
        return True
    covered = sum(len(line) for line in each if len(line) >= _LONG and line in text)
    return covered >= len(text) * 0.6
