"""The money, per cent or points printed beside a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from digest.text import amounts_units as units

_S = r"[ \u00a0\u202f]"
_H = r"[- \u00a0\u202f‑]"
_SIGN = re.compile(
    rf"(?:(?<![^\W\d_])(?P<latin>{units.plural(*(s for s in units.SIGNS if s[0].isalpha() and s[0].isascii()))}"
    rf"|{'|'.join(sorted(units.CODES))})"
    rf"|(?P<other>{units.plural(*(s for s in units.SIGNS if not (s[0].isalpha() and s[0].isascii())))}))"
    rf"{_S}?(?P<inner>[-−])?\Z"
)
_TRAIL = re.compile(r"[.,]?[-–—]{1,2}(?!\w)")
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
    rf"|(?P<sign>{units.plural(*units.LATER_SIGNS)})(?!\w))"
    rf"|{_H}?(?:(?:d['’]|de |di |del )?(?P<owner>{_OWNER})?{_H}?(?P<noun>(?:{_NOUN})(?:e?s|en|n)?)\b"
    rf"(?:{_S}(?P<later>{_OWNER})\b)?)"
    rf"|{_S}?(?P<dense>{units.plural(*units.DENSE_WORDS)})"
    rf"|{_S}(?P<indic>{units.plural(*(w for w in units.WORDS if not w[0].isascii()))})(?!\w)",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"(?:[.,]?[-–]{{1,2}})?{_H}?(?:d['’]|d[ei]l? )?([^\W\d_]+|[^\w\s.,;:!?)\-])")
_SIGN_ENDS = frozenset(name[-1] for name in (*units.SIGNS, *units.CODES))
_LOOSE = frozenset(" \u00a0\u202f-−")
_OTHERS = (
    "per percent percentage pct pc pp ppt ppts pps basis bp bps prozent prozentpunkt prozentpunkte prozentpunkten"
    " basispunkt basispunkte basispunkten prozentig prozentige prozentigen point points pour por punto puntos ponto"
    " pontos punti procent procentpunten procentenheter c p u us t"
)
_FOLLOWING = frozenset(
    re.split(r"[^\w]", word.lower(), maxsplit=1)[0]
    for word in (
        *units.TEN_TO_THE,
        *units.CODES,
        *units.LATER_SIGNS,
        *(owner for owner, _ in units.OWNERS),
        *_OTHERS.split(),
    )
    if word[0].isalpha()
)
_DAY = re.compile(r"\.\s?(?:\d|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
_COIN = re.compile(r"(?P<p>p)(?![\w’'])(?!\.m\b)|[¢]|c(?=[- ]a[- ]share| per share| a lit)")
_LINES = frozenset(map(Decimal, (144, 240, 360, 480, 540, 576, 720, 1080, 1440, 2160)))
_NOUNISH = re.compile(
    r"pounds? of\b|won (?:the|a|an|in|their|more|and|by|at|over|on|from)\b", re.IGNORECASE
)
_PLAIN = frozenset(kind for kind in units.KINDS if kind != "shilling")
_DOLLARS = re.compile(r"[A-Z](?<![A-Z].)[A-Z]?\$|\$(?<![A-Z].)")
_OTHER_SIGNS = re.compile(r"R(?<!\w.) ?\d|Sh\d")
_OTHER_WORDS = re.compile(r"\b(?:[Rr]and|ZAR)\b|[Ss]hillings?\b")
_OTHER_STEMS = ("rand", "Rand", "ZAR", "hilling")
_SHILLINGS = {"Uganda": "UGX", "Kampala": "UGX", "Tanzania": "TZS", "Dar es Salaam": "TZS"}
_KIND = re.compile(
    "[DdPpRrCcKkFfSsLl](?:ollar|ound|upee|rown|ron[aeo]r?|ranc|eso|hilling|inar|iyal|ial|ira)"
)
_HINT = re.compile(
    rf"(?<!\w)({_OWNER}){_H}?({_KIND.pattern})\Z",
    re.IGNORECASE,
)


def whose(text: str) -> dict[str, str]:
    """Read off a whole text whose dollars, pounds, rupees, crowns and so on it counts in.

    A kind is in the answer where its owner is printed and always the same. What is someone's by default needs plain
    words ("all sums are in Australian dollars"): a foreign amount in passing does not change the others.
    """
    seen: dict[str, set[str]] = {}
    for place in _KIND.finditer(text):
        hint = _HINT.search(text, max(0, place.start() - 16), place.end())
        if hint is None:
            continue
        kind = units.kind_of(hint[2])
        kind = "crown" if kind == "SEK" else kind
        code = units.OWNERS.get((hint[1].lower(), kind))
        if code and (kind not in _PLAIN or text.endswith(("in ", "In "), 0, hint.start())):
            seen.setdefault(kind, set()).add(code)
    found = {kind: codes.pop() for kind, codes in sorted(seen.items()) if len(codes) == 1}
    return {**_by_signs(text), **_by_country(text), **found}


def _by_signs(text: str) -> dict[str, str]:
    """Tell whose cents they are by the one sign for dollars, or for euros, that a text prints; of two, nobody’s."""
    signs = set(_DOLLARS.findall(text)) if "$" in text else set()
    euros = "€" in text or " euro" in text
    if (euros and (signs or "ollar" in text)) or _has_other_cents(text):
        return {"cent": ""}
    if len(signs) == 1 and (code := units.SIGNS.get(signs.pop(), "")).isupper():
        return {"cent": code}
    return {"cent": "EUR"} if euros else {}


def _has_other_cents(text: str) -> bool:
    """Tell whether a text counts in rands or shillings, which have cents too."""
    if _OTHER_SIGNS.search(text):
        return True
    return any(stem in text for stem in _OTHER_STEMS) and _OTHER_WORDS.search(text) is not None


def _by_country(text: str) -> dict[str, str]:
    """Tell whose shillings they are: Kenya's unless only a neighbour is named."""
    if "Kenya" in text or "Nairobi" in text:
        return {}
    owners = {code for place, code in _SHILLINGS.items() if place in text}
    return {"shilling": owners.pop()} if len(owners) == 1 else {}


def sign_before(text: str, start: int, floor: int) -> re.Match[str] | None:
    """Find money printed before a number; most numbers are told by the character before them."""
    before = text[start - 1 : start]
    if before in _LOOSE:
        before = text[start - 2 : start - 1]
    if before not in _SIGN_ENDS:
        return None
    return _SIGN.search(text, max(floor, start - 8), start)


def says_more(text: str, stop: int) -> bool:
    """Tell whether what stands behind a number may be a scale or a unit: mostly its first word tells."""
    found = _NEXT.match(text, stop)
    if found is None:
        return False
    word = found[1]
    return (
        not word.isascii()
        or not word[0].isalpha()
        or word.lower() in _FOLLOWING
        or units.kind_of(word) != ""
    )


def unit_beside(
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
        if _is_unknown(text, sign.start(), name, at):
            return "", 0, at
        if unit and _may_stand(name, number.scaleb(size), text, at):
            trail = None if size else _TRAIL.match(text, at)
            return unit, 0, trail.end() if trail else at + (text[at : at + 1] in tuple("元円"))
    share = _PERCENT.match(text, at)
    if share and not size:
        return {"percent": "%"}.get(share.lastgroup or "", share.lastgroup or ""), 0, share.end()
    return _money(text, at, number, size, language, money)


def _is_unknown(text: str, start: int, name: str, at: int) -> bool:
    """Tell a dollar that nobody knows (``Bds$5``) and a number with a scale that nobody knows (``$5zn``)."""
    before, after = text[start - 1 : start], text[at : at + 1]
    return (name == "$" and before.isalpha() and before.isascii()) or (
        after.isalpha() and after.isascii()
    )


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
    if kind == "cent" and not owner and kind in money:
        unit = money[kind]
    elif kind == "cent" and not owner and language[:2] in ("de", "fr", "it", "nl", "es", "pt"):
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
