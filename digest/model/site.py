"""The planned site: pages and exactly what each of them shows.

A template (or feed writer) is given the fields of its page's data and nothing else of the content,
so whatever it can use is part of the page's inputs. All ``url`` values are relative to the site's
root, without a leading slash ("2026/11/22/slug/"); the renderer makes addresses of them.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from digest.model.article import Article, SourceRef
from digest.model.news import Company, Figure, Point, Quote
from digest.model.parts import (
    Also,
    Card,
    DayCards,
    Edition,
    FeedLink,
    Link,
    MonthCards,
    MonthCount,
    Pagination,
    Section,
    StoryFigure,
    Taxonomy,
    TermCount,
    YearCount,
)


class EditionData(Struct, frozen=True):
    """Kinds ``home`` and ``edition``. ``body`` is the hash of the editor's words, may be empty.

    The lead stands in no section; ``count`` and ``minutes`` are those of the whole edition. The section
    of articles without a topic comes last and has no title. ``figures`` are the figures of the day, at most one of
    a story, the strongest first. ``email`` and ``epub`` address the edition's other forms, "" where there are none;
    ``image`` the picture that goes with a shared link.
    """

    edition: Edition | None
    title: str
    standfirst: str
    lead: Card | None
    sections: tuple[Section, ...]
    count: int
    minutes: int
    previous: Edition | None
    next: Edition | None
    body: str = ""
    figures: tuple[StoryFigure, ...] = ()
    email: str = ""
    epub: str = ""
    image: str = ""


class ArticleData(Struct, frozen=True, gc=False):
    """Kind ``article``. The body is fetched by ``article.body_hash``; neighbours are of the same edition.

    ``points`` are the editor's key points, else the machine's. ``also`` are the other publications of the story;
    ``told`` leads from a copy to the article that stands for its story. ``image`` addresses the picture that goes
    with a shared link, "" for none.
    """

    article: Article
    card: Card
    edition: Edition
    topics: tuple[Link, ...]
    companies: tuple[Link, ...]
    source: Link | None
    previous: Link | None
    next: Link | None
    removed: tuple[tuple[str, int], ...] = ()
    figures: tuple[Figure, ...] = ()
    points: tuple[Point, ...] = ()
    quotes: tuple[Quote, ...] = ()
    also: tuple[Also, ...] = ()
    told: Link | None = None
    image: str = ""


class TermsData(Struct, frozen=True):
    """Kind ``terms``: the index of a taxonomy, by name."""

    taxonomy: Taxonomy
    terms: tuple[TermCount, ...]


class TermData(Struct, frozen=True, gc=False):
    """Kind ``term``: one page of a term's articles, newest first."""

    taxonomy: Taxonomy
    term: Link
    cards: tuple[Card, ...]
    pagination: Pagination


class CompanyData(Struct, frozen=True, gc=False):
    """Kind ``company``: one page of a company's articles by month, newest first.

    ``company`` is what the book of companies says of it, None for one that it does not have. ``figures`` are those
    of its newest stories, newest first, on the newest page only.
    """

    taxonomy: Taxonomy
    term: Link
    company: Company | None
    figures: tuple[StoryFigure, ...]
    months: tuple[MonthCards, ...]
    pagination: Pagination


class MailData(Struct, frozen=True):
    """Kinds ``mail`` (HTML), ``mail-text`` and ``mail-message`` (the two as one .eml): an edition as e-mail."""

    edition: EditionData


class EpubData(Struct, frozen=True):
    """Kind ``epub``: an edition as a book; ``articles`` in reading order, the lead first."""

    edition: EditionData
    articles: tuple[ArticleData, ...]


class ArchiveData(Struct, frozen=True):
    """Kind ``archive``: years, newest first."""

    years: tuple[YearCount, ...]


class YearData(Struct, frozen=True):
    """Kind ``year``: one year's months; neighbours are years with articles."""

    year: YearCount
    previous: Link | None
    next: Link | None


class MonthData(Struct, frozen=True):
    """Kind ``month``: one month's articles day by day, newest first; neighbours have articles."""

    month: MonthCount
    days: tuple[DayCards, ...]
    previous: Link | None
    next: Link | None


class ContentData(Struct, frozen=True):
    """Kind ``page``: a page of content/pages/; the body is fetched by its hash."""

    title: str
    summary: str
    body: str
    language: str = ""


class SubscribeData(Struct, frozen=True):
    """Kind ``subscribe``: every feed, grouped; a group is its title and its feeds.

    ``latest_email`` and ``latest_epub`` address the newest edition's other forms, "" where there are none.
    """

    groups: tuple[tuple[str, tuple[FeedLink, ...]], ...]
    opml: str
    latest_email: str = ""
    latest_epub: str = ""


class NotFoundData(Struct, frozen=True):
    """Kind ``404``."""

    latest: Edition | None


class RedirectData(Struct, frozen=True):
    """Kind ``redirect``: an old address that leads to a new one."""

    target: str


class Entry(Struct, frozen=True, gc=False, array_like=True):
    """One entry of a feed.

    ``id`` makes the GUID and nothing else does. ``body`` is fetched by its hash and empty where the
    feed holds summaries; ``cards`` are an edition's, for an entry that stands for an edition.
    ``published`` and ``updated`` are seconds since 1970, with ``date`` and ``changed`` as the front matter prints them.
    """

    id: str
    title: str
    url: str
    published: int
    updated: int
    date: str
    summary: str
    source: SourceRef
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    body: str
    notes: tuple[str, ...] = ()
    note: str = ""
    cards: tuple[Card, ...] = ()
    language: str = ""


class FeedData(Struct, frozen=True, gc=False):
    """Kind ``rss``, ``atom`` or ``json``: entries newest first; ``home`` is the page the feed belongs to.

    ``previous`` and ``following`` address the feeds with the entries before and after these, ``current`` the feed
    that subscribers have, where this is not it; an ``archive`` never changes again (RFC 5005).
    """

    title: str
    home: str
    entries: tuple[Entry, ...]
    updated: int
    previous: str = ""
    following: str = ""
    current: str = ""
    archive: bool = False


class OpmlData(Struct, frozen=True):
    """Kind ``opml``: all feeds of the site by group."""

    groups: tuple[tuple[str, tuple[FeedLink, ...]], ...]


class SitemapData(Struct, frozen=True):
    """Kind ``sitemap``: addresses with the ISO day of their last change (may be empty)."""

    urls: tuple[tuple[str, str], ...]


class SitemapIndexData(Struct, frozen=True):
    """Kind ``sitemap-index``: the shards with the ISO day of their last change (may be empty)."""

    shards: tuple[tuple[str, str], ...]


class RobotsData(Struct, frozen=True):
    """Kind ``robots``: the address of the sitemap index, and what is asked of robots (open, no-ai, private)."""

    sitemap: str
    asked: str = "open"


class ShareData(Struct, frozen=True, gc=False):
    """Kind ``share-image``: the words of a picture that goes with a shared link.

    ``source`` says who published the original and ``date`` when, in ISO 8601; both are "" for an edition.
    """

    kicker: str
    headline: str
    source: str
    date: str


class SearchData(Struct, frozen=True):
    """Kind ``search``: what a search can be narrowed to, by taxonomy; ``index`` addresses the search index."""

    filters: tuple[tuple[Taxonomy, tuple[Link, ...]], ...]
    index: str


class StaticData(Struct, frozen=True, gc=False):
    """Kind ``static``: a file of a theme or of the project, copied byte for byte."""

    file: str
    hash: str


PageData = (
    EditionData
    | ArticleData
    | TermsData
    | TermData
    | CompanyData
    | MailData
    | EpubData
    | ArchiveData
    | YearData
    | MonthData
    | ContentData
    | SubscribeData
    | NotFoundData
    | RedirectData
    | FeedData
    | OpmlData
    | SitemapData
    | SitemapIndexData
    | RobotsData
    | ShareData
    | SearchData
    | StaticData
)


class Page(Struct, frozen=True, gc=False):
    """One planned output file.

    ``path`` is where it is written below the output folder, ``url`` how it is addressed. ``feeds``
    are announced in its head. ``inputs`` is a hash of ``kind``, ``url``, ``title``, ``description``, ``robots``,
    ``feeds`` and ``data``: of all that its template is given.
    """

    path: str
    url: str
    kind: str
    title: str
    data: PageData
    description: str = ""
    robots: str = ""
    language: str = ""
    feeds: tuple[FeedLink, ...] = ()
    inputs: str = ""


class SiteInfo(Struct, frozen=True):
    """What every template sees of the configuration; ``root`` is the path part of ``base_url``, with both slashes.

    ``search`` addresses the search page, "" where there is none.
    """

    title: str
    description: str
    base_url: str
    root: str
    language: str
    author: str
    timezone: str
    nav: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]
    options: dict[str, Any] = field(default_factory=dict)
    version: str = ""
    feed_content: str = "full"
    feed_link: str = "page"
    search: str = ""


class Body(Struct, frozen=True):
    """Safe HTML of a Markdown body, with its headings as (level, id, text)."""

    html: str
    headings: tuple[tuple[int, str, str], ...] = ()
