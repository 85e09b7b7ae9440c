"""Themes: what a theme.toml says, and which folders give templates and static files, nearest first."""

from __future__ import annotations

import os
import re
import tomllib
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import digest
from digest.errors import ConfigError, Location, ThemeError
from digest.text.nearest import did_you_mean
from digest.text.toml_keys import places

KEYS = ("name", "version", "extends", "description", "licence", "min_digest", "options")
"""What a theme.toml may say; ``options`` is a table of defaults, everything else text."""

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


class Level(NamedTuple):
    """A folder of templates or texts; ``label`` is how messages name it ("themes/default/templates")."""

    label: str
    folder: Path


class StaticFile(NamedTuple):
    """A static file: where its bytes are, and their hash."""

    file: str
    hash: str


class Theme(NamedTuple):
    """A theme with its parents: folders of templates and of texts nearest first, static files by relative path."""

    name: str
    version: str
    levels: tuple[Level, ...]
    wording: tuple[Level, ...]
    static: dict[str, StaticFile]
    options: dict[str, Any]

    def has(self, template: str) -> bool:
        """Tell whether the theme, or one that it builds on, has a template of this name."""
        return any((level.folder / template).is_file() for level in self.levels)


class _Description(NamedTuple):
    """One theme's own folder and theme.toml."""

    name: str
    folder: Path
    version: str
    extends: str
    options: dict[str, Any]


def load(root: Path, name: str) -> Theme:
    """Load a theme with its parents for the project in ``root``.

    Templates come from the project's templates folder, then the theme, then its parents, file by file;
    static files likewise, and texts key by key.
    Raises ThemeError for a theme that is missing, broken or its own parent.
    """
    chain = _chain(root, name)
    folders = [("", root), *((f"themes/{theme.name}/", theme.folder) for theme in chain)]
    static: dict[str, StaticFile] = {}
    options: dict[str, Any] = {}
    for label, folder in reversed(folders):
        static.update(_static(folder / "static", f"{label}static"))
    for theme in reversed(chain):
        options.update(theme.options)
    return Theme(
        name,
        chain[0].version,
        _levels(folders, "templates"),
        _levels(folders, "i18n"),
        dict(sorted(static.items())),
        options,
    )


def _levels(folders: list[tuple[str, Path]], kind: str) -> tuple[Level, ...]:
    levels = [Level(label + kind, folder / kind) for label, folder in folders]
    return tuple(level for level in levels if level.folder.is_dir())


def settle(theme: Theme, given: dict[str, Any]) -> dict[str, Any]:
    """Give the theme's options with the project's own values; raises ConfigError for unknown ones."""
    for key, value in given.items():
        where = Location("digest.toml")
        if key not in theme.options:
            raise ConfigError(
                f'options.{key}: the theme "{theme.name}" has no such option',
                where=where,
                hint=did_you_mean(key, theme.options) if theme.options else None,
            )
        default = theme.options[key]
        if type(value) is not type(default) and not _both_numbers(value, default):
            kind = type(default).__name__
            raise ConfigError(
                f"options.{key}: {value!r} is not of the type {kind}",
                where=where,
                hint=f"its default is {default!r}",
            )
    return {**theme.options, **given}


def _both_numbers(value: object, default: object) -> bool:
    return isinstance(default, float) and type(value) is int


def is_inside(folder: Path, file: Path) -> bool:
    """Tell whether a file's bytes lie in a folder, all symbolic links followed."""
    return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))


def _chain(root: Path, name: str) -> list[_Description]:
    chain: list[_Description] = []
    where = None
    while name:
        if name in [theme.name for theme in chain]:
            circle = " -> ".join([*(theme.name for theme in chain), name])
            raise ThemeError(
                f"a theme is its own parent: {circle}",
                where=where,
                hint='change one of the lines "extends"',
            )
        chain.append(_describe(_folder(root, name, where), name))
        where = Location(f"themes/{name}/theme.toml")
        name = chain[-1].extends
    return chain


def _folder(root: Path, name: str, where: Location | None) -> Path:
    if not _NAME.fullmatch(name):
        raise ThemeError(
            f'"{name}" is no name of a theme',
            where=where,
            hint="a theme's name is the name of its folder in themes/",
        )
    shelves = _shelves(root)
    for shelf in shelves:
        if (shelf / name).is_dir():
            return shelf / name
    known = {p.name for shelf in shelves if shelf.is_dir() for p in shelf.iterdir() if p.is_dir()}
    raise ThemeError(f'there is no theme "{name}"', where=where, hint=did_you_mean(name, known))


def _shelves(root: Path) -> tuple[Path, Path]:
    """Give the project's themes folder and the built-in one: in the wheel, or beside the package."""
    package = Path(__file__).parents[1]
    wheel = package / "themes"
    return root / "themes", wheel if wheel.is_dir() else package.parent / "themes"


def _describe(folder: Path, name: str) -> _Description:
    where = f"themes/{name}/theme.toml"
    text = _text(folder / "theme.toml", where)
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"this is not TOML: {error}", where=Location(where)) from error
    _check(said, text, where)
    _check_version(said.get("min_digest", ""), name, where)
    return _Description(
        name, folder, said.get("version", ""), said.get("extends", ""), said.get("options", {})
    )


def _text(file: Path, where: str) -> str:
    try:
        return file.read_text("utf-8")
    except FileNotFoundError as error:
        raise ThemeError(
            "a theme needs this file",
            where=Location(where),
            hint='write one with the line: name = "..."',
        ) from error
    except (OSError, ValueError) as error:
        raise ThemeError("this file cannot be read as UTF-8 text", where=Location(where)) from error


def _check(said: dict[str, Any], text: str, where: str) -> None:
    lines = places(text)
    for key, value in said.items():
        place = Location(where, *lines.get((key,), (0, 0)))
        if key not in KEYS:
            raise ThemeError(f'unknown key "{key}"', where=place, hint=did_you_mean(key, KEYS))
        if not isinstance(value, dict if key == "options" else str):
            kind = "a table" if key == "options" else "text in quotes"
            raise ThemeError(f'"{key}" must be {kind}', where=place)


def _check_version(wanted: str, name: str, where: str) -> None:
    if _numbers(wanted) > _numbers(digest.__version__):
        raise ThemeError(
            f'the theme "{name}" needs digest {wanted}, this is {digest.__version__}',
            where=Location(where),
            hint="upgrade digest, or take an older version of the theme",
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


def _static(folder: Path, label: str) -> dict[str, StaticFile]:
    found: dict[str, StaticFile] = {}
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [*folders, *sorted(files)]:
            path = here / name
            said = path.relative_to(folder).as_posix()
            if path.is_symlink() and (path.is_dir() or not is_inside(folder, path)):
                raise ThemeError(
                    "a symbolic link may not lead out of a theme",
                    where=Location(f"{label}/{said}"),
                    hint="copy what it points to",
                )
            if name not in folders and not name.startswith(".") and path.is_file():
                found[said] = _static_file(path, f"{label}/{said}")
    return found


def _static_file(path: Path, label: str) -> StaticFile:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ThemeError("this file cannot be read", where=Location(label)) from error
    return StaticFile(str(path), blake2b(data, digest_size=16).hexdigest())
