"""Hashes of what templates are given: equal inputs, equal pages."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from msgspec import json

from digest.model.parts import FeedLink
from digest.model.site import Page, PageData
from digest.plan.permalinks import path_of

_encoder = json.Encoder(enc_hook=str)


def hash_of(*values: Any) -> str:  # noqa: ANN401 - anything that a data struct may hold
    """Hash values: 32 hexadecimal digits."""
    return blake2b(_encoder.encode(values), digest_size=16).hexdigest()


def planned(
    kind: str,
    url: str,
    title: str,
    data: PageData,
    seen: object = None,
    *,
    description: str = "",
    robots: str = "",
    language: str = "",
    feeds: tuple[FeedLink, ...] = (),
) -> Page:
    """Plan a page, with the hash of all that its template is given.

    ``seen`` stands for ``data`` where that holds parts whose hashes are known (cards, entries):
    then every other field of ``data`` has to be in it.
    """
    inputs = hash_of(
        kind, url, title, description, robots, language, feeds, data if seen is None else seen
    )
    return Page(path_of(url), url, kind, title, data, description, robots, language, feeds, inputs)
