"""Editions of any size as e-mail and as book, for tests that render without reading any content."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace
from render_samples import SOURCE, article_data, card, edition_data, page

from digest.model.article import SourceRef
from digest.model.news import Figure, Point
from digest.model.parts import Also, Section, StoryFigure
from digest.model.site import ArticleData, EditionData, EpubData, MailData, Page

FIGURE = Figure("CHF 1,200", Decimal(1200), "CHF", "up", "profit", "It rose.", "p-1", 3)
ENDINGS = {"mail": ".html", "mail-text": ".txt", "mail-message": ".eml", "epub": ".epub"}
TOPICS = ("Banks", "Energy", "Shipping", "Chips")


def edition(count: int, **changes: object) -> EditionData:
    """An edition of ``count`` stories in four sections, the first one its lead."""
    cards = [
        card(
            url=f"2026/11/22/story-{n}/",
            title=f"Story {n}: a lender lifts its profit as rates rise",
            summary=f"The lender said on Monday, for the {n}th time, that its profit rose by a tenth.",
            figures=(FIGURE,) if n % 2 else (),
            hash=str(n),
        )
        for n in range(count)
    ]
    sections = [
        Section(topic, f"topics/{topic.lower()}/", tuple(cards[1 + n :: len(TOPICS)]))
        for n, topic in enumerate(TOPICS)
    ]
    values: dict[str, object] = {
        "lead": cards[0],
        "sections": tuple(section for section in sections if section.cards),
        "count": count,
        "minutes": 2 * count,
        "figures": (StoryFigure(FIGURE, cards[0].title, cards[0].url, "2026-11-22"),),
        "email": "email/2026-11-22.html",
        "epub": "epub/2026-11-22.epub",
    }
    return edition_data(**(values | changes))


def form(kind: str, data: object, **changes: object) -> Page:
    """The page of one form of an edition."""
    folder = "epub" if kind == "epub" else "email"
    path = f"{folder}/2026-11-22{ENDINGS[kind]}"
    values = {"url": path, "path": path, "title": "22 November 2026"}
    return page(kind, data, **(values | changes))


def mail(kind: str, shown: EditionData) -> Page:
    return form(kind, MailData(shown), title=shown.title)


def book(shown: EditionData, **changes: object) -> Page:
    """The page of a book in which every story has figures, points and a copy; ``changes`` are the articles'."""
    cards = [shown.lead, *(c for section in shown.sections for c in section.cards)]
    articles = tuple(story(one, **changes) for one in cards if one)
    return form("epub", EpubData(shown, articles))


def story(one: object, **changes: object) -> ArticleData:
    """The article of a card."""
    values = {"title": one.title, "language": one.language, "source": one.source, "id": one.url}
    data = article_data(**(values | changes))
    also = (Also(SourceRef("The Courier", SOURCE.url), "As told there", "2026-11-22", "x/"),)
    return replace(
        data,
        card=one,
        figures=(FIGURE,),
        points=(Point("Profit rose.", "p-1"), Point("The editor's.", "")),
        also=also,
    )
