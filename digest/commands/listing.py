"""`digest list`: every article with its state and why, and extracts that have no article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from msgspec import structs

from digest import config
from digest.build import stamps
from digest.build.basis import Basis, basis_of
from digest.build.read import ReadFile, kind_of, read
from digest.commands.call import Call
from digest.commands.summary import WANTS, count
from digest.intake.compose import wants
from digest.intake.discover import extracts
from digest.markdown import front_matter
from digest.model.article import Article
from digest.plan.catalogue import catalogue
from digest.plan.placed import Site
from digest.sources import tombstones

CONTENT = "content/"

LOOSE = "no article"

STATES = (
    ("draft", "draft"),
    ("hidden", "hidden"),
    ("expired", "expired"),
    ("taken down", "taken down"),
    ("its date is in the future", "future"),
)
"""How the reason for which an article is held back begins -> its state."""


@dataclass
class Row:
    """One article, or one extract without article, as the list shows it.

    ``state`` is published, draft, hidden, expired, taken down, future, held back, broken or no article;
    ``why`` says more.
    """

    path: str
    state: str
    why: str = ""
    title: str = ""
    day: str = ""
    url: str = ""
    wants: list[str] = field(default_factory=list)


def run(call: Call) -> int:
    """List all articles by day, newest first, then what is broken, then extracts without article."""
    root = call.root()
    settings = config.load(call.config_path(), call.environ)
    stands, _ = stamps.scan(root)
    paths = sorted(p.removeprefix(CONTENT) for p in stands if p.startswith(CONTENT))
    basis = basis_of(root, settings)
    files = {p: _read(root, p, basis) for p in paths if kind_of(p)}
    notes = {f.edition.key: f.edition for f in files.values() if f.edition}
    articles = [f.article for f in files.values() if f.article]
    graves = tombstones.load(root)
    book = basis.books.companies.companies
    site = catalogue(articles, notes, settings, int(call.now), companies=book, tombstones=graves)
    rows = _rows(root, articles, site) + _broken(files) + _loose(root, articles)
    if call.options.json:
        call.console.line(
            json.dumps({"articles": [asdict(row) for row in rows]}, ensure_ascii=False)
        )
    else:
        _tell(rows, call)
    return 0


def _read(root: str, path: str, basis: Basis) -> ReadFile:
    try:
        return read(path, Path(root, CONTENT, path).read_bytes(), basis)
    except OSError as error:
        return ReadFile(held=f"cannot be read: {error.strerror or error}")


def _rows(root: str, articles: Iterable[Article], site: Site) -> list[Row]:
    held = dict(site.held)
    urls = {placed.article.path: placed.url for placed in site.articles}
    newest = sorted(articles, key=lambda a: (-a.instant, a.path))
    return [
        _row(article, held.get(article.path, ""), urls, _wants(root, article)) for article in newest
    ]


def _row(article: Article, reason: str, urls: dict[str, str], wanted: list[str]) -> Row:
    state = next((state for start, state in STATES if reason.startswith(start)), "held back")
    return Row(
        path=CONTENT + article.path,
        state=state if reason else "published",
        why="" if reason in {"draft", "hidden"} else reason,
        title=article.title,
        day=article.day,
        url=urls.get(article.path, ""),
        wants=wanted,
    )


def _wants(root: str, article: Article) -> list[str]:
    """Name what an editor should still see to; the front matter alone tells whether it has a date of its own."""
    text = Path(root, CONTENT, article.path).read_bytes().decode("utf-8-sig", "replace")
    front = front_matter.parse(text, article.path).front
    cut = {"no": "the rest of the story", "maybe": "a look whether it is all there"}
    words = {**WANTS, "cut": cut.get(article.access.complete, "")}
    if front:  # a heading or the file's name may have said what the front matter does not
        title, dated = article.title, front.date or not front.retrieved
        front = structs.replace(
            front, title=title, date=front.date or (article.date if dated else "")
        )
    return [words[want] for want in wants(front)] if front else []


def _broken(files: dict[str, ReadFile]) -> list[Row]:
    found = []
    for path, file in files.items():
        if kind_of(path) == "article" and not file.article:
            first = next((p for p in file.problems if p.severity == "error"), None)
            why = f"{first.where}: {first.message}" if first else file.held
            found.append(Row(CONTENT + path, "broken", why))
    return found


def _loose(root: str, articles: Iterable[Article]) -> list[Row]:
    """List the extracts that no article was made from."""
    named = {article.cleaner.extract for article in articles if article.cleaner}
    stand = {article.path for article in articles}
    return [
        Row(CONTENT + one.path, LOOSE, one.skip)
        for one in extracts(str(Path(root, CONTENT)))
        if not (one.ignore or one.path in named or one.article in stand)
    ]


def _tell(rows: list[Row], call: Call) -> None:
    width = max((len(row.state) for row in rows), default=0)
    for row in rows:
        said = [f"{row.day or '-':10}  {row.state:{width}}  {row.path}", row.title, row.why]
        if row.wants:
            said.append(f"wants {' and '.join(row.wants)}")
        style = {"published": "", "broken": "red"}.get(row.state, "yellow")
        call.console.line("  ".join(part for part in said if part), style)
    states = [row.state for row in rows if row.state != LOOSE]
    totals = ", ".join(f"{states.count(state):,} {state}" for state in dict.fromkeys(states))
    call.console.say(count(len(states), "article") + (f": {totals}" if totals else ""), "bold")
    loose = len(rows) - len(states)
    if loose:
        call.console.say(
            f"{count(loose, 'extract')} without article: `digest explain PATH` shows why"
        )
