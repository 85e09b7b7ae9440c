"""Memory anew from all extracts, and which verdicts on articles that stand would now be others."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from digest import intake, plugins, sources
from digest.config import Config
from digest.errors import DigestError, Location, OutputError, Problem
from digest.importers import read
from digest.importers.sniff import MAX_BYTES
from digest.intake import advice, article_file, discover, parted
from digest.intake.discover import Found
from digest.intake.known import Judged, judge
from digest.intake.outcome import Outcome
from digest.intake.processes import each, held
from digest.memory import store
from digest.memory.lesson import RULE, Edited, Lesson, edited
from digest.memory.snapshot import NONE, Snapshot
from digest.model.article import SourceRef
from digest.model.extract import Block, Extract
from digest.model.knowledge import Knowledge
from digest.model.verdict import Verdict
from digest.sources import Sources
from digest.text.folding import fold


class Change(NamedTuple):
    """A line whose verdict changes: ``first`` and ``last`` line of the extract, old and new action, and why."""

    first: int
    last: int
    text: str
    old: str
    new: str
    reason: str
    evidence: str


class Changed(NamedTuple):
    """An article that would change; ``edited`` by hand, it stays as it is."""

    extract: str
    article: str
    edited: bool
    changes: tuple[Change, ...]


class Relearnt(NamedTuple):
    """What memory has learnt anew: its revision, articles and sources; what that changes; what was made anew."""

    revision: int = 0
    articles: int = 0
    sources: int = 0
    changed: tuple[Changed, ...] = ()
    applied: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Work(NamedTuple):
    """What a process needs for each extract; ``dropped`` are the lines that memory has taken out of its article."""

    root: str
    plugins: tuple[str, ...]
    dropped: Mapping[str, frozenset[str]]
    sources: Sources


class _Stands(NamedTuple):
    """What stands of an extract's article, or of the articles that a round-up was parted into."""

    article: str
    ours: bool
    memory: int
    text: str
    source: SourceRef


class _Learnt(NamedTuple):
    lesson: Lesson | None = None
    edit: Edited | None = None
    problem: Problem | None = None


def run(
    root: Path,
    config: Config,
    *,
    now: datetime,
    apply: bool = False,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Relearnt:
    """Fill memory with the lessons of all extracts and compare; ``apply`` makes the untouched articles anew.

    Without ``apply`` no article is touched. Raises OutputError where memory cannot be written.
    """
    found = [one for one in discover.extracts(str(root / "content")) if one.article]
    found = [one for one in found if not one.ignore]
    work = _Work(str(root), config.plugins, store.dropped(root), sources.load(root))
    learnt = list(each(partial(_learn, work=work), found, jobs=jobs, progress=progress))
    snapshot = _replace(root, learnt)
    pairs = zip(found, learnt, strict=True)
    looked = [one for one, learning in pairs if _concerned(learning, snapshot, work)]
    compared = each(partial(_compare, work=work), looked, jobs=jobs, snapshot=snapshot)
    changed = tuple(one for one in compared if one)
    only = [one.extract for one in changed if not one.edited]
    applied: intake.IntakeReport = intake.IntakeReport()
    if apply and only:
        applied = intake.run(root, config, now=now, only=only, force=True, jobs=jobs)
    return Relearnt(
        snapshot.revision,
        sum(snapshot.articles.values()),
        len(snapshot.articles),
        changed,
        applied.outcomes,
        (*(one.problem for one in learnt if one.problem), *applied.problems),
    )


def _replace(root: Path, learnt: Sequence[_Learnt]) -> Snapshot:
    lessons = [one.lesson for one in learnt if one.lesson]
    try:
        return store.relearn(root, lessons, [one.edit for one in learnt if one.edit])
    except store.UnusableError as error:
        hint = "does another process use it? is there room, and may you write there?"
        where = Location(f"{store.FOLDER}/{store.FILE}")
        raise OutputError(f"cannot be written: {error}", where=where, hint=hint) from error


def _learn(found: Found, work: _Work) -> _Learnt:
    """Draw the lesson of one extract; what cannot be read is a warning here and an error for a build."""
    try:
        extract, said, stands = _look(found, work)
        lesson = judge(extract, NONE, said, given=_given(stands)).lesson
    except (DigestError, OSError) as error:
        told = error.message if isinstance(error, DigestError) else f"cannot be read: {error}"
        where = Location(f"content/{found.path}")
        return _Learnt(problem=Problem(where, told, severity="warning"))
    if lesson:
        gone = tuple(sorted(work.dropped.get(found.path, ())))
        lesson = lesson._replace(dropped=gone)
    changed = stands is not None and not stands.ours
    return _Learnt(lesson, edited(found.path, stands.text) if stands and changed else None)


def _concerned(learnt: _Learnt, snapshot: Snapshot, work: _Work) -> bool:
    """Tell whether memory may say anything of an extract, or has said it before."""
    lesson = learnt.lesson
    if not lesson:
        return False
    known = snapshot.lines.get(lesson.source, {})
    return bool(work.dropped.get(lesson.path)) or any(line in known for line, _ in lesson.lines)


def _compare(found: Found, work: _Work) -> Changed | None:
    """Compare the verdicts that an article was made with and those that it would have now."""
    extract, said, stands = _look(found, work)
    if stands is None:
        return None
    judged = judge(extract, held(), said, given=_given(stands))
    changes = tuple(_changes(judged, _was_dropped(found.path, stands, work)))
    if not changes:
        return None
    return Changed(found.path, stands.article, not stands.ours, changes)


def _changes(judged: Judged, dropped: Callable[[str], bool]) -> list[Change]:
    pairs = zip(judged.plain.blocks, judged.plain.verdicts, strict=True)
    plain = {(block.first, block.text): verdict.action for block, verdict in pairs}
    found = []
    for block, verdict in zip(judged.cleaned.blocks, judged.cleaned.verdicts, strict=True):
        without = plain.get((block.first, block.text), verdict.action)
        old = "drop" if without == "keep" and dropped(fold(block.text)) else without
        if old != verdict.action:
            found.append(_change(block, verdict, old))
    return found


def _change(block: Block, verdict: Verdict, old: str) -> Change:
    told = verdict.rule == RULE
    reason = verdict.reason if told or verdict.reason else "no longer repeated by this source"
    return Change(
        block.first, block.last, block.text, old, verdict.action, reason, verdict.evidence
    )


def _was_dropped(path: str, stands: _Stands, work: _Work) -> Callable[[str], bool]:
    """Give the judgement whether a line that stays without memory is not in the article as it stands.

    Memory itself knows what it took out. Of an edited article, and of one that was made with a memory that is lost,
    the text tells.
    """
    known = work.dropped.get(path)
    if stands.ours and (known is not None or not stands.memory):
        return (known or frozenset()).__contains__
    lines = set(edited(path, stands.text).lines)
    return lambda folded: bool(folded) and folded not in lines


def _look(found: Found, work: _Work) -> tuple[Extract, Knowledge, _Stands | None]:
    plugins.load(work.root, work.plugins)
    content = os.path.join(work.root, "content")
    data = article_file.read_regular(os.path.join(content, found.path), MAX_BYTES)
    extract = read(data, found.path)
    one = article_file.look(os.path.join(content, found.article), f"content/{found.article}")
    said = advice.asked(work.sources, found.path, found.article, one, data).known(extract, data)
    several = {} if one else parted.standing(content, found.article, found.path)
    standing = [one] if one else list(several.values())
    if not standing:
        return extract, said, None
    stands = _Stands(
        found.article if one else parted.folder_of(found.article),
        any(other.ours for other in standing),
        max(other.cleaner.memory if other.cleaner else 0 for other in standing),
        "\n".join(other.text for other in standing),
        standing[0].front.source if standing[0].front else SourceRef(),
    )
    return extract, said, stands


def _given(stands: _Stands | None) -> SourceRef:
    """Give the source that an editor has named; in an untouched article it says no more than its extract."""
    return SourceRef() if stands is None or stands.ours else stands.source
