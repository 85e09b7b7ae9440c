"""Names for addresses: lower case, hyphens, safe on every file system."""

from __future__ import annotations

import re
import unicodedata

RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin", "conout"]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)]
)
"""Names that Windows gives to devices; a file or folder called so cannot be made there."""

_OTHER = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")


def slugify(text: str, *, unicode: bool = False, limit: int = 80) -> str:
    """Make a slug of a text, at most ``limit`` bytes long; empty where the text has no letter or digit.

    Every spelling of one text (NFC, NFD, full width) gives the same slug. ASCII unless ``unicode``:
    other scripts are transliterated by anyascii. Long slugs end at a word where one is near.
    """
    if text.isascii():
        slug = _OTHER.sub("-", text.replace("'", "").lower()).strip("-")
    else:
        plain = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
        slug = _letters(plain) if unicode else _ascii(plain)
    slug = _shorten(slug, limit)
    return f"x-{slug}" if slug in RESERVED else slug


def is_reserved(name: str) -> bool:
    """Tell whether Windows keeps a file name for a device, whatever its ending and case."""
    return name.partition(".")[0].strip().casefold() in RESERVED


def _ascii(text: str) -> str:
    from anyascii import anyascii

    return _OTHER.sub("-", anyascii(text).lower()).strip("-")


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.casefold())
    # Marks are kept with letters: without its vowel signs a Devanagari word is another word.
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in folded)
    return "-".join("".join(kept).split())


def _shorten(slug: str, limit: int) -> str:
    """Cut to ``limit`` bytes: at the last hyphen if that keeps at least half, else in the word."""
    if len(slug) * 4 <= limit:
        return slug
    data = slug.encode()
    if len(data) <= limit:
        return slug
    cut = data[:limit].decode(errors="ignore")
    head, hyphen, _ = cut.rpartition("-")
    if data[limit : limit + 1] != b"-" and hyphen and len(head.encode()) * 2 >= limit:
        cut = head
    return cut.strip("-")
