"""The pages of a book besides its stories: the edition's own, and the table of contents with the landmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from digest.model.site import ArticleData, EditionData, EpubData
from digest.render.epub_body import language, text, xhtml
from digest.render.epub_page import Desk, amount, document, linked, paragraph
from digest.render.epub_story import title_of


def day_of(at: Desk, shown: EditionData) -> str:
    """Print the day or days of an edition."""
    if shown.edition is None:
        return ""
    first, last = (
        at.dates.day(d, "full") for d in (shown.edition.first_day, shown.edition.last_day)
    )
    return first if first == last else f"{first} – {last}"


def titled(at: Desk, shown: EditionData) -> str:
    """Print an edition's title."""
    return at.dates.title(shown.title, shown.edition.key) if shown.edition else shown.title


def front(
    at: Desk, shown: EditionData, html: Callable[[str], str], inside: Mapping[str, str]
) -> str:
    """Write the edition's own page: its name, the editor's words, the figures of the day.

    ``inside`` names the file of each story by the public address of its page.
    """
    day, web = day_of(at, shown), at.addresses.absolute(shown.edition.url if shown.edition else "")
    words = xhtml(html(shown.body), page=web, inside=inside).html if shown.body else ""
    parts = [
        '<section epub:type="titlepage">',
        paragraph(at.site.title, "kicker"),
        f"<h1>{text(titled(at, shown)) or text(day)}</h1>",
        paragraph(shown.standfirst, "standfirst"),
        paragraph(f"{day}\u00a0· {at.size(shown.count, shown.minutes)}", "label"),
        f'<div class="words">\n{words}\n</div>' if words else "",
        *_of_the_day(at, shown, inside),
        f'<p class="label">{linked(at.words.web, web)}</p>',
        "</section>",
    ]
    return "\n".join(part for part in parts if part)


def _of_the_day(at: Desk, shown: EditionData, inside: Mapping[str, str]) -> Iterator[str]:
    if not shown.figures:
        return
    yield f'<div class="day">\n<h2>{text(at.words.figures_of_the_day)}</h2>\n<ul>'
    for told in shown.figures:
        file = inside.get(at.addresses.absolute(told.url), "")
        yield f"<li>{amount(told.figure, at.words)}<br/>{linked(told.title, file)}</li>"
    yield "</ul>\n</div>"


def contents(at: Desk, data: EpubData, inside: Mapping[str, str]) -> str:
    """Write the table of contents, the lead first and then section by section, and the landmarks."""
    shown, words = data.edition, at.words
    known = {article.card.url: article for article in data.articles}
    entries = [_entry(at, known[shown.lead.url], inside)] if shown.lead else []
    for section in shown.sections:
        inner = "\n".join(_entry(at, known[card.url], inside) for card in section.cards)
        name = text(section.title) or text(words.stories)
        entries.append(f"<li><span>{name}</span>\n<ol>\n{inner}\n</ol>\n</li>")
    title = text(titled(at, shown)) or text(words.contents)
    listed = "\n".join([f'<li><a href="edition.xhtml">{title}</a></li>', *entries])
    marks = [("cover", "cover.xhtml", words.cover), ("toc", "nav.xhtml", words.contents)]
    if data.articles:
        marks.append(("bodymatter", "story-001.xhtml", words.stories))
    landmarks = "\n".join(
        f'<li><a epub:type="{kind}" href="{file}">{text(name)}</a></li>'
        for kind, file, name in marks
    )
    body = (
        '<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">\n'
        f'<h1 id="contents">{text(words.contents)}</h1>\n<ol>\n{listed}\n</ol>\n</nav>\n'
        f'<nav epub:type="landmarks" hidden="hidden">\n<ol>\n{landmarks}\n</ol>\n</nav>'
    )
    return document(words.contents, body, at.language)


def _entry(at: Desk, article: ArticleData, inside: Mapping[str, str]) -> str:
    file = inside[at.addresses.absolute(article.card.url)]
    spoken_in = at.foreign(language(article.article.language))
    return f'<li><a href="{file}"{spoken_in}>{text(title_of(at, article))}</a></li>'
