"""Extracts -> articles, a pattern rule: ``extracts/X/NAME.ext`` becomes ``articles/X/NAME.md``.

Where the article is missing it is made. Where it stands untouched it is made anew when its extract has changed,
or on request; its ``id``, ``retrieved`` and ``slug`` stay. An article edited by hand is never overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from digest.intake.outcome import STATES, IntakeReport, Outcome

if TYPE_CHECKING:
    from digest.config import Config
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

    from digest import plugins
    from digest.intake import discover, take

    plugins.load(root, config.plugins)
    content = str(Path(root) / "content")
    retrieved = now.astimezone(ZoneInfo(config.timezone)).isoformat(timespec="seconds")
    settings = take.Settings(
        content,
        retrieved,
        config.language,
        force,
        dry,
        config.plugins,
        unicode=config.slugs == "unicode",
    )
    found = [one for one in discover.extracts(content) if only is None or one.path in only]
    return IntakeReport(tuple(take.all_of(found, settings, jobs=jobs, progress=progress)))


def explain(data: bytes, path: str) -> Cleaned:
    """Clean the bytes of an extract and return every verdict; raises ExtractError."""
    from digest.clean.engine import clean
    from digest.importers import read

    return clean(read(data, path))
