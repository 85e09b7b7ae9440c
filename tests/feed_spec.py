"""What the specifications ask of RSS 2.0 and Atom 1.0, with the RSS Advisory Board's profile and RFC 5005.

The vocabulary is closed: an element or attribute that stands in none of the tables is a fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from feed_html_spec import html_faults
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
PREFIXES = {"atom": ATOM, "fh": HISTORY, "content": CONTENT, "dc": DC}

# RFC 3986 without host literals in brackets, which few readers know.
_URI = re.compile(r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9;/?:@&=+$._!~*'(),#-]|%[0-9A-Fa-f]{2})+")
_WEB = re.compile(r"(?:https?://[^/?#@]+(?:[/?#].*)?|mailto:[^@]+@[^@]+)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MAIL = re.compile(r"[\w.+'-]+@[\w.-]+\.\w+ \([^()]+\)")
_MIME = re.compile(r"[\w.+-]+/[\w.+-]+(?:; ?[\w-]+=[\w.-]+)?")
_RFC822 = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r" \d{4} [0-2]\d:[0-5]\d:[0-5]\d [+-]\d{4}"
)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d:\d\d")
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_HISTORY_RELATIONS = {"current", "prev-archive", "next-archive"}
_RELATIONS = {"alternate", "related", "self", "via", "hub", "enclosure"} | _HISTORY_RELATIONS

Check = Callable[[str], str]
"""Says what is wrong with the text of an element or attribute, "" if nothing is."""


def address(text: str) -> str:
    """An absolute address of the web or of a mailbox."""
    return "" if _URI.fullmatch(text) and _WEB.fullmatch(text) else f"not an address: {text!r}"


def name(text: str) -> str:
    """A name for good: an address or a UUID, in its canonical form."""
    if text.startswith("urn:"):
        return "" if _UUID.fullmatch(text) else f"not a UUID: {text!r}"
    host = text.split("/")[2] if text.count("/") > 2 else text
    return address(text) or ("" if host == host.lower() else f"not in canonical form: {text!r}")


def rfc822(text: str) -> str:
    """A date of RSS, of a day that exists and falls on that day of the week."""
    if not _RFC822.fullmatch(text):
        return f"not a date of RFC 822: {text!r}"
    try:
        day = f"{parsedate_to_datetime(text):%a}"
    except ValueError as error:
        return f"{error}: {text!r}"
    return "" if text.startswith(day) else f"not a {text[:3]}: {text!r}"


def rfc3339(text: str) -> str:
    """A date of Atom and JSON Feed, of a day that exists."""
    if not _RFC3339.fullmatch(text):
        return f"not a date of RFC 3339: {text!r}"
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        return f"{error}: {text!r}"
    return ""


def language(text: str) -> str:
    """A language tag of BCP 47."""
    return "" if _LANGUAGE.fullmatch(text) else f"not a language: {text!r}"


def plain(text: str) -> str:
    """Text without markup, on one line, with nothing around it."""
    if not text or text != " ".join(text.split()):
        return f"not plain text: {text!r}"
    return f"a control character: {text!r}" if _UNWANTED.search(text) else ""


def hypertext(text: str) -> str:
    """HTML as it may stand in a feed."""
    return "; ".join(html_faults(text))


def nothing(text: str) -> str:
    """No text at all."""
    return "text where none belongs" if text.strip() else ""


def one_of(*values: str) -> Check:
    return lambda text: "" if text in values else f"{text!r} is none of {values}"


def matching(pattern: re.Pattern[str], what: str) -> Check:
    return lambda text: "" if pattern.fullmatch(text) else f"not {what}: {text!r}"


class Kind(NamedTuple):
    """What may stand in an element; attributes and children with an ``!`` at their end are required."""

    text: Check = nothing
    attributes: dict[str, Check] = {}  # noqa: RUF012
    children: dict[str, tuple[Kind, int]] = {}  # noqa: RUF012


MANY = 10**9
_LINK = Kind(
    attributes={
        "href!": address,
        "rel!": one_of(*sorted(_RELATIONS)),
        "type": matching(_MIME, "a media type"),
        "title": plain,
    }
)
_ITEM = Kind(
    children={
        "title": (Kind(plain), 1),
        "link": (Kind(address), 1),
        "description": (Kind(hypertext), 1),
        f"{CONTENT}encoded": (Kind(hypertext), 1),
        "guid!": (Kind(name, {"isPermaLink!": one_of("false")}), 1),
        "author": (Kind(matching(_MAIL, "a mail address with a name")), 1),
        "category": (Kind(plain, {"domain": plain}), MANY),
        "pubDate": (Kind(rfc822), 1),
        f"{DC}creator": (Kind(plain), MANY),
        "source": (Kind(plain, {"url!": address}), 1),
    }
)
_CHANNEL = Kind(
    children={
        "title!": (Kind(plain), 1),
        "link!": (Kind(address), 1),
        "description!": (Kind(plain), 1),
        "language!": (Kind(language), 1),
        "copyright": (Kind(plain), 1),
        "docs": (Kind(address), 1),
        "generator": (Kind(plain), 1),
        "pubDate": (Kind(rfc822), 1),
        "lastBuildDate": (Kind(rfc822), 1),
        "category": (Kind(plain, {"domain": plain}), MANY),
        "ttl": (Kind(matching(re.compile("[1-9][0-9]*"), "a positive number")), 1),
        f"{ATOM}link!": (_LINK, MANY),
        f"{HISTORY}archive": (Kind(), 1),
        "item": (_ITEM, MANY),
    }
)
_RSS = Kind(attributes={"version!": one_of("2.0")}, children={"channel!": (_CHANNEL, 1)})
_PERSON = Kind(
    children={f"{ATOM}name!": (Kind(plain), 1), f"{ATOM}uri": (Kind(address), 1)},
)
_TYPE = {"type": one_of("text")}
_DATES = {f"{ATOM}updated!": (Kind(rfc3339), 1)}
_CATEGORY = Kind(attributes={"term!": plain, "scheme": address, "label": plain})
_ENTRY = Kind(
    attributes={f"{XML}lang": language},
    children={
        f"{ATOM}id!": (Kind(name), 1),
        f"{ATOM}title!": (Kind(plain, _TYPE), 1),
        **_DATES,
        f"{ATOM}published": (Kind(rfc3339), 1),
        f"{ATOM}author": (_PERSON, MANY),
        f"{ATOM}content": (Kind(hypertext, {"type!": one_of("html")}), 1),
        f"{ATOM}link": (_LINK, MANY),
        f"{ATOM}summary": (Kind(plain, _TYPE), 1),
        f"{ATOM}category": (_CATEGORY, MANY),
        f"{ATOM}rights": (Kind(plain, _TYPE), 1),
    },
)
_FEED = Kind(
    attributes={f"{XML}lang!": language},
    children={
        f"{ATOM}id!": (Kind(name), 1),
        f"{ATOM}title!": (Kind(plain, _TYPE), 1),
        **_DATES,
        f"{ATOM}author": (_PERSON, MANY),
        f"{ATOM}link!": (_LINK, MANY),
        f"{ATOM}subtitle": (Kind(plain, _TYPE), 1),
        f"{ATOM}generator": (Kind(plain, {"uri": address, "version": plain}), 1),
        f"{ATOM}rights": (Kind(plain, _TYPE), 1),
        f"{ATOM}category": (_CATEGORY, MANY),
        f"{HISTORY}archive": (Kind(), 1),
        f"{ATOM}entry": (_ENTRY, MANY),
    },
)


def xml_faults(data: bytes) -> list[str]:
    """List what is wrong with an RSS or Atom feed by its specifications."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return ["a document type"]
    try:
        data.decode("utf-8")
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    except (UnicodeDecodeError, etree.XMLSyntaxError) as error:
        return [f"not readable: {error}"]
    if root.tag == "rss":
        return [*_prefixes(root), *_element(root, _RSS), *_of_rss(root)]
    if root.tag == f"{ATOM}feed":
        return [*_prefixes(root), *_element(root, _FEED), *_of_atom(root)]
    return [f"neither RSS nor Atom: {root.tag}"]


def _prefixes(root: etree._Element) -> list[str]:
    faults = []
    for element in root.iter(etree.Element):
        space = element.tag[: element.tag.find("}") + 1]
        if element.prefix and PREFIXES.get(element.prefix) != space:
            faults.append(f"the prefix {element.prefix} for {space}")
    return faults


def _element(element: etree._Element, kind: Kind) -> list[str]:
    """Hold an element and all below it against the tables."""
    where = etree.QName(element).localname
    own = "".join([element.text or "", *(child.tail or "" for child in element)])
    faults = [f"{where}: {fault}" for fault in [kind.text(own)] if fault]
    faults += _attributes(where, element, kind)
    children = {key.rstrip("!"): value for key, value in kind.children.items()}
    counts = Counter(child.tag for child in element.iterchildren(etree.Element))
    missing = {key[:-1] for key in kind.children if key.endswith("!")} - counts.keys()
    faults += [f"{where} without {tag}" for tag in sorted(missing)]
    for tag, count in counts.items():
        if tag not in children:
            faults.append(f"{where} with an undefined {tag}")
        elif count > children[tag][1]:
            faults.append(f"{where} with {count} {tag}")
    for child in element.iterchildren(etree.Element):
        if child.tag in children:
            faults += _element(child, children[child.tag][0])
    return faults


def _attributes(where: str, element: etree._Element, kind: Kind) -> list[str]:
    known = {key.rstrip("!"): check for key, check in kind.attributes.items()}
    missing = {key[:-1] for key in kind.attributes if key.endswith("!")} - set(element.attrib)
    faults = [f"{where} without {key}" for key in sorted(missing)]
    for key, value in element.attrib.items():
        if key not in known:
            faults.append(f"{where} with an undefined attribute {key}")
        elif fault := known[key](value):
            faults.append(f"{where} {key}: {fault}")
    return faults


def _of_rss(root: etree._Element) -> list[str]:
    """What no table can say of RSS."""
    channel = root.find("channel")
    if channel is None:
        return []
    faults = _of_links(channel, "application/rss+xml")
    items = channel.findall("item")
    tags = [child.tag for child in channel.iterchildren(etree.Element)]
    if "item" in tags and tags.index("item") + len(items) < len(tags):
        faults.append("something of the channel stands behind its items")
    faults += _twice("guid", [item.findtext("guid") or "" for item in items])
    for item in items:
        faults += _of_item([child.tag for child in item.iterchildren(etree.Element)])
    return faults


def _of_item(tags: list[str]) -> list[str]:
    faults = []
    if not {"title", "description"} & set(tags):
        faults.append("neither title nor description")
    if f"{CONTENT}encoded" in tags and "description" not in tags[: tags.index(f"{CONTENT}encoded")]:
        faults.append("content:encoded without a description before it")
    if {"author", f"{DC}creator"} <= set(tags):
        faults.append("author and dc:creator")
    return faults


def _of_atom(feed: etree._Element) -> list[str]:
    """What no table can say of Atom."""
    faults = _of_links(feed, "application/atom+xml")
    entries = feed.findall(f"{ATOM}entry")
    tags = [child.tag for child in feed.iterchildren(etree.Element)]
    if entries and tags.index(f"{ATOM}entry") + len(entries) < len(tags):
        faults.append("something of the feed stands behind its entries")
    faults += _twice("id", [entry.findtext(f"{ATOM}id") or "" for entry in entries])
    signed = feed.find(f"{ATOM}author") is not None
    for entry in entries:
        faults += _of_entry(entry, signed)
    return faults


def _of_entry(entry: etree._Element, signed: bool) -> list[str]:
    links = entry.findall(f"{ATOM}link")
    alternates = [(link.get("type"), link.get("hreflang")) for link in links if _is_alternate(link)]
    faults = _twice("alternate", alternates)
    if not signed and entry.find(f"{ATOM}author") is None:
        faults.append("an entry without author")
    if not any(entry.findtext(ATOM + part) for part in ("content", "summary", "title")):
        faults.append("an entry without text")
    if entry.find(f"{ATOM}content") is None and not alternates:
        faults.append("neither content nor alternate link")
    placed = [link.get("rel") for link in links if link.get("rel") in _HISTORY_RELATIONS]
    return faults + [f"the relation {rel} in an entry" for rel in placed]


def _is_alternate(link: etree._Element) -> bool:
    return link.get("rel", "alternate") == "alternate"


def _of_links(feed: etree._Element, kind: str) -> list[str]:
    """The links of a feed: to itself, and among archives (RFC 5005)."""
    links: dict[str, list[etree._Element]] = {}
    for link in feed.findall(f"{ATOM}link"):
        links.setdefault(link.get("rel", "alternate"), []).append(link)
    faults = [f"{len(found)} links {rel}" for rel, found in links.items() if len(found) > 1]
    faults += [] if "self" in links else ["no self link"]
    for rel in links.keys() & ({"self"} | _HISTORY_RELATIONS):
        if links[rel][0].get("type", kind) != kind:
            faults.append(f"the link {rel} leads to another format")
    if feed.find(f"{HISTORY}archive") is not None:
        faults += [] if "current" in links else ["an archive without a link to the current feed"]
        if not {"prev-archive", "next-archive"} & links.keys():
            faults.append("an archive without a neighbour")
    own = [link.get("href") for link in links.get("self", [])]
    for rel in _HISTORY_RELATIONS & links.keys():
        faults += [f"{rel} leads to the feed itself"] if links[rel][0].get("href") in own else []
    return faults


def _twice(what: str, values: list[object]) -> list[str]:
    return [f"{what} twice: {value}" for value, count in Counter(values).items() if count > 1]
