"""Memory on disk: one SQLite file in the project's folder of state, changed in one transaction or not at all.

``article`` holds the lessons, ``line`` the counts that follow from them, ``kept`` the lines that an editor keeps
(``edited``: brought back into an article, else named by an override), ``revision`` a number that goes up with every
change. Nothing in it depends on the clock, on the order of the lessons or on how many processes cleaned.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from digest.errors import Location, Problem
from digest.memory.counting import Count, count
from digest.memory.lesson import Edited, Lesson, Line
from digest.memory.snapshot import NONE, Snapshot
from digest.model.knowledge import LineRecord

FOLDER = ".digest"
FILE = "memory.sqlite"
FORM = 1
"""The form of the tables; a file of another form is not read."""

WAIT = 5.0
"""Seconds to wait for another process that changes the file."""

HINT = "`digest relearn` makes it anew"

_TABLES = """
create table revision (number integer not null);
insert into revision values (0);
create table article (path text primary key, source text not null, fingerprint integer not null,
    story text not null, seen_at integer not null, lines blob not null, dropped blob not null,
    kept blob not null) without rowid;
create index article_source on article (source);
create table line (source text, fold text, articles integer not null, head integer not null,
    inside integer not null, tail integer not null, primary key (source, fold)) without rowid;
create index line_fold on line (fold);
create table kept (source text, fold text, edited integer, primary key (source, fold)) without rowid;
"""
_RECORDS = """
select l.source, l.fold, l.articles, l.head, l.inside, l.tail,
    (select count(*) from line o where o.fold = l.fold), k.fold is not null
from line l left join kept k on k.source = l.source and k.fold = l.fold
where l.articles >= 2 or k.fold is not null order by l.source, l.fold
"""
_SIGN = 1 << 63


class UnusableError(Exception):
    """The file is damaged, of another form, locked for too long, or may not be read or written."""


def read(root: str | os.PathLike[str]) -> tuple[Snapshot, tuple[Problem, ...]]:
    """Read the newest revision; without a file nothing is known, and a file that is no use is a warning."""
    try:
        with _opened(root, create=False) as database:
            return (_snapshot(database), ()) if database else (NONE, ())
    except UnusableError as error:
        return NONE, (_warning(f"is not used: {error}"),)


def learn(
    root: str | os.PathLike[str], lessons: Iterable[Lesson], edits: Iterable[Edited] = ()
) -> tuple[Problem, ...]:
    """Take in lessons and what editors brought back, in one transaction; what is known already changes nothing."""
    found = sorted(lessons, key=lambda lesson: lesson.path)
    changed = sorted(edits, key=lambda edit: edit.path)
    if not found and not changed:
        return ()
    try:
        with _opened(root, create=bool(found)) as database:
            if database:
                _take(database, found, changed)
    except UnusableError as error:
        return (_warning(f"learnt nothing: {error}"),)
    return ()


def dropped(root: str | os.PathLike[str]) -> dict[str, frozenset[str]]:
    """Map every extract to the folded lines that memory took out of its article; nothing if that is not known."""
    try:
        with _opened(root, create=False) as database:
            rows = database.execute("select path, dropped from article") if database else ()
            return {path: frozenset(_folds(data)) for path, data in rows}
    except UnusableError:
        return {}


def relearn(
    root: str | os.PathLike[str], lessons: Iterable[Lesson], edits: Iterable[Edited] = ()
) -> Snapshot:
    """Put these lessons in the place of all others and give the new revision; raises UnusableError.

    What editors kept stays. A damaged file is thrown away first.
    """
    found = sorted(lessons, key=lambda lesson: lesson.path)
    changed = sorted(edits, key=lambda edit: edit.path)
    try:
        return _replace(root, found, changed)
    except UnusableError as error:
        if isinstance(error.__cause__, sqlite3.OperationalError):  # locked, or the disk is full
            raise
        for path in (_path(root), _path(root).with_name(f"{FILE}-journal")):
            path.unlink(missing_ok=True)
        return _replace(root, found, changed)


def dump(root: str | os.PathLike[str]) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every table, sorted; raises UnusableError."""
    with _opened(root, create=False) as database:
        tables = ("revision", "article", "line", "kept") if database else ()
        return {name: sorted(database.execute(f"select * from {name}")) for name in tables}  # noqa: S608


def _path(root: str | os.PathLike[str]) -> Path:
    return Path(root) / FOLDER / FILE


@contextlib.contextmanager
def _opened(root: str | os.PathLike[str], *, create: bool) -> Iterator[Any]:
    """Open the file for one transaction, None where there is none and none is to be made; raises UnusableError."""
    path = _path(root)
    if not create and not path.exists():
        yield None
        return
    database = None
    try:
        if create:
            _make_folder(path.parent)
        mode = "rwc" if create else "rw"
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT, isolation_level=None
        )
        database.execute("begin immediate" if create else "begin")
        _prepare(database, create=create)
        yield database
        database.execute("commit")
    except (sqlite3.Error, OSError, msgspec.MsgspecError, UnicodeError) as error:
        raise UnusableError(str(error)) from error
    finally:
        if database is not None:
            database.close()  # what was not committed is undone


def _make_folder(folder: Path) -> None:
    """Make the folder of state as a build makes it: nothing in it belongs into a repository."""
    try:
        folder.mkdir()
    except FileExistsError:
        return
    (folder / ".gitignore").write_text("*\n", encoding="ascii")


def _prepare(database: sqlite3.Connection, *, create: bool) -> None:
    form = database.execute("pragma user_version").fetchone()[0]
    if form == FORM:
        return
    if form or not create or database.execute("select count(*) from sqlite_schema").fetchone()[0]:
        raise UnusableError("it was made by another version of the program")
    for command in _TABLES.split(";"):
        database.execute(command)
    database.execute(f"pragma user_version = {FORM}")


def _replace(root: str | os.PathLike[str], lessons: list[Lesson], edits: list[Edited]) -> Snapshot:
    with _opened(root, create=True) as database:
        known = {row[0] for row in database.execute("select path from article")}
        _take(database, lessons, edits, sorted(known - {lesson.path for lesson in lessons}))
        return _snapshot(database)


def _take(
    database: sqlite3.Connection,
    lessons: list[Lesson],
    edits: list[Edited],
    gone: Sequence[str] = (),
) -> None:
    """Bring the tables up to date; the revision goes up if a single row of them changes."""
    paths = [*(lesson.path for lesson in lessons), *(edit.path for edit in edits), *gone]
    stored = _stored(database, paths)
    sources = {stored[path].source for path in gone}
    new = [lesson for lesson in lessons if stored.get(lesson.path) != lesson]
    kept = _brought_back(database, stored, edits)
    if not (new or sources or kept):
        return
    database.execute("update revision set number = number + 1")
    (number,) = database.execute("select number from revision").fetchone()
    database.executemany("delete from article where path = ?", [(path,) for path in gone])
    database.executemany("insert or replace into kept values (?, ?, 1)", kept)
    for lesson in new:
        database.execute(
            "insert or replace into article values (?, ?, ?, '', ?, ?, ?, ?)", _row(lesson, number)
        )
        sources |= {lesson.source, stored.get(lesson.path, lesson).source}
    for source in sorted(sources):
        _recount(database, source)


def _brought_back(
    database: sqlite3.Connection, stored: dict[str, Lesson], edits: list[Edited]
) -> list[tuple[str, str]]:
    """List the lines, with their source, that memory took out of an article and its editor put in again."""
    known = set(database.execute("select source, fold from kept where edited"))
    found: set[tuple[str, str]] = set()
    for edit in edits:
        before = stored.get(edit.path)
        if before:
            found |= {(before.source, fold) for fold in set(before.dropped) & set(edit.lines)}
    return sorted(found - known)


def _recount(database: sqlite3.Connection, source: str) -> None:
    """Count the lines of a source anew and write the rows that differ."""
    rows = database.execute("select * from article where source = ? order by path", (source,))
    known = [_lesson(row) for row in rows]
    story, counts = count(known)
    database.executemany(
        "update article set story = ? where path = ? and story <> ?",
        [(first, path, first) for path, first in story.items()],
    )
    before = {
        row[0]: Count(*row[1:])
        for row in database.execute(
            "select fold, articles, head, inside, tail from line where source = ?", (source,)
        )
    }
    lost = sorted(before.keys() - counts.keys())
    _keep(database, source, known)
    database.executemany(
        "delete from line where source = ? and fold = ?", [(source, fold) for fold in lost]
    )
    database.executemany(
        "insert or replace into line values (?, ?, ?, ?, ?, ?)",
        [(source, fold, *found) for fold, found in counts.items() if before.get(fold) != found],
    )


def _keep(database: sqlite3.Connection, source: str, lessons: list[Lesson]) -> None:
    """Keep the lines that overrides keep today, beside those that editors have brought back."""
    database.execute("delete from kept where source = ? and not edited", (source,))
    database.executemany(
        "insert or ignore into kept values (?, ?, 0)",
        sorted({(source, fold) for lesson in lessons for fold in lesson.kept}),
    )


def _snapshot(database: sqlite3.Connection) -> Snapshot:
    (number,) = database.execute("select number from revision").fetchone()
    articles = dict(
        database.execute("select source, count(distinct story) from article group by source")
    )
    lines: dict[str, dict[str, LineRecord]] = {}
    for source, fold, total, head, inside, tail, sources, kept in database.execute(_RECORDS):
        lines.setdefault(source, {})[fold] = LineRecord(
            articles=total, head=head, inside=inside, tail=tail, sources=sources, kept=bool(kept)
        )
    return Snapshot(number, articles, lines)


def _stored(database: sqlite3.Connection, paths: Iterable[str]) -> dict[str, Lesson]:
    found = {}
    for path in paths:
        row = database.execute("select * from article where path = ?", (path,)).fetchone()
        if row:
            found[path] = _lesson(row)
    return found


def _row(lesson: Lesson, number: int) -> tuple[Any, ...]:
    signed = lesson.fingerprint - (1 << 64 if lesson.fingerprint >= _SIGN else 0)
    blobs = map(msgspec.msgpack.encode, (lesson.lines, lesson.dropped, lesson.kept))
    return lesson.path, lesson.source, signed, number, *blobs


def _lesson(row: tuple[Any, ...]) -> Lesson:
    path, source, signed, _, _, lines, gone, kept = row
    return Lesson(
        path=path,
        source=source,
        fingerprint=signed % (1 << 64),
        lines=msgspec.msgpack.decode(lines, type=tuple[Line, ...]),
        dropped=_folds(gone),
        kept=_folds(kept),
    )


def _folds(data: bytes) -> tuple[str, ...]:
    return msgspec.msgpack.decode(data, type=tuple[str, ...])


def _warning(message: str) -> Problem:
    return Problem(Location(f"{FOLDER}/{FILE}"), message, HINT, "warning")
