"""The feed contract as a linter: each function lists what is wrong with a written feed."""

from __future__ import annotations

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ACTING = {"script", "style", "iframe", "object", "embed", "form", "svg", "math", "base", "link"}
GUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ABSOLUTE = re.compile(r"(https?://[^\s<>\"]+|mailto:[^\s<>\"]+)")


def lint(data: bytes, kind: str) -> list[str]:
    """List the faults of a feed of the kind rss, atom or json."""
    text = data.decode("utf-8")
    faults = [] if text.endswith("\n") else ["no newline at the end"]
    faults += [] if "\r" not in text else ["carriage returns"]
    return faults + {"rss": _rss, "atom": _atom, "json": _json}[kind](data)


def _rss(data: bytes) -> list[str]:
    root = etree.fromstring(data)
    channel = root.find("channel")
    faults = _declaration(data)
    for name in ("title", "link", "description", "language", "lastBuildDate", "generator"):
        faults += [] if channel.findtext(name) else [f"channel without {name}"]
    _rfc822(channel.findtext("lastBuildDate"), faults)
    own = channel.find(f"{ATOM}link")
    faults += [] if own is not None and own.get("rel") == "self" else ["no self link"]
    faults += [] if own.get("href") != channel.findtext("link") else ["the channel links to itself"]
    guids = []
    for item in channel.findall("item"):
        guid = item.find("guid")
        guids.append(guid.text)
        faults += [] if guid.get("isPermaLink") == "false" else ["a guid claims to be an address"]
        faults += [] if item.find("author") is None else ["author without mail address"]
        _rfc822(item.findtext("pubDate"), faults)
        _title(item.findtext("title"), faults)
        _address(item.findtext("link"), faults)
        _html(item.findtext(CONTENT) or "", faults)
        for source in item.findall("source"):
            _address(source.get("url"), faults)
            faults += [] if source.text else ["source without a name"]
    return faults + _guids(guids)


def _atom(data: bytes) -> list[str]:
    root = etree.fromstring(data)
    faults = _declaration(data)
    for name in ("id", "title", "updated", "author"):
        faults += [] if root.find(ATOM + name) is not None else [f"feed without {name}"]
    rels = [link.get("rel") for link in root.findall(f"{ATOM}link")]
    faults += [] if (rels[0], rels[-1]) == ("self", "alternate") else [f"feed links are {rels}"]
    guids = []
    for entry in root.findall(f"{ATOM}entry"):
        guids.append(entry.findtext(f"{ATOM}id"))
        _title(entry.findtext(f"{ATOM}title"), faults)
        _rfc3339(entry.findtext(f"{ATOM}updated"), faults)
        _rfc3339(entry.findtext(f"{ATOM}published"), faults)
        for link in entry.findall(f"{ATOM}link"):
            faults += [] if link.get("rel") and link.get("type") else ["a bare link"]
            _address(link.get("href"), faults)
        content = entry.find(f"{ATOM}content")
        if content is not None:
            faults += [] if content.get("type") == "html" else ["content is not html"]
            _html(content.text or "", faults)
        elif not entry.findtext(f"{ATOM}summary"):
            faults += ["neither content nor summary"] if not _titled(entry) else []
    return faults + _guids(guids)


def _titled(entry: etree._Element) -> bool:
    return bool(entry.findtext(f"{ATOM}title"))


def _json(data: bytes) -> list[str]:
    feed = json.loads(data)
    faults = [] if feed["version"] == "https://jsonfeed.org/version/1.1" else ["version"]
    for name in ("title", "home_page_url", "feed_url", "language", "authors"):
        faults += [] if feed.get(name) else [f"feed without {name}"]
    for item in feed["items"]:
        _title(item["title"], faults)
        for name in ("url", "external_url"):
            if name in item:
                _address(item[name], faults)
        _rfc3339(item["date_published"], faults)
        _rfc3339(item["date_modified"], faults)
        one = ("content_html" in item) + ("content_text" in item)
        faults += [] if one == 1 else ["not one content"]
        _html(item.get("content_html", ""), faults)
        faults += [] if "author" not in item else ["author of JSON Feed 1.0"]
    return faults + _guids([item["id"] for item in feed["items"]])


def lint_opml(data: bytes) -> list[str]:
    """List the faults of an OPML list of feeds."""
    root = etree.fromstring(data)
    faults = [] if root.tag == "opml" and root.get("version") == "2.0" else ["not OPML 2.0"]
    faults += [] if root.findtext("head/title") else ["no title"]
    feeds = root.findall("body/outline/outline")
    for feed in feeds:
        faults += [] if feed.get("type") == "rss" and feed.get("text") else ["a bare outline"]
        _address(feed.get("xmlUrl"), faults)
    return faults if feeds else [*faults, "no feeds"]


def _declaration(data: bytes) -> list[str]:
    good = data.startswith((b"<?xml version='1.0' encoding='UTF-8'?>", b'<?xml version="1.0"'))
    faults = [] if good else ["no XML declaration"]
    return (
        faults
        if not re.search(rb"<\?xml-stylesheet[^>]*xsl", data)
        else [*faults, "an XSLT stylesheet"]
    )


def _rfc822(text: str | None, faults: list[str]) -> None:
    if not text or not re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", text):
        faults.append(f"not a date of RFC 822: {text}")
    else:
        parsedate_to_datetime(text)


def _rfc3339(text: str | None, faults: list[str]) -> None:
    if not text or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", text):
        faults.append(f"not a date of RFC 3339: {text}")
    else:
        datetime.fromisoformat(text)


def _title(text: str | None, faults: list[str]) -> None:
    if not text or text != " ".join(text.split()):
        faults.append(f"not a title: {text!r}")


def _address(url: str | None, faults: list[str]) -> None:
    if not url or not url.isascii() or not ABSOLUTE.fullmatch(url):
        faults.append(f"not an absolute address: {url}")


def _html(text: str, faults: list[str]) -> None:
    if not text:
        return
    for element in html.fragment_fromstring(text, create_parent=True).iter():
        if element.tag in ACTING:
            faults.append(f"<{element.tag}> in a feed")
        for name, value in element.attrib.items():
            if name.startswith("on") or name in {"id", "style"}:
                faults.append(f"the attribute {name} in a feed")
            if name in {"href", "src"}:
                _address(value, faults)


def _guids(guids: list[str]) -> list[str]:
    faults = [f"not a GUID: {guid}" for guid in guids if not GUID.fullmatch(guid)]
    return faults if len(guids) == len(set(guids)) else [*faults, "a GUID twice"]
