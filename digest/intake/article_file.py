"""An article's file as intake sees it: is it ours still, and how it is put in place.

``cleaner.written_hash`` is the BLAKE2b hash of the whole file without the line that holds it, and without the
``cleaning`` block, which is what an editor tells the cleaner and no change of the article itself. A file for which
it is right was not touched since we wrote it; any other file is its editor's.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from typing import NamedTuple

import msgspec

from digest.markdown import front_matter
from digest.markdown.front_matter import FrontMatter
from digest.model.article import Cleaner

_HASH_LINE = re.compile(rb"^  written_hash: [0-9a-f]+\n", re.MULTILINE)
_CLEANING = re.compile(rb"^cleaning:[^\n]*\n(?:[ \t#][^\n]*\n|\n)*", re.MULTILINE)
_MODE = 0o644


class Standing(NamedTuple):
    """An article that stands: ``front`` is None where it cannot be read; ``ours`` if nobody touched it."""

    front: FrontMatter | None
    text: str
    ours: bool

    @property
    def cleaner(self) -> Cleaner | None:
        """Give the machine's own block, if it is there."""
        return self.front.cleaner if self.front else None


def look(path: str, shown: str) -> Standing | None:
    """Read the article at ``path``, None where there is none; raises OSError."""
    try:
        data = read_regular(path, front_matter.HEAD_LIMIT * 64)
    except FileNotFoundError:
        return None
    text = data.decode("utf-8", "replace")
    front = front_matter.parse(text, shown).front
    cleaner = front.cleaner if front else None
    ours = cleaner is not None and cleaner.written_hash == written_hash(data)
    return Standing(front, text, ours)


def written_hash(data: bytes) -> str:
    """Hash a file without this hash's own line and what its editor tells the cleaner: 32 hexadecimal digits."""
    end = data.find(b"\n---\n", 4) + 1
    head = _CLEANING.sub(b"", data[:end], count=1) if b"\ncleaning:" in data[:end] else data[:end]
    rest = _HASH_LINE.sub(b"", head + data[end:], count=1)
    return hashlib.blake2b(rest, digest_size=16).hexdigest()


def sealed(front: FrontMatter, body: str) -> str:
    """Write an article with the hash of what is written in its ``cleaner`` block."""
    cleaner = front.cleaner or Cleaner()
    open_ = msgspec.structs.replace(cleaner, written_hash="")
    text = front_matter.write(msgspec.structs.replace(front, cleaner=open_), body)
    closed = msgspec.structs.replace(cleaner, written_hash=written_hash(text.encode()))
    return front_matter.write(msgspec.structs.replace(front, cleaner=closed), body)


def put(path: str, text: str) -> None:
    """Replace a file whole: readers see the old bytes or the new ones; raises OSError."""
    folder, name = os.path.split(path)
    os.makedirs(folder, exist_ok=True)
    waiting = os.path.join(folder, f".{name[:100]}.{os.getpid()}.new")
    try:
        fd = os.open(
            waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), _MODE
        )
        with open(fd, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        os.replace(waiting, path)
    except BaseException:
        remove(waiting)
        raise


def remove(path: str) -> None:
    """Remove a file if it is there."""
    try:
        os.unlink(path)
    except OSError:
        return


def read_regular(path: str, limit: int) -> bytes:
    """Read a regular file, at most one byte more than ``limit``; raises OSError, never hangs on a FIFO."""
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(fd, "rb") as file:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise OSError(0, "no regular file")
        return file.read(limit + 1)
