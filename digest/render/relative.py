"""Addresses relative to the page they stand on, for a site that is opened as files, without a server."""

from __future__ import annotations

import re
from functools import lru_cache

_END = re.compile("[?#]")
_ATTRIBUTES = ("href", "src", "action", "data-root")


def relative(html: str, root: str, path: str) -> str:
    """Make every address below ``root`` in a page of ours relative to the page's own file at ``path``.

    A folder becomes its index.html, which no server is there to add. The text of stories is never touched: where
    it holds a quotation mark, that is escaped, and so it holds no attribute.
    """
    folders = path.split("/")[:-1]
    return _addresses(root).sub(lambda match: match[1] + _from(folders, match[2]), html)


@lru_cache(maxsize=4)
def _addresses(root: str) -> re.Pattern[str]:
    """Give the pattern of an attribute's address; it begins with what is the same in all, which is found fast."""
    named = "|".join(rf'(?<=\s{name}=")' for name in _ATTRIBUTES)
    return re.compile(rf'(="(?:{named}|(?<=\scontent=")0; url=)){re.escape(root)}([^"]*)')


def _from(folders: list[str], url: str) -> str:
    address, mark, rest = _parted(url)
    if not address or address.endswith("/"):
        address += "index.html"
    way = address.split("/")
    shared = 0
    for here, there in zip(folders, way[:-1], strict=False):
        if here != there:
            break
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(way[shared:]) + mark + rest


def _parted(url: str) -> tuple[str, str, str]:
    end = _END.search(url)
    return (url[: end.start()], end[0], url[end.end() :]) if end else (url, "", "")
