"""Feeds: the main one, one of editions, one for every term, and the list of them all.

What the main feed no longer holds stands in archives, one for every month, each leading to the one before
(RFC 5005). They hold summaries, whatever the feeds hold: a site should not carry all its text twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from digest.config import Config
from digest.model.article import SourceRef
from digest.model.parts import FeedLink
from digest.model.site import EditionData, Entry, FeedData, OpmlData, Page, SubscribeData
from digest.plan.editions import description_of, title_of
from digest.plan.inputs import hash_of, planned
from digest.plan.placed import EditionPlan, Placed, Site
from digest.plan.titles import month_title
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
    months = _archived(site, config)
    before = _folder(site.articles[-config.feed.limit - 1]) if months else ""
    yield from _feeds(feed_links(config, ""), "", main, config, before)
    yield from _archives(site, config, months)
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


def subscribe_page(
    site: Site, editions: Sequence[EditionData], config: Config, feeds: tuple[FeedLink, ...]
) -> Page:
    """Plan the page that explains the feeds and gives their addresses, and those of the latest edition's forms."""
    data = SubscribeData(
        feed_groups(site, config),
        OPML if config.feed.formats else "",
        editions[-1].email if editions else "",
        editions[-1].epub if editions else "",
    )
    return planned("subscribe", "subscribe/", "Subscribe", data, feeds=feeds)


def _preferred(feeds: tuple[FeedLink, ...]) -> tuple[FeedLink, ...]:
    formats = {feed.format for feed in feeds}
    chosen = "rss" if "rss" in formats else feeds[0].format
    return tuple(feed for feed in feeds if feed.format == chosen)


def _feeds(
    links: tuple[FeedLink, ...],
    home: str,
    entries: Sequence[Hashed],
    config: Config,
    before: str = "",
) -> Iterator[Page]:
    """Plan one feed in every format; ``before`` is the folder of the archive that goes on from it."""
    updated = max((entry.updated for entry, _ in entries), default=0)
    given = tuple(entry for entry, _ in entries)
    seen = hash_of([mark for _, mark in entries])
    for link in links:
        previous = before and before + FILES[link.format]
        data = FeedData(link.title, home, given, updated, previous)
        yield planned(
            link.format,
            link.url,
            link.title,
            data,
            (home, seen, updated, previous),
            language=config.language,
        )


def _archived(site: Site, config: Config) -> list[str]:
    """Name the folders of the months with articles, oldest first, once the main feed does not hold them all.

    The newest month is among them even where the main feed holds it: the archive before it leads on to it.
    """
    whole = len(site.articles) <= config.feed.limit
    return [] if whole else sorted({_folder(item) for item in site.articles})


def _folder(item: Placed) -> str:
    return item.article.day[:7].replace("-", "/") + "/"


def _archives(site: Site, config: Config, folders: Sequence[str]) -> Iterator[Page]:
    """Plan the archives; that of the newest month may still grow and does not call itself one."""
    members: dict[str, list[Placed]] = {}
    for item in reversed(site.articles):
        members.setdefault(_folder(item), []).append(item)
    for before, folder, after in zip(["", *folders], folders, [*folders[1:], ""], strict=False):
        items = members[folder]
        name = month_title(folder[:7].replace("/", "-"), config.language)
        entries = tuple(_entry(item, full=False) for item in items)
        updated = max(entry.updated for entry in entries)
        seen = hash_of(
            [(i.card.hash, i.article.id, i.article.changed, i.article.notes) for i in items]
        )
        for link in feed_links(config, folder, name):
            file = FILES[link.format]
            previous, following = before and before + file, after and after + file
            data = FeedData(
                link.title, folder, entries, updated, previous, following, file, bool(following)
            )
            given = (folder, seen, updated, previous, following)
            yield planned(link.format, link.url, link.title, data, given, language=config.language)


def _newest(
    articles: Sequence[Placed], limit: int, config: Config, known: dict[str, Hashed]
) -> list[Hashed]:
    """Give the entries of the newest articles, newest first; each entry is made once for all feeds."""
    entries = []
    for item in articles[: -limit - 1 : -1]:
        entry = known.get(item.article.id)
        if entry is None:
            entry = known[item.article.id] = _hashed(_entry(item, full=_is_full(item, config)))
        entries.append(entry)
    return entries


def _is_full(item: Placed, config: Config) -> bool:
    # A feed never holds more of somebody else's text than the page is meant to show.
    return config.feed.content == "full" and item.article.rights not in ("link", "excerpt")


def _entry(item: Placed, *, full: bool) -> Entry:
    article = item.article
    return Entry(
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
    return replace(entry, cards=())


def _hashed(entry: Entry) -> Hashed:
    return entry, hash_of(entry)


def _topics(articles: Iterable[Placed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.title for item in articles for link in item.topics))
