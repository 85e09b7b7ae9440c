"""The extracts below content/extracts/: regular files of ours only, in one order on every machine."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from digest import importers
from digest.errors import Location, Problem

EXTRACTS = "extracts"
ARTICLES = "articles"

# Folders that browsers put beside a saved page for its pictures, styles and frames.
_BESIDE_PAGE = (
    "_files",
    ".files",
    "-files",
    "_dateien",
    "-dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
)


_UNSEEN = ("Cc", "Cs", "Cn", "Co", "Zl", "Zp")
_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


class Found(NamedTuple):
    """A file relative to the content folder; ``skip`` says why it is no extract, ``ignore`` keeps silent on it."""

    path: str
    article: str = ""
    skip: str = ""
    hint: str = ""
    ignore: bool = False


def extracts(content: str) -> list[Found]:
    """List every file below extracts/, sorted by path; the ones that cannot be taken in say why.

    Links to folders are not followed, links to files only within the content folder.
    """
    base = os.path.realpath(content)
    found = sorted(_walk(base, f"{EXTRACTS}/"), key=lambda one: one.path)
    return list(_without_rivals(found))


def article_of(path: str) -> str:
    """Name the article that an extract becomes: the same place below articles/, with ``.md``."""
    return ARTICLES + os.path.splitext(path)[0].removeprefix(EXTRACTS) + ".md"


def problem(found: Found) -> Problem:
    """Tell why a file was skipped."""
    return Problem(Location(f"content/{found.path}"), found.skip, found.hint, "warning")


def _walk(base: str, folder: str) -> Iterator[Found]:
    try:
        entries = sorted(os.scandir(os.path.join(base, folder)), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield Found(folder, skip=f"this folder cannot be read: {error.strerror}")
        return
    pages = {_stem(entry.name) for entry in entries if importers.format_of(entry.name) == "html"}
    for entry in entries:
        path = folder + entry.name
        hidden = entry.name.startswith(".")
        if entry.is_dir(follow_symlinks=False):
            beside = _page_beside(entry.name, pages)
            for one in () if hidden else _walk(base, path + "/"):
                yield one._replace(ignore=True) if beside else one
        else:
            yield _judged(base, path, entry)._replace(ignore=hidden)


def _stem(name: str) -> str:
    return os.path.splitext(name)[0].lower()


def _page_beside(folder: str, pages: set[str]) -> bool:
    low = folder.lower()
    return any(low.endswith(end) and low.removesuffix(end) in pages for end in _BESIDE_PAGE)


def _judged(base: str, path: str, entry: os.DirEntry[str]) -> Found:
    if not _plain(path):
        return Found(path, skip="its name holds characters that cannot be shown", hint="rename it")
    if entry.is_symlink() and not _leads_inside(base, entry.path):
        return Found(path, skip="this link leads out of the content folder, or nowhere")
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        return Found(path, skip=f"cannot be looked at: {error.strerror}")
    if stat.S_ISDIR(mode):
        return Found(path, skip="links to folders are not followed")
    if not stat.S_ISREG(mode):
        return Found(path, skip="this is no regular file")
    if importers.format_of(entry.name) is None:
        hint = f"known are {', '.join(importers.known())}"
        return Found(path, skip="no importer for this kind of file", hint=hint)
    return Found(path, article_of(path))


def _plain(path: str) -> bool:
    """Tell whether a name holds no control character and nothing that turns the direction of writing.

    Wide and narrow spaces and joiners are letters to those who save pages in other scripts.
    """
    return not any(
        unicodedata.category(sign) in _UNSEEN or unicodedata.bidirectional(sign) in _TURNS
        for sign in ("" if path.isprintable() else path)
    )


def _leads_inside(base: str, path: str) -> bool:
    target = os.path.realpath(path)
    return target.startswith(base + os.sep) and os.path.exists(target)


def _without_rivals(found: Iterable[Found]) -> Iterator[Found]:
    """Refuse extracts that would become one article, also where only case or composition tells them apart."""
    listed = list(found)
    names: dict[str, list[Found]] = {}
    for one in listed:
        if one.article and not one.ignore:
            names.setdefault(unicodedata.normalize("NFC", one.article).casefold(), []).append(one)
    rivals = {one.path: group for group in names.values() if len(group) > 1 for one in group}
    for one in listed:
        others = [f"content/{other.path}" for other in rivals.get(one.path, ()) if other is not one]
        if others:
            yield one._replace(
                article="",
                skip=f"would become the same article as {' and '.join(others)}",
                hint="rename one of them, or move it out of extracts/",
            )
        else:
            yield one
