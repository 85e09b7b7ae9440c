"""Tables of data -> rows of cells; tables that only lay out a page are left to the walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest.importers import building
from digest.importers.html_seen import UNSEEN, hidden
from digest.model.extract import Block, Span
from digest.text.normal import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_CELL = 300
"""Characters; a table with a longer cell lays out a page."""


def holds_data(table: HtmlElement) -> bool:
    """Tell a table of data: no table inside, at least two rows of two cells, no cell with whole paragraphs."""
    if table.get("role") in {"presentation", "none"} or table.find(".//table") is not None:
        return False
    rows = [_cells(row) for row in table.iter("tr")]
    if sum(len(row) > 1 for row in rows) < 2:
        return False
    return all(len(_text(cell)) <= MAX_CELL for row in rows for cell in row)


def rows(table: HtmlElement, line: int) -> Iterator[Block]:
    """Read a table of data as one block a row, after its caption; ``line`` is where lxml knows no better."""
    for caption in table.iter("caption"):
        spans = building.squeeze((Span(_text(caption)),))
        first = caption.sourceline or line
        yield building.block(spans, first, first, "caption")
    for row in table.iter("tr"):
        cells = _cells(row)
        texts = tuple(map(_text, cells))
        if not any(texts) or hidden(row, row.attrib):
            continue
        first = row.sourceline or line
        whole = " | ".join(texts)
        linked = sum(len(_text(link)) for cell in cells for link in cell.iter("a"))
        yield Block(
            0,
            first,
            max(first, cells[-1].sourceline or first),
            whole,
            "row",
            header=all(cell.tag == "th" for cell in cells) or row.getparent().tag == "thead",
            link_share=min(1.0, round(linked / len(whole), 3)),
            cells=texts,
        )


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in {"td", "th"} and not hidden(cell, cell.attrib)]


def _text(element: HtmlElement) -> str:
    pieces: list[str] = []
    for part in element.iter():
        if part.tag not in UNSEEN and part.text:
            pieces.append(part.text)
        elif part.tag == "br":
            pieces.append(" ")
        if part is not element and part.tail:
            pieces.append(part.tail)
    return one_line("".join(pieces))
