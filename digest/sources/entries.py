"""What an editor wrote about the lines of a source or a document -> Overrides; the same in TOML and YAML.

Values come as texts, lists, mappings and truth values; every fault is told, none is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from digest.model.knowledge import Overrides, Pattern, Switch
from digest.text.nearest import did_you_mean
from digest.text.patterns import LONGEST_TEXT, PatternError, compiled

Key = tuple[str, ...]
Tell = Callable[[Key, str, str], None]
"""Take note of a fault: the key it is about, the message, the hint."""

NAMES = ("drop", "keep", "cut_after", "byline", "captions", "machine_summary")
"""What can be said about lines, by the keys of :class:`Overrides`."""

_WAYS = ("text", "re", "lines", "mark")
_FIELDS = (*_WAYS, "why", "confirm")
_LINES = re.compile(r"#?[1-9]\d{0,6}(?:\s?[-–]\s?#?[1-9]\d{0,6})?", re.ASCII)
_MARK = re.compile(r"[0-9a-f]{10}")
_ITEM_HINT = 'write { text = "..." }, { re = "..." }, { mark = "..." } or "#14-#17"'
_PATTERN_HINT = "name the line by text instead, or by mark as `digest explain --marks` prints it"


class Place(NamedTuple):
    """Where overrides stand: ``of`` names a key's place for the editor; lines have numbers in a ``document`` only."""

    tell: Tell
    of: Callable[[Key], str]
    document: bool


def read(table: Mapping[str, Any], key: Key, place: Place) -> Overrides:
    """Read the known keys of a table that stands at ``key``; the others are for the caller to judge."""

    def lines(name: str) -> tuple[Pattern, ...]:
        return _patterns(table[name], (*key, name), place) if name in table else ()

    def switch(name: str) -> Switch:
        return _switch(table[name], (*key, name), place) if name in table else ""

    return Overrides(
        drop=lines("drop"),
        keep=lines("keep"),
        cut_after=lines("cut_after"),
        byline=_byline(table["byline"], (*key, "byline"), place) if "byline" in table else "",
        captions=switch("captions"),
        machine_summary=switch("machine_summary"),
    )


def _patterns(value: Any, key: Key, place: Place) -> tuple[Pattern, ...]:  # noqa: ANN401
    if isinstance(value, (str, dict)):
        found = [_pattern(value, key, place)]
    elif isinstance(value, list):
        found = [_pattern(one, (*key, str(n)), place) for n, one in enumerate(value)]
    else:
        place.tell(key, f"{_name(key)} must be a list of lines", _ITEM_HINT)
        return ()
    return tuple(one for one in found if one)


def _pattern(value: Any, key: Key, place: Place) -> Pattern | None:  # noqa: ANN401
    if isinstance(value, str):
        value = {"lines" if _LINES.fullmatch(value.strip()) else "text": value}
    if not isinstance(value, dict):
        place.tell(key, f"{_name(key)} must be a line", _ITEM_HINT)
        return None
    if not _is_sound(value, key, place):
        return None
    way = next(name for name in _WAYS if name in value)
    fault = _FAULTS[way](value[way].strip(), place)
    if fault:
        place.tell(key, *fault)
        return None
    return Pattern(
        **{way: value[way].strip()},
        why=" ".join(value.get("why", "").split())[:200],
        where=place.of(key),
        confirm=value.get("confirm", False) in (True, "true"),
    )


def _is_sound(value: dict[str, Any], key: Key, place: Place) -> bool:
    """Tell of names that are not known, of values that are no text, and of none or several ways to name a line."""
    for name, given in value.items():
        if name not in _FIELDS:
            place.tell(key, f'unknown key "{name}" in {_name(key)}', did_you_mean(name, _FIELDS))
            return False
        wanted, sound = "text in quotes", isinstance(given, str)
        if name == "confirm":
            wanted, sound = "true or false", given in (True, False, "true", "false")
        if not sound:
            place.tell(key, f"{name} in {_name(key)} must be {wanted}", _ITEM_HINT)
            return False
    ways = [name for name in _WAYS if str(value.get(name, "")).strip()]
    if len(ways) == 1:
        return True
    said = f"says {' and '.join(ways)}" if ways else "does not say which line is meant"
    place.tell(key, f"{_name(key)} {said}", f"one of {', '.join(_WAYS)}; {_ITEM_HINT}")
    return False


_Fault = tuple[str, str] | None


def _no_text(text: str, _: Place) -> _Fault:
    if len(text) <= LONGEST_TEXT:
        return None
    return f"a text of more than {LONGEST_TEXT:,} characters", "name the line by its mark"


def _no_pattern(text: str, _: Place) -> _Fault:
    try:
        compiled(text)
    except PatternError as error:
        return f'pattern "{_shown(text)}" {error}', _PATTERN_HINT
    return None


def _no_lines(text: str, place: Place) -> _Fault:
    if not _is_lines(text):
        return f'"{_shown(text)}" are no lines', 'write "#14" or "#14-#17"'
    if not place.document:
        hint = 'put them under [document."PATH"], or name the line by text, re or mark'
        return "line numbers mean one document only", hint
    return None


def _no_mark(text: str, _: Place) -> _Fault:
    if _MARK.fullmatch(text):
        return None
    return f'"{_shown(text)}" is no mark', "`digest explain --marks` prints the mark of every line"


_FAULTS: dict[str, Callable[[str, Place], _Fault]] = {
    "text": _no_text,
    "re": _no_pattern,
    "lines": _no_lines,
    "mark": _no_mark,
}


def _is_lines(text: str) -> bool:
    return bool(_LINES.fullmatch(text.strip())) and lines_of(text) != range(0)


def lines_of(text: str) -> range:
    """Read ``#14-#17`` as source lines; nothing where the last stands before the first."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    return range(numbers[0], numbers[-1] + 1)


def _byline(value: Any, key: Key, place: Place) -> str:  # noqa: ANN401
    hint = "such as '^(?P<name>.+) \\| (?P<place>.+)$'"
    if not isinstance(value, str) or not value:
        place.tell(key, f"{_name(key)} must be a pattern in quotes", hint)
        return ""
    fault = _no_pattern(value, place)
    if fault:
        place.tell(key, *fault)
    elif "name" not in compiled(value).groups:
        place.tell(key, f'pattern "{_shown(value)}" has no group "name"', hint)
    else:
        return value
    return ""


def _switch(value: Any, key: Key, place: Place) -> Switch:  # noqa: ANN401
    if value == "keep":
        return "keep"
    if value == "drop":
        return "drop"
    place.tell(key, f'{_name(key)} must be "keep" or "drop"', f'write {key[-1]} = "keep"')
    return ""


def _name(key: Key) -> str:
    """Write a key within its table as people do: ``drop``, and ``drop[2]`` with elements counted from 1."""
    name, number = (key[-2], key[-1]) if key[-1].isdecimal() else (key[-1], "")
    return f"{name}[{int(number) + 1}]" if number else name


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
