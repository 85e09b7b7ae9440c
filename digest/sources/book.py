"""What an editor knows of sources and documents, and which of it is meant for an extract."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from digest.model.knowledge import NOTHING, Knowledge, Overrides, Pattern

_WEB = re.compile(r"https?://", re.IGNORECASE)
_AUSTRALIAN = {"EST": "", "EDT": ""}
"""Names that Australian papers use for their own eastern time: nobody can tell without a table."""


class Source(NamedTuple):
    """A source by its key, with the hosts, names and folders that its extracts are known by.

    ``family`` names the house that publishes it and others, which count once among those that tell a story.
    """

    key: str
    match: tuple[str, ...] = ()
    overrides: Overrides = Overrides()
    zones: Mapping[str, str] = {}
    where: str = ""
    family: str = ""


class Sources(NamedTuple):
    """All of sources.toml; ``documents`` maps an id or a path to overrides and the place they stand at."""

    sources: tuple[Source, ...] = ()
    documents: Mapping[str, tuple[Overrides, str]] = {}
    zones: Mapping[str, str] = {}

    def source_of(self, path: str, name: str, url: str) -> Source | None:
        """Find the source of an extract at ``path`` below the content folder, by what is known of it."""
        for source in self.sources:
            if any(_matches(one, path, name, url) for one in (*source.match, source.key)):
                return source
        return None

    def document_of(self, path: str, id_: str) -> Overrides:
        """Give what stands for one document, named by its id or by its path."""
        return joined(*(self.documents[key][0] for key in self.named(path, id_)))

    def named(self, path: str, id_: str) -> tuple[str, ...]:
        """Give the keys of the documents that mean an extract, by its article's id or by a path of either."""
        return tuple(key for key in self.documents if key == id_ or _means(key, path))

    def knowledge(self, path: str, name: str, url: str, id_: str, own: Overrides) -> Knowledge:
        """Give what is known of an extract; ``own`` are the overrides in its article's front matter."""
        source = self.source_of(path, name, url)
        zones = {**(_AUSTRALIAN if _host(url).endswith(".au") else {}), **self.zones}
        if source:
            zones |= source.zones
        document = joined(own, self.document_of(path, id_))
        if not (source or zones or document != Overrides()):
            return NOTHING
        return Knowledge(
            source=source.key if source else "",
            of_source=source.overrides if source else Overrides(),
            of_document=document,
            zones=zones,
        )


def joined(*several: Overrides) -> Overrides:
    """Join overrides of one level; of single values the first that is set counts."""
    if len(several) == 1:
        return several[0]
    return Overrides(
        drop=tuple(one for part in several for one in part.drop),
        keep=tuple(one for part in several for one in part.keep),
        cut_after=tuple(one for part in several for one in part.cut_after),
        byline=next((part.byline for part in several if part.byline), ""),
        captions=next((part.captions for part in several if part.captions), ""),
        machine_summary=next((p.machine_summary for p in several if p.machine_summary), ""),
    )


def fingerprint(knowledge: Knowledge) -> str:
    """Hash what overrides mean, wherever they stand and whyever: 16 hexadecimal digits, empty where there are none."""
    levels = (_bare(knowledge.of_document), _bare(knowledge.of_source))
    if levels == (Overrides(), Overrides()):
        return ""
    return hashlib.blake2b(msgspec.json.encode(levels), digest_size=8).hexdigest()


def patterns(overrides: Overrides) -> Iterator[Pattern]:
    """Give every pattern of overrides."""
    yield from (*overrides.keep, *overrides.drop, *overrides.cut_after)


def _means(key: str, path: str) -> bool:
    """Tell whether a path, of the extract or of its article, with or without its ending, means an extract."""
    wanted = key.removeprefix("content/")
    inner = path.removeprefix("extracts/")
    stem = inner.rpartition(".")[0]
    return wanted in (
        path,
        inner,
        stem,
        f"extracts/{stem}",
        f"articles/{stem}",
        f"articles/{stem}.md",
    )


def _bare(overrides: Overrides) -> Overrides:
    replace = msgspec.structs.replace
    return replace(
        overrides,
        **{
            name: tuple(replace(one, why="", where="") for one in getattr(overrides, name))
            for name in ("drop", "keep", "cut_after")
        },
    )


def _matches(wanted: str, path: str, name: str, url: str) -> bool:
    if wanted.endswith("/"):
        return f"{path.removeprefix('content/')}".startswith(wanted.removeprefix("content/"))
    if _folded(name) and _folded(name) == _folded(wanted):
        return True
    host = _host(url)
    own = _host(wanted) if _WEB.match(wanted) else wanted.casefold().removeprefix("www.")
    return bool(host) and (host == own or ("." in own and host.endswith("." + own)))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").casefold().removeprefix("www.")
    except ValueError:
        return ""


def _folded(name: str) -> str:
    """Fold a name, so that a key such as ``example-business-daily`` is one too."""
    return " ".join(re.sub(r"[\W_]+", " ", name).casefold().split())
