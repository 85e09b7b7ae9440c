"""The content folder -> records: whatever changed is read anew, in workers where it is much."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from digest.build import stamps, workers
from digest.build.basis import Basis
from digest.build.ledger import Bodies, Record, pack
from digest.build.read import kind_of, read
from digest.build.stamps import Look
from digest.errors import ContentError, Location, Problem
from digest.importers import format_of
from digest.markdown import html
from digest.model.site import Body

CONTENT = "content/"
"""The content folder, as paths relative to the project's root begin."""

TRIES = 3
BATCH = 500
"""Bodies kept in one step."""

Packed = tuple[str, bytes]


class Found(NamedTuple):
    """The record of every content file by path below the content folder; ``reads`` files were read for it."""

    records: dict[str, Record]
    reads: int


def misplaced(look: Look) -> Iterator[tuple[str, str]]:
    """Name the extracts that stand among the articles, where nothing reads them, with the reason."""
    for path in look.stamps:
        name = path.rpartition("/")[2]
        if (
            path.startswith(CONTENT)
            and not path.endswith(".md")
            and not path.startswith(f"{CONTENT}extracts/")
            and name[0] not in "._"
            and "/_" not in path
            and format_of(name)
        ):
            yield path, "is no article: extracts stand in content/extracts/"


def read_changed(
    root: str,
    look: Look,
    known: Mapping[str, Record],
    bodies: Bodies,
    *,
    basis: Basis,
    jobs: int = 0,
    keep_broken: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Found:
    """Read the content files whose bytes are not those of their known record, and keep their bodies.

    ``keep_broken`` has the last good form of a file stand in for one that cannot be used as it is.
    """
    paths = sorted(
        filter(kind_of, (p.removeprefix(CONTENT) for p in look.stamps if p.startswith(CONTENT)))
    )
    changed = [
        p
        for p in paths
        if p not in known
        or known[p].key != look.keys[CONTENT + p]
        or (known[p].stale and not keep_broken)
    ]
    if len(changed) >= workers.FEW:
        html.render("")  # so that workers inherit the parser and none has to load it
    fresh: dict[str, Record] = {}
    rows: list[Packed] = []
    done = (lambda count: progress(count, len(changed))) if progress else None
    for path, record, body in workers.run(
        partial(_read_one, root, basis), changed, jobs=jobs, done=done
    ):
        if record:
            fresh[path] = _kept(record, known.get(path)) if keep_broken else record
        if body:
            rows.append(body)
        if len(rows) >= BATCH:
            bodies.put(rows)
            rows.clear()
    bodies.put(rows)
    gone = set(changed) - fresh.keys()
    return Found({p: fresh.get(p) or known[p] for p in paths if p not in gone}, len(changed))


def _kept(record: Record, before: Record | None) -> Record:
    """Give a broken file's last good form with the file's present problems."""
    if before is None or _usable(record) or not _usable(before):
        return record
    return msgspec.structs.replace(before, key=record.key, problems=record.problems, stale=True)


def _usable(record: Record) -> bool:
    return bool(record.article or record.edition or record.page)


def _read_one(root: str, basis: Basis, path: str) -> tuple[str, Record | None, Packed | None]:
    """Read one content file; no record when it has gone since it was listed."""
    try:
        data = _whole(os.path.join(root, CONTENT, path))
    except FileNotFoundError:
        return path, None, None
    except OSError as error:
        fault = Problem(
            Location(CONTENT + path),
            f"cannot be read: {error.strerror or error}",
            "the other articles were built; mend it and build again",
        )
        return path, Record(b"", problems=(fault,)), None
    found = read(path, data, basis)
    record = Record(
        blake2b(data, digest_size=stamps.CHECK).digest(),
        found.article,
        found.edition,
        found.page,
        found.held,
        found.unnamed,
        found.problems,
    )
    return path, record, (found.body_hash, pack(found.body)) if found.body else None


def _whole(path: str) -> bytes:
    """Read a file that nobody writes to meanwhile; raises OSError."""
    for _ in range(TRIES):
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(fd, "rb") as file:
            start = os.fstat(fd)
            if not stat.S_ISREG(start.st_mode):
                raise OSError(None, "it is not a regular file")
            data = file.read()
            end = os.fstat(fd)
        if (start.st_mtime_ns, len(data)) == (end.st_mtime_ns, end.st_size):
            return data
    raise OSError(None, "it is being written to")


def body_of(
    root: str, basis: Basis, bodies: Bodies, records: Mapping[str, Record], wanted: str
) -> Body:
    """Give a body by its hash, from the file it was read from where it has been lost.

    Raises ContentError when that file has other words by now.
    """
    found = bodies.get(wanted)
    if found:
        return found
    for path, record in records.items():
        if wanted in record.bodies():
            try:
                again = read(path, _whole(os.path.join(root, CONTENT, path)), basis)
            except OSError:
                continue
            if again.body and again.body_hash == wanted:
                return again.body
    raise ContentError("an article changed while the site was built", hint="build again")
