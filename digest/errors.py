"""What can go wrong, as exceptions that stop a build and problems that do not.

DigestError            exit 1
├── UsageError         exit 2: the command line asks for something that cannot be
├── ConfigError        exit 2: digest.toml or an environment variable is wrong
├── ContentError       exit 1: the content folder as a whole cannot be read
├── ExtractError       exit 1: an extract cannot be taken in
├── ThemeError         exit 1: a theme or one of its templates is broken
└── OutputError        exit 1: the output folder cannot be written

A fault in ONE article or extract is a :class:`Problem`, collected in the report.
This room imports the standard library only: the no-op build passes through it.
"""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file: ``path`` as the user knows it, ``line`` and ``column`` from 1, 0 for unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


class Problem(NamedTuple):
    """A fault in one file that does not stop the others; ``severity`` is ``error`` or ``warning``."""

    where: Location
    message: str
    hint: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        mark = "warning: " if self.severity == "warning" else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{self.where}: {mark}{self.message}{hint}"


class DigestError(Exception):
    """Stop the command with a message a person can act on."""

    exit_code = 1

    def __init__(
        self, message: str, *, where: Location | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class UsageError(DigestError):
    """The command line asks for something that cannot be done."""

    exit_code = 2


class ConfigError(DigestError):
    """The configuration is wrong; ``problems`` holds every fault of the file."""

    exit_code = 2

    def __init__(
        self,
        message: str,
        *,
        where: Location | None = None,
        hint: str | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(p) for p in self.problems) if self.problems else super().__str__()


class ContentError(DigestError):
    """The content folder as a whole cannot be used."""


class ExtractError(DigestError):
    """An extract cannot be taken in."""


class ThemeError(DigestError):
    """A theme or one of its templates is broken."""


class OutputError(DigestError):
    """The output folder cannot be written."""
