"""A body as well-formed XHTML that stands alone in a book: no scripts, nothing remote, no link into nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from urllib.parse import urljoin, urlsplit

from lxml import etree

from digest.render.addresses import outward
from digest.text.normal import normalise, one_line

_ACTING = """
script style link meta base template noscript iframe frame frameset object embed applet form input button select
textarea svg math video audio source track canvas dialog head title img picture
"""
_SHOWN = """
p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s del b i u sub sup br hr a table thead tbody tfoot tr th
td dl dt dd span div cite q small abbr
"""
_GONE = tuple(_ACTING.split())
_KEPT = frozenset(_SHOWN.split())
_NUMBERS = {
    "ol": ("start",),
    "li": ("value",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,200}")
_NUMBER = re.compile(r"[0-9]{1,4}")
_ALIGN = re.compile(r"align-(?:left|center|right)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?")
_RTL = ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi")
_RTL_SCRIPTS = ("-arab", "-hebr", "-syrc", "-thaa", "-nkoo")
_UNWRAP = "digest-unwrap"


class Body:
    """A body's XHTML and the ids in it."""

    __slots__ = ("html", "ids")

    def __init__(self, html: str, ids: frozenset[str]) -> None:
        self.html = html
        self.ids = ids


def xhtml(html: str, *, page: str, inside: Mapping[str, str]) -> Body:
    """Make XHTML of an HTML fragment.

    ``page`` is the public address of the page it comes from, ``inside`` names the files of this book by public
    address: links to them stay in the book. A link to a fragment that is not there leaves its text.
    """
    if not html.strip():
        return Body("", frozenset())
    body = etree.fromstring(f"<html><body>{normalise(html)}</body></html>", _parser()).find("body")
    if body is None:
        return Body("", frozenset())
    etree.strip_elements(body, *_GONE, with_tail=False)
    ids: set[str] = set()
    for element in body.iterdescendants():
        _settle(element, ids)
    for link in body.iter("a"):
        _settle_link(link, ids, page, inside)
    etree.strip_tags(body, _UNWRAP)
    body.attrib.clear()
    written = etree.tostring(body, method="xml", encoding="unicode", with_tail=False)
    inner = written.removeprefix("<body>").removesuffix("</body>").removesuffix("<body/>")
    return Body(inner.strip(), frozenset(ids))


def text(value: str) -> str:
    """Write one line of text for XHTML."""
    return escape(one_line(value))


def reachable(url: str) -> str:
    """Give a safe address that leads out of the book; "" for one whose host is a name that cannot be."""
    address = outward(normalise(url))
    host = urlsplit(address).hostname or ""
    if "xn--" in host:
        try:
            host.encode("ascii").decode("idna")
        except UnicodeError:
            return ""
    return address


def language(code: str) -> str:
    """Give a language that readers understand, "" for what is none."""
    code = code.strip().replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else ""


def direction(code: str) -> str:
    """Tell in which direction a language is written: "ltr" or "rtl"."""
    code = code.lower()
    rtl = code.split("-")[0] in _RTL or any(script in code for script in _RTL_SCRIPTS)
    return "rtl" if rtl and "-latn" not in code else "ltr"


@cache
def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)


def _settle(element: etree._Element, ids: set[str]) -> None:
    """Keep of an element what a book may have; its id only if nothing before it has the same."""
    tag = str(element.tag)
    if tag not in _KEPT:
        element.tag = _UNWRAP
    for name, value in element.attrib.items():
        if not _may_stay(tag, str(name), str(value)) or (name == "id" and value in ids):
            del element.attrib[name]
    if "id" in element.attrib:
        ids.add(str(element.attrib["id"]))


def _may_stay(tag: str, name: str, value: str) -> bool:
    if name == "id":
        return _NAME.fullmatch(value) is not None
    if name == "class":
        return _ALIGN.fullmatch(value) is not None
    if name in _NUMBERS.get(tag, ()):
        return _NUMBER.fullmatch(value) is not None
    return name == "title" or (name == "href" and tag == "a")


def _settle_link(link: etree._Element, ids: set[str], page: str, inside: Mapping[str, str]) -> None:
    href = str(link.attrib.get("href", "")).strip()
    if href.startswith("#"):
        target = href if href[1:] in ids else ""
    else:
        address = reachable(_resolved(page, href)) if href else ""
        target = inside.get(address.partition("#")[0], address)
    if target:
        link.attrib["href"] = target
    else:
        link.tag = _UNWRAP
        link.attrib.clear()


def _resolved(page: str, href: str) -> str:
    try:
        return urljoin(page, href)
    except ValueError:
        return ""
