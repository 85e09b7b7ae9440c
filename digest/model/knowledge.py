"""What is known of an extract's source before it is cleaned: the editor's words, and lines seen before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Switch = Literal["", "keep", "drop"]


class Pattern(Struct, frozen=True, kw_only=True):
    """Lines that an editor names, in one of four ways, and why.

    ``text`` is the literal line, ``re`` a pattern searched in it, ``lines`` source lines such as ``#14-#17``,
    ``mark`` the fingerprint of the line as ``digest explain`` prints it. ``where`` tells the editor where it was
    written; ``confirm`` says that lines of the story itself are meant.
    """

    text: str = ""
    re: str = ""
    lines: str = ""
    mark: str = ""
    why: str = ""
    where: str = ""
    confirm: bool = False


class Overrides(Struct, frozen=True, kw_only=True):
    """What an editor decided for a source or for one document; empty parts decide nothing.

    ``cut_after`` drops from the first matching line to the end. ``byline`` is a pattern with a group ``name``.
    ``captions`` and ``machine_summary`` keep or drop those lines whatever the built-in rules say.
    """

    drop: tuple[Pattern, ...] = ()
    keep: tuple[Pattern, ...] = ()
    cut_after: tuple[Pattern, ...] = ()
    byline: str = ""
    captions: Switch = ""
    machine_summary: Switch = ""


class LineRecord(Struct, frozen=True, kw_only=True):
    """How often a folded line was seen in distinct articles of its source, where, and in how many other sources.

    ``kept`` says that an editor kept it once: it never counts again.
    """

    articles: int = 0
    head: int = 0
    inside: int = 0
    tail: int = 0
    sources: int = 1
    kept: bool = False


class Knowledge(Struct, frozen=True, kw_only=True):
    """All that is known before cleaning; the default knows nothing.

    ``lines`` maps folded lines that the source repeats to their records, ``articles`` counts the distinct articles the
    source has in memory, ``revision`` numbers the state of memory that was read. ``zones`` maps the names of
    ambiguous time zones ("IST") to IANA names or offsets for this source.
    """

    source: str = ""
    of_source: Overrides = Overrides()
    of_document: Overrides = Overrides()
    zones: Mapping[str, str] = {}
    lines: Mapping[str, LineRecord] = {}
    articles: int = 0
    revision: int = 0


NOTHING = Knowledge()
