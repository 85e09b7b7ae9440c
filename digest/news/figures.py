"""The figures of a story: what is counted, which way it went, and which of them matter most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from digest.model.news import Figure, Paragraph
from digest.text import amounts, sentences

MOST = 12
"""Figures kept of one story."""
IN_TITLE = 40
"""What a figure weighs more that the headline prints too."""
LOOKED_AT = 60
"""Paragraphs that are read; what matters stands in the first."""

_DIGIT = re.compile(r"\d")
_SOLD = re.compile(
    r"cancel (?:any ?time|at any time)|subscri(?:be|ption offer)|free trial|off your first|for only|unlimited "
    r"(?:digital )?access|sign up|code [A-Z]+\d|jederzeit kündbar|jetzt abonnieren|sans engagement|abonnez-vous|"
    r"suscríbete|assine\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\d[\w.,]*\s?[^\s\d=]{0,9}\s*=\s*[^\s\d=]{0,9}\s?\d|\d[\w.,]* [^\s\d=]{1,12} = "
)
_REPORTED = re.compile(r"\b(?:raise|rais|increase|cut|lower|said|will|price)\w*", re.IGNORECASE)

_UP = (
    r"rose|rise[sn]?|rising|grew|grow[sn]?|growing|gain(?:ed|s)?|climb(?:ed|s)?|jump(?:ed|s)?|increase[ds]?|increasing|"
    r"went up|up|advanced|soared|surged|added|widened|doubled|tripled|raised?|lift(?:ed|s)?|higher|recovered|expanded|"
    r"stieg(?:en)?|gestiegen|steigt|wuchs|gewachsen|erhöhte?|kletterte|progressé|augmenté|en hausse|subi(?:ó|eron)|"
    r"aument(?:ó|aron|ou|aram)|cresce[ur]\w*|creci(?:ó|eron)|subiu|subiram"
)
_DOWN = (
    r"fell|fall(?:s|en|ing)?|drop(?:ped|s)?|declin(?:ed|es|ing)|slipped|shed|lost|loses?|down|decreased|shrank|sank|"
    r"plunged|eased|slowed|narrowed|halved|cut(?:s|ting)?|weakened|lower(?:ed)?|tumbled|slid|"
    r"sank(?:en)?|gesunken|fiel(?:en)?|gefallen|ging(?:en)?|verlor(?:en)?|senkte?|gab(?:en)?|reculé|baissé|en baisse|"
    r"ca[yí]\w*|baj(?:ó|aron)|caiu|caíram|recuou"
)
_WAY = re.compile(rf"(?<![\w-])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![\w-])", re.IGNORECASE)
_NOT = re.compile(r"(?<!\w)(?:not|n't|n’t|never|nicht|kein\w*|unchanged|flat)(?!\w)", re.IGNORECASE)
_PARTED = re.compile(
    r"[;:()–—]|,(?!\d)|(?<!\w)(?:and|while|whereas|but|from|against|und|während|aber|von|gegenüber|contre|frente)(?!\w)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s(?:(?P<up>rise|increase|gain|jump|higher|growth|zu)|(?P<down>fall|drop|decline|cut|lower|zurück|nach))(?!\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<!\w)(?:an?|one|une?|ein\w*)\s(?:(?P<up>Plus|rise of|increase of|hausse de|subida de)"
    r"|(?P<down>Minus|fall of|drop of|baisse de|caída de))[\s\w]{0,8}$",
    re.IGNORECASE,
)
_NOUN = (
    r"profit before tax|market value|gross domestic product|earnings per share|"
    r"profits?|revenues?|sales|turnover|income|loss(?:es)?|earnings|ebitda|dividends?|margins?|orders|exports|imports|"
    r"costs|spending|debts?|loans?|fines?|deal|offer|stake|budget|damages|forecast|prices?|shares|stocks?|inflation|"
    r"unemployment|wages|yields?|key rate|interest rate|growth|gdp|demand|volumes|capital expenditure|rupee|"
    r"umsatz|gewinn|verlust|auftragseingang|betriebsergebnis|ergebnis|aktien?|kurs|dax|preise|inflation|dividende|prognose|"
    r"chiffre d’affaires|bénéfice net|bénéfice|exportations|ingresos|beneficio"
)
_LABEL = re.compile(
    rf"(?<![\w-])((?:(?:net|gross|operating|pre-tax|quarterly|annual|adjusted|fuel|trading|full-year|like-for-like|"
    rf"revenue|sales|profit|bad|interest|pay)\s){{0,3}}(?:{_NOUN}))(?![\w’'-])",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?:to|auf|à|hasta|para|a)\s(?:(?:about|nearly|almost|rund|environ)\s)?$")
_OBTAINED = re.compile(
    r"(?:raised?|added|lost|loses?)\s+(?:(?:about|nearly|another|more than)\s)?$", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"(?:the|its|their|his|her|our|an?|der|die|das|le|la|les|el|los|las|o|os)\s", re.IGNORECASE
)
_ACTOR = re.compile(
    r"(?:it|they|we|he|she|i|this|that|which|who|company|group|firm|bank|board|government|lender|fund|start-up|"
    r"maker|carrier|retailer|court|chief|minister|president|unternehmen|konzern|er|sie|es|il|elle)s?",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:\w+\s)?(?:in|of|von)\s")
_BEHIND = re.compile(rf"[\s-]({_NOUN})(?![\w-])", re.IGNORECASE)
_STRONG = re.compile(
    r"profit|income|revenue|sales|deal|fine|umsatz|gewinn|bénéfice|ingresos", re.IGNORECASE
)


def figures(paragraphs: Sequence[Paragraph], title: str, language: str) -> tuple[Figure, ...]:
    """Find the figures of a story, the strongest first; each value once."""
    in_title = {(one.value, one.unit) for one in amounts.find(title, language)}
    found: dict[tuple[object, str], Figure] = {}
    for place, paragraph in enumerate(paragraphs[:LOOKED_AT]):
        for figure in _of_paragraph(paragraph, place, language):
            key = (figure.value, figure.unit)
            weight = figure.weight + IN_TITLE * (key in in_title)
            if key not in found or found[key].weight < weight:
                found[key] = replace(figure, weight=weight)
    ordered = sorted(enumerate(found.values()), key=lambda one: (-one[1].weight, one[0]))
    return tuple(figure for _, figure in ordered[:MOST])


def _of_paragraph(paragraph: Paragraph, place: int, language: str) -> Iterator[Figure]:
    if not _DIGIT.search(paragraph.text):
        return
    for sentence in sentences.split(paragraph.text):
        if _DIGIT.search(sentence) and not _is_offer(sentence):
            rate = _RATE.search(sentence)
            limit = rate.start() - 1 if rate else len(sentence)
            seen = _Seen()
            for amount in amounts.find(sentence, language):
                if amount.end <= limit:
                    seen = _read(amount, sentence, seen)
                    yield _figure(amount, sentence, seen, place, paragraph.anchor)


class _Seen(NamedTuple):
    """What a sentence has said by the end of an amount."""

    end: int = 0
    direction: str = ""
    label: str = ""


def _read(amount: amounts.Amount, sentence: str, seen: _Seen) -> _Seen:
    """Read what stands before an amount; behind "to" it goes the way of the one before, and counts the same."""
    before = sentence[seen.end : amount.start]
    if seen.end and _TO.fullmatch(before):
        return _Seen(amount.end, seen.direction, seen.label)
    clause = _PARTED.split(before)[-1]
    direction = _direction(before, clause, sentence[amount.end : amount.end + 24], amount)
    return _Seen(amount.end, direction, _label(sentence, amount, clause))


def _is_offer(sentence: str) -> bool:
    """Judge a sentence to sell: a plan's price is no news unless somebody changes it."""
    return _SOLD.search(sentence) is not None and not _REPORTED.search(sentence)


def _figure(amount: amounts.Amount, sentence: str, seen: _Seen, place: int, anchor: str) -> Figure:
    weight = max(0, 30 - 3 * place) + 12 * bool(_STRONG.search(seen.label)) + 5 * bool(seen.label)
    weight += 6 * (len(amount.unit) == 3 and amount.unit.isupper()) + 4 * bool(seen.direction)
    return Figure(
        amount.text,
        amount.value,
        amount.unit,
        seen.direction,
        seen.label,
        sentence,
        anchor,
        weight,
    )


def _direction(before: str, clause: str, after: str, amount: amounts.Amount) -> str:
    """Tell the way by the words right before or behind; a way that is denied or not plain is none."""
    beside = _BEFORE.search(before) or _AFTER.match(after)
    if beside:
        return str(beside.lastgroup)
    if _NOT.search(clause) or (amount.unit.isalpha() and _OBTAINED.search(clause)):
        return ""
    ways = list(_WAY.finditer(clause))
    return str(ways[-1].lastgroup) if ways else ""


def _label(sentence: str, amount: amounts.Amount, clause: str) -> str:
    """Name what is counted: a word for it in the clause, what rose or fell, or the word behind the amount."""
    behind = _BEHIND.match(sentence, amount.end)
    if behind:
        return behind[1]
    named = list(_LABEL.finditer(clause))
    if named:
        return named[-1][1]
    way = _WAY.search(clause)
    if way:
        return _subject(clause[: way.start()])
    of = _OF.match(sentence, amount.end)
    found = _LABEL.match(sentence, of.end()) if of else None
    return found[1] if found else ""


def _subject(text: str) -> str:
    """Give what goes up or down where a few words before the verb say it."""
    name = _ARTICLE.sub("", text.strip(), count=1).strip()
    words = name.split()
    if not 1 <= len(words) <= 4 or _ACTOR.fullmatch(words[-1]) or "," in name:
        return ""
    return name
