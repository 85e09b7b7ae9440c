"""What a page declares about itself, read a second time by another way, and compared with the cleaner's record.

Nothing of the program is used here: a fault in its reader must show as a disagreement.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import unescape
from html.parser import HTMLParser
from typing import Any, NamedTuple

FIELDS = ("title", "authors", "published", "zone", "source", "language")

_NEWS = re.compile(r"(?:News)?Article$|BlogPosting$|Report$|PressRelease$")
_CLOCK = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_SEPARATED = re.compile(r"\s+[|·•»–—-]\s+|\s*\|\s*|: ")


@dataclass(frozen=True)
class Declared:
    """Every form in which a page declares each field, the best first; authors are one tuple a form."""

    title: tuple[str, ...] = ()
    authors: tuple[tuple[str, ...], ...] = ()
    published: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    language: tuple[str, ...] = ()


class Record(NamedTuple):
    """What the cleaner says of a page."""

    title: str
    authors: tuple[str, ...]
    published: str
    source: str
    language: str


@dataclass
class _Page(HTMLParser):
    """Collects what declarations are made of: meta elements, linked data, the title and the language."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "html" and not self.language:
            self.language = found.get("lang") or found.get("xml:lang") or ""
        elif tag == "meta":
            name = found.get("property") or found.get("name") or found.get("itemprop") or ""
            self.meta.setdefault(name.lower().strip(), []).append(found.get("content", ""))
        elif tag == "title" and not self.title:
            self._inside = tag
        elif tag == "script" and "ld+json" in found.get("type", "").lower():
            self._inside = tag
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside == "title":
            self.title += data


def read(markup: str) -> Declared:
    """Read a page's declarations; what is broken is passed over."""
    page = _Page()
    page.feed(markup)
    nodes = [node for script in page.scripts for node in _nodes(_loaded(script))]
    news = [node for node in nodes if any(_NEWS.search(kind) for kind in _kinds(node))]

    def meta(*names: str) -> list[str]:
        return [value for name in names for value in page.meta.get(name, [])]

    in_meta = [tuple(meta(name)) for name in ("author", "article:author")]
    sources = _filled(
        [*meta("og:site_name"), *(name for node in news for name in _names(node.get("publisher")))]
    )
    forms = (*map(_authors, news), *map(_filled, in_meta))
    return Declared(
        title=_filled([*_each(news, "headline"), *meta("og:title", "twitter:title"), page.title]),
        authors=tuple(names for form in forms if (names := _people(form, sources))),
        published=_filled([*_each(news, "datePublished"), *meta("article:published_time")]),
        source=sources,
        language=_filled([page.language, *_each(news, "inLanguage"), *meta("og:locale")]),
    )


def agreements(ours: Record, theirs: Declared) -> dict[str, bool]:
    """Say for each field that the page declares whether the record has one of the declared forms.

    ``zone`` is asked where the page declares an offset: the record must name the same instant with one.
    """
    found: dict[str, bool] = {}
    if theirs.title:
        found["title"] = any(_same_title(ours.title, title) for title in theirs.title)
    if theirs.authors:
        mine = _together(ours.authors)
        found["authors"] = any(mine == _together(names) for names in theirs.authors)
    if any(map(instant, theirs.published)):
        found["published"] = any(
            ours.published[:10] == text[:10] for text in _local(theirs.published)
        )
    zoned = [moment for moment in map(instant, theirs.published) if isinstance(moment, datetime)]
    if any(moment.tzinfo for moment in zoned):
        found["zone"] = instant(ours.published) in zoned
    if theirs.source:
        found["source"] = fold(ours.source) in {fold(name) for name in theirs.source}
    if theirs.language:
        found["language"] = _primary(ours.language) in map(_primary, theirs.language)
    return found


def known_agreements(ours: Record, title: str, language: str) -> dict[str, bool]:
    """Compare the record with a title and a language that somebody wrote down for the page."""
    found = {}
    if title:
        found["title, gold"] = fold(ours.title) == fold(title)
    if len(_primary(language)) == 2:
        found["language, gold"] = _primary(ours.language) == _primary(language)
    return found


def disagreements(
    page: str, ours: Record, theirs: Declared, found: Mapping[str, bool]
) -> list[dict[str, str]]:
    """List what the record says and what the page declares, where they differ."""
    rows = []
    for name in (name for name in FIELDS if found.get(name) is False):
        of = "published" if name == "zone" else name
        mine, declared = getattr(ours, of), getattr(theirs, of)
        rows.append({"page": page, "field": name, "ours": str(mine), "declared": str(declared)})
    return rows


def rates(pages: Sequence[Mapping[str, bool]]) -> dict[str, dict[str, float]]:
    """Count for each field the pages that declare it, and the share of them whose record agrees."""
    rows = {}
    for name in (*FIELDS, "title, gold", "language, gold"):
        asked = [page[name] for page in pages if name in page]
        rows[name] = {"pages": len(asked), "agree": sum(asked) / len(asked) if asked else 0.0}
    return rows


def fold(text: str) -> str:
    """Give a text's letters and figures in lower case, one space between words."""
    plain = unicodedata.normalize("NFKC", unescape(unescape(text))).casefold()
    return " ".join(re.findall(r"\w+", plain))


def instant(text: str) -> datetime | date | None:
    """Read a day, a clock time or an instant as pages declare them; None for anything else."""
    match = _CLOCK.match(text.strip())
    if not match:
        return None
    day, clock, zone = match.groups()
    try:
        if not clock:
            return date.fromisoformat(day)
        offset = "+00:00" if zone == "Z" else zone or ""
        moment = datetime.fromisoformat(f"{day}T{clock}{offset}")
        return moment.astimezone(UTC) if offset else moment
    except (ValueError, OverflowError):
        return None


def _local(texts: Iterable[str]) -> Iterator[str]:
    """Give a declared date as it stands and as the day it is in UTC."""
    for text in texts:
        yield text.strip()
        moment = instant(text)
        if isinstance(moment, datetime):
            yield moment.isoformat()


def _same_title(ours: str, declared: str) -> bool:
    """Compare titles; the declared one may have the site's name before or after it."""
    if fold(ours) == fold(declared):
        return True
    parts = _SEPARATED.split(declared)
    ends = ["  ".join(parts[:n]) for n in range(1, len(parts))]
    starts = ["  ".join(parts[n:]) for n in range(1, len(parts))]
    return bool(ours) and fold(ours) in map(fold, (*ends, *starts))


def _together(names: Iterable[str]) -> list[str]:
    """Give the words of names in the order of the alphabet: several names may stand in one text."""
    return sorted(set(fold(" ".join(names)).split()))


def _people(names: Iterable[str], sources: Iterable[str]) -> tuple[str, ...]:
    """Leave out addresses, and the site that names itself as its author."""
    own = {fold(name) for name in sources}
    return tuple(name for name in names if not re.search("[/@]", name) and fold(name) not in own)


def _primary(language: str) -> str:
    """Give the language without script and country; both forms of Norwegian are Norwegian."""
    primary = re.split(r"[-_]", language.strip().lower())[0]
    return "no" if primary in ("nb", "nn") else primary


def _filled(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(value.strip() for value in values if isinstance(value, str) and value.strip())


def _loaded(script: str) -> Any:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Give every mapping of linked data that may be the page's own: lists and graphs are opened, no more."""
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"))


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _each(nodes: Iterable[Mapping[str, Any]], key: str) -> Iterator[object]:
    return (node.get(key) for node in nodes)


def _authors(node: Mapping[str, Any]) -> tuple[str, ...]:
    return _filled(_names(node.get("author")))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for one in value:
            yield from _names(one)
