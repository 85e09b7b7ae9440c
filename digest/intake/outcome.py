"""What became of each extract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from digest.errors import Problem
from digest.memory.lesson import Edited, Lesson

STATES: Mapping[str, str] = {
    "written": "written",
    "unchanged": "unchanged",
    "edited": "were edited by hand and stay as they are",
    "outdated-edited": "were edited by hand, but their extracts have changed since",
    "no-article": "hold no article",
    "taken-down": "were taken down, and make no article",
    "failed": "could not be taken in",
    "skipped": "were skipped",
}
"""State of an outcome to the words for a list of such extracts; ``ignored`` ones are not spoken of."""


class Outcome(NamedTuple):
    """One extract and its article, both relative to the content folder; ``article`` is empty where none stands.

    ``lines`` of the extract were dropped, ``counts`` says for what (class id -> lines). ``wants`` names what an
    editor should see to: headline, date, source, cut, review. ``diff`` is what a dry run would change.
    ``lesson`` is what memory is to learn of it. ``articles`` are those of a round-up's stories; ``article`` is then
    their folder. ``source`` is the key of sources.toml, ``named`` the keys of documents there that mean the extract,
    ``used`` the overrides of the source that matched, where the extract was ``judged`` in this run.
    """

    extract: str
    article: str = ""
    state: str = "unchanged"
    lines: int = 0
    counts: Mapping[str, int] = {}
    wants: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    diff: str = ""
    lesson: Lesson | Edited | None = None
    articles: tuple[str, ...] = ()
    source: str = ""
    named: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    judged: bool = False


class IntakeReport(NamedTuple):
    """Every extract that was asked for, by path; ``problems`` are those of no single extract."""

    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[Problem, ...] = ()
