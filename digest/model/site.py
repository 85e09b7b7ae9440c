"""The planned site: pages and exactly what each of them shows.

A template (or feed writer) is given the fields of its page's data and nothing else of the content,
so whatever it can use is part of the page's inputs. All ``url`` values are relative to the site's
root, without a leading slash ("2026/11/22/slug/"); the renderer makes addresses of them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import Struct, field

from digest.model.article import Article, SourceRef


class Link(Struct, frozen=True, gc=False, array_like=True):
    """A title and where it leads."""

    title: str
    url: str


class FeedLink(Struct, frozen=True, gc=False, array_like=True):
    """A feed as a page announces it; ``format`` is ``rss``, ``atom`` or ``json``."""

    title: str
    url: str
    format: str


class Card(Struct, frozen=True, gc=False):
    """What a list shows of an article; ``hash`` covers every other field."""

    url: str
    title: str
    title_from: str
    summary: str
    date: str
    day: str
    instant: int
    source: SourceRef
    authors: tuple[str, ...]
    topics: tuple[Link, ...]
    companies: tuple[Link, ...]
    minutes: int
    language: str
    complete: str
    note: str
    hash: str


class Edition(Struct, frozen=True, array_like=True):
    """A dated digest: ``key`` is "2026-11-22" or "2026-W47"; days are inclusive."""

    key: str
    url: str
    first_day: str
    last_day: str


class Section(Struct, frozen=True):
    """A part of an edition: the topic it stands for and its cards in order."""

    title: str
    url: str
    cards: tuple[Card, ...]


class Taxonomy(Struct, frozen=True, gc=False, array_like=True):
    """A way to sort articles: ``key`` is ``topics``, ``companies`` or ``sources``."""

    key: str
    title: str
    singular: str


class TermCount(Struct, frozen=True, gc=False, array_like=True):
    """A term in its taxonomy's index with the number of its articles and the day of the newest."""

    title: str
    url: str
    count: int
    latest: str


class Pagination(Struct, frozen=True, gc=False, array_like=True):
    """Neighbours of a list page. Pages are numbered from the oldest; the newest has number 0."""

    number: int = 0
    newer: str = ""
    older: str = ""


class DayCount(Struct, frozen=True, gc=False, array_like=True):
    """A day of the archive: ISO day, number of articles, address of its edition."""

    day: str
    count: int
    url: str


class MonthCount(Struct, frozen=True):
    """A month of the archive ("2026-11") with its days that have articles, oldest first."""

    month: str
    url: str
    count: int
    days: tuple[DayCount, ...] = ()


class YearCount(Struct, frozen=True):
    """A year of the archive with its months that have articles, oldest first."""

    year: str
    url: str
    count: int
    months: tuple[MonthCount, ...] = ()


class DayCards(Struct, frozen=True):
    """The cards of one day, newest first."""

    day: str
    url: str
    cards: tuple[Card, ...]


class EditionNote(Struct, frozen=True):
    """An editor's words for one edition, from content/editions/; ``path`` is relative to the content folder.

    ``lead`` and ``order`` name articles by file name without its ending, by path or by id. ``body`` is
    the hash of the editor's words, empty where there are none.
    """

    key: str
    title: str = ""
    standfirst: str = ""
    lead: str = ""
    order: tuple[str, ...] = ()
    body: str = ""
    path: str = ""


class ContentPage(NamedTuple):
    """A page of content/pages/ as it was read; ``path`` is relative to the content folder."""

    path: str
    title: str
    summary: str = ""
    body_hash: str = ""
    language: str = ""
    slug: str = ""


class EditionData(Struct, frozen=True):
    """Kinds ``home`` and ``edition``. ``body`` is the hash of the editor's words, may be empty.

    The lead stands in no section; ``count`` and ``minutes`` are those of the whole edition. The section
    of articles without a topic comes last and has no title.
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


class ArticleData(Struct, frozen=True, gc=False):
    """Kind ``article``. The body is fetched by ``article.body_hash``; neighbours are of the same edition."""

    article: Article
    card: Card
    edition: Edition
    topics: tuple[Link, ...]
    companies: tuple[Link, ...]
    source: Link | None
    previous: Link | None
    next: Link | None
    removed: tuple[tuple[str, int], ...] = ()


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
    """Kind ``subscribe``: every feed, grouped; a group is its title and its feeds."""

    groups: tuple[tuple[str, tuple[FeedLink, ...]], ...]
    opml: str


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

    ``previous`` addresses the feed with the entries before these; an ``archive`` never changes again (RFC 5005).
    """

    title: str
    home: str
    entries: tuple[Entry, ...]
    updated: int
    previous: str = ""
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
    """Kind ``robots``: the address of the sitemap index."""

    sitemap: str


class StaticData(Struct, frozen=True, gc=False):
    """Kind ``static``: a file of a theme or of the project, copied byte for byte."""

    file: str
    hash: str


PageData = (
    EditionData
    | ArticleData
    | TermsData
    | TermData
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
    """What every template sees of the configuration; ``root`` is the path part of ``base_url``, with both slashes."""

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


class Body(Struct, frozen=True):
    """Safe HTML of a Markdown body, with its headings as (level, id, text)."""

    html: str
    headings: tuple[tuple[int, str, str], ...] = ()
