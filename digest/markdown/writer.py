"""Blocks -> Markdown that reads back as the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from digest.markdown.inline_text import escaped, inline, line
from digest.model.extract import Block, Span

_WITHIN = {"item": "list", "row": "table", "quote": "quote"}


def to_markdown(blocks: Iterable[Block]) -> str:
    """Write blocks as Markdown, one paragraph a line; ends with one line feed, empty for no blocks.

    Neighbouring items make a list, rows a table, quotes a quotation. Reading it gives the same text.
    """
    filled = [block for block in blocks if block.text.strip()]
    parts: list[str] = []
    for within, group in groupby(filled, key=lambda block: _WITHIN.get(block.kind, "")):
        if within == "list":
            parts.append("\n".join(_list(list(group))))
        elif within == "table":
            parts += ("\n".join(_table(rows)) for rows in _tables(list(group)))
        elif within == "quote":
            parts.append("\n".join(_quote(list(group))))
        else:
            parts += map(_single, group)
    return "\n\n".join(parts) + "\n" if parts else ""


def _spans(block: Block) -> tuple[Span, ...]:
    return block.spans or (Span(block.text),)


def _single(block: Block) -> str:
    if block.kind == "code":
        return _fence(block.text)
    if block.kind == "heading":
        # A closing run of # would be taken for decoration.
        text = re.sub(r"#$", r"\\#", inline(_spans(block)).strip())
        return f"{'#' * min(max(block.level, 1), 6)} {text}"
    return line(_spans(block))


def _fence(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _quote(blocks: list[Block]) -> Iterator[str]:
    """Write quotations; an empty line of the shallower of two keeps them apart."""
    before: Block | None = None
    for block in blocks:
        if before:
            yield ("> " * (min(before.level, block.level) + 1)).rstrip()
        yield "> " * (block.level + 1) + line(_spans(block))
        before = block


def _list(blocks: list[Block]) -> Iterator[str]:
    """Write items, nested by level: a step deeper at most one level, under the text of its parent."""
    open_: list[
        tuple[int, bool, int]
    ] = []  # of each level: indent of its text, numbered, last number
    for block in blocks:
        level = min(max(block.level, 0), len(open_))
        indent = open_[level - 1][0] if level else 0
        same = len(open_) > level and open_[level][1] == block.ordered
        number = open_[level][2] + 1 if same else 1
        marker = f"{number}. " if block.ordered else "- "
        yield " " * indent + marker + line(_spans(block))
        open_[level:] = [(indent + len(marker), block.ordered, number)]


def _tables(rows: list[Block]) -> Iterator[list[Block]]:
    """Part rows into tables: a header row after others begins a new one."""
    table: list[Block] = []
    for row in rows:
        if row.header and table:
            yield table
            table = []
        table.append(row)
    yield table


def _table(rows: list[Block]) -> Iterator[str]:
    width = max(len(_cells(row)) for row in rows)
    if not rows[0].header:
        yield _row([], width)
    for index, row in enumerate(rows):
        if index == (1 if rows[0].header else 0):
            yield _row(["---"] * width, width)
        yield _row([escaped(cell).replace("|", "\\|") for cell in _cells(row)], width)
    if len(rows) == 1 and rows[0].header:
        yield _row(["---"] * width, width)


def _cells(row: Block) -> tuple[str, ...]:
    return row.cells or (row.text,)


def _row(cells: list[str], width: int) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in filled)
