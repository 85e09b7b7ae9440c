"""One composed article -> its file: made, made anew, or left to its editor."""

from __future__ import annotations

import difflib
import os
from typing import NamedTuple

import msgspec

from digest.errors import Location, Problem
from digest.importers import content_hash
from digest.intake import article_file, compose
from digest.intake.article_file import Standing
from digest.intake.compose import Composed
from digest.markdown.front_matter import FrontMatter
from digest.model.article import Cleaner
from digest.sources import Sources
from digest.sources.tombstones import NONE, Tombstones
from digest.text.slugs import slugify


class Settings(NamedTuple):
    """What a run is asked for; ``retrieved`` is its moment in the site's time zone.

    ``plugins`` are loaded anew where a process inherits nothing; ``unicode`` allows slugs beyond ASCII;
    ``split`` parts a round-up into its stories. ``sources`` is what the editor says of sources and documents,
    ``tombstones`` of what was taken down.
    """

    content: str
    retrieved: str
    language: str
    force: bool
    dry: bool
    plugins: tuple[str, ...] = ()
    unicode: bool = False
    split: bool = True
    sources: Sources = Sources()
    tombstones: Tombstones = NONE


class Placed(NamedTuple):
    """What became of one article's file: its state, what its editor should see to, what a dry run would change."""

    state: str
    wants: tuple[str, ...] = ()
    diff: str = ""


def stays(standing: Standing, data: bytes, settings: Settings, *, advised: bool = False) -> str:
    """Say why an article is left as it is; nothing where it is to be made anew.

    ``advised`` says that its editor has something to say that was not obeyed yet.
    """
    changed = standing.cleaner is not None and is_changed(standing.cleaner, data)
    if standing.ours:
        return "" if changed or settings.force or advised else "unchanged"
    return "outdated-edited" if changed else "edited"


def is_changed(cleaner: Cleaner, data: bytes) -> bool:
    """Tell whether an extract is another than the one that an article was made of."""
    return cleaner.extract_hash != content_hash(data)


def outdated(article: str, extract: str) -> Problem:
    """Tell that an article was edited and its extract has changed since."""
    hint = "look with digest explain; delete the article, or its cleaner block, to settle it"
    message = f"its extract content/{extract} has changed since it was edited"
    return Problem(Location(f"content/{article}"), message, hint, "warning")


def place(
    article: str, composed: Composed, standing: Standing | None, revision: int, settings: Settings
) -> Placed:
    """Put an article where it belongs; one that stands keeps its id, slug, day of retrieval and cleaning.

    ``revision`` is the state of memory it was cleaned with. Raises OSError.
    """
    front = composed.front
    before = standing.front if standing else None
    front = msgspec.structs.replace(
        front,
        id=before.id if before and before.id else front.id,
        retrieved=before.retrieved if before and before.retrieved else settings.retrieved,
        slug=before.slug if before else slug_of(front, unicode=settings.unicode),
        cleaning=before.cleaning if before else {},
    )
    old = standing.text if standing else ""
    text = _sealed(front, composed.body, (revision, standing), old)
    wants = compose.wants(front)
    if text == old:
        return Placed("unchanged", wants)
    if settings.dry:
        return Placed("written", wants, _diff(old, text, f"content/{article}"))
    article_file.put(os.path.join(settings.content, article), text)
    return Placed("written", wants)


def slug_of(front: FrontMatter, *, unicode: bool) -> str:
    """Name a new article after its headline: saved files are called anything, and the address must not move."""
    if front.title_from == compose.FIRST_SENTENCE:
        return ""
    return slugify(front.title, unicode=unicode)


def _sealed(front: FrontMatter, body: str, memory: tuple[int, Standing | None], old: str) -> str:
    """Write the revision of memory into an article, but keep the number where nothing else is new."""
    revision, standing = memory
    before = standing.cleaner.memory if standing and standing.cleaner else 0
    text = ""
    for number in (before, revision) if before and revision else (revision,):
        cleaner = msgspec.structs.replace(front.cleaner or Cleaner(), memory=number)
        text = article_file.sealed(msgspec.structs.replace(front, cleaner=cleaner), body)
        if text == old:
            break
    return text


def _diff(old: str, new: str, path: str) -> str:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    source = path if old else "/dev/null"
    return "".join(difflib.unified_diff(before, after, source, path))
