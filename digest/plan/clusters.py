"""One story once: copies and rewrites of a story are folded into the article that tells it best.

The editor's word stands above what the texts say. A cluster is what is like its primary: likeness is not passed on,
and what is like several primaries goes to the one it is most like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from digest.errors import Location, Problem
from digest.model.article import Article
from digest.plan.likenesses import Likenesses

_SAID = 9.0
"""More than any likeness: the editor's word."""


def clusters(articles: Iterable[Article], problems: list[Problem]) -> dict[str, str]:
    """Fold copies: map the id of every folded article to that of the article told in its stead.

    Words of the editor that name no article become problems.
    """
    ordered = sorted(articles, key=lambda article: (article.instant, article.id))
    names = _Names(ordered, problems)
    primary = _said(ordered, names)
    best = dict.fromkeys(primary, _SAID)
    leads = set(primary.values())
    apart = _apart(ordered, names)
    likenesses = Likenesses([a for a in ordered if a.apart is not True])
    for article in sorted(ordered, key=lambda article: _rank(article, leads)):
        id_ = article.id
        if id_ in primary:
            continue
        leads.add(id_)
        for other, found in sorted(likenesses.of(id_)):
            free = other not in leads and not apart(id_, other)
            if free and found > best.get(other, 0.0):
                primary[other], best[other] = id_, found
    return primary


def _rank(article: Article, leads: set[str]) -> tuple[bool, bool, int, str]:
    """Order articles by how well they tell a story for others: the editor's choice, whole ones, the first."""
    whole = article.access.complete == "yes"
    return article.id not in leads, not whole, article.instant, article.id


def _said(articles: Sequence[Article], names: _Names) -> dict[str, str]:
    """Fold what the editor says is the same story; a chain of such words ends at its last article."""
    said = ((article.id, names.of(article, "same_as", article.same_as)) for article in articles)
    found = {id_: target for id_, target in said if target}
    ends = {id_: _end(id_, found) for id_ in found}
    return {id_: end for id_, end in ends.items() if end != id_}


def _end(id_: str, found: Mapping[str, str]) -> str:
    """Follow a chain to its end; of a circle the smallest id is the end."""
    seen: dict[str, None] = {}
    while id_ in found:
        if id_ in seen:
            circle = list(seen)
            return min(circle[circle.index(id_) :])
        seen[id_] = None
        id_ = found[id_]
    return id_


def _apart(articles: Iterable[Article], names: _Names) -> Callable[[str, str], bool]:
    """Tell of any two articles whether the editor keeps them apart by name."""
    kept = {
        frozenset((article.id, other))
        for article in articles
        if isinstance(article.apart, tuple)
        for name in article.apart
        if (other := names.of(article, "apart", name))
    }
    return lambda one, other: bool(kept) and frozenset((one, other)) in kept


class _Names:
    """What an editor may call an article: its id, its path, its file or its slug."""

    def __init__(self, articles: Sequence[Article], problems: list[Problem]) -> None:
        self._articles, self._problems = articles, problems
        self._ids: dict[str, str] = {}

    def of(self, article: Article, key: str, name: str) -> str:
        """Give the id of the other article that is called so; empty where there is none, with a problem."""
        if not name:
            return ""
        if not self._ids:  # few sites need the names
            self._ids = {n: one.id for one in reversed(self._articles) for n in _names(one)}
            self._ids |= {one.id: one.id for one in self._articles}
        found = self._ids.get(_bare(name), "") or self._ids.get(name, "")
        if found == article.id:
            found = ""
        if not found:
            self._problems.append(_unknown(article, key, name))
        return found


def _names(article: Article) -> Iterator[str]:
    path = _bare(article.path)
    yield from (path, path.rpartition("/")[2], article.slug)


def _bare(path: str) -> str:
    return path.removeprefix("content/").removeprefix("articles/").removesuffix(".md")


def _unknown(article: Article, key: str, name: str) -> Problem:
    return Problem(
        Location(f"content/{article.path}"),
        f'{key}: no other article is called "{name}"',
        "name it by its file without .md, or by its id; articles that are not shown do not count",
        "warning",
    )
