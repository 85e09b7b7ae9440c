"""The elements of a page that begin and end blocks, each with the words its author named it by."""

from __future__ import annotations

import re

_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORDS = re.compile(r"[a-z]{2,}")


class Markup:
    """An element that blocks stand in: its number in the page, its tag, its depth, and the one around it.

    ``path`` tells elements of one kind: tags and first classes from the outside in. The outermost
    one stands for the page: it has no tag and no parent. ``chain`` goes from this element outwards.
    """

    __slots__ = ("chain", "depth", "names", "number", "parent", "path", "tag")

    def __init__(self, number: int, tag: str, names: str, parent: Markup | None) -> None:
        self.number = number
        self.tag = tag
        self.names = names
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.chain: tuple[Markup, ...] = (
            (self, *parent.chain) if parent is not None and parent.tag else (self,)
        )
        kind = f"{tag}.{names.partition(' ')[0]}" if names else tag
        self.path: str = f"{parent.path}/{kind}" if parent else ""

    def words(self) -> list[str]:
        """Return the words of the element's class, id, role and the like: humps and hyphens part words."""
        return _WORDS.findall(_HUMPS.sub(" ", self.names).lower()) if self.names else []
