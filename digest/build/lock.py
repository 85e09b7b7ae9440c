"""One build of a project at a time, in the standard library's terms."""

from __future__ import annotations

import os
import sys
import time
from typing import Self

from digest.errors import DigestError, OutputError

MEMORY = ".digest"
WAIT = 10.0
"""Seconds to wait for another build of the same project."""
PAUSE = 0.02


class Lock:
    """One build of a project at a time: held from ``with`` to its end, or to the end of the process.

    ``moment`` is the file system's own time (ns) when the lock was taken.
    """

    def __init__(self, root: str, *, wait: float = WAIT) -> None:
        self.moment = 0
        self._folder = os.path.join(root, MEMORY)
        self._wait = wait
        self._fd = -1

    def __enter__(self) -> Self:
        """Take the lock; raises DigestError when another process keeps it."""
        try:
            self._open()
            self._take()
            os.write(
                self._fd, b"."
            )  # so that the file's time is now, by the clock that stamps files
            os.ftruncate(self._fd, 0)
            self.moment = os.fstat(self._fd).st_mtime_ns
        except OSError as error:
            self.__exit__()
            raise OutputError(
                f"cannot write {MEMORY}: {error.strerror}",
                hint="a build keeps there what it knows; is there room, and may you write there?",
            ) from error
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Let the next one build; closing the file gives the lock back."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _open(self) -> None:
        try:
            os.mkdir(self._folder)
        except FileExistsError:
            pass
        else:
            with open(os.path.join(self._folder, ".gitignore"), "w", encoding="ascii") as file:
                file.write("*\n")
        path = os.path.join(self._folder, "lock")
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)

    def _take(self) -> None:
        end = time.monotonic() + self._wait
        while not _locked(self._fd):
            if time.monotonic() >= end:
                raise DigestError(
                    "another build of this project is under way",
                    hint="wait until it has ended, or end it",
                )
            time.sleep(PAUSE)


def _locked(fd: int) -> bool:
    """Try to lock an open file; the system frees it when its process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
