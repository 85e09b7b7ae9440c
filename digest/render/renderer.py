"""Page -> bytes: a template for people's pages, a writer for machines'."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import structs

import digest
from digest.errors import Problem, ThemeError
from digest.model.site import (
    Body,
    Entry,
    EpubData,
    OpmlData,
    Page,
    RobotsData,
    ShareData,
    SiteInfo,
    SitemapData,
    SitemapIndexData,
    StaticData,
)
from digest.render import indexes, wording
from digest.render.addresses import Addresses
from digest.render.contract import DESCRIBED, FEED_ENTRY, TEMPLATES, WITH_BODY, fields, view
from digest.render.filters import Dates, table
from digest.render.relative import relative, relative_address
from digest.render.strings import strings_of
from digest.render.structured import json_ld
from digest.render.templates import COMPILER, Templates, trusted
from digest.render.theme import Theme, settle
from digest.text.nearest import did_you_mean

if TYPE_CHECKING:
    from digest.render.feed import Feeds
    from digest.render.mail import Mails

FEEDS = ("rss", "atom", "json")
MAILS = ("mail", "mail-text", "mail-message")

MANY = 1000
"""Things known of templates: with more, most of them are of templates that have been rewritten since."""


class Renderer:
    """Renders the pages of one site with one theme.

    ``body`` gives a body by its hash. ``filters`` are the plug-ins' own. ``compiled`` is what earlier renderers
    learnt of templates; it is made to hold what this one learns, and nothing that does not go with it.
    ``problems`` collects what went into a page's making that its publisher should know; it never changes a byte.
    Raises ConfigError for options that the theme does not have.
    """

    def __init__(
        self,
        theme: Theme,
        site: SiteInfo,
        body: Callable[[str], Body],
        filters: Mapping[str, Callable[..., Any]] = {},
        compiled: dict[str, bytes] | None = None,
    ) -> None:
        self.site = structs.replace(site, options=settle(theme, site.options))
        self.problems: list[Problem] = []
        self._theme = theme
        self._body = body
        self._addresses = Addresses(site.base_url, site.root)
        self._relative = bool(self.site.options.get("relative_links"))
        self._filters = filters
        self._wording = wording.load(theme.wording, site.language)
        self._templates = Templates(
            theme.levels,
            table(self.site, theme.static, {"t": self._wording.t, **filters}),
            None if filters else _fitting(compiled, self.site, theme, self._wording.mark),
        )
        self._feeds: Feeds | None = None
        self._mails: Mails | None = None

    def render(self, page: Page) -> bytes:
        """Render one page as UTF-8 with line feeds; static files come byte for byte.

        Raises ThemeError with the template's file and line.
        """
        if page.kind in TEMPLATES:
            return _bytes(self._page(page))
        if page.kind in FEEDS:
            return self._feed_writer().render(page)
        if page.kind in MAILS:
            return self._mail_writer().render(page)
        if isinstance(page.data, EpubData):
            return self._book(page.data)
        if isinstance(page.data, ShareData):
            return self._picture(page.data)
        if isinstance(page.data, StaticData):
            return self._static(page.data.file)
        return _bytes(self._index(page))

    def fingerprint(self, kind: str) -> str:
        """Hash all that a page of this kind is made from besides its own inputs.

        That is the program's version, the site's settings, the closure of the kind's template with
        the static files it can name, and for feeds and pictures the version of the library that makes them.
        """
        memory = blake2b(f"{kind}\0{digest.__version__}\0".encode(), digest_size=16)
        if kind == "static":
            return memory.hexdigest()
        memory.update(f"{self.site!r}\0{sorted(self._filters)}\0".encode("utf-8", "replace"))
        if kind in TEMPLATES:
            self._add_template(memory, f"{kind}.html")
        if kind in FEEDS:
            from digest.render.feed import library_version

            memory.update(f"{library_version()}\0{self._stylesheet('')}\0".encode())
            self._add_template(memory, f"{FEED_ENTRY}.html")
        if kind == "share-image":
            from digest.render.share import library_version as drawn_by

            memory.update(drawn_by().encode())
        if kind in MAILS:  # the text is as short as the HTML has to be
            self._add_template(memory, "mail.html")
            self._add_template(memory, "mail.txt")
        return memory.hexdigest()

    def _add_template(self, memory: blake2b, name: str) -> None:
        memory.update(self._templates.fingerprint(name).encode())
        if self._templates.calls(name, "t"):
            memory.update(self._wording.mark)
        if not self._templates.calls(name, "asset"):
            return
        for path, file in self._theme.static.items():
            memory.update(f"{path}\0{file.hash}\0".encode("utf-8", "surrogateescape"))

    def _page(self, page: Page) -> str:
        values = {"site": self.site, "page": view(page), **fields(page.data)}
        if page.kind in WITH_BODY:
            values["content"] = trusted(self._html(_body_of(page)))
        if page.kind in DESCRIBED:
            values["structured"] = trusted(json_ld(page, self.site, self._addresses))
        html = self._templates.render(f"{page.kind}.html", values)
        # A missing page is shown at any address, and so has no place to be relative to.
        if not self._relative or page.kind == "404":
            return html
        return relative(html, self._addresses.root, page.path)

    def _html(self, key: str) -> str:
        return self._body(key).html if key else ""

    def _feed_writer(self) -> Feeds:
        if self._feeds is None:
            from digest.render.feed import Feeds  # feedgen costs 40 ms, and many builds write none

            self._feeds = Feeds(
                self.site,
                html=self._html,
                edition=self._edition_entry,
                stylesheet=self._stylesheet,
                problems=self.problems,
            )
        return self._feeds

    def _mail_writer(self) -> Mails:
        if self._mails is None:
            from digest.render.mail import Mails

            self._mails = Mails(
                self.site,
                write=self._templates.render,
                html=self._html,
                trusted=trusted,
                problems=self.problems,
            )
        return self._mails

    def _book(self, data: EpubData) -> bytes:
        from digest.render.epub import book

        return book(self.site, data, self._html)

    def _picture(self, data: ShareData) -> bytes:
        from digest.render.share import picture

        dates = Dates(strings_of(self.site.language), self.site.timezone)
        return picture(data, self.site.title, dates.day(data.date))

    def _edition_entry(self, entry: Entry) -> str:
        values = {"site": self.site, **fields(entry), "content": trusted(self._html(entry.body))}
        return self._templates.render(f"{FEED_ENTRY}.html", values)

    def _stylesheet(self, path: str) -> str:
        """Give the address of the sheet that a browser shows the feed at ``path`` with, "" for none."""
        if "feed.css" not in self._theme.static:
            return ""
        sheet = self._addresses.href("static/feed.css")
        return relative_address(sheet, self._addresses.root, path) if self._relative else sheet

    def _static(self, file: str) -> bytes:
        known = self._theme.static.get(file)
        if known is None:
            hint = did_you_mean(file, self._theme.static) if self._theme.static else None
            raise ThemeError(f'there is no static file "{file}"', hint=hint)
        return Path(known.file).read_bytes()

    def _index(self, page: Page) -> str:
        match page.data:
            case SitemapData() as data:
                return indexes.sitemap(data, self._addresses)
            case SitemapIndexData() as data:
                return indexes.sitemap_index(data, self._addresses)
            case RobotsData() as data:
                return indexes.robots(data, self._addresses)
            case OpmlData() as data:
                return indexes.opml(page.title or self.site.title, data, self._addresses)
            case _:
                raise ThemeError(f'nothing makes pages of the kind "{page.kind}"')


def _fitting(
    compiled: dict[str, bytes] | None, site: SiteInfo, theme: Theme, said: bytes
) -> dict[str, bytes]:
    """Empty what was compiled for another site: what filters make of constants is compiled into templates.

    ``said`` stands for the texts, which are compiled in as well.
    """
    compiled = {} if compiled is None else compiled
    made_for = f"{COMPILER}\0{site!r}\0{sorted(theme.static.items())}".encode("utf-8", "replace")
    mark = blake2b(made_for + said, digest_size=16).digest()
    if compiled.get("") != mark or len(compiled) > MANY:
        compiled.clear()
        compiled[""] = mark
    return compiled


def _body_of(page: Page) -> str:
    """Give the hash of the body that a page shows, "" for none."""
    data: Any = page.data
    key: str = data.article.body_hash if page.kind == "article" else data.body
    return key


def _bytes(text: str) -> bytes:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (text if text.endswith("\n") else text + "\n").encode("utf-8", "replace")
