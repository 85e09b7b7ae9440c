"""digest.toml, the environment and the command line, laid over each other as one table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from digest.errors import ConfigError, Location, Problem
from digest.text.toml_keys import Key, Place, places

Table = dict[str, Any]

_NESTED = "DIGEST__"
_PREFIX = "DIGEST_"
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_END = " (at end of document)"


class Given(NamedTuple):
    """A value given as text by a variable or a flag, which ``where`` names."""

    text: str
    where: Location


class Layers(NamedTuple):
    """The table of all values with the places of those that stand in the file."""

    table: Table
    file: str
    lines: dict[Key, Place]

    def where(self, key: Key, value: object = None) -> Location:
        """Say where ``key`` was given: its variable, its flag, or its line (or its parent's)."""
        if isinstance(value, Given):
            return value.where
        for length in range(len(key), 0, -1):
            if key[:length] in self.lines:
                return Location(self.file, *self.lines[key[:length]])
        return Location(self.file)


def lay(
    path: Path, environ: Mapping[str, str], overrides: Mapping[str, str], known: Iterable[str]
) -> Layers:
    """Lay the three layers; ``known`` are the top-level keys that a plain ``DIGEST_KEY`` may set.

    Raises ConfigError where the file cannot be read or is not TOML.
    """
    text = _text(path)
    table = _parse(text, path.name)
    for name in sorted(environ):
        key = _key(name, known)
        if key:
            _put(table, key, Given(environ[name], Location(name)))
    for dotted, value in overrides.items():
        flag = "--" + dotted.replace("_", "-")
        _put(table, tuple(dotted.split(".")), Given(value, Location(flag)))
    return Layers(table, path.name, places(text))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        raise ConfigError(
            "no such file", where=Location(str(path)), hint="`digest init` makes one"
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(f"cannot be read: {reason}", where=Location(str(path))) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        where = Location(path.name, line)
        raise ConfigError("is not UTF-8", where=where, hint="save the file as UTF-8") from error


def _parse(text: str, name: str) -> Table:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ConfigError("is nested too deeply", where=Location(name)) from error
    except tomllib.TOMLDecodeError as error:
        where, message = _decoded(str(error), name, text)
        hint = 'text stands in quotes: title = "My digest"' if "Invalid value" in message else None
        problem = Problem(where, f"is not TOML: {message}", hint or "")
        raise ConfigError(message, where=where, hint=hint, problems=(problem,)) from error


def _decoded(message: str, name: str, text: str) -> tuple[Location, str]:
    found = _AT.search(message)
    if found:
        return Location(name, int(found[1]), int(found[2])), message[: found.start()]
    return Location(name, max(1, len(text.splitlines()))), message.removesuffix(_AT_END)


def _key(variable: str, known: Iterable[str]) -> Key:
    """Read a variable's name as a key; plain ``DIGEST_...`` names that are no key belong to others."""
    if variable.startswith(_NESTED):
        return tuple(variable.removeprefix(_NESTED).lower().split("__"))
    name = variable.removeprefix(_PREFIX).lower()
    return (name,) if variable.startswith(_PREFIX) and name in known else ()


def _put(table: Table, key: Key, value: Given) -> None:
    """Set ``key``; where its path is not a table, the joined name is left to be refused as unknown."""
    for number, part in enumerate(key[:-1]):
        inner = table.setdefault(part, {})
        if not isinstance(inner, dict):
            table[".".join(key[number:])] = value
            return
        table = inner
    table[key[-1]] = value
