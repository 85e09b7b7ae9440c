"""Which publishers are one: papers of a house count once among those that tell a story."""

from __future__ import annotations

from collections.abc import Iterable

from digest.model.article import Article
from digest.sources import Sources
from digest.text.folding import words
from digest.text.urls import host, site

NONE = Sources()


def families(articles: Iterable[Article], sources: Sources = NONE) -> int:
    """Count the families of publishers that articles come from."""
    return len({family(article, sources) for article in articles})


def family(article: Article, sources: Sources = NONE) -> str:
    """Name the family of an article's publisher, folded for comparison.

    The one that sources.toml names; else the site of the original, without the names before what was registered; else
    the publisher's name.
    """
    source, path = article.source, article.cleaner.extract if article.cleaner else ""
    known = sources.source_of(path, source.name, source.url)
    if known:
        return _folded(known.family or known.key)
    return site(host(source.url)) or _folded(source.name)


def _folded(name: str) -> str:
    return " ".join(words(name))
