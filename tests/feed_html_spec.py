"""HTML as it may stand in a feed: whole, balanced, harmless, and every address absolute."""

from __future__ import annotations

import re
from html.entities import html5
from html.parser import HTMLParser

_TAGS = """
a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp
section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
_ATTRIBUTES = """
alt cite colspan datetime dir height href lang reversed rowspan scope src start title value width
"""
_BLOCKS = """
address article aside blockquote details div dl figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section
table ul
"""
_PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "caption": {"table"},
    "col": {"colgroup"},
    "colgroup": {"table"},
    "figcaption": {"figure"},
    "summary": {"details"},
}
_VOID = {"br", "col", "hr", "img", "wbr"}
_KNOWN, _ALLOWED, _BLOCK = set(_TAGS.split()), set(_ATTRIBUTES.split()), set(_BLOCKS.split())
_ABSOLUTE = re.compile(r"(?:https?://|mailto:)(?:[A-Za-z0-9;/?:@&=+$._!~*'(),#-]|%[0-9A-Fa-f]{2})+")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def html_faults(text: str) -> list[str]:
    """List what is wrong with the HTML of an entry."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    left = [f"<{tag}> is never closed" for tag in reader.open]
    bad = ["a control character"] if _UNWANTED.search(text) else []
    return reader.faults + left + bad


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _KNOWN:
            self.faults.append(f"<{tag}> in a feed")
        if tag == "li" and self.open[-1:] == ["li"]:
            self.open.pop()  # HTML lets its end go unsaid
        parent = self.open[-1] if self.open else ""
        if tag in _PARENTS and parent not in _PARENTS[tag]:
            self.faults.append(f"<{tag}> in <{parent}>")
        if tag in _BLOCK and "p" in self.open:
            self.faults.append(f"<{tag}> in a paragraph")
        if tag == "a" and "a" in self.open:
            self.faults.append("a link in a link")
        self._attributes(tag, attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"{tag} {name} twice" for name in set(names) if names.count(name) > 1]
        for name, value in attrs:
            if name not in _ALLOWED:
                self.faults.append(f"the attribute {name} in a feed")
            if name in {"href", "src", "cite"} and not _ABSOLUTE.fullmatch(value or ""):
                self.faults.append(f"not an absolute address: {value!r}")
        if tag == "img" and not {"src", "alt"} <= set(names):
            self.faults.append("a picture without address or words")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self.open[-1:] == ["li"]:
            self.open.pop()
        if tag in _VOID or not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_entityref(self, name: str) -> None:
        if f"{name};" not in html5:
            self.faults.append(f"the unknown entity {name}")

    def handle_charref(self, name: str) -> None:
        number = int(name[1:], 16) if name[:1] in "xX" else int(name)
        if number in range(0x80, 0xA0) or number < 9 or number > 0x10FFFF:
            self.faults.append(f"the reference &#{name};")

    def handle_data(self, data: str) -> None:
        if "<" in data or "&" in data:
            self.faults.append(f"a bare sign: {data!r}")
        if data.strip() and self.open and self.open[-1] in {"table", "tr", "ul", "ol", "tbody"}:
            self.faults.append(f"text in <{self.open[-1]}>: {data!r}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"a declaration: {decl!r}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"an instruction: {data!r}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"a declaration: {data!r}")
