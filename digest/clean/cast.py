"""The people who speak in a transcript, as it lists them before its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from digest.clean import phrases
from digest.clean.features import Features
from digest.clean.sheet import Sheet

FEWEST = 2
_ROLE = re.compile(r"\s[-–—]+\s(?=\w)")


def listed(sheet: Sheet) -> AbstractSet[int]:
    """Find those who speak below, listed with what they are, the labels above them, and the first to speak."""
    heads = [i for i in range(sheet.spine.first) if _ROLE.search(sheet.features[i].text)]
    if len(heads) < FEWEST:
        return frozenset()
    speakers = {f.flat for f in sheet.features[sheet.spine.first :] if f.named}
    known = {i for i in heads if _name(sheet.features[i]) in speakers}
    if len(known) < FEWEST:
        return frozenset()
    people = {i for i in heads if not known.isdisjoint(range(i - 2, i + 3))}
    labels = {i - 1 for i in people if i and i - 1 not in people}
    labels -= {i for i in labels if sheet.features[i].final}
    first = sheet.spine.first - 1
    return people | labels | ({first} if sheet.features[first].flat in speakers else set())


def _name(f: Features) -> str:
    """Return the folded name that stands before a dash and a role."""
    return " ".join(phrases.words(phrases.fold(_ROLE.split(f.text, maxsplit=1)[0])))
