"""JSON Feed 1.1, one entry a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from digest.render.feed_entry import Prepared
from digest.render.feed_xml import Head

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(head: Head, items: Iterable[str]) -> bytes:
    """Write a feed around items that :func:`json_item` made."""
    said = {
        "version": VERSION,
        "title": head.title,
        "home_page_url": head.home,
        "feed_url": head.address,
        "next_url": dict(head.links).get("prev-archive", ""),
        "description": head.description,
        "authors": [{"name": head.author}],
        "language": head.language,
    }
    listed = ",\n".join(items)
    said = {key: value for key, value in said.items() if value}
    return f'{_text(said)[:-1]}, "items": [\n{listed}\n]}}\n'.encode()


def json_item(entry: Prepared) -> str:
    """Write one entry; what it does not have is left out."""
    said: dict[str, Any] = {
        "id": entry.guid,
        "url": entry.link,
        "external_url": entry.original,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "content_text": "" if entry.content else entry.summary or entry.title,
        "date_published": entry.published.isoformat(),
        "date_modified": max(entry.updated, entry.published).isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": entry.topics,
        "language": entry.language,
    }
    return _text({key: value for key, value in said.items() if value})


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
