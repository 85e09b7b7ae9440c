"""Extracts for the tests of the cleaner, in our own prose."""

from collections.abc import Sequence
from typing import Any

from digest.model.extract import Block, Extract, Metadata
from digest.model.knowledge import Knowledge, LineRecord
from digest.text.folding import fold

STORY = (
    (
        "The port of Lamu handled a third more cargo in the first half of the year, the harbour "
        "authority said on Monday, as new cranes went to work and two shipping lines moved "
        "their feeder services there."
    ),
    (
        "Containers bound for South Sudan and Ethiopia made up most of the growth. A year ago "
        "the port had lost much of that traffic to Mombasa, where ships wait less than a day "
        "for a berth."
    ),
    (
        "“We have the depth and the cranes, what we still need is the road,” said Amina Wekesa, "
        "who runs the terminal for the harbour authority and joined it from a Dutch operator."
    ),
    (
        "Work on the road to the Ethiopian border stopped in May when the contractor ran out of "
        "bitumen. The government has promised 40 billion shillings for it, and lenders want a "
        "toll in return."
    ),
    (
        "Traders in Isiolo told the authority that lorries take four days for a trip that "
        "should take one, and that the cost of tyres eats what they save in harbour fees."
    ),
    (
        "The authority expects cargo to grow by another tenth before December if the rains end "
        "on time and the second crane of the northern quay is repaired as planned."
    ),
)


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """Make one block of every line that is not blank."""
    made: list[Block] = []
    blank = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            blank += 1
            continue
        text, hints = _hints(line.strip())
        made.append(Block(len(made) + 1, number, number, text, blanks_before=blank, **hints))
        blank = 0
    return tuple(made)


def _hints(line: str) -> tuple[str, dict[str, Any]]:
    """Read the hint of a markup before a line: ``<caption>``, ``<outside>`` the main content, a quotation there."""
    if line.startswith("<caption>"):
        return line.removeprefix("<caption>"), {"kind": "caption"}
    if line.startswith("<outside quote>"):
        return line.removeprefix("<outside quote>"), {"kind": "quote", "main": False}
    if line.startswith("<outside>"):
        return line.removeprefix("<outside>"), {"main": False}
    return line, {}


def extract(lines: Sequence[str], **metadata: str) -> Extract:
    """Make an extract of lines of text."""
    return Extract(
        path="extracts/x.txt", format="text", blocks=blocks(lines), metadata=Metadata(**metadata)
    )


def remembered(metadata: dict[str, str]) -> tuple[dict[str, str], Knowledge]:
    """Take out of a fixture's metadata what memory knows of the source.

    ``memory: 9`` gives the number of its articles, ``tail 7: A line / another`` what stood at the end of seven.
    """
    rest = dict(metadata)
    articles = int(rest.pop("memory", "0"))
    lines: dict[str, LineRecord] = {}
    for key in [key for key in rest if key.split()[0] in ("head", "inside", "tail")]:
        place, number, *sources = key.split()
        for line in rest.pop(key).split(" / "):
            lines[fold(line)] = seen(int(number), place, int(sources[0]) if sources else 1)
    return rest, Knowledge(articles=articles, lines=lines)


def seen(articles: int, place: str, sources: int = 1) -> LineRecord:
    """Make the record of a line that always stood at one place."""
    return LineRecord(articles=articles, sources=sources, **{place: articles})
