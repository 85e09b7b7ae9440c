"""What each kind of page is made from, and the names its template receives: the written contract of themes."""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec import Struct

from digest.model.parts import FeedLink
from digest.model.site import (
    ArchiveData,
    ArticleData,
    CompanyData,
    ContentData,
    EditionData,
    Entry,
    EpubData,
    FeedData,
    MailData,
    MonthData,
    NotFoundData,
    OpmlData,
    Page,
    RedirectData,
    RobotsData,
    SearchData,
    ShareData,
    SitemapData,
    SitemapIndexData,
    StaticData,
    SubscribeData,
    TermData,
    TermsData,
    YearData,
)

TEMPLATES: dict[str, type[Struct]] = {
    "home": EditionData,
    "edition": EditionData,
    "article": ArticleData,
    "terms": TermsData,
    "term": TermData,
    "company": CompanyData,
    "archive": ArchiveData,
    "year": YearData,
    "month": MonthData,
    "page": ContentData,
    "subscribe": SubscribeData,
    "search": SearchData,
    "404": NotFoundData,
    "redirect": RedirectData,
}
"""Kinds that a template of the same name makes ("home" by home.html)."""

MACHINES: dict[str, type[Struct]] = {
    "rss": FeedData,
    "atom": FeedData,
    "json": FeedData,
    "opml": OpmlData,
    "sitemap": SitemapData,
    "sitemap-index": SitemapIndexData,
    "robots": RobotsData,
    "share-image": ShareData,
    "mail": MailData,
    "mail-text": MailData,
    "mail-message": MailData,
    "epub": EpubData,
    "static": StaticData,
}
"""Kinds for machines, written without a theme but for the edition entries of feeds, and e-mail (:data:`MAILS`)."""

MAILS = {"mail": "mail.html", "mail-text": "mail.txt"}
"""Templates of an edition as e-mail, by kind; they are given its fields, not those of its page's data."""

WITH_BODY = frozenset({"home", "edition", "article", "page"})
FEED_ENTRY = "feed-edition"


_STRUCTS: dict[str, type[Struct]] = {
    **TEMPLATES,
    FEED_ENTRY: Entry,
    **dict.fromkeys(MAILS, EditionData),
}

DESCRIBED = frozenset({"home", "edition", "article"})
"""Kinds whose template receives ``structured`` too: what the page says of itself to machines."""


class PageView(NamedTuple):
    """What a template sees of its page; its data are names of their own."""

    url: str
    kind: str
    title: str
    description: str
    robots: str
    language: str
    feeds: tuple[FeedLink, ...]


def view(page: Page) -> PageView:
    """Give a page without its data and its place in the output folder."""
    return PageView(
        page.url,
        page.kind,
        page.title,
        page.description,
        page.robots,
        page.language,
        page.feeds,
    )


def fields(data: Struct) -> dict[str, Any]:
    """Give the fields of a page's data by name."""
    return {name: getattr(data, name) for name in data.__struct_fields__}


def names(kind: str) -> dict[str, str]:
    """Name all that the template of a kind receives, with the types; kind "feed-edition" is an entry's."""
    struct = _STRUCTS[kind]
    given = {"site": "SiteInfo"}
    if kind != FEED_ENTRY:
        given["page"] = "PageView"
    given |= {name: str(struct.__annotations__[name]) for name in struct.__struct_fields__}
    if kind in DESCRIBED:
        given["structured"] = "Markup"
    if kind in WITH_BODY or kind == FEED_ENTRY:
        given["content"] = "Markup"
    if kind in MAILS:
        given |= (
            {"content": "Markup", "styled": "Callable"} if kind == "mail" else {"content": "str"}
        )
        given |= {"more": "int", "unsubscribe_url": "str"}
    return given


def as_text() -> str:
    """Write the whole contract as Markdown: a heading per template, a line per name."""
    parts = []
    for kind in _STRUCTS:
        lines = [f"- `{name}`: {kind_of}" for name, kind_of in names(kind).items()]
        parts.append(f"### {MAILS.get(kind, f'{kind}.html')}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)
