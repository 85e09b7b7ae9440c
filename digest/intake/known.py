"""An extract -> its verdicts with what memory knows of its source, and the lesson that memory draws of it."""

from __future__ import annotations

from typing import NamedTuple

from digest.clean import engine
from digest.memory.lesson import Lesson, forgotten, lesson
from digest.memory.snapshot import Snapshot
from digest.memory.source import source_key
from digest.model.article import SourceRef
from digest.model.extract import Extract, Metadata
from digest.model.knowledge import NOTHING, Knowledge
from digest.model.verdict import Cleaned


class Judged(NamedTuple):
    """A cleaned extract; ``plain`` is what it were without memory, ``revision`` is 0 where memory took nothing."""

    cleaned: Cleaned
    plain: Cleaned
    lesson: Lesson | None
    revision: int


def judge(
    extract: Extract,
    snapshot: Snapshot,
    base: Knowledge = NOTHING,
    given: SourceRef = SourceRef(),  # noqa: B008 - frozen
) -> Judged:
    """Clean an extract; ``base`` is known of it beside memory, ``given`` its source as its editor named it.

    The source of an extract that names none is the house that its notice of rights names.
    """
    source = base.source or source_key(extract.metadata, given)
    plain = None
    if not source:
        plain = engine.clean(extract, base)
        source = source_key(Metadata(source=plain.harvest.source))
    knowledge = snapshot.knowledge(source, base)
    cleaned = plain if plain and not knowledge.lines else engine.clean(extract, knowledge)
    gone = forgotten(cleaned)
    if plain is None:
        plain = engine.clean(extract, base) if gone else cleaned
    return Judged(cleaned, plain, lesson(plain, source, gone), knowledge.revision if gone else 0)
