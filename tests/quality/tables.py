"""Figures as plain text, with the change since an earlier run in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Tables = dict[str, dict[str, dict[str, float]]]

_UNCHANGED = 0.00005
_HEADS = {"precision": "prec", "word_precision": "word_p", "word_recall": "word_r"}


class Report(NamedTuple):
    """Tables by title, row and column; the worst pages; where records disagree; peers not installed."""

    tables: Tables
    worst: list[dict[str, Any]]
    disagreements: list[dict[str, str]]
    missing: list[str]


def as_text(report: Report, before: Mapping[str, Any], *, disagreements: bool = False) -> str:
    """Write a report; ``before`` is an earlier one as it was read from JSON, or empty."""
    lines: list[str] = []
    for title, rows in report.tables.items():
        lines += [*_table(title, rows, before.get("tables", {}).get(title, {})), ""]
    lines += [f"not installed: {name}" for name in report.missing]
    lines += ["worst pages", *map(_worst, report.worst)]
    if disagreements:
        lines += ["", "disagreements", *map(_disagreement, report.disagreements)]
    return "\n".join(lines) + "\n"


def _table(
    title: str,
    rows: Mapping[str, Mapping[str, float]],
    before: Mapping[str, Mapping[str, float]],
) -> Iterator[str]:
    columns = list(next(iter(rows.values()), {}))
    width = max(len(name) for name in (title, *rows)) + 2
    cells = {
        row: [_cell(figures[c], before.get(row, {}).get(c)) for c in columns]
        for row, figures in rows.items()
    }
    heads = [_HEADS.get(column, column) for column in columns]
    widths = [
        max(len(head), *(len(row[i]) for row in cells.values())) for i, head in enumerate(heads)
    ]
    for name, row in ((title, heads), *cells.items()):
        values = "  ".join(cell.rjust(w) for cell, w in zip(row, widths, strict=True))
        yield f"{name:<{width}}{values}"


def _cell(value: float, before: float | None) -> str:
    changed = before is not None and abs(value - before) >= _UNCHANGED
    return (
        f"{_figure(value)} ({_figure(value - (before or 0), sign='+')})"
        if changed
        else _figure(value)
    )


def _figure(value: float, sign: str = "") -> str:
    if isinstance(value, int):
        return f"{value:{sign}d}"
    return f"{value:{sign}.4f}" if abs(value) <= 1 else f"{value:{sign}.1f}"


def _worst(page: Mapping[str, Any]) -> str:
    precision, recall = (page[name] or 0.0 for name in ("precision", "recall"))
    return f"  {page['f1']:.3f}  precision {precision:.3f}  recall {recall:.3f}  {page['page']}"


def _disagreement(row: Mapping[str, str]) -> str:
    return f"  {row['page']} {row['field']}\n    ours     {row['ours']}\n    declared {row['declared']}"
