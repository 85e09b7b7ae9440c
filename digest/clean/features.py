"""What is measured of one block, whatever stands around it; each measure is made when first asked for."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from digest.clean import phrases
from digest.clean.lazy import lazy
from digest.model.extract import Block
from digest.text import money, sentences

QUOTE = re.compile(r"[\"„“«‘「『]([^\"“”«»„」』]{12,})[\"”“»’」』]")
_QUOTES = frozenset('"„“«‘「『')
QUOTE_START = re.compile(r"^\s*(?:[-–—]\s?)?[\"“„«‘「『»]")
CONSENT = re.compile(
    r"\b(?:by (?:click|sign|submit|subscrib|enter|provid|register|continu|creat)\w*[^.]{0,80}\byou\b"
    r"|you agree to|i agree to|mit (?:der|ihrer) anmeldung|en vous inscrivant|al (?:suscribirte"
    r"|registrarte)|ao se (?:inscrever|cadastrar)|al (?:suscribirse|registrarse)|mit (?:der|ihrer) eintragung"
    r"|iscrivendo(?:ti|si)|door (?:je|u) (?:aan|in) te)"
    r"|即表示[您你]?同意|同意したもの|동의(?:하는|한) 것으로|فإنك توافق|से सहमत होते"
)
URL = re.compile(r"(?:https?://|www\.)\S+")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
CLOCK = re.compile(
    r"^\W{0,3}(?:(?:[01]?\d|2[0-4]):[0-5]\d(?::\d{2})?(?:\s?(?:[ap]\.?\s?m\.?|uhr|h))?"
    r"|\d{1,2}\.\d{2}\s?(?:[ap]\.?\s?m\.?|uhr|h|gmt|bst|utc|ces?t|ist|[ecp][sd]?t))"
    r"(?!\s?(?:min|sec|sek|std|anh)\w*\b)"
    r"(?:\s?\(?[a-z]{2,4}\)?)?(?=$|\W)",
    re.IGNORECASE,
)
_PLAYED = re.compile(
    r"^\W{0,3}(?:0:\d{2}|00:00|\d{1,2}:\d{2}(?::\d{2})?\s?/\s?\d{1,2}:\d{2}(?::\d{2})?|(?<=[-−])\d{1,2}:\d{2})"
    r"(?!\s?[ap]\.?\s?m|\s?uhr|\s?h\b)(?!:)",
    re.IGNORECASE,
)
_MONTH = (
    r"jan(?:uary|uar|vier)?|enero|janeiro|jänner|feb(?:ruary|ruar|rero)?|fev(?:ereiro)?|févr(?:ier)?"
    r"|mar(?:ch|s|zo|ço)?|märz|apr(?:il)?|abr(?:il)?|avril"
    r"|ma[iyo]|mayo|maio|june?|juni?o?|juin|junho|july?|juli?o?|juil(?:let)?|julho|aug(?:ust)?"
    r"|ago(?:sto)?|août|sept?(?:ember|embre|iembre)?|setembro"
    r"|o[ck]t(?:ober|obre|ubre)?|outubro|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember|embre"
    r"|iembre|embro)?|déc(?:embre)?"
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|januari|februari|maart|mei|augustus"
    r"|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
    r"|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर"
)
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s(?:de\s)?(?:{_MONTH})(?!\w)\.?,?(?:\s(?:de\s)?\d{{4}})?"
    rf"|\b(?:{_MONTH})(?!\w)\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?(?!\d)"
    r"|\b\d{4}-\d{1,2}-\d{1,2}(?:t[\d:.+z-]+)?|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})\b"
    r"|\b\d{4}(?:[./]|\. )\d{1,2}(?:[./]|\. )\d{1,2}\b"
    r"|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d{4}년\s?\d{1,2}월\s?\d{1,2}일",
    re.IGNORECASE,
)
_DATE_REST = re.compile(
    r"\d+ (?:comments?|kommentare?|commentaires?|comentarios?|comentários?)|"
    r"\d{1,2}[:.]\d{2}(?::\d{2})?|\d+|[ap]\.?m\.?|uhr|clock"
    r"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado"
    r"|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?"
    r"|[a-z]{2,4}t|utc|gmt|ist|h|at|am|um|on|of|the|a|à|às|las|a las|de|le|el|il|em|den|der|vom"
    r"|min(?:ute)?s? (?:read|lesezeit)"
    r"|published|posted|updated|last|modified|first|date|on|stand|aktualisiert|veröffentlicht"
    r"|zuletzt|erstellt|publié|mis|jour|publicado|actualizado|atualizado"
    r"|online|seit|heute|gestern|today|yesterday|edited|created|local|time|eastern|original"
    r"|originally|release|issued|filed|und|and|y|et|e"
    r"|alle|ore|pubblicato|aggiornato|om|op|uur|gepubliceerd|geplaatst|bijgewerkt|오전|오후|(?:기사)?입력|수정"
    r"|نشر|في|آخر|تحديث|تاريخ|الساعة",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(
    r"(?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*|[A-Z]\.|de|del|la|van|von|der|den|di|da|dos|bin|al|el|le|du|ten|zu)"
)
_SENTENCE_END = re.compile(r"[.?!]\s+")
_SENTENCE, _SENTENCE_CJK = 80, 30
_GERMAN_YOU = re.compile(r"(?<=[a-zäöüß,] )(?:Sie|Ihr(?:e[mnrs]?)?|Ihnen)\b")


PLAYER_WORDS = 6


class Features:
    """The measures of one block; pure functions of its text and the language of its extract."""

    def __init__(self, block: Block, language: str) -> None:
        self.block = block
        self.text = block.text
        self.n = len(block.text)
        self.language = language

    @lazy
    def folded(self) -> str:
        """Return the copy that is matched."""
        return phrases.fold(self.text)

    @lazy
    def tokens(self) -> list[str]:
        """Return the words of the folded copy."""
        return phrases.words(self.folded)

    @lazy
    def flat(self) -> str:
        """Return the folded words with single spaces: equal for copies that differ in punctuation."""
        return " ".join(self.tokens)

    @lazy
    def cues(self) -> dict[str, str]:
        """Return the cue families the block speaks of, each with the phrase seen."""
        return phrases.lexicon().find(self.folded, self.tokens)

    @lazy
    def unspaced(self) -> bool:
        """Whether the block is mostly of a script written without spaces."""
        if self.text.isascii() or phrases.CJK.search(self.text) is None:
            return False
        return len(phrases.CJK.findall(self.text)) * 3 > self.n

    @lazy
    def weight(self) -> int:
        """Length in Latin characters: a character of an unspaced script tells as much as 2.7 of them."""
        if self.unspaced:
            return self.n * _SENTENCE // _SENTENCE_CJK
        return self.n * 2 if self.hangul else self.n

    @lazy
    def hangul(self) -> bool:
        """Whether the block is mostly Korean: spaced, but denser than Latin."""
        if self.text.isascii() or phrases.HANGUL.search(self.text) is None:
            return False
        return len(phrases.HANGUL.findall(self.text)) * 3 > self.n

    @lazy
    def final(self) -> bool:
        """Whether the block ends a sentence (or a quotation)."""
        return sentences.ends(self.text) or (
            self.n >= _SENTENCE and self.text.rstrip()[-1:] in '"”“»’」』'
        )

    @lazy
    def sentence(self) -> bool:
        """Whether the block is sentence-shaped: long enough, with final punctuation."""
        return self.weight >= _SENTENCE and self.final

    @lazy
    def voices(self) -> tuple[phrases.Voice, ...]:
        """Return the small words of the extract's language, and of English."""
        known = phrases.lexicon().voices
        own = known.get(self.language)
        return (known["en"],) if own is None or self.language == "en" else (own, known["en"])

    @lazy
    def imperative(self) -> bool:
        """Whether the first word calls on the reader."""
        first = self.tokens[0] if self.tokens else ""
        if first == "please":
            first = self.tokens[1] if len(self.tokens) > 1 else first
        if self.hangul and self.tokens[-1].endswith(("세요", "십시오")):
            return True  # Korean calls with the last word
        return any(first in voice.imperative for voice in self.voices)

    @lazy
    def orders(self) -> bool:
        """Whether any sentence of the block begins with a call on the reader."""
        if self.imperative:
            return True
        firsts = [phrases.words(part)[:1] for part in _SENTENCE_END.split(self.folded)[1:]]
        return any(first and first[0] in v.imperative for first in firsts for v in self.voices)

    @lazy
    def reader(self) -> bool:
        """Whether the reader is addressed."""
        seen = set(self.tokens)
        if not seen.isdisjoint(self.voices[-1].reader):
            return True
        if self.language == "de":
            return _GERMAN_YOU.search(self.text) is not None
        return not seen.isdisjoint(self.voices[0].reader)

    @lazy
    def ours(self) -> bool:
        """Whether the house speaks of itself."""
        return any(not voice.ours.isdisjoint(self.tokens) for voice in self.voices)

    @lazy
    def quotation(self) -> bool:
        """Whether at least five words stand in quotation marks."""
        if _QUOTES.isdisjoint(self.text):
            return False
        return any(len(found.split()) >= 5 for found in QUOTE.findall(self.text)) or (
            self.unspaced and QUOTE.search(self.text) is not None
        )

    @lazy
    def attributed(self) -> bool:
        """Whether words or facts are attributed to somebody."""
        return self.weight >= 40 and any(
            not voice.reporting.isdisjoint(self.tokens) for voice in self.voices
        )

    @lazy
    def reported(self) -> bool:
        """Whether the block reports somebody's words: a quotation or an attribution."""
        return self.quotation or self.attributed

    @lazy
    def quote_start(self) -> bool:
        """Whether the block begins with a quotation mark."""
        return QUOTE_START.match(self.text) is not None

    @lazy
    def stems(self) -> AbstractSet[str]:
        """First six letters of longer words, and numbers; character pairs for unspaced scripts."""
        if self.unspaced:
            dense = "".join(self.tokens)
            return {dense[i : i + 2] for i in range(len(dense) - 1)}
        if self.hangul:
            return {word[:2] for word in self.tokens if len(word) >= 2}
        return {
            word[:6]
            for word in self.tokens
            if len(word) >= 4 or (len(word) >= 2 and word.isdecimal())
        }

    @lazy
    def named(self) -> bool:
        """Whether the block has the shape of names: up to twelve capitalised words, no sentence."""
        parts = [part for part in re.split(r"[\s,|/&·•+]+", self.text) if part]
        letters = [part for part in parts if part[:1].isalpha()]
        return (
            bool(letters)
            and len(parts) <= 12
            and not any(map(str.isdigit, self.text))
            and all(
                _NAME.fullmatch(part) or part in ("and", "und", "et", "y", "e") for part in letters
            )
        )

    @lazy
    def dated(self) -> bool:
        """Whether the block is a date and little else."""
        if self.n > 140 or not any(map(str.isdigit, self.text)):
            return False
        found = DATE.search(self.folded)
        if found is None:
            return False
        rest = self.folded[: found.start()] + " " + self.folded[found.end() :]
        rest = _DATE_REST.sub(" ", DATE.sub(" ", rest))
        return len(_WORD.findall(rest)) <= 1

    @lazy
    def clock(self) -> bool:
        """Whether the block begins with a time of day; not how far a player has come."""
        if CLOCK.match(self.text) is None:
            return False
        return len(self.tokens) > PLAYER_WORDS or _PLAYED.match(self.text) is None

    @lazy
    def headline(self) -> bool:
        """Whether the block has the shape of a headline: four to thirty words, no full stop, not a figure."""
        count = len(self.tokens)
        long_enough = 8 <= self.n <= 60 if self.unspaced else 4 <= count <= 30
        return (
            long_enough
            and self.weight >= 20
            and not self.text.rstrip().endswith((".", ":", ";", ",", "。", "।"))
            and not money.is_price_per_period(self.text)
        )

    @lazy
    def figure(self) -> bool:
        """Whether at least a third of the block's visible characters are digits or signs of figures."""
        visible = self.text.replace(" ", "")
        figures = sum(c.isdigit() or c in ".,%+-−–$€£¥₹/" for c in visible)
        return bool(visible) and figures * 3 >= len(visible) and any(map(str.isdigit, visible))

    @lazy
    def bullet(self) -> bool:
        """Whether the block is marked as an item of a list."""
        return self.block.kind == "item" or self.text.lstrip()[:1] in (
            "•",
            "▪",
            "‣",
            "●",
            "◦",
            "■",
            "*",
        )
