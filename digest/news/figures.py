"""The figures of a story: amounts, shares and moves as its sentences print them, the strongest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from digest.model.news import SHARES, Figure, Paragraph
from digest.news.figure_clause import Clause
from digest.news.figure_labels import label as label_of
from digest.news.figure_moves import direction as direction_of
from digest.news.figure_offers import is_selling, tells_of_prices
from digest.text import money, sentences
from digest.text.amounts import Amount, find
from digest.text.amounts_money import whose

MOST = 12
"""Figures of one story."""
LOOKED_AT = 60
"""Paragraphs of a story that are read: a list of every price of a market is no news."""
LONGEST = 1200
"""Characters of a sentence; a longer one is a table or a list."""

_DIGIT = re.compile(r"\d")
_WORDED = re.compile(r"[PpMmBb](?:er ?cent|rozent|illi|asis)")
_STRONG = re.compile(
    r"profit|revenue|sales|earnings|loss|income|ebit|turnover|deal|takeover|acquisition|bid|offer|market|fine|stake"
    r"|gewinn|umsatz|ergebnis|erlös|überschuss|verlust|auftragseingang|bénéfice|chiffre|résultat|beneficio|ingresos"
    r"|lucro|receita|利益|売上|利润|营收|營收|लाभ|मुनाफ|राजस्व",
    re.IGNORECASE,
)
_MARKETS = re.compile(
    r"share|stock|ftse|s&p|dow|nasdaq|dax|cac|nikkei|sensex|nifty|hang seng|stoxx|brent|aktie|kurs|株価|股价|शेयर",
    re.IGNORECASE,
)


def figures(paragraphs: Sequence[Paragraph], title: str, language: str) -> tuple[Figure, ...]:
    """Find the figures of a story and order them: the strongest first, each value once, at most :data:`MOST`."""
    tag = language or "en"
    texts = [paragraph for paragraph in paragraphs[:LOOKED_AT] if _counts(paragraph.text)]
    if not texts:
        return ()
    owners = whose("\n".join(paragraph.text for paragraph in paragraphs[:LOOKED_AT]))
    headline = {(one.unit, abs(one.value)) for one in find(title, tag, owners)}
    place = {paragraph.anchor: number for number, paragraph in enumerate(paragraphs)}
    tells_prices = tells_of_prices(title)
    best: dict[tuple[str, Decimal], Figure] = {}
    for paragraph in texts:
        if not tells_prices and money.is_price_per_period(paragraph.text):
            continue
        for found in _of_paragraph(paragraph, tag, owners):
            key = (found.unit, abs(found.value))
            weight = _weight(found, place[paragraph.anchor], headlined=key in headline)
            figure = _with_weight(found, weight)
            if key not in best or best[key].weight < weight:
                best[key] = figure
    return tuple(sorted(best.values(), key=lambda figure: -figure.weight)[:MOST])


def _counts(text: str) -> bool:
    """Tell whether a text may hold a figure; most may not, and are not looked at closer."""
    return _DIGIT.search(text) is not None or _WORDED.search(text) is not None


def _with_weight(found: Figure, weight: int) -> Figure:
    return Figure(
        found.text,
        found.value,
        found.unit,
        found.direction,
        found.label,
        found.sentence,
        found.anchor,
        weight,
    )


def _of_paragraph(paragraph: Paragraph, language: str, owners: dict[str, str]) -> Iterator[Figure]:
    """Read the figures of a paragraph, sentence by sentence."""
    for sentence in sentences.split(paragraph.text):
        if len(sentence) > LONGEST or not _counts(sentence):
            continue
        amounts = find(sentence, language, owners)
        if not amounts or is_selling(sentence):
            continue
        clause = Clause(sentence, amounts, language[:2].lower())
        noted = _notes(sentence, amounts)
        for number, amount in enumerate(amounts):
            label = label_of(clause, number)
            if number not in noted:
                direction = direction_of(clause, number)
                yield Figure(
                    amount.text,
                    amount.value,
                    amount.unit,
                    direction,
                    label,
                    sentence,
                    paragraph.anchor,
                )


def _notes(sentence: str, amounts: Sequence[Amount]) -> set[int]:
    """Give the numbers of the amounts that only tell another one in other money, or a rate of exchange."""
    found: set[int] = set()
    for number, amount in enumerate(amounts):
        before, after = sentence[: amount.start].rstrip(), sentence[amount.end :].lstrip()
        if before.endswith("=") or after.startswith("="):
            found.add(number)
        last = amounts[number - 1] if number else None
        if (
            last
            and amount.unit not in SHARES
            and last.unit not in SHARES
            and amount.unit != last.unit
        ):
            between = sentence[last.end : amount.start]
            if between.lstrip() in (
                "(",
                "(about ",
                "(around ",
                "(rund ",
                "(environ ",
                "(or ",
                "(nearly ",
            ):
                found.add(number)
    return found


def _weight(figure: Figure, place: int, *, headlined: bool) -> int:
    """Weigh a figure by where it stands and what it counts."""
    weight = 40 if headlined else 0
    weight += max(0, 24 - 4 * place)
    if figure.label:
        weight += (
            24 if _STRONG.search(figure.label) else 16 if _MARKETS.search(figure.label) else 10
        )
    if figure.direction:
        weight += 10
    if figure.unit not in SHARES:
        weight += min(max(0, figure.value.adjusted()), 12) if figure.value else 0
    elif figure.value == 100:
        weight -= 15
    return max(weight, 0)
