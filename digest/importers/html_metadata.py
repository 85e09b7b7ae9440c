"""What a page declares about itself: JSON-LD, Open Graph, meta elements, <time>.

Precedence, best first; the first that is filled and sound wins:

- title: JSON-LD headline, og:title, other meta, <title>; where the page has one <h1> that says about the
  same, its wording, unless a kicker or a date is glued to it. " | Site" is cut off only where it is the declared
  name of the site, or where its host says it.
- authors: JSON-LD author, then meta elements; addresses, picture credits, professional titles and the site's own
  name are no authors.
- source: og:site_name, JSON-LD publisher, application-name. No name is made of the host.
- url: rel=canonical, og:url, JSON-LD, the mark browsers leave in saved pages; the front page is none.
- published, updated: JSON-LD, article:*_time, itemprop, other meta, <time>. Of several forms of one
  day the one with time and zone wins.
- language: <html lang>, og:locale, JSON-LD inLanguage. summary, topics, wall: JSON-LD, then meta.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from digest.model.extract import Metadata
from digest.text import dates, urls
from digest.text.normal import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_SEPARATORS = r"\s*(?:[|｜·•»–—:_]|::|\s[-<])\s*"
_BREADCRUMB = re.compile(r"\s<\s[^<>]{1,40}\s<\s기사본문(?=$|\s)")
_LEADS = re.compile(
    r"^(?:(?:by|von|par|por|door|di|द्वारा|بقلم:?)\s+|(?:本[报報网網])?(?:[记記]者|作者|文)[\s:：/／|｜]+)"
    r"|\s(?:기자|특파원)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,;|、，؛،·]\s*|\s+(?:and|und|et|y|e|en|और)\s+")
_PUBLISHED = (
    *("article:published_time", "datepublished", "og:published_time", "article:published"),
    *("date", "pubdate", "publishdate", "publish-date", "publish_date", "parsely-pub-date"),
    *(
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "dc.date",
        "cxenseparse:recs:publishtime",
    ),
)
_UPDATED = (
    *("article:modified_time", "datemodified", "og:updated_time", "article:modified"),
    *("lastmod", "last-modified", "dcterms.modified", "dc.date.modified"),
)
_NO_NAME = re.compile(
    r"[/@<>{}]|^\W*$|^\((?:image|photo|picture|bild|foto)\b|^(?-i:[a-z]+(?:-[a-z]+)+)$",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,3}")
_TITLES = {
    "CFA",
    "CFP",
    "CPA",
    "CPP",
    "Esq.",
    "J.D.",
    "JD",
    "Jr.",
    "M.D.",
    "MBA",
    "MD",
    "Ph.D.",
    "PhD",
    "PMP",
    "PSP",
}
_MAX_TEXT, _MAX_TITLE, _MAX_NAME, _MAX_TOPICS = 600, 300, 80, 20


def read(root: HtmlElement, source: str, linked: dict[str, Any]) -> Metadata:
    """Read a page's metadata; whatever is broken or missing stays empty, nothing is raised.

    ``linked`` is what :func:`digest.importers.html_linked.article` found.
    """
    meta = _meta(root)
    site = _first([*meta.get("og:site_name", ()), *_names(linked.get("publisher"))]) or _first(
        meta.get("application-name", ())
    )
    published = _date(_dates(root, linked, meta, "datePublished", _PUBLISHED), times=_times(root))
    updated = _date(_dates(root, linked, meta, "dateModified", _UPDATED))
    url = _url(root, linked, meta, source)
    return Metadata(
        title=_title(root, linked, meta, site, url),
        authors=_authors(linked, meta, site),
        source=site,
        url=url,
        published=published,
        updated=updated if updated[:10] >= published[:10] and updated != published else "",
        language=_language(root, linked, meta),
        summary=_first(
            [linked.get("description"), *_all(meta, "og:description", "description")], _MAX_TEXT
        ),
        topics=_topics(linked, meta),
        wall=_wall(linked, meta),
    )


_Meta = dict[str, list[str]]


def _meta(root: HtmlElement) -> _Meta:
    """Collect the contents of meta elements and of itemprop attributes by name in lower case."""
    found: _Meta = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        name = name or element.get("http-equiv") or ""
        if element.get("content"):
            found.setdefault(name.strip().lower(), []).append(element.get("content"))
    return found


def _all(meta: _Meta, *names: str) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _first(values: Iterable[object], limit: int = 300) -> str:
    """First text among values, without tags and doubly escaped entities."""
    for value in values:
        if isinstance(value, str):
            text = _line(re.sub(r"<[^<>]{0,200}>", " ", unescape(unescape(value))))
            if text and len(text) <= limit * 4:
                return text if len(text) <= limit else ""
    return ""


def _line(text: str) -> str:
    """Give a text on one line, without the marks that only say where it may be broken."""
    return one_line(re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))


def _names(value: object) -> Iterator[str]:
    """Names of the persons or organisations that a JSON-LD value holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for item in value[:20]:
            yield from _names(item)


def _title(root: HtmlElement, linked: dict[str, Any], meta: _Meta, site: str, url: str) -> str:
    declared = _all(meta, "og:title", "twitter:title", "dc.title", "title")
    in_head = (title.text_content() for title in root.iter("title"))
    title = _BREADCRUMB.sub("", _first([linked.get("headline"), *declared, *in_head]))
    title = _without_host(without_site(title, site), url)
    headings = (_line(heading.text_content()) for heading in root.iter("h1"))
    shown = [text for text in headings if text and len(text) <= _MAX_TITLE]
    if not title:
        return shown[0] if len(shown) == 1 else ""
    if len(shown) == 1:
        return shown[0] if _alike(shown[0], title) and not _glued(shown[0], title) else title
    return next((text for text in shown if _begins(title, text)), title)


def without_site(title: str, site: str) -> str:
    """Cut " | Site Name" off the end of a title, if that is exactly the site's declared name."""
    if not site:
        return title
    cut = re.sub(_SEPARATORS + re.escape(site) + r"\s*$", "", title, flags=re.IGNORECASE)
    return cut or title


def _without_host(title: str, url: str) -> str:
    """Cut " | Name" off the end of a title where the page's host has that name ("Clay Post", clay-post.test)."""
    match = re.fullmatch(r"(.+?)\s+[|·•–—-]\s+([^|·•–—]{3,40})", title)
    if not match:
        return title
    name, host = _letters(match[2]), urlsplit(url).hostname or ""
    labels = [_letters(label) for label in host.split(".")[:-1]]
    named = any(len(label) > 3 and (label in name or name in label) for label in labels)
    return match[1] if named and len(name) > 3 else title


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", text.lower()))


def _glued(shown: str, title: str) -> bool:
    """Tell whether a heading is the title with a kicker before it, or a date of publication behind it."""
    whole, part = _letters(shown), _letters(title)
    if whole == part or len(title.split()) < 3:
        return False
    dated = bool(dates.parse_printed(shown[len(title) :]).iso)
    return whole.endswith(part) or (whole.startswith(part) and dated)


def _begins(title: str, shown: str) -> bool:
    """Tell whether a heading is the title but for something at its end, such as the name of the site."""
    return len(shown.split()) > 2 and _letters(title).startswith(_letters(shown))


def _alike(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return bool(a and b) and len(a & b) * 2 >= min(len(a), len(b))


def _authors(linked: dict[str, Any], meta: _Meta, site: str) -> tuple[str, ...]:
    declared = [part for name in _names(linked.get("author")) for part in _people(name)]
    if not declared:
        for value in _all(
            meta, "author", "parsely-author", "sailthru.author", "article:author", "dc.creator"
        ):
            parts = _PARTS.split(_LEADS.sub("", value.strip()))
            # "Ann Lee and Ben Roe, Nairobi": beside full names a single word is a place or an agency.
            declared += [part for part in parts if " " in part] or parts
    names = (_LEADS.sub("", _first([name])) for name in declared)
    sound = [n for n in names if n and len(n) <= _MAX_NAME and not _NO_NAME.search(n)]
    return tuple(dict.fromkeys(n for n in sound if n.lower() != site.lower()))


def _people(name: str) -> list[str]:
    """Part "Ann Lee, Ben Roe" where each part has the shape of a name; else leave it whole."""
    parts = [part.strip() for part in name.split(",")]
    named = [part for part in parts if part not in _TITLES]
    return named if all(_FULL_NAME.fullmatch(part) for part in named) else [name]


def _url(root: HtmlElement, linked: dict[str, Any], meta: _Meta, source: str) -> str:
    saved = _SAVED.search(source[:4000])
    own = linked.get("mainEntityOfPage")
    values = [
        *(link.get("href") for link in root.iter("link") if _relation(link) == "canonical"),
        *_all(meta, "og:url", "twitter:url"),
        linked.get("url"),
        own.get("@id") if isinstance(own, dict) else own,
        saved[1] if saved else "",
    ]
    for value in values:
        url = urls.clean(one_line(value)) if isinstance(value, str) else ""
        if re.match(r"https?://[^/]", url, re.IGNORECASE) and urls.safe(url) and _deep(url):
            return url
    return ""


def _relation(link: HtmlElement) -> str:
    return str(link.get("rel", "")).strip().lower()


def _deep(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path.strip("/") != "" or parts.query != ""


def _dates(
    root: HtmlElement, linked: dict[str, Any], meta: _Meta, key: str, names: tuple[str, ...]
) -> Iterator[object]:
    yield linked.get(key)
    yield from _all(meta, *names)
    for element in root.xpath("//*[@itemprop=$key]", key=key):
        yield element.get("content") or element.get("datetime")


def _times(root: HtmlElement) -> Iterator[object]:
    """<time> elements that can be the publication's: inside the article or its header, the first ones."""
    for element in root.xpath("(//article | //main | //header)//time[@datetime]")[:3]:
        yield element.get("datetime")


def _date(values: Iterable[object], times: Iterable[object] = ()) -> str:
    """First real date, in the most exact form that any of the values gives to that day."""
    found = [iso for iso in map(_iso, values) if iso] or [iso for iso in map(_iso, times) if iso][
        :1
    ]
    same = [iso for iso in found if iso[:10] == found[0][:10]]
    return max(same, key=_exactness, default="")


def _iso(value: object) -> str:
    if not isinstance(value, str):
        return ""
    # "Fri Nov 20 09:00:00 CET 2026": the year stands last where a program has printed its clock.
    text = re.sub(r"^(\w+ \w+ \d\d?) ([\d:]{8} [A-Z]+) (\d{4})$", r"\1 \3 \2", one_line(value))
    return dates.parse(text) or ""


def _exactness(iso: str) -> int:
    """Rank a day, a clock time, an instant; of equals max() takes the first."""
    return ("T" in iso) + bool(re.search(r"[+-]\d\d:\d\d$", iso))


def _language(root: HtmlElement, linked: dict[str, Any], meta: _Meta) -> str:
    values = [
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        root.get("xml:lang"),
    ]
    spoken = linked.get("inLanguage")
    if isinstance(spoken, dict):
        spoken = spoken.get("alternateName")
    values += [*_all(meta, "og:locale"), spoken if isinstance(spoken, str) else None]
    values += _all(meta, "content-language", "language", "dc.language")
    for value in values:
        tag = value.strip().replace("_", "-") if isinstance(value, str) else ""
        if _LANGUAGE.fullmatch(tag):
            return tag
    return ""


def _topics(linked: dict[str, Any], meta: _Meta) -> tuple[str, ...]:
    declared = linked.get("keywords")
    words = list(_names(declared)) if not isinstance(declared, str) else [declared]
    words = words or meta.get("article:tag", []) or list(_all(meta, "news_keywords", "keywords"))
    parts = (part for word in words for part in re.split(r"\s*[,;|]\s*", word))
    clean = (_first([part]) for part in parts)
    return tuple(dict.fromkeys(c for c in clean if c and len(c) <= _MAX_NAME))[:_MAX_TOPICS]


def _wall(linked: dict[str, Any], meta: _Meta) -> bool | None:
    """Tell what the page says of its own wall: True where it is not free, None where it is silent."""
    free = str(linked.get("isAccessibleForFree", "")).strip().rsplit("/", 1)[-1].lower()
    tier = next(_all(meta, "article:content_tier"), "").lower()
    if free in {"true", "false"}:
        return free == "false"
    return {"free": False, "locked": True, "metered": True}.get(tier)
