"""The archive: all years, each year by month, each month day by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from digest.config import Config
from digest.model.parts import DayCards, DayCount, FeedLink, Link, MonthCount, YearCount
from digest.model.site import ArchiveData, MonthData, Page, YearData
from digest.plan.inputs import planned
from digest.plan.placed import Placed, Site
from digest.plan.titles import month_title

Feeds = tuple[FeedLink, ...]
Days = Mapping[str, list[Placed]]


def archive_pages(site: Site, config: Config, feeds: Feeds) -> Iterator[Page]:
    """Plan the archive, and a page for every year and month that has articles."""
    days: dict[str, list[Placed]] = {}
    for item in sorted(site.articles, key=lambda item: item.article.day):
        days.setdefault(item.article.day, []).append(item)
    months = [_month(key, tuple(group), days) for key, group in groupby(days, key=lambda d: d[:7])]
    years = [_year(key, tuple(g)) for key, g in groupby(months, key=lambda m: m.month[:4])]
    data = ArchiveData(tuple(reversed(years)))
    yield planned("archive", "archive/", "Archive", data, feeds=feeds)
    yield from _year_pages(years, feeds)
    yield from _month_pages(months, days, config, feeds)


def _month(month: str, days: Sequence[str], articles: Days) -> MonthCount:
    counts = tuple(DayCount(d, len(articles[d]), articles[d][0].edition.url) for d in days)
    url = month.replace("-", "/") + "/"
    return MonthCount(month, url, sum(day.count for day in counts), counts)


def _year(year: str, months: tuple[MonthCount, ...]) -> YearCount:
    return YearCount(year, f"{year}/", sum(month.count for month in months), months)


def _year_pages(years: Sequence[YearCount], feeds: Feeds) -> Iterator[Page]:
    links = [None, *(Link(year.year, year.url) for year in years), None]
    for number, year in enumerate(years):
        data = YearData(year, links[number], links[number + 2])
        yield planned("year", year.url, year.year, data, feeds=feeds)


def _month_pages(
    months: Sequence[MonthCount], articles: Days, config: Config, feeds: Feeds
) -> Iterator[Page]:
    titles = [month_title(month.month, config.language) for month in months]
    named = (Link(title, month.url) for title, month in zip(titles, months, strict=True))
    links = [None, *named, None]
    for number, month in enumerate(months):
        days = tuple(_day(day, articles[day.day]) for day in reversed(month.days))
        data = MonthData(month, days, links[number], links[number + 2])
        hashes = [[card.hash for card in day.cards] for day in days]
        seen = (month, hashes, data.previous, data.next)
        yield planned("month", month.url, titles[number], data, seen, feeds=feeds)


def _day(day: DayCount, articles: Sequence[Placed]) -> DayCards:
    return DayCards(day.day, day.url, tuple(item.card for item in reversed(articles)))
