"""Which articles are alike: pairs whose sketches tell one story, without comparing all with all.

Candidates come from an index of the sketches' smallest keys over the days before an article, so the work grows with
the number of articles and not with that of their pairs. A key that many articles share tells nothing and is passed
over. What repeats an article nearly word for word is not indexed beside it: sixty papers may print one text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from digest.model.article import Article
from digest.text.sketches import Sketch, keys, likeness

DAYS = 4
"""Days within which a story is taken over."""
CROWD = 24
"""Articles of the last days that share a key beyond which it tells no stories apart: it is a form's or a house's."""
INDEXED = 16
"""Keys of each kind by which candidates are found; names and numbers tell apart the stories of one form."""
COMMON = 4
"""One key in so many in common makes a candidate: a copy with three of ten words changed has every second."""
FEWEST = 3
TWIN = 1.9
"""Likeness from which whatever is like the one is like the other."""

_SPAN = DAYS * 86_400

Found = tuple[str, float]


class Likenesses:
    """The likenesses of articles, given in the order of their publication."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._data = {a.id: a.news.sketch for a in articles if a.news.sketch}
        self._twin_of: dict[str, str] = {}
        self._found: dict[str, list[Found]] = {}
        self._recent = _Recent()
        for article in articles:
            if article.news.sketch:
                self._meet(article)

    def of(self, id_: str) -> Sequence[Found]:
        """Give the ids of the articles that are like one, and how much."""
        original = self._twin_of.get(id_)
        if not original:
            return self._found.get(id_, ())
        mine = Sketch(self._data[id_])
        others = [original, *(other for other, _ in self._found[original] if other != id_)]
        compared = ((other, likeness(mine, Sketch(self._data[other]))) for other in others)
        return [(other, found) for other, found in compared if found]

    def _meet(self, article: Article) -> None:
        """Compare an article with those before it, and keep it for those behind."""
        best, twin = 0.0, ""
        mine = _Entry(article)
        own = keys(article.news.sketch, INDEXED)
        now, before = self._recent.known(own, article.instant)
        for one in _near(now, before, article.instant):
            found = likeness(mine.sketch, one.sketch)
            if found:
                self._found.setdefault(one.id, []).append((mine.id, found))
                self._found.setdefault(mine.id, []).append((one.id, found))
                best, twin = max((best, twin), (found, one.id))
        if best >= TWIN:
            self._twin_of[mine.id] = twin
        else:
            self._recent.add(mine, own, now)


class _Entry:
    """An article that others may be like; its sketch is unpacked when it is first asked for."""

    def __init__(self, article: Article) -> None:
        self.id, self.instant, self._data = article.id, article.instant, article.news.sketch

    @cached_property
    def sketch(self) -> Sketch:
        return Sketch(self._data)


_Known = list[tuple[_Entry, ...] | None]


class _Recent:
    """The articles of the last days by their keys, in two spans of time: the older one is dropped as a whole."""

    def __init__(self) -> None:
        self._span = 0
        self._now: dict[int, tuple[_Entry, ...]] = {}
        self._before: dict[int, tuple[_Entry, ...]] = {}

    def known(self, own: Sequence[int], instant: int) -> tuple[_Known, _Known]:
        """Give who has each of an article's own keys: in its span of time, and in the one before."""
        span = instant // _SPAN
        if span != self._span:
            self._before = self._now if span == self._span + 1 else {}
            self._now, self._span = {}, span
        return list(map(self._now.get, own)), list(map(self._before.get, own))

    def add(self, entry: _Entry, own: Iterable[int], known: _Known) -> None:
        """Keep an entry; its span is the one last asked for, and a key that a crowd has needs no more of them."""
        alone = (entry,)  # one for all its keys: most keys are nobody else's
        for key, others in zip(own, known, strict=True):
            if others is None:
                self._now[key] = alone
            elif len(others) <= CROWD:
                self._now[key] = others + alone


def _near(now: _Known, before: _Known, instant: int) -> list[_Entry]:
    """Give the entries that have enough of an article's keys, but for those that a crowd has."""
    met: list[_Entry] = []
    crowded = 0
    for new, old in zip(now, before, strict=True):
        if new and old:
            if len(new) + len(old) > CROWD:
                crowded += 1
            else:
                met += new
                met += old
        elif one := new or old:
            if len(one) > CROWD:
                crowded += 1
            else:
                met += one
    if len(met) < FEWEST:
        return []
    enough = max(FEWEST, (len(now) - crowded) // COMMON)
    counted = (one for one, count in Counter(met).items() if count >= enough)
    return [one for one in counted if instant - one.instant <= _SPAN]
