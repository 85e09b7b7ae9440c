"""Text in one form: NFC, line feeds, nothing that XML, HTML or a terminal chokes on."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_FAR_UNWANTED = re.compile(
    "["
    + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def normalise(text: str) -> str:
    """Bring text into NFC with line feeds only, without control characters and noncharacters.

    Tabs and line feeds stay. Byte order marks, lone surrogates and everything that XML 1.0 forbids go.
    Normalising twice changes nothing.
    """
    # Almost every text is printable but for line feeds, which one pass in C can tell.
    if not text.replace("\n", "").isprintable():
        # Line ends first: a form feed or U+2028 parts words, deleting it would join them.
        text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
        if text and max(text) > "\uffff":
            text = _FAR_UNWANTED.sub("", text)
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Normalise text and squeeze every run of white space to one space, none at the ends."""
    return " ".join(normalise(text).split())
