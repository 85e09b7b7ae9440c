"""The keys of digest.toml with their types, bounds, descriptions and defaults."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

FeedFormat = Literal["rss", "atom", "json"]


class NavConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """One link of the line of sections."""

    title: Annotated[str, Meta(min_length=1, description="Text of the link.")]
    url: Annotated[str, Meta(description="Address: relative to the site's root, or absolute.")]


class FeedConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """What the feeds hold."""

    formats: Annotated[
        tuple[FeedFormat, ...], Meta(description="Formats to write: rss, atom, json.")
    ] = ("rss", "atom", "json")
    limit: Annotated[int, Meta(ge=1, le=500, description="Entries of the main feed.")] = 30
    term_limit: Annotated[
        int, Meta(ge=1, le=500, description="Entries of a topic's, company's or source's feed.")
    ] = 20
    content: Annotated[
        Literal["full", "summary"], Meta(description="Whole articles or summaries.")
    ] = "full"
    link: Annotated[
        Literal["page", "source"],
        Meta(description="Where an entry's title leads: our page, or the original."),
    ] = "page"


class RightsConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """How much is shown of texts that belong to others."""

    mode: Annotated[
        Literal["full", "excerpt", "link"],
        Meta(description="How much is shown of an article whose front matter does not say it."),
    ] = "full"


NAV = (
    NavConfig("Topics", "topics/"),
    NavConfig("Companies", "companies/"),
    NavConfig("Sources", "sources/"),
    NavConfig("Archive", "archive/"),
)


class Config(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A digest's configuration; ``timezone`` is required, everything else has a default."""

    timezone: Annotated[
        str, Meta(description="IANA time zone of the digest's days, such as Europe/Berlin.")
    ]
    title: Annotated[str, Meta(min_length=1, description="Name of the digest.")] = "Digest"
    description: Annotated[str, Meta(description="One sentence on what it is.")] = ""
    base_url: Annotated[
        str, Meta(description="Public address of the site, with the path it lives under.")
    ] = "http://127.0.0.1:8000/"
    language: Annotated[str, Meta(description="BCP 47 language of the digest.")] = "en"
    author: Annotated[str, Meta(description="Who publishes the digest.")] = ""
    theme: Annotated[str, Meta(description="Folder name of the theme.")] = "default"
    output: Annotated[str, Meta(description="Folder the site is written to.")] = "site"
    editions: Annotated[
        Literal["daily", "weekly", "monthly"], Meta(description="How much an edition covers.")
    ] = "daily"
    sections: Annotated[
        tuple[str, ...],
        Meta(description="Sections of an edition in their order; others follow by size."),
    ] = ()
    email: Annotated[
        int, Meta(ge=0, le=366, description="Newest editions written as e-mail too, 0 for none.")
    ] = 7
    epub: Annotated[
        int, Meta(ge=0, le=366, description="Newest editions written as EPUB too, 0 for none.")
    ] = 7
    search: Annotated[
        Literal["auto", "on", "off"],
        Meta(description="A search page; auto: where the extra for it is installed."),
    ] = "auto"
    share_images: Annotated[
        Literal["auto", "on", "off"],
        Meta(description="Pictures for shared links; auto: where the extra for it is installed."),
    ] = "auto"
    share_editions: Annotated[
        int, Meta(ge=1, le=10_000, description="Newest editions with pictures for shared links.")
    ] = 7
    robots: Annotated[
        Literal["open", "no-ai", "private"], Meta(description="What robots.txt asks of robots.")
    ] = "open"
    per_page: Annotated[int, Meta(ge=1, le=500, description="Articles on a full list page.")] = 20
    permalink: Annotated[
        str,
        Meta(
            description="Pattern of an article's address: {year} {month} {day} {slug} {file} {id}."
        ),
    ] = "/{year}/{month}/{day}/{slug}/"
    slugs: Annotated[
        Literal["ascii", "unicode"], Meta(description="Letters allowed in addresses.")
    ] = "ascii"
    drafts: Annotated[bool, Meta(description="Build drafts too.")] = False
    future: Annotated[bool, Meta(description="Build articles dated in the future too.")] = False
    split: Annotated[bool, Meta(description="Part a round-up or newsletter into its stories.")] = (
        True
    )
    jobs: Annotated[int, Meta(ge=0, le=64, description="Worker processes, 0 for automatic.")] = 0
    plugins: Annotated[
        tuple[str, ...],
        Meta(description="Python modules with rules, importers or filters of your own."),
    ] = ()
    nav: Annotated[tuple[NavConfig, ...], Meta(description="The line of sections.")] = NAV
    feed: FeedConfig = FeedConfig()
    rights: RightsConfig = RightsConfig()
    options: Annotated[dict[str, Any], Meta(description="Options of the theme.")] = field(
        default_factory=dict
    )
