"""Amounts of money and the periods they are paid for, in the ways business news writes them."""

from __future__ import annotations

import re

_SIGN = (
    r"(?:US|A|AU|C|CA|NZ|S|HK|NT|R|MX|J|EC|Z|TT)?\$|[€£¥₹₩₽₺₫₱฿₦₪₴₵₡₲₸]|GH[₵¢]|Rs\.?|₨|रु\.?|Rp\.?"
    r"|RM|CHF|Fr\.|SFr\.?|Dhs?\.?|AED|SAR|QAR"
    r"|KSh\.?|Sh\.?|TSh|USh|Tk\.?|K[čc]|zł|kr\.?|R(?=\s?\d)|N(?=\d)"
)
_CODE = (
    r"USD|EUR|GBP|INR|JPY|CNY|RMB|AUD|CAD|NZD|SGD|HKD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RUB|TRY|BRL|MXN"
    r"|ARS|CLP|COP|ZAR|NGN|KES|GHS|EGP"
    r"|AED|SAR|QAR|KWD|IDR|MYR|PHP|THB|VND|KRW|TWD|PKR|BDT|LKR|UGX|TZS|ILS"
)
_WORD = (
    r"euros?|dollars?|cents?|pounds?|pence|rupees?|yen|yuan|renminbi|rand|naira|shillings?|cedis?|pesos?|reais|real"
    r"|francs?|franken|kronen|kronor|kroner|złotych|lira|won|ringgit|baht|rubles?|roubles?|dirhams?"
    r"|riyals?|dinars?|元|円|美元|人民币|रुपये|रुपए"
)
_NUMBER = r"\d+(?:[.,'’ \u00a0\u202f]\d{2,3})*(?:[.,]\d{1,4})?(?:[.,]?[-–]{1,2})?"
_SCALE = (
    r"(?:\s?(?:k|m|mn|mln|bn|b|tn|trn|crore|cr|lakh|million|billion|trillion|millionen|milliarden"
    r"|mio\.?|mrd\.?|millones|milhões|bilhões|万|億|亿))?"
)

AMOUNT = re.compile(
    rf"(?<!\w)(?:(?:{_SIGN}|{_CODE})\s?{_NUMBER}|{_NUMBER}\s?(?:{_SIGN}|(?:{_CODE}|{_WORD})\b)){_SCALE}(?![^\W\d_])",
    re.IGNORECASE,
)
_UNIT = (
    r"days?|weeks?|months?|mo|mth|years?|yr|annum|issue|user|quarter|tage?n?|wochen?|monate?n?"
    r"|jahre?n?|jours?|semaines?|mois|ans?|année"
    r"|días?|semanas?|mes(?:es)?|años?|dias?|m[êe]s|anos?|दिन|महीने|महीना|माह|साल|वर्ष|月|年|か月|カ月|个月"
)
PERIOD = re.compile(
    rf"^(?:(?:for|every|per|pro|je|por|par)\s)?(?:\d+[\s-]?|one\s|an?\s)?(?:{_UNIT})$"
    r"|^(?:monthly|annual(?:ly)?|yearly|weekly|quarterly|daily|monatlich|jährlich|mensuel|annuel"
    r"|mensual|anual|mensal)$",
    re.IGNORECASE,
)
PER_PERIOD = re.compile(
    rf"(?:/\s?|\b(?:per|an?|each|every|pro|je|im|par|al|por|ao|a la)\s)(?:\d+\s)?(?:{_UNIT})(?!\w)|月額|/月|毎月|每月",
    re.IGNORECASE,
)


def has_amount(text: str) -> bool:
    """Tell whether a text holds an amount of money."""
    return AMOUNT.search(text) is not None


def is_price(text: str) -> bool:
    """Tell whether a text is little more than an amount: a price tag."""
    found = AMOUNT.search(text)
    return found is not None and len(text) - (found.end() - found.start()) <= 14


def is_period(text: str) -> bool:
    """Tell whether a text is only a span of time such as ``3 Months`` or ``monthly``."""
    return PERIOD.match(text.strip(" .*:")) is not None


def is_price_per_period(text: str) -> bool:
    """Tell whether a short text is a price for a period: ``€17.99 per month``."""
    return len(text) <= 48 and has_amount(text) and PER_PERIOD.search(text) is not None
