"""sources.toml -> Sources, with every fault of the file named at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from digest.config.layers import Layers, lay
from digest.errors import ConfigError, Problem
from digest.model.knowledge import Overrides
from digest.sources import entries
from digest.sources.book import Source, Sources
from digest.sources.entries import Key
from digest.text.dates import known_zone
from digest.text.nearest import did_you_mean

NAME = "sources.toml"
"""The editor's file, beside digest.toml."""

_TOP = ("source", "document", "zones")
_SOURCE = ("match", "zones", "family", *entries.NAMES)
_ABBREVIATION = re.compile(r"[A-Z]{1,5}")
_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")


def load(root: str | os.PathLike[str]) -> Sources:
    """Read the sources of the project at ``root``; a project without the file has none.

    Raises ConfigError with every fault found.
    """
    path = Path(root) / NAME
    if not path.is_file():
        return Sources()
    reader = _Reader(lay(path, {}, {}, ()))
    found = reader.sources()
    if reader.problems:
        problems = tuple(sorted(reader.problems, key=lambda problem: problem.where))
        raise ConfigError(f"{NAME} is faulty", problems=problems)
    return found


class _Reader:
    """Reads table by table, so that one fault does not hide the next."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.problems: list[Problem] = []

    def sources(self) -> Sources:
        table = self.layers.table
        self.known(table, (), _TOP)
        sources = tuple(
            self.source(name, self.table(one, ("source", name)))
            for name, one in self.table(table.get("source", {}), ("source",)).items()
        )
        self.rivals(sources)
        documents = {
            name: self.document(name, self.table(one, ("document", name)))
            for name, one in self.table(table.get("document", {}), ("document",)).items()
        }
        zones = self.zones(table.get("zones", {}), ("zones",))
        return Sources(sources, documents, zones)

    def source(self, name: str, table: Mapping[str, Any]) -> Source:
        key = ("source", name)
        self.known(table, key, _SOURCE)
        return Source(
            name,
            self.match(table.get("match", []), (*key, "match")),
            entries.read(table, key, entries.Place(self.tell, self.where, document=False)),
            self.zones(table.get("zones", {}), (*key, "zones")),
            self.where(key),
            self.family(table.get("family", ""), (*key, "family")),
        )

    def family(self, value: Any, key: Key) -> str:  # noqa: ANN401
        if isinstance(value, str) and (value.strip() or not value):
            return value.strip()
        self.tell(key, "family must be a name", 'write family = "The house that publishes it"')
        return ""

    def document(self, name: str, table: Mapping[str, Any]) -> tuple[Overrides, str]:
        key = ("document", name)
        self.known(table, key, entries.NAMES)
        place = entries.Place(self.tell, self.where, document=True)
        return entries.read(table, key, place), self.where(key)

    def match(self, value: Any, key: Key) -> tuple[str, ...]:  # noqa: ANN401
        sound = isinstance(value, list) and all(
            isinstance(one, str) and one.strip() for one in value
        )
        if sound:
            return tuple(one.strip() for one in value)
        hint = 'write match = ["example.com", "The Example", "extracts/example/"]'
        self.tell(key, "match must be a list of hosts, names or folders", hint)
        return ()

    def rivals(self, sources: Iterable[Source]) -> None:
        """Tell of what two sources claim: an extract has one source."""
        first: dict[str, str] = {}
        for source in sources:
            for number, one in enumerate(source.match):
                other = first.setdefault(one.casefold(), source.key)
                if other != source.key:
                    key = ("source", source.key, "match", str(number))
                    self.tell(key, f'"{one}" is matched by "{other}" too', "keep one of the two")

    def zones(self, value: Any, key: Key) -> dict[str, str]:  # noqa: ANN401
        hint = 'write zones = { IST = "Asia/Kolkata" }'
        found: dict[str, str] = {}
        for name, zone in self.table(value, key).items():
            if not _ABBREVIATION.fullmatch(name):
                self.tell((*key, name), f'"{name}" is no abbreviation of a time zone', hint)
            elif not isinstance(zone, str) or not (_OFFSET.fullmatch(zone) or known_zone(zone)):
                self.tell((*key, name), f'"{zone}" is not a time zone', hint)
            else:
                found[name] = zone
        return found

    def table(self, value: Any, key: Key) -> dict[str, Any]:  # noqa: ANN401
        if isinstance(value, dict):
            return value
        self.tell(key, f"{'.'.join(key)} must be a table", f'such as [{key[0]}."..."]')
        return {}

    def known(self, table: Mapping[str, Any], key: Key, names: Iterable[str]) -> None:
        for name in table:
            if name not in names:
                shown = ".".join((*key[:1], *(f'"{part}"' for part in key[1:]), name))
                self.tell((*key, name), f"unknown key {shown}", did_you_mean(name, names))

    def where(self, key: Key) -> str:
        """Name the line of a key as messages do."""
        place = self.layers.where(key)
        return f"{place.path}:{place.line}"

    def tell(self, key: Key, message: str, hint: str) -> None:
        self.problems.append(Problem(self.layers.where(key), message, hint))
