"""A saved web page -> everything a reader saw of it as blocks, and what it declares about itself.

lxml reads the page and :mod:`digest.importers.html_dom` cuts all of its visible text into blocks;
what :mod:`digest.importers.html_main` makes of their markup becomes a hint of each block, nothing more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import ExtractError, Location
from digest.importers import building, html_dom, html_linked, html_main, html_metadata, html_tree
from digest.model.extract import Block, Metadata
from digest.text import urls

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ELEMENTS = 100_000
"""Elements of a page; a large live blog has 20,000."""
MAX_NESTING = 2_000
"""Elements inside elements; libxml2 would drop what is nested deeper."""


def read(text: str, path: str) -> tuple[tuple[Block, ...], Metadata]:
    """Cut a page into blocks in document order.

    Raises ExtractError for a page beyond ``MAX_ELEMENTS`` or ``MAX_NESTING``.
    """
    root = _parse(text, path)
    if root is None:
        return (), Metadata()
    linked = html_linked.article(root)
    metadata = html_metadata.read(root, text, linked)
    found = list(building.numbered_pairs(html_dom.blocks(root, _base(root, metadata.url))))
    return html_main.judged(found, metadata.title, html_linked.body(linked)), metadata


def _parse(text: str, path: str) -> HtmlElement | None:
    """Parse a page, None for an empty one."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", remove_pis=True, remove_comments=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if any("depth" in entry.message for entry in parser.error_log):
        raise _beyond(path, f"the page nests more than {MAX_NESTING} elements in one another")
    html_tree.mend(root, text)
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise _beyond(path, f"the page has more than {MAX_ELEMENTS} elements")
    return root


def _beyond(path: str, what: str) -> ExtractError:
    hint = "keep the article's part of it"
    return ExtractError(f"{what}, the limit for an extract", where=Location(path), hint=hint)


def _base(root: HtmlElement, canonical: str) -> str:
    """Address that relative links start from: the page's <base>, else its own."""
    declared = next((b.get("href") for b in root.iter("base") if b.get("href")), "")
    return urls.absolute(canonical, declared) or canonical
