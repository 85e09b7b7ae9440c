"""What a block's own words say of it: boilerplate that has the shape of prose.

The spine asks before it trusts a paragraph, the rules ask before they look at the frame: one
judgement in one place, so that a rule never hits what the spine was built on.
"""

from __future__ import annotations

import re

from digest.clean import address, phrases, wording
from digest.clean.features import CONSENT, MAIL, Features
from digest.clean.lazy import remembered
from digest.text import money

_SIGN_UP = re.compile(
    r"^(?:please )?(?:sign up|subscribe|join|get|receive|try)\b.{0,80}"
    r"\b(?:newsletters?|e-?mails?|inbox|briefings?|bulletins?|alerts|whatsapp|telegram|channel)\b"
)
_BEAT = re.compile(
    r"^(?!(?:The|This|That|These|An?|Its?|His|Her|Their|Each|Every) )[^\W\d_][\w.’'-]+"
    r"(?: [^\W\d_][\w.’'-]+){1,3} (?:covers|writes about|reports on|writes for)\b"
)
_FINAL_LABEL = re.compile(r"^[^.!?]{3,60}(?::\s|：)")
_COSTS_NOTHING = re.compile(
    r"\b(?:free|gratis|kostenlos|gratuit\w*|grátis|de graça|मुफ्त|निःशुल्क|مجانا|무료로?)(?!\w)|免费|免費|無料"
)
_COPYRIGHT = re.compile(
    r"^\W*(?:©(?=\s?(?:\d{4}|copyright|by\b|all ))|\(c\)\s?(?:\d{4}|copyright)"
    r"|copyright\b.{0,12}(?:©|\(c\)|\d{4}|by ))|©\s?\d{4}"
)
_THIS_CONTENT = (
    "this content", "dieser inhalt", "ce contenu", "este contenido", "este conteúdo", "this site", "this website",
    "diese seite", "diese website", "ce site", "este sitio", "este site", "questo sito", "deze site", "deze website",
    "이 사이트", "본 사이트", "यह वेबसाइट", "यह साइट", "هذا الموقع",
)  # fmt: skip
_DENSE_CALL = re.compile(
    "続き|この記事|全文|ログイン|ください|お願い|こちら|限定|読めます|剩余|次数|本文|同意|みなされ|お届け|阅读|閱讀|登录|登錄|订阅|开通|请|您|打开"
)
_OWN_SITE = re.compile(
    "[この当本]サイト|本[网網]站|本站|(?:이|본|우리) (?:사이트|누리집|홈페이지|웹사이트)"
)
_RESERVED_TO = re.compile(r"\brights reserved (?:to|for|under)\b")
_CREDIT = re.compile(
    r"^\W*\(?(?:(?:additional |other )?(?:reporting|writing|editing|compiled|translation|edited"
    r"|written|reported) (?:and \w+ )?by\s)"
    r"|^\W*with (?:inputs?|files|reporting|material|agency inputs|additional reporting|contributions?) from\b",
)
_PICTURE_END = re.compile(
    r"(?:\b(?:photo|photos|photograph|photographs|pictures|foto|image|picture|bild|imagem|imagen|crédito|credit|quelle|symbolbild"
    r"|file photo|file|illustration|grafik|graphic)\b\s?(?:by|credit|:|/|courtesy|von|par)"
    r"(?:[^.]|\b\w\.){2,60}|\((?:photo|ap photo|image|foto|file photo|getty images|reuters|afp|picture)[^)]{0,60}\)"
    r"|\\bcourtesy (?:of )?(?:the )?[\\w .'-]{3,50}"
    r"|(?:getty images?|shutterstock|istock(?:photo)?|adobe stock|alamy|ap photo|via getty|via ap"
    r"|via reuters|picture alliance|unsplash|imago(?: images)?|afp via getty images|keystone|epa"
    r"|apa))\W*$"
)
_SIGNED = re.compile(r"^.{15,}[.!?”\"»)]?\s\(?©\s?(?!\d)[^©.!?\d][^©.!?]{2,80}$")
_SOLD = {"newsletter": "B1", "newsletter_soft": "B1", "app_soft": "B2", "appeal": "A5", "appeal_soft": "A5",
         "register_soft": "A4", "access_soft": "A1"}  # fmt: skip
_TRADE = re.compile(
    r"^[^\W\d_][\w.’'-]+(?: [^\W\d_][\w.’'-]+){1,3} (?:is|was|has been|works as|ist|est|es|é)"
    r" (?:a|an|the|our|deputy|chief|senior|based|eine?|unsere?|notre|une?|nuestro|nuestra|nosso|nossa)\b.{0,60}"
    r"\b(?:reporter|correspondent|editor|columnist|journalist|writer|bureau chief|producer|redakteurin|redakteur"
    r"|korrespondentin|korrespondent|correspondante?|journaliste|corresponsal|periodista|redactora?|correspondente"
    r"|repórter|jornalista)\b",
    re.IGNORECASE,
)
_ABOUT = (
    "about the author", "about the writer", "about the reporter", "about our reporter", "über den autor",
    "über die autorin", "zum autor", "zur autorin", "sobre el autor", "sobre la autora", "sobre o autor",
    "sobre a autora", "à propos de l'auteur",
)  # fmt: skip
_TIMES = re.compile(
    r"\b(?:over|under|fully|\d[\d.]*\s?times)\W?\s?subscribed|subscribed\s(?:[\d.]+|by)\b"
)


@remembered
def access(f: Features) -> bool:
    """Judge an access prompt: an access cue said to the reader, nobody quoted."""
    cues = f.cues
    if not ("access" in cues or "register" in cues or "trial" in cues) or f.reported:
        return False
    if _TIMES.search(f.folded) or "newsletter" in cues:
        return False
    if f.imperative or f.reader:
        return f.weight <= (400 if f.imperative else 300)
    return f.weight < 100 and (
        not f.final
        or f.text.rstrip()[-1] in "?!？！"
        or f.folded.startswith(("this ", "dieser ", "cet ", "este "))
        or (f.unspaced and _DENSE_CALL.search(f.folded) is not None)
    )


@remembered
def appeal(f: Features) -> bool:
    """Judge an appeal for support: at least two of its signs beside the cue, nobody quoted."""
    if "appeal" not in f.cues or f.quotation:
        return False
    if f.unspaced:
        return f.weight <= 300 and _DENSE_CALL.search(f.folded) is not None
    return f.reader + f.ours + f.imperative >= 2 or (f.imperative and not f.attributed)


def house(f: Features) -> str:
    """Name the class of a block in which the house speaks to its reader; empty for everything else.

    Two of three voices (the reader addressed, the house speaking, an order) and a word of what houses sell.
    """
    class_ = next((c for family, c in _SOLD.items() if family in f.cues), "")
    if not class_ or f.reported or f.weight > 300:
        return ""
    return class_ if f.reader + f.ours + f.orders >= 2 else ""


@remembered
def newsletter(f: Features) -> bool:
    """Judge an invitation to letters, alerts, apps or channels: cue and a call to the reader."""
    cues = f.cues
    if not ("newsletter" in cues or "app" in cues):
        return f.weight <= 200 and _SIGN_UP.match(f.folded) is not None and not f.reported
    if CONSENT.search(f.folded):
        return True
    if f.quotation or (f.attributed and not f.imperative):
        return False
    if f.unspaced and _DENSE_CALL.search(f.folded):
        return f.weight <= 300
    called = f.imperative and f.weight <= 400
    spoken = (f.reader or f.ours) and f.weight <= 300
    return called or spoken or _is_short_offer(f)


def _is_short_offer(f: Features) -> bool:
    """Judge a short line about letters: a label or a button, or a sentence that names the box and costs nothing."""
    if not f.final:
        return f.weight <= 90
    cue = f.cues.get("newsletter", "")
    boxed = " " in cue or phrases.CJK.search(cue) is not None
    return boxed and f.weight <= 110 and _COSTS_NOTHING.search(f.folded) is not None


def related(f: Features) -> bool:
    """Judge a label and its link in one block: ``Also read: Port strike enters second week``."""
    if "related" not in f.cues or f.block.header:
        return False
    return (
        f.weight < 250 and _FINAL_LABEL.match(f.text) is not None and not (f.final and f.reported)
    )


def pitch(f: Features) -> bool:
    """Judge a pitch: words that sell a stock list or a deal to the reader, or confess a commission."""
    cue = f.cues.get("pitch", "")
    if not cue or f.quotation:
        return False
    return (f.imperative or f.reader or f.ours) and f.weight <= 500


def comments(f: Features) -> bool:
    """Judge the rules or hints of a comments section."""
    if "comments" not in f.cues or f.reported:
        return False
    return ((f.imperative or f.reader or f.ours) and f.weight <= 400) or f.weight <= 60


def consent(f: Features) -> bool:
    """Judge a notice on cookies or embedded content."""
    if "consent" not in f.cues or f.quotation:
        return False
    called = f.reader or f.ours or f.imperative or f.folded.startswith(_THIS_CONTENT)
    if f.unspaced or f.hangul:
        called = (
            called
            or _OWN_SITE.search(f.folded) is not None
            or _DENSE_CALL.search(f.folded) is not None
        )
    return called and not f.attributed


def legal(f: Features) -> bool:
    """Judge a line of rights, or a disclaimer: it opens with the sign, or speaks of itself."""
    if _COPYRIGHT.search(f.folded):
        return True
    cues = f.cues
    if cues.get("copyright", "copyright") != "copyright" and not f.reported:
        return f.weight <= 400 and _RESERVED_TO.search(f.folded) is None
    if "disclaimer" in cues and not f.quotation and f.weight <= 900:
        return not f.attributed or f.folded.startswith(
            ("disclaimer", "disclosure", "the views", "the opinions")
        )
    return False


def contact(f: Features) -> bool:
    """Judge an invitation to write to the newsroom."""
    if "contact" not in f.cues or f.quotation:
        return False
    if f.weight > 400 or f.attributed:
        return False
    return MAIL.search(f.text) is not None or f.imperative or f.reader


def credit(f: Features) -> bool:
    """Judge a credit of reporters, editors or agencies."""
    return f.weight <= 400 and _CREDIT.match(f.folded) is not None


def picture(f: Features) -> bool:
    """Judge a caption: it ends in a picture credit or opens with one."""
    if f.weight > 320 or (f.weight > 200 and f.reported):
        return False
    if "©" in f.text and _SIGNED.search(f.text):
        return True
    end = f.folded[-110:]
    return ("photo" in f.cues or ":" in end) and _PICTURE_END.search(end) is not None


def bio(f: Features) -> bool:
    """Judge a note on the writer: a name first, a reporter's trade after it."""
    if "bio" in f.cues and f.folded.startswith(_ABOUT) and f.weight <= 900 and not f.quotation:
        return True
    if "bio" not in f.cues or f.reported or f.weight > 900:
        return False
    words = f.text.split()
    return (
        "role" in f.cues
        or MAIL.search(f.text) is not None
        or (
            len(words) > 3
            and words[0][:1].isupper()
            and words[1][:1].isupper()
            and f.cues["bio"].startswith(
                (
                    "is ",
                    "ist ",
                    "est ",
                    "es ",
                    "é ",
                    "covers",
                    "has written",
                    "who covers",
                    "reports",
                    "schreibt",
                    "berichtet",
                )
            )
            and f.cues["bio"]
            not in ("is a senior", "is based in", "is our", "is the founder of", "is an associate")
        )
        or f.folded.startswith(
            (
                "about the ",
                "über den autor",
                "über die autorin",
                "zur person",
                "sobre el autor",
                "follow ",
            )
        )
    )


def beat(f: Features) -> bool:
    """Judge a line that says what a writer covers; behind the story only, where it is no news."""
    if f.weight > 300 or not f.text[:1].isupper():
        return False
    return _BEAT.match(f.text) is not None or _TRADE.match(f.text) is not None


@remembered
def price_row(f: Features) -> bool:
    """Judge a row of a plan table: a price tag, a period or a price for a period."""
    return f.n <= 48 and (
        money.is_period(f.text) or money.is_price(f.text) or money.is_price_per_period(f.text)
    )


@remembered
def prose(f: Features) -> str:
    """Name the first suspicion against a sentence-shaped block; empty for ordinary prose."""
    if not f.cues:
        if newsletter(f):
            return "B1"
        if picture(f):
            return "E5"
        if "©" in f.text and legal(f):
            return "D1"
        return address.prose(f) or wording.suspected(f)
    for name, judge in _JUDGES:
        if judge(f):
            return name
    return house(f) or address.prose(f) or wording.suspected(f)


_JUDGES = (
    ("A1", access),
    ("A5", appeal),
    ("B1", newsletter),
    ("B3", related),
    ("B7", pitch),
    ("C4", comments),
    ("C7", consent),
    ("E5", picture),
    ("D1", legal),
    ("D5", contact),
    ("E4", credit),
    ("E8", bio),
)


def own_link(f: Features) -> bool:
    """Judge a related label that brings its headline or its object along: it speaks for no line behind it."""
    if "related" not in f.cues:
        return False
    rest = f.folded.partition(":")[2]  # folded: of a wide colon too
    if f.imperative and not rest and len(f.tokens) >= len(f.cues["related"].split()) + OWN_OBJECT:
        return True
    return len(rest.split()) >= OWN_HEADLINE or (f.unspaced and len(rest) >= OWN_CHARACTERS)


OWN_HEADLINE = 3
OWN_OBJECT = 5
OWN_CHARACTERS = 6


def soft_class(f: Features) -> str:
    """Name the class that the cues of a block hint at, hard or soft; empty where they hint at none."""
    cues = f.cues
    return next(
        (class_ for family, class_ in _SOFT.items() if family in cues or f"{family}_soft" in cues),
        "",
    )


_SOFT = {
    "newsletter": "B1", "access": "A1", "plan": "A2", "benefit": "A3", "register": "A4", "appeal": "A5", "app": "B2",
    "related": "B3", "media": "B5", "pitch": "B7", "share": "C2", "comments": "C4", "player": "C5", "consent": "C7",
    "form": "C8", "copyright": "D1", "disclaimer": "D2", "standards": "D4", "contact": "D5", "topics": "E6",
}  # fmt: skip
