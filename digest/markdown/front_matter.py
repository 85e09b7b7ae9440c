"""Front matter: YAML between ``---`` (or TOML between ``+++``) read and written.

Every scalar is read as a string, so that ``NO``, ``12:30`` and bare dates are what they look like. Anchors,
aliases, double keys, deep nesting and more than 64 KB are refused. Writing what was read gives the same
bytes for every file that :func:`write` wrote.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, NamedTuple

import msgspec
import yaml
from msgspec import Meta, Struct

from digest.errors import Location, Problem
from digest.markdown import fields as field_rules
from digest.markdown import yaml_text
from digest.model.article import Access, Cleaner, SourceRef
from digest.text.normal import normalise

HEAD_LIMIT = 64 * 1024
DEPTH_LIMIT = 8
KEY_LIMIT = 128

_Texts = tuple[str, ...]
_DATE_HELP = "2026-11-22, or 2026-11-22T09:00+05:30"


class FrontMatter(Struct, kw_only=True):
    """The head of an article in canonical form; the order of the fields is the order they are written in.

    ``date``, ``updated``, ``retrieved`` and ``expires`` are canonical (see ``text/dates.py``) or empty; a
    clock time without offset is one in the site's time zone. ``extra`` holds the keys we do not know, as
    strings, lists and mappings.
    """

    title: Annotated[str, Meta(description="Headline.")] = ""
    title_from: Annotated[
        str, Meta(description="Where the headline comes from; first-sentence: it is only a label.")
    ] = ""
    id: Annotated[str, Meta(description="Written once, never changed: feeds know it by this.")] = ""
    date: Annotated[str, Meta(description=f"Published: {_DATE_HELP}.")] = ""
    updated: Annotated[str, Meta(description=f"Changed by its publisher: {_DATE_HELP}.")] = ""
    retrieved: Annotated[str, Meta(description="When the extract was taken in; written once.")] = ""
    source: Annotated[SourceRef, Meta(description="Who published it, and the address.")] = (
        SourceRef()
    )
    original: Annotated[bool, Meta(description="Our own text: needs no source.")] = False
    authors: Annotated[_Texts, Meta(description="Who wrote it.")] = ()
    summary: Annotated[str, Meta(description="One or two sentences for lists.")] = ""
    key_points: Annotated[_Texts, Meta(description="The story in a few points.")] = ()
    note: Annotated[str, Meta(description="The editor's own words on it.")] = ""
    notes: Annotated[_Texts, Meta(description="Corrections and disclosures of the source.")] = ()
    topics: Annotated[_Texts, Meta(description="What it is about.")] = ()
    companies: Annotated[_Texts, Meta(description="Companies in it.")] = ()
    people: Annotated[_Texts, Meta(description="People in it.")] = ()
    places: Annotated[_Texts, Meta(description="Places in it.")] = ()
    without: Annotated[
        _Texts, Meta(description="Companies and topics that are not to be found in it.")
    ] = ()
    section: Annotated[str, Meta(description="Section of the edition, if not its first topic.")] = (
        ""
    )
    weight: Annotated[int, Meta(description="Order within a section: the lower, the earlier.")] = 0
    pin: Annotated[bool, Meta(description="Stand first in its section.")] = False
    lead: Annotated[bool, Meta(description="Be the lead story of its edition.")] = False
    hide: Annotated[bool, Meta(description="Show it nowhere.")] = False
    same_as: Annotated[
        str, Meta(description="The article that tells the same story; this one is folded into it.")
    ] = ""
    apart: Annotated[
        bool | _Texts,
        Meta(description="A story of its own: true, or the articles that it is not to be told by."),
    ] = False
    draft: Annotated[bool, Meta(description="Hold it back until it is done.")] = False
    expires: Annotated[str, Meta(description=f"Hide it from then on: {_DATE_HELP}.")] = ""
    slug: Annotated[str, Meta(description="Its part of the address, if not made of the title.")] = (
        ""
    )
    permalink: Annotated[str, Meta(description="Whole address below the site's root.")] = ""
    aliases: Annotated[_Texts, Meta(description="Old addresses that lead here.")] = ()
    layout: Annotated[str, Meta(description="Template, if not article.html.")] = ""
    language: Annotated[str, Meta(description="BCP 47 language, if not the site's.")] = ""
    license: Annotated[str, Meta(description="Licence of the text.")] = ""
    rights: Annotated[str, Meta(description="How much may be shown: link, excerpt or full.")] = ""
    robots: Annotated[str, Meta(description="For crawlers, if not the theme's choice.")] = ""
    access: Annotated[
        Access, Meta(description="wall: one stood there; complete: yes, maybe or no.")
    ] = Access()
    extra: dict[str, Any] = {}
    cleaning: Annotated[
        dict[str, Any],
        Meta(description="Lines of the extract to keep or drop, whatever the rules say."),
    ] = {}
    cleaner: Annotated[Cleaner | None, Meta(description="Kept by the machine; safe to delete.")] = (
        None
    )


class Parsed(NamedTuple):
    """A file cut in two: ``front`` is None where it has faults; ``body_line`` counts from 1."""

    front: FrontMatter | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]


class Values(NamedTuple):
    """A file cut in two, its keys as written: texts, lists and mappings, with the places of their values.

    ``values`` is None where the head cannot be read.
    """

    values: dict[str, Any] | None
    places: dict[str, tuple[int, int]]
    body: str
    body_line: int
    problems: tuple[Problem, ...]


class _HeadError(Exception):
    """The head cannot be read at all."""

    def __init__(self, message: str, hint: str, line: int = 1, column: int = 0) -> None:
        super().__init__(message)
        self.message, self.hint, self.line, self.column = message, hint, line, column


_Places = dict[str, tuple[int, int]]
_END = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s&*]", re.MULTILINE)
_DEEP = re.compile(r"(?:[-?:!][ \t]+){12}|[\[{](?:[^\[{]*[\[{]){63}")
_ORDER = tuple(FrontMatter.__struct_fields__)
_DATE_KEYS = frozenset(field_rules.DATES)


def parse(text: str, path: str) -> Parsed:
    """Cut a Markdown file into front matter and body, with every fault of the front matter at once.

    A file without front matter gives an empty one. Nothing is raised: faults are problems at ``path``.
    """
    values, places, body, line, faults = read_values(text, path)
    if values is None:
        return Parsed(None, body, line, faults)
    problems: list[Problem] = []

    def tell(key: str, message: str, hint: str = "", severity: str = "error") -> None:
        problems.append(Problem(Location(path, *places.get(key, (1, 0))), message, hint, severity))

    front = FrontMatter(**field_rules.read(values, tell))
    problems.sort(key=lambda problem: problem.where)
    wrong = any(problem.severity == "error" for problem in problems)
    return Parsed(None if wrong else front, body, line, tuple(problems))


def read_values(text: str, path: str) -> Values:
    """Cut a Markdown file into the keys of its front matter as written, and its body; nothing is raised."""
    text = normalise(text)
    fence = text[:3]
    if fence not in _END or text[3 : text.find("\n") if "\n" in text else None].strip():
        return Values({}, {}, text, 1, ())
    end = _END[fence].search(text, 4)
    head = text[text.find("\n") + 1 : end.start()] if end else ""
    body, line = _body(text, end.end(), head.count("\n") + 3) if end else (text, 1)
    try:
        values, places = _read_head(head, fence, ended=bool(end))
    except _HeadError as fault:
        where = Location(path, fault.line, fault.column)
        return Values(None, {}, body, line, (Problem(where, fault.message, fault.hint),))
    return Values(values, places, body, line, ())


def write(front: FrontMatter, body: str) -> str:
    """Write an article: its front matter, an empty line, its body as it is."""
    values: dict[str, Any] = {}
    for name in _ORDER:
        value = getattr(front, name)
        if name == "extra":
            values |= _normal(value)
        elif name == "cleaning" and value:
            values[name] = _normal(value)
        elif name == "cleaner" and value is not None:
            values[name] = _cleaner_values(value)
        elif name == "access" and value != Access():
            values[name] = {"wall": value.wall, "complete": value.complete}
        elif name == "source" and value != SourceRef():
            values[name] = {n: v for n in ("name", "url") if (v := getattr(value, n))}
        elif isinstance(value, (str, tuple, bool, int)) and value:
            values[name] = _normal(value)
    head = "".join(f"{line}\n" for line in yaml_text.lines(values, _DATE_KEYS))
    return f"---\n{head}---\n" + (f"\n{body}" if body else "")


def schema() -> dict[str, Any]:
    """Describe front matter as a JSON Schema: the canonical form plus the short forms people write."""
    (made,), parts = msgspec.json.schema_components([FrontMatter])
    root: dict[str, Any] = parts.pop(str(made["$ref"]).rsplit("/", 1)[-1])
    found = root["properties"]
    del found["extra"]
    for name in field_rules.LISTS:
        found[name] = {
            "description": found[name]["description"],
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        }
    found["apart"]["anyOf"].append({"type": "string"})
    found["source"]["anyOf"] = [*_references(found["source"]), {"type": "string"}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "title": "Front matter of an article",
        "additionalProperties": True,
        "$defs": parts,
    }


def _references(described: dict[str, Any]) -> list[dict[str, Any]]:
    """Take the references out of a described property, whichever way msgspec wrapped them."""
    described.pop("default", None)
    if "$ref" in described:
        return [{"$ref": described.pop("$ref")}]
    return list(described.pop("allOf", None) or described.pop("anyOf"))


def _body(text: str, end: int, line: int) -> tuple[str, int]:
    """Body and its first line: the line feed of the fence and one empty line belong to the head."""
    body = text[end:].removeprefix("\n")
    return (body[1:], line + 1) if body.startswith("\n") else (body, line)


def _cleaner_values(cleaner: Cleaner) -> dict[str, Any]:
    names = ("version", "extract", "extract_hash", "overrides_hash", "written_hash")
    values: dict[str, Any] = {name: v for name in names if (v := getattr(cleaner, name))}
    if cleaner.counts:
        values["counts"] = dict(sorted(cleaner.counts.items(), key=_class_order))
    if cleaner.memory:
        values["memory"] = cleaner.memory
    return values


def _class_order(count: tuple[str, int]) -> tuple[str, int, str]:
    """A2 before A10."""
    return count[0][:1], int(count[0][1:]) if count[0][1:].isdecimal() else 0, count[0]


def _normal(value: object) -> Any:  # noqa: ANN401 # JSON-like
    """Normalise every string of a value: only normal text comes back as it was written."""
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, (list, tuple)):
        return [_normal(item) for item in value]
    if isinstance(value, dict):
        return {_normal(key): _normal(item) for key, item in value.items()}
    return value


def _read_head(head: str, fence: str, *, ended: bool) -> tuple[dict[str, Any], _Places]:
    if not ended:
        raise _HeadError("the front matter has no end", f"close it with a line {fence}")
    if len(head.encode()) > HEAD_LIMIT:
        hint = f"the limit is {HEAD_LIMIT // 1024} KB; move text into the body"
        raise _HeadError("the front matter is too long", hint)
    return _read_yaml(head) if fence == "---" else _read_toml(head)


def _read_yaml(head: str) -> tuple[dict[str, Any], _Places]:
    _check_events(head)
    try:
        node = yaml.compose(head, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as fault:
        raise _yaml_fault(fault) from fault
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        hint = "write one key: value on each line"
        raise _HeadError("the front matter is not a list of keys and values", hint, 2, 1)
    return _mapping(node, 1), {
        key.value: (value.start_mark.line + 2, value.start_mark.column + 1)
        for key, value in node.value
    }


def _check_events(head: str) -> None:
    """Look for anchors, aliases and deep nesting, event by event, where the text makes them possible.

    Composing first would be too late: libyaml's composer recurses, and deep nesting ends the process.
    """
    if not (_ANCHOR.search(head) or _DEEP.search(head)):
        return
    depth = 0
    try:
        for event in yaml.parse(head, Loader=yaml.CBaseLoader):
            mark = event.start_mark
            line, column = (mark.line + 2, mark.column + 1) if mark else (1, 0)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                hint = "put values that begin with & or * in quotes"
                raise _HeadError("anchors and aliases are not allowed", hint, line, column)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEPTH_LIMIT:
                raise _too_deep(line, column)
    except yaml.YAMLError as fault:
        raise _yaml_fault(fault) from fault


def _too_deep(line: int, column: int) -> _HeadError:
    hint = f"the limit is {DEPTH_LIMIT} levels; put text with brackets in quotes"
    return _HeadError("values are nested too deeply", hint, line, column)


def _yaml_fault(fault: yaml.YAMLError) -> _HeadError:
    # What was never closed is noticed at the end, but mended where it begins.
    begun = str(getattr(fault, "context", "")).startswith(
        ("while scanning a quoted", "while parsing a flow")
    )
    mark = getattr(fault, "context_mark" if begun else "problem_mark", None)
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 0)
    problem = str(getattr(fault, "problem", "") or "not YAML")
    hint = "put values that hold a colon, a quote or a bracket in quotes"
    if "tab" in problem or "\\t" in problem or "cannot start any token" in problem:
        hint = "indent with spaces, and put values that begin with a sign in quotes"
    return _HeadError(f"the front matter cannot be read: {problem}", hint, line, column)


def _mapping(node: yaml.MappingNode, depth: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in node.value:
        line, column = key.start_mark.line + 2, key.start_mark.column + 1
        if not isinstance(key, yaml.ScalarNode) or len(key.value) > KEY_LIMIT:
            raise _HeadError(
                "a key must be a short text", "put the text behind a key", line, column
            )
        if key.value in made:
            message = f'the key "{key.value}" stands there twice'
            raise _HeadError(message, "keep one of the two", line, column)
        made[key.value] = _value(value, depth + 1)
    return made


def _value(node: yaml.Node, depth: int) -> object:
    if isinstance(node, yaml.ScalarNode):
        text: str = node.value
        return "" if text in {"~", "null"} and not node.style else text
    if depth > DEPTH_LIMIT:
        raise _too_deep(node.start_mark.line + 2, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, depth)
    return [_value(item, depth + 1) for item in node.value]


def _read_toml(head: str) -> tuple[dict[str, Any], _Places]:
    import tomllib

    try:
        values = _strings(tomllib.loads(head), 1)
    except tomllib.TOMLDecodeError as fault:
        message = str(fault)
        at = re.search(r" \(at line (\d+), column (\d+)\)$", message)
        line, column = (int(at[1]) + 1, int(at[2])) if at else (head.count("\n") + 2, 0)
        shown = message[: at.start()] if at else message
        hint = "texts stand in quotes in TOML"
        raise _HeadError(f"the front matter cannot be read: {shown}", hint, line, column) from fault
    except RecursionError as fault:
        raise _too_deep(2, 1) from fault
    return values, _toml_places(head)


def _strings(value: Any, depth: int) -> Any:  # noqa: ANN401 # TOML's types
    """Bring TOML's types to the strings that YAML gives."""
    if depth > DEPTH_LIMIT:
        raise _too_deep(2, 1)
    if isinstance(value, dict):
        return {key: _strings(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_strings(item, depth + 1) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if hasattr(value, "isoformat") else normalise(str(value))


def _toml_places(head: str) -> _Places:
    places: _Places = {}
    for number, line in enumerate(head.split("\n"), 2):
        match = re.match(r"""\s*\[?\s*["']?([\w-]+)["']?(?:\s*=\s*)?""", line)
        if match:
            places.setdefault(match[1], (number, match.end() + 1))
    return places
