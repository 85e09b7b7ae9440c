"""One extract -> one article file, or the reason why not; many of them, here or in processes."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from digest import plugins
from digest.errors import DigestError, Location, Problem
from digest.importers import content_hash
from digest.importers.sniff import MAX_BYTES
from digest.intake import article_file, compose, discover
from digest.intake.article_file import Standing
from digest.intake.discover import Found
from digest.intake.outcome import Outcome
from digest.intake.processes import each, held
from digest.markdown.front_matter import FrontMatter
from digest.memory import lesson
from digest.memory.snapshot import NONE, Snapshot
from digest.model.article import Cleaner
from digest.model.verdict import Cleaned
from digest.text.slugs import slugify


class Settings(NamedTuple):
    """What a run is asked for; ``retrieved`` is its moment in the site's time zone.

    ``plugins`` are loaded anew where a process inherits nothing; ``unicode`` allows slugs beyond ASCII.
    """

    content: str
    retrieved: str
    language: str
    force: bool
    dry: bool
    plugins: tuple[str, ...] = ()
    unicode: bool = False


def all_of(
    found: Sequence[Found],
    settings: Settings,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
    snapshot: Snapshot = NONE,
) -> Iterator[Outcome]:
    """Take in extracts in the given order, all with the same revision of memory, and tell of the progress."""
    function = partial(one, settings=settings)
    return each(function, found, jobs=jobs, progress=progress, snapshot=snapshot)


def one(found: Found, settings: Settings) -> Outcome:
    """Take in one extract; every fault of it is a problem of its outcome."""
    if found.ignore:
        return Outcome(found.path, state="ignored")
    if found.skip:
        rival = "same article" in found.skip
        problem = discover.problem(found)
        problem = problem._replace(severity="error") if rival else problem
        return Outcome(found.path, state="failed" if rival else "skipped", problems=(problem,))
    try:
        plugins.load(os.path.dirname(settings.content), settings.plugins)
        return _taken(found, settings)
    except DigestError as error:
        return _failed(found, error.message, error.hint or "")
    except OSError as error:
        return _failed(found, f"cannot be read or written: {error.strerror or error}")
    except (Exception, RecursionError) as error:  # noqa: BLE001 # a fault in one extract stops no other
        name = type(error).__name__
        return _failed(
            found, f"the cleaner stumbled over it ({name}: {error})"[:300], "please report it"
        )


def _failed(found: Found, message: str, hint: str = "") -> Outcome:
    problem = Problem(Location(f"content/{found.path}"), message, hint)
    return Outcome(found.path, state="failed", problems=(problem,))


def _taken(found: Found, settings: Settings) -> Outcome:
    data = article_file.read_regular(os.path.join(settings.content, found.path), MAX_BYTES)
    path = os.path.join(settings.content, found.article)
    standing = article_file.look(path, f"content/{found.article}")
    if standing and (state := _stays(standing, data, settings)):
        return _told(found, standing, state)
    return _made(found, data, standing, settings)


def _stays(standing: Standing, data: bytes, settings: Settings) -> str:
    """Say why an article is left as it is; nothing where it is to be made anew."""
    cleaner = standing.cleaner
    changed = cleaner is not None and cleaner.extract_hash != content_hash(data)
    if standing.ours:
        return "" if changed or settings.force else "unchanged"
    return "outdated-edited" if changed else "edited"


def _told(found: Found, standing: Standing, state: str) -> Outcome:
    front, cleaner = standing.front, standing.cleaner
    counts = cleaner.counts if cleaner else {}
    problems: tuple[Problem, ...] = ()
    if state == "outdated-edited":
        hint = "look with digest explain; delete the article, or its cleaner block, to settle it"
        message = f"its extract content/{found.path} has changed since it was edited"
        problems = (Problem(Location(f"content/{found.article}"), message, hint, "warning"),)
    lacking = compose.wants(front) if front else ()
    told = Outcome(
        found.path, found.article, state, sum(counts.values()), counts, lacking, problems
    )
    if standing.ours or not held().revision:
        return told
    return told._replace(lesson=lesson.edited(found.path, standing.text))


def _made(found: Found, data: bytes, standing: Standing | None, settings: Settings) -> Outcome:
    from digest.clean.engine import RULES_VERSION
    from digest.importers import read
    from digest.intake.known import judge

    judged = judge(read(data, found.path), held())
    cleaned = judged.cleaned
    counts = compose.dropped(cleaned)
    told = Outcome(
        found.path, found.article, "written", sum(counts.values()), counts, (), _replaced(cleaned)
    )._replace(lesson=judged.lesson)
    composed = compose.compose(
        cleaned,
        version=RULES_VERSION,
        id_=compose.new_id(found.path, data),
        language=settings.language,
    )
    if not composed:
        return _nothing(told, standing)
    told = told._replace(problems=(*told.problems, *_unread(found.path, composed.warnings)))
    front = composed.front
    before = standing.front if standing else None
    front = msgspec.structs.replace(
        front,
        id=before.id if before and before.id else front.id,
        retrieved=before.retrieved if before and before.retrieved else settings.retrieved,
        slug=before.slug if before else _slug(front, unicode=settings.unicode),
    )
    old = standing.text if standing else ""
    text = _sealed(front, composed.body, (judged.revision, standing), old)
    told = told._replace(wants=compose.wants(front))
    if text == old:
        return told._replace(state="unchanged")
    if settings.dry:
        return told._replace(diff=_diff(old, text, f"content/{found.article}"))
    article_file.put(os.path.join(settings.content, found.article), text)
    return told


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


def _slug(front: FrontMatter, *, unicode: bool) -> str:
    """Name a new article after its headline: saved files are called anything, and the address must not move."""
    if front.title_from == compose.FIRST_SENTENCE:
        return ""
    return slugify(front.title, unicode=unicode)


def _replaced(cleaned: Cleaned) -> tuple[Problem, ...]:
    number = cleaned.extract.replaced
    if not number:
        return ()
    message = f"{number} wrong bytes were replaced, reading it as {cleaned.extract.encoding}"
    hint = "save it again as UTF-8"
    where = Location(f"content/{cleaned.extract.path}")
    return (
        Problem(where, message.replace("1 wrong bytes were", "1 wrong byte was"), hint, "warning"),
    )


def _unread(path: str, warnings: Sequence[str]) -> Iterator[Problem]:
    for warning in warnings:
        hint = "write the date with its offset into the article, such as 2026-11-22T09:00+05:30"
        yield Problem(Location(f"content/{path}"), warning, hint, "warning")


def _nothing(told: Outcome, standing: Standing | None) -> Outcome:
    """Tell that an extract holds no article; one that it gave before stays until a person removes it."""
    if not standing:
        return told._replace(article="", state="no-article")
    message = f"its extract content/{told.extract} holds no article any more"
    problem = Problem(
        Location(f"content/{told.article}"), message, "delete it if you agree", "warning"
    )
    return told._replace(state="no-article", problems=(*told.problems, problem))


def _diff(old: str, new: str, path: str) -> str:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    source = path if old else "/dev/null"
    return "".join(difflib.unified_diff(before, after, source, path))
