"""The companies that a story is about: names as whole words, as printed, the longest first.

Precision over recall. A name that means one thing counts wherever it stands, but for persons, venues and
addresses. A name that means other things too ("Apple", "Target", "Orange") needs evidence somewhere in the story:
another name of the company that means nothing else, a legal form, the ticker in brackets, what companies have and
do beside it, a company at its side in a list, or one of the words that the book gives as context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from digest.model.news import Mention, Paragraph
from digest.news import proof, surroundings
from digest.news.naming import Companies, CompanyEntry, Lines, Name, plain, stands_alone, words_of

MOST = 4
"""Pieces of evidence that a mention holds."""

MOST_NAMES = 2000
"""Places of names that are looked at in one story; a story has twenty."""

_JOINED = re.compile(
    r"(?:'s)?(?:,| and| or| &|, and|, or| und| oder| et| ou| y| o| e|/|;| und die| et d')(?: the)? ?"
)
_PLAIN_VERB = re.compile(
    r"(?:'s?\b|[,;.:)–—]| (?:also|has|had|have|is|was|will|would|may|might|could|can|does|did|now|said|says|did|still"
    r"|itself|and|plans|expects|sells|makes|owns|operates|faces|needs|gets|got|runs"
    r"|began|fell|rose|sold|bought|won|lost|made|paid|cut|set|led|left|grew|built|spent|\w{2,12}ed)\b)"
)
_CAPITALISED = frozenset(("de", "lb", "gsw"))
"""Languages that write every noun with a capital."""
_ARTICLED = frozenset(("de", "fr", "es", "pt", "it", "nl", "ca", "gl", "el"))
"""Languages in which a name may have an article: "a Vale", "die Allianz"."""


class _Found(NamedTuple):
    """A name at ``text[start:end]``, the book's name for it, and what shows that it is the company's."""

    start: int
    end: int
    name: Name
    proof: tuple[int, int] | None = None
    bare: bool = False
    """It can be the company's, but nothing beside it says so."""


def companies(
    paragraphs: Sequence[Paragraph],
    title: str,
    language: str,
    book: Companies,
    dropped: Iterable[str] = (),
) -> tuple[Mention, ...]:
    """Find the companies of a story in the order they come up, the headline first.

    ``dropped`` are names of companies that the editor does not want found.
    """
    lines = Lines(title, paragraphs)
    words = book.heads.keys() & words_of(lines.searched)
    if not words:
        return ()
    story = _Story(lines.searched, len(title), language[:2].lower(), book.entries)
    found = story.judged(_names(lines.searched, words, book.heads))
    unwanted = {name.casefold() for name in dropped}
    return tuple(
        Mention(
            entry.company.name,
            story.evidence(several, lines.text),
            lines.anchors_of(one.start for one in several),
        )
        for entry, several in story.grouped(found)
        if entry.company.name.casefold() not in unwanted
    )


def _names(
    text: str, words: Iterable[str], heads: dict[str, tuple[Name, ...]]
) -> Iterator[tuple[int, Name]]:
    """Find the names of a text from left to right; of those that overlap the first counts, then the longest."""
    found = sorted(
        (at, -len(name.text), name) for word in words for at, name in _at(text, word, heads[word])
    )
    last = 0
    for start, length, name in found:
        if start >= last:
            last = start - length
            yield start, name


def _at(text: str, word: str, names: tuple[Name, ...]) -> Iterator[tuple[int, Name]]:
    leads = {name.text.index(word) for name in names}
    at = text.find(word)
    while at >= 0:
        for name in names:
            start = at - name.text.index(word) if len(leads) > 1 or 0 not in leads else at
            end = start + len(name.text)
            if start >= 0 and text.startswith(name.text, start) and stands_alone(text, start, end):
                yield start, name
                break
        at = text.find(word, at + len(word))


class _Story:
    """Judges the names of one story; ``text`` is its headline and its paragraphs, a line each."""

    def __init__(
        self, text: str, headline: int, language: str, entries: tuple[CompanyEntry, ...]
    ) -> None:
        self.text = text
        self.headline = headline
        self.language = language
        self.entries = entries
        self.persons: set[str] = set()
        self.titled = surroundings.is_titled(text[:headline])

    def judged(self, names: Iterable[tuple[int, Name]]) -> list[_Found]:
        """Give the names that can be a company's, each with its proof if it has one."""
        several = list(islice(names, MOST_NAMES))
        for start, name in several:
            if " " not in name.text and surroundings.is_person(self._before(start)):
                self.persons.add(name.text)
        found = [self._judge(start, name) for start, name in several]
        for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
            step = -1 if order.step > 0 else 1
            for place in order:
                found[place] = self._beside(found[place], found[place + step])
        return [one for one in found if one.proof or one.bare]

    def grouped(self, found: list[_Found]) -> Iterator[tuple[CompanyEntry, list[_Found]]]:
        """Give each company that is proven with its names, in the order of their first places."""
        several: dict[int, list[_Found]] = {}
        for one in found:
            several.setdefault(one.name.place, []).append(one)
        for place, names in several.items():
            entry = self.entries[place]
            if any(one.proof for one in names):
                yield entry, names
            elif self._in_context(entry, names):
                yield entry, [one for one in names if self._is_clear(one)]

    def evidence(self, found: list[_Found], text: str) -> tuple[str, ...]:
        """Give the words that gave a company away, as printed: proofs first, then its other names."""
        proofs = [text[slice(*one.proof)] for one in found if one.proof]
        if not proofs:
            start, end = next(self._context(self.entries[found[0].name.place]))
            proofs = [text[start:end]]
        names = (text[one.start : one.end] for one in found)
        return tuple(dict.fromkeys((*proofs, *names)))[:MOST]

    def _before(self, start: int) -> str:
        return self.text[self._line(start) : start]

    def _line(self, start: int) -> int:
        near = max(0, start - proof.NEAR)
        return max(near, self.text.rfind("\n", near, start) + 1)

    def _behind(self, end: int) -> str:
        return self.text[end : end + proof.NEAR].partition("\n")[0]

    def _judge(self, start: int, name: Name) -> _Found:
        end = start + len(name.text)
        none = _Found(start, end, name)
        before, behind = self._before(start), self._behind(end)
        if self._is_other(start, name, before, behind):
            return none
        if not name.ambiguous and name.text not in self.persons:
            return none._replace(proof=(start, end))
        titled = self._is_titled(start)
        ticker = self.entries[name.place].company.ticker
        begins = surroundings.begins_sentence(before)
        shown = proof.marked(behind, ticker, begins=begins)
        if shown is None and titled:
            behind = behind.lower()
            shown = proof.marked(behind, "", begins=begins)
        if shown is None:
            if self._is_word(before, behind, titled=titled):
                return none
            shown = proof.told(before, behind, self.language)
        if shown and (shown.strong or name.text not in self.persons):
            return none._replace(proof=(start - shown.before, end + shown.behind))
        return none._replace(bare=name.text not in self.persons)

    def _is_other(self, start: int, name: Name, before: str, behind: str) -> bool:
        """Tell whether a name stands in an address or a phrase that means something else, for a venue or a person."""
        titled = self._is_titled(start)
        if surroundings.is_address(before, behind) or surroundings.is_place(behind, titled=titled):
            return True
        if " " not in name.text and surroundings.is_person(before):
            return True
        for phrase in map(plain, self.entries[name.place].never):
            at = start - max(0, phrase.find(name.text))
            if self.text.startswith(phrase, at) and stands_alone(self.text, at, at + len(phrase)):
                return True
        return False

    def _is_titled(self, start: int) -> bool:
        return self.titled and start < self.headline

    def _is_word(self, before: str, behind: str, *, titled: bool) -> bool:
        if self.language not in _ARTICLED and surroundings.has_article(before):
            return True
        if titled or self.language in _CAPITALISED:
            return False
        return surroundings.is_within_name(before, behind)

    def _beside(self, one: _Found, other: _Found) -> _Found:
        """Let a company at the side of a name in a list stand for it, and two names that can be companies' for both."""
        if one.proof or not one.bare or one.name.place == other.name.place:
            return one
        if not other.proof and not (self._is_likely(one) and self._is_likely(other)):
            return one
        first, second = sorted((one, other))
        between = self.text[first.end : second.start]
        if len(between) > 12 or not _JOINED.fullmatch(between):
            return one
        return one._replace(proof=(first.start, second.end))

    def _is_likely(self, one: _Found) -> bool:
        """Tell whether a name is the first one of its company, which no medium is, and more than a first word."""
        first = plain(self.entries[one.name.place].company.name)
        return one.bare and one.name.text == first and self._is_clear(one)

    def _in_context(self, entry: CompanyEntry, names: list[_Found]) -> bool:
        return any(map(self._is_clear, names)) and any(True for _ in self._context(entry))

    def _is_clear(self, one: _Found) -> bool:
        """Tell a name from a word that has its capital only because a sentence begins with it."""
        if self.language in _CAPITALISED or _PLAIN_VERB.match(self._behind(one.end)):
            return True
        return not surroundings.begins_sentence(self._before(one.start))

    def _context(self, entry: CompanyEntry) -> Iterator[tuple[int, int]]:
        """Give the places of the words that show which meaning an entry's names have in this story."""
        ticker = proof.quoted(entry.company.ticker, self.text)
        if ticker:
            yield ticker
        for word in map(plain, entry.context):
            at = self.text.find(word)
            if at >= 0 and stands_alone(self.text, at, at + len(word)):
                yield at, at + len(word)
