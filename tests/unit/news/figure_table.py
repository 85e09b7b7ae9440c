"""Reads the table of sentences with their figures, and tells how many are found: precision and recall.

Run as a program it prints them, and every sentence that is read otherwise.
"""

import sys
from pathlib import Path
from typing import NamedTuple

from digest.model.news import Paragraph
from digest.news.figures import figures

TABLE = Path(__file__).parent / "tables" / "figures.txt"
UNSEEN = TABLE.with_name("figures_unseen.txt")


class Case(NamedTuple):
    language: str
    sentence: str
    wanted: frozenset[tuple[str, str, str]]


class Score(NamedTuple):
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.wanted


def cases(path: Path = TABLE) -> list[Case]:
    found, language = [], ""
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("#")]
    for block in "\n".join(lines).strip().split("\n\n"):
        rows = block.split("\n")
        if rows[0].startswith("["):
            language = rows.pop(0).strip("[]")
        if rows:
            wanted = [row.removeprefix("= ").split(" | ") for row in rows[1:]]
            triples = frozenset(
                (a, b.replace("-", ""), "" if c == "-" else c) for a, b, c in wanted
            )
            found.append(Case(language, rows[0], triples))
    return found


def read(case: Case) -> frozenset[tuple[str, str, str]]:
    found = figures([Paragraph("p-1", case.sentence)], "", case.language)
    return frozenset((one.text, one.direction, one.label) for one in found)


def score(columns: tuple[int, ...], path: Path = TABLE) -> Score:
    """Count the figures that agree in the columns: 0 what is printed, 1 the direction, 2 the label."""
    right = found = wanted = 0
    for case in cases(path):
        mine = {tuple(row[c] for c in columns) for row in read(case)}
        theirs = {tuple(row[c] for c in columns) for row in case.wanted}
        right, found, wanted = right + len(mine & theirs), found + len(mine), wanted + len(theirs)
    return Score(right, found, wanted)


def told(columns: tuple[int, ...], path: Path = TABLE) -> Score:
    """Count only figures that say something in the last column."""
    right = found = wanted = 0
    for case in cases(path):
        mine = {tuple(row[c] for c in columns) for row in read(case) if row[columns[-1]]}
        theirs = {tuple(row[c] for c in columns) for row in case.wanted if row[columns[-1]]}
        right, found, wanted = right + len(mine & theirs), found + len(mine), wanted + len(theirs)
    return Score(right, found, wanted)


def print_table(path: Path) -> None:
    sys.stdout.write(f"{path.name}: {len(cases(path))} sentences\n")
    for name, one in (
        ("figures", score((0,), path)),
        ("directions", told((0, 1), path)),
        ("labels", told((0, 2), path)),
        ("all", score((0, 1, 2), path)),
    ):
        sys.stdout.write(f"  {name}: precision {one.precision:.3f}, recall {one.recall:.3f}\n")
    for case in cases(path):
        mine = read(case)
        if mine != case.wanted:
            sys.stdout.write(f"  {case.sentence}\n")
            for row in sorted(case.wanted - mine):
                sys.stdout.write(f"     wanted {row}\n")
            for row in sorted(mine - case.wanted):
                sys.stdout.write(f"     found  {row}\n")


if __name__ == "__main__":
    for table in (TABLE, UNSEEN):
        print_table(table)
