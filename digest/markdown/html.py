"""Markdown to safe HTML, to plain text and to blocks: the one door to markdown-it.

Raw HTML is off and comes out as the text it is, so every tag of the output is one of ours. Images
are not loaded from foreign hosts: a reader gets their text as a link. Typographic replacement and
automatic links are off, because they would alter quotes and figures.

Limits (what they protect from was measured): a body longer than ``MAX_SIZE``, nested deeper than
``MAX_NESTING``, with more than ``MAX_COST`` marks or ``MAX_CELLS`` table cells is shown as plain
paragraphs. No text is lost then, only its formatting, and time stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from digest.markdown.anchors import anchor
from digest.model.extract import Span
from digest.model.news import Paragraph
from digest.model.site import Body
from digest.text.excerpts import shortened
from digest.text.slugs import slugify
from digest.text.urls import safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

RENDER_VERSION = "3"
"""Raised whenever the same Markdown would give other HTML; part of every body's hash."""

MAX_SIZE = 1_000_000
"""Characters of a body; a newspaper article has five thousand, a novel half a million."""
MAX_NESTING = 32
"""Containers inside containers; beyond it the parser would drop text."""
MAX_COST = 60_000
"""Marks in a body (an opening bracket counts eight): about one second of work."""
MAX_CELLS = 20_000
"""Cells of a body's tables, counted with the empty ones that short rows are filled up with."""
MAX_REFERENCE = 2_000
"""Characters of a link definition; longer ones, used often, would multiply the body's size."""

_MARKS = "\n]!*_~`<&\\|"
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_EXTERNAL = re.compile(r"(?:https?:)?//", re.IGNORECASE)


class MdBlock(NamedTuple):
    """A paragraph-sized part of a Markdown text; lines count from 1, ``spans`` join to its text.

    ``kind`` and ``level`` are those of :class:`digest.model.extract.Block`.
    """

    kind: str
    level: int
    ordered: bool
    header: bool
    first: int
    last: int
    spans: tuple[Span, ...]
    cells: tuple[str, ...] = ()


def render(markdown: str, *, prefix: str = "h-") -> Body:
    """Render Markdown as safe HTML with its headings.

    Headings start at rank 2, the page's title being rank 1; their ids begin with ``prefix`` so that no
    content can take the place of a name the page's own script uses. So do those of its paragraphs with "p-".
    """
    return read(markdown, prefix=prefix)[0]


def read(markdown: str, *, prefix: str = "h-") -> tuple[Body, tuple[Paragraph, ...]]:
    """Render Markdown as :func:`render` does, and give its paragraphs and list items with their ids as well."""
    tokens = _parse(markdown)
    if tokens is None:
        return Body(_paragraphs(markdown)), ()
    headings = _prepare(tokens, prefix)
    paragraphs = anchor(tokens, lambda inline: _spans_text(_spans(inline.children or ())))
    parser = _parser()
    html = str(parser.renderer.render(tokens, parser.options, {}))
    return Body(html, tuple(headings)), paragraphs


def blocks(markdown: str) -> list[MdBlock]:
    """Cut Markdown into blocks with the lines they stand in, for the importer of Markdown extracts."""
    tokens = _parse(markdown)
    return list(_plain_blocks(markdown) if tokens is None else _blocks(tokens))


def plain(markdown: str) -> str:
    """Give the text of a Markdown body without its marks, blocks parted by blank lines."""
    return "\n\n".join(filter(None, map(_text, blocks(markdown))))


def excerpt(markdown: str, words: int) -> str:
    """Give the first ``words`` words of a body's paragraphs as plain text.

    It ends with the last sentence that is whole, where that leaves more than half; else with an ellipsis.
    Headings, tables, code and captions are passed over; lists and quotes serve where no paragraph is.
    """
    size = 16 * words
    while True:
        head = markdown if size >= len(markdown) else markdown[:size].rpartition("\n\n")[0]
        text = _prose(blocks(head))
        if len(head) == len(markdown) or len(text.split()) > words:
            return shortened(text, words)
        size *= 4


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("js-default", {"maxNesting": MAX_NESTING, "html": False})
    parser.validateLink = safe  # type: ignore[method-assign]
    parser.core.ruler.after("block", "short_references", _short_references)
    return parser


def _short_references(state: StateCore) -> None:
    references = state.env.get("references", {})
    for label in [k for k, v in references.items() if _size(v) > MAX_REFERENCE]:
        del references[label]


def _size(reference: dict[str, Any]) -> int:
    return len(reference["href"]) + len(reference["title"])


def _parse(markdown: str) -> list[Token] | None:
    """Parse, or return None for a body beyond the limits."""
    if _cost(markdown) > MAX_COST or _cells(markdown) > MAX_CELLS:
        return None
    tokens = _parser().parse(markdown, {})
    for token in tokens:
        if token.level == MAX_NESTING - 1 and token.nesting == 1 and token.type != "paragraph_open":
            return None
    return tokens


def _cost(markdown: str) -> int:
    if len(markdown) * 8 <= MAX_COST:
        return 0
    if len(markdown) > MAX_SIZE:
        return len(markdown)
    return markdown.count("[") * 8 + sum(map(markdown.count, _MARKS))


def _cells(markdown: str) -> int:
    """Bound the cells of all tables: a table ends at a blank line and is as wide as its widest line."""
    if markdown.count("|") < 100:
        return 0
    cells = 0
    for part in _BLANK_LINES.split(markdown):
        if "|" in part:
            lines = part.split("\n")
            cells += len(lines) * max(line.count("|") for line in lines)
    return cells


def _paragraphs(markdown: str) -> str:
    from html import escape

    parts = (part.strip() for part in _BLANK_LINES.split(markdown))
    return "".join(f"<p>{escape(part)}</p>\n" for part in parts if part)


def _plain_blocks(markdown: str) -> Iterator[MdBlock]:
    first, lines = 0, markdown.split("\n")
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            first = first or number
        elif first:
            text = " ".join(" ".join(lines[first - 1 : number - 1]).split())
            yield MdBlock("text", 0, False, False, first, number - 1, (Span(text),))
            first = 0


def _prepare(tokens: list[Token], prefix: str) -> list[tuple[int, str, str]]:
    """Make parsed tokens fit for a page in place; return the headings."""
    headings: list[tuple[int, str, str]] = []
    _rank(tokens)
    taken: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.type == "inline":
            _prepare_inline(token)
        elif token.tag in ("th", "td"):
            _align(token)
        elif token.type == "heading_open":
            text = _spans_text(_spans(tokens[index + 1].children or ()))
            token.attrs["id"] = _unique(prefix + (slugify(text) or "section"), taken)
            headings.append((int(token.tag[1]), str(token.attrs["id"]), text))
    return headings


def _rank(tokens: list[Token]) -> None:
    """Give the headings ranks from h2 on without a gap; h1 is the title of the page."""
    edges = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    ranks = {tag: rank for rank, tag in enumerate(sorted({token.tag for token in edges}), 2)}
    above = 1
    for token in edges:
        if token.nesting == 1:
            above = min(ranks[token.tag], above + 1, 6)
        token.tag = f"h{above}"


def _unique(name: str, taken: dict[str, int]) -> str:
    """Tell equal names apart by a number (a, a-2, a-3) that no other name ends in."""
    number = taken.get(name, 0) + 1
    while number > 1 and f"{name}-{number}" in taken:
        number += 1
    taken[name] = number
    if number == 1:
        return name
    taken[f"{name}-{number}"] = 1
    return f"{name}-{number}"


def _align(token: Token) -> None:
    """Replace the style attribute by a class: pages may forbid inline styles."""
    style = str(token.attrs.pop("style", ""))
    if style:
        token.attrs["class"] = "align-" + style.removeprefix("text-align:")


def _prepare_inline(token: Token) -> None:
    children = token.children or []
    if len(children) < 2 and not any(child.type == "image" for child in children):
        return
    linked = False
    prepared: list[Token] = []
    for child in children:
        if child.type == "link_open":
            linked = True
            _mark_external(child)
        elif child.type == "link_close":
            linked = False
        if child.type == "image":
            prepared += _image_as_text(child, linked=linked)
        else:
            prepared.append(child)
    token.children = prepared


def _mark_external(link: Token) -> None:
    if _EXTERNAL.match(str(link.attrs["href"])):
        link.attrs["rel"] = "noopener"


def _image_as_text(image: Token, *, linked: bool) -> list[Token]:
    """Turn an image into a link with its text; into the text alone inside another link."""
    from markdown_it.token import Token

    alt = _spans_text(_spans(image.children or ()))
    text = Token("text", "", 0, content=alt)
    if linked or not alt:
        return [text]
    link = Token("link_open", "a", 1, attrs={"href": str(image.attrs["src"])})
    _mark_external(link)
    return [link, text, Token("link_close", "a", -1)]


def _blocks(tokens: Sequence[Token]) -> Iterator[MdBlock]:
    containers: list[str] = []  # the open lists and quotes, by the type of their token
    fresh = False  # whether the next paragraph is the first of its list item
    for index, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open", "blockquote_open"):
            containers.append(token.type)
        elif token.type in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            containers.pop()
        elif token.type == "list_item_open":
            fresh = True
        elif token.type in ("fence", "code_block"):
            yield _block("code", token, (Span(token.content.rstrip("\n"), code=True),))
        elif token.type == "tr_open":
            yield _row(tokens, index)
        elif token.type == "heading_open":
            spans = _spans(tokens[index + 1].children or ())
            yield _block("heading", token, spans, level=int(token.tag[1]))
        elif token.type == "paragraph_open":
            yield _paragraph(token, tokens[index + 1].children or [], containers, fresh)
            fresh = False


def _block(
    kind: str, token: Token, spans: tuple[Span, ...], *, level: int = 0, ordered: bool = False
) -> MdBlock:
    first, end = token.map or (0, 1)
    return MdBlock(kind, level, ordered, False, first + 1, max(first + 1, end), spans)


def _paragraph(token: Token, children: list[Token], containers: list[str], fresh: bool) -> MdBlock:
    spans = _spans(children)
    inner = containers[-1] if containers else ""
    if inner == "blockquote_open":
        return _block("quote", token, spans, level=containers.count(inner) - 1)
    if inner and fresh:
        depth = len(containers) - containers.count("blockquote_open") - 1
        return _block("item", token, spans, level=depth, ordered=inner == "ordered_list_open")
    images = [child for child in children if child.type == "image"]
    alone = images and all(c.type in ("image", "softbreak") or not c.content for c in children)
    return _block("caption" if alone else "text", token, spans)


def _row(tokens: Sequence[Token], index: int) -> MdBlock:
    row = tokens[index]
    header = tokens[index + 1].type == "th_open"
    cells: list[tuple[Span, ...]] = []
    while tokens[index].type != "tr_close":
        if tokens[index].type == "inline":
            cells.append(_spans(tokens[index].children or ()))
        index += 1
    spans = [span for cell in cells for span in (Span(" | "), *cell)][1:]
    texts = tuple(map(_spans_text, cells))
    return _block("row", row, tuple(spans))._replace(header=header, cells=texts)


def _spans(children: Sequence[Token]) -> tuple[Span, ...]:
    em = strong = 0
    href = ""
    found: list[Span] = []
    for child in children:
        if child.type in ("em_open", "em_close"):
            em += child.nesting
        elif child.type in ("strong_open", "strong_close"):
            strong += child.nesting
        elif child.type in ("link_open", "link_close"):
            href = str(child.attrs.get("href", ""))
        else:
            text = _inline_text(child)
            if text:
                code = child.type == "code_inline"
                found.append(Span(text, em=em > 0, strong=strong > 0, code=code, href=href))
    return tuple(_joined(found))


def _inline_text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return _spans_text(_spans(token.children or ())) if token.type == "image" else token.content


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Join neighbours of one style: the parser parts text at every mark that turned out to be none."""
    held: Span | None = None
    parts: list[str] = []
    for span in spans:
        if held and _style(held) == _style(span):
            parts.append(span.text)
            continue
        if held:
            yield Span("".join(parts), *_style(held))
        held, parts = span, [span.text]
    if held:
        yield Span("".join(parts), *_style(held))


def _style(span: Span) -> tuple[bool, bool, bool, str]:
    return span.em, span.strong, span.code, span.href


def _spans_text(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


def _text(block: MdBlock) -> str:
    return _spans_text(block.spans)


def _prose(found: list[MdBlock]) -> str:
    for kinds in (("text",), ("quote", "item")):
        texts = [_text(block) for block in found if block.kind in kinds]
        if texts:
            return " ".join(" ".join(texts).split())
    return ""
