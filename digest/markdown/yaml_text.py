"""Plain values -> YAML text: block style, unfolded lines, quotes only where a reader needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

Value = str | bool | int | Sequence["Value"] | Mapping[str, "Value"]

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~")
_UNSAFE = re.compile(r": |:$| #|[\n\t]|^[ ]|[ ]$|^(?:---|\.\.\.)")
# What YAML 1.1 or 1.2 would not read as a string: other tools open these files too.
_TYPED = re.compile(
    r"""(?: y|n|yes|no|on|off|true|false|null|<<
    | [-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\.[0-9_]+(?:e[-+]?[0-9]+)?)
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)? | [-+]?\.inf | \.nan
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\ ].*)? )""",
    re.VERBOSE | re.IGNORECASE,
)


def scalar(text: str) -> str:
    """Write a string as one YAML scalar on one line, quoted only where it must be."""
    if text and text[0] not in _INDICATORS and not _UNSAFE.search(text):
        return f'"{text}"' if _TYPED.fullmatch(text) else text
    if "\n" in text or "\t" in text or "'" in text or not ('"' in text or "\\" in text):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'
    return f"'{text}'"


def lines(mapping: Mapping[str, Value], plain: frozenset[str] = frozenset()) -> Iterator[str]:
    """Write a mapping as block-style lines; strings under the top-level keys ``plain`` go unquoted.

    ``plain`` is for dates, which every YAML reader may read as such.
    """
    for key, value in mapping.items():
        if key in plain and isinstance(value, str):
            yield f"{key}: {value}"
        else:
            yield from _entry(f"{scalar(key)}:", value)


def _entry(lead: str, value: Value) -> Iterator[str]:
    if isinstance(value, (str, bool, int)) or not value:
        yield f"{lead} {_flat(value)}"
    else:
        yield lead
        for line in _block(value):
            yield f"  {line}"


def _block(value: Value) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from lines(value)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _item(item)


def _item(item: Value) -> Iterator[str]:
    if isinstance(item, (str, bool, int)) or not item:
        yield f"- {_flat(item)}"
        return
    lead = "- "
    for line in _block(item):
        yield lead + line
        lead = "  "


def _flat(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return scalar(value)
    return "{}" if isinstance(value, Mapping) else "[]"
