"""One revision of memory, read before a run and frozen until its end: every worker knows the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from digest.model.knowledge import NOTHING, Knowledge, LineRecord


class Snapshot(NamedTuple):
    """What was known of every source at one revision.

    ``articles`` counts the distinct articles of a source, ``lines`` maps a source's folded lines that stand in
    at least two of them, or that an editor kept, to their records.
    """

    revision: int = 0
    articles: Mapping[str, int] = {}
    lines: Mapping[str, Mapping[str, LineRecord]] = {}

    def knowledge(self, source: str, base: Knowledge = NOTHING) -> Knowledge:
        """Add to what is known of an extract the lines of its source; nothing is known of a source without name."""
        if not source or source not in self.articles:
            return base
        return msgspec.structs.replace(
            base,
            source=base.source or source,
            lines=self.lines.get(source, {}),
            articles=self.articles[source],
            revision=self.revision,
        )


NONE = Snapshot()
