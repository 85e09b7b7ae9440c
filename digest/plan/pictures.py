"""Pictures that go with shared links: of the newest editions and their articles, where the headline can be drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from digest.config import Config
from digest.model.parts import Edition
from digest.model.site import ArticleData, EditionData, Page, ShareData
from digest.plan.inputs import planned
from digest.plan.placed import Placed, Site

FOLDER = "images/"

Drawable = Callable[[str], bool]
"""Tells whether a text can be drawn: no picture is better than one of boxes."""


class Pictures:
    """Which editions and articles have a picture, and where; with nothing to draw with, none has."""

    def __init__(
        self,
        site: Site | None = None,
        config: Config | None = None,
        drawable: Drawable | None = None,
    ) -> None:
        self._drawable = drawable
        self._editions: frozenset[str] = frozenset()
        if site and config and drawable and drawable(config.title):
            newest = site.editions[-config.share_editions :]
            self._editions = frozenset(plan.edition.key for plan in newest)

    def of_edition(self, edition: Edition, headline: str) -> str:
        """Give the address of an edition's picture, "" where it has none."""
        drawn = edition.key in self._editions and self._drawable and self._drawable(headline)
        return f"{FOLDER}editions/{edition.key}.png" if drawn else ""

    def of_article(self, item: Placed) -> str:
        """Give the address of an article's picture, "" where it has none; a folded copy never has."""
        drawn = item.edition.key in self._editions and not item.told
        if not (drawn and self._drawable and self._drawable(item.article.title)):
            return ""
        return f"{FOLDER}{item.url.rstrip('/').removesuffix('.html')}.png"


NONE = Pictures()


def picture_pages(pages: Iterable[Page], drawable: Drawable | None) -> Iterator[Page]:
    """Plan the pictures that editions and articles among ``pages`` have; what else cannot be drawn goes."""
    for page in pages:
        data, image = page.data, ""
        words: ShareData | None = None
        if isinstance(data, ArticleData):
            words, image = _of_article(data), data.image
        elif isinstance(data, EditionData) and page.kind == "edition":
            words, image = _of_edition(data), data.image
        if words and image and drawable:
            shown = (text if drawable(text) else "" for text in (words.kicker, words.source))
            kicker, source = shown
            given = ShareData(kicker, words.headline, source, words.date)
            yield planned("share-image", image, page.title, given)


def _of_article(data: ArticleData) -> ShareData:
    article = data.article
    kicker = data.topics[0].title if data.topics else ""
    return ShareData(kicker, article.title, article.source.name, article.date or article.day)


def _of_edition(data: EditionData) -> ShareData:
    headline = data.lead.title if data.lead else data.title
    return ShareData(data.title, headline, "", "")
