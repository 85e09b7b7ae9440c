"""How much of an article may be shown: what is planned of it never holds more.

The article itself is narrowed before anything is planned, so that no page, feed, e-mail or book can show more of
it than its own page does, whatever a template asks for.
"""

from __future__ import annotations

from msgspec.structs import replace

from digest.model.article import Article
from digest.model.news import News
from digest.text import sentences, words

NARROW = ("excerpt", "link")
"""Modes that do not show the text."""
OWN = ("full", "own", "licensed")
"""What front matter says of a text that may be shown whole, and found by search engines."""

MOST_WORDS = 60
SHARE = 15
"""Per cent of a text's words that an excerpt may have."""
_ELLIPSIS = " …"


def mode_of(article: Article, default: str) -> str:
    """Say how much of an article is shown: ``full``, ``excerpt`` or ``link``; the front matter has the last word."""
    if article.rights in NARROW:
        return article.rights
    own = article.original or article.license or article.rights in OWN
    return "full" if own else default


def within_rights(article: Article, default: str) -> Article:
    """Give an article as it may be shown.

    Of a text that is not shown go the body, its figures, points and quotes, and the publisher's notes; what it is
    about stays, and so does what the editor wrote beside it. The summary is cut like an excerpt, for it may be the
    publisher's words.
    """
    mode = mode_of(article, default)
    if mode == "full":
        return article
    news = article.news
    kept = News(companies=news.companies, topics=news.topics, sketch=news.sketch)
    short = mode == "excerpt"
    return replace(
        article,
        rights=mode,
        summary=excerpt(article.summary, article.words) if short else "",
        excerpt=excerpt(article.excerpt, article.words) if short else "",
        key_points=(),
        notes=(),
        news=kept,
        body_hash="",
    )


def excerpt(text: str, of: int) -> str:
    """Cut a text to what may be shown of ``of`` words (0: not known), at the end of a sentence where one fits."""
    most = min(MOST_WORDS, of * SHARE // 100) if of else MOST_WORDS
    if words.count(text) <= most:
        return text
    whole, used = [], 0
    for sentence in sentences.split(text):
        used += words.count(sentence)
        if used > most:
            break
        whole.append(sentence)
    return " ".join(whole) if whole else _cut(text, most)


def _cut(text: str, most: int) -> str:
    """Cut within a sentence; a script that sets no spaces is cut between its characters."""
    tokens = text.split()
    while tokens and words.count(" ".join(tokens)) > most:
        spare = words.count(tokens[-1])
        if len(tokens) == 1 and spare > 1:
            tokens = [text[: 2 * most]]
            break
        tokens.pop()
    kept = " ".join(tokens).rstrip(" ,;:–—-…")
    return kept + _ELLIPSIS if kept and words.count(kept) <= most else ""
