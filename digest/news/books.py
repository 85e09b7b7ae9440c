"""companies.toml and topics.toml -> books, with every fault of a file named at once.

The project's companies are laid over the shipped list: an entry takes the place of the one of its name and the
names that it claims, ``drop = ["Gap"]`` takes single names out, ``starter = false`` leaves the list out. Topics are
the editor's own: without topics.toml there are none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from digest.config.layers import lay
from digest.errors import ConfigError, Location, Problem
from digest.model.news import Company
from digest.news.naming import WORD, Companies, CompanyEntry, Topic, Topics
from digest.text.nearest import did_you_mean

COMPANIES = "companies.toml"
"""The editor's file of companies, beside digest.toml."""
TOPICS = "topics.toml"
"""The editor's file of topics, beside digest.toml."""

_STARTER = Path(__file__).parents[1] / "starter"
_TOP = ("company", "drop", "starter")
_COMPANY = ("name", "aliases", "ticker", "exchange", "country", "ambiguous", "context", "not")
_TOPIC = ("any", "all", "not", "title", "min")
_COUNTRY = re.compile(r"[A-Z]{2}")
_KEY = re.compile(r"^([a-z]+) = ", re.MULTILINE)
_COMMENT = re.compile(r"^#.*", re.MULTILINE)
_AS_JSON = r',"\1":'
_EXAMPLE = '[[company]] with name = "Millrace Dairy" below it'
_Key = tuple[str, ...]


def companies(root: str | os.PathLike[str]) -> Companies:
    """Read the companies of the project at ``root``, laid over the shipped ones.

    Raises ConfigError with every fault found.
    """
    path = Path(root) / COMPANIES
    if not path.is_file():
        return shipped()
    reader = _Reader(path)
    reader.known(reader.table, (), _TOP)
    starter = shipped().entries if reader.flag(reader.table, (), "starter", default=True) else ()
    dropped = {name.casefold() for name in reader.names(reader.table, (), "drop")}
    reader.dropped(dropped, starter)
    own = [reader.company(place, one) for place, one in enumerate(reader.companies())]
    reader.rivals(own)
    reader.fail()
    mine = {name for entry in own for name in (entry.company.name, *entry.company.aliases)}
    gone = dropped | {name.casefold() for name in mine}
    kept = (_without(one, mine) for one in starter if one.company.name.casefold() not in gone)
    return Companies(tuple(sorted((*own, *kept), key=_order)))


def topics(root: str | os.PathLike[str]) -> Topics:
    """Read the topics of the project at ``root``; a project without the file has none.

    Raises ConfigError with every fault found.
    """
    path = Path(root) / TOPICS
    if not path.is_file():
        return Topics()
    reader = _Reader(path)
    reader.known(reader.table, (), ("topic",))
    found = reader.topics()
    reader.fail()
    return Topics(found)


@cache
def shipped() -> Companies:
    """Give the companies that every project starts with."""
    text = (_STARTER / COMPANIES).read_text("utf-8")
    return Companies(tuple(_entry(one) for one in simple(text)))


def simple(text: str) -> list[dict[str, Any]]:
    """Read a list of companies in the plainest TOML, many times as fast as a whole parser does.

    What the shipped list keeps to: tables [[company]], a key at the beginning of a line, texts without a backslash,
    lists of texts whose lines are indented, ``true``. But for a comma before a bracket such values are JSON.
    """
    plain = _COMMENT.sub("", text).replace('",\n]', '"\n]').replace("[[company]]", '},{"":0')
    tables: list[dict[str, Any]] = msgspec.json.decode(f"[{{{_KEY.sub(_AS_JSON, plain)}}}]")
    for table in tables:
        table.pop("", None)
    return tables[1:]


def _entry(table: Mapping[str, Any]) -> CompanyEntry:
    ambiguous = table.get("ambiguous", [])
    given = (table.get(key, "") for key in ("ticker", "exchange", "country"))
    return CompanyEntry(
        Company(table["name"], tuple(table.get("aliases", ())), *given),
        (table["name"],) if ambiguous is True else tuple(ambiguous or ()),
        tuple(table.get("context", ())),
        tuple(table.get("not", ())),
    )


def _without(entry: CompanyEntry, names: set[str]) -> CompanyEntry:
    """Take aliases from a shipped company that the project gives to one of its own."""
    if names.isdisjoint(entry.company.aliases):
        return entry
    aliases = tuple(alias for alias in entry.company.aliases if alias not in names)
    company = msgspec.structs.replace(entry.company, aliases=aliases)
    return msgspec.structs.replace(entry, company=company)


def _order(entry: CompanyEntry) -> tuple[str, str]:
    return entry.company.name.casefold(), entry.company.name


class _Reader:
    """Reads table by table, so that one fault does not hide the next; what is faulty is left out."""

    def __init__(self, path: Path) -> None:
        self.layers = lay(path, {}, {}, ())
        self.table = self.layers.table
        self.name = path.name
        self.problems: list[Problem] = []

    def companies(self) -> list[dict[str, Any]]:
        found = self.table.get("company", [])
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            return found
        self.tell(("company",), "company must be a list of tables", f"write {_EXAMPLE}")
        return []

    def company(self, place: int, table: dict[str, Any]) -> CompanyEntry:
        key = ("company", str(place))
        self.known(table, key, _COMPANY)
        name = self.text(table, key, "name")
        if not name and "name" not in table:
            self.tell(key, "a company without a name", f"write {_EXAMPLE}")
        aliases = self.names(table, key, "aliases")
        country = self.text(table, key, "country")
        if country and not _COUNTRY.fullmatch(country):
            hint = 'write country = "IN"'
            self.tell((*key, "country"), f'"{country}" is no ISO 3166 code of two letters', hint)
        ticker, exchange = (self.text(table, key, one) for one in ("ticker", "exchange"))
        company = Company(name, aliases, ticker, exchange, country)
        context = self.names(table, key, "context")
        return CompanyEntry(
            company, self.ambiguous(table, key, company), context, self.never(table, key, company)
        )

    def ambiguous(self, table: dict[str, Any], key: _Key, company: Company) -> tuple[str, ...]:
        value = table.get("ambiguous", False)
        if isinstance(value, bool):
            return (company.name,) if value else ()
        found = self.names(table, key, "ambiguous")
        for place, one in enumerate(found):
            if one not in (company.name, *company.aliases):
                hint = did_you_mean(one, (company.name, *company.aliases))
                where = (*key, "ambiguous", str(place))
                self.tell(where, f'"{one}" is no name of {company.name}', hint)
        return found

    def never(self, table: dict[str, Any], key: _Key, company: Company) -> tuple[str, ...]:
        found = self.names(table, key, "not")
        for place, one in enumerate(found):
            if not any(name and name in one for name in (company.name, *company.aliases)):
                message = f'"{one}" does not hold a name of {company.name}'
                hint = 'a phrase in which a name means something else, such as "Big Apple"'
                self.tell((*key, "not", str(place)), message, hint)
        return found

    def dropped(self, names: Iterable[str], starter: tuple[CompanyEntry, ...]) -> None:
        """Tell of names to be dropped that nobody has."""
        known = {entry.company.name.casefold(): entry.company.name for entry in starter}
        listed = self.names(self.table, (), "drop") if names and starter else ()
        for place, name in enumerate(listed):
            if name.casefold() not in known:
                hint = did_you_mean(name, known.values()) if known else ""
                hint = hint if hint.startswith("did") else "a name as `digest init` lists it"
                self.tell(("drop", str(place)), f'no shipped company is called "{name}"', hint)

    def rivals(self, entries: Iterable[CompanyEntry]) -> None:
        """Tell of names that two companies of the file claim: a mention has one company."""
        first: dict[str, tuple[int, str]] = {}
        for place, entry in enumerate(entries):
            company = entry.company
            for name in filter(None, (company.name, *company.aliases)):
                other, whose = first.setdefault(name, (place, company.name))
                if other != place:
                    twice = whose == company.name == name
                    message = (
                        "is the name of two companies" if twice else f'is a name of "{whose}" too'
                    )
                    key = ("company", str(place))
                    self.tell(key, f'"{name}" {message}', "keep one of the two")

    def topics(self) -> tuple[Topic, ...]:
        tables = self.table.get("topic", {})
        if not isinstance(tables, dict):
            self.tell(("topic",), "topic must be a table", 'such as [topic."Mergers"]')
            return ()
        return tuple(self.topic(name, ("topic", name), one) for name, one in tables.items())

    def topic(self, name: str, key: _Key, table: Any) -> Topic:  # noqa: ANN401
        if not isinstance(table, dict):
            self.tell(key, f'"{name}" must be a table', f'such as [topic."{name}"]')
            return Topic(name)
        self.known(table, key, _TOPIC)
        least = table.get("min", 1)
        if isinstance(least, bool) or not isinstance(least, int) or not 0 < least < 1000:
            self.tell((*key, "min"), "min must be a number from 1", "write min = 2")
            least = 1
        words, every, none = (self.words(table, key, one) for one in ("any", "all", "not"))
        if not (words or every or "any" in table or "all" in table):
            self.tell(key, f'"{name}" has no words', 'write any = ["takeover bid", "merger"]')
        title = self.flag(table, key, "title", default=False)
        return Topic(name, words, every, none, title, least)

    def words(self, table: dict[str, Any], key: _Key, name: str) -> tuple[str, ...]:
        found = self.names(table, key, name)
        for place, word in enumerate(found):
            if not WORD.search(word):
                message, hint = f'"{word}" holds no word', "patterns are not known here, only words"
                self.tell((*key, name, str(place)), message, hint)
        return found

    def flag(self, table: dict[str, Any], key: _Key, name: str, *, default: bool) -> bool:
        value = table.get(name, default)
        if isinstance(value, bool):
            return value
        self.tell((*key, name), f"{name} must be true or false", f"write {name} = true")
        return default

    def text(self, table: dict[str, Any], key: _Key, name: str) -> str:
        value = table.get(name, "")
        if isinstance(value, str) and (value.strip() or name not in table):
            return " ".join(value.split())
        self.tell((*key, name), f"{name} must be text in quotes", f'write {name} = "..."')
        return ""

    def names(self, table: dict[str, Any], key: _Key, name: str) -> tuple[str, ...]:
        value = table.get(name, [])
        if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
            return tuple(" ".join(one.split()) for one in value)
        self.tell((*key, name), f"{name} must be a list of texts", f'write {name} = ["..."]')
        return ()

    def known(self, table: Mapping[str, Any], key: _Key, names: Iterable[str]) -> None:
        for name in table:
            if name not in names:
                self.tell((*key, name), f'unknown key "{name}"', did_you_mean(name, names))

    def tell(self, key: _Key, message: str, hint: str) -> None:
        problem = Problem(self.layers.where(key), message, hint)
        if problem not in self.problems:
            self.problems.append(problem)

    def fail(self) -> None:
        if self.problems:
            problems = tuple(sorted(self.problems, key=lambda problem: _line(problem.where)))
            raise ConfigError(f"{self.name} is faulty", problems=problems)


def _line(where: Location) -> tuple[int, int]:
    return where.line, where.column
