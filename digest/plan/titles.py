"""Titles and descriptions in words, for the head of a page and for feeds."""

from __future__ import annotations

from digest.model.parts import Edition
from digest.text.dates import ENGLISH_MONTHS

DESCRIPTION_LIMIT = 200
"""Characters of a description; search engines show about 160."""


def day_title(edition: Edition, language: str) -> str:
    """Name an edition: "22 November 2026" or "Week 47, 2026"; in ISO form where English is not spoken."""
    if not _english(language):
        return edition.key
    if "W" in edition.key:
        year, _, week = edition.key.partition("-W")
        return f"Week {int(week)}, {year}"
    if len(edition.key) == len("2026-11"):
        return month_title(edition.key, language)
    year, month, day = edition.key.split("-")
    return f"{int(day)} {ENGLISH_MONTHS[int(month) - 1]} {year}"


def month_title(month: str, language: str) -> str:
    """Name a month ("2026-11"): "November 2026"; in ISO form where English is not spoken."""
    year, _, number = month.partition("-")
    return f"{ENGLISH_MONTHS[int(number) - 1]} {year}" if _english(language) else month


def shortened(text: str) -> str:
    """Cut a description at a word."""
    if len(text) <= DESCRIPTION_LIMIT:
        return text
    head, _, _ = text[:DESCRIPTION_LIMIT].rpartition(" ")
    return (head or text[:DESCRIPTION_LIMIT]).rstrip(" ,;:·–—") + " …"


def _english(language: str) -> bool:
    return language.lower().partition("-")[0] == "en"
