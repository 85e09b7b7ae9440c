"""Front matter as written by people and other tools -> the fields of an article.

Values come as strings, lists and mappings; every fault is told to a :class:`Faults`, none is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Protocol

from digest.config.meaning import language
from digest.model.article import Access, Cleaner, SourceRef
from digest.text import dates, normal, urls
from digest.text.nearest import did_you_mean, nearest

TEXTS = (
    *("title", "title_from", "id", "summary", "section", "slug", "permalink", "layout"),
    *("license", "rights", "robots", "same_as"),
)
LISTS = (
    *("authors", "key_points", "notes", "topics", "companies", "people", "places"),
    *("without", "aliases"),
)
DATES = ("date", "updated", "retrieved", "expires")
FLAGS = ("original", "pin", "lead", "hide", "draft")

# Other names for a field, best first; a field's own name always wins over them.
ALSO: Mapping[str, tuple[str, ...]] = {
    "title": ("headline",),
    "id": ("guid", "fingerprint"),
    "date": ("published", "pubdate", "publishdate", "datepublished"),
    "updated": ("lastmod", "modified", "datemodified"),
    "retrieved": ("created", "clipped", "filedate"),
    "summary": ("description", "excerpt", "standfirst"),
    "authors": ("author", "by", "byline", "creator"),
    "topics": ("tags", "categories", "keywords"),
    "expires": ("expirydate",),
    "layout": ("template",),
    "language": ("lang",),
}
SOURCE_NAMES = ("sitename", "site", "publisher", "hostname")
SOURCE_URLS = ("original_url", "canonical", "link", "url")

_TRUE = frozenset({"true", "yes", "on", "1", "y"})
_FALSE = frozenset({"false", "no", "off", "0", "n"})
_WEB = re.compile(r"https?://", re.IGNORECASE)
# "Acme, Inc." is one name.
_COMMA = re.compile(
    r"\s*(?:;|,(?!\s*(?:inc|ltd|llc|llp|plc|corp|co|sa|ag|nv|bv|gmbh|lp|jr|sr)\b\.?))\s*",
    re.IGNORECASE,
)
_WIKI = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_SPLIT = frozenset({"topics", "authors", "companies", "people", "places", "without"})


class Faults(Protocol):
    """Take note of a fault in the value of a key."""

    def __call__(self, key: str, message: str, hint: str = "", severity: str = "error") -> None:
        """Tell what is wrong, how to mend it, and whether the article can be used all the same."""


def read(values: Mapping[str, Any], fault: Faults) -> dict[str, Any]:
    """Turn raw front matter into the keyword arguments of a ``FrontMatter``; unknown keys go to ``extra``."""
    raw: _Raw = {}
    for key, value in values.items():
        if _folded(key) in raw:
            fault(key, f'"{raw[_folded(key)][0]}" and "{key}" are one key', "keep one of the two")
        raw[_folded(key)] = (key, value)
    fields: dict[str, Any] = {}
    for name, take, keys in _TAKERS:
        if not keys.isdisjoint(raw):
            take(name, raw, fields, fault)
    for key, _ in raw.values():
        meant = _meant(_folded(key))
        if meant and meant not in fields:
            hint = f'did you mean "{meant}"? it is kept as a key of your own'
            fault(key, f'"{key}" is no key that digest knows', hint, "warning")
    fields["extra"] = dict(raw.values())
    return {name: value for name, value in fields.items() if value not in ("", (), None)}


@lru_cache
def _meant(key: str) -> str:
    """Give the field that a key of the editor's own was probably meant to be: "titel" is, "mood" is not."""
    return "" if key in _NAMES else nearest(key, _NAMES, _MISTYPED)


_Raw = dict[str, tuple[str, Any]]
_Taker = Callable[[str, _Raw, dict[str, Any], Faults], None]


def _folded(key: str) -> str:
    return key.strip().lower().replace("-", "_").replace(" ", "_")


def _take(name: str, raw: _Raw) -> tuple[str, Any] | None:
    """Take the first filled value among a field's names out of the raw ones; the empty ones go as well."""
    for key in (name, *ALSO.get(name, ())):
        if key in raw:
            found = raw.pop(key)
            if not _empty(found[1]):
                return found
    return None


def _empty(value: object) -> bool:
    return value in ("", [], {})


def _text_field(name: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    found = _take(name, raw)
    if found:
        fields[name] = _text(*found, fault)


def _text(key: str, value: object, fault: Faults) -> str:
    if isinstance(value, str):
        return normal.one_line(value)
    fault(
        key, f"{key} must be a text, not a {_kind(value)}", "write it on one line after the colon"
    )
    return ""


def _language_field(name: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    found = _take(name, raw)
    if not found:
        return
    tag = _text(*found, fault).replace("_", "-")
    wrong = language(tag) if tag else None
    if wrong:
        fault(found[0], wrong.message, wrong.hint, "warning")
    else:
        fields[name] = tag


def _note_field(name: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    found = _take(name, raw)
    if found and isinstance(found[1], str):
        fields[name] = normal.normalise(found[1]).strip()
    elif found:
        _text(*found, fault)


def _list_field(name: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    items: list[str] = []
    for key in (name, *ALSO.get(name, ())):
        if key in raw:
            items += _items(name, *raw.pop(key), fault)
    fields[name] = tuple(dict.fromkeys(items))


def _items(name: str, key: str, value: object, fault: Faults) -> Iterator[str]:
    if isinstance(value, str):
        parts: list[object] = list(_COMMA.split(value)) if name in _SPLIT else [value]
    else:
        parts = value if isinstance(value, list) else [value]
    for part in parts:
        text = part.get("name") if isinstance(part, dict) else part
        if name in _SPLIT:
            text = _unlinked(text)
        if not isinstance(text, str):
            kind = _kind(part)
            fault(key, f"{key} must be a list of texts, not of a {kind}", "one item a line: - text")
        elif normal.one_line(text):
            yield normal.one_line(text)


def _unlinked(value: object) -> object:
    """Give the words of an Obsidian link, ``[[Page]]`` or ``[[Page|words]]``; without quotes YAML reads lists."""
    match value:
        case [[str(inner)]] | [str(inner)]:
            return inner.rpartition("|")[2]
        case str():
            found = _WIKI.fullmatch(value.strip())
            return found[1] if found else value
    return value


def _date_field(name: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    found = _take(name, raw)
    if not found:
        return
    key, value = found
    text = _text(key, value, fault)
    iso = dates.parse(text)
    if iso:
        fields[name] = iso
    elif text:
        _tell_date(key, text, fault)


def _tell_date(key: str, text: str, fault: Faults) -> None:
    shown, warning = text[:40], dates.parse_printed(text).warning
    if warning == "no such day":
        fault(key, f'{key} "{shown}" does not exist', f"write it as {dates.suggest(text)}")
    else:
        why = f": {warning}" if warning else ""
        hint = "write it as 2026-11-22 or 2026-11-22T09:00+05:30"
        fault(key, f'{key} "{shown}" cannot be read{why}', hint)


def _flag_field(name: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    found = _take(name, raw)
    if found:
        flag = _flag(found[1])
        if flag is None:
            shown = str(found[1])[:40]
            fault(
                found[0], f'{found[0]} "{shown}" is neither true nor false', "write true or false"
            )
        fields[name] = flag or None


def _apart_field(name: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    """Read a flag, or the names of articles."""
    found = _take(name, raw)
    if found and _flag(found[1]) is not None:
        fields[name] = _flag(found[1]) or None
    elif found:
        fields[name] = tuple(dict.fromkeys(_items(name, *found, fault)))


def _flag(value: object) -> bool | None:
    folded = value.lower() if isinstance(value, str) else ""
    return True if folded in _TRUE else False if folded in _FALSE else None


def _number_field(name: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    found = _take(name, raw)
    if not found:
        return
    key, value = found
    if isinstance(value, str) and re.fullmatch(r"[+-]?\d{1,9}", value, re.ASCII):
        fields[name] = int(value) or None
    else:
        fault(key, f'{key} "{str(value)[:40]}" is not a whole number', "write a number such as 10")


def _state(_: str, raw: _Raw, fields: dict[str, Any], __: Faults) -> None:
    """Read ``published: false`` (Jekyll) and ``status: draft`` (Pelican); a date in ``published`` stays."""
    key, published = raw.get("published", ("", ""))
    if key and _flag(published) is not None:
        del raw["published"]
        fields["draft"] = not _flag(published) or None
    status = raw.get("status", ("", ""))[1]
    status = status.strip().lower() if isinstance(status, str) else ""
    if status in {"draft", "hidden", "published"}:
        del raw["status"]
        fields["draft"] = fields.get("draft") or status == "draft" or None
        fields["hide"] = status == "hidden" or None


def _rights(_: str, raw: _Raw, __: dict[str, Any], fault: Faults) -> None:
    key, value = raw.get("rights", ("", ""))
    if isinstance(value, dict):
        del raw["rights"]
        got = _known(key, value, ("license", "mode"), fault)
        raw.setdefault("license", (key, got.get("license", "")))
        raw["rights"] = (key, got.get("mode", ""))


def _source(_: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    key, value = raw.pop("source", ("source", ""))
    if isinstance(value, dict):
        got = _known(key, value, ("name", "url"), fault)
        name, url = _text(key, got.get("name", ""), fault), _text(key, got.get("url", ""), fault)
    else:
        text = _text(key, value, fault) if value else ""
        name, url = ("", text) if _WEB.match(text) else (text, "")
    link = raw.get("url", ("", ""))[1]
    if isinstance(link, str) and re.match(r"/(?!/)", link):
        raw.setdefault("permalink", raw.pop("url"))
    for other in SOURCE_NAMES:
        if not name and other in raw:
            name = _text(*raw.pop(other), fault)
    for other in SOURCE_URLS:
        if not url and other in raw:
            key, value = raw.pop(other)
            url = _text(key, value, fault)
    if name or url:
        fields["source"] = SourceRef(name, _web(key, url, fault))


def _web(key: str, url: str, fault: Faults) -> str:
    if not url or (_WEB.match(url) and urls.safe(url)):
        return urls.clean(url)
    hint = "write the whole address, beginning with https://"
    fault(key, f'"{url[:60]}" is not the address of a web page', hint, "warning")
    return ""


def _access(_: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    key, value = raw.pop("access")
    if _empty(value):
        return
    if not isinstance(value, dict):
        fault(key, "access must hold wall and complete", "put them on lines of their own below it")
        return
    got = _known(key, value, ("wall", "complete"), fault)
    wall = _flag(got.get("wall", "false"))
    complete = str(got.get("complete", "yes")).lower()
    complete = {"true": "yes", "false": "no"}.get(complete, complete)
    if wall is None:
        fault(key, "access.wall is neither true nor false", "write true or false")
    elif complete not in {"yes", "maybe", "no"}:
        fault(key, f'access.complete "{complete[:40]}" is not known', "write yes, maybe or no")
    else:
        fields["access"] = Access(wall, complete)


def _cleaner(_: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    key, value = raw.pop("cleaner")
    if _empty(value):
        return
    hint = "delete the whole cleaner block; digest clean --force writes it again"
    if not isinstance(value, dict):
        fault(key, "the cleaner block is not as digest wrote it", hint, "warning")
        return
    names = ("version", "extract", "extract_hash", "overrides_hash", "written_hash")
    counts, memory = value.get("counts", {}), value.get("memory", "0")
    texts = {name: value.get(name, "") for name in names}
    sound = isinstance(counts, dict) and all(isinstance(t, str) for t in texts.values())
    numbers = (*counts.values(), memory) if sound else ()
    if not sound or not all(isinstance(n, str) and n.isdecimal() for n in numbers):
        fault(key, "the cleaner block is not as digest wrote it", hint, "warning")
    else:
        counted = {c: int(n[:9]) for c, n in counts.items()}
        fields["cleaner"] = Cleaner(**texts, counts=counted, memory=int(memory[:9]))


def _cleaning(_: str, raw: _Raw, fields: dict[str, Any], fault: Faults) -> None:
    """Check what the editor said of the extract's lines, and keep it in her own form."""
    from digest.sources import entries  # few articles say anything

    key, value = raw.pop("cleaning")
    if _empty(value):
        return
    if not isinstance(value, dict):
        hint = "such as cleaning: with keep: and drop: on lines of their own below it"
        fault(key, "cleaning must say which lines of the extract to keep and to drop", hint)
        return
    for other in sorted(value.keys() - set(entries.NAMES)):
        fault(key, f"cleaning.{other} is not known", did_you_mean(other, entries.NAMES))
    tell = lambda _, message, hint: fault(key, f"cleaning: {message}", hint)  # noqa: E731
    entries.read(value, (), entries.Place(tell, lambda _: "", document=True))
    fields["cleaning"] = value


def _known(
    key: str, value: dict[str, Any], names: tuple[str, ...], fault: Faults
) -> dict[str, Any]:
    """Pick the known keys of a mapping and tell of the others."""
    for other in sorted(value.keys() - set(names)):
        fault(key, f"{key}.{other} is not known", f"known are {' and '.join(names)}", "warning")
    return {name: value[name] for name in names if name in value}


def _kind(value: object) -> str:
    return "list" if isinstance(value, list) else "mapping"


def _named(names: tuple[str, ...], take: _Taker) -> Iterator[tuple[str, _Taker, frozenset[str]]]:
    for name in names:
        yield name, take, frozenset((name, *ALSO.get(name, ())))


# In this order: the first ones may hand a key on to a later one. Each is asked only if a key of its own is there.
_TAKERS: tuple[tuple[str, _Taker, frozenset[str]], ...] = (
    ("state", _state, frozenset(("published", "status"))),
    *_named(("rights",), _rights),
    ("source", _source, frozenset(("source", *SOURCE_NAMES, *SOURCE_URLS))),
    *_named(("access",), _access),
    *_named(("cleaner",), _cleaner),
    *_named(("cleaning",), _cleaning),
    *_named(TEXTS, _text_field),
    *_named(("language",), _language_field),
    *_named(("note",), _note_field),
    *_named(LISTS, _list_field),
    *_named(DATES, _date_field),
    *_named(FLAGS, _flag_field),
    *_named(("apart",), _apart_field),
    *_named(("weight",), _number_field),
)
_NAMES = frozenset[str]().union(*(keys for _, _, keys in _TAKERS))
_MISTYPED = 0.8
"""Likeness from which a key is a slip of the keyboard; that of "lede" and "lead" is 0.75."""
