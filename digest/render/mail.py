"""An edition as e-mail: HTML and plain text by the theme's mail.html and mail.txt, and both as one message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from digest.errors import Location, Problem
from digest.model.site import EditionData, MailData, Page, SiteInfo
from digest.render.addresses import Addresses
from digest.render.contract import fields, view
from digest.render.filters import Dates
from digest.render.mail_short import LIMIT, ROOM, Fitted, Shown, fitted, size
from digest.render.strings import strings_of

UNSUBSCRIBE = "https://unsubscribe.invalid/"
"""What whoever sends the message replaces by each reader's own address; it stands in HTML, text and header."""

_MARK = "\0unsubscribe\0"
# What mailing programs take for their own: a story that says it must not become a command.
_COMMANDS = ("{{", "{%", "*|")

Write = Callable[[str, Mapping[str, Any]], str]
"""Renders a template by its name with values."""


class Mails:
    """Writes the e-mails of one site.

    ``write`` renders a template; ``html`` gives a body by its hash; ``trusted`` marks a body as not to be escaped.
    ``problems`` receives a warning for each edition that is too long for mail clients.
    """

    def __init__(
        self,
        site: SiteInfo,
        *,
        write: Write,
        html: Callable[[str], str],
        trusted: Callable[[str], str],
        problems: list[Problem],
    ) -> None:
        self._site = site
        self._write = write
        self._html = html
        self._trusted = trusted
        self._problems = problems
        self._addresses = Addresses(site.base_url, site.root)
        self._dates = Dates(strings_of(site.language), site.timezone)
        self._last: tuple[EditionData, Fitted] | None = None

    def render(self, page: Page) -> bytes:
        """Write an edition's HTML, its plain text, or the message of both; a page's kind says which.

        What is planned for one edition says the same: the three are shortened alike.
        """
        assert isinstance(page.data, MailData)
        made = self._made(page, page.data.edition)
        if page.kind == "mail":
            self._warn(page, made)
            return made.html.encode("utf-8", "replace")
        text = self._text(page, made.shown)
        if page.kind == "mail-text":
            return text.encode("utf-8", "replace")
        return self._message(page, page.data.edition, made.html, text)

    def _made(self, page: Page, edition: EditionData) -> Fitted:
        if self._last is None or self._last[0] is not edition:
            self._last = edition, fitted(edition, lambda shown: self._page(page, shown))
        return self._last[1]

    def _page(self, page: Page, shown: Shown) -> str:
        from digest.render.mail_words import styled

        words = self._words(shown)
        values = self._values(page, shown, "mail", ".html") | {
            "content": self._trusted(words),
            "styled": lambda styles: self._trusted(styled(words, styles)),
        }
        return _guarded(self._write("mail.html", values), _as_entities)

    def _text(self, page: Page, shown: Shown) -> str:
        from digest.render.mail_words import as_text, wrapped

        values = self._values(page, shown, "mail-text", ".txt") | {
            "content": as_text(self._words(shown))
        }
        return wrapped(_guarded(self._write("mail.txt", values), _parted))

    def _values(self, page: Page, shown: Shown, kind: str, ending: str) -> dict[str, Any]:
        url = page.url.rpartition(".")[0] + ending
        return {
            "site": self._site,
            "page": view(replace(page, kind=kind, url=url)),
            **fields(shown.edition),
            "more": shown.more,
            "unsubscribe_url": _MARK,
        }

    def _words(self, shown: Shown) -> str:
        key = shown.edition.body if shown.words else ""
        if not key:
            return ""
        from digest.render.feed_html import standing_alone

        url = shown.edition.edition.url if shown.edition.edition else ""
        return standing_alone(self._html(key), self._addresses.absolute(url))

    def _message(self, page: Page, edition: EditionData, html: str, text: str) -> bytes:
        from digest.render.mail_message import message

        subject = _parted(f"{self._site.title}: {self._dates.title(page.title, _key(edition))}")
        return message(self._site, edition, subject, html=html, text=text, unsubscribe=UNSUBSCRIBE)

    def _warn(self, page: Page, made: Fitted) -> None:
        """Tell that mail clients would not show the edition whole, or nearly not."""
        edition = page.data.edition if isinstance(page.data, MailData) else None
        key = (edition and _key(edition)) or page.title
        if made.whole >= LIMIT:
            message = (
                f"the e-mail of the edition {key} would have {made.whole // 1024} KB, and Gmail clips"
                f" from {LIMIT // 1024} KB on; it is shortened to {size(made.html) // 1024} KB"
            )
        elif made.whole > ROOM:
            message = f"the e-mail of the edition {key} has {made.whole // 1024} KB, near Gmail's {LIMIT // 1024}"
        else:
            return
        hint = "an edition of fewer stories, or shorter summaries, goes out whole"
        self._problems.append(Problem(Location(page.path), message, hint, "warning"))


def _key(edition: EditionData) -> str:
    return edition.edition.key if edition.edition else ""


def _guarded(text: str, harmless: Callable[[str], str]) -> str:
    """Take the commands of mailing programs out of a text, and put in the one placeholder that is meant."""
    from digest.text.normal import normalise

    parts = (harmless(normalise(part)) for part in text.split(_MARK))
    made = UNSUBSCRIBE.join(parts)
    return made if made.endswith("\n") else made + "\n"


def _as_entities(html: str) -> str:
    for command in _COMMANDS:
        html = html.replace(command, f"&#{ord(command[0])};&#{ord(command[1])};")
    return html


def _parted(text: str) -> str:
    for command in _COMMANDS:
        while command in text:
            text = text.replace(command, f"{command[0]} {command[1]}")
    return text
