"""Markdown, with or without front matter -> metadata and blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.importers import building
from digest.importers.text import Lines, looks_wrapped
from digest.markdown import front_matter
from digest.markdown.front_matter import FrontMatter
from digest.markdown.html import MdBlock
from digest.markdown.html import blocks as markdown_blocks
from digest.model.extract import Block, BlockKind, Metadata, Span
from digest.text import urls

_MARKED = re.compile(r"\s{4}|\t|\s{0,3}(?:[>|#=]|[-*+_](?:\s|\S*$)|\d+[.)]\s|```|~~~|\[[^\]]+\]:)")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_TAG = re.compile(
    r"<!--.*?-->|</?(?:a|abbr|aside|article|audio|b|blockquote|br|button|center|cite|code|dd|del|details|div|dl|dt"
    r"|em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|label|li|main|mark|nav|ol"
    r"|p|picture|pre|q|s|script|section|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot"
    r"|th|thead|time|tr|u|ul|video|wbr)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)


def read(text: str, path: str) -> tuple[tuple[Block, ...], Metadata]:
    """Cut Markdown into blocks; front matter that cannot be read declares nothing."""
    parsed = front_matter.parse(text, path)
    body, lines = _parted(parsed.body.split("\n"), parsed.body_line)
    made = (_block(found, lines) for found in markdown_blocks(body))
    metadata = _metadata(parsed.front) if parsed.front else Metadata()
    return tuple(building.numbered(made)), metadata


def _metadata(front: FrontMatter) -> Metadata:
    return Metadata(
        title=front.title,
        authors=front.authors,
        source=front.source.name,
        url=front.source.url,
        published=front.date,
        updated=front.updated,
        language=front.language,
        summary=front.summary,
        topics=front.topics,
        wall=front.access.wall or None,
    )


def _parted(lines: list[str], start: int) -> tuple[str, list[int]]:
    """Put blank lines between the lines of a run that is no hard-wrapped paragraph.

    Pasted pages hold a piece a line, which Markdown would run together. Returns the text and for each of
    its lines the line it came from.
    """
    parted: list[str] = []
    numbers: list[int] = []
    for run in _runs(lines):
        loose = len(run) > 1 and not any(_MARKED.match(line) for _, line in run)
        loose = loose and not looks_wrapped([line.strip() for _, line in run])
        for number, line in run:
            if loose and number != run[0][0]:
                parted.append("")
                numbers.append(start + number)
            parted.append(line)
            numbers.append(start + number)
    return "\n".join(parted), numbers


def _runs(lines: list[str]) -> Iterator[Lines]:
    """Lines that blank ones part; blank lines and whole code fences are runs of their own."""
    run: Lines = []
    fence = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if not fence and (not line.strip() or mark):
            yield run
            run = []
        run.append((number, line))
        if mark:
            fence = "" if fence == mark[1] else fence or mark[1]
        if not fence and not line.strip():
            yield run
            run = []
    yield run


def _block(found: MdBlock, lines: list[int]) -> Block:
    first, last = lines[found.first - 1], lines[min(found.last, len(lines)) - 1]
    kind: BlockKind = found.kind  # type: ignore[assignment]
    if kind == "code":
        return building.code("".join(span.text for span in found.spans), first, last)
    return building.block(
        building.squeeze(map(_plain, found.spans)),
        first,
        last,
        kind,
        level=found.level,
        ordered=found.ordered,
        header=found.header,
        cells=tuple(_TAG.sub("", cell) for cell in found.cells),
    )


def _plain(span: Span) -> Span:
    """Take tags out of a span (they come as the text they are) and tracking off its link."""
    href = urls.clean(span.href)
    if not re.match(r"https?://", href, re.IGNORECASE):
        href = ""
    text = span.text if span.code else _TAG.sub("", span.text)
    return Span(text, span.em, span.strong, span.code, href)
