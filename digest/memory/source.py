"""Whose page an extract is: the key under which its lines are counted."""

from __future__ import annotations

import re

from digest.model.article import SourceRef
from digest.model.extract import Metadata
from digest.text.urls import host, site

UNKNOWN = ""

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
