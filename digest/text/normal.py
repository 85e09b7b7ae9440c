"""Text in one form: NFC, line feeds, nothing that XML, HTML or a terminal chokes on."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_FAR_UNWANTED = [
    chr(p + end) for p in range(0x10000, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)
]
_ENDING = "\r\v\f\x85\u2028\u2029"


def normalise(text: str) -> str:
    """Bring text into NFC with line feeds only, without control characters and noncharacters.

    Tabs and line feeds stay. Byte order marks, lone surrogates and everything that XML 1.0 forbids go.
    Normalising twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    # Almost every text is printable but for line feeds, tabs and no-break spaces, which passes in C can tell.
    if not text.replace("\n", "").replace("\t", "").replace("\xa0", "").isprintable():
        # Line ends first: a form feed or U+2028 parts words, deleting it would join them.
        # Looking for single characters is so much quicker than a pattern that it comes first.
        if any(mark in text for mark in _ENDING):
            text = _LINE_ENDS.sub("\n", text)
        text = _UNWANTED.sub("", text)
        for mark in _FAR_UNWANTED:
            if mark in text:
                text = text.replace(mark, "")
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Normalise text and squeeze every run of white space to one space, none at the ends."""
    return " ".join(normalise(text).split())
