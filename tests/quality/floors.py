"""What the corpus must reach, which only rises: python tests/quality/floors.py [--pin]

Without an option: the figures beside their floors, and the extracts that cost them. With --pin the floors rise to the
figures; where a figure is below its floor nothing is written. Who must lower one edits floors.toml and says why.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import corpus

FLOORS = Path(__file__).with_name("floors.toml")
HEAD = "# Shares that the extracts with a gold text must reach. Raised by: python tests/quality/floors.py --pin\n"
DIGITS = 4

Table = Mapping[str, Mapping[str, float]]


def read(path: Path = FLOORS) -> Table:
    """Read the floors; none where nothing was pinned yet."""
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def below(found: Table, floors: Table) -> list[tuple[str, str]]:
    """Name the group and figure of every figure that is below its floor, or is no longer measured."""
    return [
        (group, figure)
        for group, row in floors.items()
        for figure, floor in row.items()
        if rounded(found.get(group, {}).get(figure, 0.0)) < floor
    ]


def rounded(value: float) -> float:
    """Cut a figure to four digits, never upwards."""
    return math.floor(value * 10**DIGITS + 1e-9) / 10**DIGITS


def complaint(results: Sequence[corpus.Result], found: Table, floors: Table) -> str:
    """Say of each figure below its floor how far, and which extracts cost it; empty if none is."""
    lines = []
    for group, figure in below(found, floors):
        those = [one for one in results if group in ("all", one.group)]
        value = found.get(group, {}).get(figure, 0.0)
        lines.append(f"{group} {figure}: {rounded(value):.4f}, floor {floors[group][figure]:.4f}")
        lines += [f"    {name}" for name in corpus.worst(those, figure)[:5]]
    return "\n".join(lines)


def pin(found: Table, path: Path = FLOORS) -> None:
    """Raise the floors to the figures; raises ValueError where that would lower one."""
    floors = read(path)
    if lower := below(found, floors):
        raise ValueError("below the floor: " + ", ".join(map(" ".join, lower)))
    parts = [HEAD]
    for group, row in found.items():
        parts += [
            f"\n[{group}]\n",
            *(f"{name} = {rounded(value):.4f}\n" for name, value in row.items()),
        ]
    path.write_text("".join(parts), "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, or pin them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    options = parser.parse_args(arguments)
    results = [corpus.measure(name) for name in corpus.names()]
    found, floors = corpus.table(results), read()
    if options.pin:
        try:
            pin(found)
        except ValueError as error:
            sys.stderr.write(f"{error}\n{complaint(results, found, floors)}\n")
            return 1
    for group, row in found.items():
        for figure, value in row.items():
            floor = floors.get(group, {}).get(figure, 0.0)
            sys.stdout.write(f"{group:8} {figure:14} {value:.4f}  floor {floor:.4f}\n")
    for figure in (*corpus.WORDS, *corpus.RECORD):
        named = corpus.worst(results, figure)
        sys.stdout.write(f"{figure}: {', '.join(named) or 'all right'}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
