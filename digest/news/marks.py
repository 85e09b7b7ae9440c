"""Where quotation marks open and close, as far as a paragraph says so."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 1500
"""Characters of a quotation; a longer one has lost its closing mark."""

ANY = re.compile('[“”„"«»‘「『]')
_MARK = re.compile('[“”„"«»‘’「」『』]')
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "「": "」", '"': '"', "『": "』"}
_BEFORE = " \u00a0\u202f\t\n([（—–-/:：,，。、"


class Quoted(NamedTuple):
    """A stretch between two marks: its text is ``paragraph[start:end]``, the marks outside of it."""

    opened: int
    start: int
    end: int
    closed: int


def quoted(paragraph: str) -> tuple[list[Quoted], int]:
    """Find what stands between quotation marks, outermost marks only.

    Return the stretches in order and where a mark opens that nothing closes (the length where all are closed).
    """
    found: list[Quoted] = []
    opened, closers = -1, ""
    for match in _MARK.finditer(paragraph):
        at, mark = match.start(), match[0]
        if opened >= 0 and mark in closers and _closes(paragraph, at, mark):
            if at - opened <= LONGEST:
                found.append(_stretch(paragraph, opened, at))
            opened, closers = -1, ""
        elif _opens(paragraph, at, mark) and (opened < 0 or _starts_anew(paragraph[opened], mark)):
            opened, closers = at, _CLOSERS[mark]
    return found, opened if opened >= 0 else len(paragraph)


def _starts_anew(opened: str, mark: str) -> bool:
    """Tell whether the mark that is open was left open: the same mark again, or one that may be an apostrophe."""
    return opened == "‘" or (mark == opened != '"')


def _stretch(paragraph: str, opened: int, closed: int) -> Quoted:
    inner = paragraph[opened + 1 : closed]
    start = opened + 1 + len(inner) - len(inner.lstrip())
    return Quoted(opened, start, max(start, opened + 1 + len(inner.rstrip())), closed + 1)


def _opens(paragraph: str, at: int, mark: str) -> bool:
    if mark not in _CLOSERS:
        return False
    before, after = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
    if mark in "„“「『":
        return True
    if mark == "«":
        return not before or before in _BEFORE
    return (not before or before in _BEFORE) and not after.isspace()


def _closes(paragraph: str, at: int, mark: str) -> bool:
    """Tell apostrophes and inches from closing marks."""
    before, after = paragraph[at - 1 : at], paragraph[at + 1 : at + 2]
    if mark == "’":
        return not after.isalnum() and (before in ",.!?…" or after in tuple(",.;:"))
    return not (mark == '"' and before.isspace())
