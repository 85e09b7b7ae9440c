"""The sitemap: one file for every month's articles, so that old ones never change, and an index.

It names the pages whose text belongs to others too: they are not to be indexed, but they are pages, and
archives and link checkers read sitemaps as well. What an editor closed to robots himself is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from digest.config import Config
from digest.model.site import (
    ArticleData,
    CompanyData,
    EditionData,
    MonthData,
    Page,
    RobotsData,
    SitemapData,
    SitemapIndexData,
    TermData,
)
from digest.plan.inputs import planned
from digest.plan.placed import Placed, Site
from digest.text.dates import day

SHARD_LIMIT = 40_000
"""Addresses of one file; the protocol allows 50,000."""
INDEX = "sitemap.xml"

Url = tuple[str, str]
"""An address with the ISO day of its last change, which may be empty."""
_LISTED = (
    "home",
    "edition",
    "terms",
    "term",
    "company",
    "archive",
    "year",
    "month",
    "page",
    "subscribe",
    "search",
)


def sitemap_pages(site: Site, config: Config, pages: Iterable[Page]) -> Iterator[Page]:
    """Plan the sitemap of all planned ``pages``, its index, and robots.txt."""
    shards: list[Url] = []
    for name, urls in _shards(site, config, pages):
        shards.append((name, max((changed for _, changed in urls), default="")))
        yield planned("sitemap", name, config.title, SitemapData(tuple(urls)))
    yield planned("sitemap-index", INDEX, config.title, SitemapIndexData(tuple(shards)))
    yield planned("robots", "robots.txt", config.title, RobotsData(INDEX, config.robots))


def _shards(site: Site, config: Config, pages: Iterable[Page]) -> Iterator[tuple[str, list[Url]]]:
    listed: list[Url] = []
    closed: set[str] = set()
    for page in pages:
        if page.kind in _LISTED:
            listed.append((page.url, _changed(page)))
        elif isinstance(page.data, ArticleData) and "noindex" in page.data.article.robots:
            closed.add(page.url)
    yield from _cut("sitemap-pages", listed)
    items = sorted(
        (item for item in site.articles if item.url not in closed),
        key=lambda item: item.article.day[:7],
    )
    for month, group in groupby(items, key=lambda item: item.article.day[:7]):
        yield from _cut(f"sitemap-{month}", [(i.url, _last_day(i, config)) for i in group])


def _cut(name: str, urls: list[Url]) -> Iterator[tuple[str, list[Url]]]:
    for number, start in enumerate(range(0, len(urls), SHARD_LIMIT), 1):
        suffix = f"-{number}" if number > 1 else ""
        yield f"{name}{suffix}.xml", urls[start : start + SHARD_LIMIT]


def _changed(page: Page) -> str:
    """Give the day of a list's newest article: what its readers would call its last change."""
    data = page.data
    if isinstance(data, EditionData):
        days = [card.day for section in data.sections for card in section.cards]
        return max([data.lead.day, *days]) if data.lead else ""
    if isinstance(data, TermData):
        return max(card.day for card in data.cards)
    if isinstance(data, CompanyData):
        return data.months[0].cards[0].day
    if isinstance(data, MonthData):
        return data.days[0].day
    return ""


def _last_day(item: Placed, config: Config) -> str:
    article = item.article
    if article.changed <= article.instant:
        return article.day
    try:
        return day(article.changed, config.timezone)
    except (OverflowError, ValueError):
        return article.day
