"""One content file -> what it says; pure, and run in workers."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from digest.build.basis import Basis
from digest.build.edition_file import note_of
from digest.errors import Location, Problem
from digest.markdown import front_matter, html
from digest.markdown.front_matter import FrontMatter
from digest.model.article import Article
from digest.model.news import News, Paragraph
from digest.model.parts import ContentPage, EditionNote
from digest.model.site import Body
from digest.news.understanding import understand
from digest.text import dates, normal, words

MAX_BYTES = 8_000_000
"""A larger file is no article; Markdown beyond a million characters is not rendered anyway."""

EXCERPT = 40
"""Words of the excerpt that stands for a summary."""

_HEADING = re.compile(r"\s*#[ \t]+(\S[^\n]*?)[ \t]*#*[ \t]*(?:\n+|\Z)")
_PATH_DAY = re.compile(r"(?:^|/)(\d{4})[-/](\d\d)[-/](\d\d)(?=[-_/])")
_MARKUP = re.compile(r"<[^>]*>|&(?:\w+|#\d+);")
_EDITION = re.compile(r"\d{4}-(?:\d\d(?:-\d\d)?|W\d\d)")

_KINDS = {"extracts": "", "editions": "edition", "pages": "page"}

# The fields of an article that are its front matter's, word for word.
_AS_WRITTEN = tuple(
    name
    for name in FrontMatter.__struct_fields__
    if name not in {"id", "title", "date", "updated", "retrieved", "expires", "cleaning"}
)

# What lists may show. The body's own words are not in it, so that an edit of them leaves lists alone.
_CARD = tuple(
    name
    for name in Article.__struct_fields__
    if name not in {"words", "news", "card_hash", "body_hash", "cleaner", "extra"}
)


class ReadFile(NamedTuple):
    """What one content file holds; ``body`` is what its hash stands for."""

    article: Article | None = None
    edition: EditionNote | None = None
    page: ContentPage | None = None
    body_hash: str = ""
    body: Body | None = None
    held: str = ""
    unnamed: bool = False
    problems: tuple[Problem, ...] = ()


def kind_of(path: str) -> str:
    """Say what a file below the content folder is: article, edition, page, or nothing of ours ("")."""
    if not path.endswith(".md") or path[0] in "._" or "/." in path or "/_" in path:
        return ""
    folder, slash, _ = path.partition("/")
    return _KINDS.get(folder, "article") if slash else "article"


def derived_id(path: str) -> str:
    """Make an id for an article that brings none; it changes when the file is renamed."""
    return blake2b(path.encode(), digest_size=8).hexdigest()


def read(path: str, data: bytes, basis: Basis) -> ReadFile:
    """Read a content file, ``path`` relative to the content folder; faults are problems, none is raised."""
    where = f"content/{path}"
    if len(data) > MAX_BYTES:
        limit = f"the limit is {MAX_BYTES // 1_000_000} MB"
        return ReadFile(problems=(Problem(Location(where), "the file is too large", limit),))
    text, problems = _decode(data, where)
    try:
        found = _of_its_kind(path, text, where, basis)
    except (Exception, RecursionError) as error:  # noqa: BLE001 # a fault in one file stops no other
        found = ReadFile(problems=(_stumbled(where, "over it", error),))
    return found._replace(problems=(*problems, *found.problems))


def _of_its_kind(path: str, text: str, where: str, basis: Basis) -> ReadFile:
    kind = kind_of(path)
    if kind == "edition":
        return _edition(path, text, where)
    if kind == "page":
        return _page(path, text, where)
    return _article(path, text, where, basis)


def _stumbled(where: str, over: str, error: BaseException, severity: str = "error") -> Problem:
    """Tell of a fault of ours that a file brought to light."""
    name = type(error).__name__
    message = f"digest stumbled {over} ({name}: {error})"[:300]
    return Problem(Location(where), message, "please report it", severity)


def _decode(data: bytes, where: str) -> tuple[str, list[Problem]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        fault = Problem(
            Location(where, line, column),
            "bytes that are not UTF-8 were replaced",
            "save the file as UTF-8",
            "warning",
        )
        return data.decode("utf-8-sig", "replace"), [fault]


def _body(markdown: str) -> tuple[str, Body | None, tuple[Paragraph, ...]]:
    """Give a body with its hash and its paragraphs; nothing where there are no words."""
    if not markdown.strip():
        return "", None, ()
    known = blake2b(f"{html.RENDER_VERSION}\0{markdown}".encode(), digest_size=16)
    return known.hexdigest(), *html.read(markdown)


def _article(path: str, text: str, where: str, basis: Basis) -> ReadFile:
    zone = basis.zone
    front, markdown, _, problems = front_matter.parse(text, where)
    if front is None:
        return ReadFile(problems=problems)
    title, markdown = _title(front.title, markdown)
    date = _date(front, path, zone)
    faults = [*problems, *_missing(title, date, front, where)]
    if not (title and date):
        return ReadFile(problems=tuple(faults))
    body_hash, body, paragraphs = _body(markdown)
    updated = _zoned(front.updated, zone)
    instant = dates.instant(date, zone)
    article = Article(
        **{name: getattr(front, name) for name in _AS_WRITTEN},
        path=path,
        id=front.id or derived_id(path),
        title=title,
        date=date,
        updated=updated,
        retrieved=_zoned(front.retrieved, zone),
        expires=dates.instant(front.expires, zone) if front.expires else 0,
        instant=instant,
        changed=max(instant, dates.instant(updated, zone)) if updated else instant,
        day=date if len(date) == 10 else dates.day(instant, zone),
        words=words.count(_MARKUP.sub(" ", body.html)) if body else 0,
        excerpt="" if front.summary else html.excerpt(markdown, EXCERPT),
        news=_news(title, paragraphs, front, where, basis, faults),
        body_hash=body_hash,
    )
    article = msgspec.structs.replace(article, card_hash=_card_hash(article))
    return ReadFile(
        article=article,
        body_hash=body_hash,
        body=body,
        unnamed=not front.id,
        problems=tuple(faults),
    )


def _news(
    title: str,
    paragraphs: tuple[Paragraph, ...],
    front: FrontMatter,
    where: str,
    basis: Basis,
    faults: list[Problem],
) -> News:
    """Understand an article; one that we stumble over is published without its figures, points and names."""
    try:
        return understand(
            paragraphs,
            basis.books,
            title=title,
            language=front.language or basis.language,
            without=front.without,
        )
    except (Exception, RecursionError) as error:  # noqa: BLE001 # the article itself is whole
        faults.append(_stumbled(where, "while reading its news", error, "warning"))
        return News()


def _card_hash(article: Article) -> str:
    news = article.news
    shown = [getattr(article, name) for name in _CARD]
    shown += [*news.telling[:2], *(m.name for m in (*news.companies, *news.topics))]
    shown.append(words.minutes(article.words))
    return blake2b(msgspec.msgpack.encode(shown), digest_size=16).hexdigest()


def _title(title: str, markdown: str) -> tuple[str, str]:
    """Take a heading that opens the body for the title where the front matter has none."""
    if title:
        return title, markdown
    heading = _HEADING.match(markdown)
    if not heading:
        return "", markdown
    return normal.one_line(html.plain(heading[1])), markdown[heading.end() :]


def _date(front: FrontMatter, path: str, zone: str) -> str:
    """Give the date an article is shown under: its own, the day it was retrieved, the day of its folder."""
    if front.date:
        return _zoned(front.date, zone)
    if front.retrieved:
        retrieved = _zoned(front.retrieved, zone)
        if len(retrieved) == 10:
            return retrieved
        return dates.day(dates.instant(retrieved, zone), zone)
    folder = _PATH_DAY.search(path)
    return (dates.parse("-".join(folder.groups())) or "") if folder else ""


def _zoned(iso: str, zone: str) -> str:
    """Give a clock time without offset the site's; days and times with an offset stay as they are."""
    if "T" not in iso or iso.endswith("Z") or iso[-6] in "+-":
        return iso
    return dates.parse(iso, zone) or iso


def _missing(title: str, date: str, front: FrontMatter, where: str) -> list[Problem]:
    faults = []
    top = Location(where, 1)
    if not title:
        hint = "add a line such as title: What happened (in quotes where it holds a colon)"
        faults.append(Problem(top, "the article has no title", hint))
    if not date:
        hint = "add a line such as date: 2026-11-22, or put it into a folder 2026-11-22"
        faults.append(Problem(top, "the article has no date", hint))
    if not (front.source.name or front.original):
        hint = "add source: with name: and url:, or original: true for a text of your own"
        message = "the article does not say who published it"
        faults.append(Problem(top, message, hint, "warning"))
    return faults


def _edition(path: str, text: str, where: str) -> ReadFile:
    found = front_matter.read_values(text, where)
    key = path.rpartition("/")[2].removesuffix(".md").upper()
    if not _EDITION.fullmatch(key):
        hint = "name it after its day, week or month: 2026-11-22.md, 2026-w47.md, 2026-11.md"
        fault = Problem(Location(where), "the file's name is not an edition's", hint)
        return ReadFile(problems=(*found.problems, fault))
    if found.values is None:
        return ReadFile(problems=found.problems)
    body_hash, body, _ = _body(found.body)
    note, faults = note_of(key, path, found, body_hash, where)
    problems = (*found.problems, *faults)
    if note is None:
        return ReadFile(problems=problems)
    return ReadFile(edition=note, body_hash=body_hash, body=body, problems=problems)


def _page(path: str, text: str, where: str) -> ReadFile:
    front, markdown, _, problems = front_matter.parse(text, where)
    if front is None:
        return ReadFile(problems=problems)
    title, markdown = _title(front.title, markdown)
    if not title:
        fault = Problem(Location(where, 1), "the page has no title", "add a line title: ...")
        return ReadFile(problems=(*problems, fault))
    body_hash, body, _ = _body(markdown)
    page = ContentPage(path, title, front.summary, body_hash, front.language, front.slug)
    held = "draft" if front.draft else "hidden" if front.hide else ""
    return ReadFile(page=page, body_hash=body_hash, body=body, held=held, problems=problems)
