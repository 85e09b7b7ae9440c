"""Stories that are alike and stories that are copies, in our own prose: what folding has to tell apart."""

from __future__ import annotations

import random
from pathlib import Path
from typing import NamedTuple

COMPANIES = (
    *("Halden Cement", "Brightwater Foods", "Norrvik Shipping", "Castell Rail", "Ostrava Glass"),
    *("Pembury Bank", "Lakeshore Grain", "Tamar Textiles", "Kestrel Air", "Oakfield Pharma"),
)
PEOPLE = (
    *("Ruth Askew", "Tomas Vala", "Ingrid Holm", "Peter Marsh", "Amara Obi", "Luis Ferrer"),
    *("Hanna Weiss", "Colm Daly", "Mei Tan", "Jonas Berg", "Sara Quill", "Emeka Ojo"),
)
PLACES = ("Hebden", "Rostock", "Mombasa", "Porto", "Gdansk", "Leeds", "Turku", "Cork", "Basel")

# One form a kind of news, as the desk of an agency would fill it in: the hardest stories to tell apart.
FORMS = {
    part.partition("]")[0]: tuple(part.partition("]\n")[2].strip().split("\n"))
    for part in (Path(__file__).parent / "story_forms.txt").read_text("utf-8").split("[")[1:]
}
BOILERPLATE = "Reporting was shared between the desks of the agency; figures were rounded where the filing does so."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = ("March", "April", "May", "June", "July", "September", "October")
FILLERS = f"{BOILERPLATE} of a to in had more than last year under new said other".lower().split()


class Story(NamedTuple):
    """A story with what it is about; two stories of one form differ in their facts alone."""

    form: str
    company: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def story(form: str, company: str, seed: int) -> Story:
    """Fill a form with facts drawn from a seed."""
    draw = random.Random(f"{form} {company} {seed}")
    names = draw.sample(PEOPLE, 3)
    others = draw.sample([name for name in COMPANIES if name != company], 2)
    places = draw.sample(PLACES, 2)
    facts = {
        "company": company,
        "other": others[0],
        "third": others[1],
        "person": names[0],
        "person2": names[1],
        "person3": names[2],
        "place": places[0],
        "place2": places[1],
        "day": draw.choice(DAYS),
        "month": draw.choice(MONTHS),
        "month2": draw.choice(MONTHS),
        "year": draw.randint(1931, 2019),
    }
    facts |= {f"a{n}": draw.randint(12, 990) for n in range(1, 6)}
    facts |= {f"p{n}": f"{draw.uniform(1, 40):.1f}" for n in range(1, 5)}
    facts |= {"n1": draw.randint(11, 99), "n2": f"{draw.randint(1000, 9900):,}"}
    facts |= {f"n{n}": draw.randint(2, 30) for n in range(3, 7)}
    return Story(form, company, tuple(line.format(**facts) for line in FORMS[form]))


def stories() -> list[Story]:
    """Give sixty distinct stories: six kinds of news of each of ten companies, on one day."""
    return [story(form, company, 1) for company in COMPANIES for form in FORMS]


def changed(text: str, share: float, seed: int) -> str:
    """Replace, delete and insert a share of a text's words, here and there."""
    draw = random.Random(f"{seed} {share} {text[:40]}")
    return "\n".join(_changed(line, share, draw) for line in text.split("\n"))


def _changed(line: str, share: float, draw: random.Random) -> str:
    words: list[str] = []
    for word in line.split():
        if draw.random() >= share:
            words.append(word)
            continue
        way = draw.random()
        if way < 0.6:
            words.append(draw.choice(FILLERS))
        elif way < 0.8:
            words += [word, draw.choice(FILLERS)]
    return " ".join(words)


def rewritten(text: str, share: float, seed: int) -> str:
    """Write whole runs of words anew, as an editor does, up to a share of the text."""
    draw = random.Random(f"run {seed} {share} {text[:40]}")
    words = text.split(" ")
    left = int(len(words) * share)
    while left > 0:
        length = min(left, draw.randint(4, 9))
        at = draw.randrange(0, max(1, len(words) - length))
        words[at : at + length] = [draw.choice(FILLERS) for _ in range(length)]
        left -= length
    return " ".join(words)
