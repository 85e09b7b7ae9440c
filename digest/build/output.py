"""The only writer of site/: replaces whole files, removes what is ours and nothing else.

A file is written beside the site's pages in a folder of its own and then renamed into place, so a reader sees
the old bytes or the new ones. No folder on the way may be a symbolic link: nothing leaves the output folder.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Iterable
from typing import NamedTuple

from digest.errors import OutputError

WAITING = ".digest-new"
"""Folder below the output folder where files stand until they are whole."""

FILE_MODE = 0o644
FOLDER_MODE = 0o755
NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Written(NamedTuple):
    """A file as it now stands: below the output folder, with (mtime in ns, size); ``changed`` if by us.

    ``refused`` says that a stranger's file stands there and was left alone.
    """

    path: str
    stamp: tuple[int, int]
    changed: bool
    refused: bool = False


def place(root: str, output: str) -> str:
    """Give the absolute output folder that ``output`` names, links followed."""
    return os.path.realpath(os.path.join(root, os.path.expanduser(output)))


class Output:
    """An output folder under way; forked workers write through the copy they inherit.

    ``strangers`` are the places where something stands that we have not put there.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.strangers: Collection[str] = ()
        self._waiting = os.path.join(folder, WAITING)
        self._folders: set[str] = set()

    def open(self) -> None:
        """Make the folder ready and throw away what an interrupted build left half done."""
        try:
            os.makedirs(self.folder, FOLDER_MODE, exist_ok=True)
            self.close()
            os.mkdir(self._waiting, 0o700)
        except OSError as error:
            raise _failed("", error) from error

    def close(self) -> None:
        """Remove the folder of waiting files, with whatever is in it."""
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            for name in os.listdir(self._waiting):
                os.unlink(os.path.join(self._waiting, name))
            os.rmdir(self._waiting)

    def write(self, path: str, data: bytes) -> Written:
        """Put ``data`` at ``path`` unless it is there already, or something not ours is; raises OutputError."""
        try:
            self._ready(path)
            target = os.path.join(self.folder, path)
            standing = _same(target, data)
            if standing:
                return Written(path, standing, changed=False)
            if path in self.strangers:
                s = os.lstat(target)
                return Written(path, (s.st_mtime_ns, s.st_size), changed=False, refused=True)
            return Written(path, self._replace(target, data), changed=True)
        except OSError as error:
            raise _failed(path, error) from error

    def _replace(self, target: str, data: bytes) -> tuple[int, int]:
        waiting = os.path.join(self._waiting, str(os.getpid()))
        fd = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | NO_LINK, FILE_MODE)
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(fd, FILE_MODE)  # whatever the umask
            view = memoryview(data)
            while view:
                view = view[os.write(fd, view) :]
            s = os.fstat(fd)
        finally:
            os.close(fd)
        os.replace(waiting, target)
        return (s.st_mtime_ns, s.st_size)

    def _ready(self, path: str) -> None:
        """Make the folders above ``path``, none of which may be a link."""
        parent = path.rpartition("/")[0]
        if parent in self._folders:
            return
        parts = parent.split("/") if parent else []
        if path.startswith("/") or ".." in parts or not path:
            raise OutputError(f'"{path}" is not a path below the output folder')
        for count in range(1, len(parts) + 1):
            folder = "/".join(parts[:count])
            if folder not in self._folders:
                self._make(folder)
                self._folders.add(folder)
        self._folders.add(parent)

    def _make(self, folder: str) -> None:
        full = os.path.join(self.folder, folder)
        try:
            os.mkdir(full, FOLDER_MODE)
            os.chmod(full, FOLDER_MODE)
        except FileExistsError as error:
            if not stat.S_ISDIR(os.lstat(full).st_mode):
                raise OutputError(
                    f"a file or a symbolic link stands where a folder is needed: {folder}",
                    hint="move it out of the output folder",
                ) from error

    def standing(self, paths: Iterable[str]) -> frozenset[str]:
        """Give those of the paths where anything stands, be it a link to nothing."""
        return frozenset(p for p in paths if os.path.lexists(os.path.join(self.folder, p)))

    def stamp(self, path: str) -> tuple[int, int] | None:
        """Give (mtime in ns, size) of a file of the site, None where there is no such file."""
        try:
            s = os.lstat(os.path.join(self.folder, path))
        except OSError:
            return None
        return (s.st_mtime_ns, s.st_size) if stat.S_ISREG(s.st_mode) else None

    def prune(self, paths: Iterable[str]) -> int:
        """Remove files of ours and the folders that become empty by it; gives the number of files."""
        count, emptied = 0, set()
        for path in paths:
            parent = path.rpartition("/")[0]
            if not self._real(parent):
                continue
            try:
                os.unlink(os.path.join(self.folder, path))
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError) as e:
                if isinstance(e, PermissionError) and self.stamp(path):
                    raise _failed(path, e) from e
            else:
                count += 1
            emptied.add(parent)
        for folder in sorted(emptied, key=len, reverse=True):
            self._clear(folder)
        return count

    def _real(self, folder: str) -> bool:
        """Tell whether no part of a folder is a symbolic link, which would lead us elsewhere."""
        parts = folder.split("/") if folder else []
        return ".." not in parts and not any(
            os.path.islink(os.path.join(self.folder, *parts[:count]))
            for count in range(1, len(parts) + 1)
        )

    def _clear(self, folder: str) -> None:
        while folder:
            try:
                os.rmdir(os.path.join(self.folder, folder))
            except FileNotFoundError:
                pass  # removed on the way up from another of its folders
            except OSError:
                return
            self._folders.discard(folder)
            folder = folder.rpartition("/")[0]


def _same(target: str, data: bytes) -> tuple[int, int] | None:
    """Give the stamp of a regular file that holds exactly ``data``."""
    try:
        fd = os.open(target, os.O_RDONLY | NO_LINK)
    except OSError:
        return None
    try:
        s = os.fstat(fd)
        if s.st_size != len(data) or not stat.S_ISREG(s.st_mode):
            return None
        read = b""
        while len(read) < len(data) and (block := os.read(fd, len(data) - len(read))):
            read += block
        return (s.st_mtime_ns, s.st_size) if read == data else None
    finally:
        os.close(fd)


def _failed(path: str, error: OSError) -> OutputError:
    return OutputError(
        f"cannot write {path or 'the output folder'}: {error.strerror or error}",
        hint="is there room, and may you write there? nothing was lost: build again when there is",
    )
