"""Styled spans -> one line of Markdown that reads back as the same text.

Only what would be read as a mark is escaped. A style whose marks would not be read as such where they
stand (``foo*"bar"*baz``) is left out: text goes before looks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from digest.model.extract import Span
from digest.text import urls

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_MARKS = re.compile(r"[\\`*_\[\]<&~!]")
_ENTITY = re.compile(r"&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_LINE_START = re.compile(
    r"#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|([-_*])(?:\s*\1){2,}\s*$|(\d{1,9})[.)](?=\s|$)"
)
_URL_MARKS = {ord(mark): f"%{ord(mark):02X}" for mark in ' ()<>\\"`[]|*_~'}
_URL_PLAIN = {ord("_"): "_", ord("~"): "~", ord("*"): "*"}


def line(spans: Sequence[Span]) -> str:
    """Write spans as one line that begins a paragraph, a heading's text or an item."""
    return line_start(inline(spans))


def line_start(text: str) -> str:
    """Escape the first mark of a line of Markdown where it would begin a heading, quote, list or rule."""
    match = _LINE_START.match(text)
    if not match:
        return text
    if match[2]:
        return f"{match[2]}\\{text[len(match[2]) :]}"
    return f"\\{text}"


def inline(spans: Sequence[Span]) -> str:
    """Write spans without regard to where the line begins."""
    written = ""
    spans = [span for span in spans if span.text]
    for index, span in enumerate(spans):
        after = spans[index + 1] if index + 1 < len(spans) else None
        text = span.text.replace("\n", " ")
        core = text.strip()
        if not core or not (span.em or span.strong or span.code or span.href):
            written += escaped(text, written[-1:], _first(after))
            continue
        lead, trail = text[: text.index(core)], text[text.index(core) + len(core) :]
        following = trail[:1] or _first(after)
        written += lead
        written += _styled(core, span, written[-1:], following) + trail
    return written


def _first(span: Span | None) -> str:
    """First character that a span will be written with, as far as its neighbour must know."""
    if span is None:
        return ""
    if span.href and span.text[:1].strip():
        return "["
    return span.text[:1]


def _styled(text: str, span: Span, before: str, after: str) -> str:
    href = _destination(span.href)
    if href:
        before, after = "[", "]"
    inner = _code(text, before) if span.code else ""
    inner = inner or escaped(text, before, after, linked=bool(href))
    marks = "*" * (bool(span.em) + 2 * bool(span.strong))
    if marks and before != "*" and _can_open(before, inner[0]) and _can_open(after, inner[-1]):
        inner = marks + inner + marks
    return f"[{inner}]({href})" if href else inner


def _can_open(outside: str, inside: str) -> bool:
    """Tell whether emphasis marks between two characters work towards the inside one."""
    if unicodedata.category(inside)[0] not in "PS":
        return True
    return not outside or outside.isspace() or outside in _PUNCTUATION


def _code(text: str, before: str) -> str:
    """Write a code span; nothing where its marks would run into others."""
    if before == "`":
        return ""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _destination(href: str) -> str:
    if not href or not urls.safe(href) or any(c.isspace() or not c.isprintable() for c in href):
        return ""
    marked = href.translate({**_URL_MARKS, **_URL_PLAIN})
    return _ENTITY.sub(lambda match: "\\" + match[0], marked)


def escaped(text: str, before: str = "", after: str = "", *, linked: bool = False) -> str:
    """Escape what Markdown would read as a mark; ``before`` and ``after`` are the neighbours in the line."""

    def escape(match: re.Match[str]) -> str:
        start, end = match.span()
        left = text[start - 1] if start else before
        right = text[end] if end < len(text) else after
        if match[0] == "\\" and end == len(text):
            right = ""  # what follows may begin with marks of its own
        return "\\" + match[0] if _means(match[0], left, right, text[start:], linked) else match[0]

    return _MARKS.sub(escape, text)


def _means(mark: str, left: str, right: str, rest: str, linked: bool) -> bool:
    """Tell whether a character would be read as a mark between its neighbours."""
    if mark == "\\":
        return not right or right in _PUNCTUATION
    if mark == "*":
        return not (left.isspace() and right.isspace())
    if mark == "_":
        return not (left.isalnum() and right.isalnum())
    if mark == "[":
        return linked
    if mark == "]":
        return linked or right in {"(", "[", ":", ""}
    if mark == "<":
        return bool(right) and not right.isspace()
    if mark == "&":
        return _ENTITY.match(rest) is not None
    if mark == "~":
        return "~" in (left, right)
    return mark == "`" or right == "["
