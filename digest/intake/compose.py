"""A cleaned extract -> front matter and body. Nothing is invented: what the extract lacks stays empty."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from digest.errors import Location, Problem
from digest.markdown.front_matter import FrontMatter
from digest.markdown.writer import to_markdown
from digest.model.article import Access, Cleaner, SourceRef
from digest.model.extract import Block
from digest.model.knowledge import NOTHING, Knowledge
from digest.model.verdict import Cleaned
from digest.sources import fingerprint
from digest.text import dates, sentences

MAX_TOPICS = 8
"""Pages declare up to dozens of key words for search engines; a reader is served by a few."""

DATE_FROM, DATE_PRINTED = "date_from", "date_printed"
"""Keys of the front matter: what stands for the date, and how a date that cannot be read was printed."""

_DAY = len("2026-11-22")

FIRST_SENTENCE = "first-sentence"
"""Value of ``title_from`` where the title is a mere label."""


class Composed(NamedTuple):
    """An article that is not written yet; without ``written_hash``, ``retrieved`` and kept fields."""

    front: FrontMatter
    body: str
    warnings: tuple[str, ...] = ()


def compose(
    cleaned: Cleaned, *, version: str, id_: str, language: str, knowledge: Knowledge = NOTHING
) -> Composed | None:
    """Make an article of a cleaned extract, None where it holds none.

    ``version`` is the rules', ``language`` the site's: an article in it does not say so again. ``knowledge`` is what
    an editor says of the source, the zones of its dates among it. What lost most of its text is a draft: it is not
    published before an editor has looked at it.
    """
    kept = [b for b, v in zip(cleaned.blocks, cleaned.verdicts, strict=True) if v.action == "keep"]
    if cleaned.document.kind == "no-article" or not kept:
        return None
    from digest.clean.document import (
        MUCH_LOST,
    )  # the rules' room is heavy, and lists of articles need none of it

    meta, harvest = cleaned.extract.metadata, cleaned.harvest
    title, title_from = _title(cleaned, kept)
    published, published_warning = _printed("published", harvest.published, knowledge.zones)
    updated, updated_warning = _printed("updated", harvest.updated, knowledge.zones)
    date, updated = _more_exact(meta.published, published), _more_exact(meta.updated, updated)
    front = FrontMatter(
        title=title,
        title_from=title_from,
        id=id_,
        date=date or updated[:_DAY],
        updated=updated,
        source=SourceRef(meta.source or harvest.source, meta.url or harvest.url),
        authors=meta.authors or harvest.authors,
        summary=meta.summary,
        notes=harvest.notes,
        topics=_distinct((*harvest.topics, *meta.topics))[:MAX_TOPICS],
        places=(harvest.place,) if harvest.place else (),
        draft=MUCH_LOST in cleaned.document.review,
        language=_language(cleaned, language),
        access=Access(cleaned.document.wall, cleaned.document.complete),
        extra=_extra(cleaned) | _printed_dates(cleaned, date, updated, published_warning),
        cleaner=Cleaner(
            version=version,
            extract=cleaned.extract.path,
            extract_hash=cleaned.extract.hash,
            counts=dropped(cleaned),
            overrides_hash=fingerprint(knowledge),
        ),
    )
    # A declared date with its time of day needs nothing of what was printed.
    warnings = (published_warning if len(front.date) <= _DAY else "", updated_warning)
    body = to_markdown(_without_headline(kept, title))
    return Composed(front, body, tuple(filter(None, warnings)))


def unread(path: str, warnings: Iterable[str]) -> Iterator[Problem]:
    """Tell what of an extract's dates could not be read exactly."""
    for warning in warnings:
        hint = "write the date with its offset into the article, such as 2026-11-22T09:00+05:30"
        yield Problem(Location(f"content/{path}"), warning, hint, "warning")


def new_id(path: str, data: bytes) -> str:
    """Make the identity of a new article of where its extract stands and what it holds: 16 hexadecimal digits."""
    return hashlib.blake2b(path.encode() + b"\0" + data, digest_size=8).hexdigest()


def dropped(cleaned: Cleaned, among: Container[int] | None = None) -> dict[str, int]:
    """Count the extract's lines that were dropped, by class; a block of a web page counts as one line.

    ``among`` are places of blocks to look at, None for all.
    """
    counts: dict[str, int] = {}
    lines = cleaned.extract.format != "html"
    for i, (block, verdict) in enumerate(zip(cleaned.blocks, cleaned.verdicts, strict=True)):
        if verdict.action == "drop" and (among is None or i in among):
            size = block.last - block.first + 1 if lines else 1
            counts[verdict.class_] = counts.get(verdict.class_, 0) + size
    return counts


def wants(front: FrontMatter) -> tuple[str, ...]:
    """Name what an editor should see to, as far as the front matter tells."""
    lacking = {
        "headline": not front.title or front.title_from == FIRST_SENTENCE,
        "date": not front.date,
        "source": not (front.original or front.source.name or front.source.url),
        "cut": front.access.complete != "yes",
        "review": bool(front.extra.get("review")),
    }
    return tuple(name for name, lacks in lacking.items() if lacks)


def _title(cleaned: Cleaned, kept: list[Block]) -> tuple[str, str]:
    declared, harvest = cleaned.extract.metadata.title, cleaned.harvest
    if declared:
        return declared, ""
    if harvest.title:
        return harvest.title, FIRST_SENTENCE if harvest.title_from == FIRST_SENTENCE else ""
    prose = next((block for block in kept if block.kind == "text"), kept[0])
    return sentences.first(prose.text) or prose.text, FIRST_SENTENCE


def _without_headline(kept: list[Block], title: str) -> list[Block]:
    """Leave out a first heading that the title repeats."""
    folded = _folded(title)
    return kept[1:] if kept[0].kind == "heading" and _folded(kept[0].text) == folded else kept


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _printed(name: str, text: str, zones: Mapping[str, str]) -> tuple[str, str]:
    """Read a date as the extract prints it, and say what of it could not be read."""
    if not text:
        return "", ""
    iso, warning = dates.parse_printed(text, zones)
    return iso, f'the date {name}, "{text[:60]}": {warning}' if warning else ""


def _printed_dates(cleaned: Cleaned, date: str, updated: str, warning: str) -> dict[str, str]:
    """Say that an update stands for the date, and keep a date as it was printed where it could not be read."""
    found = {}
    if updated and not date:
        found[DATE_FROM] = "updated"
    if warning and len(date) <= _DAY:
        found[DATE_PRINTED] = cleaned.harvest.published[:200]
    return found


def _more_exact(declared: str, printed: str) -> str:
    """Prefer what is declared, but for a printed time of day on the same day."""
    if not declared or (printed[:10] == declared and len(printed) > len(declared)):
        return printed
    return declared


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the first of names that differ in case only."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _language(cleaned: Cleaned, site: str) -> str:
    found = cleaned.extract.metadata.language or cleaned.document.language
    return "" if found.split("-")[0].lower() == site.split("-", maxsplit=1)[0].lower() else found


def _extra(cleaned: Cleaned) -> dict[str, Any]:
    """Keep what has no field of its own; ``review`` stands until an editor takes it out."""
    harvest = cleaned.harvest
    review = list(cleaned.document.review)
    if cleaned.document.kind == "several" and not review:
        review = ["several stories in one extract"]
    kept = {"credits": list(harvest.credits), "tickers": list(harvest.tickers), "review": review}
    return {name: values for name, values in kept.items() if values}
