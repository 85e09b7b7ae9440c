"""RSS 2.0 and Atom 1.0, each built by feedgen for itself, with what feedgen leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import NamedTuple

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from digest.render.feed_entry import Prepared

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_DC = "http://purl.org/dc/elements/1.1/"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class Head(NamedTuple):
    """What a feed says of itself; addresses are absolute, ``stylesheet`` and ``previous`` may be empty."""

    title: str
    description: str
    address: str
    home: str
    language: str
    author: str
    updated: datetime
    stylesheet: str
    previous: str = ""
    archive: bool = False


class Built:
    """An entry as feedgen's element, built once and moved from feed to feed."""

    __slots__ = ("_element", "_entry", "_is_atom")

    def __init__(self, entry: FeedEntry, *, is_atom: bool) -> None:
        self._entry: FeedEntry | None = entry
        self._is_atom = is_atom
        self._element: etree._Element | None = None

    def register_extension(self, *_: object) -> None:
        """Take no extension from the feed: the entry has its own."""

    def atom_entry(self) -> etree._Element:
        """Give the element, as feedgen asks for it."""
        if self._element is None:
            assert self._entry is not None
            entry, self._entry = self._entry, None
            self._element = entry.atom_entry() if self._is_atom else entry.rss_entry()
        return self._element

    rss_entry = atom_entry


class FeedExtension:
    """Adds to a feed what feedgen has no words for: its stylesheet and its place among archives.

    The stylesheet is CSS: browsers warn of XSLT.
    """

    head: Head

    def extend_ns(self) -> dict[str, str]:
        """Give the name spaces of the root element."""
        return {"fh": _HISTORY} if self.head.archive else {}

    def extend_atom(self, root: etree._Element) -> etree._Element:
        """Add to an Atom feed."""
        return self._extend(root, root)

    def extend_rss(self, root: etree._Element) -> etree._Element:
        """Add to an RSS feed."""
        channel = root.find("channel")
        assert channel is not None
        if self.head.previous:
            said = {"rel": "prev-archive", "href": self.head.previous}
            etree.SubElement(channel, f"{{{_ATOM}}}link", said)
        return self._extend(root, channel)

    def _extend(self, root: etree._Element, channel: etree._Element) -> etree._Element:
        if self.head.archive:
            etree.SubElement(channel, f"{{{_HISTORY}}}archive")
        if self.head.stylesheet:
            said = f'type="text/css" href="{escape(self.head.stylesheet)}"'
            root.addprevious(etree.ProcessingInstruction("xml-stylesheet", said))
        return root


class RssFeedExtension(FeedExtension):
    """The same for RSS, whose items name their authors in Dublin Core."""

    def extend_ns(self) -> dict[str, str]:
        """Give the name spaces of the root element."""
        return {"dc": _DC, **super().extend_ns()}


class EntryExtension:
    """Puts back what feedgen drops from an entry: attributes of links, names, the source, old years."""

    def __init__(self) -> None:
        self.entry: Prepared | None = None
        self.links: list[dict[str, str]] = []

    def extend_atom(self, element: etree._Element) -> etree._Element:
        """Give the links their relation, type and title, and the entry its language."""
        assert self.entry is not None
        for link, said in zip(element.findall("link"), self.links, strict=True):
            for name, value in said.items():
                link.set(name, value)
        if self.entry.language:
            element.set(_LANGUAGE, self.entry.language)
        return element

    def extend_rss(self, item: etree._Element) -> etree._Element:
        """Add the names without mail addresses, the date, and where the original stands."""
        entry = self.entry
        assert entry is not None
        etree.SubElement(item, "pubDate").text = format_datetime(entry.published)
        for name in entry.authors:
            etree.SubElement(item, f"{{{_DC}}}creator", nsmap={"dc": _DC}).text = name
        if entry.original:
            etree.SubElement(item, "source", url=entry.original).text = entry.source
        return item


def rss_entry(entry: Prepared) -> Built:
    """Build an item: the summary as escaped HTML, the whole text as ``content:encoded``."""
    made = _entry(entry, [{"rel": "alternate", "href": entry.link}])
    made.description(escape(entry.summary or entry.title), isSummary=True)
    if entry.content:
        made.content(entry.content)
    return Built(made, is_atom=False)


def atom_entry(entry: Prepared) -> Built:
    """Build an Atom entry, with the page, and the original as ``via``."""
    links = [{"rel": "alternate", "href": entry.link, "type": "text/html"}]
    if entry.link != entry.page:
        links.append({"rel": "related", "href": entry.page, "type": "text/html"})
    if entry.original:
        links.append(
            {"rel": "via", "href": entry.original, "type": "text/html", "title": entry.source}
        )
    made = _entry(entry, links)
    made.updated(max(entry.updated, entry.published))
    made.published(entry.published)
    made.author([{"name": name} for name in entry.authors])
    if entry.summary:
        made.summary(entry.summary)
    if entry.content:
        made.content(entry.content, type="html")
    return Built(made, is_atom=True)


def _entry(entry: Prepared, links: list[dict[str, str]]) -> FeedEntry:
    made = FeedEntry()
    made.register_extension("digest", EntryExtension)
    made.digest.entry, made.digest.links = entry, links
    made.title(entry.title)
    made.guid(entry.guid, permalink=False)
    made.link([dict(link) for link in links])
    made.category([{"term": topic} for topic in entry.topics])
    return made


def rss(head: Head, entries: Iterable[Built]) -> bytes:
    """Write an RSS 2.0 feed; raises nothing that a normalised text could cause."""
    feed = _feed(head, "application/rss+xml", RssFeedExtension)
    feed.entry(list(entries))
    data: bytes = feed.rss_str(pretty=True)
    return data


def atom(head: Head, entries: Iterable[Built]) -> bytes:
    """Write an Atom 1.0 feed."""
    feed = _feed(head, "application/atom+xml", FeedExtension)
    feed.id(head.address)
    feed.author({"name": head.author})
    feed.entry(list(entries))
    data: bytes = feed.atom_str(pretty=True)
    return data


def _feed(head: Head, kind: str, extension: type[FeedExtension]) -> FeedGenerator:
    feed = FeedGenerator()
    feed.register_extension("digest", extension)
    feed.digest.head = head
    feed.title(head.title)
    feed.description(head.description)
    # RSS takes the last link for its own, and readers want the first "self".
    feed.link({"rel": "self", "href": head.address, "type": kind})
    if head.previous:
        feed.link({"rel": "prev-archive", "href": head.previous, "type": kind})
    feed.link({"rel": "alternate", "href": head.home, "type": "text/html"})
    feed.language(head.language)
    feed.generator("digest")
    feed.updated(head.updated)
    return feed
