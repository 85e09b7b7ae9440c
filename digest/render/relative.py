"""Addresses relative to the page they stand on, for a site that is opened as files, without a server."""

from __future__ import annotations

import re
from functools import lru_cache

_ATTRIBUTES = ("href", "src", "action", "data-root")
_MOVED = 'content="0; url='


def relative(html: str, root: str, path: str) -> str:
    """Make every address below ``root`` in a page of ours relative to the page's own file at ``path``.

    A folder becomes its index.html, which no server is there to add. The text of stories is never touched: where
    it holds a quotation mark, that is escaped, and so it holds no attribute.
    """
    folders = path.split("/")[:-1]
    told = _addresses(root).sub(lambda match: '="' + _way(folders, match[1]), html)
    moved, mark, target = told.partition(_MOVED + root)
    if not mark:
        return told
    address, quote, rest = target.partition('"')
    return moved + _MOVED + _way(folders, address) + quote + rest


def relative_address(address: str, root: str, path: str) -> str:
    """Make one address below ``root`` relative to the file at ``path``."""
    return _way(path.split("/")[:-1], address.removeprefix(root))


@lru_cache(maxsize=4)
def _addresses(root: str) -> re.Pattern[str]:
    """Give the pattern of an attribute's address, without the query and the place in the page, which stay.

    It begins with what is the same in all: a literal beginning is found three times as fast.
    """
    start = f'="{re.escape(root)}'
    named = "|".join(rf"(?<=\s{name}{start})" for name in _ATTRIBUTES)
    return re.compile(rf'{start}(?:{named})([^"?#]*)')


def _way(folders: list[str], address: str) -> str:
    if not address or address.endswith("/"):
        address += "index.html"
    if not folders or not address.startswith(folders[0]):  # most lead to quite another folder
        return "../" * len(folders) + address
    there = address.split("/")
    shared = 0
    for here, other in zip(folders, there[:-1], strict=False):
        if here != other:
            break
        shared += 1
    return "../" * (len(folders) - shared) + "/".join(there[shared:])
