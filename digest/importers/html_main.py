"""Which blocks of a page a main-content extractor takes: trafilatura's opinion as a hint."""

from __future__ import annotations

import re
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


def judged(root: HtmlElement, found: list[tuple[Block, bool]]) -> tuple[Block, ...]:
    """Mark the blocks that belong to the main content, and those that do not.

    ``found`` holds each block with whether it is page furniture. Blocks stay unmarked where no main
    content is found.
    """
    lines = _main_lines(root) if found else []
    if not lines:
        return tuple(block for block, _ in found)
    whole, each = "\n".join(lines), frozenset(lines)
    return tuple(
        msgspec.structs.replace(
            block, main=not chrome and _stands_in(_folded(block.text), whole, each)
        )
        for block, chrome in found
    )


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


def _stands_in(text: str, whole: str, each: frozenset[str]) -> bool:
    """Tell whether a folded block is a line of the main content, a long part of one, or holds several."""
    if not text or text in each:
        return text in each
    if len(text) < _LONG:
        return False
    if text in whole:
        return True
    covered = sum(len(line) for line in each if len(line) >= _LONG and line in text)
    return covered >= len(text) * 0.6
