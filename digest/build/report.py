"""What a build did, in plain values that the standard library can keep between two builds."""

from __future__ import annotations

from typing import Any, NamedTuple

from digest.errors import Location, Problem


class BuildReport(NamedTuple):
    """The account of one build.

    ``articles`` stand on the site; ``pages`` counts all output files. ``pages_rendered`` were made anew,
    ``pages_written`` of them had other bytes than before, ``pages_kept`` were left alone, ``pruned`` are gone.
    ``files_read`` counts content files read. ``held`` names the articles kept back, each with its reason.
    ``extracts`` is the number of extracts known, ``without_article`` of those that hold none, ``intake`` counts
    those taken in now by state; ``counts`` are the lines dropped from extracts by class, ``wants`` how many
    articles want what (headline, date, source, review, cut). ``output`` is the folder as configured.
    ``seconds`` is filled in by whoever reads the clock. ``written`` names the files of ``pages_written``.
    """

    articles: int = 0
    pages: int = 0
    pages_rendered: int = 0
    pages_written: int = 0
    pages_kept: int = 0
    pruned: int = 0
    files_read: int = 0
    held: tuple[tuple[str, str], ...] = ()
    extracts: int = 0
    intake: tuple[tuple[str, int], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    wants: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()
    output: str = ""
    noop: bool = False
    seconds: float = 0.0
    written: tuple[str, ...] = ()
    without_article: int = 0

    @property
    def exit_code(self) -> int:
        """Give 1 when a problem is an error, 0 otherwise."""
        return int(any(problem.severity == "error" for problem in self.problems))

    def repeated(self) -> BuildReport:
        """Tell the same of a build that had nothing to do."""
        return self._replace(
            pages_rendered=0,
            pages_written=0,
            pages_kept=self.pages,
            pruned=0,
            files_read=0,
            intake=(),
            noop=True,
            written=(),
            seconds=0.0,
        )


def plain(report: BuildReport) -> tuple[Any, ...]:
    """Turn a report into nested plain tuples, the problems last."""
    problems = tuple((tuple(p.where), p.message, p.hint, p.severity) for p in report.problems)
    return (*report._replace(problems=()), problems)


def from_plain(values: tuple[Any, ...]) -> BuildReport:
    """Turn what :func:`plain` gave back into a report."""
    problems = tuple(Problem(Location(*w), m, h, s) for w, m, h, s in values[-1])
    return BuildReport(*values[:-1])._replace(problems=problems)
