"""What a page says of itself to machines: schema.org as JSON-LD, from the page's own data and nothing else.

The text of others stays theirs: an article names the original it is based on and the original's authors, and the
digest as publisher of the copy alone. No ``NewsArticle`` is claimed of what was copied.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from digest.model.article import Article
from digest.model.site import ArticleData, EditionData, Page, SiteInfo
from digest.render.addresses import Addresses, external
from digest.text.normal import one_line

Thing = dict[str, Any]

# Nothing of it can end the script, open a comment, be an entity, or end a line for an old reader of scripts.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ESCAPED = str.maketrans(_UNSAFE)


def json_ld(page: Page, site: SiteInfo, addresses: Addresses) -> str:
    """Describe a page in JSON that may stand in a script element; "" for a kind that is not described."""
    data = page.data
    if isinstance(data, ArticleData):
        return written(_article(page, data, site, addresses))
    if isinstance(data, EditionData) and page.kind == "home":
        return written(_site(site, addresses))
    if isinstance(data, EditionData):
        return written(_edition(page, data, site, addresses))
    return ""


def written(thing: Mapping[str, Any]) -> str:
    """Write a thing as JSON without a character that HTML or a script gives a meaning to."""
    text = json.dumps(
        {"@context": "https://schema.org", **thing}, ensure_ascii=False, separators=(",", ":")
    )
    return text.translate(_ESCAPED)


def _site(site: SiteInfo, addresses: Addresses) -> Thing:
    return _without_gaps(
        {
            "@type": "WebSite",
            "name": site.title,
            "url": addresses.absolute(""),
            "description": site.description,
            "inLanguage": site.language,
            "publisher": _publisher(site, addresses),
        }
    )


def _edition(page: Page, data: EditionData, site: SiteInfo, addresses: Addresses) -> Thing:
    """Describe an edition: work of the digest's own, and a list of what it collects."""
    sections = [card for section in data.sections for card in section.cards]
    cards = [*([data.lead] if data.lead else []), *sections]
    items = [
        {"@type": "ListItem", "position": number, "url": addresses.absolute(card.url)}
        for number, card in enumerate(cards, 1)
    ]
    return _without_gaps(
        {
            "@type": "CollectionPage",
            "name": page.title,
            "url": addresses.absolute(page.url),
            "description": data.standfirst or page.description,
            "datePublished": data.edition.first_day if data.edition else "",
            "inLanguage": site.language,
            "image": addresses.absolute(data.image) if data.image else "",
            "publisher": _publisher(site, addresses),
            "mainEntity": {
                "@type": "ItemList",
                "numberOfItems": len(items),
                "itemListElement": items,
            },
        }
    )


def _article(page: Page, data: ArticleData, site: SiteInfo, addresses: Addresses) -> Thing:
    article = data.article
    original = "" if article.original else external(article.source.url)
    return _without_gaps(
        {
            "@type": "Article",
            "headline": one_line(article.title),
            "url": addresses.absolute(page.url),
            "description": page.description,
            "inLanguage": article.language or site.language,
            "datePublished": article.date or article.day,
            "dateModified": article.updated,
            "sdDatePublished": article.retrieved or article.day,
            "image": addresses.absolute(data.image) if data.image else "",
            "author": _authors(article, site, addresses),
            "publisher": _publisher(site, addresses),
            "isPartOf": addresses.absolute(data.edition.url),
            "isBasedOn": original,
            "citation": _original(article, original),
            "license": external(article.license),
            "keywords": [link.title for link in data.topics],
            "about": [{"@type": "Organization", "name": link.title} for link in data.companies],
        }
    )


def _authors(article: Article, site: SiteInfo, addresses: Addresses) -> list[Thing]:
    """Name who wrote the original; without a name, its publisher did."""
    source = article.source.name
    if article.authors:
        return [
            {"@type": "Organization" if name == source else "Person", "name": name}
            for name in article.authors
        ]
    if article.original:
        return [_publisher(site, addresses)]
    return [{"@type": "Organization", "name": source}] if source else []


def _original(article: Article, url: str) -> Thing:
    if article.original or not (url or article.source.name):
        return {}
    house = article.source.name
    return _without_gaps(
        {
            "@type": "CreativeWork",
            "name": one_line(article.title),
            "url": url,
            "datePublished": article.date,
            "publisher": {"@type": "Organization", "name": house} if house else {},
        }
    )


def _publisher(site: SiteInfo, addresses: Addresses) -> Thing:
    return {"@type": "Organization", "name": site.title, "url": addresses.absolute("")}


def _without_gaps(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value}
