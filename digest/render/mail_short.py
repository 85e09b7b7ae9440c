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
    """Write an edition as ``write`` does, shortened no more than it must be to stay below :data:`LIMIT`.

    First briefs lose their summary, from the ends of the sections; then all but the headline and the publisher's
    name; then stories are left to the web, and at last the editor's words are. Raises ThemeError where the template
    alone is too long.
    """
    few = _first(bounded(edition), MOST)
    html = write(few)
    whole = size(html)
    if whole < LIMIT:
        return Fitted(html, few, whole)
    for most, make in _stages(few):
        best = _longest(most, make, write)
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


def _stages(shown: Shown) -> Iterator[tuple[int, Callable[[int], Shown]]]:
    """Give ever harsher ways to shorten, each as the most that it may keep and what makes the e-mail of so much."""
    rows = max((len(section.cards) for section in shown.edition.sections), default=0)
    plain = _with_briefs(shown, FULL, _without_summary)
    bare = _with_briefs(shown, FULL, _headline)
    yield rows, lambda kept: _with_briefs(shown, FULL + kept, _without_summary)
    yield rows, lambda kept: _with_briefs(plain, FULL + kept, _headline)
    yield MOST, lambda kept: _first(bare.edition, kept, shown.more)
    yield MOST, lambda kept: _first(bare.edition, kept, shown.more)._replace(words=False)


def _longest(
    most: int, make: Callable[[int], Shown], write: Callable[[Shown], str]
) -> tuple[str, Shown] | None:
    """Find the longest e-mail of a stage that fits, None if not even its shortest does."""
    best, low, high, middle = None, 0, most, 0
    while low <= high:
        shown = make(middle)
        html = write(shown)
        if size(html) < ROOM:
            best, low = (html, shown), middle + 1
        elif not middle:
            return None
        else:
            high = middle - 1
        middle = (low + high) // 2
    return best


def _with_briefs(shown: Shown, whole: int, shorten: Callable[[Card], Card]) -> Shown:
    """Shorten the stories of every section behind its first ones."""
    sections = tuple(
        replace(s, cards=(*s.cards[:whole], *map(shorten, s.cards[whole:])))
        for s in shown.edition.sections
    )
    return shown._replace(edition=replace(shown.edition, sections=sections))


def _without_summary(card: Card) -> Card:
    return replace(card, summary="", hash="")


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


def _first(edition: EditionData, count: int, more: int = 0) -> Shown:
    """Keep the lead and as many stories besides as ``count`` allows: the first of every section, then the second.

    ``more`` have been left out before.
    """
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
    more += len(places) + (edition.lead is not None) - shown
    return Shown(replace(edition, lead=lead, sections=sections), more)
