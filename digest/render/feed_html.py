"""The HTML of a feed's entry: a body that stands on its own, away from its page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from digest.render.addresses import is_ordinary, outward
from digest.text.normal import normalise

_ACTING = """
script style link meta base template noscript iframe frame frameset object embed applet form
input button select textarea svg math video audio source track canvas dialog head title
"""
_KEPT_ATTRIBUTES = """
href src alt title lang dir datetime cite colspan rowspan scope start reversed value width height
"""
_GONE = tuple(_ACTING.split())
_KEPT = frozenset(_KEPT_ATTRIBUTES.split())
_ADDRESSES = ("href", "src", "cite")
_TOUCHED = etree.XPath(".//*[@*]|.//img")
# Every paragraph has an id, which costs less to take out of the text than of the tree.
_numbered, _numbered_item = re.compile(r'<p id="p-\d+"').sub, re.compile(r'<li id="p-\d+"').sub
_DROP, _UNWRAP = "digest-drop", "digest-unwrap"


def standing_alone(html: str, base: str) -> str:
    """Make every address of an HTML fragment absolute and drop what means nothing outside its page.

    Ids, classes, links to fragments, placeholders of pictures, scripts and all that acts are taken
    out; the text of links stays. ``base`` is the public address of the page the fragment comes from.
    """
    if not html.strip():
        return ""
    text = _numbered_item("<li", _numbered("<p", normalise(html)))
    body = etree.fromstring(f"<html><body>{text}</body></html>", _parser()).find("body")
    if body is None:
        return ""
    etree.strip_elements(body, *_GONE, with_tail=False)
    touched: Any = _TOUCHED(body)
    for element in touched:
        _settle(element, base)
    etree.strip_elements(body, _DROP, with_tail=False)
    etree.strip_tags(body, _UNWRAP)
    written = etree.tostring(body, method="html", encoding="unicode", with_tail=False)
    return written.removeprefix("<body>").removesuffix("</body>").strip()


@cache
def _parser() -> etree.HTMLParser:
    return etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)


def _settle(element: etree._Element, base: str) -> None:
    for name, value in element.attrib.items():
        if name not in _KEPT:
            del element.attrib[name]
        elif name in _ADDRESSES:
            _settle_address(element, str(name), str(value), base)
    if element.tag == "a" and "href" not in element.attrib:
        element.tag = _UNWRAP
    if element.tag == "img" and "src" not in element.attrib:
        element.tag = _DROP


def _settle_address(element: etree._Element, name: str, value: str, base: str) -> None:
    if is_ordinary(value):
        return
    address = "" if value.strip().startswith("#") else outward(_resolved(base, value))
    if address:
        element.attrib[name] = address
    else:
        del element.attrib[name]


def _resolved(base: str, url: str) -> str:
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return ""


def paragraph(text: str, label: str = "") -> str:
    """Write plain text as a paragraph, behind a label where there is one."""
    start = f"<strong>{escape(label)}:</strong> " if label else ""
    return f"<p>{start}{escape(text)}</p>" if text else ""


def source_line(name: str, authors: Iterable[str], when: str, original: str, words: str) -> str:
    """Write the line that says where a text comes from, with the link to the original."""
    parts = [name, ", ".join(authors), when]
    html = [escape(part) for part in parts if part]
    if original:
        html.append(f'<a href="{escape(original)}">{escape(words)}</a>')
    return f"<p><small>{' · '.join(html)}</small></p>" if html else ""
