"""A sentence cut into words and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.model.news import SHARES
from digest.news.figure_words import DOUBTFUL, GERMAN_ENDINGS, GRAMMARS, NONE, VERBS, Grammar
from digest.text.amounts import Amount

_INDEX = r"(?:FTSE|S&P|CAC|Nikkei|Nifty|Stoxx|STOXX|Euro Stoxx|Russell|IBEX|Dow Jones|Nasdaq|Hang Seng|CSI)"
_TOKEN = re.compile(
    rf"(?=[A-Z])(?P<market>{_INDEX}(?: \d{{2,4}})?(?!\w)|Brent crude)"
    r"|[^\W\d_](?:(?<=b)efore tax|(?<=a)fter tax|[\w&.'’/-]{0,60})|\d(?:[\d.,]{0,30}\d(?![\w-])|[\w&.'’/-]{0,60})"
    r"|[,;:()—–“”\"«»!?]"
)
BORDERS = frozenset(',;:()—–“”"«»!?')
FIGURE, _MARKET = "¤", "§"
REACH = 16
"""Words before a figure that are looked at."""
_TIMES = (
    "in last this the first second third fourth quarter month year week half january february march april may"
    " june july"
    " august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday annual"
)
TEMPORAL = frozenset(_TIMES.split())


_PLACED = frozenset(
    ("for", "in", "on", "at", ":", "worth", "will", "would", "could", "may", "per", "target")
)
_MEANS = frozenset(("average", "total", "maximum", "minimum", "mean", "median", "durchschnitt"))
_RISES = (
    "is are was were be been being went go goes gone going ended closed finished wrote written writes marked"
    " sent sends drove driven push pushed brought trading traded moved edged ticked"
    " headed opened still sharply slightly and now remained stood well"
)
_RISING = frozenset(_RISES.split())


class Clause:
    """A sentence in words, with its figures and the grammar of its language; ``labels`` are those found so far."""

    def __init__(self, sentence: str, amounts: Sequence[Amount], language: str) -> None:
        self.sentence = sentence
        self.amounts = amounts
        self.language = language
        self.grammar: Grammar = GRAMMARS.get(language, NONE)
        self.places: list[int] = []
        self.words: list[str] = []
        self._marks: list[re.Match[str] | Amount] = []
        self.labels: dict[int, str] = {}
        self._cut()

    def _cut(self) -> None:
        """Cut the sentence into words and marks, each figure one word."""
        at = 0
        for amount in self.amounts:
            self._take(at, amount.start)
            self.places.append(len(self.words))
            self.words.append(FIGURE)
            self._marks.append(amount)
            at = amount.end
        self._take(at, len(self.sentence))

    def _take(self, start: int, stop: int) -> None:
        found = list(_TOKEN.finditer(self.sentence, start, stop))
        self._marks += found
        self.words += [
            _MARKET if match.lastgroup else match[0].lower().rstrip(".") for match in found
        ]

    def word(self, place: int) -> str:
        """Give a word in lower case, empty outside of the sentence."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def start(self, place: int) -> int:
        """Give where in the sentence a word begins."""
        mark = self._marks[place]
        return mark.start if isinstance(mark, Amount) else mark.start()

    def end(self, place: int) -> int:
        """Give where in the sentence a word ends."""
        mark = self._marks[place]
        return mark.end if isinstance(mark, Amount) else mark.end()

    def is_head(self, word: str) -> bool:
        """Tell words for what business counts; German ones by how they end."""
        return (
            word in self.grammar.heads
            or word == _MARKET
            or (self.language == "de" and len(word) > 6 and word.endswith(GERMAN_ENDINGS))
        )

    def is_head_at(self, place: int) -> bool:
        """Tell a word for what is counted from the same word as a verb: ``will cost $5``, ``to pay $5``."""
        word = self.word(place)
        if word not in DOUBTFUL:
            return self.is_head(word)
        follows = self.word(place + 1)
        return (
            follows in self.grammar.of
            or follows in VERBS
            or follows in self.grammar.moves
            or follows in _PLACED
        )

    def is_share(self, place: int) -> bool:
        """Tell a figure in per cent or points from money."""
        return self.amounts[self.places.index(place)].unit in SHARES

    def is_limit(self, place: int) -> bool:
        """Tell ``up to $5m``, which is how much at most and no move."""
        return (
            self.word(place) == "to"
            and self.word(place - 1) == "up"
            and not self.is_move(place - 1)
        )

    def is_of(self, place: int, *, loose: bool) -> bool:
        """Tell the "of" behind what is counted; "an average of" only says how near a figure is."""
        if self.word(place) not in self.grammar.of or self.word(place - 1) in _MEANS:
            return False
        return not loose or self.word(place - 1) in self.grammar.nouns

    def is_since(self, place: int) -> bool:
        """Tell what a figure is compared with, and the "at" of where something stands: ``lower at 318p``."""
        word = self.word(place)
        if word == "at":
            return self.word(place + 1) not in ("least", "most")
        return word in self.grammar.since and word not in self.grammar.fillers

    def is_other_way(self, place: int) -> bool:
        """Tell the comma and "or" that begin the same amount in other words: ``by a fifth, or 21%``."""
        if self.word(place) == "or":
            return self.word(place - 1) == "," and self.word(place + 1) == FIGURE
        return (
            self.word(place) == ","
            and self.word(place + 1) == "or"
            and self.word(place + 2) == FIGURE
        )

    def is_move(self, place: int) -> bool:
        """Tell a verb of a move; ``up`` is none in "made up" and "ties up"."""
        word = self.word(place)
        if word in ("up", "down") and word in self.grammar.moves:
            before = self.word(place - 1)
            return (
                place == 0
                or before in _RISING
                or before in BORDERS
                or before == FIGURE
                or self.is_head(before)
            )
        return word in self.grammar.moves

    def is_border(self, place: int) -> bool:
        """Tell where a clause ends: a word that begins another, or a mark."""
        word = self.words[place]
        if self.is_other_way(place):
            return False
        if word in BORDERS:
            return not self.is_pause(place)
        return word in self.grammar.stops and word not in self.grammar.fillers

    def is_pause(self, place: int) -> bool:
        """Tell a comma right before the "by" of a figure: ``fell sharply, by 14%``."""
        return self.words[place] == "," and self.word(place + 1) in self.grammar.by
