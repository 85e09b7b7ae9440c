"""What an extract says twice: the headline, a standfirst, a caption, a pull quote."""

from __future__ import annotations

from digest.clean.rule import Finding, rule
from digest.clean.sheet import Sheet


@rule("repeat", "R28", "harvest", spine=True)
def repeat(sheet: Sheet, i: int) -> Finding | None:
    """Keep one instance of headline, standfirst, caption or pull quote; drop the copies.

    What: the headline again, a copy of an earlier block, or a block whose words a paragraph holds already.
    Why: pages show such lines two to four times.
    Removes: Brewer doubles its profit in a dry year
    Keeps: Brewer doubles its wages in a dry year
    """
    f = sheet.features[i]
    if f.block.kind in ("row", "code"):
        return None
    if sheet.title_words and f.flat == sheet.title_words:
        return Finding("E10", "the headline", "meta")
    if f.weight < 40 or not f.stems:
        return None
    first = sheet.firsts.get(f.flat, i)
    if first != i and (f.weight >= 80 or not f.bullet):
        return Finding("E10", f"copy of line {sheet.blocks[first].first}")
    if (
        not sheet.is_spine(i)
        and not (f.block.main and f.block.kind == "heading")
        and f.weight <= 320
        and sheet.tie(i) == 1.0
        and len(f.tokens) >= 7
        and not f.bullet
    ):
        holder = sheet.holder(i)
        if holder >= 0:
            return Finding("E10", f"its words stand in line {sheet.blocks[holder].first}")
    return None
