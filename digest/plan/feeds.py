"""Feeds: the main one, one of editions, one for every term, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from digest.config import Config
from digest.model.article import SourceRef
from digest.model.site import Entry, FeedData, FeedLink, OpmlData, Page, SubscribeData
from digest.plan.editions import description_of, title_of
from digest.plan.inputs import hash_of, planned
from digest.plan.placed import EditionPlan, Placed, Site
from digest.text.dates import instant

FILES = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
OPML = "feeds.opml"

Hashed = tuple[Entry, str]
"""An entry with the hash of all its fields."""
Groups = tuple[tuple[str, tuple[FeedLink, ...]], ...]


def feed_links(config: Config, folder: str, name: str = "") -> tuple[FeedLink, ...]:
    """Name the feeds of a folder ("" is the site's own), one for every configured format."""
    title = f"{config.title}: {name}" if name else config.title
    formats = dict.fromkeys(config.feed.formats)
    return tuple(FeedLink(title, folder + FILES[kind], kind) for kind in formats)


def edition_feed_links(config: Config) -> tuple[FeedLink, ...]:
    """Name the feeds that hold one entry for every edition."""
    return feed_links(config, "editions/", "editions")


def feed_pages(site: Site, config: Config) -> Iterator[Page]:
    """Plan every feed and the OPML file that lists them."""
    if not config.feed.formats:
        return
    known: dict[str, Hashed] = {}
    main = _newest(site.articles, config.feed.limit, config, known)
    yield from _feeds(feed_links(config, ""), "", main, config)
    editions = [
        _edition_entry(plan, config) for plan in site.editions[: -config.feed.limit - 1 : -1]
    ]
    yield from _feeds(edition_feed_links(config), "archive/", editions, config)
    for terms in site.taxonomies:
        for term in terms.terms:
            entries = _newest(term.articles, config.feed.term_limit, config, known)
            url, title = term.link.url, term.link.title
            yield from _feeds(feed_links(config, url, title), url, entries, config)
    # One format only: a reader who imports the list wants every feed once.
    single = tuple((name, _preferred(feeds)) for name, feeds in feed_groups(site, config))
    yield planned("opml", OPML, config.title, OpmlData(single), language=config.language)


def feed_groups(site: Site, config: Config) -> Groups:
    """Name every feed of the site: its own first, then those of the terms by taxonomy."""
    if not config.feed.formats:
        return ()
    groups = [(config.title, feed_links(config, "") + edition_feed_links(config))]
    for terms in site.taxonomies:
        feeds = (feed_links(config, term.link.url, term.link.title) for term in terms.terms)
        groups.append((terms.taxonomy.title, tuple(feed for links in feeds for feed in links)))
    return tuple(group for group in groups if group[1])


def subscribe_page(site: Site, config: Config, feeds: tuple[FeedLink, ...]) -> Page:
    """Plan the page that explains the feeds and gives their addresses."""
    data = SubscribeData(feed_groups(site, config), OPML if config.feed.formats else "")
    return planned("subscribe", "subscribe/", "Subscribe", data, feeds=feeds)


def _preferred(feeds: tuple[FeedLink, ...]) -> tuple[FeedLink, ...]:
    formats = {feed.format for feed in feeds}
    chosen = "rss" if "rss" in formats else feeds[0].format
    return tuple(feed for feed in feeds if feed.format == chosen)


def _feeds(
    links: tuple[FeedLink, ...], home: str, entries: Sequence[Hashed], config: Config
) -> Iterator[Page]:
    updated = max((entry.updated for entry, _ in entries), default=0)
    data = FeedData(links[0].title, home, tuple(entry for entry, _ in entries), updated)
    seen = hash_of(data.title, home, [mark for _, mark in entries], updated)
    for link in links:
        yield planned(link.format, link.url, link.title, data, seen, language=config.language)


def _newest(
    articles: Sequence[Placed], limit: int, config: Config, known: dict[str, Hashed]
) -> list[Hashed]:
    """Give the entries of the newest articles, newest first; each entry is made once for all feeds."""
    entries = []
    for item in articles[: -limit - 1 : -1]:
        entry = known.get(item.article.id)
        if entry is None:
            entry = known[item.article.id] = _entry(item, config)
        entries.append(entry)
    return entries


def _entry(item: Placed, config: Config) -> Hashed:
    article = item.article
    # A feed never holds more of somebody else's text than the page is meant to show.
    full = config.feed.content == "full" and article.rights not in ("link", "excerpt")
    return _hashed(
        Entry(
            article.id,
            article.title,
            item.url,
            article.instant,
            max(article.changed, article.instant),
            article.date or article.day,
            item.card.summary,
            article.source,
            article.authors,
            tuple(link.title for link in item.topics),
            article.body_hash if full else "",
            article.notes,
            article.note,
            language=article.language,
        )
    )


def _edition_entry(plan: EditionPlan, config: Config) -> Hashed:
    """Make the entry of an edition: it is dated at its first midnight, which no later article moves."""
    articles = plan.articles
    first = plan.edition.first_day
    published = instant(first, config.timezone)
    changed = max(max(item.article.changed, item.article.instant) for item in articles)
    entry = Entry(
        f"edition:{plan.edition.key}",
        title_of(plan, config),
        plan.edition.url,
        published,
        max(published, changed),
        first,
        description_of(plan),
        SourceRef(config.title),
        (config.author,) if config.author else (),
        _topics(articles),
        plan.note.body,
        cards=tuple(item.card for item in articles),
        language=config.language,
    )
    cards = [card.hash for card in entry.cards]
    return entry, hash_of(_bare(entry), cards)


def _bare(entry: Entry) -> Entry:
    from msgspec.structs import replace

    return replace(entry, cards=())


def _hashed(entry: Entry) -> Hashed:
    return entry, hash_of(entry)


def _topics(articles: Iterable[Placed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.title for item in articles for link in item.topics))
