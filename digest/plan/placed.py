"""What the catalogue knows of a site: articles with their addresses, terms and editions."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from digest.errors import Problem
from digest.model.article import Article
from digest.model.news import Company
from digest.model.parts import Also, Card, Edition, EditionNote, Link, Taxonomy


class Placed(Struct, frozen=True, gc=False):
    """An article that is shown: where it lives, how lists show it and what it belongs to.

    ``named`` holds the address of each company that was found, with the paragraphs that name it. ``also`` are the
    copies that are folded into it; a copy leads to the article that is ``told`` in its stead.
    """

    article: Article
    card: Card
    edition: Edition
    topics: tuple[Link, ...]
    companies: tuple[Link, ...]
    source: Link | None
    named: tuple[tuple[str, tuple[str, ...]], ...] = ()
    also: tuple[Also, ...] = ()
    told: Link | None = None

    @property
    def url(self) -> str:
        """Give the address of the article's page."""
        return self.card.url


class Term(Struct, frozen=True):
    """A topic, company or source with its articles, oldest first."""

    link: Link
    articles: tuple[Placed, ...]


class Terms(Struct, frozen=True):
    """A taxonomy with its terms by name."""

    taxonomy: Taxonomy
    terms: tuple[Term, ...]


class SectionPlan(Struct, frozen=True):
    """A part of an edition; ``title`` and ``url`` are empty for articles without a topic."""

    title: str
    url: str
    articles: tuple[Placed, ...]


class EditionPlan(Struct, frozen=True):
    """An edition in the order it is read in: the lead, which stands in no section, then the sections.

    ``aside`` are articles of its days that the editor left out, ``figures`` those whose figures he chose.
    """

    edition: Edition
    lead: Placed
    sections: tuple[SectionPlan, ...]
    note: EditionNote
    aside: tuple[Placed, ...] = ()
    figures: tuple[Placed, ...] = ()

    @property
    def articles(self) -> list[Placed]:
        """Give every article of the edition in reading order."""
        return [self.lead, *(a for section in self.sections for a in section.articles)]


class PlacedContent(Struct, frozen=True):
    """A page of content/pages/ with its address; ``body`` is the hash of its Markdown."""

    url: str
    title: str
    summary: str
    body: str
    language: str


class Redirect(Struct, frozen=True):
    """An old address (``url``) and the one it leads to."""

    url: str
    target: str


class Site(Struct, frozen=True, kw_only=True):
    """The catalogue of a site.

    ``articles`` and ``editions`` are oldest first. ``copies`` have a page each, and stand in no list. ``companies``
    are those of the book that have a term, by the term's address. ``held`` names the articles kept back (path below
    the content folder, reason). ``next_due`` is when an article next appears or expires, in seconds
    since 1970, 0 for never.
    """

    articles: tuple[Placed, ...] = ()
    copies: tuple[Placed, ...] = ()
    companies: Mapping[str, Company] = {}
    taxonomies: tuple[Terms, ...] = ()
    editions: tuple[EditionPlan, ...] = ()
    content: tuple[PlacedContent, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    held: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    next_due: int = 0
