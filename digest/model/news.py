"""What was understood of an article: every part verbatim, and anchored to the paragraph it comes from."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

SHARES = ("%", "pp", "bps")
"""The units that are no money."""


class Paragraph(NamedTuple):
    """A paragraph or list item of a body: the id it has in the body's HTML ("p-3") and its plain text."""

    anchor: str
    text: str


class Figure(Struct, frozen=True, gc=False, array_like=True):
    """An amount, a share or a move as the source prints it.

    ``text`` is the figure ("₹1,200 crore"), ``value`` what it says in ``unit``: an ISO 4217 code, "%", "pp"
    (percentage points) or "bps"; 12000000000 of INR here. ``direction`` is "up", "down" or "" by the words around
    it. ``label`` is what is counted, in the sentence's own words ("net profit"), or empty. ``sentence`` is the whole
    sentence; ``anchor`` the id of its paragraph. ``weight`` orders the figures of one article, the strongest first.
    """

    text: str
    value: Decimal
    unit: str
    direction: str
    label: str
    sentence: str
    anchor: str
    weight: int = 0

    @property
    def tells(self) -> bool:
        """Tell whether it says something by itself: "9 per cent" does only with what it is nine per cent of."""
        return bool(self.label) or self.unit not in SHARES


class Point(Struct, frozen=True, gc=False, array_like=True):
    """A sentence chosen as a key point, and the id of its paragraph ("" for the editor's own)."""

    text: str
    anchor: str = ""


class Quote(Struct, frozen=True, gc=False, array_like=True):
    """What somebody is quoted with, word for word without the quotation marks, and who it was as printed."""

    text: str
    speaker: str
    anchor: str


class Mention(Struct, frozen=True, gc=False, array_like=True):
    """A company or topic found in an article: its name as the editor's file has it, and what gave it away.

    ``evidence`` are the words found, as printed; ``anchors`` the ids of the paragraphs they stand in, "" being the
    headline's.
    """

    name: str
    evidence: tuple[str, ...]
    anchors: tuple[str, ...]


class Company(Struct, frozen=True, gc=False, array_like=True):
    """A company as the editor's file describes it; ``country`` is an ISO 3166 code, the rest as public."""

    name: str
    aliases: tuple[str, ...] = ()
    ticker: str = ""
    exchange: str = ""
    country: str = ""


class News(Struct, frozen=True, gc=False, array_like=True):
    """What was understood of one article; ``sketch`` is what tells copies of its text (see digest.news.sketch)."""

    figures: tuple[Figure, ...] = ()
    points: tuple[Point, ...] = ()
    quotes: tuple[Quote, ...] = ()
    companies: tuple[Mention, ...] = ()
    topics: tuple[Mention, ...] = ()
    sketch: bytes = b""

    @property
    def telling(self) -> tuple[Figure, ...]:
        """Give the figures that can be shown without their sentence, the strongest first."""
        return tuple(figure for figure in self.figures if figure.tells)
