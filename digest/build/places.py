"""Which output file lies where: no two in one place, nothing old in the way of something new."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from digest.errors import Location, Problem
from digest.model.site import Page


def unique(planned: Iterable[Page]) -> tuple[list[Page], list[Problem]]:
    """Let the first keep a place that two pages want, also where a file system ignores letter case."""
    kept: dict[str, Page] = {}
    problems = []
    for page in planned:
        first = kept.setdefault(_folded(page.path), page)
        if first is not page:
            problems.append(_clash(page, first))
    folders = dict(_folders(kept))
    problems += [_clash(kept.pop(p), folders[p]) for p in list(kept) if p in folders]
    return list(kept.values()), problems


def _folded(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _folders(kept: Mapping[str, Page]) -> Iterator[tuple[str, Page]]:
    """Yield every folder that some page needs, with such a page."""
    seen = set()
    for path, page in kept.items():
        for folder in _above(path):
            if folder in seen:
                break
            seen.add(folder)
            yield folder, page


def _above(path: str) -> Iterator[str]:
    """Yield the folders above a path, the nearest first."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _clash(loser: Page, first: Page) -> Problem:
    return Problem(
        Location(source(loser)),
        f'"{loser.path}" is already the place of {source(first)}',
        "give one of the two another slug or permalink",
    )


def not_ours(output: str, path: str, what: str) -> Problem:
    """Say that something which we have not made stands where ``what`` is to be, at ``path`` of the output folder."""
    return Problem(
        Location(f"{output.rstrip('/')}/{path}"),
        f"is not ours, so {what} was not written there",
        "move it out of the output folder, or delete it",
    )


def source(page: Page) -> str:
    """Say what a page is made from, as its owner knows it."""
    article = getattr(page.data, "article", None)
    kind = "" if page.kind == "page" else f"{page.kind} "
    return f"content/{article.path}" if article else f"the {kind}page {page.url or '/'}"


def in_the_way(stale: Collection[str], wanted: Iterable[str]) -> tuple[list[str], list[str]]:
    """Split stale files into those that hinder a new one and all others.

    A file hinders where a folder is to be, below what is to be a file, and where letter case alone differs.
    """
    if not stale:
        return [], []
    files = {_folded(path) for path in wanted}
    folders = {folder for path in files for folder in _above(path)}
    first: list[str] = []
    later: list[str] = []
    for path in stale:
        own = _folded(path)
        hinders = own in files or own in folders or not files.isdisjoint(_above(own))
        (first if hinders else later).append(path)
    return first, later
