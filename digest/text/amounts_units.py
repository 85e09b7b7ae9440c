"""What the signs and words around a number mean: money, shares, points, and the words for large numbers."""

from __future__ import annotations

import re

SIGNS = {
    "$": "dollar", "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "NZ$": "NZD", "S$": "SGD", "SG$": "SGD", "HK$": "HKD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "Mex$": "MXN",
    "J$": "JMD", "EC$": "XCD", "Z$": "ZWL", "TT$": "TTD", "N$": "NAD", "B$": "BND", "RD$": "DOP", "€": "EUR",
    "£": "GBP",
    "¥": "yen", "￥": "yen", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₫": "VND", "₱": "PHP", "฿": "THB",
    "₦": "NGN", "₪": "ILS", "₴": "UAH", "₵": "GHS", "GH₵": "GHS", "GH¢": "GHS", "GHS": "GHS", "₡": "CRC",
    "₲": "PYG", "₸": "KZT", "₾": "GEL", "Rs": "rupee", "Rs.": "rupee", "₨": "rupee", "रु": "INR", "रु.": "INR",
    "Rp": "IDR", "Rp.": "IDR", "RM": "MYR", "Fr.": "CHF", "Fr": "CHF", "SFr": "CHF", "SFr.": "CHF", "sFr": "CHF",
    "Dh": "AED", "Dhs": "AED", "Dhs.": "AED", "KSh": "KES", "Ksh": "KES", "Sh": "shilling", "TSh": "TZS",
    "Tsh": "TZS", "USh": "UGX", "Ush": "UGX", "Tk": "BDT", "Tk.": "BDT", "Kč": "CZK", "kr": "crown",
    "kr.": "crown", "R": "ZAR", "N": "NGN", "K": "ZMW", "RMB": "CNY", "新台幣": "TWD", "新台币": "TWD",
    "人民币": "CNY", "人民幣": "CNY",
}  # fmt: skip
"""Signs before a number, with the ISO 4217 code or the kind of money whose country the text must tell."""

LATER_SIGNS = {
    "$": "dollar", "US$": "USD", "€": "EUR", "£": "GBP", "zł": "PLN", "Kč": "CZK", "kr": "crown", "kr.": "crown",
    "₽": "RUB", "₫": "VND", "₺": "TRY", "₴": "UAH", "₪": "ILS", "¥": "yen", "₹": "INR", "mkr": "crown",
}  # fmt: skip
"""Signs behind a number."""

_CODES = (
    "USD EUR GBP INR JPY CNY AUD CAD NZD SGD HKD CHF SEK NOK DKK ISK PLN CZK HUF RON BGN RUB UAH TRY BRL MXN ARS CLP"
    " COP PEN UYU ZAR NGN KES GHS EGP MAD TND DZD ZMW UGX TZS RWF ETB XOF XAF NAD BWP AED SAR QAR KWD BHD OMR IRR IQD"
    " ILS JOD LBP IDR MYR PHP THB VND KRW TWD PKR BDT LKR NPR KZT GEL"
)
CODES = frozenset(_CODES.split())

NEEDS_SIZE = frozenset(("R", "N", "K", "Fr", "kr"))
"""Letters that are money only before a large number: ``R12 billion``, ``N500``, and not ``R2``."""

WORDS = {
    "dollar": "dollar", "pound": "pound", "rupee": "rupee", "crown": "crown", "franc": "franc", "peso": "peso",
    "shilling": "shilling", "dinar": "dinar", "riyal": "riyal", "rial": "riyal", "lira": "lira", "cent": "cent",
    "euro": "EUR", "sterling": "GBP", "penny": "pence", "pence": "pence", "paise": "paise", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "kronor": "SEK", "krona": "SEK", "kroner": "crown", "krone": "crown",
    "rand": "ZAR", "naira": "NGN", "kwacha": "ZMW", "cedi": "GHS", "reais": "BRL", "won": "KRW", "ringgit": "MYR",
    "baht": "THB", "rupiah": "IDR", "dong": "VND", "zloty": "PLN", "zlotych": "PLN", "złoty": "PLN",
    "złotych": "PLN", "forint": "HUF", "koruna": "CZK", "rouble": "RUB", "ruble": "RUB", "hryvnia": "UAH",
    "shekel": "ILS", "taka": "BDT", "dirham": "AED", "birr": "ETB", "tenge": "KZT", "leu": "RON", "lei": "RON",
    "pula": "BWP", "pfund": "pound", "franken": "CHF", "rappen": "rappen", "kronen": "crown", "rubel": "RUB",
    "dollars": "dollar", "dólar": "dollar", "dólare": "dollar", "euros": "EUR", "livre": "pound", "libra": "pound",
    "couronne": "crown", "centime": "centime", "céntimo": "euro cent", "roupie": "rupee", "rupia": "rupee",
    "dollaro": "dollar", "dollari": "dollar", "sterlina": "GBP", "sterline": "GBP", "soles": "PEN",
    "रुपये": "INR", "रुपए": "INR", "रुपया": "INR", "रुपयों": "INR", "डॉलर": "USD", "यूरो": "EUR",
}  # fmt: skip
"""Words behind a number in lower case, without the plural's ending."""

DENSE_WORDS = {
    "元人民币": "CNY", "元人民幣": "CNY", "人民币": "CNY", "人民幣": "CNY", "美元": "USD", "欧元": "EUR", "歐元": "EUR",
    "港元": "HKD", "港币": "HKD", "日元": "JPY", "日圓": "JPY", "英镑": "GBP", "英鎊": "GBP", "新台币": "TWD",
    "新台幣": "TWD", "新元": "SGD", "澳元": "AUD", "加元": "CAD", "韩元": "KRW", "卢比": "INR", "瑞郎": "CHF",
    "元": "元",
    "円": "JPY", "米ドル": "USD", "ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP", "人民元": "CNY", "ウォン": "KRW",
    "ルピー": "INR", "스위스프랑": "CHF", "달러": "USD", "유로": "EUR", "엔": "JPY", "위안": "CNY", "원": "KRW",
}  # fmt: skip
"""Money in the scripts that leave no space."""

KINDS = {
    "dollar": "USD",
    "pound": "GBP",
    "rupee": "INR",
    "franc": "CHF",
    "yen": "JPY",
    "元": "CNY",
    "lira": "TRY",
    "shilling": "KES",
}
"""What a kind of money is where nothing says whose; the others stay unknown."""

PARTS = {
    "cent": "dollar",
    "pence": "pound",
    "paise": "rupee",
    "euro cent": "EUR",
    "rappen": "CHF",
    "centime": "EUR",
}
"""Coins of which a hundred make one of the money."""

_ISLANDS = {
    "sv": "SEK",
    "da": "DKK",
    "nb": "NOK",
    "nn": "NOK",
    "no": "NOK",
    "is": "ISK",
    "cs": "CZK",
}

_OWNERS = {
    "dollar": "us u.s. american:USD|australian:AUD|canadian:CAD|hong_kong:HKD|singapore singaporean:SGD|new_zealand:NZD"
    "|taiwan taiwanese:TWD|jamaican:JMD|namibian:NAD|zimbabwean:ZWL|brunei:BND|fijian:FJD|us- :USD"
    "|kanadische kanadischen kanadischer:CAD|australische australischen australischer:AUD|hongkong- hongkong:HKD"
    "|canadiens canadienses:CAD|australiens australianos:AUD|américains estadounidenses:USD",
    "pound": "british:GBP|sterling:GBP|egyptian:EGP|lebanese:LBP|sudanese:SDG|syrian:SYP|britische britischen:GBP",
    "rupee": "indian:INR|pakistani pakistan:PKR|sri_lankan:LKR|nepalese nepali:NPR|mauritian:MUR",
    "crown": "swedish schwedische schwedischen suédoises:SEK|danish dänische dänischen danoises:DKK"
    "|norwegian norwegische norwegischen norvégiennes:NOK|icelandic:ISK|czech tschechische tschechischen:CZK",
    "franc": "swiss suisses schweizer:CHF|cfa:XOF|rwandan:RWF|congolese:CDF",
    "peso": "mexican mexicanos:MXN|argentine argentinian argentinos:ARS|chilean chilenos:CLP|colombian colombianos:COP"
    "|philippine:PHP|uruguayan uruguayos:UYU|dominican:DOP|cuban:CUP",
    "shilling": "kenyan kenya:KES|ugandan uganda:UGX|tanzanian tanzania:TZS|somali:SOS",
    "dinar": "kuwaiti:KWD|jordanian:JOD|iraqi:IQD|serbian:RSD|bahraini:BHD|tunisian:TND|algerian:DZD|libyan:LYD",
    "riyal": "saudi:SAR|qatari:QAR|omani:OMR|iranian:IRR|yemeni:YER",
    "lira": "turkish:TRY|syrian:SYP|lebanese:LBP",
    "EUR": "", "cent": "us u.s.:us cent|euro:euro cent|australian:australian cent",
}  # fmt: skip
OWNERS = {
    (owner.replace("_", " "), kind): code
    for kind, line in _OWNERS.items()
    for owners, code in (part.rsplit(":", 1) for part in line.split("|") if part)
    for owner in owners.split()
}
"""Whose money it is: ("australian", "dollar") -> "AUD"."""

TEN_TO_THE = {
    "k": 3, "thousand": 3, "tausend": 3, "tsd.": 3, "tsd": 3, "t€": 3, "mille": 3, "mila": 3, "duizend": 3,
    "tusen": 3, "mil": 3, "हजार": 3, "हज़ार": 3, "lakh": 5, "lakhs": 5, "lac": 5, "लाख": 5, "l": 5,
    "m": 6, "mm": 6, "mn": 6, "mln": 6, "mln.": 6, "mio": 6, "mio.": 6, "million": 6, "millions": 6, "millionen": 6,
    "millones": 6, "millón": 6, "milhão": 6, "milhões": 6, "milione": 6, "milioni": 6, "miljoen": 6, "miljoner": 6,
    "miljon": 6, "millioner": 6, "mkr": 6, "crore": 7, "crores": 7, "cr": 7, "करोड़": 7, "\u0915\u0930\u094b\u095c": 7,
    "b": 9, "bn": 9, "bln": 9,
    "billion": 9, "billions": 9, "mrd": 9, "mrd.": 9, "md": 9, "mds": 9, "mdr": 9, "milliard": 9, "milliards": 9,
    "milliarde": 9, "milliarden": 9, "milliarder": 9, "miliardo": 9, "miliardi": 9, "miljard": 9, "miljarder": 9,
    "mia.": 9, "mia": 9, "bilhão": 9, "bilhões": 9, "arab": 9, "अरब": 9, "kharab": 11, "खरब": 11, "mil millones": 9,
    "mil milhões": 9, "t": 12, "tn": 12, "trn": 12, "trillion": 12, "trillions": 12, "billionen": 12,
    "billón": 12, "billones": 12, "bilião": 12, "biliões": 12, "trilhão": 12, "trilhões": 12, "biljoen": 12,
    "biljoner": 12,
    "lakh crore": 12, "lakh crores": 12, "लाख करोड़": 12, "\u0932\u093e\u0916 \u0915\u0930\u094b\u095c": 12,
    "mi": 6, "bi": 9, "tri": 12, "bil": 9, "mld": 9, "juta": 6, "miliar": 9, "triliun": 12, "milyon": 6, "milyar": 9,
    "万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12, "万亿": 12, "千": 3, "百万": 6, "천": 3,
}  # fmt: skip
LONG_BILLION = frozenset(("de", "fr", "da", "nb", "nn", "no"))
"""Languages in which ``billion`` is a million millions."""


def plural(*words: str) -> str:
    """Join words to alternatives, the longest first; each may end as a plural does."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def ten_to_the(word: str, language: str) -> int:
    """Give the power of ten that a word stands for, in any case; ``billion`` differs by language."""
    # A pattern that ignores case takes "ı", "İ" and "ſ" for i and s; lower() alone does not.
    word = " ".join(word.upper().lower().replace("\u0307", "").split())
    if word in ("billion", "billions") and language in LONG_BILLION:
        return 12
    if word == "mil" and language not in ("es", "pt"):
        return 6
    return TEN_TO_THE[word]


def kind_of(word: str) -> str:
    """Give the ISO code or kind of money of a word such as ``Dollars``; empty where it is no word for money."""
    word = word.lower()
    for bare in (word, word.removesuffix("s"), word.removesuffix("n"), word.removesuffix("es")):
        if bare in WORDS:
            return WORDS[bare]
    return ""


def crowns(language: str) -> str:
    """Give the crown of a language's own country."""
    return _ISLANDS.get(language, "")
