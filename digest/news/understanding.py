"""One article's paragraphs -> all that is understood of them."""

from __future__ import annotations

from collections.abc import Sequence

from digest.model.news import News, Paragraph
from digest.news.points import points
from digest.news.quotes import quotes
from digest.text.sketches import sketch


def understand(paragraphs: Sequence[Paragraph], *, title: str, language: str) -> News:
    """Read an article: what it says, whom it quotes, and what copies of it are like."""
    return News(
        points=points(paragraphs, title, language),
        quotes=quotes(paragraphs, language),
        sketch=sketch("\n".join(paragraph.text for paragraph in paragraphs)),
    )
