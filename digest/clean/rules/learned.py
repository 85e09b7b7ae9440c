"""What was learned from line-labelled texts: the last word on lines that no rule knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.clean.features import Features
from digest.clean.guards import veto
from digest.clean.rule import Finding, run_rule
from digest.clean.rules.furniture import class_of
from digest.clean.sheet import FEW, INSIDE, Sheet

UNLIKELY = -0.5
"""Log odds under which a line before or after the paragraphs goes."""
UNLIKELY_INSIDE = -1.0
"""Log odds under which a line between the paragraphs goes."""
UNLIKELY_PARAGRAPH = -1.4
"""Log odds under which what reads like a paragraph goes: news weighs more than a teaser."""
UNLIKELY_SENTENCE = -2.0
"""Log odds under which a short whole sentence goes: many a story is told in nothing else."""
SHORT_SENTENCE = 30
TURNS = 2
"""Times that a name stands alone where its bearer speaks in turn with others."""
_INSIDE_GUARDS = ("K2", "K11")


@run_rule("unlike-article", "R36", guards=("K1", "K3", "K8", "K9", "K10", "K13"), spine=True)
def unlike_article(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop a line of plain text that stands and looks as lines of articles do not.

    What: a line of a text without markup whose length, neighbours, place, copies and word tie are those of
        boilerplate, as was learned from texts whose article is known; asked when no other rule has more to say.
    Why: menus, teasers and forms come in wordings that no list of phrases holds, but in the same shapes and places.
    Removes: Solar parks
    Keeps: What the road would cost
    """
    lines = sheet.lines
    if found or lines is None or sheet.size < FEW or sheet.spine.first < 0:
        return
    for i in range(len(sheet)):
        f, score = sheet.features[i], lines.score(i)
        within = sheet.is_spine(i) or sheet.where(i) == INSIDE
        if score >= _limit(f, within=within):
            continue
        if not _KNOWN.isdisjoint(f.cues) or _speaks_next(sheet, i):
            continue
        if within and (f.block.kind in _SHAPED or veto(sheet, i, _INSIDE_GUARDS)[0]):
            continue
        if _asks(sheet, i):
            continue
        yield i, Finding(class_of(f), f"{score:+.1f}: {lines.reasons(i)}")


def _limit(f: Features, *, within: bool) -> float:
    """Return the log odds under which a line goes: a whole sentence that speaks to nobody is the last to go."""
    calm = f.final and not (f.reader or f.ours or f.imperative)
    if calm and (f.quote_start or (f.weight >= SHORT_SENTENCE and not f.sentence)):
        return UNLIKELY_SENTENCE
    if f.sentence and (calm or within):
        return UNLIKELY_PARAGRAPH
    return UNLIKELY_INSIDE if within else UNLIKELY


def _speaks_next(sheet: Sheet, i: int) -> bool:
    """Judge a name on its own before what its bearer says, as transcripts print it; again and again, if short."""
    f = sheet.features[i]
    if not f.named or i + 1 >= len(sheet) or sheet.lines is None:
        return False
    after = sheet.features[i + 1]
    return after.sentence or (
        after.final and "bio" not in after.cues and sheet.lines.copies[f.flat] >= TURNS
    )


def _asks(sheet: Sheet, i: int) -> bool:
    """Judge a question alone between paragraphs, in their words, to head the next one."""
    f = sheet.features[i]
    return f.text.endswith(("?", "？")) and bool(veto(sheet, i, ("K6",))[0]) and sheet.tie(i) >= 0.5


_KNOWN = frozenset(("keypoints", "ipo"))
_SHAPED = frozenset(("heading", "item", "row", "quote"))
