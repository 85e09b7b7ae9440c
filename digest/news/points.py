"""Key points of a story: two to four of its own sentences, chosen and never written.

One says what happened, one holds the strongest figure, one says what comes next, as far as the story has them.
Every sentence must be able to stand alone (see :mod:`digest.news.standing`); where too few can, there are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.model.news import Figure, Paragraph, Point
from digest.news import marks
from digest.news.saying import SAYING, words_of
from digest.news.standing import LONGEST, SHORTEST, STANDING, is_coming, stands
from digest.text import folding, sentences, words

FEWEST_SENTENCES = 5
"""A story with fewer sentences is its own summary."""
LOOKED_AT = 60
"""Sentences of a long story that are weighed: news says first what matters."""

_DENSE = frozenset(("ja", "zh"))
_AMOUNT = re.compile(
    r"\d[\d.,\u00a0\u202f’]*\s?(?:%|percent|per\scent|points?|basis|million|billion|trillion|crore|lakh|bn|m\b|tn|Prozent|Million|Milliard"
    r"|Euro|euros?|dollars?|francs|millon|millones|milh|bilh|करोड़|लाख|प्रतिशत|रुपये|[万亿億]|[円元])|[€$£¥₹]\s?\d"
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2,}")
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
    opens: bool
    stems: frozenset[str]
    tie: float
    figure: float
    coming: bool
    merit: float

    @property
    def outlook(self) -> float:
        """Weigh what it says of the time to come: apart from figures, and the later the better."""
        return self.merit - _FIGURED * min(self.figure, 2.0) + 0.05 * self.place


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
    chosen = _chosen(found, 2 if count < 7 else 3 if count < 15 else 4)
    if len(chosen) < 2:
        return ()
    return tuple(Point(one.text, one.anchor) for one in sorted(chosen, key=lambda one: one.place))


class _Story:
    """Weighs the sentences of one story."""

    def __init__(self, title: str, language: str, figures: Sequence[Figure]) -> None:
        self.language = language
        self.title = _stems(folding.words(title))
        self.weights = _weights(figures)

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
                    said = folding.words(text)
                    if self._may_stand(text, said):
                        yield self._weighed(paragraph.anchor, text, said, (place, number, index))

    def _may_stand(self, text: str, said: list[str]) -> bool:
        if self.language in _DENSE:
            return SHORTEST <= words.count(text) <= LONGEST and stands(text, said, self.language)
        return len(said) >= SHORTEST and stands(text, said, self.language)

    def _weighed(
        self, anchor: str, text: str, said: list[str], at: tuple[int, int, int]
    ) -> _Sentence:
        place, paragraph, index = at
        stems = _stems(said)
        shared = len(stems & self.title)
        tie = shared / len(self.title) if self.title else 0.0
        if shared and _repeats(stems, self.title):
            tie = -1.0
        figure = self._figure(text)
        merit = 3 * tie + max(0.0, 1.5 - 0.2 * paragraph) + (0.6 if index == 0 else 0.0)
        merit += _FIGURED * min(figure, 2.0) + self._named(text, said) + _length(said, text)
        coming = is_coming(text, said, self.language)
        return _Sentence(
            text, anchor, place, paragraph, index == 0, stems, tie, figure, coming, merit
        )

    def _figure(self, text: str) -> float:
        """Weigh the figures of a sentence: the story's strongest counts most."""
        amounts = len(_AMOUNT.findall(text))
        plain = 0.3 if amounts == 0 and any(map(str.isdecimal, text)) else 0.0
        return self.weights.get(text, 0.0) + min(amounts, 3) * 0.7 + plain

    def _named(self, text: str, said: list[str]) -> float:
        saying = SAYING.get(self.language)
        named = 0.3 if saying and not saying.verbs.isdisjoint(said) else 0.0
        if self.language in ("en", "fr", "es", "pt"):
            capitals = sum(token[0].isupper() for token in text.split()[1:])
            named += 0.15 * min(capitals, 4)
        return named


def _chosen(found: list[_Sentence], most: int) -> list[_Sentence]:
    """Choose what happened, the strongest figure, what comes next, and fill up with the best of the rest."""
    able = [one for one in found if one.tie >= 0]
    early = [one for one in able if one.paragraph < 3 and one.tie > 0]
    if not early:
        return []
    chosen = [max(early, key=lambda one: (one.merit + 2 * (one.place == 1), -one.place))]
    figure = max(
        _new(able, chosen), key=lambda one: (one.figure + one.merit / 3, -one.place), default=None
    )
    following = [one for one in _new(able, chosen) if one.coming and one.place > chosen[0].place]
    coming = max(following, key=lambda one: (one.outlook, -one.place), default=None)
    for one in (coming, figure):
        if one and len(chosen) < most and one in _new(able, chosen):
            chosen.append(one)
    while len(chosen) < most:
        best = max(_new(able, chosen), key=lambda one: (one.merit, -one.place), default=None)
        if best is None:
            break
        chosen.append(best)
    return chosen


def _new(found: list[_Sentence], chosen: list[_Sentence]) -> list[_Sentence]:
    """Leave out what the chosen sentences have said."""
    return [
        one
        for one in found
        if all(
            one is not other
            and len(one.stems & other.stems) <= _ALIKE * min(len(one.stems), len(other.stems))
            for other in chosen
        )
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


def _is_whole(text: str) -> bool:
    """Tell whether a sentence ends as one that states something, and is neither long nor short by far."""
    if len(text) > 12 * LONGEST or text.count(" ") >= LONGEST:
        return False
    return text.rstrip(sentences.CLOSERS)[-1:] in tuple(".。।") and text[0].isalnum()


def _weights(figures: Sequence[Figure]) -> dict[str, float]:
    """Give the sentences of the strongest figures up to 1.5, by their rank."""
    ranked = sorted(figures, key=lambda figure: -figure.weight)[:4]
    found: dict[str, float] = {}
    for rank, figure in enumerate(ranked):
        found.setdefault(figure.sentence, 1.5 - 0.4 * rank)
    return found


def _stems(said: Sequence[str]) -> frozenset[str]:
    """Give what the words have in common with their inflected forms; pairs of signs where words are not parted."""
    found: list[str] = []
    for word in said:
        if not word.isascii() and (run := _CJK.search(word)):
            found += [run[0][i : i + 2] for i in range(len(run[0]) - 1)]
        elif (len(word) > 2 or word.isdecimal()) and word not in _COMMON:
            found.append(word[:_STEM])
    return frozenset(found)


def _repeats(stems: frozenset[str], title: frozenset[str]) -> bool:
    """Tell a sentence that says the headline again: almost all of its words are there."""
    return len(stems & title) >= _REPEATS * len(stems)


def _length(said: Sequence[str], text: str) -> float:
    length = len(said) if len(said) > SHORTEST else words.count(text)
    return -0.4 if length < 10 else 0.3 if length <= 35 else -0.7 if length > 45 else 0.0
