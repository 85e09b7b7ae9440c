"""What the last build knew of articles and pages: the only cache, and safe to lose.

``records`` holds what was read of each content file, the inputs of each output and the last outcome of each
extract; ``bodies.sqlite`` rendered bodies by their hash; ``templates`` what is known of templates; ``manifest-*``
the files of an output folder that are ours. Each proves itself by a hash: whatever does not is as if it were not there.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec import Struct, field

from digest import __version__
from digest.errors import OutputError, Problem
from digest.model.article import Article
from digest.model.parts import ContentPage, EditionNote
from digest.model.site import Body

MEMORY = ".digest"
CHECK = 16
HEADER = f"digest records 2, program {__version__}, msgspec {msgspec.__version__}\n".encode()
COMPILED = f"digest templates 1, program {__version__}, Python {sys.version!r}\n".encode()
TABLE = "create table if not exists bodies (hash text primary key, body blob)"


class Record(Struct, array_like=True):
    """What was read of one content file whose bytes have the hash ``key``; at most one of the three is set.

    ``held`` says why it is kept back, as far as the file alone can tell. ``unnamed`` is set for an article whose id
    had to be made of its path. ``stale`` is set where the file is broken and what stands here is its last good form.
    """

    key: bytes
    article: Article | None = None
    edition: EditionNote | None = None
    page: ContentPage | None = None
    held: str = ""
    unnamed: bool = False
    problems: tuple[Problem, ...] = ()
    stale: bool = False

    def bodies(self) -> tuple[str, ...]:
        """Name the bodies it needs, by hash."""
        named = (
            self.article.body_hash if self.article else "",
            self.edition.body if self.edition else "",
            self.page.body_hash if self.page else "",
        )
        return tuple(body for body in named if body)


class Outcome(Struct, array_like=True):
    """How the intake of one extract went, as far as every later report tells it."""

    article: str = ""
    state: str = ""
    lines: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    wants: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    articles: tuple[str, ...] = ()


class Ledger(Struct):
    """The ledger's records.

    ``settings`` names all that reading a file depends on beside its bytes; ``output`` is the folder that ``outputs``
    (path below it -> inputs) lie in. ``told`` holds the problems met in making an output. Records and outcomes
    go by path relative to the content folder.
    """

    settings: str = ""
    output: str = ""
    records: dict[str, Record] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    told: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    extracts: dict[str, Outcome] = field(default_factory=dict)


def load(root: str) -> Ledger:
    """Read the ledger of the project at ``root``; an empty one where there is none that is sound."""
    body = _proven(os.path.join(root, MEMORY, "records"), HEADER)
    if body is None:
        return Ledger()
    try:
        return msgspec.msgpack.decode(body, type=Ledger)
    except msgspec.MsgspecError:  # made by a program of the same version in another form
        return Ledger()


def save(root: str, ledger: Ledger) -> None:
    """Keep the ledger, in one step."""
    _keep(os.path.join(root, MEMORY, "records"), HEADER, msgspec.msgpack.encode(ledger))


def compiled(root: str) -> dict[str, bytes]:
    """Read what the last build learnt of the templates; nothing where it is not sound or for another Python."""
    body = _proven(os.path.join(root, MEMORY, "templates"), COMPILED)
    try:
        return msgspec.msgpack.decode(body, type=dict[str, bytes]) if body else {}
    except msgspec.MsgspecError:
        return {}


def keep_compiled(root: str, known: dict[str, bytes]) -> None:
    """Keep what is known of the templates, in one step, where that is not what is kept already."""
    if known != compiled(root):
        _keep(os.path.join(root, MEMORY, "templates"), COMPILED, msgspec.msgpack.encode(known))


def listed(root: str, output: str) -> set[str]:
    """Give the paths below an output folder that this project has written or was about to write."""
    body = _proven(*_manifest(root, output))
    return set(body.decode().splitlines()) if body else set()


def begin(root: str, output: str, paths: Iterable[str]) -> None:
    """Note, before anything is written, which outputs may soon be there, and that a build is under way."""
    _list(root, output, set(paths))
    os.close(os.open(os.path.join(root, MEMORY, "unfinished"), os.O_WRONLY | os.O_CREAT, 0o644))


def finish(root: str, output: str, paths: Iterable[str]) -> None:
    """Note which outputs are there, and that the build is done."""
    _list(root, output, set(paths))
    os.unlink(os.path.join(root, MEMORY, "unfinished"))


def is_unfinished(root: str) -> bool:
    """Tell whether a build began to write and did not get to its end."""
    return os.path.exists(os.path.join(root, MEMORY, "unfinished"))


def _list(root: str, output: str, paths: set[str]) -> None:
    if paths != listed(root, output):
        path, header = _manifest(root, output)
        _keep(path, header, "".join(f"{p}\n" for p in sorted(paths)).encode())


def _manifest(root: str, output: str) -> tuple[str, bytes]:
    """Give the file and its header; a folder inside the project keeps its manifest when the project moves."""
    home = os.path.realpath(root) + os.sep
    name = output.removeprefix(home)
    known = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return os.path.join(root, MEMORY, f"manifest-{known}"), b"digest manifest 1\n"


def _proven(path: str, header: bytes) -> bytes | None:
    """Read what :func:`_keep` wrote; None where it is anything else."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    start = len(header) + CHECK
    body = data[start:]
    sound = data.startswith(header) and _check(body) == data[len(header) : start]
    return body if sound else None


def _keep(path: str, header: bytes, body: bytes) -> None:
    with open(path + ".new", "wb") as file:
        file.write(header + _check(body) + body)
    os.replace(path + ".new", path)


def _check(body: bytes) -> bytes:
    return blake2b(body, digest_size=CHECK).digest()


def pack(body: Body) -> bytes:
    """Make a body ready to be kept."""
    data = msgspec.msgpack.encode(body)
    return _check(data) + data


class Bodies:
    """Rendered bodies by hash; a forked process opens the file anew, for a connection must not be shared."""

    def __init__(self, root: str) -> None:
        self._path = os.path.join(root, MEMORY, "bodies.sqlite")
        self._open: tuple[int, sqlite3.Connection] | None = None
        self._decode = msgspec.msgpack.Decoder(Body).decode

    def get(self, body_hash: str) -> Body | None:
        """Fetch a body; None where it is not there or not sound."""
        try:
            asked = self._database().execute("select body from bodies where hash = ?", (body_hash,))
            row = asked.fetchone()
        except sqlite3.DatabaseError:
            return None
        data = row[0] if row else b""
        if not isinstance(data, bytes) or _check(data[CHECK:]) != data[:CHECK]:
            return None
        return self._decode(data[CHECK:])

    def put(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep packed bodies by hash; a damaged file is thrown away first."""
        kept = list(rows)
        self._change("insert or replace into bodies values (?, ?)", kept)

    def drop(self, hashes: Iterable[str]) -> None:
        """Forget these bodies."""
        self._change("delete from bodies where hash = ?", [(one,) for one in sorted(hashes)])

    def hashes(self) -> set[str]:
        """Name the bodies that are kept."""
        try:
            return {row[0] for row in self._database().execute("select hash from bodies")}
        except sqlite3.DatabaseError:
            return set()

    def _change(self, command: str, rows: list[Any]) -> None:
        if not rows:
            return
        try:
            self._execute(command, rows)
        except sqlite3.Error:  # damaged: all of it can be made again
            self.close()
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self._path)
            try:
                self._execute(command, rows)
            except sqlite3.Error as error:
                raise OutputError(
                    f"cannot write {MEMORY}/bodies.sqlite: {error}",
                    hint="is there room, and may you write there?",
                ) from error

    def _execute(self, command: str, rows: list[Any]) -> None:
        with self._database() as database:
            database.executemany(command, rows)

    def _database(self) -> sqlite3.Connection:
        if self._open and self._open[0] == os.getpid():
            return self._open[1]
        database = sqlite3.connect(self._path)
        # A crash of the machine may damage the file: every body proves itself, and all can be made again.
        database.execute("pragma synchronous = off")
        database.execute(TABLE)
        self._open = (os.getpid(), database)
        return database

    def close(self) -> None:
        """Let go of the file."""
        if self._open and self._open[0] == os.getpid():
            with contextlib.suppress(sqlite3.Error):
                self._open[1].close()
        self._open = None
