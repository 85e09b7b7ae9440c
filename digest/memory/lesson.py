"""What one cleaned extract teaches: its lines in their order, and a likeness of its story."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from digest.clean.features import Features
from digest.memory.likeness import simhash
from digest.model.verdict import Cleaned
from digest.text.folding import fold

GONE, KEPT, PROSE = 0, 1, 2
"""What became of a line without memory: it left the body, it stayed, it stayed and has the shape of a paragraph."""

RULE = "repeated-line"
"""The rule whose drops are remembered: a line that its editor brings back never counts again."""
OVERRIDE = "override"
"""The rule of an editor's overrides: a line that it keeps never counts again either."""

MOST = 2000
"""Lines of one extract that are remembered at most."""

Line = tuple[str, int]


class Lesson(NamedTuple):
    """One article as memory keeps it.

    ``lines`` are folded lines in the order of the extract, each with GONE, KEPT or PROSE. ``fingerprint`` is the
    similarity hash of its paragraphs, 64 bits, 0 for none. ``dropped`` are the folds that memory took out of it,
    ``kept`` those that its editor's overrides keep in it.
    """

    path: str
    source: str
    fingerprint: int
    lines: tuple[Line, ...]
    dropped: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class Edited(NamedTuple):
    """The folded lines that stand in an article which its editor has changed; ``path`` is its extract's."""

    path: str
    lines: tuple[str, ...]


def lesson(cleaned: Cleaned, source: str, dropped: Iterable[str] = ()) -> Lesson | None:
    """Draw the lesson of an extract that was cleaned without memory; None where it holds no article.

    Cleaned without it, so that what is learnt depends on the extract alone, whenever it is learnt.
    """
    if not source or cleaned.document.kind == "no-article":
        return None
    lines: list[Line] = []
    story: list[str] = []
    kept: set[str] = set()
    for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True):
        folded = fold(block.text)
        if not folded:
            continue
        stays = verdict.action == "keep"
        if stays and verdict.rule == OVERRIDE:
            kept.add(folded)
        prose = stays and Features(block, cleaned.document.language).sentence
        if prose:
            story.append(block.text)
        lines.append((folded, PROSE if prose else KEPT if stays else GONE))
    return Lesson(
        path=cleaned.extract.path,
        source=source,
        fingerprint=simhash(story),
        lines=tuple(lines[:MOST]),
        dropped=tuple(sorted(set(dropped))),
        kept=tuple(sorted(kept)),
    )


def forgotten(cleaned: Cleaned) -> tuple[str, ...]:
    """Name the folded lines that memory took out of an extract."""
    pairs = zip(cleaned.blocks, cleaned.verdicts, strict=True)
    return tuple(sorted({fold(block.text) for block, v in pairs if v.rule == RULE} - {""}))


def edited(path: str, text: str) -> Edited:
    """Fold every line of an article that an editor has changed."""
    return Edited(path=path, lines=tuple(sorted({fold(line) for line in text.splitlines()} - {""})))
