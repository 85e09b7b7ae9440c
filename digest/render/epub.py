"""An edition as a book: EPUB 3 with a cover, a table of contents and a page for every story.

A book of the same edition is the same bytes: files in one order, no clock, no name of a machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from digest.model.site import EpubData, SiteInfo
from digest.render.epub_body import text
from digest.render.epub_cover import cover
from digest.render.epub_front import contents, day_of, front, titled
from digest.render.epub_package import File, package
from digest.render.epub_page import Desk, desk, document
from digest.render.epub_sheet import SHEET
from digest.render.epub_story import story, title_of
from digest.text.normal import one_line

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR = 0o100644 << 16
_LENGTH = 300


def book(site: SiteInfo, data: EpubData, html: Callable[[str], str]) -> bytes:
    """Write an edition as an EPUB; ``html`` gives a body by its hash."""
    at = desk(site)
    full = one_line(f"{site.title}: {titled(at, data.edition)}")[:_LENGTH]
    files = list(_files(at, full, data, html))
    return _packed([*files, File("package.opf", package(at, full, data, files))])


def _files(at: Desk, full: str, data: EpubData, html: Callable[[str], str]) -> Iterator[File]:
    """Give the files of a book in reading order, after the style sheet and the picture of the cover."""
    shown, code = data.edition, at.language
    day = day_of(at, shown)
    lead = title_of(at, data.articles[0]) if data.articles else ""
    size = at.size(shown.count, shown.minutes)
    names = [f"story-{place:03}.xhtml" for place in range(1, len(data.articles) + 1)]
    inside = {
        at.addresses.absolute(article.card.url): name
        for name, article in zip(names, data.articles, strict=True)
    }
    yield File("book.css", SHEET, "text/css")
    yield File("cover.svg", cover(at.site.title, day, lead, size), "image/svg+xml", "cover-image")
    picture = f'<img src="cover.svg" alt="{text(f"{at.site.title}, {day}")}"/>'
    outside = f'<section epub:type="cover">\n{picture}\n</section>'
    yield File("cover.xhtml", document(at.words.cover, outside, code, "cover"))
    yield File("edition.xhtml", document(full, front(at, shown, html, inside), code, "front"))
    yield File("nav.xhtml", contents(at, data, inside), properties="nav")
    sections = {card.url: s.title for s in shown.sections for card in s.cards}
    for name, article in zip(names, data.articles, strict=True):
        section = sections.get(article.card.url, "")
        end = at.words.end.format(date=day) if name == names[-1] else ""
        yield File(name, story(at, article, section, html, inside, end))


def _packed(files: list[File]) -> bytes:
    memory = BytesIO()
    with ZipFile(memory, "w") as archive:
        _write(archive, "mimetype", "application/epub+zip", ZIP_STORED)
        _write(archive, "META-INF/container.xml", CONTAINER, ZIP_DEFLATED)
        for file in files:
            _write(archive, f"EPUB/{file.name}", file.text, ZIP_DEFLATED)
    return memory.getvalue()


def _write(archive: ZipFile, name: str, content: str, method: int) -> None:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = method
    entry.create_system = 3
    entry.external_attr = _REGULAR
    archive.writestr(entry, content.encode("utf-8", "replace"))
