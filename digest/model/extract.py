"""An extract as it arrived, cut into blocks."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Format = Literal["text", "markdown", "html"]
BlockKind = Literal["text", "heading", "item", "row", "quote", "code", "caption"]


class Span(Struct, frozen=True, gc=False):
    """A run of characters with one inline style; ``href`` is an absolute address or empty."""

    text: str
    em: bool = False
    strong: bool = False
    code: bool = False
    href: str = ""


class Block(Struct, frozen=True):
    """A paragraph-sized part of an extract.

    ``first`` and ``last`` are source lines counted from 1. ``text`` is what a reader sees, in NFC,
    without line breaks (but for ``code``). ``spans`` join to ``text``; empty means plain text.
    ``kind``, ``level``, ``link_share`` and ``main`` are hints of the markup: they support a
    verdict. ``kind`` ``row`` separates its cells with " | " in ``text`` and holds them in ``cells``.
    ``level`` is a heading's rank (1-6) or an item's or quote's depth (from 0). ``link_share`` is the share
    of characters that stand in links. ``main`` says whether the markup makes the block main content
    (None: not asked), ``odds`` with which log odds, ``why`` what decided against it.
    """

    number: int
    first: int
    last: int
    text: str
    kind: BlockKind = "text"
    level: int = 0
    ordered: bool = False
    header: bool = False
    blanks_before: int = 0
    link_share: float = 0.0
    main: bool | None = None
    spans: tuple[Span, ...] = ()
    cells: tuple[str, ...] = ()
    why: str = ""
    odds: float = 0.0


class Metadata(Struct, frozen=True, kw_only=True):
    """What an extract declares about itself; every field may be empty, none is guessed.

    ``published`` and ``updated`` are ISO 8601 with the offset as declared, or a bare day.
    ``url`` is the canonical address without tracking parameters.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    summary: str = ""
    topics: tuple[str, ...] = ()
    wall: bool | None = None


class Extract(Struct, frozen=True, kw_only=True):
    """A dirty extract: its blocks in order and what it says of itself.

    ``path`` is relative to the content folder, with forward slashes. ``hash`` is of the bytes as
    they arrived. ``encoding`` names how they were decoded; ``replaced`` counts wrong bytes.
    """

    path: str
    format: Format
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    hash: str = ""
    encoding: str = "utf-8"
    replaced: int = 0
