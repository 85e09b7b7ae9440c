"""Judges whether the parts of an extract are stories of their own, or sections of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from digest.clean import units
from digest.clean.features import Features
from digest.clean.units import Head, Line

FEWEST, FEWEST_UNCALLED = 3, 4
LONGEST, LONGEST_UNCALLED = 5000, 1500
SAME_WORDS, SAME_WORDS_UNCALLED = 0.3, 0.2
"""Mean share of a part's longer words that others use: one story's sections have more in common."""
ONE_THING = re.compile(
    r"\babout\b|\büber\b|\bsobre\b|\bà propos\b|\b(?:markets?|stocks?|shares|wall street|börsen?|bolsas?|bourses?)"
    r" (?:wrap|report|update|live|news|close[sd]?|ends?|slips?|falls?|fell|rises?|rose|gains?|overview|bericht)\b"
    r"|\b(?:ways|tips|reasons|steps|lessons|signs|mistakes|questions|facts|takeaways)\b"
    r"|\bwho is\b|\bexplained\b|\bgründe\b|\btipps\b|\bclaves\b|\brazones\b"
)
_SECTION = re.compile(
    r"(?:stocks?|shares|equities|bonds?|currenc\w+|forex|fx|commodit\w+|oil|gold|metals|crypto\w*|rates|econom\w+"
    r"|markets?|asia|europe|americas?|outlook|background|revenue|sales|costs|earnings|dividend|guidance|results"
    r"|conclusion|summary|introduction|methodology|aktien|anleihen|devisen|rohstoffe|ausblick|hintergrund|fazit"
    r"|acciones|bonos|divisas|materias primas|perspectivas)(?: (?:and|und|y|et|&) \w+)?",
    re.IGNORECASE,
)
_BACK = frozenset(
    (
        "he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "but", "yet",
        "still", "then", "so", "however", "meanwhile", "also", "er", "sie", "es", "doch", "aber", "dann", "dies",
        "dieser", "diese", "dieses", "sein", "seine", "ihr", "ihre", "dennoch", "él", "ella", "ellos", "pero",
        "esto", "este", "esta", "estos", "estas", "su", "sus", "luego", "sin", "il", "elle", "ils", "mais", "ce",
        "cette", "ces", "son", "sa", "leur",
    )
)  # fmt: skip
_THE_FIRM = re.compile(
    r"(?:the|der|die|das|la|el|le) (?:group|company|firm|konzern|firma|gruppe|compañía|empresa|société|grupo)\b"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'&-]{2,}")
_OPENING = re.compile(r"(?:^|[.!?:…]\s+|[\"“„«(]\s?)(?:[A-ZÀ-Þ][\w’'&-]*)")
_NO_NAMES = frozenset(
    (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February",
        "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag", "Millionen", "Milliarden",
        "Euro", "Euros", "Prozent", "Dollar", "Jahr", "Jahre", "Jahren", "Unternehmen", "Konzern", "Mr", "Mrs",
        "Ms", "The",
    )
)  # fmt: skip
_PLAIN_NOUNS = ("en", "es", "fr", "pt", "it", "nl", "sv", "da", "no")
"""Languages in which a capital inside a sentence makes a name."""


class _Unit(NamedTuple):
    """One story while it is judged: its title, the blocks below it, the prose among them."""

    title: str
    body: list[Features]
    prose: list[Features]
    button: bool


def is_sound(lines: Sequence[Line], heads: Sequence[Head], *, called: bool) -> bool:
    """Judge whether the parts that heads begin are stories of their own."""
    parts = [_unit(lines, head, stop) for head, stop in units.ranges(lines, heads)]
    pressed = sum(part.button for part in parts) * 4 >= len(parts) * 3
    if len(parts) < (FEWEST if called else FEWEST_UNCALLED):
        return False
    if not all(part.prose for part in parts) or not _fills(lines, parts, called=called):
        return False
    shared = _shared_names(parts)
    if len(shared) > (1 if called else 0) or _points_back(parts) * 3 > (
        len(parts) if called else 0
    ):
        return False
    titles = [part.title for part in parts if part.title]
    if len({title.partition("|")[0] for title in titles if "|" in title}) * 2 < sum(
        "|" in t for t in titles
    ):
        return False  # one label before each: links to other stories
    odd = sum(t.endswith(("?", "？")) or _SECTION.fullmatch(t) is not None for t in titles)
    told = sum(any(f.reader and not f.reported for f in part.prose) for part in parts)
    if odd * 3 >= len(parts) or told * 3 >= len(parts) * (2 if called else 1):
        return False
    if _mean_tie(parts) >= (SAME_WORDS if called else SAME_WORDS_UNCALLED):
        return False
    return called or _stand_alone(parts, pressed=pressed)


def _unit(lines: Sequence[Line], head: Head, stop: int) -> _Unit:
    body = [line.f for line in lines[head.at : stop]]
    if head.cut >= body[0].n:
        body = body[1:]
    prose = [f for f in body if units.is_prose(f)]
    return _Unit(head.title, body, prose, any(line.button for line in lines[head.at : stop]))


def _fills(lines: Sequence[Line], parts: Sequence[_Unit], *, called: bool) -> bool:
    """Judge whether the parts are most of the text, none of them long, all of one size."""
    sizes = [sum(f.weight for f in part.body) for part in parts]
    total = sum(line.f.weight for line in lines if line.f.block.kind != "heading")
    if sum(sizes) * 10 < total * (5 if called else 7):
        return False
    if max(sizes) > (LONGEST if called else LONGEST_UNCALLED):
        return False
    return called or max(sizes) <= 4 * median(sizes)


def _shared_names(parts: Sequence[_Unit]) -> list[str]:
    """Name what half of the parts, and three at least, speak of."""
    texts = [" ".join((part.title, *(f.text for f in part.body))) for part in parts]
    inner = {
        name
        for part in parts
        for f in part.body
        for name in _NAME.findall(_OPENING.sub(" ", f.text))
        if name not in _NO_NAMES
    }
    used = Counter(name for text in texts for name in sorted(inner & set(_NAME.findall(text))))
    return [name for name, n in used.items() if n >= 3 and n * 2 >= len(parts)]


def _points_back(parts: Sequence[_Unit]) -> int:
    """Count the parts whose first words point back to what was said before."""
    firsts = [part.prose[0] for part in parts]
    return sum(
        (f.tokens[0] if f.tokens else "") in _BACK or _THE_FIRM.match(f.folded) is not None
        for f in firsts
    )


def _stand_alone(parts: Sequence[_Unit], *, pressed: bool) -> bool:
    """Judge whether parts have headlines, or buttons, and whether they name somebody, where capitals tell names."""
    if parts[0].prose[0].language not in _PLAIN_NOUNS:
        return False
    headed = len(parts) if pressed else sum(len(part.title.split()) >= 4 for part in parts)
    named = sum(
        any(set(_NAME.findall(_OPENING.sub(" ", f.text))) - _NO_NAMES for f in part.prose)
        for part in parts
    )
    return headed * 4 >= len(parts) * 3 and named * 4 >= len(parts) * 3


def _mean_tie(parts: Sequence[_Unit]) -> float:
    """Return the mean share of a part's longer words that the other parts use."""
    stems = [{stem for f in part.body for stem in f.stems} for part in parts]
    used = Counter(stem for own in stems for stem in sorted(own))
    ties = [sum(used[stem] > 1 for stem in own) / max(1, len(own)) for own in stems]
    return sum(ties) / len(ties)
