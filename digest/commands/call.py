"""What a command is given: its options, the project, the moment, and a console to speak through."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from digest.commands import project
from digest.errors import Problem

OVERRIDES = ("base_url", "output", "theme", "drafts", "future", "jobs")
"""Keys of digest.toml that have a flag of their own."""


class Console(Protocol):
    """The one place where anything is printed; styles are bold, dim, red, yellow, green or none."""

    quiet: bool
    verbose: bool

    def line(self, text: str = "", style: str = "") -> None:
        """Print a result on standard output, even when quiet."""

    def say(self, text: str = "", style: str = "") -> None:
        """Print a remark on standard output, unless quiet."""

    def tell(self, problem: Problem) -> None:
        """Print a problem on standard error; a warning only unless quiet."""

    def progress(self, done: int, total: int) -> None:
        """Show how far the work is, where standard error is a terminal."""

    def ask(self, question: str, default: str) -> str:
        """Ask the person at the terminal; without one, take the default."""


class Call(NamedTuple):
    """One command as it was called.

    ``folder`` is where it starts, absolute. ``now`` is in seconds since 1970, ``clock`` gives the same anew.
    ``elapsed`` gives the seconds since the start.
    """

    options: Any
    folder: str
    environ: Mapping[str, str]
    now: float
    clock: Callable[[], float]
    elapsed: Callable[[], float]
    console: Console

    def config_path(self) -> str:
        """Give the absolute path of the project's digest.toml, or raise UsageError."""
        return project.find(self.folder, self.environ, self.options.config)

    def root(self) -> str:
        """Give the absolute path of the project's folder."""
        return os.path.dirname(self.config_path())

    def settings(self) -> dict[str, str]:
        """Give the environment for the rooms below, which find the configuration by it."""
        path = self.config_path()
        named = dict(self.environ)
        named.pop("DIGEST_CONFIG", None)
        if os.path.basename(path) != "digest.toml":
            named["DIGEST_CONFIG"] = path
        return named

    def path(self, given: str) -> str:
        """Make a path of the command line absolute."""
        return os.path.normpath(os.path.join(self.folder, given))

    def overrides(self) -> tuple[tuple[str, str], ...]:
        """Give the keys set by flags, as text."""
        found = []
        for key in OVERRIDES:
            value = getattr(self.options, key, None)
            if value is None or value is False:
                continue
            text = "true" if value is True else str(value)
            if key == "output" and self.folder != self.root():
                text = self.path(text)  # a flag's path starts where the person stands
            found.append((key, text))
        return tuple(found)
