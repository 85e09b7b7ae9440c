"""The order in which figures are shown: the strongest are chosen, and stand by unit and value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from digest.model.news import SHARES, Figure
from digest.model.parts import StoryFigure
from digest.plan.placed import Placed

OF_ARTICLE = 4
OF_EDITION = 8
OF_COMPANY = 24


def strip(item: Placed) -> tuple[Figure, ...]:
    """Choose the figures that stand above an article."""
    return tuple(sorted(item.article.news.telling[:OF_ARTICLE], key=_by_value))


def of_the_day(items: Sequence[Placed], chosen: Sequence[Placed] = ()) -> tuple[StoryFigure, ...]:
    """Choose an edition's figures: of each story its strongest, and of those the strongest.

    What an editor has ``chosen`` stands in his order.
    """
    if chosen:
        return tuple(_told(i, i.article.news.telling[0]) for i in chosen if i.card.figures)
    found = [_told(item, item.article.news.telling[0]) for item in items if item.card.figures]
    strongest = sorted(found, key=lambda told: -told.figure.weight)[:OF_EDITION]
    return tuple(sorted(strongest, key=lambda told: _by_value(told.figure)))


def of_company(items: Iterable[Placed], url: str) -> tuple[StoryFigure, ...]:
    """Give the figures that the stories print beside a company's name, in the order of the stories."""
    found = [_told(item, figure) for item in items for figure in _beside(item, url)]
    return tuple(found[:OF_COMPANY])


def _beside(item: Placed, url: str) -> Iterable[Figure]:
    """Give the figures of the paragraphs that name the company; all of them where the story is about it alone."""
    if len(item.companies) == 1:
        return item.article.news.telling
    named = {anchor for link, anchors in item.named if link == url for anchor in anchors}
    return [figure for figure in item.article.news.telling if figure.anchor in named]


def _told(item: Placed, figure: Figure) -> StoryFigure:
    return StoryFigure(figure, item.article.title, item.url, item.article.day)


def _by_value(figure: Figure) -> tuple[bool, str, Decimal]:
    """Order amounts before shares, each unit by size: amounts of different money cannot be compared."""
    return figure.unit in SHARES, figure.unit, -abs(figure.value)
