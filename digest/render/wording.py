"""The words that themes print: texts by key and language, with plural forms, from the i18n folders of a theme's chain.

A key is looked up in the project's ``i18n/LANGUAGE.toml``, then in the theme's, then in its parents'; where none of
them has it in the site's language, in their English. Texts are plain: what a template prints of them is escaped.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from string import Formatter
from typing import Any, NamedTuple

from digest.errors import Location, ThemeError
from digest.render.filters import number
from digest.render.strings import strings_of
from digest.render.templates import filled
from digest.render.theme import Level, is_inside
from digest.text.nearest import did_you_mean
from digest.text.toml_keys import places

FALLBACK = "en"
"""The language of what a translation lacks."""

FORMS = ("zero", "one", "two", "few", "many", "other")
"""Names of plural forms, as the CLDR has them; a table of these alone is one text, any other a group of texts."""

_LANGUAGE = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_VALUE = re.compile(r"[a-z_]+")


class Forms(NamedTuple):
    """A text that follows a number: ``rule`` names the form of ``by_name`` that goes with it."""

    rule: Callable[[int], str]
    by_name: dict[str, str]

    def of(self, count: int) -> str:
        """Give the form that goes with a number."""
        return self.by_name.get(self.rule(count)) or self.by_name["other"]


class Wording:
    """The texts of a site by key ("article.notes"); ``mark`` is a hash of all of them."""

    __slots__ = ("_said", "_strings", "mark")

    def __init__(self, said: Mapping[str, str | Forms], language: str) -> None:
        self._said = said
        self._strings = strings_of(language)
        plain = [(key, one if isinstance(one, str) else one.by_name) for key, one in said.items()]
        self.mark = blake2b(repr(sorted(plain)).encode("utf-8", "replace"), digest_size=16).digest()

    def t(self, key: str, /, **given: Any) -> str:  # noqa: ANN401 - as Jinja hands it over
        """Say a text with values in its places: ``t("size.stories", n=3)``.

        ``n`` chooses the plural form; whole numbers are printed as the language does. A value that is Markup stays
        what it is, and the text around it is escaped. Raises ThemeError for an unknown key or a missing value.
        """
        said = self._said.get(key)
        if said is None:
            raise ThemeError(f'no text has the key "{key}"', hint=did_you_mean(key, self._said))
        if not isinstance(said, str):
            said = said.of(given.get("n", 0))
        elif not given:
            return said
        values = {
            name: number(self._strings, value) if type(value) is int else value
            for name, value in given.items()
        }
        try:
            return filled(said, values)
        except KeyError as error:
            raise ThemeError(
                f'the text "{key}" has a place for {error}, which is not given'
            ) from None


def load(levels: Iterable[Level], language: str) -> Wording:
    """Load the texts of a theme's chain (folders nearest first) in a language.

    "de-AT" takes what ``de-AT.toml`` lacks from ``de.toml`` and the rest from ``en.toml``.
    Raises ThemeError with file and line for what is no text.
    """
    said: dict[str, str | Forms] = {}
    levels = tuple(levels)
    for name in _languages(language):
        for level in levels:
            for key, text in texts(level, name).items():
                said.setdefault(key, text)
    return Wording(said, language)


def texts(level: Level, language: str) -> dict[str, str | Forms]:
    """Give the texts of one file by key; none where the folder has no such file."""
    file, label = level.folder / f"{language}.toml", f"{level.label}/{language}.toml"
    if not file.is_file():
        return {}
    if not is_inside(level.folder, file):
        raise ThemeError("a symbolic link may not lead out of a theme", where=Location(label))
    try:
        source = file.read_text("utf-8-sig")
        tree = tomllib.loads(source)
    except (OSError, ValueError) as error:
        raise ThemeError(f"this is not TOML: {error}", where=Location(label)) from error
    found: dict[str, str | Forms] = {}
    try:
        _gather(tree, (), _rule(language), found)
    except _NoTextError as error:
        place = places(source).get(error.key, (0, 0))
        raise ThemeError(
            f'"{".".join(error.key)}" {error}', where=Location(label, *place)
        ) from None
    return found


def _languages(language: str) -> list[str]:
    if not _LANGUAGE.fullmatch(language):
        return [FALLBACK]
    return list(dict.fromkeys((language, language.split("-", maxsplit=1)[0].lower(), FALLBACK)))


class _NoTextError(Exception):
    """Something in a file of texts that is none."""

    def __init__(self, key: tuple[str, ...], fault: str) -> None:
        super().__init__(fault)
        self.key = key


def _gather(
    tree: dict[str, Any],
    above: tuple[str, ...],
    rule: Callable[[int], str],
    found: dict[str, str | Forms],
) -> None:
    """Add the texts of a table to ``found`` by their whole keys."""
    for name, value in tree.items():
        key = (*above, name)
        if isinstance(value, str):
            _check(key, value)
            found[".".join(key)] = value
        elif not isinstance(value, dict):
            raise _NoTextError(key, "must be text in quotes")
        elif value and value.keys() <= set(FORMS):
            found[".".join(key)] = Forms(rule, _forms(key, value))
        else:
            _gather(value, key, rule, found)


def _forms(key: tuple[str, ...], table: dict[str, Any]) -> dict[str, str]:
    if "other" not in table:
        raise _NoTextError(key, 'needs the form "other"')
    for name, text in table.items():
        if not isinstance(text, str):
            raise _NoTextError((*key, name), "must be text in quotes")
        _check((*key, name), text)
    return table


def _check(key: tuple[str, ...], text: str) -> None:
    try:
        places_of(text)
    except ValueError as error:
        raise _NoTextError(key, f"has a broken place: {error}") from error


def places_of(text: str) -> set[str]:
    """Name the places of a text: ``{"n"}`` of "{n} stories". Raises ValueError for what is no plain name."""
    names = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not _VALUE.fullmatch(name):
            raise ValueError(f'"{name}" is no name of small letters')
        names.add(name)
    return names


def _rule(language: str) -> Callable[[int], str]:
    return _RULES.get(language.split("-", maxsplit=1)[0].lower(), _one_is_one)


def _one_is_one(n: int) -> str:
    return "one" if n == 1 else "other"


def _none_is_one(n: int) -> str:
    return "one" if n in (0, 1) else "other"


def _without(_: int) -> str:
    return "other"


def _polish(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def _russian(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def _czech(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n in (2, 3, 4) else "other"


def _arabic(n: int) -> str:
    if n in (0, 1, 2):
        return FORMS[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


_RULES: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("hi", "bn", "gu", "kn", "fa", "fr", "pt", "hy", "am"), _none_is_one),
    **dict.fromkeys(("ja", "zh", "ko", "th", "vi", "id", "ms"), _without),
    **dict.fromkeys(("ru", "uk", "be"), _russian),
    **dict.fromkeys(("cs", "sk"), _czech),
    "pl": _polish,
    "ar": _arabic,
}
"""Which form goes with a whole number, by the first part of a language; after the CLDR."""
