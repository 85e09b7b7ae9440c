"""Quotations of somebody named, word for word.

Only what stands between quotation marks as a sentence of its own and is tied to a name in the same paragraph:
“...,” said NAME; NAME said: “...”; „...“, sagte NAME. Scare quotes, titles of works and the words of "a trader"
are passed over, as is everything about which there is a doubt: a quotation put into the wrong mouth is worse
than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from digest.model.news import Paragraph, Quote
from digest.news import marks, quotes_unlatin, speakers
from digest.news.saying import SAYING
from digest.text import words

MOST = 6
"""Quotations of one story."""
MARKED = 60
"""Quoted stretches of one paragraph that are looked at; prose has a handful."""
SHORTEST = 5
"""Words of a quotation; fewer are a phrase in doubt or a title."""

_ENDED = re.compile(r"[.!?…:]['\"”’»)]{0,2}\s*$")
_TAIL = re.compile(r"\s*[,–—-]?\s*")
_LEAD = re.compile(r"[:,]\s*$")


def quotes(paragraphs: Sequence[Paragraph], language: str) -> tuple[Quote, ...]:
    """Find the quotations of a story whose speakers are named beside them, at most :data:`MOST`."""
    found = (
        quote
        for paragraph in paragraphs
        if marks.ANY.search(paragraph.text)
        for quote in _in_paragraph(paragraph, language[:2].lower())
    )
    return tuple(islice(found, MOST))


def _in_paragraph(paragraph: Paragraph, language: str) -> Iterator[Quote]:
    text = paragraph.text
    stretches, end = marks.quoted(text)
    who = _Speakers(text, stretches, end, language) if language in SAYING else None
    for index, stretch in enumerate(stretches[:MARKED]):
        speaker = who.of(index) if who else quotes_unlatin.speaker(text, stretch, language)
        said = text[stretch.start : stretch.end].rstrip(",，、").rstrip()
        if speaker and said and words.count(said) >= SHORTEST:
            yield Quote(said, speaker, paragraph.anchor)


class _Speakers:
    """Names the speakers of one paragraph's quotations, from the first to the last."""

    def __init__(self, text: str, stretches: list[marks.Quoted], end: int, language: str) -> None:
        self.text = text
        self.stretches = stretches
        self.end = end
        self.language = language
        self.named: list[str] = []
        self.held = ""
        """The speaker whose quotation the next one may go on with."""
        self.taken = False

    def of(self, index: int) -> str:
        """Name the speaker of a quotation; empty where nobody is named, or where its first part was taken."""
        stretch = self.stretches[index]
        if not self._is_sentence(index):
            self.held = ""
            return ""
        speaker = self._behind(index)
        if speaker is None and self.held and self._goes_on(index):
            return "" if self.taken else self._took(self.held, stretch)
        if speaker is None:
            speaker = self._ahead(index)
        name = self._resolved(speaker, stretch) if speaker else ""
        self.held, self.taken = name, False
        if not name:
            return ""
        if name not in self.named:
            self.named.append(name)
        return self._took(name, stretch)

    def _took(self, name: str, stretch: marks.Quoted) -> str:
        self.taken = self.taken or words.count(self.text[stretch.start : stretch.end]) >= SHORTEST
        return name

    def _is_sentence(self, index: int) -> bool:
        """Tell a quotation from words quoted inside a sentence: it begins one, or a verb of saying leads to it."""
        opened = self.stretches[index].opened
        before = self.text[max(0, opened - 8) : opened].rstrip()
        first = self.text[self.stretches[index].start : self.stretches[index].start + 1]
        if not before or _ENDED.search(before):
            return True
        return before[-1] == "," and (first.isupper() or bool(self.held))

    def _behind(self, index: int) -> speakers.Speaker | None:
        stretch = self.stretches[index]
        last = self.text[stretch.end - 1 : stretch.end]
        after = self.text[stretch.closed : stretch.closed + 1]
        if last not in tuple(",!?…—–") and after != ",":
            return None
        tail = _TAIL.match(self.text, stretch.closed)
        assert tail is not None
        return speakers.behind(self.text, tail.end(), self._next(index), self.language)

    def _ahead(self, index: int) -> speakers.Speaker | None:
        opened = self.stretches[index].opened
        if not _LEAD.search(self.text[max(0, opened - 3) : opened]):
            return None
        start = self.stretches[index - 1].closed if index else 0
        border = max(self.text.rfind(sign, start, opened - 2) for sign in (". ", "! ", "? "))
        start = border + 2 if border >= 0 else start
        return speakers.ahead(self.text, start, opened, self.language)

    def _goes_on(self, index: int) -> bool:
        """Tell whether only the one sentence with the speaker's name parts two quotations."""
        between = self.text[self.stretches[index - 1].closed : self.stretches[index].opened]
        place = between.find(self.held) if self.held in between else 0
        return not re.search(r"[.!?]\s+\S", between[place + len(self.held) :])

    def _resolved(self, speaker: speakers.Speaker, stretch: marks.Quoted) -> str:
        """Give a pronoun the one person whom the paragraph has let speak before."""
        if speaker.text:
            return speaker.text
        known = list(self.named)
        for name in speakers.reported(self.text, stretch.opened, self.language):
            if not name or not any(name in other or other in name for other in known):
                known.append(name)
        return known[0] if len(known) == 1 and not speakers.is_thing(known[0]) else ""

    def _next(self, index: int) -> int:
        following = self.stretches[index + 1 : index + 2]
        return following[0].opened if following else self.end
