"""One function over many extracts, here or in processes, in the given order; every process holds one memory."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from digest.errors import ExtractError
from digest.intake.discover import Found
from digest.memory.snapshot import NONE, Snapshot

MANY = 50
"""Fewer extracts than this are not worth other processes, which import all of the importers first."""
CHUNK = 4

T = TypeVar("T")


class _Held:
    """What this process knows of every source: given once, for it may be large."""

    snapshot: Snapshot = NONE


def hold(snapshot: Snapshot) -> None:
    """Let this process clean with this revision of memory."""
    _Held.snapshot = snapshot


def held() -> Snapshot:
    """Give the revision of memory that this process cleans with."""
    return _Held.snapshot


def each(
    function: Callable[[Found], T],
    found: Sequence[Found],
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
    snapshot: Snapshot = NONE,
) -> Iterator[T]:
    """Give what the function makes of each extract, all with the same revision of memory; tells of the progress."""
    hold(snapshot)
    jobs = jobs or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else "1")
    several = jobs > 1 and len(found) > MANY
    results = _in_processes(function, found, jobs) if several else map(function, found)
    for done, result in enumerate(results, 1):
        if progress:
            progress(done, len(found))
        yield result


def _in_processes(function: Callable[[Found], T], found: Sequence[Found], jobs: int) -> Iterator[T]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    alone = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if alone else "spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=hold, initargs=(held(),))
    try:
        yield from pool.map(function, found, chunksize=CHUNK)
    except BrokenProcessPool as error:
        hint = "clean extracts one by one to find the one that does it"
        raise ExtractError("a process that cleaned extracts ended at once", hint=hint) from error
    finally:
        pool.shutdown(cancel_futures=True)
