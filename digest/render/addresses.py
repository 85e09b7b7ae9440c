"""Every address a page or feed prints goes through here: under the site's root, absolute, or not at all."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

from digest.text.urls import safe

NOWHERE = "#"
"""What an unsafe address becomes where a link must lead somewhere."""

_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB = re.compile(r"https?:", re.IGNORECASE)
_HOST = re.compile(r"\[[0-9a-f:.]+\]|[a-z0-9_.-]+", re.IGNORECASE)
# What has nothing to escape, to fold or to refuse, as nearly every address of a story.
is_ordinary = re.compile(
    r"https?://(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}(?:/[A-Za-z0-9._~-]+)*/?(?:\?[A-Za-z0-9=&._~-]+)?"
).fullmatch
# Already escaped bytes stay as they are; quotes, angle brackets and spaces never get through.
_PATH = "/:@!$&*+,;=%~()-._"
_BARE = re.compile("%(?![0-9A-Fa-f]{2})")
_QUERY = _PATH + "?"


class Addresses:
    """The addresses of one site; ``root`` and ``base`` both end with a slash."""

    __slots__ = ("base", "root")

    def __init__(self, base_url: str, root: str) -> None:
        self.base = base_url if base_url.endswith("/") else base_url + "/"
        self.root = root if root.endswith("/") else root + "/"

    def href(self, url: str) -> str:
        """Give the address of a page of this site under its root; a foreign one only if it is safe."""
        return _joined(self.root, url, NOWHERE)

    def absolute(self, url: str) -> str:
        """Give the public address of a page of this site; the site's own for a foreign unsafe one."""
        return _joined(self.base, url, self.base)


def _joined(start: str, url: str, instead: str) -> str:
    if _SCHEME.match(url):
        return outward(url) or instead
    return start + _escaped(url.lstrip("/\\"))


def _escaped(url: str) -> str:
    return url if url.isascii() and _plain(url) else _quoted(url, _QUERY + "#")


_plain = re.compile(r"[A-Za-z0-9/._-]*").fullmatch


@lru_cache(maxsize=1 << 15)  # an article's source stands in every list that shows its card
def external(url: str) -> str:
    """Give a foreign web address in ASCII, without user name or password; "" where it is not one."""
    if is_ordinary(url):
        return url
    if not _WEB.match(url.strip()) or not safe(url):
        return ""
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:  # of an idle bracket, a port of letters, a host that is no name
        return ""
    if not host:
        return ""
    place = f"{host}:{port}" if port else host
    path, query, fragment = map(_quoted, parts[2:])
    return urlunsplit((parts.scheme.lower(), place, path.replace("?", "%3F"), query, fragment))


def _quoted(part: str, safe: str = _QUERY) -> str:
    return _BARE.sub("%25", quote(part, safe=safe, errors="replace"))


def _host(name: str) -> str:
    host = f"[{name}]" if ":" in name else name.encode("idna").decode("ascii")
    return host if _HOST.fullmatch(host) else ""


def outward(url: str) -> str:
    """Give a safe address that leads out of the site (http, https, mailto), or ""."""
    if url.strip().lower().startswith("mailto:") and safe(url):
        return "mailto:" + _quoted(url.strip()[len("mailto:") :])
    return external(url)
