"""Addresses relative to the page they stand on, for a site that is opened as files, without a server."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache


def relative(html: str, root: str, path: str) -> str:
    """Make every address below ``root`` in a page of ours relative to the page's own file at ``path``.

    A folder becomes its index.html, which no server is there to add. The text of stories is never touched: where
    it holds a quotation mark, that is escaped, and so it holds no attribute.
    """
    start = posixpath.dirname(path)
    found = re.compile(
        rf'(\b(?:href|src)="|<meta http-equiv="refresh" content="0; url=){re.escape(root)}([^"]*)'
    )
    return found.sub(lambda match: match[1] + _from(start, match[2]), html)


@lru_cache(maxsize=1 << 14)
def _from(start: str, url: str) -> str:
    address, mark, rest = _parted(url)
    if not address or address.endswith("/"):
        address += "index.html"
    return posixpath.relpath(address, start or ".") + mark + rest


def _parted(url: str) -> tuple[str, str, str]:
    end = min((place for place in (url.find("?"), url.find("#")) if place >= 0), default=len(url))
    return url[:end], url[end : end + 1], url[end + 1 :]
