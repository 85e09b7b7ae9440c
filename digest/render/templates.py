"""Jinja, autoescaping (plain text excepted) and strict, over a theme's chain of template folders.

``{% extends "!base.html" %}`` reaches the next ``base.html`` down the chain, so that a project can change a
theme's template without copying it. Themes are trusted code; content never becomes a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from contextlib import suppress
from hashlib import blake2b
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any, NamedTuple

import jinja2
from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.meta import find_referenced_templates
from jinja2.parser import Parser
from jinja2.runtime import Context, Macro
from jinja2.utils import Joiner
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from digest.errors import DigestError, Location, ThemeError
from digest.render.theme import Level, is_inside
from digest.text.nearest import did_you_mean

REMEMBERED = 24_000_000
"""Characters of finished pieces that are kept for the next page that shows them."""
_BESIDES = 300
"""Characters that a piece takes besides its text."""

_FUNCTIONS = frozenset({FunctionType, MethodType, BuiltinMethodType, Joiner})
_DEEPER = re.compile(r"!(\d+)!(.+)", re.DOTALL)
_MISSING = re.compile(r"'(\w+)' is undefined")

COMPILER = jinja2.__version__
"""The version of what compiles templates."""


class Source(NamedTuple):
    """A template's text, how messages name its file, and the number of its level in the chain."""

    text: str
    label: str
    level: int


class Templates:
    """The templates of a theme's chain; ``filters`` are there both as filters and as functions.

    ``compiled`` is what was learnt of templates before, by their source; it grows with what is learnt now. It
    must have been made with the same filters, site, Jinja and Python.
    """

    def __init__(
        self,
        levels: tuple[Level, ...],
        filters: Mapping[str, Callable[..., Any]],
        compiled: dict[str, bytes] | None = None,
    ) -> None:
        self._compiled = {} if compiled is None else compiled
        self._loader = _Loader(levels)
        self._environment = _Environment(
            loader=self._loader,
            extensions=[_Memo],
            autoescape=lambda name: not str(name).endswith(".txt"),
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=_Compiled(self._compiled),
            cache_size=-1,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._environment.filters.update(filters)
        self._environment.globals.update(filters)
        self._references: dict[str, tuple[str, ...] | None] = {}

    def has(self, name: str) -> bool:
        """Tell whether the chain has a template of this name."""
        return self._loader.find(name) is not None

    def render(self, name: str, values: Mapping[str, Any]) -> str:
        """Render a template with values; raises ThemeError with the template's file and line."""
        try:
            return self._environment.get_template(name).render(values)
        except Exception as error:
            raise self._explained(error, name, values) from error

    def closure(self, name: str) -> tuple[str, ...]:
        """Name every template that this one may use, itself included, in order.

        A template with a computed name in extends, include or import may use all of them.
        """
        found: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current in found or self._loader.find(current) is None:
                continue
            found.add(current)
            references = self._referenced(current)
            if references is None:
                return tuple(sorted(found.union(self._loader.names())))
            waiting.extend(references)
        return tuple(sorted(found))

    def fingerprint(self, name: str) -> str:
        """Hash the texts of a template's closure."""
        memory = blake2b(digest_size=16)
        for used in self.closure(name):
            source = self._loader.find(used)
            if source is not None:
                memory.update(f"{used}\0{source.label}\0{source.text}\0".encode())
        return memory.hexdigest()

    def calls(self, name: str, function: str) -> bool:
        """Tell whether the closure of a template may call a function."""
        sources = [self._loader.find(used) for used in self.closure(name)]
        called = re.compile(rf"\b{function}\b").search
        return any(source and called(source.text) for source in sources)

    def _referenced(self, name: str) -> tuple[str, ...] | None:
        """Give the names a template refers to, None where one of them is computed."""
        if name not in self._references:
            source = self._loader.find(name)
            assert source is not None
            named = f"{name}\0{source.label}\0{source.level}\0{source.text}"
            key = "names " + blake2b(named.encode(), digest_size=16).hexdigest()
            if key not in self._compiled:
                found = self._names(name, source)
                self._compiled[key] = b"*" if found is None else "\n".join(("", *found)).encode()
            known = self._compiled[key].decode()
            self._references[name] = None if known == "*" else tuple(known.split("\n")[1:])
        return self._references[name]

    def _names(self, name: str, source: Source) -> list[str] | None:
        try:
            tree = self._environment.parse(source.text, name, source.label)
        except TemplateSyntaxError as error:
            raise self._explained(error, name, {}) from error
        names = list(find_referenced_templates(tree))
        if any(n is None or "\n" in n for n in names):
            return None
        return [self._environment.join_path(n, name) for n in names if n]

    def _explained(self, error: Exception, name: str, values: Mapping[str, Any]) -> DigestError:
        where = self._place(error) or Location(self._label(name))
        if isinstance(error, DigestError):
            return _placed(error, where)
        if isinstance(error, TemplateSyntaxError):
            where = Location(error.filename or self._label(name), error.lineno)
            return ThemeError(f"the template is broken: {error.message}", where=where)
        if isinstance(error, TemplateNotFound):
            return self._not_found(error, where)
        if isinstance(error, UndefinedError):
            missing = _MISSING.match(str(error))
            known = [*values, *self._environment.globals]
            hint = did_you_mean(missing[1], known) if missing else None
            return ThemeError(str(error), where=where, hint=hint)
        return ThemeError(f"{type(error).__name__}: {error}", where=where)

    def _not_found(self, error: TemplateNotFound, where: Location) -> ThemeError:
        asked = str(error.name)
        name = _DEEPER.sub(r"\2", asked)
        deeper = " further down the chain of themes" if _DEEPER.match(asked) else ""
        hint = did_you_mean(name, self._loader.names())
        return ThemeError(f'there is no template "{name}"{deeper}', where=where, hint=hint)

    def _place(self, error: Exception) -> Location | None:
        """Find the innermost template line in a traceback."""
        place = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in self._loader.labels:
                place = Location(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
            trace = trace.tb_next
        return place

    def _label(self, name: str) -> str:
        source = self._loader.find(name)
        return source.label if source else f"templates/{name}"


def _placed(error: DigestError, where: Location) -> DigestError:
    """Say in which template an error of a filter arose."""
    return type(error)(error.message, where=error.where or where, hint=error.hint)


def trusted(html: str) -> Markup:
    """Mark HTML that markdown/html.py made as not to be escaped: the one such place."""
    return Markup(html)  # noqa: S704 - bodies only; raw HTML is off where they are made


def filled(text: str, values: Mapping[str, Any]) -> str:
    """Put values into a text; one that is Markup makes the whole Markup, the rest escaped."""
    if any(hasattr(value, "__html__") for value in values.values()):
        return escape(text).format(**values)
    return text.format(**values)


class _Compiled(BytecodeCache):
    """Compiled templates by name, each with the hash of its source, which Jinja compares."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self._known = known

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template as it was compiled before."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember a template as it is compiled now."""
        self._known[bucket.key] = bucket.bytecode_to_string()


class _Context(Context):
    """Calls macros and plain functions at once; Jinja looks at each of them in five ways before it does."""

    def call(self, called: Callable[..., Any], *args: Any, **given: Any) -> Any:  # noqa: ANN401
        kind = type(called)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind not in _FUNCTIONS or getattr(called, "jinja_pass_arg", None) is not None:
            return super().call(called, *args, **given)
        given.pop("_block_vars", None)
        given.pop("_loop_vars", None)
        try:
            return called(*args, **given)
        except StopIteration:  # it would end the loop of the template
            return self.environment.undefined(
                "value was undefined because a callable raised a StopIteration exception"
            )


class _Environment(Environment):
    """Resolves ``!name`` against the level of the template that says it."""

    context_class = _Context

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template and say its constant texts at once."""
        tree = super()._parse(source, name, filename)
        return _Said(self.globals["t"]).visit(tree) if "t" in self.globals else tree

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give the filters as they are: Jinja's chain of dictionaries is slow, and nobody adds to it."""
        return super().make_globals(d) if d else self.globals

    def join_path(self, template: str, parent: str) -> str:
        if not template.startswith("!"):
            return template
        assert isinstance(self.loader, _Loader)
        source = self.loader.find(parent)
        return f"!{source.level + 1 if source else 0}!{template[1:]}"


class _Said(NodeTransformer):
    """Makes ``t("key")``, a text without values, the text itself, so that a page pays nothing for it."""

    def __init__(self, t: Any) -> None:  # noqa: ANN401 - whatever is called "t" in templates
        self._t = t

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja looks for this name
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="t"), args=[nodes.Const(value=key)], kwargs=[]):
                with suppress(
                    DigestError
                ):  # it fails again where the page is made, and its line is known there
                    return nodes.Const(self._t(key), lineno=node.lineno)
        return node


class _Memo(Extension):
    """``{% memo KEY, ... %} ... {% endmemo %}``: a piece of a template that is made once for each key.

    The keys must tell apart all that the piece shows of what is not the same on the whole site: a card's hash stands
    for the card. What is remembered belongs to one set of templates, and so to one theme, site and build.
    """

    tags = {"memo"}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._pieces: dict[tuple[Any, ...], str] = {}
        self._size = 0

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Show the piece that is remembered, else make it."""
        line = next(parser.stream).lineno
        keys = parser.parse_tuple()
        items = keys.items if isinstance(keys, nodes.Tuple) else [keys]
        body = parser.parse_statements(("name:endmemo",), drop_needle=True)
        found = parser.free_identifier()
        place: list[nodes.Expr] = [nodes.Const(parser.name or ""), nodes.Const(found.name)]
        key = nodes.Tuple([*place, *items], "load")
        make = nodes.CallBlock(self.call_method("made", [key]), [], [], body)
        shown: list[nodes.Node] = [nodes.Output([found])]
        return [
            nodes.Assign(found, self.call_method("recall", [key])).set_lineno(line),
            nodes.If(found, shown, [], [make]).set_lineno(line),
        ]

    def recall(self, key: tuple[Any, ...]) -> str | None:
        """Give the piece made for a key before, None where there is none."""
        return self._pieces.get(key)

    def made(self, key: tuple[Any, ...], caller: Callable[[], str]) -> str:
        """Make the piece for a key and remember it."""
        piece = self._pieces[key] = caller()
        self._size += len(piece) + _BESIDES
        while self._size > REMEMBERED:
            oldest = self._pieces.pop(next(iter(self._pieces)))
            self._size -= len(oldest) + _BESIDES
        return piece


class _Loader(BaseLoader):
    """Finds templates file by file, nearest level first; reads each once."""

    def __init__(self, levels: tuple[Level, ...]) -> None:
        self._levels = levels
        self._sources: dict[str, Source | None] = {}
        self.labels: set[str] = set()

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - Jinja passes it
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Give a template's text and the name of its file in messages, as Jinja asks for them."""
        source = self.find(template)
        if source is None:
            raise TemplateNotFound(template)
        return source.text, source.label, lambda: True

    def find(self, name: str) -> Source | None:
        """Give a template's source, None where there is none; "!2!name" starts at the third level."""
        if name not in self._sources:
            source = self._sources[name] = self._search(name)
            if source:
                self.labels.add(source.label)
        return self._sources[name]

    def names(self) -> list[str]:
        """Name every template of every level, sorted."""
        found: set[str] = set()
        for level in self._levels:
            paths = [path for path in level.folder.rglob("*") if path.is_file()]
            found.update(path.relative_to(level.folder).as_posix() for path in paths)
        return sorted(found)

    def _search(self, name: str) -> Source | None:
        deeper = _DEEPER.fullmatch(name)
        first, path = (int(deeper[1]), deeper[2]) if deeper else (0, name)
        if not _is_plain(path):
            return None
        for number, level in enumerate(self._levels):
            file = level.folder / path
            if number >= first and file.is_file():
                label = f"{level.label}/{path}"
                if not is_inside(level.folder, file):
                    raise ThemeError(
                        "a symbolic link may not lead out of a theme",
                        where=Location(label),
                        hint="copy what it points to",
                    )
                return Source(_text(level, path, label), label, number)
        return None


def _is_plain(path: str) -> bool:
    """Tell whether a template's name stays below its folder on every system."""
    return not re.search(r"[\\:\x00]", path) and all(
        part not in {"", ".", ".."} for part in path.split("/")
    )


def _text(level: Level, path: str, label: str) -> str:
    try:
        return (level.folder / path).read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise ThemeError(
            "this template cannot be read as UTF-8 text", where=Location(label)
        ) from error
