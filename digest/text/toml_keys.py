"""Where the keys of a TOML text stand, for messages that name the line.

The standard library's parser gives values without places. This scanner gives places without values;
it expects text that the parser has accepted.
"""

from __future__ import annotations

import re

Place = tuple[int, int]
Key = tuple[str, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_PART = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[A-Za-z0-9_-]+')
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def places(text: str) -> dict[Key, Place]:
    """Map each key to its line and column, from 1; an array's elements are keyed "0", "1", ..."""
    return _Scanner(text).scan()


class _Scanner:
    """Walks once over the text; ``at`` is the next character to read."""

    __slots__ = ("at", "counts", "found", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Key, Place] = {}
        self.counts: dict[Key, int] = {}

    def scan(self) -> dict[Key, Place]:
        table: Key = ()
        while self._skip(_BLANK) < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
        return self.found

    def _header(self) -> Key:
        start = self.at
        double = self.text.startswith("[[", start)
        self.at += 2 if double else 1
        key = self._inside(self._key())
        self._skip(_SPACE)
        self.at += 2 if double else 1
        if double:
            number = self.counts.get(key, 0)
            self.counts[key] = number + 1
            self._note(key, start)
            key = (*key, str(number))
        for depth in range(1, len(key) + 1):
            self._note(key[:depth], start)
        return key

    def _inside(self, key: Key) -> Key:
        """Resolve a header that passes through arrays of tables to their newest elements."""
        resolved: Key = ()
        for part in key[:-1]:
            resolved = (*resolved, part)
            if resolved in self.counts:
                resolved = (*resolved, str(self.counts[resolved] - 1))
        return (*resolved, *key[-1:])

    def _pair(self, table: Key) -> None:
        start = self.at
        parts = self._key()
        for depth in range(1, len(parts) + 1):
            self._note((*table, *parts[:depth]), start)
        self._skip(_SPACE)
        self.at += 1  # the equals sign
        self._value((*table, *parts))

    def _key(self) -> Key:
        parts: list[str] = []
        while True:
            self._skip(_SPACE)
            part = _PART.match(self.text, self.at)
            if part is None:
                return tuple(parts)
            parts.append(part.group().strip("\"'"))
            self.at = part.end()
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return tuple(parts)
            self.at += 1

    def _value(self, key: Key) -> None:
        self._skip(_SPACE)
        opening = self.text[self.at : self.at + 1]
        if opening == "[":
            self._array(key)
        elif opening == "{":
            self._inline(key)
        else:
            scalar = _STRING.match(self.text, self.at) or _SCALAR.match(self.text, self.at)
            self.at = scalar.end() if scalar else self.at + 1

    def _array(self, key: Key) -> None:
        self.at += 1
        number = 0
        while self._more("]"):
            element = (*key, str(number))
            self._note(element, self.at)
            self._value(element)
            number += 1

    def _inline(self, key: Key) -> None:
        self.at += 1
        while self._more("}"):
            self._pair(key)

    def _more(self, closing: str) -> bool:
        """Step over blanks and a comma; say whether another element follows, else over ``closing``."""
        self._skip(_BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
            self._skip(_BLANK)
        if self.at < len(self.text) and self.text[self.at] != closing:
            return True
        self.at += 1
        return False

    def _note(self, key: Key, at: int) -> None:
        line = self.text.count("\n", 0, at) + 1
        column = at - self.text.rfind("\n", 0, at)
        self.found.setdefault(key, (line, column))

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at
