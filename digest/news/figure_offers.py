"""Sentences that sell, whose prices are no news, and stories whose news prices are."""

from __future__ import annotations

import re

from digest.text import money

_SELLING = re.compile(
    r"\bsubscri(?:be (?:now|today|for|to (?:our|read|get|continue))|bers? get)\b|\bcancel (?:any ?time|at any time)"
    r"|\bfree trial\b|\bpromo(?:tional)? code\b|\bcoupon\b|\bwith code\b|\buse code\b|\bspecial offer\b"
    r"|\blimited[- ]time\b|\boff your first\b|\byour first (?:month|year)\b|\bbilled (?:monthly|annually|yearly)\b"
    r"|\bunlimited (?:digital )?access\b"
    r"|\bauto-?renew|\bmoney-back\b|\bshop now\b|\bbuy now\b|\bsign up\b|\bunlock (?:this|all|full|unlimited)\b"
    r"|\bget \d+ ?% off\b|\bread every (?:story|article)\b|\bfor only [$€£₹]"
    r"|\bsupport (?:our|independent) journalism\b"
    r"|^(?:choose (?:the|a|your)|become an? (?:member|subscriber|supporter)|join (?:now|us|for)|save (?:up to )?\d+"
    r"|get (?:full|unlimited|all)|try \w+ for)\b"
    r"|\bjederzeit kündbar\b|\bjetzt (?:abonnieren|testen|bestellen|lesen)\b|\bprobemonat\b|\bim abo\b|\bresiliable\b"
    r"|\bsans engagement\b|\babonnez-vous\b|\bsuscríb|\bassine (?:já|agora|por)\b|\bcancele quando\b|\bminutes? read\b"
    r"|सब्सक्राइब करें|今すぐ(?:登録|購読)|立即订阅",
    re.IGNORECASE,
)
_CUES = (
    "subscri", "cancel", "trial", "code", "coupon", "offer", "limited", "first", "billed", "renew", "money-back",
    " now", "sign up", "unlock", "% off", "read", "only", "journalism", "choose", "become", "join", "save", "get ",
    "try ", "kündbar", "jetzt", "probemonat", "abo", "resiliable", "engagement", "suscr", "assine", "सब्सक्राइब",
    "今すぐ", "立即订阅",
)  # fmt: skip
"""A sentence without any of these sells nothing: looking for them is far faster than for the phrases."""
_NEWS_OF_PRICES = re.compile(
    r"\b(?:raise[sd]?|raising|increase[sd]?|lift(?:s|ed)|cut(?:s|ting)?|lower(?:s|ed)|will (?:cost|charge|pay)|charges"
    r"|said|says|told)\b"
    r"|\b(?:erhöht|senkt|teilte|kündigte)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile("[“„«»”]")
_YOU = re.compile(r"\b(?:you|your|we|our|Sie|Ihr|Ihre|vous|votre|nous|usted|você)\b")
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
    cued = any(cue in lowered for cue in _CUES)
    if not cued and not you:
        return False
    sells = _SELLING.search(sentence) is not None or (
        you and money.PER_PERIOD.search(sentence) is not None
    )
    return sells and (you or not _NEWS_OF_PRICES.search(sentence)) and not _QUOTED.search(sentence)


def tells_of_prices(title: str) -> bool:
    """Tell from its headline whether a story's news is what plans or goods will cost."""
    return _STORY_OF_PRICES.search(title) is not None
