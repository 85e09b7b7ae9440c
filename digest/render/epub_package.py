"""A book's package: what is in it, in which order, and what libraries and readers are told of it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import NamedTuple

from digest.model.parts import Edition
from digest.model.site import ArticleData, EpubData, SiteInfo
from digest.render.epub_body import direction, language, text
from digest.render.epub_page import Desk
from digest.render.feed_entry import NAMESPACE, moment
from digest.text.dates import instant
from digest.text.normal import normalise

XHTML = "application/xhtml+xml"
_FEATURES = ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")


class File(NamedTuple):
    """A file of the book: its name below EPUB/, its text, and what the package says of it."""

    name: str
    text: str
    type: str = XHTML
    properties: str = ""

    @property
    def id(self) -> str:
        """Name the file within the package."""
        return self.name.replace(".", "-")


def package(at: Desk, full: str, data: EpubData, files: Sequence[File]) -> str:
    """Write the package document of a book with these files, in reading order; ``full`` is its title."""
    items = "\n".join(_item(file) for file in files)
    read = [file for file in files if file.type == XHTML]
    spine = "\n".join(f'<itemref idref="{file.id}"/>' for file in read)
    turning = ' page-progression-direction="rtl"' if direction(at.language) == "rtl" else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book"'
        f' xml:lang="{at.language}">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        + "\n".join(_metadata(at, full, data))
        + f"\n</metadata>\n<manifest>\n{items}\n</manifest>\n<spine{turning}>\n{spine}\n</spine>\n</package>\n"
    )


def _item(file: File) -> str:
    properties = f' properties="{file.properties}"' if file.properties else ""
    return f'<item id="{file.id}" href="{file.name}" media-type="{file.type}"{properties}/>'


def _metadata(at: Desk, full: str, data: EpubData) -> Iterator[str]:
    site, edition = at.site, data.edition.edition
    assert edition is not None
    yield f'<dc:identifier id="book">{identifier(site, edition)}</dc:identifier>'
    yield f"<dc:title>{text(full) or 'Digest'}</dc:title>"
    for code in _languages(at, data.articles):
        yield f"<dc:language>{code}</dc:language>"
    yield f"<dc:creator>{text(site.author) or text(site.title) or 'Digest'}</dc:creator>"
    yield f"<dc:publisher>{text(site.title) or 'Digest'}</dc:publisher>"
    yield f"<dc:date>{edition.first_day}</dc:date>"
    about = text(data.edition.standfirst or site.description)
    if about:
        yield f"<dc:description>{about}</dc:description>"
    yield f"<dc:source>{text(at.addresses.absolute(edition.url))}</dc:source>"
    yield f'<meta property="dcterms:modified">{_modified(site, edition, data.articles)}</meta>'
    yield f'<meta property="belongs-to-collection" id="series">{text(site.title) or "Digest"}</meta>'
    yield '<meta refines="#series" property="collection-type">series</meta>'
    yield '<meta property="schema:accessMode">textual</meta>'
    yield '<meta property="schema:accessModeSufficient">textual</meta>'
    for feature in _FEATURES:
        yield f'<meta property="schema:accessibilityFeature">{feature}</meta>'
    yield '<meta property="schema:accessibilityHazard">none</meta>'
    yield f'<meta property="schema:accessibilitySummary">{text(at.words.access)}</meta>'


def _languages(at: Desk, articles: tuple[ArticleData, ...]) -> list[str]:
    codes = (language(article.article.language) for article in articles)
    return list(dict.fromkeys([at.language, *filter(None, codes)]))


def _modified(site: SiteInfo, edition: Edition, articles: tuple[ArticleData, ...]) -> str:
    """Date a book by its newest story or change, at least by the edition's first midnight."""
    changed = [max(data.article.changed, data.article.instant) for data in articles]
    newest = max([instant(edition.first_day, site.timezone), *changed])
    return f"{moment(newest, UTC):%Y-%m-%dT%H:%M:%SZ}"


def identifier(site: SiteInfo, edition: Edition) -> str:
    """Make the name by which reading systems know a book: another only for another edition or another digest."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, f'epub:{normalise(site.title)}:{edition.key}')}"
