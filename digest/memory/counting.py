"""Lessons of one source -> how often each line was seen in distinct articles, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from digest.memory.lesson import GONE, PROSE, Lesson
from digest.memory.likeness import stories
from digest.text.folding import variants

HEAD, INSIDE, TAIL = 0, 1, 2


class Count(NamedTuple):
    """In how many distinct articles a line was seen, and in how many of them at each place."""

    articles: int
    head: int
    inside: int
    tail: int


def count(lessons: Iterable[Lesson]) -> tuple[dict[str, str], dict[str, Count]]:
    """Count the lines of one source.

    Returns the path of each article's story, by its path, and the count of each folded line. Pages of one story
    count as one article, a line once in it; a star in a line stands for any one word. The result depends on the
    set of lessons alone.
    """
    known = sorted(lessons, key=lambda lesson: lesson.path)
    prose = {one.path: [fold for fold, role in one.lines if role == PROSE] for one in known}
    story = stories({one.path: one.fingerprint for one in known}, prose)
    holders: dict[str, set[str]] = {}
    for one in known:
        for fold, _ in one.lines:
            holders.setdefault(fold, set()).add(story[one.path])
    places: dict[str, dict[str, int]] = {fold: {} for fold in holders}
    for one in known:
        for fold, place in _places(one, holders).items():
            places[fold].setdefault(story[one.path], place)
    places |= _but_for_a_word(known, places)
    return story, {fold: _count(found) for fold, found in sorted(places.items())}


def _but_for_a_word(
    lessons: Iterable[Lesson], places: Mapping[str, Mapping[str, int]]
) -> dict[str, dict[str, int]]:
    """Place what lines say that differ in their first or last word only, by story."""
    cut: dict[str, set[str]] = {}
    for one in lessons:
        for fold, role in one.lines:
            for variant in variants(fold) if role != PROSE else ():
                cut.setdefault(variant, set()).add(fold)
    found: dict[str, dict[str, int]] = {}
    for variant, folds in cut.items():
        if len(folds) >= 2:
            for fold in sorted(folds):
                found[variant] = {**places[fold], **found.get(variant, {})}
    return {variant: at for variant, at in found.items() if len(at) >= 2}


def _places(lesson: Lesson, holders: Mapping[str, set[str]]) -> dict[str, int]:
    """Place each line of an article beside the lines that are its own; one that stands in two places is inside."""
    own = _own(lesson, holders)
    found: dict[str, int] = {}
    for i, (fold, _) in enumerate(lesson.lines):
        place = INSIDE
        if own:
            place = HEAD if i < own[0] else TAIL if i > own[-1] else INSIDE
        found[fold] = place if found.get(fold, place) == place else INSIDE
    return found


def _own(lesson: Lesson, holders: Mapping[str, set[str]]) -> Sequence[int]:
    """Return the places of the paragraphs that no other article has; where there are none, of any such line."""
    alone = [
        i for i, (fold, role) in enumerate(lesson.lines) if role != GONE and len(holders[fold]) == 1
    ]
    return [i for i in alone if lesson.lines[i][1] == PROSE] or alone


def _count(places: Mapping[str, int]) -> Count:
    at = list(places.values())
    return Count(len(at), at.count(HEAD), at.count(INSIDE), at.count(TAIL))
