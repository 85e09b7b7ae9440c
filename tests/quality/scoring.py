"""Figures for a cleaned text beside its gold text: words in runs of four, and lines weighed by their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

RUN = 4
Runs = Counter[tuple[str, ...]]
Figures = dict[str, float]

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Give the words of a text as they are written."""
    return _WORD.findall(text)


def runs(tokens: Sequence[str]) -> Runs:
    """Count the runs of four words; fewer than four words are one run of their own."""
    if not tokens:
        return Counter()
    starts = range(max(len(tokens) - RUN, 0) + 1)
    return Counter(tuple(tokens[start : start + RUN]) for start in starts)


class PageScore(NamedTuple):
    """How far a text agrees with its gold text; precision or recall is None where its side is empty."""

    precision: float | None
    recall: float | None
    f1: float
    exact: bool
    answered: bool


def page(gold: str, found: str) -> PageScore:
    """Score one page's text."""
    wanted, given = words(gold), words(found)
    gold_runs, found_runs = runs(wanted), runs(given)
    shared = (gold_runs & found_runs).total()
    total = gold_runs.total() + found_runs.total()
    return PageScore(
        precision=shared / found_runs.total() if given else None,
        recall=shared / gold_runs.total() if wanted else None,
        f1=2 * shared / total if total else 1.0,
        exact=wanted == given,
        answered=bool(given) or not wanted,
    )


def pages(scores: Sequence[PageScore]) -> Figures:
    """Average over pages; ``f1`` is of the two averages, ``page_f1`` the average of the pages' own."""
    precision = _mean(score.precision for score in scores)
    recall = _mean(score.recall for score in scores)
    return {
        "pages": len(scores),
        "f1": harmonic(precision, recall),
        "precision": precision,
        "recall": recall,
        "exact": _mean(score.exact for score in scores),
        "page_f1": _mean(score.f1 for score in scores),
        "answered": _mean(score.answered for score in scores),
    }


@dataclass(frozen=True)
class LineScore:
    """Words and lines of one extract by what was wanted and what was done."""

    kept_words: int = 0
    lost_words: int = 0
    left_words: int = 0
    gone_words: int = 0
    kept_lines: int = 0
    lost_lines: int = 0
    left_lines: int = 0

    @property
    def f1(self) -> float:
        """Words' F1; an extract that has nothing to keep and keeps nothing is right."""
        total = 2 * self.kept_words + self.lost_words + self.left_words
        return 2 * self.kept_words / total if total else 1.0


def lines(texts: Sequence[str], wanted: Sequence[bool], given: Sequence[bool]) -> LineScore:
    """Score one extract's lines: ``wanted`` and ``given`` say for each whether it is to stay, and stayed."""
    sizes, counts = Counter[tuple[bool, bool]](), Counter[tuple[bool, bool]]()
    for text, keep, kept in zip(texts, wanted, given, strict=True):
        sizes[bool(keep), bool(kept)] += len(words(text.lower()))
        counts[bool(keep), bool(kept)] += 1
    return LineScore(
        kept_words=sizes[True, True],
        lost_words=sizes[True, False],
        left_words=sizes[False, True],
        gone_words=sizes[False, False],
        kept_lines=counts[True, True],
        lost_lines=counts[True, False],
        left_lines=counts[False, True],
    )


def extracts(scores: Sequence[LineScore], texts: Sequence[PageScore] = ()) -> Figures:
    """Pool the lines of all extracts; ``texts`` are the scores of the kept text beside the gold text."""

    def total(field: str) -> int:
        return sum(getattr(score, field) for score in scores)

    kept, lost, left = total("kept_words"), total("lost_words"), total("left_words")
    lines_kept = total("kept_lines")
    precision, recall = share(kept, kept + left), share(kept, kept + lost)
    line_precision = share(lines_kept, lines_kept + total("left_lines"))
    line_recall = share(lines_kept, lines_kept + total("lost_lines"))
    return {
        "pages": len(scores),
        "word_f1": harmonic(precision, recall),
        "word_precision": precision,
        "word_recall": recall,
        "line_f1": harmonic(line_precision, line_recall),
        "line_precision": line_precision,
        "line_recall": line_recall,
        "page_word_f1": _mean(score.f1 for score in scores),
        "text_lost": share(lost, kept + lost),
        "junk_removed": share(total("gone_words"), total("gone_words") + left),
        "clean_pages": _mean(not score.lost_lines and not score.left_lines for score in scores),
        "text_f1": pages(texts)["f1"],
    }


def share(part: float, whole: float) -> float:
    """Divide; nothing of nothing is nothing."""
    return part / whole if whole else 0.0


def harmonic(one: float, other: float) -> float:
    """Give the harmonic mean."""
    return share(2 * one * other, one + other)


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return share(sum(known), len(known))
