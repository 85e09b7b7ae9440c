"""The known name that a mistyped one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], likeness: float = 0.65) -> str:
    """Give the name of ``known`` that is nearest to ``name``, or "" where none is near.

    Case and the choice between "-" and "_" do not count; ``likeness`` is from 0 to 1, which is the same name.
    """
    from difflib import get_close_matches  # costs milliseconds and is needed for mistakes only

    folded = {_fold(other): other for other in sorted(known, reverse=True)}
    found = get_close_matches(_fold(name), sorted(folded), n=1, cutoff=likeness)
    return folded[found[0]] if found else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Give the hint for an unknown ``name``: the nearest known one, or else all of them."""
    names = sorted(known)
    found = nearest(name, names)
    return f'did you mean "{found}"?' if found else f"known: {', '.join(names)}"


def _fold(name: str) -> str:
    return name.casefold().replace("-", "_")
