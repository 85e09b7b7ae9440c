"""Numbers as they are printed -> their value, by what a language writes between thousands and before decimals."""

from __future__ import annotations

from decimal import Decimal

NUMBER = (
    r"(?:\d{1,3}(?:([ \u00a0\u202f\u2009'’])\d{3})(?:\1\d{3}){0,4}(?!\d)(?:[.,]\d{1,4}(?!\d))?"
    r"|\d{1,3}(?:,\d{2,3}){1,6}(?!\d)(?:\.\d{1,6}(?!\d))?"
    r"|\d{1,3}(?:\.\d{3}){1,6}(?!\d)(?:,\d{1,6}(?!\d))?"
    r"|\d{1,15}(?!\d)(?:[.,]\d{1,6}(?!\d))?"
    r"|(?<![\w)])\.\d{1,4}(?!\d))"
)
"""A number with its separators; its one group is the space between thousands."""

_DECIMAL_POINT = frozenset(("", "en", "hi", "ja", "zh", "ko", "th", "ar", "he", "ur", "bn", "ta"))
_POINT_COUNTRIES = frozenset(
    ("es-mx", "es-us", "es-pr", "es-gt", "es-pe", "es-do", "de-ch", "de-li", "it-ch")
)
_SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009'’"))

_EN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_DE = "zwei drei vier fünf sechs sieben acht neun zehn"
_FR = "deux trois quatre cinq six sept huit neuf dix"
_ES = "dos tres cuatro cinco seis siete ocho nueve diez"
ARTICLES = ("a", "an", "ein", "eine", "einer", "einem", "un", "une", "uno", "um", "uma")
"""Words that are one before a large number, and no number elsewhere."""
WORDS = {
    **{word: Decimal(n) for n, word in enumerate((_EN + " eighteen nineteen").split(), 1)},
    **{word: Decimal(10 * n) for n, word in enumerate(_TENS.split(), 2)},
    **{word: Decimal(n) for n, word in enumerate(_DE.split(), 2)},
    **{word: Decimal(n) for n, word in enumerate(_FR.split(), 2)},
    **{word: Decimal(n) for n, word in enumerate(_ES.split(), 2)},
    **dict.fromkeys(ARTICLES, Decimal(1)),
    **dict.fromkeys(("half a", "half-a", "eine halbe", "einer halben", "medio"), Decimal("0.5")),
}  # fmt: skip
"""Numbers in words, in lower case; ``twenty-five`` is put together by :func:`value_of`."""


def value_of(raw: str, language: str) -> Decimal | None:
    """Read a number or number word; ``language`` is a lower-case tag, None what cannot be a number."""
    word = raw.lower()
    if not word[-1].isdecimal():
        tens, _, ones = word.partition("-")
        if word in WORDS:
            return WORDS[word]
        return WORDS[tens] + WORDS[ones] if tens in WORDS and ones in WORDS else None
    bare = raw.translate(_SPACES)
    spaced = bare != raw
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        decimal = "." if bare.rfind(".") > bare.rfind(",") else ","
    elif not points and not commas:
        decimal = "."
    elif points + commas > 1:
        decimal = "," if points else "."
    else:
        decimal = _single(bare, "." if points else ",", language, spaced=spaced)
    other = "," if decimal == "." else "."
    return Decimal(bare.replace(other, "").replace(decimal, "."))


def _single(bare: str, sign: str, language: str, *, spaced: bool) -> str:
    """Tell which sign comes before decimals where only one stands in the number: three digits may be thousands."""
    other = "," if sign == "." else "."
    before, after = bare.split(sign)
    if spaced or len(after) != 3 or len(before) > 3 or before in ("", "0"):
        return sign
    if _points(language):
        return "."
    # No one prints a decimal nought at the end of a thousandth: 1,200 is a thousand in any language.
    return other if sign == "," and after.endswith("0") else ","


def _points(language: str) -> bool:
    return language in _POINT_COUNTRIES or language.partition("-")[0] in _DECIMAL_POINT
