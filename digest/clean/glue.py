"""Splits what is glued to the ends of a paragraph: datelines, credits, “read more”, unfilled template marks.

Only at sentence borders, only at either end. A part is a block of its own and keeps its lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

import msgspec

from digest.clean import blanks, dateline, phrases
from digest.clean.rule import Finding
from digest.model.extract import Block, Span
from digest.text import sentences

_CREDIT = re.compile(
    r"\s*(?P<part>[(\[]?(?:(?:Additional\s|Other\s)?(?:Reporting|Writing|Editing|Compiled"
    r"|Translation|Translated|Edited)\s(?:and\s\w+\s)?by\s|With (?:inputs?|files"
    r"|additional reporting|agency inputs|reporting) from\s)[^()\[\]]{2,300}[)\]]?\.?\s*)$"
)
_SHORT_CREDIT = re.compile(
    r"(?<=[.!?”\"»])\s+(?P<part>[(\[](?:(?:mit|with|avec|con|com)\s)?(?:(?:Reuters|AP|AFP|PTI|IANS"
    r"|ANI|EFE|dpa|APA|SDA|Xinhua|Bloomberg|UPI|Agencies|Agenturen|dpa-AFX|Newswire|Ritzau|NTB"
    r"|TT)[\s,/&+-]*(?:and|und|et|y|e)?\s?){1,4}[)\]])\s*$"
)
_BRACKETED = re.compile(r"(?<=[.!?”\"»।。！？])\s*(?P<part>[(（\[][^()（）\[\]]{2,80}[)）\]])\s*$")
_RATE = re.compile(
    r"(?<=[.!?”\"»।])\s+(?P<part>[(\[](?=[^()\[\]]*\d)[^()\[\]=]{1,40}=[^()\[\]=]{1,40}[)\]])\s*$"
)
_DENSE_CREDIT = re.compile(
    r"(?<=[。！？」』।؟])\s?(?P<part>[（(](?:(?:共同|時事|ロイター|[AＡ][FＦ][PＰ](?:[=＝]時事)?|新华社|新華社|中新社|中央社"
    r"|भाषा|पीटीआई|वार्ता|एजेंसी|رويترز)[／/、,\s]*){1,3}[）)])\s*$"
)
_PICTURE = re.compile(
    r"(?<=[.!?”\"»])\s+(?P<part>(?:Photo|Image|Picture|Foto|Bild|Photo credit|Image credit|Crédit"
    r"|Crédito)s?(?:\s?(?:by|von))?\s?:\s?[^.:]{3,80}\.?)$"
)
_OPENS = re.compile(r"by |from |[(（]")
_BLANK = Finding("C6", "template mark in a sentence glued to others")
_MORE = frozenset(("related", "ui", "share", "advert", "reading"))


class Part(NamedTuple):
    """A block of the split extract; ``finding`` is set for a part that was cut off, by ``rule``."""

    block: Block
    origin: int
    finding: Finding | None = None
    rule: str = ""


def split(blocks: Sequence[Block], placed: Collection[int]) -> list[Part]:
    """Split the glued ends off every block of an extract; datelines only off the places named."""
    parts: list[Part] = []
    for origin, block in enumerate(blocks):
        parts.extend(_split_one(block, origin, placed=origin in placed))
    return parts


def opening(blocks: Sequence[Block]) -> int:
    """Return the place of the first paragraph when a dateline is glued to it, or -1."""
    for origin, block in enumerate(blocks):
        if has_dateline(block):
            return origin
        if len(block.text) >= (40 if block.text.isascii() else 20) and sentences.ends(block.text):
            return -1
    return -1


def has_dateline(block: Block) -> bool:
    """Tell whether a block begins with a dateline."""
    return _dateline(block) > 0


def _split_one(block: Block, origin: int, *, placed: bool) -> list[Part]:
    if block.kind in ("code", "heading", "row"):
        return [Part(block, origin)]
    before: list[Part] = []
    at = _dateline(block) if placed else 0
    if at:
        head, block = cut(block, at)
        before.append(
            Part(
                head,
                origin,
                Finding("E2", "place and agency before the first sentence", "meta"),
                "dateline",
            )
        )
    start, end = blanks.news_in(block.text)
    after: list[Part] = []
    if end < len(block.text):
        block, tail = cut(block, end)
        after.append(Part(tail, origin, _BLANK, "placeholder"))
    if start:
        head, block = cut(block, start)
        before.append(Part(head, origin, _BLANK, "placeholder"))
    while True:
        at, finding, rule = _ending(block.text)
        if finding is None:
            return [*before, Part(block, origin), *reversed(after)]
        block, tail = cut(block, at)
        after.append(Part(tail, origin, finding, rule))


def _dateline(block: Block) -> int:
    """Return where the text begins behind a dateline, or 0."""
    return dateline.end(block.text) if block.kind in ("text", "quote") and block.text else 0


def _ending(text: str) -> tuple[int, Finding | None, str]:
    """Return where a glued ending begins, what it is, and the name of the rule that says so."""
    for pattern, class_, rule in (
        (_CREDIT, "E4", "wire-credit"),
        (_SHORT_CREDIT, "E4", "wire-credit"),
        (_DENSE_CREDIT, "E4", "wire-credit"),
    ):
        found = pattern.search(text) if _OPENS.search(text) else None
        if found and found.start("part") > 20 and _is_border(text, found.start("part")):
            return (
                found.start("part"),
                Finding(class_, "credit glued to the last sentence", "meta"),
                rule,
            )
    found = _BRACKETED.search(text) if text[-1:] in ")）]" else None
    if found and found.start("part") > 20 and _is_credit(found["part"]):
        return (
            found.start("part"),
            Finding("E4", "credit glued to the last sentence", "meta"),
            "wire-credit",
        )
    found = _RATE.search(text) if "=" in text[-90:] else None
    if found and found.start("part") > 20:
        return (
            found.start("part"),
            Finding("F10", "rate of conversion glued to the last sentence", "note"),
            "conversion-note",
        )
    found = _PICTURE.search(text) if ":" in text[-90:] else None
    if found and len(sentences.split(text[: found.start("part")])) >= 2:
        return (
            found.start("part"),
            Finding("E5", "picture credit glued to the last sentence", "meta"),
            "caption",
        )
    return _more(text)


def _is_credit(part: str) -> bool:
    """Judge what stands in brackets behind the last sentence to open with words of credit in any language."""
    folded = phrases.fold(part)
    cue = phrases.lexicon().find(folded, phrases.words(folded)).get("credit", "")
    return bool(cue) and folded.lstrip("([（ ").startswith(cue.split()[0])


def _more(text: str) -> tuple[int, Finding | None, str]:
    """Find a button's words behind the last sentence: ``Read more``."""
    if len(text) < 60:
        return 0, None, ""
    tail = text[-48:]
    border = max(
        tail.rfind(". "),
        tail.rfind("! "),
        tail.rfind("? "),
        tail.rfind(".\u00a0"),
        tail.rfind("” "),
        tail.rfind('" '),
        tail.rfind("… "),
    )
    if border < 0:
        return 0, None, ""
    at = len(text) - len(tail) + border + 2
    folded = phrases.fold(text[at:])
    tokens = phrases.words(folded)
    if at < 50 or not 1 <= len(tokens) <= 6:
        return 0, None, ""
    lexicon = phrases.lexicon()
    flat = f" {' '.join(tokens)} "
    bare = flat.removesuffix(" here ") + " " if flat.endswith(" here ") else flat
    for family, phrase in lexicon.whole.get(flat, ()):
        if family in _MORE and (len(tokens) > 1 or family != "ui"):
            return (
                at,
                Finding(
                    "B3" if family in ("related", "ui") else "C2",
                    f"“{phrase}” glued to the last sentence",
                    "trim",
                ),
                "glued-button",
            )
    for family, phrase, spaced in lexicon.start.get(tokens[0], ()):
        if family == "related" and spaced == bare and len(tokens) > 1:
            return (
                at,
                Finding("B3", f"“{phrase}” glued to the last sentence", "trim"),
                "glued-button",
            )
    return 0, None, ""


def _is_border(text: str, at: int) -> bool:
    head = text[:at].rstrip()
    return sentences.ends(head) or text[at] in "(["


def cut(block: Block, at: int) -> tuple[Block, Block]:
    """Cut a block in two at a character; white space at the cut is left out."""
    left, right = block.text[:at].rstrip(), block.text[at:]
    skip = len(right) - len(right.lstrip())
    head = msgspec.structs.replace(block, text=left, spans=_slice(block.spans, 0, len(left)))
    tail = msgspec.structs.replace(
        block,
        text=right.strip(),
        blanks_before=0,
        spans=_slice(block.spans, at + skip, at + skip + len(right.strip())),
    )
    return head, tail


def _slice(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of a stretch of characters."""
    parts: list[Span] = []
    at = 0
    for span in spans:
        text = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if text:
            parts.append(msgspec.structs.replace(span, text=text))
    return tuple(parts)
