"""The visible part of a page's tree -> blocks in document order; nothing is judged here.

The walk is one loop without recursion, so nesting costs no stack. Lines are those of the source: of the
start tag where lxml knows it, counted onwards from there by the line feeds of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from digest.importers import building, html_table, text
from digest.importers.html_markup import Markup
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
_WHOLE = frozenset(["html", "body", "main", "article"])  # speak of what they hold somewhere
_MAX_LINE = 65_535  # libxml2 counts no further
_KINDS = ("em", "strong", "code", "heading", "quote", "pre", "caption", "chrome")
_TAG_KINDS: dict[str, tuple[str, ...]] = {
    **{tag: (style,) for tag, style in _STYLES.items()},
    **dict.fromkeys(_HEADINGS, ("heading",)),
    **dict.fromkeys(_CHROME, ("chrome",)),
    "blockquote": ("quote",),
    "pre": ("pre",),
    "figcaption": ("caption",),
}
# Attributes in which authors of pages name what an element is for.
_NAMING = ("class", "id", "itemprop", "role", "data-component", "data-testid")


class Mark(NamedTuple):
    """Where a block stands: whether in page furniture (menu, footer, form, button), and in which element."""

    chrome: bool
    markup: Markup


Found = tuple[Block, Mark]
_Open = tuple[tuple[str, ...], bool]
"""Of an open element: the kinds it is counted under, and whether it begins and ends a block."""


def blocks(root: HtmlElement, base: str) -> Iterator[Found]:
    """Cut a page into blocks; ``base`` makes links absolute, without it relative ones lose their target."""
    return _Walk(base).blocks(root)


class _Walk:
    """Where the walk stands: which kinds of element are open, and what was gathered of the block at hand."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.open = dict.fromkeys(_KINDS, 0)
        self.stack: list[_Open] = []
        self.lists: list[bool] = []  # of each open list: whether it is numbered
        self.links: list[str] = []
        self.targets: dict[str, str] = {}
        self.rank = 0
        self.fresh = False  # whether the next block is the first of its list item
        self.spans: list[Span] = []
        self.lettered = False  # whether anything but white space was gathered
        self.line = self.first = self.last = 1
        self.count = 0
        self.markup = Markup(0, "", "", None)

    def blocks(self, root: HtmlElement) -> Iterator[Found]:
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if event == "start":
                line = element.sourceline or 0
                self.line = line if 0 < line < _MAX_LINE else max(self.line, line)
                found = dict(element.items())
                if element.tag in UNSEEN or (
                    (found or element.tag == "dialog") and hidden(element, found)
                ):
                    skipped = element
                    walk.skip_subtree()
                elif element.tag == "table" and html_table.holds_data(element):
                    yield from self._table(element, found)
                    skipped = element
                    walk.skip_subtree()
                else:
                    yield from self._enter(element, found)
                continue
            if element is not skipped:
                yield from self._leave(str(element.tag))
            if element is not root:
                self._add(element.tail)
        yield from self._flush()

    def _table(self, element: HtmlElement, found: Mapping[str, str]) -> Iterator[Found]:
        """Give a table of data row by row."""
        yield from self._flush()
        outside = self.markup
        self._open_markup("table", found)
        for row in html_table.rows(element, self.line):
            yield row, self._mark()
        self.markup = outside

    def _enter(self, element: HtmlElement, found: Mapping[str, str]) -> Iterator[Found]:
        tag = str(element.tag)
        block = tag in BLOCKS
        if block:
            yield from self._flush()
            self._open_markup(tag, found)
        elif tag == "br":
            yield from self._break()
        kinds = _kinds(tag, found, block=block)
        self.stack.append((kinds, block))
        for kind in kinds:
            self.open[kind] += 1
        if tag in _LISTS:
            self.lists.append(tag == "ol")
        elif tag == "li":
            self.fresh = True
        elif tag in _HEADINGS:
            self.rank = int(tag[1])
        elif tag == "a":
            self.links.append(self._href(found.get("href", "").strip()))
        self._add(element.text)

    def _leave(self, tag: str) -> Iterator[Found]:
        kinds, block = self.stack.pop()
        if block:
            yield from self._flush()
            assert self.markup.parent is not None
            self.markup = self.markup.parent
        for kind in kinds:
            self.open[kind] -= 1
        if tag in _LISTS:
            self.lists.pop()
        elif tag == "li":
            self.fresh = False
        elif tag == "a":
            self.links.pop()

    def _open_markup(self, tag: str, found: Mapping[str, str]) -> None:
        self.count += 1
        names = " ".join(found[name] for name in _NAMING if name in found) if found else ""
        self.markup = Markup(self.count, tag, names, self.markup)

    def _mark(self) -> Mark:
        return Mark(self.open["chrome"] > 0, self.markup)

    def _break(self) -> Iterator[Found]:
        """End a line: of code, of a heading (which goes on), or of a paragraph (which is two then)."""
        if self.open["pre"]:
            self._add("\n")
            self.line -= 1
        elif self.open["heading"]:
            self._add(" ")
        else:
            yield from self._flush()

    def _href(self, raw: str) -> str:
        if not raw:
            return ""
        target = self.targets.get(raw)
        if target is None:
            target = self.targets[raw] = _target(self.base, raw)
        return target

    def _add(self, piece: str | None) -> None:
        if not piece:
            return
        feeds = piece.count("\n")
        if not piece.isspace():
            if not self.lettered:
                self.lettered = True
                self.first = self.line
                if feeds:
                    self.first += piece.count("\n", 0, len(piece) - len(piece.lstrip()))
            self.last = self.line + (piece.count("\n", 0, len(piece.rstrip())) if feeds else 0)
        elif not self.spans:
            self.line += feeds
            return
        self.line += feeds
        opened = self.open
        href = self.links[-1] if self.links else ""
        self.spans.append(
            Span(piece, opened["em"] > 0, opened["strong"] > 0, opened["code"] > 0, href)
        )

    def _flush(self) -> Iterator[Found]:
        """Give the block gathered so far, if it has any text."""
        if not self.spans:
            return
        gathered, self.spans = self.spans, []
        lettered, self.lettered = self.lettered, False
        if not lettered:
            return
        if self.open["pre"]:
            for made in _preformatted(
                "".join(span.text for span in gathered), self.first, self.last
            ):
                yield made, self._mark()
            return
        spans = building.squeeze(gathered)
        if not spans:
            return
        kind, level = self._kind()
        made = building.block(
            spans, self.first, self.last, kind, level=level, ordered=self._ordered(kind)
        )
        yield building.without_dead_links(made), self._mark()

    def _kind(self) -> tuple[BlockKind, int]:
        fresh, self.fresh = self.fresh, False
        if self.open["heading"]:
            return "heading", self.rank
        if self.open["caption"]:
            return "caption", 0
        if fresh and self.lists:
            return "item", len(self.lists) - 1
        if self.open["quote"]:
            return "quote", self.open["quote"] - 1
        return "text", 0

    def _ordered(self, kind: str) -> bool:
        return kind == "item" and self.lists[-1]


def _target(base: str, raw: str) -> str:
    """Return the address a link leads to, or the mark of one that leads nowhere outside its page.

    Any link counts for the share of links, also one whose target is of no use here.
    """
    if raw.startswith("#"):
        return building.DEAD
    url = urls.absolute(base, raw)
    web = url.lower().startswith(("http://", "https://")) and urls.safe(url)
    return urls.clean(url) if web else building.DEAD


def _kinds(tag: str, found: Mapping[str, str], *, block: bool) -> tuple[str, ...]:
    """Name the kinds an element is counted under."""
    kinds = _TAG_KINDS.get(tag, ())
    if not found:
        return kinds
    named = block and tag not in _WHOLE and "caption" not in kinds
    if named and _CAPTION.search(found.get("class", "")):
        kinds += ("caption",)
    if "chrome" not in kinds and found.get("role", "").lower() in _CHROME_ROLES:
        kinds += ("chrome",)
    return kinds


def _preformatted(source: str, first: int, last: int) -> Iterator[Block]:
    """Read preformatted text as code, unless it is prose that was wrapped by hand."""
    source = source.strip("\n")
    if text.is_hard_wrapped(source):
        for made in text.blocks(source):
            yield building.moved(made, first - 1)
    else:
        yield building.code(source, first, last)
