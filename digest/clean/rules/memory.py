"""Lines that the source repeats from article to article: what memory knows decides, with the place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from digest.clean.features import Features
from digest.clean.guards import veto
from digest.clean.rule import Finding, run_rule
from digest.clean.sheet import HEAD, INSIDE, TAIL, Sheet
from digest.model.knowledge import LineRecord
from digest.text.folding import fold, variants

CLASS = "C10"
MANY, FEW, YOUNG = 3, 2, 10
"""A line counts from MANY articles on, from FEW while the source has less than YOUNG."""
STEADY = 0.8
"""The share of its articles in which a line must stand at one place."""
HOUSE = 5
"""A paragraph in so many stories, and in half of the source's, is no story's own."""
GAP = 4

_GUARDS = ("K1", "K3", "K8")
_AGREE = frozenset((
    "access", "access_soft", "advert", "app", "app_soft", "appeal", "appeal_soft", "benefit", "bio", "comments",
    "comments_soft", "consent", "contact", "copyright", "disclaimer", "field", "form", "media", "newsletter",
    "newsletter_soft", "pitch", "plan", "player", "reading", "register", "register_soft", "related", "share",
    "standards", "topics", "trial", "trial_soft", "ui",
))  # fmt: skip
_PLACES = {HEAD: "before the text", INSIDE: "between paragraphs", TAIL: "at the end"}


class _Frame(NamedTuple):
    """Which lines are known from how many articles, and the span of the paragraphs that are the story's own."""

    records: dict[int, LineRecord]
    first: int
    last: int
    retold: bool
    least: int

    def where(self, i: int) -> str:
        """Return a block's place beside the story's own paragraphs; house prose at an end is no part of them."""
        return HEAD if i < self.first else TAIL if i > self.last else INSIDE


@run_rule("repeated-line", "R16", guards=_GUARDS, spine=True)
def repeated_line(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop a line that the source prints in article after article.

    What: a line seen in three distinct articles of the source (two while it has fewer than ten), at the same place
    in most of them; and what stands between two such lines of one tail.
    Why: what stands under every story belongs to none of them. A story saved twice counts once, and one that
    several sources print is syndicated: it stays.
    Removes: Harbour Brief is put together each night by three people above a bakery in Kiel.
    Keeps: By the numbers
    """
    frame = _frame(sheet)
    if frame is None:
        return
    hits = {}
    for i, record in frame.records.items():
        if _is_boilerplate(sheet, frame, i, record):
            hits[i] = Finding(CLASS, _evidence(sheet, record))
    hits |= _beside(sheet, frame, hits, found)
    yield from hits.items()
    yield from _between(sheet, frame, hits, found)


def _frame(sheet: Sheet) -> _Frame | None:
    """Look the lines up; None where memory knows none of them, or the story has no paragraph of its own."""
    known = sheet.knowledge.lines
    if not known:
        return None
    seen = {i: known.get(fold(f.text)) for i, f in enumerate(sheet.features)}
    repeated = {i: record for i, record in seen.items() if record and record.articles >= FEW}
    own = [i for i, member in enumerate(sheet.spine.member) if member and i not in repeated]
    if not repeated or not own:
        return None
    least = FEW if sheet.knowledge.articles < YOUNG else MANY
    told = [i for i in repeated if sheet.is_spine(i) and not _is_house(sheet, repeated[i])]
    enough = {i: r for i, r in repeated.items() if r.articles >= least and not r.kept}
    return _Frame(enough, own[0], own[-1], len(told) > len(own), least)


def _is_house(sheet: Sheet, record: LineRecord) -> bool:
    return record.articles >= HOUSE and record.articles * 2 >= sheet.knowledge.articles


def _is_boilerplate(sheet: Sheet, frame: _Frame, i: int, record: LineRecord) -> bool:
    """Judge a repeated line by its shape, its place now, and its places before."""
    f = sheet.features[i]
    place = frame.where(i)
    cue = not _AGREE.isdisjoint(f.cues)
    steady = _share(record, place) >= STEADY
    if f.clock or "keypoints" in f.cues or f.flat == sheet.title_words:
        return False
    if place != TAIL and f.reported:
        return False
    if sheet.is_spine(i) or (f.final and len(f.tokens) >= MANY + 2) or f.sentence:
        return steady and _is_house_prose(sheet, frame, i, record)
    if place == INSIDE:
        return _is_insert(sheet, i, record, cue=cue)
    widget = record.sources >= MANY
    return cue or widget or (steady and not _is_data(sheet, i, place))


def _is_house_prose(sheet: Sheet, frame: _Frame, i: int, record: LineRecord) -> bool:
    """Judge a repeated sentence: seen often, and either the house's voice, or everywhere, or without a tie.

    A paragraph of other sources too is syndicated; one among others that are known is a story told again.
    """
    f = sheet.features[i]
    voice = f.reader or f.ours or not _AGREE.isdisjoint(f.cues)
    if record.articles < MANY or record.sources >= MANY or frame.retold:
        return False
    common = record.articles / max(1, sheet.knowledge.articles)
    loose = sheet.tie(i) < 0.2
    if frame.where(i) == INSIDE:
        return _is_house(sheet, record) and (voice or loose) and not f.quote_start
    return voice or common >= 0.5 or (loose and common >= 0.1)


def _is_insert(sheet: Sheet, i: int, record: LineRecord, *, cue: bool) -> bool:
    """Judge a short line between paragraphs: alone it may be a standing subhead, and needs a cue."""
    f = sheet.features[i]
    if f.quote_start:
        return False
    if cue:
        return True
    plain = sheet.blocks[i].kind in ("text", "quote") and not any(map(str.isdigit, f.text))
    return (
        plain and len(sheet.run(i)) > 1 and record.articles >= MANY and sheet.tie(i) < 0.2
    ) and not any(sheet.features[j].figure for j in sheet.run(i))


def _is_data(sheet: Sheet, i: int, place: str) -> bool:
    """Judge a line whose figures may be the news, though folded they are the same every day; or a headline."""
    f: Features = sheet.features[i]
    if f.figure or sheet.blocks[i].kind == "row" or (place == HEAD and f.block.kind == "heading"):
        return True
    return any(map(str.isdigit, f.text)) and sheet.tie(i) >= 0.2


def _beside(
    sheet: Sheet, frame: _Frame, hits: Mapping[int, Finding], found: Mapping[int, Finding]
) -> dict[int, Finding]:
    """Find lines beside repeated ones of a tail that are repeated but for their first or last word."""
    near = {
        j for i in hits if frame.where(i) == TAIL for j in (i - 1, i + 1) if 0 <= j < len(sheet)
    }
    more = {}
    for i in sorted(near - hits.keys() - found.keys()):
        if frame.where(i) != TAIL or sheet.features[i].final or _is_data(sheet, i, TAIL):
            continue
        for variant in variants(fold(sheet.features[i].text)):
            record = sheet.knowledge.lines.get(variant)
            if not record or record.kept or record.articles < frame.least:
                continue
            if _share(record, TAIL) >= STEADY and not veto(sheet, i, _GUARDS)[0]:
                more[i] = Finding(CLASS, f"but for a word {_evidence(sheet, record)}")
    return more


def _between(
    sheet: Sheet, frame: _Frame, hits: Mapping[int, Finding], found: Mapping[int, Finding]
) -> Iterator[tuple[int, Finding]]:
    """Yield what stands between two repeated lines of one tail: a counter or slogan that changes."""
    tail = sorted(i for i in hits if frame.where(i) == TAIL)
    for one, other in pairwise(tail):
        middle = [i for i in range(one + 1, other) if i not in found]
        if len(middle) > GAP or any(_may_be_story(sheet, i) for i in middle):
            continue
        lines = f"{sheet.blocks[one].first} and {sheet.blocks[other].first}"
        for i in middle:
            yield i, Finding(CLASS, f"between the repeated lines {lines}, at the end")


def _may_be_story(sheet: Sheet, i: int) -> bool:
    f = sheet.features[i]
    return bool(
        veto(sheet, i, _GUARDS)[0]
        or f.reported
        or (f.sentence and sheet.tie(i) >= 0.2 and not f.ours)
    )


def _share(record: LineRecord, place: str) -> float:
    at = {HEAD: record.head, INSIDE: record.inside, TAIL: record.tail}[place]
    return at / max(1, record.articles)


def _evidence(sheet: Sheet, record: LineRecord) -> str:
    """Say how often the line was seen, and where most often."""
    places = {TAIL: record.tail, HEAD: record.head, INSIDE: record.inside}
    place, most = max(places.items(), key=lambda item: item[1])
    total = record.articles
    said = f"in {total} of {sheet.knowledge.articles} articles of this source"
    said += f", {_PLACES[place]} in {'all' if most == total else most}"
    return said + (f"; in {record.sources} sources" if record.sources >= MANY else "")
