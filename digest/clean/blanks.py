"""Template marks that a page was to fill by script: blanks in a saved text, and never a reporter's words."""

from __future__ import annotations

import re

from digest.text import sentences

MARK = re.compile(
    r"\{\{[^{}]{0,120}\}\}|\$\{[^{}]{0,80}\}|\{%[^{}]{0,120}%\}|\[object \w+\]|%\(\w+\)s|<%[^<>]{0,120}%>"
    r"|<\?(?:php\b|=)[^<>]{0,120}\?>|\*\|[A-Z_0-9:]{2,40}\|\*|%7b%7b|&#123;&#123;"
)
QUOTED = re.compile(r"`[^`]*`|[\"“«„'][^\"”»“']*(?:\{\{|\$\{|%\()[^\"”»“']*[\"”»“']")
"""A mark in code or in quotation marks: a story on software shows one."""

_OPENINGS = ("{", "[obj", "%", "<", "*|", "&#")
_VISITOR = re.compile(
    r"\b(?:you|your|we|our|us|my|sie|ihre?[nmrs]?|vous|votre|vos|nous|usted|você|hello|hi|welcome|dear)\b",
    re.IGNORECASE,
)
_FEWEST = 5
"""Words that a paragraph is cut for at the least; fewer belong to the page's talk."""


def news_in(text: str) -> tuple[int, int]:
    """Give where a paragraph's sentences begin and end that sentences with marks are glued to, before or behind.

    The whole where there is nothing to part: no mark, marks at both ends or in the midst, or talk to a visitor.
    """
    whole = (0, len(text))
    if not any(sign in text for sign in _OPENINGS) or not MARK.search(text) or QUOTED.search(text):
        return whole
    parts = sentences.split(text)
    marked = [MARK.search(part) is not None for part in parts]
    if True not in marked or marked[0] == marked[-1] or sorted(marked, reverse=marked[0]) != marked:
        return whole
    places = _places(text, parts)
    border = places[marked.index(not marked[0])]
    found = (border, len(text)) if marked[0] else (0, border)
    return found if _is_news(text[slice(*found)]) else whole


def _places(text: str, parts: list[str]) -> list[int]:
    places: list[int] = []
    at = 0
    for part in parts:
        places.append(text.index(part, at))
        at = places[-1] + len(part)
    return places


def _is_news(text: str) -> bool:
    """Tell whole sentences that talk to nobody."""
    return len(text.split()) >= _FEWEST and sentences.ends(text) and not _VISITOR.search(text)
