"""Plain text -> blocks: one line, one block, unless the text is hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from digest.importers import building
from digest.model.extract import Block, Span

Lines = list[tuple[int, str]]

_NARROWEST, _WIDEST, _RAGGED = 50, 140, 8
_BULLET = re.compile(r"([-*•·▪‣●◦])\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")


def blocks(text: str) -> tuple[Block, ...]:
    """Cut normal text into blocks with the lines they stand in."""
    runs = list(_runs(text.split("\n")))
    width = _width(runs)
    paragraphs: list[Lines] = []
    for run in runs:
        if width and _fills([line for _, line in run], width):
            paragraphs.append(run)
        else:
            paragraphs += [[line] for line in run]
    return tuple(building.numbered(_listed(paragraphs)))


def is_hard_wrapped(text: str) -> bool:
    """Tell whether a text's lines were broken to fit a width."""
    return _width(list(_runs(text.split("\n")))) > 0


def _runs(lines: Iterable[str]) -> Iterator[Lines]:
    """Lines without a blank one between them, with their numbers from 1."""
    run: Lines = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            run.append((number, line.strip()))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _width(runs: Iterable[Lines]) -> int:
    """Width a text was hard-wrapped to, by at least half the lines of its longer runs; 0 where it was not."""
    texts = [[line for _, line in run] for run in runs if len(run) > 1]
    wrapped = [lines for lines in texts if looks_wrapped(lines)]
    if not wrapped or sum(map(len, wrapped)) * 2 < sum(map(len, texts)):
        return 0
    return max(len(line) for lines in wrapped for line in lines)


def looks_wrapped(lines: list[str]) -> bool:
    """Tell whether one paragraph was broken into these lines: full ones, that go on in lower case somewhere."""
    width = max(map(len, lines))
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST or any(map(_BULLET.match, lines)):
        return False
    # Lists of figures and of headlines also have lines of one width.
    goes_on = sum(line[:1].islower() for line in lines[1:])
    return goes_on * 3 >= len(lines) - 1 and _fills(lines, width)


def _fills(lines: list[str], width: int) -> bool:
    """Tell whether no line could have taken the first word of the next one, give or take a word."""
    return all(
        len(line) + 1 + len(after.split(" ", 1)[0]) > width - _RAGGED
        for line, after in pairwise(lines)
    )


def joined(lines: Iterable[str]) -> str:
    """Put the lines of one paragraph together; a word parted at its hyphen keeps the hyphen."""
    text = ""
    for line in lines:
        glue = "" if re.search(r"\w-$", text) and line[:1].islower() else " "
        text = f"{text}{glue}{line}" if text else line
    return text


def _listed(paragraphs: list[Lines]) -> Iterator[Block]:
    """Make blocks; two or more neighbours with one bullet, or counted from 1, are a list."""
    texts = [joined(line for _, line in paragraph) for paragraph in paragraphs]
    marks = [_mark(text) for text in texts]
    for index, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        first, last = paragraph[0][0], paragraph[-1][0]
        if not _in_list(marks, index):
            yield building.block(building.squeeze((Span(text),)), first, last)
            continue
        bullet = bool(marks[index][0])
        item = (_BULLET if bullet else _NUMBER).sub("", text, count=1)
        spans = building.squeeze((Span(item),))
        yield building.block(spans, first, last, "item", ordered=not bullet)


def _mark(text: str) -> tuple[str, int]:
    """Bullet and number a text begins with."""
    bullet, number = _BULLET.match(text), _NUMBER.match(text)
    return (bullet[1], 0) if bullet else ("", int(number[1]) if number else 0)


def _in_list(marks: list[tuple[str, int]], index: int) -> bool:
    bullet, number = marks[index]
    if bullet:
        return any(0 <= i < len(marks) and marks[i][0] == bullet for i in (index - 1, index + 1))
    if not number:
        return False
    start = index - number + 1
    counted = [(("", n + 1)) for n in range(max(number, 2))]
    return start >= 0 and marks[start : start + max(number, 2)] == counted
