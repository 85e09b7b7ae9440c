"""What pages are made of: links, cards, sections, counts of the archive.

All ``url`` values are relative to the site's root, without a leading slash ("2026/11/22/slug/"); the renderer
makes addresses of them.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from digest.model.article import SourceRef
from digest.model.news import Figure


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
    """What a list shows of an article; ``hash`` covers every other field.

    ``figures`` are its two strongest; ``sources`` counts the publishers that tell the story, families once.
    """

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
    figures: tuple[Figure, ...] = ()
    sources: int = 1
    hash: str = ""


class StoryFigure(Struct, frozen=True, gc=False, array_like=True):
    """A figure with the story that it comes from: the story's headline, the address of its page, its day."""

    figure: Figure
    title: str
    url: str
    day: str


class Also(Struct, frozen=True, gc=False, array_like=True):
    """Another publication of a story: who published it when, and the address of its own page here."""

    source: SourceRef
    title: str
    date: str
    url: str


class Edition(Struct, frozen=True, array_like=True):
    """A dated digest: ``key`` is "2026-11-22", "2026-W47" or "2026-11"; days are inclusive."""

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


class MonthCards(Struct, frozen=True):
    """The cards of one month ("2026-11"), newest first."""

    month: str
    cards: tuple[Card, ...]


class EditionNote(Struct, frozen=True):
    """An editor's words for one edition, from content/editions/; ``path`` is relative to the content folder.

    ``lead``, ``order``, ``leave_out`` and ``figures`` name articles by file name without its ending, by path or by
    id: the last are those whose figures are the figures of the day. ``sections`` are names of sections in their
    order. ``body`` is the hash of the editor's words, empty where there are none.
    """

    key: str
    title: str = ""
    standfirst: str = ""
    lead: str = ""
    order: tuple[str, ...] = ()
    body: str = ""
    path: str = ""
    leave_out: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


class ContentPage(NamedTuple):
    """A page of content/pages/ as it was read; ``path`` is relative to the content folder."""

    path: str
    title: str
    summary: str = ""
    body_hash: str = ""
    language: str = ""
    slug: str = ""
