"""One round-up -> a folder of articles: ``extracts/X/NAME.ext`` becomes ``articles/X/NAME/SLUG.md``.

A story is known by its name, which is made of its headline alone: one that is put before it, or taken away,
leaves it where it is. Each file is made, made anew or left to its editor like that of any other article. A story
that is no longer in the extract is told, and its file stays until a person removes it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from digest.errors import Location, Problem
from digest.intake import article_file, compose, placing
from digest.intake.article_file import Standing
from digest.intake.compose import Composed
from digest.intake.outcome import Outcome
from digest.intake.placing import Placed, Settings
from digest.markdown import front_matter
from digest.text.slugs import slugify

NAME_LIMIT = 60
_GRAVEST = ("failed", "written", "outdated-edited", "edited", "unchanged")

Standings = Mapping[str, Standing]


class Source(NamedTuple):
    """The extract that stories come from: its path and bytes, the rules' version, the revision of memory."""

    extract: str
    data: bytes
    version: str
    revision: int


def folder_of(article: str) -> str:
    """Name the folder of a round-up's stories, by the article that it would be as a whole."""
    return article.removesuffix(".md")


def standing(content: str, article: str, extract: str) -> dict[str, Standing]:
    """Read the articles that were made of an extract's stories, by path; hand-written ones are not among them."""
    folder = folder_of(article)
    try:
        names = sorted(os.listdir(os.path.join(content, folder)))
    except OSError:
        return {}
    found = {}
    for name in names:
        path = f"{folder}/{name}"
        seen = _look(content, path) if name.endswith(".md") else None
        if seen and seen.cleaner and seen.cleaner.extract == extract:
            found[path] = seen
    return found


def left(stories: Standings, extract: str) -> tuple[Problem, ...]:
    """Tell of articles whose stories are no longer in their extract."""
    message = f"its story is no longer in content/{extract}"
    return tuple(
        Problem(Location(f"content/{path}"), message, "delete it if you agree", "warning")
        for path in stories
    )


def put_all(
    told: Outcome, composed: Sequence[Composed], article: str, source: Source, settings: Settings
) -> Outcome:
    """Put each story in its place; ``told`` is what is known of the extract so far."""
    before = standing(settings.content, article, source.extract)
    if _of_other_rules(before, source, settings):
        return told._replace(state="unchanged", articles=tuple(before))
    paths = _paths(composed, folder_of(article), before)
    results = [
        _put(path, made, before, source, settings)
        for path, made in zip(paths, composed, strict=True)
    ]
    gone = {path: seen for path, seen in before.items() if path not in paths}
    states = {result.state for result, _ in results}
    return told._replace(
        article=folder_of(article),
        articles=tuple(paths),
        state=next(state for state in _GRAVEST if state in states),
        wants=tuple(dict.fromkeys(want for result, _ in results for want in result.wants)),
        problems=(
            *told.problems,
            *(p for _, ps in results for p in ps),
            *left(gone, source.extract),
        ),
        diff="".join(result.diff for result, _ in results),
    )


def _of_other_rules(before: Standings, source: Source, settings: Settings) -> bool:
    """Judge articles that other rules parted: while their extract is the same they stay, but on request."""
    if settings.force:
        return False
    cleaners = [seen.cleaner for seen in before.values() if seen.cleaner]
    same = bool(cleaners) and not any(
        placing.is_changed(cleaner, source.data) for cleaner in cleaners
    )
    return same and any(cleaner.version != source.version for cleaner in cleaners)


def _paths(composed: Sequence[Composed], folder: str, before: Standings) -> list[str]:
    """Name the file of each story; one whose headline was mended keeps its file where its text is the same."""
    names: list[str] = []
    for made in composed:
        base = slugify(made.front.title, limit=NAME_LIMIT) or "story"
        name, number = base, 2
        while name in names:
            name, number = f"{base}-{number}", number + 1
        names.append(name)
    paths = [f"{folder}/{name}.md" for name in names]
    free = {
        front_matter.parse(seen.text, path).body.strip(): path
        for path, seen in before.items()
        if seen.ours and path not in paths
    }
    return [
        path if path in before else free.pop(made.body.strip(), path)
        for path, made in zip(paths, composed, strict=True)
    ]


def _put(
    path: str, made: Composed, before: Standings, source: Source, settings: Settings
) -> tuple[Placed, tuple[Problem, ...]]:
    seen = before.get(path) or _look(settings.content, path)
    other = other_extract(seen, source.extract, settings.content)
    if other:
        return Placed("failed"), (rival(source.extract, other, path),)
    problems = tuple(compose.unread(source.extract, made.warnings))
    obeyed = made.front.cleaner.overrides_hash if made.front.cleaner else ""
    advised = bool(seen and seen.cleaner and seen.cleaner.overrides_hash != obeyed)
    if seen and (state := placing.stays(seen, source.data, settings, advised=advised)):
        told = (placing.outdated(path, source.extract),) if state == "outdated-edited" else ()
        return Placed(state, compose.wants(seen.front) if seen.front else ()), told
    id_ = compose.new_id(f"{source.extract}/{os.path.basename(path)}", b"")
    named = made._replace(front=msgspec.structs.replace(made.front, id=id_))
    return placing.place(path, named, seen, source.revision, settings), problems


def other_extract(seen: Standing | None, extract: str, content: str) -> str:
    """Name another extract that an article was made of and that still stands."""
    other = seen.cleaner.extract if seen and seen.cleaner else ""
    known = other != extract and other.startswith("extracts/")
    return other if known and os.path.isfile(os.path.join(content, other)) else ""


def rival(extract: str, other: str, article: str) -> Problem:
    """Tell that two extracts would become one article."""
    message = f"would become the same article as content/{other}: content/{article}"
    hint = "rename one of the extracts, and delete the article"
    return Problem(Location(f"content/{extract}"), message, hint)


def _look(content: str, path: str) -> Standing | None:
    return article_file.look(os.path.join(content, path), f"content/{path}")
