"""Regular expressions that people write into settings, matched in bounded time.

The standard library's matcher backtracks: a pattern such as ``(a+)+$`` keeps it busy for years on one line. Here
a pattern becomes a small program that visits each of its places at most once for each character of the text,
so that a search costs at most their product; a :class:`Budget` bounds what many searches cost together.
What no such program can match (references back, looking around) is refused, as is a pattern that is too large.
Within this the meaning is that of :mod:`re`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

LONGEST = 500
"""Characters of a pattern; whoever needs more means several patterns."""
PLACES = 500
"""Places of a pattern's program, which repeats with numbers multiply: ``a{50}`` takes fifty."""
LONGEST_TEXT = 2000
"""Characters of a text that are looked at."""
STEPS = 1_000_000
"""Steps of one budget: half a second."""

_CHAR, _FORK, _JUMP, _AT, _OPEN, _CLOSE, _DONE = range(7)
_Test = Callable[[str], bool]
_FLAGS = {re.IGNORECASE: "i", re.DOTALL: "s", re.MULTILINE: "m", re.VERBOSE: "x", re.UNICODE: "u"}
_REFUSED = {
    sre.GROUPREF: "refers back to a group",
    sre.GROUPREF_EXISTS: "asks whether a group matched",
    sre.ASSERT: "looks ahead or behind",
    sre.ASSERT_NOT: "looks ahead or behind",
    sre.ATOMIC_GROUP: "has an atomic group",
    sre.POSSESSIVE_REPEAT: "has a possessive repeat",
}


class PatternError(ValueError):
    """A pattern cannot be used; the text says why, to stand after “pattern "..." ”."""


class ExhaustedError(Exception):
    """A budget was used up before a search had come to its end."""


class Budget:
    """Counts the steps of several searches; a count, not a clock: the same everywhere."""

    __slots__ = ("left",)

    def __init__(self, steps: int = STEPS) -> None:
        self.left = steps


class _Op(NamedTuple):
    """One place of a program; ``to`` and ``other`` are places, ``to`` the preferred one."""

    kind: int
    test: _Test
    to: int
    other: int = 0
    name: str = ""


class Automaton:
    """A pattern ready to be searched for; ``groups`` are the names of its named groups."""

    def __init__(
        self, program: list[_Op], groups: frozenset[str], needs: tuple[str, ...], *, fold: bool
    ) -> None:
        self.groups = groups
        self._program = program
        self._needs = needs
        self._fold = fold

    def search(self, text: str, budget: Budget) -> dict[str, str] | None:
        """Return what the named groups matched in the first match of a text, or None.

        Of a longer text the first :data:`LONGEST_TEXT` characters are looked at. Raises ExhaustedError.
        """
        text = text[:LONGEST_TEXT]
        held = text.casefold() if self._fold else text
        if not all(part in held for part in self._needs):
            return None
        seen: set[int] = set()
        first = self._program[0]
        at_start = first.kind == _AT and first.name in ("AT_BEGINNING", "AT_BEGINNING_STRING")
        for start in range(1 if at_start else len(text) + 1):
            found = self._from(start, text, seen, budget)
            if found is not None:
                return {name: text[a:b] for name, (a, b) in found.items() if b >= a}
        return None

    def _from(  # noqa: C901 # the one inner loop: calls would take most of its time
        self, start: int, text: str, seen: set[int], budget: Budget
    ) -> dict[str, tuple[int, int]] | None:
        """Follow the program from one character on; what was seen before has failed before."""
        width, limit = len(text) + 1, len(seen) + budget.left
        waiting: list[tuple[int, int, dict[str, tuple[int, int]]]] = [(0, start, {})]
        while waiting:
            place, at, spans = waiting.pop()
            while (key := place * width + at) not in seen:
                if len(seen) >= limit:
                    budget.left = 0
                    raise ExhaustedError
                seen.add(key)
                op = self._program[place]
                if op.kind == _CHAR:
                    if at >= width - 1 or not op.test(text[at]):
                        break
                    at += 1
                elif op.kind == _AT:
                    if not _AT_TESTS[op.name](text, at):
                        break
                elif op.kind == _FORK:
                    waiting.append((op.other, at, spans))
                elif op.kind == _OPEN:
                    spans = {**spans, op.name: (at, -1)}
                elif op.kind == _CLOSE:
                    spans = {**spans, op.name: (spans[op.name][0], at)}
                elif op.kind == _DONE:
                    budget.left = limit - len(seen)
                    return spans
                place = op.to
        budget.left = limit - len(seen)
        return None


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> Automaton:
    """Make a pattern ready to be searched for; raises PatternError."""
    if len(pattern) > LONGEST:
        raise PatternError(f"is longer than {LONGEST} characters")
    tree, flags = _parsed(pattern)
    writer = _Writer()
    writer.sequence(tree, flags)
    writer.add(_DONE)
    fold = bool(flags & re.IGNORECASE)
    needs = tuple(filter(None, _literals(tree, fold=fold)))
    return Automaton(writer.program, frozenset(tree.state.groupdict), needs, fold=fold)


def _parsed(pattern: str) -> tuple[Any, int]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = _parser.parse(pattern)
    except re.error as fault:
        at = "" if fault.pos is None else f" at character {fault.pos + 1}"
        raise PatternError(f"cannot be read: {fault.msg}{at}") from fault
    except Warning as fault:
        raise PatternError(f"may not mean what it says: {fault}") from fault
    except (OverflowError, RecursionError) as fault:
        raise PatternError("is too large or nested too deeply") from fault
    flags = int(tree.state.flags)
    if flags & ~sum(_FLAGS):
        raise PatternError(f"sets a flag that is not one of {', '.join(_FLAGS.values())}")
    return tree, flags


class _Writer:
    """Writes the program of a syntax tree; every part ends where the next one begins."""

    def __init__(self) -> None:
        self.program: list[_Op] = []

    def add(self, kind: int, test: _Test = bool, *, to: int = -1, name: str = "") -> int:
        place = len(self.program)
        if place >= PLACES:
            raise PatternError("is too large: its repeats with numbers multiply")
        self.program.append(_Op(kind, test, place + 1 if to < 0 else to, 0, name))
        return place

    def sequence(self, tree: Any, flags: int) -> None:  # noqa: ANN401 # the standard library's tree
        for op, value in tree:
            self.part(op, value, flags)

    def part(self, op: object, value: Any, flags: int) -> None:  # noqa: ANN401
        if op in _REFUSED:
            raise PatternError(f"{_REFUSED[op]}, which cannot be matched in bounded time")
        if op is sre.BRANCH:
            self.branches(value[1], flags)
        elif op is sre.SUBPATTERN:
            self.group(value, flags)
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            low, high, tree = value
            self.repeat((low, high), tree, flags, lazy=op is sre.MIN_REPEAT)
        elif op is sre.AT:
            name = str(value)
            lines = flags & re.MULTILINE and name in ("AT_BEGINNING", "AT_END")
            self.add(_AT, name=f"{name}_LINE" if lines else name)
        else:
            self.add(_CHAR, _character(op, value, flags))

    def group(self, value: Any, flags: int) -> None:  # noqa: ANN401
        number, more, fewer, tree = value
        names = {place: name for name, place in tree.state.groupdict.items()}
        flags = (flags | more) & ~fewer
        if number not in names:
            self.sequence(tree, flags)
            return
        self.add(_OPEN, name=names[number])
        self.sequence(tree, flags)
        self.add(_CLOSE, name=names[number])

    def branches(self, trees: Any, flags: int) -> None:  # noqa: ANN401
        jumps = []
        for tree in trees[:-1]:
            fork = self.add(_FORK)
            self.sequence(tree, flags)
            jumps.append(self.add(_JUMP))
            self.lead(fork, fork + 1, len(self.program))
        self.sequence(trees[-1], flags)
        for jump in jumps:
            self.lead(jump, len(self.program), 0)

    def repeat(self, times: tuple[int, int], tree: Any, flags: int, *, lazy: bool) -> None:  # noqa: ANN401
        low, high = times
        for _ in range(low):
            self.sequence(tree, flags)
        if high is sre.MAXREPEAT:
            fork = self.add(_FORK)
            self.sequence(tree, flags)
            self.add(_JUMP, to=fork)
            self.choose(fork, lazy=lazy)
            return
        forks = []
        for _ in range(high - low):
            forks.append(self.add(_FORK))
            self.sequence(tree, flags)
        for fork in forks:
            self.choose(fork, lazy=lazy)

    def choose(self, fork: int, *, lazy: bool) -> None:
        """Let a fork prefer one round more, or as few as can be."""
        more, end = fork + 1, len(self.program)
        self.lead(fork, end if lazy else more, more if lazy else end)

    def lead(self, place: int, to: int, other: int) -> None:
        self.program[place] = self.program[place]._replace(to=to, other=other)


_CATEGORIES = {
    "CATEGORY_DIGIT": re.compile(r"\d"),
    "CATEGORY_NOT_DIGIT": re.compile(r"\D"),
    "CATEGORY_SPACE": re.compile(r"\s"),
    "CATEGORY_NOT_SPACE": re.compile(r"\S"),
    "CATEGORY_WORD": re.compile(r"\w"),
    "CATEGORY_NOT_WORD": re.compile(r"\W"),
}


def _character(op: object, value: Any, flags: int) -> _Test:  # noqa: ANN401
    """Make the test of one character."""
    if op is sre.ANY:
        return _every if flags & re.DOTALL else _in_line
    if op is sre.IN:
        return _one_of(value, flags)
    if op is sre.LITERAL:
        return _same(value, flags)
    if op is sre.NOT_LITERAL:
        return _other(_same(value, flags))
    if op is sre.RANGE:
        return _between(value[0], value[1], flags)
    if op is sre.CATEGORY:
        return partial(_is_of, _CATEGORIES[str(value)])
    raise PatternError("uses what is not known here")


def _one_of(parts: Any, flags: int) -> _Test:  # noqa: ANN401
    tests = [_character(op, value, flags) for op, value in parts if op is not sre.NEGATE]

    def test(character: str) -> bool:
        return any(one(character) for one in tests)

    return _other(test) if parts[0][0] is sre.NEGATE else test


def _same(code: int, flags: int) -> _Test:
    wanted = chr(code)
    if not flags & re.IGNORECASE:
        return wanted.__eq__
    folded = wanted.casefold()
    return lambda character: character.casefold() == folded


def _between(low: int, high: int, flags: int) -> _Test:
    if not flags & re.IGNORECASE:
        return lambda character: low <= ord(character) <= high
    return lambda character: any(
        low <= ord(form) <= high
        for form in (character, character.lower(), character.upper())
        if len(form) == 1
    )


def _other(test: _Test) -> _Test:
    return lambda character: not test(character)


def _every(_: str) -> bool:
    return True


def _in_line(character: str) -> bool:
    return character != "\n"


def _is_of(category: re.Pattern[str], character: str) -> bool:
    return category.match(character) is not None


def _is_border(text: str, at: int) -> bool:
    """Tell whether a word begins or ends before a character."""
    word = _CATEGORIES["CATEGORY_WORD"].match
    before, after = text[at - 1 : at] if at else "", text[at : at + 1]
    return bool(before and word(before)) != bool(after and word(after))


_AT_TESTS: dict[str, Callable[[str, int], bool]] = {
    "AT_BEGINNING": lambda _, at: at == 0,
    "AT_BEGINNING_STRING": lambda _, at: at == 0,
    "AT_BEGINNING_LINE": lambda text, at: at == 0 or text[at - 1] == "\n",
    "AT_END": lambda text, at: at == len(text) or (at == len(text) - 1 and text[at] == "\n"),
    "AT_END_LINE": lambda text, at: at == len(text) or text[at] == "\n",
    "AT_END_STRING": lambda text, at: at == len(text),
    "AT_BOUNDARY": _is_border,
    "AT_NON_BOUNDARY": lambda text, at: not _is_border(text, at),
}


def _literals(tree: Any, *, fold: bool) -> Iterator[str]:  # noqa: ANN401
    """Give the runs of characters that every match holds: most texts are told apart by them."""
    run = ""
    for op, value in tree:
        if op is sre.LITERAL:
            run += chr(value).casefold() if fold else chr(value)
            continue
        yield run
        run = ""
        if op is sre.SUBPATTERN and not (value[1] or value[2]):
            yield from _literals(value[3], fold=fold)
    yield run
