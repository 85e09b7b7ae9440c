"""Metadata standing in the text: it leaves the body and goes to the record."""

from __future__ import annotations

import re

from digest.clean import bylines, suspicion
from digest.clean.features import DATE, MAIL, Features
from digest.clean.harvest import ROLE
from digest.clean.rule import Finding, rule
from digest.clean.sheet import HEAD, INSIDE, TAIL, Sheet

_BY = re.compile(
    r"^\W*(?:(?:written|words|story|text|reported|posted|published|compiled|analysis|review|opinion"
    r"|article|ein \w+|bericht|escrito|publicado|écrit|publié|rédigé|propos recueillis)\s)?"
    r"(?:by|von|par|por|da redação|author|autor|autorin|autores|autoren|auteur|authors)\b[:\s]*",
    re.IGNORECASE,
)
_GLUED_BY = re.compile(r"^By(?=[A-Z][a-zà-ÿ]+\s?[A-Z])")
_TOPIC_SPLIT = re.compile(r"\s[|/•·]\s|,\s|#")
_TICKER = re.compile(
    r"^\W*(?:\(?(?:NYSE|NASDAQ|Nasdaq|TSX|TSX-V|LSE|ASX|NSE|BSE|AMEX|OTC\w*|HKEX|SGX|JSE|FRA|XETRA"
    r"|WKN|ISIN)\b\s?[:=]\s?[\w.\-]{1,12}\)?[\s,;|]*)+\W*$"
)
_SYMBOL = re.compile(
    r"^\W*\(?[A-Z]{1,5}(?:\.[A-Z]{1,3})?\)?\s+[$€£]?\s?\d*[.,]?\d*\s?\(?[+\-−–▲▼]\s?\d+(?:[.,]\d+)?\s?%\)?\W*$"
)
_HANDLE = re.compile(r"^@\w{2,20}$")
_AGENCY_LINE = re.compile(
    r"^\W*(?:(?:reuters|ap|afp|pti|ians|ani|efe|dpa|apa|sda|xinhua|bloomberg|upi|tass|interfax"
    r"|dpa-afx|sid|kna|epd|awp|belga|ansa|lusa|kyodo|yonhap|bernama|antara|red|red\.|orf\.at"
    r"|agenturen|agencies|agencias|redaktion|redacción|agences|newswire|anp|adnkronos|askanews|folhapress"
    r"|共同(?:通信)?|時事(?:通信)?|ロイター|afp=?時事|新华社|新華社|中新社|中央社|財聯社|财联社|연합뉴스|뉴시스|뉴스1"
    r"|रॉयटर्स|भाषा|वार्ता|पीटीआई|एएनआई|आईएएनएस|رويترز|أ ?ف ?ب|واس|وام|وكالات|الأناضول|شينخوا"
    r")[\s,/|&-]*(?:and|und|y"
    r"|et)?[\s,/|&-]*){1,5}\W*$"
)
_SIGN_ALONE = re.compile(r"^\W*©\s?(?!\d)(?:[^\d.!?]|\b\w\.){2,60}$")
_BRACKET_END = re.compile(r"\((?:[A-ZÀ-Þ][\w.’' -]{1,40})/\s?[A-ZÀ-Þ][\w.’' -]{1,40}\)\W*$")
_CREDIT_SLASH = re.compile(r"^[©\w][^.!?:]{2,60}[/|][^.!?:]{2,60}$")


@rule("byline", "R20", "harvest", guards=("K3",))
def byline(sheet: Sheet, i: int) -> Finding | None:
    """Take a byline out of the body.

    What: the whole block is “by” and names, names and a trade, or an author the page declares.
    Why: the author belongs to the record. Sentences begin with the same word, so the whole line must be name-shaped.
    Removes: By Tomasz Nowicki
    Keeps: By Monday the shares had lost a fifth of their value.
    """
    f = sheet.features[i]
    if f.n > 160 or f.block.kind == "quote" or not f.tokens or (f.final and f.weight > 90):
        return None
    if f.flat and any(
        f.flat in (author, f"by {author}", f"von {author}", f"par {author}", f"por {author}")
        for author in sheet.authors
    ):
        return Finding("E1", "names the declared author", "meta")
    rest = _after_by(f)
    if rest and _are_names(rest):
        return Finding("E1", f"“{f.text[: f.n - len(rest)].strip()}” and names", "meta")
    if sheet.where(i) == INSIDE:
        return None
    if bylines.names(f.text, f.language) or bylines.is_desk(f.text):
        return Finding("E1", "the newsroom, or names behind the word for their trade", "meta")
    if sheet.where(i) == HEAD and _is_signed(sheet, i):
        return Finding("E1", "names beside a date, before the first paragraph", "meta")
    role = f.cues.get("role", "")
    if role and f.weight <= 90 and not f.final and len(f.tokens) <= len(role.split()) + 4:
        return Finding("E1", f"trade “{role}”", "meta")
    if sheet.where(i) == HEAD and f.weight <= 120 and not f.final and _is_presented(f.text):
        return Finding(
            "E1", "a name with a trade or an address, before the first paragraph", "meta"
        )
    if _HANDLE.match(f.text.strip()):
        return Finding("E1", "handle", "meta")
    return None


def _is_signed(sheet: Sheet, i: int) -> bool:
    """Judge names before the story: with a date in the line, or beside a line that is a date."""
    f = sheet.features[i]
    date = DATE.search(f.text)
    other = f.cues.keys() & (_NO_NAME_CUES - {"reading"} if date else _NO_NAME_CUES)
    if f.weight > 100 or f.final or f.flat == sheet.title_words or other:
        return False
    if date:
        rest = f.text[: date.start()].strip(" ,|·•-–—")
        return bool(rest) and (
            _after_by(f) != "" or (2 <= len(rest.split()) <= 6 and _is_named(rest))
        )
    near = [j for j in (i - 1, i + 1, i + 2) if 0 <= j < sheet.spine.first]
    dated = any(sheet.features[j].dated for j in near)
    return dated and f.named and 2 <= len(f.tokens) <= 6 and sheet.tie(i) < 0.5


def _is_presented(text: str) -> bool:
    """Judge a name of two to four words that is followed by a trade, an address, or both."""
    bare = MAIL.sub("", text).strip(" ,|·•-–—()")
    name = ROLE.sub("", bare).strip(" ,|·•-–—()")
    return (
        name != text.strip() and 2 <= len(name.split()) <= 4 and _is_named(name) and name.istitle()
    )


def _is_named(text: str) -> bool:
    return all(
        word[:1].isupper() or word.lower() in _PARTICLES
        for word in re.split(r"[\s,|·•]+", text)
        if word[:1].isalpha()
    )


_NO_NAME_CUES = frozenset(
    ("kicker", "ui", "share", "related", "published", "media", "reading", "photo")
)


def _after_by(f: Features) -> str:
    found = _BY.match(f.text) or _GLUED_BY.match(f.text)
    return f.text[found.end() :].strip() if found else ""


_PLACE = re.compile(r"\s*[|•·–—-]\s+.*$|,\s.*$|\s\d.*$|\s(?:in|for|at|für|aus|pour)\s.*$")


def _are_names(rest: str) -> bool:
    """Judge whether a text is one name or a few, with a place, a paper or a date behind them."""
    names = MAIL.sub("", DATE.sub("", rest)).strip(" .,|-")
    head = _PLACE.sub("", names) or names
    words = [w for w in re.split(r"[\s,&/]+", head) if w and w.lower() not in _JOINTS]
    if not words or len(words) > 9 or any(map(str.isdigit, head)):
        return False
    if words[0].lower() in _NO_NAMES or any(
        not word[:1].isupper() and word.lower() not in _PARTICLES for word in words
    ):
        return False
    return len(words) >= 2 or words[0].isupper() or len(rest) <= 30


_JOINTS = frozenset(("and", "und", "et", "y", "e", "the"))
_PARTICLES = frozenset(
    ("de", "del", "la", "van", "von", "der", "den", "di", "da", "dos", "bin", "al", "el", "le", "du", "ten", "zu")
)  # fmt: skip
_NO_NAMES = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "su", "parte", "the",
    )
)  # fmt: skip


@rule("published", "R21", "harvest", guards=("K3", "K8", "K10"))
def published(sheet: Sheet, i: int) -> Finding | None:
    """Take the date of publication out of the body.

    What: a date alone on its line, or with a label such as “updated”, or the page's age.
    Why: it dates the page; it goes to the record, zone and all.
    Removes: Updated: 3 May 2026, 9:15 am
    Keeps: Updated figures are due on 3 May, the statistics office said.
    """
    f = sheet.features[i]
    if f.n > 140 or f.reported:
        return None
    inside = sheet.where(i) == INSIDE and sheet.spine.first >= 0
    said = (
        f.final
        and len(f.tokens) >= 5
        and f.text.rstrip().endswith(".")
        and "published" not in f.cues
    )
    if f.dated and not said and not (inside and f.block.kind in ("heading", "row")):
        if inside and sheet.tie(i) >= 0.5 and len(sheet.run(i)) == 1 and "published" not in f.cues:
            return None
        return Finding("E3", "a date and nothing else", "meta")
    if "published" not in f.cues or (f.final and f.weight > 80):
        return None
    if DATE.search(f.folded) and (f.weight <= 80 or not f.final):
        return Finding("E3", f"date with the label “{f.cues['published']}”", "meta")
    age = (
        "ago" in f.tokens
        or f.cues["published"] in ("just now", "yesterday", "today")
        or "*" in f.cues["published"]
    )
    if age and len(f.tokens) <= 7 and not inside:
        return Finding("E3", "age of the page", "meta")
    return None


@rule("wire-credit", "R22", "harvest", spine=True)
def wire_credit(sheet: Sheet, i: int) -> Finding | None:
    """Take the credit of reporters, editors and agencies out of the body.

    What: “reporting by …; editing by …”, “with inputs from …”, or agencies alone on their line.
    Why: credit is due in the record, not between paragraphs.
    Removes: (Reporting by A. Kone; Editing by L. Marsh)
    Keeps: Reporting rules for banks change in July, the regulator said.
    """
    f = sheet.features[i]
    if f.weight > 400:
        return None
    if suspicion.credit(f):
        return Finding("E4", "credit of reporters or agencies", "meta")
    if f.n <= 60 and _AGENCY_LINE.match(f.folded):
        return Finding("E4", "agencies alone", "meta")
    if "credit" in f.cues and not sheet.is_spine(i) and sheet.where(i) != HEAD:
        cue = f.cues["credit"]
        if "contributed" in cue and f.weight <= 300 and not f.quotation:
            return Finding("E4", f"credit “{cue}”", "meta")
        label = f.folded.lstrip(" ([*-").startswith(cue) and (
            ":" in f.text[: len(cue) + 4]
            or f.folded.lstrip(" (").startswith(("with ", "mit ", "avec ", "con ", "com "))
        )
        if label and f.weight <= 200 and not f.reported and (sheet.where(i) == TAIL or not f.final):
            return Finding("E4", f"credit “{cue}”", "meta")
    return None


@rule("caption", "R23", "harvest", guards=("K3",))
def caption(sheet: Sheet, i: int) -> Finding | None:
    """Take a picture's caption or credit out of the body.

    What: a block that opens or ends with a picture credit, or a credit alone.
    Why: the picture is not here. Without a credit a caption reads as a sentence, and stays.
    Removes: Workers load cement at a plant near Izmir. Photo: K. Demir/Agency
    Keeps: Photo sharing firms lost users in the quarter, the survey said.
    """
    f = sheet.features[i]
    cue = f.cues.get("photo", "")
    before = sheet.features[i - 1] if i else None
    if before is not None and before.block.kind == "caption" and f.flat.startswith(before.flat):
        return Finding("E5", "begins with the caption above it", "meta")
    if suspicion.picture(f):
        return Finding("E5", f"picture credit “{cue or f.text[-24:]}”", "meta")
    if _SIGN_ALONE.match(f.text) or (
        not f.reported and f.weight <= 260 and _BRACKET_END.search(f.text)
    ):
        return Finding("E5", "picture credit", "meta")
    if not cue:
        return None
    opens = f.flat.startswith(" ".join(re.findall(r"[^\W_]+", cue)))
    label = (
        opens
        and re.match(rf"^\W*{re.escape(cue)}\w?\W{{0,3}}(?:[:|/(©]|by\b|von\b|$)", f.folded)
        is not None
    )
    if label and f.weight <= 300 and not f.reported:
        return Finding("E5", f"picture label “{cue}”", "meta")
    if (
        not f.final
        and f.weight <= 110
        and not opens
        and not f.reported
        and (_CREDIT_SLASH.match(f.text) or len(f.tokens) <= 6)
    ):
        return Finding("E5", f"picture credit “{cue}”", "meta")
    return None


@rule("caption-kind", "R23b", "harvest")
def caption_kind(sheet: Sheet, i: int) -> Finding | None:
    """Take a block that the markup calls a caption out of the body.

    What: the markup's own figure captions.
    Why: the picture is not here; the words go to the record.
    Removes: a figure's caption, where the page's markup says so
    Keeps: Workers load cement at a plant near Izmir, where output doubled last year.
    """
    if sheet.blocks[i].kind != "caption":
        return None
    return Finding("E5", "caption by its markup", "meta")


@rule("topics", "R24", "harvest", cues=("topics",), guards=("K1", "K3"))
def topics(sheet: Sheet, i: int) -> Finding | None:
    """Take the list of topics out of the body.

    What: a label such as “Topics” and the words behind it, or the label alone, after the story or before it.
    Why: the record keeps them; they are no sentence.
    Removes: Topics: banking | Kenya | interest rates
    Keeps: Topics ranged from tax to trade, the ministers said.
    """
    f = sheet.features[i]
    cue = f.cues["topics"]
    if f.final and ":" not in f.text[:30]:
        return None
    alone = len(f.tokens) <= len(cue.split()) + 1
    label = re.match(rf"^\W*{re.escape(cue)}\w?\W?\s?[:|#]", f.folded) is not None
    if sheet.where(i) == INSIDE and sheet.spine.first >= 0 and not label:
        return None
    if alone or label or len(_TOPIC_SPLIT.findall(f.text)) >= 2:
        return Finding("E6", f"topics label “{cue}”", "meta")
    return None


@rule("ticker", "R25", "harvest", guards=("K3",))
def ticker(sheet: Sheet, i: int) -> Finding | None:
    """Take a line of share symbols out of the body.

    What: the whole block is an exchange and a symbol, or a symbol and its change in per cent.
    Why: the record keeps the symbol; a sentence that names one is never touched.
    Removes: (NYSE: XYZ)
    Keeps: Example Corp (NYSE: XYZ) cut its forecast on Monday.
    """
    f = sheet.features[i]
    if f.n > 60 or (f.text.isascii() and f.text.islower()):
        return None
    if _TICKER.match(f.text) or _SYMBOL.match(f.text):
        return Finding("E7", "exchange and symbol", "meta")
    return None


@rule("hashtags", "R24b", "harvest")
def hashtags(sheet: Sheet, i: int) -> Finding | None:
    """Take a line of hashtags out of the body.

    What: the whole block is words with a hash sign.
    Why: they file the story; they do not tell it.
    Removes: #banking #kenya
    Keeps: The #1 lender in Kenya cut its rates on Monday.
    """
    words = sheet.features[i].text.split()
    if (
        words
        and len(words) <= 20
        and all(word.startswith("#") and len(word) > 2 and not word[1].isdigit() for word in words)
    ):
        return Finding("E6", "hashtags", "meta")
    return None


@rule("author-note", "R26", "harvest", guards=("K1",))
def author_note(sheet: Sheet, i: int) -> Finding | None:
    """Take the note on the writer out of the body.

    What: a name, then a reporter's trade, beat or address, before or after the story.
    Why: it presents the author, not the news.
    Removes: Ada Okafor is a reporter who covers banks and insurers for the business desk.
    Keeps: Ada Okafor is a reporter at heart, her former chief executive said of the new minister.
    """
    f = sheet.features[i]
    if sheet.where(i) == TAIL and suspicion.beat(f) and sheet.tie(i) < 0.35:
        return Finding("E8", "says what its writer covers", "meta")
    if not suspicion.bio(f) or (sheet.where(i) == INSIDE and f.quotation):
        return None
    return Finding("E8", f"note on the writer “{f.cues['bio']}”", "meta")


@rule("kicker", "R27", "harvest", guards=("K3", "K8"))
def kicker(sheet: Sheet, i: int) -> Finding | None:
    """Take the name of the section out of the body.

    What: the whole block is a section's name, before the first paragraph.
    Why: it files the story.
    Removes: Companies
    Keeps: What the deal means
    """
    if sheet.where(i) != HEAD or sheet.blocks[i].main is False:
        return None
    f = sheet.features[i]
    if "kicker" in f.cues:
        return Finding("E9", f"section “{f.cues['kicker']}”", "meta")
    above = i + 1 < len(sheet) and sheet.features[i + 1].flat == sheet.title_words != ""
    if above and not f.cues and f.named and len(f.tokens) <= 3:
        return Finding("E9", "label right above the headline", "meta")
    return None
