"""Datelines: place, day and agency before the first sentence, told from names and words that open a story.

A place is sure where it is known, or where a day or a known agency stands beside it. A bare name and a colon or a dash
may be a speaker, a company or the name of a column: only a known town counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from digest.clean import dateline_dense, places
from digest.clean.record import agency as is_agency
from digest.text import dates

_MONTH = "|".join(
    sorted((re.escape(m) for names in dates.MONTHS for m in names.split()), key=len, reverse=True)
)
_DAY = (
    rf"(?:(?i:{_MONTH})\.?\s\d{{1,2}}|\d{{1,2}}(?:\.|er|º|st|nd|rd|th)?\s(?:de\s)?(?i:{_MONTH})\.?)(?!\w)"
    r"(?:,?\s(?:de\s)?\d{4})?"
)
_WORD = r"[A-ZÀ-ÞĀ-Ž][\w.’'-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ /](?:{_WORD}|de|do|da|del|di|la|le|el|am|an|of|den)){{0,3}})"
_REGION = r"(?:,\s(?!\d)[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}?)?"
_DASH = r"(?:\.?\s?--?|\.?\s?[–—])"
_AGENCY = r"(?P<agency>[A-Za-z][\w .&/-]{1,24})"
_NEXT = r"\s+(?=[\"“„«'(¿¡]?[A-ZÀ-ÞĀ-Ž0-9\"“„«])"
_AFTER = rf"(?:(?P<date2>{_DAY})\s?{_DASH}\s+)?"
_FULL = re.compile(
    rf"{_PLACE}{_REGION}(?:,?\s(?:(?P<date>{_DAY})|\d{{1,2}}))?\s?(?:\({_AGENCY}\)(?P<sep>\s?(?:{_DASH}|:|\.))?"
    rf"|/(?P<wire>[A-Za-z][\w -]{{1,24}})/\s?{_DASH})\s+{_AFTER}(?=\S)"
)
_LED = re.compile(
    rf"\({_AGENCY}\)\s?{_DASH}\s+(?:{_PLACE}{_REGION}(?:,\s(?P<date>{_DAY}|\d{{1,2}}))?\s?{_DASH}\s+)?(?=\S)"
)
_DATED = re.compile(rf"{_PLACE}{_REGION},?\s(?P<date>{_DAY})\s?(?:{_DASH}|:){_NEXT}")
_BARE = re.compile(rf"{_PLACE}{_REGION}{_DASH}{_NEXT}")
_COLON = re.compile(rf"{_PLACE}{_REGION}:{_NEXT}")
_BRACKET = re.compile(r"\[(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .'/-]{2,30})\]\s+(?=\S)")
_NO_PLACE = re.compile(
    r"^\W*(?:update|correction|clarification|note|editor|watch|read|listen|exclusive|breaking"
    r"|opinion|analysis|live|more|photo|video|related|also|q|a|question|answer|key|summary"
    r"|disclaimer|disclosure|about|source|contact|factbox|explainer|interview|review|column|alert|comment"
    r"|corrected)s?\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset(
    ("paris", "york", "nancy", "kingston", "washington", "wellington", "stockton", "lima", "essen", "halle", "zug",
     "sofia", "florence", "santa cruz", "león", "rosario", "tripoli")
)  # fmt: skip
"""Towns whose names are names of people or other words: in capitals only."""
_HOUSES = frozenset(
    ("newswire", "anp", "belga", "europa press", "folhapress", "askanews", "adnkronos", "italpress", "agi", "radiocor",
     "notimex", "apro", "estadão conteúdo", "agência brasil", "awp", "ats", "kna", "epd", "sid", "ritzau", "ntb", "tt",
     "stt", "pap", "ctk", "mti", "tanjug", "ria", "itar-tass", "uni", "mna", "wam", "spa", "kuna", "qna", "petra",
     "anadolu", "aa", "sana", "nna", "map", "aps", "tap", "bss", "cnbc", "dow jones", "pr newswire", "business wire")
)  # fmt: skip
_SHORTEST, _SHORTEST_REST = 60, 30


class Dateline(NamedTuple):
    """What a dateline says; ``date`` only where it names the year."""

    place: str = ""
    agency: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""


def end(text: str) -> int:
    """Return where the story begins behind a dateline, or 0."""
    if text.isascii() or text[0] in "([" or "A" <= text[0] <= "Z" or "À" <= text[0] <= "Ž":
        found = _latin(text)
        if found is not None:
            at = found.end()
            return at if len(text) >= _SHORTEST and len(text) - at >= _SHORTEST_REST else 0
    return 0 if text.isascii() else dateline_dense.end(text)


def read(line: str) -> Dateline:
    """Read a dateline that was cut off."""
    found = _latin(f"{line} The") if line else None
    if found is None:
        return Dateline(*dateline_dense.read(line))
    said = found.groupdict()
    date = said.get("date2") or said.get("date") or ""
    place, agency = said.get("place") or "", said.get("agency") or said.get("wire") or ""
    return Dateline(place, agency, (), date if re.search(r"\d{4}$", date) else "")


def _latin(text: str) -> re.Match[str] | None:
    """Match the first form of a dateline that is sure."""
    for pattern, is_sure in _FORMS:
        found = pattern.match(text)
        if found is not None and not _NO_PLACE.match(found.group()) and is_sure(found, text):
            return found
    return None


def _is_house(name: str) -> bool:
    parts = re.split(r"\s?[/,]\s?", name.lower())
    return any(part in _HOUSES or is_agency(part) for part in parts)


def _is_known(place: str) -> bool:
    names = place.lower().split("/")
    return all(name in places.LATIN and (name not in _PEOPLE or place.isupper()) for name in names)


def _is_full(found: re.Match[str], _: str) -> bool:
    """Judge a place with an agency in brackets: “Deutsche Bank (DBK) –” has neither a town nor a house."""
    if found["wire"]:
        return True
    place, agency = found["place"], found["agency"]
    if not found["sep"]:
        return _is_house(agency) and found["date"] is not None
    if _is_house(agency) or found["date"]:
        return True
    return _is_known(place) or (place.isupper() and len(place) >= 4 and not agency.isupper())


def _is_led(found: re.Match[str], _: str) -> bool:
    return _is_house(found["agency"])


def _is_dated(found: re.Match[str], text: str) -> bool:
    return found["place"].isupper() or _is_known(found["place"]) or not _dashes(text, found.end())


def _is_bare(found: re.Match[str], text: str) -> bool:
    """Judge a place and a dash; a second dash closes what the first has opened."""
    place = found["place"]
    return _is_known(place) and (place.isupper() or not _dashes(text, found.end()))


def _is_town(found: re.Match[str], _: str) -> bool:
    return _is_known(found["place"])


def _is_bracket(_: re.Match[str], __: str) -> bool:
    return True


def _dashes(text: str, at: int) -> bool:
    return re.search(r"\s(?:--?|–|—)\s", text[at : at + 160]) is not None


_Sure = Callable[[re.Match[str], str], bool]
_FORMS: tuple[tuple[re.Pattern[str], _Sure], ...] = (
    (_FULL, _is_full),
    (_LED, _is_led),
    (_DATED, _is_dated),
    (_BARE, _is_bare),
    (_COLON, _is_town),
    (_BRACKET, _is_bracket),
)
