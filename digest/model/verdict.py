"""What the cleaner decided, and why: the explanation is the result."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from digest.model.extract import Block, Extract

Action = Literal["keep", "drop", "meta", "note", "trim"]
DocumentKind = Literal["article", "no-article", "several", "live", "transcript", "release"]
Complete = Literal["yes", "maybe", "no"]

CLASSES: dict[str, str] = {
    "A1": "paywall prompt",
    "A2": "subscription plan",
    "A3": "subscription benefit",
    "A4": "registration wall",
    "A5": "appeal for support",
    "A6": "wall page",
    "B1": "newsletter",
    "B2": "app or channel",
    "B3": "related link",
    "B4": "other headlines",
    "B5": "other media",
    "B6": "advert label",
    "B7": "stock tip or deal",
    "C1": "menu or page words",
    "C2": "share bar",
    "C3": "reading aid",
    "C4": "comments",
    "C5": "player or gallery",
    "C6": "rendering debris",
    "C7": "consent notice",
    "C8": "form state",
    "C9": "market strip",
    "C10": "boilerplate of this source",
    "D1": "copyright or terms",
    "D2": "disclaimer",
    "D3": "release back matter",
    "D4": "standards link",
    "D5": "newsroom contact",
    "E1": "byline",
    "E2": "dateline",
    "E3": "publication date",
    "E4": "wire credit",
    "E5": "picture caption",
    "E6": "topics",
    "E7": "ticker",
    "E8": "author note",
    "E9": "section label",
    "E10": "repeated line",
    "F1": "correction",
    "F2": "key points",
    "F3": "subhead",
    "F4": "list or table",
    "F5": "time stamp",
    "F6": "quoted post",
    "F7": "disclosure",
    "F8": "speaker",
    "F9": "pull quote",
    "F10": "conversion note",
    "F11": "machine-written summary",
    "O1": "editor's override",
}
"""Class id to its fixed reason text: counted, translated and tested, never composed."""


class Verdict(Struct, frozen=True):
    """One decision on one block.

    ``block`` is the block's number; ``class_`` a key of :data:`CLASSES` or empty for the story
    itself; ``rule`` the deciding rule's name, empty where no rule fired; ``reason`` a fixed text;
    ``evidence`` what was seen; ``also`` the other rules that agreed; ``review`` asks an editor to look.
    """

    block: int
    action: Action
    class_: str = ""
    rule: str = ""
    reason: str = ""
    evidence: str = ""
    also: tuple[str, ...] = ()
    review: bool = False


class Harvest(Struct, frozen=True, kw_only=True):
    """What left the body but not the record; every character of it stands in the extract."""

    title: str = ""
    title_from: str = ""
    authors: tuple[str, ...] = ()
    place: str = ""
    agency: str = ""
    published: str = ""
    updated: str = ""
    credits: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    tickers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Document(Struct, frozen=True, kw_only=True):
    """The verdict on the extract as a whole.

    ``complete`` is ``no`` when the text stops in mid-sentence before a wall, ``maybe`` when a wall
    follows a whole sentence. ``review`` holds reasons why an editor should look before it is published.
    """

    kind: DocumentKind = "article"
    wall: bool = False
    complete: Complete = "yes"
    language: str = ""
    review: tuple[str, ...] = ()


class Cleaned(Struct, frozen=True, kw_only=True):
    """An extract with a verdict for each of its blocks.

    ``blocks`` are the extract's blocks after glued parts were split off (a part keeps the lines of
    its paragraph), renumbered from 1; ``verdicts[i]`` judges ``blocks[i]``.
    """

    extract: Extract
    blocks: tuple[Block, ...]
    verdicts: tuple[Verdict, ...]
    document: Document
    harvest: Harvest
