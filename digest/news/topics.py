"""The topics of a story by the editor's own words, and which of them gave each topic away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from digest.model.news import Mention, Paragraph
from digest.news.naming import Lines, Topic, Topics, plain, stands_alone, words_of

MOST = 6
"""Pieces of evidence that a mention holds."""
_COUNTED = 50
"""Places of one word that are looked at; more say nothing more."""


def topics(
    paragraphs: Sequence[Paragraph],
    title: str,
    language: str,  # noqa: ARG001 # words are in whatever language the editor writes them
    book: Topics,
    dropped: Iterable[str] = (),
) -> tuple[Mention, ...]:
    """Find the topics of a story in the order of the book.

    ``dropped`` are names of topics that the editor does not want found.
    """
    if not book.entries:
        return ()
    story = _Story(Lines(title, paragraphs), len(title), book.heads)
    unwanted = {name.casefold() for name in dropped}
    found = []
    for topic in book.entries:
        places = story.of(topic)
        if places and topic.name.casefold() not in unwanted:
            found.append(story.mention(topic.name, places))
    return tuple(found)


class _Story:
    """A headline and its paragraphs, a line each: as printed and in small letters."""

    def __init__(self, lines: Lines, headline: int, heads: Mapping[str, str]) -> None:
        self.lines = lines
        self.headline = headline
        self.small = _lowered(lines.searched)
        words = words_of(self.small)
        self.here = {word for word, head in heads.items() if head in words}
        """Words and phrases of the book whose first word stands in the story."""

    def of(self, topic: Topic) -> list[tuple[int, int]]:
        """Give the places of a topic's words, none where the story is not about it."""
        if self.here.isdisjoint(topic.any or topic.all):
            return []
        end = self.headline if topic.title else len(self.small)
        if any(self.places(word, end, 1) for word in topic.none):
            return []
        needed = [self.places(word, end, 1) for word in topic.all]
        if not all(needed):
            return []
        found = {place for word in topic.any for place in self.places(word, end, _COUNTED)}
        if topic.any and len(found) < topic.least:
            return []
        return sorted(found.union(*needed), key=lambda place: (place[0], -place[1]))

    def places(self, word: str, end: int, most: int) -> list[tuple[int, int]]:
        """Find a word or phrase before ``end``, at most ``most`` times."""
        if word not in self.here:
            return []
        phrase = plain(word)
        text = self.small if phrase == _lowered(phrase) else self.lines.searched
        found = []
        for at in _finds(text, phrase, end):
            found.append((at, at + len(phrase)))
            if len(found) >= most:
                break
        return found

    def mention(self, name: str, places: list[tuple[int, int]]) -> Mention:
        """Name the words found, as printed, and where they stand; a word inside of another one is not told."""
        kept: list[tuple[int, int]] = []
        for start, end in places:
            if not kept or end > kept[-1][1]:
                kept.append((start, end))
        words = dict.fromkeys(self.lines.text[start:end] for start, end in kept)
        anchors = self.lines.anchors_of(start for start, _ in kept)
        return Mention(name, tuple(words)[:MOST], anchors)


def _finds(text: str, phrase: str, end: int) -> Iterator[int]:
    at = text.find(phrase, 0, end)
    while at >= 0:
        if stands_alone(text, at, at + len(phrase)):
            yield at
        at = text.find(phrase, at + len(phrase), end)


def _lowered(text: str) -> str:
    """Write a text in small letters, each in place of one: the rare letter that would become two stays."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
