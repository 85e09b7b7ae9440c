"""The spine: the paragraphs that are certainly article. Everything else is judged by its place beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from digest.clean import suspicion
from digest.clean.features import Features
from digest.clean.lazy import remembered

GAP = 12
JOIN = 0.25
SHORT_DOCUMENT = 3
SHORT_SENTENCE = 40
LONG = 220
PARAGRAPH = 100
SMALL = 80
CUT = 50
"""Characters of the shortest paragraph that a wall cuts off."""
ANCHORS = ("related", "comments", "newsletter", "access", "register", "topics", "share", "copyright", "appeal",
           "media", "contact", "bio", "app", "advert", "consent", "plan", "published", "ui")  # fmt: skip


class Spine(NamedTuple):
    """Which blocks are spine; the stems that one and that two of them use; whether the text breaks off."""

    member: tuple[bool, ...]
    stems: AbstractSet[str]
    twice: AbstractSet[str]
    first: int
    last: int
    short: bool
    cut: int

    def tie(self, f: Features, *, member: bool) -> float:
        """Return the share of a block's longer words and numbers that the (other) spine blocks use."""
        return share(f, self.twice if member else self.stems)


def share(f: Features, stems: AbstractSet[str]) -> float:
    """Return the share of a block's stems that stand among others."""
    return len(f.stems & stems) / len(f.stems) if f.stems else 0.0


def find(blocks: Sequence[Features]) -> Spine:
    """Find the spine of an extract's blocks."""
    member = [_is_candidate(f) for f in blocks]
    short = sum(member) < SHORT_DOCUMENT
    if short:
        member = [m or _is_short_candidate(f) for m, f in zip(member, blocks, strict=True)]
    member = _main_group(blocks, member)
    if not is_live(blocks):
        _shed(blocks, member)
        _drop_loners(blocks, member)
    cut = _extend(blocks, member)
    once, twice = _vocabulary(f for f, m in zip(blocks, member, strict=True) if m)
    places = [i for i, m in enumerate(member) if m]
    first, last = (places[0], places[-1]) if places else (-1, -1)
    return Spine(tuple(member), once, twice, first, last, short, cut)


def _vocabulary(blocks: Iterable[Features]) -> tuple[set[str], set[str]]:
    """Return the stems of some blocks, and those that two of them share."""
    once: set[str] = set()
    twice: set[str] = set()
    for f in blocks:
        twice |= once & f.stems
        once |= f.stems
    return once, twice


def is_live(blocks: Sequence[Features]) -> bool:
    """Judge a live blog: three times of day that stand before words, not before one another."""
    stamps = [
        i
        for i, f in enumerate(blocks[:-1])
        if f.clock and not f.dated and (len(f.tokens) > 4 or not blocks[i + 1].clock)
    ]
    return len(stamps) >= 3 and sum(j - i <= 1 for i, j in pairwise(stamps)) == 0


@remembered
def _is_candidate(f: Features) -> bool:
    block = f.block
    return (
        f.weight >= 80
        and f.sentence
        and block.main is not False
        and block.kind not in ("heading", "caption", "code", "row")
        and block.link_share < 0.6
        and not suspicion.prose(f)
        and not ("correction" in f.cues and f.weight < 400)
        and not ("published" in f.cues and f.dated)
    )


@remembered
def _is_short_candidate(f: Features) -> bool:
    """Judge a sentence of a short document, where 40 characters must do."""
    return (
        f.weight >= SHORT_SENTENCE
        and f.final
        and f.block.main is not False
        and f.block.kind in ("text", "quote", "item")
        and not f.imperative
        and not suspicion.prose(f)
        and not (
            f.cues.keys()
            & {"correction", "disclosure", "published", "related", "media", "comments", "credit"}
        )
        and not f.folded.startswith("(")
    )


def _main_group(blocks: Sequence[Features], member: list[bool]) -> list[bool]:
    """Keep the group of candidates with most characters, and the groups whose words tie to it."""
    groups: list[list[int]] = []
    for i, m in enumerate(member):
        if not m:
            continue
        if groups and i - groups[-1][-1] - 1 <= GAP:
            groups[-1].append(i)
        else:
            groups.append([i])
    if len(groups) < 2:
        return member
    best = max(groups, key=lambda group: (sum(blocks[i].weight for i in group), -group[0]))
    stems, _ = _vocabulary(blocks[i] for i in best)
    kept = {i for group in groups if group is best or _joins(blocks, group, stems) for i in group}
    return [i in kept for i in range(len(member))]


def _joins(blocks: Sequence[Features], group: list[int], stems: AbstractSet[str]) -> bool:
    """Judge another group: the article goes on there when its words do, and it is not a list of teasers."""
    mean = sum(share(blocks[i], stems) for i in group) / len(group)
    if mean < JOIN:
        return False
    between = sum(not (blocks[i].cues.keys() & _BUTTONS) for i in range(group[0], group[-1] + 1))
    return len(group) >= 0.5 * between and (len(group) >= 2 or mean >= 2 * JOIN)


def _shed(blocks: Sequence[Features], member: list[bool]) -> None:
    """Take teasers and pitches off the ends of the main group."""
    places = [i for i, m in enumerate(member) if m]
    total = sum(blocks[i].weight for i in places)
    stems: set[str] = set()
    head = 0
    for at in range(1, len(places)):
        last = places[at - 1]
        head += blocks[last].weight
        stems |= blocks[last].stems
        gap = range(last + 1, places[at])
        if head * 2 >= total and gap and _is_tail(blocks, gap, stems, places[at:]):
            for i in places[at:]:
                member[i] = False
            places = places[:at]
            break
    _shed_head(blocks, member, places)


def _is_tail(
    blocks: Sequence[Features], gap: range, stems: AbstractSet[str], rest: list[int]
) -> bool:
    """Judge whether the candidates after a gap are no longer the article."""
    if len(gap) <= GAP and all(blocks[i].block.main for i in rest):
        return False
    dense = len(rest) / (rest[-1] - gap.start + 1)
    anchored = any(not _ANCHOR_SET.isdisjoint(blocks[i].cues) for i in gap)
    if sum("ipo" in blocks[i].cues for i in gap) >= 2:
        anchored = False  # a note on a share sale: its table says "Subscribe" too
    if _is_insert(blocks, gap) and any(_is_news(blocks[i]) for i in rest):
        return False
    if dense >= (0.6 if anchored else 0.4):
        return anchored and _is_comments(blocks, gap, rest)
    if anchored and _is_comments(blocks, gap, rest):
        return True
    ties = [share(blocks[i], stems) for i in rest]
    told = sum(
        _is_told(blocks[i], tie, small=len(stems) < SMALL)
        for i, tie in zip(rest, ties, strict=True)
    )
    if told * (3 if len(gap) <= GAP else 2) >= max(3, len(rest)):
        return False
    if len(gap) <= GAP and len(rest) < 3 and told:
        return False
    mean = sum(ties) / len(ties)
    if len(gap) >= 4 and dense < 0.34 and mean < 0.4:
        return True
    if anchored:
        return (dense < 0.5 and mean < 0.4) or (mean < JOIN / 2 and not told)
    return mean < JOIN


def _is_told(f: Features, tie: float, *, small: bool) -> bool:
    """Judge a candidate that no list of teasers would hold: long and tied, or attributed, or very long.

    Beside a small vocabulary a missing tie says nothing.
    """
    if f.weight >= LONG:
        return small or tie >= JOIN / 2 or f.reported
    return f.weight >= 110 and (tie >= JOIN or f.reported or (small and f.weight >= 150))


def _is_insert(blocks: Sequence[Features], gap: range) -> bool:
    """Judge a gap that only a form, an advert or a link makes, as they stand in the middle of stories too."""
    if len(gap) > GAP:
        return False
    rest = [blocks[i] for i in gap if not suspicion.own_link(blocks[i])]
    cues = {cue for f in rest for cue in f.cues}
    return (len(rest) < len(gap) or not cues.isdisjoint(_INSERTS)) and cues.isdisjoint(_ENDS)


def _is_news(f: Features) -> bool:
    """Judge a sentence that reports: it quotes or names its source, gives an amount, or is long and calm."""
    if f.weight < 60 or not f.final or f.reader:
        return False
    calm = f.weight >= PARAGRAPH and not (f.ours or f.imperative or f.cues.keys() & _ANCHOR_SET)
    return f.reported or f.figure or calm


def _is_comments(blocks: Sequence[Features], gap: range, rest: list[int]) -> bool:
    """Judge readers' comments by the label before them and the replies between them."""
    if not any("comments" in blocks[i].cues for i in gap):
        return False
    between = range(gap.start, rest[-1] + 1)
    signs = sum(
        "comments" in f.cues or f.dated or f.flat.endswith((" says", " sagt", " ago"))
        for f in (blocks[i] for i in between)
    )
    return signs >= 3 and signs * 2 >= len(rest)


def _shed_head(blocks: Sequence[Features], member: list[bool], places: list[int]) -> None:
    """Take stray sentences off the head: those far before the article that share no words with it."""
    total = sum(blocks[i].weight for i in places)
    head = 0
    for at in range(1, min(len(places), 6)):
        head += blocks[places[at - 1]].weight
        if head * 5 > total:
            return
        gap = places[at] - places[at - 1] - 1
        if gap < 3 or any(_is_told(blocks[i], 0.0, small=True) for i in places[:at]):
            continue
        stems, _ = _vocabulary(blocks[i] for i in places[at:])
        if sum(share(blocks[i], stems) for i in places[:at]) < JOIN * at:
            for i in places[:at]:
                member[i] = False


def _drop_loners(blocks: Sequence[Features], member: list[bool]) -> None:
    """Doubt the last of the candidates when it stands alone and shares no words with the rest."""
    places = [i for i, m in enumerate(member) if m]
    if len(places) < SHORT_DOCUMENT:
        return
    last = places[-1]
    gap = range(places[-2] + 1, last)
    spared = blocks[last].block.main or (_is_insert(blocks, gap) and _is_news(blocks[last]))
    if len(gap) >= 2 and not spared:
        stems, _ = _vocabulary(blocks[i] for i in places[:-1])
        if share(blocks[last], stems) < JOIN and not blocks[last].reported:
            member[last] = False


def _extend(blocks: Sequence[Features], member: list[bool]) -> int:
    """Add lead-ins of lists, and a paragraph cut by a wall; return the place of the cut one or -1."""
    cut = -1
    for i, f in enumerate(blocks):
        if member[i] or f.weight < 15:
            continue
        before = next((j for j in range(i - 1, max(-1, i - 4), -1) if member[j]), -1)
        if before < 0:
            continue
        if _is_lead_in(f):
            member[i] = True
        elif _is_cut(blocks, member, i):
            member[i] = True
            cut = i
    return cut


def _is_lead_in(f: Features) -> bool:
    """Judge the line that announces a list: it ends in a colon and addresses nobody; a short one begins with no cue."""
    if not f.text.rstrip().endswith((":", "：")) or f.reader:
        return False
    return (len(f.tokens) >= 5 and not suspicion.prose(f)) or (
        len(f.tokens) >= 3
        and all(family.endswith("_soft") for family in f.cues)
        and not any(f.folded.startswith(phrase) for phrase in f.cues.values())
    )


def _is_cut(blocks: Sequence[Features], member: list[bool], i: int) -> bool:
    """Judge a long paragraph without an end, right before an access cue."""
    f = blocks[i]
    if f.final or f.block.kind not in ("text", "quote") or suspicion.prose(f):
        return False
    if f.weight < CUT:
        return False
    goes_on = _goes_on(blocks, member, i)
    if f.weight < SMALL and not goes_on:
        return False
    if goes_on and i == len(blocks) - 1 and f.block.main is False:
        return True  # only a wall spared it so far, which is gone by now
    return any(
        suspicion.access(blocks[j]) for j in range(i + 1, min(i + 4, len(blocks))) if not member[j]
    ) and not any(member[i + 1 :])


def _goes_on(blocks: Sequence[Features], member: list[bool], i: int) -> bool:
    """Judge a line right behind a paragraph, in the story's words and with a comma, as no headline would have."""
    f = blocks[i]
    if not i or not member[i - 1] or _COMMA.search(f.text) is None:
        return False
    stems, _ = _vocabulary(b for b, m in zip(blocks, member, strict=True) if m)
    return share(f, stems) >= JOIN / 2


_COMMA = re.compile(r"[,;] |[，；、]|[.!?] [A-ZÀ-Þ]|[。！？]")
_ANCHOR_SET = frozenset(ANCHORS)
_INSERTS = frozenset(("newsletter", "advert", "app", "form", "field"))
_ENDS = frozenset(ANCHORS) - _INSERTS - {"ui", "share", "access", "media"}
_BUTTONS = frozenset(("ui", "advert", "share"))
