"""Feeds: RSS 2.0, Atom 1.0 and JSON Feed 1.1 from the same entries, without a clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any, NamedTuple

from feedgen.version import version_str

from digest.errors import Location, Problem
from digest.model.site import Entry, FeedData, Page, SiteInfo
from digest.render.addresses import Addresses
from digest.render.feed_entry import Prepared, Preparer, moment, plain
from digest.render.feed_json import json_feed, json_item
from digest.render.feed_xml import Head, atom, atom_entry, rss, rss_entry
from digest.text.normal import one_line

LIMIT = 512 * 1024
"""Bytes of a feed; what is larger is written with summaries, because readers stop on large feeds."""
_KEPT = 48_000_000
"""Characters of prepared entries that are kept for the next feed that carries them."""

_OVERHEAD = 1000
"""Characters that an entry takes besides its text."""

Piece = bytes | str
"""An entry in its format: XML as bytes, or a line of JSON."""

_WRITERS: dict[str, tuple[Callable[[Prepared], Piece], Callable[[Head, Any], bytes]]] = {
    "rss": (rss_entry, rss),
    "atom": (atom_entry, atom),
    "json": (json_item, json_feed),
}


class _Made(NamedTuple):
    """What was made of an entry: itself ready for all formats, and its pieces by format."""

    prepared: Prepared
    pieces: dict[str, Piece]

    @property
    def size(self) -> int:
        return len(self.prepared.content) + _OVERHEAD


def library_version() -> str:
    """Name the version of the library that writes RSS and Atom."""
    version: str = version_str
    return version


class Feeds:
    """Writes the feeds of one site; an entry that stands in many feeds is made once.

    ``html`` gives a body's HTML by its hash, ``edition`` the HTML of an edition's entry, ``stylesheet`` the
    address of the sheet by a feed's path.
    ``problems`` receives a warning for each feed that is too large for whole articles.
    """

    def __init__(
        self,
        site: SiteInfo,
        *,
        html: Callable[[str], str],
        edition: Callable[[Entry], str],
        stylesheet: Callable[[str], str],
        problems: list[Problem],
    ) -> None:
        self._site = site
        self._addresses = Addresses(site.base_url, site.root)
        self._stylesheet = stylesheet
        self._problems = problems
        self._preparer = Preparer(site, html, edition)
        self._made: dict[tuple[bool, Entry], _Made] = {}
        self._size = 0

    def render(self, page: Page) -> bytes:
        """Write one feed; summaries instead of whole articles where it would exceed :data:`LIMIT`."""
        full = self._site.feed_content == "full"
        data = self._write(page, full=full)
        if full and len(data) > LIMIT:
            self._problems.append(_too_large(page.path, len(data)))
            data = self._write(page, full=False)
        return data if data.endswith(b"\n") else data + b"\n"

    def _write(self, page: Page, *, full: bool) -> bytes:
        assert isinstance(page.data, FeedData)
        pieces = [self._piece(page.kind, entry, full=full) for entry in page.data.entries]
        return _WRITERS[page.kind][1](self._head(page, page.data), pieces)

    def _piece(self, kind: str, entry: Entry, *, full: bool) -> Piece:
        made = self._made.pop((full, entry), None)
        if made is None:
            made = _Made(self._preparer.prepare(entry, full=full), {})
            self._size += made.size
        self._made[full, entry] = made  # the last used stands last
        piece = made.pieces.get(kind)
        if piece is None:
            piece = made.pieces[kind] = _WRITERS[kind][0](made.prepared)
            self._size += made.size
            self._forget()
        return piece

    def _forget(self) -> None:
        """Drop the entries that were used longest ago once there is too much of them."""
        while self._size > _KEPT:
            made = self._made.pop(next(iter(self._made)))
            self._size -= made.size * (1 + len(made.pieces))

    def _head(self, page: Page, data: FeedData) -> Head:
        title = plain(data.title) or plain(self._site.title)
        return Head(
            title=title,
            description=one_line(page.description or self._site.description) or title,
            address=self._addresses.absolute(page.url),
            home=self._addresses.absolute(data.home),
            language=one_line(page.language or self._site.language),
            author=one_line(self._site.author) or one_line(self._site.title),
            updated=moment(data.updated, UTC),
            stylesheet=self._stylesheet(page.path),
            links=tuple(
                (relation, self._addresses.absolute(url))
                for relation, url in (
                    ("current", data.current),
                    ("prev-archive", data.previous),
                    ("next-archive", data.following),
                )
                if url
            ),
            archive=data.archive,
        )


def _too_large(path: str, size: int) -> Problem:
    return Problem(
        Location(path),
        f"whole articles would make this feed {size // 1024} KB; it holds summaries instead",
        hint=f"lower feed.limit: a feed should stay below {LIMIT // 1024} KB",
        severity="warning",
    )
