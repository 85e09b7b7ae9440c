"""A folder of saved pages with gold texts: gold.json, html/ID.html.gz and lines of them in degrees of dirt."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

DEGREES = {"whole page": "lines", "tail": "lines-tail", "mild": "lines-mild"}
"""Degree of dirt to the name of its file."""

_GROUPS = {"en": "English", "de": "German"}


class Sample(NamedTuple):
    """A page and what is known of it."""

    key: str
    source: str
    business: bool
    language: str
    url: str
    title: str
    text: str


class Lines(NamedTuple):
    """The lines of a page's text, which of them are to stay, and the gold text."""

    texts: Sequence[str]
    wanted: Sequence[bool]
    text: str


def pages(folder: Path) -> dict[str, Sample]:
    """Read the gold texts by page, in the order of their names; a page without its HTML is left out."""
    known = _load(folder / "gold.json")
    here = {path.name.removesuffix(".html.gz") for path in (folder / "html").glob("*.html.gz")}
    return {key: _sample(key, known[key]) for key in sorted(here & known.keys())}


def _sample(key: str, known: Mapping[str, Any]) -> Sample:
    def text(name: str) -> str:
        return str(known.get(name) or "")

    return Sample(
        key=key,
        source=text("source"),
        business=bool(known.get("business")),
        language=text("lang"),
        url=text("url"),
        title=text("title"),
        text=text("articleBody"),
    )


def markup(folder: Path, key: str) -> bytes:
    """Read a page's HTML as it was saved."""
    return gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())


def lines(folder: Path, degree: str) -> dict[str, Lines]:
    """Read the lines of one degree of dirt by page; none where the folder has no such file."""
    path = folder / f"{DEGREES[degree]}.json.gz"
    known = _load(path) if path.exists() else {}
    return {
        key: Lines(one["lines"], [bool(keep) for keep in one["keep"]], one.get("articleBody", ""))
        for key, one in sorted(known.items())
    }


def groups(samples: Iterable[Sample]) -> dict[str, list[str]]:
    """Sort pages into the rows of a table: all, by source, business, by language; a page stands in several."""
    found: dict[str, list[str]] = {"all": []}
    rows = sorted(samples, key=lambda sample: sample.key)
    for name in sorted({sample.source for sample in rows}):
        found[name] = [sample.key for sample in rows if sample.source == name]
    found["all"] = [sample.key for sample in rows]
    found["business"] = [sample.key for sample in rows if sample.business]
    for name in ("English", "German", "other"):
        found[name] = [sample.key for sample in rows if language_group(sample.language) == name]
    return {name: keys for name, keys in found.items() if keys}


def language_group(language: str) -> str:
    """Name the row of a table that a language belongs to."""
    return _GROUPS.get(language[:2].lower(), "other")


def _load(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    loaded: dict[str, Any] = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)
    return loaded
