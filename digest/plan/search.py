"""The search page: what a search can be narrowed to, which is known when the site is planned."""

from __future__ import annotations

from digest.model.parts import FeedLink, Link
from digest.model.site import Page, SearchData
from digest.plan.inputs import planned
from digest.plan.placed import Site, Terms

URL = "search/"
INDEX = "pagefind/"
CHOICES = 300
"""Terms of a taxonomy that can be chosen, those with the most articles: a list of more is no help to anybody."""


def search_url(site: Site | None, extras: frozenset[str]) -> str:
    """Give the address of the search page, "" where there is nothing to search, or nothing to do it with."""
    return URL if site and site.articles and "search" in extras else ""


def search_page(site: Site, feeds: tuple[FeedLink, ...]) -> Page:
    """Plan the search page."""
    filters = tuple((terms.taxonomy, _choices(terms)) for terms in site.taxonomies if terms.terms)
    return planned(
        "search", URL, "Search", SearchData(filters, INDEX), robots="noindex, follow", feeds=feeds
    )


def _choices(terms: Terms) -> tuple[Link, ...]:
    """Give the largest terms by name."""
    largest = sorted(terms.terms, key=lambda term: (-len(term.articles), term.link.url))[:CHOICES]
    kept = {term.link.url for term in largest}
    return tuple(term.link for term in terms.terms if term.link.url in kept)
