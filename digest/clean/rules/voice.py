"""The page's own voice: what it says to its reader in words that no list of phrases holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digest.clean import address, suspicion, wording
from digest.clean.features import Features
from digest.clean.rule import Finding, rule, run_rule
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
    found = found or _chat(sheet, i)
    return None if found is None or _is_told(f, a) else found


def _is_told(f: Features, a: address.Address | None) -> bool:
    """Judge a line in a reporter's words, though its grammar is an offer's; a label without a voice proves less."""
    if a is not None and len(a.voices) >= 2:
        return False
    needed = 0.0 if a is None or a.voices else 1.2
    needed -= 2 * wording.doubt(f)
    return f.language in wording.KNOWN and f.weight <= wording.LONGEST and wording.page(f) < needed


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


@run_rule("page-words", "R38", guards=("K1", "K2", "K3", "K8", "K10", "K11"))
def page_words(sheet: Sheet, found: Mapping[int, Finding]) -> Iterator[tuple[int, Finding]]:
    """Drop a line whose words are those of pages, beside others that are, and that shares little with the story.

    What: the learned weight of all words of a line, less its tie to the story, more what its neighbours weigh.
    Why: pages say the same thing in ever new sentences, but they say it with the words of asking, paying and
        signing in, and they say it together.
    Removes: The other 900 words are waiting behind one tap.
    Keeps: One log-in opens all five.
    """
    if sheet.spine.first < 0:
        return
    talks = _talks(sheet) or _has_units(sheet)
    for run in sheet.runs:
        if sheet.is_spine(run.start):
            continue
        ours = dict(_weighed(sheet, found, run, talks=talks))
        yield from ours.items()
        known = sorted(ours.keys() | {i for i in run if i in found})
        if ours and len(known) * 2 >= len(run):
            yield from _between(sheet, run, known, ours)


def _weighed(
    sheet: Sheet, found: Mapping[int, Finding], run: range, *, talks: bool
) -> Iterator[tuple[int, Finding]]:
    """Yield the lines of a stretch that weigh enough."""
    weights = {i: _page_weight(sheet, found, i) for i in run}
    mean = sum(weights.values()) / len(run)
    for i in run:
        if i in found:
            continue
        near = [weights[j] for j in (i - 1, i + 1) if j in weights]
        beside = sum(min(_MOST, max(-_MOST, weight)) for weight in near)
        total = weights[i] + _BESIDE * beside
        if len(run) >= 3:
            total += _AROUND * min(_MOST, max(-_MOST, mean))
        if total < 0 or weights[i] < _least(sheet, i):
            continue
        class_ = wording.class_of(sheet.features[i])
        if total >= _needed(sheet, i, beside, class_) + talks:
            evidence = f"{sheet.where(i)}, {total:+.1f}: {wording.reasons(sheet.features[i])}"
            yield i, Finding(class_, evidence, review=True)


def _between(
    sheet: Sheet, run: range, known: list[int], ours: Mapping[int, Finding]
) -> Iterator[tuple[int, Finding]]:
    """Yield the short labels among the lines that go, and the one right above them."""
    class_ = next(iter(ours.values())).class_
    for i in range(max(run.start, known[0] - 1), known[-1]):
        f = sheet.features[i]
        if i not in known and f.weight < 60 and not f.final and sheet.tie(i) < 0.5:
            yield i, Finding(class_, f"among {len(known)} lines of the page", review=True)


def _least(sheet: Sheet, i: int) -> float:
    """Return what a line must weigh by itself: its neighbours prove little of a heading, and of a calm sentence."""
    f = sheet.features[i]
    inside = sheet.where(i) == INSIDE
    if inside and f.block.kind == "heading" and i + 1 == sheet.run(i).stop:
        return 1.5
    return 0.3 if f.final and not (f.reader or f.ours or f.orders) else -0.6


_MOST, _BESIDE, _AROUND = 2.0, 0.4, 0.5


def _page_weight(sheet: Sheet, found: Mapping[int, Finding], i: int) -> float:
    """Weigh a line: what is known as the page's counts fully, what leaves for the record not at all."""
    if i in found:
        return _MOST if found[i].action == "drop" else 0.0
    f = sheet.features[i]
    priced = 1.0 if suspicion.price_row(f) else 0.0
    return wording.page(f) + priced - 3 * max(0.0, sheet.tie(i) - 0.1)


def _needed(sheet: Sheet, i: int, beside: float, class_: str) -> float:
    """Return the log odds that are asked for at a place.

    More is asked of a sentence, of what may be a subhead, and of the words that the story itself is about.
    """
    f, inside = sheet.features[i], sheet.where(i) == INSIDE
    called = f.reader or f.ours or f.orders
    needed = 0.3 if sheet.where(i) == TAIL else 0.8
    if f.final and (inside or not called):
        needed += 0.7
    if inside and (beside <= 0 or (len(f.tokens) <= 4 and i + 1 == sheet.run(i).stop)):
        needed += 0.8
    if inside and len(sheet.run(i)) == 1 and not f.final:
        needed += 0.5 if called else 1.0  # a subhead, for all we know
    if not called and any(sheet.spine_speaks(family) for family in _KIN.get(class_, ())):
        needed += 1.2
    return needed + 0.7 * sheet.on_access + wording.doubt(f)


_WALL = ("access", "access_soft", "plan", "register")
_KIN = {
    "A1": _WALL, "A2": _WALL, "A3": _WALL, "A4": _WALL, "A5": ("appeal", "appeal_soft"),
    "B1": ("newsletter", "newsletter_soft"), "B2": ("app", "app_soft"), "C2": ("share",), "C7": ("consent",),
}  # fmt: skip
