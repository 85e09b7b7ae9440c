"""Extracts -> articles -> site: the one order of work that the commands and the preview share.

A press with nothing to do imports the standard library only; everything heavy stands inside functions.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from digest.build import pipeline, stamps
from digest.build.lock import Lock
from digest.build.report import BuildReport
from digest.errors import ContentError, Location, Problem

if TYPE_CHECKING:
    from datetime import datetime

    from digest.build.ledger import Ledger, Outcome
    from digest.build.stamps import Look
    from digest.config import Config
    from digest.intake import Outcome as Taken

CONTENT = "content/"
EXTRACTS = "extracts/"
SOURCES = "sources.toml"
TOMBSTONES = "tombstones.toml"
_MADE = ("written", "unchanged")

Progress = Callable[[int, int], None]


def press(
    root: str | os.PathLike[str],
    *,
    overrides: Iterable[tuple[str, str]] = (),
    environ: Mapping[str, str] | None = None,
    now: float | datetime,
    progress: Progress | None = None,
    force: bool = False,
    keep_broken: bool = False,
) -> BuildReport:
    """Take in what is new among the extracts and bring the site up to date.

    ``overrides`` are configuration keys with their values as text, ``now`` is an aware datetime or seconds
    since 1970. ``force`` forgets what earlier builds knew. ``keep_broken`` leaves the last good form of a
    broken article on the site, for a preview. Raises DigestError for what stops a build.
    """
    root, environ, overrides = os.fspath(root), environ or {}, tuple(overrides)
    config = environ.get("DIGEST_CONFIG") or os.path.join(root, "digest.toml")
    if not (os.path.isfile(config) and os.path.isdir(os.path.join(root, stamps.MEMORY))):
        _load(root, config, environ, overrides)  # what is wrong is said before anything is written
    if not os.path.isdir(os.path.join(root, "content")):
        raise ContentError(
            "there is no content folder", where=Location("content"), hint="`digest init` makes one"
        )
    kept = (("keep_broken", ""),) if keep_broken else ()
    key = stamps.settings_key((*overrides, *kept), environ.items(), config)
    moment = int(now) if isinstance(now, (int, float)) else int(now.timestamp())
    with Lock(root) as lock:
        look = pipeline.look(root, moment=lock.moment, force=force)
        same = pipeline.unchanged(root, look, key=key, now=moment)
        if same:
            return same
        return _press(
            root,
            look,
            _load(root, config, environ, overrides),
            key=key,
            now=moment,
            progress=progress,
            force=force,
            keep_broken=keep_broken,
        )


def _load(
    root: str, path: str, environ: Mapping[str, str], overrides: tuple[tuple[str, str], ...]
) -> Config:
    """Read the configuration; also where it names no output folder, the usual one may be a dangerous link."""
    from pathlib import Path

    from digest import sources
    from digest.config import load
    from digest.config.output_folder import objection
    from digest.errors import ConfigError, Location
    from digest.sources import tombstones

    config = load(path, environ, dict(overrides))
    sources.load(root)
    tombstones.load(root)
    fault = objection(Path(root), config.output)
    if fault:
        raise ConfigError(fault.message, where=Location(os.path.basename(path)), hint=fault.hint)
    return config


def _press(
    root: str,
    look: Look,
    config: Config,
    *,
    key: str,
    now: int,
    progress: Progress | None,
    force: bool,
    keep_broken: bool,
) -> BuildReport:
    import gc

    from digest.build import ledger

    collects = gc.isenabled()
    gc.disable()  # nothing of a build is garbage before its end
    try:
        memory = ledger.Ledger() if force else ledger.load(root)
        outcomes, taken, told = _take_in(root, look, config, memory, now=now, progress=progress)
        if taken:
            look = stamps.look(root, moment=look.moment, known=look.known)
        report = pipeline.build(
            root,
            config,
            look,
            memory,
            key=key,
            now=now,
            extracts=outcomes,
            progress=progress,
            keep_broken=keep_broken,
        )
        problems = (*report.problems, *told)
        return report._replace(intake=_by_state(taken), problems=problems)
    finally:
        if collects:
            gc.enable()


def _take_in(
    root: str,
    look: Look,
    config: Config,
    memory: Ledger,
    *,
    now: int,
    progress: Progress | None,
) -> tuple[dict[str, Outcome], list[Taken], tuple[Problem, ...]]:
    """Run intake for the extracts that call for it; gives the outcomes of all, those of this run, and its problems."""
    present = {p.removeprefix(CONTENT) for p in look.stamps if p.startswith(CONTENT + EXTRACTS)}
    known = {path: outcome for path, outcome in memory.extracts.items() if path in present}
    wanted = _calling(look, present, memory.extracts)
    if not wanted:
        return known, [], ()
    from datetime import UTC, datetime
    from pathlib import Path

    from digest.build.ledger import Outcome
    from digest.intake import run

    report = run(
        Path(root),
        config,
        now=datetime.fromtimestamp(now, UTC),
        only=wanted,
        jobs=config.jobs,
        progress=progress,
    )
    before = dict(known)
    known.update((path, Outcome(state="ignored")) for path in wanted)
    for one in report.outcomes:
        if one.extract in wanted:
            known[one.extract] = _kept(one, before.get(one.extract))
    return dict(sorted(known.items())), list(report.outcomes), report.problems


def _calling(look: Look, present: set[str], known: Mapping[str, Outcome]) -> set[str]:
    """Name the extracts that are new or changed, unlike what they gave, or met by a file of the same name."""
    touched = {p.removeprefix(CONTENT) for p in (*look.changed, *look.gone)}
    here = {p.removeprefix(CONTENT) for p in look.stamps if p.startswith(CONTENT)}
    moved = tuple(_stem(path) for path in present ^ known.keys()) if known else ()
    if {SOURCES, TOMBSTONES} & {*look.changed, *look.gone}:
        return present
    return {
        path
        for path in present
        if path not in known
        or path in touched
        or _article_of(path) in touched
        or any(article in touched or article not in here for article in _made_of(known[path]))
        or (moved and _stem(path).startswith(moved))
    }


def _made_of(outcome: Outcome) -> tuple[str, ...]:
    """Name the articles that an extract became."""
    return outcome.articles or tuple(filter(None, (outcome.article,)))


def _stem(path: str) -> str:
    """Give what two rival extracts share, and what the folder of a saved page's parts begins with."""
    from unicodedata import normalize

    return normalize("NFC", os.path.splitext(path)[0]).casefold()


def _article_of(path: str) -> str:
    return f"articles/{os.path.splitext(path)[0].removeprefix(EXTRACTS)}.md"


def _kept(outcome: Taken, before: Outcome | None) -> Outcome:
    """Keep what became of an extract; what was said when it was cleaned holds until it is cleaned again."""
    from digest.build.ledger import Outcome

    problems = outcome.problems
    if before and before.state in _MADE and outcome.state == "unchanged" and not outcome.judged:
        problems = tuple(p for p in before.problems if p.where.path != SOURCES)
    return Outcome(
        article=outcome.article,
        state=outcome.state,
        lines=outcome.lines,
        counts=tuple(sorted(outcome.counts.items())),
        wants=tuple(outcome.wants),
        problems=tuple(problems),
        articles=outcome.articles,
    )


def _by_state(taken: Iterable[Taken]) -> tuple[tuple[str, int], ...]:
    from collections import Counter

    return tuple(sorted(Counter(outcome.state for outcome in taken).items()))
