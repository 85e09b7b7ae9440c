"""Changed paths -> a build -> tell the browser. One build at a time, one queued."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Protocol

from digest.build.report import BuildReport
from digest.errors import DigestError, Location, Problem
from digest.serve.watch import Watcher

BEAT = 1.0
"""Seconds between two looks at the health of the watch; also between scans where it is not to be trusted."""

QUIET = 0.03
"""Seconds without a further hint that end a burst: an editor's save is over by then."""

STORM = 0.3
"""The same where hints came during a build: a script or a checkout is writing, not an editor."""

BURST = 2.0
"""Seconds after which a burst that does not end is built all the same."""

RESCAN_BEATS = 30
"""Beats after which a scan is made without any hint: an article may have fallen due."""


Clock = Callable[[], float]
"""Gives the present moment in seconds since 1970."""


class Reader(Protocol):
    """Whoever wants to know how a build ended: the server's browsers, a test."""

    def built(self, report: BuildReport) -> None:
        """Take a finished build, with its problems."""

    def failed(self, problems: tuple[Problem, ...]) -> None:
        """Take what stopped a build; the last good site stays up."""


class Loop:
    """Build once, then again whenever something may have changed, until told to stop."""

    def __init__(
        self, root: str, press: Callable[[], BuildReport], readers: tuple[Reader, ...]
    ) -> None:
        self._press = press
        self._readers = readers
        self._root = root
        self._hint = threading.Event()
        self._stop = threading.Event()
        self.warned = False

    def stop(self) -> None:
        """End the loop after the build under way."""
        self._stop.set()
        self._hint.set()

    def run(self, say: Callable[[str], None]) -> None:
        """Build and watch until :meth:`stop`; ``say`` takes a line for the terminal."""
        watcher = Watcher(self._root, self._hint.set)
        watcher.start()
        try:
            self.build()
            self._follow(watcher, say)
        finally:
            watcher.stop()

    def build(self) -> None:
        """Build once and tell the readers how it went; a fault is theirs to show, never ours to die of."""
        self._hint.clear()
        start = time.monotonic()
        try:
            report = self._press()
        except DigestError as error:
            problems = getattr(error, "problems", ()) or (_problem(error),)
            for reader in self._readers:
                reader.failed(tuple(problems))
        else:
            report = report._replace(seconds=time.monotonic() - start)
            for reader in self._readers:
                reader.built(report)

    def _follow(self, watcher: Watcher, say: Callable[[str], None]) -> None:
        beats = 0
        while not self._stop.is_set():
            quiet = STORM if self._hint.is_set() else QUIET
            woken = self._hint.wait(BEAT)
            if woken:
                self._settle(quiet)
            beats = 0 if woken else beats % RESCAN_BEATS + 1
            # The beat after a build looks once more: a hint may have been lost while the build ran.
            due = woken or beats in {1, RESCAN_BEATS}
            polling = not watcher.trusted(count=due)
            if polling and not self.warned:
                self.warned = True
                say(_poll_notice(watcher.missing))
            if (due or polling) and not self._stop.is_set():
                self.build()

    def _settle(self, quiet: float) -> None:
        """Wait for the end of a burst of hints, but not for ever."""
        end = time.monotonic() + BURST
        while time.monotonic() < end and not self._stop.is_set():
            self._hint.clear()
            if not self._hint.wait(quiet):
                return


def watch(
    root: str,
    *,
    overrides: tuple[tuple[str, str], ...],
    environ: Mapping[str, str],
    clock: Clock,
    say: Callable[[str], None],
    readers: tuple[Reader, ...] = (),
) -> None:
    """Build the project at ``root`` and keep its site fresh until interrupted.

    ``readers`` hear of every build that did something, and of every fault.
    """
    from digest.flow import press

    loop = Loop(
        root,
        lambda: press(root, overrides=overrides, environ=environ, now=clock(), keep_broken=True),
        readers,
    )
    try:
        loop.run(say)
    finally:
        loop.stop()


def _problem(error: DigestError) -> Problem:
    return Problem(error.where or Location("digest"), error.message, error.hint or "")


def _poll_notice(missing: int) -> str:
    return (
        f"warning: {missing} folders cannot be watched (the system's limit is reached); "
        "looking at all files every second instead\n"
        "  hint: raise fs.inotify.max_user_watches to be quicker"
    )
