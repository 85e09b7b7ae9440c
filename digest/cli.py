"""Arguments -> one call -> exit code. The only room that prints, and the only clock.

``digest build`` with nothing to do passes through here: only the standard library is imported, and
each command's room only when it is called.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import TextIO

from digest.commands.arguments import parser
from digest.commands.call import Call
from digest.errors import DigestError, Location, Problem, UsageError

__all__ = ["main", "parser"]

ROOMS = {
    "init": "init",
    "new": "new",
    "clean": "clean",
    "explain": "explain",
    "relearn": "relearn",
    "build": "build",
    "watch": "serve",
    "serve": "serve",
    "list": "listing",
    "config": "settings",
    "schema": "settings",
}
"""Command -> its room in digest/commands/."""

_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33"}
# Names and titles come from strangers: an escape sequence in one must not reach the terminal.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)))


class _Terminated(BaseException):
    """A signal asks the process to end; ``code`` is 128 and the signal's number."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Terminal:
    """Prints for every command; see digest/commands/call.py for what each method promises."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.bar = False
        self.drawn = 0.0

    def line(self, text: str = "", style: str = "") -> None:
        """Print a result on standard output, even when quiet."""
        self._print(sys.stdout, text, style)

    def say(self, text: str = "", style: str = "") -> None:
        """Print a remark on standard output, unless quiet."""
        if not self.quiet:
            self.line(text, style)

    def tell(self, problem: Problem) -> None:
        """Print a problem on standard error; a warning only unless quiet."""
        if problem.severity != "warning" or not self.quiet:
            style = "yellow" if problem.severity == "warning" else "red"
            shown, _, hint = str(problem).partition("\n")
            self._print(sys.stderr, shown, style)
            if hint:
                self._print(sys.stderr, hint, "dim")

    def fail(self, error: DigestError) -> None:
        """Print what stopped the command."""
        problems = getattr(error, "problems", ())
        where = error.where or Location("digest")
        for problem in problems or (Problem(where, error.message, error.hint or ""),):
            self.tell(problem)

    def progress(self, done: int, total: int) -> None:
        """Draw the bar anew, ten times a second at most; the last call takes it away."""
        if self.quiet or not sys.stderr.isatty() or total < 2:
            return
        moment = time.monotonic()
        if done >= total:
            self._wipe()
        elif moment - self.drawn >= 0.1:
            self.drawn, self.bar = moment, True
            filled = 30 * done // total
            text = f"\r[{'#' * filled}{'.' * (30 - filled)}] {done} of {total}\033[K"
            _write(sys.stderr, text)

    def ask(self, question: str, default: str) -> str:
        """Ask the person at the terminal; without one, take the default."""
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return default
        try:
            return input(f"{question} [{default}]: ").strip() or default
        except EOFError:
            return default

    def _print(self, stream: TextIO, text: str, style: str) -> None:
        self._wipe()
        text = text.translate(_CONTROLS)
        if style and _colours(stream):
            text = f"\033[{_STYLES[style]}m{text}\033[0m"
        _write(stream, text + "\n")

    def _wipe(self) -> None:
        if self.bar:
            self.bar = False
            _write(sys.stderr, "\r\033[K")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (default: the process's own) and give the exit code."""
    terminal = Terminal()
    debug = "--debug" in (sys.argv if argv is None else argv)
    restore = _listen()
    try:
        return _run(sys.argv[1:] if argv is None else list(argv), terminal)
    except DigestError as error:
        if debug:
            raise
        terminal.fail(error)
        return error.exit_code
    except KeyboardInterrupt:
        _write(sys.stderr, "\ninterrupted\n")
        return 130
    except _Terminated as ended:
        return ended.code
    except Exception as error:
        if debug:
            raise
        terminal.fail(_surprise(error))
        return 1
    finally:
        restore()
        _write(sys.stdout, "")


def _run(argv: list[str], terminal: Terminal) -> int:
    start = time.perf_counter()
    try:
        options = parser().parse_args(argv)
    except SystemExit as done:  # --help and --version have printed what was asked for
        return int(done.code or 0)
    if not options.command:
        terminal.line(parser().format_help().rstrip())
        return 2
    terminal.quiet, terminal.verbose = options.quiet, options.verbose
    call = Call(
        options=options,
        folder=_folder(options.directory),
        environ=os.environ,
        now=_now(),
        clock=_now,
        elapsed=lambda: time.perf_counter() - start,
        console=terminal,
    )
    return _command(options.command)(call)


def _command(name: str) -> Callable[[Call], int]:
    from importlib import import_module

    room = import_module(f"digest.commands.{ROOMS[name]}")
    found: Callable[[Call], int] = getattr(room, name if hasattr(room, name) else "run")
    return found


def _folder(given: str | None) -> str:
    try:
        folder = os.path.join(os.getcwd(), given or "")
    except FileNotFoundError:
        raise UsageError("the current folder is gone", hint="cd to one that is there") from None
    if not os.path.isdir(folder):
        raise UsageError("no such folder", where=Location(given or folder))
    return os.path.normpath(folder)


def _now() -> float:
    """Give the moment in seconds since 1970: SOURCE_DATE_EPOCH where it is set."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if not fixed:
        return time.time()
    if not (fixed.isascii() and fixed.isdecimal() and len(fixed) <= 11):
        hint = "give whole seconds since 1970, such as 1795305600"
        raise UsageError(f'"{fixed}" is no moment', where=Location("SOURCE_DATE_EPOCH"), hint=hint)
    return float(fixed)


def _surprise(error: Exception) -> DigestError:
    """Make a message of a fault that nobody foresaw."""
    if isinstance(error, OSError) and error.strerror:
        return DigestError(error.strerror, where=Location(str(error.filename or "digest")))
    text = f"{type(error).__name__}: {error}".partition("\n")[0]
    return DigestError(f"a fault in digest itself: {text}", hint="--debug shows where it happened")


def _listen() -> Callable[[], None]:
    """Turn the signals that end a process into exceptions; give the function that undoes it."""
    before = []
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        try:
            if number is not None:
                before.append((number, signal.signal(number, _end)))
        except ValueError:  # only the main thread may listen
            break

    def restore() -> None:
        for number, handler in before:
            signal.signal(number, handler)

    return restore


def _end(number: int, _frame: FrameType | None) -> None:
    raise _Terminated(128 + number)


def _colours(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE")
    if forced:
        return forced != "0"
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _write(stream: TextIO, text: str) -> None:
    """Write at once. A reader that has gone away ends the printing, not the work."""
    try:
        stream.write(text)
        stream.flush()
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        _write(stream, text.encode(encoding, "backslashreplace").decode(encoding))
    except BrokenPipeError:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, stream.fileno())
        os.close(silent)
