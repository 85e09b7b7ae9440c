"""Decision trees as plain numbers: walked without any library, and able to say what decided.

A file of numbers is JSON: ``columns`` (name of a measure -> what it says), ``prior`` (the score before any
measure is seen), ``limits`` (the lowest and the highest score that anybody compares with), ``settled`` (after
how many trees which scores are hardly ever led back between the limits), and ``trees``. A tree is a leaf (its
share of the score) or ``[column, threshold, tree if at most the threshold, tree if above, mean]``. Scores are log odds.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

_PAST = 0.1  # how far beyond the limits a settled score lies at least
_SAID = 3  # measures named for one decision
_ASKED = 8  # trees asked for reasons: the first ones say most


class Settled(msgspec.Struct, frozen=True, array_like=True):
    """After ``trees`` trees a score at or below ``low``, or at or above ``high``, is settled."""

    trees: int
    low: float
    high: float


class Forest(msgspec.Struct, frozen=True):
    """A sum of decision trees over named measures."""

    columns: Mapping[str, str]
    prior: float
    limits: tuple[float, float]
    settled: tuple[Settled, ...]
    trees: list[Any]

    def score(self, row: Sequence[float]) -> float:
        """Return the log odds of a row of measures, in the order of ``columns``."""
        return self.walk(row)[0]

    def walk(self, row: Sequence[float]) -> tuple[float, int]:
        """Return the score, and after how many trees it was settled."""
        total, done = self.prior, 0
        for stage in self.settled:
            total += _sum(self.trees[done : stage.trees], row)
            done = stage.trees
            if total <= stage.low:
                return min(total, self.limits[0] - _PAST), done
            if total >= stage.high:
                return max(total, self.limits[1] + _PAST), done
        return total + _sum(self.trees[done:], row), len(self.trees)

    def reasons(
        self, row: Sequence[float], walked: tuple[float, int] | None = None
    ) -> tuple[str, ...]:
        """Name the measures that moved the score of a row most towards where it ended, the strongest first.

        ``walked`` is what :meth:`walk` said of the row, where that is known.

        The share of a measure is what the mean of the samples changed by where a tree asked for it
        (Saabas, "Interpreting random forests", 2014).
        """
        total, asked = walked or self.walk(row)
        shares: dict[int, float] = {}
        for tree in self.trees[: min(asked, _ASKED)]:
            node = tree
            while node.__class__ is list:
                at, mean = node[0], node[4]
                node = node[2] if row[at] <= node[1] else node[3]
                shares[at] = (
                    shares.get(at, 0.0) + (node[4] if node.__class__ is list else node) - mean
                )
        sign = 1 if total > 0 else -1
        ranked = sorted((-sign * share, at) for at, share in shares.items())[:_SAID]
        names = list(self.columns.values())
        return tuple(names[at].replace("#", _number(row[at])) for share, at in ranked if share < 0)


@functools.cache
def load(name: str) -> Forest:
    """Read the forest of a name from its file beside this module, once."""
    path = os.path.join(os.path.dirname(__file__), f"{name}.json")
    with open(path, "rb") as file:
        return msgspec.json.decode(file.read(), type=Forest)


def _sum(trees: Sequence[Any], row: Sequence[float]) -> float:
    total = 0.0
    for tree in trees:
        node = tree
        while node.__class__ is list:
            node = node[2] if row[node[0]] <= node[1] else node[3]
        total += node
    return total


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
