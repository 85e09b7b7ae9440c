"""Whose page an extract is: the key under which its lines are counted."""

from __future__ import annotations

import re

from digest.model.article import SourceRef
from digest.model.extract import Metadata
from digest.text.urls import host

UNKNOWN = ""

# Beneath these stands another publisher on every name.
_SHARED = (
    "substack.com", "wordpress.com", "blogspot.com", "medium.com", "ghost.io", "github.io", "tumblr.com",
)  # fmt: skip
_SECOND = re.compile(r"(?:com?|org|net|gov|gob|gouv|govt|ac|edu|or|ne|go|in|nom)\.[a-z]{2}")
_ADDRESS = re.compile(r"[\d.:]+")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


def source_key(declared: Metadata, given: SourceRef = SourceRef()) -> str:  # noqa: B008 - frozen
    """Name the source of an extract: the site of its address, else its name in small letters, else UNKNOWN.

    ``given`` is what the front matter of its article says; it stands in where the extract declares nothing.
    """
    for url in (declared.url, given.url):
        name = site(host(url)) if url else ""
        if name:
            return name
    for text in (declared.source, given.name):
        name = " ".join(text.casefold().split())
        if name:
            return site(name.removeprefix("www.")) if _HOST.fullmatch(name) else name
    return UNKNOWN


def site(name: str) -> str:
    """Cut a host down to what one publisher registers: ``markets.daily.co.uk`` becomes ``daily.co.uk``."""
    parts = name.strip(".").split(".")
    if _ADDRESS.fullmatch(name) or len(parts) <= 2:
        return name.strip(".")
    if ".".join(parts[-2:]) in _SHARED or _SECOND.fullmatch(".".join(parts[-2:])):
        return ".".join(parts[-3:])
    return ".".join(parts[-2:])
