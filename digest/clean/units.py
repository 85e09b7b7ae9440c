"""Where a story of a round-up may begin: headings, bold words, numbers, marks, capitals, lines, buttons.

Each shape names the heads it sees; whether they part stories or one story's sections is not judged here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from digest.clean.features import Features

LONGEST_HEAD = 140
SENTENCE = 60
BOLD_LEVEL = 7
"""A paragraph in bold ranks below every heading."""

_NUMBER = re.compile(r"(?:(?:No\.?|Nr\.?|#)\s?)?\d{1,2}\s?[.):–—]\s*(?=\D)|\d{1,2}\s-\s(?=\D)")
_PICTURE = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_MARK = re.compile(rf"^(?:[{_PICTURE}•·‣*–—►-][\ufe0e\ufe0f\u200d\u20e3{_PICTURE}]*\s*)+(?=\S)")
_CAPITALS = re.compile(
    r"(?P<head>[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9 &.,/'’-]{2,60}?)(?:\s?[—–:]|\s-)(?:\s+(?=\S)|$)"
)
_STARS = re.compile(r"(?P<stars>\*{1,2})(?P<head>[^*]{3,120})(?P=stars)\s*(?=\S|$)")
_ENDS = re.compile(r"[\s.:：。—–-]+$")


class Line(NamedTuple):
    """A block that stays: its place among all blocks, its measures, and whether a button closes it."""

    place: int
    f: Features
    button: bool = False


class Head(NamedTuple):
    """A story's beginning: ``at`` is a place among the lines, ``cut`` counts the characters the title takes.

    ``title`` is empty where the story has no words of its own for one. ``level`` ranks headings, 0 is none.
    """

    at: int
    title: str = ""
    cut: int = 0
    level: int = 0


Shape = Callable[[Sequence[Line]], list[Head]]


def is_prose(f: Features) -> bool:
    """Tell whether a block holds a whole sentence or more."""
    return f.final and f.weight >= SENTENCE and f.block.kind not in ("heading", "code", "row")


def bare(text: str) -> str:
    """Take number, mark and closing signs off a title."""
    return _ENDS.sub("", unmarked(text).strip("*").strip())


def unmarked(text: str) -> str:
    """Take a number or mark off the beginning of a text."""
    text = _MARK.sub("", text.strip(), count=1)
    found = _NUMBER.match(text)
    return text[found.end() :] if found else text


def headings(lines: Sequence[Line]) -> list[Head]:
    """See headings, or paragraphs in bold, of the one rank that has most prose below it."""
    levels = [_level(line.f) for line in lines]
    over = Counter(
        level
        for level, below in zip(levels, lines[1:], strict=False)
        if level and is_prose(below.f)
    )
    if not over:
        return []
    unit = max(over, key=lambda level: (over[level], -level))
    return [
        Head(i, bare(line.f.text), line.f.n, unit)
        for i, line in enumerate(lines)
        if levels[i] == unit and i + 1 < len(lines) and not 0 < levels[i + 1] <= unit
    ]


def bold_leads(lines: Sequence[Line]) -> list[Head]:
    """See paragraphs that open with bold words and go on in plain ones."""
    heads = []
    for i, line in enumerate(lines):
        spans = line.f.block.spans
        found = _STARS.match(line.f.text)
        if found and not spans[1:]:
            cut, head = found.end(), found["head"]
        elif len(spans) > 1 and spans[0].strong:
            bold = next((n for n, span in enumerate(spans) if not span.strong), len(spans))
            head = "".join(span.text for span in spans[:bold])
            cut = len(head)
        else:
            continue
        if line.f.block.kind != "heading" and 3 <= len(head) <= LONGEST_HEAD and cut < line.f.n:
            heads.append(_led(i, line.f.text, head, cut))
    return heads


def numbers(lines: Sequence[Line]) -> list[Head]:
    """See lines or paragraphs that are counted, from 1 or 2 on."""
    found = [
        (i, int(re.findall(r"\d+", match.group())[0]))
        for i, line in enumerate(lines)
        if (match := _NUMBER.match(line.f.text)) and line.f.block.kind != "row"
    ]
    counted = [n for _, n in found]
    if counted[:1] not in ([1], [2]) or counted != list(range(counted[0], counted[0] + len(found))):
        return []
    return [_marked(i, lines[i].f) for i, _ in found]


def marks(lines: Sequence[Line]) -> list[Head]:
    """See lines or paragraphs that open with a bullet or a small picture, and the items of a list."""
    return [
        _marked(i, line.f)
        for i, line in enumerate(lines)
        if (line.f.block.kind == "item" and line.f.block.level == 0)
        or (line.f.block.kind == "text" and _MARK.match(line.f.text))
    ]


def capitals(lines: Sequence[Line]) -> list[Head]:
    """See paragraphs that open with words in capitals before a dash or colon."""
    heads = []
    for i, line in enumerate(lines):
        found = _CAPITALS.match(line.f.text) if line.f.block.kind in ("text", "item") else None
        if found and sum(map(str.isalpha, found["head"])) >= 3:
            heads.append(Head(i, bare(found["head"]), found.end()))
    return heads


def plain_lines(lines: Sequence[Line]) -> list[Head]:
    """See lines in the shape of a headline right above a paragraph."""
    return [
        Head(i, bare(line.f.text), line.f.n)
        for i, (line, below) in enumerate(pairwise(lines))
        if line.f.block.kind == "text"
        and not line.f.final
        and line.f.n <= LONGEST_HEAD
        and line.f.headline
        and not line.f.quote_start
        and is_prose(below.f)
    ]


def buttons(lines: Sequence[Line]) -> list[Head]:
    """See the paragraph behind each that ends in a button such as “Read more”."""
    starts = [0, *(i + 1 for i, line in enumerate(lines) if line.button)]
    if len(starts) < 4:
        return []
    return [Head(i) for i in starts if i < len(lines)]


SHAPES: tuple[Shape, ...] = (
    headings,
    bold_leads,
    numbers,
    marks,
    capitals,
    plain_lines,
    buttons,
)


def heads(lines: Sequence[Line]) -> Iterator[list[Head]]:
    """Yield what each shape sees, where it sees three heads or more, the surest shape first."""
    for shape in SHAPES:
        seen = shape(lines)
        if len(seen) >= 3:
            yield seen


def ranges(lines: Sequence[Line], heads: Sequence[Head]) -> Iterator[tuple[Head, int]]:
    """Yield each head with the place among the lines where its story stops."""
    for k, head in enumerate(heads):
        stop = heads[k + 1].at if k + 1 < len(heads) else len(lines)
        while stop - 1 > head.at and is_label(lines[stop - 1].f, head.level):
            stop -= 1
        yield head, stop


def is_label(f: Features, level: int) -> bool:
    """Judge a heading of a higher rank: the round-up's own, above the stories that follow."""
    return f.block.kind == "heading" and 0 < (f.block.level or 1) < level


def _level(f: Features) -> int:
    if f.block.kind == "heading":
        return f.block.level or 1
    spans = f.block.spans
    bold = bool(spans) and all(span.strong or not span.text.strip() for span in spans)
    return BOLD_LEVEL if bold and f.block.kind == "text" and f.n <= LONGEST_HEAD else 0


def _led(i: int, text: str, head: str, cut: int) -> Head:
    """Make a head of a paragraph's first words; they are its title where a sign closes them."""
    rest = text[cut:].lstrip()
    closed = head.rstrip()[-1:] in ".:!?—–。：" or rest[:1] in (":", "—", "–", "|")
    if not closed:
        return Head(i)
    return Head(i, bare(head), len(text) - len(rest.lstrip(":—–| ")))


def _marked(i: int, f: Features) -> Head:
    """Make a head of a counted or marked block: its title is the line, or the bold words it opens with."""
    if not is_prose(f) and not f.final and f.n <= LONGEST_HEAD:
        return Head(i, bare(f.text), f.n)
    spans = [span for span in f.block.spans if bare(span.text)]
    if len(spans) > 1 and spans[0].strong:
        before = f.block.text.index(spans[0].text)
        return _led(i, f.text, spans[0].text, before + len(spans[0].text))
    return Head(i)
