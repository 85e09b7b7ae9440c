"""Names in front matter -> terms with addresses: topics, companies, sources."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from digest.model.article import Article
from digest.model.news import Company, Mention
from digest.model.parts import Link, Taxonomy
from digest.plan.permalinks import digits_of
from digest.text.slugs import slugify
from digest.text.urls import host

TAXONOMIES = (
    Taxonomy("topics", "Topics", "Topic"),
    Taxonomy("companies", "Companies", "Company"),
    Taxonomy("sources", "Sources", "Source"),
)

_ACCENTS = re.compile("[\u0300-\u036f]+")


def names_of(article: Article, taxonomy: str, known: Mapping[str, Company] = {}) -> tuple[str, ...]:
    """Give an article's names in a taxonomy; a source without a name is called after its host.

    ``known`` are the companies of the book by their folded names and aliases: theirs is the name that counts.
    """
    if taxonomy == "topics":
        return _joined(article.topics, article.news.topics)
    if taxonomy == "companies":
        names = _joined(article.companies, article.news.companies)
        return tuple(known[fold(n)].name if fold(n) in known else n for n in names)
    name = article.source.name or (host(article.source.url) if article.source.url else "")
    return (name,) if name else ()


def _joined(written: tuple[str, ...], found: tuple[Mention, ...]) -> tuple[str, ...]:
    """Put the names that were found behind those that the editor wrote."""
    return (*written, *(mention.name for mention in found)) if found else written


class Folding:
    """The terms of one taxonomy, found from names that differ in case, accents or punctuation.

    The name most often written is shown (ties: the first in order of characters). The address comes
    from what the spellings have in common, so that it does not follow the fashion. Where two terms would
    share one, the term that was used first keeps it.
    """

    def __init__(
        self,
        taxonomy: str,
        articles: Iterable[Article],
        known: Mapping[str, Company] = {},
        *,
        unicode: bool,
    ) -> None:
        self._taxonomy, self._known = taxonomy, known
        written = Counter(name for article in articles for name in self._names(article))
        names: dict[str, dict[str, int]] = {}
        for name, count in written.items():
            names.setdefault(fold(name), {})[name] = count
        slugs = _addresses(names, unicode=unicode)
        self._links: dict[str, Link] = {}
        for key, counts in names.items():
            link = Link(_shown(counts), f"{taxonomy}/{slugs[key]}/")
            self._links |= dict.fromkeys(counts, link)

    def links(self, article: Article) -> tuple[Link, ...]:
        """Give the terms of an article, each once, in the order written; names that make no term are left out."""
        found = (self._links.get(name) for name in self._names(article))
        return tuple({link.url: link for link in found if link}.values())

    def _names(self, article: Article) -> tuple[str, ...]:
        return names_of(article, self._taxonomy, self._known)

    def all(self) -> list[Link]:
        """Give all terms by name."""
        links = {link.url: link for link in self._links.values()}
        return sorted(
            links.values(), key=lambda link: (link.title.casefold(), link.title, link.url)
        )


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Bring the spellings of one name into one form: no case, no accents, no punctuation."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", name))
    return slugify(plain, unicode=True, limit=400) or "term-" + digits_of(name, 6)


def _shown(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda name: (-counts[name], name))


def _addresses(keys: Iterable[str], *, unicode: bool) -> dict[str, str]:
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        slug = slugify(key, unicode=unicode) or "term-" + digits_of(key, 6)
        if slug in taken:
            slug = f"{slug}-{digits_of(key, 6)}"
        taken.add(slug)
        slugs[key] = slug
    return slugs
