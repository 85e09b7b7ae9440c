"""What an editor says of extracts: in sources.toml, and under ``cleaning`` in the front matter of one of them.

The article that an extract became is the natural place: there she sees what was cut. What she writes there stays
when the article is made anew; an article whose text she has changed is hers, and nothing is made anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from digest.clean import overrides
from digest.errors import Location, Problem
from digest.intake import compose
from digest.intake.article_file import Standing, look
from digest.intake.outcome import Outcome
from digest.markdown import front_matter
from digest.model.article import SourceRef
from digest.model.extract import Extract
from digest.model.knowledge import Knowledge, Overrides, Pattern
from digest.model.verdict import Cleaned
from digest.sources import Sources, entries, fingerprint, joined, patterns
from digest.text import dates


class Asked(NamedTuple):
    """An extract and its article by their paths, what stands of the latter, and the id it has or will have."""

    sources: Sources
    path: str
    article: str
    standing: Standing | None
    id: str

    @property
    def named(self) -> tuple[str, ...]:
        """Give the documents of sources.toml that mean the extract."""
        return self.sources.named(self.path, self.id)

    def expected(self) -> Knowledge:
        """Give what an editor says of the extract, as far as its article can tell."""
        ref = self.standing.front.source if self.standing and self.standing.front else SourceRef()
        return self.sources.knowledge(self.path, ref.name, ref.url, self.id, self.own())

    def known(self, extract: Extract, data: bytes) -> Knowledge:
        """Give all that an editor says of the extract, which came as ``data``.

        A source that the extract does not declare is looked for in what the cleaner harvests of it.
        """
        declared, own = extract.metadata, self.own()
        if extract.format == "markdown" and b"\ncleaning:" in data:
            text = data.decode("utf-8", "replace")
            own = joined(own, _said(text, f"content/{self.path}"))
        name, url = declared.source, declared.url
        found = self.sources.knowledge(self.path, name, url, self.id, own)
        if found.source or name or url or not self.sources.sources:
            return found
        from digest.clean.engine import clean

        name = clean(extract, found).harvest.source
        return self.sources.knowledge(self.path, name, "", self.id, own) if name else found

    def own(self) -> Overrides:
        """Read what the article itself says; its text is read again only where it says anything."""
        if not self.standing or not self.standing.front or not self.standing.front.cleaning:
            return Overrides()
        return _said(self.standing.text, f"content/{self.article}")


def asked(
    sources: Sources, path: str, article: str, standing: Standing | None, data: bytes
) -> Asked:
    """Ask what an editor says of an extract, which came as ``data``."""
    id_ = standing.front.id if standing and standing.front else ""
    return Asked(sources, path, article, standing, id_ or compose.new_id(path, data))


def is_new(knowledge: Knowledge, standing: Standing) -> bool:
    """Tell whether an article was made before its editor said what she says now.

    What is said of one document is always looked at again: it may have become stale.
    """
    obeyed = standing.cleaner.overrides_hash if standing.cleaner else ""
    if knowledge.of_document != Overrides() or fingerprint(knowledge) != obeyed:
        return True
    printed = standing.front.extra.get(compose.DATE_PRINTED) if standing.front else ""
    read = dates.parse_printed(printed, knowledge.zones) if isinstance(printed, str) else None
    return bool(printed and read and not read.warning)


def account(told: Outcome, cleaned: Cleaned, knowledge: Knowledge) -> Outcome:
    """Add to the account of an extract what overrides did to it, and what is wrong with them."""
    return told._replace(
        problems=(*told.problems, *overrides.problems(cleaned, knowledge)),
        source=knowledge.source,
        used=overrides.used(cleaned, knowledge),
        judged=True,
    )


def moved(told: Outcome, asked: Asked, content: str) -> Outcome:
    """Let problems name the lines of the article as it has just been written."""
    if told.state != "written" or not asked.standing or asked.own() == Overrides():
        return told
    standing = look(os.path.join(content, asked.article), f"content/{asked.article}")
    now = asked._replace(standing=standing).own()
    lines = {
        overrides.located(old.where): overrides.located(new.where)
        for old, new in zip(patterns(asked.own()), patterns(now), strict=False)
    }
    problems = (one._replace(where=lines.get(one.where, one.where)) for one in told.problems)
    return told._replace(problems=tuple(problems))


def not_obeyed(knowledge: Knowledge, standing: Standing, article: str) -> Iterator[Problem]:
    """Tell an editor that what she says of a document came after her own changes of its text."""
    if knowledge.of_document == Overrides() or not standing.cleaner:
        return
    if fingerprint(knowledge) != standing.cleaner.overrides_hash:
        first = next(patterns(knowledge.of_document), None)
        where = overrides.located(first.where) if first else Location(f"content/{article}")
        message = f"content/{article} was edited by hand, so its lines are no longer chosen by this"
        hint = "change the text as you want it, or delete the article to have it made anew"
        yield Problem(where, message, hint, "warning")


def left_over(sources: Sources, outcomes: Iterable[Outcome]) -> Iterator[Problem]:
    """Tell of what means no extract, or no line of any, after a run over all of them.

    Of a source with articles that were not cleaned in this run nothing can be said.
    """
    outcomes = [one for one in outcomes if one.state not in ("ignored", "skipped")]
    used = {name for one in outcomes for name in one.used}
    judged = {one.source for one in outcomes if one.judged}
    open_ = {one.source for one in outcomes if not one.judged}
    for source in sources.sources:
        if source.key in judged - open_:
            for pattern in patterns(source.overrides):
                if overrides.name_of(pattern) not in used:
                    yield overrides.stale(pattern, f'the extracts of "{source.key}"')
    means = {key for one in outcomes for key in one.named}
    for key, (_, where) in sources.documents.items():
        if key not in means:
            message = f'[document."{key}"] means no extract'
            hint = "name it by its path below content/, or by the id of its article"
            yield Problem(overrides.located(where), message, hint, "warning")


def _said(text: str, path: str) -> Overrides:
    """Read what the front matter of a file says of lines, each with the line where it is said."""
    front = front_matter.parse(text, path).front
    if not front or not front.cleaning:
        return Overrides()
    lines = text.split("\n")
    top = next((n for n, line in enumerate(lines, 1) if line.startswith("cleaning")), 1)
    said = entries.read(front.cleaning, (), entries.Place(_silent, lambda _: "", document=True))

    def placed(name: str) -> tuple[Pattern, ...]:
        return tuple(
            msgspec.structs.replace(one, where=f"{path}:{_line(lines, top, one)}")
            for one in getattr(said, name)
        )

    lists = {name: placed(name) for name in ("drop", "keep", "cut_after")}
    return msgspec.structs.replace(said, **lists)


def _line(lines: list[str], top: int, pattern: Pattern) -> int:
    """Find the line that writes a pattern, or else the one that begins them all."""
    written = pattern.text or pattern.re or pattern.lines or pattern.mark
    found = (n for n, line in enumerate(lines[top - 1 :], top) if written in line)
    return next(found, top)


def _silent(_: entries.Key, __: str, ___: str) -> None:
    """Say nothing: whoever reads the article tells of its faults."""
