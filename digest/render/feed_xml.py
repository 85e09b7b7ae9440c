"""RSS 2.0 and Atom 1.0, each made by feedgen for itself, with what feedgen leaves out.

An entry is written once, as feedgen would, and its bytes are put into every feed that carries it: building
it anew cost more than all else of a feed, and feedgen drops attributes of its links that would have to be put back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import NamedTuple

from feedgen.feed import FeedGenerator
from lxml import etree

from digest.render.feed_entry import Prepared

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# The description of an item is HTML, that of the channel, less deeply indented, is plain.
_plain_text = re.compile(
    rb"^ *<(?:title|category|source|subtitle|summary)\b[^>\n]*>[^<\n]*&[^\n]*|^ {0,4}<description>[^\n]*&[^\n]*",
    re.MULTILINE,
).sub
_ITEMS_END, _ENTRIES_END = b"  </channel>", b"</feed>"


class Head(NamedTuple):
    """What a feed says of itself; addresses are absolute, but for that of the ``stylesheet``, which may be empty.

    ``links`` are the feeds round this one by their relation: current, prev-archive, next-archive (RFC 5005).
    """

    title: str
    description: str
    address: str
    home: str
    language: str
    author: str
    updated: datetime
    stylesheet: str
    links: tuple[tuple[str, str], ...] = ()
    archive: bool = False


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
        for relation, address in self.head.links:
            etree.SubElement(channel, f"{{{_ATOM}}}link", {"rel": relation, "href": address})
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


def rss_entry(entry: Prepared) -> bytes:
    """Write an item: the summary as escaped HTML, the whole text as ``content:encoded``."""
    root = etree.Element("rss", nsmap={"dc": _DC, "content": _CONTENT})
    item = etree.SubElement(etree.SubElement(root, "channel"), "item")
    _add(item, "title", entry.title)
    _add(item, "link", entry.link)
    _add(item, "description", escape(entry.summary or entry.title))
    if entry.content:
        _add(item, f"{{{_CONTENT}}}encoded", entry.content)
    _add(item, "guid", entry.guid, isPermaLink="false")
    for topic in entry.topics:
        _add(item, "category", topic)
    _add(item, "pubDate", format_datetime(entry.published))
    for name in entry.authors:  # RSS itself wants mail addresses
        _add(item, f"{{{_DC}}}creator", name)
    if entry.original:
        _add(item, "source", entry.source, url=entry.original)
    return _inner(root, b"    <item>", _ITEMS_END)


def atom_entry(entry: Prepared) -> bytes:
    """Write an Atom entry, with the page, and the original as ``via``."""
    root = etree.Element("feed")
    said = {_LANGUAGE: entry.language} if entry.language else None
    made = etree.SubElement(root, "entry", said)
    _add(made, "id", entry.guid)
    _add(made, "title", entry.title)
    _add(made, "updated", max(entry.updated, entry.published).isoformat())
    for name in entry.authors:
        _add(etree.SubElement(made, "author"), "name", name)
    if entry.content:
        _add(made, "content", entry.content, type="html")
    etree.SubElement(made, "link", href=entry.link, rel="alternate", type="text/html")
    if entry.link != entry.page:
        etree.SubElement(made, "link", href=entry.page, rel="related", type="text/html")
    if entry.original:
        link = etree.SubElement(made, "link", href=entry.original, rel="via", type="text/html")
        link.set("title", entry.source)
    if entry.summary:
        _add(made, "summary", entry.summary)
    for topic in entry.topics:
        etree.SubElement(made, "category", term=topic)
    _add(made, "published", entry.published.isoformat())
    return _inner(root, b"  <entry", _ENTRIES_END)


def _add(parent: etree._Element, name: str, text: str, **said: str) -> None:
    etree.SubElement(parent, name, said).text = text


def _inner(root: etree._Element, start: bytes, end: bytes) -> bytes:
    """Give the only entry of a feed as it is printed there, to be put into any other."""
    text = etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=False)
    return _hexadecimal(text[text.index(start) : text.rindex(end)])


def _hexadecimal(xml: bytes) -> bytes:
    """Write the ampersands of plain texts as the RSS profile asks: readers that unescape twice spare them."""
    return _plain_text(
        lambda found: found[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;"), xml
    )


def _filled(feed: bytes, entries: Iterable[bytes], end: bytes) -> bytes:
    start = feed.rindex(end)
    return b"".join([_hexadecimal(feed[:start]), *entries, feed[start:]])


def rss(head: Head, entries: Iterable[bytes]) -> bytes:
    """Write an RSS 2.0 feed; raises nothing that a normalised text could cause."""
    feed = _feed(head, "application/rss+xml", RssFeedExtension)
    return _filled(feed.rss_str(pretty=True), entries, _ITEMS_END)


def atom(head: Head, entries: Iterable[bytes]) -> bytes:
    """Write an Atom 1.0 feed."""
    feed = _feed(head, "application/atom+xml", FeedExtension)
    # An archive is a part of the feed that subscribers have, so it bears the same id.
    feed.id(dict(head.links).get("current", head.address))
    feed.author({"name": head.author})
    return _filled(feed.atom_str(pretty=True), entries, _ENTRIES_END)


def _feed(head: Head, kind: str, extension: type[FeedExtension]) -> FeedGenerator:
    feed = FeedGenerator()
    feed.register_extension("digest", extension)
    feed.digest.head = head
    feed.title(head.title)
    feed.description(head.description)
    # RSS takes the last link for its own, and readers want the first "self".
    feed.link({"rel": "self", "href": head.address, "type": kind})
    for relation, address in head.links:
        feed.link({"rel": relation, "href": address, "type": kind})
    feed.link({"rel": "alternate", "href": head.home, "type": "text/html"})
    feed.language(head.language)
    feed.generator("digest")
    feed.updated(head.updated)
    return feed
