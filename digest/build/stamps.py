"""What the last build saw: enough to know, with the standard library alone, that nothing has changed.

A stamp is (mtime, ctime, size, inode). Equal stamps mean equal bytes, but for a file that was changed so
shortly before it was stamped that a second change could hide in the same tick of the clock: such files are
listed as unproven and their bytes are compared. A stamp that differs over equal bytes is no change either.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from _blake2 import blake2b
from collections.abc import Iterable
from typing import Any, NamedTuple

from digest import __version__

Stamp = tuple[int, int, int, int]
"""mtime and ctime in nanoseconds, size in bytes, inode."""

MEMORY = ".digest"
"""The folder of what the last build knew, below the project's root."""

SOURCES = ("content", "themes", "templates", "i18n", "static")
"""The folders of a project that a build reads."""

SECOND = 1_000_000_000
FINE = 50_000_000
"""Ticks of a modern file system's clock are shorter than this (nanoseconds)."""
COARSE = 2 * SECOND + FINE
"""Ticks of a file system that keeps whole seconds (FAT: two) are shorter than this."""

HEADER = f"digest stamps 1, program {__version__}, {sys.implementation.cache_tag}\n".encode()
CHECK = 16
BLOCK = 1 << 20


class Known(NamedTuple):
    """What the last build knew; the default is what is known before the first one.

    ``key`` stands for everything that came from outside the files. The report holds for any moment from
    ``since`` until just before ``due`` (seconds since 1970). ``folders`` are folders outside the project that were
    read, ``output`` the absolute output folder. ``inputs`` maps paths relative to the root to stamps,
    ``keys`` to content hashes; ``outputs`` maps paths below the output folder to (mtime in ns, size).
    """

    key: str = ""
    since: int = 0
    due: int = 0
    folders: tuple[str, ...] = ()
    output: str = ""
    inputs: dict[str, Stamp] = {}  # noqa: RUF012 - read only, like every value of this tuple
    keys: dict[str, bytes] = {}  # noqa: RUF012
    outputs: dict[str, tuple[int, int]] = {}  # noqa: RUF012
    unproven: tuple[str, ...] = ()
    report: tuple[Any, ...] = ()


class Look(NamedTuple):
    """The project as it stands now beside what was known of it.

    ``stamps`` and ``keys`` are of all inputs now; ``changed`` lists the inputs that are new or have other bytes,
    ``gone`` those that are no more, ``altered`` the outputs that are not as they were written; all sorted.
    ``skipped`` names what cannot be read, with the reason. ``moment`` is the file system's time of the look (ns).
    """

    known: Known
    stamps: dict[str, Stamp]
    keys: dict[str, bytes]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    altered: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    moment: int
    touched: bool

    @property
    def same(self) -> bool:
        """Tell whether every input and every output is as the last build left it."""
        return not (self.changed or self.gone or self.altered)


def settings_key(
    overrides: Iterable[tuple[str, str]], environ: Iterable[tuple[str, str]], config: str = ""
) -> str:
    """Give one text for all that reaches a build from outside its files."""
    own = sorted(pair for pair in environ if pair[0].startswith("DIGEST_"))
    packages = [_mtime(p) for p in sys.path if p.endswith(("site-packages", "dist-packages"))]
    return repr((sorted(overrides), own, config, sys.version, packages))


def look(root: str, *, moment: int, known: Known) -> Look:
    """Compare a project's files with what was known of them; hashes whatever the stamps leave open."""
    stamps, skipped = scan(root, known.folders)
    keys, changed, touched = dict(known.keys), [], False
    for path in _doubtful(stamps, known):
        key = _hash(os.path.join(root, path))
        touched = touched or key == known.keys.get(path)
        if key != known.keys.get(path):
            changed.append(path)
        keys[path] = key
    gone = sorted(known.inputs.keys() - stamps.keys())
    for path in gone:
        keys.pop(path, None)
    return Look(
        known=known,
        stamps=stamps,
        keys=keys,
        changed=tuple(changed),
        gone=tuple(gone),
        altered=tuple(_altered(known.output, known.outputs)),
        skipped=tuple(sorted(skipped)),
        moment=moment,
        touched=touched,
    )


def _doubtful(stamps: dict[str, Stamp], known: Known) -> list[str]:
    if stamps == known.inputs and not known.unproven:
        return []
    before = known.inputs.get
    odd = {path for path, stamp in stamps.items() if before(path) != stamp}
    return sorted(odd.union(path for path in known.unproven if path in stamps))


def with_folders(look: Look, folders: tuple[str, ...]) -> Look:
    """Give a look that takes in these folders outside the project, and no others."""
    if folders == look.known.folders:
        return look
    stamps = {path: stamp for path, stamp in look.stamps.items() if not os.path.isabs(path)}
    keys = {path: key for path, key in look.keys.items() if path in stamps}
    skipped: list[tuple[str, str]] = []
    found: dict[str, Stamp] = {}
    for folder in folders:
        _walk(folder, folder + "/", folder, found, skipped)
    keys.update((path, _hash(path)) for path in sorted(found))
    return look._replace(stamps=stamps | found, keys=keys)


def proven(look: Look) -> Known:
    """Give what is known after a look that found the same bytes under other stamps."""
    return look.known._replace(
        inputs=look.stamps, keys=look.keys, unproven=unproven(look.stamps, look.moment)
    )


def unproven(stamps: dict[str, Stamp], moment: int) -> tuple[str, ...]:
    """List the files that were changed in or after the tick of the clock in which they were stamped."""
    found = []
    for path, (mtime, ctime, _, _) in stamps.items():
        changed = mtime if sys.platform == "win32" else ctime
        if changed > moment - COARSE and (
            changed > moment - FINE or changed % SECOND == 0
        ):  # whole seconds: a file system with a coarse clock
            found.append(path)
    return tuple(sorted(found))


def scan(root: str, folders: Iterable[str] = ()) -> tuple[dict[str, Stamp], list[tuple[str, str]]]:
    """List a project's files with their stamps, and what was skipped with the reason.

    Paths are relative to the root with forward slashes; those of ``folders`` outside it are absolute.
    """
    files: dict[str, Stamp] = {}
    skipped: list[tuple[str, str]] = []
    for name in SOURCES:
        _walk(os.path.join(root, name), name + "/", root, files, skipped)
    for folder in folders:
        _walk(folder, folder + "/", folder, files, skipped)
    _settings(root, files)
    return files, skipped


def _settings(root: str, files: dict[str, Stamp]) -> None:
    """Take the configuration, and the modules that it may name as plug-ins."""
    with os.scandir(root) as entries:
        for entry in entries:
            name = entry.name
            if name.endswith((".toml", ".py")) and not name.startswith(".") and entry.is_file():
                files[entry.name] = _stamp(entry.stat())


def _walk(
    top: str, label: str, root: str, files: dict[str, Stamp], skipped: list[tuple[str, str]]
) -> None:
    waiting = [(top, label)]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    name = entry.name
                    if name[0] == ".":
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((entry.path, f"{prefix}{name}/"))
                    elif entry.is_file(follow_symlinks=False) and name.isascii():
                        s = entry.stat(follow_symlinks=False)
                        files[prefix + name] = (
                            s.st_mtime_ns,
                            s.st_ctime_ns,
                            s.st_size,
                            s.st_ino,
                        )
                    else:
                        _odd(entry, prefix, root, files, skipped)
        except FileNotFoundError:
            continue  # no such folder, or one that went away while we looked
        except OSError as error:
            skipped.append((prefix.rstrip("/"), f"cannot be read: {error.strerror}"))


def _odd(
    entry: os.DirEntry[str],
    prefix: str,
    root: str,
    files: dict[str, Stamp],
    skipped: list[tuple[str, str]],
) -> None:
    """Take what is neither a folder nor a plainly named file: a link within the project, or nothing."""
    path = prefix + entry.name
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = path.encode("utf-8", "backslashreplace").decode()
        skipped.append((shown, "its name is not valid UTF-8"))
        return
    try:
        if entry.is_symlink():
            _link(entry, path, root, files, skipped)
        elif entry.is_file():
            files[path] = _stamp(entry.stat())
        else:
            skipped.append((path, "is not a regular file"))
    except OSError as error:
        skipped.append((path, f"cannot be read: {error.strerror}"))


def _link(
    entry: os.DirEntry[str],
    path: str,
    root: str,
    files: dict[str, Stamp],
    skipped: list[tuple[str, str]],
) -> None:
    target, home = os.path.realpath(entry.path), os.path.realpath(root)
    if not target.startswith(home + os.sep):
        skipped.append((path, "is a symbolic link that leads out of the project"))
    elif not entry.is_file():
        skipped.append((path, "is a symbolic link to a folder or to nothing"))
    else:
        files[path] = _stamp(entry.stat())


def _stamp(s: os.stat_result) -> Stamp:
    return (s.st_mtime_ns, s.st_ctime_ns, s.st_size, s.st_ino)


def _mtime(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def _hash(path: str) -> bytes:
    """Hash a file's bytes; what cannot be read has the empty hash, so that it is tried again."""
    found = blake2b(digest_size=CHECK)
    try:
        # Never wait for a writer: a pipe may have taken the file's place since it was listed.
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return b""
    try:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            return b""
        while block := os.read(fd, BLOCK):
            found.update(block)
    except OSError:
        return b""
    finally:
        os.close(fd)
    return found.digest()


def _altered(folder: str, outputs: dict[str, tuple[int, int]]) -> list[str]:
    bad = []
    lstat = os.lstat
    start = folder + "/"
    for path, known in outputs.items():
        try:
            s = lstat(start + path)
        except OSError:
            bad.append(path)
            continue
        if (s.st_mtime_ns, s.st_size) != known:
            bad.append(path)
    return sorted(bad)


def load(root: str) -> Known:
    """Read what the last build knew; anything unexpected is as if there had been no last build."""
    try:
        with open(os.path.join(root, MEMORY, "stamps"), "rb") as file:
            data = file.read()
    except OSError:
        return Known()
    start = len(HEADER) + CHECK
    body = memoryview(data)[start:]
    if (
        not data.startswith(HEADER)
        or blake2b(body, digest_size=CHECK).digest() != data[len(HEADER) : start]
    ):
        return Known()
    return Known(*marshal.loads(body))  # noqa: S302 - our own bytes, proven by their hash


def save(root: str, known: Known) -> None:
    """Keep what this build knows, in one step."""
    body = marshal.dumps(tuple(known))
    path = os.path.join(root, MEMORY, "stamps")
    with open(path + ".new", "wb") as file:
        file.write(HEADER + blake2b(body, digest_size=CHECK).digest() + body)
    os.replace(path + ".new", path)
