"""Map a pure function over items, here or in processes: the only parallelism there is.

Workers are forked, so they inherit what has been planned and send back results alone. Chunk i goes to worker
i modulo the number of workers, hence results come back in the order of the items whatever the number of workers.
Where forking is unsafe (other systems than Linux, other threads about) the work is done here, but for a large
number of items with a function that can be sent to a fresh process.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import selectors
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from digest.errors import DigestError

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 300
"""Fewer items than this are not worth a second process that is forked."""
MANY = 2000
"""Fewer items than this are not worth a second process that starts from nothing."""
CHUNK = 100
READ = 1 << 20
GARBAGE = 50_000
"""New objects between two looks for garbage in a worker."""
SIZE = 8
"""Bytes of a message's length."""


def available(jobs: int) -> int:
    """Give the number of processes to use: ``jobs``, or one for each processor we may use."""
    if jobs:
        return jobs
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int = 0,
    inherit: bool = False,
    done: Callable[[int], None] | None = None,
) -> Iterator[Result]:
    """Yield ``function(item)`` for each item, in order; an exception of a worker is raised here.

    ``inherit`` says that the function needs what this process holds and cannot be sent to a fresh one.
    ``done`` is told the number of items finished so far.
    """
    wanted = available(jobs)
    if wanted > 1 and len(items) >= FEW and _may_fork():
        chunks = _forked(function, items, wanted)
    elif wanted > 1 and len(items) > MANY and not inherit and not sys.platform.startswith("linux"):
        chunks = _spawned(function, items, wanted)
    else:
        chunks = ([function(item)] for item in items)
    count = 0
    for chunk in chunks:
        count += len(chunk)
        if done and (len(chunk) > 1 or count % CHUNK == 0 or count == len(items)):
            done(count)
        yield from chunk


def _may_fork() -> bool:
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    return sys.platform.startswith("linux") and hasattr(os, "fork") and alone


def _chunks(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]


def _spawned(
    function: Callable[[Item], Result], items: Sequence[Item], jobs: int
) -> Iterator[list[Result]]:
    import multiprocessing

    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for result in pool.imap(function, items, CHUNK):
            yield [result]


def _forked(
    function: Callable[[Item], Result], items: Sequence[Item], jobs: int
) -> Iterator[list[Result]]:
    chunks = _chunks(items)
    jobs = min(jobs, len(chunks))
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()  # children leave our objects alone, so their pages stay shared
    workers: list[_Worker] = []
    try:
        for number in range(jobs):
            workers.append(_start(function, chunks[number::jobs], workers))
        yield from _gather(workers, len(chunks))
    finally:
        for worker in workers:
            worker.end()
        gc.unfreeze()


def _gather(workers: list[_Worker], count: int) -> Iterator[list[Any]]:
    """Yield the results of ``count`` chunks in order, reading from whichever worker has something."""
    with selectors.DefaultSelector() as ready:
        for worker in workers:
            ready.register(worker.pipe, selectors.EVENT_READ, worker)
        for number in range(count):
            worker = workers[number % len(workers)]
            while not worker.messages:
                if worker.closed:
                    raise DigestError(
                        "a worker process was killed",
                        hint="is there enough memory? fewer processes need less: jobs = 1",
                    )
                for key, _ in ready.select():
                    if not key.data.read():
                        ready.unregister(key.fileobj)
            fine, value = pickle.loads(worker.messages.pop(0))  # noqa: S301 - from our own child
            if not fine:
                raise value
            yield value


class _Worker:
    """A forked process and the pipe its results come through, each after its length in eight bytes."""

    def __init__(self, pid: int, pipe: int) -> None:
        self.pid = pid
        self.pipe = pipe
        self.messages: list[bytes] = []
        self.closed = False
        self._data = bytearray()

    def read(self) -> bool:
        """Take what has come; False when the process has closed its end."""
        data = os.read(self.pipe, READ)
        self.closed = not data
        self._data += data
        while len(self._data) >= SIZE:
            end = SIZE + int.from_bytes(self._data[:SIZE], "little")
            if len(self._data) < end:
                break
            self.messages.append(bytes(self._data[SIZE:end]))
            del self._data[:end]
        return not self.closed

    def end(self) -> None:
        """Stop the process if it still runs, and see it off."""
        os.close(self.pipe)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def _start(
    function: Callable[[Item], Result], chunks: list[Sequence[Item]], others: list[_Worker]
) -> _Worker:
    ours, theirs = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        os.close(theirs)
        return _Worker(pid, ours)
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # the parent speaks for all of us
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.enable()  # the parent may have it off for its short life; a worker makes much that is garbage
        gc.set_threshold(GARBAGE)
        os.close(ours)
        for other in others:
            os.close(other.pipe)
        work(function, chunks, theirs, parent)
        code = 0
    finally:
        os._exit(code)


def work(
    function: Callable[[Any], Any], chunks: list[Sequence[Any]], pipe: int, parent: int
) -> None:
    """Do a worker's share and send each chunk's results; stops when the parent is gone."""
    for chunk in chunks:
        if os.getppid() != parent:
            return
        try:
            message: tuple[bool, Any] = (True, [function(item) for item in chunk])
            data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
            data = pickle.dumps((False, _sendable(error)), pickle.HIGHEST_PROTOCOL)
        _send(pipe, len(data).to_bytes(SIZE, "little") + data)


def _sendable(error: Exception) -> Exception:
    """Give an exception that survives the way to the parent, with what a person debugging needs."""
    import traceback

    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - an exception class that cannot be made anew from its arguments
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _send(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]
