"""Strips of prices: rows of name, level and percentage that a page carries, or that a market report is made of."""

from __future__ import annotations

import re

from digest.clean.sheet import Sheet

FEWEST = 3
_PERCENT = re.compile(r"^\W*[+\-−–▲▼]?\s?\d+(?:[.,]\d+)?\s?%\W*$")
_STRIP_LINE = re.compile(
    r"^[^.!?]{2,40}?\s\D{0,3}\d[\d.,']*\s.{0,20}[+\-−–▲▼]?\s?\d+(?:[.,]\d+)?\s?%\W*$"
)
ON_MARKETS = 3
_MARKETS = frozenset(
    """
    actions acciones ações aktien börse bolsa bond bonds bourse bourses closed dax exchange falls fell
    futures gained gainers gains higher ibex ibovespa index indice indices índice kurse leitindex losers lower market
    markets mercado nifty points prices punkte rally rose sensex shares slid slips stocks traded traders trading
    turnover volume werte
    """.split()  # noqa: SIM905
)


def rows(sheet: Sheet, run: range) -> list[int]:
    """Return the places of a stretch that end in a percentage, or are one."""
    texts = ((i, sheet.features[i].text) for i in run)
    return [
        i for i, text in texts if "%" in text and (_PERCENT.match(text) or _STRIP_LINE.match(text))
    ]


def reports_markets(sheet: Sheet) -> bool:
    """Judge a story by headline and first paragraph to report of a market's day: there such rows are the news."""
    if sheet.spine.first < 0:
        return False
    told = {*sheet.title_words.split(), *sheet.features[sheet.spine.first].tokens}
    return len(told & _MARKETS) >= ON_MARKETS


def end(sheet: Sheet) -> int:
    """Return the first place behind the story: its last paragraph, or the last price of a market report."""
    last = sheet.spine.last
    if last + 1 >= len(sheet) or not reports_markets(sheet):
        return last + 1
    found = rows(sheet, sheet.run(last + 1))
    return found[-1] + 1 if len(found) >= FEWEST else last + 1
