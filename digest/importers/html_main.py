"""Which blocks of a page are its main content: a learned judgement of where and how they stand.

It knows nothing of words in the text: markup, links, lengths and neighbours decide, in any
language. The numbers are in :mod:`digest.learned`; ``tests/quality/learn_page.py`` makes them.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from digest.importers import html_told
from digest.importers.html_dom import Found
from digest.importers.html_markup import Markup
from digest.learned import forest, markup_words
from digest.model.extract import Block

KEEP = -0.4
"""Log odds from which a block counts as main content: losing news costs more than keeping a stray line."""

FRAGMENT = 10
"""Blocks below which there is no page around the story to tell it from."""

LITTLE = 200
"""Characters of main content below which the page is one that was not learned from."""

PARAGRAPH = 60
"""Characters from which a block that ends like a sentence counts as a paragraph, thrice as many bytes elsewhere."""

SIBLINGS = 3
"""Sentences of the story that must stand in one element before they speak for others there."""

SENTENCE = 20
"""Characters from which a block that ends like a sentence counts as one."""

_FINAL = (".", "!", "?", "…", "。", "！", "？", "।", "؟", '"', "”", "“", "»", "’", "」", ".)")
_KINDS = {"text": 0, "heading": 1, "item": 2, "row": 3, "quote": 4, "code": 5, "caption": 6}
_QUOTES = frozenset('"“„«‘「')
_COLONS = frozenset(":：")
_WORDS = re.compile(r"\w+")
_FAR = 99
Tables = tuple[Mapping[str, float], ...]
_AROUND = (24, 2, 0, 1, 4, 8)  # elements up, links, characters, words, kind, headline words
_NONE = (*[-1.0] * len(_AROUND), 0.0)


def judged(found: Sequence[Found], title: str, body: str = "") -> tuple[Block, ...]:
    """Mark the blocks that belong to the main content, and those that do not, each with what decided.

    ``body`` is the text of the article as the page tells it to machines. Blocks stay unmarked in a fragment
    of a page, and where hardly anything would be main content.
    """
    blocks = tuple(block for block, _ in found)
    if len(blocks) < FRAGMENT:
        return blocks
    model = forest.load("page")
    rows = measures(found, title, markup_words.load())
    walked = [model.walk(row) for row in rows]
    votes = html_told.votes(blocks, [score >= KEEP for score, _ in walked], body)
    marked = tuple(map(functools.partial(_marked, model), blocks, rows, walked, votes))
    marked = _among_siblings(found, marked)
    return marked if sum(_weight(b) for b in marked if b.main) >= LITTLE else blocks


def _marked(
    model: forest.Forest, block: Block, row: Sequence[float], walked: tuple[float, int], vote: float
) -> Block:
    score = walked[0]
    main = score + vote >= KEEP
    why = "" if main else _UNTOLD if score >= KEEP else ", ".join(model.reasons(row, walked))
    return msgspec.structs.replace(block, main=main, odds=round(score + vote, 2), why=why)


_UNTOLD = "not in the text the page declares"


def _among_siblings(found: Sequence[Found], marked: Sequence[Block]) -> tuple[Block, ...]:
    """Take back what was said of a sentence when most sentences beside it in one element are the story's."""
    places = [_place_of(mark.markup) for _, mark in found]
    kept: Counter[tuple[int, str]] = Counter()
    known: Counter[tuple[int, str]] = Counter()
    for block, place in zip(marked, places, strict=True):
        if _is_sentence(block):
            known[place] += 1
            kept[place] += bool(block.main)
    ours = {
        place for place, count in kept.items() if count >= SIBLINGS and count * 2 > known[place]
    }
    return tuple(
        msgspec.structs.replace(block, main=True, why="")
        if block.main is False and place in ours and _is_sentence(block)
        else block
        for block, place in zip(marked, places, strict=True)
    )


def _place_of(markup: Markup) -> tuple[int, str]:
    return (markup.parent.number if markup.parent else 0), markup.tag


def _is_sentence(block: Block) -> bool:
    """Judge a block of running text that ends like a sentence and leads nowhere else."""
    long_enough = _weight(block) >= SENTENCE and block.text.endswith(_FINAL)
    return long_enough and block.kind == "text" and block.link_share < 0.2


def measures(found: Sequence[Found], title: str, tables: Tables) -> list[list[float]]:
    """Measure each block of a page; ``page_columns.json`` of :mod:`digest.learned` names the measures in order.

    ``tables`` says for each ring of elements around a block what the words of their markup tell.
    """
    page = _Page(found, title, tables)
    rows = [page.measure(i) for i in range(len(found))]
    around = [[row[i] for i in _AROUND] for row in rows]
    for i, row in enumerate(rows):
        for j in (i - 2, i - 1, i + 1, i + 2):
            there = 0 <= j < len(rows)
            row.extend((*around[j], page.paths[j] == page.paths[i]) if there else _NONE)
    return rows


class _Sum:
    """What stands in one element: characters, those in links, blocks, paragraphs."""

    __slots__ = ("blocks", "linked", "paragraphs", "weight")

    def __init__(self) -> None:
        self.weight = self.linked = 0.0
        self.blocks = self.paragraphs = 0


class _Page:
    """The blocks of one page, and what is known of the elements they stand in."""

    def __init__(self, found: Sequence[Found], title: str, tables: Tables) -> None:
        self.tables = tables
        self.blocks = [block for block, _ in found]
        self.marks = [mark for _, mark in found]
        self.paths = [mark.markup.path for mark in self.marks]
        self.folded = [block.text.lower() for block in self.blocks]
        self.words = [_WORDS.findall(text) for text in self.folded]
        self.title = frozenset(_WORDS.findall(title.lower()))
        self.weights = [_weight(block) for block in self.blocks]
        self.good = [
            weight >= PARAGRAPH and block.link_share < 0.4 and block.text.endswith(_FINAL)
            for block, weight in zip(self.blocks, self.weights, strict=True)
        ]
        self.total = sum(self.weights) or 1.0
        self._sum_up()
        self._find_main()
        self._place()
        self.heard: dict[int, tuple[list[float], ...]] = {}
        self.rings: dict[tuple[int, int], tuple[float, float, float]] = {}
        self.elements: dict[int, tuple[float, ...]] = {}

    def _sum_up(self) -> None:
        """Add up each element and each kind of element."""
        self.sums: dict[int, _Sum] = {}
        self.kinds: dict[str, _Sum] = {}
        for i, block in enumerate(self.blocks):
            weight, good = self.weights[i], self.good[i]
            linked = weight * block.link_share
            places = [self.sums.setdefault(m.number, _Sum()) for m in self.marks[i].markup.chain]
            places.append(self.kinds.setdefault(self.paths[i], _Sum()))
            for place in places:
                place.weight += weight
                place.linked += linked
                place.blocks += 1
                place.paragraphs += good

    def _find_main(self) -> None:
        """Find the element that holds most paragraphs nearest to them, and the words of its paragraphs."""
        scores: Counter[int] = Counter()
        chains: dict[int, Markup] = {}
        for i, good in enumerate(self.good):
            if not good:
                continue
            share = float(self.weights[i])
            for markup in self.marks[i].markup.chain[1:5]:
                scores[markup.number] += share  # type: ignore[assignment]
                chains[markup.number] = markup
                share *= 0.6
        best = max(scores, key=lambda number: (scores[number], -number), default=0)
        self.main = {m.number for m in chains[best].chain} if best else set()
        self.best = best
        self.body = [
            i
            for i, good in enumerate(self.good)
            if good and any(m.number == best for m in self.marks[i].markup.chain)
        ]
        self.vocabulary = Counter(
            word for i in self.body for word in {w[:6] for w in self.words[i] if len(w) > 3}
        )

    def _place(self) -> None:
        """Note where the headline and the paragraphs stand, and which blocks come twice."""
        self.titled = [self._titled(words) for words in self.words]
        self.title_size = max(1, len(self.title))
        self.headline = next((i for i in range(len(self.blocks)) if self._is_headline(i)), -1)
        self.copies = Counter(self.folded)
        self.before: Counter[str] = Counter()
        self.so_far = 0.0
        self.inside = inside = frozenset(self.body)
        self.first, self.last = (self.body[0], self.body[-1]) if self.body else (0, 0)
        self.since, self.until = [_FAR] * len(self.blocks), [_FAR] * len(self.blocks)
        for distances, order in (
            (self.since, range(len(self.blocks))),
            (self.until, range(len(self.blocks) - 1, -1, -1)),
        ):
            last = None
            for i in order:
                distances[i] = _FAR if last is None else min(_FAR, abs(i - last))
                last = i if i in inside else last

    def _is_headline(self, i: int) -> bool:
        block = self.blocks[i]
        return block.kind == "heading" and block.level == 1 and self.titled[i] > 0.3

    def _titled(self, found: list[str]) -> float:
        words = set(found)
        return len(words & self.title) / len(words) if words and self.title else 0.0

    def measure(self, i: int) -> list[float]:
        """Measure one block, as ``_OWN`` names it; to be asked in document order."""
        return [*self._of_text(i), *self._of_place(i), *self._of_elements(i)]

    def _of_text(self, i: int) -> tuple[float, ...]:
        block, text, words = self.blocks[i], self.folded[i], self.words[i]
        copy = self.before[text]
        self.before[text] = copy + 1
        return (
            self.weights[i],
            len(words),
            block.link_share,
            text.endswith(_FINAL),
            _KINDS[block.kind],
            block.level,
            text[:1] in _QUOTES,
            text[-1:] in _COLONS,
            self.titled[i],
            len(self.title.intersection(words)) / self.title_size,
            sum(map(str.isupper, block.text)) / len(text) if text else 0.0,
            bool(block.spans) and all(span.strong for span in block.spans),
            self.copies[text],
            copy,
            self._tie(i) if len(words) > 3 else -1.0,
        )

    def _tie(self, i: int) -> float:
        """Return the share of a block's longer words that the (other) paragraphs use."""
        stems = {word[:6] for word in self.words[i] if len(word) > 3}
        if not stems:
            return -1.0
        own, vocabulary = int(i in self.inside), self.vocabulary
        return sum(vocabulary[stem] > own for stem in stems) / len(stems)

    def _of_place(self, i: int) -> tuple[float, ...]:
        passed = self.so_far / self.total
        self.so_far += self.weights[i]
        return (
            i / len(self.blocks),
            passed,
            i - self.headline if self.headline >= 0 else -_FAR,
            i - self.first,
            i - self.last,
            self.since[i],
            self.until[i],
            self.marks[i].chrome,
        )

    def _of_elements(self, i: int) -> tuple[float, ...]:
        own = self.marks[i].markup
        found = self.elements.get(own.number)
        if found is None:
            found = self.elements[own.number] = self._of_markup(own)
        like = self.kinds[own.path]
        return (
            *found[:_SUMMED],
            like.blocks,
            like.weight / self.total,
            like.paragraphs / like.blocks,
            like.weight / like.blocks,
            *found[_SUMMED:],
        )

    def _of_markup(self, own: Markup) -> tuple[float, ...]:
        """Measure the innermost element of a block; blocks of one element share it."""
        chain = own.chain
        parent = chain[1] if len(chain) > 1 else own
        above = chain[2] if len(chain) > 2 else parent
        common = sum(markup.number in self.main for markup in chain)
        tags = {markup.tag for markup in chain}
        return (
            own.depth,
            len(self.main) - common,
            own.depth - common,
            any(markup.number == self.best for markup in chain),
            *self._summed(own),
            *self._summed(parent),
            *self._summed(above),
            *(own.tag == tag for tag in _OWN_TAGS),
            *(tag in tags for tag in _OUTER_TAGS),
            *self._ring(0, chain[:2]),
            *self._ring(1, chain[2:5]),
            *self._ring(2, chain[5:]),
        )

    def _summed(self, markup: Markup) -> tuple[float, ...]:
        total = self.sums[markup.number]
        return (
            total.weight / self.total,
            total.linked / max(1.0, total.weight),
            total.blocks,
            total.paragraphs,
            total.paragraphs / total.blocks,
        )

    def _ring(self, ring: int, chain: Sequence[Markup]) -> tuple[float, float, float]:
        """Return what the words of some elements say: at the least, at the most, on average."""
        if not chain:
            return _SILENT
        known = self.rings.get((ring, chain[0].number))
        if known is None:
            values = [value for markup in chain for value in self._heard(markup)[ring]]
            known = (min(values), max(values), sum(values) / len(values)) if values else _SILENT
            self.rings[ring, chain[0].number] = known
        return known

    def _heard(self, markup: Markup) -> tuple[list[float], ...]:
        """Look up the words of one element in the table of each ring."""
        known = self.heard.get(markup.number)
        if known is None:
            words = [*markup.words(), f"<{markup.tag}"]
            known = self.heard[markup.number] = tuple(
                [table[word] for word in words if word in table] for table in self.tables
            )
        return known


_RINGS = ((0, 2), (2, 5), (5, None))
_SUMMED = 19  # measures of an element before those of its kind
_SILENT = (0.0, 0.0, 0.0)
_OWN_TAGS = ("p", "div", "li", "h2", "h3", "span", "td", "a", "figcaption")
_OUTER_TAGS = ("article", "main", "aside", "figure", "header", "footer", "table", "blockquote")


def _weight(block: Block) -> int:
    """Return the length in Latin characters: other scripts say more with fewer, which their bytes make up for."""
    text = block.text
    if text.isascii():
        return len(text)
    wide = sum(map("\u2e7f".__lt__, text))
    return len(text) + wide * 5 // 3
