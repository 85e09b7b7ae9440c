"""The Python modules that ``plugins`` names: they bring rules, importers and filters of a project's own.

A rule is registered with the decorators of ``digest.clean.rule``, an importer with ``digest.importers.register``,
and filters stand in the module's table ``FILTERS``. A module is looked for in the project's folder first
(``house_rules`` is ``house_rules.py`` beside ``digest.toml``), then among the installed ones. It is trusted code.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.util
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from hashlib import blake2b
from types import ModuleType
from typing import Any, NamedTuple

from digest.errors import ConfigError, Location

CONFIG = "digest.toml"


class Plugins(NamedTuple):
    """What the modules have brought; ``mark`` hashes the bytes of those whose filters pages may use."""

    filters: Mapping[str, Callable[..., Any]] = {}
    mark: str = ""


class _Source(NamedTuple):
    """A module's name, its file ("" for one without), and the file's bytes."""

    name: str
    file: str
    data: bytes


class _State:
    """What is loaded in this process, and the rules that were there without it."""

    def __init__(self) -> None:
        self.sources: tuple[_Source, ...] = ()
        self.plugins = Plugins()
        self.rules: tuple[Any, ...] = ()


_state = _State()


def load(root: str | os.PathLike[str], names: tuple[str, ...]) -> Plugins:
    """Load these modules in place of those loaded before; the same ones again cost nothing.

    Raises ConfigError for a module that is not there, and for one that fails.
    """
    if not names and not _state.sources:
        return _state.plugins
    sources = tuple(_find(os.fspath(root), name) for name in names)
    if sources != _state.sources:
        _forget()
        try:
            filters, marks = _run(sources)
        except BaseException:
            _forget()
            raise
        mark = blake2b(b"\0".join(marks), digest_size=8).hexdigest() if marks else ""
        _state.sources, _state.plugins = sources, Plugins(filters, mark)
    return _state.plugins


def _forget() -> None:
    """Bring back what there is without plug-ins."""
    from digest import importers
    from digest.clean import engine, rule

    _state.rules = _state.rules or engine.all_rules()
    rule.restore(_state.rules)
    engine.forget_rules()
    importers.forget()
    _state.sources, _state.plugins = (), Plugins()


def _run(sources: tuple[_Source, ...]) -> tuple[dict[str, Callable[..., Any]], list[bytes]]:
    filters: dict[str, Callable[..., Any]] = {}
    marks = []
    for source in sources:
        table = getattr(_module(source), "FILTERS", {})
        if not (isinstance(table, dict) and all(callable(one) for one in table.values())):
            hint = 'write FILTERS = {"name": function}'
            raise ConfigError(
                "FILTERS is not a table of functions", where=_place(source), hint=hint
            )
        filters.update(table)
        if table:
            marks.append(source.data)
    return filters, marks


def _find(root: str, name: str) -> _Source:
    path = os.path.join(root, f"{name}.py")
    if name.isidentifier() and os.path.isfile(path):
        return _Source(name, path, _bytes(path))
    try:
        spec = importlib.util.find_spec(name) if name else None
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:  # without origin: a mere folder of that name
        hint = f"it is looked for as {name}.py beside {CONFIG}, then among the installed modules"
        message = f'plugins names "{name}", and there is no such module'
        raise ConfigError(message, where=Location(CONFIG), hint=hint)
    file = spec.origin if spec.has_location and spec.origin else ""
    return _Source(name, file, _bytes(file) if file else b"")


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        where = Location(os.path.basename(path))
        raise ConfigError(message, where=where, hint=f"plugins in {CONFIG} names it") from error


def _module(source: _Source) -> ModuleType:
    """Run a module afresh; raises ConfigError at the line of it that failed."""
    own = f"digest_plugin_{source.name.replace('.', '_')}"
    try:
        spec = importlib.util.spec_from_loader(own, _Loader(source), origin=source.file)
        if spec is None or not source.file:
            return importlib.import_module(source.name)
        module = importlib.util.module_from_spec(spec)
        sys.modules[own] = module  # dataclasses look their own module up
        _Loader(source).exec_module(module)
    except (Exception, SystemExit) as error:
        text = f"{type(error).__name__}: {error}".partition("\n")[0]
        raise ConfigError(
            f"this plug-in cannot be loaded: {text}",
            where=_place(source, error),
            hint=f"mend it, or take it out of plugins in {CONFIG}",
        ) from error
    return module


class _Loader(importlib.abc.SourceLoader):
    """Compiles the bytes we have looked at, and leaves no compiled file in the project's folder."""

    def __init__(self, source: _Source) -> None:
        self.source = source

    def get_filename(self, fullname: str) -> str:  # noqa: ARG002 - as importlib calls it
        return self.source.file

    def get_data(self, path: str | bytes) -> bytes:
        if path != self.source.file:
            raise OSError(path)
        return self.source.data


def _place(source: _Source, error: BaseException | None = None) -> Location:
    """Name the last line of the module that an error passed through."""
    name = os.path.basename(source.file) or source.name
    if isinstance(error, SyntaxError) and error.filename == source.file:
        return Location(name, error.lineno or 0)
    lines = traceback.extract_tb(error.__traceback__) if error else []
    inside = [frame.lineno or 0 for frame in lines if frame.filename == source.file]
    return Location(name, inside[-1] if inside else 0)
