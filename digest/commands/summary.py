"""Accounts of what was done, in words an editor can act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from digest.commands.call import Console
from digest.errors import Location, Problem

SHOWN = 20
"""Paths listed under one heading before "and N more"."""

WANTS = {
    "headline": "a headline",
    "date": "a date",
    "source": "a source",
    "review": "a second look",
    "cut": "the rest of the story (it looks cut off)",
}


def count(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun: ``1 article``, ``12 articles``, ``2 stories``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def seconds(taken: float) -> str:
    """Write a duration: ``0.03 s``, ``1.2 s``, ``75 s``."""
    digits = 2 if taken < 1 else 1 if taken < 10 else 0
    return f"{taken:.{digits}f} s"


def removed(counts: Iterable[tuple[str, int]]) -> str:
    """Write the lines that were cut by class in words, most first; nothing where none was."""
    from digest.model.verdict import CLASSES

    found = sorted(((n, CLASSES.get(key, key)) for key, n in counts if n), key=_most_first)
    if not found:
        return ""
    parts = ", ".join(f"{n:,} {words}" for n, words in found)
    return f"Cut {count(sum(n for n, _ in found), 'line')} of the extracts: {parts}"


def listed(paths: Sequence[str], *, whole: bool) -> list[str]:
    """Indent paths, 20 at most unless ``whole``."""
    shown = paths if whole else paths[:SHOWN]
    rest = len(paths) - len(shown)
    return [f"  {path}" for path in shown] + ([f"  and {rest} more; -v shows all"] if rest else [])


def faults(problems: Sequence[Problem]) -> str:
    """Write how many errors and warnings there are: ``1 error, 2 warnings``."""
    warnings = sum(problem.severity == "warning" for problem in problems)
    parts = [(len(problems) - warnings, "error"), (warnings, "warning")]
    return ", ".join(count(number, noun) for number, noun in parts if number)


def tell_problems(problems: Iterable[Problem], console: Console) -> None:
    """Print problems: every error in full; of warnings that say the same, 20 and the hint once."""
    told: Counter[str] = Counter()
    for problem in problems:
        warning = problem.severity == "warning"
        told[problem.message] += warning
        if not warning or told[problem.message] == 1:
            console.tell(problem)
        elif told[problem.message] <= SHOWN or console.verbose:
            console.tell(problem._replace(hint=""))
    for message, number in told.items():
        if number > SHOWN and not console.verbose:
            more = f"{message}: {number - SHOWN:,} more; -v shows all"
            console.tell(Problem(Location("digest"), more, severity="warning"))


def problem_values(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Give problems as values for ``--json``."""
    return [
        {
            "path": problem.where.path,
            "line": problem.where.line,
            "column": problem.where.column,
            "severity": problem.severity,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]


def _most_first(pair: tuple[int, str]) -> tuple[int, str]:
    return -pair[0], pair[1]
