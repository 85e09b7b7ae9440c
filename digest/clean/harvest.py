"""What leaves the body but not the record: headline, names, dates, credits, notes.

Every value stands in the extract.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from digest.clean import bylines, dateline, record, suspicion
from digest.clean.features import DATE, MAIL
from digest.clean.sheet import Sheet
from digest.model.extract import Block, Metadata
from digest.model.verdict import Harvest, Verdict
from digest.text import sentences

_NO_HEADLINE = "no headline in the extract"
_NO_DATE = "no date in the extract"
_ONLY_UPDATED = "only an update is dated in the extract"
_MACHINE = "a machine-written summary was taken out"

_BY = re.compile(
    r"^\W*(?:(?:written|words|story|text|reported|posted|published|compiled|analysis|article|ein \w+"
    r"|bericht|escrito|publicado|écrit|publié|rédigé|propos recueillis)\s)?"
    r"(?:by|von|par|por|author|autor|autorin|autores|auteur|authors)(?:\b|(?=[A-Z]))[:\s]*",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\s*(?:,|\band\b|\bund\b|\bet\b|\by\b|\be\b|&|/)\s*")
_NAME = re.compile(r"^[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,4}$")
_NAME_END = re.compile(r"\s*[|•·–—].*$|\s+-\s.*$|\s\d.*$|\s(?:for|für|pour)\s.*$")
_AT = re.compile(r"\s(?:in|at|aus|à)\s.*$")
ROLE = re.compile(
    r"(?:^|[\s,(]+)(?:(?:senior|chief|deputy|associate|assistant|managing|executive|contributing|special|staff|our"
    r"|guest|business|markets?|banking|finance|financial|economics?|economy|energy|industry|technology|tech"
    r"|political|politics|legal|retail|transport|consumer|news|foreign|city|wirtschafts?)[\s-]+)*"
    r"(?:reporter|editor|correspondent|writer|columnist|bureau|desk|redakteur|korrespondent)(?:s|in|en|innen)?\)?$",
    re.IGNORECASE,
)
"""A trade at the end of a line or alone: not a part of a name."""

_UPDATED = re.compile(r"updat|modif|aktualis|mis[e]? à jour|actualiz|atualiz|अपडेट|更新")
_LABEL = re.compile(
    r"^[^\d:]{0,40}?:\s*(?=\S)|^(?:[^\W\d_]+\s){0,3}?(?:on|am|le|el|em|at)\s(?=\S*\d|\w+day)"
    r"|^(?:published|posted|updated|stand|publié|publicado|aktualisiert|veröffentlicht|modified)\s",
    re.IGNORECASE,
)
_OFFERS = ("A1", "A3", "A4", "A5", "B1", "B2", "D1", "D5")
"""Classes of lines in which a house speaks of itself; its plans, A2, are never read."""


def headline(sheet: Sheet) -> str:
    """Choose the headline among the blocks above the spine; empty when none stands there."""
    above = range(max(0, sheet.spine.first))
    headings = [
        i for i in above if sheet.blocks[i].kind == "heading" and sheet.blocks[i].main is not False
    ]
    if headings:
        best = min(headings, key=lambda i: (sheet.blocks[i].level, i))
        if len(sheet.features[best].tokens) >= 2 and not sheet.features[best].cues.keys() & {
            "related",
            "kicker",
            "ui",
        }:
            return sheet.blocks[best].text
    shaped = [i for i in above if _is_title_shaped(sheet, i)]
    for i in shaped:
        if sheet.tie(i) >= 0.34:
            return sheet.blocks[_above_standfirst(sheet, i)].text
    if (
        shaped
        and shaped[0] <= 2
        and sheet.spine.first <= 6
        and (sheet.spine.short or sheet.tie(shaped[0]) >= 0.15)
    ):
        return sheet.blocks[shaped[0]].text
    return ""


def _above_standfirst(sheet: Sheet, i: int) -> int:
    """Return the line right above a longer one that tells as much of the story: headline and standfirst."""
    j = i - 1
    while j > 0 and (sheet.features[j].dated or "byline" in sheet.features[j].cues):
        j -= 1
    if j < 0 or j > 1:
        return i
    above, below = sheet.features[j], sheet.features[i]
    short = 2 * above.weight <= 3 * below.weight and len(above.tokens) >= 3 - 2 * above.unspaced
    bare = not (above.cues or above.final or above.dated or above.named or above.bullet)
    told = sheet.tie(j) >= (0.34 if above.unspaced else 0.5)
    return j if short and bare and told and sheet.blocks[j].main is None else i


def _is_title_shaped(sheet: Sheet, i: int) -> bool:
    f = sheet.features[i]
    calm = not f.cues.keys() & {
        "related",
        "newsletter",
        "access",
        "register",
        "photo",
        "published",
        "share",
        "ui",
        "media",
        "byline",
        "consent",
        "app",
        "keypoints",
        "correction",
        "topics",
    }
    return (
        f.headline
        and 20 <= f.weight <= 220
        and f.block.kind in ("text", "heading")
        and f.block.main is not False
        and not f.bullet
        and not f.dated
        and "©" not in f.text
        and (calm or sheet.tie(i) >= 0.6)
        and not suspicion.prose(f)
    )


def gather(
    metadata: Metadata, blocks: Sequence[Block], verdicts: Sequence[Verdict], title: str
) -> Harvest:
    """Collect the record of an extract from its metadata and from the blocks that left the body."""
    gone: dict[str, list[str]] = {}
    for block, verdict in zip(blocks, verdicts, strict=True):
        if verdict.action != "keep" and verdict.class_:
            gone.setdefault(verdict.class_, []).append(block.text)
    kept = [
        block for block, verdict in zip(blocks, verdicts, strict=True) if verdict.action == "keep"
    ]
    name, name_from = _title(metadata, title, kept)
    placed = dateline.read(gone["E2"][0]) if "E2" in gone else dateline.Dateline()
    dated = [*gone.get("E3", []), *gone.get("E1", []), placed.date]
    published, updated = _dates(metadata, dated)
    warnings = []
    if name_from in ("", "first-sentence"):
        warnings.append(_NO_HEADLINE)
    if not published:
        warnings.append(_ONLY_UPDATED if updated else _NO_DATE)
    if "F11" in gone:
        warnings.append(_MACHINE)
    return Harvest(
        title=name,
        title_from=name_from,
        authors=metadata.authors or _unique(_authors(gone.get("E1", []))) or placed.authors,
        place=placed.place,
        agency=placed.agency or _agency(gone.get("E1", [])),
        published=published,
        updated=updated,
        credits=_unique(map(_without_mail, gone.get("E4", []))),
        source=metadata.source or _source(gone),
        url=metadata.url,
        tickers=record.tickers([*gone.get("E7", []), *(block.text for block in kept)]),
        topics=metadata.topics or record.topics(gone.get("E6", [])),
        related=_unique(_related(blocks, verdicts)),
        captions=_unique(line for line in gone.get("E5", []) if not record.is_rights(line)),
        notes=_unique(t for c in ("F1", "F7", "F10") for t in gone.get(c, [])),
        warnings=tuple(warnings),
    )


def _title(metadata: Metadata, title: str, kept: Sequence[Block]) -> tuple[str, str]:
    if metadata.title:
        return metadata.title, "metadata"
    if title:
        return title, "extract"
    for block in kept:
        first = sentences.first(block.text)
        if first:
            return first, "first-sentence"
    return "", ""


def _dates(metadata: Metadata, lines: Sequence[str]) -> tuple[str, str]:
    published, updated = metadata.published, metadata.updated
    for line in lines:
        for part in re.split(
            r"\s*[|•·]\s*|\s+(?=(?:[Ll]ast )?[Uu]pdated|Aktualisiert|[Mm]is à jour)", line
        ):
            if not DATE.search(part):
                continue
            text = _LABEL.sub("", part.strip(), count=1).strip(" .|-()")
            if _UPDATED.search(part.lower()):
                updated = updated or text
            else:
                published = published or text
    return published, updated


def _authors(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if bylines.is_desk(line):
            continue
        own = bylines.read(line)
        if own:
            yield from own
            continue
        found = _BY.match(line)
        text = MAIL.sub("", line[found.end() :] if found else line)
        date = DATE.search(text)
        if date:
            text = text[: date.start()]
        parts = _NAMES.split(_NAME_END.sub("", text.strip()))
        placed = _AT.search(parts[0]) is not None
        for part in parts:
            if placed and not _AT.search(part):
                continue  # “in New York and Hong Kong” are two places
            name = ROLE.sub("", _AT.sub("", part).strip(" .,;:()")).strip(" .,;:()")
            if (
                _NAME.match(name)
                and name in line
                and any(map(str.isupper, name))
                and not name.startswith(("The ", "Our "))  # a paper, a desk
                and (found or name.istitle() or len(name.split()) <= 4)
            ):
                yield name
                if not found:
                    break


def _without_mail(line: str) -> str:
    """Cut a credit before the first address of a person: it is not ours to publish."""
    found = MAIL.search(line)
    return (
        re.sub(r"[\s;,(]+(?:\w+ to)?[\s:]*$", "", line[: found.start()]).lstrip("([")
        if found
        else line
    )


def _agency(lines: Iterable[str]) -> str:
    """Give the first news agency that a byline names."""
    return next(filter(None, (record.agency(_BY.sub("", line)) for line in lines)), "")


def _source(gone: Mapping[str, Sequence[str]]) -> str:
    """Name who published it: the owner of the rights, else the house that speaks of itself in its offers."""
    rights = [*gone.get("D1", []), *filter(record.is_rights, gone.get("E5", []))]
    return record.owner(rights) or record.house(
        line for class_ in _OFFERS for line in gone.get(class_, [])
    )


def _related(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> Iterator[str]:
    for block, verdict in zip(blocks, verdicts, strict=True):
        if verdict.class_ not in ("B3", "B4"):
            continue
        text = block.text.split(": ", 1)[-1] if verdict.rule == "related-link" else block.text
        if (
            len(text.split()) >= 4
            and len(text) <= 200
            and (verdict.rule != "related-link" or text != block.text)
        ):
            yield text.strip()


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
