"""The project's own cleaner on one page or one list of lines, with the CPU time it takes."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import NamedTuple

from declared import Record

from digest.clean.engine import clean
from digest.importers import read
from digest.markdown.writer import to_markdown
from digest.model.extract import Block, Extract
from digest.text import dates

SHOWN = ("keep", "note")
"""The actions that leave a line where a reader sees it."""

_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<![\w\\])(_{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Page(NamedTuple):
    """A cleaned page: its text without markup, all blocks' texts, the record and the CPU seconds."""

    text: str
    blocks: tuple[str, ...]
    record: Record
    seconds: float


def page(markup: bytes, key: str) -> Page:
    """Clean one HTML page as intake would."""
    started = time.process_time()
    cleaned = clean(read(markup, f"{key}.html"))
    kept = [
        block
        for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True)
        if verdict.action == "keep" and cleaned.document.kind != "no-article"
    ]
    markdown = to_markdown(kept)
    seconds = time.process_time() - started
    harvest = cleaned.harvest
    record = Record(
        harvest.title,
        harvest.authors,
        dates.parse_printed(harvest.published).iso or harvest.published,
        harvest.source,
        cleaned.document.language,
    )
    return Page(shown(markdown), tuple(block.text for block in cleaned.blocks), record, seconds)


def lines(texts: Sequence[str]) -> tuple[list[bool], float]:
    """Clean an extract that has one block a line: for each line whether it stays, and the CPU seconds."""
    filled = [(number, text) for number, text in enumerate(texts, start=1) if text.strip()]
    blocks = tuple(Block(number, number, number, text) for number, text in filled)
    started = time.process_time()
    cleaned = clean(Extract(path="lines.txt", format="text", blocks=blocks))
    seconds = time.process_time() - started
    kept = [False] * len(texts)
    for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True):
        if verdict.action in SHOWN:
            kept[block.first - 1] = True
    return kept, seconds


def shown(markdown: str) -> str:
    """Take the markup off Markdown as the writer makes it."""
    text = _IMAGE.sub(" ", markdown)
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)


def warm() -> None:
    """Load what the first page would load, so that no page's time holds it."""
    page(b"<!doctype html><html lang='en'><body><p>A first page.</p></body></html>", "warm")
    lines(["A first line."])
