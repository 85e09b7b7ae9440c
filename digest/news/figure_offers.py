"""Sentences that sell, whose prices are no news, and stories whose news prices are."""

from __future__ import annotations

import re

from digest.text import money

_PHRASES = {
    "subscri": r"\bsubscri(?:be (?:now|today|for|to (?:our|read|get|continue))|bers? get)\b",
    "cancel ": r"\bcancel (?:any ?time|at any time)",
    "free trial": r"\bfree trial\b",
    "promo": r"\bpromo(?:tional)? code\b",
    "coupon": r"\bcoupon\b",
    "with code": r"\bwith code\b",
    "use code": r"\buse code\b",
    "special offer": r"\bspecial offer\b",
    "limited": r"\blimited[- ]time\b|\bunlimited (?:digital )?access\b",
    "your first": r"\boff your first\b|\byour first (?:month|year)\b",
    "billed": r"\bbilled (?:monthly|annually|yearly)\b",
    "renew": r"\bauto-?renew",
    "money-back": r"\bmoney-back\b",
    " now": r"\b(?:shop|buy) now\b",
    "sign up": r"\bsign up\b",
    "unlock": r"\bunlock (?:this|all|full|unlimited)\b",
    "% off": r"\bget \d+ ?% off\b",
    "read every": r"\bread every (?:story|article)\b",
    "for only": r"\bfor only [$€£₹]",
    "journalism": r"\bsupport (?:our|independent) journalism\b",
    "choose": r"^choose (?:the|a|your)\b",
    "become a": r"^become an? (?:member|subscriber|supporter)\b",
    "join": r"^join (?:now|us|for)\b",
    "save": r"^save (?:up to )?\d+\b",
    "get ": r"^get (?:full|unlimited|all)\b",
    "try ": r"^try \w+ for\b",
    "kündbar": r"\bjederzeit kündbar\b",
    "jetzt": r"\bjetzt (?:abonnieren|testen|bestellen|lesen)\b",
    "probemonat": r"\bprobemonat\b",
    "im abo": r"\bim abo\b",
    "resiliable": r"\bresiliable\b",
    "engagement": r"\bsans engagement\b",
    "abonnez": r"\babonnez-vous\b",
    "suscríb": r"\bsuscríb",
    "assine": r"\bassine (?:já|agora|por)\b",
    "cancele": r"\bcancele quando\b",
    "read": r"\bminutes? read\b",
    "सब्सक्राइब": "सब्सक्राइब करें",
    "今すぐ": "今すぐ(?:登録|購読)",
    "立即订阅": "立即订阅",
}  # fmt: skip
_OFFERS = tuple((cue, re.compile(phrase, re.IGNORECASE)) for cue, phrase in _PHRASES.items())
"""What sells, each by a cue in lower case: looking for the cues is far faster than for the phrases."""
_NEWS_OF_PRICES = re.compile(
    r"\b(?:raise[sd]?|raising|increase[sd]?|lift(?:s|ed)|cut(?:s|ting)?|lower(?:s|ed)|will (?:cost|charge|pay)|charges"
    r"|said|says|told)\b"
    r"|\b(?:erhöht|senkt|teilte|kündigte)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile("[“„«»”]")
_YOU = re.compile(
    r"(?:y(?<!\wy)our?|w(?<!\ww)e|o(?<!\wo)ur|S(?<!\wS)ie|I(?<!\wI)hre?|[vn](?<!\w[vn])ous|v(?<!\wv)o(?:tre|cê)"
    r"|u(?<!\wu)sted)\b"
)
_STORY_OF_PRICES = re.compile(
    r"\b(?:rais|increas|hik|lift|cut|lower|chang|put)\w{0,3} (?:up )?(?:the |its |their )?(?:[\w-]{1,20} ){0,2}"
    r"(?:prices?|fees?|rates|subscriptions?|tariffs?)\b|\bprices? (?:rise|increase|hike|cut)|\bpreiserhöhung"
    r"|\berhöht (?:[\w-]{1,20} )?preise",
    re.IGNORECASE,
)


def is_selling(sentence: str) -> bool:
    """Tell a sentence that sells something; one that reports a price as news does not."""
    lowered = sentence.lower()
    you = _YOU.search(sentence) is not None
    sells = any(cue in lowered and phrase.search(sentence) for cue, phrase in _OFFERS)
    sells = sells or (you and money.PER_PERIOD.search(sentence) is not None)
    if not sells or _QUOTED.search(sentence):
        return False
    return you or not _NEWS_OF_PRICES.search(sentence)


def tells_of_prices(title: str) -> bool:
    """Tell from its headline whether a story's news is what plans or goods will cost."""
    return _STORY_OF_PRICES.search(title) is not None
