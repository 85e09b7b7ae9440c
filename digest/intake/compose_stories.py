"""A round-up's stories -> front matter and body for each; what belongs to the whole goes to the first and the last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from digest.clean import glue, record
from digest.clean.document import CUT, MUCH_LOST
from digest.clean.stories import Story
from digest.intake.compose import FIRST_SENTENCE, Composed, compose, dropped
from digest.markdown.front_matter import FrontMatter
from digest.markdown.writer import to_markdown
from digest.model.article import Access, Cleaner
from digest.model.extract import Block
from digest.model.knowledge import NOTHING, Knowledge
from digest.model.verdict import Cleaned

ROUND_UP = "roundup"
"""Key of the front matter that holds the name of the round-up a story comes from."""

_NOTES = ("F1", "F7", "F10")


def compose_stories(
    cleaned: Cleaned,
    stories: Sequence[Story],
    *,
    version: str,
    language: str,
    knowledge: Knowledge = NOTHING,
) -> list[Composed]:
    """Make one article of each story; they have no ``id`` yet."""
    whole = compose(cleaned, version=version, id_="", language=language, knowledge=knowledge)
    if whole is None:
        return []
    owners = _owners(len(cleaned.blocks), stories)
    made = []
    for number, story in enumerate(stories):
        own = frozenset(i for i, owner in enumerate(owners) if owner == number)
        last = number == len(stories) - 1
        front = _front(cleaned, whole.front, story, own, last=last)
        warnings = whole.warnings if number == 0 else ()
        made.append(Composed(front, to_markdown(_body(cleaned, story)), warnings))
    return made


def _owners(count: int, stories: Sequence[Story]) -> list[int]:
    """Tell for each block of the extract to which story it belongs: to the one that began last."""
    starts = [min((*story.before, *story.places)) for story in stories]
    return [max(0, sum(start <= i for start in starts) - 1) for i in range(count)]


def _body(cleaned: Cleaned, story: Story) -> list[Block]:
    """Give a story's blocks, without the title that its first block begins with."""
    first, *rest = [cleaned.blocks[i] for i in story.places]
    if story.cut >= len(first.text):
        return rest
    return [glue.cut(first, story.cut)[1] if story.cut else first, *rest]


def _front(
    cleaned: Cleaned, whole: FrontMatter, story: Story, own: frozenset[int], *, last: bool
) -> FrontMatter:
    placed = any(cleaned.verdicts[i].class_ == "E2" for i in own)
    return msgspec.structs.replace(
        whole,
        title=story.title,
        title_from=FIRST_SENTENCE if story.label else "",
        summary="",
        notes=tuple(_notes(cleaned, story, own)),
        topics=(story.section,) if story.section else (),
        places=whole.places if placed else (),
        access=Access(whole.access.wall, whole.access.complete if last else "yes"),
        extra=_extra(cleaned, whole, story, own, last=last),
        cleaner=msgspec.structs.replace(whole.cleaner or Cleaner(), counts=dropped(cleaned, own)),
    )


def _notes(cleaned: Cleaned, story: Story, own: Iterable[int]) -> Iterable[str]:
    """Give the greeting, the editorial notes among the story's blocks, and the farewell."""
    found = [
        i
        for i in sorted(own)
        if cleaned.verdicts[i].action == "note" and cleaned.verdicts[i].class_ in _NOTES
    ]
    return dict.fromkeys(cleaned.blocks[i].text for i in (*story.before, *found, *story.behind))


def _extra(
    cleaned: Cleaned, whole: FrontMatter, story: Story, own: Iterable[int], *, last: bool
) -> dict[str, Any]:
    gone = {i: cleaned.verdicts[i].class_ for i in own if cleaned.verdicts[i].action != "keep"}
    spoken = sorted({*story.places, *(i for i, class_ in gone.items() if class_ == "E7")})
    name = whole.title if whole.title_from != FIRST_SENTENCE else ""
    values = {
        ROUND_UP: name if name != story.title else "",
        "credits": [cleaned.blocks[i].text for i in sorted(gone) if gone[i] == "E4"],
        "tickers": list(record.tickers(cleaned.blocks[i].text for i in spoken)),
        "review": [
            r for r in whole.extra.get("review", ()) if r == MUCH_LOST or (last and r == CUT)
        ],
    }
    return {name: value for name, value in values.items() if value}
