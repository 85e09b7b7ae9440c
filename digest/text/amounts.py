"""Amounts of money, shares and points in running text, with what they are worth.

A number counts only with money, per cent or points printed beside it. Of a range the lower end is the value. A bare
``$`` is the US dollar and ``Rs`` the Indian rupee unless the text says whose they are
(see :func:`digest.text.amounts_money.whose`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from digest.text import amounts_money as beside
from digest.text import amounts_numbers as numbers
from digest.text import amounts_units as units

_NOTHING: Mapping[str, str] = MappingProxyType({})
_S = r"[ \u00a0\u202f]"
_H = r"[- \u00a0\u202f‑]"
_GAPS = (" ", "-", "\u00a0")
_MINUS = re.compile(r"(?:(?<![\w.,%)])(?P<sign>[-−–+])|\b(?P<word>[Mm]inus|[Mm]oins|[Mm]enos) )\Z")
_SHORT = ("k", "m", "b", "l", "t")
_LONG = [word for word in units.TEN_TO_THE if word not in _SHORT and word != "t€"]
_SCALE = re.compile(
    rf"(?:{_H}?(?:(?P<long>{units.plural(*(w for w in _LONG if ord(w[0]) < 0x900))})(?![^\W\d_])"
    rf"|(?P<dense>{units.plural(*(w for w in _LONG if ord(w[0]) >= 0x900))}))"
    rf"|(?P<short>[kKmMbBtTL])(?![^\W\d_])|{_S}(?P<loose>[kmMbB])(?![^\W\d_]|['’.])|{_S}?(?P<thousand>T)(?=€))",
    re.IGNORECASE,
)
_THING = (
    r"(?:share|barrel|tonne|ton|ounce|gallon|litre|liter|pound|bushel|kilogram|kilo|MWh|kWh|megawatt-hour|unit|hour"
    r"|day|night|week|month|quarter|year|head|person|seat|customer|user|vehicle|Aktie|Fass|Barrel|Tonne|Unze|Liter"
    r"|Jahr|Monat|Stunde|action|baril|tonne|an|mois|acción|barril|año|mes|ação|ano|mês)"
)
_EACH = re.compile(
    rf"(?:(?:[- ](?:a|an)[- ]|{_S}(?:per|each|je|pro|par|por|al){_S}|/){_THING})"
    r"(?!\w)(?!\s(?:earlier|ago|before|later|after|on|prior|old))"
)
_WORDED = re.compile(
    r"(?<![-\w])(?P<word>(?:half[- ]an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]{3,5})?"
    r"|eine[rm]?(?: halben?)?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|uma?))"
    r"[- \u00a0]\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[mMbBtTcClLpP](?:(?i:illi(?:ons?|ards?|arden?|onen)\b|rillion|rore|akh|ill[oó]n|er ?cent|asis|rozent|our cent"
    r"|or c))"
)
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(rf"(?<!\d)(?<!\d[.,]){numbers.NUMBER}")
_TIGHT = re.compile(r"\s?[–—-]\s?\Z")
_TO = re.compile(rf"{_S}(?:to|bis|à|a|up to){_S}\Z")
_FROM_TO = re.compile(rf"{_S}(?:to|auf|à|a){_S}\Z")
_AND = re.compile(rf"{_S}(?:and|und|et|y|e){_S}\Z")
_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Zz]wischen|[Ee]ntre) \Z")
_FROM = re.compile(r"\b(?:[Ff]rom|[Vv]on|[Dd]e|[Dd]esde|[Dd]el?|[Dd]a)(?: about| around| rund)? \Z")
_LEAD = re.compile(
    r"\b(?:is|are|be|for|of|at|about|around|roughly|approximately|within|range"
    r"|costs?|worth|expects?|sees|paying|von|rund|etwa) \Z",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """An amount: ``text`` is ``source[start:end]``, ``value`` what it says in ``unit``.

    ``unit`` is an ISO 4217 code, "%", "pp" (percentage points) or "bps" (basis points).
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit: str


class _Piece(NamedTuple):
    """A number with what stands around it: ``size`` counts the tens of its scale, ``unit`` may be empty."""

    start: int
    end: int
    number: Decimal
    size: int
    unit: str
    prefixed: bool = False
    scaled: bool = False

    @property
    def value(self) -> Decimal:
        return self.number.scaleb(self.size)


def find(text: str, language: str, money: Mapping[str, str] = _NOTHING) -> list[Amount]:
    """Find the amounts of a text in their order.

    ``money`` is what :func:`digest.text.amounts_money.whose` reads off the whole of what it stands in.
    """
    language = language.lower().replace("_", "-")
    found: list[_Piece] = []
    for piece in _pieces(text, language, money):
        joined = _joined(found[-1], piece, text) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(piece)
    return [
        Amount(one.start, one.end, text[one.start : one.end], one.value, one.unit)
        for one in found
        if one.unit
    ]


def _pieces(text: str, language: str, money: Mapping[str, str]) -> Iterator[_Piece]:
    """Read every number of a text with what stands around it, in order and without overlaps."""
    end = 0
    places, worded = list(_printed(text)), list(_worded(text))
    for start, stop in sorted(places + worded) if worded else places:
        if start < end:
            continue
        piece = _piece(text, start, stop, language, money, end)
        if piece is not None:
            yield piece
            end = piece.end


def _printed(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of the numbers in figures: looking for their digits first is far faster than for numbers."""
    end = 0
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        if start < end:
            continue
        number = _NUMBER.match(text, start - 1) if text[start - 1 : start] == "." else None
        number = number or _NUMBER.match(text, start)
        if number:
            end = number.end()
            yield number.span()


def _worded(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of the numbers in words: each stands right before what it counts."""
    for counted in _COUNTED.finditer(text):
        at = counted.start()
        if text[at - 1 : at] in _GAPS and text[at - 2 : at - 1].isalpha():
            word = _WORDED.search(text, max(0, at - 24), at)
            if word:
                yield word.span("word")


def _piece(
    text: str, start: int, stop: int, language: str, money: Mapping[str, str], floor: int
) -> _Piece | None:
    raw = text[start:stop]
    worded = not raw[-1].isdecimal()
    sign = None if worded else beside.sign_before(text, start, floor)
    if not worded and not sign and " " in raw and language.startswith("en"):
        # English parts thousands by a space after a currency only: "in 2 500 workers" is two numbers.
        stop = start + raw.index(" ")
        raw = text[start:stop]
    if _is_glued(text, start, sign):
        return None
    number = numbers.value_of(raw, language)
    if number is not None and not sign and not beside.says_more(text, stop):
        return None if worded else _Piece(start, stop, number, 0, "")
    if number is None or (raw in ("a", "an") and text[max(0, start - 3) : start] == "of "):
        return None
    number, size, end, scaled = _scaled(text, stop, number, language)
    unit, share, end = beside.unit_beside(text, end, sign, number, size, language, money)
    if worded and not scaled and (not unit or raw.lower() in numbers.ARTICLES[:2]):
        # "A basis point is a hundredth of a percentage point" counts nothing.
        return None
    if unit and (each := _EACH.match(text, end)):
        end = each.end()
    begin = sign.start() if sign and unit and not unit.startswith("%") else start
    begin, negative = _signed(text, begin, floor, inner=bool(sign and sign["inner"]))
    number = -number if negative and unit else number
    begin = begin if unit else start
    return _Piece(begin, end, number.scaleb(-share), size, unit, bool(sign), scaled)


def _is_glued(text: str, start: int, sign: re.Match[str] | None) -> bool:
    """Tell whether a number is the tail of a word: ``iPhone15``, ``A9``, ``2.0.1``."""
    if sign is not None:
        return False
    before = text[start - 1 : start]
    return before.isascii() and (before.isalnum() or before == "_")


def _scaled(text: str, at: int, number: Decimal, language: str) -> tuple[Decimal, int, int, bool]:
    """Read the words for large numbers behind a number, and further such parts: ``1兆2000億``, ``2 crore 50 lakh``."""
    size, end = _scale(text, at, language)
    if end == at:
        return number, 0, at, False
    total, last = number.scaleb(size), size
    while True:
        space = 1 if text[end : end + 1] == " " else 0
        more = _NUMBER.match(text, end + space)
        if not more or (more.start() == end and text[end - 1].isascii()):
            break
        further = numbers.value_of(more[0], language)
        smaller, stop = _scale(text, more.end(), language)
        if further is None or stop == more.end() or smaller >= last:
            break
        total, last, end = total + further.scaleb(smaller), smaller, stop
    return total.scaleb(-size), size, end, True


def _scale(text: str, at: int, language: str) -> tuple[int, int]:
    found = _SCALE.match(text, at)
    if not found:
        return 0, at
    word = next(part for part in found.groups() if part)
    if found["thousand"] or (found["short"] and word in "tl"):
        return (3, found.end()) if found["thousand"] else (0, at)
    return units.ten_to_the(word, language.partition("-")[0]), found.end()


def _signed(text: str, begin: int, floor: int, *, inner: bool) -> tuple[int, bool]:
    """Take in a sign or the word minus before an amount."""
    found = _MINUS.search(text, max(floor, begin - 7), begin)
    if not found:
        return begin, inner
    if found["word"] and not text[found.start() : begin].strip():
        return begin, inner
    return found.start(), inner or found["sign"] != "+"


def _joined(one: _Piece, two: _Piece, text: str) -> _Piece | None:
    """Join two numbers to a range; of "from 3 to 4 percent" only the second is left."""
    gap = text[one.end : two.start]
    if len(gap) > 7 or not (one.unit or two.unit):
        return None
    before = text[max(0, one.start - 16) : one.start]
    shared = not one.unit or (not one.scaled and two.scaled)
    if not one.unit or (not one.scaled and two.scaled and two.prefixed and one.unit == two.unit):
        if not two.unit or one.scaled > two.scaled:
            return None
        if _FROM_TO.match(gap) and _FROM.search(before):
            return two
        one = one._replace(unit=two.unit, size=one.size if one.scaled else two.size)
        if one.unit in units.PARTS:
            return None
    elif not two.unit:
        if not _TIGHT.match(gap) or text[two.end : two.end + 1] == "-":
            return None
        one = one._replace(size=one.size if one.scaled else two.size)
    if (two.unit and one.unit != two.unit) or abs(one.value) >= abs(two.value):
        return None
    return _range(one, two, gap, before, shared=shared)


def _range(one: _Piece, two: _Piece, gap: str, before: str, *, shared: bool) -> _Piece | None:
    """Join two numbers of one unit where the words between and before them make a range."""
    between = _BETWEEN.search(before)
    if between and _AND.match(gap):
        start = one.start - (len(before) - between.start())
        return one._replace(start=start, end=two.end, scaled=True)
    if _TIGHT.match(gap):
        return one._replace(end=two.end, scaled=True)
    if (
        _TO.match(gap)
        and ("bis" in gap or not _FROM.search(before))
        and (shared or _LEAD.search(before))
    ):
        return one._replace(end=two.end, scaled=True)
    return None
