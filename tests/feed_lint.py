"""The feed contract as a linter: the specifications, and what this site promises beyond them.

``lint`` lists faults, of which no feed may have one whatever is published. ``doubts`` lists what the W3C's
validator only warns of and what a text itself can cause: a date of long ago, a title about a tag.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from feed_html_spec import html_faults
from feed_spec import (
    ATOM,
    CONTENT,
    address,
    language,
    name,
    plain,
    rfc822,
    rfc3339,
    xml_faults,
)
from lxml import etree

GUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LIMIT = 512 * 1024
# An ampersand that stands for itself in plain text: the RSS profile asks for it in hexadecimal.
_PLAIN = re.compile(rb"<(title|category|source|subtitle|summary)\b[^>]*>[^\n]*?&(?:amp|lt);[^\n]*")
_CLOSING = re.compile(r"</\w+>")


def lint(data: bytes, kind: str) -> list[str]:
    """List the faults of a feed of the kind rss, atom or json."""
    text = data.decode("utf-8")
    faults = [] if text.endswith("\n") else ["no newline at the end"]
    faults += [] if "\r" not in text else ["carriage returns"]
    faults += [] if not text.startswith("\ufeff") else ["a byte order mark"]
    faults += [] if len(data) <= LIMIT else [f"{len(data)} bytes"]
    return faults + {"rss": _rss, "atom": _atom, "json": _json}[kind](data)


def doubts(data: bytes, kind: str) -> list[str]:
    """List what a validator would warn of because a text or date is as it is."""
    if kind == "json":
        return []
    root = etree.fromstring(data)
    found = ["a replacement character"] if "\ufffd" in data.decode() else []
    for element in root.iter(etree.Element):
        tag, text = etree.QName(element).localname, element.text or ""
        if tag in {"pubDate", "lastBuildDate", "updated", "published"}:
            year = int(re.findall(r"\d{4}", text)[0])
            found += [f"an old date: {text}"] if year < 1990 else []
        elif tag in {"title", "summary", "subtitle", "category", "source"}:
            found += [f"a tag in plain text: {text!r}"] if _CLOSING.search(text) else []
    updated = [entry.findtext(f"{ATOM}updated") for entry in root.iter(f"{ATOM}entry")]
    if len(set(updated)) < len(updated):
        found.append("two entries of one moment")
    return found


def _rss(data: bytes) -> list[str]:
    faults = _declaration(data) + xml_faults(data)
    root = etree.fromstring(data)
    channel = root.find("channel")
    for tag in ("lastBuildDate", "generator"):
        faults += [] if channel.findtext(tag) else [f"channel without {tag}"]
    own = channel.find(f"{ATOM}link")
    faults += [] if own is not None and own.get("rel") == "self" else ["no self link"]
    faults += [] if own.get("href") != channel.findtext("link") else ["the channel links to itself"]
    items = channel.findall("item")
    for item in items:
        for tag in ("title", "link", "description", "pubDate"):
            faults += [] if item.findtext(tag) else [f"an item without {tag}"]
        if item.find(f"{CONTENT}encoded") is not None and not item.findtext(f"{CONTENT}encoded"):
            faults.append("an empty content")
    return faults + _guids([item.findtext("guid") or "" for item in items])


def _atom(data: bytes) -> list[str]:
    faults = _declaration(data) + xml_faults(data)
    root = etree.fromstring(data)
    faults += [] if root.find(f"{ATOM}author") is not None else ["feed without author"]
    rels = [link.get("rel") for link in root.findall(f"{ATOM}link")]
    faults += [] if (rels[0], rels[-1]) == ("self", "alternate") else [f"feed links are {rels}"]
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        faults += [] if entry.find(f"{ATOM}published") is not None else ["an undated entry"]
        for link in entry.findall(f"{ATOM}link"):
            faults += [] if link.get("rel") and link.get("type") else ["a bare link"]
        content = entry.find(f"{ATOM}content")
        if content is None and not (entry.findtext(f"{ATOM}summary") or _titled(entry)):
            faults.append("neither content nor summary")
    return faults + _guids([entry.findtext(f"{ATOM}id") or "" for entry in entries])


def _titled(entry: etree._Element) -> bool:
    return bool(entry.findtext(f"{ATOM}title"))


_FEED: dict[str, Callable[[str], str]] = {
    "version": lambda text: "" if text == "https://jsonfeed.org/version/1.1" else "no version 1.1",
    "title": plain,
    "home_page_url": address,
    "feed_url": address,
    "next_url": address,
    "description": plain,
    "language": language,
}
_ITEM: dict[str, Callable[[str], str]] = {
    "id": name,
    "url": address,
    "external_url": address,
    "title": plain,
    "summary": plain,
    "content_html": lambda text: "; ".join(html_faults(text)),
    "content_text": plain,
    "date_published": rfc3339,
    "date_modified": rfc3339,
    "language": language,
}


def _json(data: bytes) -> list[str]:
    feed = json.loads(data)
    faults = _members(feed, _FEED, ("authors", "items"))
    for key in ("version", "title", "home_page_url", "feed_url", "language", "authors"):
        faults += [] if feed.get(key) else [f"feed without {key}"]
    faults += _people(feed) if "authors" in feed else []
    faults += ["next_url leads to the feed"] if feed.get("next_url") == feed["feed_url"] else []
    for item in feed["items"]:
        faults += _members(item, _ITEM, ("authors", "tags"))
        for key in ("id", "url", "title", "date_published"):
            faults += [] if item.get(key) else [f"item without {key}"]
        one = ("content_html" in item) + ("content_text" in item)
        faults += [] if one == 1 else ["not one content"]
        faults += _people(item) if "authors" in item else []
        faults += [f"tag: {fault}" for fault in map(plain, item.get("tags", ())) if fault]
    return faults + _guids([item["id"] for item in feed["items"]])


def _members(
    given: dict[str, object], known: dict[str, Callable[[str], str]], lists: tuple[str, ...]
) -> list[str]:
    faults = []
    for key, value in given.items():
        if key in lists:
            faults += [] if isinstance(value, list) else [f"{key} is no list"]
        elif key not in known or not isinstance(value, str):
            faults.append(f"unknown: {key}")
        elif fault := known[key](value):
            faults.append(f"{key}: {fault}")
    return faults


def _people(given: dict[str, list[dict[str, str]]]) -> list[str]:
    good = given["authors"] and all(set(author) == {"name"} for author in given["authors"])
    faults = [] if good else ["authors without names"]
    return faults + [f for author in given["authors"] if (f := plain(author.get("name", "")))]


_OUTLINE = {"type", "text", "title", "xmlUrl", "htmlUrl", "description", "language", "version"}


def lint_opml(data: bytes) -> list[str]:
    """List the faults of an OPML list of feeds."""
    root = etree.fromstring(data)
    faults = [] if root.tag == "opml" and dict(root.attrib) == {"version": "2.0"} else ["no OPML 2"]
    faults += [] if [child.tag for child in root] == ["head", "body"] else ["not a head and a body"]
    faults += [f"title: {fault}" for fault in [plain(root.findtext("head/title") or "")] if fault]
    for tag in ("dateCreated", "dateModified"):
        date = root.findtext(f"head/{tag}")
        faults += [fault for fault in [rfc822(date)] if fault] if date is not None else []
    addresses = [outline.get("xmlUrl") for outline in root.iter("outline") if outline.get("type")]
    faults += [] if len(addresses) == len(set(addresses)) else ["a feed twice"]
    for outline in root.find("body").iter("outline"):
        faults += _outline(outline)
    return faults if addresses else [*faults, "no feeds"]


def _outline(outline: etree._Element) -> list[str]:
    faults = [f"text: {fault}" for fault in [plain(outline.get("text") or "")] if fault]
    faults += [f"outline with {key}" for key in outline.attrib if key not in _OUTLINE]
    faults += ["text in an outline"] if (outline.text or "").strip() else []
    if len(outline) or set(outline.attrib) == {"text"}:
        return faults + (["a group with more than a name"] if len(outline.attrib) > 1 else [])
    if outline.get("type") != "rss" or not outline.get("title"):
        faults.append("a bare outline")
    return faults + [fault for fault in [address(outline.get("xmlUrl") or "")] if fault]


def _declaration(data: bytes) -> list[str]:
    good = data.startswith((b"<?xml version='1.0' encoding='UTF-8'?>", b'<?xml version="1.0"'))
    faults = [] if good else ["no XML declaration"]
    if re.search(rb"<\?xml-stylesheet[^>]*xsl", data):
        faults.append("an XSLT stylesheet")
    return faults + [f"not in hexadecimal: {found[0]!r}" for found in _PLAIN.finditer(data)]


def _guids(guids: list[str]) -> list[str]:
    faults = [f"not a GUID: {guid}" for guid in guids if not GUID.fullmatch(guid)]
    return faults if len(guids) == len(set(guids)) else [*faults, "a GUID twice"]
