"""Folders of a project -> "something may have changed"; watchdog lives here.

Events are hints and the file system is the truth: a hint only asks for a scan, so it matters that
none is missed altogether, not what it says. Where the operating system cannot promise that (watch limit reached,
a watched folder replaced), :meth:`Watcher.trusted` says so and the loop scans on a beat instead.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

FOLDERS = ("content", "themes", "templates", "i18n", "static")
"""What is watched with all below it; of the project's root itself the configuration and plug-ins count."""

# Reading a file or listing a folder makes "opened" and "closed without a write": our own scans do both.
CHANGES: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


def concerns(root: str, path: str) -> bool:
    """Tell whether a change of ``path`` can change the site below ``root``.

    Swap and lock files of editors (``.name.swp``, ``name~``, ``#name#``) cannot, nor can what we write.
    """
    parts = os.path.relpath(path, root).split(os.sep)
    name = parts[-1]
    if name.startswith((".", "#")) or name.endswith("~"):
        return False
    return parts[0] in FOLDERS or (len(parts) == 1 and name.endswith((".toml", ".py")))


class _Hints(FileSystemEventHandler):
    """Wake the loop on a change of a path that matters."""

    def __init__(self, root: str, wake: Callable[[], None]) -> None:
        self._root = root
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = (os.fsdecode(event.src_path), os.fsdecode(event.dest_path))
        if any(path and concerns(self._root, path) for path in paths):
            self._wake()


class Watcher:
    """Watch a project and call ``wake`` (from another thread) when something may have changed."""

    def __init__(self, root: str, wake: Callable[[], None]) -> None:
        self._root = os.path.realpath(root)
        self._wake = wake
        self._observer: BaseObserver | None = None
        self._watched: dict[str, tuple[int, int]] = {}
        self._looked = -1
        self.missing = 0

    def start(self) -> None:
        """Begin to watch; a system without room for watches leaves :meth:`trusted` false."""
        self._watched = dict(self._wanted())
        try:
            observer = self._observer = Observer()
            observer.start()
            for path in self._watched:
                observer.schedule(
                    _Hints(self._root, self._wake),
                    path,
                    recursive=path != self._root,
                    event_filter=CHANGES,
                )
        except OSError:
            self.stop()

    def stop(self) -> None:
        """End watching and wait for the watching threads."""
        observer, self._observer = self._observer, None
        if observer is not None and observer.is_alive():
            observer.stop()
            observer.join()

    def trusted(self, *, count: bool) -> bool:
        """Watch anew what was replaced, and tell whether every folder is watched.

        ``count`` asks to count the folders too, which costs a walk. Wakes the loop after watching anew, since
        changes in between made no event.
        """
        if not self._alive() or (count and self._unwatched() != self.missing):
            self.stop()
            self.start()
            self.missing = self._unwatched()
            self._wake()
        return self._observer is not None and not self.missing

    def _wanted(self) -> Iterator[tuple[str, tuple[int, int]]]:
        for name in ("", *FOLDERS):
            path = os.path.join(self._root, name) if name else self._root
            try:
                status = os.stat(path)
            except OSError:
                continue
            yield path, (status.st_dev, status.st_ino)

    def _alive(self) -> bool:
        observer = self._observer
        return (
            observer is not None
            and observer.is_alive()
            and all(emitter.is_alive() for emitter in observer.emitters)
            and self._watched == dict(self._wanted())
        )

    def _unwatched(self) -> int:
        """Count the folders that the kernel does not watch for us (0 where it cannot be asked)."""
        watches = _kernel_watches()
        if watches is None:
            return 0
        wanted = sum(1 if path == self._root else _folders(path) for path in self._watched)
        return max(0, wanted - watches)


def _folders(path: str) -> int:
    """Count a folder and those below it, as the watcher follows them (no links)."""
    return sum(1 for _ in os.walk(path))


def _kernel_watches() -> int | None:
    """Count this process's inotify watches, or None where the system does not tell (proc(5), fdinfo)."""
    folder = "/proc/self/fdinfo"
    try:
        names = os.listdir(folder)
    except OSError:
        return None
    return sum(_watches_of(os.path.join(folder, name)) for name in names)


def _watches_of(path: str) -> int:
    try:
        with open(path, "rb") as file:
            return sum(line.startswith(b"inotify wd:") for line in file)
    except OSError:  # the descriptor of the listing itself is closed by now
        return 0
