"""build(): nothing changed -> the last account again; else rebuild()."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from digest.build import stamps
from digest.build.report import BuildReport, from_plain
from digest.build.stamps import Known, Look

if TYPE_CHECKING:
    from digest.build.ledger import Ledger, Outcome
    from digest.config import Config


def look(root: str, *, moment: int, force: bool = False) -> Look:
    """Compare the project with what the last build knew of it, or with nothing when forced."""
    return stamps.look(root, moment=moment, known=Known() if force else stamps.load(root))


def unchanged(root: str, look: Look, *, key: str, now: int) -> BuildReport | None:
    """Give the last account again when nothing has happened since that could alter the site."""
    known = look.known
    finished = not os.path.exists(os.path.join(root, stamps.MEMORY, "unfinished"))
    holds = known.key == key and known.since <= now < known.due
    if not (known.report and look.same and finished and holds):
        return None
    if look.touched or known.unproven:
        stamps.save(root, stamps.proven(look))
    return from_plain(known.report)


def build(
    root: str,
    config: Config,
    look: Look,
    memory: Ledger,
    *,
    key: str,
    now: int,
    extracts: Mapping[str, Outcome],
    progress: Callable[[int, int], None] | None = None,
    keep_broken: bool = False,
) -> BuildReport:
    """Bring the site up to date with the project as ``look`` found it; the caller holds the lock."""
    from digest.build.rebuild import Work, rebuild  # heavy: a build without work never gets here

    return rebuild(Work(root, config, look, memory, key, now, extracts, progress, keep_broken))
