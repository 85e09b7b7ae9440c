"""One article's paragraphs -> all that is understood of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from digest.model.news import News, Paragraph
from digest.news.companies import companies
from digest.news.figures import figures
from digest.news.naming import Companies, Topics
from digest.news.points import points
from digest.news.quotes import quotes
from digest.news.topics import topics
from digest.text.sketches import sketch


class Books(NamedTuple):
    """The names that the editor wants found."""

    companies: Companies = Companies()
    topics: Topics = Topics()


def understand(
    paragraphs: Sequence[Paragraph],
    books: Books,
    *,
    title: str,
    language: str,
    without: Sequence[str] = (),
) -> News:
    """Read an article: what it counts and says, whom it quotes and names, and what copies of it are like.

    ``without`` are names that the editor does not want found in it.
    """
    found = figures(paragraphs, title, language)
    return News(
        figures=found,
        points=points(paragraphs, title, language, found),
        quotes=quotes(paragraphs, language),
        companies=companies(paragraphs, title, language, books.companies, without),
        topics=topics(paragraphs, title, language, books.topics, without),
        sketch=sketch("\n".join(paragraph.text for paragraph in paragraphs), language),
    )
