"""A cleaned piece, as content/articles/ holds it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from digest.model.news import News


class SourceRef(Struct, frozen=True, gc=False):
    """Who published the original (``name``) and its address (``url``); either may be empty."""

    name: str = ""
    url: str = ""


class Access(Struct, frozen=True, gc=False):
    """Whether a wall stood in the extract and whether the text is all there (yes, maybe, no)."""

    wall: bool = False
    complete: str = "yes"


class Cleaner(Struct, frozen=True):
    """The machine-owned block of an article's front matter; safe to delete.

    ``extract`` is the extract's path below the content folder; ``counts`` maps a class id of the
    taxonomy to the number of the extract's lines that were dropped for it. ``overrides_hash`` stands for
    the editor's overrides that were obeyed, empty for none. ``memory`` is the revision of memory that took a line
    out, 0 where it took none.
    """

    version: str = ""
    extract: str = ""
    extract_hash: str = ""
    written_hash: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    overrides_hash: str = ""
    memory: int = 0


class Article(Struct, frozen=True, kw_only=True, array_like=True):
    """An article with its front matter in canonical form.

    ``path`` is relative to the content folder. ``date``, ``updated`` and ``retrieved`` are ISO 8601
    with an offset, or a bare day, or empty. ``instant`` (of publication) and ``changed`` (the later
    of publication and update) are seconds since 1970; a bare day is its first second in the site's
    time zone. ``day`` is the day in the site's time zone on which an edition shows it. ``expires``
    is seconds since 1970, 0 for never. ``words`` counts the body's words.
    ``card_hash`` covers all that a list may show; ``body_hash`` the Markdown body and the settings
    it is rendered with. ``news`` is what was understood of the text; ``without`` are names of companies and
    topics that the editor does not want found in it.
    ``same_as`` names the article that is told instead; ``apart`` keeps it out of every story told by others, or apart
    from the articles named.
    """

    path: str
    id: str
    title: str
    title_from: str = ""
    date: str = ""
    updated: str = ""
    retrieved: str = ""
    instant: int = 0
    changed: int = 0
    day: str = ""
    source: SourceRef = SourceRef()
    original: bool = False
    authors: tuple[str, ...] = ()
    summary: str = ""
    key_points: tuple[str, ...] = ()
    note: str = ""
    notes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    section: str = ""
    weight: int = 0
    pin: bool = False
    lead: bool = False
    hide: bool = False
    same_as: str = ""
    apart: bool | tuple[str, ...] = False
    draft: bool = False
    expires: int = 0
    slug: str = ""
    permalink: str = ""
    aliases: tuple[str, ...] = ()
    layout: str = ""
    language: str = ""
    license: str = ""
    rights: str = ""
    robots: str = ""
    access: Access = Access()
    cleaner: Cleaner | None = None
    extra: dict[str, Any] = field(default_factory=dict)
    words: int = 0
    excerpt: str = ""
    news: News = News()
    card_hash: str = ""
    body_hash: str = ""
