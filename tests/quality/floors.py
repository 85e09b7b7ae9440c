"""What the corpus must reach, which only rises: python tests/quality/floors.py [--pin]

Without an option: the figures beside their floors, and the extracts that cost them. With --pin the floors rise to the
figures; where a figure of the extracts pinned before is below its floor nothing is written, so floors sink only where
a new extract is harder than the others. Who must lower one edits floors.toml and says why.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import corpus

FLOORS = Path(__file__).with_name("floors.toml")
HEAD = "# Shares that the extracts with a gold text must reach. Raised by: python tests/quality/floors.py --pin\n"
DIGITS = 4

Table = Mapping[str, Mapping[str, float]]


class Floors(NamedTuple):
    """The extracts that were measured when the floors were pinned, and what they must reach by group."""

    extracts: Sequence[str]
    table: Table

    def pinned(self, results: Sequence[corpus.Result]) -> list[corpus.Result]:
        """Leave out results of extracts that the floors know nothing of."""
        return [one for one in results if one.name in self.extracts]


def read(path: Path = FLOORS) -> Floors:
    """Read the floors; none where nothing was pinned yet."""
    known = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    return Floors(known.pop("extracts", []), known)


def below(results: Sequence[corpus.Result], floors: Floors) -> list[tuple[str, str]]:
    """Name the group and figure of every figure that is below its floor, or is no longer measured."""
    found = corpus.table(floors.pinned(results))
    return [
        (group, figure)
        for group, row in floors.table.items()
        for figure, floor in row.items()
        if rounded(found.get(group, {}).get(figure, 0.0)) < floor
    ]


def rounded(value: float) -> float:
    """Cut a figure to four digits, never upwards."""
    return math.floor(value * 10**DIGITS + 1e-9) / 10**DIGITS


def complaint(results: Sequence[corpus.Result], floors: Floors) -> str:
    """Say of each figure below its floor how far, and which extracts cost it; empty if none is."""
    lines = []
    for group, figure in below(results, floors):
        those = [one for one in floors.pinned(results) if group in ("all", one.group)]
        value = corpus.figures(those).get(figure, 0.0)
        lines.append(
            f"{group} {figure}: {rounded(value):.4f}, floor {floors.table[group][figure]:.4f}"
        )
        lines += [f"    {name}" for name in corpus.worst(those, figure)[:5]]
    return "\n".join(lines)


def pin(results: Sequence[corpus.Result], path: Path = FLOORS) -> None:
    """Raise the floors to the figures of all results; raises ValueError where that would lower one."""
    if lower := complaint(results, read(path)):
        raise ValueError(lower)
    parts = [HEAD, "extracts = [\n", *(f'  "{one.name}",\n' for one in results), "]\n"]
    for group, row in corpus.table(results).items():
        parts += [f"\n[{group}]\n", *(f"{key} = {rounded(row[key]):.4f}\n" for key in row)]
    path.write_text("".join(parts), "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, or pin them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    options = parser.parse_args(arguments)
    results = [corpus.measure(name) for name in corpus.names()]
    if options.pin:
        try:
            pin(results)
        except ValueError as error:
            sys.stderr.write(f"below the floor, nothing is pinned:\n{error}\n")
            return 1
    floors = read()
    for group, row in corpus.table(results).items():
        for figure, value in row.items():
            floor = floors.table.get(group, {}).get(figure, 0.0)
            sys.stdout.write(f"{group:8} {figure:14} {value:.4f}  floor {floor:.4f}\n")
    for figure in (*corpus.WORDS, *corpus.RECORD):
        named = corpus.worst(results, figure)
        sys.stdout.write(f"{figure}: {', '.join(named) or 'all right'}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
