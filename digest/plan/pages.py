"""Site -> [Page]: every output file, each with a hash of exactly what its template is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from digest.config import Config
from digest.errors import ConfigError
from digest.model.parts import FeedLink, Link
from digest.model.site import ContentData, NotFoundData, Page, RedirectData, SiteInfo, StaticData
from digest.plan.archives import archive_pages
from digest.plan.editions import article_pages, edition_data, edition_pages, home_page
from digest.plan.feeds import edition_feed_links, feed_links, feed_pages, subscribe_page
from digest.plan.forms import form_pages
from digest.plan.inputs import planned
from digest.plan.lists import term_pages
from digest.plan.pictures import Drawable, Pictures, picture_pages
from digest.plan.placed import Site
from digest.plan.search import search_page, search_url
from digest.plan.sitemap import sitemap_pages


def pages(
    site: Site,
    config: Config,
    *,
    static: Mapping[str, str] | None = None,
    extras: frozenset[str] = frozenset(),
    drawable: Drawable | None = None,
) -> list[Page]:
    """Plan every file of a site.

    ``static`` gives the hashes of the static files by their path below static/, with forward slashes.
    ``extras`` names what can be made besides; ``drawable`` tells which headlines can stand in a picture.
    """
    main = feed_links(config, "")
    dated = main + edition_feed_links(config)
    pictures = Pictures(site, config, drawable)
    editions = tuple(edition_data(site, config, pictures))
    written = list(
        chain(
            [home_page(editions, config, dated)],
            edition_pages(site, editions, dated),
            article_pages(site, main, pictures),
            term_pages(site, config, main),
            archive_pages(site, config, dated),
            [subscribe_page(site, editions, config, dated), _not_found(site, main)],
            [search_page(site, main)] if search_url(site, extras) else [],
            _content_pages(site, main),
        )
    )
    return [
        *written,
        *form_pages(site, editions, config),
        *picture_pages(written, drawable),
        *_redirect_pages(site),
        *feed_pages(site, config),
        *sitemap_pages(site, config, written),
        *_static_pages(static or {}),
    ]


def site_info(
    config: Config,
    version: str = "",
    options: Mapping[str, Any] | None = None,
    *,
    site: Site | None = None,
    extras: frozenset[str] = frozenset(),
) -> SiteInfo:
    """Give what every template sees of the configuration; raises ConfigError for a bad ``base_url``.

    ``options`` are the theme's with the configuration's laid over them; without them the configuration's
    own are used. Of ``site`` the about page is looked at, which joins the line of sections, and whether there
    is anything to search; ``extras`` names what can be made besides.
    """
    base_url, root = _base(config.base_url)
    return SiteInfo(
        title=config.title,
        description=config.description,
        base_url=base_url,
        root=root,
        language=config.language,
        author=config.author,
        timezone=config.timezone,
        nav=_nav(config, site),
        feeds=feed_links(config, ""),
        options=dict(config.options if options is None else options),
        version=version,
        feed_content=config.feed.content,
        feed_link=config.feed.link,
        search=search_url(site, extras),
    )


def _base(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise ConfigError(
            f'base_url "{url}" is not an http or https address',
            hint='write it as "https://example.org/" or "https://example.org/news/"',
        )
    path = "/".join(["", *filter(None, parts.path.split("/")), ""])
    return f"{parts.scheme}://{parts.netloc}{path}", path


def _nav(config: Config, site: Site | None) -> tuple[Link, ...]:
    links = [Link(link.title, link.url.removeprefix("/")) for link in config.nav]
    about = [page for page in site.content if page.url == "about/"] if site else []
    if about and all(link.url != "about/" for link in links):
        links.append(Link(about[0].title, "about/"))
    return tuple(links)


def _not_found(site: Site, feeds: tuple[FeedLink, ...]) -> Page:
    latest = site.editions[-1].edition if site.editions else None
    return planned(
        "404", "404.html", "Not found", NotFoundData(latest), robots="noindex", feeds=feeds
    )


def _content_pages(site: Site, feeds: tuple[FeedLink, ...]) -> Iterator[Page]:
    for page in site.content:
        data = ContentData(page.title, page.summary, page.body, page.language)
        yield planned(
            "page",
            page.url,
            page.title,
            data,
            description=page.summary,
            language=page.language,
            feeds=feeds,
        )


def _redirect_pages(site: Site) -> Iterator[Page]:
    for redirect in site.redirects:
        data = RedirectData(redirect.target)
        yield planned("redirect", redirect.url, "", data, robots="noindex")


def _static_pages(static: Mapping[str, str]) -> Iterator[Page]:
    for file in sorted(static):
        yield planned("static", f"static/{file}", "", StaticData(file, static[file]))
