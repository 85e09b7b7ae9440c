"""What shows that a word which means other things too is here the name of a company.

All patterns look at a few words before or behind the name, on one line; every repeat is bounded.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NEAR = 90
"""Characters before and behind a name that are looked at."""

_LEGAL = (
    r"(?:Inc|Incorporated|Corp|Corporation|[Pp]lc|PLC|AG|SE|SA|S\.A|NV|N\.V|Ltd|Limited|LLC|LLP|KGaA|GmbH|KG"
    r"|SpA|S\.p\.A|AB|ASA|Oyj|A/S|Bhd|Tbk|Co|Company|Group|Holdings?|Pty)"
)
_COMPANY = (
    r"(?:company|companies|group|groups|giants?|makers?|carmakers?|automakers?|chipmakers?|drugmakers?"
    r"|brewers?|retailers?|bank|banks|lenders?|insurers?|airlines?|carriers?|brands?|firms?|operators?"
    r"|producers?|suppliers?|chains?|majors?|conglomerate|supermarkets?|owner|parent|manufacturers?"
    r"|developers?|publishers?|broadcasters?|utility|utilities|miners?|start-?ups?"
    r"|rivals?|competitors?|peers?|subsidiary|unit|label|housebuilders?|contractors?|caterers?|confectioners?"
    r"|jewellers?|opérateur|groupe|constructeur|banque|entreprise|société|Konzern|Autobauer|Autozulieferer"
    r"|Hersteller|Versicherer|Bank|Unternehmen|empresa|grupo|compañía|banco|fabricante|operadora|mineradora"
    r"|gruppo|azienda|società|banca|bedrijf)"
)
_OFFICE = (
    r"(?:chief executive|chief financial|chief operating|finance chief|CEO|CFO|COO|CTO|chairman|chairwoman"
    r"|chair|chief|boss|president|founder|co-founder|spokesman|spokeswoman|spokesperson|representative"
    r"|executives?)"
)
_HOLDINGS = (
    r"(?:shares?|stock|share price|shareholders?|stockholders?|investors?|bondholders?|dividend|market value"
    r"|market capitalisation|market capitalization|headquarters|board|management|employees|engineers|customers"
    r"|subsidiary|parent|owner|stores|executives|directors)"
)
_DEALINGS = (
    r"(?:appeal|deal|ruling|probe|inquiry|case|lawsuit|suit|takeover|bid|merger|stake|contract|acquisition|product|products"
    r"|spokesman|spokeswoman|insiders|workers|lawyers|customers|suppliers?|investors|employees|management|engineers)"
)
_RESULTS = (
    r"(?:bookings|network|cars?|pills?|drugs?|vaccines?|lawyers?|debts?|outlook|margins?|market share|phones?|devices"
    r"|models?|earnings|profits?|revenues?|sales|results|forecasts?|guidance|turnover|losses|loss|quarterly"
    r"|annual report|products|services|business|chips?|suppliers|rivals?|acquisition|takeover|purchase|bid"
    r"|stake|workers|staff|factory|factories|plants?|warehouses?|brands?|app|software|platform|strategy"
    r"|restructuring)"
)
_SAYING = (
    r"(?:said|says|told|announced|announces|unveiled|unveils|declined to comment|declined|reports|warned|warns"
    r"|expects|expected|disclosed|discloses|confirmed|confirms|denied|denies|acknowledged|apologised"
    r"|apologized|argued|argues|reiterated|pledged|pledges|vowed|vows|agreed to|agrees to|agreed with|plans to"
    r"|planned to|aims to|intends to|hopes to|began to|begins to|started to|continues to|wants to|refused to"
    r"|decided to|will (?:idle|build|buy|sell|cut|hire|open|close|launch|invest|spend|pay|stop|start|begin"
    r"|spin|not|appeal|take|move|raise|offer|make|use|give|acquire|lay|shut|recall|add|expand|join)|to (?:buy"
    r"|sell|cut|hire|open|close|launch|invest|build|pay|acquire|lay|shut|spin|raise))"
)
_DOING = (
    r"(?:reported|posted|launched|launches|bought|buys|sold|sells|cut|cuts|raised|raises|hired|hires|acquired"
    r"|acquires|paid|pays|sued|sues|recalled|recalls|named|names|appointed|appoints|opened|opens|closed|closes"
    r"|introduced|introduces|booked|earned|earns|owns|makes|operates|beat|beats|lifted|lifts|lowered|lowers"
    r"|won|wins|lost|invested|invests|built|builds|signed|signs|forecasts?|slashed|doubled|ordered|orders"
    r"|replaced|replaces|added|adds|shut|shuts|halted|halts|suspended|suspends|scrapped|delayed|delays|spent"
    r"|spends|hiked|paid out|owes|owed|faces|faced|picks|picked|holds|gains|gained|tests|tested|wrote off"
    r"|moved|moves|approved|approves|runs|ran|expanded|expands|entered|enters|extended|extends|tripled)"
)
_AUXILIARY = (
    r"(?:(?:has|had|have|is|was|also|now|later|then|recently|again|itself|today|separately|previously"
    r"|on \w{6,9}) ){0,2}"
)
_GOODS = (
    r"(?:prices|profits?|sales|revenue|jobs|output|production|guidance|outlook|forecasts?|shares|dividend|bookings"
    r"|earnings|results|stores|workers|staff|costs|plants|factories|approval|backing|clearance|executive|chief|boss"
    r"|head|capacity|spending|investment|targets?|fees|bonds|debt|trial|lawsuits?|fines?|probe|inquiry|scrutiny|strike"
    r"|backlash|charges|rivals?|billions|millions)"
)
_OBJECT = (
    r"(?:a|an|the|its|their|his|this|that|more|fewer|less|about|up to|nearly|almost|over|some|all|no|two|three"
    r"|four|five|six|seven|eight|nine|ten|half|new|record|growth|net|gross|adjusted|underlying|operating|third"
    r"|full-year|first|second|fourth|quarterly|annual|better|strong|weaker|higher|lower|another|antitrust"
    rf"|(?:[\w-]+ ){{0,2}}?{_GOODS}|(?:[$€£¥₹]|Rs\.? ?|US\$)?\d[\d.,]{{0,12}}%?|[A-Z])"
)
_NO_NOUN = r"(?! (?:of|in|to|for|by|are|were|is|was|at|and|between|from|with|on|among|as)\b)"

_APPOSED = (
    r", (?:(?:an?|the|which|whose|Europe's|Britain's) (?:[\w'&-]+ ){0,5}"
    rf"(?:{_COMPANY}(?=[,.;]| (?:that|which|led|based|behind|owned|known|with|in|of)\b)|{_COMPANY} {_COMPANY})"
    r"|which (?:owns|sells|makes|operates|runs|employs))"
)

# Behind a name; the first group of patterns holds even where an article or a capitalised word stands beside it.
_AFTER_ANYWHERE = (
    re.compile(rf",? {_LEGAL}(?![\w'-])\.?"),
    re.compile(
        rf" (?:{_OFFICE}|shares?|stock|shareholders?|stockholders?|stores)"
        r"(?!\w)(?! (?:of|to|for|will|in the)\b)"
    ),
    re.compile(
        r"-(?:owned|backed|controlled|funded|operated|listed|Aktien?|Chefs?|Chefin|Papiere?|Konzern|Tochter|Manager|Sprecher"
        r"|Sprecherin|Vorstand|Werke?|Mutter|Gruppe|Zentrale|Anleger|Aktionäre)(?!\w)"
    ),
)
_HELD = re.compile(rf"'s? (?:[\w'-]+ ){{0,2}}?(?:{_OFFICE}|{_HOLDINGS}|{_RESULTS})(?!\w)")
_AFTER_WEAK = (
    re.compile(rf",? {_AUXILIARY}{_SAYING}(?!\w)(?! (?:he|she|her|his)\b)"),
    re.compile(rf" {_AUXILIARY}{_DOING}{_NO_NOUN} {_OBJECT}(?:(?<=[\dA-Z%])|(?!\w))"),
    re.compile(
        r" (?:rose|fell|gained|jumped|slipped|dropped|climbed|lost|plunged|added|slid|surged|sank|tumbled)"
        r" (?:by )?(?:as much as )?\d[\d.,]{0,8} ?(?:%|per cent|percent)"
    ),
    re.compile(_APPOSED),
)
_MIDST = re.compile(rf" {_DEALINGS}(?!\w)")
_PROFIT = re.compile(
    r" (?:[\w-]+ )?(?:profits?|earnings|revenues?|margins?) (?:beats?|rises?|falls?|jumps?|slips?|rose|fell"
    r"|jumped|slipped|tops|topped|misses|missed|up|down|doubles?|doubled|halves|halved|plunges?|plunged|climbs?|climbed)(?!\w)"
)
_BEFORE = re.compile(
    r"(?:(?<!\w)(?:"
    rf"{_COMPANY}|[A-Z]\w+-based"
    rf"|(?:[Ss]hares|[Ss]tock|[Ss]takes?|[Ii]nvestors|[Ii]nvestments?|[Ss]hareholders|[Hh]oldings?) (?:of|in|at)"
    rf"|(?:{_OFFICE}|head|owner|parent|unit|subsidiary|division|acquisition|takeover|purchase|board|customers|rivals"
    r"|employees|control|arm|user|users) (?:of|at)"
    r"|(?:[Jj]obs|[Pp]rofits?|[Rr]evenues?|[Ee]arnings|[Ww]orkers?|[Ee]ngineers?|[Mm]anagers?|[Dd]irectors?|[Ss]taff"
    r"|[Ee]mployees?|[Aa]nalysts?|[Ee]xecutives?|worked|works|working|employed) (?:at|for)"
    r"|(?:[Ss]uppliers?|[Cc]ompetitors?|[Rr]ivals?|[Ll]enders?) (?:to|of)"
    r"|(?:deal|contract|partnership|merger|joint venture|agreement|talks|alliance) with"
    r"|(?:bid|offer) for"
    rf"|{_COMPANY}(?:,? such as|,? including| like| as)"
    r"|(?:owned|bought|acquired|backed|made|sued|operated|developed|taken over|supplied|employed|manufactured) by"
    r"|sued|fined|suing|fining"
    r"|belongs? to|belonged to"
    r"|[Aa]ctions (?:de |d')|PDG (?:de |d')|[Aa]ktien? von|[Aa]cciones de|[Aa]ções da?|[Aa]zioni (?:di|della)"
    r") |(?:[Aa]ctions d|PDG d|groupe d)')$"
)
_MIDWAY = re.compile(r"[a-z,] (?:by|against|than|for|with|joins?|joined) $")
"""Words after which a capital in the middle of a sentence makes a name, and mostly a company's."""
_PAUSE = re.compile(
    r"(?:[,.;:)?!]|$| (?:and|or|in|at|on|to|over|after|before|because|as|but|is|was|will|has|had|have|which|that|while"
    r"|until|since|last|this|from|for|by|with)\b)"
)
_AFTER_OTHER = {
    language: re.compile(rf" (?:{verbs})(?!\w)")
    for language, verbs in {
        "de": r"teilte|kündigte|meldete|erklärte|streicht|will|plant|verkauft|übernimmt",
        "fr": r"a (?:annoncé|déclaré|indiqué|publié|racheté|vendu|cédé)|annonce|va",
        "es": r"anunció|dijo|informó|compró|vendió|comprará|venderá|ha anunciado",
        "pt": r"anunciou|disse|informou|comprou|vendeu|vai",
        "it": r"ha (?:annunciato|detto|comunicato|venduto|acquistato)|annuncia",
        "nl": r"zei|meldt|meldde|schrapt|verkoopt|koopt",
    }.items()
}
_BRACKETS = re.compile(r"(?:,? \w+\.?)? ?[(\[<]([^()\[\]<>\n]{1,40})[)\]>]")


class Proof(NamedTuple):
    """How many characters before and behind a name show what it means; ``strong`` holds beside a person too."""

    before: int
    behind: int
    strong: bool


def marked(behind: str, ticker: str, *, begins: bool = False) -> Proof | None:
    """Look for what makes a company of every name: a legal form, an office, shares, the ticker in brackets.

    A name that ``begins`` a sentence may be an adjective there: people beside it do not count ("Wise investors").
    """
    for pattern in _AFTER_ANYWHERE:
        found = pattern.match(behind)
        if found:
            return Proof(0, found.end(), strong=True)
    found = _PROFIT.match(behind) or (None if begins else _MIDST.match(behind))
    if found:
        return Proof(0, found.end(), strong=True)
    brackets = _BRACKETS.match(behind)
    if ticker and brackets and ticker in re.split(r"[\s:,;.]+", brackets[1]):
        return Proof(0, brackets.end(), strong=True)
    return None


def told(before: str, behind: str, language: str) -> Proof | None:
    """Look for what companies have and do, on either side of a name."""
    found = _HELD.match(behind)
    if found:
        return Proof(0, found.end(), strong=True)
    ahead = _BEFORE.search(before)
    if ahead:
        return Proof(len(before) - ahead.start(), 0, strong=True)
    patterns = (*_AFTER_WEAK, _AFTER_OTHER.get(language, _AFTER_WEAK[0]))
    found = next(filter(None, (pattern.match(behind) for pattern in patterns)), None)
    if found:
        return Proof(0, found.end(), strong=False)
    midway = _MIDWAY.search(before) if language == "en" and _PAUSE.match(behind) else None
    return Proof(len(before) - midway.start() - 2, 0, strong=False) if midway else None


def quoted(ticker: str, text: str) -> tuple[int, int] | None:
    """Find a ticker with its exchange before it in brackets, anywhere in a text: "(NASDAQ: AAPL)"."""
    for printed in (f": {ticker})", f":{ticker})") if ticker else ():
        at = text.find(printed)
        if at >= 0:
            end = at + len(printed) - 1
            return end - len(ticker), end
    return None
