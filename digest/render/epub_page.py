"""What the pages of a book share: the frame of XHTML, words in the digest's language, lines about sources."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from digest.model.article import SourceRef
from digest.model.news import Figure
from digest.model.site import SiteInfo
from digest.model.verdict import CLASSES
from digest.render.addresses import Addresses
from digest.render.epub_body import direction, language, reachable, text
from digest.render.epub_words import Words, counted, words_of
from digest.render.filters import Dates, number
from digest.render.strings import Strings, strings_of
from digest.text.urls import host

TRIANGLES = {"up": "▲", "down": "▼"}


class Desk(NamedTuple):
    """What every page of a site's books is written with."""

    site: SiteInfo
    words: Words
    strings: Strings
    dates: Dates
    addresses: Addresses
    language: str

    def own(self, other: str) -> str:
        """Give the attributes of the digest's own words on a page in another language, "" in the same."""
        return "" if _same(other, self.language) else spoken(self.language)

    def foreign(self, other: str) -> str:
        """Give the attributes of words in another language on a page in the digest's own, "" in the same."""
        return "" if not other or _same(other, self.language) else spoken(other)

    def counted(self, forms: tuple[str, str], n: int) -> str:
        """Say a number of things."""
        return counted(forms, n, number(self.strings, n))

    def size(self, count: int, minutes: int) -> str:
        """Say how many stories there are and how long they take."""
        return (
            f"{self.counted(self.words.size, count)}, {self.counted(self.words.minutes, minutes)}"
        )

    def reasons(self, removed: Iterable[tuple[str, int]]) -> str:
        """Say in plain words why lines were left out."""
        return ", ".join(self.strings.reasons.get(c) or CLASSES.get(c, c) for c, _ in removed)


def _same(one: str, other: str) -> bool:
    first = (code.split("-", maxsplit=1)[0].lower() for code in (one, other))
    return len(set(first)) == 1 and direction(one) == direction(other)


def desk(site: SiteInfo) -> Desk:
    """Make ready what a site's books are written with."""
    strings = strings_of(site.language)
    return Desk(
        site,
        words_of(site.language),
        strings,
        Dates(strings, site.timezone),
        Addresses(site.base_url, site.root),
        language(site.language) or "und",
    )


def spoken(code: str) -> str:
    """Give the attributes that say in which language and direction something is written."""
    return f' lang="{code}" xml:lang="{code}" dir="{direction(code)}"'


def document(title: str, body: str, code: str, kind: str = "") -> str:
    """Frame a page of XHTML; ``code`` is its language, ``kind`` the class of its body."""
    marked = f' class="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f"{spoken(code)}>\n<head>\n<title>{text(title) or '…'}</title>\n"
        '<link rel="stylesheet" type="text/css" href="book.css"/>\n</head>\n'
        f"<body{marked}>\n{body}\n</body>\n</html>\n"
    )


def linked(words: str, address: str) -> str:
    """Write text as a link where there is a safe address, else as it is."""
    return f'<a href="{escape(address)}">{text(words)}</a>' if address else text(words)


def paragraph(words: str, kind: str = "", more: str = "") -> str:
    """Write a line as a paragraph, nothing where there is none."""
    shown = text(words)
    marked = f' class="{kind}"' if kind else ""
    return f"<p{marked}{more}>{shown}</p>" if shown else ""


def outlet(source: SourceRef) -> tuple[str, str]:
    """Give the name of a publisher, its host at least, and the safe address of the original; both may be empty."""
    address = reachable(source.url)
    return source.name or host(address), address


def amount(figure: Figure, words: Words, target: str = "") -> str:
    """Write a figure as it was printed, with its direction in a word, leading to its sentence."""
    value = f"<b>{linked(figure.text, target)}</b>"
    said = {"up": words.up, "down": words.down}.get(figure.direction, "")
    move = f" {TRIANGLES[figure.direction]} {text(said)}" if said else ""
    label = f" <span>{text(figure.label)}</span>" if figure.label else ""
    return value + label + move
