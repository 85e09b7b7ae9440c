"""The page's own voice: what it says to its reader in words that no list of phrases holds."""

from __future__ import annotations

from digest.clean import address
from digest.clean.rule import Finding, rule
from digest.clean.sheet import INSIDE, TAIL, Sheet


@rule("page-voice", "R34", "framed", guards=("K1", "K2", "K3", "K5", "K8", "K11"))
def page_voice(sheet: Sheet, i: int) -> Finding | None:
    """Drop what the page says to its reader about a thing of the house.

    What: a call, a question or an address to the reader, a thing of the house (a plan, a letter, an app, a gift,
    a tip), and often a promise. Between paragraphs two voices are asked for, behind the end one will do.
    Why: walls, forms and appeals are worded anew by each publisher, but their grammar is one.
    Removes: Enjoying this? Get it daily
    Keeps: If you booked before 14 August, the fare is paid back in full.
    """
    f = sheet.features[i]
    if f.block.kind in ("row", "code", "quote") or f.block.header:
        return None
    a = address.heard(f)
    found = _offer(sheet, i, a) if a is not None else None
    if found is None and address.offers(f) and sheet.tie(i) < 0.55:
        found = Finding("B3", f"the grammar of an offer, {sheet.where(i)}", review=True)
    return found or _chat(sheet, i)


def _offer(sheet: Sheet, i: int, a: address.Address) -> Finding | None:
    """Judge the voices and the thing heard by the place of the block and its tie to the story."""
    f, where = sheet.features[i], sheet.where(i)
    insists, loose = address.insists(a, f), _is_loose(sheet, i)
    if not insists and not (loose and address.hints(a, f)):
        return None
    if a.thing.startswith("subscri") and sheet.spine_speaks("ipo"):
        return None  # shares are subscribed to, and the readers of a note are asked whether they should
    if ("benefit" in f.cues or not a.voices) and sheet.anchored(i):
        return None  # a row of the wall's benefits
    if where == INSIDE and f.final and not _is_bound(a):
        return None
    if sheet.tie(i) >= (0.55 if loose or _is_strong(a) or address.offers(f) else 0.35):
        return None
    if _talks(sheet) and not (len(a.voices) >= 2 and a.promise):
        return None
    return Finding(a.class_, f"{a}, {where}", review=not insists or a.class_ not in _SURE)


def _is_strong(a: address.Address) -> bool:
    return len(a.voices) >= 3 or {"the reader", "the house"} <= set(a.voices)


_SURE = ("A1", "A5", "B1", "B2")
"""Classes that end a story where they stand behind it; what is asked of readers otherwise may stand before its end."""


def _is_loose(sheet: Sheet, i: int) -> bool:
    """Judge a place where one voice is enough: behind the end, or beside a wall's prompt or prices."""
    if sheet.where(i) == TAIL:
        return True
    run = sheet.run(i)
    return len(run) >= 2 and (sheet.anchored(i) or sheet.priced(i))


def _chat(sheet: Sheet, i: int) -> Finding | None:
    """Find the house talking to its reader behind the end, of nothing that the story speaks of."""
    f = sheet.features[i]
    if sheet.where(i) != TAIL or sheet.spine.first < 0 or sheet.spine.short:
        return None
    if not (f.reader or f.ours) or f.weight > 160 or f.quote_start or f.reported:
        return None
    if sheet.tie(i) >= 0.15 or _talks(sheet) or _has_units(sheet):
        return None
    return Finding("B3", f"the page talks to its reader, tie {sheet.tie(i):.2f}", review=True)


def _has_units(sheet: Sheet) -> bool:
    """Judge a page of several headed parts: a newsletter's farewell belongs to the last of them."""
    return sum(block.kind == "heading" for block in sheet.blocks) >= UNITS


UNITS = 4


def _is_bound(a: address.Address) -> bool:
    """Judge a whole sentence between paragraphs: stories advise their readers too, so a call alone is not enough."""
    return (
        len(a.voices) >= 3
        or bool({"the house", "the page", "a question"} & set(a.voices))
        or bool(a.promise)
    )


def _talks(sheet: Sheet) -> bool:
    """Judge whether the story itself speaks to its reader, as guides do: then a voice proves little."""
    spoken = [
        f.reader or f.imperative
        for f, m in zip(sheet.features, sheet.spine.member, strict=True)
        if m
    ]
    return sum(spoken) * 4 >= max(4, len(spoken))
