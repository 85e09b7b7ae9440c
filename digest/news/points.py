"""Key points of a story: two to four of its own sentences, chosen and never written.

One says what happened, one holds the strongest figure, one says what comes next, as far as the story has them.
Every sentence must be able to stand alone (see :mod:`digest.news.standing`); where too few can, there are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from digest.model.news import Figure, Paragraph, Point
from digest.news import marks
from digest.news.saying import SAYING, words_of
from digest.news.standing import LONGEST, SHORTEST, STANDING, is_coming, stands
from digest.text import sentences, words

FEWEST_SENTENCES = 5
"""A story with fewer sentences is its own summary."""
LOOKED_AT = 48
"""Sentences of a long story that are weighed: news says first what matters."""

_DENSE = frozenset(("ja", "zh"))
_AMOUNT = re.compile(
    r"\d[\d.,\u00a0\u202f’]*\s?(?:%|percent|per\scent|points?|basis|million|billion|trillion|crore|lakh|bn|m\b|tn|Prozent|Million|Milliard"
    r"|Euro|euros?|dollars?|francs|millon|millones|milh|bilh|करोड़|लाख|प्रतिशत|रुपये|[万亿億]|[円元])|[€$£¥₹]\s?\d"
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2,}")
_DIGIT = re.compile(r"\d")
_CAPITAL = re.compile(" [A-ZÀ-ÖØ-Þ]")
_NAMES_ALONE = frozenset(("en", "fr", "es", "pt"))
"""Languages in which a capital inside a sentence means a name."""
_SIGNS = ',.;:!?…“”„"«»‘()[]–—।*_'
_TORN = '“„"«»‘’”「『([{-–—•*#…,;:.'
_STEM = 5
_COMMON = words_of(
    "with from that have this said will after over into than been were their more about when which would also only the"
    " and for has had was its are not but oder eine einen einer einem nicht auch sich und der die das von den dem für"
    " auf mit ist hat dans pour avec les des une sur para como los las del por uma dos das com के में का की से को ने है और"
)
_REPEATS = 0.8
_ALIKE = 0.5
_FIGURED = 0.6


class _Sentence(NamedTuple):
    """A sentence that may be chosen, with what speaks for it; ``place`` counts the story's sentences."""

    text: str
    anchor: str
    place: int
    paragraph: int
    stems: frozenset[str]
    tie: float
    figure: float
    coming: bool
    merit: float


def points(
    paragraphs: Sequence[Paragraph], title: str, language: str, figures: Sequence[Figure] = ()
) -> tuple[Point, ...]:
    """Choose the sentences that tell a story, in reading order; none where that is not sure."""
    language = language[:2].lower()
    if language not in STANDING and language not in _DENSE:
        return ()
    split = _split(paragraphs)
    count = sum(map(len, split))
    if count < FEWEST_SENTENCES:
        return ()
    story = _Story(title, language, figures)
    found = list(story.candidates(paragraphs, split))
    chosen = _chosen(found, 2 if count < 7 else 3 if count < 12 else 4)
    if len(chosen) < 2:
        return ()
    return tuple(Point(one.text, one.anchor) for one in sorted(chosen, key=lambda one: one.place))


class _Story:
    """Weighs the sentences of one story."""

    def __init__(self, title: str, language: str, figures: Sequence[Figure]) -> None:
        self.language = language
        self.title = self._stems(_words(title), title)
        self.weights = _weights(figures)
        saying = SAYING.get(language)
        self.verbs = saying.verbs if saying else frozenset[str]()

    def candidates(
        self, paragraphs: Sequence[Paragraph], split: Sequence[list[str]]
    ) -> Iterator[_Sentence]:
        """Give the sentences that may be chosen, from the first :data:`LOOKED_AT`."""
        place = 0
        for number, (paragraph, parts) in enumerate(zip(paragraphs, split, strict=False)):
            free = _outside_quotations(paragraph.text, parts)
            for index, text in enumerate(parts):
                place += 1
                if place > LOOKED_AT:
                    return
                if free[index] and _is_whole(text):
                    said = _words(text)
                    length = words.count(text) if self.language in _DENSE else len(said)
                    if length >= SHORTEST and stands(text, said, self.language):
                        weight = _length(length) + max(0.0, 1.5 - 0.2 * number)
                        weight += 0.0 if index else 0.6
                        yield self._weighed(paragraph.anchor, text, said, (place, number), weight)

    def _weighed(
        self, anchor: str, text: str, said: list[str], at: tuple[int, int], weight: float
    ) -> _Sentence:
        stems = self._stems(said, text)
        shared = len(stems & self.title)
        tie = shared / len(self.title) if shared else 0.0
        if shared >= _REPEATS * len(stems):
            tie = -1.0
        figure = self._figure(text)
        merit = weight + 3 * tie + _FIGURED * min(figure, 2.0) + self._named(text, said)
        coming = is_coming(text, said, self.language)
        return _Sentence(text, anchor, *at, stems, tie, figure, coming, merit)

    def _stems(self, said: Sequence[str], text: str) -> frozenset[str]:
        """Give what words have in common with their inflected forms; pairs of signs where none are parted."""
        if self.language in _DENSE:
            runs = _CJK.findall(text)
            return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))
        found = {word[:_STEM] for word in said if len(word) > 2 or word.isdecimal()}
        return frozenset(found - _COMMON)

    def _figure(self, text: str) -> float:
        """Weigh the figures of a sentence: the story's strongest counts most."""
        if not _DIGIT.search(text):
            return 0.0
        amounts = len(_AMOUNT.findall(text))
        return self.weights.get(text, 0.0) + (min(amounts, 3) * 0.7 if amounts else 0.3)

    def _named(self, text: str, said: list[str]) -> float:
        named = 0.0 if self.verbs.isdisjoint(said) else 0.3
        if self.language in _NAMES_ALONE:
            named += 0.15 * min(len(_CAPITAL.findall(text)), 4)
        return named


def _merit(one: _Sentence) -> tuple[float, int]:
    return one.merit, -one.place


def _figured(one: _Sentence) -> tuple[float, int]:
    return one.figure + one.merit / 3, -one.place


def _outlook(one: _Sentence) -> tuple[float, int]:
    """Weigh what it says of the time to come: apart from figures, and the later the better."""
    return one.merit - _FIGURED * min(one.figure, 2.0) + 0.05 * one.place, -one.place


_Order = Callable[[_Sentence], tuple[float, int]]


def _chosen(found: list[_Sentence], most: int) -> list[_Sentence]:
    """Choose what happened, what comes next and the strongest figure, and fill up with the best of the rest."""
    left = [one for one in found if one.tie >= 0]
    early = [one for one in left if one.paragraph < 3 and one.tie > 0]
    if not early:
        return []
    chosen = [max(early, key=lambda one: (one.merit + 2 * (one.place == 1), -one.place))]
    left = _new(left, chosen[0])
    following = [one for one in left if one.coming and one.place > chosen[0].place]
    for among, order in ((following, _outlook), (None, _figured), *repeat((None, _merit), most)):
        best = max(left if among is None else among, key=order, default=None)
        if best is None or len(chosen) == most:
            continue
        chosen.append(best)
        left = _new(left, best)
    return chosen


def _new(found: list[_Sentence], chosen: _Sentence) -> list[_Sentence]:
    """Leave out what a chosen sentence has said."""
    stems = chosen.stems
    return [
        one
        for one in found
        if one is not chosen and len(one.stems & stems) <= _ALIKE * min(len(one.stems), len(stems))
    ]


def _split(paragraphs: Sequence[Paragraph]) -> list[list[str]]:
    """Cut the first paragraphs into sentences, until there are enough to choose from."""
    found: list[list[str]] = []
    count = 0
    for paragraph in paragraphs:
        if count >= LOOKED_AT:
            break
        found.append(sentences.split(paragraph.text))
        count += len(found[-1])
    return found


def _outside_quotations(text: str, parts: list[str]) -> list[bool]:
    """Tell which sentences begin and end outside of quotations and do not begin with one."""
    if not marks.ANY.search(text):
        return [True] * len(parts)
    stretches, unclosed = marks.quoted(text)
    free: list[bool] = []
    at = passed = 0
    for part in parts:
        start = text.find(part, at)
        at = start + len(part)
        while passed < len(stretches) and stretches[passed].closed <= start:
            passed += 1
        inside = passed < len(stretches) and stretches[passed].opened <= start
        while passed < len(stretches) and stretches[passed].closed <= at:
            passed += 1
        torn = passed < len(stretches) and stretches[passed].opened < at
        free.append(not inside and not torn and at <= unclosed)
    return free


_CONTACT = ("@", "http:", "https:", "www.")
_TELEPHONE = re.compile(r"\d{3}(?:\d \d{3} \d{3}|[ -]\d{3}[ -]\d{4})")
_ENDS = (".", "。", "।")


def _is_whole(text: str) -> bool:
    """Tell whether a sentence ends as one that states something, and is neither long nor short by far."""
    if len(text) > 12 * LONGEST or text.count(" ") >= LONGEST:
        return False
    if text[0] in _TORN or not text.rstrip(sentences.CLOSERS).endswith(_ENDS):
        return False
    return not any(sign in text for sign in _CONTACT) and not _TELEPHONE.search(text)


def _weights(figures: Sequence[Figure]) -> dict[str, float]:
    """Give the sentences of the strongest figures up to 1.5, by their rank."""
    ranked = sorted(figures, key=lambda figure: -figure.weight)[:4]
    found: dict[str, float] = {}
    for rank, figure in enumerate(ranked):
        found.setdefault(figure.sentence, 1.5 - 0.4 * rank)
    return found


def _words(text: str) -> list[str]:
    """Give the words of a sentence in lower case: quicker than folding, and good enough to weigh them."""
    plain = text.lower().replace("’", " ").replace("'", " ").replace("-", " ")
    return [word for token in plain.split() if (word := token.strip(_SIGNS))]


def _length(length: int) -> float:
    return -0.4 if length < 10 else 0.3 if length <= 35 else -0.7 if length > 45 else 0.0
