"""Spans and blocks as every importer makes them: squeezed, joined, measured, numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from digest.model.extract import Block, BlockKind, Span
from digest.text.normal import normalise

_Mark = TypeVar("_Mark")

DEAD = "#"
"""Target of a link that leads nowhere outside its page."""

# Nothing a reader sees: soft hyphens and zero-width spaces.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def squeeze(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Normalise spans as one line: white space runs become one space, even across spans; styles stay."""
    squeezed: list[Span] = []
    gap = True  # nothing yet, or white space at the end: swallow white space at the start
    for span in spans:
        text = normalise(span.text).translate(_INVISIBLE)
        words = " ".join(text.split())
        if text[:1].isspace() and not gap:
            words = " " + words
        if not words:
            continue
        if words != " " and text[-1:].isspace():
            words += " "
        gap = words.endswith(" ")
        _join(squeezed, words, span)
    return _trimmed(squeezed)


def _join(spans: list[Span], text: str, style: Span) -> None:
    """Add text in a style, to the last span where that has the same one."""
    last = spans[-1] if spans else None
    if last and _style(last) == _style(style):
        spans[-1] = msgspec.structs.replace(last, text=last.text + text)
    else:
        spans.append(msgspec.structs.replace(style, text=text))


def _style(span: Span) -> tuple[Any, ...]:
    return span.em, span.strong, span.code, span.href


def _trimmed(spans: list[Span]) -> tuple[Span, ...]:
    while spans and not (text := spans[-1].text.rstrip()):
        spans.pop()
    if spans:
        spans[-1] = msgspec.structs.replace(spans[-1], text=text)
    whole = "".join(span.text for span in spans)
    # A combining mark at the start of a span: only the whole has a normal form.
    return tuple(spans) if normalise(whole) == whole else (Span(normalise(whole)),)


def block(
    spans: tuple[Span, ...],
    first: int,
    last: int,
    kind: BlockKind = "text",
    **hints: Any,  # noqa: ANN401
) -> Block:
    """Make a block of squeezed spans; its number and blank lines come with :func:`numbered`."""
    text = "".join(span.text for span in spans)
    linked = sum(len(span.text) for span in spans if span.href)
    hints.setdefault("link_share", round(linked / len(text), 3) if text else 0.0)
    plain = all(_style(span) == (False, False, False, "") for span in spans)
    return Block(0, first, max(first, last), text, kind, spans=() if plain else spans, **hints)


def without_dead_links(made: Block) -> Block:
    """Take the links without a target out of a block, after they were measured."""
    if not any(span.href == DEAD for span in made.spans):
        return made
    spans: list[Span] = []
    for span in made.spans:
        alive = msgspec.structs.replace(span, href="") if span.href == DEAD else span
        _join(spans, span.text, alive)
    plain = all(_style(span) == (False, False, False, "") for span in spans)
    return msgspec.structs.replace(made, spans=() if plain else tuple(spans))


def moved(made: Block, lines: int) -> Block:
    """Count a block's lines from further down."""
    return msgspec.structs.replace(made, first=made.first + lines, last=made.last + lines)


def code(text: str, first: int, last: int) -> Block:
    """Make a block of code, which keeps its line breaks."""
    return Block(0, first, max(first, last), normalise(text).strip("\n"), "code")


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Count blocks from 1 and measure the gap before each; empty ones go."""
    return (made for made, _ in numbered_pairs((made, None) for made in blocks))


def numbered_pairs(pairs: Iterable[tuple[Block, _Mark]]) -> Iterator[tuple[Block, _Mark]]:
    """Count blocks that each come with something else."""
    number, end = 0, 0
    for made, mark in pairs:
        if not made.text.strip():
            continue
        number += 1
        blanks = max(0, made.first - end - 1)
        yield msgspec.structs.replace(made, number=number, blanks_before=blanks), mark
        end = max(end, made.last)
