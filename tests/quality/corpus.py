"""The project's own extracts beside what somebody wrote down that they should give: tests/extracts/NAME/gold.txt

A gold text has the article, a block a line; under ``--- notes`` the notes; under ``--- record`` lines ``key: value``.
What the record leaves out is not asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from declared import fold, instant
from samples import language_group
from scoring import share

from digest import intake
from digest.model.verdict import Cleaned
from digest.text import dates

EXTRACTS = Path(__file__).parent.parent / "extracts"
WORDS = ("news_kept", "shown_is_news")
RECORD = ("kind", "complete", "wall", "title", "authors", "published", "source", "language")

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


class Gold(NamedTuple):
    """What an extract should give."""

    article: str
    notes: str
    record: Mapping[str, str]


class Result(NamedTuple):
    """What one extract gave: words of news, of them shown; words shown; which fields of the record are right."""

    name: str
    group: str
    news: int
    shown: int
    shared: int
    right: Mapping[str, bool]


def names() -> list[str]:
    """Name the extracts that have a gold text."""
    return sorted(path.parent.name for path in EXTRACTS.glob("*/gold.txt"))


def gold(text: str) -> Gold:
    """Read a gold text."""
    parts: dict[str, list[str]] = {"": [], "notes": [], "record": []}
    part = ""
    for line in text.splitlines():
        if line.startswith("--- "):
            part = line[4:].strip()
        else:
            parts[part].append(line)
    pairs = (line.partition(":") for line in parts["record"] if line.strip())
    record = {key.strip(): value.strip() for key, _, value in pairs}
    return Gold("\n".join(parts[""]), "\n".join(parts["notes"]), record)


def result(name: str, wanted: Gold, cleaned: Cleaned) -> Result:
    """Compare; the article's words count in the article, the notes' words among the notes."""
    news = shown = shared = 0
    for text, action in ((wanted.article, "keep"), (wanted.notes, "note")):
        given = [
            block.text
            for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True)
            if verdict.action == action
        ]
        expected, found = _words(text), _words("\n".join(given))
        matcher = SequenceMatcher(None, expected, found, autojunk=False)
        news, shown = news + len(expected), shown + len(found)
        shared += sum(match.size for match in matcher.get_matching_blocks())
    group = language_group(wanted.record.get("language", "en"))
    return Result(name, group, news, shown, shared, _right(wanted.record, cleaned))


def measure(name: str) -> Result:
    """Clean one extract of the corpus and compare it with its gold text."""
    return result(name, *read(name))


def read(name: str) -> tuple[Gold, Cleaned]:
    """Read the gold text of one extract, and clean the extract."""
    folder = EXTRACTS / name
    (source,) = folder.glob("source.*")
    cleaned = intake.explain(source.read_bytes(), f"extracts/{name}/{source.name}")
    return gold((folder / "gold.txt").read_text("utf-8")), cleaned


def lost(wanted: Gold, cleaned: Cleaned) -> list[str]:
    """Return the lines of a gold text, notes too, that are not shown whole, or not as often as they should be."""
    given = "\n".join(
        " ".join(_words(block.text))
        for block, verdict in zip(cleaned.blocks, cleaned.verdicts, strict=True)
        if verdict.action in ("keep", "note")
    )
    shown = f"\n{given}\n".replace("\n", " \n ")
    asked = Counter(
        line for line in f"{wanted.article}\n{wanted.notes}".splitlines() if _words(line)
    )
    return [
        line for line, count in asked.items() if shown.count(f" {' '.join(_words(line))} ") < count
    ]


def figures(results: Sequence[Result]) -> dict[str, float]:
    """Give the share of news kept, of what is shown that is news, and of records right, field by field."""
    shared = sum(one.shared for one in results)
    found = {
        "news_kept": share(shared, sum(one.news for one in results)),
        "shown_is_news": share(shared, sum(one.shown for one in results)),
    }
    for field in RECORD:
        asked = [one.right[field] for one in results if field in one.right]
        if asked:
            found[field] = share(sum(asked), len(asked))
    return found


def table(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """Give the figures of all extracts and of each group of languages."""
    rows = {"all": figures(results)}
    for group in sorted({one.group for one in results}):
        rows[group] = figures([one for one in results if one.group == group])
    return rows


def worst(results: Sequence[Result], figure: str) -> list[str]:
    """Name the extracts that cost a figure most, the worst first, with what each loses."""
    if figure in RECORD:
        return [one.name for one in results if one.right.get(figure) is False]
    total = "news" if figure == "news_kept" else "shown"
    missed = sorted(((getattr(one, total) - one.shared, one.name) for one in results), reverse=True)
    return [f"{name} ({count} words)" for count, name in missed if count]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _right(record: Mapping[str, str], cleaned: Cleaned) -> dict[str, bool]:
    harvest, about = cleaned.harvest, cleaned.document
    given = {
        "kind": about.kind,
        "complete": about.complete,
        "wall": str(about.wall).lower(),
        "title": fold(harvest.title),
        "authors": fold(" ; ".join(harvest.authors)),
        "source": fold(harvest.source),
        "language": about.language[:2],
    }
    folded = ("title", "authors", "source")
    right = {
        field: (fold(record[field]) if field in folded else record[field]) == value
        for field, value in given.items()
        if field in record
    }
    if "published" in record:
        right["published"] = _same_time(record["published"], harvest.published)
    return right


def _same_time(wanted: str, given: str) -> bool:
    """Compare times as they are printed or declared: the day, and the instant where a zone stands with it."""
    expected, found = _time(wanted), _time(given)
    if expected is None or found is None:
        return False
    if getattr(expected, "tzinfo", None):
        return expected == found
    return str(expected)[:10] == str(found)[:10]


def _time(text: str) -> datetime | date | None:
    return instant(text) or instant(dates.parse_printed(text).iso)
