"""A small site of values, for tests that render without reading any content."""

from __future__ import annotations

from pathlib import Path

from digest.model.article import Article, SourceRef
from digest.model.parts import (
    Card,
    DayCards,
    DayCount,
    Edition,
    FeedLink,
    Link,
    MonthCount,
    Pagination,
    Section,
    Taxonomy,
    TermCount,
    YearCount,
)
from digest.model.site import (
    ArchiveData,
    ArticleData,
    Body,
    ContentData,
    EditionData,
    Entry,
    FeedData,
    MonthData,
    NotFoundData,
    Page,
    RedirectData,
    SiteInfo,
    SubscribeData,
    TermData,
    TermsData,
    YearData,
)
from digest.render.renderer import Renderer
from digest.render.theme import load

SOURCE = SourceRef("The Daily Ledger", "https://ledger.example/a?b=1&c=2")
TOPIC = Link("Banks", "topics/banks/")
EDITION = Edition("2026-11-22", "2026/11/22/", "2026-11-22", "2026-11-22")
BODY = (
    '<h2 id="h-figures">Figures</h2>\n<p>Profit <a href="#h-figures">rose</a> to CHF 1,200 at '
    'AT&amp;T, <a href="/about/">as told</a>.</p>\n'
)
TAXONOMY = Taxonomy("topics", "Topics", "Topic")
MONTH = MonthCount("2026-11", "2026/11/", 1, (DayCount("2026-11-22", 1, "2026/11/22/"),))
YEAR = YearCount("2026", "2026/", 1, (MONTH,))
MAIN_FEEDS = (FeedLink("All stories", "feed.xml", "rss"),)


def site_info(**changes: object) -> SiteInfo:
    values = {
        "title": "The Digest",
        "description": "Business news, cleaned",
        "base_url": "https://example.org/news/",
        "root": "/news/",
        "language": "en",
        "author": "The desk",
        "timezone": "Asia/Kolkata",
        "nav": (Link("Topics", "topics/"),),
        "feeds": MAIN_FEEDS,
    }
    return SiteInfo(**(values | changes))


def card(**changes: object) -> Card:
    values = {
        "url": "2026/11/22/bank/",
        "title": "Bank lifts profit",
        "title_from": "",
        "summary": "It rose by a tenth.",
        "date": "2026-11-22T14:30+05:30",
        "day": "2026-11-22",
        "instant": 1795338000,
        "source": SOURCE,
        "authors": ("Jane Doe",),
        "topics": (TOPIC,),
        "companies": (),
        "minutes": 2,
        "language": "en",
        "complete": "yes",
        "note": "",
        "hash": "0",
    }
    return Card(**(values | changes))


def article_data(**changes: object) -> ArticleData:
    values = {
        "path": "articles/bank.md",
        "id": "bank",
        "title": "Bank lifts profit",
        "date": "2026-11-22T14:30+05:30",
        "source": SOURCE,
        "authors": ("Jane Doe",),
        "body_hash": "body",
    }
    article = Article(**(values | changes))
    return ArticleData(
        article, card(title=article.title), EDITION, (TOPIC,), (), None, None, None, (("A1", 3),)
    )


def edition_data(**changes: object) -> EditionData:
    values = {
        "edition": EDITION,
        "title": "22 November 2026",
        "standfirst": "",
        "lead": card(),
        "sections": (Section("Banks", "topics/banks/", (card(),)),),
        "count": 1,
        "minutes": 2,
        "previous": None,
        "next": None,
    }
    return EditionData(**(values | changes))


def page(kind: str, data: object, url: str = "x/", **changes: object) -> Page:
    values = {"path": f"{url}index.html", "url": url, "kind": kind, "title": "A title"}
    return Page(**(values | {"data": data} | changes))


def html_pages() -> list[Page]:
    """One page of every kind that a template makes."""
    return [
        page("home", edition_data(body="words")),
        page("edition", edition_data(), feeds=MAIN_FEEDS),
        page("article", article_data()),
        page("terms", TermsData(TAXONOMY, (TermCount("Banks", TOPIC.url, 3, "2026-11-22"),))),
        page("term", TermData(TAXONOMY, TOPIC, (card(),), Pagination())),
        page("archive", ArchiveData((YEAR,))),
        page("year", YearData(YEAR, None, None)),
        page(
            "month", MonthData(MONTH, (DayCards("2026-11-22", EDITION.url, (card(),)),), None, None)
        ),
        page("page", ContentData("About", "What this is", "words")),
        page("subscribe", SubscribeData((("Main", MAIN_FEEDS),), "feeds.opml")),
        page("404", NotFoundData(EDITION)),
        page("redirect", RedirectData("2026/11/22/bank/")),
    ]


def entry(number: int = 0, **changes: object) -> Entry:
    values = {
        "id": f"article-{number}",
        "title": f"Bank lifts profit {number}",
        "url": f"2026/11/22/bank-{number}/",
        "published": 1795338000 - number,
        "updated": 1795341600 - number,
        "date": "2026-11-22T14:30+05:30",
        "summary": "It rose by a tenth.",
        "source": SOURCE,
        "authors": ("Jane Doe",),
        "topics": ("Banks",),
        "body": "body",
    }
    return Entry(**(values | changes))


def feed_page(kind: str, *entries: Entry, **changes: object) -> Page:
    name = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}[kind]
    updated = max((e.updated for e in entries), default=0)
    data = FeedData("The Digest", "", entries, updated)
    values = {"path": name, "url": name, "kind": kind, "title": "The Digest", "data": data}
    return Page(**(values | changes))


def renderer(
    project: Path, *, body: str = BODY, theme: str = "default", **changes: object
) -> Renderer:
    """Render with a theme for a project folder; every body is ``body``."""
    return Renderer(load(project, theme), site_info(**changes), lambda _: Body(body))


def write(root: Path, files: dict[str, str]) -> Path:
    """Write text files below a folder and give the folder."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root
