"""What a perfect choice would score: among whole answers, and among our own blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoring import RUN, PageScore, page, runs, words


def best_answer(gold: str, answers: Iterable[str]) -> PageScore:
    """Score the answer that agrees best with the gold text."""
    return max((page(gold, answer) for answer in answers), key=lambda score: score.f1)


def best_blocks(gold: str, blocks: Sequence[str]) -> list[str]:
    """Choose, in their order, the blocks that raise the overlap with the gold text.

    A block is taken if at least half of the runs it adds, those that begin in the words before it
    included, are still wanted: less than half lowers a score near its best.
    """
    wanted = runs(words(gold))
    chosen: list[str] = []
    before: list[str] = []
    for block in blocks:
        tokens = words(block)
        added = runs([*before, *tokens]) if tokens else runs([])
        hits = added & wanted
        if tokens and 2 * hits.total() >= added.total():
            chosen.append(block)
            wanted -= hits
            before = [*before, *tokens][1 - RUN :]
    return chosen
