"""Who is said to have said something: a name as it is printed, with the title that stands beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

from digest.news.saying import PARTICLES, SAYING, Saying

_TOKEN = re.compile(r"\S+")
_SHORT = re.compile(r"(?:[A-ZÀ-Þ]|Mr|Mrs|Ms|Dr|Prof|Sir|St|Jr|Sr|Gen|Gov|Sen|Rep|Sra?|Hon)\.$")
_ELIDED = ("l’", "l'", "d’", "d'")
_THING = re.compile(
    r"\b(?:AG|SE|GmbH|KG|Inc|Corp|Ltd|Plc|SA|Bank|Group|Holdings?|Foods?|Energy|Pharma|Systems|Partners|Motors|Steel"
    r"|Software|Technologies|Airlines?|Capital|Financial|Insurance|Industries|Brands|University|Council|Union)\b"
)
_ASIDES = frozenset(("who", "whose", "of", "from", "at", "qui", "der", "die", "que", "speaking"))
_JOINTS = frozenset(("and", "und", "et", "y", "e"))
_OWN = frozenset(("it", "its", "they", "their"))
WIDEST = 14
"""Words between a quotation and its verb of saying; beyond it the verb belongs to something else."""
FARTHEST = 3000
"""Characters of a paragraph in which whoever "he" may be is looked for."""
TITLE = 6
"""Words of a title before a name; 10 behind it."""


class Word(NamedTuple):
    """A word of a clause, bare of punctuation: ``stop`` is "," or "." where a part or the clause ends with it."""

    text: str
    start: int
    end: int
    stop: str

    @property
    def low(self) -> str:
        """Give the word in lower case."""
        return self.text.lower()

    @property
    def is_name(self) -> bool:
        """Tell whether the word begins with a capital."""
        return self.text[0].isupper()


class Speaker(NamedTuple):
    """Who speaks; ``text`` is empty where it is only "he" or "she"."""

    text: str


def behind(text: str, start: int, end: int, language: str) -> Speaker | None:
    """Name the speaker in what follows a quotation: "said NAME, TITLE" or "NAME told reporters"."""
    saying = SAYING[language]
    words = clause(text, start, end)
    at = _verb(words[:WIDEST], saying)
    if at is None:
        return None
    first, last = at
    if first == 0:
        return _Subject(text, words[last:], saying).leading(sole=words[0].low not in saying.sources)
    return _Subject(text, words[:first], saying).whole(sole=True)


def ahead(text: str, start: int, end: int, language: str) -> Speaker | None:
    """Name the speaker in what leads up to a quotation: "NAME said: " or "TITLE NAME told reporters, "."""
    saying = SAYING[language]
    words = clause(text, start, end)
    at = _verb(words, saying)
    if at is None or at[0] == 0 or len(words) - at[1] > WIDEST:
        return None
    return _before(text, words[: at[0]], saying)


def reported(text: str, end: int, language: str) -> list[str]:
    """Name everybody whom the text before ``end`` reports as saying something.

    Houses are left out; whoever may be one ("Kaveri said that its profits") comes without a name.
    """
    saying = SAYING[language]
    if end > FARTHEST:
        return [""]
    found: list[str] = []
    start = 0
    while start < end:
        words = clause(text, start, end)
        if not words:
            break
        start = words[-1].end + 1
        at = _verb(words, saying)
        if at is None:
            continue
        named = _before(text, words[: at[0]], saying) if at[0] else None
        if named is None and at[0] and words[at[0] - 1].stop == ",":
            named = _Subject(text, words[at[1] :], saying).leading(sole=True)
        if named and named.text and not is_thing(named.text):
            found.append("" if _OWN & {word.low for word in words} else named.text)
    return found


def is_thing(name: str) -> bool:
    """Tell whether a name is plainly that of a house and not of a person."""
    return _THING.search(name) is not None


def clause(text: str, start: int, end: int) -> list[Word]:
    """Give the words from ``start`` to the end of their sentence, to an opening mark or to ``end``."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text, start, min(end, start + 400)):
        token = match[0]
        if token[0] in '“„"«»‘「(':
            break
        bare = token if _SHORT.match(token) else token.rstrip(",.!?;:…—–)”»")
        rest = token[len(bare) :]
        stop = "," if rest == "," else "." if rest else ""
        if bare and bare[0].isalnum():
            elided = 2 if bare.startswith(_ELIDED) and len(bare) > 3 else 0
            found.append(
                Word(bare[elided:], match.start() + elided, match.start() + len(bare), stop)
            )
        if stop == ".":
            break
    return found


def _verb(words: list[Word], saying: Saying) -> tuple[int, int] | None:
    """Find the verb of saying: where it begins, its auxiliary with it, and where it ends."""
    for at, word in enumerate(words):
        if word.low in saying.sources and at == 0:
            return 0, 2 if word.low == "according" else 1
        if word.low in saying.verbs or (at == 0 and _is_past(word.low, saying)):
            return (at - 1 if at and words[at - 1].low in saying.auxiliaries else at), at + 1
    return None


def _is_past(word: str, saying: Saying) -> bool:
    """Tell a verb behind a quotation by its ending: Spanish and Portuguese writers vary theirs."""
    return len(word) > 4 and bool(saying.past) and word.endswith(saying.past)


def _before(text: str, words: list[Word], saying: Saying) -> Speaker | None:
    """Read the subject that ends a run of words, from its last part back to the first."""
    starts = [0, *(i + 1 for i, word in enumerate(words[:-1]) if word.stop)]
    for start in reversed(starts):
        subject = _Subject(text, words[start:], saying)
        named = subject.whole(sole=start > 0)
        if named is None:
            continue
        title = [s for s in starts if s < start]
        if named.text and title and _is_title(words[title[-1] : start], saying):
            first = words[title[-1]]
            skip = first.low in saying.articles
            begin = words[title[-1] + skip].start
            return Speaker(text[begin : words[start].start] + named.text)
        return named
    return None


def _is_title(words: list[Word], saying: Saying) -> bool:
    if not words or len(words) > TITLE or words[0].low not in saying.articles:
        return False
    return any(word.low in saying.roles for word in words)


class _Subject:
    """Reads the words of a subject from the left."""

    def __init__(self, text: str, words: list[Word], saying: Saying) -> None:
        self.text = text
        self.words = words
        self.saying = saying
        self.at = 0
        self.named = 0

    def leading(self, *, sole: bool) -> Speaker | None:
        """Read a subject that more words may follow; a single name counts if ``sole``."""
        return self._read(sole=sole)

    def whole(self, *, sole: bool) -> Speaker | None:
        """Read a subject that must take up all the words."""
        found = self._read(sole=sole)
        return found if found and (self.at == len(self.words) or self._is_aside()) else None

    def _is_aside(self) -> bool:
        """Tell whether all that is left stands between commas: ", who runs the port,"."""
        left = self.words[self.at :]
        return (
            self._stopped() == "," == left[-1].stop
            and len(left) <= WIDEST
            and left[0].low in _ASIDES
            and not any(word.low in self.saying.verbs for word in left)
        )

    def _read(self, *, sole: bool) -> Speaker | None:
        if not self.words:
            return None
        first = self.words[0].low
        if first in self.saying.pronouns:
            self.at = 1
            return Speaker("")
        if first in self.saying.indefinite:
            return self._speaking_for(1)
        start = int(first in self.saying.articles)
        self.at = start
        spoken = self._speaking_for(start) or self._titled(start)
        if (
            spoken is None
            or spoken.text.endswith(("’s", "'s"))
            or (self.named == 1 and start == 0 and not sole and self.at == 1)
        ):
            return None
        return spoken

    def _speaking_for(self, at: int) -> Speaker | None:
        """Read "spokeswoman for NAME" and "NAME spokeswoman"."""
        words = self.words
        for place in range(at, min(at + 4, len(words))):
            if words[place].low not in self.saying.speaking:
                continue
            self.at = place + 1
            if place + 1 < len(words) and words[place + 1].low in ("for", "of"):
                self.at = place + 2 + (words[place + 2 :] != [] and words[place + 2].low == "the")
                if not self._name():
                    return None
            elif not any(word.is_name for word in words[at:place]):
                return None
            return self._spoken(0)
        return None

    def _titled(self, start: int) -> Speaker | None:
        """Read a name with its title before it or behind it."""
        if not self._role():
            return None
        before = self.at > start
        if not self._name():
            return None
        single = self.named == 1 and not before
        if self.saying is SAYING["en"] and not self._stopped() and self._role_and_name():
            single = False
        if single and (start or (self.saying is SAYING["de"] and self._is_common())):
            return None
        if self.at and not self._stopped():
            self._second()
        if self.at and not self._stopped():
            self._house()
        if self._stopped() == ",":
            self._apposition()
        return self._spoken(start)

    def _is_common(self) -> bool:
        """German nouns have capitals too; a surname alone is the sentence's whole subject."""
        following = self.words[self.at : self.at + 1]
        return bool(following) and following[0].low in ("der", "des", "die")

    def _role(self) -> bool:
        """Read the words of a title, up to the name; a comma may part them: "finance chief, Ute Kall"."""
        first, words = self.at, self.words
        while self.at < len(words) and self.at - first < TITLE and not words[self.at].is_name:
            if words[self.at].low in self.saying.bounds or words[self.at].stop == ".":
                return self._role_of_house(first)
            self.at += 1
        return self.at < len(words) and words[self.at].is_name

    def _role_of_house(self, first: int) -> bool:
        """Read on from "head of Weir Partners" to the name behind the comma."""
        if not any(word.low in self.saying.roles for word in self.words[first : self.at]):
            return False
        for place in range(self.at, min(self.at + TITLE, len(self.words) - 1)):
            if self.words[place].stop == ",":
                self.at = place + 1
                return self.words[self.at].is_name
            if self.words[place].low in self.saying.verbs:
                break
        return False

    def _name(self) -> bool:
        """Read a run of names; tell whether there was one that may be somebody's."""
        first, words = self.at, self.words
        while self.at < len(words):
            word = words[self.at]
            if word.is_name and word.low not in self.saying.nobody:
                self.at += 1
            elif word.low in PARTICLES and self.at > first and self._is_inside() and not word.stop:
                self.at += 1
                continue
            else:
                break
            if word.stop or word.text.endswith(("’s", "'s")):
                break
        self.named = self.at - first
        return self.named > 0

    def _is_inside(self) -> bool:
        """Tell whether a particle stands inside a name: more of the name comes soon."""
        words = self.words[self.at + 1 : self.at + 3]
        german = self.saying is SAYING["de"] and self.words[self.at].low in ("der", "den", "zum")
        nearest = next((word for word in words if word.low not in PARTICLES), None)
        return nearest is not None and nearest.is_name and not german

    def _role_and_name(self) -> bool:
        """Read "Portage analyst Dev Mehrotra" on from its first name."""
        held, named = self.at, self.named
        if self._role() and self.at > held and self._name():
            return True
        self.at, self.named = held, named
        return False

    def _second(self) -> None:
        """Read on from "Daniela Roca" to "and Peter Hume"."""
        held, named = self.at, self.named
        if named < 2 or self.at >= len(self.words) or self.words[self.at].low not in _JOINTS:
            return
        self.at += 1
        if not self._name() or self.named < 2:
            self.at, self.named = held, named

    def _house(self) -> None:
        """Read "of Tern Robotics" behind a name."""
        words = self.words
        if self.at >= len(words) - 1 or words[self.at].low not in self.saying.links:
            return
        end = self.at + 1
        while end < len(words) and end - self.at <= TITLE:
            if words[end].low in self.saying.bounds or words[end].low in self.saying.verbs:
                break
            end += 1
            if words[end - 1].stop:
                break
        if end > self.at + 1:
            self.at = end

    def _apposition(self) -> None:
        """Read ", the chief executive of Baraka Cement" behind a name."""
        words, end = self.words, self.at
        while end < len(words) and end - self.at < 10:
            if words[end].low in ("who", "told", "said", "during", "after", "before", "when", "as"):
                break
            end += 1
            if words[end - 1].stop:
                break
        part = words[self.at : end]
        if part and _is_apposition(part, self.saying):
            self.at = end

    def _stopped(self) -> str:
        return self.words[self.at - 1].stop if self.at else ""

    def _spoken(self, start: int) -> Speaker:
        return Speaker(self.text[self.words[start].start : self.words[self.at - 1].end])


def _is_apposition(words: list[Word], saying: Saying) -> bool:
    """Tell a title from other asides: it has the word for what somebody is, early."""
    roles = any({word.low, word.low.removesuffix("s")} & saying.roles for word in words[:5])
    return roles and words[0].low not in saying.bounds
