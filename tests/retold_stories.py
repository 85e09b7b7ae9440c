"""Stories of our own, filled into forms, and what other papers make of them: a set of planted copies.

Every story has its own facts. Stories of one form share every word that is not a fact; stories of one company and day
share its names, its house's closing lines and its agency's last paragraph.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from digest.text.sketches import sketch

HERE = Path(__file__).parent / "retold"
SHARES = (5, 10, 20, 30)
"""Per cent of words that are changed in a copy."""

_SLOT = re.compile(r"\{(\w+)(?::\w+)?\}")
_DENSE = {"ja", "zh"}

COMPANIES = {
    "Halvorsen": ("Bergvik", "pumps and valves", "Ingrid Solheim", "Per Nygaard"),
    "Castellane": ("Port Riva", "household appliances", "Luc Ferrand", "Odile Marsac"),
    "Takemori": ("Hamana", "sensors and drives", "Kenji Arai", "Yuko Mizuhara"),
    "Brightwater": ("Ellsworth", "bicycles and scooters", "Dana Whitcombe", "Rufus Tate"),
}
FACTS = {
    kind: words.split(" | ")
    for kind, words in (
        line.split(": ", 1) for line in (HERE / "facts.txt").read_text("utf-8").splitlines()
    )
}
"""What slots are filled with, by their kind; names in languages of other scripts by language."""


class Story(NamedTuple):
    """A story: ``form`` is the kind it was filled into, ``company`` whom it is about."""

    name: str
    form: str
    company: str
    language: str
    title: str
    paragraphs: tuple[str, ...]

    def sketch(self) -> bytes:
        """Give its sketch, made as a build makes it."""
        return sketch("\n".join(self.paragraphs), self.language)


class Copy(NamedTuple):
    """What another paper printed of the story ``of``; ``how`` it was altered."""

    of: str
    how: str
    story: Story


def forms(file: str) -> list[tuple[str, str, str, list[str]]]:
    """Read forms: language, name, title, paragraphs."""
    found: list[tuple[str, str, str, list[str]]] = []
    for line in (HERE / file).read_text("utf-8").splitlines():
        if line.startswith("["):
            language, name = line[1:].split("] ")
            found.append((language, name, "", []))
        elif line.startswith("= "):
            found[-1] = (*found[-1][:2], line[2:], found[-1][3])
        else:
            found[-1][3].append(line)
    return found


def plain(file: str) -> tuple[str, list[str]]:
    """Read one form that has no kind: its title, if it has one, and its paragraphs."""
    lines = (HERE / file).read_text("utf-8").splitlines()
    title = lines[0].removeprefix("= ") if lines[0].startswith("= ") else ""
    return title, lines[1:] if title else lines


class _Facts:
    """Fills the slots of one story; the same slot is always filled with the same fact."""

    def __init__(self, seed: str, company: str, language: str = "en") -> None:
        self._random, self._known = random.Random(seed), self._of_house(company)
        self._native = FACTS.get(language, [])
        if self._native:
            house = random.Random(f"{company}/{language}")
            for slot in ("company", "city", "ceo", "cfo"):
                self._known[slot] = "".join(house.sample(self._native, 2))

    def _of_house(self, company: str) -> dict[str, str]:
        city, trade, ceo, cfo = COMPANIES[company]
        house = random.Random(company)
        own = {"company": company, "city": city, "trade": trade, "ceo": ceo, "cfo": cfo}
        own |= {"staff": f"{house.randint(20, 300) * 100:,}", "lands": str(house.randint(11, 40))}
        own |= {"share": f"{house.randint(900, 9900) / 100} crowns"}
        return own | {"day": "Tuesday"}

    def fill(self, text: str) -> str:
        return _SLOT.sub(lambda slot: self._fact(slot[0][1:-1], slot[1]), text)

    def _fact(self, slot: str, kind: str) -> str:
        if slot not in self._known:
            self._known[slot] = self._new(kind)
        return self._known[slot]

    def _new(self, kind: str) -> str:
        pick, number = self._random.choice, self._random.randint
        if self._native and kind in _NAMED:
            return pick(self._native) + pick(self._native)
        if kind in _PICKED:
            return pick(FACTS[kind])
        if kind in _NUMBERS:
            return _NUMBERS[kind](number)
        match kind:
            case "person":
                return f"{pick(FACTS['given'])} {pick(FACTS['family'])}"
            case "firm" | "bank":
                return f"{pick(FACTS[kind])} {pick(FACTS['suffix'])}"
            case "money":
                return f"{number(11, 990) / 10} {pick(['million', 'million', 'billion'])} crowns"
            case "model":
                return f"{pick(FACTS['firm'])[:4]}o {number(2, 90) * 10}"
        raise AssertionError(kind)


_PICKED = {"land", "town", "product", "part", "unit", "cause", "month", "grade"}
_NAMED = {"company", "city", "ceo", "cfo", "person", "firm", "bank", "land", "town", "unit"}
_NUMBERS = {
    "count": lambda number: f"{number(13, 990) * 10:,}",
    "hour": lambda number: f"{number(6, 21)}:{number(10, 59)}",
    "pct": lambda number: f"{number(11, 290) / 10}",
    "ratio": lambda number: f"{number(11, 290) / 10}",
    "price": lambda number: f"{number(21, 900)} crowns",
    "small": lambda number: f"{number(3, 29)}",
    "age": lambda number: f"{number(34, 61)}",
}


def filled(
    company: str, form: tuple[str, str, str, list[str]], turn: int, house: bool = True
) -> Story:
    """Fill a form with facts of its own; ``house`` adds the lines that all stories of the company end with."""
    language, kind, title, paragraphs = form
    facts = _Facts(f"{company}/{kind}/{turn}", company, language)
    ends = plain("house.txt")[1] if house and language == "en" else []
    texts = tuple(facts.fill(text) for text in (*paragraphs, *ends))
    name = f"{company}-{kind}-{turn}"
    return Story(name, kind, company, language, facts.fill(title), texts)


def bases() -> list[Story]:
    """Give the distinct stories: of one company and day every form twice, of three others every form once."""
    found = []
    for company in COMPANIES:
        for form in forms("forms.txt"):
            turns = 2 if company == "Halvorsen" else 1
            found += [filled(company, form, turn) for turn in range(turns)]
    for form in forms("tongues.txt"):
        found += [filled(company, form, 0) for company in COMPANIES]
    return found


def words_of(story: Story) -> list[list[str]]:
    """Cut paragraphs into what is changed one by one: words, or characters where no spaces are set."""
    if story.language in _DENSE:
        return [re.findall(r"[A-Za-z0-9.,% ]+|.", text) for text in story.paragraphs]
    return [text.split() for text in story.paragraphs]


def changed(story: Story, share: int, seed: str, *, runs: bool) -> Story:
    """Replace, take out and put in ``share`` per cent of the words, one by one or in runs of three to eight."""
    pick = random.Random(f"{story.name}/{share}/{seed}/{runs}")
    groups = words_of(story)
    places = [(p, w) for p, group in enumerate(groups) for w in range(len(group))]
    wanted = round(len(places) * share / 100)
    hit: dict[tuple[int, int], str] = {}
    while len(hit) < wanted:
        start, way = pick.randrange(len(places)), pick.choice(("other", "other", "out", "in"))
        length = pick.randint(3, 8) if runs else 1
        for place in places[start : start + min(length, wanted - len(hit))]:
            hit.setdefault(place, way)
    texts = [
        _joined(
            (_altered(word, hit.get((p, w), ""), pick, story.language))
            for w, word in enumerate(group)
        )
        for p, group in enumerate(groups)
    ]
    joint = "" if story.language in _DENSE else " "
    return story._replace(paragraphs=tuple(joint.join(text) for text in texts if text))


def _joined(parts: Iterator[list[str]]) -> list[str]:
    return [word for part in parts for word in part]


def _altered(word: str, way: str, pick: random.Random, language: str) -> list[str]:
    if not way:
        return [word]
    new = pick.choice(_other_words(language))
    return [new] if way == "other" else [] if way == "out" else [word, new]


_OTHERS: dict[str, list[str]] = {}


def _other_words(language: str) -> list[str]:
    """Give the words that changed ones are replaced with: of the same language, and likely in such stories."""
    if language not in _OTHERS:
        texts = [
            text
            for file in ("forms.txt", "tongues.txt")
            for form in forms(file)
            if form[0] == language
            for text in form[3]
        ]
        bare = _SLOT.sub("", " ".join(texts))
        found = sorted(set(bare.replace(" ", "") if language in _DENSE else bare.split()))
        _OTHERS[language] = found + (FACTS["swap"] if language == "en" else [])
    return _OTHERS[language]


def printed(story: Story, seed: str) -> Story:
    """Give a story the dress of another paper: its own headline, byline, dateline and note at the end."""
    pick = random.Random(f"{story.name}/{seed}")
    facts = _Facts(f"dress/{seed}/{story.name}", story.company)
    head = facts.fill("By {person:a} and {person:b} for {firm:a} News")
    end = facts.fill(
        "This article was first published elsewhere and was edited by {firm:a} News. Follow {firm:a} for more stories"
        " from {land:a}, and write to {person:c} with hints."
    )
    title = " ".join(pick.sample(FACTS["swap"], 7)).capitalize()
    return story._replace(title=title, paragraphs=(head, *story.paragraphs, end))


def copies(story: Story) -> Iterator[Copy]:
    """Give the copies that a story must be known in."""
    for share in SHARES:
        for runs in (False, True):
            for seed in "ab":
                how = f"{share}% {'in runs' if runs else 'at random'}"
                made = changed(story, share, seed, runs=runs)
                made = printed(made, seed) if seed == "b" else made
                yield Copy(story.name, how, made)
    body = story.paragraphs
    yield Copy(story.name, "first half", story._replace(paragraphs=body[: (len(body) + 1) // 2]))
    order = random.Random(story.name).sample(range(len(body)), len(body))
    yield Copy(story.name, "other order", story._replace(paragraphs=tuple(body[i] for i in order)))
    yield Copy(story.name, "other dress", printed(story, "c"))
    yield Copy(story.name, "corrected", corrected(story))


def corrected(story: Story) -> Story:
    """Issue a story again with a figure put right and a line that says so."""
    count = 0

    def other(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return str(int(found[0]) + 7) if count == 2 else found[0]

    texts = [re.sub(r"\d+", other, text) for text in story.paragraphs]
    note = "(Corrects the figure in the first paragraph of a story that was sent earlier.)"
    return story._replace(title=f"CORRECTED-{story.title}", paragraphs=(note, *texts))


def followed(story: Story) -> Story:
    """Tell what came of a story on the next day, with two fifths of it as background."""
    title, paragraphs = plain("follow.txt")
    facts = _Facts(f"follow/{story.name}", story.company)
    body = story.paragraphs[:-2]
    kept = body[-(len(body) * 2 // 5) :]
    texts = (*(facts.fill(text) for text in paragraphs), *kept, *story.paragraphs[-2:])
    return story._replace(
        name=f"{story.name}-followed", form="follow", title=facts.fill(title), paragraphs=texts
    )


def live(company: str, turn: int) -> Story:
    """Give one state of a live page, which begins as all its states do."""
    title, paragraphs = plain("live.txt")
    facts = _Facts(f"live/{company}/{turn}", company)
    texts = tuple(facts.fill(text) for text in paragraphs)
    return Story(f"{company}-live-{turn}", "live", company, "en", facts.fill(title), texts)


def strangers() -> list[Story]:
    """Give more distinct stories, each a trap of its own: follow-ups and states of a live page."""
    told = [followed(s) for s in bases() if s.language == "en" and s.name.endswith("-0")]
    return told + [live(company, turn) for company in COMPANIES for turn in range(3)]
