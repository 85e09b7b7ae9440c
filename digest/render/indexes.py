"""Lists that machines read: sitemaps, robots.txt and the OPML list of feeds."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from digest.model.parts import FeedLink
from digest.model.site import OpmlData, RobotsData, SitemapData, SitemapIndexData
from digest.render.addresses import Addresses
from digest.text.normal import one_line

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"

COLLECTORS = (
    *("AI2Bot", "Ai2Bot-Dolma", "Amazonbot", "Applebot-Extended", "Bytespider", "CCBot"),
    *("ChatGPT-User", "Claude-SearchBot", "Claude-User", "ClaudeBot", "Diffbot", "FacebookBot"),
    *("GPTBot", "Google-Extended", "Meta-ExternalAgent", "Meta-ExternalFetcher", "OAI-SearchBot"),
    *("PanguBot", "Perplexity-User", "PerplexityBot", "Timpibot", "anthropic-ai", "cohere-ai"),
    *("img2dataset", "omgili", "omgilibot"),
)
"""Robots that collect texts for language models, by the names that they publish."""


def sitemap(data: SitemapData, addresses: Addresses) -> str:
    """Write a sitemap of pages with the day of their last change."""
    return _sitemap("urlset", "url", data.urls, addresses)


def sitemap_index(data: SitemapIndexData, addresses: Addresses) -> str:
    """Write the index of the sitemaps."""
    return _sitemap("sitemapindex", "sitemap", data.shards, addresses)


def _sitemap(root: str, item: str, urls: Iterable[tuple[str, str]], addresses: Addresses) -> str:
    lines = [f'{_DECLARATION}<{root} xmlns="{_SITEMAPS}">']
    for url, day in urls:
        changed = f"<lastmod>{escape(day)}</lastmod>" if day else ""
        lines.append(f"<{item}><loc>{escape(addresses.absolute(url))}</loc>{changed}</{item}>")
    return "\n".join([*lines, f"</{root}>\n"])


def robots(data: RobotsData, addresses: Addresses) -> str:
    """Write robots.txt: what may be read by whom, and where the sitemap stands."""
    if data.asked == "private":
        return "User-agent: *\nDisallow: /\n"
    kept_out = "".join(f"User-agent: {name}\n" for name in COLLECTORS) + "Disallow: /\n\n"
    start = kept_out if data.asked == "no-ai" else ""
    return f"{start}User-agent: *\nAllow: /\n\nSitemap: {addresses.absolute(data.sitemap)}\n"


def opml(title: str, data: OpmlData, addresses: Addresses) -> str:
    """Write the feeds by group as OPML 2.0, one outline a feed."""
    lines = [
        f'{_DECLARATION}<opml version="2.0">',
        f"<head><title>{_text(title)}</title></head>",
        "<body>",
    ]
    for group, feeds in data.groups:
        lines.append(f'<outline text="{_text(group)}">')
        lines += [_outline(feed, addresses) for feed in feeds]
        lines.append("</outline>")
    return "\n".join([*lines, "</body>", "</opml>\n"])


def _outline(feed: FeedLink, addresses: Addresses) -> str:
    # Readers know "rss" only, whatever the format; they look into the file for the rest.
    title = _text(feed.title)
    address = escape(addresses.absolute(feed.url))
    return f'<outline type="rss" text="{title}" title="{title}" xmlUrl="{address}"/>'


def _text(text: str) -> str:
    return escape(one_line(text))
