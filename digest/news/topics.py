"""The topics of a story by the editor's own words, and which of them gave each topic away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from digest.model.news import Mention, Paragraph
from digest.news.naming import WORD, Topic, Topics, plain, stands_alone

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
    story = _Story(title, paragraphs)
    unwanted = {name.casefold() for name in dropped}
    found = []
    for topic, heads in zip(book.entries, book.heads, strict=True):
        if heads.isdisjoint(story.words) or topic.name.casefold() in unwanted:
            continue
        places = story.of(topic)
        if places:
            found.append(story.mention(topic.name, places))
    return tuple(found)


class _Story:
    """A headline and its paragraphs, as printed and without capitals."""

    def __init__(self, title: str, paragraphs: Sequence[Paragraph]) -> None:
        self.printed = [title, *(one.text for one in paragraphs)]
        self.anchors = ["", *(one.anchor for one in paragraphs)]
        self.texts = [plain(text.replace("\n", " ")) for text in self.printed]
        self.small = [_lowered(text) for text in self.texts]
        self.words = set(WORD.findall("\n".join(self.small)))

    def of(self, topic: Topic) -> list[tuple[int, int, int]]:
        """Give the places of a topic's words, (line, start, end), none where the story is not about it."""
        reach = 1 if topic.title else len(self.texts)
        if any(self.places(word, reach, 1) for word in topic.none):
            return []
        needed = [self.places(word, reach, 1) for word in topic.all]
        if not all(needed):
            return []
        found = [place for word in topic.any for place in self.places(word, reach, _COUNTED)]
        if topic.any and len(set(found)) < topic.least:
            return []
        return sorted({*found, *(place for several in needed for place in several)})

    def places(self, word: str, reach: int, most: int) -> list[tuple[int, int, int]]:
        """Find a word or phrase in the first ``reach`` lines, at most ``most`` times."""
        phrase = plain(word)
        texts = self.small if phrase == _lowered(phrase) else self.texts
        found: list[tuple[int, int, int]] = []
        for line in range(reach):
            for at in _finds(texts[line], phrase):
                found.append((line, at, at + len(phrase)))
                if len(found) >= most:
                    return found
        return found

    def mention(self, name: str, places: list[tuple[int, int, int]]) -> Mention:
        """Name the words found, as printed, and where they stand; of those inside of others only the others."""
        kept = [one for one in places if not any(_holds(other, one) for other in places[:200])]
        words = dict.fromkeys(self.printed[line][start:end] for line, start, end in kept)
        anchors = dict.fromkeys(self.anchors[line] for line, _, _ in kept)
        return Mention(name, tuple(words)[:MOST], tuple(anchors))


def _finds(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        if stands_alone(text, at, at + len(phrase)):
            yield at
        at = text.find(phrase, at + len(phrase))


def _holds(outer: tuple[int, int, int], inner: tuple[int, int, int]) -> bool:
    return outer != inner and outer[0] == inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2]


def _lowered(text: str) -> str:
    """Write a text in small letters, each in place of one: the rare letter that would become two stays."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
