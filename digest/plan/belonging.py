"""What an article belongs to: its terms, its edition, and the story that it tells with others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from digest.config import Config
from digest.model.article import Article
from digest.model.news import Company
from digest.model.parts import Also, Card, Link
from digest.plan.arrangement import edition_of
from digest.plan.families import NONE, families
from digest.plan.inputs import hash_of
from digest.plan.placed import Placed, Term, Terms
from digest.plan.terms import TAXONOMIES, Folding, fold
from digest.sources import Sources
from digest.text.words import minutes

STRONGEST = 2
"""Figures that a list shows of an article."""


class Belonging(NamedTuple):
    """The articles that are told and the copies folded into them, and all terms; oldest first."""

    articles: tuple[Placed, ...]
    copies: tuple[Placed, ...]
    taxonomies: tuple[Terms, ...]
    companies: dict[str, Company]


def belonging(
    shown: Sequence[Article],
    urls: Mapping[str, str],
    companies: Iterable[Company],
    config: Config,
    *,
    folded: Mapping[str, str],
    sources: Sources = NONE,
) -> Belonging:
    """Place articles at their ``urls``; ``folded`` maps the ids of copies to those of the articles told instead.

    A copy stands in no list, so only the articles that are told make terms. ``sources`` say which publishers are one.
    """
    book = {fold(name): c for c in companies for name in reversed((c.name, *c.aliases))}
    told = [article for article in shown if article.id not in folded]
    unicode = config.slugs == "unicode"
    foldings = {t.key: Folding(t.key, told, book, unicode=unicode) for t in TAXONOMIES}
    stories = _stories(shown, folded)
    place = _Placer(foldings, urls, stories, config, sources)
    articles = tuple(place.told(article) for article in told)
    heads = {item.article.id: Link(item.article.title, item.url) for item in articles}
    copies = tuple(place.copy(a, heads[folded[a.id]]) for a in shown if a.id in folded)
    taxonomies = _taxonomies(articles, foldings)
    return Belonging(articles, copies, taxonomies, _known(book, taxonomies))


def _stories(shown: Iterable[Article], folded: Mapping[str, str]) -> dict[str, list[Article]]:
    """Give the copies of each article that has some."""
    stories: dict[str, list[Article]] = {}
    for article in shown:
        if article.id in folded:
            stories.setdefault(folded[article.id], []).append(article)
    return stories


class _Placer:
    """Places articles with the links of their terms."""

    def __init__(
        self,
        foldings: Mapping[str, Folding],
        urls: Mapping[str, str],
        stories: Mapping[str, list[Article]],
        config: Config,
        sources: Sources,
    ) -> None:
        self._foldings, self._urls, self._stories = foldings, urls, stories
        self._period, self._sources = config.editions, sources

    def told(self, article: Article) -> Placed:
        copies = self._stories.get(article.id, ())
        sources = families((article, *copies), self._sources) if copies else 1
        also = tuple(Also(a.source, a.title, a.date, self._urls[a.id]) for a in copies)
        return self._placed(article, sources, also, None)

    def copy(self, article: Article, head: Link) -> Placed:
        return self._placed(article, 1, (), head)

    def _placed(
        self, article: Article, sources: int, also: tuple[Also, ...], head: Link | None
    ) -> Placed:
        links = {key: folding.links(article) for key, folding in self._foldings.items()}
        topics, companies = links["topics"], links["companies"]
        return Placed(
            article,
            card_of(article, self._urls[article.id], topics, companies, sources),
            edition_of(article.day, self._period),
            topics,
            companies,
            links["sources"][0] if links["sources"] else None,
            _named(article, companies) if article.news.companies else (),
            also,
            head,
        )


def _taxonomies(articles: Iterable[Placed], foldings: Mapping[str, Folding]) -> tuple[Terms, ...]:
    used: dict[str, list[Placed]] = {}
    for item in articles:
        sources = (item.source,) if item.source else ()
        for link in chain(item.topics, item.companies, sources):
            used.setdefault(link.url, []).append(item)
    return tuple(
        Terms(
            taxonomy,
            tuple(Term(link, tuple(used[link.url])) for link in foldings[taxonomy.key].all()),
        )
        for taxonomy in TAXONOMIES
    )


def _known(book: Mapping[str, Company], taxonomies: Iterable[Terms]) -> dict[str, Company]:
    """Find what the book says of the companies that have a term, by the term's address."""
    terms = next((t.terms for t in taxonomies if t.taxonomy.key == "companies"), ())
    found = ((term.link.url, book.get(fold(term.link.title))) for term in terms)
    return {url: company for url, company in found if company}


def _named(article: Article, links: Iterable[Link]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    urls = {fold(link.title): link.url for link in links}
    found = ((urls.get(fold(mention.name)), mention.anchors) for mention in article.news.companies)
    return tuple((url, anchors) for url, anchors in found if url)


def card_of(
    article: Article,
    url: str,
    topics: tuple[Link, ...],
    companies: tuple[Link, ...],
    sources: int = 1,
) -> Card:
    """Make what lists show of an article; ``sources`` publishers tell its story.

    Of one with the rights ``link`` that is its headline and where it leads.
    """
    bare = article.rights == "link"
    fields: tuple[Any, ...] = (
        url,
        article.title,
        article.title_from,
        "" if bare else article.summary or article.excerpt,
        article.date,
        article.day,
        article.instant,
        article.source,
        article.authors,
        topics,
        companies,
        minutes(article.words),
        article.language,
        article.access.complete,
        article.note,
        () if bare else article.news.telling[:STRONGEST],
        sources,
    )
    return Card(*(*fields, hash_of(*fields)))
