"""What an editor says of one edition, in content/editions/: what is not said there, the machine decides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from digest.errors import Location, Problem
from digest.markdown.front_matter import Values
from digest.model.parts import EditionNote
from digest.text import normal
from digest.text.nearest import did_you_mean

_TEXT = ("a text", "write it on one line after the colon")
_ARTICLES = ("a list of articles", "write one file name a line: - ubs-wealth")

FIELDS: Mapping[str, tuple[str, str]] = {
    "title": _TEXT,
    "standfirst": _TEXT,
    "summary": _TEXT,
    "lead": ("a text", "name one article by its file name"),
    "order": _ARTICLES,
    "leave_out": _ARTICLES,
    "figures": _ARTICLES,
    "sections": ("a list of sections", "write one name a line: - Banks"),
}


def note_of(
    key: str, path: str, found: Values, body: str, where: str
) -> tuple[EditionNote | None, list[Problem]]:
    """Make an edition's note of the values of its file; none where one of them cannot be used."""
    values = found.values or {}
    faults = [
        Problem(Location(where, *found.places[name]), f"{name} must be {kind}", hint)
        for name, (kind, hint) in FIELDS.items()
        if not _fits(values.get(name, ""), kind)
    ]
    if faults:
        return None, faults
    note = EditionNote(
        key=key,
        title=normal.one_line(values.get("title", "")),
        standfirst=normal.one_line(values.get("standfirst") or values.get("summary", "")),
        lead=values.get("lead", "").strip(),
        order=_several(values.get("order")),
        body=body,
        path=path,
        leave_out=_several(values.get("leave_out")),
        figures=_several(values.get("figures")),
        sections=_several(values.get("sections")),
    )
    return note, _unknown(values, found, where)


def _fits(value: object, kind: str) -> bool:
    if isinstance(value, list) and kind.startswith("a list"):
        return all(isinstance(item, str) for item in value)
    return isinstance(value, str)


def _several(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - as YAML has it, checked by then
    return (value,) if isinstance(value, str) and value else tuple(value or ())


def _unknown(values: Mapping[str, Any], found: Values, where: str) -> list[Problem]:
    return [
        Problem(
            Location(where, *found.places[name]),
            f'an edition has no key "{name}"',
            did_you_mean(name, FIELDS),
            "warning",
        )
        for name in values
        if name not in FIELDS
    ]
