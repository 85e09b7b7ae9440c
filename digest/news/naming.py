"""What an editor's files say of companies and topics, ready to be looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple

import msgspec
from msgspec import Struct

from digest.model.news import Company, Paragraph

WORD = re.compile(
    "[0-9A-Za-z\u00c0-\u024f\u0370-\u06ff]+|[\u0900-\u0dff]+|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""A word of a script with spaces, or one character of a script without."""

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class CompanyEntry(Struct, frozen=True, gc=False, array_like=True):
    """A company with the names of it that need evidence, words that are such evidence, and what does not mean it."""

    company: Company
    ambiguous: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Name(NamedTuple):
    """A printed name, the place of its company in the book, and whether it needs evidence."""

    text: str
    place: int
    ambiguous: bool


class Companies(Struct, frozen=True, dict=True):
    """A book of companies; its index is made once in each process and never travels to another."""

    entries: tuple[CompanyEntry, ...] = ()

    @cached_property
    def hash(self) -> str:
        """Stand for all that the book says: 32 hexadecimal digits."""
        return fingerprint(self.entries)

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """Give the companies as pages show them."""
        return tuple(entry.company for entry in self.entries)

    @cached_property
    def heads(self) -> dict[str, tuple[Name, ...]]:
        """Map the first word of each name to the names that begin with it, the longest first."""
        names: dict[str, list[Name]] = {}
        for place, entry in enumerate(self.entries):
            doubtful = frozenset(map(plain, entry.ambiguous))
            for printed in map(plain, (entry.company.name, *entry.company.aliases)):
                head = WORD.search(printed)
                if head:
                    name = Name(printed, place, printed in doubtful)
                    names.setdefault(head[0], []).append(name)
        return {
            head: tuple(sorted(several, key=lambda name: -len(name.text)))
            for head, several in names.items()
        }


class Topic(Struct, frozen=True, gc=False, array_like=True):
    """A topic: one of ``any`` at least ``least`` times, each of ``all`` once, none of ``none``.

    A word in small letters means every way to write it, a word with a capital the one that stands here. With
    ``title`` only the headline is looked at.
    """

    name: str
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    title: bool = False
    least: int = 1


class Topics(Struct, frozen=True, dict=True):
    """A book of topics."""

    entries: tuple[Topic, ...] = ()

    @cached_property
    def hash(self) -> str:
        """Stand for all that the book says: 32 hexadecimal digits."""
        return fingerprint(self.entries)

    @cached_property
    def heads(self) -> dict[str, str]:
        """Map each word or phrase of the book to its first word in small letters."""
        words = (word for one in self.entries for word in (*one.any, *one.all, *one.none))
        return {word: _head_of(word) for word in words}


class Lines:
    """A headline and its paragraphs as one text, a line each: as printed, and with every mark in one form.

    Both have the same length, so that a place in one is the place in the other.
    """

    def __init__(self, title: str, paragraphs: Sequence[Paragraph]) -> None:
        texts = (title, *(one.text for one in paragraphs))
        self.text = "\n".join(texts)
        self.searched = plain("\n".join(one.replace("\n", " ") for one in texts))
        self._anchors = ("", *(one.anchor for one in paragraphs))
        self._ends = list(accumulate(len(one) + 1 for one in texts))

    def anchors_of(self, places: Iterable[int]) -> tuple[str, ...]:
        """Name the paragraphs in which places stand, each once."""
        lines = (bisect_right(self._ends, place) for place in places)
        return tuple(dict.fromkeys(self._anchors[line] for line in lines))


def words_of(text: str) -> set[str]:
    """Give the words of a text, each once; Han and kana by the character."""
    return set(WORD.findall(text))


def fingerprint(entries: tuple[Struct, ...]) -> str:
    """Hash entries: 32 hexadecimal digits."""
    return blake2b(msgspec.msgpack.encode(entries), digest_size=16).hexdigest()


def plain(text: str) -> str:
    """Write marks that have several forms in one, each in place of one: apostrophes, hyphens, spaces."""
    if text.isascii():
        return text
    text = text.replace("’", "'").replace("\u2011", "-")
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _head_of(word: str) -> str:
    """Give the first word of a phrase in small letters."""
    head = WORD.search(word)
    return head[0].lower() if head else ""


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` begins and ends where words do; scripts without spaces have no such place."""
    return _border(text[start - 1 : start], text[start]) and _border(
        text[end : end + 1], text[end - 1]
    )


def _border(outer: str, inner: str) -> bool:
    if not outer.isalnum() or not inner.isalnum():
        return True
    return bool(_UNSPACED.match(inner) or _UNSPACED.match(outer))
