"""The editor's words in an e-mail: HTML with a style on every element, and plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from lxml import etree

from digest.text.normal import normalise

WIDTH = 72
"""Columns of a line of plain text; a wide letter takes two."""

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "tr", "hr")
_HOLDERS = ("body", "ul", "ol", "blockquote", "table", "thead", "tbody", "div", "dl")
_INDENT = re.compile(r"[ \t]*(?:[-*>•·] )?[ \t]*")
_MANY_BLANKS = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"[ \t]+\n")
_PARTS = re.compile(r"\S+")


def styled(html: str, styles: Mapping[str, str]) -> str:
    """Give every element of an HTML fragment the style that ``styles`` has for its name."""
    body = _parsed(html)
    if body is None:
        return ""
    for element in body.iter(*styles):
        element.set("style", styles[str(element.tag)])
    written = etree.tostring(body, method="html", encoding="unicode", with_tail=False)
    return written.removeprefix("<body>").removesuffix("</body>").strip()


def as_text(html: str) -> str:
    """Write an HTML fragment as plain text: paragraphs parted by blank lines, addresses behind their links."""
    body = _parsed(html)
    return "" if body is None else "\n\n".join(filter(None, _blocks(body))).strip()


def wrapped(text: str) -> str:
    """Break lines at :data:`WIDTH` columns, under the indent they have; addresses stay whole.

    White space at ends of lines goes, and so does every blank line but one.
    """
    lines = [line for long in normalise(text).split("\n") for line in _folded(long.rstrip())]
    joined = _TRAILING.sub("\n", "\n".join(lines).strip("\n") + "\n")
    return _MANY_BLANKS.sub("\n\n", joined)


def width_of(text: str) -> int:
    """Count the columns that a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _folded(line: str) -> Iterator[str]:
    if width_of(line) <= WIDTH:
        yield line
        return
    start = _INDENT.match(line)
    first = start[0] if start else ""
    rest = " " * len(first)
    current, used = first, width_of(first)
    for glued, word in _pieces(line[len(first) :]):
        gap = "" if current in (first, rest) or glued else " "
        if used + len(gap) + width_of(word) > WIDTH and current not in (first, rest):
            yield current
            current, used, gap = rest, len(rest), ""
        current += gap + word
        used += len(gap) + width_of(word)
    yield current


def _pieces(line: str) -> Iterator[tuple[bool, str]]:
    """Part a line into words, and words where they may be broken; such a piece is glued to the one before."""
    for found in _PARTS.finditer(line):
        word = found[0]
        if "://" in word or (word.isascii() and len(word) <= WIDTH // 3):
            yield False, word
        else:
            yield from _broken(word)


def _broken(word: str) -> Iterator[tuple[bool, str]]:
    """Part a word where it may end: at wide letters, and where it is longer than any line may be."""
    piece, used, glued = "", 0, False
    for letter in word:
        columns = _columns(letter)
        wide = columns == 2 and not unicodedata.category(letter).startswith("P")
        if piece and columns and (wide or used + columns > WIDTH - 8):
            yield glued, piece
            piece, used, glued = "", 0, True
        piece += letter
        used += columns
    yield glued, piece


def _parsed(html: str) -> etree._Element | None:
    if not html.strip():
        return None
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(f"<html><body>{normalise(html)}</body></html>", parser).find("body")


def _blocks(parent: etree._Element, mark: str = "") -> Iterator[str]:
    if parent.text and parent.text.strip():
        yield mark + " ".join(parent.text.split())
    for child in parent:
        tag = str(child.tag)
        if tag in _HOLDERS:
            yield from _blocks(child, "> " if tag == "blockquote" else mark)
        elif tag == "hr":
            yield "* * *"
        elif tag == "tr":
            yield " | ".join(_inline(cell) for cell in child)
        elif tag == "li":
            yield from _item(child, mark)
        elif tag == "pre":
            yield _all(child).rstrip()
        else:
            yield mark + _inline(child)


def _item(item: etree._Element, mark: str) -> Iterator[str]:
    inside = [child for child in item if str(child.tag) in _BLOCKS + _HOLDERS]
    if inside:
        yield from (f"{mark}- {text}" if not n else text for n, text in enumerate(_blocks(item)))
    else:
        yield f"{mark}- {_inline(item)}"


def _all(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _inline(element: etree._Element) -> str:
    return " ".join("".join(_runs(element)).split())


def _runs(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield " " if child.tag == "br" else ""
        yield from _runs(child)
        address = str(child.get("href") or "").removeprefix("mailto:")
        if address and address not in _all(child):
            yield f" <{address}>"
        yield child.tail or ""
