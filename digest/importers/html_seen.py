"""Which elements of a page a reader sees, and which begin a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSEEN = frozenset(
    [
        "area",
        "audio",
        "base",
        "canvas",
        "col",
        "colgroup",
        "command",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "img",
        "input",
        "link",
        "map",
        "meta",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "optgroup",
        "option",
        "param",
        "picture",
        "progress",
        "rp",
        "rt",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
    ]
)
"""Elements whose content a reader does not see as text."""

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin and end a block."""

_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


# A page whose script fades the story in, or lifts a wall, hides whole paragraphs; menus and notices have none such.
_STORY = 3
_PARAGRAPH = 80


def hidden(element: HtmlElement, found: Mapping[str, str]) -> bool:
    """Tell whether an element is hidden by its attributes (style sheets are not read) and holds no story."""
    if found.get("aria-hidden") == "true" and element.tag not in BLOCKS:
        return True  # icons and drawn letters
    by_attribute = "hidden" in found and found["hidden"].lower() != "until-found"
    by_style = "style" in found and _HIDING.search(found["style"])
    closed = element.tag == "dialog" and "open" not in found
    return bool(by_attribute or by_style or closed) and not _holds_story(element)


def _holds_story(element: HtmlElement) -> bool:
    long = 0
    for paragraph in element.iter("p"):
        long += len(paragraph.text_content()) >= _PARAGRAPH
        if long == _STORY:
            return True
    return element.tag in {"html", "body"}
