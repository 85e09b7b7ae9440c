"""Lists of terms, and a term's articles in pages numbered from the oldest.

Older pages are full and never change again when an article is added; the bare address shows the newest
``per_page`` to ``2 * per_page - 1``. No page prints how many pages there are: that would change them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from digest.config import Config
from digest.model.parts import Card, FeedLink, MonthCards, Pagination, Taxonomy, TermCount
from digest.model.site import CompanyData, Page, TermData, TermsData
from digest.plan.feeds import feed_links
from digest.plan.figures import of_company
from digest.plan.inputs import planned
from digest.plan.placed import Placed, Site, Term


class Slice(NamedTuple):
    """A page of a list: its number (0 for the newest) and where it begins and ends, oldest first."""

    number: int
    start: int
    end: int


def slices(count: int, per_page: int) -> list[Slice]:
    """Cut a list of ``count`` into pages: the newest first, then the older ones from the highest number."""
    full = max(0, count // per_page - 1)
    older = [Slice(n, (n - 1) * per_page, n * per_page) for n in range(full, 0, -1)]
    return [Slice(0, full * per_page, count), *older]


def term_pages(site: Site, config: Config, feeds: tuple[FeedLink, ...]) -> Iterator[Page]:
    """Plan the index of every taxonomy and the pages of every term."""
    for terms in site.taxonomies:
        taxonomy = terms.taxonomy
        counts = tuple(map(_count, terms.terms))
        data = TermsData(taxonomy, counts)
        yield planned("terms", f"{taxonomy.key}/", taxonomy.title, data, feeds=feeds)
        for term in terms.terms:
            own = feed_links(config, term.link.url, term.link.title)
            newest, *older = slices(len(term.articles), config.per_page)
            for part in (newest, *older):
                if taxonomy.key == "companies":
                    yield _company_page(site, taxonomy, term, part, len(older), feeds + own)
                else:
                    yield _term_page(taxonomy, term, part, len(older), feeds + own)


def _count(term: Term) -> TermCount:
    latest = term.articles[-1].article.day
    return TermCount(term.link.title, term.link.url, len(term.articles), latest)


def _term_page(
    taxonomy: Taxonomy, term: Term, part: Slice, older: int, feeds: tuple[FeedLink, ...]
) -> Page:
    cards = _cards(term.articles[part.start : part.end])
    pagination = _pagination(term, part.number, older)
    data = TermData(taxonomy, term.link, cards, pagination)
    seen = (taxonomy, term.link, [card.hash for card in cards], pagination)
    url = _url(term, part.number)
    title = f"{term.link.title} ({part.number})" if part.number else term.link.title
    return planned("term", url, title, data, seen, feeds=feeds)


def _company_page(
    site: Site, taxonomy: Taxonomy, term: Term, part: Slice, older: int, feeds: tuple[FeedLink, ...]
) -> Page:
    items = term.articles[part.start : part.end][::-1]
    figures = () if part.number else of_company(items, term.link.url)
    company, pagination = site.companies.get(term.link.url), _pagination(term, part.number, older)
    data = CompanyData(taxonomy, term.link, company, figures, _months(items), pagination)
    seen = (taxonomy, term.link, company, figures, [i.card.hash for i in items], pagination)
    title = f"{term.link.title} ({part.number})" if part.number else term.link.title
    return planned("company", _url(term, part.number), title, data, seen, feeds=feeds)


def _months(items: Iterable[Placed]) -> tuple[MonthCards, ...]:
    parted = groupby(items, key=lambda item: item.article.day[:7])
    return tuple(MonthCards(month, tuple(i.card for i in group)) for month, group in parted)


def _cards(articles: Sequence[Placed]) -> tuple[Card, ...]:
    return tuple(item.card for item in reversed(articles))


def _pagination(term: Term, number: int, older: int) -> Pagination:
    """Link a page with its neighbours; ``older`` is the number of full pages behind the newest."""
    if not number:
        return Pagination(0, "", _url(term, older) if older else "")
    newer = _url(term, number + 1 if number < older else 0)
    return Pagination(number, newer, _url(term, number - 1) if number > 1 else "")


def _url(term: Term, number: int) -> str:
    return f"{term.link.url}page/{number}/" if number else term.link.url
