"""Amounts of money, shares and points in running text, with what they are worth.

A number counts only with money, per cent or points printed beside it. Of a range the lower end is the value. A bare
``$`` is the US dollar and ``Rs`` the Indian rupee unless the text says whose they are (see :func:`meant`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from digest.text import amounts_numbers as numbers
from digest.text import amounts_units as units

_NOTHING: Mapping[str, str] = MappingProxyType({})
_S = r"[ \u00a0\u202f]"
_H = r"[- \u00a0\u202f‑]"
_SIGN = re.compile(
    rf"(?:(?<![^\W\d_])(?P<latin>{units.plural(*(s for s in units.SIGNS if s[0].isalpha() and s[0].isascii()))}"
    rf"|{'|'.join(sorted(units.CODES))})"
    rf"|(?P<other>{units.plural(*(s for s in units.SIGNS if not (s[0].isalpha() and s[0].isascii())))}))"
    rf"{_S}?(?P<inner>[-−])?\Z"
)
_MINUS = re.compile(r"(?:(?<![\w.,%)])(?P<sign>[-−–+])|\b(?P<word>[Mm]inus|[Mm]oins|[Mm]enos) )\Z")
_SHORT = ("k", "m", "b", "l", "t")
_LONG = [word for word in units.TEN_TO_THE if word not in _SHORT and word != "t€"]
_SCALE = re.compile(
    rf"(?:{_H}?(?:(?P<long>{units.plural(*(w for w in _LONG if ord(w[0]) < 0x900))})(?![^\W\d_])"
    rf"|(?P<dense>{units.plural(*(w for w in _LONG if ord(w[0]) >= 0x900))}))"
    rf"|(?P<short>[kKmMbBtTL])(?![^\W\d_])|{_S}(?P<loose>[kmMbB])(?![^\W\d_]|['’.])|{_S}?(?P<thousand>T)(?=€))",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"{_H}?(?:(?P<pp>(?:percentage|per{_S}?cent){_H}points?|%{_H}?points?|pp(?:ts?|s)?|Prozentpunkten?|Prozentpunkte?"
    r"|points? de pourcentage|puntos? porcentuale?s?|pontos? percentua(?:l|is)|punt[oi] percentual[ei]|procentpunten"
    r"|procentenheter|प्रतिशत अंक|パーセントポイント|个百分点|個百分點)"
    r"|(?P<bps>basis[- ]points?|bps?|Basispunkten?|Basispunkte?|points? de base|puntos? básicos?|pontos?[- ]base"
    r"|punti base|基点|个基点|個基點|ベーシスポイント)"
    r"|(?P<percent>[%％]|per cent|percent|pct|pc|Prozent|pour cent|por ciento|por cento|per cento|procent"
    r"|prozentige?[rns]?"
    r"|प्रतिशत|फीसदी|फ़ीसदी|फीसद|パーセント|퍼센트))(?![^\W\d_\u3040-\u9fff\uac00-\ud7a3])",
    re.IGNORECASE,
)
_OWNER = units.plural(*{owner for owner, _ in units.OWNERS})
_NOUN = "|".join(
    sorted({re.escape(w) for w in units.WORDS if w[0].isascii()}, key=lambda w: (-len(w), w))
)
_MONEY = re.compile(
    rf"{_S}?(?:(?P<code>{'|'.join(sorted(units.CODES))})\b"
    rf"|(?P<sign>{units.plural(*units.LATER_SIGNS)})(?![\d^\W_])(?!\w))"
    rf"|{_H}?(?:(?:d['’]|de |di |del )?(?P<owner>{_OWNER})?{_H}?(?P<noun>(?:{_NOUN})(?:e?s|en|n)?)\b"
    rf"(?:{_S}(?P<later>{_OWNER})\b)?)"
    rf"|{_S}?(?P<dense>{units.plural(*units.DENSE_WORDS)})"
    rf"|{_S}(?P<indic>{units.plural(*(w for w in units.WORDS if not w[0].isascii()))})(?!\w)",
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
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]{3,5})?"
    r"|eine[rm]?(?: halben?)?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn"
    r"|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|uma?))"
    r"[- \u00a0](?=millions?\b|milliards?\b|Milliarden?\b|Million(?:en)?\b|Billion(?:en)?\b|billions?\b|trillion"
    r"|crore|lakh|mill[oó]n|per ?cent|percentage|basis|Prozent|pour cent|por c)",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"(?<!\d)(?<!\d[.,]){numbers.NUMBER}")
_TRAIL = re.compile(r"[.,]?[-–—]{1,2}(?!\w)")
_TIGHT = re.compile(r"\s?[–—-]\s?\Z")
_TO = re.compile(rf"{_S}(?:to|bis|à|a|up to){_S}\Z")
_FROM_TO = re.compile(rf"{_S}(?:to|auf|à|a){_S}\Z")
_AND = re.compile(rf"{_S}(?:and|und|et|y|e){_S}\Z")
_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Zz]wischen|[Ee]ntre) \Z")
_FROM = re.compile(r"\b(?:[Ff]rom|[Vv]on|[Dd]e|[Dd]esde|[Dd]el?|[Dd]a)(?: about| around| rund)? \Z")
_LEAD = re.compile(
    r"\b(?:of|at|about|around|roughly|approximately|within|range|costs?|worth|expects?|sees|paying|von|rund|etwa) \Z",
    re.IGNORECASE,
)
_HINT = re.compile(
    rf"(?<!\w)({_OWNER}){_H}?(dollar|pound|rupee|crown|kron[aeo]r?|franc|peso|shilling|dinar|riyal|rial|lira)s?\b",
    re.IGNORECASE,
)
_NOUNISH = re.compile(
    r"pounds? of\b|won (?:the|a|an|in|their|more|and|by|at|over|on|from)\b", re.IGNORECASE
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
    """Find the amounts of a text in their order; ``money`` is what :func:`meant` reads off the whole of it."""
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


def meant(text: str) -> dict[str, str]:
    """Read off a whole text whose dollars, pounds, rupees, crowns and so on it counts in.

    A kind is in the answer where its owner is printed ("Australian dollars") and always the same.
    """
    seen: dict[str, set[str]] = {}
    for owner, noun in _HINT.findall(text):
        kind = units.kind_of(noun)
        kind = "crown" if kind in ("SEK", "crown") else kind
        code = units.OWNERS.get((owner.lower(), kind))
        if code:
            seen.setdefault(kind, set()).add(code)
    return {kind: codes.pop() for kind, codes in sorted(seen.items()) if len(codes) == 1}


def _pieces(text: str, language: str, money: Mapping[str, str]) -> Iterator[_Piece]:
    """Read every number of a text with what stands around it, in order and without overlaps."""
    end = 0
    places = [(match.start(), match.end()) for match in _NUMBER.finditer(text)]
    worded = [match.span("word") for match in _WORDED.finditer(text)]
    for start, stop in sorted(places + worded) if worded else places:
        if start < end:
            continue
        piece = _piece(text, start, stop, language, money, end)
        if piece is not None:
            yield piece
            end = piece.end


def _piece(
    text: str, start: int, stop: int, language: str, money: Mapping[str, str], floor: int
) -> _Piece | None:
    raw = text[start:stop]
    worded = not raw[-1].isdecimal()
    sign = None if worded else _SIGN.search(text, max(floor, start - 8), start)
    if not worded and not sign and " " in raw and language.startswith("en"):
        # English parts thousands by a space after a currency only: "in 2 500 workers" is two numbers.
        stop = start + raw.index(" ")
        raw = text[start:stop]
    if _is_glued(text, start, sign):
        return None
    number = numbers.value_of(raw, language)
    if number is None or (raw in ("a", "an") and text[max(0, start - 3) : start] == "of "):
        return None
    number, size, end, scaled = _scaled(text, stop, number, language)
    unit, share, end = _unit(text, end, sign, number, size, language, money)
    if not unit and not sign and not scaled and worded:
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


def _unit(
    text: str,
    at: int,
    sign: re.Match[str] | None,
    number: Decimal,
    size: int,
    language: str,
    money: Mapping[str, str],
) -> tuple[str, int, int]:
    """Tell the unit, by how many tens it is smaller than it, and where it ends."""
    if sign is not None:
        name = sign["latin"] or sign["other"]
        unit = units.SIGNS.get(name, name if name in units.CODES else "")
        unit = _owned(unit, language, money)
        if unit and _may_stand(name, number.scaleb(size), text, at):
            trail = None if size else _TRAIL.match(text, at)
            return unit, 0, trail.end() if trail else at + (text[at : at + 1] in tuple("元円"))
    share = _PERCENT.match(text, at)
    if share and not size:
        return {"percent": "%"}.get(share.lastgroup or "", share.lastgroup or ""), 0, share.end()
    return _money(text, at, number, size, language, money)


def _may_stand(name: str, value: Decimal, text: str, at: int) -> bool:
    """Tell ``R12 billion`` and ``Fr. 500`` from ``R2``, ``R1T`` and ``Fr. 13. November``."""
    if name.startswith("Fr") and _DAY.match(text, at):
        return False
    return name not in units.NEEDS_SIZE or (value >= 100 and text[at - 1] not in "TtLKk")


def _money(
    text: str, at: int, number: Decimal, size: int, language: str, money: Mapping[str, str]
) -> tuple[str, int, int]:
    """Read money printed behind a number."""
    trail = _TRAIL.match(text, at) if not size else None
    found = _MONEY.match(text, trail.end() if trail else at)
    if not found:
        return _coins(text, at, number, size, language, money)
    if found["code"]:
        return (found["code"], 0, found.end()) if found["code"].isupper() else ("", 0, at)
    if found["sign"]:
        return _owned(units.LATER_SIGNS.get(found["sign"], ""), language, money), 0, found.end()
    if found["dense"] or found["indic"]:
        word = found["dense"] or found["indic"]
        unit = units.DENSE_WORDS.get(word) or units.WORDS[word]
        return _owned(unit, language, money), 0, found.end()
    kind, owner = units.kind_of(found["noun"]), (found["owner"] or found["later"] or "").lower()
    if _is_no_money(text, found, kind, owner, size, language):
        return "", 0, at
    kind = "crown" if owner and kind == "SEK" else kind
    unit = units.OWNERS.get((owner, kind), kind if not owner or kind.isupper() else "")
    unit, share = (units.PARTS[unit], 2) if unit in units.PARTS else (unit, 0)
    if unit.endswith(" cent"):
        unit, share = {"us cent": "USD", "euro cent": "EUR"}.get(unit, "AUD"), 2
    if kind == "cent" and not owner and language[:2] in ("de", "fr", "it", "nl", "es", "pt"):
        unit = "EUR"
    return _owned(unit, language, money), share, found.end()


def _is_no_money(
    text: str, found: re.Match[str], kind: str, owner: str, size: int, language: str
) -> bool:
    """Tell pounds that are weighed, ``50 Cent`` and the verb ``won`` from money."""
    noun = found["noun"].lower()
    if language.startswith("en") or not language:
        if noun in ("pound", "pounds") and not size and not owner:
            return True
        if (
            noun in ("cent", "real", "lei", "mark")
            and not owner
            and not text.startswith("cent", found.start("noun"))
        ):
            return True
    if noun == "won" and not size:
        return True
    return (
        _NOUNISH.match(text, found.start("noun")) is not None
        and kind in ("pound", "KRW")
        and not (kind == "KRW" and size)
    )


_DAY = re.compile(r"\.\s?(?:\d|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
_COIN = re.compile(r"(?P<p>p)(?![\w’'])(?!\.m\b)|[¢]|c(?=[- ]a[- ]share| per share| a lit)")
_LINES = frozenset(map(Decimal, (144, 240, 360, 480, 540, 576, 720, 1080, 1440, 2160)))


def _coins(
    text: str, at: int, number: Decimal, size: int, language: str, money: Mapping[str, str]
) -> tuple[str, int, int]:
    """Read ``5p`` and ``12¢``; lines of a picture are no pence."""
    coin = _COIN.match(text, at)
    if not coin or size or (coin["p"] and (number in _LINES or not language.startswith("en"))):
        return "", 0, at
    return _owned("pound" if coin["p"] else "dollar", language, money), 2, coin.end()


def _owned(kind: str, language: str, money: Mapping[str, str]) -> str:
    """Give the ISO code of a kind of money, or nothing where no one can tell."""
    if not kind or kind.isupper():
        return kind
    if kind == "yen":
        return "CNY" if language.startswith("zh") else "JPY"
    if kind == "crown":
        return money.get(kind) or units.crowns(language[:2])
    return money.get(kind) or units.KINDS.get(kind, "")


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
    if _TO.match(gap) and not _FROM.search(before) and (shared or _LEAD.search(before)):
        return one._replace(end=two.end, scaled=True)
    return None
