"""The visible part of a page's tree -> blocks in document order; nothing is judged here.

The walk is one loop without recursion, so nesting costs no stack. Lines are those of the source: of the
start tag where lxml knows it, counted onwards from there by the line feeds of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from digest.importers import building, html_table, text
from digest.importers.html_seen import BLOCKS, UNSEEN, hidden
from digest.model.extract import Block, BlockKind, Span
from digest.text import urls

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHROME = frozenset(["nav", "footer", "menu", "button", "form", "dialog", "search"])
_CHROME_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "menu",
        "menubar",
        "dialog",
        "alertdialog",
        "toolbar",
        "tablist",
    ]
)
_STYLES = {
    **dict.fromkeys(["em", "i", "cite", "dfn", "var"], "em"),
    **dict.fromkeys(["strong", "b"], "strong"),
    **dict.fromkeys(["code", "kbd", "samp", "tt"], "code"),
}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LISTS = frozenset(["ul", "ol", "dir", "menu"])
_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:$|[\s_-])", re.IGNORECASE)
_MAX_LINE = 65_535  # libxml2 counts no further

Found = tuple[Block, bool]
"""A block, and whether it stands in page furniture: menu, footer, form, button."""


def blocks(root: HtmlElement, base: str) -> Iterator[Found]:
    """Cut a page into blocks; ``base`` makes links absolute, without it relative ones lose their target."""
    return _Walk(base).blocks(root)


class _Walk:
    """Where the walk stands: which kinds of element are open, and what was gathered of the block at hand."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.open: dict[str, int] = {}
        self.lists: list[bool] = []  # of each open list: whether it is numbered
        self.links: list[str] = []
        self.rank = 0
        self.fresh = False  # whether the next block is the first of its list item
        self.spans: list[Span] = []
        self.line = self.first = self.last = 1

    def blocks(self, root: HtmlElement) -> Iterator[Found]:
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if event == "start":
                self._at(element)
                whole = list(self._whole(element))
                yield from (made for made in whole if made)
                if whole:
                    skipped = element
                    walk.skip_subtree()
                else:
                    yield from self._enter(element)
                continue
            if element is not skipped:
                yield from self._leave(element)
            if element is not root:
                self._add(element.tail)
        yield from self._flush()

    def _at(self, element: HtmlElement) -> None:
        line = element.sourceline or 0
        self.line = line if 0 < line < _MAX_LINE else max(self.line, line)

    def _whole(self, element: HtmlElement) -> Iterator[Found | None]:
        """Deal with an element as a whole: blocks for a table of data, None for what is not seen."""
        if element.tag in UNSEEN or hidden(element):
            yield None
        elif element.tag == "table" and html_table.holds_data(element):
            yield from self._flush()
            for row in html_table.rows(element, self.line):
                yield row, self._in_chrome()

    def _enter(self, element: HtmlElement) -> Iterator[Found]:
        tag = str(element.tag)
        if tag in BLOCKS:
            yield from self._flush()
        elif tag == "br":
            yield from self._break()
        for kind in _kinds(element):
            self.open[kind] = self.open.get(kind, 0) + 1
        if tag in _LISTS:
            self.lists.append(tag == "ol")
        elif tag == "li":
            self.fresh = True
        elif tag in _HEADINGS:
            self.rank = int(tag[1])
        elif tag == "a":
            self.links.append(self._href(element))
        self._add(element.text)

    def _leave(self, element: HtmlElement) -> Iterator[Found]:
        tag = str(element.tag)
        if tag in BLOCKS:
            yield from self._flush()
        for kind in _kinds(element):
            self.open[kind] -= 1
        if tag in _LISTS:
            self.lists.pop()
        elif tag == "li":
            self.fresh = False
        elif tag == "a":
            self.links.pop()

    def _break(self) -> Iterator[Found]:
        """End a line: of code, of a heading (which goes on), or of a paragraph (which is two then)."""
        if self.open.get("pre"):
            self._add("\n")
            self.line -= 1
        elif self.open.get("heading"):
            self._add(" ")
        else:
            yield from self._flush()

    def _href(self, element: HtmlElement) -> str:
        raw = element.get("href", "").strip()
        if not raw:
            return ""
        url = urls.absolute(self.base, raw)
        web = (
            not raw.startswith("#")
            and url.lower().startswith(("http://", "https://"))
            and urls.safe(url)
        )
        # Any link counts for the share of links, also one whose target is of no use here.
        return urls.clean(url) if web else building.DEAD

    def _add(self, piece: str | None) -> None:
        if not piece:
            return
        if piece.strip():
            if not any(span.text.strip() for span in self.spans):
                self.first = self.line + _line_feeds(piece, len(piece) - len(piece.lstrip()))
            self.last = self.line + _line_feeds(piece, len(piece.rstrip()))
        self.line += piece.count("\n")
        em, strong, code = (self.open.get(kind, 0) > 0 for kind in ("em", "strong", "code"))
        self.spans.append(Span(piece, em, strong, code, self.links[-1] if self.links else ""))

    def _flush(self) -> Iterator[Found]:
        """Give the block gathered so far, if it has any text."""
        gathered, self.spans = self.spans, []
        if not any(span.text.strip() for span in gathered):
            return
        if self.open.get("pre"):
            for made in _preformatted(
                "".join(span.text for span in gathered), self.first, self.last
            ):
                yield made, self._in_chrome()
            return
        spans = building.squeeze(gathered)
        if not spans:
            return
        kind, level = self._kind()
        made = building.block(
            spans, self.first, self.last, kind, level=level, ordered=self._ordered(kind)
        )
        yield building.without_dead_links(made), self._in_chrome()

    def _kind(self) -> tuple[BlockKind, int]:
        fresh, self.fresh = self.fresh, False
        if self.open.get("heading"):
            return "heading", self.rank
        if self.open.get("caption"):
            return "caption", 0
        if fresh and self.lists:
            return "item", len(self.lists) - 1
        if self.open.get("quote"):
            return "quote", self.open["quote"] - 1
        return "text", 0

    def _ordered(self, kind: str) -> bool:
        return kind == "item" and self.lists[-1]

    def _in_chrome(self) -> bool:
        return self.open.get("chrome", 0) > 0


def _kinds(element: HtmlElement) -> Iterator[str]:
    """Name the kinds an element is counted under; the same for its start and its end."""
    tag = str(element.tag)
    if tag in _STYLES:
        yield _STYLES[tag]
    elif tag in _HEADINGS:
        yield "heading"
    elif tag == "blockquote":
        yield "quote"
    elif tag == "pre":
        yield "pre"
    if tag == "figcaption" or (tag in BLOCKS and _CAPTION.search(element.get("class", ""))):
        yield "caption"
    if tag in _CHROME or element.get("role", "").lower() in _CHROME_ROLES:
        yield "chrome"


def _line_feeds(piece: str, end: int) -> int:
    return piece.count("\n", 0, end)


def _preformatted(source: str, first: int, last: int) -> Iterator[Block]:
    """Read preformatted text as code, unless it is prose that was wrapped by hand."""
    source = source.strip("\n")
    if text.is_hard_wrapped(source):
        for made in text.blocks(source):
            yield building.moved(made, first - 1)
    else:
        yield building.code(source, first, last)
