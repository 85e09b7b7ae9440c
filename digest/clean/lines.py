"""How likely a line of plain text is article, from its shape and from what stands around it.

The measures know places, lengths, neighbours and repetition, hardly any words, so that they hold in
languages without a phrase file. The numbers are in :mod:`digest.learned`; ``tests/quality/learn_line.py`` makes them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from digest.clean.features import Features
from digest.learned import forest

SENTENCE = 80
"""Characters of a line that ends like a sentence from which it counts as one."""

_SIGNS = frozenset(
    ("share", "ui", "advert", "comments", "copyright", "related", "newsletter", "media", "topics", "access",
     "published", "photo", "register", "app", "consent", "contact", "bio")
)  # fmt: skip
_ENDS = {mark: place for place, mark in enumerate('.!?:…"”);,', start=1)}
_FAR = 99
_INNER_END = re.compile(r"[.!?]\s")


class Lines:
    """The lines of one sheet; scores are made when they are asked for, and kept."""

    def __init__(self, measured: Sequence[Features]) -> None:
        self.features = measured
        self.count = len(measured)
        self.weights = [f.weight for f in measured]
        self.total = sum(self.weights) or 1
        self.sentence = [f.weight >= SENTENCE and f.final for f in measured]
        self.signed = [not _SIGNS.isdisjoint(f.cues) for f in measured]
        self.calm = [
            whole and not (f.imperative or ((f.reader or f.ours) and not f.reported))
            for whole, f in zip(self.sentence, measured, strict=True)
        ]
        self.passed = [0, *accumulate(self.weights)]
        self.sentences = [0, *accumulate(self.sentence)]
        self.signs = [0, *accumulate(self.signed)]
        self.calms = [0, *accumulate(self.calm)]
        self.calm_share = sum(w for w, c in zip(self.weights, self.calm, strict=True) if c)
        self.copies = Counter(f.flat for f in measured)
        self._find_stretch()
        self._find_neighbours()
        self.own: dict[int, tuple[float, ...]] = {}
        self.scores: dict[int, float] = {}

    def score(self, i: int) -> float:
        """Return the log odds that a line is article."""
        found = self.scores.get(i)
        if found is None:
            found = self.scores[i] = forest.load("line").score(self.measure(i))
        return found

    def reasons(self, i: int) -> str:
        """Name what decided on a line."""
        return ", ".join(forest.load("line").reasons(self.measure(i)))

    def _find_stretch(self) -> None:
        """Find the stretch of lines with most sentences and fewest other lines (Kadane's largest sum)."""
        best = run = 0.0
        start = self.first = self.last = 0
        for i, weight in enumerate(self.weights):
            if self.calm[i]:
                value = min(weight, 400) / 100
            elif weight >= SENTENCE // 2 and self.features[i].final:
                value = 0.3
            else:
                value = -1.4 if self.signed[i] else -0.8
            if run <= 0:
                run, start = 0.0, i
            run += value
            if run > best:
                best, self.first, self.last = run, start, i
        inside = range(self.first, self.last + 1) if self.count else range(0)
        self.vocabulary = Counter(
            stem for i in inside if self.sentence[i] for stem in self.features[i].stems
        )
        self.stretch = sum(self.weights[self.first : self.last + 1]) / self.total

    def _find_neighbours(self) -> None:
        """Note for each line how far the next calm sentences are, and how many lines between sentences it is one of."""
        self.before, self.after = [_FAR] * self.count, [_FAR] * self.count
        for distances, order in (
            (self.before, range(self.count)),
            (self.after, range(self.count - 1, -1, -1)),
        ):
            last = -1
            for i in order:
                if last >= 0:
                    distances[i] = abs(i - last)
                if self.calm[i]:
                    last = i
        self.runs = [0] * self.count
        start = 0
        for i in range(self.count + 1):
            if i == self.count or self.sentence[i]:
                self.runs[start:i] = [i - start] * (i - start)
                start = i + 1
        seen: Counter[str] = Counter()
        self.copy = []
        for f in self.features:
            self.copy.append(seen[f.flat])
            seen[f.flat] += 1

    def measure(self, i: int) -> list[float]:
        """Measure one line; ``line_columns.json`` of :mod:`digest.learned` names the measures in order."""
        row = [*self._of_line(i), *self._of_counts(i), *self._of_place(i)]
        for j in (i - 2, i - 1, i + 1, i + 2):
            row += self._of_line(j)[:_SHARED] if 0 <= j < self.count else _NONE
        return row

    def _of_line(self, i: int) -> tuple[float, ...]:
        found = self.own.get(i)
        if found is None:
            found = self.own[i] = self._look(self.features[i], i)
        return found

    def _look(self, f: Features, i: int) -> tuple[float, ...]:
        text = f.text
        size = len(text) or 1
        words = text.split()
        count = len(words) or 1
        own = int(self.first <= i <= self.last and self.sentence[i])
        stems, vocabulary = f.stems, self.vocabulary
        tied = sum(vocabulary[stem] > own for stem in stems)
        return (
            f.weight,
            sum(word[0].isupper() for word in words) / count,
            _ENDS.get(text[-1:], 0),
            f.dated,
            len(f.cues),
            tied / len(stems) if stems else -1.0,
            sum(map(str.isdigit, text)) / size,
            self.sentence[i],
            tied,
            len(f.tokens),
            f.final,
            sum(map(str.isupper, text)) / size,
            text.count(",") / count,
            size / count,
            len(_INNER_END.findall(text)),
            f.orders,
            f.reader,
            f.ours,
            f.reported,
            f.quote_start,
            f.headline,
            self.signed[i],
        )

    def _of_counts(self, i: int) -> tuple[float, ...]:
        """Count the sentences and the signs of boilerplate within 2, 5 and 10 lines."""
        counts: list[float] = []
        for reach in (2, 5, 10):
            low, high = max(0, i - reach), min(self.count, i + reach + 1)
            above = self.sentences[i] - self.sentences[low]
            below = self.sentences[high] - self.sentences[i + 1]
            signs_above = self.signs[i] - self.signs[low]
            counts += (above, below, above + below, signs_above, self.signs[high] - self.signs[low])
        return tuple(counts)

    def _of_place(self, i: int) -> tuple[float, ...]:
        f = self.features[i]
        previous = self.features[i - 1].stems if i else frozenset()
        following = self.features[i + 1].stems if i + 1 < self.count else frozenset()
        size = len(f.stems) or 1
        return (
            i / self.count,
            self.passed[i] / self.total,
            self.count,
            self.count - i,
            i,
            self.sentences[-1] / self.count,
            self.calm_share / self.total,
            self.calms[i],
            self.calms[-1] - self.calms[i + 1],
            self.signs[i],
            self.signs[-1] - self.signs[i + 1],
            self.before[i],
            self.after[i],
            self.runs[i],
            self.first <= i <= self.last,
            i - self.first,
            i - self.last,
            self.last - self.first + 1,
            self.stretch,
            len(f.stems & previous) / size,
            len(f.stems & following) / size,
            self.copies[f.flat],
            self.copy[i],
        )


_SHARED = 8  # measures of a line that its neighbours hear of
_NONE = (-1.0,) * _SHARED
