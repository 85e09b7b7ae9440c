"""Verdicts that an editor gave: what sources.toml and front matter say of lines stands above every rule.

What is said of a document counts before what is said of its source; where both are said at one level, a line stays.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import NamedTuple

import msgspec

from digest.clean.features import MAIL
from digest.clean.lazy import lazy
from digest.clean.rule import Finding
from digest.errors import Location, Problem
from digest.model.extract import Block
from digest.model.knowledge import NOTHING, Knowledge, Overrides, Pattern
from digest.model.verdict import CLASSES, Cleaned, Document, DocumentKind, Harvest, Verdict
from digest.text.folding import words
from digest.text.patterns import Budget, ExhaustedError, compiled

RULE = "override"
"""The rule that verdicts of overrides name."""
CLASS = "O1"
ASKED = "an override takes text of the story away"

_CAPTIONS, _SUMMARY = "E5", "F11"
_BYLINE_LIMIT = 200
_PLAIN = str.maketrans("’‘“”„–—\u2011\u00a0\u202f", '\'\'"""---  ')


class Decided(NamedTuple):
    """What overrides decide of the blocks of one extract, by index.

    ``kept`` and ``dropped`` hold the evidence and the finding, ``by`` the pattern that decided; ``names`` are the
    authors of lines that a byline pattern matched. ``matched`` are all patterns that matched anything, ``tired``
    the ones that were left off because they cost too much. ``spared`` and ``lost`` are classes of findings that
    stay in the body, and that go without a record.
    """

    kept: dict[int, str]
    dropped: dict[int, Finding]
    by: dict[int, Pattern]
    names: tuple[str, ...] = ()
    matched: frozenset[Pattern] = frozenset()
    tired: frozenset[Pattern] = frozenset()
    spared: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    def spares(self, i: int, finding: Finding) -> bool:
        """Tell whether a block stays though a rule found something; a switch that says so is remembered."""
        if i not in self.kept and finding.class_ in self.spared:
            name = "captions" if finding.class_ == _CAPTIONS else "machine_summary"
            self.kept[i] = f'{name} = "keep"'
        return i in self.kept

    def verdict(self, i: int, block: Block) -> Verdict | None:
        """Judge a block that overrides keep or drop; None for every other."""
        if i in self.kept:
            return Verdict(block.number, "keep", CLASS, RULE, CLASSES[CLASS], self.kept[i])
        return None

    def kind(self, found: DocumentKind) -> DocumentKind:
        """Make an article of an extract that holds none but for lines that an editor keeps."""
        return "article" if found == "no-article" and self.kept else found

    def finding(self, i: int, other: Finding | None, *, story: bool) -> Finding:
        """Give what a dropped block is; ``other`` is what the rules find in it, ``story`` that it is certain text.

        A wall stays a wall and a notice of rights a notice, whoever drops them.
        """
        found = self.dropped[i]
        if found.class_ == CLASS and other and other.class_[0] in "ABCD":
            return found._replace(class_=other.class_)
        asks = story and i in self.by and not self.by[i].confirm
        return found._replace(review=asks)

    def adjusted(self, finding: Finding) -> Finding:
        """Let what a switch drops go without a record."""
        return finding._replace(action="drop") if finding.class_ in self.lost else finding


UNDECIDED = Decided({}, {}, {})


def mark(text: str) -> str:
    """Make the fingerprint of a line: 10 hexadecimal digits, the same for other case, signs and spaces."""
    return _mark(_folded(text))


def decide(blocks: Sequence[Block], knowledge: Knowledge) -> Decided:
    """Decide whatever overrides say of the blocks of an extract, glued parts split off."""
    levels = [one for one in (knowledge.of_document, knowledge.of_source) if one != Overrides()]
    if not levels:
        return UNDECIDED
    search = _Search(blocks)
    kept: dict[int, str] = {}
    dropped: dict[int, Finding] = {}
    by: dict[int, Pattern] = {}
    names: list[str] = []
    for level in levels:
        _apply(level, search, kept, dropped, by)
        for i, found in search.names(level.byline):
            if i not in kept and i not in dropped:
                dropped[i] = Finding("E1", f"byline pattern “{level.byline[:60]}”", "meta")
                names += found
    return Decided(
        kept,
        dropped,
        by,
        tuple(dict.fromkeys(names)),
        frozenset(search.matched),
        frozenset(search.tired),
        *_switched(levels),
    )


def _apply(
    level: Overrides,
    search: _Search,
    kept: dict[int, str],
    dropped: dict[int, Finding],
    by: dict[int, Pattern],
) -> None:
    """Add what one level says of blocks that no level above it has decided."""
    free = {i for i in range(len(search.blocks)) if i not in kept and i not in dropped}
    keeps, drops = search.first(level.keep), search.first(level.drop)
    cuts = search.first(level.cut_after)
    cut = min(cuts, default=len(search.blocks))
    for i in sorted(free):
        if i in keeps:
            by[i] = keeps[i]
            kept[i] = _said(keeps[i])
        elif i in drops or i >= cut:
            by[i] = drops.get(i) or cuts[cut]
            dropped[i] = Finding(CLASS, _said(by[i]) + ("" if i in drops else ", cut"))


def _switched(levels: Sequence[Overrides]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the classes that stay and the classes that go without a record, by the first level that says so."""
    said = {
        _CAPTIONS: next((one.captions for one in levels if one.captions), ""),
        _SUMMARY: next((one.machine_summary for one in levels if one.machine_summary), ""),
    }
    return (
        frozenset(name for name, word in said.items() if word == "keep"),
        frozenset(name for name, word in said.items() if word == "drop"),
    )


class _Search:
    """Finds the blocks that patterns mean; a pattern has one budget for the whole extract."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.matched: set[Pattern] = set()
        self.tired: set[Pattern] = set()

    @lazy
    def folds(self) -> list[tuple[str, ...]]:
        """Give what each block is compared by; a glued part also stands for the whole of its paragraph."""
        return [_folds(block, whole) for block, whole in _with_wholes(self.blocks)]

    def first(self, patterns: Sequence[Pattern]) -> dict[int, Pattern]:
        """Give the first of the patterns that means a block, by index."""
        found: dict[int, Pattern] = {}
        for pattern in patterns:
            for i in self.meant(pattern):
                self.matched.add(pattern)
                found.setdefault(i, pattern)
        return found

    def meant(self, pattern: Pattern) -> Iterator[int]:
        if pattern.re:
            yield from self.searched(pattern)
        elif pattern.lines:
            lines = _lines(pattern.lines)
            for i, block in enumerate(self.blocks):
                if block.first <= lines[-1] and block.last >= lines[0]:
                    yield i
        else:
            wanted = _folded(pattern.text)
            for i, folds in enumerate(self.folds):
                if wanted in folds if pattern.text else pattern.mark in map(_mark, folds):
                    yield i

    def searched(self, pattern: Pattern) -> Iterator[int]:
        automaton, budget = compiled(pattern.re), Budget()
        for i, block in enumerate(self.blocks):
            try:
                if any(automaton.search(text, budget) is not None for text in _forms(block.text)):
                    yield i
            except ExhaustedError:
                self.tired.add(pattern)
                return

    def names(self, byline: str) -> Iterator[tuple[int, list[str]]]:
        """Find the lines that a byline pattern matches, with the names in them; mail is no name."""
        if not byline:
            return
        automaton, budget = compiled(byline), Budget()
        for i, block in enumerate(self.blocks):
            if len(block.text) > _BYLINE_LIMIT:
                continue
            try:
                found = automaton.search(block.text, budget)
            except ExhaustedError:
                return
            if found is not None:
                yield i, [name for name in _names(found.get("name", "")) if name]


def _names(text: str) -> Iterator[str]:
    for part in text.replace(" and ", ",").replace(" & ", ",").replace(" und ", ",").split(","):
        yield MAIL.sub("", part).strip(" .;:()|-–—")


def _lines(text: str) -> tuple[int, int]:
    first, _, last = text.replace("–", "-").replace("#", "").partition("-")
    return int(first), int(last or first)


def _with_wholes(blocks: Sequence[Block]) -> Iterator[tuple[Block, str]]:
    """Give each block with the text of its whole paragraph, empty where it is one."""
    for _, group in groupby(blocks, key=lambda block: (block.first, block.last)):
        parts = list(group)
        whole = " ".join(part.text for part in parts) if len(parts) > 1 else ""
        for part in parts:
            yield part, whole


def _folds(block: Block, whole: str) -> tuple[str, ...]:
    return (_folded(block.text), _folded(whole)) if whole else (_folded(block.text),)


def _forms(text: str) -> tuple[str, ...]:
    """Give a text as it stands, and as a keyboard writes it where that differs."""
    plain = text.translate(_PLAIN)
    return (text,) if plain == text else (text, plain)


def _folded(text: str) -> str:
    return " ".join(words(text)) or unicodedata.normalize("NFKC", text).strip()


def _mark(folded: str) -> str:
    return blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def _said(pattern: Pattern) -> str:
    return ": ".join(filter(None, (pattern.where, pattern.why))) or "front matter"


def problems(cleaned: Cleaned, knowledge: Knowledge = NOTHING) -> list[Problem]:
    """Tell of a document's overrides that match nothing, and of any that cost too much or take the story away."""
    decided = decide(cleaned.blocks, knowledge)
    found = [
        stale(pattern, f"content/{cleaned.extract.path}")
        for pattern in _patterns(knowledge.of_document)
        if pattern not in decided.matched and pattern not in decided.tired
    ]
    for pattern in sorted(decided.tired, key=lambda one: one.where):
        message = f'pattern "{pattern.re[:60]}" takes too long on content/{cleaned.extract.path}'
        hint = "it was left off there; name the line by text or mark, or begin the pattern with ^"
        found.append(Problem(located(pattern.where), message, hint, "warning"))
    taken = {decided.by[i]: i for i in sorted(_reviewed(cleaned, decided), reverse=True)}
    for pattern, i in sorted(taken.items(), key=lambda one: one[1]):
        message = f"{ASKED}: “{cleaned.blocks[i].text[:60]}” of content/{cleaned.extract.path}"
        toml = located(pattern.where).path.endswith(".toml")
        form = '{ lines = "#14", confirm = true }' if toml else '{lines: "#14", confirm: true}'
        hint = f"confirm it if that is meant, as in {form}"
        found.append(Problem(located(pattern.where), message, hint, "warning"))
    return found


def _reviewed(cleaned: Cleaned, decided: Decided) -> Iterator[int]:
    for i, verdict in enumerate(cleaned.verdicts):
        if verdict.rule == RULE and verdict.review and i in decided.by:
            yield i


def stale(pattern: Pattern, where: str) -> Problem:
    """Tell that an override has nothing to do any more."""
    named = name_of(pattern).removeprefix(f"{pattern.where} ")
    message = f'the override "{named[:60]}" matches nothing in {where}'
    return Problem(located(pattern.where), message, "mend it, or take it out", "warning")


def used(cleaned: Cleaned, knowledge: Knowledge) -> tuple[str, ...]:
    """Name the overrides of the source that matched something."""
    matched = decide(cleaned.blocks, knowledge).matched
    return tuple(sorted(name_of(p) for p in _patterns(knowledge.of_source) if p in matched))


def name_of(pattern: Pattern) -> str:
    """Name a pattern among all of its file: several may stand on one line."""
    return f"{pattern.where} {pattern.text or pattern.re or pattern.mark or pattern.lines}"


def located(where: str) -> Location:
    """Read a place back that was written as ``file:line``."""
    path, _, line = where.rpartition(":")
    return Location(path, int(line)) if path and line.isdecimal() else Location(where)


def reviewed(document: Document, verdicts: Sequence[Verdict]) -> Document:
    """Ask for a second look where an override takes text of the story away."""
    if not any(verdict.rule == RULE and verdict.review for verdict in verdicts):
        return document
    return msgspec.structs.replace(document, review=(*document.review, ASKED))


def named(harvest: Harvest, decided: Decided) -> Harvest:
    """Let the names that a byline pattern found be the authors."""
    return msgspec.structs.replace(harvest, authors=decided.names) if decided.names else harvest


def _patterns(overrides: Overrides) -> tuple[Pattern, ...]:
    return (*overrides.keep, *overrides.drop, *overrides.cut_after)
