"""An entry made ready once for every format: plain texts, public addresses, dates with zones."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from digest.model.site import Entry, SiteInfo
from digest.render.addresses import Addresses, external
from digest.render.feed_html import paragraph, source_line, standing_alone
from digest.render.filters import Dates
from digest.render.strings import strings_of
from digest.text.normal import normalise, one_line
from digest.text.urls import host

NAMESPACE = uuid.UUID("6b1d6f0e-0f53-5d0c-9a3b-5e1b7c1f4a52")
"""Never changes: every GUID that a subscriber's reader remembers is made from it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = -30_610_224_000  # the year 1000: feeds want years of four digits
_LATEST = 253_402_214_400  # the last day of 9999 in every zone
_OFFSET = re.compile(r"T.*([+-])(\d\d):(\d\d)$")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
_OPENING = re.compile(r"<(?=[/!A-Za-z])")
_DEPTH = 3
_NAME_LENGTH = 200
# Bounded, or a line of letters as long as a book would be searched from each of them to its end.
_MAIL = re.compile(
    r"[(<\[]?\s?(?:mailto:)?[^\s<>()\[\],;@]{1,64}@[^\s<>()\[\],;@]{1,255}\s?[)>\]]?"
)


class Prepared(NamedTuple):
    """What a format needs of an entry; ``content`` is HTML, empty in a feed of summaries.

    ``link`` is where the title leads, ``page`` our own page, ``original`` the original or "".
    """

    guid: str
    title: str
    link: str
    page: str
    original: str
    published: datetime
    updated: datetime
    summary: str
    content: str
    authors: tuple[str, ...]
    source: str
    topics: tuple[str, ...]
    language: str


class Preparer:
    """Prepares the entries of one site; ``html`` gives a body, ``edition`` an edition's HTML."""

    def __init__(
        self, site: SiteInfo, html: Callable[[str], str], edition: Callable[[Entry], str]
    ) -> None:
        self._site = site
        self._html = html
        self._edition = edition
        self._addresses = Addresses(site.base_url, site.root)
        self._strings = strings_of(site.language)
        self._dates = Dates(self._strings, site.timezone)
        self._zone = ZoneInfo(site.timezone)

    def prepare(self, entry: Entry, *, full: bool) -> Prepared:
        """Make an entry ready, with its whole text or with its summary alone."""
        page = self._addresses.absolute(entry.url)
        original = external(normalise(entry.source.url))
        source = one_line(entry.source.name)[:_NAME_LENGTH] or host(original)
        zone = zone_of(entry.date, self._zone)
        authors = tuple(name for name in map(name_only, entry.authors) if name)
        summary = one_line(entry.summary)
        return Prepared(
            guid=guid(entry.id),
            title=plain(entry.title) or summary[:80] or source or self._strings.untitled,
            link=original if self._site.feed_link == "source" and original else page,
            page=page,
            original=original,
            published=moment(entry.published, zone),
            updated=moment(entry.updated, zone),
            summary=summary if full else self._short(entry, summary),
            content=self._content(entry, page, source, authors, original) if full else "",
            authors=authors or ((source,) if source else ()),
            source=source,
            topics=tuple(t for t in map(one_line, entry.topics) if t),
            language=entry.language,
        )

    def _short(self, entry: Entry, summary: str) -> str:
        """Give the summary with the editor's note, which travels with its story everywhere."""
        note = one_line(entry.note)
        return f"{summary} {self._strings.editors_note}: {note}".strip() if note else summary

    def _content(
        self, entry: Entry, page: str, source: str, authors: tuple[str, ...], original: str
    ) -> str:
        if entry.cards:
            return standing_alone(self._edition(entry), page)
        body = standing_alone(self._html(entry.body), page) if entry.body else ""
        if not body:
            body = paragraph(one_line(entry.summary))
        line = source_line(
            source, authors, self._dates.when(entry.date), original, self._strings.read_original
        )
        notes = [paragraph(one_line(note)) for note in entry.notes]
        editor = paragraph(one_line(entry.note), self._strings.editors_note)
        return "\n".join(part for part in (line, editor, body, *notes, line) if part)


def guid(entry_id: str) -> str:
    """Make the GUID of an entry from its id alone, so that nothing else can ever change it."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, normalise(entry_id))}"


def plain(title: str) -> str:
    """Give a title as plain text: tags go, ampersands and comparisons stay.

    A title that is nothing but a tag is about that tag and stays.
    """
    text = stripped = one_line(title)
    for _ in range(_DEPTH):  # "<b<b>>" must not become a tag again
        stripped = _TAG.sub("", stripped)
    if _TAG.search(stripped):
        stripped = _OPENING.sub("", stripped)
    return one_line(stripped) or text


def name_only(author: str) -> str:
    """Give an author's name without a mail address, no longer than a name can be.

    Readers search names for addresses, some of them in quadratic time.
    """
    return one_line(_MAIL.sub(" ", one_line(author)))[:_NAME_LENGTH].strip(" ,;")


def zone_of(iso: str, home: tzinfo) -> tzinfo:
    """Give the offset that a date was printed with; a bare day is a day in the site's zone."""
    match = _OFFSET.search(iso)
    if not match:
        return UTC if iso.endswith(("Z", "z")) else home
    minutes = int(match[2]) * 60 + int(match[3])
    return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))


def moment(seconds: int, zone: tzinfo) -> datetime:
    """Give an instant in a zone, held within the years that feeds can print."""
    utc = _EPOCH + timedelta(seconds=min(max(seconds, _EARLIEST), _LATEST))
    local = utc.astimezone(zone)
    offset = local.utcoffset() or timedelta()
    # Local mean times of the nineteenth century have seconds, which no feed can say.
    return utc if offset.seconds % 60 else local.replace(tzinfo=timezone(offset))
