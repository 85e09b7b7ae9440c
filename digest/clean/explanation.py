"""The engine's decisions in words: a table for people, a mapping for programs, a page for each rule."""

from __future__ import annotations

import inspect
from typing import Any

from digest.clean import overrides, stories
from digest.clean.engine import all_rules
from digest.clean.overrides import RULE, mark
from digest.model.verdict import Cleaned, Verdict

_WIDTH = 60


def as_text(cleaned: Cleaned, *, marks: bool = False) -> str:
    """Lay out one line a block: source lines, verdict, class, rule, reason, evidence; and the document's verdict.

    ``marks`` are the fingerprints by which an override can name a line; they stand before its text.
    """
    rows = [_row(cleaned, i, marks=marks) for i in range(len(cleaned.blocks))]
    widths = [max((len(row[c]) for row in rows), default=0) for c in range(5)]
    lines = [
        "  ".join(
            [row[0].rjust(widths[0]), *(row[c].ljust(widths[c]) for c in range(1, 5)), *row[5:]]
        ).rstrip()
        for row in rows
    ]
    return "\n".join([*lines, "", *_summary(cleaned)]) + "\n"


def as_json(cleaned: Cleaned) -> dict[str, Any]:
    """Return the document's verdict, what was harvested, and every block with its verdict."""
    document, harvest = cleaned.document, cleaned.harvest
    return {
        "document": {
            "verdict": document.kind,
            "source": harvest.source,
            "language": document.language,
            "wall": document.wall,
            "complete": document.complete,
            "title": harvest.title,
            "title_from": harvest.title_from,
            "authors": list(harvest.authors),
            "published": harvest.published,
            "updated": harvest.updated,
            "place": harvest.place,
            "agency": harvest.agency,
            "notes": list(harvest.notes),
            "review": list(document.review),
            "stories": [story.title for story in stories.split(cleaned)],
            "warnings": list(harvest.warnings),
        },
        "blocks": [
            {
                "lines": [block.first, block.last],
                "text": block.text,
                "mark": mark(block.text),
                "verdict": verdict.action,
                "class": verdict.class_,
                "rule": verdict.rule,
                "reason": verdict.reason,
                "evidence": verdict.evidence,
                "also": list(verdict.also),
                "review": verdict.review,
            }
            for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True)
        ],
    }


def rule_names() -> list[str]:
    """Return the names of all rules, sorted."""
    return sorted(rule.name for rule in all_rules())


def rule_page(name: str) -> str | None:
    """Return a rule's own page by its name or its code; None when there is no such rule."""
    wanted = name.strip().lower()
    if wanted == RULE:
        return f"{RULE} (above every rule)\n\n{inspect.cleandoc(overrides.__doc__ or '')}\n"
    for rule in all_rules():
        if wanted in (rule.name, rule.code.lower()):
            guards = ", ".join(rule.guards) or "none"
            head = f"{rule.name} ({rule.code}, {rule.strength})"
            return f"{head}\n\n{inspect.cleandoc(rule.page)}\nGuards: {guards}\n"
    return None


def _row(cleaned: Cleaned, i: int, *, marks: bool) -> list[str]:
    block, verdict = cleaned.blocks[i], cleaned.verdicts[i]
    span = str(block.first) if block.first == block.last else f"{block.first}-{block.last}"
    text = block.text if len(block.text) <= _WIDTH else block.text[: _WIDTH - 1] + "…"
    row = [
        span,
        verdict.action + ("?" if verdict.review else ""),
        verdict.class_ or "-",
        verdict.rule or "-",
        verdict.reason or "-",
    ]
    shown = f"{mark(block.text)} | {text}" if marks else f"| {text}"
    return [*row, _evidence(verdict), shown]


def _evidence(verdict: Verdict) -> str:
    also = f"; also {', '.join(verdict.also)}" if verdict.also else ""
    return f"{verdict.evidence}{also}"


def _summary(cleaned: Cleaned) -> list[str]:
    document, harvest = cleaned.document, cleaned.harvest
    kept = sum(verdict.action == "keep" for verdict in cleaned.verdicts)
    lines = [
        (
            f"document: {document.kind}, wall: {'yes' if document.wall else 'no'}, "
            f"complete: {document.complete}, language: {document.language or 'unknown'}"
        ),
        f"kept {kept} of {len(cleaned.blocks)} blocks",
    ]
    if harvest.title:
        lines.append(f"title ({harvest.title_from}): {harvest.title}")
    lines += [f"story: {story.title}" for story in stories.split(cleaned)]
    lines += [f"note: {note}" for note in harvest.notes]
    lines += [f"look: {reason}" for reason in (*document.review, *harvest.warnings)]
    return lines
