"""tombstones.toml -> Tombstones: what was taken down, and must not come back with its extract."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from digest.config.layers import Layers, lay
from digest.errors import ConfigError, Problem
from digest.text import urls
from digest.text.nearest import did_you_mean

NAME = "tombstones.toml"
"""The editor's file, beside digest.toml."""

_MEANS = ("id", "url", "path")
_KEYS = (*_MEANS, "date", "reason")
_FOLDERS = ("articles/", "extracts/")


class Tombstones(NamedTuple):
    """Why something was taken down, by the article's id, by its source's address, by its path.

    Addresses and paths are kept in the form that :func:`_address` and :func:`_place` give them.
    """

    ids: Mapping[str, str] = {}
    addresses: Mapping[str, str] = {}
    places: Mapping[str, str] = {}

    def reason(self, *, id: str = "", url: str = "", path: str = "") -> str:  # noqa: A002 - its name in the file
        """Say why an article or extract is not to be shown; empty where nothing is said of it."""
        found = self.ids.get(id)
        if not found and url and self.addresses:
            found = self.addresses.get(_address(url))
        if not found and path and self.places:
            found = next(filter(None, map(self.places.get, _round(_place(path)))), None)
        return found or ""


NONE = Tombstones()


def load(root: str | os.PathLike[str]) -> Tombstones:
    """Read the tombstones of the project at ``root``; a project without the file has none.

    Raises ConfigError with every fault found.
    """
    path = Path(root) / NAME
    if not path.is_file():
        return NONE
    reader = _Reader(lay(path, {}, {}, ()))
    found = reader.tombstones()
    if reader.problems:
        problems = tuple(sorted(reader.problems, key=lambda problem: problem.where))
        raise ConfigError(f"{NAME} is faulty", problems=problems)
    return found


def _address(url: str) -> str:
    """Bring an address into a form that its scheme, ``www.`` and what tracks its readers do not alter."""
    bare = urls.clean(url)
    try:
        parts = urlsplit(bare)
    except ValueError:
        return ""
    name = urls.host(bare)
    query = f"?{parts.query}" if parts.query else ""
    return name + parts.path.rstrip("/") + query if name else ""


def _place(path: str) -> str:
    """Bring a path into the form that an article and its extract share."""
    bare = path.strip().removeprefix("./").removeprefix("content/").strip("/")
    for folder in _FOLDERS:
        if bare.startswith(folder):
            bare = bare.removeprefix(folder)
            break
    return os.path.splitext(bare)[0]


def _round(place: str) -> Iterator[str]:
    """Give a place and the folders around it: a round-up's stories stand in a folder of its name."""
    while place:
        yield place
        place = place.rpartition("/")[0]


class _Reader:
    """Reads tombstone by tombstone, so that one fault does not hide the next."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.problems: list[Problem] = []

    def tombstones(self) -> Tombstones:
        table = self.layers.table
        for name in table:
            if name != "tombstone":
                self.tell((name,), f'unknown key "{name}"', "write [[tombstone]]")
        given = table.get("tombstone", [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            self.tell(("tombstone",), "tombstone must be a list of tables", "write [[tombstone]]")
            return NONE
        found = Tombstones({}, {}, {})
        for number, one in enumerate(given):
            self.add(found, one, ("tombstone", str(number)))
        return found

    def add(self, found: Tombstones, one: Mapping[str, Any], key: tuple[str, ...]) -> None:
        for name in one:
            if name not in _KEYS:
                self.tell((*key, name), f'unknown key "{name}"', did_you_mean(name, _KEYS))
        reason = self.reason(one, key)
        texts = {name: self.text(one, name, key) for name in _MEANS if name in one}
        if not texts:
            self.tell(key, "a tombstone must say what it is for", 'write id, url or path = "..."')
        if "id" in texts:
            self.put(found.ids, texts["id"], reason)
        if "url" in texts:
            address = _address(texts["url"])
            if texts["url"] and not address:
                hint = 'write it as "https://example.com/a-story"'
                self.tell((*key, "url"), f'"{texts["url"]}" is not a web address', hint)
            self.put(found.addresses, address, reason)
        if "path" in texts:
            self.put(found.places, _place(texts["path"]), reason)

    def put(self, known: Mapping[str, str], name: str, reason: str) -> None:
        """Keep the first that is said of a thing."""
        if name and isinstance(known, dict):
            known.setdefault(name, reason)

    def reason(self, one: Mapping[str, Any], key: tuple[str, ...]) -> str:
        why = self.text(one, "reason", key) if "reason" in one else ""
        return f"taken down on {self.day(one, key)}" + (f": {why}" if why else "")

    def day(self, one: Mapping[str, Any], key: tuple[str, ...]) -> str:
        value = one.get("date")
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        try:
            return date.fromisoformat(value or "").isoformat()
        except (TypeError, ValueError):
            told = "date is missing" if value is None else f'"{value}" is not a day'
            self.tell((*key, "date") if "date" in one else key, told, "write date = 2026-11-24")
        return ""

    def text(self, one: Mapping[str, Any], name: str, key: tuple[str, ...]) -> str:
        value = one[name]
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        self.tell((*key, name), f"{name} must be text", f'write {name} = "..."')
        return ""

    def tell(self, key: tuple[str, ...], message: str, hint: str) -> None:
        self.problems.append(Problem(self.layers.where(key), message, hint))
