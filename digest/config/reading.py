"""A table of values -> Config, with every fault of the table named at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from digest.config.layers import Given, Layers, lay
from digest.config.meaning import CHECKS, Fault
from digest.config.output_folder import objection
from digest.config.settings import Config
from digest.errors import ConfigError, Problem
from digest.text.nearest import did_you_mean
from digest.text.toml_keys import Key

Raw = Any  # what TOML or text holds
Made = Any  # what stands in a Config, or _FAULTY
Wanted = Any  # a type, perhaps annotated

_FAULTY: Any = object()  # stands for a value that has been reported


class Setting(NamedTuple):
    """A key's value and where it comes from: a file and line, a variable, a flag, or the default."""

    key: str
    value: Any
    origin: str


def load(
    path: str | os.PathLike[str],
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
) -> Config:
    """Read the configuration at ``path``, with the environment and the command line above it.

    ``overrides`` maps dotted keys to values as text. Raises ConfigError with every fault found.
    """
    return _read(path, environ, overrides)[0]


def sources(
    path: str | os.PathLike[str],
    environ: Mapping[str, str] | None = None,
    overrides: Mapping[str, str] | None = None,
) -> list[Setting]:
    """List every key with its value and where it comes from, in the order of :class:`Config`."""
    config, layers = _read(path, environ, overrides)
    return [
        Setting(".".join(key), value, _origin(layers, key))
        for key, value in _flat(msgspec.to_builtins(config), ())
    ]


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of digest.toml."""
    made = msgspec.json.schema(Config)
    definitions = made["$defs"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions.pop("Config"),
        "title": "digest.toml",
        "$defs": definitions,
    }


def _read(
    path: str | os.PathLike[str],
    environ: Mapping[str, str] | None,
    overrides: Mapping[str, str] | None,
) -> tuple[Config, Layers]:
    file = Path(path)
    layers = lay(file, environ or {}, overrides or {}, Config.__struct_fields__)
    reader = _Reader(layers, file.absolute().parent)
    config = reader.struct(Config, layers.table, ())
    if reader.problems:
        raise ConfigError(
            "the configuration is faulty", problems=tuple(sorted(reader.problems, key=_order))
        )
    return config, layers


class _Reader:
    """Converts values field by field, so that one fault does not hide the next."""

    def __init__(self, layers: Layers, root: Path) -> None:
        self.layers = layers
        self.root = root
        self.problems: list[Problem] = []

    def struct(self, wanted: type[Any], table: Raw, key: Key) -> Made:
        if not isinstance(table, dict):
            return self._refuse(key, table, f"{_name(key)} must be a table", _table_hint(key))
        fields = {f.name: f for f in msgspec.structs.fields(wanted)}
        for name in table:
            if name not in fields:
                self._unknown((*key, name), table[name], list(fields))
        values = {}
        for name, item in fields.items():
            if name in table:
                values[name] = self._value(item.type, table[name], (*key, name))
            elif item.required:
                values[name] = self._missing((*key, name))
        faulty = any(value is _FAULTY for value in values.values())
        return _FAULTY if faulty else wanted(**values)

    def _value(self, wanted: Wanted, value: Raw, key: Key) -> Made:
        bare = _bare(wanted)
        if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
            return self.struct(bare, value, key)
        if _form(bare) is tuple:
            return self._elements(get_args(bare)[0], value, key)
        if _form(bare) is dict:
            return self._options(value, key)
        return self._scalar(wanted, value, key)

    def _elements(self, wanted: Wanted, value: Raw, key: Key) -> Made:
        parts = _split(value)
        if not isinstance(parts, list):
            return self._refuse(key, value, f"{_name(key)} must be a list", _list_hint(wanted))
        made = tuple(self._value(wanted, part, (*key, str(n))) for n, part in enumerate(parts))
        return _FAULTY if any(one is _FAULTY for one in made) else made

    def _options(self, value: Raw, key: Key) -> Made:
        if not isinstance(value, dict):
            return self._refuse(key, value, f"{_name(key)} must be a table", _table_hint(key))
        return {k: v.text if isinstance(v, Given) else v for k, v in value.items()}

    def _scalar(self, wanted: Wanted, value: Raw, key: Key) -> Made:
        raw = value.text if isinstance(value, Given) else value
        try:
            made = msgspec.convert(raw, wanted, strict=not isinstance(value, Given))
        except msgspec.ValidationError:
            message = f"{_name(key)} must be {_description(wanted)}, not {_shown(raw)}"
            return self._refuse(key, value, message, _choice_hint(wanted, raw))
        fault = self._fault(key, made)
        if fault:
            return self._refuse(key, value, *fault)
        return made.rstrip("/") + "/" if key == ("base_url",) else made

    def _fault(self, key: Key, made: Made) -> Fault | None:
        if key == ("output",):
            return objection(self.root, made)
        return CHECKS[key](made) if key in CHECKS else None

    def _unknown(self, key: Key, value: Raw, known: list[str]) -> None:
        hint = did_you_mean(key[-1], known)
        where = self.layers.where(key, _first_given(value))
        self.problems.append(Problem(where, f'unknown key "{_name(key)}"', hint))

    def _missing(self, key: Key) -> Made:
        hint = (
            'add timezone = "Europe/Berlin"' if key == ("timezone",) else f'add {key[-1]} = "..."'
        )
        return self._refuse(key, None, f"{_name(key)} is missing", hint)

    def _refuse(self, key: Key, value: Raw, message: str, hint: str) -> Made:
        where = self.layers.where(key, _first_given(value))
        self.problems.append(Problem(where, message, hint))
        return _FAULTY


def _order(problem: Problem) -> tuple[bool, int, int]:
    """Sort the file's problems by line; those of variables and flags, without a line, come last."""
    return not problem.where.line, problem.where.line, problem.where.column


def _name(key: Key) -> str:
    """Write a key as people do: ``feed.limit``, and ``nav[2].url`` with elements counted from 1."""
    text = ""
    for part in key:
        text += f"[{int(part) + 1}]" if part.isdigit() else f".{part}" if text else part
    return text


def _form(wanted: Wanted) -> object:
    """Give what a type is made of: ``tuple`` for ``tuple[str, ...]``."""
    return get_origin(wanted)


def _bare(wanted: Wanted) -> Wanted:
    return get_args(wanted)[0] if _form(wanted) is Annotated else wanted


def _split(value: Raw) -> Raw:
    """Read text from a variable or flag as a list, parted by commas; leave other values alone."""
    if not isinstance(value, Given):
        return value
    parts = [part.strip() for part in value.text.split(",")]
    return [Given(part, value.where) for part in parts if part]


def _first_given(value: Raw) -> Raw:
    """Find the variable or flag that made a table, where one did."""
    while isinstance(value, dict) and value:
        value = next(iter(value.values()))
    return value


def _description(wanted: Wanted) -> str:
    kind = msgspec.inspect.type_info(wanted)
    while isinstance(kind, msgspec.inspect.Metadata):
        kind = kind.type
    match kind:
        case msgspec.inspect.IntType(ge=low, le=high):
            return f"a whole number from {low} to {high}"
        case msgspec.inspect.BoolType():
            return "true or false"
        case msgspec.inspect.LiteralType():
            return "one of " + ", ".join(f'"{choice}"' for choice in get_args(_bare(wanted)))
        case msgspec.inspect.StrType(min_length=int()):
            return "text that is not empty"
    return "text in quotes"


def _shown(raw: Raw) -> str:
    text = {True: "true", False: "false"}[raw] if isinstance(raw, bool) else repr(raw)
    text = '"' + raw + '"' if isinstance(raw, str) else text
    return text if len(text) <= 60 else text[:57] + "..."


def _choice_hint(wanted: Wanted, raw: Raw) -> str:
    bare = _bare(wanted)
    is_choice = _form(bare) is Literal and isinstance(raw, str)
    return did_you_mean(raw, get_args(bare)) if is_choice else ""


def _table_hint(key: Key) -> str:
    return f"write [{key[0]}] on a line of its own, and its keys below"


def _list_hint(wanted: Wanted) -> str:
    is_table = isinstance(wanted, type) and issubclass(wanted, msgspec.Struct)
    return (
        'write [[nav]] with title = "..." and url = "..."' if is_table else 'write ["...", "..."]'
    )


def _flat(values: dict[str, Any], key: Key) -> Iterator[tuple[Key, Any]]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, (*key, name))
        else:
            yield (*key, name), value


def _origin(layers: Layers, key: Key) -> str:
    value: Raw = layers.table
    for part in key:
        if not isinstance(value, dict) or part not in value:
            return "default"
        value = value[part]
    if isinstance(value, Given):
        return value.where.path
    return f"{layers.file}:{layers.where(key).line}"
