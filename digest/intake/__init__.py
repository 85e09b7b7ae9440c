"""Extracts -> articles, a pattern rule: ``extracts/X/NAME.ext`` becomes ``articles/X/NAME.md``.

Where the article is missing it is made. Where it stands untouched it is made anew when its extract has changed,
or on request; its ``id``, ``retrieved`` and ``slug`` stay. An article edited by hand is never overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.intake.outcome import STATES, IntakeReport, Outcome

if TYPE_CHECKING:
    from digest.config import Config
    from digest.errors import Problem
    from digest.model.verdict import Cleaned

__all__ = ["STATES", "IntakeReport", "Outcome", "explain", "run"]


def run(
    root: Path,
    config: Config,
    *,
    now: datetime,
    only: Collection[str] | None = None,
    force: bool = False,
    dry: bool = False,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> IntakeReport:
    """Take in the extracts of the project at ``root``; running again without a change writes nothing.

    ``only`` names extracts relative to the content folder, None for all. ``force`` makes untouched articles anew
    though their extracts are the same. A ``dry`` run writes nothing and fills the outcomes' ``diff``. ``jobs`` is
    the number of processes, 0 for one a processor. Faults of an extract are problems of its outcome.
    """
    from zoneinfo import ZoneInfo

    from digest import plugins, sources
    from digest.intake import advice, discover, take
    from digest.intake.placing import Settings
    from digest.memory import store
    from digest.sources import tombstones

    plugins.load(root, config.plugins)
    content = str(Path(root) / "content")
    retrieved = now.astimezone(ZoneInfo(config.timezone)).isoformat(timespec="seconds")
    settings = Settings(
        content,
        retrieved,
        config.language,
        force,
        dry,
        config.plugins,
        unicode=config.slugs == "unicode",
        split=config.split,
        sources=sources.load(root),
        tombstones=tombstones.load(root),
    )
    every = discover.extracts(content)
    found = [one for one in every if only is None or one.path in only]
    snapshot, problems = store.read(root)
    outcomes = tuple(take.all_of(found, settings, jobs=jobs, progress=progress, snapshot=snapshot))
    if not dry and not problems:
        problems = _learn(root, outcomes)
    if len(found) == len(every):
        problems += tuple(advice.left_over(settings.sources, outcomes))
    return IntakeReport(tuple(one._replace(lesson=None) for one in outcomes), problems)


def _learn(root: Path, outcomes: Iterable[Outcome]) -> tuple[Problem, ...]:
    """Let memory learn what this run has cleaned: all of it was cleaned by the revision before."""
    from digest.memory import store
    from digest.memory.lesson import Edited, Lesson

    found = [one.lesson for one in outcomes]
    lessons = [one for one in found if isinstance(one, Lesson)]
    return store.learn(root, lessons, [one for one in found if isinstance(one, Edited)])


def explain(data: bytes, path: str, root: Path | None = None) -> Cleaned:
    """Clean the bytes of an extract and return every verdict; raises ExtractError.

    With the ``root`` of a project, what its memory and its editor know of the extract is made use of.
    """
    from digest import sources
    from digest.importers import read
    from digest.intake import advice, article_file, discover
    from digest.intake.known import judge
    from digest.memory import store
    from digest.memory.snapshot import NONE
    from digest.model.article import SourceRef

    extract = read(data, path)
    if root is None:
        return judge(extract, NONE).cleaned
    article = discover.article_of(path)
    standing = article_file.look(str(Path(root) / "content" / article), f"content/{article}")
    asked = advice.asked(sources.load(root), path, article, standing, data)
    given = standing.front.source if standing and standing.front and not standing.ours else None
    known = asked.known(extract, data)
    return judge(extract, store.read(root)[0], known, given or SourceRef()).cleaned
