"""A page's tree as its reader saw it: what parsers and servers leave at the end goes to its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LATE = re.compile(r"^S:[\da-f]+$")
_KEPT = "BP"


def mend(root: HtmlElement, text: str) -> None:
    """Take in what stands behind the page's end, and put what came late where its place was kept."""
    for stray in list(root.itersiblings()):
        root.append(stray)
    if 'id="S:' in text:
        _place_late_parts(root)


def _place_late_parts(root: HtmlElement) -> None:
    """Move the parts of a streamed page: React sends them hidden, last, and numbered as their empty templates."""
    places = {place.get("id", ""): place for place in root.iter("template")}
    for part in [div for div in root.iter("div") if _LATE.match(div.get("id", ""))]:
        number = part.get("id", "")[1:]
        place = next((places[kind + number] for kind in _KEPT if kind + number in places), None)
        if place is None or any(outer is part for outer in place.iterancestors()):
            continue
        part.attrib.pop("hidden", None)
        part.tail = None
        place.addprevious(part)
