"""One story once: copies and rewrites of a story are folded into the article that tells it best.

Candidates come from an index of the sketches' smallest hashes, and from the days around an article only, so the work
grows with the number of articles and not with the number of their pairs. Whether two candidates tell one story is
judged by what they share of the shorter text. A cluster is what is like its primary: likeness is not passed on,
and what is like several goes to the one it is most like.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from digest.errors import Location, Problem
from digest.model.article import Article
from digest.text.sketches import Sketch, likeness, unpacked
from digest.text.urls import host

DAYS = 4
"""Days within which a story is taken over."""
INDEXED = 32
"""Hashes of a sketch by which candidates are found; two in common make one."""
CROWD = 60
"""Articles of the last days that share a hash beyond which it tells no stories apart: it is a form's."""

_SECONDS = 86_400
_SECOND = frozenset(("co", "com", "org", "net", "ac", "gov", "go", "or", "ne"))


def clusters(articles: Iterable[Article], problems: list[Problem]) -> dict[str, str]:
    """Fold copies: map the id of every folded article to that of the article told in its stead.

    The editor's ``same_as`` and ``apart`` stand above what the texts say.
    """
    ordered = sorted(articles, key=lambda article: (article.instant, article.id))
    primary = _named(ordered, problems)
    leads = set(primary.values())
    apart = {article.id for article in ordered if article.apart}
    like = _like(ordered)
    best: dict[str, float] = dict.fromkeys(primary, 9.0)
    for article in sorted(ordered, key=lambda article: _rank(article, leads)):
        if article.id in primary or article.id in apart:
            continue
        leads.add(article.id)
        for other, found in like.get(article.id, ()):
            if other not in leads and other not in apart and found > best.get(other, 0.0):
                primary[other], best[other] = article.id, found
    return primary


def _rank(article: Article, leads: set[str]) -> tuple[bool, bool, int, str]:
    """Order articles by how well they tell a story for others: the editor's choice, whole ones, the first."""
    whole = article.access.complete == "yes"
    return article.id not in leads, not whole, article.instant, article.id


def _named(articles: Sequence[Article], problems: list[Problem]) -> dict[str, str]:
    """Fold what the editor says is the same story; a chain of such words ends at its last article."""
    said = {article.id: article.same_as for article in articles if article.same_as}
    if not said:
        return {}
    known = {name: article.id for article in reversed(articles) for name in _names(article)}
    found: dict[str, str] = {}
    for article in articles:
        target = known.get(_bare(article.same_as), "") if article.same_as else ""
        if target and target != article.id:
            found[article.id] = target
        elif article.same_as:
            problems.append(_unknown(article))
    return {id_: _root(id_, found) for id_ in found if _root(id_, found) != id_}


def _root(id_: str, found: Mapping[str, str]) -> str:
    """Follow a chain to its end; of a circle the smallest id is the end."""
    seen: list[str] = []
    while id_ in found:
        if id_ in seen:
            return min(seen[seen.index(id_) :])
        seen.append(id_)
        id_ = found[id_]
    return id_


def _names(article: Article) -> Iterator[str]:
    path = _bare(article.path)
    yield from (article.id, path, path.rpartition("/")[2], article.slug)


def _bare(path: str) -> str:
    return path.removeprefix("content/").removeprefix("articles/").removesuffix(".md")


def _unknown(article: Article) -> Problem:
    return Problem(
        Location(f"content/{article.path}"),
        f'same_as: no other article is called "{article.same_as}"',
        "name it by its file without .md, or by its id",
        "warning",
    )


def _like(articles: Sequence[Article]) -> dict[str, list[tuple[str, float]]]:
    """Find the pairs of articles that tell one story, both ways, with how alike they are."""
    sketches: dict[str, Sketch] = {}
    recent: deque[Article] = deque()
    index: dict[int, list[str]] = {}
    like: dict[str, list[tuple[str, float]]] = {}
    for article in articles:
        if not article.news.sketch:
            continue
        while recent and article.instant - recent[0].instant > DAYS * _SECONDS:
            _forget(recent.popleft().id, sketches, index)
        mine = unpacked(article.news.sketch)
        for other in _candidates(mine, index):
            found = likeness(mine, sketches[other])
            if found:
                like.setdefault(other, []).append((article.id, found))
                like.setdefault(article.id, []).append((other, found))
        sketches[article.id] = mine
        recent.append(article)
        for key in mine.pair_hashes[:INDEXED]:
            index.setdefault(key, []).append(article.id)
    return like


def _forget(id_: str, sketches: dict[str, Sketch], index: dict[int, list[str]]) -> None:
    for key in sketches.pop(id_).pair_hashes[:INDEXED]:
        kept = index[key]
        kept.remove(id_)
        if not kept:
            del index[key]


def _candidates(mine: Sketch, index: Mapping[int, list[str]]) -> list[str]:
    lists = (index.get(key, ()) for key in mine.pair_hashes[:INDEXED])
    common = Counter(chain.from_iterable(ids for ids in lists if len(ids) <= CROWD))
    return [id_ for id_, count in common.items() if count > 1]


def family(article: Article) -> str:
    """Give the publisher's family, which counts once: the site of its original without its first names."""
    name = host(article.source.url) if article.source.url else ""
    if not name:
        return article.source.name.casefold()
    labels = name.split(".")
    wide = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND
    return ".".join(labels[-3 if wide else -2 :])
