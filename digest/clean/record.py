"""Reads single fields of the record from lines that left the body: symbols, topics, the owner, the agency."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

MOST_TOPICS = 12

_EXCHANGES = (
    "NYSE(?: ?American| ?Arca)?|NASDAQ(?:GS|GM|CM)?|Nasdaq|AMEX|TSX[- ]?V|TSXV|TSX|LSE|LON|ASX"
    "|NZX|NSE|BSE|HKEX|HKSE|SEHK|HKG"
    "|SGX|JSE|XETRA|Xetra|ETR|SWX|TYO|KRX|KOSDAQ|SZSE|TWSE|BVMF|BMV|OTCQB|OTCQX|OTCMKTS|OTC|CBOE|TADAWUL|BME|EPA|VIE"
    "|CPH|HEL|OSL|STO|AMS|EURONEXT|Euronext"
)
_IN_BRACKETS = (
    f"{_EXCHANGES}|SIX|VTX|FRA|FWB|AIM|CSE|BOM|SES|EBR|ELI|BIT|MIL|MCE|OMX|OSE|WSE|TSE|SHA|SHE|SSE|TPE|IDX|KLSE|MYX|PSE"
    "|SET|BKK|DFM|ADX|QSE|EGX|NGX|GSE|B3|BCBA|BVL|MOEX|TLV|TASE|PINK"
)
_SYMBOL = r"\s?:\s?(?:(?=\d{0,3}[A-Z])[A-Z0-9]{1,10}|\d{3,6})(?:[.\-][A-Z]{1,3})?(?![\w:])"
_LISTED = re.compile(rf"\b(?:{_EXCHANGES}){_SYMBOL}")
_BRACKETED = re.compile(rf"(?<![\w.])(?:{_IN_BRACKETS}){_SYMBOL}")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]")
_GLUED = re.compile(
    r"\$?(?P<symbol>[A-Z]{1,5}(?:\.[A-Z]{1,3})?),?\s?[+\-−–▲▼]\s?\d+(?:[.,]\d+)?\s?%"
)
_WIRE_CODE = re.compile(
    r"[A-Z0-9]{1,6}\.(?:N|O|OQ|L|T|HK|SS|SZ|DE|PA|AS|MI|MC|S|NS|BO|AX|TO|KS|KQ|SI|SA|ST|OL|HE|CO|VI|LS|JO)"
)

_TOPICS_LABEL = re.compile(
    r"^\W*(?:(?:related|more|explore more|key|hot) )?(?:topics?|tags?|keywords?|filed under"
    r"|themen|schlagwörter|schlagworte"
    r"|stichworte|sujets?|thèmes?|mots[- ]clés|temas|etiquetas|tópicos|assuntos|标签|关键词|टैग|विषय)\b\s?[:：|]?\s*",
    re.IGNORECASE,
)
_TOPIC_BORDER = re.compile(r"\s*[|/•·#]\s*|[,;，、]\s*")

_YEARS = r"(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)?\d{2})?"
_NAME = r"[A-ZÀ-Þ][\w&’'.-]*(?:\s(?:[A-ZÀ-Þ&][\w&’'.-]*|of|the|de|der|du|für|and|und)){0,5}"
_SIGN = r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)"
_OWNER = re.compile(
    rf"{_SIGN}\s*(?:©\s*)?(?:{_YEARS},?\s+(?:by\s)?|by\s)(?P<name>{_NAME})"
    rf"|^(?P<before>{_NAME}),?\s{_SIGN}\s*(?:©\s*)?{_YEARS}\W*$"
    rf"|{_SIGN}\s*(?:©\s*)?(?P<between>{_NAME}),?\s{_YEARS}\W*$"
)
_RIGHTS = re.compile(r"[\s.,]*\b(?:All|Alle|Tous|Todos)\b.*$|[\s.,]+$")
_LEGAL_FORM = re.compile(
    r",?\s(?:Ltd|Limited|Inc|LLC|LLP|PLC|plc|GmbH|AG|KG|SE|SA|S\.A|SAS|Pvt|Private|Co|Corp"
    r"|Corporation|Company|BV|AB|AS)\.?"
    r"(?=\s|$).*$"
)
_SENTENCE = re.compile(r"(?<=\w\w\w\w)\.\s")
_NO_OWNER = re.compile(
    r"^(?:all|alle|the|this|our|your|rights?|getty|shutterstock|i?stock|alamy|adobe|photo|image|picture)\b",
    re.IGNORECASE,
)

_OFFER = re.compile(
    r"(?<![\w’'])(?:The\s)?[A-ZÀ-Þ][\w’-]+(?:\s(?:&\s)?[A-ZÀ-Þ][\w’-]+){1,3}(?=(?:[’']s)?\b)"
)
_PARTNER = re.compile(
    r"\b(?:partners?|complimentary|bundled?|together with|in association|powered by"
    r"|presented by|also includes|plus|free"
    r" access to|bonus|sponsor\w*)\b",
    re.IGNORECASE,
)
_NO_OUTLET = re.compile(
    r"\b(?:App Store|Google|Play Store|Apple|WhatsApp|Telegram|Facebook|Instagram|YouTube"
    r"|LinkedIn|Twitter|Terms|Privacy"
    r"|Policy|Conditions|Service|Smart|Super|Premium|Unlimited|Digital|Basic|Standard Plan|Log"
    r"|Sign|Subscribe|Already|Access"
    r"|Reading|Archives?|News|Market|Markets|Stories|Exclusive|Newsletters?|Customer|Help|Read"
    r"|Get|Join|Download|Follow)\b"
)
_PAPER_ENDS = re.compile(
    r"\s(?:E-?[Pp]aper|ePaper|Epaper|App|Online|Plus|Newsletter|Website|Subscription)$"
)
_LEADS = re.compile(
    r"^(?:Subscribe|Join|Get|Read|Download|Follow|Try|Support|Access|From|Your|Our|My)\s"
)

_AGENCIES = re.compile(
    r"(?:reuters|associated press|ap|afp|agence france-presse|pti|press trust of india|ians|ani"
    r"|efe|dpa|dpa-afx|apa|sda|xinhua"
    r"|bloomberg|bloomberg news|upi|tass|interfax|ansa|lusa|kyodo|kyodo news|yonhap|bernama"
    r"|antara|belga|ritzau|ntb|tt|dow"
    r" jones newswires|canadian press|the canadian press|the associated press|press association)",
    re.IGNORECASE,
)


def tickers(lines: Iterable[str]) -> tuple[str, ...]:
    """Give the exchanges with symbols that lines name, and bare symbols in brackets, as they are written."""
    return tuple(dict.fromkeys(_tickers(lines)))


def _tickers(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if ":" not in line and "(" not in line and "[" not in line:
            continue
        found = [(m.start(), m.group()) for m in _LISTED.finditer(line)] if ":" in line else []
        for bracket in _BRACKET.finditer(line):
            inside, start = bracket[1].strip(), bracket.start(1)
            found += [(start + m.start(), m.group()) for m in _BRACKETED.finditer(bracket[1])]
            glued = _GLUED.fullmatch(inside)
            if glued or _WIRE_CODE.fullmatch(inside):
                found.append((start, glued["symbol"] if glued else inside))
        yield from (symbol for _, symbol in sorted(found))


def topics(lines: Iterable[str]) -> tuple[str, ...]:
    """Give the topics of lines that list them: with signs between, as hashtags, or a line each below a label."""
    return tuple(dict.fromkeys(_topics(lines)))[:MOST_TOPICS]


def _topics(lines: Iterable[str]) -> Iterator[str]:
    below = False
    for line in lines:
        if line.startswith("#"):
            yield from filter(None, (word.strip("#,") for word in line.split()))
            continue
        label = _TOPICS_LABEL.match(line)
        text = line[label.end() :] if label else line.split(":", 1)[-1]
        parts = [part.strip() for part in _TOPIC_BORDER.split(text) if part.strip()]
        if label and not parts:
            below = True
        elif len(parts) > 1 or label or ":" in line:
            yield from (part for part in parts if len(part) <= 60)
        elif below and len(text.split()) <= 4 and not text.rstrip().endswith((".", "!", "?")):
            yield text.strip()
        else:
            below = False


def owner(lines: Iterable[str]) -> str:
    """Give the name in a line of rights, without its legal form; empty where none is named."""
    for line in lines:
        for found in _OWNER.finditer(line):
            name = next(value for value in found.groups() if value)
            name = _SENTENCE.split(_LEGAL_FORM.sub("", _RIGHTS.sub("", name)))[0].strip(" .,")
            if len(name) >= 2 and not _NO_OWNER.match(name.removeprefix("The ")):
                return name
    return ""


def is_rights(line: str) -> bool:
    """Tell whether a short line is a name, the sign and a year: the house's own, no picture's."""
    found = _OWNER.search(line)
    return found is not None and found["before"] is not None


def house(lines: Iterable[str]) -> str:
    """Give the name that a house uses of itself in its offers: in two lines at least, never a partner's.

    ``lines`` are those of walls, offers and forms. A name in a line that speaks of partners does not count anywhere.
    """
    used: Counter[str] = Counter()
    partners: set[str] = set()
    for line in lines:
        names = {_outlet(name) for name in _OFFER.findall(line)}
        if _PARTNER.search(line):
            partners |= names
        used.update(sorted(name for name in names if name))
    own = [name for name, n in used.items() if n >= 2 and name not in partners]
    return own[0] if len(own) == 1 else ""


def _outlet(name: str) -> str:
    """Take an offer's words off a name; empty where no name is left."""
    name = _PAPER_ENDS.sub("", _LEADS.sub("", name))
    return name if " " in name and not _NO_OUTLET.search(name) else ""


def agency(text: str) -> str:
    """Give the news agency that a byline names: alone, or behind the names of people."""
    for part in re.split(r"\s*[,/|]\s*", text.strip(" .,()")):
        if _AGENCIES.fullmatch(part.strip()):
            return part.strip()
    return ""
