"""Articles -> Site: what is held back, where everything lives, what belongs together, in which order.

Nothing here depends on the order in which files were read: articles are sorted by (instant, id) first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from digest.config import Config
from digest.errors import Location, Problem
from digest.model.article import Article
from digest.model.news import Company
from digest.model.parts import ContentPage, EditionNote
from digest.plan.arrangement import arrange
from digest.plan.belonging import belonging
from digest.plan.clusters import clusters
from digest.plan.permalinks import Addresses, Pattern, clean_address, digits_of, folded, is_own
from digest.plan.placed import Placed, PlacedContent, Redirect, Site
from digest.plan.rights import within_rights
from digest.sources import Sources
from digest.sources.tombstones import NONE, Tombstones
from digest.text.dates import day
from digest.text.slugs import slugify


def catalogue(
    articles: Iterable[Article],
    editions: Mapping[str, EditionNote],
    config: Config,
    now: int,
    *,
    content: Iterable[ContentPage] = (),
    companies: Iterable[Company] = (),
    tombstones: Tombstones = NONE,
    sources: Sources = Sources(),  # noqa: B008 - frozen
) -> Site:
    """Make the catalogue of a site.

    ``editions`` are the editors' notes by the key of their edition, ``now`` is in seconds since 1970,
    ``content`` are the pages of content/pages/, ``companies`` the editor's book of them, ``sources`` hers of
    publishers. What fits one of the ``tombstones`` is held back, and no article is more than its rights allow.
    Raises ConfigError for a permalink pattern that cannot be.
    """
    problems: list[Problem] = []
    given = [within_rights(article, config.rights.mode) for article in articles]
    ordered = _identified((_dated(article, now, problems) for article in given), problems)
    addresses = Addresses()
    pages = _place_content(content, addresses, config, problems)
    urls = _place(ordered, addresses, config, problems)
    held = {
        a.id: why
        for a in ordered
        if (why := _taken_down(a, tombstones) or held_back(a, config, now))
    }
    shown = [a for a in ordered if a.id not in held]
    folded = clusters(shown, problems)
    told = belonging(shown, urls, companies, config, folded=folded, sources=sources)
    return Site(
        articles=told.articles,
        copies=told.copies,
        taxonomies=told.taxonomies,
        companies=told.companies,
        editions=arrange(told.articles, editions, problems, config.sections),
        content=pages,
        redirects=_redirects((*told.articles, *told.copies), addresses, problems),
        held=tuple(sorted((a.path, held[a.id]) for a in ordered if a.id in held)),
        problems=tuple(sorted(problems)),
        next_due=_next_due(given, held, config, now),
    )


MOST_AHEAD = 14 * 3600
"""Seconds by which any place's clock is ahead of Greenwich at the most."""


def held_back(article: Article, config: Config, now: int) -> str:
    """Say why an article is not shown; empty if it is."""
    if article.draft and not config.drafts:
        return "draft"
    if article.hide:
        return "hidden"
    if not article.day:
        return "it has no date"
    if article.expires and article.expires <= now:
        return f"expired on {_day(article.expires, config.timezone)}"
    if article.instant > now and not config.future:
        return f"its date is in the future: {article.date or article.day}{_of_zone(article, config, now)}"
    return ""


def _taken_down(article: Article, tombstones: Tombstones) -> str:
    return tombstones.reason(id=article.id, url=article.source.url, path=article.path)


def _of_zone(article: Article, config: Config, now: int) -> str:
    """Name the zone in which a date was read, where another zone could make it past or present."""
    if article.instant - now > MOST_AHEAD:
        return ""
    return f', read in the timezone "{config.timezone}" of digest.toml: set yours there if it is another'


def _day(instant: int, zone: str) -> str:
    try:
        return day(instant, zone)
    except (OverflowError, ValueError):
        return "a day before the calendar"


def _next_due(
    articles: Iterable[Article], held: Mapping[str, str], config: Config, now: int
) -> int:
    due = []
    for article in articles:
        if article.id not in held:
            due.append(article.expires)
            if article.instant <= now:
                due.append(article.changed)
        elif not article.hide and (config.drafts or not article.draft) and not config.future:
            due.append(article.instant)
    return min((instant for instant in due if instant > now), default=0)


def _dated(article: Article, now: int, problems: list[Problem]) -> Article:
    """Pass over an update that is still to come: it would date every feed that carries the article."""
    if not article.instant <= now < article.changed:
        return article
    where = Location(f"content/{article.path}")
    message = f"updated lies in the future: {article.updated}"
    problems.append(Problem(where, message, "it is passed over until then", "warning"))
    return replace(article, changed=article.instant)


def _identified(articles: Iterable[Article], problems: list[Problem]) -> list[Article]:
    """Sort articles by (instant, id) and see to it that no two have one id.

    Of articles with one id the oldest keeps it (ties: the first path): a copy is usually made to write a
    new story. The others get an id made from their path, which holds until somebody mends the file.
    """
    ordered = sorted(articles, key=lambda a: (a.instant, a.id, a.path))
    first: dict[str, Article] = {}
    for index, article in enumerate(ordered):
        other = first.setdefault(article.id, article)
        if other is not article:
            problems.append(
                Problem(
                    Location(f"content/{article.path}"),
                    f"its id is also that of content/{other.path}",
                    f'delete the line "id: {article.id}" in the copy; a new one is made',
                )
            )
            own = digits_of(f"{article.id}\0{article.path}", 32)
            ordered[index] = replace(article, id=own)
    return sorted(ordered, key=lambda a: (a.instant, a.id))


def _place_content(
    content: Iterable[ContentPage], addresses: Addresses, config: Config, problems: list[Problem]
) -> tuple[PlacedContent, ...]:
    placed = []
    for page in sorted(ContentPage(*page) for page in content):
        name = page.slug or page.path.rpartition("/")[2].removesuffix(".md")
        slug = slugify(name, unicode=config.slugs == "unicode") or digits_of(page.path, 6)
        wish = f"{slug}/"
        if is_own(wish):
            problems.append(_kept(page.path, wish, "slug"))
            wish = f"pages/{wish}"
        url = addresses.take(wish, page.path)
        placed.append(PlacedContent(url, page.title, page.summary, page.body_hash, page.language))
    return tuple(placed)


def _kept(path: str, url: str, key: str) -> Problem:
    return Problem(
        Location(f"content/{path}"),
        f'the address "/{url}" is kept for the site\'s own pages',
        f"choose another {key}",
        "warning",
    )


def _place(
    articles: Iterable[Article], addresses: Addresses, config: Config, problems: list[Problem]
) -> dict[str, str]:
    """Give every article its address, those held back too: what is published later moves nobody."""
    pattern = Pattern(config.permalink, unicode=config.slugs == "unicode")
    urls = {}
    for article in articles:
        if not article.day:
            continue
        wish = _wish(article, problems) if article.permalink else pattern.address(article)
        if is_own(wish):
            problems.append(_kept(article.path, wish, "permalink or slug"))
            wish = f"articles/{wish}"
        urls[article.id] = addresses.take(wish, article.id)
    return urls


def _wish(article: Article, problems: list[Problem]) -> str:
    wish = clean_address(article.permalink) or f"{digits_of(article.id, 12)}/"
    if wish.strip("/") != article.permalink.strip("/"):
        problems.append(
            Problem(
                Location(f"content/{article.path}"),
                f'permalink "{article.permalink}" cannot be an address here; it is "/{wish}" now',
                "use letters, digits and hyphens between slashes, as in /2026/a-story/",
                "warning",
            )
        )
    return wish


def _redirects(
    placed: Iterable[Placed], addresses: Addresses, problems: list[Problem]
) -> tuple[Redirect, ...]:
    """Plan pages at old addresses; a real page is never shadowed."""
    found: dict[str, Redirect] = {}
    for item in placed:
        for alias in item.article.aliases:
            url = clean_address(alias)
            if url and folded(url) == folded(item.url):
                continue
            fault = _fault(alias, url)
            if not fault and (url in addresses or folded(url) in found):
                fault = "is the address of another article or page"
            if fault:
                problems.append(_refused(item.article.path, alias, fault))
            else:
                found[folded(url)] = Redirect(url, item.url)
    return tuple(found[key] for key in sorted(found))


def _fault(alias: str, url: str) -> str:
    if url.strip("/") != alias.strip("/"):
        return "cannot be an address of this site"
    return "is kept for the site's own pages" if is_own(url) else ""


def _refused(path: str, alias: str, fault: str) -> Problem:
    return Problem(
        Location(f"content/{path}"),
        f'alias "{alias}" {fault}',
        "take the line out or write another old address, as in /2025/old-name/",
        "warning",
    )
