"""A story in a book: headline, source line, figures, key points, the text, notes, and the source line again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from digest.model.site import ArticleData
from digest.render.epub_body import Body, language, text, xhtml
from digest.render.epub_page import Desk, amount, document, linked, outlet, paragraph, spoken
from digest.text.normal import one_line

SHORT = ("link", "excerpt")
"""Rights under which a book has not the text."""


def story(
    desk: Desk,
    data: ArticleData,
    section: str,
    html: Callable[[str], str],
    inside: Mapping[str, str],
    end: str = "",
) -> str:
    """Write the page of a story; ``section`` stands above its headline, ``end`` below the last one."""
    code = language(data.article.language) or desk.language
    body = _body(desk, data, html, inside)
    line = source_line(desk, data, code)
    parts = [
        "<header>",
        paragraph(section, "kicker", desk.own(code)),
        _headline(data),
        *_above(desk, data, code),
        line,
        "</header>",
        *_understood(desk, data, body, code),
        *_text(desk, data, body, code),
        *_notes(desk, data, code),
        "<footer>",
        *_also(desk, data, code),
        line,
        paragraph(end, "end", desk.own(code)),
        "</footer>",
    ]
    inner = "\n".join(part for part in parts if part)
    return document(
        title_of(desk, data),
        f'<section epub:type="chapter" role="doc-chapter" aria-labelledby="story">\n{inner}\n</section>',
        code,
    )


def title_of(desk: Desk, data: ArticleData) -> str:
    """Give a story's headline; there is always one."""
    return one_line(data.article.title) or desk.strings.untitled


def source_line(desk: Desk, data: ArticleData, code: str) -> str:
    """Write who published the original, its authors, its time with zone, and the link to it."""
    article, words = data.article, desk.words
    name, address = outlet(article.source)
    unnamed = "" if article.original or address else words.anonymous
    parts = [text(name or unnamed), text(", ".join(article.authors))]
    parts.append(text(desk.dates.when(article.date) if article.date else words.undated))
    if article.updated:
        parts.append(text(words.updated.format(time=desk.dates.when(article.updated))))
    if address:
        parts.append(linked(words.original, address))
    dot = "\u00a0· "
    return f'<p class="source"{desk.own(code)}>{dot.join(part for part in parts if part)}</p>'


def _headline(data: ArticleData) -> str:
    kind = ' class="unheaded"' if data.article.title_from == "first-sentence" else ""
    return f'<h1 id="story"{kind}>{text(data.article.title) or "…"}</h1>'


def _above(desk: Desk, data: ArticleData, code: str) -> Iterator[str]:
    article = data.article
    if article.title_from == "first-sentence":
        yield paragraph(desk.words.untitled, "label", desk.own(code))
    elif article.rights not in SHORT:
        yield paragraph(article.summary, "standfirst")


def _body(
    desk: Desk, data: ArticleData, html: Callable[[str], str], inside: Mapping[str, str]
) -> Body:
    if data.article.rights in SHORT:
        return Body("", frozenset())
    page = desk.addresses.absolute(data.card.url)
    return xhtml(html(data.article.body_hash), page=page, inside=inside)


def _understood(desk: Desk, data: ArticleData, body: Body, code: str) -> Iterator[str]:
    """Write figures and key points, each leading to its paragraph."""
    if data.article.rights in SHORT:
        return
    words, own = desk.words, desk.own(code)

    def to(anchor: str) -> str:
        return f"#{anchor}" if anchor in body.ids else ""

    if data.figures:
        yield f'<aside class="figures">\n<h2{own}>{text(words.figures)}</h2>\n<ul>'
        for figure in data.figures:
            yield f"<li>{amount(figure, words, to(figure.anchor))}</li>"
        yield "</ul>\n</aside>"
    if data.points:
        yield f'<aside class="points">\n<h2{own}>{text(words.points)}</h2>\n<ul>'
        for point in data.points:
            yield f"<li>{linked(point.text, to(point.anchor))}</li>"
        yield "</ul>\n</aside>"


def _text(desk: Desk, data: ArticleData, body: Body, code: str) -> Iterator[str]:
    article, words, own = data.article, desk.words, desk.own(code)
    if article.rights in SHORT:
        if article.rights == "excerpt":
            yield paragraph(article.excerpt or article.summary)
        yield paragraph(words.elsewhere, "label", own)
        return
    if body.html:
        yield f'<div class="text">\n{body.html}\n</div>'
    said = {"no": words.cut, "maybe": words.short}.get(article.access.complete, "")
    yield paragraph(said, "label", own)


def _notes(desk: Desk, data: ArticleData, code: str) -> Iterator[str]:
    """Write the publisher's corrections, the editor's note, and how many lines are left out."""
    article, own = data.article, desk.own(code)
    if article.notes:
        yield f'<aside class="notes">\n<h2{own}>{text(desk.words.notes)}</h2>'
        yield from map(paragraph, article.notes)
        yield "</aside>"
    if article.note:
        note = paragraph(article.note)
        heading = text(desk.strings.editors_note)
        yield f'<aside class="notes"{spoken(desk.language)}>\n<h2>{heading}</h2>\n{note}\n</aside>'
    if data.removed and article.rights not in SHORT:
        lines = desk.counted(desk.words.removed, sum(count for _, count in data.removed))
        yield paragraph(f"{lines}: {desk.reasons(data.removed)}", "label", own)


def _also(desk: Desk, data: ArticleData, code: str) -> Iterator[str]:
    if not data.also:
        return
    yield f"<h2{desk.own(code)}>{text(desk.words.also)}</h2>\n<ul>"
    for other in data.also:
        name, address = outlet(other.source)
        when = text(desk.dates.day(other.date, "medium"))
        told = linked(name or desk.words.original, address)
        yield f"<li>{told}: {text(other.title)}{', ' + when if when else ''}</li>"
    yield "</ul>"
