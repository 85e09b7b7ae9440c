"""What was learned from line-labelled texts: the last word on lines that no rule knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.clean.guards import veto
from digest.clean.rule import Finding, run_rule
from digest.clean.rules.furniture import class_of
from digest.clean.sheet import INSIDE, Sheet

UNLIKELY = -0.5
"""Log odds under which a line before or after the paragraphs goes."""
UNLIKELY_SPINE = -1.5
"""Log odds under which a line between the paragraphs goes, and what reads like one: news weighs more than a teaser."""
_INSIDE_GUARDS = ("K2", "K4", "K6", "K11")


@run_rule("unlike-article", "R36", guards=("K1", "K3", "K8", "K9", "K10"), spine=True)
def unlike_article(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop a line of plain text that stands and looks as lines of articles do not.

    What: a line of a text without markup whose length, neighbours, place, copies and word tie are those of
        boilerplate, as was learned from texts whose article is known; asked when no other rule has more to say.
    Why: menus, teasers and forms come in wordings that no list of phrases holds, but in the same shapes and places.
    Removes: Rail freight
    Keeps: What the road would cost
    """
    lines = sheet.lines
    if found or lines is None or sheet.spine.first < 0:
        return
    for i in range(len(sheet)):
        f = sheet.features[i]
        within = sheet.is_spine(i) or sheet.where(i) == INSIDE
        score = lines.score(i)
        if score >= (UNLIKELY_SPINE if within or (f.final and not f.reader) else UNLIKELY):
            continue
        if not _KNOWN.isdisjoint(f.cues) or _speaks_next(sheet, i):
            continue
        if within and (f.block.kind in _SHAPED or veto(sheet, i, _INSIDE_GUARDS)[0]):
            continue
        yield i, Finding(class_of(f), f"{score:+.1f}: {lines.reasons(i)}")


def _speaks_next(sheet: Sheet, i: int) -> bool:
    """Judge a name on its own before what its bearer says, as transcripts print it."""
    return sheet.features[i].named and i + 1 < len(sheet) and sheet.features[i + 1].sentence


_KNOWN = frozenset(("keypoints", "ipo"))
_SHAPED = frozenset(("heading", "item", "row", "quote"))
