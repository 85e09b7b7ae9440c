"""How much of an edition an e-mail holds: mail clients clip what is too long, so it is shortened here, never there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from digest.errors import ThemeError
from digest.model.article import SourceRef
from digest.model.parts import Card, Section, StoryFigure
from digest.model.site import EditionData

LIMIT = 102 * 1024
"""Bytes of HTML from which on Gmail clips a message; none that is as long ever goes out."""
ROOM = 90 * 1024
"""Bytes that a shortened message stays below: senders add addresses and headings of their own."""

FULL = 3
"""Stories of a section that keep their summary longest; further ones are briefs."""
MOST = 800
"""Stories that are tried at all: more headlines than that never fit."""

TITLE = 300
TEXT = 600
NAME = 100
ADDRESS = 1000
AUTHORS = 4


class Shown(NamedTuple):
    """What an e-mail shows: the edition as far as it fits, and how many more stories are on the web.

    Without ``words`` the editor's own are left to the web as well.
    """

    edition: EditionData
    more: int = 0
    words: bool = True


class Fitted(NamedTuple):
    """An e-mail that fits; ``whole`` is how many bytes it would have with all its stories in full."""

    html: str
    shown: Shown
    whole: int


def fitted(edition: EditionData, write: Callable[[Shown], str]) -> Fitted:
    """Write an edition as ``write`` does, shortened as far as it must be to stay below :data:`LIMIT`.

    First briefs lose their summary, then all but the headline and the publisher's name, then stories are left to the
    web from the ends of the sections, and at last the editor's words are. Raises ThemeError where the template
    alone is too long.
    """
    everything = bounded(edition)
    few = _first(everything, MOST)
    html = write(few)
    whole = size(html)
    if whole < LIMIT:
        return Fitted(html, few, whole)
    for shown in _shorter(few):
        html = write(shown)
        if size(html) < ROOM:
            return Fitted(html, shown, whole)
    for words in (True, False):
        best = _most(
            replace(everything, sections=tuple(map(_headlines, everything.sections))),
            write,
            words=words,
        )
        if best:
            return Fitted(*best, whole)
    raise ThemeError(
        f"an e-mail without a single story has more than {ROOM // 1024} KB",
        hint="mail clients clip such a message: shorten the template mail.html",
    )


def size(html: str) -> int:
    """Count the bytes of a message's HTML."""
    return len(html.encode("utf-8", "replace"))


def bounded(edition: EditionData) -> EditionData:
    """Cut texts that no story has to a length that a message can bear."""
    return replace(
        edition,
        title=clipped(edition.title, TITLE),
        standfirst=clipped(edition.standfirst, 2 * TEXT),
        lead=edition.lead and _bounded(edition.lead),
        sections=tuple(
            Section(clipped(s.title, NAME), s.url, tuple(map(_bounded, s.cards)))
            for s in edition.sections
        ),
        figures=tuple(map(_bounded_figure, edition.figures)),
    )


def clipped(text: str, length: int) -> str:
    """Cut a text between words, with an ellipsis where something is missing."""
    if len(text) <= length:
        return text
    head, space, _ = text[:length].rpartition(" ")
    return (head if space and len(head) > length // 2 else text[:length]).rstrip() + " …"


def _bounded(card: Card) -> Card:
    url = card.source.url if len(card.source.url) <= ADDRESS else ""
    return replace(
        card,
        title=clipped(card.title, TITLE),
        summary=clipped(card.summary, TEXT),
        note=clipped(card.note, TEXT),
        source=SourceRef(clipped(card.source.name, NAME), url),
        authors=tuple(clipped(name, NAME) for name in card.authors[:AUTHORS]),
    )


def _bounded_figure(told: StoryFigure) -> StoryFigure:
    return replace(told, title=clipped(told.title, TITLE))


def _shorter(shown: Shown) -> Iterator[Shown]:
    for shorten in (_without_summaries, _headlines):
        sections = tuple(map(shorten, shown.edition.sections))
        yield shown._replace(edition=replace(shown.edition, sections=sections))


def _without_summaries(section: Section) -> Section:
    briefs = (replace(card, summary="", hash="") for card in section.cards[FULL:])
    return replace(section, cards=(*section.cards[:FULL], *briefs))


def _headlines(section: Section) -> Section:
    briefs = map(_headline, section.cards[FULL:])
    return replace(section, cards=(*section.cards[:FULL], *briefs))


def _headline(card: Card) -> Card:
    """Leave of a card its headline, the publisher's name, and what must not be kept from a reader."""
    return replace(
        card,
        summary="",
        date="",
        source=SourceRef(card.source.name),
        authors=(),
        topics=(),
        companies=(),
        minutes=0,
        figures=(),
        hash="",
    )


def _most(
    edition: EditionData, write: Callable[[Shown], str], *, words: bool
) -> tuple[str, Shown] | None:
    """Find the message with the most stories that fits, None if not even one without a story does."""
    best, low, high = None, 0, MOST
    while low <= high:
        count = (low + high) // 2
        shown = _first(edition, count)._replace(words=words)
        html = write(shown)
        if size(html) < ROOM:
            best, low = (html, shown), count + 1
        else:
            high = count - 1
    return best


def _first(edition: EditionData, count: int) -> Shown:
    """Keep the lead and as many stories besides as ``count`` allows: the first of every section, then the second."""
    places = [
        (row, column) for column, s in enumerate(edition.sections) for row in range(len(s.cards))
    ]
    lead = edition.lead if count else None
    left = max(count - (edition.lead is not None), 0)
    kept = [0] * len(edition.sections)
    for _, column in sorted(places)[:left]:
        kept[column] += 1
    sections = tuple(
        replace(section, cards=section.cards[: kept[column]])
        for column, section in enumerate(edition.sections)
        if kept[column]
    )
    shown = sum(len(section.cards) for section in sections) + (lead is not None)
    more = len(places) + (edition.lead is not None) - shown
    return Shown(replace(edition, lead=lead, sections=sections), more)
