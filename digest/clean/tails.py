"""Whether a story goes on in short sentences, where no length tells them from the page around it."""

from __future__ import annotations

from collections.abc import Container, Mapping

from digest.clean import suspicion, wording
from digest.clean.rule import Finding
from digest.clean.sheet import Sheet

FIGURE = 40
"""Characters from which a sentence with a figure in it is taken for news."""
TIED = 0.25
ROW = 8
"""Lines behind news in which a short sentence still belongs to it."""
_INSERTS = frozenset(
    ("B1", "B2", "B5", "B6", "B7", "A5", "C1", "C2", "C3", "C5", "C6", "C8", "E4", "E5", "E7")
)
_OVER = frozenset(("D1", "D2", "D3", "C4", "E8", "A2", "A3"))


def is_calm(sheet: Sheet, i: int) -> bool:
    """Judge a whole sentence without a word of the page's, or one somebody says."""
    f = sheet.features[i]
    if not f.final or f.weight < 10 or f.block.link_share > 0.2:
        return False
    if f.quote_start:
        return True
    spoken = f.reader or f.ours or f.imperative or any(not c.endswith("_soft") for c in f.cues)
    return not spoken and (len(f.tokens) >= 3 or f.unspaced)


def gives_news(sheet: Sheet, i: int) -> bool:
    """Judge a sentence to hold what no teaser spells out: a figure, or the story's own words."""
    f = sheet.features[i]
    return f.quotation or any(map(str.isdigit, f.text)) or sheet.tie(i) >= TIED


def goes_on(sheet: Sheet, i: int) -> str:
    """Say why a short calm sentence belongs to those around it; empty where it does not."""
    if sheet.features[i].sentence or not is_calm(sheet, i):
        return ""
    if ahead := leads_on(sheet, i):
        return ahead
    for j in range(i - 1, max(-1, i - ROW), -1):
        f = sheet.features[j]
        if sheet.is_spine(j) or f.quotation:
            return "the paragraph before it goes on"
        if not is_calm(sheet, j):
            return ""
        if f.weight >= FIGURE and any(map(str.isdigit, f.text)):
            return "goes on behind a figure"
    return ""


def leads_on(sheet: Sheet, i: int) -> str:
    """Say why a short calm sentence belongs to the one behind it; empty where it does not."""
    if i + 1 >= len(sheet) or not is_calm(sheet, i) or not is_calm(sheet, i + 1):
        return ""
    f = sheet.features[i + 1]
    told = sheet.is_spine(i + 1) or (f.weight >= FIGURE and any(map(str.isdigit, f.text)))
    return "the next sentence goes on" if told else ""


def trails(sheet: Sheet, found: Container[int], label: int, i: int) -> bool:
    """Judge the first whole sentence under a label of links to be the story's, not a link's teaser.

    Above it are headlines alone; from it on there are calm sentences alone, two of them or more, up to where
    something else is known, and one of them gives news.
    """
    if any(sheet.features[j].final for j in range(label + 1, i) if j not in found):
        return False
    last = i
    while last < sheet.run(i).stop and last not in found:
        if not is_calm(sheet, last):
            return False
        last += 1
    return last - i >= 2 and any(gives_news(sheet, j) for j in range(i, last))


def end(sheet: Sheet, found: Mapping[int, Finding], anchor: int) -> int:
    """Find the first block from the anchor on behind which no story goes on: no mere form, button or advert."""
    for i in range(anchor, len(sheet)):
        f = sheet.features[i]
        if i not in found or found[i].class_ in _INSERTS or len(f.tokens) <= 1:
            continue
        if found[i].class_ == "A1" and not sheet.access[i] and _is_lone_offer(sheet, found, i):
            continue  # the house talks of itself, but there is no wall
        if found[i].class_ != "B3" or not suspicion.own_link(f):
            return i
    return len(sheet)


def _is_lone_offer(sheet: Sheet, found: Mapping[int, Finding], i: int) -> bool:
    return sum(j in found and found[j].class_[0] == "A" for j in sheet.run(i)) == 1


def is_over(sheet: Sheet, found: Mapping[int, Finding], i: int) -> bool:
    """Judge a block behind which no story goes on whatever is said there: rights, comments, a wall's prices."""
    return i in found and found[i].class_ in _OVER and len(sheet.features[i].tokens) > 1


def resumes(sheet: Sheet, found: Mapping[int, Finding], i: int) -> bool:
    """Judge whether the story goes on behind links or a wall: somebody is quoted, or two sentences give news."""
    f = sheet.features[i]
    if not is_story(sheet, i):
        return False
    if f.quote_start and f.reported:
        return True
    if i + 1 >= len(sheet) or i + 1 in found:
        return False
    if not is_calm(sheet, i + 1):
        return False
    return any(gives_news(sheet, j) for j in (i, i + 1))


def stands_by(sheet: Sheet, found: Mapping[int, Finding], i: int, *, told: bool) -> bool:
    """Judge a sentence of a few words by what stands before it, or right behind it."""
    if not is_calm(sheet, i):
        return False
    return told or (i + 1 < len(sheet) and i + 1 not in found and is_story(sheet, i + 1))


def told_on(sheet: Sheet, found: Mapping[int, Finding], anchor: int) -> set[int]:
    """Return the sentences from which on most lines are a reporter's: the anchor stands inside the story.

    Beside a label of other stories they may be teasers, and beside one of comments what readers say.
    """
    cues = {cue for i in range(anchor, len(sheet)) if i in found for cue in sheet.features[i].cues}
    if sheet.size > wording.SMALL or "comments" in cues:
        return set()
    open_ = [i for i in range(anchor, len(sheet)) if i not in found]
    return wording.told_on(sheet.features, open_, 0.7 if "related" in cues else 0.5)


def is_story(sheet: Sheet, i: int) -> bool:
    """Judge a whole sentence that speaks to nobody and of nothing but the news, or what somebody says in it."""
    f = sheet.features[i]
    if f.reader and not f.quote_start:
        return False
    said = f.quote_start and f.weight >= 10
    return (
        f.final
        and (said or (f.weight >= 30 and len(f.tokens) >= 5 and not (f.ours or f.imperative)))
        and not suspicion.prose(f)
        and not suspicion.soft_class(f)
        and f.block.link_share < 0.5
    )
