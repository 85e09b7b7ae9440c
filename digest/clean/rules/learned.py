"""What was learned from line-labelled texts: the last word on lines that no rule knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.clean.rule import Finding, run_rule
from digest.clean.rules.furniture import class_of
from digest.clean.sheet import Sheet

UNLIKELY = -0.5
"""Log odds under which a line between the paragraphs goes."""
UNLIKELY_SPINE = -1.5
"""Log odds under which what reads like a paragraph goes: losing news costs more than keeping a teaser."""


@run_rule("unlike-article", "R36", guards=("K1", "K3", "K8", "K9", "K10"), spine=True)
def unlike_article(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop a line of plain text that stands and looks as lines of articles do not.

    What: a line of a text without markup whose length, neighbours, place, copies and word tie are those of
        boilerplate, as was learned from texts whose article is known; asked when no other rule has more to say.
    Why: menus, teasers and forms come in wordings that no list of phrases holds, but in the same shapes and places.
    Removes: the eighth of twelve short lines without a full stop behind the story
    Keeps: a subhead between two paragraphs that share its words
    """
    lines = sheet.lines
    if found or lines is None or sheet.spine.first < 0:
        return
    for i in range(len(sheet)):
        limit = UNLIKELY_SPINE if sheet.is_spine(i) else UNLIKELY
        score = lines.score(i)
        if score < limit:
            yield i, Finding(class_of(sheet.features[i]), f"{score:+.1f}: {lines.reasons(i)}")
