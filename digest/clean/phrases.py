"""The cue phrases: data files of this room, read once when the first extract is cleaned.

The files are TOML, but only our own shape of it (one line a phrase), so that a scan of their lines
takes the place of a parser: reading all languages costs milliseconds. A test reads the same
files with a real parser and compares.
"""

from __future__ import annotations

import functools
import os
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LANGUAGES = ("ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "zh")

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
HANGUL = re.compile(r"[\uac00-\ud7af]")
_MARKS = "\u0300-\u036f\u0900-\u0963\u0966-\u0dff\u0e00-\u0e4e"
_GAP = re.compile(rf"(?:[^\w{_MARKS}]|_)+")  # vowel signs of Indic scripts are parts of words
_ASCII_WORDS = {c: " " for c in range(128) if not chr(c).isalnum()}
_LINE = re.compile(
    r'^(?:\[(?P<family>\w+)\]|"(?P<phrase>(?:[^"\\]|\\.)+)" = \{ (?:at = "(?P<at>\w+)", )?'
    r"|(?P<voice>\w+) = \{ why = \"[^\"]*\", words = \[(?P<words>[^\]]*)\])",
    re.MULTILINE,
)
_PLAIN = (
    *((quote, "'") for quote in "’‘‛´`"),
    *((quote, '"') for quote in "“”„«»"),
    *((dash, "-") for dash in "–—‐‑−"),
    *((unseen, "") for unseen in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
)


class Phrase(NamedTuple):
    """A cue phrase: its family, its text, and where in a block it counts."""

    family: str
    text: str
    at: str


class Voice(NamedTuple):
    """The small words of one language."""

    imperative: frozenset[str]
    ours: frozenset[str]
    reader: frozenset[str]
    reporting: frozenset[str]
    stop: frozenset[str]
    asks: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    desk: frozenset[str] = frozenset()
    itself: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    picks: frozenset[str] = frozenset()
    rewards: frozenset[str] = frozenset()
    shows: frozenset[str] = frozenset()
    walls: frozenset[str] = frozenset()


def fold(text: str) -> str:
    """Make the copy of a text that is matched: NFKC, lower case, plain quotes and dashes."""
    if text.isascii():
        return text.lower()
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    for odd, plain in _PLAIN:
        if odd in text:
            text = text.replace(odd, plain)
    return text.lower()


def words(folded: str) -> list[str]:
    """Return the words of a folded text."""
    if folded.isascii():
        return folded.translate(_ASCII_WORDS).split()
    return _GAP.sub(" ", folded).split()


def read(language: str) -> tuple[list[Phrase], dict[str, list[str]]]:
    """Read the phrases and the small words of one language from its file."""
    here = os.path.dirname(__file__)
    path = os.path.join(here, "phrases", f"{language}.toml")
    with open(path, encoding="utf-8") as file:
        return scan(file.read())


def scan(source: str) -> tuple[list[Phrase], dict[str, list[str]]]:
    """Scan the text of a phrase file."""
    phrases: list[Phrase] = []
    voices: dict[str, list[str]] = {}
    family = ""
    for line in _LINE.finditer(source):
        if line["family"]:
            family = line["family"]
        elif line["phrase"]:
            phrases.append(Phrase(family, _unescape(line["phrase"]), line["at"] or ""))
        else:
            voices[line["voice"]] = [word.strip(' "') for word in line["words"].split(",")]
    return phrases, voices


class Lexicon:
    """All phrases of all languages, arranged for quick look-up."""

    def __init__(self) -> None:
        self.whole: dict[str, list[tuple[str, str]]] = {}
        self.start: dict[str, list[tuple[str, str, str]]] = {}
        self.inside: dict[str, list[tuple[str, str, str]]] = {}
        self.wild: dict[str, list[tuple[str, str, str, str]]] = {}
        self.unspaced: list[tuple[str, str, str]] = []
        self.voices: dict[str, Voice] = {}
        for language in LANGUAGES:
            phrases, voices = read(language)
            for phrase in phrases:
                self._add(phrase)
            if voices:
                self.voices[language] = Voice(
                    *(frozenset(voices.get(name, ())) for name in Voice._fields)
                )
        for table in (self.start, self.inside):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[2]))  # the longest phrase speaks
        self.unspaced.sort(key=lambda entry: -len(entry[1]))
        self.inside_keys = self.inside.keys()
        self.wild_keys = self.wild.keys()

    def find(self, folded: str, tokens: list[str]) -> dict[str, str]:
        """Return the cue families a block speaks of, each with the phrase that was seen."""
        found: dict[str, str] = {}
        if not tokens:
            return found
        flat = f" {' '.join(tokens)} "
        for family, phrase in self.whole.get(flat, ()):
            found.setdefault(family, phrase)
        for family, phrase, spaced in self.start.get(tokens[0], ()):
            if flat.startswith(spaced):
                found.setdefault(family, phrase)
        self._inside(flat, set(tokens), found)
        if not folded.isascii() and CJK.search(folded):
            found.update(self._unspaced(folded, found))
        return found

    def _inside(self, flat: str, seen: set[str], found: dict[str, str]) -> None:
        """Find the phrases that count anywhere, by their longest words."""
        for key in sorted(self.inside_keys & seen):
            for family, phrase, spaced in self.inside[key]:
                if spaced in flat:
                    found.setdefault(family, phrase)
        for key in sorted(self.wild_keys & seen):
            for family, phrase, at, pattern in self.wild[key]:
                if _matches(pattern, at, flat):
                    found.setdefault(family, phrase)

    def _unspaced(self, folded: str, found: dict[str, str]) -> dict[str, str]:
        """Find the phrases of scripts without spaces."""
        dense = re.sub(r"[\s\[\]【】]", "", folded)
        more: dict[str, str] = {}
        for family, phrase, at in self.unspaced:
            if family in found or family in more:
                continue
            if "#" in phrase:
                hit = re.search(_wild(phrase, spaced=False), dense) is not None
            elif at == "whole":
                hit = dense == phrase
            else:
                hit = dense.startswith(phrase) if at == "start" else phrase in dense
            if hit:
                more[family] = phrase
        return more

    def _add(self, phrase: Phrase) -> None:
        folded = fold(phrase.text)
        if CJK.search(folded):
            self.unspaced.append((phrase.family, folded.replace(" ", ""), phrase.at))
            return
        tokens = words(folded)
        spaced = f" {' '.join(tokens)} "
        if "*" in phrase.text or "#" in phrase.text:
            entry = (phrase.family, phrase.text, phrase.at, phrase.text)
            self.wild.setdefault(max(tokens, key=len), []).append(entry)
        elif phrase.at == "whole":
            self.whole.setdefault(spaced, []).append((phrase.family, phrase.text))
        elif phrase.at == "start":
            self.start.setdefault(tokens[0], []).append((phrase.family, phrase.text, spaced))
        else:
            key = max(tokens, key=len)
            self.inside.setdefault(key, []).append((phrase.family, phrase.text, spaced))


@functools.cache
def lexicon() -> Lexicon:
    """Return the phrases of all languages, read once."""
    return Lexicon()


def _unescape(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\")


def _matches(phrase: str, at: str, flat: str) -> bool:
    found = re.compile(_wild(phrase, spaced=True)).search(flat)
    if found is None:
        return False
    return at not in ("whole", "start") or (
        found.start() == 0 and (at == "start" or found.end() == len(flat))
    )


@functools.cache
def _wild(phrase: str, *, spaced: bool) -> str:
    """Turn a phrase with ``*`` (one to three words) and ``#`` (a number) into a pattern."""
    if not spaced:
        return re.escape(fold(phrase)).replace(r"\#", r"\d+")
    parts = list(_parts(phrase))
    return f" {' '.join(parts)} "


def _parts(phrase: str) -> Iterator[str]:
    for part in fold(phrase).split():
        if part == "*":
            yield r"\w+(?: \w+){0,2}"
        elif part == "#":
            yield r"\d+"
        else:
            yield from (re.escape(word) for word in words(part))
